import Model
import Screen

extension PaneID {
  package static let initiatives = PaneID("initiatives", Phrase("Initiatieven", "Initiatives"))
}

/// Each initiative with its phase, a bar of the municipalities that use it, both coverages and the trend.
package enum InitiativesPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    var isZoomed: Bool
  }

  package static let id = PaneID.initiatives

  package static func input(_ state: State) -> Input { Input(data: state.data, isZoomed: state.isZoomed) }

  /// Columns of the programme.
  package static func rows(_ input: Input) -> [Int] { Array(input.data.programme.initiatives.indices) }

  package static func subject(of row: Int?, _ state: State) -> Subject? { row.map { .initiative(column: $0) } }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    .goes(openInitiative(state.programme.initiatives[row].id, &state))
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    row.map { state.initiativeFigures(at: $0) } ?? [state.municipalityCount]
  }

  package static func hints(_ state: State) -> [String] {
    state.isPast
      ? ["up", "day-back", "now", "open", "filter", "next-pane", "zoom", "help"]
      : ["up", "open", "next-pane", "zoom", "command-line", "help", "quit"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawInitiatives(seen) }
}

extension Painter {
  fileprivate mutating func drawInitiatives(_ seen: Seen<InitiativesPane>) {
    let data = seen.input.data
    let name = seen.current.map { data.programme.initiatives[$0].name[language] }
    drawFrame(
      seen.rect, say("Initiatieven · in gebruik of geborgd", "Initiatives · in use or embedded"),
      right: seen.range(language), foot: seen.isFocused && !seen.input.isZoomed ? name : nil, focused: seen.isFocused,
      open: seen.isOpen)
    let inner = seen.inner
    let columns = InitiativeColumns(width: inner.width)
    drawInitiativesHead(inner, columns)
    for (index, row) in seen.shown where index - seen.top < inner.height - 1 {
      drawInitiative(
        row, data, at: inner.x, inner.y + 1 + index - seen.top, columns, width: inner.width,
        isCursor: seen.isFocused && index == seen.cursor)
    }
    let used = seen.rows.count + 2
    guard seen.input.isZoomed, inner.height >= used + 4 else { return }
    drawDistribution(
      data, in: Rect(x: inner.x, y: inner.y + used, width: inner.width, height: inner.height - used),
      cursor: seen.cursor)
  }

  private mutating func drawInitiativesHead(_ inner: Rect, _ columns: InitiativeColumns) {
    let y = inner.y
    if columns.phase.width > 0 {
      write(say("fase", "phase"), inner.x + columns.phase.x, y, .tableHead, width: columns.phase.width)
    }
    // The scale of the bars.
    if columns.bar.width >= 8 {
      write("0", inner.x + columns.bar.x, y, .tableHead, width: columns.bar.width - 4)
      write("100%", inner.x + columns.bar.x + columns.bar.width - 4, y, .tableHead, width: 4)
    }
    if columns.count.width > 0 {
      write(say("aantal", "count"), inner.x + columns.count.x, y, .tableHead, width: columns.count.width, align: .right)
    }
    write(say("% gem.", "% mun."), inner.x + columns.byCount.x, y, .tableHead, width: 6, align: .right)
    write(say("% inw.", "% inh."), inner.x + columns.byPeople.x, y, .tableHead, width: 6, align: .right)
    write(say("30 d", "30 d"), inner.x + columns.trend.x, y, .tableHead, width: columns.trend.width, align: .right)
  }

  private mutating func drawInitiative(
    _ index: Int, _ data: State.Data, at x: Int, _ y: Int, _ columns: InitiativeColumns, width: Int, isCursor: Bool
  ) {
    let initiative = data.programme.initiatives[index]
    let coverage = data.coverage[index]
    let role: Role = isCursor ? .tableCursor : .table
    canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role])
    write(isCursor ? "▸" : " ", x, y, role)
    write(initiative.shortName[language], x + 1, y, role, width: columns.phase.x - 2)
    if columns.phase.width > 0 {
      write(
        phaseWords(initiative.phase, width: columns.phase.width), x + columns.phase.x, y, isCursor ? role : .textDim,
        width: columns.phase.width)
    }
    guard !data.programme.isPartial else {
      // Nothing is said of how far it is before all of it is known.
      write(say("laden…", "loading…"), x + columns.bar.x, y, .textDim, width: columns.bar.width)
      return
    }
    drawBar(coverage.byMunicipalities, x + columns.bar.x, y, width: columns.bar.width, on: role)
    if columns.count.width > 0 {
      write(
        "\(coverage.adopted)/\(coverage.eligible)", x + columns.count.x, y, role, width: columns.count.width,
        align: .right)
    }
    write(share100(coverage.byMunicipalities), x + columns.byCount.x, y, role, width: 6, align: .right)
    write(share100(coverage.byInhabitants), x + columns.byPeople.x, y, role, width: 6, align: .right)
    drawTrend(index, data, x + columns.trend.x, y, width: columns.trend.width, on: role)
  }

  /// Municipalities won or lost in 30 days: an arrow, and the number where there is room.
  private mutating func drawTrend(_ index: Int, _ data: State.Data, _ x: Int, _ y: Int, width: Int, on role: Role) {
    let change = data.programme.adoptedChange.indices.contains(index) ? data.programme.adoptedChange[index] : 0
    let (arrow, sign, trend): (String, String, Role) =
      change > 0 ? ("↗", "+", .trendUp) : change < 0 ? ("↘", "-", .trendDown) : ("→", "=", .trendFlat)
    let number = change == 0 || width < 6 ? "" : " \(abs(change))"
    canvas.write(
      (isASCII ? sign : arrow) + number, x: x, y: y, style: theme[trend].over(theme[role]), width: width,
      align: .right)
  }

  private func phaseWords(_ phase: Phase, width: Int) -> String {
    let name = phase.name[language]
    return name.count > width ? name.prefix(max(1, width - 1)) + "." : name
  }

  /// Percent without its sign, which stands in the head; never 0 or 100 for what is not quite that.
  func share100(_ share: Double) -> String { String(percent(share).dropLast()) }
}

/// The columns of the initiatives pane for a width: what there is no room for has width 0.
private struct InitiativeColumns {
  var phase: (x: Int, width: Int)
  var bar: (x: Int, width: Int)
  var count: (x: Int, width: Int)
  var byCount: (x: Int, width: Int)
  var byPeople: (x: Int, width: Int)
  var trend: (x: Int, width: Int)

  init(width: Int) {
    let name = width >= 52 ? 20 : max(8, width / 3)
    phase = (name + 2, width >= 70 ? 12 : width >= 52 ? 8 : 0)
    let barStart = phase.x + (phase.width > 0 ? phase.width + 1 : 0)
    let countWidth = width >= 72 ? 8 : 0
    let trendWidth = width >= 72 ? 6 : 4
    trend = (width - trendWidth - 1, trendWidth)
    byPeople = (trend.x - 7, 6)
    byCount = (byPeople.x - 7, 6)
    count = (byCount.x - countWidth - 1, countWidth)
    bar = (barStart, max(1, (countWidth > 0 ? count.x : byCount.x) - barStart - 1))
  }
}
