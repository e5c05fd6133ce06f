import Model
import Store

extension ProgrammeStore {
  /// What was known of all initiatives on days of the past.
  /// - Parameters:
  ///   - only: the codes of the municipalities of the day shown that count, with whoever passed into them; nil for all.
  ///   - asOf: the day shown; nil for the last of `days`.
  func knownCourse(_ days: [Day], only: Set<String>?, asOf: Day?) throws(StoreFailure) -> KnownCourse {
    let facts = try reorganisations(knownAt: .now).map(\.fact)
    let last = asOf ?? days.last ?? .firstKnown
    var points: [(day: Day, tallies: [Tally])] = []
    for day in days {
      let programme = try programme(asOf: day, knownAt: .day(day), clock: Clock.today)
      points.append(
        (
          programme.asOf,
          programme.tallies { one in only?.contains(facts.heir(of: one.code, after: day, upTo: last)) ?? true }
        ))
    }
    return KnownCourse(seq: try dayBook(clock: Clock.today).seq, points: points, only: only)
  }
}
