import Foundation
import GRDB
import Model
import TestSupport
import Testing

@testable import Store

/// The sample's ready-made store.
@Suite struct ImageTests {
  private func image() throws -> Data {
    try Data(contentsOf: Project.root.appendingPathComponent("sample-data/sample.sqlite"))
  }

  /// Everything in a store, table by table.
  private func contents(_ store: ProgrammeStore) throws -> [String: [String]] {
    try store.queue.read { database in
      var all = [
        "schema": try String.fetchAll(database, sql: "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_master")
          .sorted(),
        "version": [
          try String.fetchOne(database, sql: "PRAGMA user_version") ?? "",
          try String.fetchOne(database, sql: "PRAGMA application_id") ?? "",
        ],
      ]
      for table in try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'") {
        all[table] = try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map(\.debugDescription)
      }
      return all
    }
  }

  @Test("It is what a store made of the files is; `samen make-sample sample-data` makes it anew")
  func fresh() throws {
    let made = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
    try image().withUnsafeBytes { bytes in
      try #require(ProgrammeStore.isCurrent(bytes), "of another version: run `samen make-sample sample-data`")
      let (expected, found) = (try contents(made), try contents(try ProgrammeStore.inMemory(image: bytes)))
      #expect(Set(expected.keys) == Set(found.keys))
      for (table, rows) in expected { #expect(found[table] == rows, "\(table)") }
    }
  }

  @Test("A store of it is kept and changed like any other, in memory and in a file")
  func use() throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("samen.sqlite").path
    let stores = try image().withUnsafeBytes { bytes in
      try ProgrammeStore.create(at: path, image: bytes)
      #expect(throws: StoreFailure.exists(path)) { try ProgrammeStore.create(at: path, image: bytes) }
      return [try ProgrammeStore.inMemory(image: bytes), try ProgrammeStore(opening: path)]
    }
    for store in stores {
      #expect(try store.check().isEmpty)
      // More than fits in what was there: it grows.
      let long = String(repeating: "lang ", count: 700)
      for number in 1...30 {
        _ = try store.save([note("\(number) \(long)")], by: "anna", at: at, clock: clock)
      }
      #expect(try store.cell("GM0363", "gon").note == "30 \(long)")
      #expect(try store.check().isEmpty)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["samen.sqlite"])
  }

  @Test("What is of another version is not used")
  func stale() throws {
    var bytes = Array(try image())
    bytes[63] &-= 1
    bytes.withUnsafeBytes { #expect(!ProgrammeStore.isCurrent($0)) }
    Array(bytes.prefix(50)).withUnsafeBytes { #expect(!ProgrammeStore.isCurrent($0)) }
  }
}
