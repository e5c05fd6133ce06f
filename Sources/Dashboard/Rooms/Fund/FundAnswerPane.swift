import Model
import Screen

/// How much of the fund is left, spent and committed, how much of the year is over, and what the year will leave.
package enum FundAnswerPane: AnswerPane {
  package typealias Input = AnswerLine

  /// What its figures are.
  private enum Goal: String {
    case free, used, passed, left
  }

  package static let id = PaneID("fund-answer", Phrase("Antwoord", "Answer"))

  static func lines(_ state: State) -> [[AnswerWord]] { once(state, lines) }

  private static func lines(_ data: State.Data) -> [[AnswerWord]] {
    let (total, year, programme) = (data.fundTotal, data.fundYear, data.programme)
    func tenths(_ amount: Amount) -> Phrase { Phrase(amount.tenths(.dutch), amount.tenths(.english)) }
    func figure(_ dutch: String, _ english: String, _ goal: Goal) -> AnswerWord {
      .figure(dutch, english, goal.rawValue)
    }
    guard total.budget.cents > 0 else { return [] }
    let budget = tenths(total.budget)
    guard !programme.ledger.bookings.isEmpty else {
      return [
        [
          .words("Begroot voor \(year) ", "Budget for \(year) "),
          figure("€ \(budget.dutch) mln", "€ \(budget.english) M", .free),
          .words(" · geen boekingen", " · no bookings"),
        ]
      ]
    }
    let (free, spent, bound) = (tenths(total.free), tenths(total.actual), tenths(total.committed))
    let left = tenths(total.budget - programme.forecast(of: programme.activities(year: year)))
    let (used, passed) = (total.utilisation, programme.yearShare)
    let lead: [AnswerWord] = [
      figure("€ \(free.dutch) mln vrij", "€ \(free.english) M free", .free),
      .words(" van \(budget.dutch)", " of \(budget.english)"),
    ]
    let parts: [AnswerWord] = [
      .words(
        " · uitgegeven \(spent.dutch) · verplicht \(bound.dutch)",
        " · actual \(spent.english) · committed \(bound.english)")
    ]
    let time: [AnswerWord] = [
      .words(" · ", " · "), figure(used.swapping("%", " %"), used, .used),
      .words(" benut, jaar ", " used, year "), figure("\(passed) %", "\(passed)%", .passed), .words(" om", " gone"),
    ]
    let end: [AnswerWord] = [
      .words(" · eind \(year) over ", " · left at the end of \(year) "), figure(left.dutch, left.english, .left),
      .words(" (prognose)", " (forecast)"),
    ]
    return [lead + parts + time + end, lead + parts + time, lead + time, lead]
  }

  /// Goes to the sum that the figure is of, or to the course of the year.
  package static func open(_ row: AnswerWord, _ state: inout State) -> Opening {
    let effects: [Effect]
    if goal(of: row) == .passed {
      effects = show(.control, &state)
      if state.room.tour(state).contains(BurnUpPane.id) { state.look.focus(on: BurnUpPane.id, in: .fund) }
    } else {
      effects = show(.year, &state)
      if let sum = state.seen(FundTabPane.self).rows.firstIndex(of: .total) { state.moveCursor(to: sum) }
    }
    return .goes(effects)
  }

  package static func figures(of row: AnswerWord?, _ state: State) -> [Figure] {
    let (programme, all) = (state.programme, state.programme.totalFigures())
    let year = programme.fundYear
    switch row.flatMap(goal) {
    case .passed:
      let share = programme.yearShare
      return [
        Figure(
          Phrase("deel van \(year) dat om is", "part of \(year) that is over"), Phrase("\(share) %", "\(share)%"),
          .formula(
            Phrase(
              "dagen van \(year) tot en met \(programme.asOf.words(.dutch)) / dagen van het jaar",
              "days of \(year) up to and including \(programme.asOf.words(.english)) / days of the year"), inputs: []))
      ]
    case .left:
      let left = state.data.fundTotal.budget - programme.forecast(of: programme.activities(year: year))
      return [
        Figure(
          Phrase("over eind \(year)", "left at the end of \(year)"), amount: left,
          .formula(Phrase("begroot − prognose", "budget − forecast"), inputs: []))
      ] + all
    case .free, .used, nil: return all
    }
  }

  package static func saying(of row: AnswerWord?, _ state: State) -> [Said] {
    guard row.flatMap(goal) == .passed else { return FundTabPane.saying(of: .total, state) }
    let (share, day, year) = (state.programme.yearShare, state.programme.asOf, state.data.fundYear)
    return [
      .words("van \(year) is ", "of \(year) "), .figure(Phrase("\(share) %", "\(share)%")),
      .words(" om op \(day.words(.dutch))", " is over on \(day.words(.english))"),
    ]
  }

  static func name(ofGoal goal: String, _ state: State) -> Phrase {
    let year = state.data.fundYear
    return switch Goal(rawValue: goal) {
    case .free, nil: Phrase("Fonds \(year)", "Fund \(year)")
    case .used: Phrase("Uitgegeven of verplicht", "Actual or committed")
    case .passed: Phrase("Deel van \(year) dat om is", "Part of \(year) that is over")
    case .left: Phrase("Over eind \(year), in miljoenen", "Left at the end of \(year), in millions")
    }
  }

  private static func goal(of row: AnswerWord) -> Goal? { row.goal.flatMap(Goal.init) }
}
