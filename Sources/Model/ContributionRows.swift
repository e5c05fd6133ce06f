/// How the contributions are grouped.
package struct ContributionOrder: Sendable, Hashable {
  /// By what the rows are gathered.
  package var grouping = Grouping.none
  /// Names of the groups that show their head only.
  package var collapsed: Set<String> = []

  package init() {}
}

/// A line of the contributions tab: the head of a group with its sums, or what a municipality pays.
package enum ContributionLine: Sendable, Hashable {
  case group(ContributionGroup)
  case row(Contribution)
}

/// What the municipalities of a group pay together.
package struct ContributionGroup: Sendable, Hashable {
  package var name: String
  /// Whether only its head is shown.
  package var isCollapsed: Bool
  package var rows: [Contribution]

  package init(name: String, isCollapsed: Bool, rows: [Contribution]) {
    self.name = name
    self.isCollapsed = isCollapsed
    self.rows = rows
  }

  /// The inhabitants of its municipalities together.
  package var inhabitants: Int { rows.reduce(0) { $0 + $1.municipality.inhabitants } }
  /// The sum of all that have a tariff; nil where none has.
  package var amount: Amount? {
    let amounts = rows.compactMap(\.amount)
    return amounts.isEmpty && !rows.isEmpty ? nil : amounts.reduce(.zero, +)
  }
  /// Whether the sum is of all of them, so that it can be spread over their inhabitants.
  package var isWhole: Bool { rows.allSatisfy { $0.amount != nil } }

  /// Their parts of `count` lines of the subscription.
  package func parts(_ count: Int) -> [Amount] {
    (0..<count).map { line in rows.reduce(.zero) { $0 + $1.parts[line] } }
  }
}

/// `rows` beneath the heads of their groups, in the order that they have.
package func tabled(_ rows: [Contribution], order: ContributionOrder) -> [ContributionLine] {
  guard order.grouping != .none else { return rows.map { .row($0) } }
  let gathered = order.grouping.gather(rows.map(\.municipality))
  var groups = gathered.names.map {
    ContributionGroup(name: $0, isCollapsed: order.collapsed.contains($0), rows: [])
  }
  for (row, group) in zip(rows, gathered.group) { groups[group].rows.append(row) }
  return groups.filter { !$0.rows.isEmpty }.flatMap { group in
    [.group(group)] + (group.isCollapsed ? [] : group.rows.map { ContributionLine.row($0) })
  }
}

/// The contributions of a year that `filter` keeps; it looks at statuses of the day shown.
package func contributionRows(_ year: ContributionYear, filter: Filter?, of programme: Programme) -> [Contribution] {
  let rows = year.contributions
  guard let filter, !filter.isEmpty else { return rows }
  let list = Programme(
    asOf: programme.asOf, today: programme.today, municipalities: rows.map(\.municipality),
    initiatives: programme.initiatives,
    cells: rows.flatMap { one in
      let row = programme.row(of: one.municipality.code)
      return programme.initiatives.indices.map { column in row.map { programme[$0, column] } ?? RolloutCell() }
    })
  return filter.rows(of: list).map { rows[$0] }
}
