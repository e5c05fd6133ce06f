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
  /// By initiative, in their order.
  fileprivate let sources: [Source]

  /// What is counted of one initiative; and the same by municipality, unless that would take much room.
  fileprivate struct Source: Sendable {
    let initiative: String
    let source: SeriesSource
    let courses: [String: SeriesSource.Turns]?
  }

  /// Whether it serves earlier days too: where reorganisations were entered by hand, people are counted up to its own day.
  fileprivate let isOfEveryDay: Bool

  /// Whether what follows up to a day can be counted from it.
  package func serves(_ day: Day, seq: Int, knownAt: KnownMoment) -> Bool {
    self.seq == seq && self.knownAt == knownAt && (isOfEveryDay ? day <= self.day : day == self.day)
  }

  /// How every initiative was adopted week by week up to a day, and what follows from that.
  /// - Parameters:
  ///   - only: the codes of the municipalities that count; nil for all.
  package func outlook(asOf day: Day, only: Set<String>? = nil) -> Outlook {
    Outlook(
      asOf: day, seq: seq,
      uptakes: sources.map {
        $0.source.uptake(of: $0.initiative, asOf: day, only: only, $0.courses)
      },
      only: only)
  }

  /// What changed of an initiative in the days up to one; nil where there is no such initiative.
  package func recent(_ initiative: String, upTo day: Day, days: Int) -> RecentSteps? {
    sources.first { $0.initiative == initiative }.map {
      RecentSteps(initiative: initiative, asOf: day, seq: seq, steps: $0.source.recent(upTo: day, days: days))
    }
  }
}

extension ProgrammeStore {
  /// How every initiative was adopted week by week up to a day, and what follows from that.
  /// - Parameters:
  ///   - asOf: nil for today.
  ///   - only: the codes of the municipalities that count; nil for all.
  package func outlook(
    asOf: Day?, knownAt moment: KnownMoment = .now, clock: Day, only: Set<String>? = nil,
    _ headway: Headway? = nil
  ) throws(StoreFailure) -> Outlook {
    let sources = try courseSources(asOf: asOf, knownAt: moment, clock: clock, headway)
    // Reckoned when the store is free again for others.
    return sources.outlook(asOf: sources.day, only: only)
  }

  /// All that the courses are counted from.
  /// - Parameter asOf: nil for today.
  package func courseSources(
    asOf: Day?, knownAt moment: KnownMoment = .now, clock: Day, _ headway: Headway? = nil
  ) throws(StoreFailure) -> CourseSources {
    try read("outlook", headway) { database in
      let view = try View(database, asOf: asOf, knownAt: moment, clock: clock)
      return CourseSources(
        day: view.day, seq: view.seq, knownAt: moment, sources: try view.courseSources(headway),
        isOfEveryDay: view.facts.reorganisations.allSatisfy { $0.seq == 0 })
    }
  }
}

extension View {
  /// All that the courses of all initiatives are counted from, up to the day, with what came by a step.
  fileprivate func courseSources(_ headway: Headway?) throws -> [CourseSources.Source] {
    let kinds = try kindsOfSteps()
    let initiatives = try Query.initiatives(database)
    return try initiatives.map { one in
      var source = try seriesSource(one.id, headway)
      for index in source.steps.indices {
        let step = source.steps[index]
        source.steps[index].isStep =
          kinds[CellDay(cell: CellKey(step.municipality, one.id), day: step.effective)] == .change
      }
      return CourseSources.Source(
        initiative: one.id, source: source, courses: seq > Query.longJournal ? nil : source.courses)
    }
  }

  private struct CellDay: Hashable {
    var cell: CellKey
    var day: Day
  }

  /// Of each cell and day that has a record of a status, of what sort the last of them is.
  private func kindsOfSteps() throws -> [CellDay: ChangeKind] {
    let taken = try TakenBack(in: database, upTo: seq)
    let rows = try RawRows(
      database,
      """
      SELECT municipality, initiative, effective, kind, seq FROM journal
      WHERE field = 'status' AND undoes IS NULL AND effective <= ?1 AND seq <= ?2 ORDER BY seq
      """, [RawRows.Value(day), .int(seq)])
    var kinds: [CellDay: ChangeKind] = [:]
    while try rows.next() {
      guard !taken.contains(try rows.int(4)) else { continue }
      let cell = CellKey(try rows.text(0), try rows.text(1))
      kinds[CellDay(cell: cell, day: try rows.day(2))] = try rows.choice(3, ChangeKind.self)
    }
    return kinds
  }
}
