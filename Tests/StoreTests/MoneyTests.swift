import Foundation
import GRDB
import Model
import Store
import TestSupport
import Testing

@Suite(.dice) struct MoneyTests {
  let store: ProgrammeStore
  /// The number of the next booking.
  private let next: Int

  init() throws {
    let seed = try Project.sampleSeed()
    store = try ProgrammeStore.inMemory(seed: seed, isSample: true)
    next = seed.bookings.count + 1
  }

  private func keep(_ change: BookingChange, by: String = "anna") throws -> Saved {
    try store.keep(change, by: by, at: at, clock: clock)
  }

  private func book(
    _ activity: String, _ kind: Booking.Kind, _ euros: Int64, date: String? = nil, reason: String = ""
  ) -> BookingChange {
    .book(
      BookingDraft(
        activity: activity, kind: kind, amount: Amount(euros: euros), date: date.flatMap(Day.init(iso:)), reason: reason
      ))
  }

  private func undo(_ by: String = "anna") throws -> Saved { try store.undo(by: by, at: at, clock: clock) }
  private func redo(_ by: String = "anna") throws -> Saved { try store.redo(by: by, at: at, clock: clock) }
  private func now(_ day: String? = nil) throws -> Programme {
    try store.programme(asOf: day.flatMap(Day.init(iso:)), clock: clock)
  }
  private func line(_ activity: String, on day: String? = nil) throws -> FundLine {
    let programme = try now(day)
    return programme.lines[try #require(programme.activity(activity))]
  }
  private func rule(_ change: BookingChange) throws -> String? {
    do {
      _ = try keep(change)
      return nil
    } catch StoreFailure.refused(let refusal, _, _) {
      return refusal.rule
    }
  }

  @Test("A booking is kept with its journal record, and counts from its day on")
  func books() throws {
    let before = try line("ibd")
    let saved = try keep(book("ibd", .actual, 1250, date: "2017-09-30", reason: "factuur 7"))
    let record = try #require(saved.records.first)
    #expect(record.field == .booking && record.municipality.isEmpty && record.initiative == "ibd")
    #expect(record.from.isEmpty && record.to == "#\(next) realisatie 125000 2017-09-30" && record.reason == "factuur 7")
    #expect(record.effective.iso == "2017-09-30")
    let after = try line("ibd")
    #expect(after.actual == before.actual + Amount(euros: 1250) && after.free == before.free - Amount(euros: 1250))
    #expect(try line("ibd", on: "2017-09-29").actual == before.actual)
    let kept = try #require(try now().ledger.booking(next))
    #expect(kept.by == "anna" && kept.at == at && !kept.isSample && kept.reason == "factuur 7")
    #expect(try now().ledger.bookings.filter { !$0.isSample }.count == 1)
    #expect(try store.check().isEmpty)
  }

  @Test("A budget booking adjusts the budget and leaves the original")
  func budget() throws {
    _ = try keep(book("operatie-brp", .budget, -50_000))
    let line = try line("operatie-brp")
    #expect(line.original == Amount(euros: 1_000_000) && line.budget == Amount(euros: 950_000))
  }

  @Test("What breaks a rule is refused and nothing is kept")
  func refuses() throws {
    let before = try store.info().journalRecords
    #expect(try rule(book("ibd", .actual, 9_000_000)) == "beyond-free-room")
    #expect(try rule(book("ibd", .actual, -1)) == "actual-negative")
    #expect(try rule(book("ibd", .actual, 1, date: "2018-01-01")) == "date-outside-year")
    #expect(try rule(book("nergens", .actual, 1)) == "unknown-activity")
    #expect(try rule(.reverse(booking: 9999, reason: "x")) == "unknown-booking")
    #expect(try rule(.reverse(booking: 1, reason: " ")) == "reversal-needs-reason")
    let huge = BookingDraft(activity: "ibd", kind: .actual, amount: Amount(cents: Int64.max), reason: "x")
    #expect(try rule(.book(huge)) == "amount-too-large")
    #expect(try store.info().journalRecords == before && now().ledger.bookings.count == next - 1)
    #expect(try store.check().isEmpty)
  }

  @Test("A booking is reversed once, by a booking that names it")
  func reverses() throws {
    let before = try line("ibd")
    _ = try keep(book("ibd", .commitment, 500))
    let saved = try keep(.reverse(booking: next, reason: "dubbel"))
    #expect(saved.records.first?.from == "#\(next)" && saved.records.first?.reason == "dubbel")
    #expect(try line("ibd").committed == before.committed)
    let counter = try #require(try now().ledger.reversal(of: next))
    #expect(counter.id == next + 1 && counter.amount == Amount(euros: -500) && counter.date == clock)
    #expect {
      try keep(.reverse(booking: next, reason: "nog eens"), by: "bram")
    } throws: {
      guard case StoreFailure.outpaced(let words) = $0 else { return false }
      return words.dutch.contains("#\(next + 1)") && words.dutch.contains("anna")
    }
    #expect(try store.check().isEmpty)
  }

  @Test("Undo of a booking is a counter-booking of its own day; redo books it again, and so on")
  func undoRedo() throws {
    let (before, past) = (try line("ibd"), try line("ibd", on: "2017-06-30"))
    _ = try keep(book("ibd", .actual, 70, date: "2017-05-01"))
    let (booked, bookedPast) = (try line("ibd"), try line("ibd", on: "2017-06-30"))
    #expect(bookedPast.actual == past.actual + Amount(euros: 70))
    for _ in 0..<3 {
      let undone = try undo()
      #expect(undone.records.first?.kind == .undo)
      #expect(try line("ibd") == before && line("ibd", on: "2017-06-30") == past)
      _ = try redo()
      #expect(try line("ibd") == booked && line("ibd", on: "2017-06-30") == bookedPast)
    }
    _ = try keep(.reverse(booking: next, reason: "fout"))
    #expect(try line("ibd").actual == before.actual)
    _ = try undo()
    #expect(try line("ibd") == booked)
    _ = try undo()
    #expect(try line("ibd") == before)
    #expect(try store.check().isEmpty)
  }

  @Test("Undo of what another has reversed is refused with who it was")
  func undoOfReversed() throws {
    _ = try keep(book("ibd", .actual, 70))
    _ = try keep(.reverse(booking: next, reason: "fout"), by: "bram")
    #expect {
      try undo()
    } throws: {
      guard case StoreFailure.outpaced(let words) = $0 else { return false }
      return words.dutch.contains("bram")
    }
    #expect(try store.check().isEmpty)
  }

  @Test("A booking between changes of a status leaves each undo its own")
  func mixed() throws {
    let (cell, line) = (try store.cell("GM0363", "gon"), try line("ibd"))
    _ = try store.save([note("een")], by: "anna", at: at, clock: clock)
    _ = try keep(book("ibd", .actual, 70))
    _ = try store.save([note("twee")], by: "anna", at: at, clock: clock)
    _ = try undo()
    #expect(try store.cell("GM0363", "gon").note == "een")
    _ = try undo()
    #expect(try self.line("ibd") == line)
    _ = try undo()
    #expect(try store.cell("GM0363", "gon").note == cell.note)
    #expect(throws: StoreFailure.self) { try undo() }
    #expect(try store.check().isEmpty)
  }

  @Test("Bookings can only grow, whoever writes")
  func appendOnly() throws {
    let file = try StoreFile()
    defer { file.remove() }
    let queue = try DatabaseQueue(path: file.path)
    for sql in [
      "UPDATE booking SET amount = 0", "DELETE FROM booking", "UPDATE booking SET reverses = 1 WHERE id = 2",
    ] {
      #expect(throws: DatabaseError.self, "\(sql)") { try queue.write { try $0.execute(sql: sql) } }
    }
  }

  @Test("check names a booking without its record, and one that reverses wrongly")
  func checks() throws {
    let file = try StoreFile()
    defer { file.remove() }
    _ = try file.open().keep(book("ibd", .actual, 5), by: "anna", at: at, clock: clock)
    let queue = try DatabaseQueue(path: file.path)
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO booking VALUES (\(next + 1), 17440, 'ibd', 'realisatie', -1, 0, 1, '', 1);
          INSERT INTO booking VALUES (\(next + 2), 17440, 'gemist', 'realisatie', 1, 0, NULL, '', NULL);
          """.replacing("'gemist'", with: "'king-basis'"))
    }
    try queue.close()
    let problems = try file.open().check().map(\.dutch)
    for text in [
      "booking, rij \(next + 1), kolom reverses: «1»; verwacht: de tegengestelde boeking",
      "booking, rij \(next + 1); verwacht: wat het journaal zegt",
      "booking, rij \(next + 2), kolom change; verwacht: een wijziging",
    ] {
      #expect(problems.contains(text), "\(problems)")
    }
    #expect(problems.count == 3)
  }

  @Test("Two programs that reverse one booking: one does, the other is told")
  func raceOfReversals() async throws {
    let file = try StoreFile()
    defer { file.remove() }
    let path = file.path
    let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
      for name in ["anna", "bram", "carla", "daan"] {
        group.addTask {
          let store = try ProgrammeStore(opening: path)
          do {
            _ = try store.keep(.reverse(booking: 7, reason: "fout"), by: name, at: at, clock: clock)
            return true
          } catch StoreFailure.outpaced {
            return false
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 }.count == 1 && outcomes.count == 4)
    #expect(try file.open().check().isEmpty)
  }

  @Test("Whatever is booked, reversed, undone and redone: sums hold, undo takes back exactly, check finds nothing")
  func invariants() throws {
    var seed = try Project.sampleSeed().only(1, with: [])
    seed.journal = []
    let store = try ProgrammeStore.inMemory(seed: seed, isSample: true)
    func keep(_ change: BookingChange, by: String) throws { _ = try store.keep(change, by: by, at: at, clock: clock) }
    func undo(_ by: String) throws { _ = try store.undo(by: by, at: at, clock: clock) }
    func redo(_ by: String) throws { _ = try store.redo(by: by, at: at, clock: clock) }
    func now() throws -> Programme { try store.programme(asOf: nil, clock: clock) }
    var random = Dice()
    var kept = 0
    for round in 0..<250 {
      let before = try now()
      let ids = before.ledger.bookings.map(\.id)
      let by = ["anna", "bram"].randomElement(using: &random) ?? "anna"
      let kind = Int.random(in: 0..<10, using: &random)
      do {
        switch kind {
        case 0...4:
          let activity = before.activities.randomElement(using: &random)?.id ?? "ibd"
          let kind = Booking.Kind.allCases.randomElement(using: &random) ?? .actual
          let euros = Int64.random(in: -400_000...400_000, using: &random)
          let day = clock + -Int.random(in: 0...300, using: &random)
          try keep(book(activity, kind, euros, date: day.iso, reason: round % 3 == 0 ? "" : "reden"), by: by)
        case 5...6: try keep(.reverse(booking: ids.randomElement(using: &random) ?? 1, reason: "fout"), by: by)
        case 7...8: try undo(by)
        default: try redo(by)
        }
        kept += 1
        if round % 4 == 0, kind < 7 {
          try undo(by)
          // An undo right after takes back exactly what was done; then it is done again.
          #expect(try now().lines == before.lines, "round \(round)")
          try redo(by)
        }
      } catch is StoreFailure {
        #expect(try now().ledger == before.ledger, "a refusal keeps nothing")
      }
      let after = try now()
      #expect(after.ledger.bookings.map(\.id) == Array(1...after.ledger.bookings.count))
      #expect(after.ledger.lines(of: after.activities) == after.lines)
      for (line, activity) in zip(after.lines, after.activities) {
        #expect(line.budget >= .zero && line.committed >= .zero && line.actual >= .zero, "\(activity.id)")
        #expect(line.free == line.budget - line.actual - line.committed)
      }
      let moved = after.ledger.bookings.filter { $0.kind == .budget }.reduce(Amount.zero) { $0 + $1.amount }
      #expect(after.lines.reduce(Amount.zero) { $0 + $1.budget } == Amount(euros: 50_752_000) + moved)
    }
    #expect(kept > 100)
    #expect(try store.check().isEmpty)
  }
}
