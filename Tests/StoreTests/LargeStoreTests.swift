import Model
import Sample
import Store
import TestSupport
import Testing

@Suite struct LargeStoreTests {
  private func synthetic(_ count: Int) throws -> ProgrammeStore {
    try ProgrammeStore.inMemory(seed: Seed.synthetic(count: count, facts: try Project.sampleSeed()), isSample: true)
  }

  @Test("A synthetic store has as many municipalities as asked, obeys the rules and is as full as the sample")
  func synthetic() throws {
    let store = try synthetic(388)
    #expect(try store.check().isEmpty)
    let programme = try store.programme(asOf: nil, clock: clock)
    #expect(programme.municipalities.count == 388 && Set(programme.municipalities.map(\.name)).count == 388)
    #expect(programme.isSample && Set(programme.municipalities.map(\.province)).count == 12)
    let records = try store.info().journalRecords
    #expect((4000...6000).contains(records), "\(records)")
    #expect((10_000_000...25_000_000).contains(programme.inhabitants))
  }

  @Test("A large store begins with its first rows, says so, and then is whole")
  func partial() throws {
    let store = try synthetic(2500)
    let first = try store.beginning(asOf: nil, clock: clock)
    let whole = try store.programme(asOf: nil, clock: clock)
    #expect(first.isPartial && !whole.isPartial)
    #expect(first.municipalities == whole.municipalities && first.inhabitants == whole.inhabitants)
    let known = first.municipalities.indices.filter { first.knows($0) }
    #expect(known == Array(0..<120))
    for row in known {
      for column in first.initiatives.indices { #expect(first[row, column] == whole[row, column]) }
    }
    #expect(first[2000, 0] == RolloutCell() && first.row(of: "EU002001") == 2000)
    let past = try store.beginning(asOf: clock + -30, clock: clock)
    let then = try store.programme(asOf: clock + -30, clock: clock)
    #expect(past.isPartial && past.knows(119) && !past.knows(120) && past[7, 1] == then[7, 1])
    #expect((0..<120).allSatisfy { past[$0, 3] == then[$0, 3] })
    #expect(!(try synthetic(300).beginning(asOf: nil, clock: clock).isPartial))
  }

  @Test("What is read anew after changes comes to the same as everything")
  func rereads() throws {
    let store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
    var programme = try store.programme(asOf: nil, clock: clock)
    func take(_ saved: Saved) throws {
      guard case .cells(let cells, let adopted, let rest) = try store.reread(after: saved.records, clock: clock) else {
        Issue.record("everything was read")
        return
      }
      // The lists of reference dates are long: they are read where settings changed.
      #expect(rest.referenceLists.isEmpty || saved.records.contains { $0.field == .setting })
      programme.take(cells, adopted: adopted, rest: rest)
      let whole = try store.programme(asOf: nil, clock: clock)
      #expect(programme.cells == whole.cells && programme.adoptedChange == whole.adoptedChange)
      #expect(programme.seq == whole.seq && programme.inhabitants == whole.inhabitants)
      #expect(programme.referenceLists == whole.referenceLists)
      #expect(programme.coverages == whole.initiatives.indices.map { whole.coverage(of: $0) })
    }
    let column = try #require(programme.column(of: "govroam"))
    let rows = programme.municipalities.indices.filter { programme[$0, column].status == .implementing }.prefix(3)
    try take(
      try store.save(
        rows.map {
          RolloutChange(municipality: programme.municipalities[$0].code, initiative: "govroam", status: .inUse)
        }, by: "anna", at: at, clock: clock))
    try take(try store.save([note("erbij")], by: "anna", at: at, clock: clock))
    try take(try store.undo(by: "anna", at: at, clock: clock))
    try take(try store.undo(by: "anna", at: at, clock: clock))
    try take(try store.redo(by: "anna", at: at, clock: clock))
    let date = SettingChange(key: "contribution-reference-date", value: "2016-01-01")
    try take(try store.put([date], by: "anna", at: at, clock: clock))
    #expect(programme.referenceLists.count == 1)
    try take(try store.save([note("en nog iets")], by: "anna", at: at, clock: clock))
  }
}
