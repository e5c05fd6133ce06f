import Model
import Screen

extension PaneID {
  package static let neighbours = PaneID("neighbours", Phrase("Buren", "Neighbours"))
}

/// The municipalities of the same region and how far they are: peers pull peers.
package enum NeighboursPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// Of the municipality that is open, in the programme.
    var row: Int?
  }

  package static let id = PaneID.neighbours

  package static func input(_ state: State) -> Input { Input(data: state.data, row: state.openRow) }

  /// The rows of the municipalities in the region (COROP) of the one that is open, itself among them: those that use
  /// most initiatives first, then the larger ones.
  package static func rows(_ input: Input) -> [Int] {
    let programme = input.data.programme
    guard let region = input.row.map({ programme.municipalities[$0].corop }), !region.isEmpty else { return [] }
    // Each is ranked once, however many there are to compare with.
    let ranked = programme.municipalities.indices.filter { programme.municipalities[$0].corop == region }.map { row in
      (row, (programme.adopted(row), programme.committed(row), programme.municipalities[row].inhabitants))
    }
    return ranked.sorted { $0.1 > $1.1 }.map(\.0)
  }

  package static func name(of row: Int, _ input: Input) -> RowName? { input.data.programme.municipalities[row].code }

  /// Frame, head and the sums of the region.
  package static func height(_ input: Input, in rect: Rect, isOpen: Bool) -> Int { rect.height - 4 }

  package static func subject(of row: Int?, _ state: State) -> Subject? { state.cardSubject }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    .goes(openMunicipality(state.programme.municipalities[row].code, &state))
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    row.map { state.neighbourFigures($0) } ?? [state.municipalityCount]
  }

  package static func hints(_ state: State) -> [String] { ["up", "open", "next-pane", "back", "help"] }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawNeighbours(seen) }
}

extension Programme {
  /// How many initiatives the municipality at `row` uses.
  package func adopted(_ row: Int) -> Int { initiatives.indices.count { self[row, $0].status.isAdopted } }

  fileprivate func committed(_ row: Int) -> Int { initiatives.indices.count { self[row, $0].status.isCommitted } }
}

extension Painter {
  fileprivate mutating func drawNeighbours(_ seen: Seen<NeighboursPane>) {
    let (inner, programme) = (seen.inner, seen.input.data.programme)
    let region = seen.input.row.map { programme.municipalities[$0].corop } ?? ""
    let title =
      size.width < CardPart.sideBySide
      ? cardPaneTitle(.neighbours) : say("Buren in COROP ", "Neighbours in COROP ") + region
    drawFrame(seen.rect, title, right: seen.range(language, always: true), focused: seen.isFocused)
    guard !seen.rows.isEmpty else {
      write(say("Geen regio bekend.", "No region known."), inner.x + 1, inner.y, .textDim, width: inner.width - 2)
      return
    }
    let columns = NeighbourColumns(width: inner.width, initiatives: programme.initiatives.count)
    drawNeighboursHead(programme, at: inner, columns)
    for (index, row) in seen.shown where inner.height > index - seen.top + 1 {
      drawNeighbour(
        row, seen.input, at: inner.x, inner.y + 1 + index - seen.top, columns, width: inner.width,
        isCursor: seen.isFocused && index == seen.cursor)
    }
    guard inner.height >= 3 else { return }
    drawRegion(
      seen.rows, programme, at: inner.x, inner.y + 1 + min(seen.height, seen.rows.count), columns)
  }

  private mutating func drawNeighboursHead(_ programme: Programme, at inner: Rect, _ columns: NeighbourColumns) {
    write(say("Gemeente", "Municipality"), inner.x + 1, inner.y, .tableHead, width: columns.name)
    if columns.inhabitants > 0 {
      write(
        say("Inwoners", "Inhab."), inner.x + columns.name + 2, inner.y, .tableHead, width: columns.inhabitants,
        align: .right)
    }
    for (index, initiative) in programme.initiatives.enumerated() {
      write(initiative.label, inner.x + columns.cell(index), inner.y, .tableHead, width: 3)
    }
    if columns.count > 0 {
      write(
        say("gebr.", "used"), inner.x + columns.countStart, inner.y, .tableHead, width: columns.count, align: .right)
    }
  }

  private mutating func drawNeighbour(
    _ row: Int, _ input: NeighboursPane.Input, at x: Int, _ y: Int, _ columns: NeighbourColumns, width: Int,
    isCursor: Bool
  ) {
    let programme = input.data.programme
    let municipality = programme.municipalities[row]
    let isSelf = row == input.row
    let role: Role = isCursor ? .tableCursor : isSelf ? .textStrong : .table
    if isCursor { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : isSelf ? "*" : " ", x, y, role)
    write(municipality.name, x + 1, y, role, width: columns.name)
    if columns.inhabitants > 0 {
      write(
        grouped(municipality.inhabitants, language), x + columns.name + 2, y, role, width: columns.inhabitants,
        align: .right)
    }
    for column in programme.initiatives.indices {
      let cell = programme[row, column]
      let style = isCursor ? statusStyle(cell.status).over(theme[role]) : statusStyle(cell.status)
      canvas.write(
        " " + statusGlyph(cell.status) + (cell.flags.letters.first.map(String.init) ?? " "),
        x: x + columns.cell(column), y: y, style: style)
    }
    if columns.count > 0 {
      write(
        "\(programme.adopted(row))/\(programme.initiatives.count)", x + columns.countStart, y, role,
        width: columns.count, align: .right)
    }
  }

  /// How many of the region use each initiative.
  private mutating func drawRegion(
    _ rows: [Int], _ programme: Programme, at x: Int, _ y: Int, _ columns: NeighbourColumns
  ) {
    let width = columns.name + columns.inhabitants + 1
    let words =
      width < 22 ? say("in gebruik", "in use") : say("in gebruik of geborgd", "in use or embedded")
    write(words, x + 1, y, .textDim, width: width)
    for column in programme.initiatives.indices {
      let number = rows.count { programme[$0, column].status.isAdopted }
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
