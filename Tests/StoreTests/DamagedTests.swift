import Foundation
import GRDB
import Model
import Store
import TestSupport
import Testing

/// Stores that were changed behind the program's back.
@Suite struct DamagedTests {
  private func change(_ file: StoreFile, _ sql: String) throws {
    let queue = try DatabaseQueue(path: file.path)
    try queue.writeWithoutTransaction { database in
      let guards = try String.fetchAll(database, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger'")
      for name in try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try database.execute(sql: "DROP TRIGGER \(name)")
      }
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try database.execute(sql: sql)
      for text in guards { try database.execute(sql: text) }
    }
    try queue.close()
  }

  @Test("Every fault is told by table, row and column, in both languages, and nothing is shown")
  func told() throws {
    let file = try StoreFile(municipalities: 3)
    defer { file.remove() }
    try change(
      file,
      """
      UPDATE municipality SET urbanity = 'abc' WHERE code = 'GM0363';
      UPDATE rollout SET further = 9223372036854775807 WHERE municipality = 'GM0363' AND initiative = 'gibit';
      UPDATE journal SET kind = 'oops' WHERE seq = 1; UPDATE booking SET reverses = 4 WHERE id = 3;
      UPDATE journal SET "to" = 'Q' WHERE field = 'status' AND seq = (SELECT max(seq) FROM journal WHERE field = 'status');
      UPDATE municipality SET position = 2147483647 WHERE code = 'GM0363';
      """)
    let store = try file.open()
    #expect {
      try store.programme(asOf: nil, clock: clock)
    } throws: {
      ($0 as? StoreFailure)?.words.dutch.contains("is beschadigd (booking, rij 3, kolom reverses: «4»") ?? false
    }
    let (dutch, english) = (try store.check().map(\.dutch), try store.check().map(\.english))
    for part in [
      "municipality, rij GM0363, kolom urbanity", "municipality, rij GM0363, kolom position",
      "rollout, rij GM0363 gibit, kolom further: «9223372036854775807»",
      "journal, rij 1, kolom kind: «oops»",
      "booking, rij 3, kolom reverses: «4»", "kolom to: «Q»",
    ] {
      #expect(dutch.contains { $0.contains(part) }, "\(part): \(dutch)")
    }
    #expect(english.contains { $0.contains("row GM0363, column urbanity: «abc»; expected: a whole number") })
  }

  @Test(
    "A check misses nothing that a store cannot do without",
    arguments: [
      "DELETE FROM meta", "DELETE FROM meta WHERE key = 'today'", "DELETE FROM inhabitants WHERE code = 'GM0363'",
      "UPDATE meta SET value = '2017-13-45' WHERE key = 'today'",
      "PRAGMA foreign_keys = OFF; DELETE FROM municipality WHERE code = 'GM0363'",
    ])
  func check(_ sql: String) throws {
    let file = try StoreFile(municipalities: 3)
    defer { file.remove() }
    #expect(try file.open().check().isEmpty)
    try change(file, sql)
    #expect(try !file.open().check().isEmpty, "\(sql)")
  }

  @Test(
    "What cannot be is a damaged store, not the end of the program",
    arguments: [
      "UPDATE activity SET budget = 9223372036854775807", "UPDATE printed SET amount = -9223372036854775808",
      "UPDATE booking SET amount = 9223372036854775807 WHERE id = 5",
      "UPDATE inhabitants SET count = 9223372036854775807", "UPDATE municipality SET position = position + 2147483640",
      "UPDATE rollout SET since = 1e300", "UPDATE booking SET date = -2147483648",
      "UPDATE municipality SET name = CAST(x'C328' AS TEXT)", "UPDATE initiative SET phase = 'x'",
      "PRAGMA foreign_keys = OFF; UPDATE booking SET activity = 'weg'",
      "UPDATE meta SET value = 'gisteren' WHERE key = 'today'", "DELETE FROM meta",
      "UPDATE figure SET value = '99999999999999999999'", "UPDATE finding SET quotes = 'niets'",
      "PRAGMA foreign_keys = OFF; UPDATE rollout SET initiative = 'weg' WHERE initiative = 'gon'",
    ])
  func amounts(_ sql: String) throws {
    let file = try StoreFile(municipalities: 3)
    defer { file.remove() }
    try change(file, sql)
    let store = try file.open()
    #expect {
      try store.programme(asOf: nil, clock: clock)
    } throws: {
      guard case .damaged = $0 as? StoreFailure else { return false }
      return true
    }
  }

  @Test("A store that a newer program took over while it was open is not written any more")
  func newer() throws {
    let file = try StoreFile(municipalities: 3)
    defer { file.remove() }
    let store = try file.open()
    _ = try store.save([note("x")], by: "anna", at: at, clock: clock)
    try change(file, "PRAGMA user_version = 99")
    let before = file.bytes
    #expect {
      try store.save([note("y")], by: "anna", at: at, clock: clock)
    } throws: {
      guard case .newer(_, 99) = $0 as? StoreFailure else { return false }
      return true
    }
    #expect(file.bytes == before)
  }

  @Test(
    "A store that is gone or replaced is told, and nothing is kept in what is no longer there",
    arguments: [true, false])
  func replaced(_ isGone: Bool) throws {
    let (file, other) = (try StoreFile(municipalities: 3), try StoreFile(municipalities: 3))
    defer { for one in [file, other] { one.remove() } }
    let store = try file.open()
    #expect(try !store.hasChangedElsewhere())
    try FileManager.default.removeItem(atPath: file.path)
    if !isGone { try FileManager.default.moveItem(atPath: other.path, toPath: file.path) }
    for work in [
      { _ = try store.hasChangedElsewhere() }, { _ = try store.save([note("x")], by: "anna", at: at, clock: clock) },
    ] {
      #expect {
        try work()
      } throws: {
        guard case .replaced = $0 as? StoreFailure else { return false }
        return true
      }
    }
  }
}
