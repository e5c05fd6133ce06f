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
    /// By what it is sorted first; nil by name.
    var sort: SortKey?
    /// The row where a range of marks begins.
    var anchor: Int?
    /// The cells that were changed just now.
    var flashes: Set<CellName>
  }

  package static let id = PaneID("rollout", Phrase("Uitrol per gemeente", "Rollout per municipality"))
  package static let isFiltered = true

  package static func column(_ state: State) -> String? { state.columnUnderCursor.id }
  package static func stand(onColumn name: String, _ state: inout State) { goToColumn(name, &state) }

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, rows: state.rows, filter: state.filter?.text,
      isCountOpen: state.programme.isPartial && state.filter?.readsCells == true, column: state.column,
      marks: state.table.marks, marked: state.marked, misfits: state.misfits(grouped: false),
      sort: state.table.sort.first,
      anchor: state.table.anchor.flatMap { state.programme.row(of: $0) }, flashes: state.look.flashes)
  }

  /// Rows of the programme.
  package static func rows(_ input: Input) -> [Int] { input.rows }

  /// Beneath rule and head, over a legend where there is room for one.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 2 - legendHeight(rect) }

  /// The rows at the foot that say what the signs mean.
  fileprivate static func legendHeight(_ rect: Rect) -> Int { rect.height >= 22 && rect.width >= 52 ? 3 : 0 }

  package static func saying(of row: Int?, _ state: State) -> [Said] {
    row.map { state.cellSaid($0, state.column) } ?? []
  }

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
    if state.isPast { return ["up", "open", "filter", "next-pane", "day-back", "now", "help", "zoom", "source"] }
    return state.canOperate
      ? ["up", "set", "advance", "repeat", "undo", "operate", "help", "flag", "note", "plan", "filter"]
      : ["up", "open", "filter", "next-pane", "operate", "help", "zoom", "source", "palette", "command-line"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawRollout(seen) }
}

extension Painter {
  fileprivate mutating func drawRollout(_ seen: Seen<RolloutPane>) {
    let (input, rect) = (seen.input, seen.rect)
    let waiting = waitingWords(input.misfits)
    let marked = input.marked.count > 0 ? String(markedWords(input.marked).drop { " ·".contains($0) }) : nil
    let notes = [waiting, marked].compactMap { $0 }
    drawRule(
      rect, say("Uitrol per gemeente", "Rollout per municipality"),
      notes: [notes.joined(separator: " · "), notes.first ?? "", marked ?? ""].filter { !$0.isEmpty },
      infos: [input.isCountOpen ? say("laden…", "loading…") : seen.range(language, always: true) ?? ""],
      focused: seen.isFocused)
    let inner = Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 1, height: seen.height + 1)
    let columns = RolloutColumns(width: rect.width, initiatives: input.data.programme.initiatives.count)
    drawRolloutHead(inner, input, columns)
    guard !seen.rows.isEmpty else {
      write(
        say(
          "Geen gemeente voldoet aan het filter; \(keyOf("back")) haalt het weg.",
          "No municipality matches the filter; \(keyOf("back")) removes it."),
        inner.x + 1, inner.y + 2, .textDim, width: inner.width - 2)
      return
    }
    let range = seen.isFocused ? lit(seen) : []
    let look = RolloutLook(
      data: input.data, rows: input.rows, flashes: input.flashes, columns: columns,
      noted: columns.note > 0 ? input.column : nil)
    drawRolloutLegend(rect)
    drawLines(seen, look, in: Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1)) { index in
      let (row, isCursor) = (seen.rows[index], index == seen.cursor)
      return RolloutLight(
        cell: isCursor && seen.isFocused ? input.column : nil,
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

  private mutating func drawRolloutHead(_ inner: Rect, _ input: RolloutPane.Input, _ columns: RolloutColumns) {
    /// A head with an arrow where the list is sorted by it and a cell is free behind it.
    func head(_ text: String, _ x: Int, _ width: Int, _ column: TableColumn, right: Bool = false, strong: Bool = false)
    {
      let isSorted = (input.sort?.column ?? .field(.name)) == column
      let role: Role = isSorted || strong ? .textStrong : .tableHead
      markHead(RolloutPane.id, column.id, inner.x + x, inner.y, width: width)
      write(text, inner.x + x, inner.y, role, width: width, align: right ? .right : .left)
      guard isSorted else { return }
      let end = right ? x + width : x + min(width, TextWidth.of(text))
      if right || end < x + width || width == 3 {
        write(input.sort?.isDescending == true ? "▼" : "▲", inner.x + end, inner.y, role)
      }
    }
    head(say("Gemeente", "Municipality"), 1, columns.name, .field(.name))
    if columns.inhabitants > 0 {
      head(say("Inwoners", "Inhab."), columns.inhabitantsStart, columns.inhabitants, .field(.inhabitants), right: true)
    }
    for (index, initiative) in input.data.programme.initiatives.enumerated() {
      head(
        initiative.head[language], columns.cell(index), 3, .initiative(initiative.id), strong: index == input.column)
    }
    if columns.province > 0 {
      head(say("Provincie", "Province"), columns.provinceStart, columns.province - 1, .field(.province))
    }
    if columns.changed > 0 {
      head(say("Gewijzigd", "Changed"), columns.changedStart, columns.changed - 1, .field(.lastChange), right: true)
    }
    if columns.note > 0, input.data.programme.initiatives.indices.contains(input.column) {
      let name = input.data.programme.initiatives[input.column].head[language]
      write(
        say("\(name): sinds, gepland, notitie", "\(name): since, planned, note"), inner.x + columns.noteStart, inner.y,
        .tableHead, width: columns.note)
    }
  }

  /// What the signs mean, in three columns: not yet, under way, in use; flags beside them where there is room.
  private mutating func drawRolloutLegend(_ rect: Rect) {
    guard RolloutPane.legendHeight(rect) > 0 else { return }
    let columns: [[RolloutStatus]] = [
      [.unknown, .orienting, .declined], [.committed, .preparing, .implementing], [.inUse, .embedded, .exited],
    ]
    let step = min(21, (rect.width - 4) / 3)
    let y = rect.y + rect.height - 3
    for (column, statuses) in columns.enumerated() {
      for (line, status) in statuses.enumerated() {
        let x = rect.x + 2 + column * step
        canvas.put([sign(status)], x: x, y: y + line, style: statusStyle(status))
        write(
          status.short[language], x + 2, y + line, .textDim, width: min(step - 2, TextWidth.of(status.short[language])))
      }
    }
    let x = rect.x + 2 + 3 * step
    guard rect.width >= 84, rect.x + rect.width - x >= 19 else { return }
    func flag(_ flag: RolloutFlags) -> String {
      let name = RolloutFlags.all.first { $0.flag == flag }?.name[language] ?? ""
      return "\(sign(flag)) \(name)"
    }
    write(flag(.blocked), x, y, .textDim)
    write(flag(.paused), x, y + 1, .textDim)
    write(flag(.pilot) + "  " + flag(.frontRunner), x, y + 2, .textDim)
  }

  private mutating func drawRolloutRow(_ row: Int, _ look: RolloutLook, _ light: RolloutLight, in line: Rect) {
    let (programme, columns, x, y) = (look.data.programme, look.columns, line.x, line.y)
    let (municipality, initiatives) = (programme.municipalities[row], programme.initiatives.indices)
    let role: Role = light.cell != nil ? .tableCursor : light.isMarked ? .tableMark : .table
    if light.cell != nil { canvas.fill(line, theme[role]) }
    write(light.isMarked ? "■" : light.cell != nil ? "▸" : " ", x, y, role)
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
      write(municipality.province, x + columns.provinceStart, y, ink, width: columns.province - 1)
    }
    if columns.changed > 0, let day = programme.lastChange(of: row) {
      write(day.words(language), x + columns.changedStart, y, ink, width: columns.changed - 1, align: .right)
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
    guard role == .table, !flags.isEmpty else { return }
    canvas.put([sign(flags)], x: x + 2, y: y, style: theme[flags.contains(.blocked) ? .warning : .textDim])
  }

  /// The sign of a status, or that it is still to be read.
  private func sign(_ status: RolloutStatus, row: Int, _ programme: Programme) -> Unicode.Scalar {
    guard programme.knows(row) else { return "…" }
    return sign(status)
  }

  /// The cell at the cursor stands between brackets, which show without colour too.
  private mutating func drawCursorCell(row: Int, column: Int, _ programme: Programme, at x: Int, _ y: Int) {
    let (status, flags) = programme.mark(row, column)
    let flag = flags.isEmpty ? [] : [sign(flags)]
    canvas.put(["[", sign(status, row: row, programme)] + flag + ["]"], x: x, y: y, style: theme[.tableCell])
  }

  private func name(_ row: Int, _ column: Int, _ programme: Programme) -> CellName {
    CellName(municipality: programme.municipalities[row].code, initiative: programme.initiatives[column].id)
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
  /// The initiative at the cursor, on the line that keys go to.
  var cell: Int?
  var isMarked: Bool
  var isWaiting: Bool
}
