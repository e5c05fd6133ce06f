import GRDB
import Model

extension ProgrammeStore {
  /// How every initiative was adopted week by week up to a day, and what follows from that.
  /// - Parameters:
  ///   - asOf: nil for today.
  ///   - draws: how often the curve is fitted anew for its band.
  ///   - runs: how often those on the way are sent on.
  package func outlook(
    asOf: Day?, knownAt moment: KnownMoment = .now, clock: Day, draws: Int = 100, runs: Int = 300,
    _ headway: Headway? = nil
  ) throws(StoreFailure) -> Outlook {
    let (day, seq, sources) = try read("outlook") { database in
      let view = try View(database, asOf: asOf, knownAt: moment, clock: clock)
      return (view.day, view.seq, try view.courseSources(headway))
    }
    // Reckoned when the store is free again for others.
    return Outlook(
      asOf: day, seq: seq,
      uptakes: sources.map { $0.source.uptake(of: $0.initiative, asOf: day, draws: draws, runs: runs) })
  }
}

extension View {
  /// All that the courses of all initiatives are counted from, up to the day, with what came by a step.
  fileprivate func courseSources(_ headway: Headway?) throws -> [(initiative: String, source: SeriesSource)] {
    let kinds = try kindsOfSteps()
    let initiatives = try Query.initiatives(database)
    return try initiatives.map { one in
      var source = try seriesSource(one.id)
      for index in source.steps.indices {
        let step = source.steps[index]
        source.steps[index].isStep =
          kinds[CellDay(cell: CellKey(step.municipality, one.id), day: step.effective)] == .change
      }
      return (one.id, source)
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
