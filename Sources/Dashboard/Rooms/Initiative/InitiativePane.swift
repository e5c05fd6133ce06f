import Model
import Screen

/// One line of an initiative's card.
enum CardLine: Sendable, Hashable {
  case heading(String)
  case text(String, indent: Int)
  /// A status with the number of municipalities that have it, as a share of the eligible ones.
  case count(RolloutStatus, number: Int, share: Double)
  /// A province and how many of its municipalities use the initiative, as a share.
  case province(String, share: Double)
}

/// One initiative: coverage, how many municipalities stand where, and its factsheet.
package enum InitiativePane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// In the programme.
    var column: Int?
    /// The width that its lines are broken to.
    var width: Int
    /// In which they are.
    var language: Language
  }

  package static let id = PaneID("initiative", Phrase("Initiatief", "Initiative"))

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, column: state.place.subject.flatMap { state.programme.column(of: $0) },
      width: state.session.isLinear ? Input.spoken : state.size.width, language: state.language)
  }

  /// The lines that it goes through, those of its first column.
  package static func rows(_ input: Input) -> [Int] { Array(0..<(input.columns.map(\.count).max() ?? 0)) }

  /// Beneath a rule, without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func subject(of row: Int?, _ state: State) -> Subject? {
    state.place.subject.flatMap { state.programme.column(of: $0) }.map { .initiative(column: $0) }
  }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    let lines = input(state).columns.first ?? []
    let id = state.place.subject ?? ""
    switch lines.indices.contains(row) ? lines[row] : nil {
    case .count(let status, let number, _) where number > 0:
      return .goes(showMunicipalities("\(id)=\(status.rawValue)", &state))
    case .province(let name, _):
      let province = LagRow.Kind.province(name).filter(state.language)
      return .goes(showMunicipalities("\(province) \(id)=G|B", &state))
    default:
      return .refused(
        Phrase(
          "Kies een status of een provincie (↑↓): \(keyOf("open")) toont de gemeenten erachter.",
          "Choose a status or a province (↑↓): \(keyOf("open")) shows the municipalities behind it."))
    }
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    state.initiativeCardFigures(state.place.subject ?? "")
  }

  package static func hints(_ state: State) -> [String] { ["up", "open", "source", "back", "help", "command-line"] }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawInitiative(seen) }
}

extension InitiativePane.Input {
  /// From this width status and factsheet stand side by side.
  private var hasTwoColumns: Bool { width >= 130 && width < Self.spoken }
  /// A width at which no line is broken: what is said has none.
  fileprivate static let spoken = 10_000
  private var programme: Programme { data.programme }

  /// The columns of the card, each its lines.
  fileprivate var columns: [[CardLine]] {
    guard let column else { return [] }
    let head = headLines(column)
    let facts = factLines(column, width: (hasTwoColumns ? width / 2 : width) - 8)
    if width == Self.spoken { return [(head + facts + provinceLines(column)).filter { $0 != .text("", indent: 0) }] }
    let provinces = [.text("", indent: 0)] + provinceLines(column)
    return hasTwoColumns ? [head + provinces, facts] : [head + [.text("", indent: 0)] + facts + provinces]
  }

  private func headLines(_ column: Int) -> [CardLine] {
    let initiative = programme.initiatives[column]
    guard !programme.isPartial else { return [.text(language == .dutch ? "laden…" : "loading…", indent: 0)] }
    let cover = data.coverage[column]
    func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    let track =
      initiative.track.map { say("spoor \($0)", "track \($0)") } ?? say("spoor: niet vermeld", "track: not stated")
    let room = (hasTwoColumns ? width / 2 : width) - 6
    func text(_ words: String, indent: Int) -> [CardLine] {
      wrapped(words, width: room).enumerated().map { .text($1, indent: $0 == 0 ? indent : indent + 1) }
    }
    var lines = text(
      say("Fase ", "Phase ") + initiative.phase.name[language] + " · \(track) · "
        + say("gebondenheid: ", "binding: ") + initiative.binding.name[language], indent: 0)
    lines += [.text("", indent: 0), .heading(say("Dekking", "Coverage"))]
    lines += text(
      say(
        "in gebruik of geborgd: \(cover.adopted) van \(cover.eligible) gemeenten, \(oneDecimal(cover.byMunicipalities)); hun inwoners: \(oneDecimal(cover.byInhabitants))",
        "in use or embedded: \(cover.adopted) of \(cover.eligible) municipalities, \(oneDecimal(cover.byMunicipalities)); their inhabitants: \(oneDecimal(cover.byInhabitants))"
      ), indent: 1)
    lines += text(
      say(
        "bindend deelnemend: \(cover.committed) · uitgezonderd (buiten de noemer): \(cover.exempt)",
        "committed: \(cover.committed) · exempt (outside the denominator): \(cover.exempt)"), indent: 1)
    lines += [.text("", indent: 0), .heading(say("Per status", "By status"))]
    for status in RolloutStatus.choices {
      let number = cover.byStatus[status] ?? 0
      lines.append(
        .count(status, number: number, share: cover.eligible == 0 ? 0 : Double(number) / Double(cover.eligible)))
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
    let rows = data.lag.provinces.compactMap { row -> (String, Double)? in
      guard case .province(let name) = row.kind, let share = row.shares[column].share else { return nil }
      return (name, share)
    }
    return [.heading(title)]
      + rows.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { .province($0.0, share: $0.1) }
  }

  private func factLines(_ column: Int, width: Int) -> [CardLine] {
    func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    var lines: [CardLine] = [.heading(say("Factsheet", "Factsheet"))]
    for fact in programme.initiatives[column].facts {
      let place = fact.section + (fact.line.map { " \($0)" } ?? "")
      let text = "\(fact.question.name[language]): \(fact.text[language]) [\(place)]"
      for (index, line) in wrapped(text, width: max(10, width)).enumerated() {
        lines.append(.text(line, indent: index == 0 ? 1 : 3))
      }
    }
    lines.append(.text("", indent: 0))
    let source = say(
      "[A-F 248]: paragraaf en regel van het BALV-voorstel van 30 november 2016 waar het op rust (A-F is de bijlage met factsheets); de tekst is in eigen woorden.",
      "[A-F 248]: section and line of the BALV proposal of 30 November 2016 that it rests on (A-F is the annex of factsheets); the text is in our own words."
    )
    return lines + wrapped(source, width: max(10, width)).map { .text($0, indent: 1) }
  }

  private func oneDecimal(_ share: Double?) -> String {
    guard let share else { return "–" }
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10)" + (language == .dutch ? "," : ".") + "\(tenths % 10) %"
  }
}

extension Painter {
  fileprivate mutating func drawInitiative(_ seen: Seen<InitiativePane>) {
    guard let column = seen.input.column else { return }
    let columns = seen.input.columns
    let (inner, count) = (seen.inner, seen.rows.count)
    let top = seen.top
    let range = "\(top + 1)–\(min(count, top + seen.height)) \(say("van", "of")) \(count)"
    drawRule(
      seen.rect, seen.input.data.programme.initiatives[column].name[language],
      info: count > seen.height ? range : nil, focused: seen.isFocused)
    let width = inner.width / max(1, columns.count)
    for (index, lines) in columns.enumerated() {
      for (line, content) in lines.dropFirst(top).prefix(inner.height).enumerated() {
        let isLit = index == 0 && seen.isFocused && top + line == seen.cursor
        if isLit { drawGround(true, inner.x, inner.y + line, width: width) }
        drawCardLine(content, at: inner.x + 1 + index * width, inner.y + line, width: width - 2, isLit: isLit)
      }
    }
  }

  private mutating func drawCardLine(_ line: CardLine, at x: Int, _ y: Int, width: Int, isLit: Bool) {
    func ink(_ role: Role) -> Role { isLit ? .tableCursor : role }
    switch line {
    case .heading(let text): write(text, x, y, ink(.title), width: width)
    case .text(let text, let indent): write(text, x + indent, y, ink(.text), width: width - indent)
    case .count(let status, let number, let share):
      let glyph = isASCII ? status.rawValue : "\(status.glyph) \(status.rawValue)"
      canvas.write(
        "\(glyph) \(status.name[language])", x: x + 1, y: y, style: isLit ? theme[.tableCursor] : statusStyle(status),
        width: 24)
      write(grouped(number, language), x + 26, y, ink(.table), width: 6, align: .right)
      drawShare(share, at: x, y, width: width, on: ink(.table))
    case .province(let name, let share):
      write(name, x + 1, y, ink(.table), width: 24)
      drawShare(share, at: x, y, width: width, on: ink(.table))
    }
  }

  private mutating func drawShare(_ share: Double, at x: Int, _ y: Int, width: Int, on role: Role) {
    let barWidth = min(60, width - 42)
    guard barWidth > 4 else { return }
    drawBar(share, x + 34, y, width: barWidth, on: role)
    write(percent(share), x + 35 + barWidth, y, role == .tableCursor ? role : .textDim, width: 5, align: .right)
  }

  /// A share as a bar on the ground of its row.
  mutating func drawBar(_ share: Double, _ x: Int, _ y: Int, width: Int, on role: Role) {
    let bar = Bar.cells(share, width: width, ascii: isASCII)
    canvas.write(bar.full, x: x, y: y, style: theme[.barFull].over(theme[role]))
    canvas.write(bar.rest, x: x + TextWidth.of(bar.full), y: y, style: theme[.barRest].over(theme[role]))
  }
}

extension InitiativePane {
  package static func read(_ row: Int, _ state: State) -> Reading {
    let voice = state.voice
    guard let lines = state.seen(Self.self).input.columns.first, lines.indices.contains(row) else { return Reading("") }
    switch lines[row] {
    case .heading(let text), .text(let text, _): return Reading(text)
    case .count(let status, let number, let share):
      return Reading("\(voice.say(status.name)): \(voice.municipalities(number)), \(percentWords(share))")
    case .province(let name, let share): return Reading("\(name): \(percentWords(share))")
    }
  }
}
