/// What differs between two days, or between two moments at which one day was known.
package struct Comparison: Sendable, Equatable {
  /// In what way a cell became another.
  package enum Way: Int, Sendable, Hashable, CaseIterable {
    /// Used no more.
    case went
    /// Lower on the road, declined or ended.
    case back
    /// Used now.
    case came
    /// Further on the road, and not newly in use.
    case further
    /// Reported for the first time.
    case new

    package var name: Phrase {
      switch self {
      case .went: Phrase("eraf", "went")
      case .back: Phrase("terug", "back")
      case .came: Phrase("erbij", "came")
      case .further: Phrase("verder", "further")
      case .new: Phrase("nieuw", "new")
      }
    }

    /// In one column.
    package var sign: Unicode.Scalar {
      switch self {
      case .went: "−"
      case .back: "↓"
      case .came: "+"
      case .further: "↑"
      case .new: "›"
      }
    }
  }

  /// A cell that is another.
  package struct Row: Sendable, Hashable {
    /// How it is another.
    package var way: Way
    /// The code of the municipality.
    package var municipality: String
    package var name: String
    /// The initiative's place.
    package var column: Int
    /// The status on the earlier day.
    package var from: RolloutStatus
    /// The status on the later day.
    package var to: RolloutStatus
    /// From when the later status holds.
    package var day: Day?
  }

  /// An initiative in numbers, of the municipalities of the later day.
  package struct Line: Sendable, Hashable {
    /// An initiative's id.
    package var initiative: String
    package var name: Phrase
    /// The shortest name that says what it is.
    package var brief: Phrase
    /// How many used it.
    package var was = 0
    /// How many use it on the later day.
    package var now = 0
    /// How many cells became another, by way.
    package var ways = Array(repeating: 0, count: Way.allCases.count)
    /// How many used it, week by week between the days.
    package var weeks: [Int] = []

    /// How many cells became another in a way.
    package subscript(way: Way) -> Int { ways[way.rawValue] }
  }

  /// Whence one looked.
  package struct End: Sendable, Hashable {
    /// The day that one looked at.
    package var day: Day
    /// Up to when what was recorded counted.
    package var knownAt: KnownMoment
    /// The last journal record known then.
    package var seq: Int
  }

  /// The earlier of the two.
  package let before: End
  /// The later of the two.
  package let after: End
  package let lines: [Line]
  /// What went first, then what went back, then the newest of each.
  package let rows: [Row]

  /// - Parameters:
  ///   - reorganisations: by which municipalities of the earlier day became those of the later one.
  ///   - uptakes: the courses up to the later day.
  package init(
    _ one: Programme, _ other: Programme, reorganisations: [Reorganisation] = [], uptakes: [Uptake] = []
  ) {
    let isInOrder = (one.asOf, one.seq) <= (other.asOf, other.seq)
    let (before, after) = isInOrder ? (one, other) : (other, one)
    self.before = End(day: before.asOf, knownAt: before.knownAt, seq: before.seq)
    self.after = End(day: after.asOf, knownAt: after.knownAt, seq: after.seq)
    let past = Past(before, reorganisations.filter { $0.date > before.asOf && $0.date <= after.asOf })
    var lines = after.initiatives.map { Line(initiative: $0.id, name: $0.shortName, brief: $0.brief) }
    for (column, one) in after.initiatives.enumerated() {
      lines[column].weeks =
        uptakes.first { $0.initiative == one.id }?.points
        .filter { $0.day >= before.asOf && $0.day <= after.asOf }.map(\.recast.adopted) ?? []
    }
    var rows: [Row] = []
    for (row, municipality) in after.municipalities.enumerated() {
      for column in after.initiatives.indices {
        let (then, now) = (past.cell(municipality.code, column), after[row, column])
        lines[column].was += then.countsAsAdopted ? 1 : 0
        lines[column].now += now.countsAsAdopted ? 1 : 0
        guard let way = Way(from: then, to: now) else { continue }
        lines[column].ways[way.rawValue] += 1
        rows.append(
          Row(
            way: way, municipality: municipality.code, name: municipality.name, column: column, from: then.status,
            to: now.status, day: now.since ?? now.changed))
      }
    }
    self.lines = lines
    self.rows = rows.enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      guard left.way == right.way else { return left.way.rawValue < right.way.rawValue }
      let (first, second) = (left.day ?? before.asOf, right.day ?? before.asOf)
      // What went back is told as it happened, what came by the newest.
      if first != second { return left.way.rawValue < Way.came.rawValue ? first < second : first > second }
      return one.offset < other.offset
    }.map(\.element)
  }
}

extension Comparison.Way {
  /// nil for what is the same.
  fileprivate init?(from then: RolloutCell, to now: RolloutCell) {
    switch (then.countsAsAdopted, now.countsAsAdopted) {
    case (true, false): self = .went
    case (false, true): self = .came
    default:
      guard then.status != now.status else { return nil }
      if then.status == .unknown {
        self = .new
      } else {
        self = now.status.ladderIndex > then.status.ladderIndex ? .further : .back
      }
    }
  }
}

/// The earlier day, with its municipalities as they became those of the later one.
private struct Past {
  let programme: Programme
  let parts: [String: [String]]

  init(_ programme: Programme, _ reorganisations: [Reorganisation]) {
    self.programme = programme
    var parts: [String: [String]] = [:]
    for one in reorganisations where one.isMainSuccessor && one.oldCode != one.newCode {
      parts[one.newCode, default: []].append(one.oldCode)
    }
    self.parts = parts
  }

  func cell(_ code: String, _ column: Int, depth: Int = 0) -> RolloutCell {
    let own = programme.row(of: code)
    guard let sources = parts[code], depth < 9 else { return own.map { programme[$0, column] } ?? RolloutCell() }
    func part(_ code: String, _ cell: RolloutCell) -> MergingPart {
      MergingPart(
        name: code, inhabitants: programme.row(of: code).map { programme.municipalities[$0].inhabitants } ?? 0,
        cell: cell)
    }
    return RolloutCell(
      merging: sources.map { part($0, cell($0, column, depth: depth + 1)) },
      into: own.map { part(code, programme[$0, column]) }, on: programme.asOf)
  }
}
