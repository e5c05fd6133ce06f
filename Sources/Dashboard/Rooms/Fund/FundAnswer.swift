import Model
import Screen

/// How much of the fund is left, spent and committed, how much of the year is over, and what the year will leave.
enum FundAnswer: Block {
  struct Input: Equatable {
    var data: State.Data
    /// Whether the tab of the year is open, whose sum the figures are.
    var isYear: Bool
  }

  static func input(_ state: State) -> Input { Input(data: state.data, isYear: state.fund.tab == .year) }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) {
    let data = input.data
    let (total, year, programme) = (data.fundTotal, data.fundYear, data.programme)
    // A click goes to the sum that the figures are, or first to its tab.
    let sum = input.isYear ? FundTabPane.yearRows(data).firstIndex(of: .total) : nil
    let deed =
      sum.map { Mark.Deed.row(FundTabPane.id, $0, column: nil) } ?? .command("fund-tab", [FundTab.year.rawValue])
    guard total.budget.cents > 0 else { return }
    guard !programme.ledger.bookings.isEmpty else {
      let budget = Phrase("€ \(total.budget.tenths(.dutch)) mln", "€ \(total.budget.tenths(.english)) M")
      return painter.drawAnswer(
        [
          [
            .words("Begroot voor \(year) ", "Budget for \(year) "), .figure(budget.dutch, budget.english, deed),
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
      .figure("€ \(free.dutch) mln vrij", "€ \(free.english) M free", deed),
      .words(" van \(budget.dutch)", " of \(budget.english)"),
    ]
    let parts: [AnswerWord] = [
      .words(
        " · uitgegeven \(spent.dutch) · verplicht \(bound.dutch)",
        " · actual \(spent.english) · committed \(bound.english)")
    ]
    let time: [AnswerWord] = [
      .words(" · ", " · "), .figure(used.replacing("%", with: " %"), used, deed),
      .words(" benut, jaar ", " used, year "),
      .figure("\(passed) %", "\(passed)%"), .words(" om", " gone"),
    ]
    let end: [AnswerWord] = [
      .words(" · eind \(year) over ", " · left at the end of \(year) "), .figure(left.dutch, left.english, deed),
      .words(" (prognose)", " (forecast)"),
    ]
    painter.drawAnswer([lead + parts + time + end, lead + parts + time, lead + time, lead], in: rect)
  }
}
