import Foundation
import Model
import Sample
import Store
import TestSupport
import Testing

private func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

/// A store with its clock, and the few words that these tests are about.
private struct Desk {
  let store: ProgrammeStore
  var today: Day

  /// The sample (its own today is 1-10-2017), or a store without any report.
  init(empty today: String? = nil) throws {
    let seed = try Project.sampleSeed()
    store = try ProgrammeStore.inMemory(
      seed: today == nil ? seed : seed.withoutSample, isSample: today == nil)
    store.trustClock()
    self.today = today.map(day) ?? clock
  }

  @discardableResult
  func byHand(_ date: String, _ old: [String], _ code: String, _ name: String = "", by: String = "anna") throws
    -> Saved
  {
    try store.reorganise(
      ReorganisationByHand(date: day(date), old: old, newCode: code, name: name), by: by, at: at, clock: today)
  }

  func set(
    _ code: String, _ initiative: String, _ statuses: String, flags: RolloutFlags? = nil, on: String? = nil,
    by: String = "bram"
  ) throws {
    for letter in statuses {
      try save(
        RolloutChange(
          municipality: code, initiative: initiative, status: RolloutStatus(rawValue: String(letter)),
          reason: "besluit 1", on: on.map(day)), by: by)
    }
    if let flags {
      try save(RolloutChange(municipality: code, initiative: initiative, flags: flags, on: on.map(day)), by: by)
    }
  }

  func save(_ change: RolloutChange, by: String = "bram") throws {
    _ = try store.save([change], by: by, at: at, clock: today)
  }

  @discardableResult
  func undo(_ by: String = "anna") throws -> Saved { try store.undo(by: by, at: at, clock: today) }
  @discardableResult
  func redo(_ by: String = "anna") throws -> Saved { try store.redo(by: by, at: at, clock: today) }

  func cell(_ code: String, _ initiative: String, on date: String? = nil) throws -> RolloutCell {
    let programme = try store.programme(asOf: date.map(day), clock: today)
    return programme[
      try #require(programme.row(of: code), "\(code)"), try #require(programme.column(of: initiative))]
  }

  /// All that a person can see on some days.
  func seen() throws -> [[RolloutCell]] {
    try ["2016-12-31", "2017-10-01", "2017-12-31", "2018-01-01", "2019-06-01", "2020-06-01"].map { date in
      try store.programme(asOf: day(date), clock: today).cells
    }
  }

  func municipality(_ code: String, on date: String) throws -> Municipality? {
    let programme = try store.programme(asOf: day(date), clock: today)
    return programme.row(of: code).map { programme.municipalities[$0] }
  }
}

private func refusal(_ rule: String, _ work: () throws -> Void) throws {
  #expect {
    try work()
  } throws: { error in
    guard case .refused(let refusal, _, _) = error as? StoreFailure else { return false }
    if refusal.rule != rule { print("\(refusal.rule), should be \(rule)") }
    return refusal.rule == rule
  }
}

@Suite(.dice) struct ReorganisationTests {
  @Test("Meierijstad 2017 begins as its weakest part, bound as one of them was, though nobody did anything")
  func meierijstad() throws {
    var desk = try Desk(empty: "2016-12-15")
    let (schijndel, oedenrode, veghel) = ("GM0844", "GM0846", "GM0860")
    for (code, road) in [(schijndel, "DVI"), (oedenrode, "DV"), (veghel, "DVIG")] {
      try desk.set(code, "govroam", road)
    }
    try desk.set(veghel, "gibit", "D")
    try desk.set(schijndel, "gibit", "O")
    try desk.set(schijndel, "rijbewijs", "O", flags: [.pilot, .frontRunner])
    let plan = try desk.store.plan(.fromTable(nil), clock: desk.today)
    let successor = try #require(plan.successors.first)
    #expect(plan.date == day("2017-01-01") && plan.successors.count == 1 && successor.isNew && plan.isFact)
    #expect(successor.predecessors.map(\.inhabitants) == [23_625, 17_896, 38_078])
    #expect(successor.inhabitants == 79_599 && plan.inhabitants == 79_599 && plan.counted == 79_869)
    #expect(plan.pending.first == day("2018-01-01") && plan.decisions == 0)
    for today in ["2016-12-15", "2018-03-01"] {
      desk.today = day(today)
      let govroam = try desk.cell("GM1948", "govroam", on: "2017-01-01")
      #expect(govroam.status == .preparing && govroam.since == day("2017-01-01"))
      // Schijndel and Veghel: (23.625 + 38.078) / 79.599.
      #expect(govroam.further == 78 && govroam.note.isEmpty)
      #expect(try desk.cell("GM1948", "gibit", on: "2017-01-01").status == .committed)
      #expect(try desk.cell("GM1948", "rijbewijs", on: "2017-01-01").flags == [.pilot, .frontRunner])
      #expect(try desk.cell("GM1948", "verhuizen", on: "2017-01-01").isSilent)
      #expect(try desk.cell(veghel, "govroam", on: "2016-12-31").status == .inUse)
      #expect(try desk.store.check().isEmpty)
    }
    // Nothing was kept for it, and the table is brought to its day by whoever writes next.
    #expect(try desk.store.history(of: "GM1948").isEmpty && desk.store.cell("GM1948", "govroam").status == .unknown)
    try desk.set("GM0363", "gon", "O")
    #expect(try desk.store.cell("GM1948", "govroam").status == .preparing)
    #expect(try desk.store.cell(veghel, "govroam") == RolloutCell() && desk.store.check().isEmpty)
  }

  @Test("Littenseradiel 2018 goes in three: only its main successor takes its statuses over, and keeps its own")
  func littenseradiel() throws {
    let desk = try Desk()
    let plan = try desk.store.plan(.fromTable(day("2018-01-01")), clock: clock)
    #expect(plan.ending.count == 11 && plan.successors.count == 6)
    for (code, counts) in [("GM1900", true), ("GM0080", false), ("GM1949", false)] {
      let successor = try #require(plan.successors.first { $0.code == code })
      #expect(successor.predecessors.first { $0.code == "GM0140" }?.counts == counts, "\(code)")
    }
    #expect(plan.inhabitants == 387_030 && plan.counted == 387_149)
    // Súdwest-Fryslân has embedded it, Littenseradiel has not reported.
    let (own, after) = (try desk.cell("GM1900", "gibit"), try desk.cell("GM1900", "gibit", on: "2018-01-01"))
    #expect(own.status == .embedded && after.status == .embedded && after.behind == 11 && after.since == own.since)
  }

  @Test("A report of a day before comes through to the successor; after its day the municipality is asked for in vain")
  func late() throws {
    let desk = try Desk(empty: "2018-03-01")
    try desk.set("GM0140", "gibit", "D", on: "2017-11-01")
    #expect(
      try desk.cell("GM1900", "gibit").status == .committed
        && desk.cell("GM0140", "gibit", on: "2017-12-01").status == .committed)
    try refusal("not-on-that-day") { try desk.set("GM0140", "gibit", "V") }
    try desk.set("GM1900", "gibit", "V")
    #expect(try desk.store.check().isEmpty)
    // Its own report stands, whatever comes to light under it.
    _ = try desk.store.undo(.latest, by: "bram", at: at, clock: desk.today)
    _ = try desk.store.undo(.latest, by: "bram", at: at, clock: desk.today)
    #expect(try desk.cell("GM1900", "gibit").status == .unknown && desk.store.check().isEmpty)
  }

  @Test("A merger by hand makes the new municipality on its day: people, province, statuses; undo leaves no trace")
  func merger() throws {
    let desk = try Desk()
    let before = try desk.seen()
    let eve = try desk.store.programme(asOf: day("2018-12-31"), clock: clock)
    let saved = try desk.byHand("2019-01-01", ["Amersfoort", "GM0327"], "gm9901", "Nieuwstad")
    #expect(saved.records.filter { $0.field == .called }.map(\.to) == ["Nieuwstad"])
    #expect(saved.records.allSatisfy { $0.kind == .reorganisation && $0.recorded == clock })
    #expect(
      try desk.municipality("GM9901", on: "2018-12-31") == nil && desk.municipality("GM0307", on: "2019-01-01") == nil)
    #expect(try desk.municipality("GM0307", on: "2018-12-31")?.validUntil == day("2019-01-01"))
    let new = try #require(try desk.municipality("GM9901", on: "2019-01-01"))
    let sum = ["GM0307", "GM0327"].reduce(0) { sum, code in
      sum + (eve.row(of: code).map { eve.municipalities[$0].inhabitants } ?? 0)
    }
    #expect(new.name == "Nieuwstad" && new.province == "Utrecht" && new.inhabitants == sum && sum > 180_000)
    // Amersfoort is implementing Govroam, Leusden uses it.
    let cell = try desk.cell("GM9901", "govroam", on: "2019-01-01")
    #expect(cell.status == .implementing && (1..<50).contains(cell.further))
    let dossier = try desk.store.dossier(of: "GM9901")
    #expect(dossier.predecessors.map(\.code) == ["GM0307", "GM0327"] && dossier.predecessors[0].kind == .merger)
    #expect(try desk.store.dossier(of: "GM0327").successors.map(\.name) == ["Nieuwstad"])
    #expect(try desk.store.reorganisations().contains { $0.seq == saved.records.last?.seq })
    let after = try desk.seen()
    #expect(before[0] == after[0] && before[3] == after[3] && before[4] != after[4])
    for _ in 1...2 {
      try desk.undo()
      #expect(try desk.seen() == before && desk.store.dossier(of: "GM0327").successors.isEmpty)
      #expect(try desk.store.check().isEmpty)
      try desk.redo()
      #expect(try desk.seen() == after && desk.municipality("GM9901", on: "2019-01-01") == new)
    }
    // As it was known before, the old ones are there and count.
    let known = try desk.store.programme(knownAt: .number(saved.records[0].seq - 1), clock: clock)
    #expect(known.row(of: "GM0307") != nil && known.seq == saved.records[0].seq - 1)
    try desk.undo()
    // The code that was never used is free again, for anyone.
    try desk.byHand("2019-01-01", ["Baarn", "Soest"], "GM9901", "Baarn", by: "bram")
    #expect(try desk.municipality("GM9901", on: "2019-01-01")?.name == "Baarn")
    try refusal("changed-since") { try desk.redo() }
    #expect(try desk.store.check().isEmpty)
  }

  @Test("An annexation by hand leaves the code, its statuses and its name, and adds the people; undo takes that back")
  func annexation() throws {
    let desk = try Desk()
    let before = try #require(try desk.municipality("GM0307", on: "2019-01-01"))
    let eve = try #require(try desk.municipality("GM0327", on: "2018-12-31"))
    try desk.byHand("2019-01-01", ["Leusden"], "GM0307")
    let after = try #require(try desk.municipality("GM0307", on: "2019-01-01"))
    #expect(after.name == "Amersfoort" && after.inhabitants == before.inhabitants + eve.inhabitants)
    #expect(try desk.store.dossier(of: "GM0307").predecessors.map(\.kind) == [.annexation])
    #expect(try desk.cell("GM0307", "govroam", on: "2019-01-01").status == desk.cell("GM0307", "govroam").status)
    try desk.undo()
    #expect(try desk.municipality("GM0307", on: "2019-01-01") == before)
    #expect(try desk.municipality("GM0327", on: "2019-01-01") != nil && desk.store.check().isEmpty)
  }

  @Test("What merges by hand can merge again; one cannot be taken from under the other")
  func chain() throws {
    let desk = try Desk()
    let before = try desk.seen()
    try desk.byHand("2019-01-01", ["Baarn", "Soest"], "GM9901", "Eemstad")
    let once = try desk.seen()
    try desk.byHand("2020-01-01", ["Eemstad", "Amersfoort"], "GM9902", "Groot Eemstad", by: "bram")
    let twice = try desk.seen()
    #expect(before[3] == twice[3] && once[4] == twice[4] && once[5] != twice[5])
    try refusal("changed-since") { try desk.undo() }
    try desk.undo("bram")
    #expect(try desk.seen() == once)
    try desk.undo()
    #expect(try desk.seen() == before)
    // Without what it merges from, it cannot be done again.
    try refusal("changed-since") { try desk.redo("bram") }
    try desk.redo()
    #expect(try desk.seen() == once && desk.store.check().isEmpty)
    let series = try desk.store.series(of: "gibit", recastTo: day("2019-01-01"), clock: clock)
    #expect(series.points.last?.recast.eligible == 354)
  }

  @Test("A fact of a past day puts later records to sleep, says so first, and its undo wakes them")
  func sleeps() throws {
    let desk = try Desk(empty: "2017-10-01")
    try desk.set("GM0308", "gibit", "O", on: "2017-09-01")
    let before = try desk.seen()
    let asked = ReorganisationByHand(
      date: day("2017-08-01"), old: ["Baarn", "Soest"], newCode: "GM9901", name: "Eemstad")
    let plan = try desk.store.plan(.byHand(asked), clock: desk.today)
    #expect(plan.sleeping.map(\.municipality) == ["GM0308"] && !plan.isFact)
    _ = try desk.store.reorganise(asked, expected: plan, by: "anna", at: at, clock: desk.today)
    #expect(try desk.store.programme(clock: desk.today).sleeping == plan.sleeping)
    #expect(try desk.cell("GM9901", "gibit").status == .unknown)
    // Reports about what it made are taken back first.
    try desk.set("GM9901", "gon", "O")
    try refusal("changed-since") { try desk.undo() }
    try desk.undo("bram")
    try desk.undo()
    #expect(try desk.seen() == before && desk.store.programme(clock: desk.today).sleeping.isEmpty)
    #expect(try desk.store.check().isEmpty)
  }

  @Test("Exempt beside not exempt is to be decided, and counts; exempt all round stays exempt")
  func exempt() throws {
    let desk = try Desk(empty: "2016-12-15")
    try desk.set("GM0844", "gon", "D", flags: [.exempt, .paused])
    for code in ["GM0844", "GM0846", "GM0860"] { try desk.set(code, "gibit", "", flags: .exempt) }
    let plan = try desk.store.plan(.fromTable(nil), clock: desk.today)
    #expect(plan.decisions == 1)
    let gon = try desk.cell("GM1948", "gon", on: "2017-01-01")
    #expect(gon.status == .committed && gon.flags == [.undecided, .paused])
    #expect(try desk.cell("GM1948", "gibit", on: "2017-01-01").flags == .exempt)
  }

  @Test("The plan that was seen is what is done: a change meanwhile is told and nothing happens")
  func conflict() throws {
    let desk = try Desk()
    let asked = ReorganisationByHand(
      date: day("2019-01-01"), old: ["Baarn", "Soest"], newCode: "GM9901", name: "Eemstad")
    let plan = try desk.store.plan(.byHand(asked), clock: clock)
    try desk.save(RolloutChange(municipality: "GM0308", initiative: "gon", note: "nog even"))
    let records = try desk.store.info().journalRecords
    #expect {
      try desk.store.reorganise(asked, expected: plan, by: "anna", at: at, clock: clock)
    } throws: {
      if case .outpaced = $0 as? StoreFailure { true } else { false }
    }
    #expect(try desk.store.info().journalRecords == records)
    let again = try desk.store.plan(.byHand(asked), clock: clock)
    _ = try desk.store.reorganise(asked, expected: again, by: "anna", at: at, clock: clock)
    try refusal("nothing-to-undo") { try desk.undo("carla") }
  }

  @Test("Whatever cannot be is refused by its own rule, and nothing is kept")
  func refusals() throws {
    let desk = try Desk()
    let records = try desk.store.info().journalRecords
    func plan(_ date: String) throws { _ = try desk.store.plan(.fromTable(day(date)), clock: clock) }
    try refusal("no-such-reorganisation") { try plan("2017-06-01") }
    let real = try Desk(empty: "2026-11-24")
    try refusal("nothing-to-reorganise") { _ = try real.store.plan(.fromTable(nil), clock: real.today) }
    let cases: [(String, String, [String], String, String)] = [
      ("no-code", "2019-01-01", ["Baarn", "Soest"], "9901", "Eemstad"),
      ("no-code", "2019-01-01", ["Baarn", "Soest"], "GM99O1", "Eemstad"),
      ("not-on-that-day", "2019-01-01", ["Schijndel", "Baarn"], "GM9901", "Eemstad"),
      ("not-on-that-day", "2017-12-01", ["Waadhoeke"], "GM9901", "Eemstad"),
      ("named-twice", "2019-01-01", ["Baarn", "Soest"], "GM0308", ""),
      ("named-twice", "2019-01-01", ["Baarn", "GM0308"], "GM9901", "Eemstad"),
      ("ends-already", "2017-12-01", ["Littenseradiel", "Baarn"], "GM9901", "Eemstad"),
      ("later-fact", "2017-12-01", ["Leeuwarden", "Baarn"], "GM9901", "Eemstad"),
      ("code-taken", "2019-01-01", ["Baarn"], "GM0307", "Eemstad"),
      ("code-taken", "2019-01-01", ["Baarn", "Soest"], "GM0844", "Eemstad"),
      ("code-taken", "2017-12-01", ["Baarn", "Soest"], "GM1949", "Eemstad"),
      ("name-missing", "2019-01-01", ["Baarn", "Soest"], "GM9901", ""),
      ("one-line", "2019-01-01", ["Baarn", "Soest"], "GM9901", "\u{1B}[2J"),
      ("name-taken", "2019-01-01", ["Baarn", "Soest"], "GM9901", "AMERSFOORT"),
      ("date-too-far", "2099-01-01", ["Baarn", "Soest"], "GM9901", "Eemstad"),
    ]
    for (rule, date, old, code, name) in cases {
      try refusal(rule) { try desk.byHand(date, old, code, name) }
    }
    #expect(throws: StoreFailure.unknownMunicipality("Zoest")) {
      try desk.byHand("2019-01-01", ["Baarn", "Zoest"], "GM9901", "Eemstad")
    }
    #expect(try desk.store.info().journalRecords == records && desk.store.check().isEmpty)
  }

  @Test("A series counts the municipalities of each day, or those of one day throughout")
  func series() throws {
    let store = try Desk().store
    let series = try store.series(of: "govroam", clock: clock)
    // From the month of the first report on.
    #expect(series.points.first?.day.iso == "2016-02-29" && series.points.last?.day == clock)
    #expect(series.points[0].asItWas.eligible == 390 && series.points[0].recast.eligible == 388)
    let last = try #require(series.points.last)
    let programme = try store.programme(clock: clock)
    let coverage = programme.coverage(of: try #require(programme.column(of: "govroam")))
    #expect(last.asItWas == coverage && last.recast == coverage)
    for point in series.points {
      let then = try store.programme(asOf: point.day, clock: clock)
      #expect(point.asItWas == then.coverage(of: try #require(then.column(of: "govroam"))), "\(point.day.iso)")
    }
    #expect(
      series.quarters.map(\.day.iso) == [
        "2016-03-31", "2016-06-30", "2016-09-30", "2016-12-31", "2017-03-31", "2017-06-30", "2017-09-30", "2017-10-01",
      ])
    // Back: Meierijstad stands for the three that it came from. Schijndel was bound before, the others were not.
    let back = try store.series(of: "govroam", recastTo: day("2016-06-01"), clock: clock)
    #expect(back.points.allSatisfy { $0.recast.eligible == 390 })
    let start = try #require(back.points.first)
    #expect(start.recast.committed == start.asItWas.committed)
    let ahead = try store.series(of: "govroam", recastTo: day("2018-01-01"), clock: clock)
    #expect(ahead.points.allSatisfy { $0.recast.eligible == 380 })
    #expect(throws: StoreFailure.unknownInitiative("nooit")) { try store.series(of: "nooit", clock: clock) }
  }

  @Test("A clock before the last record, or long after it, is asked about once; a store of its own day does not care")
  func clocks() throws {
    let store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed().withoutSample, isSample: false)
    let today = try #require(try store.doubt(of: .firstKnown))
    guard case .clock(let made, _) = today else { return #expect(Bool(false)) }
    _ = try store.save([note("x")], by: "anna", at: at, clock: made)
    for wrong in [made + -1, made + 400] {
      #expect(throws: StoreFailure.clock(last: made, today: wrong)) {
        try store.save([note("y")], by: "anna", at: at, clock: wrong)
      }
    }
    store.trustClock()
    _ = try store.save([note("y")], by: "anna", at: at, clock: made + 400)
    #expect(try store.cell("GM0363", "gon").note == "y" && store.check().isEmpty)
    #expect(try Desk().store.doubt(of: .firstKnown) == nil)
  }
}
