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
    let provinces = lag.provinces
    let columns = LagColumns(width: inner.width, initiatives: data.programme.initiatives.count)
    drawLagHead(say("Provincie", "Province"), at: inner, inner.y, columns, data.programme.initiatives)
    var y = inner.y + 1
    let end = inner.y + inner.height
    for row in provinces where y < end {
      drawLagRow(row, at: inner.x, y, columns)
      y += 1
    }
    guard y + 2 <= end else { return }
    drawLagHead(say("Inwoners", "Inhabitants"), at: inner, y, columns, [])
    y += 1
    let sizes = lag.sizes.map { size, row in
      var row = row
      row.name = size.words(language)
      return row
    }
    for row in sizes where y < end {
      drawLagRow(row, at: inner.x, y, columns)
      y += 1
    }
  }

  private mutating func drawLagHead(
    _ title: String, at inner: Rect, _ y: Int, _ columns: LagColumns, _ initiatives: [Initiative]
  ) {
    write(title, inner.x + 1, y, .tableHead, width: columns.name)
    if columns.count > 0 {
      write(say("gem.", "mun."), inner.x + columns.countStart, y, .tableHead, width: columns.count, align: .right)
    }
    for (index, initiative) in initiatives.enumerated() {
      write(initiative.label, inner.x + columns.cell(index), y, .tableHead, width: 3, align: .right)
    }
  }

  private mutating func drawLagRow(_ row: LagRow, at x: Int, _ y: Int, _ columns: LagColumns) {
    write(row.name, x + 1, y, .table, width: columns.name)
    if columns.count > 0 {
      write(row.count.map { "\($0)" } ?? "…", x + columns.countStart, y, .textDim, width: columns.count, align: .right)
    }
    for (index, share) in row.shares.enumerated() {
      let at = x + columns.cell(index)
      let isLowest = row.isLowest[index]
      write(
        row.texts[index], at, y, isLowest ? .warning : share == nil ? .textDim : .table, width: 3, align: .right)
      guard let share else { continue }
      guard columns.bar > 0 else {
        if let heat = Spark.level(share, ascii: isASCII) {
          write(heat, at + 4, y, isLowest ? .warning : .barFull)
        }
        continue
      }
      if isLowest { write(isASCII ? "v" : "▾", at + 3, y, .warning) }
      let bar = Bar.cells(share, width: columns.bar, ascii: isASCII)
      write(bar.full, at + 4, y, isLowest ? .warning : .barFull)
      write(bar.rest, at + 4 + TextWidth.of(bar.full), y, .barRest)
    }
  }
}

/// The columns of the block for a width: what there is no room for has width 0.
private struct LagColumns {
  var name: Int
  var count: Int
  var countStart: Int
  var bar: Int
  var start: Int
  var step: Int

  init(width: Int, initiatives: Int) {
    name = 15
    countStart = name + 2
    count = width >= 56 ? 4 : 0
    start = countStart + (count > 0 ? count + 1 : 0)
    step = max(4, (width - start - 1) / max(1, initiatives))
    bar = step >= 10 ? min(12, step - 5) : 0
  }

  func cell(_ index: Int) -> Int { start + index * step }
}
