import GRDB
import Model

extension ProgrammeStore {
  /// Everything as it stands at the end of a day, as it was known at a moment.
  /// - Parameters:
  ///   - day: nil for now; where it is told as known then, for the day of that.
  ///   - clock: today where the store has none of its own.
  package func programme(
    asOf day: Day? = nil, knownAt moment: KnownMoment = .now, clock: Day, _ headway: Headway? = nil
  ) throws(StoreFailure) -> Programme {
    try read("load", headway) { database in
      try setOut(database)
      // Who goes back to now walks through days no more.
      if day == nil { timeline.withLock { $0 = nil } }
      return try View(database, asOf: day, knownAt: moment, clock: clock, timeline.withLock { $0 }).programme(headway)
    }
  }

  /// What a first screen needs: of a large store the cells of the first municipalities only, and the programme says
  /// that it is partial.
  /// - Parameter course: the answer of `courseBeside`, waited for once all else is read.
  package func beginning(
    asOf day: Day? = nil, clock: Day, course: () -> EverybodysCourse? = { nil }
  ) throws(StoreFailure) -> Programme {
    try read("load") { database in
      try setOut(database)
      let view = try View(database, asOf: day, knownAt: .now, clock: clock)
      return try Query.isLarge(database) ? view.beginning() : view.programme(course: course)
    }
  }

  /// What is different after `records` were written: their cells with those of their successors, and all that is not by
  /// municipality. A reorganisation or a change of very much is everything.
  package func reread(after records: [JournalRecord], clock: Day) throws(StoreFailure) -> Reread {
    // The lists of reference dates are long; without a change of settings they are as they were.
    let readsLists = records.contains { $0.field == .setting }
    let isWide = records.count > Query.wide || records.contains { RolloutField.ofMunicipality.contains($0.field) }
    guard !isWide else { return .whole(try programme(clock: clock)) }
    return try read("load") { database in
      let view = try View(database, asOf: nil, knownAt: .now, clock: clock)
      let keys = Set(
        records.filter { !$0.municipality.isEmpty && !$0.initiative.isEmpty }.flatMap { record in
          view.tables.ground.downstream([record.municipality]).map { CellKey($0, record.initiative) }
        })
      let (cells, adopted) = try view.difference(
        keys, before: (view.day, (records.map(\.seq).min() ?? 1) - 1))
      return .cells(cells, adopted: adopted, rest: try view.rest(lists: readsLists))
    }
  }

  /// What is different on another day than on the one at hand, as known at the same number: the cells that have
  /// something between them. Where the municipalities or their inhabitants are others, everything.
  /// - Parameters:
  ///   - at: the day at hand and the last number known in it.
  ///   - to: as for `programme`.
  ///   - least: of a store with so many records the journal is read into memory first.
  package func step(
    from at: (day: Day, seq: Int), to day: Day?, knownAt moment: KnownMoment = .now, clock: Day,
    inMemoryFrom least: Int = Timeline.least, _ headway: Headway? = nil
  ) throws(StoreFailure) -> Reread {
    try read("load", headway) { database in
      let walk = try walk(database, knownAt: moment, clock: clock)
      let view = try View(database, walk, asOf: day, timeline(database, walk, from: least, headway))
      let isNear = view.seq == at.seq && view.day.civil.year == at.day.civil.year
      guard isNear, let keys = try view.tables.between(at.day, view.day, after: view.tables.last),
        let then = try view.tables.between(
          at.day + -Programme.trendDays, view.day + -Programme.trendDays, after: view.tables.last),
        try !view.changesMunicipalities(since: at.day)
      else { return .whole(try view.programme(headway)) }
      let (cells, adopted) = try view.difference(keys, then, before: at)
      return .cells(cells, adopted: adopted, rest: try view.rest(from: at.day))
    }
  }

  /// The journal in memory, read when one walks through the days of a large store; nil for any other.
  private func timeline(_ database: Database, _ walk: Walk, from least: Int, _ headway: Headway?) throws -> Timeline? {
    let last = walk.horizon.ground.last
    if let kept = timeline.withLock({ $0 }), last - kept.known <= TimeTables.lot { return kept }
    guard last >= least else { return nil }
    let made = try Timeline(database, known: last, headway)
    timeline.withLock { $0 = made }
    return made
  }

  /// The store's own day, or the clock's.
  package func today(clock: Day) throws(StoreFailure) -> Day { try read("today") { try Writer.today($0, clock) } }

  /// The journal, newest first: at most `limit` records, of one municipality if asked, up to a day and a moment if
  /// asked.
  package func journal(
    limit: Int, municipality: String? = nil, asOf: Day? = nil, knownAt moment: KnownMoment = .now
  ) throws(StoreFailure) -> [JournalRecord] {
    try read("journal") { database in
      if municipality == nil, let asOf,
        let records = try records(database, limit: limit, asOf: asOf, knownAt: moment)
      {
        return records
      }
      let known = moment == .now ? Int.max : try TimeTables(database).number(of: moment)
      // Only where it is asked for by itself the index finds what is of a municipality.
      let own = municipality == nil ? "?1 IS NULL" : "municipality = ?1"
      return try Query.records(
        database, where: "\(own) AND (?2 IS NULL OR effective <= ?2) AND seq <= ?4 ORDER BY seq DESC LIMIT ?3",
        [municipality.map { .text($0) } ?? .null, RawRows.Value(asOf), .int(limit), .int(known)])
    }
  }

  /// What happened to a municipality, newest first; up to a day and a moment if asked.
  package func history(
    of municipality: String, asOf: Day? = nil, knownAt moment: KnownMoment = .now
  ) throws(StoreFailure) -> [JournalRecord] {
    try journal(limit: Int.max, municipality: municipality, asOf: asOf, knownAt: moment)
  }

  /// The records after `seq`, oldest first.
  package func changes(after seq: Int) throws(StoreFailure) -> [JournalRecord] {
    try read("journal") { try Query.records($0, where: "seq > ?1 ORDER BY seq", [.int(seq)]) }
  }

  /// The reorganisations that are known, oldest first, and of those by hand the record that they were entered by.
  package func reorganisations(knownAt moment: KnownMoment = .now) throws(StoreFailure) -> [KnownReorganisation] {
    try read("load") { database in
      let tables = try TimeTables(database)
      return try tables.facts(at: tables.number(of: moment)).reorganisations.sorted {
        ($0.fact.date, $0.fact.oldCode, $0.fact.newCode) < ($1.fact.date, $1.fact.oldCode, $1.fact.newCode)
      }
    }
  }

  /// On which days municipalities merge, split or change their code, as far as that is known.
  package func reorganisationDays(knownAt moment: KnownMoment = .now) throws(StoreFailure) -> ReorganisationDays {
    try read("load") { database in
      let tables = try TimeTables(database)
      let seq = try tables.number(of: moment)
      let facts = try tables.facts(at: seq)
      let days = Dictionary(grouping: facts.reorganisations, by: \.fact.date).sorted { $0.key < $1.key }
      return ReorganisationDays(
        seq: seq, knownAt: moment,
        entries: try days.map { day, own in
          let before = try Query.municipalities(database, on: day + -1, facts)
          let after = Set(try Query.municipalities(database, on: day, facts).map(\.code))
          return ReorganisationDays.Entry(
            day: day, before: before.count, after: after.count,
            ended: before.filter { !after.contains($0.code) }.map(\.name),
            record: own.map(\.seq).filter { $0 > 0 }.max())
        })
    }
  }

  /// One cell at the end of a day, nil for the day that the store's table is of.
  package func cell(_ municipality: String, _ initiative: String, on day: Day? = nil) throws(StoreFailure)
    -> RolloutCell
  {
    try read("load") { database in
      guard let day else { return try Query.cell(database, municipality, initiative) }
      let tables = try TimeTables(database)
      let chronicle = try tables.chronicle(
        TimeTables.Scope(codes: [municipality], initiatives: [initiative]), light: true)
      return chronicle.known().cell(municipality, initiative, on: day) ?? RolloutCell()
    }
  }

  /// What a store is and holds.
  package struct Summary: Sendable, Hashable {
    /// The number of the schema's last change.
    package var schemaVersion: Int
    /// The SQLite that is built in.
    package var sqliteVersion: String
    /// Whether it holds the invented sample.
    package var isSample: Bool
    /// How many records the journal has.
    package var journalRecords: Int
  }

  /// What `info` tells of the store; throws where it cannot be read.
  package func info() throws(StoreFailure) -> Summary {
    try read("info") { database in
      Summary(
        schemaVersion: try RawRows.int(database, "PRAGMA user_version") ?? 0,
        sqliteVersion: try RawRows.text(database, "SELECT sqlite_version()") ?? "",
        isSample: try Meta(database).isSample,
        journalRecords: try RawRows.int(database, "SELECT count(*) FROM journal") ?? 0)
    }
  }
}
