import Model

extension State {
  /// A row of the contributions page; while something is missing, what the reckoning would rest on.
  func contributionFigures(of line: ContributionLine?) -> [Figure] {
    let (given, sums) = (ContributionSettings(programme.settings), shownContributions)
    switch line {
    case nil: return [programme.budgetFigure(given), programme.tariffFigure(given)]
    case .row(let one):
      return [programme.contributionFigure(one, of: sums)] + programme.partFigures(one, of: sums) + [
        programme.totalFigure(sums)
      ]
    case .group(let group):
      return [programme.groupFigure(group, contributionOrder.grouping, of: sums), programme.totalFigure(sums)]
    }
  }
}
