import Model
import Screen

extension Painter {
  /// Each initiative with its phase, a bar of the municipalities that use it, both coverages and the trend.
  mutating func drawInitiatives(in rect: Rect) {
    let isFocused = state.scope == .initiatives
    drawFrame(rect, say("Initiatieven", "Initiatives"), focused: isFocused)
    let inner = rect.inset(by: 1)
    let columns = InitiativeColumns(width: inner.width)
    let y = inner.y
    if columns.phase.width > 0 {
      write(say("fase", "phase"), inner.x + columns.phase.x, y, .tableHead, width: columns.phase.width)
    }
    write(say("in gebruik", "in use"), inner.x + columns.bar.x, y, .tableHead, width: columns.bar.width)
    if columns.count.width > 0 {
      write(say("aantal", "count"), inner.x + columns.count.x, y, .tableHead, width: columns.count.width, align: .right)
    }
    write(say("gem", "mun"), inner.x + columns.byCount.x, y, .tableHead, width: 4, align: .right)
    write(say("inw", "inh"), inner.x + columns.byPeople.x, y, .tableHead, width: 4, align: .right)
    let position = state.position(of: .initiatives)
    for line in 0..<max(0, inner.height - 1) {
      let index = position.top + line
      guard state.programme.initiatives.indices.contains(index) else { break }
      drawInitiative(
        index, at: inner.x, inner.y + 1 + line, columns, width: inner.width,
        isCursor: isFocused && index == position.cursor)
    }
  }

  private mutating func drawInitiative(
    _ index: Int, at x: Int, _ y: Int, _ columns: InitiativeColumns, width: Int, isCursor: Bool
  ) {
    let initiative = state.programme.initiatives[index]
    let coverage = state.coverage[index]
    let role: Role = isCursor ? .tableCursor : .table
    canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role])
    write(isCursor ? "▸" : " ", x, y, role)
    write(initiative.shortName[language], x + 1, y, role, width: columns.phase.x - 2)
    if columns.phase.width > 0 {
      write(
        initiative.phase.name[language], x + columns.phase.x, y, isCursor ? role : .textDim, width: columns.phase.width)
    }
    guard !state.programme.isPartial else {
      // Nothing is said of how far it is before all of it is known.
      write(say("laden…", "loading…"), x + columns.bar.x, y, .textDim, width: columns.bar.width)
      return
    }
    let bar = Bar.cells(coverage.byMunicipalities, width: columns.bar.width, ascii: state.isASCII)
    write(bar.full, x + columns.bar.x, y, .barFull)
    write(bar.rest, x + columns.bar.x + TextWidth.of(bar.full), y, .barRest)
    if columns.count.width > 0 {
      write(
        "\(coverage.adopted)/\(coverage.eligible)", x + columns.count.x, y, role, width: columns.count.width,
        align: .right)
    }
    write(percent(coverage.byMunicipalities), x + columns.byCount.x, y, role, width: 4, align: .right)
    write(percent(coverage.byInhabitants), x + columns.byPeople.x, y, role, width: 4, align: .right)
    let change = state.programme.adoptedChange.indices.contains(index) ? state.programme.adoptedChange[index] : 0
    let trend: (String, Role) = change > 0 ? ("↗", .trendUp) : change < 0 ? ("↘", .trendDown) : ("→", .trendFlat)
    write(trend.0, x + columns.trend, y, trend.1)
  }
}

/// The columns of the initiatives pane for a width: what there is no room for has width 0.
private struct InitiativeColumns {
  var phase: (x: Int, width: Int)
  var bar: (x: Int, width: Int)
  var count: (x: Int, width: Int)
  var byCount: (x: Int, width: Int)
  var byPeople: (x: Int, width: Int)
  var trend: Int

  init(width: Int) {
    let name = width >= 52 ? 20 : max(8, width / 3)
    phase = (name + 2, width >= 52 ? 12 : 0)
    let barStart = phase.x + (phase.width > 0 ? phase.width + 1 : 0)
    let countWidth = width >= 72 ? 8 : 0
    trend = width - 2
    byPeople = (trend - 5, 4)
    byCount = (byPeople.x - 5, 4)
    count = (byCount.x - countWidth - 1, countWidth)
    bar = (barStart, max(4, (countWidth > 0 ? count.x : byCount.x) - barStart - 1))
  }
}
