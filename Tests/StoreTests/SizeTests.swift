import Foundation
import GRDB
import GRDBSQLite
import Model
import Sample
import TestSupport
import Testing

@testable import Store

/// What a question costs does not grow faster than what it is asked of: counted in SQLite's own steps, not in time.
@Suite struct SizeTests {
  private func synthetic(_ count: Int, today: String? = nil) throws -> ProgrammeStore {
    var seed = Seed.synthetic(count: count, facts: try Project.sampleSeed())
    if let today { seed.today = Day(iso: today) }
    return try ProgrammeStore.inMemory(seed: seed, isSample: true)
  }

  /// How many hundreds of steps SQLite takes for `work`.
  private func steps(_ store: ProgrammeStore, _ work: () throws -> Void) throws -> Int {
    let count = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    count.initialize(to: 0)
    defer { count.deallocate() }
    store.queue.inDatabase { database in
      sqlite3_progress_handler(
        database.sqliteConnection, 100,
        { pointer in
          pointer?.assumingMemoryBound(to: Int.self).pointee += 1
          return 0
        }, count)
    }
    defer { store.queue.inDatabase { sqlite3_progress_handler($0.sqliteConnection, 0, nil, nil) } }
    try work()
    return count.pointee
  }

  @Test("A year without figures of inhabitants is opened and checked in time that grows with the size only")
  func uncounted() throws {
    let (small, large) = (
      try synthetic(600, today: "2031-03-01"), try synthetic(2400, today: "2031-03-01")
    )
    let works: [(String, (ProgrammeStore) throws -> Void)] = [
      ("open", { _ = try $0.beginning(asOf: nil, clock: clock) }),
      ("all", { _ = try $0.programme(asOf: nil, clock: clock) }), ("check", { _ = try $0.check() }),
    ]
    for (what, work) in works {
      let few = try steps(small) { try work(small) }
      let many = try steps(large) { try work(large) }
      #expect(many < few * 6, "\(what): \(few) → \(many)")
    }
    #expect(try small.check().isEmpty)
  }

  @Test("Who walks on asks the store for what lies between, and for nothing that is the same on all days")
  func walking() throws {
    let store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
    let seq = try store.programme(clock: clock).seq
    func walk(to day: Day) throws {
      _ = try store.step(from: (day + 1, seq), to: day, clock: clock)
      _ = try store.course(asOf: day, clock: clock)
      _ = try store.stepTimes(asOf: day, clock: clock)
      _ = try store.journal(limit: 5000, asOf: day)
    }
    let first = try steps(store) { try walk(to: clock + -1) }
    let later = try (2...6).map { back in try steps(store) { try walk(to: clock + -back) } }
    #expect(later.allSatisfy { $0 * 10 < first }, "\(first) → \(later)")
  }

  @Test("The history of one municipality costs as much whatever else is in the journal")
  func history() throws {
    let counts = try [300, 1200].map { size in
      let store = try synthetic(size)
      let code = try store.programme(asOf: nil, clock: clock).municipalities[7].code
      return try steps(store) { _ = try store.history(of: code) }
    }
    #expect(counts[1] <= counts[0] * 2 + 2, "\(counts)")
  }

  @Test("Inhabitants are of the year itself, else the nearest before it, else the first after it")
  func nearest() throws {
    var seed = try Project.sampleSeed()
    let codes = seed.municipalities.filter { $0.exists(on: clock) }.map(\.code).sorted()
    // The same every time: a step of a multiplicative walk.
    var state = 1
    func below(_ bound: Int) -> Int {
      state = state * 48_271 % 2_147_483_647
      return state % bound
    }
    // Years far and near, some of them empty; some municipalities without any.
    seed.inhabitants = []
    for code in codes {
      for year in [1980, 2015, 2016, 2017, 2018, 2031] where below(3) == 0 {
        seed.inhabitants.append((code, year, below(1_000_000)))
      }
    }
    let store = try ProgrammeStore.inMemory(seed: seed, isSample: true)
    let counts = Dictionary(grouping: seed.inhabitants, by: \.code)
    for found in try store.programme(asOf: nil, clock: clock).municipalities {
      let known = (counts[found.code] ?? []).sorted { $0.year < $1.year }
      let expected = known.last { $0.year <= 2017 } ?? known.first
      #expect(found.inhabitants == expected?.count ?? 0, "\(found.code)")
    }
  }

  @Test(
    "Told anew from the journal's beginning, a day is what it is by the cells that lie between",
    arguments: [1, 40, 200])
  func scans(_ back: Int) throws {
    let store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
    // A late report, a late note and one that is taken back: the order of records is not that of days.
    var late = RolloutChange(municipality: "GM0363", initiative: "overlijden", status: .orienting, on: clock + -250)
    late.note = "laat"
    for one in [late, note("eerst"), note("weg", "GM0344")] {
      _ = try? store.save([one], by: "anna", at: at, clock: clock)
    }
    _ = try store.undo(by: "anna", at: at, clock: clock)
    try store.queue.read { database in
      let view = try View(database, asOf: clock + -back, knownAt: .now, clock: clock)
      let municipalities = try Query.municipalities(database, on: view.day, view.facts)
      let initiatives = try Query.initiatives(database)
      let cells = try view.cells(of: municipalities, initiatives).cells
      #expect(try view.scan(municipalities.map(\.code), initiatives, nil).cells == cells)
      #expect(cells.contains { $0.status != .unknown })
    }
  }

  @Test("A process's first save asks the same of a small and of a large store")
  func firstSave() throws {
    let counts = try [300, 1200].map { size in
      let folder = try Project.temporaryFolder()
      defer { try? FileManager.default.removeItem(at: folder) }
      let path = folder.appendingPathComponent("samen.sqlite").path
      try ProgrammeStore.create(
        at: path, seed: Seed.synthetic(count: size, facts: try Project.sampleSeed()), isSample: true)
      let store = try ProgrammeStore(opening: path)
      return try steps(store) {
        _ = try store.save([note("eerste", "EU000001")], by: "anna", at: at, clock: clock)
      }
    }
    #expect(counts[1] <= counts[0] + 10, "\(counts)")
  }

  @Test("A synthetic store has as long a journal as asked for, and it is sound", arguments: [388, 1000, 6000, 20_000])
  func records(_ count: Int) throws {
    let seed = Seed.synthetic(count: 388, records: count, facts: try Project.sampleSeed())
    let store = try ProgrammeStore.inMemory(seed: seed, isSample: true)
    #expect(try store.info().journalRecords == count)
    #expect(try store.check().isEmpty)
    // An old day is folded from it, and the present is what all of it comes to.
    let now = try store.programme(asOf: nil, clock: clock)
    #expect(try store.programme(asOf: clock + -1, clock: clock).cells == now.cells)
  }
}
