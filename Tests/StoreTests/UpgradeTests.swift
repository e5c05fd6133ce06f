import Foundation
import GRDB
import Model
import Store
import TestSupport
import Testing

@Suite struct UpgradeTests {
  private func older(_ version: Int, municipalities: Int? = 6) throws -> StoreFile {
    let file = try StoreFile(municipalities: municipalities, isOfOneDay: true)
    try OlderStore.make(file.path, version: version)
    chmod(file.path, 0o640)
    return file
  }

  private func open(_ file: StoreFile, readOnly: Bool = false, untouched: Bool = false) throws -> ProgrammeStore {
    try ProgrammeStore(
      opening: file.path, readOnly: readOnly, untouched: untouched, document: { try Project.sampleSeed() })
  }

  @Test("A store of any older version is read as it is, and nothing is written for it", arguments: 1..<Schema.version)
  func looks(_ version: Int) throws {
    let whole = try StoreFile(municipalities: 6, isOfOneDay: true)
    let now = try whole.open().programme(asOf: nil, clock: clock)
    whole.remove()
    let file = try older(version)
    defer { file.remove() }
    let before = file.bytes
    for store in [try open(file), try open(file, readOnly: true), try open(file, untouched: true)] {
      let programme = try store.programme(asOf: nil, clock: clock)
      #expect(programme.cells == now.cells && programme.lines == now.lines && programme.activities == now.activities)
      #expect(programme.findingRegister == now.findingRegister)
      #expect(try store.check().isEmpty && store.olderVersion() == version)
      #expect(try !store.hasChangedElsewhere() && store.takeNews().isEmpty)
    }
    #expect(file.bytes == before && file.names == ["samen.sqlite"])
  }

  @Test("The first change brings an older store up to date, and leaves it beside as it was", arguments: [1, 3, 5])
  func writes(_ version: Int) throws {
    let file = try older(version)
    defer { file.remove() }
    let before = file.bytes
    // What lies there already is another's.
    let name = file.path + ".v\(version)"
    try Data("kopie".utf8).write(to: URL(fileURLWithPath: name))
    let store = try open(file)
    // A refusal brings nothing about.
    #expect(throws: StoreFailure.self) { try store.save([note("x", "GM9999")], by: "anna", at: at, clock: clock) }
    #expect(file.bytes == before && file.names == ["samen.sqlite", "samen.sqlite.v\(version)"])
    let saved = try store.save([note("x")], by: "anna", at: at, clock: clock)
    #expect(saved.beside.count == 1 && saved.beside[0].dutch.contains("samen.sqlite.v\(version).2"), "\(saved.beside)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: name)) == Data("kopie".utf8))
    #expect(try Data(contentsOf: URL(fileURLWithPath: name + ".2")) == before)
    #expect(file.names == ["samen.sqlite", "samen.sqlite.v\(version)", "samen.sqlite.v\(version).2"])
    var info = stat()
    stat(name + ".2", &info)
    #expect(info.st_mode & 0o777 == 0o640)
    #expect(try store.cell("GM0363", "gon").note == "x" && store.check().isEmpty && store.olderVersion() == nil)
    #expect(try store.save([note("y")], by: "anna", at: at, clock: clock).beside.isEmpty)
    _ = try store.keep(.reverse(booking: 1, reason: "fout"), by: "anna", at: at, clock: clock)
    let fresh = try file.open()
    #expect(
      try fresh.check().isEmpty && fresh.cell("GM0363", "gon").note == "y"
        && fresh.info().schemaVersion == Schema.version)
    #expect(try !fresh.programme(asOf: nil, clock: clock).findingRegister.isEmpty)
  }

  @Test("While an older store is looked at, what its own program writes shows, and so does an upgrade by another")
  func live() throws {
    let file = try older(5)
    defer { file.remove() }
    let store = try open(file, readOnly: true)
    let seen = try store.programme(asOf: nil, clock: clock).seq
    let queue = try DatabaseQueue(path: file.path)
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO change SELECT max(id) + 1, 'change', 'oud', '2017-10-01T10:00:00Z', 17440, '', NULL, 0 FROM change;
          INSERT INTO journal SELECT max(seq) + 1, (SELECT max(id) FROM change), 'GM0363', 'gon', 'note', '', 'van oud',
            NULL, NULL, 0, 0 FROM journal;
          INSERT INTO rollout VALUES ('GM0363', 'gon', '?', 0, NULL, NULL, 'van oud', 1, 0, 17440)
            ON CONFLICT DO UPDATE SET note = excluded.note, version = version + 1
          """)
    }
    try queue.close()
    #expect(try store.hasChangedElsewhere())
    #expect(try store.changes(after: seen).map(\.by) == ["oud"])
    #expect(try store.cell("GM0363", "gon").note == "van oud" && !store.hasChangedElsewhere())
    _ = try Upgrade.run(file.path) { try Project.sampleSeed() }
    #expect(try store.hasChangedElsewhere() && store.olderVersion() == nil)
    #expect(try store.cell("GM0363", "gon").note == "van oud")
    #expect(file.names == ["samen.sqlite", "samen.sqlite.v5"])
  }

  @Test("An upgrade that fails leaves the file as it was, and however often it is tried, one copy")
  func fails() throws {
    struct None: Error {}
    let file = try older(4)
    defer { file.remove() }
    let before = file.bytes
    for _ in 0..<3 { #expect(throws: StoreFailure.self) { try Upgrade.run(file.path) { throw None() } } }
    #expect(file.bytes == before && file.names == ["samen.sqlite", "samen.sqlite.v4"])
    #expect(try Upgrade.run(file.path) { try Project.sampleSeed() }?.backup == file.path + ".v4")
    #expect(file.names == ["samen.sqlite", "samen.sqlite.v4"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: file.path + ".v4")) == before && open(file).check().isEmpty)
  }

  @Test("Two who both looked at an older store both keep their change, and one copy is left")
  func two() throws {
    let file = try older(5)
    defer { file.remove() }
    let (first, second) = (try open(file), try open(file))
    _ = try first.save([note("van anna")], by: "anna", at: at, clock: clock)
    let saved = try second.save([note("van bram", "GM0363", "gibit")], by: "bram", at: at, clock: clock)
    #expect(saved.beside.isEmpty && file.names == ["samen.sqlite", "samen.sqlite.v5"])
    #expect(try second.cell("GM0363", "gon").note == "van anna" && second.check().isEmpty)
  }

  @Test("An older store above 50 MB asks for an upgrade first, and gets it")
  func large() throws {
    let file = try older(5)
    defer { file.remove() }
    let queue = try DatabaseQueue(path: file.path)
    try queue.write { database in
      try database.execute(sql: "CREATE TABLE filler (text BLOB); INSERT INTO filler VALUES (zeroblob(51000000))")
      try database.execute(sql: "DROP TABLE filler")
    }
    try queue.close()
    #expect(throws: StoreFailure.older(file.path, version: 5)) { try open(file, readOnly: true) }
    #expect(try Upgrade.run(file.path) { try Project.sampleSeed() }?.version == 5)
    #expect(try open(file).check().isEmpty)
  }
}
