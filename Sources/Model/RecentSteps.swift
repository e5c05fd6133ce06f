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
