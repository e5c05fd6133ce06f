import Model
import Screen

/// How much of the fund is left, spent and committed, how much of the year is over, and what the year will leave.
enum FundAnswer: Block {
  static func input(_ state: State) -> State.Data { state.data }

  static func draw(_ data: State.Data, in rect: Rect, on painter: inout Painter) {
    let (total, year, programme) = (data.fundTotal, data.fundYear, data.programme)
    guard total.budget.cents > 0 else { return }
    guard !programme.ledger.bookings.isEmpty else {
      let budget = Phrase("€ \(total.budget.tenths(.dutch)) mln", "€ \(total.budget.tenths(.english)) M")
      return painter.drawAnswer(
        [
          [
            .words("Begroot voor \(year) ", "Budget for \(year) "), .figure(budget.dutch, budget.english),
            .words(" · geen boekingen", " · no bookings"),
          ]
        ], in: rect)
    }
    func tenths(_ amount: Amount) -> Phrase { Phrase(amount.tenths(.dutch), amount.tenths(.english)) }
    let (free, budget, spent, bound) = (
      tenths(total.free), tenths(total.budget), tenths(total.actual), tenths(total.committed)
    )
    let left = tenths(total.budget - programme.forecast(of: programme.activities(year: year)))
    let (used, passed) = (total.utilisation, programme.yearShare)
    let lead: [AnswerWord] = [
      .figure("€ \(free.dutch) mln vrij", "€ \(free.english) M free"),
      .words(" van \(budget.dutch)", " of \(budget.english)"),
    ]
    let parts: [AnswerWord] = [
      .words(
        " · uitgegeven \(spent.dutch) · verplicht \(bound.dutch)",
        " · spent \(spent.english) · committed \(bound.english)")
    ]
    let time: [AnswerWord] = [
      .words(" · ", " · "), .figure(used.replacing("%", with: " %"), used), .words(" benut, jaar ", " used, year "),
      .figure("\(passed) %", "\(passed)%"), .words(" om", " gone"),
    ]
    let end: [AnswerWord] = [
      .words(" · eind \(year) over ", " · left at the end of \(year) "), .figure(left.dutch, left.english),
      .words(" (prognose)", " (forecast)"),
    ]
    painter.drawAnswer([lead + parts + time + end, lead + parts + time, lead + time, lead], in: rect)
  }
}
