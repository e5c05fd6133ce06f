import GRDB
import Model
import Store
import TestSupport
import Testing

@Suite struct SettingTests {
  let store: ProgrammeStore

  init() throws { store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed().unsettled, isSample: true) }

  private func put(_ change: SettingChange, by: String = "anna") throws -> Saved {
    try store.put([change], by: by, at: at, clock: clock)
  }

  private func settle(_ id: String, _ reason: String = "zetfout", seq: Int? = nil) -> SettingChange {
    SettingChange(field: .finding, key: id, value: "settled", reason: reason, expectedSeq: seq)
  }

  private func now() throws -> Programme { try store.programme(asOf: nil, clock: clock) }

  @Test("Settling a finding is journalled, undone, done again and reopened; nothing is deleted")
  func settles() throws {
    let saved = try put(settle("F3"))
    let record = try #require(saved.records.first)
    #expect(record.field == .finding && record.initiative == "F3" && record.reason == "zetfout" && record.by == "anna")
    #expect(try now().findingRegister.count { !$0.isOpen } == 1)
    _ = try store.undo(by: "anna", at: at, clock: clock)
    #expect(try now().findingRegister.allSatisfy(\.isOpen))
    _ = try store.redo(by: "anna", at: at, clock: clock)
    #expect(try now().findingRegister.first { !$0.isOpen }?.id == "F3")
    _ = try put(SettingChange(field: .finding, key: "F3", value: ""))
    #expect(try now().findingRegister.count == 29 && now().findingRegister.allSatisfy(\.isOpen))
    _ = try store.undo(by: "anna", at: at, clock: clock)
    #expect(try now().settings.of(.finding, "F3")?.record.reason == "zetfout")
    #expect(try store.journal(limit: 10).filter { $0.initiative == "F3" }.count == 5)
    #expect(try store.check().isEmpty)
  }

  @Test("A finding is not settled without a reason, and no unknown setting is kept")
  func refused() throws {
    let records = try store.info().journalRecords
    for change in [
      settle("F3", " "), settle("X3"), SettingChange(key: "contribution-index 2018", value: "1,4 %"),
      SettingChange(key: "contribution-kleur", value: "rood"),
      SettingChange(field: .status, key: "F3", value: "G"), SettingChange(field: .finding, key: "F3", value: ""),
    ] {
      #expect { try put(change) } throws: { if case .refused = $0 as? StoreFailure { true } else { false } }
    }
    #expect(try store.info().journalRecords == records && store.check().isEmpty)
  }

  @Test("Who sets a setting that another set since is told, and nothing is overwritten")
  func conflict() throws {
    _ = try put(settle("F4", "van bram", seq: 0), by: "bram")
    #expect { try put(settle("F4", "van anna", seq: 0)) } throws: {
      if case .outpaced(let words) = $0 as? StoreFailure {
        words.dutch.contains("bram was eerst: F4 is nu afgedaan")
      } else {
        false
      }
    }
    #expect(try now().settings.of(.finding, "F4")?.record.reason == "van bram")
    // And an undo after another's change is refused as for a status.
    _ = try put(SettingChange(field: .finding, key: "F4", value: ""), by: "anna")
    #expect(throws: StoreFailure.self) { try store.undo(by: "bram", at: at, clock: clock) }
  }

  @Test("All settings of the fund go one way: several at once, what is so already is left, all of it undone at once")
  func together() throws {
    func total(_ year: Int, _ value: String) -> SettingChange { SettingChange(key: "fund-total-\(year)", value: value) }
    _ = try store.put([total(2018, "500"), total(2019, "600")], by: "anna", at: at, clock: clock)
    let saved = try store.put([total(2018, "500"), total(2019, "700")], by: "anna", at: at, clock: clock)
    #expect(saved.records.map(\.initiative) == ["fund-total-2019"])
    #expect(throws: StoreFailure.self) {
      try store.put([total(2018, "500"), total(2019, "700")], by: "anna", at: at, clock: clock)
    }
    #expect(FundPlan(try now().settings).totals == [2018: Amount(cents: 500), 2019: Amount(cents: 700)])
    _ = try store.undo(by: "anna", at: at, clock: clock)
    _ = try store.undo(by: "anna", at: at, clock: clock)
    #expect(try FundPlan(now().settings).totals.isEmpty && store.check().isEmpty)
  }

  @Test("Contributions are reckoned when reference date and index are given, and not on a day before")
  func contributions() throws {
    #expect(try now().contributions(of: 2018) == nil)
    _ = try put(SettingChange(key: "contribution-reference-date", value: "2017-01-01"))
    #expect(try now().contributions(of: 2018) == nil)
    _ = try put(SettingChange(key: "contribution-index 2018", value: "0.014"))
    let year = try #require(try now().contributions(of: 2018))
    #expect(year.contributions.count == 388 && year.total == Amount(cents: 1_553_448_000) && year.total == year.budget)
    #expect(try now().contributions(of: 2019) == nil)
    let yesterday = try store.programme(asOf: clock + -1, clock: clock)
    #expect(yesterday.settings.allSatisfy { $0.field != .setting } && yesterday.contributions(of: 2018) == nil)
    _ = try store.undo(by: "anna", at: at, clock: clock)
    #expect(try now().contributions(of: 2018) == nil)
    #expect(try store.check().isEmpty)
  }

  @Test("Figures, findings and lines of the document are kept, and added to a store that has none")
  func document() throws {
    let programme = try now()
    #expect(programme.activities.allSatisfy { $0.line != nil } && programme.printed.allSatisfy { $0.line != nil })
    #expect(programme.initiatives.allSatisfy { $0.facts.allSatisfy { $0.line != nil } })
    #expect(programme.population[2016] == 16_979_120)
    let file = try StoreFile()
    defer { file.remove() }
    let queue = try DatabaseQueue(path: file.path)
    try queue.write {
      try $0.execute(
        sql: """
          DELETE FROM finding; DELETE FROM figure; UPDATE activity SET line = NULL; UPDATE printed SET line = NULL;
          UPDATE fact SET line = NULL; DELETE FROM social_function WHERE id <> 'vrijval';
          UPDATE social_function SET figure = NULL
          """)
    }
    try queue.close()
    let bare = try file.open()
    #expect(try bare.programme(asOf: nil, clock: clock).findingRegister.isEmpty)
    let look = try ProgrammeStore(opening: file.path, readOnly: true, document: { try Project.sampleSeed() })
    let whole = try look.programme(asOf: nil, clock: clock)
    #expect(try bare.programme(asOf: nil, clock: clock).findingRegister.isEmpty, "a look adds nothing to the file")
    #expect(try Upgrade.run(file.path) { try Project.sampleSeed() } != nil)
    #expect(try Upgrade.run(file.path) { try Project.sampleSeed() } == nil)
    #expect(try bare.programme(asOf: nil, clock: clock).findingRegister == whole.findingRegister)
    #expect(whole.findingRegister == programme.findingRegister && whole.activities == programme.activities)
    #expect(whole.initiatives == programme.initiatives && whole.ledger.functions == programme.ledger.functions)
  }
}
