import Model

extension ContributionOrder: Initialisable, Owner {
  package typealias Own = ContributionOrder
}

extension State {
  /// The year of the contributions that is shown.
  package var contributionYear: Int { fund.contributionYear }

  /// How the contributions are grouped.
  package var contributionOrder: ContributionOrder {
    get { self[ContributionOrder.self] }
    set { self[ContributionOrder.self] = newValue }
  }

  /// The contributions of a year; nil while a setting is missing. A year is reckoned once.
  package func reckoned(_ year: Int) -> ContributionYear? {
    kept.value(Kept.Name(ContributionYear.self, .numbered(year)), data) { programme.contributions(of: year) }
  }

  /// Those of the year that is shown, or while it is not settled those at the price level of 2017.
  var shownContributions: ContributionYear {
    reckoned(contributionYear)
      ?? kept.value(Kept.Name(ContributionYear.self), data) { programme.contributionsAtPriceLevel }
  }

  /// What the municipality pays by year, for its card: the years that can be reckoned.
  package func contributionLines(of code: String) -> [(year: Int, contribution: Contribution)] {
    contributionYears.compactMap { year in
      reckoned(year)?.contributions.first { $0.municipality.code == code }.map { (year, $0) }
    }
  }
}
