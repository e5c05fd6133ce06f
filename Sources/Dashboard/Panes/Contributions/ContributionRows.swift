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
  /// The year of the contributions that is shown.
  package var contributionYear: Int { fund.contributionYear }

  /// The rows of the contributions tab; none while a setting is missing.
  package var contributionList: [Contribution] {
    let wanted = contributionView
    return contributionSheet.view == wanted ? contributionSheet.rows : rows(for: wanted)
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
        "\(name.dutch): \(missing.map(\.dutch).joined(separator: ", ")) ontbreekt nog",
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
