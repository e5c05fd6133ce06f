import Model
import Screen

/// The year's course as a chart, a row for each month: what was spent and committed by its end, and what is expected.
package enum BurnUpPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// The tabs stand in its upper edge.
    var tab: FundTab
  }

  package static let id = PaneID("burn-up", Phrase("Verloop van het jaar", "Course of the year"))
  /// Its months stand side by side.
  package static let isFlat = true

  package static func input(_ state: State) -> Input { Input(data: state.data, tab: state.fund.tab) }

  /// The months of the year, from 0.
  package static func rows(_ input: Input) -> [Int] { Array(0..<12) }

  package static func height(_ input: Input, in rect: Rect) -> Int { 12 }

  /// Lists what was booked since the month began.
  package static func open(_ row: Int, _ state: inout State) -> Opening {
    let year = state.data.fundYear
    guard let first = Day(year: year, month: row + 1, day: 1), first <= state.programme.asOf else {
      return .refused(
        Phrase(
          "In \(monthNames[row].dutch) \(year) is nog niets geboekt.",
          "Nothing has been booked in \(monthNames[row].english) \(year) yet."))
    }
    state.fund.since = first
    state.look.focus(on: FundTabPane.id, in: .fund)
    if let head = state.seen(FundTabPane.self).rows.firstIndex(of: .sinceHead) { state.moveCursor(to: head) }
    return .goes([])
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    guard let row else { return state.programme.totalFigures() }
    let (programme, month) = (state.programme, state.burnUp.months[row])
    let (bookings, name) = (programme.ledger.bookings, end(of: row, state.data.fundYear))
    func figure(_ what: Phrase, _ amount: Amount, _ origin: Origin) -> Figure {
      Figure(Phrase("\(what.dutch) \(name.dutch)", "\(what.english) \(name.english)"), amount: amount, origin)
    }
    let budget = figure(
      Phrase("begroot", "budget"), month.budget,
      .formula(
        Phrase("begroot + begrotingswijzigingen tot dan", "budget + budget changes until then"), inputs: []))
    guard row < state.monthsBegun else {
      return [
        budget,
        figure(
          Phrase("prognose", "forecast"), month.forecast,
          .formula(
            Phrase(
              "rechte lijn van het nu uitgegeven bedrag naar de prognose voor het hele jaar",
              "straight line from the actuals so far to the forecast for the whole year"), inputs: [])),
      ] + programme.totalFigures().suffix(1)
    }
    let year = state.data.fundYear
    let next = row == 11 ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: row + 2, day: 1)
    let last = min(programme.asOf, next.map { $0 + -1 } ?? programme.asOf)
    let origin = Origin.bookings(
      upTo: last, by: Set(bookings.map(\.by)).subtracting([""]).sorted(), isSample: bookings.contains(where: \.isSample)
    )
    return [
      budget, figure(Phrase("uitgegeven", "actual"), month.actual, bookings.isEmpty ? .notReported : origin),
      figure(Phrase("verplicht", "committed"), month.committed, bookings.isEmpty ? .notReported : origin),
    ]
  }

  package static func saying(of row: Int?, _ state: State) -> [Said] {
    guard let row else { return [] }
    let (month, name) = (state.burnUp.months[row], end(of: row, state.data.fundYear))
    let (budget, spent, bound, forecast) = (month.budget, month.actual, month.committed, month.forecast)
    let lead = Said.words("\(capitalised(name.dutch)): ", "\(capitalised(name.english)): ")
    guard !state.programme.ledger.bookings.isEmpty else {
      return [lead, .words("nog geen boekingen", "no bookings yet")]
    }
    let end = Said.words(" van \(budget.millions(.dutch))", " of \(budget.millions(.english))")
    guard row < state.monthsBegun else {
      return [
        lead,
        .figure(Phrase("prognose € \(forecast.millions(.dutch))", "forecast € \(forecast.millions(.english))")), end,
      ]
    }
    return [
      lead, .figure(Phrase("uitgegeven € \(spent.millions(.dutch))", "actual € \(spent.millions(.english))")),
      .words(" · verplicht € \(bound.millions(.dutch))", " · committed € \(bound.millions(.english))"), end,
    ]
  }

  package static func hints(_ state: State) -> [String] {
    ["up", "next-tab", "open", "source", "next-pane", "zoom", "help"]
  }

  package static func read(_ row: Int, _ state: State) -> Reading {
    let words = saying(of: row, state).map { part -> String in
      switch part {
      case .words(let words), .figure(let words): state.voice.say(words)
      case .status(let status): state.voice.say(status.name)
      }
    }
    return Reading(words.joined())
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    painter.drawBurnUp(seen)
    painter.drawFundTabs(seen.input.tab, seen.rect)
  }

  /// `eind aug 2017`.
  private static func end(of month: Int, _ year: Int) -> Phrase {
    let name = monthNames[month]
    return Phrase("eind \(name.dutch) \(year)", "end of \(name.english) \(year)")
  }
}

extension State {
  /// How the year goes, month by month.
  var burnUp: BurnUp { kept.value(Kept.Name(BurnUp.self), data) { BurnUp(data) } }

  /// How many months of the fund's year have begun on the day shown.
  fileprivate var monthsBegun: Int {
    let (year, month, _) = programme.asOf.civil
    return year > data.fundYear ? 12 : year < data.fundYear ? 0 : month
  }
}

extension BurnUp {
  /// That of the fund's year.
  fileprivate init(_ data: State.Data) {
    let (programme, year) = (data.programme, data.fundYear)
    self.init(
      year: year, budget: data.fundTotal.original,
      forecast: programme.forecast(of: programme.activities(year: year)), ledger: programme.ledger, asOf: programme.asOf
    )
  }
}

extension Painter {
  fileprivate mutating func drawBurnUp(_ seen: Seen<BurnUpPane>) {
    let (rect, data) = (seen.rect, seen.input.data)
    let course = BurnUp(data)
    let total = data.fundTotal
    let forecast = data.programme.forecast(of: data.programme.activities(year: data.fundYear))
    let sample = total.isSample ? say("voorbeeld", "sample") : ""
    let words =
      say("prognose ", "forecast ") + forecast.millions(language) + say(" van ", " of ")
      + total.budget.millions(language) + (sample.isEmpty ? "" : " · " + sample)
    // The tabs stand on the same line.
    let right = rect.width >= 106 ? words : sample
    drawRule(rect, "", info: right.isEmpty ? nil : right, focused: seen.isFocused)
    let inner = rect.inner
    guard inner.height >= 4, inner.width >= 34 else { return }
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
      markRow(BurnUpPane.id, month, Rect(x: x, y: inner.y, width: columnWidth, height: height + 1))
      for (level, mark) in column.enumerated() {
        drawMark(mark, x, inner.y + level, width: columnWidth)
      }
      let isHere = seen.isFocused && month == seen.cursor
      write(monthNames[month][language], x, inner.y + height, isHere ? .tableCell : .tableHead, width: columnWidth)
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
