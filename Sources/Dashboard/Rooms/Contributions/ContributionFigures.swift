import Model

extension State {
  /// A row of the contributions page; while something is missing, what the reckoning would rest on.
  func contributionFigures(of line: ContributionLine?) -> [Figure] {
    let given = ContributionSettings(programme.settings)
    guard let sums = reckoned(contributionYear) else {
      return [programme.budgetFigure(given), programme.tariffFigure(given)]
    }
    switch line {
    case nil: return [programme.budgetFigure(given), programme.tariffFigure(given)]
    case .row(let one):
      return [programme.contributionFigure(one, of: sums)] + programme.partFigures(one, of: sums) + [
        programme.totalFigure(sums)
      ]
    case .group(let group): return [groupFigure(group, of: sums), programme.totalFigure(sums)]
    }
  }

  private func groupFigure(_ group: ContributionGroup, of sums: ContributionYear) -> Figure {
    func name(_ language: Language) -> String { contributionOrder.grouping.words(group.name, language) }
    return Figure(
      Phrase("bijdragen \(sums.year), \(name(.dutch))", "contributions \(sums.year), \(name(.english))"),
      group.amount.map { Phrase("€ " + $0.exact(.dutch), "€ " + $0.exact(.english)) }
        ?? Phrase("geen tarief", "no tariff"),
      .formula(
        Phrase("som van \(group.rows.count) gemeenten", "sum of \(group.rows.count) municipalities"),
        inputs: group.rows.map { programme.contributionFigure($0, of: sums) }))
  }
}
