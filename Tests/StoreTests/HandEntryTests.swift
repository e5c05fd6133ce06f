import Foundation
import Model
import Store
import TestSupport
import Testing

@Suite struct HandEntryTests {
  private let store: ProgrammeStore
  private let date = Day(iso: "2019-01-01") ?? clock

  init() throws { store = try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true) }

  private func request(
    _ old: [String], _ code: String, _ name: String = "", on date: Day? = nil
  ) -> ReorganisationRequest {
    .byHand(ReorganisationByHand(date: date ?? self.date, old: old, newCode: code, name: name))
  }

  @discardableResult
  private func reorganise(_ request: ReorganisationRequest, by: String = "anna") throws -> Saved {
    try store.reorganise(request, by: by, at: at, clock: clock)
  }

  private func municipality(_ code: String, on day: Day) throws -> Municipality? {
    let programme = try store.programme(asOf: day, clock: clock)
    return programme.row(of: code).map { programme.municipalities[$0] }
  }

  private func undo(_ by: String = "anna") throws { _ = try store.undo(by: by, at: at, clock: clock) }

  @Test("A merger by hand makes the new municipality on its day: people, province, statuses; undo leaves no trace")
  func merger() throws {
    let before = try store.programme(asOf: date, clock: clock)
    let saved = try reorganise(request(["Amersfoort", "gm0327"], "gm9901", "Nieuwstad"))
    #expect(saved.records.filter { $0.field == .called }.map(\.to) == ["Nieuwstad"])
    #expect(try municipality("GM9901", on: date + -1) == nil && municipality("GM0307", on: date) == nil)
    let new = try #require(try municipality("GM9901", on: date))
    let sum = ["GM0307", "GM0327"].reduce(0) { sum, code in
      sum + (before.row(of: code).map { before.municipalities[$0].inhabitants } ?? 0)
    }
    #expect(new.name == "Nieuwstad" && new.province == "Utrecht" && new.inhabitants == sum && sum > 180_000)
    #expect(try store.programme(asOf: date, clock: clock).inhabitants == before.inhabitants)
    // Amersfoort uses Govroam for good, Leusden is implementing it.
    let after = try store.programme(asOf: date, clock: clock)
    let row = try #require(after.row(of: "GM9901"))
    #expect(after[row, try #require(after.column(of: "govroam"))].status == .implementing)
    let dossier = try store.dossier(of: "GM9901")
    #expect(dossier.predecessors.map(\.code) == ["GM0307", "GM0327"] && dossier.predecessors[0].kind == .merger)
    #expect(try store.dossier(of: "GM0327").successors.map(\.name) == ["Nieuwstad"])
    #expect(try store.check().isEmpty)

    try undo()
    let back = try store.programme(asOf: date, clock: clock)
    #expect(back.municipalities == before.municipalities && back.cells.map(\.status) == before.cells.map(\.status))
    #expect(try store.dossier(of: "GM0327").successors.isEmpty && store.check().isEmpty)
    _ = try store.redo(by: "anna", at: at, clock: clock)
    #expect(try municipality("GM9901", on: date) == new && store.check().isEmpty)
    try undo()
    // The code that was never used is free again, for anyone.
    try reorganise(request(["Baarn", "Soest"], "GM9901", "Baarn"), by: "bram")
    #expect(try municipality("GM9901", on: date)?.name == "Baarn")
    #expect { try store.redo(by: "anna", at: at, clock: clock) } throws: {
      if case .refused(let refusal, _, _) = $0 as? StoreFailure { refusal.rule == "changed-since" } else { false }
    }
    #expect(try store.check().isEmpty)
  }

  @Test("An annexation by hand leaves the code and adds the people; undo takes both back")
  func annexation() throws {
    let before = try #require(try municipality("GM0307", on: date))
    let whole = try store.programme(asOf: date, clock: clock).inhabitants
    try reorganise(request(["Leusden"], "GM0307"))
    let after = try #require(try municipality("GM0307", on: date))
    #expect(after.name == "Amersfoort" && after.inhabitants == before.inhabitants + 30_030)
    #expect(try store.programme(asOf: date, clock: clock).inhabitants == whole)
    #expect(try store.dossier(of: "GM0307").predecessors.map(\.kind) == [.annexation])
    #expect(try store.check().isEmpty)
    try undo()
    #expect(try municipality("GM0307", on: date) == before && municipality("GM0327", on: date) != nil)
    #expect(try store.check().isEmpty)
  }

  @Test("Undo that would take a new municipality from under another's report is refused")
  func usedSince() throws {
    var today = clock
    let real = try ProgrammeStore.inMemory(seed: try Project.sampleSeed().withoutSample, isSample: false)
    let hand = ReorganisationByHand(date: clock, old: ["Baarn", "Soest"], newCode: "GM9901", name: "Eemstad")
    _ = try real.reorganise(.byHand(hand), by: "anna", at: at, clock: today)
    today = clock + 40
    _ = try real.save([note("van bram", "GM9901")], by: "bram", at: at, clock: today)
    #expect { try real.undo(by: "anna", at: at, clock: today) } throws: {
      if case .refused(let refusal, _, _) = $0 as? StoreFailure { refusal.rule == "changed-since" } else { false }
    }
    _ = try real.undo(by: "bram", at: at, clock: today)
    _ = try real.undo(by: "anna", at: at, clock: today)
    #expect(try real.programme(asOf: nil, clock: today).row(of: "GM9901") == nil && real.check().isEmpty)
  }

  @Test("Whatever cannot be is refused by its own rule, and nothing is kept")
  func refusals() throws {
    let records = try store.info().journalRecords
    func day(_ text: String) -> Day? { Day(iso: text) }
    let cases: [(String, ReorganisationRequest)] = [
      ("no-code", request(["Baarn", "Soest"], "9901", "Eemstad")),
      ("no-code", request(["Baarn", "Soest"], "GM99O1", "Eemstad")),
      ("not-on-that-date", request(["Baarn", "Zoest"], "GM9901", "Eemstad")),
      ("not-on-that-date", request(["Schijndel", "Baarn"], "GM9901", "Eemstad")),
      ("not-on-that-date", request(["Waadhoeke"], "GM9901", "Eemstad", on: day("2017-12-01"))),
      ("into-itself", request(["Baarn", "Soest"], "GM0308")),
      ("named-twice", request(["Baarn", "GM0308"], "GM9901", "Eemstad")),
      ("ends-already", request(["Littenseradiel", "Baarn"], "GM9901", "Eemstad", on: day("2017-12-01"))),
      ("table-first", request(["Leeuwarden", "Baarn"], "GM9901", "Eemstad", on: day("2017-12-01"))),
      ("table-first", request(["Baarn"], "GM0080")),
      ("code-exists", request(["Baarn"], "GM0307", "Eemstad")),
      ("code-taken", request(["Baarn", "Soest"], "GM0844", "Eemstad")),
      ("code-taken", request(["Baarn", "Soest"], "GM1949", "Eemstad", on: day("2017-12-01"))),
      ("name-missing", request(["Baarn", "Soest"], "GM9901")),
      ("one-line", request(["Baarn", "Soest"], "GM9901", "\u{1B}[2J")),
      ("name-taken", request(["Baarn", "Soest"], "GM9901", "AMERSFOORT")),
      ("date-too-far", request(["Baarn", "Soest"], "GM9901", "Eemstad", on: day("2099-01-01"))),
      ("effective-before-latest", request(["Baarn", "Soest"], "GM9901", "Eemstad", on: day("2017-02-01"))),
    ]
    for (rule, request) in cases {
      #expect("\(rule) \(request)") {
        try reorganise(request)
      } throws: {
        if case .refused(let refusal, _, _) = $0 as? StoreFailure { refusal.rule == rule } else { false }
      }
    }
    #expect(try store.info().journalRecords == records && store.check().isEmpty)
    try reorganise(request(["Baarn", "Soest"], "GM9901", "Eemstad"))
    #expect { try reorganise(request(["Baarn", "Zeist"], "GM9902", "Eemstad")) } throws: {
      if case .refused(let refusal, _, _) = $0 as? StoreFailure {
        refusal.rule == "ends-already" || refusal.rule == "not-on-that-date"
      } else {
        false
      }
    }
  }

  @Test("A series counts the municipalities of each day, or those of one day throughout")
  func series() throws {
    let series = try store.series(of: "govroam", clock: clock)
    #expect(series.points.first?.day.iso == "2016-12-31" && series.points.last?.day == clock)
    #expect(series.points[0].asItWas.eligible == 390 && series.points[0].recast.eligible == 388)
    let last = try #require(series.points.last)
    let programme = try store.programme(asOf: nil, clock: clock)
    let coverage = programme.coverage(of: try #require(programme.column(of: "govroam")))
    #expect(last.asItWas == coverage && last.recast == coverage)
    for point in series.points {
      let then = try store.programme(asOf: point.day, clock: clock)
      #expect(point.asItWas == then.coverage(of: try #require(then.column(of: "govroam"))), "\(point.day.iso)")
    }
    #expect(series.quarters.map(\.day.iso) == ["2016-12-31", "2017-03-31", "2017-06-30", "2017-09-30", "2017-10-01"])
    // Back: Meierijstad stands for the three that it came from. Schijndel was bound before, the others were not.
    let back = try store.series(of: "govroam", recastTo: Day(iso: "2016-06-01"), clock: clock)
    #expect(back.points.allSatisfy { $0.recast.eligible == 390 })
    #expect(back.points.last?.recast.committed == coverage.committed + 2)
    let start = try #require(back.points.first)
    #expect(start.recast.committed == start.asItWas.committed)
    #expect(series.points.first?.recast.committed == start.asItWas.committed)
    // On: a planned reorganisation changes neither what was, nor what it is recast to.
    let ahead = try store.series(of: "govroam", recastTo: Day(iso: "2018-01-01"), clock: clock)
    #expect(ahead.points.allSatisfy { $0.recast.eligible == 380 })
    try reorganise(.fromTable(nil))
    #expect(try store.series(of: "govroam", recastTo: Day(iso: "2018-01-01"), clock: clock) == ahead)
    #expect(throws: StoreFailure.unknownInitiative("nooit")) { try store.series(of: "nooit", clock: clock) }
  }

  @Test("A dossier tells people by year, predecessors and successors")
  func dossier() throws {
    let new = try store.dossier(of: "GM1948")
    #expect(new.predecessors.map(\.name) == ["Schijndel", "Sint-Oedenrode", "Veghel"] && new.successors.isEmpty)
    #expect(new.predecessors.compactMap(\.inhabitants).reduce(0, +) == 79_599)
    #expect(new.inhabitants.first?.year == 2017 && new.inhabitants.first?.inhabitants == 79_869)
    let split = try store.dossier(of: "GM0140")
    #expect(Set(split.successors.map(\.code)) == ["GM0080", "GM1900", "GM1949"])
    #expect(split.successors.allSatisfy { $0.kind == .split && $0.date.iso == "2018-01-01" })
  }
}
