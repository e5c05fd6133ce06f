import Model
import Sample
import Store
import TestSupport
import Testing

@Suite struct PhaseTests {
  let store: ProgrammeStore

  init() throws { store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true) }

  @discardableResult private func move(
    _ id: String, _ to: InitiativeChange.To, on iso: String? = nil, _ reason: String = ""
  ) throws -> Saved {
    try store.move(
      InitiativeChange(initiative: id, to: to, on: iso.flatMap { Day(iso: $0) }, reason: reason), asksGate: true,
      by: "anna", at: at, clock: clock)
  }

  private func initiative(_ id: String, on iso: String? = nil, known: KnownMoment = .now) throws -> Initiative {
    let programme = try store.programme(asOf: iso.flatMap { Day(iso: $0) }, knownAt: known, clock: clock)
    return try #require(programme.initiatives.first { $0.id == id })
  }

  private func rule(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "kept"
    } catch StoreFailure.refused(let refusal, _, _) {
      return refusal.wayOut.dutch.isEmpty ? "no way out" : refusal.rule
    } catch {
      return "\(error)"
    }
  }

  @Test("The phases of the data hold from their days, each with its move")
  func given() throws {
    for (id, phases) in Proposal.phases {
      for one in phases {
        let there = try initiative(id, on: one.from.iso)
        #expect(there.phase == one.phase && there.phaseMove?.from == one.from && there.phaseMove?.record == nil)
      }
    }
    #expect(try initiative("gibit", on: "2016-12-29").phase == .development)
    #expect(try initiative("gibit", on: "2016-12-30").phase == .mature)
    #expect(try initiative("gibit", on: "2016-12-31").phase == .decision)
    #expect(try store.check().isEmpty)
  }

  @Test("The course of the data skips no gate, and each gate that it came through was open")
  func course() throws {
    for (id, phases) in Proposal.phases {
      for (one, next) in zip(phases, phases.dropFirst()) {
        #expect(one.phase.goals(before: nil).contains(next.phase), "\(id): \(one.phase) → \(next.phase)")
        #expect(Gate(of: id, from: one.phase, to: next.phase, []).isOpen, "\(id): \(next.phase)")
      }
    }
  }

  @Test("Taken back, a phase names how many municipalities use the initiative, and a later phase its number")
  func takenBack() throws {
    func refusal(_ seq: Int) throws -> Refusal? {
      let before = try store.info().journalRecords
      do {
        _ = try store.undo(.record(seq), by: "anna", at: at, clock: clock)
        return nil
      } catch StoreFailure.refused(let refusal, _, _) {
        #expect(try store.info().journalRecords == before)
        return refusal
      }
    }
    let mature = try move("gon", .phase(.mature), on: "2017-01-10", "afgewogen")
    try move("gon", .phase(.decision), on: "2017-01-20")
    let rollout = try move("gon", .phase(.rollout), on: "2017-02-01")
    let (first, last) = (try #require(mature.records.first?.seq), try #require(rollout.records.first?.seq))
    let early = try #require(try refusal(first))
    #expect(early.reason.dutch.contains("Overheid Netwerk") || early.reason.dutch.contains("Netwerk"), "\(early)")
    #expect(early.reason.dutch.contains("nummer \(first + 1)") && early.wayOut.dutch.contains("undo \(first + 1)"))
    let programme = try store.programme(asOf: nil, clock: clock)
    let column = try #require(programme.column(of: "gon"))
    let ready = programme.municipalities.indices.filter { row in
      [.unknown, .orienting, .committed, .preparing, .implementing].contains(programme[row, column].status)
        && !programme[row, column].flags.contains(.pilot)
    }.prefix(3)
    _ = try store.save(
      ready.map { RolloutChange(municipality: programme.municipalities[$0].code, initiative: "gon", status: .inUse) },
      by: "bram", at: at, clock: clock)
    let used = try #require(try refusal(last))
    #expect(used.reason.dutch.contains("3 gemeenten hebben") && used.reason.dutch.contains("2 andere"), "\(used)")
    #expect(used.wayOut.dutch.contains("stop het initiatief"), "\(used)")
    #expect(try store.check().isEmpty)
  }

  @Test("A phase holds from its day, is known from its number, has a record, and is taken back and done again")
  func moved() throws {
    let before = try store.info().journalRecords
    let saved = try move("gon", .phase(.mature), on: "2017-05-01", "afgewogen door de Task Force")
    let seq = try #require(saved.records.first?.seq)
    #expect(saved.records.first?.kind == .initiative && saved.records.first?.reason == "afgewogen door de Task Force")
    #expect(try initiative("gon", on: "2017-04-30").phase == .development)
    let there = try initiative("gon", on: "2017-05-01")
    #expect(there.phase == .mature && there.phaseMove?.record?.seq == seq)
    #expect(there.phaseMove?.from == Day(iso: "2017-05-01"))
    // As it was known before, it was still being developed.
    #expect(try initiative("gon", known: .number(before)).phase == .development)
    _ = try store.undo(by: "anna", at: at, clock: clock)
    #expect(try initiative("gon").phase == .development && initiative("gon", known: .number(seq)).phase == .mature)
    _ = try store.redo(by: "anna", at: at, clock: clock)
    #expect(try initiative("gon").phase == .mature && store.check().isEmpty)
  }

  @Test("No gate is skipped, and none passed without what it asks; nothing is kept then")
  func gates() throws {
    let records = try store.info().journalRecords
    #expect(rule { try move("gon", .phase(.rollout), "haast") } == "gate-skipped")
    #expect(rule { try move("gon", .phase(.decision), "haast") } == "gate-skipped")
    #expect(rule { try move("gon", .phase(.mature)) } == "phase-needs-reason")
    #expect(rule { try move("gon", .phase(.initiation)) } == "phase-needs-reason")
    #expect(rule { try move("gon", .phase(.stopped), " ") } == "phase-needs-reason")
    #expect(rule { try move("gon", .binding(.mandatory)) } == "binding-needs-reason")
    #expect(rule { try move("gon", .phase(.mature), on: "2017-10-02", "morgen") } == "day-to-come")
    #expect(rule { try move("gon", .phase(.mature), on: "2015-12-31", "ooit") } == "before-the-data")
    #expect(try store.info().journalRecords == records)
    #expect(rule { try move("gon", .phase(.mature), "afgewogen") } == "kept")
    #expect(rule { try move("gon", .phase(.decision)) } == "kept")
    #expect(rule { try move("gon", .phase(.rollout)) } == "kept")
    #expect(rule { try move("gon", .phase(.operation)) } == "kept")
    #expect(try initiative("gon").phase == .operation && store.check().isEmpty)
  }

  @Test("Back while municipalities use it is refused with their number; a stop leaves what is in use")
  func back() throws {
    let programme = try store.programme(asOf: nil, clock: clock)
    let column = try #require(programme.column(of: "govroam"))
    let used = programme.municipalities.indices.count {
      let cell = programme[$0, column]
      return cell.status.isAdopted && !cell.flags.contains(.pilot)
    }
    do {
      try move("govroam", .phase(.decision), "toch niet")
      Issue.record("it was kept")
    } catch StoreFailure.refused(let refusal, _, _) {
      #expect(
        refusal.rule == "in-use-needs-rollout" && refusal.reason.dutch.contains("\(used) gemeenten"), "\(refusal)")
    }
    try move("govroam", .phase(.stopped), "beëindigd")
    #expect(try initiative("govroam").phase == .stopped && store.check().isEmpty)
    #expect(rule { try move("govroam", .phase(.operation), "weer verder") } == "gate-skipped")
    #expect(rule { try move("govroam", .phase(.rollout), "weer verder") } == "kept")
  }

  @Test("Binding for all holds from its day: declining is refused from then on, and not before")
  func binding() throws {
    try move("gon", .binding(.mandatory), on: "2017-06-01", "besluit van de leden")
    #expect(try initiative("gon", on: "2017-05-31").binding == .voluntary)
    let there = try initiative("gon")
    #expect(there.binding == .mandatory && there.bindingMove?.from == Day(iso: "2017-06-01"))
    let programme = try store.programme(asOf: nil, clock: clock)
    let column = try #require(programme.column(of: "gon"))
    let may = try #require(Day(iso: "2017-05-01"))
    // Who has been orienting since before, and nothing since.
    let row = try #require(
      programme.municipalities.indices.first { row in
        let cell = programme[row, column]
        guard cell.status == .orienting, let since = cell.since else { return false }
        return since < may
      })
    let code = programme.municipalities[row].code
    func decline(on iso: String) -> String {
      rule {
        _ = try store.save(
          [RolloutChange(municipality: code, initiative: "gon", status: .declined, on: Day(iso: iso))], by: "anna",
          at: at, clock: clock)
      }
    }
    #expect(decline(on: "2017-06-01") != "kept")
    #expect(decline(on: "2017-05-31") == "kept")
    #expect(try store.check().isEmpty)
  }
}
