/// How municipalities came to another status with one initiative in the last days, the newest first.
package struct RecentSteps: Sendable, Equatable {
  /// One of them.
  package struct Step: Sendable, Hashable {
    /// The day from which the new status holds.
    package var day: Day
    /// The code of the municipality.
    package var municipality: String
    /// What it came from; nil for a municipality that began on that day.
    package var from: RolloutStatus?
    /// What it came to.
    package var to: RolloutStatus
  }

  /// An initiative's id.
  package let initiative: String
  /// The last day that is counted.
  package let asOf: Day
  /// The last journal record that is known.
  package let seq: Int
  /// The newest first, of one day by code.
  package let steps: [Step]

  package init(initiative: String, asOf: Day, seq: Int, steps: [Step]) {
    (self.initiative, self.asOf, self.seq, self.steps) = (initiative, asOf, seq, steps)
  }

  /// Whether it was read for what `programme` shows of an initiative.
  package func isOf(_ programme: Programme, _ initiative: String) -> Bool {
    self.initiative == initiative && asOf == programme.asOf && seq == programme.seq
  }
}

extension SeriesSource {
  /// What changed of statuses in the days up to one, the newest first.
  package func recent(upTo asOf: Day, days: Int) -> [RecentSteps.Step] {
    let first = asOf + -days
    var began: [String: Day] = [:]
    for one in municipalities { began[one.code] = one.validFrom }
    var last: [String: RolloutStatus] = [:]
    var found: [RecentSteps.Step] = []
    for step in steps {
      guard step.effective <= asOf else { break }
      let (code, to) = (step.municipality, step.cell.status)
      let from = last.updateValue(to, forKey: code)
      guard step.effective > first, (from ?? .unknown) != to else { continue }
      let isNew = from == nil && began[code] == step.effective
      found.append(
        RecentSteps.Step(day: step.effective, municipality: code, from: isNew ? nil : from ?? .unknown, to: to))
    }
    return found.sorted { ($1.day, $0.municipality) < ($0.day, $1.municipality) }
  }
}
