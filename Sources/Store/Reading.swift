import GRDB
import Model

extension ProgrammeStore {
  /// Everything as it stands at the end of `day`; nil for now. `clock` is today where the store has none of its own.
  package func programme(asOf day: Day?, clock: Day) throws(StoreFailure) -> Programme {
    try read("load") { database in
      var isSample = false
      var today = clock
      for row in try Row.fetchAll(database, sql: "SELECT key, value FROM meta") {
        let (key, value): (String, String) = (row[0], row[1])
        if key == "sample" { isSample = value == "1" }
        if key == "today" { today = Day(iso: value) ?? clock }
      }
      let asOf = day ?? today
      let municipalities = try Query.municipalities(database, on: asOf)
      let initiatives = try Query.initiatives(database)
      let cells = try Query.cells(
        database, municipalities, initiatives, asOf: asOf < today ? asOf : nil)
      let activities = try Query.activities(database)
      return Programme(
        asOf: asOf, today: today, municipalities: municipalities, initiatives: initiatives, cells: cells,
        adoptedChange: try Query.adoptedChange(database, municipalities, initiatives, asOf: asOf),
        activities: activities, lines: try Query.lines(database, activities, asOf: asOf),
        printed: try Query.printed(database), isSample: isSample)
    }
  }

  /// The journal, newest first: at most `limit` records, of one municipality if asked, up to a day if asked.
  package func journal(limit: Int, municipality: String? = nil, asOf: Day? = nil) throws(StoreFailure)
    -> [JournalRecord]
  {
    try read("journal") { database in
      try Query.records(
        database,
        where: "(?1 IS NULL OR municipality = ?1) AND (?2 IS NULL OR effective <= ?2) ORDER BY seq DESC LIMIT ?3",
        [municipality, asOf?.number, limit])
    }
  }

  /// What happened to a municipality, newest first; up to a day if asked.
  package func history(of municipality: String, asOf: Day? = nil) throws(StoreFailure) -> [JournalRecord] {
    try journal(limit: Int.max, municipality: municipality, asOf: asOf)
  }

  /// The records after `seq`, oldest first.
  package func changes(after seq: Int) throws(StoreFailure) -> [JournalRecord] {
    try read("journal") { try Query.records($0, where: "seq > ?1 ORDER BY seq", [seq]) }
  }

  /// One cell as it is now.
  package func cell(_ municipality: String, _ initiative: String) throws(StoreFailure) -> RolloutCell {
    try read("load") { try Query.cell($0, municipality, initiative) }
  }

  /// What a store is and holds.
  package struct Summary: Sendable, Hashable {
    package var schemaVersion: Int
    package var sqliteVersion: String
    package var isSample: Bool
    package var journalRecords: Int
  }

  package func info() throws(StoreFailure) -> Summary {
    try read("info") { database in
      Summary(
        schemaVersion: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
        sqliteVersion: try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "",
        isSample: try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'sample'") == "1",
        journalRecords: try Int.fetchOne(database, sql: "SELECT count(*) FROM journal") ?? 0)
    }
  }
}

/// The questions that the store asks its database; rows are read by position, for speed.
enum Query {
  static func municipalities(_ database: Database, on day: Day) throws -> [Municipality] {
    let year = day.civil.year
    // The year's own count, else the nearest before it, else the first after it.
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT m.code, m.name, m.province, m.corop, m.safety_region, m.urbanity, m.valid_from, m.valid_until,
          coalesce(
            (SELECT count FROM inhabitants i WHERE i.code = m.code AND i.year = ?2),
            (SELECT count FROM inhabitants i WHERE i.code = m.code AND i.year < ?2 ORDER BY i.year DESC LIMIT 1),
            (SELECT count FROM inhabitants i WHERE i.code = m.code ORDER BY i.year LIMIT 1), 0)
        FROM municipality m WHERE valid_from <= ?1 AND (valid_until IS NULL OR valid_until > ?1)
        """, arguments: [day.number, year])
    var found: [(name: String, municipality: Municipality)] = []
    while let row = try rows.next() {
      let municipality = Municipality(
        code: row[0], name: row[1], province: row[2], inhabitants: row[8], corop: row[3], safetyRegion: row[4],
        urbanity: row[5], validFrom: Day(number: row[6]), validUntil: (row[7] as Int32?).map(Day.init(number:)))
      found.append((folded(municipality.name), municipality))
    }
    return found.sorted { $0.name < $1.name }.map(\.municipality)
  }

  static func initiatives(_ database: Database) throws -> [Initiative] {
    var facts: [String: [Fact]] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT initiative, question, nl, en, section FROM fact ORDER BY initiative, position")
    while let row = try rows.next() {
      guard let question = FactQuestion(rawValue: row[1]) else { continue }
      facts[row[0], default: []].append(Fact(question: question, text: Phrase(row[2], row[3]), section: row[4]))
    }
    return try Row.fetchAll(
      database,
      sql: """
        SELECT id, name_nl, name_en, short_nl, short_en, label, phase, track, binding FROM initiative ORDER BY position
        """
    ).map { row in
      Initiative(
        id: row[0], name: Phrase(row[1], row[2]), shortName: Phrase(row[3], row[4]), label: row[5],
        phase: Phase(rawValue: row[6]) ?? .initiation, track: row[7], binding: Binding(rawValue: row[8]) ?? .voluntary,
        facts: facts[row[0]] ?? [])
    }
  }

  /// The cells of these municipalities and initiatives now, or folded from the journal up to a day.
  static func cells(
    _ database: Database, _ municipalities: [Municipality], _ initiatives: [Initiative], asOf: Day?
  ) throws -> [RolloutCell] {
    let rowOf = Dictionary(uniqueKeysWithValues: municipalities.enumerated().map { ($1.code, $0) })
    let columnOf = Dictionary(uniqueKeysWithValues: initiatives.enumerated().map { ($1.id, $0) })
    var cells = Array(repeating: RolloutCell(), count: municipalities.count * initiatives.count)
    func place(_ municipality: String, _ initiative: String) -> Int? {
      guard let row = rowOf[municipality], let column = columnOf[initiative] else { return nil }
      return row * initiatives.count + column
    }
    if let asOf {
      try fold(database, upTo: asOf) { municipality, initiative, step in
        if let index = place(municipality, initiative) { cells[index].take(step) }
      }
      return cells
    }
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT municipality, initiative, status, flags, since, planned, note, version, sample, changed FROM rollout"
    )
    while let row = try rows.next() {
      guard let index = place(row[0], row[1]) else { continue }
      cells[index] = cell(row)
    }
    return cells
  }

  /// One journal record as it works on its cell.
  struct Step {
    var field: RolloutField
    var value: String
    var since: Day?
    var isSample: Bool
    var effective: Day
    /// The first record of its change for this cell.
    var isNewChange: Bool
  }

  /// Goes through the journal in order, up to a day: municipality, initiative and what happened to their cell.
  static func fold(_ database: Database, upTo day: Day?, _ take: (String, String, Step) -> Void) throws {
    var last: [String: Int] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT municipality, initiative, field, "to", since_to, sample_to, change, effective FROM journal
        JOIN change ON change.id = journal.change WHERE ?1 IS NULL OR effective <= ?1 ORDER BY seq
        """, arguments: [day?.number])
    while let row = try rows.next() {
      let (municipality, initiative, change): (String, String, Int) = (row[0], row[1], row[6])
      guard let field = RolloutField(rawValue: row[2]) else { continue }
      let isNew = last.updateValue(change, forKey: municipality + initiative) != change
      take(
        municipality, initiative,
        Step(
          field: field, value: row[3], since: (row[4] as Int32?).map(Day.init(number:)), isSample: row[5],
          effective: Day(number: row[7]), isNewChange: isNew))
    }
  }

  static func cell(_ database: Database, _ municipality: String, _ initiative: String) throws -> RolloutCell {
    try Row.fetchOne(
      database,
      sql: """
        SELECT municipality, initiative, status, flags, since, planned, note, version, sample, changed FROM rollout
        WHERE municipality = ? AND initiative = ?
        """, arguments: [municipality, initiative]
    ).map(cell) ?? RolloutCell()
  }

  private static func cell(_ row: Row) -> RolloutCell {
    RolloutCell(
      status: RolloutStatus(rawValue: row[2]) ?? .unknown, flags: RolloutFlags(rawValue: row[3]),
      since: (row[4] as Int32?).map(Day.init(number:)), planned: (row[5] as Int32?).map(Day.init(number:)),
      note: row[6], version: row[7], isSample: row[8], changed: (row[9] as Int32?).map(Day.init(number:)))
  }

  /// Adopters won less adopters lost in the 30 days up to `asOf`, by initiative.
  static func adoptedChange(
    _ database: Database, _ municipalities: [Municipality], _ initiatives: [Initiative], asOf: Day
  ) throws -> [Int] {
    var sums: [String: Int] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT j.initiative, sum((j."to" IN ('G', 'B')) - (j."from" IN ('G', 'B'))) FROM change c
        JOIN journal j ON j.change = c.id JOIN municipality m ON m.code = j.municipality
        WHERE c.effective > ?1 AND c.effective <= ?2 AND j.field = 'status'
          AND m.valid_from <= ?2 AND (m.valid_until IS NULL OR m.valid_until > ?2)
        GROUP BY j.initiative
        """, arguments: [asOf.number - 30, asOf.number])
    while let row = try rows.next() { sums[row[0]] = row[1] }
    return initiatives.map { sums[$0.id] ?? 0 }
  }

  static func activities(_ database: Database) throws -> [FundActivity] {
    try Row.fetchAll(
      database, sql: "SELECT id, year, grp, nl, en, budget, section FROM activity ORDER BY position"
    ).map { row in
      FundActivity(
        id: row[0], year: row[1], group: FundGroup(rawValue: row[2]) ?? .recurring, name: Phrase(row[3], row[4]),
        budget: Amount(cents: row[5]), section: row[6])
    }
  }

  static func lines(_ database: Database, _ activities: [FundActivity], asOf: Day) throws -> [FundLine] {
    var lines: [String: FundLine] = [:]
    for activity in activities { lines[activity.id] = FundLine(budget: activity.budget) }
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT activity, kind, sum(amount), max(sample) FROM booking WHERE date <= ? GROUP BY activity, kind",
      arguments: [asOf.number])
    while let row = try rows.next() {
      let id: String = row[0]
      let amount = Amount(cents: row[2])
      if Booking.Kind(rawValue: row[1]) == .actual { lines[id]?.actual = amount } else { lines[id]?.committed = amount }
      if row[3] { lines[id]?.isSample = true }
    }
    return activities.map { lines[$0.id] ?? FundLine(budget: $0.budget) }
  }

  static func printed(_ database: Database) throws -> [PrintedFigure] {
    try Row.fetchAll(database, sql: "SELECT key, year, amount, section FROM printed ORDER BY key").map { row in
      PrintedFigure(key: row[0], year: row[1], amount: Amount(cents: row[2]), section: row[3])
    }
  }

  /// Journal records with the change that they belong to.
  static func records(
    _ database: Database, where condition: String, _ arguments: [(any DatabaseValueConvertible)?]
  ) throws -> [JournalRecord] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT seq, change, kind, at, by, effective, municipality, initiative, field, "from", "to", reason, sample
        FROM journal JOIN change ON change.id = journal.change WHERE \(condition)
        """, arguments: StatementArguments(arguments))
    var records: [JournalRecord] = []
    while let row = try rows.next() {
      records.append(
        JournalRecord(
          seq: row[0], change: row[1], kind: ChangeKind(rawValue: row[2]) ?? .change, at: row[3], by: row[4],
          effective: Day(number: row[5]), municipality: row[6], initiative: row[7],
          field: RolloutField(rawValue: row[8]) ?? .note, from: row[9], to: row[10], reason: row[11], isSample: row[12])
      )
    }
    return records
  }
}
