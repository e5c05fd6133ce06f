import Foundation
import TestSupport
import Testing

/// Days, undo and conflicts with real programs.
@Suite(.serialized, .realPrograms) struct TimeProgramTests {
  let place: Place
  init() throws { place = try Place() }

  private func by(_ name: String, _ arguments: String...) throws -> Outcome {
    try run(Place.program, arguments + ["--store", place.store, "--by", name])
  }

  private func cell(_ code: String, _ initiative: String, _ options: String...) throws -> [String: Any] {
    let outcome = try run(
      Place.program,
      ["get", "rollout", "--filter", "code=\(code)", "--format", "json", "--store", place.store] + options)
    let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    return try #require(rows?.first { $0["initiative"] as? String == initiative }, "\(outcome)")
  }

  /// The number of the last record.
  private var first: Int { get throws { try place.json("journal").first?["seq"] as? Int ?? 0 } }

  private func status(_ code: String, _ initiative: String) throws -> String {
    try cell(code, initiative)["status"] as? String ?? ""
  }

  @Test("What was so since a day is recorded of that day, known from now on, and so in every state since")
  func on() throws {
    defer { place.remove() }
    let before = try place.json("journal").first?["seq"] as? Int ?? 0
    let outcome = try by("anna", "set", "Harlingen", "gibit", "G", "--on", "2017-09-01")
    #expect(outcome.status == 0 && outcome.errors.contains("per 1 sep 2017"), "\(outcome)")
    let now = try cell("GM0072", "gibit")
    #expect(now["since"] as? String == "2017-09-01" && now["changed"] as? String == "2017-09-01")
    #expect(now["heard"] as? String == "2017-10-01" && now["planned"] is NSNull)
    #expect(try cell("GM0072", "gibit", "--as-of", "2017-08-31")["status"] as? String == "I")
    #expect(try cell("GM0072", "gibit", "--as-of", "2017-09-01")["status"] as? String == "G")
    #expect(try cell("GM0072", "gibit", "--as-of", "2017-09-01", "--known-at", "\(before)")["status"] as? String == "I")
    #expect(try cell("GM0072", "gibit", "--known-at", "2017-09-29")["status"] as? String == "I")
    // So already: done, and nothing recorded.
    let count = try place.json("journal").count
    let again = try by("bram", "set", "Harlingen", "gibit", "G", "--on", "2 sep 2017")
    #expect(again.status == 0 && again.errors.contains("al zo"), "\(again)")
    #expect(try place.json("journal").count == count)
  }

  @Test(
    "A day on which nothing can be recorded is refused by the rule that says so",
    arguments: [
      ("Aalten", "2017-10-02", "moet nog komen", 4), ("Aalten", "2015-12-31", "geen gegevens van voor", 4),
      ("Meierijstad", "2016-12-31", "er pas sinds 1 jan 2017", 4), ("Aalten", "ooit", "is geen dag", 2),
      ("Schijndel", "2017-05-01", "Schijndel", 2), ("Nergens", "2017-05-01", "Nergens", 2),
    ] as [(String, String, String, Int32)])
  func refused(_ name: String, _ day: String, _ words: String, _ status: Int32) throws {
    defer { place.remove() }
    let outcome = try by("anna", "set", name, "gon", "O", "--on", day)
    #expect(outcome.status == status && outcome.errors.contains(words), "\(outcome)")
  }

  @Test("Names are those of the day that is spoken of, in set and in do")
  func names() throws {
    defer { place.remove() }
    #expect(try by("anna", "set", "Schijndel", "rijbewijs", "O", "--on", "2016-12-10").status == 0)
    let veghel = "set Veghel rijbewijs D on 2016-12-20; confirm Veghel rijbewijs on 2016-12-22"
    #expect(try by("anna", "do", veghel).status == 0)
    let now = try cell("GM1948", "rijbewijs")
    #expect(now["status"] as? String == "D" && now["since"] as? String == "2017-01-01", "\(now)")
    #expect(try by("anna", "do", "set Nergens gon D on 2016-12-15").status == 2)
  }

  @Test("bram sets two, anna one of them, bram undoes: he is told, and offered the other, the one before, or nothing")
  func undo() throws {
    defer { place.remove() }
    let first = try self.first
    #expect(try by("bram", "set", "Bunnik", "gon", "O").status == 0)
    #expect(
      try by("bram", "do", "--all-or-nothing", "set Aalten gon O; set Baarn gon O on 2017-09-01").status == 0)
    #expect(try by("anna", "set", "Baarn", "gon", "N").status == 0)
    let held = try by("bram", "do", "undo")
    #expect(held.status == 4 && held.errors.contains("anna") && held.errors.contains("undo rest"), "\(held)")
    #expect(try status("GM0197", "gon") == "O" && status("GM0308", "gon") == "N")
    #expect(try by("bram", "do", "undo rest").status == 0)
    #expect(try status("GM0197", "gon") == "?" && status("GM0308", "gon") == "N")
    // That change is done with: the next is the one before.
    #expect(try by("bram", "do", "undo").status == 0)
    #expect(try status("GM0312", "gon") == "?")
    #expect(try by("bram", "do", "redo").status == 0)
    #expect(try status("GM0312", "gon") == "O")
    let journal = try place.json("journal")
    let redo = try #require(journal.first)
    #expect(redo["kind"] as? String == "redo" && redo["undoes"] as? Int == first + 1 && redo["beside"] as? String == "")
  }

  @Test("undo skip passes over what is held, as often as asked; nothing is ever stuck")
  func skip() throws {
    defer { place.remove() }
    for town in ["Bunnik", "Aalten", "Baarn"] { #expect(try by("bram", "set", town, "gon", "O").status == 0) }
    #expect(try by("anna", "set", "Baarn", "gon", "N").status == 0)
    #expect(try by("bram", "do", "undo; undo").status == 4)
    #expect(try by("bram", "do", "undo rest").status == 4)
    #expect(try by("bram", "do", "undo skip").status == 0)
    #expect(try status("GM0197", "gon") == "?" && status("GM0312", "gon") == "O")
    #expect(try by("bram", "do", "undo skip").status == 0)
    #expect(try status("GM0312", "gon") == "?")
    #expect(try by("bram", "do", "undo skip").status == 4)
  }

  @Test("By its number anybody's change is taken back, with a reason, and done again by the number of the undo")
  func byNumber() throws {
    defer { place.remove() }
    let first = try self.first
    #expect(try by("bram", "set", "Bunnik", "gon", "O", "--note", "n").status == 0)
    let refused = try by("anna", "do", "undo \(first + 1)")
    #expect(refused.status == 4 && refused.errors.contains("van bram"), "\(refused)")
    #expect(try by("anna", "do", "undo \(first + 2) \"verkeerde gemeente\"").status == 0)
    #expect(try status("GM0312", "gon") == "?" && cell("GM0312", "gon")["note"] as? String == "")
    let mark = try #require(try place.json("journal").first)
    #expect(mark["reason"] as? String == "verkeerde gemeente" && mark["by"] as? String == "anna")
    #expect(try by("anna", "do", "undo \(mark["seq"] as? Int ?? 0)").status == 0)
    #expect(try status("GM0312", "gon") == "O")
    for (line, status) in [("undo 99999", 4), ("undo nooit", 2), ("undo 0", 2), ("undo rest skip", 2)]
      as [(String, Int32)]
    {
      #expect(try by("anna", "do", line).status == status, "\(line)")
    }
  }

  @Test("A flag that a use rests on is not taken away, nor by a late correction")
  func invariants() throws {
    defer { place.remove() }
    #expect(try by("anna", "set", "Bunnik", "gon", "G").status == 4)
    #expect(try by("anna", "set", "Bunnik", "gon", "G", "--flags", "P").status == 0)
    let refused = try by("anna", "set", "Bunnik", "gon", "--flags", "none")
    #expect(refused.status == 4 && refused.errors.contains("vlag P"), "\(refused)")
    #expect(try by("anna", "do", "flag Bunnik gon K").status == 4)
    #expect(try by("anna", "do", "flag Bunnik gon PK").status == 0)
    let exit = try by("anna", "set", "Bunnik", "gon", "X", "--reason", "x")
    #expect(exit.status == 4 && exit.errors.contains("Bunnik gon"), "\(exit)")
    #expect(try by("anna", "do", "correct Bunnik gon X x").status == 4)
    #expect(try by("anna", "set", "Bunnik", "gon", "X", "--reason", "B-12").status == 0)
    #expect(try by("anna", "do", "check").status == 0)
  }

  @Test("A confirmation is heard and nothing else")
  func confirm() throws {
    defer { place.remove() }
    let before = try cell("GM0072", "gibit")
    let outcome = try by("anna", "do", "confirm Harlingen gibit")
    #expect(outcome.status == 0 && outcome.errors.contains("implementatie"), "\(outcome)")
    let after = try cell("GM0072", "gibit")
    #expect(after["heard"] as? String == "2017-10-01" && after["changed"] as? String == before["changed"] as? String)
    #expect(try by("anna", "do", "confirm Harlingen gibit").status == 0)
    #expect(try by("anna", "do", "confirm Harlingen gon").status == 4)
    #expect(try by("anna", "do", "confirm gibit").status == 2)
    #expect(try place.json("journal").first?["beside"] as? String == "I")
  }

  @Test("Reorganisations are facts: known ahead, nothing to carry out, and nothing is frozen")
  func facts() throws {
    defer { place.remove() }
    let first = try self.first
    let plan = try by("anna", "do", "reorganise 2018-01-01")
    #expect(plan.status == 0 && plan.errors.contains("Littenseradiel"), "\(plan)")
    #expect(try by("anna", "set", "Littenseradiel", "gon", "O").status == 0)
    let rows = try place.json("reorganisations")
    #expect(rows.contains { $0["old"] as? String == "GM0140" && $0["main"] as? Bool == false })
    #expect(rows.allSatisfy { $0["source"] as? String == "table" && $0["date"] != nil && $0["kind"] != nil })
    #expect(try by("anna", "do", "reorganise 2017-07-01 Baarn+Soest GM9901 Eemstad").status == 0)
    #expect(try place.json("municipalities").contains { $0["name"] as? String == "Eemstad" })
    #expect(try place.json("municipalities", "--known-at", "\(first)").contains { $0["name"] as? String == "Baarn" })
    let known = try place.json("reorganisations", "--known-at", "\(first)")
    #expect(try known.count == rows.count && place.json("reorganisations").count == rows.count + 2)
    // What was recorded of later days waits.
    #expect(try place.json("attention").contains { $0["kind"] as? String == "sleeping" })
    #expect(try by("anna", "do", "undo").status == 0)
    #expect(try place.json("municipalities").contains { $0["name"] as? String == "Baarn" })
    #expect(try by("anna", "do", "check").status == 0)
  }

  @Test("What is known then goes on every verb that reads; on those that write it is a wrong use")
  func knownAt() throws {
    defer { place.remove() }
    let first = try self.first
    #expect(try by("anna", "do", "settle F3 zetfout; book ibd realisatie 100 2017-09-01").status == 0)
    for kind in ["initiatives", "municipalities", "rollout", "fund", "findings", "journal", "attention"] {
      let now = try by("anna", "get", kind, "--format", "json")
      let then = try by("anna", "get", kind, "--format", "json", "--known-at", "\(first)")
      #expect(now.status == 0 && then.status == 0, "\(kind): \(then)")
      if ["fund", "findings", "journal", "attention"].contains(kind) { #expect(now.output != then.output, "\(kind)") }
    }
    #expect(try by("anna", "snapshot", "--known-at", "\(first)").output.contains("nr \(first)"))
    for words in [["set", "Bunnik", "gon", "O"], ["do", "set Bunnik gon O"]] {
      let outcome = try run(
        Place.program, words + ["--known-at", "4000", "--store", place.store, "--by", "anna"])
      #expect(outcome.status == 2, "\(outcome)")
    }
    for value in ["ooit", "2017-10-02", "-1", "2015-01-01"] {
      #expect(try by("anna", "get", "rollout", "--known-at=\(value)").status == 2, "\(value)")
    }
    #expect(try by("anna", "get", "rollout", "--known-at", "2017-06-30", "--as-of", "2017-09-01").status == 4)
  }

  @Test("Two at one cell: of one field the second is told, of different fields both are kept")
  func conflicts() throws {
    defer { place.remove() }
    #expect(try by("bram", "set", "Harlingen", "gibit", "--flags", "K").status == 0)
    #expect(try by("anna", "set", "Harlingen", "gibit", "--note", "n", "--expect", "I").status == 0)
    #expect(try by("bram", "set", "Harlingen", "gibit", "G", "--expect", "I").status == 0)
    let second = try by("anna", "set", "Harlingen", "gibit", "V", "--reason", "r", "--expect", "I")
    #expect(second.status == 3 && second.errors.contains("nu G"), "\(second)")
    let now = try cell("GM0072", "gibit")
    #expect(now["flags"] as? String == "K" && now["note"] as? String == "n" && now["status"] as? String == "G")
  }

  @Test("A clock before the last record is asked about, and refused where nobody can be asked")
  func clock() throws {
    defer { place.remove() }
    // Two places on earth whose days are never the same.
    let (ahead, behind) = (["TZ": "XXX-14"], ["TZ": "XXX+12"])
    let store = place.folder.path + "/echt.sqlite"
    func samen(_ words: String..., zone: [String: String]) throws -> Outcome {
      try run(Place.program, words + ["--store", store, "--by", "anna"], environment: zone)
    }
    #expect(try samen("init", "--empty", zone: behind).status == 0)
    #expect(try samen("set", "Amsterdam", "gon", "O", zone: ahead).status == 0)
    let refused = try samen("set", "Amsterdam", "gon", "D", zone: behind)
    #expect(refused.status == 4 && refused.errors.contains("--clock-is-right"), "\(refused)")
    #expect(try samen("do", "undo", zone: behind).status == 4)
    // Whoever knows better is the last record, and the next is not asked.
    #expect(try samen("set", "Utrecht", "gon", "O", "--clock-is-right", zone: behind).status == 0)
    #expect(try samen("set", "Zwolle", "gon", "O", zone: behind).status == 0)
  }
}
