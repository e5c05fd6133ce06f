extension Programme {
  /// The day on which anything of the municipality at `row` was last changed; nil if nothing was ever reported.
  package func lastChange(of row: Int) -> Day? {
    initiatives.indices.compactMap { self[row, $0].changed }.max()
  }

  /// The day on which anything was last heard of the municipality at `row`; nil if nothing ever was.
  package func lastHeard(of row: Int) -> Day? { initiatives.indices.compactMap { self[row, $0].heard }.max() }

  /// The first day for which anything is planned for the municipality at `row`; nil if nothing is.
  package func firstPlanned(of row: Int) -> Day? { initiatives.indices.compactMap { self[row, $0].planned }.min() }

  /// All rows sorted by `keys`; what is equal by all of them stays in the order of names.
  package func sorted(by keys: [SortKey]) -> [Int] {
    guard !keys.isEmpty else { return Array(municipalities.indices) }
    // Each key becomes a number per row once, so that comparing is cheap however many rows there are.
    let ranks = keys.map { key in
      let values = rank(key.column, of: municipalities.indices)
      return key.isDescending ? values.map { -$0 } : values
    }
    return municipalities.indices.sorted { left, right in
      for values in ranks where values[left] != values[right] { return values[left] < values[right] }
      return left < right
    }
  }

  /// Whether the municipality at `left` stands before the one at `right` where they are sorted by `keys`.
  package func stands(_ left: Int, before right: Int, by keys: [SortKey]) -> Bool {
    for key in keys {
      let ranks = rank(key.column, of: [left, right])
      if ranks[0] != ranks[1] { return (ranks[0] < ranks[1]) != key.isDescending }
    }
    return left < right
  }

  /// For each of `rows` a number that orders them as the column does; what has no value comes first.
  private func rank(_ column: TableColumn, of rows: some Collection<Int>) -> [Int] {
    switch column {
    case .field(.name): Array(rows)
    case .field(.inhabitants): rows.map { municipalities[$0].inhabitants }
    case .field(.urbanity): rows.map { municipalities[$0].urbanity ?? 0 }
    case .field(.sizeClass): rows.map { municipalities[$0].sizeClass.position }
    case .field(.lastChange): rows.map { Int(lastChange(of: $0)?.number ?? Int32.min) }
    case .field(.code): ordinals(rows.map { municipalities[$0].code })
    case .field(.province): ordinals(rows.map { municipalities[$0].province })
    case .field(.corop): ordinals(rows.map { municipalities[$0].corop })
    case .field(.safetyRegion): ordinals(rows.map { municipalities[$0].safetyRegion })
    case .field(.note): ordinals(rows.map { note(of: $0) })
    // What is not planned comes behind what is.
    case .field(.planned): rows.map { Int(firstPlanned(of: $0)?.number ?? Int32.max) }
    case .field(.used): rows.map { adopted($0) }
    case .field(.heard): rows.map { Int(lastHeard(of: $0)?.number ?? Int32.min) }
    case .aspect(let aspect, let id):
      if let column = self.column(of: id) { rank(aspect, column, of: rows) } else { rows.map { _ in 0 } }
    case .initiative(let id):
      if let column = self.column(of: id) {
        rows.map { self[$0, column].status.sortOrder }
      } else {
        Array(repeating: 0, count: rows.count)
      }
    }
  }

  private func rank(_ aspect: CellAspect, _ column: Int, of rows: some Collection<Int>) -> [Int] {
    switch aspect {
    case .planned: rows.map { Int(self[$0, column].planned?.number ?? Int32.max) }
    case .note: ordinals(rows.map { self[$0, column].note })
    case .flag: ordinals(rows.map { self[$0, column].flags.signs })
    case .status: rows.map { self[$0, column].status.sortOrder }
    case .since, .changed, .heard: rows.map { Int(aspect.day(of: self[$0, column])?.number ?? Int32.min) }
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
