import Model
import Screen

extension Painter {
  /// The table of all municipalities: frozen names, a cursor on one cell, and below it what the rows add up to.
  mutating func drawMunicipalities(in rect: Rect) {
    let table = state.table
    let position = state.position(of: .municipalities)
    let height = layout.listHeight(of: .municipalities)
    let last = min(table.lines.count, position.top + height)
    let seen = table.lines.isEmpty ? "0" : "\(position.top + 1)–\(last)"
    drawFrame(
      rect, tableTitle, right: "\(seen) \(say("van", "of")) \(table.lines.count)\(markedWords)", focused: true)
    let inner = rect.inset(by: 1)
    let columns = TableLayout(state, width: inner.width)
    drawTableHead(columns, in: inner)
    guard !table.lines.isEmpty else {
      write(
        say("Niets gevonden. Esc haalt het filter weg.", "Nothing found. Esc removes the filter."), inner.x + 1,
        inner.y + 2, .textDim, width: inner.width - 2)
      return
    }
    let range = Set(state.rangeRows)
    for index in position.top..<last {
      drawTableLine(index, columns, in: inner, y: inner.y + 1 + index - position.top, range: range)
    }
    drawTableFoot(columns, in: inner)
  }

  private var tableTitle: String {
    var parts = [say("Gemeenten", "Municipalities")]
    if let filter = state.filter { parts.append("/ \(filter.text)") }
    if state.table.grouping != .none { parts.append(state.table.grouping.title[language]) }
    if state.table.anchor != nil { parts.append(say("bereik: v markeert", "range: v marks")) }
    return parts.joined(separator: " · ")
  }

  private mutating func drawTableHead(_ columns: TableLayout, in inner: Rect) {
    let name = sortMark(.field(.name), MunicipalityField.name.title[language])
    let isName = state.table.column == .field(.name)
    write(name, inner.x + 1, inner.y, isName ? .tableCell : .tableHead, width: columns.nameWidth)
    for column in columns.columns {
      let isHere = column.column == state.table.column
      write(
        sortMark(column.column, head(of: column.column)), inner.x + column.x, inner.y,
        isHere ? .tableCell : .tableHead, width: column.width, align: isRight(column.column) ? .right : .left)
    }
    if columns.hiddenLeft > 0 { write("‹", inner.x + columns.nameWidth + 1, inner.y, .textStrong) }
    if columns.hiddenRight > 0 { write("›", inner.x + inner.width - 1, inner.y, .textStrong) }
  }

  private func head(of column: TableColumn) -> String {
    switch column {
    case .field(let field): field.title[language]
    case .initiative(let id): state.programme.column(of: id).map { state.programme.initiatives[$0].label } ?? id
    }
  }

  /// The head with ▲1 or ▼2 where the column is a sort key.
  private func sortMark(_ column: TableColumn, _ head: String) -> String {
    guard let index = state.table.sort.firstIndex(where: { $0.column == column }) else { return head }
    let arrow = state.table.sort[index].isDescending ? "▼" : "▲"
    return "\(head)\(arrow)\(index + 1)"
  }

  private func isRight(_ column: TableColumn) -> Bool {
    if case .field(let field) = column { return field.isQuantity && field != .sizeClass }
    return false
  }

  private mutating func drawTableLine(
    _ index: Int, _ columns: TableLayout, in inner: Rect, y: Int, range: Set<Int>
  ) {
    let isCursor = index == state.position(of: .municipalities).cursor
    let role: Role = isCursor ? .tableCursor : .table
    if isCursor { canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), theme[role]) }
    switch state.table.lines[index] {
    case .group(let group): drawGroup(state.table.groups[group], columns, at: inner.x, y, isCursor: isCursor)
    case .row(let row):
      drawTableRow(
        row, columns, at: inner.x, y, isCursor: isCursor, isMarked: state.isMarked(row) || range.contains(row))
    }
  }

  private mutating func drawTableRow(
    _ row: Int, _ columns: TableLayout, at x: Int, _ y: Int, isCursor: Bool, isMarked: Bool
  ) {
    let municipality = state.programme.municipalities[row]
    let role: Role = isCursor ? .tableCursor : isMarked ? .tableMark : .table
    write(isMarked ? "■" : isCursor ? "▸" : " ", x, y, role)
    let indent = state.table.grouping == .none ? "" : "  "
    write(indent + municipality.name, x + 1, y, role, width: columns.nameWidth)
    for column in columns.columns {
      switch column.column {
      case .initiative(let id):
        guard let index = state.programme.column(of: id) else { continue }
        drawStatus(row, index, at: x + column.x, y, width: column.width, isRowLit: isCursor)
      case .field(let field):
        let isHere = isCursor && column.column == state.table.column
        write(
          text(of: field, row: row), x + column.x, y, isHere ? .tableCell : role == .table ? .textDim : role,
          width: column.width, align: isRight(column.column) ? .right : .left)
      }
    }
  }

  /// A status with its flags; the cell under the cursor stands between brackets, with or without colour.
  private mutating func drawStatus(_ row: Int, _ column: Int, at x: Int, _ y: Int, width: Int, isRowLit: Bool) {
    let cell = state.programme[row, column]
    let initiative = state.programme.initiatives[column]
    let isHere = isRowLit && state.table.column == .initiative(initiative.id)
    let isOverdue = cell.isOverdue(with: initiative)
    var style = isOverdue ? theme[.warning] : statusStyle(cell.status)
    if isRowLit { style = style.over(theme[.tableCursor]) }
    if isHere { style = theme[.tableCell] }
    let name = CellName(municipality: state.programme.municipalities[row].code, initiative: initiative.id)
    if state.flashes.contains(name) { style = theme[.flash] }
    let sign = state.programme.knows(row) ? statusGlyph(cell.status) : "…"
    // The brackets stay where the flags do not fit.
    let text = String((sign + (isOverdue ? "!" : "") + cell.flags.letters).prefix(isHere ? max(1, width - 2) : width))
    canvas.write(isHere ? "[\(text)]" : " \(text)", x: x, y: y, style: style, width: width)
  }

  /// What a field of a municipality reads like on screen.
  func text(of field: MunicipalityField, row: Int) -> String {
    let municipality = state.programme.municipalities[row]
    switch field {
    case .name: return municipality.name
    case .code: return municipality.code
    case .province: return municipality.province
    case .inhabitants: return grouped(municipality.inhabitants, language)
    case .sizeClass: return municipality.sizeClass.words(language)
    case .corop: return municipality.corop
    case .safetyRegion: return municipality.safetyRegion
    case .urbanity: return municipality.urbanity.map { "\($0)" } ?? ""
    case .lastChange: return state.programme.lastChange(of: row)?.words(language) ?? ""
    case .note:
      let note = state.programme.note(of: row)
      return note.contains("\n") ? note.replacing("\n", with: " / ") : note
    }
  }

  /// The head of a group: how many municipalities and inhabitants, and of each initiative a bar and the share in use.
  private mutating func drawGroup(_ group: TableGroup, _ columns: TableLayout, at x: Int, _ y: Int, isCursor: Bool) {
    let role: Role = isCursor ? .tableCursor : .textStrong
    write(isCursor ? "▸" : " ", x, y, role)
    let name = state.table.grouping.words(group.name, language)
    write("\(group.isCollapsed ? "▸" : "▾") \(name)", x + 1, y, role, width: columns.nameWidth)
    drawSums(
      columns, at: x, y, role: role, coverage: group.coverage, inhabitants: group.inhabitants,
      count: group.rows.count
    ) { $0.byMunicipalities }
  }

  /// What the rows that are shown add up to: the share in use by municipalities, and below it by inhabitants.
  private mutating func drawTableFoot(_ columns: TableLayout, in inner: Rect) {
    guard layout.tableFoot > 0 else { return }
    let y = inner.y + inner.height - layout.tableFoot
    let table = state.table
    let shares: [(Phrase, (Coverage) -> Double)] = [
      (Phrase("% gem. in gebruik", "% mun. in use"), { $0.byMunicipalities }),
      (Phrase("% inw. in gebruik", "% inh. in use"), { $0.byInhabitants }),
    ]
    for (line, (words, share)) in shares.enumerated() {
      canvas.fill(Rect(x: inner.x, y: y + line, width: inner.width, height: 1), theme[.tableFoot])
      write(words[language], inner.x + 1, y + line, .tableFoot, width: columns.nameWidth)
      drawSums(
        columns, at: inner.x, y + line, role: .tableFoot, coverage: table.coverage,
        inhabitants: line == 1 ? table.inhabitants : nil, count: line == 0 ? state.rows.count : nil, share: share)
    }
  }

  /// Sums under or above the columns they are of: a number where there is one, for initiatives a bar and a share.
  private mutating func drawSums(
    _ columns: TableLayout, at x: Int, _ y: Int, role: Role, coverage: [Coverage], inhabitants: Int?, count: Int?,
    share: (Coverage) -> Double
  ) {
    for column in columns.columns {
      switch column.column {
      case .field(.inhabitants):
        if let inhabitants {
          write(grouped(inhabitants, language), x + column.x, y, role, width: column.width, align: .right)
        } else if let count {
          // Where the inhabitants have a line of their own, the count stands above them.
          write("n = \(grouped(count, language))", x + column.x, y, role, width: column.width, align: .right)
        }
      case .field(.province):
        if let count, inhabitants != nil { write("n = \(grouped(count, language))", x + column.x, y, role, width: 13) }
      case .initiative(let id):
        guard let index = state.programme.column(of: id), coverage.indices.contains(index) else { continue }
        // While statuses are still being read there is nothing to add up.
        guard !state.programme.isPartial else {
          write("…", x + column.x, y, role, width: column.width)
          continue
        }
        let value = share(coverage[index])
        let text = percent(value)
        let bar = state.isASCII || text.count >= column.width ? "" : Bar.vertical(value)
        write(bar + text, x + column.x, y, role, width: column.width)
      default: continue
      }
    }
  }
}
