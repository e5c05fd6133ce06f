import Model
import Screen

/// The municipalities of the same region and how far they are: peers pull peers.
package enum NeighboursPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// Of the municipality that is open, in the programme.
    var row: Int?
  }

  package static let id = PaneID("neighbours", Phrase("Buren", "Neighbours"))

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

  /// Rule, head and the sums of the region.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 3 }

  package static func subject(of row: Int?, _ state: State) -> Subject? { state.cardSubject }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    .goes(openMunicipality(state.programme.municipalities[row].code, &state))
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    row.map { state.programme.neighbourFigures($0, after: state.history) } ?? [state.municipalityCount]
  }

  package static func saying(of row: Int?, _ state: State) -> [Said] { row.map { state.municipalitySaid($0) } ?? [] }

  package static func hints(_ state: State) -> [String] { ["up", "open", "next-pane", "back", "help"] }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawNeighbours(seen) }
}

extension Painter {
  fileprivate mutating func drawNeighbours(_ seen: Seen<NeighboursPane>) {
    let (inner, programme) = (seen.inner, seen.input.data.programme)
    let region = seen.input.row.map { programme.municipalities[$0].corop } ?? ""
    let title =
      size.width < CardPart.sideBySide
      ? cardPaneTitle(NeighboursPane.id) : say("Buren in COROP ", "Neighbours in COROP ") + region
    drawRule(seen.rect, title, info: seen.range(language, always: true), focused: seen.isFocused)
    guard !seen.rows.isEmpty else {
      write(say("Geen regio bekend.", "No region known."), inner.x + 1, inner.y, .textDim, width: inner.width - 2)
      return
    }
    let sheet = Sheet(pen.neighbourColumns(seen.input, inner.width), width: inner.width)
    drawHead(of: seen, seen.input, in: inner) { _ in sheet }
    drawLines(seen, seen.input, in: Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1)) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, input, isCursor, line, painter in
      let isSelf = row == input.row
      let role: Role = isCursor ? .tableCursor : isSelf ? .textStrong : .table
      if isCursor { painter.canvas.fill(line, painter.theme[role]) }
      painter.write(isCursor ? "▸" : isSelf ? "*" : " ", line.x, line.y, role)
      painter.drawRow(row, sheet, at: line.x, line.y, role: role)
    }
    guard inner.height >= 3 else { return }
    let foot = Rect(
      x: inner.x, y: inner.y + 1 + min(seen.height, seen.rows.count), width: inner.width, height: 1)
    draw(NeighboursPane.self, of: .foot, seen.input, in: foot) {
      $0.drawRegion(seen.rows, programme, sheet, at: foot.x, foot.y)
    }
  }

  private func neighbourColumns(_ input: NeighboursPane.Input, _ width: Int) -> [Column<Int>] {
    let programme = input.data.programme
    let initiatives = programme.initiatives
    let cell = width >= 48 ? 4 : 3
    let (count, people) = (width >= 44 ? 6 : 0, width >= 58 && size.width >= CardPart.sideBySide ? 8 : 0)
    let rest = width - cell * initiatives.count - count - (count > 0 ? 1 : 0) - 2
    let cells = initiatives.indices.map { column in
      Column<Int>(
        Phrase(same: initiatives[column].label), .fixed(3), gap: cell - (column == initiatives.count - 1 ? 2 : 3),
        paint: { row, place, role, painter in
          let own = programme[row, column]
          let style = painter.statusStyle(own.status)
          painter.canvas.write(
            " " + painter.statusGlyph(own.status) + (painter.flagSigns(own.flags).first.map(String.init) ?? " "),
            x: place.x,
            y: place.y, style: role == .tableCursor ? style.over(painter.theme[role]) : style)
        })
    }
    return [
      Column(Phrase("Gemeente", "Municipality"), .fixed(max(6, min(26, rest - people - 1)))) {
        programme.municipalities[$0].name
      },
      Column(Phrase("Inwoners", "Inhab."), .fixed(people), .right) {
        grouped(programme.municipalities[$0].inhabitants, language)
      },
    ] + cells + [
      Column(Phrase("gebr.", "used"), .fixed(count), .right) { "\(programme.adopted($0))/\(initiatives.count)" }
    ]
  }

  /// How many of the region use each initiative.
  private mutating func drawRegion(_ rows: [Int], _ programme: Programme, _ sheet: Sheet<Int>, at x: Int, _ y: Int) {
    let first = programme.initiatives.count + (sheet.columns.last?.column.title.dutch == "gebr." ? 1 : 0)
    let cells = sheet.columns.suffix(first)
    let width = (cells.first?.x ?? 2) - 2
    let words =
      width < 22 ? say("in gebruik", "in use") : say("in gebruik of geborgd", "in use or embedded")
    write(words, x + 1, y, .textDim, width: width)
    for (column, place) in zip(programme.initiatives.indices, cells) {
      let number = rows.count { programme.mark($0, column).status.isAdopted }
      write("\(number)", x + place.x, y, .textDim, width: 2, align: .right)
    }
    guard let last = cells.last, cells.count > programme.initiatives.count else { return }
    write(say("van", "of") + " \(rows.count)", x + last.x, y, .textDim, width: last.width, align: .right)
  }
}
