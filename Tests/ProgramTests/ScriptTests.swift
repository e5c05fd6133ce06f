import Foundation
import TestSupport
import Testing

/// `do`: all is read before any is done, and words like options are never taken as text.
@Suite(.serialized, .realPrograms) struct ScriptTests {
  let place: Place
  init() throws { place = try Place() }

  private var bytes: Data { (try? Data(contentsOf: URL(fileURLWithPath: place.store))) ?? Data() }

  private func cell(_ municipality: String, _ initiative: String) throws -> [String: Any] {
    try #require(
      try place.json("rollout", "--filter", "code=\(municipality)").first { $0["initiative"] as? String == initiative })
  }

  @Test(
    "A command that cannot be understood stops all before the first is done",
    arguments: [
      "onzin", "set Nergenshuizen overlijden D", "set Amersfoort overlijden Q", "set Amersfoort niets D", "set",
      "note \"open", "page bestaat-niet", "theme bestaat-niet", "as-of ooit", "help", "book ibd",
      "reorganise 2018-13-01", "filter kleur=rood", "set Amersfoort overlijden D --kleur rood", "mark Nergenshuizen",
      "undo --dry-run", "plan Almere overlijden 2017-99-99",
    ])
  func readFirst(_ line: String) throws {
    defer { place.remove() }
    let before = bytes
    for script in ["set Amersfoort overlijden D; mark Almere; \(line)", "set Amersfoort overlijden D;\(line);undo"] {
      let outcome = try place.samen("do", script)
      #expect(outcome.status == 2 && outcome.errors.contains("Er is niets gedaan."), "\(script): \(outcome)")
      #expect(bytes == before)
    }
  }

  @Test("The first refusal stops it and says which command and how many were done")
  func stops() throws {
    defer { place.remove() }
    let script = "set Amersfoort overlijden D; set Almere overlijden D; set Amersfoort overlijden O; undo"
    let outcome = try place.samen("do", script)
    #expect(outcome.status == 4 && outcome.errors.contains("opdracht 3 van 4, «set Amersfoort overlijden O»"))
    #expect(outcome.errors.contains("Gedaan zijn er 2"), "\(outcome)")
    #expect(try place.json("journal").first?["municipality"] as? String == "GM0034")
    let first = try place.samen("do", "set Amersfoort overlijden O; undo")
    #expect(first.status == 4 && first.errors.contains("Er is niets gedaan."), "\(first)")
  }

  @Test("What an earlier command makes possible is not refused beforehand")
  func later() throws {
    defer { place.remove() }
    let script = "filter gon=?|O|N name~amersfoort; undo-niets"
    #expect(try place.samen("do", script).status == 2)
    let both = "set Amersfoort overlijden D; filter overlijden=D name~amersfoort; mark-all; set overlijden V; undo"
    let outcome = try place.samen("do", both)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(
      try place.samen("do", "reorganise 2018-01-01 Baarn+Soest GM9901 Eemstad; undo; set Littenseradiel overlijden D")
        .status == 0)
  }

  @Test("Options stand in do as they stand behind set")
  func options() throws {
    defer { place.remove() }
    let before = bytes
    for option in ["--dry-run", "--dry-run --expect O", "--note= --dry-run", "--note \"met wie\" --dry-run"] {
      let outcome = try place.samen("do", "set Amersfoort overlijden D \(option)")
      #expect(outcome.status == 0 && outcome.errors.contains("zou worden"), "\(option): \(outcome)")
    }
    #expect(bytes == before)
    let line =
      "set Amersfoort overlijden D --expect O --reason=\"a b\" --note \"met wie\" --planned 2017-12-01 --flags k"
    #expect(try place.samen("do", line).status == 0)
    let now = try cell("GM0307", "overlijden")
    #expect(now["note"] as? String == "met wie" && now["planned"] as? String == "2017-12-01")
    #expect(now["flags"] as? String == "K" && now["status"] as? String == "D")
    #expect(try place.json("journal").first?["reason"] as? String == "a b")
    #expect(try place.samen("do", "set Amersfoort overlijden V --expect O").status == 3)
    #expect(try place.samen("do", "set Amersfoort overlijden O --expect V").status == 3)
    #expect(
      try place.samen(
        "do", "note Amersfoort overlijden hoi --dry-run; mark Amersfoort; flag overlijden P --dry-run"
      ).status == 0)
    #expect(try place.samen("do", "plan Amersfoort overlijden +2w --dry-run").status == 0)
    #expect(try cell("GM0307", "overlijden")["note"] as? String == "met wie")
    #expect(try place.samen("do", "set Amersfoort overlijden --note=").status == 0)
    #expect(try cell("GM0307", "overlijden")["note"] as? String == "")
    #expect(try place.samen("do", "settle F3 --reason=zetfout").status == 0)
    #expect(try place.json("findings")[2]["reason"] as? String == "zetfout")
  }

  @Test("What set and do read of a value is the same: a day, no day, no flags, a status that can be chosen")
  func values() throws {
    defer { place.remove() }
    for (values, planned) in [
      (["--planned", "+2w"], "2017-10-15"), (["--planned="], nil), (["--planned", "none"], nil),
    ] {
      #expect(try place.samen(["set", "Almere", "overlijden", "--flags", "k"] + values).status == 0)
      let now = try cell("GM0034", "overlijden")
      #expect(now["planned"] as? String == planned && now["flags"] as? String == "K", "\(now)")
      #expect(try place.samen("set", "Almere", "overlijden", "--planned", "2017-12-01", "--flags=").status == 0)
      #expect(try place.samen("do", "set Almere overlijden --flags k " + values.joined(separator: " ")).status == 0)
      #expect(try cell("GM0034", "overlijden")["planned"] as? String == planned)
    }
    for words in [["set", "Almere", "overlijden", "Q"], ["set", "Almere", "overlijden", "D", "--expect", "Q"]] {
      let (set, line) = (try place.samen(words), try place.samen("do", words.joined(separator: " ")))
      #expect(set.status == 2 && set.errors == line.errors && set.errors.contains("I G B X."), "\(set) \(line)")
    }
    let outcome = try place.samen("set", "Almere", "overlijden", "D", "--dry-run=true")
    #expect(outcome.status == 2 && outcome.errors.contains("heeft geen waarde"), "\(outcome)")
  }

  @Test("A sign is that sign, whatever combining mark follows it: what cuts, cuts, and the mark is text")
  func marks() throws {
    defer { place.remove() }
    let outcome = try place.samen(
      "do",
      "set Amersfoort overlijden --note \"\u{301}a b\";set Almere overlijden --note=\u{E0101}c;"
        + "set Zwolle overlijden --note \u{301}d; settle F3 slot\u{D4E}")
    #expect(outcome.status == 0, "\(outcome)")
    for (code, note) in [("GM0307", "\u{301}a b"), ("GM0034", "\u{E0101}c"), ("GM0193", "\u{301}d")] {
      let kept = try cell(code, "overlijden")["note"] as? String ?? ""
      #expect(kept.unicodeScalars.elementsEqual(note.unicodeScalars), "\(kept.debugDescription)")
    }
    #expect(try place.samen("do", "mark Almere;\u{301}mark Zwolle").errors.contains("opdracht 2 van 2"))
    #expect(try place.samen("do", "set Almere overlijden --dry-run=\u{301}").status == 2)
    #expect(try place.samen("do", "view filter='naam=x\u{301}'").status == 2)
    #expect(try place.samen("snapshot", "--keys", "j  Foo").errors.contains("«Foo»"))
    // A letter that is one Character with a blank behind it stays at the end of its line.
    let table = try place.samen("get", "findings").output
    #expect(
      table.unicodeScalars.split(separator: "\n").contains { String($0).utf8.suffix(3).elementsEqual("\u{D4E}".utf8) })
  }

  @Test(
    "A word that looks like an option is honoured or refused, never taken as text",
    arguments: [
      "set Amersfoort overlijden D --on ooit", "book ibd realisatie 5 --past", "filter --amsterdam",
      "set Amersfoort overlijden D omdat --dry-rum", "note Amersfoort overlijden --dry-run=x", "settle F3 --dry-run x",
      "note Amersfoort overlijden --reason --dry-run", "set Amersfoort overlijden D --reason --note x",
      "set Amersfoort overlijden D \"--read-only\"", "book ibd realisatie 5 --note x",
      "set Amersfoort overlijden D --reason",
      "set Amersfoort overlijden D zo --reason anders", "set Amersfoort overlijden D --flags Q",
      "set Amersfoort overlijden D --planned morgenochtend", "set Amersfoort overlijden D --expect Q",
    ])
  func neverText(_ line: String) throws {
    defer { place.remove() }
    let before = bytes
    let outcome = try place.samen("do", line)
    #expect(outcome.status == 2 && !outcome.errors.isEmpty, "\(outcome)")
    #expect(bytes == before)
  }

  @Test("What is so already is done: nothing is recorded, and it ends well")
  func alreadySo() throws {
    defer { place.remove() }
    let set = ["set", "Amersfoort", "overlijden", "D", "--note", "hoi", "--flags", "K", "--planned", "2017-12-01"]
    #expect(try place.samen(set).status == 0)
    let before = bytes
    for more in [[], ["--reason", "nog eens"], ["--expect", "D"], ["--expect", "O"], ["--dry-run"]] {
      let outcome = try place.samen(set + more)
      #expect(outcome.status == 0 && outcome.errors.contains("al zo"), "\(more): \(outcome)")
    }
    for line in [
      "set Amersfoort overlijden D", "correct Amersfoort overlijden D typefout", "correct Amersfoort overlijden D",
      "filter name=Amersfoort; page municipalities", "set Amersfoort overlijden D --expect O",
      "set Amersfoort overlijden D --dry-run", "set Amersfoort overlijden --note hoi --flags K",
    ] {
      let outcome = try place.samen("do", line)
      #expect(outcome.status == 0, "\(line): \(outcome)")
    }
    #expect(bytes == before)
    // Of several rows those that are not so yet are changed.
    #expect(try place.samen("do", "mark Amersfoort; mark Almere; set overlijden D").status == 0)
    #expect(try cell("GM0034", "overlijden")["status"] as? String == "D")
    #expect(try place.json("journal").first?["municipality"] as? String == "GM0034")
    let count = try place.json("journal").count
    for line in [
      "mark Almere; flag overlijden P; flag overlijden P", "note Almere overlijden x; note Almere overlijden x",
      "plan Almere overlijden 2017-12-24; plan Almere overlijden 2017-12-24",
    ] {
      #expect(try place.samen("do", line).status == 0, "\(line)")
    }
    #expect(try place.json("journal").count == count + 3)
  }

  @Test("--all-or-nothing keeps one change, or none")
  func atOnce() throws {
    defer { place.remove() }
    let before = bytes
    let start = try place.json("journal").count
    for (line, status) in [
      ("set Amersfoort overlijden D; set Urk govroam G", 4), ("set Amersfoort overlijden D; undo", 2),
      ("set Amersfoort overlijden D; set Almere overlijden D --expect B", 3),
      ("set Amersfoort overlijden D; set Amersfoort overlijden V", 2),
    ] as [(String, Int32)] {
      let outcome = try place.samen("do", line, "--all-or-nothing")
      #expect(outcome.status == status && outcome.errors.contains("Er is niets gedaan."), "\(line): \(outcome)")
      #expect(bytes == before)
    }
    let script =
      "set Amersfoort overlijden D --reason een; set Almere overlijden D twee; mark Almere; set overlijden --note x"
    let outcome = try place.samen("do", script, "--all-or-nothing")
    #expect(outcome.status == 0, "\(outcome)")
    let records = try place.json("journal").dropLast(start)
    #expect(records.count == 3 && Set(records.compactMap { $0["change"] as? Int }).count == 1, "\(records)")
    #expect(records.allSatisfy { $0["reason"] as? String == "een; twee" })
    #expect(try place.samen("do", "undo").status == 0)
    #expect(try cell("GM0307", "overlijden")["status"] as? String == "O")
    #expect(try cell("GM0034", "overlijden")["note"] as? String == "")
    #expect(try place.samen("check").status == 0)
  }

  @Test("A day that is still to come cannot be looked at")
  func toCome() throws {
    defer { place.remove() }
    for arguments in [["get", "rollout"], ["get", "fund"], ["snapshot"], ["do", "page fund"], ["get", "journal"]] {
      let outcome = try place.samen(arguments + ["--as-of", "2017-10-02"])
      #expect(outcome.status == 2 && outcome.errors.contains("moet nog komen"), "\(arguments): \(outcome)")
      #expect(try place.samen(arguments + ["--as-of", "2017-10-01"]).status == 0)
    }
  }

  @Test("A planned day that is over is refused without a screen, unless it is meant so")
  func past() throws {
    defer { place.remove() }
    let set = ["set", "Amersfoort", "overlijden", "--planned"]
    for arguments in [
      set + ["1 mrt 2017"], set + ["-90d", "--dry-run"], ["do", "plan Amersfoort overlijden gisteren"],
    ] {
      let outcome = try run(Place.program, arguments + ["--store", place.store])
      #expect(outcome.status == 4 && outcome.errors.contains("--past"), "\(arguments): \(outcome)")
    }
    #expect(try cell("GM0307", "overlijden")["planned"] is NSNull)
    for (arguments, day) in [
      (set + ["1 mrt 2017", "--past"], "2017-03-01"),
      (["do", "plan Amersfoort overlijden gisteren --past"], "2017-09-30"),
      (set + ["eind q4"], "2017-12-31"),
    ] {
      #expect(try run(Place.program, arguments + ["--store", place.store]).status == 0)
      #expect(try cell("GM0307", "overlijden")["planned"] as? String == day)
    }
  }

  @Test("--as-of takes a day as people write it, seen from the store's own today")
  func asOf() throws {
    defer { place.remove() }
    let ends = try ["2017-09-30", "gisteren", "-1d", "30 sep", "eind q3", "30.9.17"].map {
      try place.samen("get", "rollout", "--format", "csv", "--as-of", $0)
    }
    #expect(ends.allSatisfy { $0.status == 0 && $0.output == ends[0].output }, "\(ends.map(\.errors))")
    for text in ["morgen", "ooit", "31-2-2017", "1 jan 2015"] {
      #expect(try place.samen("get", "rollout", "--as-of", text).status == 2, "\(text)")
    }
  }
}
