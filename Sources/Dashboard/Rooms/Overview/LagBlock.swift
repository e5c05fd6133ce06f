import Model
import Screen

/// Where the country lags: per province the share that uses each initiative, the one that is least far first.
enum LagBlock: Block {
  static func input(_ state: State) -> State.Data { state.data }
  static func draw(_ data: State.Data, in rect: Rect, on painter: inout Painter) { painter.drawLag(data, in: rect) }
}

extension Painter {
  fileprivate mutating func drawLag(_ data: State.Data, in rect: Rect) {
    let lag = data.lag
    let inner = rect.inset(by: 1)
    let seen = inner.height - 1
    let order =
      seen < lag.provinces.count
      ? say("laagste \(seen) van \(lag.provinces.count)", "lowest \(seen) of \(lag.provinces.count)")
      : say("laagste eerst", "lowest first")
    let what = rect.width < 80 ? "" : say(" in gebruik of geborgd", " in use or embedded")
    drawFrame(
      rect, say("Waar loopt het achter", "Where it lags"), right: say("% gem.", "% mun.") + what + " · " + order,
      focused: false)
    var columns = pen.lagColumns(data.programme.initiatives, inner.width)
    let sheet = Sheet(columns, width: inner.width)
    drawHead(sheet, at: inner.x, inner.y)
    var y = inner.y + 1
    let end = inner.y + inner.height
    for row in lag.provinces where y < end {
      drawRow(row, sheet, at: inner.x, y, role: .table)
      y += 1
    }
    guard y + 2 <= end else { return }
    // The same columns, which need their names only once.
    columns[0].title = Phrase("Inwoners", "Inhabitants")
    drawHead(Sheet(Array(columns.prefix(2)), width: inner.width), at: inner.x, y)
    for (size, row) in lag.sizes where y + 1 < end {
      y += 1
      var row = row
      row.name = size.words(language)
      drawRow(row, sheet, at: inner.x, y, role: .table)
    }
  }

  /// What there is no room for has no width: how many municipalities there are, and bars beside the shares.
  private func lagColumns(_ initiatives: [Initiative], _ width: Int) -> [Column<LagRow>] {
    let hasCount = width >= 56
    let step = max(4, (width - (hasCount ? 23 : 18)) / max(1, initiatives.count))
    let bar = step >= 10 ? min(12, step - 5) : 0
    return [
      Column(Phrase("Provincie", "Province"), .fixed(15)) { (row: LagRow) in row.name },
      Column(Phrase("gem.", "mun."), .fixed(hasCount ? 4 : 0), .right, role: { _ in .textDim }) {
        $0.count.map { "\($0)" } ?? "…"
      },
    ]
      + initiatives.enumerated().map { index, initiative in
        Column(
          Phrase(same: initiative.label), .fixed(3), .right, gap: step - 3,
          role: { $0.isLowest[index] ? .warning : $0.shares[index] == nil ? .textDim : nil }
        ) {
          $0.texts[index]
        } paint: { row, place, _, painter in
          guard let share = row.shares[index] else { return }
          painter.drawLagShare(share, isLowest: row.isLowest[index], place.x + 3, place.y, width: bar)
        }
      }
  }

  /// A share as a bar, or as one sign where `width` is 0; the lowest of its column stands out.
  private mutating func drawLagShare(_ share: Double, isLowest: Bool, _ x: Int, _ y: Int, width: Int) {
    let role: Role = isLowest ? .warning : .barFull
    guard width > 0 else {
      if let heat = Spark.level(share, ascii: isASCII) { write(heat, x + 1, y, role) }
      return
    }
    if isLowest { write(isASCII ? "v" : "▾", x, y, .warning) }
    let bar = Bar.cells(share, width: width, ascii: isASCII)
    write(bar.full, x + 1, y, role)
    write(bar.rest, x + 1 + TextWidth.of(bar.full), y, .barRest)
  }
}
