import Foundation
import TestSupport
import Testing

@Suite(.serialized, .realPrograms) struct RoadmapProgramTests {
  let place: Place
  init() throws { place = try Place() }

  private func row(_ kind: String, _ id: String) throws -> [String: Any] {
    try #require(try place.json(kind).first { $0["id"] as? String == id })
  }

  @Test("get tells dates, steps and risks under the names that are promised")
  func lists() throws {
    defer { place.remove() }
    for (kind, count, keys) in [
      ("roadmap", 35, ["initiative", "title", "from", "until", "state"]),
      ("nextsteps", 23, ["id", "owner", "due", "state", "title", "section", "line"]),
      ("risks", 37, ["id", "kind", "title", "section", "line", "rijbewijs", "gibit", "govroam"]),
    ] {
      let rows = try place.json(kind)
      #expect(rows.count == count, "\(kind)")
      for row in rows { #expect(Set(keys).isSubset(of: row.keys), "\(kind): \(row)") }
    }
    let late = try row("roadmap", "alv-2017")
    #expect(late["until"] as? String == "2017-06-30" && late["state"] as? String == "overdue")
    #expect(try row("roadmap", "gf-dicht")["state"] as? String == "fact")
    #expect(try row("risks", "p11")["rijbewijs"] is NSNull)
  }

  @Test("do adds, moves, completes and undoes; each has its record in the journal")
  func verbs() throws {
    defer { place.remove() }
    #expect(try place.samen("do", "milestone \"Toets door de raad\" \"eind 2018\" gibit --reason afspraak").status == 0)
    #expect(try place.samen("do", "move-milestone m2 q1 2019; complete terugblik 2017-09-01").status == 0)
    let own = try row("roadmap", "m2")
    #expect(own["until"] as? String == "2019-03-31" && own["first"] as? String == "..2018-12-31")
    #expect(own["initiative"] as? String == "gibit" && own["sample"] as? Bool == false)
    #expect(try row("roadmap", "terugblik")["done"] as? String == "2017-09-01")
    #expect(
      try place.samen("do", "next-step n22 started; precondition p7 gibit arranged \"akkoord van de raad\"").status == 0
    )
    #expect(try row("nextsteps", "n22")["state"] as? String == "started")
    #expect(try row("risks", "p7")["gibit"] as? String == "arranged")
    #expect(try place.samen("do", "undo; undo; undo; undo; undo").status == 0)
    #expect(try place.json("roadmap").count == 35)
    #expect(try row("nextsteps", "n22")["state"] as? String == "open")
    #expect(try place.samen("check").status == 0)
  }

  @Test("What cannot be ends with 4 and keeps nothing")
  func refusals() throws {
    defer { place.remove() }
    let before = try place.json("journal").count
    for line in [
      "milestone Iets 2018-06-30..2018-01-01", "move-milestone terugblik 2021..2018", "complete gf-dicht",
      "complete terugblik 2018-01-01", "complete taskforce",
    ] {
      let outcome = try place.samen("do", line)
      #expect(outcome.status == 4 && !outcome.errors.isEmpty, "\(line): \(outcome)")
    }
    #expect(try place.json("journal").count == before)
  }

  @Test("snapshot pictures the page in both languages")
  func snapshots() throws {
    defer { place.remove() }
    for (language, words) in [("nl", "Routekaart 2016–2021"), ("en", "Roadmap 2016–2021")] {
      let outcome = try run(
        Place.program, ["snapshot", "--page", "roadmap", "--lang", language, "--store", place.store, "--size", "80x24"])
      #expect(outcome.status == 0 && outcome.output.contains(words), "\(outcome)")
    }
  }
}
