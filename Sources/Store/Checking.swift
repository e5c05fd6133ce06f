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
      problems += try Query.gaps(database)
      problems += try Query.strays(database)
      problems += try MunicipalityFact.strays(database)
      problems += try Query.ledgerProblems(database)
      return problems
    }
  }
}

extension Query {
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
