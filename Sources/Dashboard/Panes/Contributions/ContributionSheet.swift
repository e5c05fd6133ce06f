import Model

/// What was reckoned of the contributions, kept for many keystrokes; it holds for the programme it came from.
package struct ContributionSheet: Sendable {
  /// By year; nil for a year of which a setting is missing.
  package var sums: [Int: ContributionYear?] = [:]
  /// What `rows` were made for; nil before they were.
  package var view: ContributionView?
  package var rows: [Contribution] = []
  /// The same with the heads of their groups.
  package var lines: [ContributionLine] = []

  package init() {}
}

/// What the rows of the contributions tab depend on besides the programme.
package struct ContributionView: Sendable, Hashable {
  var year: Int
  var filter: Filter?
  var order: ContributionOrder
}

extension State {
  /// What the contributions tab is asked to show.
  package var contributionView: ContributionView {
    ContributionView(year: contributionYear, filter: filter, order: contributionOrder)
  }

  /// The contributions of a year, as they are kept, else reckoned now; nil while a setting is missing.
  package func reckoned(_ year: Int) -> ContributionYear? {
    contributionSheet.sums[year] ?? programme.contributions(of: year)
  }

  func rows(for view: ContributionView) -> [Contribution] {
    reckoned(view.year).map { contributionRows($0, filter: view.filter, order: view.order, of: programme) } ?? []
  }

  /// Keeps what the screen shows of the contributions, so that no drawing reckons it; what is kept already stays.
  mutating func reckonContributions() {
    for year in shownContributionYears where contributionSheet.sums[year] == nil {
      contributionSheet.sums.updateValue(programme.contributions(of: year), forKey: year)
    }
    let wanted = contributionView
    guard scope == .contributions, contributionSheet.view != wanted else { return }
    let code = codeUnderCursor
    contributionSheet.rows = rows(for: wanted)
    contributionSheet.lines = tabled(contributionSheet.rows, order: wanted.order)
    contributionSheet.view = wanted
    if let line = code.flatMap(contributionLine(of:)) {
      settle(.contributions, on: line)
    } else {
      settle(.contributions)
    }
  }

  /// The municipality under the cursor of the lines that are kept.
  private var codeUnderCursor: String? {
    let cursor = position(of: .contributions).cursor
    guard contributionSheet.lines.indices.contains(cursor), case .row(let one) = contributionSheet.lines[cursor] else {
      return nil
    }
    return one.municipality.code
  }

  /// Where a municipality stands, or its group's head where that is collapsed.
  private func contributionLine(of code: String) -> Int? {
    contributionSheet.lines.firstIndex {
      switch $0 {
      case .row(let one): one.municipality.code == code
      case .group(let group): group.isCollapsed && group.rows.contains { $0.municipality.code == code }
      }
    }
  }

  private var shownContributionYears: [Int] {
    if scope == .contributions { return [contributionYear] }
    guard case .municipality = place else { return [] }
    // A card tells one year, and where its figures come from all of them.
    if case .source = overlay { return Array(contributionYears) }
    return [contributionYear]
  }
}
