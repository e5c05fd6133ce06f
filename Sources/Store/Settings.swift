import GRDB
import Model

extension ProgrammeStore {
  /// Sets all of `changes` or none, in one transaction with their journal records.
  /// - Throws: a conflict, a rule's refusal, or what the file would not let happen.
  package func put(
    _ changes: [SettingChange], by: String, at: String, clock: Day
  ) throws(StoreFailure) -> Saved {
    try write("save") { database in
      let id = try Writer.begin(
        database, kind: .change, by: by, at: at, effective: try Writer.today(database, clock),
        reason: changes.first?.reason ?? "", undoes: nil)
      for change in changes { try Writer.put(database, change, change: id) }
      return Saved(
        change: id, records: try Query.records(database, where: "change = ?1 ORDER BY seq", [id]), cells: [])
    }
  }
}

extension Query {
  /// The latest record of every setting at the end of `day`; nil for now.
  static func settings(_ database: Database, asOf day: Day?) throws -> [Setting] {
    var latest: [String: Setting] = [:]
    // Settings have no municipality: the journal's index finds them.
    for record in try records(
      database, where: "municipality = '' AND (?1 IS NULL OR effective <= ?1) ORDER BY seq", [day?.number])
    where !RolloutField.ofCell.contains(record.field) {
      latest[record.field.rawValue + " " + record.initiative] = Setting(
        field: record.field, key: record.initiative, record: record)
    }
    return latest.values.sorted { $0.record.seq < $1.record.seq }
  }

  static func setting(_ database: Database, _ field: RolloutField, _ key: String) throws -> Setting? {
    try records(
      database, where: "municipality = '' AND initiative = ?1 AND field = ?2 ORDER BY seq DESC LIMIT 1",
      [key, field.rawValue]
    ).first.map { Setting(field: field, key: key, record: $0) }
  }
}

extension Writer {
  /// Writes the journal record that is a setting's new value.
  static func put(_ database: Database, _ asked: SettingChange, change: Int) throws {
    do {
      try asked.check()
    } catch {
      throw StoreFailure.refused(error, municipality: "", initiative: "")
    }
    let last = try Query.setting(database, asked.field, asked.key)
    guard asked.expectedSeq ?? last?.record.seq ?? 0 == last?.record.seq ?? 0 else {
      throw StoreFailure.settingConflict(
        key: asked.key, current: last?.value ?? "", by: last?.record.by ?? "?", at: last?.record.at ?? "")
    }
    guard last?.value ?? "" != asked.value else {
      throw refused(
        "already-so", Phrase("Dit staat er al zo.", "It is so already."),
        Phrase("Er is niets te wijzigen.", "There is nothing to change."))
    }
    try record(database, asked.field, asked.key, from: last?.value ?? "", to: asked.value, change: change)
  }

  /// Puts a setting back to what it was before a change; part of an undo or redo.
  static func putBack(_ database: Database, _ field: RolloutField, _ key: String, to value: String, change: Int) throws
  {
    let current = try Query.setting(database, field, key)?.value ?? ""
    try record(database, field, key, from: current, to: value, change: change)
  }

  private static func record(
    _ database: Database, _ field: RolloutField, _ key: String, from: String, to: String, change: Int
  ) throws {
    let seq = (try Int.fetchOne(database, sql: "SELECT max(seq) FROM journal") ?? 0) + 1
    try database.execute(
      sql: "INSERT INTO journal VALUES (?, ?, '', ?, ?, ?, ?, NULL, NULL, 0, 0)",
      arguments: [seq, change, key, field.rawValue, from, to])
  }
}
