import Model
import Screen

/// Where the parts of a chart stand: values at the left, days beneath.
struct TrendPlot {
  /// Where the lines are.
  let rect: Rect
  /// The upright axis.
  let values: ValueAxis
  /// The axis of time.
  let days: TimeAxis

  /// Which line is drawn over which.
  enum Layer: Int, CaseIterable {
    case adopted, forecast, committed, bass

    /// The colour of its dots.
    var role: Role {
      switch self {
      case .adopted: .chartAdopted
      case .forecast: .chartForecast
      case .committed: .chartCommitted
      case .bass: .chartBass
      }
    }

    /// In a terminal of letters.
    var letter: Unicode.Scalar {
      switch self {
      case .adopted: "#"
      case .forecast: "+"
      case .committed: "o"
      case .bass: "b"
      }
    }
  }

  /// Axes for these lines in a rectangle.
  init(_ lines: TrendLines, in rect: Rect) {
    self.rect = rect
    values = ValueAxis(most: lines.most, rows: rect.height)
    let asOf = lines.uptake.asOf
    let first = min(BassFit.start, asOf + -7)
    days = TimeAxis(first: first, last: max(Outlook.end(asOf: asOf), asOf), width: rect.width)
  }

  /// The dots of a line.
  func dots(_ points: [(day: Day, value: Double)]) -> [BrailleChart.Point] {
    points.map { BrailleChart.Point(x: days.dot(of: $0.day), y: values.dot(of: $0.value)) }
  }

  /// All lines as dots.
  func chart(_ lines: TrendLines) -> BrailleChart {
    var chart = BrailleChart(width: rect.width, height: rect.height)
    chart.line(dots(lines.adopted), layer: Layer.adopted.rawValue)
    chart.line(dots(lines.ahead.map { ($0.day, $0.middle) }), dash: (2, 2), layer: Layer.forecast.rawValue)
    chart.line(dots(lines.committed), dash: (2, 2), layer: Layer.committed.rawValue)
    chart.line(dots(lines.bass), dash: (2, 4), layer: Layer.bass.rawValue)
    return chart
  }

  /// The rows that the band touches at a column; nil where there is none.
  func band(_ lines: TrendLines, at column: Int) -> ClosedRange<Int>? {
    guard let first = lines.ahead.first, let last = lines.ahead.last,
      column >= days.column(of: first.day), column <= days.column(of: last.day)
    else { return nil }
    // The nearest day that was counted, and the next, of which the cell may hold a part.
    let here = lines.ahead.last { days.column(of: $0.day) <= column } ?? first
    let next = lines.ahead.first { days.column(of: $0.day) >= column } ?? last
    let share =
      next.day > here.day
      ? Double(column - days.column(of: here.day))
        / Double(max(1, days.column(of: next.day) - days.column(of: here.day))) : 0
    let low = here.low + share * (next.low - here.low)
    let high = here.high + share * (next.high - here.high)
    return values.row(of: high)...values.row(of: low)
  }
}

extension Painter {
  /// One initiative's chart with its values, days and labels, and beneath it what follows in words.
  mutating func drawLargeTrend(
    _ lines: TrendLines, _ initiative: Initiative, _ input: TrendPane.Input, in rect: Rect, isFocused: Bool
  ) {
    let measure = input.view.measure
    let how = input.view.past.note
    let whole = input.part.map { " · " + say($0) } ?? ""
    drawRule(
      rect, rect.width < 100 ? initiative.brief[language] : initiative.shortName[language],
      notes: [
        say(measure.name) + say(" in de tijd", " through time") + say(how) + whole,
        say(measure.name) + say(how) + whole, say(measure.name),
      ],
      infos: [
        say("m: gemeenten, inwoners, van wie wil", "m: municipalities, inhabitants, of the willing"),
        say("m: maat", "m: measure"),
      ], focused: isFocused)
    let inner = rect.inner
    let words = inner.height >= 22 ? 2 : inner.height >= 9 ? 1 : 0
    let foot = inner.height >= 12 ? 3 : inner.height >= 7 ? 2 : 0
    let height = inner.height - words - foot - 1
    let gutter = rect.width >= 100 ? 27 : rect.width >= 70 ? 22 : 0
    let left = 7
    if height >= 2, inner.width - gutter - left >= 12 {
      let plot = TrendPlot(
        lines,
        in: Rect(x: inner.x + left, y: inner.y + 1, width: inner.width - gutter - left - 1, height: height))
      drawPlot(lines, plot, foot: foot, isLarge: true)
      drawTarget(lines, plot, inner)
      drawLabels(lines, plot, gutter: gutter)
    }
    for (index, variants) in trendWords(lines, initiative, input.view, isShort: words < 2).prefix(words).enumerated() {
      let y = inner.y + inner.height - words + index
      drawAnswer(variants, in: Rect(x: rect.x, y: y, width: rect.width, height: 1))
    }
  }

  /// The same without labels and words: its name and share stand in its rule.
  mutating func drawSmallTrend(_ lines: TrendLines, _ initiative: Initiative, in rect: Rect, isFocused: Bool) {
    let share = lines.share.map { percentWords($0).dropLast() + language.percent } ?? "–"
    // The share always has its place: the name is shortened for it.
    let room = rect.width - 7 - TextWidth.of(share)
    let names = [initiative.shortName, initiative.brief].map { $0[language] }
    let name = names.first { TextWidth.of($0) <= room } ?? String(names[1].prefix(max(3, room - 1))) + "."
    drawRule(rect, name, info: nil, focused: isFocused)
    write(" \(share) ", rect.x + rect.width - TextWidth.of(share) - 3, rect.y, .ruleNote)
    let inner = rect.inner
    let foot = inner.height >= 6 ? 2 : 0
    let left = TextWidth.of(lines.words(Double(lines.most), language)) + 1
    let plot = TrendPlot(
      lines,
      in: Rect(x: inner.x + left, y: inner.y, width: max(1, inner.width - left), height: max(1, inner.height - foot)))
    drawPlot(lines, plot, foot: foot, isLarge: false)
    guard let target = lines.target else { return }
    let column = plot.days.column(of: target.day)
    guard column >= 0, column < plot.rect.width else { return }
    write(isASCII ? "*" : "◇", plot.rect.x + column, plot.rect.y + plot.values.row(of: target.value), .chartTarget)
  }

  // MARK: Axes and lines

  private mutating func drawPlot(_ lines: TrendLines, _ plot: TrendPlot, foot: Int, isLarge: Bool) {
    let rect = plot.rect
    for tick in plot.values.ticks {
      let y = rect.y + plot.values.row(of: Double(tick))
      let words = lines.words(Double(tick), language)
      write(words, rect.x - 1 - TextWidth.of(words), y, .chart)
      if isLarge { for x in stride(from: 0, to: rect.width, by: 4) { write("·", rect.x + x, y, .chartGrid) } }
    }
    for y in 0..<rect.height {
      let isTick = plot.values.ticks.contains { plot.values.row(of: Double($0)) == y }
      write(isASCII ? isTick ? "+" : "|" : isTick ? "┤" : "│", rect.x - 1, rect.y + y, .chart)
    }
    if foot > 0 { drawDays(plot, foot: foot) }
    let today = plot.days.column(of: lines.uptake.asOf)
    for y in 0..<rect.height { write(isASCII ? "|" : "╎", rect.x + today, rect.y + y, .chart) }
    if isASCII { drawLetters(lines, plot) } else { drawDots(lines, plot) }
    if isLarge, rect.height >= 4, today >= 3 {
      // Left of it, where the line of those in use does not run along the foot.
      let words = say("nu", "now")
      let (width, foot, chart) = (TextWidth.of(words), rect.height - 1, plot.chart(lines))
      let isBusy = (today - width..<today).contains { chart[$0, foot]?.layer == TrendPlot.Layer.adopted.rawValue }
      write(words, rect.x + (isBusy ? today + 1 : today - width), rect.y + foot, .chart)
    }
  }

  private mutating func drawDays(_ plot: TrendPlot, foot: Int) {
    let (rect, y) = (plot.rect, plot.rect.y + plot.rect.height)
    canvas.rule(isASCII ? "-" : "─", Rect(x: rect.x, y: y, width: rect.width, height: 1), theme[.chart])
    for tick in plot.days.ticks {
      write(isASCII ? "+" : "┬", rect.x + tick.column, y, .chart)
      if let month = tick.month { write(month[language], rect.x + tick.column, y + 1, .chart) }
      if foot > 2, let year = tick.year { write("\(year)", rect.x + tick.column, y + 2, .chart) }
    }
  }

  private mutating func drawDots(_ lines: TrendLines, _ plot: TrendPlot) {
    let chart = plot.chart(lines)
    let (rect, ground) = (plot.rect, theme[.chartBand].bg)
    for x in 0..<rect.width {
      let band = plot.band(lines, at: x)
      for y in 0..<rect.height {
        let isInBand = band?.contains(y) ?? false
        if let (sign, layer) = chart[x, y] {
          var style = theme[TrendPlot.Layer(rawValue: layer)?.role ?? .chart]
          if isInBand { style.bg = ground }
          canvas.put([sign], x: rect.x + x, y: rect.y + y, style: style)
        } else if isInBand {
          canvas.put([" "], x: rect.x + x, y: rect.y + y, style: theme[.chartBand])
        }
      }
    }
  }

  /// One mark a column, of each line the height there; what is drawn later wins.
  private mutating func drawLetters(_ lines: TrendLines, _ plot: TrendPlot) {
    let rect = plot.rect
    let all: [(TrendPlot.Layer, [(day: Day, value: Double)])] = [
      (.bass, lines.bass), (.forecast, lines.ahead.map { ($0.day, $0.middle) }), (.committed, lines.committed),
      (.adopted, lines.adopted),
    ]
    for (layer, points) in all {
      guard let first = points.first, let last = points.last else { continue }
      let columns =
        max(
          0, plot.days.column(of: first.day))...max(
          0, plot.days.column(of: first.day), min(rect.width - 1, plot.days.column(of: last.day)))
      for x in columns {
        let value = TrendPlot.value(of: points, at: x, plot.days)
        canvas.put(
          [layer.letter], x: rect.x + x, y: rect.y + plot.values.row(of: value), style: theme[layer.role])
      }
    }
  }

  // MARK: What stands beside the lines

  private mutating func drawTarget(_ lines: TrendLines, _ plot: TrendPlot, _ inner: Rect) {
    guard let target = lines.target, let goal = lines.uptake.target else { return }
    let column = plot.days.column(of: target.day)
    guard column >= 0, column < plot.rect.width else { return }
    let (x, top) = (plot.rect.x + column, plot.values.row(of: target.value))
    let chart = isASCII ? nil : plot.chart(lines)
    for y in top + 1..<max(top + 1, plot.rect.height) {
      if chart?[column, y] == nil, !isASCII { write("┊", x, plot.rect.y + y, .chartTarget) }
    }
    write(isASCII ? "*" : "◇", x, plot.rect.y + top, .chartTarget)
    let all = lines.words(target.value, language)
    let words = [
      say(
        "doel \(goal.when.dutch): alle \(all) (\(goal.section) \(goal.line))",
        "goal \(goal.when.english): all \(all) (\(goal.section) \(goal.line))"),
      say("doel \(goal.when.dutch) (\(goal.section))", "goal \(goal.when.english) (\(goal.section))"),
    ].first { TextWidth.of($0) <= x - inner.x }
    if let words { write(words, x - TextWidth.of(words), inner.y, .chartTarget) }
  }

  private mutating func drawLabels(_ lines: TrendLines, _ plot: TrendPlot, gutter: Int) {
    let rect = plot.rect
    let today = plot.days.column(of: lines.uptake.asOf)
    guard lines.uptake.isReported else {
      write(
        say("nog niets gemeld", "nothing reported yet"), rect.x + 2, rect.y + rect.height / 2, .textDim,
        width: max(0, min(rect.width - 2, 24)))
      return
    }
    let chart = plot.chart(lines)
    /// Whether a label there would cover a dot of those in use, or another label.
    var taken: [(y: Int, from: Int, to: Int)] = []
    func isFree(_ x: Int, _ y: Int, _ width: Int) -> Bool {
      guard y >= 0, y < rect.height, x >= 0 else { return false }
      return (x..<x + width).allSatisfy { chart[$0, y]?.layer != TrendPlot.Layer.adopted.rawValue }
        && !taken.contains { $0.y == y && x < $0.to && x + width > $0.from }
    }
    if let value = lines.adopted.last?.value ?? (lines.uptake.now.adopted == 0 ? 0 : nil) {
      let words = lines.words(value, language) + say(" in gebruik", " in use")
      let row = plot.values.row(of: value)
      let x = today + 2
      let width = TextWidth.of(words)
      if x + width <= rect.width + gutter,
        let y = [row + 1, row + 2, row - 1, row, row - 2].first(where: { isFree(x, $0, width) })
      {
        write(words, rect.x + x, rect.y + y, .chartAdopted)
        taken.append((y, x, x + width))
      }
    }
    if let value = lines.committed.last?.value, value > 0 {
      let words = lines.words(value, language) + say(" toegezegd", " committed")
      let width = TextWidth.of(words)
      let x = today - 1 - width
      let row = plot.values.row(of: value)
      if let y = [row - 1, row - 2, row + 1, row + 2].first(where: { isFree(x, $0, width) }) {
        write(words, rect.x + x, rect.y + y, .chartCommitted)
        taken.append((y, x, x + width))
      }
    }
    guard gutter > 0 else { return }
    drawEndLabels(lines, plot, gutter: gutter, taken: taken)
  }

  private mutating func drawEndLabels(
    _ lines: TrendLines, _ plot: TrendPlot, gutter: Int, taken: [(y: Int, from: Int, to: Int)]
  ) {
    let rect = plot.rect
    var labels: [(words: String, value: Double, role: Role)] = []
    if let told = lines.told {
      let range = "[\(lines.words(told.low, language))–\(lines.words(told.high, language))]"
      labels.append(
        (
          "\(told.day.short(language)) \(lines.words(told.middle, language)) \(range)", lines.ahead.last?.middle ?? 0,
          .chartForecast
        ))
    }
    if let last = lines.bass.last {
      let isGood = lines.uptake.bass.doubts.isEmpty
      labels.append(
        (
          "Bass \(lines.isBassCut ? "> " : "")\(lines.words(last.value, language))"
            + (isGood ? "" : say(", past niet", ", does not fit")), last.value, .chartBass
        ))
    }
    // What stands at today may reach into the gutter.
    let x = rect.width + 1
    let busy = Set(taken.filter { $0.to > x }.map(\.y))
    let rows = ChartLabels.rows(labels.map { plot.values.row(of: $0.value) }, height: rect.height)
    for (label, row) in zip(labels, rows) {
      guard let row, !busy.contains(row) else { continue }
      write(
        label.words, rect.x + x, rect.y + row, label.role, width: min(gutter - 1, TextWidth.of(label.words)))
    }
  }
}

extension TrendPlot {
  /// The value of a line in a column: between the days beside it.
  fileprivate static func value(of points: [(day: Day, value: Double)], at column: Int, _ axis: TimeAxis) -> Double {
    let x = Double(2 * column) + 0.5
    guard let next = points.firstIndex(where: { axis.dot(of: $0.day) >= x }) else { return points.last?.value ?? 0 }
    guard next > 0 else { return points[next].value }
    let (one, other) = (points[next - 1], points[next])
    let (from, to) = (axis.dot(of: one.day), axis.dot(of: other.day))
    return to > from ? one.value + (x - from) / (to - from) * (other.value - one.value) : other.value
  }
}
