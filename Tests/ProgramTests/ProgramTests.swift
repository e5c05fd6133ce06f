import Foundation
import Model
import Store
import TestSupport
import Testing

/// A folder with a store of the sample, and the program.
struct Place {
  let folder: URL
  var store: String { folder.appendingPathComponent("s.sqlite").path }
  static let program = Project.product("samen")

  init() throws {
    folder = try Project.temporaryFolder()
    let made = try run(Place.program, ["init", "--sample", "--store", store])
    try #require(made.status == 0, "\(made)")
  }

  /// Puts a store there as an older version would have made it.
  func makeOlder(version: Int) throws {
    try FileManager.default.removeItem(atPath: store)
    try ProgrammeStore.create(at: store, seed: try Project.sampleSeed().ofOneDay, isSample: true)
    try OlderStore.make(store, version: version)
  }

  func samen(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(Place.program, arguments + ["--store", store, "--by", "anna"], environment: environment)
  }

  func json(_ arguments: String...) throws -> [[String: Any]] { try json(arguments) }

  func json(_ arguments: [String]) throws -> [[String: Any]] {
    let outcome = try run(Place.program, ["get"] + arguments + ["--format", "json", "--store", store])
    let data = Data(outcome.output.utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]], "\(outcome)")
  }

  func window(_ options: String = "", width: Int = 120, height: Int = 40) throws -> TerminalWindow {
    try TerminalWindow("\(Place.program.path) --store \(store) --by anna \(options)", width: width, height: height)
  }

  /// Opens the menu of statuses of a municipality in an operator's dashboard.
  func openMenu(in window: TerminalWindow) throws {
    try window.wait(for: "Uitrol per gemeente")
    try window.press("/")
    try window.type("Amersfoort")
    try window.wait(for: "1–1 van 1")
    try window.press("Enter", "l", "s")
    try window.wait(for: "nu: oriëntatie")
  }

  /// Begins a save in an operator's dashboard that waits for another program, with keys typed on meanwhile.
  func beginSave(in window: TerminalWindow, typingOn keys: String...) throws -> Holder {
    try openMenu(in: window)
    let holder = try Holder(store)
    try window.press("D")
    try window.wait(for: "bezig met opslaan")
    for key in keys { try window.press(key) }
    return holder
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}

@Suite(.serialized, .realPrograms) struct CommandLineTests {
  let place: Place
  init() throws { place = try Place() }

  @Test("set changes one status, once; every end has its exit code")
  func exitCodes() throws {
    defer { place.remove() }
    #expect(try place.samen("set", "Amersfoort", "overlijden", "D", "--dry-run").status == 0)
    #expect(try place.samen("set", "Amersfoort", "overlijden", "D").status == 0)
    #expect(try place.samen("set", "Amersfoort", "overlijden", "O").status == 4)
    #expect(try place.samen("set", "Amersfoort", "overlijden", "V", "--expect", "O").status == 3)
    #expect(try place.samen("set", "Nergenshuizen", "overlijden", "V").status == 2)
    #expect(try place.samen("set", "Amersfoort", "overlijden", "Q").status == 2)
    #expect(try place.samen("zet").status == 2)
    #expect(try place.samen("get", "rollout", "--filter", "kleur=rood").status == 2)
    #expect(try place.samen().status == 2)
    #expect(try run(Place.program, ["get", "fund", "--store", place.folder.path + "/geen"]).status == 1)
    let records = try place.json("journal")
    #expect(records.first?["by"] as? String == "anna" && records.first?["to"] as? String == "D")
    #expect(try place.samen("check").status == 0)
  }

  @Test("do runs the dashboard's commands by the same rules")
  func scripts() throws {
    defer { place.remove() }
    #expect(try place.samen("do", "operate; set GM0307 overlijden D; set Amersfoort overlijden V").status == 0)
    #expect(try place.samen("do", "set Amersfoort overlijden O").status == 4)
    #expect(try place.samen("do", "undo; undo").status == 0)
    #expect(try place.samen("do", "undo").status == 4)
    #expect(try place.samen("do", "onzin").status == 2)
    let cell = try place.json("rollout", "--filter", "code=GM0307").first {
      $0["initiative"] as? String == "overlijden"
    }
    #expect(cell?["status"] as? String == "O")
  }

  @Test("JSON has the fields that were promised")
  func fields() throws {
    defer { place.remove() }
    let promised: [String: [String]] = [
      "municipalities": ["code", "name", "province", "inhabitants"],
      "rollout": [
        "municipality", "initiative", "status", "flags", "since", "planned", "note", "changed", "heard", "further",
        "behind", "sample",
      ],
      "journal": [
        "seq", "change", "kind", "at", "effective", "by", "municipality", "initiative", "field", "from", "to", "reason",
        "undoes", "beside", "sample",
      ],
      "reorganisations": ["date", "old", "new", "kind", "main", "source"],
      "initiatives": [
        "id", "name", "phase", "phaseSince", "binding", "track", "adopted", "committed", "eligible", "exempt",
        "coverageMunicipalities", "coverageInhabitants", "coverageWilling", "rag", "sample",
      ],
      "candidates": ["id", "name", "phase", "source"],
      "fund": ["year", "group", "activity", "budget", "committed", "actual", "forecast", "free", "source", "sample"],
    ]
    for (kind, names) in promised {
      let first = try #require(try place.json(kind).first)
      #expect(Set(names).isSubset(of: Set(first.keys)), "\(kind)")
    }
    #expect(try place.json("municipalities", "--as-of", "2016-01-01").count == 390)
    #expect(try place.json("fund").compactMap { $0["budget"] as? Int }.reduce(0, +) == 5_075_200_000)
  }

  @Test("A write to stdout that fails is a failure")
  func fullDevice() throws {
    defer { place.remove() }
    #expect(try run(Place.program, ["get", "fund", "--store", place.store], output: "/dev/full").status == 1)
    #expect(try run(Place.program, ["snapshot", "--store", place.store], output: "/dev/full").status == 1)
  }

  @Test("What a name could do to a terminal is shown instead, in every form but CSV, which is for other programs")
  func harmless() throws {
    defer { place.remove() }
    _ = try place.samen("set", "Amersfoort", "overlijden", "D", "--note", "\u{1B}[2J\u{202E}x")
    for arguments in [
      ["get", "rollout"], ["get", "rollout", "--format", "json"], ["get", "journal"],
    ] {
      let output = try run(Place.program, arguments + ["--store", place.store]).output
      #expect(!output.contains("\u{1B}") && !output.unicodeScalars.contains("\u{202E}"), "\(arguments)")
    }
  }

  @Test("A broken config or theme names file and line and changes nothing")
  func config() throws {
    defer { place.remove() }
    let config = place.folder.appendingPathComponent("c.toml")
    for (text, place) in [
      ("lang = \"nl\"\nkleur = 1\n", "c.toml:2"), ("[keys]\n\nundo = [\"s\"]\n", "c.toml:3"),
      ("[keys]\nvlieg = [\"x\"]\n", "c.toml:2"), ("lang = \n", "c.toml:1"), ("lang = \"de\"\n", "c.toml:1"),
    ] {
      try text.write(to: config, atomically: true, encoding: .utf8)
      let outcome = try self.place.samen("info", "--config", config.path)
      #expect(outcome.status == 2 && outcome.errors.contains(place), "\(outcome)")
    }
    let theme = place.folder.appendingPathComponent("t.toml")
    try "name = \"t\"\ninherits = \"samen-dark\"\n[roles]\n\"table.cursor\" = { fg = \"geen\" }\n".write(
      to: theme, atomically: true, encoding: .utf8)
    let outcome = try place.samen("snapshot", "--theme", "t", "--themes-dir", place.folder.path)
    #expect(outcome.status == 2 && outcome.errors.contains("t.toml:4"), "\(outcome)")
  }

  @Test("The program alone in an empty folder finds its themes and sample data")
  func alone() throws {
    defer { place.remove() }
    let copy = place.folder.appendingPathComponent("samen")
    // By another program: while this one writes it, a test beside this could fork and keep it "busy".
    #expect(try run(URL(fileURLWithPath: "/bin/cp"), [Place.program.path, copy.path]).status == 0)
    let outcome = try run(
      copy, ["snapshot", "--sample", "--theme", "samen-light", "--lang", "en"], environment: ["HOME": place.folder.path]
    )
    #expect(
      outcome.status == 0 && outcome.output.contains("388 municipalities") && outcome.output.contains("SAMPLE"))
  }

  @Test("Without a usable terminal the dashboard says so and ends with 2")
  func noTerminal() throws {
    defer { place.remove() }
    for term in ["", "dumb", "bestaat-niet"] {
      let window = try TerminalWindow(
        "sh -c 'TERM=\(term) \(Place.program.path) --store \(place.store); echo ended with $?; sleep 60'")
      try window.wait(for: "ended with 2")
      #expect(window.screen.contains("TERM"), "TERM=\(term)")
    }
  }
}

@Suite(.serialized, .realPrograms) struct TerminalTests {
  let place: Place
  init() throws { place = try Place() }

  @Test("A status changed in the terminal is there after a restart, with its record")
  func wholeJob() throws {
    defer { place.remove() }
    var window = try place.window()
    try window.wait(for: "Uitrol per gemeente")
    try window.press("E")
    try window.wait(for: "BEWERKEN")
    try place.openMenu(in: window)
    try window.press("D")
    try window.wait(for: "opgeslagen ✓")
    try window.press("Q")
    #expect(try window.waitForEnd() == 0)
    window = try place.window()
    try window.wait(for: "Uitrol per gemeente")
    try window.press("9")
    try window.wait(for: "○ oriëntatie → ◔ deelname")
    #expect(window.screen.contains("Amersfoort"))
  }

  @Test("Another's change shows by itself")
  func twoPrograms() throws {
    defer { place.remove() }
    let window = try place.window()
    try window.wait(for: "Uitrol per gemeente")
    #expect(
      try run(
        Place.program,
        ["set", "'s-Gravenhage", "overlijden", "G", "--reason", "proef", "--store", place.store, "--by", "bram"]
      ).status == 0)
    try window.wait(for: "bram wijzigde")
  }

  @Test(
    "The terminal is as it was on every way out",
    arguments: ["quit", "^C", "TERM", "HUP", "INT", "SEGV", "TRAP", "parent"])
  func restored(_ way: String) throws {
    defer { place.remove() }
    let window = try TerminalWindow(
      "sh -c 'stty -a > \(place.folder.path)/before; sh -c \"\(Place.program.path) --store \(place.store); true\"; stty -a > \(place.folder.path)/after; touch \(place.folder.path)/end; sleep 60'"
    )
    try window.wait(for: "Uitrol per gemeente")
    #expect(window.value("#{alternate_on}") == "1")
    let process = try run(
      URL(fileURLWithPath: "/usr/bin/pgrep"), ["-f", "^\(Place.program.path) --store \(place.store)"])
    let id = try #require(pid_t(process.output.trimmingCharacters(in: .whitespacesAndNewlines)), "\(process)")
    switch way {
    case "quit": try window.press("Q")
    case "^C": try window.press("C-c")
    case "parent":
      let parent = try run(URL(fileURLWithPath: "/usr/bin/ps"), ["-o", "ppid=", "-p", "\(id)"])
      kill(try #require(pid_t(parent.output.trimmingCharacters(in: .whitespacesAndNewlines))), SIGKILL)
    default:
      let signals = ["TERM": SIGTERM, "HUP": SIGHUP, "INT": SIGINT, "SEGV": SIGSEGV, "TRAP": SIGTRAP]
      kill(id, try #require(signals[way]))
    }
    // Not a text on the screen: what the shell writes before samen has left is gone with samen's screen.
    try window.wait("the shell's end") { FileManager.default.fileExists(atPath: place.folder.path + "/end") }
    try window.wait("the screen as it was") {
      window.value("#{alternate_on}") == "0" && window.value("#{cursor_flag}") == "1"
    }
    if way != "parent" {
      let (before, after) = (try read("before"), try read("after"))
      #expect(before == after)
    } else {
      // The shell noticed its child's end at once; samen notices a moment later.
      try window.wait("samen's end") { kill(id, 0) != 0 }
    }
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOf: place.folder.appendingPathComponent(name), encoding: .utf8)
  }

  @Test("Resizing at any moment redraws right, down to a line that says how large it must be")
  func resizing() throws {
    defer { place.remove() }
    let window = try place.window()
    try window.wait(for: "Uitrol per gemeente")
    try window.resize(width: 30, height: 8)
    try window.wait(for: "te klein")
    try window.resize(width: 80, height: 24)
    try window.wait(for: "Fonds 2017")
    try window.resize(width: 200, height: 60)
    try window.wait(for: "Provincie")
  }

  @Test("Suspending gives the terminal to the shell, and fg brings all back")
  func suspending() throws {
    defer { place.remove() }
    let window = try TerminalWindow("bash --norc -i", environment: ["PS1": "klaar "])
    try window.wait(for: "klaar")
    try window.type("\(Place.program.path) --store \(place.store)")
    try window.press("Enter")
    try window.wait(for: "Uitrol per gemeente")
    try window.press("C-z")
    try window.wait(for: "Stopped")
    #expect(window.value("#{alternate_on}") == "0")
    try window.type("fg")
    try window.press("Enter")
    try window.wait(for: "Uitrol per gemeente")
    try window.press("Q")
    try window.wait("the shell") { window.value("#{alternate_on}") == "0" }
  }

  @Test("No colour and letters only still show where one is")
  func plain() throws {
    defer { place.remove() }
    let window = try place.window("--no-color --ascii")
    try window.wait(for: "Uitrol per gemeente")
    #expect(window.screen.utf8.allSatisfy { $0 < 0x80 })
    #expect(window.screen.contains(">'s-Gravenhage"))
  }
}
