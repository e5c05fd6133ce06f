/// How long municipalities stood in one status before the next, by initiative: steps that were finished, as far as both
/// their days are known. What begins or ends with a report, a correction or a merger is left out (`TIME.md`).
package struct StepTimes: Sendable, Hashable {
  /// One step of one initiative.
  private struct Step: Hashable {
    var initiative: String
    var from: RolloutStatus
  }

  /// The last number that it knows.
  package let seq: Int
  /// The last day.
  package let asOf: Day
  private var days: [Step: [Int]] = [:]

  /// - Parameter steps: records of status, cell by cell, each in the order of the fold.
  package init(_ steps: some Sequence<(key: CellKey, step: CellStep)>, seq: Int, asOf: Day) {
    (self.seq, self.asOf) = (seq, asOf)
    var (key, run): (CellKey?, [CellStep]) = (nil, [])
    for one in steps {
      if one.key != key {
        take(run, of: key)
        (key, run) = (one.key, [])
      }
      // A correction stands for what was recorded of its own day before it.
      if one.step.kind == .correction { while run.last?.effective == one.step.effective { run.removeLast() } }
      run.append(one.step)
    }
    take(run, of: key)
    for step in days.keys { days[step]?.sort() }
  }

  private mutating func take(_ run: [CellStep], of key: CellKey?) {
    guard let key else { return }
    for (one, next) in zip(run, run.dropFirst()) where one.kind == .change && next.kind == .change {
      guard case .status(let from) = one.what, case .status(let to) = next.what, from.nextOnRoad == to else { continue }
      days[Step(initiative: key.initiative, from: from), default: []].append(next.effective - one.effective)
    }
  }

  /// The median of the days from `status` to the next, and of how many; nil where nobody finished that step.
  package func median(_ initiative: String, from status: RolloutStatus) -> (days: Int, count: Int)? {
    guard let all = days[Step(initiative: initiative, from: status)], !all.isEmpty else { return nil }
    let middle = all.count / 2
    return (all.count % 2 == 1 ? all[middle] : (all[middle - 1] + all[middle] + 1) / 2, all.count)
  }

  /// Whether it is of what is shown.
  package func isOf(_ programme: Programme) -> Bool { seq == programme.seq && asOf == programme.asOf }
}

extension RolloutStatus {
  /// The next on the road; nil at its end and for what is not on it.
  package var nextOnRoad: RolloutStatus? {
    guard let index = RolloutStatus.ladder.firstIndex(of: self), index + 1 < RolloutStatus.ladder.count else {
      return nil
    }
    return RolloutStatus.ladder[index + 1]
  }
}
