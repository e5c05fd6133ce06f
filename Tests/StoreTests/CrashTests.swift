import Foundation
import Model
import Store
import TestSupport
import Testing

/// A store whose last save was killed half way, so that its journal must still be rolled back.
func hotStore() throws -> StoreFile {
  let file = try StoreFile()
  try killSave(in: file.path)
  return file
}

extension StoreFile {
  var hasJournal: Bool { FileManager.default.fileExists(atPath: path + "-journal") }
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() }
}

@Suite(.serialized, .realPrograms) struct CrashTests {
  @Test("After a crash in a save whoever only reads sees the state before it")
  func readersRecover() throws {
    let file = try hotStore()
    defer { file.remove() }
    let store = try file.open(readOnly: true)
    #expect(!store.isWritable && store.mayBeWritten)
    #expect(try store.cell("GM0363", "gibit").note == amsterdam && store.check().isEmpty)
    #expect(!file.hasJournal)
    #expect(throws: StoreFailure.readOnly(file.path)) {
      try store.save([note("x")], by: "anna", at: at, clock: clock)
    }
  }

  @Test("Where nothing may be written at all, a save that was cut off is told and left as it is")
  func untouched() throws {
    let file = try hotStore()
    defer { file.remove() }
    let (before, names) = (file.bytes, file.names)
    #expect(throws: StoreFailure.unfinished(file.path)) {
      try ProgrammeStore(opening: file.path, readOnly: true, untouched: true)
    }
    #expect(file.bytes == before && file.names == names)
  }

  @Test("Setting a store aside finishes its last save, and a damaged one keeps its journal")
  func setAside() throws {
    let file = try hotStore()
    defer { file.remove() }
    let journal = try Data(contentsOf: URL(fileURLWithPath: file.path + "-journal"))
    let old = file.path + ".bak1"
    #expect(try ProgrammeStore.setAside(file.path) == [old])
    #expect(file.names == ["samen.sqlite.bak1"])
    try ProgrammeStore.create(at: file.path, seed: try Project.sampleSeed().withoutSample, isSample: false)
    #expect(try file.open().check().isEmpty && file.open().info().journalRecords == 0)
    let backup = try ProgrammeStore(opening: old)
    #expect(try backup.check().isEmpty && backup.cell("GM0363", "gibit").note == amsterdam)

    try Data("geen database".utf8).write(to: URL(fileURLWithPath: file.path))
    try journal.write(to: URL(fileURLWithPath: file.path + "-journal"))
    _ = try ProgrammeStore.setAside(file.path)
    #expect(file.names == ["samen.sqlite.bak1", "samen.sqlite.bak2", "samen.sqlite.bak2-journal"])
  }

  @Test("A journal without its store never becomes a new store's, and is set aside when asked")
  func strayJournal() throws {
    let file = try hotStore()
    defer { file.remove() }
    try FileManager.default.removeItem(atPath: file.path)
    #expect(throws: StoreFailure.strayJournal(file.path)) {
      try ProgrammeStore.create(at: file.path, seed: try Project.sampleSeed(), isSample: true)
    }
    #expect(file.names == ["samen.sqlite-journal"])
    #expect(try ProgrammeStore.setAside(file.path) == [file.path + ".bak1-journal"])
    try ProgrammeStore.create(at: file.path, seed: try Project.sampleSeed(), isSample: true)
    #expect(try file.open().check().isEmpty)
  }

  @Test("A store that another is saving in is not set aside")
  func busy() throws {
    let file = try StoreFile()
    defer { file.remove() }
    let holder = try Holder(file.path)
    defer { holder.release() }
    #expect(throws: StoreFailure.busy) { try ProgrammeStore.setAside(file.path) }
    #expect(file.names == ["samen.sqlite"])
  }

  @Test("Where nothing may be written, a save that was cut off is named")
  func readOnlyMedium() throws {
    let file = try hotStore()
    defer { file.remove() }
    let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent().path
    for path in [file.path, file.path + "-journal"] { chmod(path, 0o444) }
    chmod(folder, 0o555)
    let nobody = try Nobody(Project.product("samen"))
    defer { nobody.remove() }
    let outcome = try nobody.run(["info", "--store", file.path])
    chmod(folder, 0o755)
    #expect(outcome.status == 1 && outcome.errors.contains("-journal"), "\(outcome)")
  }
}
