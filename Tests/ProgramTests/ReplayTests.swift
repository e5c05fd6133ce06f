import Foundation
import TestSupport
import Testing

/// What scripts may rely on: the journal and the reorganisations make any state, along both axes.
@Suite(.dice, .realPrograms) struct ReplayTests {
  let place: Place
  init() throws { place = try Place() }

  private func by(_ name: String, _ line: String) throws -> Int32 {
    try run(Place.program, ["do", line, "--store", place.store, "--by", name]).status
  }

  /// A season of three operators: steps, reports, corrections, confirmations, facts, and taking back.
  private func work(_ dice: inout Dice) throws {
    let towns = ["Aalten", "Baarn", "Soest", "Bunnik", "Urk", "Veghel", "Meierijstad", "Schijndel"]
    let ids = ["gibit", "gon", "govroam", "overlijden", "verhuizen"]
    let days = ["2016-12-20", "2017-01-01", "2017-03-05", "2017-06-30", "2017-07-01", "2017-07-02", "2017-10-01"]
    func one<Value>(_ values: [Value]) -> Value { values[dice.below(values.count)] }
    for step in 0..<70 {
      if step == 30 { #expect(try by("anna", "reorganise 2017-07-01 Baarn+Soest GM9901 Eemstad") == 0) }
      if step == 50 { #expect(try by("bram", "reorganise 2017-09-01 Bunnik GM0307") == 0) }
      let cell = "\(one(towns)) \(one(ids))"
      let lines = [
        "set \(cell) \(one(["O", "N", "D", "V", "I", "G", "B"])) on \(one(days))",
        "set \(cell) X on \(one(days)) besluit 7",
        "correct \(cell) \(one(["?", "O", "D", "V", "I"])) on \(one(days)) typefout", "confirm \(cell) on \(one(days))",
        "flag \(cell) \(one(["P", "K", "E", "PK", "none", "!"])) on \(one(days))", "note \(cell) \"tekst \(step)\"",
        "plan \(cell) 2017-12-\(10 + dice.below(20)) on \(one(days))", "undo skip", "redo",
        "set Eemstad \(one(ids)) D on 2017-08-01", "note Eemstad gibit \"van de nieuwe\" --on 2017-08-01",
      ]
      let status = try by(one(["anna", "bram", "carla"]), one(lines))
      #expect([0, 2, 4].contains(status))
    }
  }

  @Test("A replay of journal and reorganisations is what get rollout gives, for a hundred days and numbers")
  func replay() throws {
    defer { place.remove() }
    var dice = Dice()
    try work(&dice)
    let journal = try place.json("journal")
    var replay = Replay(journal: journal, reorganisations: try place.json("reorganisations"), today: "2017-10-01")
    var counts: [String: [String: Int]] = [:]
    let old = try place.json("municipalities", "--as-of", "2016-12-31")
    replay.newcomers.insert("GM1948")
    for row in old + (try place.json("municipalities", "--as-of", "2017-06-30")) {
      replay.names[row["code"] as? String ?? ""] = row["name"] as? String
    }
    for (day, eve) in [("2017-01-01", "2016-12-31"), ("2017-07-01", "2017-06-30"), ("2017-09-01", "2017-08-31")] {
      for row in try place.json("municipalities", "--as-of", eve) {
        counts[day, default: [:]][row["code"] as? String ?? ""] = row["inhabitants"] as? Int
      }
    }
    replay.people = { day, code in counts[day]?[code] ?? 0 }
    let first = journal.compactMap { $0["seq"] as? Int }.max() ?? 0
    for round in 0..<100 {
      // Most of what is worth a look lies at the end.
      let seq = round % 4 == 0 ? 1 + dice.below(first) : first - dice.below(min(120, first))
      let last = replay.day(of: replay.whole(seq))
      let days = ["2016-12-31", "2017-01-01", "2017-03-05", "2017-06-30", "2017-07-01", "2017-08-31", "2017-09-01"]
      let day =
        days.filter { $0 <= last }.isEmpty || round % 3 == 0
        ? last : days.filter { $0 <= last }[dice.below(days.filter { $0 <= last }.count)]
      let state = replay.state(day, known: seq)
      let rows = try place.json("rollout", "--as-of", day, "--known-at", "\(seq)")
      #expect(rows.count > 2000)
      var wrong = 0
      for row in rows {
        let (code, id) = (row["municipality"] as? String ?? "", row["initiative"] as? String ?? "")
        let (theirs, mine) = (Replay.Cell(row), try state.cell(code, id))
        guard theirs != mine else { continue }
        wrong += 1
        if wrong < 4 { #expect(theirs == mine, "\(code) \(id) on \(day) as known at \(seq)") }
      }
      if wrong > 0 { break }
    }
  }
}
