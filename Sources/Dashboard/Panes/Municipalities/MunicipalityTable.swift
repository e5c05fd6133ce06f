import Model

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
  package var inhabitants = 0
  /// Beside the initiatives.
  package var coverage: [Coverage]
  package var isCollapsed = false
}

/// How the municipalities are shown and which are marked; what follows from it is computed by `arrange`.
package struct MunicipalityTable: Sendable {
  /// The user's columns; empty for the standard ones.
  package var choices: [ColumnChoice] = []
  /// At most three keys, the first counts most.
  package var sort: [SortKey] = []
  package var grouping = Grouping.none
  /// Names of the groups that show their head only.
  package var collapsed: Set<String> = []
  /// Codes of the municipalities that the next change is about.
  package var marks: Set<String> = []
  /// Where a range of marks begins, by code.
  package var anchor: String?
  /// The column under the cursor.
  package var column: TableColumn = .field(.name)
  package private(set) var lines: [TableLine] = []
  package private(set) var groups: [TableGroup] = []
  /// Of the municipalities that are shown, beside the initiatives.
  package private(set) var coverage: [Coverage] = []
  /// Inhabitants of the municipalities that are shown.
  package private(set) var inhabitants = 0

  package init() {}

  /// Gathers `rows`, which are filtered and sorted, into groups and lines; `whole` is the coverage of all rows, where
  /// those are all and it is known already.
  package mutating func arrange(_ rows: [Int], of programme: Programme, coverage whole: [Coverage]?) {
    if !marks.isEmpty { marks = marks.filter { programme.row(of: $0) != nil } }
    inhabitants = 0
    for row in rows { inhabitants += programme.municipalities[row].inhabitants }
    groups = []
    if grouping == .none {
      lines = rows.map { .row($0) }
      coverage = whole ?? programme.coverages(of: rows)
      return
    }
    var index: [String: Int] = [:]
    for row in rows {
      let name = grouping.name(of: row, in: programme)
      let group = index[name] ?? groups.count
      if group == groups.count {
        index[name] = group
        groups.append(TableGroup(name: name, coverage: [], isCollapsed: collapsed.contains(name)))
      }
      groups[group].rows.append(row)
      groups[group].inhabitants += programme.municipalities[row].inhabitants
    }
    let sizes = SizeClass.allCases.map(\.rawValue)
    groups.sort { left, right in
      grouping == .sizeClass
        ? (sizes.firstIndex(of: left.name) ?? 0) > (sizes.firstIndex(of: right.name) ?? 0)
        : folded(left.name) < folded(right.name)
    }
    for group in groups.indices { groups[group].coverage = programme.coverages(of: groups[group].rows) }
    coverage = whole ?? programme.coverages(of: rows)
    lines = groups.indices.flatMap { group in
      [.group(group)] + (groups[group].isCollapsed ? [] : groups[group].rows.map { TableLine.row($0) })
    }
  }

  /// The line on which the municipality at `row` stands, or its group's head where that is collapsed.
  package func line(of row: Int) -> Int? {
    if let line = lines.firstIndex(of: .row(row)) { return line }
    return groups.firstIndex { $0.rows.contains(row) }.flatMap { lines.firstIndex(of: .group($0)) }
  }
}

extension Programme {
  /// How far each initiative has come among the municipalities at `rows`.
  package func coverages(of rows: [Int]) -> [Coverage] {
    var all = initiatives.map { _ in Coverage() }
    for row in rows where knows(row) {
      let people = municipalities[row].inhabitants
      for column in all.indices {
        let (status, flags) = mark(row, column)
        all[column].count(status, flags, inhabitants: people)
      }
    }
    return all
  }

  /// The day on which anything of the municipality at `row` was last changed; nil if nothing was ever reported.
  package func lastChange(of row: Int) -> Day? {
    initiatives.indices.compactMap { self[row, $0].changed }.max()
  }

  /// `rows` sorted by `keys`; what is equal by all of them stays in the order of names.
  package func sorted(_ rows: [Int], by keys: [SortKey]) -> [Int] {
    guard !keys.isEmpty else { return rows }
    // Each key becomes a number per row once, so that comparing is cheap however many rows there are.
    let ranks = keys.map { key in
      let values = rank(key.column)
      return key.isDescending ? values.map { -$0 } : values
    }
    return rows.sorted { left, right in
      for values in ranks where values[left] != values[right] { return values[left] < values[right] }
      return left < right
    }
  }

  /// For each row a number that orders as the column does; what has no value comes first.
  private func rank(_ column: TableColumn) -> [Int] {
    switch column {
    case .field(.name): Array(municipalities.indices)
    case .field(.inhabitants): municipalities.map(\.inhabitants)
    case .field(.urbanity): municipalities.map { $0.urbanity ?? 0 }
    case .field(.sizeClass):
      municipalities.map { one in SizeClass.allCases.firstIndex(of: one.sizeClass) ?? 0 }
    case .field(.lastChange): municipalities.indices.map { Int(lastChange(of: $0)?.number ?? Int32.min) }
    case .field(.code): ordinals(municipalities.map(\.code))
    case .field(.province): ordinals(municipalities.map(\.province))
    case .field(.corop): ordinals(municipalities.map(\.corop))
    case .field(.safetyRegion): ordinals(municipalities.map(\.safetyRegion))
    case .field(.note): ordinals(municipalities.indices.map { note(of: $0) })
    case .initiative(let id):
      if let column = self.column(of: id) {
        municipalities.indices.map { self[$0, column].status.sortOrder }
      } else {
        Array(repeating: 0, count: municipalities.count)
      }
    }
  }

  private func ordinals(_ texts: [String]) -> [Int] {
    let order = Set(texts).map { (folded($0), $0) }.sorted { $0 < $1 }
    let number = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.1, $0) })
    return texts.map { number[$0] ?? 0 }
  }

  /// The notes of a municipality, with the initiative each is about.
  package func note(of row: Int) -> String {
    initiatives.indices.compactMap { column in
      let note = self[row, column].note
      return note.isEmpty ? nil : "\(initiatives[column].label): \(note)"
    }.joined(separator: " · ")
  }
}

extension RolloutStatus {
  /// From who is least far to who is furthest; who declined or left stands before who is on the road.
  var sortOrder: Int {
    switch self {
    case .merged: -3
    case .exited: -2
    case .declined: -1
    default: ladderIndex
    }
  }
}
