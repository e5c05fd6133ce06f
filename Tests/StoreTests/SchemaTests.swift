import Foundation
import GRDB
import Model
import TestSupport
import Testing

@testable import Store

/// Stores from somebody else, whose schema is not what it seems.
@Suite struct SchemaTests {
  @Test("Each version's schema is known by its digest, and the digest is the one that everybody reckons")
  func digests() throws {
    #expect(Digest.of(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.of([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      Digest.of([UInt8](repeating: 0x61, count: 119))
        == "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb")
    let made = try (1...Schema.version).map { SchemaObject.digest(try Schema.objects(of: $0)) }
    #expect(Schema.digests == made, "\(made)")
  }

  @Test("A check knows every column of every table")
  func columns() throws {
    let store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
    let made = try store.read("test") { database in
      try Query.texts(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map { table in
        table + ":"
          + (try Query.texts(database, "SELECT name FROM pragma_table_info('\(table)') ORDER BY name"))
          .joined(separator: " ")
      }
    }
    let known = StoredTable.all.map { $0.name + ":" + $0.columns.map(\.name).sorted().joined(separator: " ") }
    #expect(known.sorted() == made)
  }

  @Test("No SQL on our own connections writes into the file's structure")
  func defensive() throws {
    let file = try StoreFile(municipalities: 6)
    defer { file.remove() }
    for store in [try file.open(), try ProgrammeStore.inMemory(seed: Project.sampleSeed(), isSample: true)] {
      try store.file.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA writable_schema = ON")
        #expect(throws: DatabaseError.self) { try database.execute(sql: "UPDATE sqlite_master SET sql = sql") }
      }
    }
  }

  private func change(_ file: StoreFile, _ sql: String) throws {
    let queue = try DatabaseQueue(path: file.path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test(
    "What a store's version does not make is refused by its name, and nothing is changed",
    arguments: [
      ("gift", "CREATE TRIGGER gift AFTER UPDATE ON rollout BEGIN UPDATE activity SET budget = budget + 1400; END"),
      ("booking_keeps", "DROP TRIGGER booking_keeps"), ("change_stays", "DROP TRIGGER change_stays"),
      (
        "journal_keeps",
        "DROP TRIGGER journal_keeps; CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN SELECT 1; END"
      ),
      (
        "finding",
        """
        DROP TABLE finding; CREATE VIEW finding AS
        WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id FROM n) SELECT id FROM n
        """
      ),
      ("extra", "CREATE TABLE extra (x)"),
      ("sqlite_sequence", "CREATE TABLE z (x INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE z"),
      ("zoek", "CREATE VIRTUAL TABLE zoek USING fts4 (x)"),
      ("once", "CREATE UNIQUE INDEX once ON rollout (municipality, initiative, note)"),
      ("some", "CREATE INDEX some ON journal (seq) WHERE field = 'status'"),
      ("reckoned", "CREATE INDEX reckoned ON journal (abs(seq))"),
      ("nocase", "CREATE INDEX nocase ON municipality (name COLLATE NOCASE)"),
      ("meta", "ALTER TABLE meta ADD COLUMN x GENERATED ALWAYS AS (key || value)"),
      ("journal_cell", "DROP INDEX journal_cell; CREATE INDEX journal_cell ON journal (seq)"),
      (
        "printed",
        """
        DROP TABLE printed; CREATE TABLE printed (key TEXT NOT NULL, year INTEGER NOT NULL, amount INTEGER NOT NULL,
        section TEXT NOT NULL, line INTEGER, PRIMARY KEY (key, year))
        """
      ),
    ])
  func refused(_ name: String, _ sql: String) throws {
    let file = try StoreFile(municipalities: 3)
    defer { file.remove() }
    try change(file, sql)
    let before = file.bytes
    #expect {
      try file.open()
    } throws: {
      guard case .altered(_, let alteration) = $0 as? StoreFailure else { return false }
      let words = StoreFailure.altered(file.path, alteration).words
      return alteration.name == name && words.dutch.contains("«\(name)»") && words.english.contains("«\(name)»")
    }
    #expect(file.bytes == before)
  }

  @Test("Statistics and further plain indices are nobody's harm")
  func allowed() throws {
    let file = try StoreFile(municipalities: 3)
    defer { file.remove() }
    try change(file, "CREATE INDEX fast ON rollout (status, municipality); ANALYZE")
    #expect(try file.open().check().isEmpty)
  }

  @Test("Every older version is known, and one that carries more is refused before it is brought up to date")
  func older() throws {
    for version in 1..<Schema.version {
      let file = try StoreFile(municipalities: 3)
      defer { file.remove() }
      try OlderStore.make(file.path, version: version)
      _ = try file.open()
      try OlderStore.make(file.path, version: version)
      try change(file, "CREATE TRIGGER gift AFTER INSERT ON journal BEGIN UPDATE activity SET budget = 1; END")
      let before = file.bytes
      #expect(throws: (any Error).self, "\(version)") { try file.open() }
      #expect(file.bytes == before)
    }
  }

  @Test("A trigger that another adds while the store is open is refused before anything is read or written")
  func meanwhile() throws {
    let file = try StoreFile(municipalities: 3)
    defer { file.remove() }
    let store = try file.open()
    _ = try store.save([note("x")], by: "anna", at: at, clock: clock)
    try change(file, "CREATE TRIGGER gift AFTER INSERT ON journal BEGIN UPDATE activity SET budget = 1; END")
    let before = file.bytes
    for work in [
      { _ = try store.programme(asOf: nil, clock: clock) },
      { _ = try store.save([note("y")], by: "anna", at: at, clock: clock) },
    ] {
      #expect {
        try work()
      } throws: {
        guard case .altered(_, let alteration) = $0 as? StoreFailure else { return false }
        return alteration == Alteration(kind: .added, type: "trigger", name: "gift")
      }
    }
    #expect(file.bytes == before)
    try change(file, "DROP TRIGGER gift")
    _ = try store.save([note("y")], by: "anna", at: at, clock: clock)
  }
}

@Suite struct AgainTests {
  @Test("While something is being saved, a look through the store beside it takes no lock off the file")
  func locks() throws {
    let file = try StoreFile(municipalities: 6)
    defer { file.remove() }
    let store = try file.open()
    try store.file.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        let again = try store.again()
        #expect(try again.check().isEmpty && !again.isWritable)
        #expect(throws: POSIXError.self) { try Holder(file.path) }
        return .rollback
      }
    }
    #expect(throws: StoreFailure.readOnly(file.path)) {
      try store.again().save([note("x")], by: "anna", at: at, clock: clock)
    }
  }
}
