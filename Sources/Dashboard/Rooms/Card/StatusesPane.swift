import Model
import Screen

extension PaneID {
  package static let municipality = PaneID("municipality", Phrase("Gemeente", "Municipality"))
}

/// The facts of a municipality and its statuses, an initiative a row.
package enum StatusesPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// The municipality's row in the programme.
    var row: Int?
    var facts: [String]
    var flashes: Set<CellName>
  }

  package static let id = PaneID.municipality

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, row: state.openRow, facts: state.cardFacts(width: state.size.width - 4), flashes: state.flashes)
  }

  /// Columns of the programme.
  package static func rows(_ input: Input) -> [Int] {
    input.row == nil ? [] : Array(input.data.programme.initiatives.indices)
  }

  package static func height(_ input: Input, in rect: Rect, isOpen: Bool) -> Int { rect.height - 3 - input.facts.count }

  package static func subject(of row: Int?, _ state: State) -> Subject? { state.cardSubject }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    .goes(openInitiative(state.programme.initiatives[row].id, &state))
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    state.openRow.map { state.municipalityFigures($0, column: row) } ?? [state.municipalityCount]
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

extension State {
  /// The facts of the municipality that is open, in lines of at most `width` columns.
  func cardFacts(width: Int) -> [String] {
    guard let municipality = openMunicipality else { return [] }
    func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    let first = Day(year: programme.asOf.civil.year, month: 1, day: 1)?.words(language) ?? ""
    let people = grouped(municipality.inhabitants, language)
    var facts = [
      municipality.province,
      say("\(people) inwoners (CBS, \(first))", "\(people) inhabitants (CBS, \(first))"),
      contributionFact(of: municipality.code)[language],
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
    let columns = CardColumns(width: inner.width)
    // Without a column for notes, the one of the row at the cursor stands in the lower edge.
    let note = seen.current.map { input.data.programme[row, $0].note } ?? ""
    drawFrame(
      seen.rect, municipality.name, right: municipality.code,
      foot: columns.note > 0 || note.isEmpty ? nil : say("Notitie: ", "Note: ") + note, focused: seen.isFocused)
    for (index, line) in input.facts.enumerated() {
      write(line, inner.x + 1, inner.y + index, .textDim, width: inner.width - 2)
    }
    let head = inner.y + input.facts.count
    write(say("Initiatief", "Initiative"), inner.x + 1, head, .tableHead, width: columns.name)
    write("Status", inner.x + columns.status, head, .tableHead, width: columns.statusWidth)
    write(say("Vlaggen", "Flags"), inner.x + columns.flags, head, .tableHead, width: 8)
    write(say("Sinds", "Since"), inner.x + columns.since, head, .tableHead, width: 12)
    if columns.planned > 0 { write(say("Gepland", "Planned"), inner.x + columns.planned, head, .tableHead, width: 12) }
    if columns.note > 0 {
      write(say("Notitie", "Note"), inner.x + columns.note, head, .tableHead, width: columns.noteWidth)
    }
    for (index, column) in seen.shown where head + 1 + index - seen.top < seen.rect.y + seen.rect.height - 1 {
      drawCardRow(
        input, row: row, column: column, at: inner.x, head + 1 + index - seen.top, columns,
        isCursor: index == seen.cursor, isLit: index == seen.cursor && seen.isFocused, width: inner.width)
    }
  }

  private mutating func drawCardRow(
    _ input: StatusesPane.Input, row: Int, column: Int, at x: Int, _ y: Int, _ columns: CardColumns, isCursor: Bool,
    isLit: Bool, width: Int
  ) {
    let programme = input.data.programme
    let cell = programme[row, column]
    let initiative = programme.initiatives[column]
    let name = CellName(municipality: programme.municipalities[row].code, initiative: initiative.id)
    let role: Role = input.flashes.contains(name) ? .flash : isLit ? .tableCursor : .table
    if role != .table { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : " ", x, y, role)
    write(initiative.shortName[language], x + 1, y, role, width: columns.name)
    guard programme.knows(row) else {
      write(say("laden…", "loading…"), x + columns.status, y, role, width: columns.statusWidth)
      return
    }
    let style = role == .table ? statusStyle(cell.status) : statusStyle(cell.status).over(theme[role])
    let code = isASCII ? cell.status.rawValue : "\(cell.status.glyph) \(cell.status.rawValue)"
    canvas.write(
      "\(code) \(cell.status.name[language])", x: x + columns.status, y: y, style: style, width: columns.statusWidth)
    write(cell.flags.letters, x + columns.flags, y, role, width: 8)
    write(cell.since?.aligned(language) ?? "", x + columns.since, y, role, width: 12)
    if columns.planned > 0 { write(cell.planned?.aligned(language) ?? "", x + columns.planned, y, role, width: 12) }
    if columns.note > 0 { write(cell.note, x + columns.note, y, role, width: columns.noteWidth) }
  }
}

private struct CardColumns {
  var name: Int
  var status: Int
  var statusWidth = 22
  var flags: Int
  var since: Int
  /// 0 where there is no room.
  var planned: Int
  var note: Int
  var noteWidth: Int

  init(width: Int) {
    name = width >= 74 ? 20 : max(8, width / 4)
    status = name + 2
    if width < 60 { statusWidth = 16 }
    flags = status + statusWidth + 1
    since = flags + 8
    planned = width - since >= 24 ? since + 12 : 0
    note = width >= 92 ? planned + 13 : 0
    noteWidth = note > 0 ? max(0, width - note - 1) : 0
  }
}
