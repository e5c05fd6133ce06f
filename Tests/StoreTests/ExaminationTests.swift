import Foundation
import GRDB
import Model
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite(.serialized, .realPrograms) struct ExaminationTests {
  private func examine(_ path: String) async throws {
    let examination = try Examination(path)
    async let watching: Void = examination.watch()
    try examination.run()
    await watching
  }

  private func lastPage(of name: String, _ path: String) throws -> Int {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { database in
      try Int.fetchOne(database, sql: "SELECT max(pageno) FROM dbstat WHERE name = ?", arguments: [name]) ?? 0
    }
  }

  @Test("A sound store is found sound, and damage is found in any table or index", arguments: ["change_by", "journal"])
  func damage(_ name: String) async throws {
    let file = try StoreFile()
    defer { file.remove() }
    try await examine(file.path)
    let page = try lastPage(of: name, file.path)
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file.path))
    try handle.seek(toOffset: UInt64((page - 1) * 4096))
    try handle.write(contentsOf: Data(count: 4096))
    try handle.close()
    await #expect {
      try await examine(file.path)
    } throws: { error in
      if case .damaged = error as? StoreFailure { true } else { false }
    }
  }

  @Test("While a store is looked through others save, and whoever looks comes to an end")
  func beside() async throws {
    let file = try StoreFile()
    defer { file.remove() }
    let store = try ProgrammeStore(opening: file.path, patience: 5)
    let path = file.path
    let mayEnd = Mark()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [self] in
        repeat { try await examine(path) } while !mayEnd.isSet
      }
      defer { mayEnd.set() }
      for number in 1...60 { _ = try store.save([note("\(number)")], by: "anna", at: at, clock: clock) }
    }
    #expect(try store.check().isEmpty)
  }

  @Test("A check that others wait for gives way to them in the middle of a table, and comes to its end")
  func givesWay() throws {
    let file = try StoreFile()
    defer { file.remove() }
    let store = try ProgrammeStore(opening: file.path, patience: 5)
    let other = try ProgrammeStore(opening: file.path, patience: 5)
    let (hasBegun, isKept) = (Mark(), Mark())
    let headway = Headway { _, _ in
      guard !hasBegun.isSet else { return }
      hasBegun.set()
      Thread {
        _ = try? other.save([note("tussendoor")], by: "bram", at: at, clock: clock)
        isKept.set()
      }.start()
      // Until it waits for this check to end.
      letPass(seconds: 0.3)
    }
    #expect(try store.check(headway).isEmpty)
    #expect(hasBegun.isSet && isKept.isSet)
    #expect(try store.cell("GM0363", "gon").note == "tussendoor")
  }
}

/// Set by one task for another.
private final class Mark: Sendable {
  private let value = Atomic(false)
  var isSet: Bool { value.load(ordering: .sequentiallyConsistent) }
  func set() { value.store(true, ordering: .sequentiallyConsistent) }
}

@Suite struct StructureWordTests {
  @Test(
    "What SQLite's own check finds is said in both languages, with what it means for the reader",
    arguments: [
      ("row 12 missing from index change_by", "«change_by»"), ("wrong # of entries in index change_by", "«change_by»"),
      ("non-unique entry in index change_by", "«change_by»"), ("Page 41 is never used", "page"),
      ("Page 41: never used", "page"), ("NULL value in journal.by", "«journal.by»"),
      ("CHECK constraint failed in journal", "«journal»"),
      ("Tree 5 page 41: btreeInitPage() returns error code 11", "«Tree 5 page 41"),
    ])
  func words(_ line: String, _ named: String) {
    let words = Fault.words(ofCheck: line)
    #expect(words.english.contains(named), "\(words.english)")
    #expect(words.dutch != words.english && !words.dutch.contains("SQLite") && !words.english.contains("SQLite"))
    // Its own line stands there only to tell a place that we cannot.
    #expect(
      words.dutch.contains(line) == line.hasPrefix("Tree") && words.english.contains(line) == line.hasPrefix("Tree"))
    for foreign in ["missing", "never", "entries", "constraint", "value"] {
      #expect(!words.dutch.contains(foreign), "\(words.dutch)")
    }
  }

  @Test("A broken page is told by check in our words, each sentence once")
  func check() throws {
    let file = try StoreFile()
    defer { file.remove() }
    let queue = try DatabaseQueue(path: file.path)
    let page = try queue.read { database in
      try Int.fetchOne(database, sql: "SELECT max(pageno) FROM dbstat WHERE name = 'change_by'") ?? 0
    }
    try queue.close()
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file.path))
    try handle.seek(toOffset: UInt64((page - 1) * 4096))
    try handle.write(contentsOf: Data(count: 4096))
    try handle.close()
    let problems = try ProgrammeStore(opening: file.path, patience: 5).check()
    #expect(!problems.isEmpty && problems.count == Set(problems.map(\.dutch)).count, "\(problems)")
    #expect(problems.allSatisfy { !$0.dutch.contains("SQLite") && !$0.dutch.contains("missing from") }, "\(problems)")
  }
}
