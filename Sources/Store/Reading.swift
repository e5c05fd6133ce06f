import GRDB
import Model

extension ProgrammeStore {
  /// Everything as it stands at the end of `day`; nil for now. `clock` is today where the store has none of its own.
  package func programme(
    asOf day: Day?, clock: Day, _ headway: Headway? = nil
  ) throws(StoreFailure) -> Programme {
    try read("load", headway) { database in
      try setOut(database)
      return try Query.programme(database, asOf: day, clock: clock, headway)
    }
  }

  /// What a first screen needs: of a large store the cells of the first municipalities only, and the programme says
  /// that it is partial; of any other everything.
  package func beginning(asOf day: Day?, clock: Day) throws(StoreFailure) -> Programme {
    try read("load") { database in
      try setOut(database)
      guard try Query.isLarge(database) else { return try Query.programme(database, asOf: day, clock: clock) }
      let rest = try Query.rest(database, asOf: day, clock: clock)
      let municipalities = try Query.municipalities(database, on: rest.asOf)
      // A day in the past is folded from the whole journal: nothing of it is known at once.
      let first = rest.asOf < rest.today ? [] : municipalities.prefix(Query.firstRows)
      return rest.with(
        municipalities, cells: try Query.cells(database, ofFirst: first, rest.initiatives), isPartial: true)
    }
  }

  /// What is different after `records` were written: their cells, and all that is not by municipality. A
  /// reorganisation, a day that has passed or a change of very much is everything.
  package func reread(after records: [JournalRecord], clock: Day) throws(StoreFailure) -> Reread {
    // The lists of reference dates are long; without a change of settings they are as they were.
    let readsLists = records.contains { $0.field == .setting }
    let rest = try read("load") { try Query.rest($0, asOf: nil, clock: clock, lists: readsLists) }
    // What is planned for a later day must not show yet.
    let isWide =
      records.count > Query.wide || records.contains { $0.changesMunicipalities || $0.effective > rest.today }
    guard !isWide else { return .whole(try programme(asOf: nil, clock: clock)) }
    return try read("load") { database in
      var seen: Set<[String]> = []
      let ofCells = records.filter {
        RolloutField.ofCell.contains($0.field) && seen.insert([$0.municipality, $0.initiative]).inserted
      }
      let cells = try ofCells.map { record in
        NamedCell(
          municipality: record.municipality, initiative: record.initiative,
          cell: try Query.cell(database, record.municipality, record.initiative))
      }
      return .cells(cells, rest: rest)
    }
  }

  /// The store's own day, or the clock's.
  package func today(clock: Day) throws(StoreFailure) -> Day { try read("today") { try Writer.today($0, clock) } }

  /// The journal, newest first: at most `limit` records, of one municipality if asked, up to a day if asked.
  package func journal(limit: Int, municipality: String? = nil, asOf: Day? = nil) throws(StoreFailure)
    -> [JournalRecord]
  {
    try read("journal") { database in
      try Query.records(
        database,
        where: "(?1 IS NULL OR municipality = ?1) AND (?2 IS NULL OR effective <= ?2) ORDER BY seq DESC LIMIT ?3",
        [municipality.map { .text($0) } ?? .null, RawRows.Value(asOf), .int(limit)])
    }
  }

  /// What happened to a municipality, newest first; up to a day if asked.
  package func history(of municipality: String, asOf: Day? = nil) throws(StoreFailure) -> [JournalRecord] {
    try journal(limit: Int.max, municipality: municipality, asOf: asOf)
  }

  /// The records after `seq`, oldest first.
  package func changes(after seq: Int) throws(StoreFailure) -> [JournalRecord] {
    try read("journal") { try Query.records($0, where: "seq > ?1 ORDER BY seq", [.int(seq)]) }
  }

  /// One cell as it is now.
  package func cell(_ municipality: String, _ initiative: String) throws(StoreFailure) -> RolloutCell {
    try read("load") { try Query.cell($0, municipality, initiative) }
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

/// The questions that the store asks its database; rows are read by position, for speed.
enum Query {
  /// More municipalities than this are too many to read all their cells before the first screen.
  static let large = 2000
  /// How many rows a first screen may show of a large store.
  static let firstRows = 120
  /// More records than this are read anew as a whole.
  static let wide = 5000

  /// Whether there are so many municipalities that a first screen does not wait for all cells.
  static func isLarge(_ database: Database) throws -> Bool {
    try RawRows.int(database, "SELECT 1 FROM municipality LIMIT 1 OFFSET \(large)") != nil
  }

  /// All of it.
  static func programme(
    _ database: Database, asOf day: Day?, clock: Day, _ headway: Headway? = nil
  ) throws -> Programme {
    let rest = try rest(database, asOf: day, clock: clock)
    let municipalities = try municipalities(database, on: rest.asOf)
    headway?.expect(rest.seq)
    var cells = try cells(
      database, municipalities, rest.initiatives, asOf: rest.asOf < rest.today ? rest.asOf : nil, headway)
    if rest.asOf >= rest.today {
      for (place, cell) in try Planned.withheld(database, after: rest.asOf, municipalities, rest.initiatives) {
        cells[place].takeBack(to: cell)
      }
    }
    return rest.with(
      municipalities, cells: cells,
      adoptedChange: try adoptedChange(database, municipalities, rest.initiatives, asOf: rest.asOf))
  }

  /// The programme without what is by municipality; the lists of reference dates where they are asked for.
  static func rest(_ database: Database, asOf day: Day?, clock: Day, lists: Bool = true) throws -> Programme {
    let meta = try Meta(database)
    let today = meta.today ?? clock
    let asOf = day ?? today
    let activities = try activities(database)
    let figures = try figures(database)
    let ledger = try ledger(database, figures, activities, asOf: asOf)
    var rest = Programme(
      asOf: asOf, today: today, initiatives: try initiatives(database), activities: activities,
      lines: ledger.lines(of: activities), printed: try printed(database), isSample: meta.isSample,
      seq: try RawRows.next(database, "journal", "seq") - 1)
    rest.ledger = ledger
    rest.figures = figures
    rest.findingTexts = try findingTexts(database)
    rest.settings = try settings(database, asOf: asOf < today ? asOf : nil)
    rest.population = try population(database)
    if lists { rest.referenceLists = try referenceLists(database, rest.settings) }
    return rest
  }

  /// All initiatives with their factsheets, in the document's order.
  static func initiatives(_ database: Database) throws -> [Initiative] {
    var facts: [String: [Fact]] = [:]
    let factRows = try RawRows(
      database, "SELECT initiative, question, nl, en, section, line FROM fact ORDER BY initiative, position")
    while try factRows.next() {
      facts[try factRows.text(0), default: []].append(
        try Fact(
          question: factRows.choice(1), text: Phrase(factRows.text(2), factRows.text(3)), section: factRows.text(4),
          line: factRows.intIfAny(5, Bounds.line)))
    }
    let rows = try RawRows(
      database,
      """
      SELECT id, name_nl, name_en, short_nl, short_en, label, phase, track, binding FROM initiative ORDER BY position
      """)
    var found: [Initiative] = []
    while try rows.next() {
      let id = try rows.text(0)
      guard !found.contains(where: { $0.id == id }) else { throw rows.fault(0, .once) }
      found.append(
        try Initiative(
          id: id, name: Phrase(rows.text(1), rows.text(2)), shortName: Phrase(rows.text(3), rows.text(4)),
          label: rows.text(5), phase: rows.choice(6), track: rows.intIfAny(7, Bounds.track), binding: rows.choice(8),
          facts: facts.removeValue(forKey: id) ?? []))
    }
    guard !found.isEmpty else { throw Fault("initiative", expected: .rows) }
    if let id = facts.keys.min() { throw Fault("fact", row: id, column: "initiative", found: id, expected: .known) }
    return found
  }

  /// Adopters won less adopters lost in the 30 days up to `asOf`, by initiative.
  static func adoptedChange(
    _ database: Database, _ municipalities: [Municipality], _ initiatives: [Initiative], asOf: Day
  ) throws -> [Int] {
    var sums: [String: Int] = [:]
    // The changes of these days first, and only their records: a CROSS JOIN keeps that order.
    let rows = try RawRows(
      database,
      """
      SELECT j.initiative, sum((j."to" IN ('G', 'B')) - (j."from" IN ('G', 'B'))) FROM change c
      CROSS JOIN journal j ON j.change = c.id JOIN municipality m ON m.code = j.municipality
      WHERE c.effective > ?1 AND c.effective <= ?2 AND j.field = 'status'
        AND m.valid_from <= ?2 AND (m.valid_until IS NULL OR m.valid_until > ?2)
        AND c.id NOT IN (\(Planned.void))
      GROUP BY j.initiative
      """, [RawRows.Value(asOf + -Programme.trendDays), RawRows.Value(asOf)])
    while try rows.next() { sums[try rows.text(0)] = try rows.int(1, Int.min...Int.max) }
    return initiatives.map { sums[$0.id] ?? 0 }
  }

  /// All activities of the fund, in the document's order.
  static func activities(_ database: Database) throws -> [FundActivity] {
    let rows = try RawRows(
      database, "SELECT id, year, grp, nl, en, budget, section, line FROM activity ORDER BY position")
    var found: [FundActivity] = []
    var seen: Set<String> = []
    while try rows.next() {
      let id = try rows.text(0)
      guard seen.insert(id).inserted else { throw rows.fault(0, .once) }
      found.append(
        try FundActivity(
          id: id, year: rows.int(1, Bounds.year), group: rows.choice(2), name: Phrase(rows.text(3), rows.text(4)),
          budget: rows.amount(5), section: rows.text(6), line: rows.intIfAny(7, Bounds.line)))
    }
    return found
  }

  /// The sums that the document prints.
  static func printed(_ database: Database) throws -> [PrintedFigure] {
    let rows = try RawRows(database, "SELECT key, year, amount, section, line FROM printed ORDER BY key")
    var found: [PrintedFigure] = []
    while try rows.next() {
      found.append(
        try PrintedFigure(
          key: rows.text(0), year: rows.int(1, Bounds.year), amount: rows.amount(2), section: rows.text(3),
          line: rows.intIfAny(4, Bounds.line)))
    }
    return found
  }

  /// The number of the record that a record of an undo or redo answers to: a redo names what was undone, not the undo.
  private static let reversed = """
    CASE WHEN change.undoes IS NULL THEN NULL ELSE (
      SELECT min(r.seq) FROM journal r WHERE r.municipality = journal.municipality
        AND r.initiative = journal.initiative AND r.field = journal.field AND r.change = CASE change.kind
          WHEN 'redo' THEN (SELECT u.undoes FROM change u WHERE u.id = change.undoes) ELSE change.undoes END) END
    """

  /// Journal records with the change that they belong to.
  static func records(
    _ database: Database, where condition: String, _ values: [RawRows.Value]
  ) throws -> [JournalRecord] {
    let rows = try RawRows(
      database,
      """
      SELECT seq, change, kind, at, by, effective, municipality, initiative, field, "from", "to", reason, sample,
        \(reversed) FROM journal JOIN change ON change.id = journal.change WHERE \(condition)
      """, values)
    var records: [JournalRecord] = []
    while try rows.next() {
      let field: RolloutField = try rows.choice(8)
      records.append(
        try JournalRecord(
          seq: rows.int(0), change: rows.int(1), kind: rows.choice(2), at: rows.text(3), by: rows.text(4),
          effective: rows.day(5), municipality: rows.text(6), initiative: rows.text(7), field: field,
          from: rows.value(9, of: field), to: rows.value(10, of: field), reason: rows.text(11), isSample: rows.flag(12),
          undoes: rows.intIfAny(13)))
    }
    return records
  }
}

extension JournalRecord {
  /// Whether it is about which municipalities there are, and not about one that stays.
  fileprivate var changesMunicipalities: Bool {
    kind == .reorganisation || RolloutField.ofMunicipality.contains(field)
      || field == .status && (from == RolloutStatus.merged.rawValue || to == RolloutStatus.merged.rawValue)
  }
}
