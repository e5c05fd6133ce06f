import Model

extension ContributionOrder: Initialisable, Owner {
  package typealias Own = ContributionOrder
}

extension State {
  /// The year of the contributions that is shown.
  package var contributionYear: Int { fund.contributionYear }

  /// How the contributions are sorted and grouped.
  package var contributionOrder: ContributionOrder {
    get { self[ContributionOrder.self] }
    set { self[ContributionOrder.self] = newValue }
  }

  /// The contributions of a year; nil while a setting is missing. A year is reckoned once.
  package func reckoned(_ year: Int) -> ContributionYear? {
    kept.value(Kept.Name(ContributionYear.self, .numbered(year)), data) { programme.contributions(of: year) }
  }

  /// What the municipality pays by year, for its card: the years that can be reckoned.
  package func contributionLines(of code: String) -> [(year: Int, contribution: Contribution)] {
    contributionYears.compactMap { year in
      reckoned(year)?.contributions.first { $0.municipality.code == code }.map { (year, $0) }
    }
  }

  /// What the municipality pays for the year that is shown, in a few words for its card, or why that is not known.
  func contributionFact(of code: String) -> Phrase {
    let year = contributionYear
    let name = Phrase("bijdrage \(year)", "contribution \(year)")
    guard let sums = reckoned(year) else {
      let missing = ContributionSettings(programme.settings).missingNames(year)
      return Phrase(
        "\(name.dutch): \(missing.map(\.dutch).joined(separator: ", ")) \(missing.count == 1 ? "ontbreekt" : "ontbreken") nog",
        "\(name.english): \(missing.map(\.english).joined(separator: ", ")) still missing")
    }
    guard let one = sums.contributions.first(where: { $0.municipality.code == code }) else {
      return Phrase("\(name.dutch): bestond niet op de peildatum", "\(name.english): not there on the reference date")
    }
    guard let amount = one.amount else {
      return Phrase("\(name.dutch): geen tarief (F7)", "\(name.english): no tariff (F7)")
    }
    return Phrase("\(name.dutch) € \(amount.exact(.dutch))", "\(name.english) € \(amount.exact(.english))")
  }
}
