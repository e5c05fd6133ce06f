import Model
import Screen

/// One line of an initiative's card.
enum CardLine: Sendable, Hashable {
  case heading(String)
  case text(String, indent: Int)
  /// How many use it, in words.
  case adopted(String, indent: Int)
  /// By its place on the factsheet.
  case fact(Int, String, indent: Int)
  /// A status with the number of municipalities that have it, as a share of the eligible ones.
  case count(RolloutStatus, number: Int, share: Double)
  /// A province and how many of its municipalities use the initiative, as a share; nil while nothing is known.
  case province(String, share: Double?)
}

/// One initiative: coverage, and how many municipalities stand where; its factsheet too where that has no room beside it.
package enum InitiativePane: Pane {
  package typealias Input = InitiativeCard

  package static let id = PaneID("initiative", Phrase("Initiatief", "Initiative"))

  package static func input(_ state: State) -> Input { InitiativeCard(state) }

  /// The lines that it goes through.
  package static func rows(_ input: Input) -> [Int] { Array(input.lines.indices) }

  /// Beneath a rule, without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func subject(of row: Int?, _ state: State) -> Subject? { state.openInitiative }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    let id = state.place.subject ?? ""
    switch input(state).line(row) {
    case .count(let status, let number, _) where number > 0:
      return .goes(showMunicipalities("\(id)=\(status.rawValue)", &state))
    case .province(let name, let share?) where share > 0:
      let province = LagRow.Kind.province(name).filter(state.language)
      return .goes(showMunicipalities("\(province) \(id)=G|B", &state))
    case .adopted: return .goes(showMunicipalities("\(id)=G|B", &state))
    case .count, .province:
      return .refused(Phrase("Hier hoort geen enkele gemeente bij.", "No municipality stands behind this."))
    default:
      return .refused(
        Phrase(
          "Kies een status of een provincie (↑↓): \(keyOf("open")) toont de gemeenten daarvan.",
          "Choose a status or a province (↑↓): \(keyOf("open")) shows its municipalities."))
    }
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    let all = state.initiativeCardFigures(state.place.subject ?? "")
    switch row.flatMap(input(state).line) {
    case .count(let status, _, _): return all.filter { $0.name == status.name }
    case .province(let name, _):
      return state.lagFigures(of: state.data.lag.provinces.first { $0.kind == .province(name) })
    case .fact(let index, _, _): return all.suffix(input(state).facts.count).dropFirst(index).prefix(1).map { $0 }
    default: return all
    }
  }

  package static func hints(_ state: State) -> [String] {
    ["up", "open", "source"] + (state.room.tour(state).count > 1 ? ["next-pane"] : [])
      + ["back", "help", "command-line"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    guard let column = seen.input.column else { return }
    painter.drawCardLines(seen, seen.input.data.programme.initiatives[column].name, seen.input.lines)
  }

  package static func read(_ row: Int, _ state: State) -> Reading {
    let voice = state.voice
    switch input(state).line(row) {
    case nil: return Reading("")
    case .heading(let text), .text(let text, _), .fact(_, let text, _), .adopted(let text, _): return Reading(text)
    case .count(let status, let number, let share):
      return Reading("\(voice.say(status.name)): \(voice.municipalities(number)), \(percentWords(share))")
    case .province(let name, let share): return Reading("\(name): \(share.map { percentWords($0) } ?? "–")")
    }
  }
}

/// What the factsheet says of an initiative, beside its coverage.
package enum FactsheetPane: Pane {
  package typealias Input = InitiativeCard

  package static let id = PaneID("factsheet", Phrase("Factsheet", "Factsheet"))

  package static func input(_ state: State) -> Input { InitiativeCard(state) }

  package static func rows(_ input: Input) -> [Int] { Array(input.factLines.indices) }

  /// Beneath a rule, without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func subject(of row: Int?, _ state: State) -> Subject? { state.openInitiative }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    .refused(
      Phrase(
        "De factsheet is tekst; \(keyOf("source")) toont waar een regel vandaan komt.",
        "The factsheet is text; \(keyOf("source")) shows where a line comes from."))
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    let (card, all) = (input(state), state.initiativeCardFigures(state.place.subject ?? ""))
    let facts = all.suffix(card.facts.count)
    guard let row, card.factLines.indices.contains(row), case .fact(let index, _, _) = card.factLines[row] else {
      return facts.isEmpty ? all : Array(facts)
    }
    return Array(facts.dropFirst(index).prefix(1))
  }

  package static func hints(_ state: State) -> [String] { ["up", "source", "next-pane", "zoom", "back", "help"] }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    painter.drawCardLines(seen, id.title, seen.input.factLines)
  }

  package static func read(_ row: Int, _ state: State) -> Reading {
    let lines = input(state).factLines
    guard lines.indices.contains(row), case .fact(_, let text, _) = lines[row] else { return Reading("") }
    return Reading(text)
  }
}

extension State {
  /// The initiative whose card is open.
  fileprivate var openInitiative: Subject? {
    place.subject.flatMap { programme.column(of: $0) }.map { .initiative(column: $0) }
  }
}

/// What an initiative's card says.
package struct InitiativeCard: Sendable, Equatable {
  var data: State.Data
  /// In the programme.
  var column: Int?
  /// Of the screen; at `spoken` no line is broken: what is said has none.
  var width: Int
  /// In which it is written.
  var language: Language

  init(_ state: State) {
    data = state.data
    column = state.place.subject.flatMap { state.programme.column(of: $0) }
    width = state.session.isLinear ? InitiativeCard.spoken : state.size.width
    language = state.language
  }

  /// The line at a row of the card.
  fileprivate func line(_ row: Int) -> CardLine? { lines.indices.contains(row) ? lines[row] : nil }

  /// From this width coverage and factsheet stand side by side.
  static func hasTwoPanes(_ width: Int) -> Bool { width >= 130 && width < spoken }
  private var hasTwoPanes: Bool { Self.hasTwoPanes(width) }
  private static let spoken = 10_000
  private var programme: Programme { data.programme }

  /// What it states, in its order.
  fileprivate var facts: [Fact] { column.map { programme.initiatives[$0].facts } ?? [] }

  /// The lines of its own pane.
  fileprivate var lines: [CardLine] {
    guard let column else { return [] }
    let head = headLines(column)
    if hasTwoPanes { return head + [.text("", indent: 0)] + provinceLines(column) }
    let facts = [.heading(FactsheetPane.id.title[language])] + factLines
    if width == Self.spoken { return (head + facts + provinceLines(column)).filter { $0 != .text("", indent: 0) } }
    return head + [.text("", indent: 0)] + facts + [.text("", indent: 0)] + provinceLines(column)
  }

  private func headLines(_ column: Int) -> [CardLine] {
    let initiative = programme.initiatives[column]
    guard !programme.isPartial else { return [.text(language == .dutch ? "laden…" : "loading…", indent: 0)] }
    let cover = data.coverage[column]
    func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    let track =
      initiative.track.map { say("spoor \($0)", "track \($0)") } ?? say("spoor: niet vermeld", "track: not stated")
    let room = (hasTwoPanes ? width / 2 : width) - 6
    func text(_ words: String, indent: Int) -> [CardLine] {
      wrapped(words, width: room).enumerated().map { .text($1, indent: $0 == 0 ? indent : indent + 1) }
    }
    var lines = text(
      say("Fase ", "Phase ") + initiative.phase.name[language] + " · \(track) · "
        + say("gebondenheid: ", "binding: ") + initiative.binding.name[language], indent: 0)
    lines += [.text("", indent: 0), .heading(say("Dekking", "Coverage"))]
    let (used, all) = (ofAll(cover.adopted, cover.eligible), grouped(cover.eligible, language))
    guard cover.isReported, cover.eligible > 0 else {
      lines += text(
        cover.isReported
          ? say("geen enkele gemeente telt mee", "no municipality counts")
          : say(
            "nog niets gemeld: geen status bekend van \(all) gemeenten",
            "nothing reported yet: no status known for \(all) municipalities"), indent: 1)
      return lines
    }
    lines += text(
      say(
        "in gebruik of geborgd: \(used.dutch) gemeenten, \(oneDecimal(cover.byMunicipalities)); hun inwoners: \(oneDecimal(cover.byInhabitants))",
        "in use or embedded: \(used.english) municipalities, \(oneDecimal(cover.byMunicipalities)); their inhabitants: \(oneDecimal(cover.byInhabitants))"
      ), indent: 1
    ).map { if case .text(let text, let indent) = $0 { .adopted(text, indent: indent) } else { $0 } }
    lines += text(
      say(
        "bindend deelnemend: \(cover.committed) · uitgezonderd (buiten de noemer): \(cover.exempt)",
        "committed: \(cover.committed) · exempt (outside the denominator): \(cover.exempt)"), indent: 1)
    lines += [.text("", indent: 0), .heading(say("Per status", "By status"))]
    for status in RolloutStatus.choices {
      let number = cover.byStatus[status] ?? 0
      lines.append(.count(status, number: number, share: Double(number) / Double(cover.eligible)))
    }
    if programme.isSample {
      lines += [.text("", indent: 0)]
      lines += text(say("Statussen zijn voorbeeldgegevens.", "Statuses are sample data."), indent: 0)
    }
    return lines
  }

  private func provinceLines(_ column: Int) -> [CardLine] {
    let title =
      language == .dutch
      ? "Per provincie: gemeenten met het initiatief in gebruik, laagste eerst"
      : "By province: municipalities that use it, lowest first"
    let isReported = data.coverage[column].isReported
    let rows = data.lag.provinces.compactMap { row -> (String, Double?)? in
      guard case .province(let name) = row.kind else { return nil }
      return (name, isReported ? row.shares[column].share : nil)
    }
    return [.heading(title)]
      + rows.sorted { ($0.1 ?? -1, $0.0) < ($1.1 ?? -1, $1.0) }.map { .province($0.0, share: $0.1) }
  }

  /// What the factsheet states, and what its references mean.
  fileprivate var factLines: [CardLine] {
    guard column != nil else { return [] }
    func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    let room = max(10, (hasTwoPanes ? width / 2 : width) - 8)
    let stated = facts.enumerated().flatMap { number, fact in
      let place = fact.section + (fact.line.map { " \($0)" } ?? "")
      let text = "\(fact.question.name[language]): \(fact.text[language]) [\(place)]"
      return wrapped(text, width: room).enumerated().map { CardLine.fact(number, $1, indent: $0 == 0 ? 1 : 3) }
    }
    let source = say(
      "[A-F 248]: paragraaf en regel van het BALV-voorstel van 30 november 2016 waar het op rust (A-F is de bijlage met factsheets); de tekst is in eigen woorden.",
      "[A-F 248]: section and line of the BALV proposal of 30 November 2016 on which it rests (A-F is the annex with the factsheets); the text is in our own words."
    )
    return stated + [.text("", indent: 0)] + wrapped(source, width: room).map { .text($0, indent: 1) }
  }

  private func oneDecimal(_ share: Double?) -> String {
    guard let share else { return "–" }
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10)" + (language == .dutch ? "," : ".") + "\(tenths % 10)" + language.percent
  }
}

extension Painter {
  fileprivate mutating func drawCardLines<P: Pane>(_ seen: Seen<P>, _ title: Phrase, _ lines: [CardLine]) {
    drawRule(seen.rect, title[language], info: seen.range(language), focused: seen.isFocused)
    let inner = seen.inner
    for (index, _) in seen.shown where lines.indices.contains(index) {
      let y = inner.y + index - seen.top
      let isLit = seen.isFocused && index == seen.cursor
      markRow(P.id, index, Rect(x: inner.x, y: y, width: inner.width, height: 1))
      if isLit { drawGround(true, inner.x, y, width: inner.width) }
      drawCardLine(lines[index], at: inner.x + 1, y, width: inner.width - 2, isLit: isLit)
    }
  }

  private mutating func drawCardLine(_ line: CardLine, at x: Int, _ y: Int, width: Int, isLit: Bool) {
    func ink(_ role: Role) -> Role { isLit ? .tableCursor : role }
    switch line {
    case .heading(let text): write(text, x, y, ink(.title), width: width)
    case .text(let text, let indent), .fact(_, let text, let indent), .adopted(let text, let indent):
      write(text, x + indent, y, ink(.text), width: width - indent)
    case .count(let status, let number, let share):
      let glyph = isASCII ? status.rawValue : "\(status.glyph) \(status.rawValue)"
      canvas.write(
        "\(glyph) \(status.name[language])", x: x + 1, y: y, style: isLit ? theme[.tableCursor] : statusStyle(status),
        width: 24)
      write(grouped(number, language), x + 26, y, ink(.table), width: 6, align: .right)
      drawShare(share, at: x, y, width: width, on: ink(.table), as: statusStyle(status))
    case .province(let name, let share):
      write(name, x + 1, y, ink(.table), width: 24)
      drawShare(share, at: x, y, width: width, on: ink(.table))
    }
  }

  private mutating func drawShare(
    _ share: Double?, at x: Int, _ y: Int, width: Int, on role: Role, as own: Style? = nil
  ) {
    let barWidth = min(60, width - 42)
    guard barWidth > 4 else { return }
    if let share { drawBar(share, x + 34, y, width: barWidth, on: role, as: own ?? theme[.barFull]) }
    write(
      share.map { percent($0) } ?? "–", x + 35 + barWidth, y, role == .tableCursor ? role : .textDim, width: 5,
      align: .right)
  }

  /// A share as a bar on the ground of its row.
  mutating func drawBar(_ share: Double, _ x: Int, _ y: Int, width: Int, on role: Role, as own: Style) {
    let bar = Bar.cells(share, width: width, ascii: isASCII)
    canvas.write(bar.full, x: x, y: y, style: own.over(theme[role]))
    canvas.write(bar.rest, x: x + TextWidth.of(bar.full), y: y, style: theme[.barRest].over(theme[role]))
  }
}
