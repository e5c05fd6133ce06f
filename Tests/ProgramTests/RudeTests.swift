import Foundation
import TestSupport
import Testing

/// Rude input, and what was typed too early.
@Suite(.serialized, .realPrograms) struct RudeTests {
  let place: Place
  init() throws { place = try Place() }

  @Test(
    "A config that is no TOML is an error with its line, whatever stands there",
    arguments: [
      "[(]", "[[[", "[é", "[.a]", "[,", "[[,", "[a]]", "[", "[\u{1B}", "lang = \"en\"\n\u{0}theme = 5", "a = \"\u{1}\"",
    ])
  func config(_ text: String) throws {
    defer { place.remove() }
    let config = place.folder.appendingPathComponent("config.toml")
    try Data(("# first\n" + text + "\n").utf8).write(to: config)
    let outcome = try place.samen("get", "initiatives", "--config", config.path)
    let line = text.contains("\u{0}") ? 3 : 2
    #expect(outcome.status == 2 && outcome.errors.contains("config.toml:\(line): "), "\(text): \(outcome)")
  }

  @Test("What only looks strange is read all the same")
  func strange() throws {
    defer { place.remove() }
    let config = place.folder.appendingPathComponent("config.toml")
    let text = ##"""
      lang = "en"
      by = """
      a \"""
      [no head]"""
      [keys] # mine
      undo = [
        "F9",
        "F8" # [not a head
      ]
      [ "filters" ]
      big = "inhabitants>50000 -name~\"[a\""
      """##
    for text in [text, text.replacingOccurrences(of: "\n", with: "\r\n")] {
      try Data(text.utf8).write(to: config)
      #expect(try place.samen("get", "initiatives", "--config", config.path).status == 0)
    }
    try Data((text + "\nwrong = 5\n").utf8).write(to: config)
    let outcome = try place.samen("get", "initiatives", "--config", config.path)
    #expect(outcome.status == 2 && outcome.errors.contains("config.toml:12: wrong"), "\(outcome)")
  }

  @Test("A theme that will not do makes no store")
  func theme() throws {
    defer { place.remove() }
    let home = place.folder.path + "/home"
    let outcome = try run(
      Place.program, ["snapshot", "--theme", "geen"],
      environment: ["HOME": home, "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "", "SAMEN_STORE": ""])
    #expect(outcome.status == 2 && !FileManager.default.fileExists(atPath: home + "/.local/share/samen/samen.sqlite"))
    let window = try TerminalWindow(
      "sh -c 'HOME=\(home) \(Place.program.path) --theme geen; echo ended with $?; sleep 60'")
    try window.wait(for: "ended with 2")
    #expect(!FileManager.default.fileExists(atPath: home + "/.local/share/samen/samen.sqlite"))
  }

  @Test("Without a screen a change names its municipality, and a question is no answer")
  func scripts() throws {
    defer { place.remove() }
    let before = try place.json("journal").count
    for line in [
      "advance", "flag P", "note hallo", "plan +2w", "retreat", "set", "correct", "repeat", "advance gibit",
      "note gibit x",
      "filter provincie=Flevoland; mark-all; advance", "filter Almere; set gibit B", "filter Almere; advance gibit",
      "mark Almere; flag", "mark Almere; flag K", "mark Almere; note hallo", "mark Almere; plan +2w",
      "mark Almere; retreat",
      "mark Almere; note gibit", "advance Almere", "advance Almere gibit ver", "note Almere gibit",
      "note hallo gibit x",
    ] {
      let outcome = try place.samen("do", line)
      #expect(outcome.status == 2 && !outcome.errors.isEmpty, "\(line): \(outcome)")
    }
    #expect(try place.samen("do", "advance").errors.contains("advance [GEMEENTE] INITIATIEF"))
    #expect(try place.samen("do", "mark Almere; note hallo").errors.contains("INITIATIEF TEKST"))
    #expect(try place.json("journal").count == before)
    #expect(
      try place.samen("do", "advance Almere gibit; note Almere gibit een  twee; flag \"GM0034\" gibit K").status == 0)
    #expect(try place.samen("do", "retreat Almere gibit --reason toch; plan Almere gibit 2017-12-24").status == 0)
    let cell = try place.json("rollout", "--filter", "code=GM0034").first { $0["initiative"] as? String == "gibit" }
    #expect(cell?["status"] as? String == "I" && cell?["note"] as? String == "een  twee", "\(cell ?? [:])")
    #expect(cell?["flags"] as? String == "K" && cell?["planned"] as? String == "2017-12-24", "\(cell ?? [:])")
    let waiting = try place.json("rollout", "--filter", "provincie=Flevoland gibit=D").map {
      $0["municipality"] as? String
    }
    let urk = ["filter provincie=Flevoland gibit=D; mark-all; advance gibit", "mark Urk; note gibit \"met wie\""]
    for line in urk { #expect(try place.samen("do", line).status == 0, "\(line)") }
    let moved = try place.json("rollout", "--filter", "provincie=Flevoland gibit=V").map {
      $0["municipality"] as? String
    }
    #expect(Set(moved).isSuperset(of: waiting) && waiting.count > 1, "\(moved)")
    #expect(try place.samen("do", "mark Almere; flag overlijden K").status == 0)
    #expect(try place.json("journal").first?["municipality"] as? String == "GM0034")
  }

  @Test(
    "A series is data in lines; findings tell euros, in the language asked for; options that do not fit are refused")
  func words() throws {
    defer { place.remove() }
    let series = try place.samen("do", "series govroam")
    #expect(series.status == 0 && series.output.split(separator: "\n").count >= 4 && !series.output.contains("␊"))
    let table = try place.samen("get", "findings")
    #expect(table.output.contains("€ 25.542.000,00") && !table.output.contains("2.554.200.000"))
    #expect(table.output.contains("Regel") && !table.output.contains("expected"))
    let english = try place.samen("get", "findings", "--lang", "en")
    #expect(english.output.contains("€ 25,542,000.00") && english.output != table.output)
    let json = try place.json("findings").first
    #expect(json?["expected"] is String && json?["state"] as? String == "open")
    #expect(try place.samen("get", "findings", "--filter", "kleur=x").status == 2)
    #expect(try place.samen("get", "rollout", "--year", "2018").status == 2)
    #expect(try place.samen("do", "contribution-setting index 2018 1,5").status == 0)
    let setting = try place.json("journal").first?["to"] as? String
    #expect(setting == "0.015", "\(setting ?? "")")
  }

  @Test("A save that fails is told, also when keys were typed meanwhile: none of them is carried out")
  func typedTooEarly() throws {
    defer { place.remove() }
    let window = try place.window("--operator")
    let holder = try place.beginSave(in: window, typingOn: "9", "j")
    defer { holder.release() }
    try window.wait(for: "houdt het gegevensbestand bezet")
    #expect(window.screen.contains("Uitrol per gemeente"))
    holder.release()
    try window.press("9")
    try window.wait(for: "nieuwste eerst")
  }

  @Test("A store that is replaced under the dashboard is told at once")
  func replaced() throws {
    defer { place.remove() }
    // So wide that the sentence, with the path in it, stands in one line.
    let window = try place.window(width: 240)
    try window.wait(for: "Uitrol per gemeente")
    #expect(try place.samen("init", "--sample", "--force").status == 0)
    try window.wait(for: "vervangen door een ander bestand")
  }
}
