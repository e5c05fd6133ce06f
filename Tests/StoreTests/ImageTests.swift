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

  /// It, where it stays as long as the tests run, as what is built in does.
  private func lasting() throws -> UnsafeRawBufferPointer {
    let image = try image()
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: image.count, alignment: 16)
    image.copyBytes(to: bytes)
    return UnsafeRawBufferPointer(bytes)
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
    let bytes = try lasting()
    try #require(ProgrammeStore.isCurrent(bytes), "of another version: run `samen make-sample sample-data`")
    let (expected, found) = (try contents(made), try contents(try ProgrammeStore(lending: bytes)))
    #expect(Set(expected.keys) == Set(found.keys))
    for (table, rows) in expected { #expect(found[table] == rows, "\(table)") }
  }

  @Test("A store of it is kept and changed like any other, in memory and in a file")
  func use() throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("samen.sqlite").path
    let bytes = try lasting()
    try ProgrammeStore.create(at: path, image: bytes)
    #expect(throws: StoreFailure.exists(path)) { try ProgrammeStore.create(at: path, image: bytes) }
    for store in [try ProgrammeStore(lending: bytes), try ProgrammeStore(opening: path)] {
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
    #expect(bytes.elementsEqual(try image()), "what is built in was written")
  }

  @Test("Half of a first screen, read on a connection of its own, is what it is on the same; of what changed too")
  func beside() throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("samen.sqlite").path
    try ProgrammeStore.create(at: path, image: try lasting())
    let (lent, file) = (try ProgrammeStore(lending: try lasting()), try ProgrammeStore(opening: path))
    for store in [lent, file] {
      for day in [nil, clock + -400] {
        let course = try #require(try store.courseBeside(asOf: day, clock: clock))
        let programme = try store.programme(asOf: day, clock: clock)
        #expect(try course.course(of: programme) == store.course(asOf: day, clock: clock))
        // What came of it is what is looked up without it; that of another day is left alone.
        let alone = try store.beginning(asOf: day, clock: clock)
        for course in [course, try store.courseBeside(asOf: clock + -90, clock: clock)] {
          let first = try store.beginning(asOf: day, clock: clock) { course }
          #expect(first.adoptedChange == alone.adoptedChange)
        }
      }
    }
    _ = try file.save([note("anders")], by: "anna", at: at, clock: clock)
    let changed = try file.courseBeside(asOf: nil, clock: clock)?.course(of: file.programme(clock: clock))
    #expect(try changed == file.course(asOf: nil, clock: clock))
    // What was written has one connection only: it comes later.
    _ = try lent.save([note("anders")], by: "anna", at: at, clock: clock)
    #expect(try lent.courseBeside(asOf: nil, clock: clock) == nil)
  }

  @Test("What is of another version is not used")
  func stale() throws {
    var bytes = Array(try image())
    bytes[63] &-= 1
    bytes.withUnsafeBytes { #expect(!ProgrammeStore.isCurrent($0)) }
    Array(bytes.prefix(50)).withUnsafeBytes { #expect(!ProgrammeStore.isCurrent($0)) }
  }
}
