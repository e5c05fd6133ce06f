import Foundation
import GRDB
import Model

extension ProgrammeStore {
  /// Looks for faults in the file, in every row, and between values and journal; changes nothing.
  /// - Returns: all that is wrong, in the order of the tables; empty when all is well.
  package func check(_ headway: Headway? = nil) throws(StoreFailure) -> [Phrase] {
    var findings = Findings()
    do {
      try read("check", headway) { database in
        findings = Findings(headway: headway)
        if let headway { try expect(headway, database) }
        try look(database, &findings)
      }
    } catch {
      // SQLite takes a broken page ill once more when the reading ends.
      guard case .damaged = error, !findings.words.isEmpty else { throw error }
    }
    return findings.words
  }

  /// Every row of every table, the journal once more for what its values are, and once more as a start reads it.
  private func expect(_ headway: Headway, _ database: Database) throws {
    let tables = try StoredTable.all.map { try RawRows.int(database, "SELECT count(*) FROM \"\($0.name)\"") ?? 0 }
    headway.expect(tables.reduce(try RawRows.next(database, "journal", "seq") - 1, +))
  }

  private func look(_ database: Database, _ findings: inout Findings) throws {
    try findings.look { findings in
      for line in try Query.texts(database, "PRAGMA integrity_check") where line != "ok" {
        findings.add(Fault(check: line))
      }
    }
    for table in StoredTable.all { try findings.look { try table.check(database, &$0) } }
    for part in Query.checks { try findings.look { try part(database, &$0) } }
    // What none of these saw, but would stop a start.
    try findings.look { _ in
      let clock = Day(number: Int32(clamping: time(nil) / 86_400))
      _ = try View(database, asOf: nil, knownAt: .now, clock: clock).programme()
    }
  }
}

/// What a check has found so far, each fault once.
struct Findings {
  /// What was found, a sentence each, as many as are told.
  private(set) var words: [Phrase] = []
  private var known: Set<Fault> = []
  /// Told of every row.
  let headway: Headway?

  init(headway: Headway? = nil) { self.headway = headway }

  /// Takes note of a fault, by table and row.
  mutating func add(_ fault: Fault) {
    if known.insert(fault).inserted { words.append(fault.words) }
  }

  /// Does a part of the check; where what it reads cannot be, that is a finding, and the next part goes on.
  mutating func look(_ work: (inout Findings) throws -> Void) throws {
    do {
      try work(&self)
    } catch let fault as Fault {
      add(fault)
    } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
      add(Fault(file: databaseWords(error)))
    }
  }
}

extension Phrase {
  /// What the journal says.
  static func asJournal(_ value: String) -> Phrase {
    Phrase("zoals in het journaal: «\(value)»", "as in the journal: «\(value)»")
  }
}

extension Query {
  /// The parts of a check that are about more than one row.
  static let checks: [@Sendable (Database, inout Findings) throws -> Void] = [
    missing, gaps, order, values, strays, bookingStrays,
  ]

  /// What every store has: what it is, initiatives, municipalities, and inhabitants of each.
  @Sendable private static func missing(_ database: Database, _ findings: inout Findings) throws {
    try findings.look { _ in _ = try Meta(database) }
    for table in ["initiative", "municipality"]
    where try RawRows.int(database, "SELECT 1 FROM \(table) LIMIT 1") == nil {
      findings.add(Fault(table, expected: .rows))
    }
    let codes = try texts(
      database,
      """
      SELECT code FROM municipality WHERE (valid_until IS NULL OR valid_until > valid_from)
        AND code NOT IN (SELECT code FROM inhabitants)
      """)
    for code in codes {
      findings.add(
        Fault("inhabitants", row: code, expected: Phrase("een aantal van enig jaar", "a number for some year")))
    }
  }

  /// Journal, changes and bookings count up from 1 without gaps, and no change is without a record.
  @Sendable private static func gaps(_ database: Database, _ findings: inout Findings) throws {
    for (table, key) in [("journal", "seq"), ("change", "id"), ("booking", "id")] {
      var last = 0
      let rows = try RawRows(database, "SELECT \(key) FROM \(table) WHERE \(key) > 0 ORDER BY \(key)")
      while try rows.next() {
        let number = try rows.int(0)
        if number > last + 1 {
          findings.add(
            Fault(table, row: number == last + 2 ? "\(last + 1)" : "\(last + 1)–\(number - 1)", expected: .rows))
        }
        last = number
      }
    }
    for id in try numbers(database, "SELECT id FROM change WHERE id NOT IN (SELECT change FROM journal)") {
      findings.add(
        Fault("change", row: "\(id)", expected: Phrase("een regel in het journaal", "a record in the journal")))
    }
  }

  /// What takes back comes after what it takes back, and an end not before its beginning.
  @Sendable private static func order(_ database: Database, _ findings: inout Findings) throws {
    try findings.each(database, "journal", "undoes", "undoes >= seq", .earlier)
    try findings.each(database, "booking", "reverses", "reverses >= id", .earlier)
    try findings.each(
      database, "municipality", "valid_until", "valid_until < valid_from",
      Phrase("een dag vanaf valid_from", "valid_from or a later day"))
    for code in try texts(
      database,
      """
      SELECT DISTINCT municipality FROM journal WHERE municipality <> ''
        AND municipality NOT IN (SELECT code FROM municipality)
        AND municipality NOT IN (SELECT municipality FROM journal WHERE field = 'name')
      """)
    {
      findings.add(Fault("journal", column: "municipality", found: code, expected: .known))
    }
  }

  /// What the journal says of a field is something that the field can hold.
  @Sendable private static func values(_ database: Database, _ findings: inout Findings) throws {
    let rows = try RawRows(database, "SELECT field, \"from\", \"to\", seq FROM journal")
    while try rows.next() {
      // By hand and not by `look`: millions are right.
      do {
        let field: RolloutField = try rows.choice(0)
        for column in [Int32(1), 2] { _ = try rows.value(column, of: field) }
      } catch let fault as Fault {
        findings.add(fault)
      }
    }
  }

  /// Every value is what the journal comes to on the day that the table is of, and nothing is so that may not be.
  @Sendable private static func strays(_ database: Database, _ findings: inout Findings) throws {
    let day = try Kept.day(database)
    let tables = try TimeTables(database)
    let facts = try tables.facts(at: tables.last)
    let initiatives = try Query.initiatives(database).map(\.id)
    var kept: [CellKey: RolloutCell] = [:]
    let rows = try RawRows(database, "SELECT \(cellColumns) FROM rollout")
    while try rows.next() {
      let key = CellKey(try rows.text(0), try rows.text(1))
      // A value that cannot be is told already.
      if let cell = try? cell(rows) { kept[key] = cell }
    }
    let ever = try Set(texts(database, "SELECT code FROM municipality")).union(facts.places.keys).sorted()
    var breaks: [Phrase] = []
    findings.headway?.begin(tables.last)
    for start in stride(from: 0, to: ever.count, by: 200) {
      let codes = ever[start..<min(start + 200, ever.count)]
      let chronicle = try tables.chronicle(TimeTables.Scope(codes: Set(codes)))
      let knowledge = chronicle.known()
      for code in codes {
        for initiative in initiatives {
          let key = CellKey(code, initiative)
          let told =
            knowledge.exists(code, on: day) ? knowledge.cell(code, initiative, on: day) ?? RolloutCell() : RolloutCell()
          guard let value = kept.removeValue(forKey: key) else {
            if told != RolloutCell() { findings.add(Fault("rollout", row: "\(code) \(initiative)", expected: .rows)) }
            continue
          }
          guard value != told else { continue }
          findings.add(
            Fault(
              "rollout", row: "\(code) \(initiative)",
              expected: told == RolloutCell() ? .journalled : difference(told, value)))
        }
      }
      for one in knowledge.breaks(in: codes.flatMap { code in initiatives.map { CellKey(code, $0) } })
        .filter({ $0.rule != .leap }).sorted(by: {
          ($0.municipality, $0.initiative, $0.seq, $0.rule) < ($1.municipality, $1.initiative, $1.seq, $1.rule)
        })
      {
        let words = knowledge.words(for: one, since: chronicle.last).refusal.reason
        if !breaks.contains(words) { breaks.append(words) }
      }
      for _ in chronicle.records { try findings.headway?.step() }
    }
    for key in kept.keys.sorted(by: { ($0.municipality, $0.initiative) < ($1.municipality, $1.initiative) }) {
      findings.add(Fault("rollout", row: "\(key.municipality) \(key.initiative)", expected: .journalled))
    }
    for words in breaks { findings.add(Fault("", expected: words)) }
  }

  /// In what a value differs from what the journal says.
  private static func difference(_ told: RolloutCell, _ kept: RolloutCell) -> Phrase {
    for field in RolloutField.ofCell where field.value(of: told) != field.value(of: kept) {
      return Phrase(
        "\(field.name.dutch) \(Phrase.asJournal(field.value(of: told)).dutch)",
        "\(field.name.english) \(Phrase.asJournal(field.value(of: told)).english)")
    }
    if told.since != kept.since { return .asJournal("since \(told.since?.iso ?? "")") }
    if told.changed != kept.changed { return .asJournal("changed \(told.changed?.iso ?? "")") }
    if told.heard != kept.heard { return .asJournal("heard \(told.heard?.iso ?? "")") }
    if told.further != kept.further { return .asJournal("further \(told.further)") }
    if told.behind != kept.behind { return .asJournal("behind \(told.behind)") }
    return .asJournal("sample \(told.isSample ? 1 : 0)")
  }
}

extension Phrase {
  fileprivate static let journalled = Phrase("een regel in het journaal", "a record in the journal")
}

extension Findings {
  /// Adds a fault for each row of a table of numbers or codes that meets `condition`.
  fileprivate mutating func each(
    _ database: Database, _ table: String, _ column: String, _ condition: String, _ expected: Phrase
  ) throws {
    let keys = StoredTable.keys(of: table).joined(separator: ", ")
    let rows = try RawRows(database, "SELECT \(column), \(keys) FROM \(table) WHERE \(condition)")
    while try rows.next() { add(rows.fault(0, expected)) }
  }
}
