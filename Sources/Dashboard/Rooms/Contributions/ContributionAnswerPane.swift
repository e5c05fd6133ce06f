import Model
import Screen

/// What the contributions come to and what they rest on; of a year that is not settled what is still to be given.
package enum ContributionAnswerPane: AnswerPane {
  package typealias Input = AnswerLine

  /// What its figures are.
  private enum Goal: String {
    case total, missing
  }

  package static let id = PaneID("contribution-answer", Phrase("Antwoord", "Answer"))

  static func lines(_ state: State) -> [[AnswerWord]] {
    let sums = state.shownContributions
    let (total, count) = (state.programme.totalFigure(sums).value, sums.contributions.count)
    let lead: [AnswerWord] = [
      .figure(total.dutch, total.english, Goal.total.rawValue),
      .words(
        " over \(grouped(count, .dutch)) gemeenten", " over \(grouped(count, .english)) municipalities"),
    ]
    guard sums.year != state.contributionYear else {
      let parts = settings(state, sums)
      return parts.indices.reversed().map { last in
        lead + parts[...last].map { .words(" · \($0.dutch)", " · \($0.english)") }
      } + [lead]
    }
    return open(state, lead)
  }

  /// The price level that is shown, and what the year waits for.
  private static func open(_ state: State, _ lead: [AnswerWord]) -> [[AnswerWord]] {
    let (programme, year) = (state.programme, state.contributionYear)
    let missing = ContributionSettings(programme.settings).missingNames(year)
    let day = Day(year: programme.asOf.civil.year, month: 1, day: 1) ?? programme.asOf
    let (level, keymap) = (ContributionYear.priceLevel, state.keymap)
    func warning(_ dutch: String, _ english: String) -> AnswerWord {
      .warning(keymap.spelled(dutch, .dutch), keymap.spelled(english, .english), Goal.missing.rawValue)
    }
    let named = warning(
      "\(keyOf("open")) vraagt om \(missing.map(\.dutch).joined(separator: ", "))",
      "\(keyOf("open")) asks for \(missing.map(\.english).joined(separator: ", "))")
    let counted = warning(
      missing.count == 1 ? "nog 1 opgave nodig" : "nog \(missing.count) opgaven nodig",
      missing.count == 1 ? "1 entry still needed" : "\(missing.count) entries still needed")
    let prices = AnswerWord.words(", prijspeil \(level)", ", price level \(level)")
    let (document, people) = (
      AnswerWord.words(" (D 546–560)", " (D 546–560)"),
      AnswerWord.words(", CBS \(day.words(.dutch))", ", CBS \(day.words(.english))")
    )
    let of = AnswerWord.words(" · \(year): nog niet vastgesteld; ", " · \(year): not settled yet; ")
    return [
      lead + [prices, document, people, of, named], lead + [prices, people, of, named],
      [lead[0], prices, people, of, named], [lead[0], prices, people, of, counted], [lead[0], prices, of, counted],
      [lead[0], of, counted], [counted],
    ]
  }

  /// What the figures of a year rest on, what counts most first.
  private static func settings(_ state: State, _ sums: ContributionYear) -> [Phrase] {
    let given = ContributionSettings(state.programme.settings)
    var parts = [Phrase(same: "\(sums.year)")]
    if state.programme.settings.hasSample(ofContributions: true) { parts.append(Phrase("voorbeeld", "sample")) }
    if let day = given.referenceDate(of: sums.year) {
      parts.append(Phrase("peildatum \(day.words(.dutch))", "reference date \(day.words(.english))"))
    }
    for year in contributionYears where year <= sums.year {
      guard let index = given.indices[year] else { continue }
      let share = index * Fraction(100)
      parts.append(
        Phrase(
          "index \(year) " + share.words(.dutch, decimals: 3) + Language.dutch.percent,
          "index \(year) " + share.words(.english, decimals: 3) + Language.english.percent))
    }
    parts += [
      Phrase("\(given.exempt.count) uitgezonderd (°)", "\(given.exempt.count) exempt (°)"), sums.mode.name,
      Phrase("budget € \(sums.budget.exact(.dutch))", "budget € \(sums.budget.exact(.english))"),
    ]
    if sums.mode == .tariff, let tariff = given.tariff ?? state.programme.figures["tariff"]?.value {
      parts.append(
        Phrase(
          "tarief \(tariff.words(.dutch, decimals: 4)) ct", "tariff \(tariff.words(.english, decimals: 4)) ct"))
    }
    return parts
  }

  package static func open(_ row: AnswerWord, _ state: inout State) -> Opening {
    state.look.focus(on: ContributionsPane.id, in: .fund)
    if row.goal == Goal.missing.rawValue { state.lay(ContributionForm(state.contributionYear, state)) }
    return .goes([])
  }

  package static func figures(of row: AnswerWord?, _ state: State) -> [Figure] {
    guard row?.goal == Goal.total.rawValue else { return state.contributionFigures(of: nil) }
    return [state.programme.totalFigure(state.shownContributions)]
  }

  package static func saying(of row: AnswerWord?, _ state: State) -> [Said] {
    guard let row else { return [] }
    guard row.goal == Goal.total.rawValue else {
      return [
        .words(
          "een jaar wordt vastgesteld met peildatum, index, uitzonderingen en rekenwijze",
          "a year is settled by reference date, index, exemptions and mode")
      ]
    }
    let year = state.shownContributions.year
    return [.words("Bijdragen \(year) samen ", "Contributions of \(year) together "), .figure(row.text)]
  }

  static func name(ofGoal goal: String, _ state: State) -> Phrase {
    goal == Goal.total.rawValue
      ? Phrase("Bijdragen samen", "Contributions together") : Phrase("Nog op te geven", "Still to be given")
  }
}
