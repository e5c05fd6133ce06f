import Dashboard
import Model

/// The lists of some panes by name.
extension State {
  var contributionTable: [ContributionLine] { seen(ContributionsPane.self).rows }

  var contributionList: [Contribution] {
    contributionTable.flatMap { line in
      switch line {
      case .row(let one): [one]
      case .group(let group): group.isCollapsed ? group.rows : []
      }
    }
  }

  var currentFinding: Finding? { seen(FindingsPane.self).current }

  var neighbours: [Int] { seen(NeighboursPane.self).rows }
}
