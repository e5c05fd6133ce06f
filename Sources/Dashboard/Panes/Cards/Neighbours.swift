import Model
import Screen

extension Scope {
  /// The parts of a municipality's card, in the order of Tab.
  package static let cardPanes: [Scope] = [.municipality, .history, .neighbours, .years]
}

extension State {
  /// The rows of the municipalities in the region (COROP) of the one that is open, itself among them: those that use
  /// most initiatives first, then the larger ones.
  package var neighbours: [Int] {
    guard let region = openMunicipality?.corop, !region.isEmpty else { return [] }
    let rows = programme.municipalities.indices.filter { programme.municipalities[$0].corop == region }
    func rank(_ row: Int) -> (Int, Int, Int) {
      (adopted(row), committed(row), programme.municipalities[row].inhabitants)
    }
    return rows.sorted { rank($0) > rank($1) }
  }

  /// How many initiatives the municipality at `row` uses.
  func adopted(_ row: Int) -> Int {
    programme.initiatives.indices.count { programme[row, $0].status.isAdopted }
  }

  private func committed(_ row: Int) -> Int {
    programme.initiatives.indices.count { programme[row, $0].status.isCommitted }
  }
}

extension Painter {
  /// The municipalities of the same region and how far they are: peers pull peers.
  mutating func drawNeighbours(in rect: Rect) {
    let isFocused = state.scope == .neighbours
    let position = state.position(of: .neighbours)
    let region = state.openMunicipality?.corop ?? ""
    let isNarrow = layout.size.width < Layout.cardWidth
    let title = isNarrow ? cardPaneTitle(.neighbours) : say("Buren in COROP ", "Neighbours in COROP ") + region
    drawFrame(rect, title, right: range(.neighbours, top: position.top, always: true), focused: isFocused)
    let inner = layout.inside(.neighbours)
    let rows = state.neighbours
    guard !rows.isEmpty else {
      write(say("Geen regio bekend.", "No region known."), inner.x + 1, inner.y, .textDim, width: inner.width - 2)
      return
    }
    let columns = NeighbourColumns(width: inner.width, initiatives: state.programme.initiatives.count)
    drawNeighboursHead(at: inner, columns)
    let height = layout.listHeight(of: .neighbours)
    for (line, row) in rows.dropFirst(position.top).prefix(height).enumerated() where inner.height > line + 1 {
      drawNeighbour(
        row, at: inner.x, inner.y + 1 + line, columns, width: inner.width,
        isCursor: isFocused && position.top + line == position.cursor)
    }
    guard inner.height >= 3 else { return }
    drawRegion(rows, at: inner.x, inner.y + 1 + min(height, rows.count), columns)
  }

  private mutating func drawNeighboursHead(at inner: Rect, _ columns: NeighbourColumns) {
    write(say("Gemeente", "Municipality"), inner.x + 1, inner.y, .tableHead, width: columns.name)
    if columns.inhabitants > 0 {
      write(
        say("Inwoners", "Inhab."), inner.x + columns.name + 2, inner.y, .tableHead, width: columns.inhabitants,
        align: .right)
    }
    for (index, initiative) in state.programme.initiatives.enumerated() {
      write(initiative.label, inner.x + columns.cell(index), inner.y, .tableHead, width: 3)
    }
    if columns.count > 0 {
      write(
        say("gebr.", "used"), inner.x + columns.countStart, inner.y, .tableHead, width: columns.count, align: .right)
    }
  }

  private mutating func drawNeighbour(
    _ row: Int, at x: Int, _ y: Int, _ columns: NeighbourColumns, width: Int, isCursor: Bool
  ) {
    let municipality = state.programme.municipalities[row]
    let isSelf = municipality.code == state.openMunicipality?.code
    let role: Role = isCursor ? .tableCursor : isSelf ? .textStrong : .table
    if isCursor { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : isSelf ? "*" : " ", x, y, role)
    write(municipality.name, x + 1, y, role, width: columns.name)
    if columns.inhabitants > 0 {
      write(
        grouped(municipality.inhabitants, language), x + columns.name + 2, y, role, width: columns.inhabitants,
        align: .right)
    }
    for column in state.programme.initiatives.indices {
      let cell = state.programme[row, column]
      let style = isCursor ? statusStyle(cell.status).over(theme[role]) : statusStyle(cell.status)
      canvas.write(
        " " + statusGlyph(cell.status) + (cell.flags.letters.first.map(String.init) ?? " "),
        x: x + columns.cell(column), y: y, style: style)
    }
    if columns.count > 0 {
      write(
        "\(state.adopted(row))/\(state.programme.initiatives.count)", x + columns.countStart, y, role,
        width: columns.count, align: .right)
    }
  }

  /// How many of the region use each initiative.
  private mutating func drawRegion(_ rows: [Int], at x: Int, _ y: Int, _ columns: NeighbourColumns) {
    let width = columns.name + columns.inhabitants + 1
    let words =
      width < 22 ? say("in gebruik", "in use") : say("in gebruik of geborgd", "in use or embedded")
    write(words, x + 1, y, .textDim, width: width)
    for column in state.programme.initiatives.indices {
      let number = rows.count { state.programme[$0, column].status.isAdopted }
      write("\(number)", x + columns.cell(column), y, .textDim, width: 2, align: .right)
    }
    if columns.count > 0 {
      write(
        say("van", "of") + " \(rows.count)", x + columns.countStart, y, .textDim, width: columns.count, align: .right)
    }
  }
}

private struct NeighbourColumns {
  var name: Int
  /// 0 where there is no room.
  var inhabitants: Int
  var cells: Int
  var cellWidth: Int
  var countStart: Int
  var count: Int

  init(width: Int, initiatives: Int) {
    cellWidth = width >= 48 ? 4 : 3
    count = width >= 46 ? 6 : 0
    inhabitants = width >= 58 ? 8 : 0
    let rest = width - cellWidth * initiatives - count - (count > 0 ? 1 : 0) - 2
    name = max(6, min(26, rest - inhabitants - 1))
    cells = name + 2 + (inhabitants > 0 ? inhabitants + 1 : 0)
    countStart = cells + cellWidth * initiatives + 1
  }

  func cell(_ index: Int) -> Int { cells + index * cellWidth }
}
