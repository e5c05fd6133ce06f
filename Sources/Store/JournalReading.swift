import GRDB
import Model

extension Query {
  /// All records of these municipalities about initiatives: these, or all.
  static func records(
    _ database: Database, of codes: [String], _ initiatives: [String]?, light: Bool
  ) throws -> [JournalRecord] {
    guard !codes.isEmpty else { return [] }
    let condition =
      initiatives == nil ? "municipality = ?1 AND initiative <> ''" : "municipality = ?1 AND initiative = ?2"
    let rows = try RawRows(database, columns(light: light) + condition)
    var found: [JournalRecord] = []
    for code in codes {
      for values in initiatives?.map({ [.text(code), .text($0)] }) ?? [[RawRows.Value.text(code)]] {
        rows.bind(values)
        while try rows.next() { found.append(try record(rows, light: light)) }
      }
    }
    return found
  }

  /// Journal records with the change that they belong to.
  static func records(
    _ database: Database, where condition: String, _ values: [RawRows.Value]
  ) throws -> [JournalRecord] {
    let rows = try RawRows(database, columns(light: false) + condition, values)
    var records: [JournalRecord] = []
    while try rows.next() { records.append(try record(rows)) }
    return records
  }

  private static func columns(light: Bool) -> String {
    """
    SELECT seq, change, kind, effective, municipality, initiative, field, "from", "to", beside, undoes, sample, recorded\
    \(light ? "" : ", at, by, reason") FROM journal CROSS JOIN change ON change.id = journal.change WHERE\u{20}
    """
  }

  private static func record(_ rows: RawRows, light: Bool = false) throws -> JournalRecord {
    let field: RolloutField = try rows.choice(6)
    return try JournalRecord(
      seq: rows.int(0), change: rows.int(1), kind: rows.choice(2), at: light ? "" : rows.text(13),
      by: light ? "" : rows.text(14), effective: rows.day(3), municipality: rows.text(4), initiative: rows.text(5),
      field: field, from: rows.value(7, of: field), to: rows.value(8, of: field), reason: light ? "" : rows.text(15),
      isSample: rows.flag(11), undoes: rows.intIfAny(10), recorded: rows.day(12), beside: rows.text(9))
  }
}
