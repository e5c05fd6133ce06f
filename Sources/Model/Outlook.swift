/// How many municipalities of one initiative use it, have committed, count, and want it, and how many inhabitants they
/// have.
package struct Tally: Sendable, Hashable {
  /// Municipalities that use it.
  package var adopted = 0
  /// Municipalities that are bound, those that use it among them.
  package var committed = 0
  /// Municipalities that count.
  package var eligible = 0
  /// Who has neither declined nor ended it.
  package var willing = 0
  /// Inhabitants of those that use it.
  package var adoptedInhabitants = 0
  /// Inhabitants of those that are bound.
  package var committedInhabitants = 0
  /// Inhabitants of those that count.
  package var eligibleInhabitants = 0

  package init() {}

  /// Adds what another counts.
  mutating func add(_ other: Tally) {
    adopted += other.adopted
    committed += other.committed
    eligible += other.eligible
    willing += other.willing
    adoptedInhabitants += other.adoptedInhabitants
    committedInhabitants += other.committedInhabitants
    eligibleInhabitants += other.eligibleInhabitants
  }

  /// Counts one cell in (1) or out (-1).
  mutating func count(_ status: RolloutStatus, isExempt: Bool, inhabitants: Int, _ sign: Int = 1) {
    guard !isExempt else { return }
    eligible += sign
    eligibleInhabitants += sign * inhabitants
    if status != .declined, status != .exited { willing += sign }
    if status.isCommitted {
      committed += sign
      committedInhabitants += sign * inhabitants
    }
    if status.isAdopted {
      adopted += sign
      adoptedInhabitants += sign * inhabitants
    }
  }
}

/// What an initiative is to have reached, and by when.
package struct Target: Sendable, Hashable {
  /// The last day on which it can be reached in time.
  package var day: Day
  /// How the document has its day.
  package var when: Phrase
  /// The part of the document that states it.
  package var section: String
  /// The line of the document.
  package var line: Int

  /// That of an initiative; nil where the document has none.
  package static func of(_ initiative: String) -> Target? { all[initiative] }

  /// Those of all initiatives.
  package static let all: [String: Target] = [
    // The end of 2017: "landelijke dekking".
    "govroam": Target(
      day: Day(number: 17_531), when: Phrase("eind 2017", "end of 2017"), section: "A-F", line: 374)
  ]

  /// The first that is still ahead of a day.
  package static func first(after day: Day) -> Target? {
    all.values.filter { $0.day > day }.min { $0.day < $1.day }
  }
}

/// How an initiative was adopted week by week up to a day, and what follows from that.
package struct Uptake: Sendable, Hashable {
  /// The stand at the end of a day, in two ways of counting.
  package struct Point: Sendable, Hashable {
    /// The day at whose end is counted.
    package var day: Day
    /// Of the municipalities of that day.
    package var asItWas: Tally
    /// Of those of the last day.
    package var recast: Tally
  }

  /// An initiative's id.
  package let initiative: String
  /// Oldest first, a week apart; the last is the day itself.
  package let points: [Point]
  /// What becomes of those who have committed.
  package let funnel: Funnel
  /// The Bass curve.
  package let bass: BassFit
  /// Its goal.
  package let target: Target?
  /// Whether anything was ever reported of it.
  package let isReported: Bool
  private let ahead = Derived<[Funnel.Point]>()
  private let aheadInhabitants = Derived<[Funnel.Point]>()

  package init(
    initiative: String, points: [Point], funnel: Funnel, bass: BassFit, target: Target?, isReported: Bool
  ) {
    (self.initiative, self.points, self.funnel, self.bass) = (initiative, points, funnel, bass)
    (self.target, self.isReported) = (target, isReported)
  }

  /// The stand on the last day.
  package var now: Tally { points.last?.recast ?? Tally() }
  /// The last day.
  package var asOf: Day { points.last?.day ?? BassFit.start }

  /// How many use it on days ahead, reckoned when it is asked for; none where the funnel cannot be relied on.
  package func ahead(counting measure: Funnel.Measure = .municipalities) -> [Funnel.Point] {
    guard funnel.isReliable else { return [] }
    return (measure == .municipalities ? ahead : aheadInhabitants) {
      funnel.ahead(Outlook.daysAhead(asOf: asOf), today: asOf, counting: measure)
    }
  }

  /// Over how many weeks the pace is taken.
  package static let weeks = 13

  /// How many a week began over the last weeks; nil where there are not that many.
  package var pace: Double? {
    guard points.count > Uptake.weeks + 1, let last = points.last else { return nil }
    let before = points[points.count - 1 - Uptake.weeks]
    return Double(last.recast.adopted - before.recast.adopted) / Double(Uptake.weeks)
  }

  /// How many a week would have to begin for all to use it on the day of the goal; nil where that is none or is past.
  package var needed: Double? {
    guard let target, target.day > asOf else { return nil }
    return Double(max(0, now.eligible - now.adopted)) * 7 / Double(target.day - asOf)
  }
}

/// The uptakes of all initiatives up to a day.
package struct Outlook: Sendable, Hashable {
  /// The last day that is counted.
  package let asOf: Day
  /// The last journal record that is known.
  package let seq: Int
  /// In the order of the initiatives.
  package let uptakes: [Uptake]
  /// The codes of the municipalities that count, with whoever passed into them; nil for all.
  package let only: Set<String>?

  package init(asOf: Day, seq: Int, uptakes: [Uptake], only: Set<String>? = nil) {
    (self.asOf, self.seq, self.uptakes, self.only) = (asOf, seq, uptakes, only)
  }

  /// Whether it was read for what `programme` shows of these municipalities.
  package func isOf(_ programme: Programme, only: Set<String>? = nil) -> Bool {
    asOf == programme.asOf && seq == programme.seq && self.only == only
  }

  /// The last day that is shown: to the end of the month after the first goal ahead, else 90 days on; never further on
  /// than the programme is old.
  package static func end(asOf: Day) -> Day {
    let wanted = Target.first(after: asOf).map { endOfMonth(after: $0.day) } ?? asOf + 90
    return min(wanted, asOf + max(0, asOf - BassFit.start))
  }

  /// The last day of the month after that of a day.
  private static func endOfMonth(after day: Day) -> Day {
    let (year, month, _) = day.civil
    let next = month + 2
    return (Day(year: next > 12 ? year + 1 : year, month: (next - 1) % 12 + 1, day: 1) ?? day) + -1
  }

  /// The day of which a forecast is told in words: that of the first goal ahead, else the last shown.
  package static func told(asOf: Day) -> Day {
    let end = end(asOf: asOf)
    return Target.first(after: asOf).map { min($0.day, end) } ?? end
  }

  /// The days ahead on which is counted: every week, that of which is told, and the last.
  package static func daysAhead(asOf: Day) -> [Day] {
    let (end, told) = (end(asOf: asOf), told(asOf: asOf))
    guard end > asOf else { return [] }
    let weeks = stride(from: 7, to: end - asOf, by: 7).map { asOf + $0 }
    return Set(weeks + [told, end]).filter { $0 > asOf }.sorted()
  }
}

/// What was known on days of the past: each day as it was known on it.
package struct KnownCourse: Sendable, Hashable {
  /// The last journal record that was known when it was read.
  package let seq: Int
  /// Oldest first, each with a tally for each initiative in their order.
  package let points: [(day: Day, tallies: [Tally])]
  /// The codes of the municipalities that count, with whoever passed into them; nil for all.
  package let only: Set<String>?

  package init(seq: Int, points: [(day: Day, tallies: [Tally])], only: Set<String>? = nil) {
    (self.seq, self.points, self.only) = (seq, points, only)
  }

  package static func == (one: KnownCourse, other: KnownCourse) -> Bool {
    one.seq == other.seq && one.only == other.only
      && one.points.elementsEqual(other.points) { $0.day == $1.day && $0.tallies == $1.tallies }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(seq)
    hasher.combine(points.map(\.day))
  }

  /// So many days are asked about: more would take long, and a line shows no more.
  package static let most = 24

  /// The days of a course that are asked about, the last among them.
  package static func days(of uptake: Uptake) -> [Day] {
    let days = uptake.points.map(\.day)
    guard days.count > most else { return days }
    return (0..<most).map { days[$0 * (days.count - 1) / (most - 1)] }
  }
}

extension Programme {
  /// What its cells come to, by initiative.
  package var tallies: [Tally] { tallies { _ in true } }

  /// The same of those municipalities that count.
  package func tallies(of isCounted: (Municipality) -> Bool) -> [Tally] {
    var tallies = initiatives.map { _ in Tally() }
    for row in municipalities.indices where knows(row) && isCounted(municipalities[row]) {
      for column in initiatives.indices {
        let (status, flags) = mark(row, column)
        tallies[column].count(
          status, isExempt: flags.contains(.exempt), inhabitants: municipalities[row].inhabitants)
      }
    }
    return tallies
  }
}
