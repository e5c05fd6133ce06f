/// The days on which municipalities merge, split or change their code, as far as they are known: what the roadmap shows
/// of them.
package struct ReorganisationDays: Sendable, Hashable {
  /// One of those days.
  package struct Entry: Sendable, Hashable {
    /// The first day on which it holds.
    package var day: Day
    /// How many municipalities there are on the day before.
    package var before: Int
    /// How many on the day itself.
    package var after: Int
    /// What those are called that are there no more.
    package var ended: [String]
    /// The last record by which somebody entered one of them; nil where all are of the table.
    package var record: Int?

    package init(day: Day, before: Int, after: Int, ended: [String], record: Int? = nil) {
      (self.day, self.before, self.after, self.ended, self.record) = (day, before, after, ended, record)
    }
  }

  /// The last number that is known.
  package let seq: Int
  /// Up to when what was recorded is taken for known.
  package let knownAt: KnownMoment
  /// In order of day.
  package let entries: [Entry]

  package init(seq: Int, knownAt: KnownMoment, entries: [Entry]) {
    (self.seq, self.knownAt, self.entries) = (seq, knownAt, entries)
  }

  /// Whether it is of what is shown.
  package func isOf(_ programme: Programme) -> Bool { seq >= programme.seq && knownAt == programme.knownAt }
}
