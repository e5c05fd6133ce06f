import GRDB
import Model

/// What a reorganisation by hand changes in the municipalities themselves, journalled like everything else.
enum MunicipalityFact {
  /// Sets a field and writes its journal record; nothing happens where it is so already.
  static func keep(
    _ database: Database, _ code: String, _ field: RolloutField, from before: String, to after: String, change: Int
  ) throws {
    guard before != after else { return }
    let seq = (try Int.fetchOne(database, sql: "SELECT max(seq) FROM journal") ?? 0) + 1
    try database.execute(
      sql: "INSERT INTO journal VALUES (?, ?, ?, '', ?, ?, ?, NULL, NULL, 0, 0)",
      arguments: [seq, change, code, field.rawValue, before, after])
    try set(database, code, field, from: before, to: after)
  }

  /// Puts every field that `target` changed in `code` back, as part of `change`.
  static func reverse(_ database: Database, _ code: String, target: Int, change: Int) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT field, "from", "to" FROM journal WHERE change = ? AND municipality = ? AND initiative = '' ORDER BY seq
        """, arguments: [target, code])
    if rows.contains(where: { $0[0] == RolloutField.validity.rawValue && $0[1] == "" }) {
      // Statuses that others gave a new municipality since would be lost with it.
      let used = try String.fetchAll(
        database, sql: "SELECT initiative FROM rollout WHERE municipality = ?", arguments: [code])
      for initiative in used { try History.requireLatest(database, target, code, initiative) }
    }
    for row in rows {
      guard let field = RolloutField(rawValue: row[0]), RolloutField.ofMunicipality.contains(field) else { continue }
      try keep(database, code, field, from: row[2], to: row[1], change: change)
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
  static func strays(_ database: Database) throws -> [Phrase] {
    var last: [String: (code: String, field: RolloutField, value: String)] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT municipality, field, \"to\" FROM journal WHERE initiative = '' ORDER BY seq")
    while let row = try rows.next() {
      let (code, name, value): (String, String, String) = (row[0], row[1], row[2])
      guard let field = RolloutField(rawValue: name), RolloutField.ofMunicipality.contains(field) else { continue }
      last["\(code) \(name)"] = (code, field, value)
    }
    var problems: [Phrase] = []
    for (key, fact) in last.sorted(by: { $0.key < $1.key })
    where try !holds(database, fact.code, fact.field, fact.value) {
      problems.append(
        Phrase("\(key): de waarde past niet bij het journaal", "\(key): the value does not match its journal"))
    }
    return problems
  }

  private static func holds(
    _ database: Database, _ code: String, _ field: RolloutField, _ value: String
  ) throws -> Bool {
    switch field {
    case .called:
      return try String.fetchOne(database, sql: "SELECT name FROM municipality WHERE code = ?", arguments: [code])
        == value
    case .validity:
      let row = try Row.fetchOne(
        database, sql: "SELECT valid_from, valid_until FROM municipality WHERE code = ?", arguments: [code])
      return row.map { validity(Day(number: $0[0]), ($0[1] as Int32?).map(Day.init(number:))) } == value
    case .inhabitants:
      return try counts(value).allSatisfy { year, count in
        try Int.fetchOne(
          database, sql: "SELECT count FROM inhabitants WHERE code = ? AND year = ?", arguments: [code, year]) == count
      }
    case .successor:
      let words = value.split(separator: " ").map(String.init)
      guard words.count == 3, let date = Day(iso: words[1]) else { return value.isEmpty }
      return try Bool.fetchOne(
        database, sql: "SELECT 1 FROM reorganisation WHERE date = ? AND old = ? AND new = ? AND kind = ?",
        arguments: [date.number, code, words[0], words[2]]) ?? false
    default: return true
    }
  }
}
