import Foundation
import GRDB
import Model

extension ProgrammeStore {
  /// Sets all of `changes` or none, in one transaction with their journal records; those that are so already are left.
  /// - Parameters: as for `save`.
  /// - Throws: a rule's refusal, `outpaced`, or what the file would not let happen.
  package func put(
    _ changes: [SettingChange], by: String, at: String, clock: Day, operation: UUID = UUID()
  ) throws(StoreFailure) -> Saved {
    try once("save", operation) { database in
      let id = try Writer.begin(
        database, kind: .change, by: by, at: at, effective: try Writer.today(database, clock),
        reason: changes.first?.reason ?? "", undoes: nil, operation: operation)
      var isSame = true
      for change in changes where try Writer.put(database, change, change: id, by: by) { isSame = false }
      guard !isSame else {
        throw Writer.refused(
          "already-so", Phrase("Dit staat er al zo.", "It is so already."),
          Phrase("Er is niets te wijzigen.", "There is nothing to change."))
      }
      return Saved(
        change: id, records: try Query.records(database, where: "change = ?1 ORDER BY seq", [.int(id)]), cells: [])
    }
  }
}

extension Query {
  private static let ofSetting = "field IN ('setting', 'finding')"

  /// The latest record of every setting at the end of `day`; nil for now.
  static func settings(_ database: Database, asOf day: Day?) throws -> [Setting] {
    var latest: [String: Setting] = [:]
    var reasons: [[String]: String] = [:]
    // Settings have no municipality: the journal's index finds them.
    for var record in try records(
      database, where: "municipality = '' AND \(ofSetting) AND (?1 IS NULL OR effective <= ?1) ORDER BY seq",
      [RawRows.Value(day)])
    {
      try requireSound(record)
      let value = [record.field.rawValue, record.initiative, record.to]
      // An undo that brings a value back brings back why it was given.
      if record.kind != .change, record.reason.isEmpty { record.reason = reasons[value] ?? "" }
      reasons[value] = record.reason
      latest[record.field.rawValue + " " + record.initiative] = Setting(
        field: record.field, key: record.initiative, record: record)
    }
    return latest.values.sorted { $0.record.seq < $1.record.seq }
  }

  /// A value that no operator could have given is reckoned with nowhere; a key that is not known here is another's.
  private static func requireSound(_ record: JournalRecord) throws {
    guard record.field == .setting, let rule = SettingRule(key: record.initiative) else { return }
    for value in [record.from, record.to] where !value.isEmpty {
      do {
        try rule.check(value)
      } catch {
        throw Fault("journal", row: "\(record.seq)", column: "to", found: value, expected: error.reason)
      }
    }
  }

  fileprivate static func setting(_ database: Database, _ field: RolloutField, _ key: String) throws -> Setting? {
    try records(
      database, where: "municipality = '' AND initiative = ?1 AND field = ?2 ORDER BY seq DESC LIMIT 1",
      [.text(key), .text(field.rawValue)]
    ).first.map { Setting(field: field, key: key, record: $0) }
  }

  fileprivate static func settings(_ database: Database, of change: Int) throws -> [JournalRecord] {
    try records(database, where: "change = ?1 AND \(ofSetting) ORDER BY seq", [.int(change)])
  }
}

extension Writer {
  /// Writes the journal record that is a setting's new value; false where it has that value already.
  fileprivate static func put(_ database: Database, _ asked: SettingChange, change: Int, by: String) throws -> Bool {
    do {
      try asked.check()
    } catch {
      throw refused(error)
    }
    let last = try Query.setting(database, asked.field, asked.key)
    guard asked.expectedSeq ?? last?.record.seq ?? 0 == last?.record.seq ?? 0 else {
      throw StoreFailure.outpaced(outpaced(asked, last, by))
    }
    guard last?.value ?? "" != asked.value else { return false }
    try record(database, change, asked.key, asked.field, from: last?.value ?? "", to: asked.value)
    return true
  }

  private static func outpaced(_ asked: SettingChange, _ kept: Setting?, _ asker: String) -> Phrase {
    let (by, value) = (kept?.record.by ?? "?", kept?.value ?? "")
    let first =
      by == asker
      ? Phrase("U wijzigde dit zelf al", "You changed this yourself") : Phrase("\(by) was eerst", "\(by) was first")
    guard asked.field == .setting, let rule = SettingRule(key: asked.key) else {
      let now = value.isEmpty ? Phrase("open", "open") : Phrase("afgedaan", "settled")
      return Phrase(
        "\(first.dutch): \(asked.key) is nu \(now.dutch); niets is overschreven.",
        "\(first.english): \(asked.key) is \(now.english) now; nothing was overwritten.")
    }
    return Phrase(
      "\(first.dutch): \(rule.name.dutch) is nu \(rule.words(value, .dutch)); niets is overschreven.",
      "\(first.english): \(rule.name.english) is \(rule.words(value, .english)) now; nothing was overwritten.")
  }

  /// Puts the settings of `target` back to what they were before it; part of an undo or redo.
  static func takeBackSettings(_ database: Database, _ target: Int, change: Int) throws {
    for one in try Query.settings(database, of: target) {
      try History.requireLatest(database, target, "", one.initiative)
      try record(database, change, one.initiative, one.field, from: one.to, to: one.from)
    }
  }

  /// Writes the journal record of what has no municipality: a booking or a setting.
  static func record(
    _ database: Database, _ change: Int, _ name: String, _ field: RolloutField, from: String, to: String
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO journal SELECT coalesce(max(seq), 0) + 1, ?, '', ?, ?, ?, ?, NULL, NULL, 0, 0 FROM journal
        """, arguments: [change, name, field.rawValue, from, to])
  }
}
