import Model
import Screen

extension Painter {
  /// The matrix: a municipality a row, an initiative a column.
  mutating func drawRollout(in rect: Rect) {
    let isFocused = state.scope == .rollout
    let position = state.position(of: .rollout)
    let inner = layout.inside(.rollout)
    let height = max(0, inner.height - 1)
    // A filter on statuses finds only what has been read: no count before all of it is.
    let isOpen = state.programme.isPartial && state.filter?.readsCells == true
    let filter = state.filter.map { " · / \($0.text)" } ?? ""
    drawFrame(
      rect, say("Uitrol per gemeente", "Rollout per municipality") + filter + markedWords,
      right: isOpen ? say("laden…", "loading…") : range(.rollout, top: position.top, always: true),
      foot: isFocused && saysCell ? padded(cellFoot, to: rect.width - 6) : nil, focused: isFocused,
      open: layout.open.contains(.rollout))
    let columns = RolloutColumns(width: inner.width, initiatives: state.programme.initiatives.count)
    drawRolloutHead(inner, columns, isFocused: isFocused)
    guard !state.rows.isEmpty else {
      write(
        say(
          "Geen gemeente voldoet aan het filter; Esc haalt het weg.",
          "No municipality meets the filter; Esc removes it."),
        inner.x + 1, inner.y + 2, .textDim, width: inner.width - 2)
      return
    }
    let range = isFocused ? Set(state.rangeRows) : []
    for line in 0..<height where position.top + line < state.rows.count {
      let index = position.top + line
      let row = state.rows[index]
      drawRolloutRow(
        row, at: inner.x, inner.y + 1 + line, columns, width: inner.width, isCursor: index == position.cursor,
        isFocused: isFocused, isMarked: state.isMarked(row) || range.contains(row))
    }
  }

  private mutating func drawRolloutHead(_ inner: Rect, _ columns: RolloutColumns, isFocused: Bool) {
    write(say("Gemeente", "Municipality"), inner.x + 1, inner.y, .tableHead, width: columns.name)
    if columns.inhabitants > 0 {
      write(
        say("Inwoners", "Inhab."), inner.x + columns.inhabitantsStart, inner.y, .tableHead, width: columns.inhabitants,
        align: .right)
    }
    for (index, initiative) in state.programme.initiatives.enumerated() {
      let isHere = isFocused && index == state.column
      write(
        initiative.label, inner.x + columns.cell(index), inner.y, isHere ? .tableCell : .tableHead, width: 3)
    }
    if columns.province > 0 {
      write(say("Provincie", "Province"), inner.x + columns.provinceStart, inner.y, .tableHead, width: columns.province)
    }
    if columns.note > 0 {
      let name =
        state.programme.initiatives.indices.contains(state.column)
        ? state.programme.initiatives[state.column].label : ""
      write(
        say("\(name): sinds, gepland, notitie", "\(name): since, planned, note"), inner.x + columns.noteStart, inner.y,
        .tableHead, width: columns.note)
    }
  }

  private mutating func drawRolloutRow(
    _ row: Int, at x: Int, _ y: Int, _ columns: RolloutColumns, width: Int, isCursor: Bool, isFocused: Bool,
    isMarked: Bool
  ) {
    let isLit = isCursor && isFocused
    let role: Role = isLit ? .tableCursor : isMarked ? .tableMark : .table
    if isLit { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isMarked ? "■" : isCursor ? "▸" : " ", x, y, role)
    write(state.programme.municipalities[row].name, x + 1, y, role, width: columns.name)
    if columns.inhabitants > 0 {
      write(
        grouped(state.programme.municipalities[row].inhabitants, language), x + columns.inhabitantsStart, y, role,
        width: columns.inhabitants,
        align: .right)
    }
    for column in state.programme.initiatives.indices {
      drawCell(row: row, column: column, at: x + columns.cell(column), y, on: isLit ? role : .table)
    }
    if isLit, state.programme.initiatives.indices.contains(state.column) {
      drawCursorCell(row: row, column: state.column, at: x + columns.cell(state.column), y)
    }
    if columns.province > 0 {
      write(
        state.programme.municipalities[row].province, x + columns.provinceStart, y, isLit ? role : .textDim,
        width: columns.province)
    }
    if columns.note > 0, state.programme.initiatives.indices.contains(state.column) {
      write(
        cellWords(state.programme[row, state.column]), x + columns.noteStart, y, isLit ? role : .textDim,
        width: columns.note)
    }
  }

  private mutating func drawCell(row: Int, column: Int, at x: Int, _ y: Int, on role: Role) {
    let (status, flags) = state.programme.mark(row, column)
    var style = statusStyle(status)
    if role != .table {
      // With colours a lit row has one style: seven changes of colour for each row that the cursor passes are slow on
      // a far terminal. Without, the weight of a sign stays.
      style = theme[role].bg == nil ? style.over(theme[role]) : theme[role]
    }
    if !state.flashes.isEmpty, state.flashes.contains(name(row, column)) { style = theme[.flash] }
    canvas.put((" ", sign(status, row: row), sign(flags)), x: x, y: y, style: style)
  }

  /// The sign of a status, or that it is still to be read.
  private func sign(_ status: RolloutStatus, row: Int) -> Unicode.Scalar {
    guard state.programme.knows(row) else { return "…" }
    return state.isASCII ? status.rawValue.unicodeScalars.first ?? " " : status.sign
  }

  /// The cell at the cursor stands between brackets, which show without colour too.
  private mutating func drawCursorCell(row: Int, column: Int, at x: Int, _ y: Int) {
    let (status, flags) = state.programme.mark(row, column)
    canvas.put(["[", sign(status, row: row), sign(flags), "]"], x: x, y: y, style: theme[.tableCell])
  }

  private func sign(_ flags: RolloutFlags) -> Unicode.Scalar {
    flags.isEmpty ? " " : flags.letters.unicodeScalars.first ?? " "
  }

  /// The cell at the cursor is spelt out where no legend says what its sign means, or there is room for all of it: what
  /// changes with every key costs time on a far terminal.
  private var saysCell: Bool { layout.legend == nil || layout.size.width >= 150 }

  /// A foot that takes the whole edge, so that a shorter one after a longer one repaints no line.
  private func padded(_ text: String?, to width: Int) -> String? {
    text.map { $0 + String(repeating: " ", count: max(0, width - TextWidth.of($0))) }
  }

  /// The cell at the cursor in full words: initiative, status, since, planned, note.
  private var cellFoot: String? {
    guard let (row, column) = state.target, state.programme.knows(row) else { return nil }
    let cell = state.programme[row, column]
    let words = [cellWords(cell), cell.flags.words(language)].filter { !$0.isEmpty }
    return state.programme.initiatives[column].shortName[language] + ": "
      + ([cell.status.words(language, ascii: state.isASCII)] + words).joined(separator: " · ")
  }

  private func name(_ row: Int, _ column: Int) -> CellName {
    CellName(municipality: state.programme.municipalities[row].code, initiative: state.programme.initiatives[column].id)
  }

  /// Since, planned and note of a cell in one line.
  func cellWords(_ cell: RolloutCell) -> String {
    var parts: [String] = []
    if let since = cell.since { parts.append(say("sinds ", "since ") + since.words(language)) }
    if let planned = cell.planned { parts.append(say("gepland ", "planned ") + planned.words(language)) }
    if !cell.note.isEmpty { parts.append(cell.note) }
    return parts.joined(separator: " · ")
  }
}

/// The columns of the matrix for a width: what there is no room for has width 0.
private struct RolloutColumns {
  var name: Int
  var inhabitants: Int
  var inhabitantsStart: Int
  var cells: Int
  var cellWidth: Int
  var provinceStart: Int
  var province: Int
  var noteStart: Int
  var note: Int

  init(width: Int, initiatives: Int) {
    cellWidth = width >= 54 ? 4 : 3
    let matrix = cellWidth * initiatives
    inhabitants = width >= 48 ? 9 : 0
    let spare = width - matrix - inhabitants - 3
    province = spare >= 44 ? 13 : 0
    note = spare >= 70 ? min(60, spare - 42) : 0
    name = max(6, min(26, spare - (province > 0 ? province + 1 : 0) - (note > 0 ? note + 1 : 0)))
    inhabitantsStart = name + 2
    cells = inhabitantsStart + (inhabitants > 0 ? inhabitants + 1 : 0)
    provinceStart = cells + matrix + 1
    noteStart = provinceStart + (province > 0 ? province + 1 : 0)
  }

  func cell(_ index: Int) -> Int { cells + index * cellWidth }

}
