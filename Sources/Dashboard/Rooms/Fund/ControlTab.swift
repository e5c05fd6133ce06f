import Model
import Screen

extension Painter {
  /// Control: what strays from the budget, and what was booked since a day.
  mutating func drawControl(_ seen: Seen<FundTabPane>) {
    let input = seen.input
    let thresholds = Thresholds(input.data.programme.settings)
    let limits =
      say("drempels ", "thresholds ") + "+\(thresholds.over.words(language)) / -\(thresholds.under.words(language))"
    drawRule(
      seen.rect, input.parts.chart.height > 0 ? say("Afwijkingen en boekingen", "Deviations and bookings") : "",
      info: limits, focused: seen.isFocused)
    let inner = seen.inner
    for (index, row) in seen.shown {
      let place = Rect(x: inner.x, y: inner.y + index - seen.top, width: inner.width, height: 1)
      markRow(FundTabPane.id, index, place)
      let role = drawGround(index == seen.cursor, place.x, place.y, width: place.width)
      drawControlRow(row, input, at: place, role: role)
    }
  }

  private mutating func drawControlRow(_ row: FundPageRow, _ input: FundTabPane.Input, at place: Rect, role: Role) {
    func strong(_ other: Role) -> Role { role == .table ? other : role }
    switch row {
    case .stray(let index, let spending):
      let line = input.data.programme.lines[index]
      let forecast = input.data.programme.forecast(of: index)
      let gap = forecast - line.budget
      let sign = spending == .over ? "▲" : "▽"
      let activity = input.data.programme.activities[index]
      let figures =
        "\(gap < .zero ? "" : "+")\(gap.euros(language))  "
        + say("prognose ", "forecast ") + forecast.euros(language) + say(" van ", " of ") + line.budget.euros(language)
      let width = max(10, min(60, place.width - TextWidth.of(figures) - 22))
      // The short name before one that is cut.
      let name = [activity.name[language], activity.short[language]].first { TextWidth.of($0) <= width }
      write(
        "\(isASCII ? (spending == .over ? "^" : "v") : sign) \(spending.name[language])", place.x + 1, place.y,
        strong(spending == .over ? .warning : .textDim), width: 18)
      write(name ?? activity.short[language], place.x + 20, place.y, role, width: width)
      write(figures, place.x + 21 + width, place.y, role, width: max(0, place.width - 22 - width), align: .right)
    case .noStray:
      write(
        say("Geen activiteit wijkt meer af dan de drempels.", "No activity is beyond the thresholds."),
        place.x + 1, place.y, strong(.textDim), width: place.width - 2)
    case .sinceHead:
      let count = input.data.programme.ledger.since(input.since).count
      write(
        say(
          "Geboekt sinds \(input.since.words(language)): \(count)",
          "Booked since \(input.since.words(language)): \(count)") + "  (:since)", place.x + 1, place.y,
        strong(.tableHead), width: place.width - 2)
    case .booking(let booking):
      let sheet = pen.bookingSheet(input.data.programme, width: place.width, named: true)
      drawRow(booking, sheet, at: place.x, place.y, role: role)
    default: return
    }
  }

  fileprivate mutating func drawBurnUp(_ data: State.Data, in rect: Rect) {
    let programme = data.programme
    let year = data.fundYear
    let total = data.fundTotal
    let forecast = programme.forecast(of: programme.activities(year: year))
    let sample = total.isSample ? say("voorbeeld", "sample") : ""
    let words =
      say("prognose ", "forecast ") + forecast.millions(language) + say(" van ", " of ")
      + total.budget.millions(language) + (sample.isEmpty ? "" : " · " + sample)
    // The tabs stand on the same line.
    let right = rect.width >= 106 ? words : sample
    drawRule(rect, "", info: right.isEmpty ? nil : right, focused: false)
    let inner = rect.inner
    guard inner.height >= 4, inner.width >= 34 else { return }
    let course = BurnUp(
      year: year, budget: total.original, forecast: forecast, ledger: programme.ledger, asOf: programme.asOf
    )
    let most = course.months.reduce(Amount.zero) { max($0, $1.budget, $1.actual + $1.committed, $1.forecast) }
    let ceiling = ColumnChart.ceiling(most.cents)
    let height = inner.height - 2
    let left = 7
    let columnWidth = max(2, min(12, (inner.width - left - 1) / 12))
    let marks = ColumnChart.marks(
      course.months.map {
        .init(parts: [$0.actual.cents, $0.committed.cents, $0.forecast.cents], line: $0.budget.cents)
      }, most: ceiling, height: height)
    drawScale(inner, left: left, height: height, ceiling: ceiling)
    for (month, column) in marks.enumerated() {
      let x = inner.x + left + month * columnWidth
      for (level, mark) in column.enumerated() {
        drawMark(mark, x, inner.y + level, width: columnWidth)
      }
      write(monthNames[month][language], x, inner.y + height, .tableHead, width: columnWidth)
    }
    drawLegend(inner.x + left, inner.y + height + 1, width: inner.width - left)
  }

  private mutating func drawMark(_ mark: ColumnChart.Mark, _ x: Int, _ y: Int, width: Int) {
    let body = max(1, width - (width >= 4 ? 2 : width >= 3 ? 1 : 0))
    func row(_ sign: String, _ count: Int) -> String { String(repeating: sign, count: count) }
    switch mark {
    case .blank: return
    case .line: write(row("─", width), x, y, .warning)
    case .part(0): write(row("█", body), x, y, .moneySpent)
    case .part(1): write(row("▒", body), x, y, .barCommit)
    default: write(row("░", body), x, y, .barRest)
    }
  }

  private mutating func drawScale(_ inner: Rect, left: Int, height: Int, ceiling: Int64) {
    let steps = height >= 12 ? 4 : 2
    for step in 1...steps {
      let value = Int64(clamping: Int128(ceiling) * Int128(step) / Int128(steps))
      let level = Int((Int128(value) * Int128(height) * 2 + Int128(ceiling)) / (Int128(ceiling) * 2))
      let text = Amount(cents: value).millions(language).split(separator: " ")[0]
      write(String(text), inner.x, inner.y + height - level, .textDim, width: left - 1, align: .right)
    }
    write(say("mln €", "€ M"), inner.x, inner.y + height, .textDim, width: left - 1, align: .right)
  }

  private mutating func drawLegend(_ x: Int, _ y: Int, width: Int) {
    var x = x
    let end = x + width
    for (sign, words, role) in [
      ("█", say("uitgegeven", "actual"), Role.moneySpent), ("▒", say("verplicht", "committed"), .barCommit),
      ("░", say("prognose", "forecast"), .barRest), ("─", say("begroting", "budget"), .warning),
    ] where x + TextWidth.of(words) + 2 < end {
      x += write(sign, x, y, role)
      x += write(" \(words)  ", x, y, .textDim)
    }
  }
}

/// The year's course as a chart.
enum BurnUpChart: Block {
  struct Input: Equatable {
    var data: State.Data
    /// The tabs stand in its upper edge.
    var tab: FundTab
  }

  static func input(_ state: State) -> Input { Input(data: state.data, tab: state.fund.tab) }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) {
    painter.drawBurnUp(input.data, in: rect)
    painter.drawFundTabs(input.tab, rect)
  }
}
