import Model
import Screen

/// The matrix: a municipality a row, an initiative a column.
package enum RolloutPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    var rows: [Int]
    /// The filter as it was typed; nil for none.
    var filter: String?
    /// A filter on statuses finds only what has been read: no count before all of it is.
    var isCountOpen: Bool
    /// The initiative under the cursor.
    var column: Int
    /// The codes of the marked municipalities.
    var marks: Set<String>
    /// How many of them there are.
    var marked: Marked
    /// What is no longer as filter and order have it.
    var misfits: Misfits
    /// The row where a range of marks begins.
    var anchor: Int?
    /// The cells that were changed just now.
    var flashes: Set<CellName>
    /// The cell at the cursor is spelt out where no legend says what its sign means, or there is room for all of it: what
    /// changes with every key costs time on a far terminal.
    var saysCell: Bool
  }

  package static let id = PaneID("rollout", Phrase("Uitrol per gemeente", "Rollout per municipality"))
  package static let isFiltered = true

  package static func column(_ state: State) -> String? { state.columnUnderCursor.id }
  package static func go(toColumn name: String, _ state: inout State) { goToColumn(name, &state) }

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, rows: state.rows, filter: state.filter?.text,
      isCountOpen: state.programme.isPartial && state.filter?.readsCells == true, column: state.column,
      marks: state.table.marks, marked: state.marked, misfits: state.misfits(grouped: false),
      anchor: state.table.anchor.flatMap { state.programme.row(of: $0) }, flashes: state.look.flashes,
      saysCell: !state.hasLegend || state.size.width >= 150)
  }

  /// Rows of the programme.
  package static func rows(_ input: Input) -> [Int] { input.rows }

  package static func name(of row: Int, _ input: Input) -> RowName? { input.data.programme.municipalities[row].code }

  package static func index(of name: RowName, among rows: [Int], _ input: Input) -> Int? {
    input.data.programme.row(of: name).flatMap { rows.firstIndex(of: $0) }
  }

  package static func subject(of row: Int?, _ state: State) -> Subject? {
    row.map {
      state.programme.initiatives.indices.contains(state.column)
        ? .cell(row: $0, column: state.column) : .municipality(row: $0)
    }
  }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    .goes(openMunicipality(state.programme.municipalities[row].code, &state))
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] { state.rolloutFigures(of: row, state.column) }

  package static func hints(_ state: State) -> [String] {
    if state.isPast { return ["up", "day-back", "now", "open", "filter", "next-pane", "zoom", "help"] }
    return state.canOperate
      ? ["set", "left", "advance", "undo", "filter", "operate", "help", "open", "next-pane"]
      : ["up", "open", "filter", "next-pane", "operate", "help", "zoom", "command-line", "palette"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawRollout(seen) }
}

extension Painter {
  fileprivate mutating func drawRollout(_ seen: Seen<RolloutPane>) {
    let (input, inner) = (seen.input, seen.inner)
    let filter = input.filter.map { " · / \($0)" } ?? ""
    let waiting = waitingWords(input.misfits).map { " · " + $0 } ?? ""
    drawFrame(
      seen.rect, say("Uitrol per gemeente", "Rollout per municipality") + filter + waiting + markedWords(input.marked),
      right: input.isCountOpen ? say("laden…", "loading…") : seen.range(language, always: true),
      foot: seen.isFocused && input.saysCell ? padded(cellFoot(seen), to: seen.rect.width - 6) : nil,
      focused: seen.isFocused, open: seen.isOpen)
    let columns = RolloutColumns(width: inner.width, initiatives: input.data.programme.initiatives.count)
    drawRolloutHead(inner, input, columns, isFocused: seen.isFocused)
    guard !seen.rows.isEmpty else {
      write(
        say(
          "Geen gemeente voldoet aan het filter; \(keyOf("back")) haalt het weg.",
          "No municipality meets the filter; \(keyOf("back")) removes it."),
        inner.x + 1, inner.y + 2, .textDim, width: inner.width - 2)
      return
    }
    let range = seen.isFocused ? lit(seen) : []
    let look = RolloutLook(
      data: input.data, rows: input.rows, flashes: input.flashes, columns: columns,
      noted: columns.note > 0 ? input.column : nil)
    drawLines(seen, look, in: Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1)) { index in
      let (row, isCursor) = (seen.rows[index], index == seen.cursor)
      return RolloutLight(
        isCursor: isCursor, cell: isCursor && seen.isFocused ? input.column : nil,
        isMarked: range.contains(row)
          || !input.marks.isEmpty && input.marks.contains(input.data.programme.municipalities[row].code),
        isWaiting: input.misfits.rows.contains(row))
    } _: { row, look, light, line, painter in
      painter.drawRolloutRow(row, look, light, in: line)
    }
  }

  /// The rows of a range of marks that has begun.
  private func lit(_ seen: Seen<RolloutPane>) -> Set<Int> {
    guard let anchor = seen.input.anchor, let cursor = seen.cursor, let from = seen.rows.firstIndex(of: anchor) else {
      return []
    }
    return Set(seen.rows[min(from, cursor)...max(from, cursor)])
  }

  private mutating func drawRolloutHead(
    _ inner: Rect, _ input: RolloutPane.Input, _ columns: RolloutColumns, isFocused: Bool
  ) {
    write(say("Gemeente", "Municipality"), inner.x + 1, inner.y, .tableHead, width: columns.name)
    if columns.inhabitants > 0 {
      write(
        say("Inwoners", "Inhab."), inner.x + columns.inhabitantsStart, inner.y, .tableHead, width: columns.inhabitants,
        align: .right)
    }
    for (index, initiative) in input.data.programme.initiatives.enumerated() {
      let isHere = isFocused && index == input.column
      markHead(RolloutPane.id, initiative.id, inner.x + columns.cell(index), inner.y, width: 3)
      write(
        initiative.label, inner.x + columns.cell(index), inner.y, isHere ? .tableCell : .tableHead, width: 3)
    }
    if columns.province > 0 {
      write(say("Provincie", "Province"), inner.x + columns.provinceStart, inner.y, .tableHead, width: columns.province)
    }
    if columns.note > 0 {
      let name =
        input.data.programme.initiatives.indices.contains(input.column)
        ? input.data.programme.initiatives[input.column].label : ""
      write(
        say("\(name): sinds, gepland, notitie", "\(name): since, planned, note"), inner.x + columns.noteStart, inner.y,
        .tableHead, width: columns.note)
    }
  }

  private mutating func drawRolloutRow(_ row: Int, _ look: RolloutLook, _ light: RolloutLight, in line: Rect) {
    let (programme, columns, x, y) = (look.data.programme, look.columns, line.x, line.y)
    let (municipality, initiatives) = (programme.municipalities[row], programme.initiatives.indices)
    let role: Role = light.cell != nil ? .tableCursor : light.isMarked ? .tableMark : .table
    if light.cell != nil { canvas.fill(line, theme[role]) }
    write(light.isMarked ? "■" : light.isCursor ? "▸" : " ", x, y, role)
    drawName(municipality.name, isWaiting: light.isWaiting, x + 1, y, role, width: columns.name)
    if columns.inhabitants > 0 {
      write(
        grouped(municipality.inhabitants, language), x + columns.inhabitantsStart, y, role, width: columns.inhabitants,
        align: .right)
    }
    for column in initiatives {
      markCell(programme.initiatives[column].id, x + columns.cell(column), y, width: 3)
      drawCell(row: row, column: column, look, at: x + columns.cell(column), y, on: light.cell != nil ? role : .table)
    }
    if let column = light.cell, initiatives.contains(column) {
      drawCursorCell(row: row, column: column, programme, at: x + columns.cell(column), y)
    }
    let ink = light.cell != nil ? role : .textDim
    if columns.province > 0 {
      write(municipality.province, x + columns.provinceStart, y, ink, width: columns.province)
    }
    if let column = look.noted, initiatives.contains(column) {
      write(cellWords(programme[row, column]), x + columns.noteStart, y, ink, width: columns.note)
    }
  }

  private mutating func drawCell(row: Int, column: Int, _ look: RolloutLook, at x: Int, _ y: Int, on role: Role) {
    let programme = look.data.programme
    let (status, flags) = programme.mark(row, column)
    var style = statusStyle(status)
    if role != .table {
      // With colours a lit row has one style: seven changes of colour for each row that the cursor passes are slow on
      // a far terminal. Without, the weight of a sign stays.
      style = theme[role].bg == nil ? style.over(theme[role]) : theme[role]
    }
    if !look.flashes.isEmpty, look.flashes.contains(name(row, column, programme)) { style = theme[.flash] }
    canvas.put((" ", sign(status, row: row, programme), sign(flags)), x: x, y: y, style: style)
  }

  /// The sign of a status, or that it is still to be read.
  private func sign(_ status: RolloutStatus, row: Int, _ programme: Programme) -> Unicode.Scalar {
    guard programme.knows(row) else { return "…" }
    return isASCII ? status.rawValue.unicodeScalars.first ?? " " : status.sign
  }

  /// The cell at the cursor stands between brackets, which show without colour too.
  private mutating func drawCursorCell(row: Int, column: Int, _ programme: Programme, at x: Int, _ y: Int) {
    let (status, flags) = programme.mark(row, column)
    canvas.put(["[", sign(status, row: row, programme), sign(flags), "]"], x: x, y: y, style: theme[.tableCell])
  }

  private func sign(_ flags: RolloutFlags) -> Unicode.Scalar {
    flags.isEmpty ? " " : flags.signs.unicodeScalars.first ?? " "
  }

  /// A foot that takes the whole edge, so that a shorter one after a longer one repaints no line.
  private func padded(_ text: String?, to width: Int) -> String? {
    text.map { $0 + String(repeating: " ", count: max(0, width - TextWidth.of($0))) }
  }

  /// The cell at the cursor in full words: initiative, status, since, planned, note.
  private func cellFoot(_ seen: Seen<RolloutPane>) -> String? {
    let (programme, column) = (seen.input.data.programme, seen.input.column)
    guard let row = seen.current, programme.initiatives.indices.contains(column), programme.knows(row) else {
      return nil
    }
    let cell = programme[row, column]
    let words = [cellWords(cell), cell.flags.words(language)].filter { !$0.isEmpty }
    return programme.initiatives[column].shortName[language] + ": "
      + ([cell.status.words(language, ascii: isASCII)] + words).joined(separator: " · ")
  }

  private func name(_ row: Int, _ column: Int, _ programme: Programme) -> CellName {
    CellName(municipality: programme.municipalities[row].code, initiative: programme.initiatives[column].id)
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

/// What the lines of the matrix have in common.
private struct RolloutLook: Equatable {
  var data: State.Data
  var rows: [Int]
  var flashes: Set<CellName>
  var columns: RolloutColumns
  /// The initiative of which since, planned and note stand at the end; nil without room.
  var noted: Int?
}

/// What one of them has for itself.
private struct RolloutLight: Hashable {
  var isCursor: Bool
  /// The initiative at the cursor, on the line that keys go to.
  var cell: Int?
  var isMarked: Bool
  var isWaiting: Bool
}

/// The columns of the matrix for a width: what there is no room for has width 0.
private struct RolloutColumns: Equatable {
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
    // The bracket behind the last cell at the cursor stands within the frame too.
    let bracket = cellWidth < 4 && inhabitants > 0 ? 1 : 0
    let spare = width - matrix - inhabitants - 3 - bracket
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
