import Dashboard
import Foundation
import Model
import Screen
import Store
import TestSupport
import Testing

@testable import samen

/// What the dashboard remembers: whole, or set aside with a word; never at the cost of another program's.
@Suite(.serialized, .realPrograms, .dice) struct MemoryTests {
  let place: Place
  init() throws { place = try Place() }

  private var folder: String { place.folder.path + "/state/samen" }
  private var path: String { folder + "/state.json" }
  private var bytes: [UInt8]? { FileManager.default.contents(atPath: path).map(Array.init) }
  private var environment: [String: String] {
    ["XDG_STATE_HOME": place.folder.path + "/state", "XDG_CONFIG_HOME": place.folder.path + "/config"]
  }
  private var file: MemoryFile { MemoryFile(path: path, isWritable: true) }

  private func write(_ bytes: [UInt8]) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  private func asked(_ line: String, _ options: String...) throws -> Outcome {
    try run(Place.program, ["do", line, "--store", place.store] + options, environment: environment)
  }

  private func window(_ options: String = "") throws -> TerminalWindow {
    try TerminalWindow(
      "\(Place.program.path) --store \(place.store) --by anna \(options)", environment: environment)
  }

  private var whole: Memory {
    var memory = Memory()
    memory.places = [
      .page: "municipalities", .filter: "provincie=Drenthe naam~\"a b\"", .sort: "inhabitants:desc,name",
      .group: "province", .columns: "gon ~note:4 -province", .theme: "samen-light", .language: "en",
    ]
    memory.names = [
      .views: ["a": "page=fund", "b": "page=municipalities filter='\"\\'"], .filters: ["é": "x", "d": "gon=D"],
    ]
    memory.typed = [.lines: ["page fund", "note \"één\" ✓"], .searches: ["oss"]]
    return memory
  }

  private func dashboard() throws -> State {
    let store = try ProgrammeStore(opening: place.store, readOnly: true)
    return State(
      programme: try store.programme(asOf: nil, clock: Day(number: 0)), language: .dutch, theme: .plain,
      size: Size(width: 100, height: 30), operatorName: "anna", keymap: Keymap())
  }

  @Test("What is kept is read back, and what others wrote in the file stays")
  func roundTrip() throws {
    defer { place.remove() }
    #expect(try file.keep(whole, since: Memory()) == nil)
    #expect(file.read().memory == whole && file.read().words == nil)
    let written = try #require(bytes)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(written)) as? [String: Any])
    #expect(json["version"] as? Int == 1 && json["sort"] as? String == "inhabitants:desc,name")
    var more = try JSON(written)
    if case .object(var object) = more {
      object["later"] = .list([.number("1.5e3"), .word("null"), .object([:])])
      more = .object(object)
    }
    try write(Array(more.written().utf8))
    var changed = whole
    changed.places[.page] = nil
    #expect(try file.keep(changed, since: whole) == nil)
    #expect(file.read().memory == changed && String(decoding: bytes ?? [], as: UTF8.self).contains("1.5e3"))
  }

  @Test("However a file is broken, it is read as it stands or set aside with a word, and never ends the program")
  func broken() throws {
    defer { place.remove() }
    #expect(try file.keep(whole, since: Memory()) == nil)
    let good = try #require(bytes)
    let start = try dashboard()
    var dice = Dice()
    var (aside, read) = (0, 0)
    for round in 0..<1000 {
      var bad = good
      for _ in 0...dice.below(3) { damage(&bad, &dice) }
      try write(bad)
      let (memory, words) = file.read()
      var state = start
      state.recall(namesOf: memory)
      _ = state.recall(placeOf: memory)
      _ = view(state)
      let isJSON = (try? JSONSerialization.jsonObject(with: Data(bad))) is [String: Any]
      if let words {
        aside += 1
        let name = try #require([".broken", ".newer"].first { words.dutch.contains(path + $0) }, "\(words)")
        #expect(bytes == nil && FileManager.default.contents(atPath: path + name).map(Array.init) == bad, "\(round)")
        try FileManager.default.removeItem(atPath: path + name)
        #expect(memory == Memory())
      } else {
        read += 1
        #expect(bytes == bad && isJSON, "\(round): \(String(decoding: bad, as: UTF8.self))")
      }
      // What is kept then is whole again.
      var next = memory
      next.places[.page] = "fund"
      next.places[.sort] = nil
      _ = try file.keep(next, since: memory)
      #expect(file.read().words == nil && file.read().memory.places[.page] == "fund", "\(round)")
    }
    #expect(aside > 300 && read > 20, "\(aside) \(read)")
  }

  private func damage(_ bytes: inout [UInt8], _ dice: inout Dice) {
    let place = dice.below(max(1, bytes.count))
    func random() -> UInt8 { UInt8(truncatingIfNeeded: dice.next()) }
    func replace(_ old: String, _ new: String) {
      bytes = Array(String(decoding: bytes, as: UTF8.self).replacing(old, with: new, maxReplacements: 1).utf8)
    }
    guard !bytes.isEmpty else { return bytes = [random()] }
    switch dice.below(14) {
    case 0: bytes.removeSubrange(place...)
    case 1: bytes[place] = random()
    case 2: bytes[place] ^= 1 << UInt8(dice.below(8))
    case 3: bytes.insert(contentsOf: (0...dice.below(20)).map { _ in random() }, at: place)
    case 4: bytes.removeSubrange(place..<min(bytes.count, place + 1 + dice.below(40)))
    case 5: bytes.insert(0, at: place)
    case 6:
      replace(
        "\"version\": 1",
        "\"version\": \(["2", "99999999999999999999", "0", "-1", "1.5", "null", "\"1\""][dice.below(7)])")
    case 7: replace(": \"fund", ": " + ["5", "[]", "{}", "null", "true", "\"geen"][dice.below(6)])
    case 8: bytes = Array(repeating: UInt8(ascii: "["), count: 1 + dice.below(100_000))
    case 9: bytes += bytes
    case 10: replace("\"", "'")
    case 11:
      replace("municipalities", ["\\u0000", "\\ud800", "\\uD83D\\uDE00", "\u{202E}", "\u{1B}[2J"][dice.below(5)])
    case 12: bytes.swapAt(place, dice.below(bytes.count))
    default: bytes = Array("\u{FEFF}".utf8) + bytes
    }
  }

  @Test("Each change of two sessions that begin alike is in the file, whichever ends last")
  func merged() throws {
    defer { place.remove() }
    var dice = Dice()
    for _ in 0..<200 {
      try? FileManager.default.removeItem(atPath: path)
      _ = try file.keep(whole, since: Memory())
      var (one, other) = (whole, whole)
      for (index, key) in Memory.Place.allCases.enumerated() where dice.below(2) == 0 {
        if index % 2 == 0 { one.places[key] = "een" } else { other.places[key] = nil }
      }
      one.names[.views]?["een"] = "1"
      other.names[.views]?["twee"] = "2"
      other.names[.views]?["a"] = "anders"
      one.typed[.lines] = ["page fund", "note \"één\" ✓", "een"]
      other.typed[.lines] = ["note \"één\" ✓", "page fund", "twee"]
      for session in dice.below(2) == 0 ? [one, other] : [other, one] { _ = try file.keep(session, since: whole) }
      let now = file.read().memory
      for (index, key) in Memory.Place.allCases.enumerated() {
        #expect(now.places[key] == (index % 2 == 0 ? one : other).places[key])
      }
      #expect(now.names[.views] == ["a": "anders", "b": whole.names[.views]?["b"] ?? "", "een": "1", "twee": "2"])
      let lines = try #require(now.typed[.lines])
      #expect(Set(lines) == ["page fund", "note \"één\" ✓", "een", "twee"] && lines.count == 4)
    }
  }

  @Test("Names that many programs give at once are all kept")
  func together() async throws {
    defer { place.remove() }
    let (program, store, environment) = (Place.program, place.store, environment)
    let ends = await withTaskGroup(of: Int32?.self) { group in
      for name in 0..<8 {
        group.addTask {
          try? run(
            program, ["do", "filter gon=D; filter-name n\(name)", "--store", store], environment: environment
          ).status
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(ends == Array(repeating: 0, count: 8))
    #expect(Set((file.read().memory.names[.filters] ?? [:]).keys) == Set((0..<8).map { "n\($0)" }))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["state.json"])
  }

  @Test("What does not hold any more is left out: a page, a column, a filter that are no more")
  func misfits() throws {
    defer { place.remove() }
    var state = try dashboard()
    var memory = whole
    memory.places[.page] = "kelder"
    memory.places[.filter] = "kleur=rood"
    memory.places[.sort] = "kleur"
    memory.names[.views]?["geen naam"] = "page=fund"
    state.recall(namesOf: memory)
    #expect(state.recall(placeOf: memory) == [.page, .filter, .sort])
    #expect(state.look.namedViews["a"] == "page=fund" && state.look.namedViews["geen naam"] == nil)
    #expect(state.table.grouping == .province && state.filter == nil && state.table.choices.count > 3)
    state = try dashboard()
    #expect(state.recall(placeOf: whole).isEmpty)
    let again = Memory(state)
    for key in [Memory.Place.page, .filter, .sort, .group] { #expect(again.places[key] == whole.places[key]) }
  }

  @Test("A remembered filter that fits no more is not dropped without a word, whichever list it was of")
  func said() throws {
    defer { place.remove() }
    var state = try dashboard()
    var memory = Memory()
    memory.names[.asked] = ["journal": "kleur=rood", "findings:order": "kleur", "bookings": "bedrag>1"]
    #expect(state.recall(placeOf: memory).isEmpty)
    let words = try #require(state.notice?.text)
    for language in Language.allCases {
      #expect(words[language].contains("«kleur=rood»") && words[language].contains("«kleur»"), "\(words)")
      #expect(!words[language].contains("bedrag"), "\(words)")
    }
    let left = Memory.misfitWords([(Memory.Place.filter.title, "provincie=Atlantis")])
    #expect(left?.dutch.contains("filter «provincie=Atlantis»") == true && Memory.misfitWords([]) == nil)
  }

  @Test("The dashboard begins where it ended; --fresh does not, and no verb does; the config is never written")
  func restored() throws {
    defer { place.remove() }
    let config = place.folder.appendingPathComponent("config/samen/config.toml")
    try FileManager.default.createDirectory(
      at: config.deletingLastPathComponent(), withIntermediateDirectories: true)
    let text = "# eigen\nby = \"anna\"\n[filters]\noud = \"provincie=Drenthe\"\n[views]\nw = \"page=fund\"\n"
    try Data(text.utf8).write(to: config)
    let first = try window()
    try first.wait(for: "Uitrol per gemeente")
    try first.press("2", "l", "o", "L")
    try first.wait(for: "Municipality")
    try first.type(":theme samen-light")
    try first.press("Enter")
    try first.wait(for: "theme samen-light")
    try first.type(":filter @oud")
    try first.press("Enter")
    try first.wait(for: "12 of 388")
    try first.type(":view-name mijn")
    try first.press("Enter")
    try first.wait(for: "View saved")
    try first.press("Q")
    _ = try first.waitForEnd()
    let memory = file.read().memory
    #expect(memory.places[.page] == "municipalities" && memory.places[.theme] == "samen-light")
    #expect(memory.places[.language] == "en" && memory.places[.sort] != nil && memory.places[.columns] == nil)
    #expect(memory.names[.views]?.keys.sorted() == ["mijn"] && memory.names[.filters] ?? [:] == [:])
    #expect(memory.typed[.lines] == ["theme samen-light", "filter @oud", "view-name mijn"])
    let second = try window()
    try second.wait(for: "provincie=Drenthe")
    #expect(second.screen.contains("Municipality"), "\(second.screen)")
    try second.press(":", "Up", "Up")
    try second.wait(for: ":filter @oud")
    try second.press("Escape", "Q")
    _ = try second.waitForEnd()
    let fresh = try window("--fresh")
    try fresh.wait(for: "Uitrol per gemeente")
    #expect(!fresh.screen.contains("Drenthe)"))
    try fresh.type(":view mijn")
    try fresh.press("Enter")
    try fresh.wait(for: "provincie=Drenthe")
    try fresh.press("Q")
    _ = try fresh.waitForEnd()
    let picture = try run(Place.program, ["snapshot", "--store", place.store], environment: environment)
    #expect(picture.output.contains("Uitrol per gemeente"))
    #expect(try run(Place.program, ["get", "rollout", "--fresh"], environment: environment).status == 2)
    #expect(try String(contentsOf: config, encoding: .utf8) == text)
    #expect(try asked("view w; view mijn; filter @oud; filter-name oud").status == 0)
    #expect(try String(contentsOf: config, encoding: .utf8) == text)
  }

  @Test("A broken memory and a newer one are told, in the dashboard and by do; other verbs do not look at them")
  func told() throws {
    defer { place.remove() }
    for (text, ending) in [
      ("{\"version\": 1, \"page\": 7}", "broken"), ("{\"version\": 2}", "newer"), ("{", "broken-2"),
    ] {
      try write(Array(text.utf8))
      #expect(
        try run(Place.program, ["get", "initiatives", "--store", place.store], environment: environment).errors == "")
      let looked = try run(
        Place.program, ["do", "filter gon=D", "--read-only", "--store", place.store], environment: environment)
      #expect(looked.status == 0 && looked.errors.contains("bleef staan") && bytes == Array(text.utf8), "\(looked)")
      let outcome = try asked("filter gon=D; filter-name d")
      #expect(outcome.status == 0 && outcome.errors.contains("state.json.\(ending)"), "\(outcome)")
      #expect(FileManager.default.contents(atPath: path + "." + ending) == Data(text.utf8))
      #expect(file.read().memory.names[.filters] == ["d": "gon=D"])
    }
    try write(Array("[]".utf8))
    let window = try window()
    try window.wait(for: "is niet te lezen")
    try window.press("Q")
    _ = try window.waitForEnd()
    #expect(bytes == nil)
  }

  @Test("Where it cannot be written the program says so and ends as it would")
  func unwritable() throws {
    defer { place.remove() }
    try FileManager.default.createDirectory(atPath: place.folder.path + "/state", withIntermediateDirectories: false)
    try Data().write(to: URL(fileURLWithPath: folder))
    let outcome = try asked("filter gon=D; filter-name d")
    #expect(outcome.status == 1 && outcome.errors.contains("state.json"), "\(outcome)")
    #expect(try asked("filter gon=D").status == 0)
    let sample = try run(
      Place.program, ["do", "filter gon=D; filter-name d", "--sample"],
      environment: ["XDG_STATE_HOME": place.folder.path + "/nieuw"])
    #expect(sample.status == 4 && sample.errors.contains("alleen nu"), "\(sample)")
    #expect(!FileManager.default.fileExists(atPath: place.folder.path + "/nieuw"))
  }
}
