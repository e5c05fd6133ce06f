/// A line of the table: the head of a group, or a municipality by its row in the programme.
package enum TableLine: Sendable, Hashable {
  /// An index into the table's groups.
  case group(Int)
  case row(Int)
}

/// Municipalities gathered under one head, with what they add up to.
package struct TableGroup: Sendable, Hashable {
  package var name: String
  /// Rows of the programme, in the table's order.
  package var rows: [Int] = []
  /// Inhabitants of its municipalities together.
  package var inhabitants = 0
  /// Beside the initiatives.
  package var coverage: [Coverage]
  /// Whether only its head is shown.
  package var isCollapsed = false
}

/// The lines that a table comes to, and what they add up to.
package struct ArrangedTable: Sendable, Hashable {
  /// From top to bottom.
  package private(set) var lines: [TableLine] = []
  /// In their order, those without municipalities left out.
  package private(set) var groups: [TableGroup] = []
  /// Of the municipalities that are shown, beside the initiatives.
  package private(set) var coverage: [Coverage] = []
  /// Inhabitants of the municipalities that are shown.
  package private(set) var inhabitants = 0

  /// Gathers `rows`, which are filtered and sorted, into groups and lines. `kept` are the same in the programme's order,
  /// in which they are counted fastest; `whole` is the coverage of all, where they are all and it is known already.
  package init(
    _ rows: [Int], kept: [Int], of programme: Programme, into gathered: Gathered?, collapsed: Set<String>,
    coverage whole: [Coverage]?
  ) {
    for row in kept { inhabitants += programme.municipalities[row].inhabitants }
    coverage = whole ?? programme.coverages(of: kept)
    guard let gathered else {
      lines = rows.map { .row($0) }
      return
    }
    let covers = programme.coverages(of: kept, by: gathered.group, groups: gathered.names.count)
    groups = zip(gathered.names, covers).map {
      TableGroup(name: $0, coverage: $1, isCollapsed: collapsed.contains($0))
    }
    for row in rows { groups[gathered.group[row]].rows.append(row) }
    for row in kept { groups[gathered.group[row]].inhabitants += programme.municipalities[row].inhabitants }
    groups.removeAll { $0.rows.isEmpty }
    lines.reserveCapacity(rows.count + groups.count)
    for group in groups.indices {
      lines.append(.group(group))
      guard !groups[group].isCollapsed else { continue }
      for row in groups[group].rows { lines.append(.row(row)) }
    }
  }

  /// Which municipalities of all the lines among `shown` stand for, from 1; empty where they are heads of open groups
  /// only. The head of a closed group stands for all of its own.
  package func places(_ shown: Range<Int>) -> Range<Int> {
    guard !groups.isEmpty else { return shown.lowerBound + 1..<shown.upperBound + 1 }
    var before = 0
    var count = 0
    for (index, line) in lines[..<shown.upperBound].enumerated() {
      let own =
        switch line {
        case .row: 1
        case .group(let group): groups[group].isCollapsed ? groups[group].rows.count : 0
        }
      if index < shown.lowerBound { before += own } else { count += own }
    }
    return before + 1..<before + 1 + count
  }

  /// The line on which the municipality at `row` stands, or its group's head where that is collapsed.
  package func line(of row: Int) -> Int? {
    if let line = lines.firstIndex(of: .row(row)) { return line }
    return groups.firstIndex { $0.rows.contains(row) }.flatMap { lines.firstIndex(of: .group($0)) }
  }
}
