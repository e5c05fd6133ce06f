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
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test(
    "A check misses nothing that a store cannot do without",
    arguments: [
      "DELETE FROM meta", "DELETE FROM inhabitants WHERE code = 'GM0363'", "DROP TRIGGER booking_keeps",
      "DROP TRIGGER change_stays", "DROP TRIGGER journal_keeps",
    ])
  func check(_ sql: String) throws {
    let file = try StoreFile(municipalities: 3)
    defer { file.remove() }
    #expect(try file.open().check().isEmpty)
    try change(file, sql)
    #expect(try !file.open().check().isEmpty, "\(sql)")
  }

  @Test(
    "An amount beyond all reason is a damaged store, not the end of the program",
    arguments: [
      "UPDATE activity SET budget = 9223372036854775807", "UPDATE printed SET amount = -9223372036854775808",
      "DROP TRIGGER booking_keeps; UPDATE booking SET amount = 9223372036854775807 WHERE id = 5",
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
