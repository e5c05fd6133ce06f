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
        findings.add(Fault(file: "integrity_check: \(line)"))
      }
    }
    for table in StoredTable.all { try findings.look { try table.check(database, &$0) } }
    for part in Query.checks { try findings.look { try part(database, &$0) } }
    // What none of these saw, but would stop a start.
    try findings.look { _ in
      let clock = Day(number: Int32(clamping: time(nil) / 86_400))
      _ = try Query.programme(database, asOf: nil, clock: clock)
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
      add(Fault(file: error.message ?? "\(error.resultCode)"))
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
    missing, gaps, order, strays, MunicipalityFact.strays, bookingStrays,
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
        Fault("inhabitants", row: code, expected: Phrase("een aantal van enig jaar", "a number of any year")))
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
    for (table, column) in [("change", "undoes"), ("booking", "reverses")] {
      try findings.each(database, table, column, "\(column) >= id", .earlier)
    }
    try findings.each(database, "change", "undoes", "kind IN ('undo', 'redo') AND undoes IS NULL", .earlier)
    try findings.each(
      database, "municipality", "valid_until", "valid_until < valid_from",
      Phrase("een dag vanaf valid_from", "a day from valid_from on"))
    for code in try texts(
      database,
      """
      SELECT DISTINCT municipality FROM journal WHERE municipality <> ''
        AND municipality NOT IN (SELECT code FROM municipality)
      """)
    {
      findings.add(Fault("journal", column: "municipality", found: code, expected: .known))
    }
  }

  /// Every value is what its journal comes to, and its version counts its changes.
  @Sendable private static func strays(_ database: Database, _ findings: inout Findings) throws {
    var told: [String: RolloutCell] = [:]
    try fold(database, upTo: nil, findings.headway) { municipality, initiative, step in
      told[municipality + " " + initiative, default: RolloutCell()].take(step)
    }
    let rows = try RawRows(database, "SELECT \(cellColumns) FROM rollout")
    while try rows.next() {
      let key = try rows.text(0) + " " + rows.text(1)
      let cell = told.removeValue(forKey: key)
      // A value that cannot be is told already.
      guard let value = try? self.cell(rows), value != cell else { continue }
      findings.add(Fault("rollout", row: key, expected: cell.map { difference($0, value) } ?? .journalled))
    }
    for key in told.keys.sorted() { findings.add(Fault("rollout", row: key, expected: .rows)) }
  }

  /// In what a value differs from what the journal says.
  private static func difference(_ told: RolloutCell, _ kept: RolloutCell) -> Phrase {
    for field in RolloutField.ofCell where field.value(of: told) != field.value(of: kept) {
      return Phrase(
        "\(field.name.dutch) \(Phrase.asJournal(field.value(of: told)).dutch)",
        "\(field.name.english) \(Phrase.asJournal(field.value(of: told)).english)")
    }
    if told.version != kept.version { return .asJournal("version \(told.version)") }
    if told.since != kept.since { return .asJournal("since \(told.since?.iso ?? "")") }
    if told.changed != kept.changed { return .asJournal("changed \(told.changed?.iso ?? "")") }
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
