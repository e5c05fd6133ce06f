import Foundation
import GRDB
import Model
import Store
import TestSupport
import Testing

/// The sample's today, 1 October 2017.
let clock = Day(number: 17_440)
let at = "2017-10-01T10:00:00Z"

/// What the sample notes of Amsterdam with GIBIT: what nobody has changed since.
let amsterdam = "toegepast bij de aanbesteding van het zaaksysteem (voorbeeld)"

/// A store file of the sample in a folder of its own.
struct StoreFile {
  let folder: URL
  var path: String { folder.appendingPathComponent("samen.sqlite").path }

  /// - Parameters:
  ///   - municipalities: how many of the sample's are enough; nil for all.
  ///   - isOfOneDay: what older versions could tell only.
  init(municipalities: Int? = nil, isOfOneDay: Bool = false) throws {
    folder = try Project.temporaryFolder()
    var seed = try Project.sampleSeed()
    if isOfOneDay { seed = seed.ofOneDay }
    if let municipalities { seed = seed.only(municipalities, with: ["GM0363"]) }
    try ProgrammeStore.create(at: path, seed: seed, isSample: true)
  }

  func open(readOnly: Bool = false) throws -> ProgrammeStore { try ProgrammeStore(opening: path, readOnly: readOnly) }
  var bytes: Data { (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data() }
  func remove() { try? FileManager.default.removeItem(at: folder) }
}

func note(_ text: String, _ municipality: String = "GM0363", _ initiative: String = "gon", seen: Int? = nil)
  -> RolloutChange
{ RolloutChange(municipality: municipality, initiative: initiative, note: text, seen: seen) }

@Suite struct StoreTests {
  let store: ProgrammeStore

  init() throws { store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true) }

  private func save(_ changes: [RolloutChange], by: String = "anna") throws -> Saved {
    try store.save(changes, by: by, at: at, clock: clock)
  }

  private func undo(_ by: String = "anna") throws -> Saved { try store.undo(by: by, at: at, clock: clock) }
  private func redo(_ by: String = "anna") throws -> Saved { try store.redo(by: by, at: at, clock: clock) }

  @Test("The sample stands at 1 October 2017, tells its story and is sound")
  func sample() throws {
    let programme = try store.programme(asOf: nil, clock: Day(number: 20_000))
    #expect(programme.today.iso == "2017-10-01" && programme.municipalities.count == 388 && programme.isSample)
    func share(_ id: String) -> Double {
      programme.column(of: id).flatMap { programme.coverage(of: $0).byMunicipalities } ?? -1
    }
    #expect((0.60...0.70).contains(share("govroam")) && (0.45...0.55).contains(share("gibit")))
    #expect((0.17...0.25).contains(share("overlijden")) && (0.05...0.15).contains(share("verhuizen")))
    #expect(share("gon") == 0 && (0.005...0.02).contains(share("rijbewijs")))
    #expect(try store.check().isEmpty)
  }

  @Test("The state of a day is what the journal said by then")
  func asOf() throws {
    let early = try store.programme(asOf: Day(iso: "2016-12-31"), clock: clock)
    #expect(early.municipalities.count == 390 && early.row(of: "GM0844") != nil && early.row(of: "GM1948") == nil)
    let start = try store.programme(asOf: Day(iso: "2017-01-01"), clock: clock)
    #expect(start.municipalities.count == 388 && start.row(of: "GM0844") == nil)
    let row = try #require(start.row(of: "GM1948"))
    #expect(start[row, try #require(start.column(of: "govroam"))].status == .committed)
    let before = try store.programme(asOf: Day(iso: "2016-01-01"), clock: clock)
    #expect(before.cells.allSatisfy { $0.status == .unknown })
    let later = try store.programme(asOf: Day(iso: "2018-01-01"), clock: clock)
    #expect(later.municipalities.count == 380 && later.inhabitants == 17_181_084)
    // The last day folded from the journal is the present.
    let now = try store.programme(asOf: nil, clock: clock)
    #expect(try store.programme(asOf: clock + -1, clock: clock).cells.map(\.status) == now.cells.map(\.status))
  }

  @Test("A change is kept with its journal record, and one that breaks a rule is not")
  func saves() throws {
    let before = try store.cell("GM0307", "overlijden")
    let records = try store.info().journalRecords
    #expect(before.status == .orienting)
    #expect {
      try save([RolloutChange(municipality: "GM0307", initiative: "overlijden", status: .exited, reason: "besluit 1")])
    } throws: {
      if case .refused(let refusal, _, _) = $0 as? StoreFailure { refusal.rule == "not-a-step" } else { false }
    }
    #expect(try store.cell("GM0307", "overlijden") == before && store.info().journalRecords == records)
    let saved = try save([
      RolloutChange(
        municipality: "GM0307", initiative: "overlijden", status: .committed, flags: .frontRunner, note: "ja",
        reason: "raad")
    ])
    #expect(
      saved.records.map(\.field) == [.status, .flags, .note]
        && saved.records.allSatisfy { $0.by == "anna" && $0.reason == "raad" })
    let after = try store.cell("GM0307", "overlijden")
    #expect(
      after.status == .committed && after.since == clock && after.changed == clock && !after.isSample)
    #expect(try store.check().isEmpty)
  }

  @Test("Several changes are all made or none")
  func allOrNothing() throws {
    let records = try store.info().journalRecords
    #expect(throws: StoreFailure.self) { try save([note("a"), note("b", "GM0344"), note("c", "GM9999")]) }
    #expect(try store.info().journalRecords == records)
    #expect(try store.cell("GM0363", "gon").note.isEmpty)
    let saved = try save([note("a"), note("b", "GM0344")])
    #expect(Set(saved.records.map(\.change)).count == 1)
    _ = try undo()
    #expect(try store.cell("GM0344", "gon").note.isEmpty)
    #expect(try store.check().isEmpty)
  }

  @Test("A dry run tells and keeps nothing")
  func dryRun() throws {
    let records = try store.info().journalRecords
    let tried = try store.save([note("proef")], by: "anna", at: at, clock: clock, dryRun: true)
    #expect(tried.cells.first?.note == "proef")
    #expect(try store.info().journalRecords == records && store.cell("GM0363", "gon").note.isEmpty)
  }

  @Test("Undo and redo go back and forth over a cell, exactly")
  func undoRedo() throws {
    let original = try store.cell("GM0307", "overlijden")
    _ = try save([RolloutChange(municipality: "GM0307", initiative: "overlijden", status: .committed)])
    _ = try save([RolloutChange(municipality: "GM0307", initiative: "overlijden", status: .preparing)])
    _ = try undo()
    #expect(try store.cell("GM0307", "overlijden").status == .committed)
    _ = try undo()
    #expect(try store.cell("GM0307", "overlijden") == original)
    #expect(throws: StoreFailure.self) { try undo() }
    _ = try redo()
    _ = try redo()
    #expect(try store.cell("GM0307", "overlijden").status == .preparing)
    #expect(throws: StoreFailure.self) { try redo() }
    _ = try undo()
    _ = try undo()
    #expect(try store.cell("GM0307", "overlijden").status == original.status)
    // Also after other work, as long as nobody has recorded the same since.
    _ = try save([note("nieuw")])
    _ = try redo()
    #expect(try store.cell("GM0307", "overlijden").status == .committed)
    _ = try undo()
    _ = try undo()
    _ = try save([RolloutChange(municipality: "GM0307", initiative: "overlijden", status: .declined)], by: "bram")
    #expect {
      try redo()
    } throws: {
      if case .refused(let refusal, _, _) = $0 as? StoreFailure { refusal.rule == "changed-since" } else { false }
    }
    #expect(try store.check().isEmpty)
  }

  @Test("Undo takes back one's own latest change, unless another changed that cell since")
  func undoOthers() throws {
    _ = try save([note("van anna")])
    _ = try save([note("van bram", "GM0344")], by: "bram")
    _ = try undo()
    #expect(try store.cell("GM0363", "gon").note.isEmpty && store.cell("GM0344", "gon").note == "van bram")
    _ = try save([note("van anna")])
    _ = try save([note("van bram")], by: "bram")
    #expect {
      try undo()
    } throws: {
      if case .refused(let refusal, _, _) = $0 as? StoreFailure { refusal.rule == "changed-since" } else { false }
    }
    // Once bram has taken his back, anna may.
    _ = try undo("bram")
    _ = try undo()
    #expect(try store.cell("GM0363", "gon").note.isEmpty)
    #expect(try store.check().isEmpty)
  }

  @Test("An empty store knows municipalities, initiatives and the budget, and no status or booking")
  func empty() throws {
    let empty = try ProgrammeStore.inMemory(seed: try Project.sampleSeed().withoutSample, isSample: false)
    let programme = try empty.programme(asOf: nil, clock: try #require(Day(iso: "2026-11-24")))
    #expect(programme.municipalities.count == 342 && !programme.isSample && programme.initiatives.count == 6)
    #expect(programme.cells.allSatisfy { $0.isSilent })
    #expect(programme.lines.allSatisfy { $0.actual == .zero && $0.committed == .zero })
  }
}

@Suite(.serialized, .realPrograms) struct StoreFileTests {
  @Test("The second of two who change a cell is told, and nothing is overwritten")
  func conflict() throws {
    let file = try StoreFile()
    defer { file.remove() }
    let (first, second) = (try file.open(), try file.open())
    let seen = try second.info().journalRecords
    _ = try second.hasChangedElsewhere()
    _ = try first.save([note("van anna", seen: seen)], by: "anna", at: at, clock: clock)
    #expect(try second.hasChangedElsewhere())
    #expect {
      try second.save([note("van bram", seen: seen)], by: "bram", at: at, clock: clock)
    } throws: { error in
      guard case .conflict(let conflict, "GM0363", "gon") = error as? StoreFailure else { return false }
      return conflict.record?.by == "anna" && conflict.now == "van anna" && conflict.wanted == "van bram"
    }
    #expect(try first.cell("GM0363", "gon").note == "van anna")
  }

  @Test("The journal can only grow, whoever writes")
  func appendOnly() throws {
    let file = try StoreFile()
    defer { file.remove() }
    let queue = try DatabaseQueue(path: file.path)
    for sql in [
      "DELETE FROM journal", "UPDATE journal SET \"to\" = 'G'", "DELETE FROM change", "UPDATE change SET by = 'x'",
    ] {
      #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    }
  }

  @Test("A store is for its owner alone, and never takes another file's place")
  func creation() throws {
    let file = try StoreFile()
    defer { file.remove() }
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let before = file.bytes
    #expect(throws: StoreFailure.exists(file.path)) {
      try ProgrammeStore.create(at: file.path, seed: try Project.sampleSeed(), isSample: true)
    }
    #expect(file.bytes == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder.path) == ["samen.sqlite"])
  }

  @Test("What is no good store is told by name and left as it was")
  func badStores() throws {
    let file = try StoreFile()
    defer { file.remove() }
    let good = file.bytes
    func expect(_ bytes: Data, _ isRight: (StoreFailure) -> Bool) throws {
      try bytes.write(to: URL(fileURLWithPath: file.path))
      do {
        let store = try file.open()
        _ = try store.save([note("x")], by: "anna", at: at, clock: clock)
        Issue.record("opened and saved")
      } catch let failure as StoreFailure {
        #expect(isRight(failure), "\(failure)")
      }
      #expect(file.bytes == bytes)
    }
    try expect(Data()) { if case .foreign = $0 { true } else { false } }
    try expect(Data("gewoon tekst".utf8)) { if case .foreign = $0 { true } else { false } }
    try expect(good.prefix(good.count / 2)) { if case .damaged = $0 { true } else { false } }
    var damaged = good
    damaged.replaceSubrange(
      good.count / 2..<good.count, with: Data(repeating: 0x5A, count: good.count - good.count / 2))
    try expect(damaged) { if case .damaged = $0 { true } else { false } }
    var newer = good
    newer.replaceSubrange(60..<64, with: [0, 0, 0, 9])
    try expect(newer) { if case .newer(_, 9) = $0 { true } else { false } }
    var foreign = good
    foreign.replaceSubrange(68..<72, with: [1, 2, 3, 4])
    try expect(foreign) { if case .foreign = $0 { true } else { false } }
    #expect {
      try ProgrammeStore(opening: file.folder.path)
    } throws: {
      if case .obstructed(file.folder.path, _) = $0 as? StoreFailure { true } else { false }
    }
    let missing = file.folder.appendingPathComponent("geen").path
    #expect(throws: StoreFailure.missing(missing)) { try ProgrammeStore(opening: missing) }
    try good.write(to: URL(fileURLWithPath: file.path))
    #expect(throws: StoreFailure.readOnly(file.path)) {
      try file.open(readOnly: true).save([note("x")], by: "anna", at: at, clock: clock)
    }
    #expect(file.bytes == good)
  }

  @Test("A store that another keeps locked is busy, and is left as it was")
  func locked() throws {
    let file = try StoreFile()
    defer { file.remove() }
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: file.path, configuration: configuration)
    let store = try ProgrammeStore(opening: file.path, patience: 0.05)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    #expect(throws: StoreFailure.busy) { try store.save([note("x")], by: "anna", at: at, clock: clock) }
    try other.inDatabase { try $0.execute(sql: "COMMIT") }
    _ = try store.save([note("x")], by: "anna", at: at, clock: clock)
  }

  @Test("A full disk is told, nothing is half written, and the store goes on")
  func full() throws {
    for step in [2, 5, 9] {
      let file = try StoreFile()
      defer { file.remove() }
      let outcome = try run(
        Project.product("StoreChild"), ["fault", "full", "\(step)", file.path, "many"])
      #expect(outcome.output.contains("failed full"), "\(outcome)")
      let store = try file.open()
      #expect(try store.check().isEmpty && store.cell("GM0363", "gibit").note == amsterdam)
      _ = try store.save([note("weer ruimte")], by: "anna", at: at, clock: clock)
    }
  }

  @Test("Processes that race on one cell lose no update")
  func race() async throws {
    let file = try StoreFile()
    defer { file.remove() }
    let path = file.path
    let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for name in ["anna", "bram"] {
        group.addTask { try run(Project.product("StoreChild"), ["race", path, name, "100"]) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.allSatisfy { $0.status == 0 && $0.output.contains("done 100") }, "\(outcomes)")
    let store = try file.open()
    #expect(try store.cell("GM0363", "gon").note == "200")
    #expect(try store.check().isEmpty)
  }
}
