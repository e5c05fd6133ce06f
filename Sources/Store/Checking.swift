import GRDB
import Model

extension ProgrammeStore {
  /// Looks for faults in the file and between values and journal; changes nothing.
  /// - Returns: what is wrong; empty when all is well.
  package func check() throws(StoreFailure) -> [Phrase] {
    try read("check") { database in
      var problems: [Phrase] = []
      for line in try String.fetchAll(database, sql: "PRAGMA integrity_check") where line != "ok" {
        problems.append(Phrase(same: "integrity_check: \(line)"))
      }
      for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
        problems.append(Phrase(same: "foreign_key_check: \(row)"))
      }
      problems += try Query.missing(database)
      problems += try Query.gaps(database)
      problems += try Query.strays(database)
      problems += try MunicipalityFact.strays(database)
      problems += try Query.ledgerProblems(database)
      return problems
    }
  }
}

extension Query {
  /// What every store has: what it is, inhabitants of each municipality, and the guards of what is never edited.
  static func missing(_ database: Database) throws -> [Phrase] {
    var problems: [Phrase] = []
    func add(_ dutch: String, _ english: String) { problems.append(Phrase(dutch, english)) }
    if try RawRows.int(database, "SELECT 1 FROM meta WHERE key = 'sample'") == nil {
      add("meta: er staat niet of dit voorbeeldgegevens zijn", "meta: nothing says whether this is sample data")
    }
    let codes = try RawRows(
      database,
      """
      SELECT code FROM municipality WHERE (valid_until IS NULL OR valid_until > valid_from)
        AND code NOT IN (SELECT code FROM inhabitants)
      """)
    while try codes.next() {
      add("\(codes.text(0)): geen inwoners bekend", "\(codes.text(0)): no inhabitants known")
    }
    for table in ["journal", "change", "booking"] {
      for name in ["\(table)_keeps", "\(table)_stays"]
      where try RawRows.int(database, "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = ?", [.text(name)])
        == nil
      {
        add("\(table): de bewaking \(name) ontbreekt", "\(table): the guard \(name) is missing")
      }
    }
    return problems
  }

  /// Journal and changes count up from 1 without gaps, and no change is without a record.
  static func gaps(_ database: Database) throws -> [Phrase] {
    var problems: [Phrase] = []
    for (table, key) in [("journal", "seq"), ("change", "id")] {
      let row = try Row.fetchOne(database, sql: "SELECT count(*), coalesce(max(\(key)), 0) FROM \(table)")
      let (count, last): (Int, Int) = (row?[0] ?? 0, row?[1] ?? 0)
      if count != last {
        problems.append(
          Phrase(
            "\(table): \(count) regels, maar het laatste nummer is \(last)",
            "\(table): \(count) rows, but the last number is \(last)"))
      }
    }
    let empty = try Int.fetchAll(
      database, sql: "SELECT id FROM change WHERE NOT EXISTS (SELECT 1 FROM journal WHERE change = change.id)")
    for id in empty {
      problems.append(Phrase("wijziging \(id) heeft geen journaalregel", "change \(id) has no journal record"))
    }
    return problems
  }

  /// Every value is what its journal comes to, and its version counts its changes.
  static func strays(_ database: Database) throws -> [Phrase] {
    var told: [String: RolloutCell] = [:]
    try fold(database, upTo: nil) { municipality, initiative, step in
      told[municipality + " " + initiative, default: RolloutCell()].take(step)
    }
    var problems: [Phrase] = []
    let rows = try RawRows(database, "SELECT \(cellColumns) FROM rollout")
    while try rows.next() {
      let key = rows.text(0) + " " + rows.text(1)
      let kept = cell(rows)
      if told.removeValue(forKey: key) != kept {
        problems.append(
          Phrase("\(key): de waarde past niet bij het journaal", "\(key): the value does not match its journal"))
      }
    }
    for key in told.keys.sorted() {
      problems.append(Phrase("\(key): wel in het journaal, geen waarde", "\(key): in the journal, but no value"))
    }
    return problems
  }
}
