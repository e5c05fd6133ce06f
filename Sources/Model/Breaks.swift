/// Something that may not be. No change may make one that was not there; an old one locks nothing, and `check` tells it.
package struct Break: Sendable, Hashable {
  /// What is broken; the raw value is the name of the rule.
  package enum Rule: String, Sendable, Comparable {
    /// From bound back to not reported, orienting or declined.
    case boundStays = "bound-stays"
    /// A fact whose municipalities are not there for it.
    case factDoesNotFit = "fact-does-not-fit"
    /// In use without phase and without pilot flag.
    case inUse = "in-use-needs-rollout"
    /// A recorded step that is none; a correction or a fact may leave it.
    case leap = "later-record"

    package static func < (left: Rule, right: Rule) -> Bool { left.rawValue < right.rawValue }
  }

  /// What is broken.
  package var rule: Rule
  /// The code of the municipality.
  package var municipality: String
  /// The id of the initiative; of a fact the code of the successor.
  package var initiative: String
  /// The status record before, 0 for none.
  package var before = 0
  /// The record that does not fit; 0 for none.
  package var seq = 0
  /// Since when it is in use, of what needs the phase.
  package var since: Day?
}

/// These and all that can be come to from them, step by step.
package func reach(_ starts: [String], _ next: (String) -> [String]) -> Set<String> {
  var todo = starts
  var found: Set<String> = []
  while let one = todo.popLast() { if found.insert(one).inserted { todo += next(one) } }
  return found
}

extension Knowledge {
  /// Those of these municipalities that are known, and all into which they pass by what counts.
  package func downstream(_ codes: some Sequence<String>) -> Set<String> {
    reach(Array(codes)) { reorganisations(outOf: $0).filter(\.fact.isMainSuccessor).map(\.fact.newCode) }
      .filter { places[$0] != nil }
  }

  /// What is broken in these cells, and among the facts.
  package func breaks(in cells: some Sequence<CellKey>) -> Set<Break> {
    var found = factBreaks()
    // Where facts contradict each other, there is nothing to fold.
    guard found.isEmpty else { return found }
    var moves: [String: [Day]] = [:]
    for cell in cells {
      if moves[cell.initiative] == nil { moves[cell.initiative] = self.moves(of: cell.initiative) }
      tellBreaks(cell, moves[cell.initiative] ?? [], &found)
    }
    return found
  }

  private func factBreaks() -> Set<Break> {
    var found: Set<Break> = []
    var made: [String: Int] = [:]
    for record in live where record.field == .called { made[record.municipality, default: 0] += 1 }
    for one in reorganisations where one.seq > 0 {
      let fact = one.fact
      let fits =
        places[fact.oldCode]?.until == fact.date && exists(fact.oldCode, on: fact.date + -1)
        && exists(fact.newCode, on: fact.date) && made[fact.newCode, default: 0] < 2
      if !fits {
        found.insert(
          Break(rule: .factDoesNotFit, municipality: fact.oldCode, initiative: fact.newCode, seq: one.seq))
      }
    }
    return found
  }

  private func tellBreaks(_ key: CellKey, _ moves: [Day], _ found: inout Set<Break>) {
    guard let place = places[key.municipality] else { return }
    struct Point {
      var status: RolloutStatus
      /// nil for a merger and for the beginning.
      var step: CellStep?
      /// nil for the beginning.
      var day: Day?
    }
    var points = [Point(status: .unknown)]
    var ends: [(day: Day, cell: RolloutCell)] = []
    var fold = CellFold(upTo: .ever)
    walk(key.municipality, key.initiative, upTo: .ever, &fold) { day, step, cell in
      if ends.last?.day == day { ends.removeLast() }
      ends.append((day, cell))
      if let step {
        guard case .status = step.what else { return }
        // A correction stands for what was recorded of its own day before it.
        if step.kind == .correction {
          while let last = points.last, last.step != nil, last.day == day { points.removeLast() }
        }
      }
      points.append(Point(status: cell.status, step: step, day: day))
    }
    for (a, b) in zip(points, points.dropFirst()) {
      // A merger is no step; nor is what an older version recorded of an undo.
      guard let step = b.step, step.kind != .undo, step.kind != .redo else { continue }
      if a.status.isCommitted, [.unknown, .orienting, .declined].contains(b.status) {
        found.insert(
          Break(rule: .boundStays, municipality: key.municipality, initiative: key.initiative, seq: step.seq))
      } else if step.kind == .change, a.step != nil || a.day == nil,
        !Transition.fits(a.status, b.status, hasReason: step.hasReason)
      {
        found.insert(
          Break(
            rule: .leap, municipality: key.municipality, initiative: key.initiative, before: a.step?.seq ?? 0,
            seq: step.seq))
      }
    }
    guard ends.contains(where: { $0.cell.status.isAdopted }) else { return }
    for day in ends.map(\.day) + moves where place.exists(on: day) {
      guard let cell = ends.last(where: { $0.day <= day })?.cell, cell.status.isAdopted, !cell.flags.contains(.pilot),
        phase(key.initiative, on: day).isEarly
      else { continue }
      found.insert(
        Break(rule: .inUse, municipality: key.municipality, initiative: key.initiative, since: cell.since))
    }
  }
}

extension Day {
  /// Later than every day that is written.
  static let ever = Day(number: .max)
}
