import Model
import Sample
import Store
import TestSupport
import Testing

@Suite struct DecisionStoreTests {
  let store: ProgrammeStore
  let today: Day

  init() throws {
    var seed = try Project.sampleSeed()
    seed.journal = []
    store = try ProgrammeStore.inMemory(seed: seed, isSample: true)
    today = try #require(seed.today)
  }

  private func put(
    _ key: String, _ value: String, _ reason: String = "", on day: String? = nil, field: RolloutField = .decision,
    by: String = "anna"
  ) throws -> Saved {
    try store.put(
      [SettingChange(field: field, key: key, value: value, reason: reason, on: day.flatMap { Day(iso: $0) })], by: by,
      at: at, clock: clock)
  }

  private func request(_ key: String, _ value: String, _ reason: String = "", on day: String? = nil) throws -> Saved {
    try put(key, value, reason, on: day, field: .request)
  }

  /// The rule that refuses; nothing is kept.
  private func rule(_ work: () throws -> Saved) throws -> String? {
    let before = try store.info().journalRecords
    do {
      _ = try work()
      return nil
    } catch StoreFailure.refused(let refusal, _, _) {
      #expect(!refusal.wayOut.dutch.isEmpty && !refusal.wayOut.english.isEmpty, "\(refusal.rule)")
      #expect(try store.info().journalRecords == before, "\(refusal.rule)")
      return refusal.rule
    }
  }

  private func settings(_ day: String? = nil, knownAt: KnownMoment = .now) throws -> [Setting] {
    try store.programme(asOf: day.flatMap { Day(iso: $0) }, knownAt: knownAt, clock: clock).settings
  }

  private let asked = "gbi\nG32\nsneller\nnog niet bekend"
  private let advice = "alle grote\nin 2018\nvrijwillig\ncoöperatie\nlandelijk"

  @Test(
    "What cannot be recorded of a decision is refused by its rule, with the way out, and nothing is kept",
    arguments: [
      ("A-9", "aangenomen notulen", nil, "unknown-decision"), ("a-1", "aangenomen notulen", nil, "unknown-decision"),
      ("A-1", "aangenomen", nil, "outcome-needs-source"), ("A-1", "besloten notulen", nil, "outcome-needs-source"),
      ("A-1", "", nil, "no-outcome"), ("A-i", "aangenomen notulen", nil, "consideration"),
      ("A-1", "aangenomen notulen", "2016-11-29", "before-its-day"),
      ("ALV-2017-A", "aangenomen notulen", "2017-05-31", "before-its-day"),
      ("ALV-2020", "aangenomen notulen", nil, "before-its-day"),
      ("ALV-2013", "verworpen notulen", nil, "document-says"), ("BES-CONTR", "aangenomen x", nil, "document-says"),
      ("BES-JAAR", "aangenomen x", nil, "year-missing"), ("BES-JAAR-17", "aangenomen x", nil, "unknown-decision"),
      ("BES-JAAR-2017", "aangenomen x", nil, "body-not-there"),
    ] as [(String, String, String?, String)])
  func refused(_ key: String, _ value: String, _ day: String?, _ expected: String) throws {
    #expect(try rule { try put(key, value, on: day) } == expected)
  }

  @Test("An outcome holds from its day, is known from its record, and is taken back and done again")
  func axes() throws {
    let before = try store.info().journalRecords
    _ = try put("ALV-2017-A", "aangenomen notulen, punt 4", on: "2017-06-14")
    #expect(try settings().outcome("ALV-2017-A")?.outcome.source == "notulen, punt 4")
    #expect(try settings("2017-06-14").outcome("ALV-2017-A") != nil)
    #expect(try settings("2017-06-13").outcome("ALV-2017-A") == nil)
    #expect(try settings("2017-09-01", knownAt: .number(before)).outcome("ALV-2017-A") == nil)
    _ = try store.undo(by: "anna", at: at, clock: clock)
    #expect(try settings().outcome("ALV-2017-A") == nil)
    _ = try store.redo(by: "anna", at: at, clock: clock)
    #expect(try settings().outcome("ALV-2017-A") != nil)
    #expect(try rule { try put("ALV-2017-B", "aangenomen x", on: "2017-10-02") } == "day-to-come")
    #expect(try store.check().isEmpty)
  }

  @Test("A second outcome is refused; a reason corrects it, and what was deferred gets one later")
  func second() throws {
    _ = try put("A", "aangenomen notulen", on: "2016-11-30")
    #expect(try rule { try put("A", "verworpen notulen") } == "already-decided")
    #expect(try rule { try put("A", "aangenomen andere notulen", by: "bram") } == "already-decided")
    _ = try put("A", "aangenomen notulen, punt 3", "punt ontbrak", on: "2016-11-30")
    #expect(try settings().outcome("A")?.outcome.source == "notulen, punt 3")
    // What is a part of it goes along, until it has an outcome of its own.
    let part = try #require(Proposal.decisions.first { $0.id == "A-2a" })
    #expect(try settings().outcome(of: part, among: Proposal.decisions)?.of == "A")
    _ = try put("A-2", "aangehouden notulen, punt 5", on: "2016-11-30")
    #expect(try settings().outcome(of: part, among: Proposal.decisions)?.outcome.verdict == .deferred)
    #expect(try store.check().isEmpty)
  }

  @Test("What was deferred gets its outcome no sooner than that")
  func deferred() throws {
    _ = try put("C", "aangehouden notulen", on: "2016-12-10")
    #expect(try rule { try put("C", "aangenomen x", on: "2016-12-01") } == "before-deferral")
    _ = try put("C", "verworpen notulen juni", on: "2017-06-14")
    #expect(try settings("2017-06-13").outcome("C")?.outcome.verdict == .deferred)
    #expect(try settings("2017-06-14").outcome("C")?.outcome.verdict == .rejected)
  }

  @Test("A request goes through the chain step by step, each body when it is there")
  func chain() throws {
    #expect(try rule { try request("V1.judged", "positief baten") } == "unknown-request")
    #expect(try rule { try request("X1", asked) } == "unknown-request")
    #expect(try rule { try request("V1", "gbi\nG32\n\nkosten") } == "incomplete")
    _ = try request("V1", asked, on: "2017-03-01")
    #expect(try rule { try request("V1.advised", advice) } == "step-skipped")
    #expect(try rule { try request("V1.decided", "aangenomen besluitenlijst") } == "step-skipped")
    #expect(try rule { try request("V1.judged", "positief baten", on: "2017-02-01") } == "before-its-day")
    #expect(try rule { try request("V1.judged", "misschien") } == "incomplete")
    _ = try request("V1.judged", "positief minder werk", on: "2017-04-01")
    #expect(try rule { try request("V1.judged", "negatief toch niet") } == "step-taken")
    _ = try request("V1.weighed", "impactanalyse door KING", on: "2017-05-01")
    // The Board advises nothing before it is set up.
    #expect(try rule { try request("V1.advised", advice) } == "body-not-there")
    _ = try put("ALV-2017-A", "aangenomen notulen", on: "2017-06-14")
    #expect(try rule { try request("V1.advised", advice, on: "2017-06-01") } == "body-not-there")
    #expect(try rule { try request("V1.advised", "alles\nin 2018") } == "incomplete")
    _ = try request("V1.advised", advice, on: "2017-07-01")
    #expect(try settings("2017-06-30").scaleUp("V1")?.awaits == .advised)
    #expect(try settings("2017-07-01").scaleUp("V1")?.awaits == .decided)
    _ = try request("V1.decided", "aangenomen besluitenlijst 12 juli", on: "2017-07-12")
    #expect(try rule { try request("V1.decided", "verworpen besluitenlijst") } == "already-decided")
    let course = try #require(try settings().scaleUp("V1"))
    #expect(course.awaits == .chosen && course.advice?[.execution] == "landelijk" && course.state == .adopted)
    _ = try store.undo(by: "anna", at: at, clock: clock)
    #expect(try settings().scaleUp("V1")?.awaits == .decided && store.check().isEmpty)
  }

  /// A request that the board adopted on 12 July 2017.
  private func adopted() throws {
    _ = try put("ALV-2017-A", "aangenomen notulen", on: "2017-06-14")
    _ = try request("V1", asked, on: "2017-03-01")
    _ = try request("V1.judged", "positief minder werk", on: "2017-04-01")
    _ = try request("V1.weighed", "impactanalyse", on: "2017-05-01")
    _ = try request("V1.advised", advice, on: "2017-07-01")
    _ = try request("V1.decided", "aangenomen besluitenlijst", on: "2017-07-12")
  }

  @Test("What was adopted goes on: who chose, who is bound, how it is guarded, how members were accounted to")
  func carriedOut() throws {
    try adopted()
    #expect(try rule { try request("V1.bound", "Zwolle aan het convenant") } == "step-skipped")
    #expect(try rule { try request("V1.chosen", " ") } == "incomplete")
    #expect(try rule { try request("V1.chosen", "mee: Zwolle", on: "2017-07-11") } == "before-its-day")
    _ = try request("V1.chosen", "mee: Zwolle; ziet af: Urk", on: "2017-08-01")
    _ = try request("V1.bound", "Zwolle aan het convenant", on: "2017-08-02")
    _ = try request("V1.guarded", "elk kwartaal een stand", on: "2017-09-01")
    #expect(try settings("2017-08-31").scaleUp("V1")?.state == .bound)
    #expect(try rule { try request("V1.decided", "verworpen notulen", "verkeerd") } == "later-record")
    #expect(try rule { try request("V1.chosen", "mee: allen", "nog eens", on: "2017-08-15") } == "later-record")
    let last = try request("V1.accounted", "ALV, punt 6", "jaarlijks", on: "2017-09-20")
    let course = try #require(try settings().scaleUp("V1"))
    #expect(course.awaits == nil && course.state == .accounted && course.said[.guarded] == "elk kwartaal een stand")
    #expect(course.records[.accounted]?.reason == "jaarlijks" && course.records[.accounted]?.by == "anna")
    #expect(last.records.first?.effective.iso == "2017-09-20")
    // What was not adopted has nothing to choose.
    _ = try request("V2", asked, on: "2017-03-01")
    _ = try request("V2.judged", "positief x", on: "2017-04-01")
    _ = try request("V2.weighed", "x", on: "2017-05-01")
    _ = try request("V2.advised", advice, on: "2017-07-01")
    _ = try request("V2.decided", "verworpen notulen", on: "2017-07-12")
    #expect(try rule { try request("V2.chosen", "mee: Zwolle") } == "not-adopted")
    #expect(try settings().scaleUp("V2")?.awaits == nil && store.check().isEmpty)
  }

  @Test("Nothing is taken back, corrected or done again on which later steps, or a body's acts, rest")
  func resting() throws {
    try adopted()
    func seq(_ field: RolloutField, _ key: String) throws -> Int { try settings().seq(field, key) }
    func undo(_ seq: Int) throws -> Refusal? {
      let before = try store.info().journalRecords
      do {
        _ = try store.undo(.record(seq), by: "anna", at: at, clock: clock)
        return nil
      } catch StoreFailure.refused(let refusal, _, _) {
        #expect(refusal.rule == "changed-since")
        #expect(try store.info().journalRecords == before)
        return refusal
      }
    }
    let college = try seq(.decision, "ALV-2017-A")
    let advised = try seq(.request, "V1.advised")
    let held = try #require(try undo(college))
    #expect(held.reason.dutch.contains("verzoek V1, advies"), "\(held)")
    #expect(held.wayOut.dutch.contains("undo \(advised)") && held.wayOut.english.contains("undo \(advised)"))
    #expect(held.reason.dutch.contains("nummer \(advised)") && held.reason.dutch.contains("anna"))
    for key in ["V1", "V1.judged", "V1.weighed", "V1.advised"] {
      #expect(try undo(try seq(.request, key)) != nil, "\(key)")
    }
    // Nor is it corrected away, or to a day after what rests on it.
    #expect(try rule { try put("ALV-2017-A", "verworpen notulen", "verkeerd", on: "2017-06-14") } == "changed-since")
    #expect(try rule { try put("ALV-2017-A", "aangenomen notulen", "later", on: "2017-07-02") } != nil)
    // From the end on everything can be taken back.
    for key in ["V1.decided", "V1.advised"] { #expect(try undo(try seq(.request, key)) == nil, "\(key)") }
    #expect(try undo(college) == nil)
    #expect(try undo(try seq(.request, "V1.weighed")) == nil && store.check().isEmpty)
  }

  @Test("A phase behind a gate holds the decision that opened it")
  func restingPhase() throws {
    let saved = try put("A-1", "aangenomen notulen", on: "2016-11-30")
    func move(_ phase: Phase, _ reason: String = "") throws -> Saved {
      try store.move(
        InitiativeChange(initiative: "gon", to: .phase(phase), on: nil, reason: reason), asksGate: true, by: "anna",
        at: at, clock: clock)
    }
    _ = try move(.mature, "afgewogen")
    _ = try move(.decision)
    _ = try move(.rollout)
    #expect(try rule { try put("A-1", "verworpen notulen", "verkeerd", on: "2016-11-30") } == "changed-since")
    // Without any outcome the gate shows that it is not recorded, and is open.
    let seq = try #require(saved.records.first?.seq)
    _ = try store.undo(.record(seq), by: "anna", at: at, clock: clock)
    #expect(try settings().outcome("A-1") == nil && store.check().isEmpty)
  }

  @Test("A rejected assembly leaves no Board, and what the Task Force advises against goes no further")
  func rejected() throws {
    _ = try request("V1", asked, on: "2017-07-01")
    _ = try request("V1.judged", "positief baten", on: "2017-07-02")
    _ = try request("V1.weighed", "gedaan", on: "2017-07-03")
    _ = try put("ALV-2017-A", "verworpen notulen", on: "2017-06-14")
    #expect(try rule { try request("V1.advised", advice, on: "2017-08-01") } == "body-rejected")
    _ = try request("V2", asked, on: "2017-07-01")
    #expect(try rule { try request("V2.judged", "positief x", on: "2016-11-29") } == "before-its-day")
    _ = try request("V2.judged", "negatief te duur", on: "2017-07-05")
    #expect(try rule { try request("V2.weighed", "toch") } == "advised-against")
    _ = try put("A-1", "verworpen notulen", on: "2016-11-30")
    _ = try request("V3", asked, on: "2017-07-01")
    #expect(try rule { try request("V3.judged", "positief x") } == "body-rejected")
  }

  @Test("A decision brings a phase or a binding along, in one change that is undone as one; else neither is kept")
  func consequence() throws {
    func decide(_ key: String, _ move: InitiativeChange.To, on day: String, of id: String = "gon") throws -> Saved {
      let day = Day(iso: day)
      return try store.decide(
        SettingChange(field: .decision, key: key, value: "aangenomen notulen", on: day),
        moving: InitiativeChange(initiative: id, to: move, on: day, reason: "besluit \(key)"), by: "anna", at: at,
        clock: clock)
    }
    // A gate is skipped by no decision.
    #expect(try rule { try decide("ALV-2017-A", .phase(.operation), on: "2017-06-14") } == "gate-skipped")
    #expect(try rule { try decide("A-9", .binding(.mandatory), on: "2017-06-14") } == "unknown-decision")
    #expect(try rule { try decide("ALV-2017-A", .binding(.voluntary), on: "2017-06-14") } == "already-so")
    let saved = try decide("ALV-2017-A", .binding(.mandatory), on: "2017-06-14")
    #expect(saved.records.map(\.field) == [.decision, .binding] && Set(saved.records.map(\.change)).count == 1)
    #expect(saved.records.map(\.seq) == [saved.records[0].seq, saved.records[0].seq + 1])
    func binding(_ day: String?) throws -> Binding? {
      try store.programme(asOf: day.flatMap { Day(iso: $0) }, clock: clock).initiatives.first { $0.id == "gon" }?
        .binding
    }
    #expect(
      try binding("2017-06-13") == .voluntary && binding("2017-06-14") == .mandatory && binding(nil) == .mandatory)
    #expect(try rule { try decide("ALV-2017-A", .binding(.free), on: "2017-06-14") } == "already-so")
    _ = try store.undo(by: "anna", at: at, clock: clock)
    #expect(try binding(nil) == .voluntary && settings().outcome("ALV-2017-A") == nil)
    _ = try store.redo(by: "anna", at: at, clock: clock)
    #expect(try binding(nil) == .mandatory && settings().outcome("ALV-2017-A") != nil && store.check().isEmpty)
  }

  @Test("Whoever is second with an outcome overwrites nothing")
  func outpaced() throws {
    func put(_ by: String) throws -> Saved {
      try store.put(
        [SettingChange(field: .decision, key: "B", value: "aangenomen van \(by)", expectedSeq: 0)], by: by, at: at,
        clock: clock)
    }
    _ = try put("bram")
    #expect(throws: StoreFailure.self) { try put("anna") }
    #expect(try settings().outcome("B")?.outcome.source == "van bram")
  }
}
