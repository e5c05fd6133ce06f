import Model
import Screen

/// The table of all municipalities: frozen names, a cursor on one cell, and below it what the rows add up to.
package enum MunicipalitiesPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// The lines of the table and what they add up to.
    var arranged: ArrangedTable
    /// How many municipalities are shown.
    var count: Int
    /// How they are shown.
    var table: MunicipalityTable
    /// The filter as it was typed; nil for none.
    var filter: String?
    /// Columns that filter or order ask about.
    var asked: [TableColumn]
    /// How many municipalities are marked.
    var marked: Marked
    /// What is no longer as filter and order have it.
    var misfits: Misfits
    /// The cells that were changed just now.
    var flashes: Set<CellName>
    /// Lines at the foot; a low screen keeps them for rows.
    var foot: Int
  }

  package static let id = PaneID("municipalities", Phrase("Gemeenten", "Municipalities"))
  package static let isFiltered = true

  package static func column(_ state: State) -> String? { state.columnUnderCursor.id }
  package static func stand(onColumn name: String, _ state: inout State) { goToColumn(name, &state) }

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, arranged: state.arranged, count: state.rows.count, table: state.table,
      filter: state.filter?.text, asked: state.askedColumns, marked: state.marked,
      misfits: state.misfits(grouped: true),
      flashes: state.look.flashes, foot: state.screen.body.height >= 12 ? 2 : 0)
  }

  package static func rows(_ input: Input) -> [TableLine] { input.arranged.lines }

  package static func name(of row: TableLine, _ input: Input) -> RowName? {
    switch row {
    case .row(let row): input.data.programme.municipalities[row].code
    case .group(let group): "group " + input.arranged.groups[group].name
    }
  }

  package static func index(of name: RowName, among rows: [TableLine], _ input: Input) -> Int? {
    if let row = input.data.programme.row(of: name) { return input.arranged.line(of: row) }
    return rows.firstIndex { Self.name(of: $0, input) == name }
  }

  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 2 - input.foot }

  package static func subject(of row: TableLine?, _ state: State) -> Subject? {
    guard case .row(let row) = row else { return nil }
    guard let id = state.table.column.initiative, let column = state.programme.column(of: id) else {
      return .municipality(row: row)
    }
    return .cell(row: row, column: column)
  }

  package static func saying(of row: TableLine?, _ state: State) -> [Said] {
    guard case .row(let row) = row else {
      guard case .group(let index) = row else { return [] }
      return state.groupSaid(index)
    }
    guard case .cell(_, let column) = subject(of: .row(row), state) else {
      return state.municipalitySaid(row)
    }
    return state.cellSaid(row, column)
  }

  package static func open(_ row: TableLine, _ state: inout State) -> Opening {
    switch row {
    case .row(let row): return .goes(openMunicipality(state.programme.municipalities[row].code, &state))
    case .group(let group):
      let name = state.arranged.groups[group].name
      if let filter = counted(in: name, state) {
        return .goes(showMunicipalities(filter, besides: state.filter, &state))
      }
      state.table.collapsed.formSymmetricDifference([name])
      return .goes([])
    }
  }

  /// What keeps those that are counted in the head of a group under the cursor; nil where no count is.
  private static func counted(in group: String, _ state: State) -> String? {
    guard let own = state.table.grouping.filter(group)?[state.language] else { return nil }
    switch state.table.column {
    case .initiative(let id): return "\(own) \(id)=G|B"
    case .field(.inhabitants): return own
    default: return nil
    }
  }

  package static func figures(of row: TableLine?, _ state: State) -> [Figure] { state.tableFigures(of: row) }

  package static func hints(_ state: State) -> [String] {
    if state.isPast { return ["up", "day-back", "now", "open", "filter", "help", "sort", "group"] }
    let first = state.misfits(grouped: true).count > 0 ? ["refresh"] : []
    return first
      + (state.canOperate
        ? ["set", "advance", "mark", "undo", "operate", "help", "repeat", "note", "plan", "flag", "filter"]
        : ["up", "open", "filter", "operate", "help", "sort", "group", "mark", "columns", "source"])
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawMunicipalities(seen) }
}

extension Painter {
  fileprivate mutating func drawMunicipalities(_ seen: Seen<MunicipalitiesPane>) {
    let input = seen.input
    let inner = seen.inner
    let columns = TableLayout(
      input.table, input.data.programme, width: inner.width, screen: size.width, asked: input.asked)
    let wanted = State.columnChoices(input.table, input.data.programme).count { $0.visibility != .hidden }
    let hidden = wanted - columns.columns.count
    let outside =
      hidden <= 0
      ? ""
      : hidden == 1
        ? say("1 kolom buiten beeld · ", "1 column out of sight · ")
        : say("\(hidden) kolommen buiten beeld · ", "\(hidden) columns out of sight · ")
    let range = seen.municipalities(language) + markedWords(input.marked)
    drawRule(
      seen.rect, say("Gemeenten", "Municipalities"), notes: notes(input), infos: [outside + range, range],
      focused: seen.isFocused)
    drawTableHead(columns, input, in: inner)
    guard !seen.rows.isEmpty else {
      write(
        say(
          "Niets gevonden. \(keyOf("back")) haalt het filter weg.",
          "Nothing found. \(keyOf("back")) removes the filter."), inner.x + 1,
        inner.y + 2, .textDim, width: inner.width - 2)
      return
    }
    let anchor = input.table.anchor.flatMap { input.data.programme.row(of: $0) }
    let marking = Set(rangeRows(seen.rows, cursor: seen.cursor, anchor: anchor))
    let look = TableLook(
      data: input.data, arranged: input.arranged, columns: columns, grouping: input.table.grouping,
      flashes: input.flashes)
    drawLines(seen, look, in: Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: seen.height)) { index in
      var light = TableLight(column: seen.isFocused && index == seen.cursor ? input.table.column : nil)
      if case .row(let row) = seen.rows[index] {
        light.isMarked =
          marking.contains(row)
          || !input.table.marks.isEmpty && input.table.marks.contains(input.data.programme.municipalities[row].code)
        light.isWaiting = input.misfits.rows.contains(row)
      }
      return light
    } _: { row, look, light, line, painter in
      switch row {
      case .group(let group): painter.drawGroup(look.arranged.groups[group], look, light, in: line)
      case .row(let row): painter.drawTableRow(row, look, light, in: line)
      }
    }
    let foot = Rect(x: inner.x, y: inner.y + inner.height - input.foot, width: inner.width, height: input.foot)
    draw(TableLook.self, look, in: foot) { $0.drawTableFoot(columns, input, in: inner) }
  }

  /// What waits, or else by what it is sorted.
  private func notes(_ input: MunicipalitiesPane.Input) -> [String] {
    var parts: [String] = []
    if let waiting = waitingWords(input.misfits) { parts.append(waiting) }
    if input.table.anchor != nil {
      parts.append(say("bereik: \(keyOf("mark-range")) markeert", "range: \(keyOf("mark-range")) marks"))
    }
    guard parts.isEmpty else { return [parts.joined(separator: " · "), parts[0]] }
    let column = input.table.sort.first?.column ?? .field(.name)
    let name = head(of: column, input)
    // The label of an initiative is a name.
    if case .initiative = column { return [say("op \(name)", "by \(name)")] }
    return [say("op \(name.lowercased())", "by \(name.lowercased())")]
  }

  private mutating func drawTableHead(_ columns: TableLayout, _ input: MunicipalitiesPane.Input, in inner: Rect) {
    let name = sortMark(.field(.name), input, MunicipalityField.name.title[language])
    let isName = input.table.column == .field(.name)
    write(name, inner.x + 1, inner.y, isName ? .tableCell : .tableHead, width: columns.nameWidth)
    markHead(MunicipalitiesPane.id, MunicipalityField.name.rawValue, inner.x + 1, inner.y, width: columns.nameWidth)
    for column in columns.columns {
      let isHere = column.column == input.table.column
      markHead(MunicipalitiesPane.id, column.column.id, inner.x + column.x, inner.y, width: column.width)
      write(
        sortMark(column.column, input, head(of: column.column, input)), inner.x + column.x, inner.y,
        isHere ? .tableCell : .tableHead, width: column.width, align: isRight(column.column) ? .right : .left)
    }
    if columns.hiddenLeft > 0 { write("‹", inner.x + columns.nameWidth + 1, inner.y, .textStrong) }
    if columns.hiddenRight > 0 { write("›", inner.x + inner.width - 1, inner.y, .textStrong) }
  }

  private func head(of column: TableColumn, _ input: MunicipalitiesPane.Input) -> String {
    switch column {
    case .field(.used):
      say("van ", "of ") + "\(input.data.programme.initiatives.count)"
    case .field(let field): field.title[language]
    case .initiative(let id): label(of: id, input)
    case .aspect(let aspect, let id): label(of: id, input) + " " + aspect.title[language]
    }
  }

  private func label(of id: String, _ input: MunicipalitiesPane.Input) -> String {
    input.data.programme.column(of: id).map { input.data.programme.initiatives[$0].label } ?? id
  }

  /// The head with ▲1 or ▼2 where the column is a sort key.
  private func sortMark(_ column: TableColumn, _ input: MunicipalitiesPane.Input, _ head: String) -> String {
    guard let index = input.table.sort.firstIndex(where: { $0.column == column }) else { return head }
    let arrow = input.table.sort[index].isDescending ? "▼" : "▲"
    return "\(head)\(arrow)\(index + 1)"
  }

  private func isRight(_ column: TableColumn) -> Bool {
    if case .field(let field) = column { return field.isQuantity && field != .sizeClass }
    return false
  }

  private mutating func drawTableRow(_ row: Int, _ look: TableLook, _ light: TableLight, in line: Rect) {
    let (programme, x, y) = (look.data.programme, line.x, line.y)
    let isCursor = light.column != nil
    let role: Role = isCursor ? .tableCursor : light.isMarked ? .tableMark : .table
    if isCursor { canvas.fill(line, theme[role]) }
    write(light.isMarked ? "■" : isCursor ? "▸" : " ", x, y, role)
    let indent = look.grouping == .none ? "" : "  "
    drawName(
      indent + programme.municipalities[row].name, isWaiting: light.isWaiting, x + 1, y, role,
      width: look.columns.nameWidth)
    markCell(MunicipalityField.name.rawValue, x + 1, y, width: look.columns.nameWidth)
    for column in look.columns.columns {
      markCell(column.column.id, x + column.x, y, width: column.width)
      switch column.column {
      case .initiative(let id):
        guard let index = programme.column(of: id) else { continue }
        drawStatus(row, index, look, at: x + column.x, y, width: column.width, light)
      case .aspect(let aspect, let id):
        guard let index = programme.column(of: id) else { continue }
        write(
          text(of: aspect, programme[row, index]), x + column.x, y,
          light.column == column.column ? .tableCell : role, width: column.width)
      case .field(let field):
        write(
          text(of: field, row: row, programme), x + column.x, y,
          light.column == column.column ? .tableCell : role == .table ? .textDim : role,
          width: column.width, align: isRight(column.column) ? .right : .left)
      }
    }
  }

  /// A status with its flags; the cell under the cursor stands between brackets, with or without colour.
  private mutating func drawStatus(
    _ row: Int, _ column: Int, _ look: TableLook, at x: Int, _ y: Int, width: Int, _ light: TableLight
  ) {
    let programme = look.data.programme
    let (cell, initiative) = (programme[row, column], programme.initiatives[column])
    let isHere = light.column == .initiative(initiative.id)
    let isOverdue = cell.isOverdue(with: initiative)
    var style = isOverdue ? theme[.warning] : statusStyle(cell.status)
    if light.column != nil { style = style.over(theme[.tableCursor]) }
    if isHere { style = theme[.tableCell] }
    let name = CellName(municipality: programme.municipalities[row].code, initiative: initiative.id)
    if look.flashes.contains(name) { style = theme[.flash] }
    let sign = programme.knows(row) ? statusGlyph(cell.status) : "…"
    // The brackets stay where the flags do not fit.
    let text = String(
      (sign + (isOverdue ? "!" : "") + flagSigns(cell.flags)).prefix(isHere ? max(1, width - 2) : width))
    canvas.write(isHere ? "[\(text)]" : " \(text)", x: x, y: y, style: style, width: width)
  }

  /// What something of a cell reads like on screen.
  private func text(of aspect: CellAspect, _ cell: RolloutCell) -> String {
    switch aspect {
    case .status: cell.status.rawValue
    case .flag: cell.flags.signs
    case .note: cell.note.contains("\n") ? cell.note.replacing("\n", with: " / ") : cell.note
    case .planned, .changed, .since, .heard: aspect.day(of: cell)?.aligned(language) ?? ""
    }
  }

  /// What a field of a municipality reads like on screen.
  private func text(of field: MunicipalityField, row: Int, _ programme: Programme) -> String {
    let municipality = programme.municipalities[row]
    switch field {
    case .name: return municipality.name
    case .code: return municipality.code
    case .province: return municipality.province
    case .inhabitants: return grouped(municipality.inhabitants, language)
    case .sizeClass: return municipality.sizeClass.words(language)
    case .corop: return municipality.corop
    case .safetyRegion: return municipality.safetyRegion
    case .urbanity: return municipality.urbanity.map { "\($0)" } ?? ""
    case .lastChange: return programme.lastChange(of: row)?.words(language) ?? ""
    case .planned: return programme.firstPlanned(of: row)?.words(language) ?? ""
    case .heard: return programme.lastHeard(of: row)?.words(language) ?? ""
    case .used: return programme.knows(row) ? "\(programme.adopted(row))" : "…"
    case .note:
      let note = programme.note(of: row)
      return note.contains("\n") ? note.replacing("\n", with: " / ") : note
    }
  }

  /// The head of a group: how many municipalities and inhabitants, and of each initiative a bar and the share in use.
  private mutating func drawGroup(_ group: TableGroup, _ look: TableLook, _ light: TableLight, in line: Rect) {
    let isCursor = light.column != nil
    let role: Role = isCursor ? .tableCursor : .textStrong
    if isCursor { canvas.fill(line, theme[role]) }
    write(isCursor ? "▸" : " ", line.x, line.y, role)
    let name = look.grouping.words(group.name, language)
    write("\(group.isCollapsed ? "+" : "▾") \(name)", line.x + 1, line.y, role, width: look.columns.nameWidth)
    drawSums(
      look.columns, look.data.programme, at: line.x, line.y, role: role, coverage: group.coverage,
      inhabitants: group.inhabitants, count: group.rows.count, here: light.column
    ) { $0.byMunicipalities }
  }

  /// What the rows that are shown add up to: the share in use by municipalities, and below it by inhabitants.
  private mutating func drawTableFoot(_ columns: TableLayout, _ input: MunicipalitiesPane.Input, in inner: Rect) {
    guard input.foot > 0 else { return }
    let y = inner.y + inner.height - input.foot
    let shares: [(Phrase, (Coverage) -> Double?)] = [
      (Phrase("% gem. in gebruik", "% mun. in use"), { $0.byMunicipalities }),
      (Phrase("% inw. in gebruik", "% inh. in use"), { $0.byInhabitants }),
    ]
    for (line, (words, share)) in shares.enumerated() {
      canvas.fill(Rect(x: inner.x, y: y + line, width: inner.width, height: 1), theme[.tableFoot])
      write(words[language], inner.x + 1, y + line, .tableFoot, width: columns.nameWidth)
      drawSums(
        columns, input.data.programme, at: inner.x, y + line, role: .tableFoot, coverage: input.arranged.coverage,
        inhabitants: line == 1 ? input.arranged.inhabitants : nil, count: line == 0 ? input.count : nil, share: share)
    }
  }

  /// Sums under or above the columns they are of: a number where there is one, for initiatives a bar and a share.
  private mutating func drawSums(
    _ columns: TableLayout, _ programme: Programme, at x: Int, _ y: Int, role: Role, coverage: [Coverage],
    inhabitants: Int?, count: Int?, here: TableColumn? = nil, share: (Coverage) -> Double?
  ) {
    for column in columns.columns {
      // What Enter opens.
      let role = here == column.column && here != .field(.name) ? Role.tableCell : role
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
        guard let index = programme.column(of: id), coverage.indices.contains(index) else { continue }
        // While statuses are still being read there is nothing to add up.
        guard !programme.isPartial else {
          write("…", x + column.x, y, role, width: column.width)
          continue
        }
        guard coverage[index].isReported, let value = share(coverage[index]) else {
          write("–", x + column.x, y, role, width: column.width)
          continue
        }
        let text = percent(value)
        let bar = isASCII || text.count >= column.width ? "" : Bar.vertical(value)
        write(bar + text, x + column.x, y, role, width: column.width)
      default: continue
      }
    }
  }
}

/// What the lines of the table have in common.
private struct TableLook: Equatable {
  var data: State.Data
  var arranged: ArrangedTable
  var columns: TableLayout
  var grouping: Grouping
  var flashes: Set<CellName>
}

/// What one of them has for itself.
private struct TableLight: Hashable {
  /// The column of the cursor, on its line.
  var column: TableColumn?
  var isMarked = false
  var isWaiting = false
}
