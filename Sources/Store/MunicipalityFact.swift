import GRDB
import Model

/// What a reorganisation by hand changes in the municipalities themselves, journalled like everything else.
enum MunicipalityFact {
  /// Sets a field and writes its journal record; nothing happens where it is so already.
  static func keep(
    _ database: Database, _ code: String, _ field: RolloutField, from before: String, to after: String, change: Int
  ) throws {
    guard before != after else { return }
    let seq = try RawRows.next(database, "journal", "seq")
    try database.execute(
      sql: "INSERT INTO journal VALUES (?, ?, ?, '', ?, ?, ?, NULL, NULL, 0, 0)",
      arguments: [seq, change, code, field.rawValue, before, after])
    try set(database, code, field, from: before, to: after)
  }

  /// Puts every field that `target` changed in `code` back, as part of `change`.
  static func reverse(_ database: Database, _ code: String, target: Int, change: Int) throws {
    let records = try Query.records(
      database, where: "change = ?1 AND municipality = ?2 AND initiative = '' ORDER BY seq",
      [.int(target), .text(code)])
    if records.contains(where: { $0.field == .validity && $0.from.isEmpty }) {
      // Statuses that others gave a new municipality since would be lost with it.
      let used = try Query.texts(database, "SELECT initiative FROM rollout WHERE municipality = ?", [.text(code)])
      for initiative in used { try History.requireLatest(database, target, code, initiative) }
    }
    for record in records where RolloutField.ofMunicipality.contains(record.field) {
      try keep(database, code, record.field, from: record.to, to: record.from, change: change)
    }
  }

  private static func set(
    _ database: Database, _ code: String, _ field: RolloutField, from before: String, to after: String
  ) throws {
    switch field {
    case .called:
      try database.execute(sql: "UPDATE municipality SET name = ? WHERE code = ?", arguments: [after, code])
    case .validity:
      let days = after.split(separator: "/").compactMap { Day(iso: String($0)) }
      // One that never was exists on no day: it ends as it begins.
      try database.execute(
        sql: after.isEmpty
          ? "UPDATE municipality SET valid_until = valid_from WHERE code = ?3"
          : "UPDATE municipality SET valid_from = ?1, valid_until = ?2 WHERE code = ?3",
        arguments: [days.first?.number, days.count > 1 ? days[1].number : nil, code])
    case .inhabitants:
      for (year, _) in counts(before) {
        try database.execute(sql: "DELETE FROM inhabitants WHERE code = ? AND year = ?", arguments: [code, year])
      }
      for (year, count) in counts(after) {
        try database.execute(
          sql: "INSERT INTO inhabitants (code, year, count) VALUES (?, ?, ?)", arguments: [code, year, count])
      }
    case .successor:
      for (value, isNew) in [(before, false), (after, true)] {
        let words = value.split(separator: " ").map(String.init)
        guard words.count == 3, let date = Day(iso: words[1]) else { continue }
        try database.execute(
          sql: isNew
            ? "INSERT INTO reorganisation (date, old, new, kind, main) VALUES (?1, ?2, ?3, ?4, 1)"
            : "DELETE FROM reorganisation WHERE date = ?1 AND old = ?2 AND new = ?3 AND kind = ?4",
          arguments: [date.number, code, words[0], words[2]])
      }
    default: break
    }
  }

  /// `2019:94567 2020:94999` as numbers.
  static func counts(_ text: String) -> [(year: Int, count: Int)] {
    text.split(separator: " ").compactMap { word in
      let parts = word.split(separator: ":").compactMap { Int($0) }
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }

  /// When a municipality exists, as the journal writes it; empty for never.
  static func validity(_ from: Day, _ until: Day?) -> String {
    if let until, until <= from { return "" }
    return from.iso + "/" + (until?.iso ?? "")
  }

  /// Every journalled fact is what its last record says.
  static func strays(_ database: Database, _ findings: inout Findings) throws {
    var last: [String: (code: String, field: RolloutField, value: String)] = [:]
    let rows = try RawRows(
      database, "SELECT municipality, field, \"to\", seq FROM journal WHERE initiative = '' ORDER BY seq")
    while try rows.next() {
      let field: RolloutField = try rows.choice(1)
      guard RolloutField.ofMunicipality.contains(field) else { continue }
      let code = try rows.text(0)
      last["\(code) \(field.rawValue)"] = (code, field, try rows.text(2))
    }
    for (_, fact) in last.sorted(by: { $0.key < $1.key })
    where try !holds(database, fact.code, fact.field, fact.value) {
      findings.add(
        Fault("municipality", row: fact.code, column: fact.field.rawValue, expected: .asJournal(fact.value)))
    }
  }

  private static func holds(
    _ database: Database, _ code: String, _ field: RolloutField, _ value: String
  ) throws -> Bool {
    switch field {
    case .called:
      return try RawRows.text(database, "SELECT name FROM municipality WHERE code = ?", [.text(code)]) == value
    case .validity:
      let rows = try RawRows(
        database, "SELECT valid_from, valid_until, code FROM municipality WHERE code = ?", [.text(code)])
      return try rows.next() && validity(try rows.day(0), try rows.dayIfAny(1)) == value
    case .inhabitants:
      return try counts(value).allSatisfy { year, count in
        try Facts.counted(database, code, year: year) == count
      }
    case .successor:
      let words = value.split(separator: " ").map(String.init)
      guard words.count == 3, let date = Day(iso: words[1]) else { return value.isEmpty }
      return try RawRows.int(
        database, "SELECT 1 FROM reorganisation WHERE date = ? AND old = ? AND new = ? AND kind = ?",
        [RawRows.Value(date), .text(code), .text(words[0]), .text(words[2])]) != nil
    default: return true
    }
  }
}
