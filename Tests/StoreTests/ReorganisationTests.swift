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
    self.today = today.map(day) ?? clock
  }

  @discardableResult
  func reorganise(_ date: String? = nil, by: String = "anna") throws -> Saved {
    try store.reorganise(.fromTable(date.map(day)), by: by, at: at, clock: today)
  }

  @discardableResult
  func byHand(_ date: String, _ old: [String], _ code: String, _ name: String = "", by: String = "anna") throws
    -> Saved
  {
    try store.reorganise(
      .byHand(ReorganisationByHand(date: day(date), old: old, newCode: code, name: name)), by: by, at: at,
      clock: today)
  }

  func set(
    _ code: String, _ initiative: String, _ statuses: String, flags: RolloutFlags? = nil, by: String = "bram"
  ) throws {
    for letter in statuses {
      try save(
        RolloutChange(
          municipality: code, initiative: initiative, status: RolloutStatus(rawValue: String(letter)), reason: "x"),
        by: by)
    }
    if let flags { try save(RolloutChange(municipality: code, initiative: initiative, flags: flags), by: by) }
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

  /// All that a person can see on some days, versions and the days of changes left out.
  func seen() throws -> [[RolloutCell]] {
    try ["2016-12-31", "2017-10-01", "2017-12-31", "2018-01-01", "2019-06-01"].map { date in
      let programme = try store.programme(asOf: day(date), clock: today)
      return programme.cells.map { cell in
        var cell = cell
        cell.version = 0
        cell.changed = nil
        return cell
      }
    }
  }

  func municipalities(on date: String) throws -> [Municipality] {
    try store.programme(asOf: day(date), clock: today).municipalities
  }
}

private func refusal(_ rule: String, _ work: () throws -> Void) throws {
  #expect {
    try work()
  } throws: { error in
    guard case .refused(let refusal, _, _) = error as? StoreFailure else { return false }
    return refusal.rule == rule
  }
}

@Suite(.dice) struct ReorganisationTests {
  @Test("Meierijstad 2017: the weakest status, bound as one of them was, with the share that was further")
  func meierijstad() throws {
    let desk = try Desk(empty: "2016-12-15")
    let (schijndel, oedenrode, veghel) = ("GM0844", "GM0846", "GM0860")
    for (code, road) in [(schijndel, "DVI"), (oedenrode, "DV"), (veghel, "DVIG")] {
      try desk.set(code, "govroam", road)
    }
    try desk.set(veghel, "gibit", "D")
    try desk.set(schijndel, "gibit", "O")
    try desk.set(veghel, "gon", "O")
    try desk.set(schijndel, "rijbewijs", "O", flags: [.pilot, .frontRunner])
    let plan = try desk.store.plan(.fromTable(nil), clock: desk.today)
    let successor = try #require(plan.successors.first)
    #expect(plan.date == day("2017-01-01") && plan.successors.count == 1 && successor.isNew)
    #expect(successor.predecessors.map(\.inhabitants) == [23_625, 17_896, 38_078])
    #expect(successor.inhabitants == 79_599 && plan.inhabitants == 79_599 && plan.counted == 79_869)
    #expect(plan.pending.first == day("2018-01-01") && plan.decisions == 0)

    let saved = try desk.reorganise()
    #expect(saved.records.allSatisfy { $0.kind == .reorganisation && $0.effective == day("2017-01-01") })
    let govroam = try desk.cell("GM1948", "govroam", on: "2017-01-01")
    #expect(govroam.status == .preparing && govroam.since == day("2017-01-01"))
    // Schijndel and Veghel: (23.625 + 38.078) / 79.599.
    #expect(govroam.note == "herindeling 1-1-2017: 78 % van de inwoners was verder (in gebruik, implementatie)")
    let gibit = try desk.cell("GM1948", "gibit", on: "2017-01-01")
    #expect(gibit.status == .committed && gibit.note.isEmpty)
    let gon = try desk.cell("GM1948", "gon", on: "2017-01-01")
    #expect(gon.status == .unknown && gon.note == "herindeling 1-1-2017: 48 % van de inwoners was verder (oriëntatie)")
    #expect(try desk.cell("GM1948", "rijbewijs", on: "2017-01-01").flags == [.pilot, .frontRunner])
    #expect(try desk.cell("GM1948", "verhuizen", on: "2017-01-01") == RolloutCell())
    #expect(try desk.store.cell(veghel, "govroam").status == .merged)
    // Before the day nothing shows, and the old codes keep their history.
    #expect(try desk.cell(veghel, "govroam").status == .inUse)
    #expect(try desk.store.history(of: veghel).last?.to == "D")
    #expect(try desk.store.check().isEmpty)
  }

  @Test("Littenseradiel 2018 goes in three: only its main successor takes its statuses over")
  func littenseradiel() throws {
    let desk = try Desk()
    let plan = try desk.store.plan(.fromTable(day("2018-01-01")), clock: clock)
    #expect(plan.ending.count == 11 && plan.successors.count == 6)
    for (code, counts) in [("GM1900", true), ("GM0080", false), ("GM1949", false)] {
      let successor = try #require(plan.successors.first { $0.code == code })
      #expect(successor.predecessors.first { $0.code == "GM0140" }?.counts == counts, "\(code)")
    }
    #expect(try #require(plan.successors.first { $0.code == "GM1900" }).inhabitants == 84_158 + 10_746)
    #expect(try #require(plan.successors.first { $0.code == "GM1949" }).inhabitants == 44_162)
    // All that end or receive, each once, against the counts of 2018.
    #expect(plan.inhabitants == 387_030 && plan.counted == 387_149)
    let own = try desk.cell("GM1900", "gibit")
    try desk.reorganise()
    // Súdwest-Fryslân had embedded it, Littenseradiel had not reported.
    let after = try desk.cell("GM1900", "gibit", on: "2018-01-01")
    #expect(own.status == .embedded && after.status == .committed && after.note.contains("89 % van de inwoners"))
    // What does not change keeps its day.
    #expect(try desk.cell("GM1900", "verhuizen", on: "2018-01-01").since == desk.cell("GM1900", "verhuizen").since)
    #expect(try desk.store.check().isEmpty)
  }

  @Test("Until its day a reorganisation does not show, holds every cell of those concerned, and undo frees them")
  func planned() throws {
    let desk = try Desk()
    let before = try desk.store.programme(asOf: nil, clock: clock)
    try desk.reorganise("2018-01-01")
    let now = try desk.store.programme(asOf: nil, clock: clock)
    #expect(now.cells.map(\.status) == before.cells.map(\.status) && now.adoptedChange == before.adoptedChange)
    #expect(now.cells.map(\.note) == before.cells.map(\.note))
    #expect(try desk.cell("GM0140", "govroam").status == .inUse)
    for (code, initiative) in [("GM0140", "gibit"), ("GM1900", "verhuizen"), ("GM0080", "gon")] {
      let version = try desk.cell(code, initiative).version
      try refusal("effective-before-latest") {
        try desk.save(
          RolloutChange(municipality: code, initiative: initiative, note: "x", expectedVersion: version))
      }
    }
    do {
      try desk.set("GM0140", "gibit", "D")
    } catch let failure as StoreFailure {
      #expect(failure.words.dutch.contains("herindeling") && failure.words.dutch.contains("Ongedaan maken door anna"))
    }
    try desk.undo()
    // The undo is of today, but what it takes back never was.
    #expect(try desk.store.programme(asOf: nil, clock: clock).adoptedChange == before.adoptedChange)
    let version = try desk.cell("GM0140", "gibit").version
    try desk.save(
      RolloutChange(municipality: "GM0140", initiative: "gibit", status: .committed, expectedVersion: version))
    #expect(try desk.cell("GM0140", "gibit", on: "2017-12-31").status == .committed)
    // Anna's undo stands: what bram did since would be lost.
    try refusal("changed-since") { try desk.redo() }
    try desk.reorganise("2018-01-01")
    #expect(try desk.cell("GM1900", "gibit", on: "2018-01-01").status == .committed)
    #expect(try desk.store.check().isEmpty)
  }

  @Test("Undo and redo go back and forth exactly, one plan upon another too, and numbers have no gaps")
  func undoRedo() throws {
    let desk = try Desk()
    let before = try desk.seen()
    try desk.reorganise()
    let first = try desk.seen()
    try desk.reorganise()
    let second = try desk.seen()
    #expect(before != first && first != second && before[1] == second[1])
    for _ in 1...2 {
      try desk.undo()
      #expect(try desk.seen() == first)
      try desk.undo()
      #expect(try desk.seen() == before)
      try desk.redo()
      #expect(try desk.seen() == first)
      try desk.redo()
      #expect(try desk.seen() == second)
    }
    #expect(try desk.store.check().isEmpty)
    try refusal("already-reorganised") { try desk.reorganise("2018-01-01") }
    #expect(try desk.store.pendingReorganisations(clock: clock).first == day("2021-01-01"))
  }

  @Test("One that is late is taken back from its own day on, and can be carried out once more")
  func late() throws {
    var desk = try Desk(empty: "2017-11-01")
    try desk.set("GM0140", "gibit", "D")
    desk.today = day("2018-03-01")
    // Waadhoeke has spoken for itself: that stands.
    try desk.set("GM1949", "gon", "O")
    #expect(try desk.store.pendingReorganisations(clock: desk.today).first == day("2018-01-01"))
    try desk.reorganise()
    #expect(try desk.cell("GM1900", "gibit").status == .committed && desk.cell("GM1949", "gon").status == .orienting)
    try desk.undo()
    #expect(try desk.cell("GM1900", "gibit").status == .unknown)
    #expect(try desk.cell("GM1900", "gibit", on: "2018-02-01").status == .unknown)
    try desk.reorganise()
    #expect(try desk.cell("GM1900", "gibit", on: "2018-01-01").status == .committed)
    try desk.undo()
    // A receiving municipality that went on meanwhile stands in the way, and is named.
    try desk.set("GM1900", "gibit", "O")
    try refusal("effective-before-latest") { try desk.reorganise() }
    #expect(try desk.store.check().isEmpty)
  }

  @Test("Exempt beside not exempt is blocked until it is decided; exempt all round stays exempt")
  func exempt() throws {
    let desk = try Desk(empty: "2016-12-15")
    try desk.set("GM0844", "gon", "D", flags: [.exempt, .paused])
    for code in ["GM0844", "GM0846", "GM0860"] { try desk.set(code, "gibit", "", flags: .exempt) }
    let plan = try desk.store.plan(.fromTable(nil), clock: desk.today)
    #expect(plan.decisions == 1)
    try desk.reorganise()
    let gon = try desk.cell("GM1948", "gon", on: "2017-01-01")
    #expect(gon.status == .committed && gon.flags == [.blocked, .paused])
    #expect(gon.note == "besluit nodig: Schijndel was uitgezonderd, Sint-Oedenrode, Veghel niet")
    #expect(try desk.cell("GM1948", "gibit", on: "2017-01-01").flags == .exempt)
  }

  @Test("The plan that was seen is what is done: a change meanwhile is told and nothing happens")
  func conflict() throws {
    let desk = try Desk()
    let plan = try desk.store.plan(.fromTable(nil), clock: clock)
    try desk.save(RolloutChange(municipality: "GM0140", initiative: "gon", note: "nog even"))
    let records = try desk.store.info().journalRecords
    try refusal("plan-changed") {
      _ = try desk.store.reorganise(.fromTable(nil), expected: plan, by: "anna", at: at, clock: clock)
    }
    #expect(try desk.store.info().journalRecords == records)
    let again = try desk.store.plan(.fromTable(nil), clock: clock)
    _ = try desk.store.reorganise(.fromTable(nil), expected: again, by: "anna", at: at, clock: clock)
    // Undo of what another has changed since is refused, as everywhere.
    try refusal("nothing-to-undo") { try desk.undo("carla") }
  }

  @Test("What the table does not know, what is done, and what is out of order is refused, and nothing is kept")
  func refusals() throws {
    let desk = try Desk()
    let records = try desk.store.info().journalRecords
    try refusal("no-such-reorganisation") { try desk.reorganise("2017-06-01") }
    try refusal("already-reorganised") { try desk.reorganise("2017-01-01") }
    try refusal("earlier-first") { try desk.reorganise("2019-01-01") }
    #expect(try desk.store.info().journalRecords == records)
    let real = try Desk(empty: "2026-11-24")
    #expect(try real.store.pendingReorganisations(clock: real.today).isEmpty)
    try refusal("nothing-to-reorganise") { try real.reorganise() }
    // Nothing was reported in time, but whoever wants it in the journal may have it.
    try real.reorganise("2022-01-01")
    #expect(try real.store.check().isEmpty)
  }

  @Test("Statuses at random: a reorganisation and its undo leave every value as it was")
  func random() throws {
    let initiatives = ["overlijden", "verhuizen", "gibit", "govroam", "gon"]
    let codes = ["GM0140", "GM0081", "GM0080", "GM1900", "GM0063", "GM0070", "GM1908", "GM0007", "GM0048", "GM0196"]
    var random = Dice()
    for round in 1...12 {
      let desk = try Desk(empty: "2017-10-01")
      var told: [String] = []
      for code in codes {
        for initiative in initiatives {
          let road = ["", "O", "N", "D", "DV", "DVI", "DX", "ON", "DVG"].randomElement(using: &random) ?? ""
          let flags = RolloutFlags(rawValue: UInt8.random(in: 0..<32, using: &random))
          told.append("\(code) \(initiative) \(road) \(flags.letters)")
          try? desk.set(code, initiative, road, flags: flags)
        }
      }
      let before = try desk.seen()
      try desk.reorganise()
      let after = try desk.seen()
      try desk.undo()
      #expect(try desk.seen() == before, "\(round): \(told)")
      try desk.redo()
      #expect(try desk.seen() == after, "\(round): \(told)")
      #expect(try desk.store.check().isEmpty, "\(round): \(told)")
      // Nobody who was bound gets free, and nobody gets further than its weakest, unless bound.
      let programme = try desk.store.programme(asOf: day("2018-01-01"), clock: desk.today)
      let column = try #require(programme.column(of: "gibit"))
      let row = try #require(programme.row(of: "GM1950"))
      let old = try ["GM0007", "GM0048"].map { try desk.cell($0, "gibit").status }
      #expect(programme[row, column].status == Reorganisation.mergedStatus(of: old), "\(round): \(told)")
    }
  }
}
