import Foundation
import Model
import Store
import TestSupport
import Testing

@Suite struct OnceTests {
  @Test("A change that is asked for again is answered with what was kept then, and is not made twice")
  func again() throws {
    let store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
    func twice(_ work: (UUID) throws -> Saved) throws {
      let operation = UUID()
      let first = try work(operation)
      let count = try store.info().journalRecords
      // What others do in between changes nothing in the answer.
      _ = try store.save([note(UUID().uuidString)], by: "bram", at: at, clock: clock)
      #expect(try work(operation) == first)
      #expect(try store.info().journalRecords == count + 1)
    }
    let draft = BookingDraft(activity: "ibd", kind: .actual, amount: Amount(cents: 500), reason: "x")
    try twice { try store.keep(.book(draft), by: "anna", at: at, clock: clock, operation: $0) }
    try twice { operation in
      var change = RolloutChange(municipality: "GM0363", initiative: "gibit", note: "a")
      change.flags = RolloutFlags(letters: "PK")
      return try store.save(
        [change, note("b", "GM0363", "govroam")], by: "anna", at: at, clock: clock, operation: operation)
    }
    try twice { try store.undo(by: "anna", at: at, clock: clock, operation: $0) }
    try twice { try store.redo(by: "anna", at: at, clock: clock, operation: $0) }
    let finding = SettingChange(field: .finding, key: "F3", value: "settled", reason: "x")
    try twice { try store.put([finding], by: "anna", at: at, clock: clock, operation: $0) }
    let hand = ReorganisationByHand(
      date: clock + 400, old: ["Baarn", "Soest"], newCode: "GM9901", name: "Eemstad")
    try twice { try store.reorganise(hand, by: "carla", at: at, clock: clock, operation: $0) }
    #expect(try store.check().isEmpty)
  }
}
