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
    let columns = strayColumns(seen)
    for (index, row) in seen.shown {
      let place = Rect(x: inner.x, y: inner.y + index - seen.top, width: inner.width, height: 1)
      markRow(FundTabPane.id, index, place)
      let role = drawGround(seen.isFocused && index == seen.cursor, place.x, place.y, width: place.width)
      drawControlRow(row, input, columns, at: place, role: role)
    }
  }

  /// How wide the figures of what strays are, so that they stand beneath each other.
  private func strayColumns(_ seen: Seen<FundTabPane>) -> (gap: Int, forecast: Int, budget: Int) {
    let programme = seen.input.data.programme
    return seen.rows.reduce((0, 0, 0)) { widest, row in
      guard case .stray(let index, _) = row else { return widest }
      let (budget, forecast) = (programme.lines[index].budget, programme.forecast(of: index))
      return (
        max(widest.0, TextWidth.of((forecast - budget).euros(language)) + 1),
        max(widest.1, TextWidth.of(forecast.euros(language))), max(widest.2, TextWidth.of(budget.euros(language)))
      )
    }
  }

  private mutating func drawControlRow(
    _ row: FundPageRow, _ input: FundTabPane.Input, _ columns: (gap: Int, forecast: Int, budget: Int), at place: Rect,
    role: Role
  ) {
    func strong(_ other: Role) -> Role { role == .table ? other : role }
    switch row {
    case .stray(let index, let spending):
      let line = input.data.programme.lines[index]
      let forecast = input.data.programme.forecast(of: index)
      let gap = forecast - line.budget
      let sign = spending == .over ? "▲" : "▽"
      let activity = input.data.programme.activities[index]
      func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - TextWidth.of(text))) + text
      }
      let figures =
        right("\(gap < .zero ? "" : "+")\(gap.euros(language))", columns.gap) + "  "
        + (place.width < 100 ? "" : say("prognose ", "forecast "))
        + right(forecast.euros(language), columns.forecast) + say(" van ", " of ")
        + right(line.budget.euros(language), columns.budget)
      // A name is not cut for a word that the sign says too.
      let isBrief = place.width < 100
      let over = isBrief ? say("over", "over") : Spending.over.name[language]
      let under = isBrief ? say("onder", "under") : Spending.under.name[language]
      let start = isBrief ? 10 : 20
      let width = max(10, min(60, place.width - TextWidth.of(figures) - start - 2))
      // The short name before one that is cut.
      let name = [activity.name[language], activity.short[language]].first { TextWidth.of($0) <= width }
      write(
        "\(isASCII ? (spending == .over ? "^" : "v") : sign) \(spending == .over ? over : under)", place.x + 1, place.y,
        strong(spending == .over ? .warning : .textDim), width: start - 2)
      write(name ?? activity.short[language], place.x + start, place.y, role, width: width)
      let end = start + 1 + width
      write(figures, place.x + end, place.y, role, width: max(0, place.width - end - 1), align: .right)
    case .noStray:
      write(
        say(noStrayWords(input.data.programme)), place.x + 1, place.y, strong(.textDim), width: place.width - 2)
    case .sinceHead:
      write(
        say(sinceWords(input.since, input.data.programme)) + "  (:since)", place.x + 1, place.y, strong(.tableHead),
        width: place.width - 2)
    case .booking(let booking):
      let sheet = pen.bookingSheet(input.data.programme, width: place.width, named: true)
      drawRow(booking, sheet, at: place.x, place.y, role: role)
    default: return
    }
  }
}

/// That nothing strays; where nothing was booked nothing was measured.
func noStrayWords(_ programme: Programme) -> Phrase {
  programme.ledger.bookings.isEmpty
    ? Phrase("Nog geen boekingen: er valt nog niets te vergelijken.", "No bookings yet: nothing to compare so far.")
    : Phrase("Geen activiteit wijkt meer af dan de drempels.", "No activity is beyond the thresholds.")
}

/// How much was booked since a day.
func sinceWords(_ day: Day, _ programme: Programme) -> Phrase {
  let count = programme.ledger.since(day).count
  guard count > 0 else {
    return Phrase("Sinds \(day.words(.dutch)) niets geboekt", "Nothing booked since \(day.words(.english))")
  }
  return Phrase("Geboekt sinds \(day.words(.dutch)): \(count)", "Booked since \(day.words(.english)): \(count)")
}
