import Foundation
import TestSupport
import Testing

@Suite(.serialized, .realPrograms) struct WordsTests {
  let place: Place
  init() throws { place = try Place() }

  private func write(_ name: String, _ text: String) throws -> String {
    let path = place.folder.appendingPathComponent(name)
    try text.write(to: path, atomically: true, encoding: .utf8)
    return path.path
  }

  @Test("Every text is in one language: option, then config, then environment, then Dutch")
  func language() throws {
    defer { place.remove() }
    let config = try write("c.toml", "lang = \"en\"\n")
    let unknown = ["get", "iets", "--config", config]
    #expect(try run(Place.program, unknown).errors.contains("Unknown"))
    #expect(try run(Place.program, unknown, environment: ["LC_ALL": "nl_NL.UTF-8"]).errors.contains("Unknown"))
    #expect(try run(Place.program, ["get", "iets"], environment: ["LC_ALL": "en_GB"]).errors.contains("Unknown"))
    #expect(try run(Place.program, unknown + ["--lang", "nl"]).errors.contains("Onbekend"))
    #expect(try run(Place.program, ["get", "iets"]).errors.contains("Onbekend"))
    #expect(try place.samen("info", "--config", config).output.contains("language"))
    #expect(try run(Place.program, ["--help", "--config", config]).output.contains("OVERVIEW"))
    #expect(try place.samen("snapshot", "--config", config).output.contains("388 municipalities"))
  }

  @Test("Whatever is wrong with a command line or a file of the user is said in one language")
  func mistakes() throws {
    defer { place.remove() }
    let files = ["lang = \n", "lang = \"nl\"\nlang = \"nl\"\n", "[keys\n", "x 1\n", "a = [1\n", "a = \"\\q\"\n"]
    let configs = try files.enumerated().map { ["info", "--config", try write("c\($0).toml", $1)] }
    for arguments in [
      ["--sample=3"], ["get"], ["get", "--as-of"], ["set", "--nope"], ["set"], ["set", "a", "b", "D", "e"], ["nope"],
      ["init", "--synthetic", "x"], ["info", "--empty"], ["get", "fund", "--format", "x"], ["help", "nope"],
      ["help", "get", "fund"], ["-q"], ["snapshot", "--size"],
    ] + configs {
      let outcome = try run(Place.program, arguments + (arguments.first == "help" ? [] : ["--lang", "nl"]))
      #expect(outcome.status == 2, "\(arguments): \(outcome)")
      let words = outcome.errors.lowercased().split { !$0.isLetter }.map(String.init)
      for word in [
        "the", "value", "option", "missing", "unknown", "unexpected", "see", "error", "while", "parsing",
        "expected", "cannot", "one", "following", "already", "had", "invalid", "subcommand", "usage",
      ] {
        #expect(!words.contains(word), "\(arguments): «\(word)» \(outcome.errors)")
      }
    }
    let english = try run(Place.program, ["help", "nope"], environment: ["LC_ALL": "en_GB.UTF-8"])
    #expect(english.status == 2 && english.errors.contains("No subcommand «nope»"), "\(english)")
    #expect(try run(Place.program, ["help", "get"]).status == 0)
  }

  @Test("Screens go by the clock of this place, exports by UTC")
  func clocks() throws {
    defer { place.remove() }
    let zone = ["TZ": "EST5"]
    let filter = try run(
      Place.program,
      ["snapshot", "--sample", "--page", "journal", "--size", "160x40", "--lang", "en"], environment: zone)
    let utc = try run(Place.program, ["snapshot", "--sample", "--page", "journal", "--size", "160x40", "--lang", "en"])
    #expect(utc.output.contains("29 Sep 2017 09:") && filter.output.contains("29 Sep 2017 04:"), "\(filter.output)")
    #expect(!filter.output.contains("UTC"))
    let export = try run(
      Place.program, ["get", "journal", "--sample", "--limit", "1", "--format", "csv"], environment: zone)
    #expect(export.output.contains("T09:") && export.output.contains("Z"), "\(export)")
  }

  @Test("Dutch help and errors have no English left")
  func dutch() throws {
    defer { place.remove() }
    for arguments in [
      ["--help"], ["get", "--help"], ["get", "fund", "--formt", "x"], ["get", "fund", "--format", "x"],
    ] {
      let outcome = try run(Place.program, arguments)
      for word in ["Did you mean", "' or '", "subcommand", "options", "Please", "USAGE", "Error", "help information"] {
        #expect(!(outcome.output + outcome.errors).contains(word), "\(arguments): \(word)\n\(outcome)")
      }
    }
  }

  @Test("A table for people has their words, units and notation; machine formats never change")
  func tables() throws {
    defer { place.remove() }
    let fund = try place.samen("get", "fund").output
    #expect(fund.contains("Begroting (€)") && fund.contains("20.260.000") && !fund.contains("2026000000"))
    #expect(fund.contains("2017 ") && !fund.contains("2.017"))
    let english = try place.samen("get", "initiatives", "--lang", "en").output
    #expect(english.contains("Coverage inhabitants") && english.contains("%") && !english.contains(" %"))
    #expect(try place.samen("get", "rollout").output.contains("'s-Gravenhage"))
    for format in ["csv", "json"] {
      let dutch = try place.samen("get", "fund", "--format", format).output
      #expect(dutch == (try place.samen("get", "fund", "--format", format, "--lang", "en").output))
      #expect(dutch.contains("budget") && dutch.contains("2026000000"))
    }
  }

  @Test("Letters only holds for tables and for what is told")
  func letters() throws {
    defer { place.remove() }
    #expect(try place.samen("get", "fund", "--ascii").output.utf8.allSatisfy { $0 < 0x80 })
    let told = try place.samen("set", "Amersfoort", "overlijden", "D", "--ascii").errors
    #expect(told.contains("O > D") && told.utf8.allSatisfy { $0 < 0x80 }, "\(told)")
  }

  @Test("A line break in a name does not break a line of what is told")
  func lineBreaks() throws {
    defer { place.remove() }
    let outcome = try run(Place.program, ["get", "a\nsamen: vals bericht", "--store", place.store])
    #expect(outcome.errors.split(separator: "\n").count == 1 && outcome.errors.contains("␊"), "\(outcome)")
  }

  @Test("Without colour nothing has one")
  func colourless() throws {
    defer { place.remove() }
    for (arguments, environment) in [(["--no-color"], [:]), ([], ["TERM": "dumb"]), ([], ["NO_COLOR": "1"])] {
      let base = ["snapshot", "--store", place.store] + arguments
      let ansi = try run(Place.program, base + ["--format", "ansi"], environment: environment).output
      #expect(!ansi.contains("38;2") && !ansi.contains("48;2"))
      let svg = try run(Place.program, base + ["--format", "svg"], environment: environment).output
      let colours = Set(svg.matches(of: /#[0-9a-fA-F]{6}/).map { String($0.output) })
      #expect(colours == ["#000000", "#ffffff"], "\(colours)")
    }
  }

  @Test("Without a home the store must be named, and who works is known all the same")
  func homeless() throws {
    defer { place.remove() }
    let environment = ["HOME": "", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "", "USER": ""]
    let outcome = try run(Place.program, ["get", "fund"], environment: environment)
    #expect(outcome.status == 2 && outcome.errors.contains("--store"), "\(outcome)")
    let info = try run(Place.program, ["info", "--store", place.store], environment: environment)
    let name = try run(URL(fileURLWithPath: "/usr/bin/id"), ["-un"]).output
    #expect(info.status == 0 && info.output.contains(name.trimmingCharacters(in: .newlines)), "\(info)")
    for name in ["", " "] {
      #expect(try run(Place.program, ["info", "--store", place.store, "--by", name]).status == 2)
    }
  }

  @Test("What names a thing that is none is a wrong use")
  func misuse() throws {
    defer { place.remove() }
    for arguments in [
      ["do", "theme geen"], ["do", "page kelder"], ["info", "--theme", "geen"], ["get", "fund", "--filter", "x=1"],
      ["get", "rollout", "--filter", "provincie=Foo"], ["get", "rollout", "--as-of", "2015-12-31"],
      ["get", "municipalities", "--as-of", "2018-01-01"],
    ] {
      #expect(try place.samen(arguments).status == 2, "\(arguments)")
    }
  }

  @Test("The journal and a card of a day in the past have no later record")
  func past() throws {
    defer { place.remove() }
    for keys in ["9", "j Enter"] {
      let now = try place.samen(["snapshot", "--keys", keys]).output
      #expect(now.contains("sep 2017"), "\(keys)")
      let past = try place.samen(["snapshot", "--keys", keys, "--as-of", "2017-02-28"]).output
      #expect(past.contains("feb 2017") && !past.contains("sep 2017"), "\(keys): \(past)")
    }
  }

  @Test("A config's key is found in its own table, whatever else bears its name")
  func lines() throws {
    defer { place.remove() }
    let config = try write("c.toml", "theme = \"samen-dark\" # undo = \n\n[keys]\n# undo = [\"s\"]\ntheme = [\"^I\"]\n")
    let outcome = try place.samen("info", "--config", config)
    #expect(outcome.status == 2 && outcome.errors.contains("c.toml:5: theme"), "\(outcome)")
  }

  @Test(
    "A theme with a value of the wrong kind names file, line and key",
    arguments: [
      ("inherits = 3", "inherits"), ("name = 4", "name"), ("palette = 5", "palette"), ("roles = 6", "roles"),
      ("appearance = true", "appearance"), ("[roles]\n\"text\" = { fg = true }", "text"),
      ("[roles]\n\"text\" = { bold = \"ja\" }", "text"), ("[palette]\ntext = 7", "text"),
    ])
  func themes(_ text: String, _ key: String) throws {
    defer { place.remove() }
    _ = try write("t.toml", "# text = 1\n" + text + "\n")
    let outcome = try place.samen("snapshot", "--theme", "t", "--themes-dir", place.folder.path)
    let line = text.hasPrefix("[") ? 3 : 2
    #expect(outcome.status == 2 && outcome.errors.contains("t.toml:\(line): \(key)"), "\(outcome)")
  }
}

extension Place {
  func samen(_ arguments: [String]) throws -> Outcome {
    try run(Place.program, arguments + ["--store", store, "--by", "anna"])
  }
}
