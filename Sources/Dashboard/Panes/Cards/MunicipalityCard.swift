import Model
import Screen

extension Painter {
  /// One municipality: its facts, its six statuses, and what happened to them.
  mutating func drawMunicipality(_ code: String, in rect: Rect) {
    guard let row = state.programme.row(of: code) else { return }
    let municipality = state.programme.municipalities[row]
    let table = Rect(
      x: rect.x, y: rect.y, width: rect.width, height: min(rect.height, state.programme.initiatives.count + 6))
    drawFrame(table, municipality.name, right: code, focused: true)
    let inner = table.inset(by: 1)
    drawFacts(municipality, in: inner)
    let columns = CardColumns(width: inner.width)
    let head = inner.y + 2
    write(say("Initiatief", "Initiative"), inner.x + 1, head, .tableHead, width: columns.name)
    write("Status", inner.x + columns.status, head, .tableHead, width: columns.statusWidth)
    write(say("Vlaggen", "Flags"), inner.x + columns.flags, head, .tableHead, width: 8)
    write(say("Sinds", "Since"), inner.x + columns.since, head, .tableHead, width: 12)
    if columns.planned > 0 { write(say("Gepland", "Planned"), inner.x + columns.planned, head, .tableHead, width: 12) }
    if columns.note > 0 {
      write(say("Notitie", "Note"), inner.x + columns.note, head, .tableHead, width: columns.noteWidth)
    }
    let cursor = state.position(of: .municipality).cursor
    for column in state.programme.initiatives.indices where head + 1 + column < table.y + table.height - 1 {
      drawCardRow(
        row: row, column: column, at: inner.x, head + 1 + column, columns, isCursor: column == cursor,
        width: inner.width)
    }
    let rest = Rect(
      x: rect.x, y: table.y + table.height, width: rect.width, height: rect.height - table.height)
    if rest.height >= 3 { drawHistory(in: rest) }
  }

  private mutating func drawFacts(_ municipality: Municipality, in inner: Rect) {
    let year = state.programme.asOf.civil.year
    let people = grouped(municipality.inhabitants, language)
    var facts = [
      municipality.province,
      say("\(people) inwoners (CBS, 1-1-\(year))", "\(people) inhabitants (CBS, 1-1-\(year))"),
      municipality.sizeClass.rawValue,
    ]
    if !municipality.corop.isEmpty { facts.append("COROP \(municipality.corop)") }
    if !municipality.safetyRegion.isEmpty {
      facts.append(say("veiligheidsregio ", "safety region ") + municipality.safetyRegion)
    }
    if let urbanity = municipality.urbanity { facts.append(say("stedelijkheid ", "urbanity ") + "\(urbanity)/5") }
    let lines = wrapped(facts.joined(separator: " · "), width: inner.width - 2)
    for (index, line) in lines.prefix(2).enumerated() {
      write(line, inner.x + 1, inner.y + index, .textDim, width: inner.width - 2)
    }
  }

  private mutating func drawCardRow(
    row: Int, column: Int, at x: Int, _ y: Int, _ columns: CardColumns, isCursor: Bool, width: Int
  ) {
    let cell = state.programme[row, column]
    let initiative = state.programme.initiatives[column]
    let name = CellName(municipality: state.programme.municipalities[row].code, initiative: initiative.id)
    let role: Role = state.flashes.contains(name) ? .flash : isCursor ? .tableCursor : .table
    let isLit = role != .table
    if isLit { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : " ", x, y, role)
    write(initiative.shortName[language], x + 1, y, role, width: columns.name)
    guard state.programme.knows(row) else {
      write(say("laden…", "loading…"), x + columns.status, y, role, width: columns.statusWidth)
      return
    }
    let style = isLit ? statusStyle(cell.status).over(theme[role]) : statusStyle(cell.status)
    let code = state.isASCII ? cell.status.rawValue : "\(cell.status.glyph) \(cell.status.rawValue)"
    canvas.write(
      "\(code) \(cell.status.name[language])", x: x + columns.status, y: y, style: style, width: columns.statusWidth)
    write(cell.flags.letters, x + columns.flags, y, role, width: 8)
    write(cell.since?.words(language) ?? "", x + columns.since, y, role, width: 12)
    if columns.planned > 0 { write(cell.planned?.words(language) ?? "", x + columns.planned, y, role, width: 12) }
    if columns.note > 0 { write(cell.note, x + columns.note, y, role, width: columns.noteWidth) }
  }

  private mutating func drawHistory(in rect: Rect) {
    drawFrame(rect, say("Wat er gebeurde", "What happened"), right: "\(state.history.count)", focused: false)
    let inner = rect.inset(by: 1)
    guard !state.history.isEmpty else {
      write(say("Nog niets gemeld.", "Nothing reported yet."), inner.x + 1, inner.y, .textDim, width: inner.width - 2)
      return
    }
    for (line, record) in state.history.prefix(inner.height).enumerated() {
      drawRecord(record, at: inner.x + 1, inner.y + line, width: inner.width - 2, role: .table, named: false)
    }
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
    since = flags + 9
    let wide = width >= 92
    planned = wide ? since + 13 : 0
    note = wide ? planned + 13 : 0
    noteWidth = wide ? max(0, width - note - 1) : 0
  }
}
