import Model

/// How the contributions are sorted.
package struct ContributionOrder: Sendable, Hashable {
  package enum Column: String, Sendable, CaseIterable {
    case name, inhabitants, amount

    package var title: Phrase {
      switch self {
      case .name: Phrase("naam", "name")
      case .inhabitants: Phrase("inwoners", "inhabitants")
      case .amount: Phrase("bijdrage", "contribution")
      }
    }
  }

  package var column = Column.name
  package var isDescending = false

  package init() {}
}

/// The contributions of a year that `filter` keeps, in `order`; the filter looks at statuses of the day shown.
package func contributionRows(
  _ year: ContributionYear, filter: Filter?, order: ContributionOrder, of programme: Programme
) -> [Contribution] {
  var rows = year.contributions
  if let filter, !filter.isEmpty {
    let list = Programme(
      asOf: programme.asOf, today: programme.today, municipalities: rows.map(\.municipality),
      initiatives: programme.initiatives,
      cells: rows.flatMap { one in
        let row = programme.row(of: one.municipality.code)
        return programme.initiatives.indices.map { column in row.map { programme[$0, column] } ?? RolloutCell() }
      })
    rows = rows.indices.filter { filter.keeps(row: $0, of: list) }.map { rows[$0] }
  }
  switch order.column {
  case .name:
    let names = rows.map { folded($0.municipality.name) }
    rows = rows.indices.sorted { names[$0] < names[$1] }.map { rows[$0] }
  case .inhabitants:
    rows.sort {
      ($0.municipality.inhabitants, $0.municipality.code) < ($1.municipality.inhabitants, $1.municipality.code)
    }
  case .amount: rows.sort { ($0.amount ?? .zero, $0.municipality.code) < ($1.amount ?? .zero, $1.municipality.code) }
  }
  return order.isDescending ? rows.reversed() : rows
}

extension State {
  /// The year of the contributions that is shown; the first of the subscription elsewhere.
  package var contributionYear: Int {
    if case .contributions(let year) = place { return year }
    return contributionYears.lowerBound
  }

  /// The rows of the contributions page; none while a setting is missing.
  package var contributionList: [Contribution] {
    programme.contributions(of: contributionYear).map {
      contributionRows($0, filter: filter, order: contributionOrder, of: programme)
    } ?? []
  }

  /// What the municipality pays by year, for its card: the years that can be reckoned.
  package func contributionLines(of code: String) -> [(year: Int, contribution: Contribution)] {
    contributionYears.compactMap { year in
      programme.contributions(of: year)?.contributions.first { $0.municipality.code == code }.map { (year, $0) }
    }
  }
}
