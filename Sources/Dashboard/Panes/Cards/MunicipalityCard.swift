import Model
import Screen

extension State {
  /// The municipality whose card is open.
  var openMunicipality: Municipality? {
    guard case .municipality(let code) = place, let row = programme.row(of: code) else { return nil }
    return programme.municipalities[row]
  }

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
  /// One municipality: its facts, its six statuses, what happened to them, its neighbours and its years.
  mutating func drawMunicipality(_ code: String, in rect: Rect) {
    guard let row = state.programme.row(of: code), let table = layout.panes[.municipality] else { return }
    drawStatuses(row: row, in: table)
    if let pane = layout.panes[.history] { drawHistory(in: pane) }
    if let pane = layout.panes[.neighbours] { drawNeighbours(in: pane) }
    if let pane = layout.panes[.years] { drawYears(in: pane) }
  }

  private mutating func drawStatuses(row: Int, in table: Rect) {
    let municipality = state.programme.municipalities[row]
    let inner = table.inset(by: 1)
    let columns = CardColumns(width: inner.width)
    // Without a column for notes, the one of the row at the cursor stands in the lower edge.
    let note = state.target.map { state.programme[$0.row, $0.column].note } ?? ""
    drawFrame(
      table, municipality.name, right: municipality.code,
      foot: columns.note > 0 || note.isEmpty ? nil : say("Notitie: ", "Note: ") + note,
      focused: state.cardPane == .municipality)
    let facts = state.cardFacts(width: table.width - 4)
    for (index, line) in facts.enumerated() {
      write(line, inner.x + 1, inner.y + index, .textDim, width: inner.width - 2)
    }
    let head = inner.y + facts.count
    write(say("Initiatief", "Initiative"), inner.x + 1, head, .tableHead, width: columns.name)
    write("Status", inner.x + columns.status, head, .tableHead, width: columns.statusWidth)
    write(say("Vlaggen", "Flags"), inner.x + columns.flags, head, .tableHead, width: 8)
    write(say("Sinds", "Since"), inner.x + columns.since, head, .tableHead, width: 12)
    if columns.planned > 0 { write(say("Gepland", "Planned"), inner.x + columns.planned, head, .tableHead, width: 12) }
    if columns.note > 0 {
      write(say("Notitie", "Note"), inner.x + columns.note, head, .tableHead, width: columns.noteWidth)
    }
    let position = state.position(of: .municipality)
    let seen = state.programme.initiatives.indices.dropFirst(position.top)
      .prefix(layout.listHeight(of: .municipality))
    for (line, column) in seen.enumerated() where head + 1 + line < table.y + table.height - 1 {
      drawCardRow(
        row: row, column: column, at: inner.x, head + 1 + line, columns, isCursor: column == position.cursor,
        width: inner.width)
    }
  }

  private mutating func drawCardRow(
    row: Int, column: Int, at x: Int, _ y: Int, _ columns: CardColumns, isCursor: Bool, width: Int
  ) {
    let cell = state.programme[row, column]
    let initiative = state.programme.initiatives[column]
    let name = CellName(municipality: state.programme.municipalities[row].code, initiative: initiative.id)
    let isLit = isCursor && state.cardPane == .municipality
    let role: Role = state.flashes.contains(name) ? .flash : isLit ? .tableCursor : .table
    if role != .table { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : " ", x, y, role)
    write(initiative.shortName[language], x + 1, y, role, width: columns.name)
    guard state.programme.knows(row) else {
      write(say("laden…", "loading…"), x + columns.status, y, role, width: columns.statusWidth)
      return
    }
    let style = role == .table ? statusStyle(cell.status) : statusStyle(cell.status).over(theme[role])
    let code = state.isASCII ? cell.status.rawValue : "\(cell.status.glyph) \(cell.status.rawValue)"
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
