import Foundation
import TestSupport
import Testing

@testable import samen

/// Words from outside are what they say.
@Suite(.serialized, .realPrograms) struct ArgumentTests {
  let place: Place
  init() throws { place = try Place() }

  private var bytes: Data { (try? Data(contentsOf: URL(fileURLWithPath: place.store))) ?? Data() }

  /// A run whose words may be any bytes, which the shell makes.
  private func shell(_ line: String) throws -> Outcome {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", "exec \(Place.program.path) \(line) --store \(place.store)"])
  }

  @Test(
    "--opt= gives the empty value, and what follows stays an option: nothing is saved",
    arguments: [
      ["--note=", "--dry-run"], ["--note", "", "--dry-run"], ["--reason=", "--dry-run"], ["--dry-run", "--note="],
      ["--note=", "--reason=", "--dry-run"],
    ])
  func emptyValue(_ options: [String]) throws {
    defer { place.remove() }
    let before = bytes
    let outcome = try place.samen(["set", "Amersfoort", "overlijden", "D"] + options)
    #expect(outcome.status == 0 && outcome.errors.contains("zou worden"), "\(outcome)")
    #expect(bytes == before)
  }

  @Test("An empty note takes the note away")
  func emptyNote() throws {
    defer { place.remove() }
    #expect(try place.samen("set", "Amersfoort", "overlijden", "D", "--note", "hoi").status == 0)
    #expect(try place.samen("set", "Amersfoort", "overlijden", "V", "--note=").status == 0)
    let cell = try place.json("rollout", "--filter", "Amersfoort").first { $0["initiative"] as? String == "overlijden" }
    #expect(cell?["note"] as? String == "")
  }

  @Test(
    "The name of an option is never the value of another",
    arguments: [
      ["set", "Amersfoort", "overlijden", "D", "--reason", "--dry-run"],
      ["set", "Amersfoort", "overlijden", "D", "--note", "--expect=O"],
      ["set", "Amersfoort", "overlijden", "D", "--note=--dry-run"],
      ["set", "Amersfoort", "overlijden", "D", "--reason", "--read-only"],
      ["--by", "--read-only", "set", "Amersfoort", "overlijden", "D"],
      ["set", "Amersfoort", "overlijden", "D", "--flags", "--note", "x"], ["snapshot", "--keys", "--page"],
      ["set", "Amersfoort", "overlijden", "D", "--note", "-h"],
    ])
  func neverAValue(_ arguments: [String]) throws {
    defer { place.remove() }
    let before = bytes
    let outcome = try run(Place.program, arguments + ["--store", place.store])
    #expect(outcome.status == 2 && outcome.errors.contains("is een optie"), "\(outcome)")
    #expect(bytes == before)
  }

  @Test("What only begins with a dash is a value")
  func dashes() throws {
    defer { place.remove() }
    let utrecht = try place.json("municipalities", "--filter", "provincie=Utrecht").count
    #expect(try place.json("municipalities", "--filter", "-provincie=Utrecht").count == 388 - utrecht)
    #expect(try place.json("municipalities", "--filter=-provincie=Utrecht").count == 388 - utrecht)
    #expect(
      try place.samen("set", "Amersfoort", "overlijden", "D", "--note", "-1", "--reason", "--waarom niet").status == 0)
    let record = try #require(try place.json("journal").first)
    #expect(record["to"] as? String == "-1" && record["reason"] as? String == "--waarom niet")
    #expect(try place.samen("set", "Amersfoort", "overlijden", "V", "--by=--wie").status == 0)
  }

  @Test(
    "A value that begins with a combining mark or a variation selector is a value",
    arguments: ["\u{E0101}x", "\u{301}x", "\u{FE0F}", "-\u{301}x", "a=\u{301}", "\u{301}=x"])
  func marks(_ note: String) throws {
    defer { place.remove() }
    for words in [["--note", note], ["--note", "", "--reason", note], ["--note=" + note]] {
      let outcome = try place.samen(["set", "Amersfoort", "overlijden"] + words)
      #expect(outcome.status == 0, "\(words): \(outcome)")
    }
    let records = try place.json("journal").filter { $0["field"] as? String == "note" }.prefix(3)
    func isNote(_ value: Any?) -> Bool {
      (value as? String)?.unicodeScalars.elementsEqual(note.unicodeScalars) ?? false
    }
    #expect(isNote(records.first?["to"]) && isNote(records.last?["to"]), "\(records)")
    #expect(try place.samen("info", "--theme=" + note).errors.contains("Onbekende optie") == false)
  }

  @Test("Options before the subcommand count as behind it, whatever their value")
  func leading() throws {
    defer { place.remove() }
    for arguments in [["--lang", "en"], ["--lang=en"], ["--lang", "nl", "--lang", "en"]] {
      let outcome = try run(Place.program, arguments + ["--store=" + place.store, "info"])
      #expect(outcome.status == 0 && outcome.output.contains("language"), "\(outcome)")
    }
    #expect(try run(Place.program, ["--theme=", "info", "--store", place.store]).status == 2)
  }

  @Test("What the options are is what the commands declare")
  func known() throws {
    defer { place.remove() }
    let dump = try run(Place.program, ["--experimental-dump-help"]).output
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any])
    var (withValue, alone): (Set<String>, Set<String>) = ([], [])
    func take(_ command: [String: Any]) {
      for argument in command["arguments"] as? [[String: Any]] ?? [] {
        for name in argument["names"] as? [[String: Any]] ?? [] {
          let dashes = name["kind"] as? String == "long" ? "--" : "-"
          let word = dashes + (name["name"] as? String ?? "")
          if argument["kind"] as? String == "option" { withValue.insert(word) } else { alone.insert(word) }
        }
      }
      for sub in command["subcommands"] as? [[String: Any]] ?? [] where sub["commandName"] as? String != "help" {
        take(sub)
      }
    }
    take(try #require(whole["command"] as? [String: Any]))
    let source = try String(
      contentsOf: Project.root.appendingPathComponent("Sources/samen/OptionWords.swift"), encoding: .utf8)
    let halves = source.components(separatedBy: "static let alone")
    func words(_ text: Substring) -> Set<String> {
      Set(text.matches(of: /"(--?[a-z][a-z-]*)"/).map { String($0.output.1) })
    }
    #expect(words(halves[0][...]) == withValue)
    #expect(words(halves[1].prefix { $0 != "]" }).subtracting(["--help-hidden"]) == alone)
  }

  @Test("An argument that is not UTF-8 is refused by its place, and nothing is kept")
  func notUTF8() throws {
    defer { place.remove() }
    let before = bytes
    let outcome = try shell("set Amersfoort overlijden D --note \"$(printf 'caf\\351')\"")
    #expect(outcome.status == 2 && outcome.errors.contains("6") && outcome.errors.contains("caf\\xE9"), "\(outcome)")
    #expect(try shell("do \"$(printf 'note \\303')\"").status == 2)
    #expect(bytes == before)
  }

  @Test("A name from the environment that is not UTF-8 is refused", arguments: ["SAMEN_USER", "USER"])
  func notUTF8Name(_ variable: String) throws {
    defer { place.remove() }
    let line = "\(variable)=\"$(printf 'Ren\\351')\" exec \(Place.program.path) set Amersfoort overlijden D"
    let outcome = try run(URL(fileURLWithPath: "/bin/sh"), ["-c", line + " --store \(place.store)"])
    #expect(outcome.status == 2 && outcome.errors.contains("$\(variable)"), "\(outcome)")
  }

  @Test("A library that is loaded first and sets a variable takes no argument away")
  func preloaded() throws {
    defer { place.remove() }
    let source = place.folder.appendingPathComponent("early.c")
    try "#include <stdlib.h>\n__attribute__((constructor)) static void early(void) { setenv(\"EARLY\", \"1\", 1); }\n"
      .write(to: source, atomically: true, encoding: .utf8)
    let library = place.folder.path + "/early.so"
    let made = try run(
      URL(fileURLWithPath: "/usr/bin/env"), ["cc", "-shared", "-fPIC", "-o", library, source.path])
    try #require(made.status == 0, "\(made)")
    let early = ["LD_PRELOAD": library, "XDG_DATA_HOME": place.folder.path + "/data", "HOME": place.folder.path]
    #expect(try run(Place.program, ["--version"], environment: early).output == "0.1.0\n")
    let sample = try run(Place.program, ["get", "journal", "--sample", "--read-only"], environment: early)
    #expect(sample.status == 0 && !sample.output.isEmpty)
    #expect(try run(Place.program, ["zet"], environment: early).status == 2)
    #expect(!FileManager.default.fileExists(atPath: place.folder.path + "/data"))
  }

  @Test(
    "Where the arguments cannot be seen nothing is done", .enabled(if: getuid() == 0 && canUnshare))
  func unseen() throws {
    defer { place.remove() }
    let line = "mount -t tmpfs none /proc && exec \(Place.program.path) --version"
    let outcome = try run(URL(fileURLWithPath: "/usr/bin/unshare"), ["-m", "sh", "-c", line])
    #expect(outcome.status == 1 && outcome.errors.contains("/proc/self/cmdline"), "\(outcome)")
  }
}

/// The quick way to read the command line of a plain start.
@Suite(.dice) struct PlainArgumentTests {
  private static let words =
    OptionNames.withValue.sorted() + OptionNames.alone.sorted()
    + [
      "--store=x", "--by=", "--lang=en", "--sample=x", "--", "-", "", " ", "x", "get", "set", "init", "fund", "en",
      "nl",
      "--unknown", "-x", "-1", "=", "--sample\u{301}", "-\u{301}x", "\u{301}--by", "é", "~/x", "--read-onl", "--STORE",
      "file:x", "--no-colour", "help",
    ]

  private func options(_ asked: Asked) -> [String] {
    Mirror(reflecting: asked).children.map { "\($0.label ?? "") \($0.value)" }
  }

  @Test("What it understands the parser understands as the same; all else it leaves to the parser")
  func same() throws {
    var dice = Dice()
    let subcommands = Samen.configuration.subcommands.map { $0._commandName }
    let plain = [
      "--sample", "--fresh", "--read-only", "--ascii", "--no-color", "--no-mouse", "--store", "--theme", "--lang",
      "--by",
    ]
    var understood = 0
    for round in 0..<2000 {
      // Half of them of words that it may know, for it to understand some.
      let words = round % 2 == 0 ? plain + ["x", "en", "", "é", "-\u{301}x"] : Self.words
      let arguments = (0..<dice.below(6)).map { _ in words[dice.below(words.count)] }
      guard let asked = Asked(plainly: arguments) else { continue }
      understood += 1
      let command = try Samen.parseAsRoot(parserWords(arguments, subcommands: subcommands))
      let parsed = try #require(command as? Samen, "\(arguments)")
      var same = Asked(parsed.common)
      same.fresh = parsed.fresh
      #expect(options(same) == options(asked) && !parsed.startsOperating, "\(arguments)")
    }
    #expect(understood > 300 && Asked(plainly: []) != nil)
    for arguments in [
      ["--operator"], ["get"], ["--store"], ["--store", "--sample"], ["--lang=en"], ["x"], ["--", "x"],
    ] {
      #expect(Asked(plainly: arguments) == nil, "\(arguments)")
    }
  }
}

private let canUnshare =
  (try? run(URL(fileURLWithPath: "/usr/bin/unshare"), ["-m", "mount", "-t", "tmpfs", "none", "/mnt"]))?.status == 0
