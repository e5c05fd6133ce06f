import Model
import Screen

/// The facts of a municipality and its statuses, an initiative a row.
package enum StatusesPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// The municipality's row in the programme.
    var row: Int?
    /// What stands over the statuses, line by line.
    var facts: [String]
    /// The cells that were changed just now.
    var flashes: Set<CellName>
  }

  package static let id = PaneID("municipality", Phrase("Gemeente", "Municipality"))

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, row: state.openRow, facts: state.cardFacts(width: state.size.width - 4),
      flashes: state.look.flashes)
  }

  /// Columns of the programme.
  package static func rows(_ input: Input) -> [Int] {
    input.row == nil ? [] : Array(input.data.programme.initiatives.indices)
  }

  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 2 - input.facts.count }

  package static func subject(of row: Int?, _ state: State) -> Subject? { state.cardSubject }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    .goes(openInitiative(state.programme.initiatives[row].id, &state))
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    state.openRow.map { state.municipalityFigures($0, column: row) } ?? [state.municipalityCount]
  }

  package static func saying(of row: Int?, _ state: State) -> [Said] {
    guard let row, let open = state.openRow else { return [] }
    return state.cellSaid(open, row)
  }

  package static func hints(_ state: State) -> [String] {
    if state.isPast { return ["up", "day-back", "now", "next-pane", "back", "help"] }
    return state.canOperate
      ? ["set", "up", "advance", "undo", "next-pane", "back", "operate", "help"]
      : ["up", "open", "next-pane", "operate", "back", "help", "command-line"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    if let row = seen.input.row { painter.drawStatuses(seen, row) }
  }
}

/// What the facts on a card depend on.
private struct CardFacts: Equatable {
  var data: State.Data
  var code: String
  var year: Int
  var language: Language
  var width: Int
}

extension State {
  /// The facts of the municipality that is open, in lines of at most `width` columns.
  func cardFacts(width: Int) -> [String] {
    guard let municipality = openMunicipality else { return [] }
    let wanted = CardFacts(
      data: data, code: municipality.code, year: contributionYear, language: language, width: width)
    return kept.value(Kept.Name(CardFacts.self), wanted) { facts(of: municipality, width: width) }
  }

  private func facts(of municipality: Municipality, width: Int) -> [String] {
    func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    let first = Day(year: programme.asOf.civil.year, month: 1, day: 1)?.words(language) ?? ""
    let people = grouped(municipality.inhabitants, language)
    var facts = [
      municipality.province,
      say("\(people) inwoners (CBS, \(first))", "\(people) inhabitants (CBS, \(first))"),
      programme.contributionFact(of: municipality.code, contributionYear, reckoned(contributionYear))[language],
      say("grootteklasse ", "size class ") + municipality.sizeClass.words(language),
    ]
    if !municipality.corop.isEmpty { facts.append("COROP \(municipality.corop)") }
    if !municipality.safetyRegion.isEmpty {
      facts.append(say("veiligheidsregio ", "safety region ") + municipality.safetyRegion)
    }
    if let urbanity = municipality.urbanity {
      facts.append(say("stedelijkheid ", "urbanity ") + "\(urbanity) (\(urbanityWords(urbanity)[language]))")
    }
    return Array(flowed(facts, width: max(10, width)).prefix(3))
  }
}

extension Painter {
  fileprivate mutating func drawStatuses(_ seen: Seen<StatusesPane>, _ row: Int) {
    let (input, inner) = (seen.input, seen.inner)
    let municipality = input.data.programme.municipalities[row]
    let width = inner.width
    drawRule(seen.rect, municipality.name, info: municipality.code, focused: seen.isFocused)
    for (index, line) in input.facts.enumerated() {
      write(line, inner.x + 1, inner.y + index, .textDim, width: inner.width - 2)
    }
    let list = Rect(
      x: inner.x, y: inner.y + input.facts.count, width: width, height: inner.height - input.facts.count)
    let sheet = Sheet(pen.statusColumns(input, row, width), width: width)
    drawHead(sheet, at: list.x, list.y)
    for (index, column) in seen.shown where index - seen.top < list.height - 1 {
      let y = list.y + 1 + index - seen.top
      let name = CellName(
        municipality: municipality.code, initiative: input.data.programme.initiatives[column].id)
      markRow(StatusesPane.id, index, Rect(x: list.x, y: y, width: width, height: 1))
      let isLit = index == seen.cursor && seen.isFocused
      let role: Role = input.flashes.contains(name) ? .flash : isLit ? .tableCursor : .table
      if role != .table { canvas.fill(Rect(x: list.x, y: y, width: width, height: 1), theme[role]) }
      write(index == seen.cursor ? "▸" : " ", list.x, y, role)
      drawRow(column, sheet, at: list.x, y, role: role)
    }
  }

  private func statusColumns(_ input: StatusesPane.Input, _ row: Int, _ width: Int) -> [Column<Int>] {
    let programme = input.data.programme
    let name = Column<Int>(Phrase("Initiatief", "Initiative"), .fixed(width >= 74 ? 20 : max(8, width / 4))) {
      programme.initiatives[$0].shortName[language]
    }
    guard programme.knows(row) else {
      return [
        name, Column(Phrase(same: "Status"), .steps([0: 16, 60: 22])) { _ in say("laden…", "loading…") },
      ]
    }
    return [
      name,
      Column(
        Phrase(same: "Status"), .steps([0: 16, 60: 22]),
        paint: { column, place, role, painter in
          let status = programme[row, column].status
          let style = painter.statusStyle(status)
          painter.canvas.write(
            "\(painter.isASCII ? status.rawValue : "\(status.glyph) \(status.rawValue)") \(status.name[painter.language])",
            x: place.x, y: place.y, style: role == .table ? style : style.over(painter.theme[role]), width: place.width)
        }),
      Column(Phrase("Vlaggen", "Flags"), .fixed(7)) { flagSigns(programme[row, $0].flags) },
      Column(Phrase("Sinds", "Since"), .fixed(11)) { programme[row, $0].since?.aligned(language) ?? "" },
      Column(Phrase("Gepland", "Planned"), plannedWidth(width)) { programme[row, $0].planned?.aligned(language) ?? "" },
      Column(Phrase("Notitie", "Note"), width >= 92 ? .rest() : .fixed(0)) { programme[row, $0].note },
    ]
  }

  /// The planned day has a column where two dates fit behind the status.
  private func plannedWidth(_ width: Int) -> Width {
    let since = (width >= 74 ? 20 : max(8, width / 4)) + 2 + (width < 60 ? 16 : 22) + 9
    return .fixed(width - since >= 24 ? 12 : 0)
  }
}
