import GRDB
import Model

/// All that the courses of all initiatives are counted from: read once, it serves every day up to its own.
package struct CourseSources: Sendable {
  /// The last day that it knows of.
  package let day: Day
  /// The last journal record that it knows.
  package let seq: Int
  /// Up to when what was recorded was taken for known.
  package let knownAt: KnownMoment
  fileprivate let source: UptakeSource

  /// Whether it serves earlier days too: where reorganisations were entered by hand, people are counted up to its own day.
  fileprivate let isOfEveryDay: Bool

  /// Whether what follows up to a day can be counted from it.
  package func serves(_ day: Day, seq: Int, knownAt: KnownMoment) -> Bool {
    self.seq == seq && self.knownAt == knownAt && (isOfEveryDay ? day <= self.day : day == self.day)
  }

  /// How every initiative was adopted week by week up to a day, and what follows from that.
  /// - Parameter only: the codes of the municipalities that count; nil for all.
  package func outlook(asOf day: Day, only: Set<String>? = nil) -> Outlook {
    Outlook(
      asOf: day, seq: seq, uptakes: source.initiatives.indices.map { source.uptake($0, asOf: day, only: only) },
      only: only)
  }

  /// What changed of an initiative in the days up to one; nil where there is no such initiative.
  package func recent(_ initiative: String, upTo day: Day, days: Int) -> RecentSteps? {
    source.initiatives.firstIndex(of: initiative).map {
      RecentSteps(initiative: initiative, asOf: day, seq: seq, steps: source.recent($0, upTo: day, days: days))
    }
  }
}

extension ProgrammeStore {
  /// All that the courses are counted from.
  /// - Parameter asOf: nil for today.
  package func courseSources(
    asOf: Day?, knownAt moment: KnownMoment = .now, clock: Day, _ headway: Headway? = nil
  ) throws(StoreFailure) -> CourseSources {
    try read("outlook", headway) { database in
      let view = try View(database, asOf: asOf, knownAt: moment, clock: clock)
      let initiatives = try view.initiatives()
      let registry = try view.registry()
      let courses = try CellCourses(
        view, of: registry.municipalities.map { ($0.code, $0.validFrom, $0.validUntil) }, initiatives, upTo: view.day,
        withSteps: true, headway)
      return CourseSources(
        day: view.day, seq: view.seq, knownAt: moment,
        source: UptakeSource(initiatives.map(\.id), registry, courses, upTo: view.day),
        isOfEveryDay: view.facts.reorganisations.allSatisfy { $0.seq == 0 })
    }
  }
}
