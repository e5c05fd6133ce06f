import Dashboard
import Foundation
import Model
import Sample
import Screen
import Store
import TestSupport
import Testing

@testable import samen

/// A dashboard on the sample in memory: keys in, state and pictures out; effects are carried out as in the program.
struct Desk {
  let store: ProgrammeStore
  let runner: EffectRunner
  var state: State
  var effects: [Effect] = []

  /// - Parameter settled: whether the sample's settings of contributions and of the fund from 2018 are there.
  init(_ size: Size = Size(width: 120, height: 40), language: Language = .dutch, settled: Bool = true) throws {
    store = try settled ? Desk.sample() : Desk.unsettled()
    state = State(
      programme: try store.programme(asOf: nil, clock: Day(number: 0)), language: language, theme: .plain, size: size,
      operatorName: "anna", keymap: Keymap())
    runner = EffectRunner(
      store: store, operatorName: "anna", themes: ThemeFiles(asked: nil), memory: nil, seen: state.programme.seq,
      now: { "2017-10-01T10:00:00Z" })
    // What the page reads as soon as it is there.
    try carryOut(state.reads)
    effects = []
  }

  /// The sample as the program opens it, which costs less than writing it row by row.
  private static func sample() throws -> ProgrammeStore {
    guard let image = Embedded.sampleImage else {
      return try ProgrammeStore.inMemory(seed: try Project.sampleSeed(), isSample: true)
    }
    return try ProgrammeStore(lending: image)
  }

  /// The sample as if nobody had settled yet what the document leaves open.
  private static func unsettled() throws -> ProgrammeStore {
    let store = try sample()
    let settings = try store.programme(asOf: nil, clock: Day(number: 0)).settings
    _ = try store.put(
      settings.map { SettingChange(field: $0.field, key: $0.key, value: "") }, by: "bram", at: "2017-10-01T09:00:00Z",
      clock: Day(number: 0))
    return store
  }

  /// What the sample comes to before anything is changed in it.
  private static let fresh = Result {
    let store = try sample()
    return (
      seq: try store.programme(asOf: nil, clock: Day(number: 0)).seq,
      course: try store.course(asOf: nil, clock: Day(number: 0))
    )
  }

  mutating func press(_ keys: String) throws {
    for word in keys.split(separator: " ") {
      try carryOut(update(&state, .key(try #require(Key(String(word)), "\(word)"))))
    }
  }

  mutating func type(_ text: String) throws {
    for character in text { try carryOut(update(&state, .key(.character(character)))) }
  }

  mutating func run(_ line: String) throws { try carryOut(execute(line: line, &state)) }

  mutating func carryOut(_ wanted: [Effect]) throws {
    var asked: [Effect] = []
    let runner = runner
    Runner.drive(&state, asking: wanted) { effect, state in
      asked.append(effect)
      // Nearly every test begins with the same; read once, hundreds are spared a second each.
      if effect == .loadCourse, state.viewpoint.isNow, let fresh = try? Desk.fresh.get(),
        fresh.seq == state.programme.seq
      {
        return [.courseLoaded(fresh.course)]
      }
      return runner.perform(effect, from: state.viewpoint)
    }
    effects += asked
  }

  var picture: String { view(state).text().joined(separator: "\n") + "\n" }
  /// The picture without the header's two lines and the line of hints, which have goldens of their own.
  var page: String { view(state).text().dropFirst(2).dropLast().joined(separator: "\n") + "\n" }
  /// What `page` leaves out.
  var edges: String {
    let lines = view(state).text()
    return (lines.prefix(2) + lines.suffix(1)).joined(separator: "\n") + "\n"
  }
  var notice: String { state.notice?.text.dutch ?? "" }
  func status(_ code: String, _ initiative: String) throws -> RolloutStatus { try store.cell(code, initiative).status }
}

@Suite struct CommandTableTests {
  @Test("Ids are unique, keys round-trip, and every command speaks both languages")
  func table() {
    #expect(Set(Command.all.map(\.id)).count == Command.all.count)
    for command in Command.all {
      #expect(
        command.id.allSatisfy { $0.isLowercase || $0 == "-" } && !command.title.dutch.isEmpty
          && !command.title.english.isEmpty)
      for key in command.keys { #expect(Key(key.key)?.text == key.key, "\(command.id): \(key.key)") }
    }
    // Building it checks that keys are unique in their scope.
    _ = Keymap()
  }

  @Test("The README's key table is the command table")
  func readme() throws {
    let readme = try String(contentsOf: Project.root.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(readme.contains(keyTable(.english)), "write it anew:\n\(keyTable(.english))")
  }

  @Test("A user's keys replace the defaults; a clash or an unknown command is named")
  func userKeys() throws {
    let keymap = try Keymap(user: [("undo", ["F9"]), ("page journal", ["F2"])])
    #expect(keymap.keys(of: "undo") == [.function(9)])
    #expect(keymap.binding(for: .character("u"), in: RolloutPane.id) == nil)
    #expect(keymap.keys(of: "page", arguments: ["journal"]) == [.function(2)])
    for (entry, key) in [("undo", "s"), ("nooit", "x"), ("undo", "geen toets")] {
      #expect { try Keymap(user: [(entry, [key])]) } throws: { ($0 as? Keymap.Problem)?.entry == entry }
    }
  }
}

@Suite(.dice) struct OperatingTests {
  @Test("Browsing changes nothing, and says how to edit")
  func browsing() throws {
    var desk = try Desk()
    try desk.press("s")
    #expect(desk.state.overlay == nil && desk.notice.contains("E"))
    try desk.press("> u")
    #expect(desk.effects.isEmpty)
  }

  @Test("E, s and a letter set a status; u takes it back; U sets it again")
  func sets() throws {
    var desk = try Desk()
    try desk.run("filter Amersfoort")
    try desk.press("E l s")
    #expect(try desk.status("GM0307", "overlijden") == .orienting)
    try desk.press("D")
    #expect(try desk.status("GM0307", "overlijden") == .committed && desk.notice.contains("opgeslagen"))
    try desk.press("u")
    #expect(try desk.status("GM0307", "overlijden") == .orienting)
    try desk.press("U")
    #expect(try desk.status("GM0307", "overlijden") == .committed)
  }

  @Test("A refused status says the rule and the way out, and changes nothing")
  func refused() throws {
    var desk = try Desk()
    try desk.run("filter Amersfoort")
    try desk.press("E l s X")
    #expect(try desk.status("GM0307", "overlijden") == .orienting)
    #expect(desk.picture.contains("is geen stap") && desk.picture.contains("Wel mogelijk"))
    #expect(desk.state.overlay != nil)
  }

  @Test("A step back asks for its reason, and Esc leaves all as it was")
  func reasons() throws {
    var desk = try Desk()
    try desk.run("filter Apeldoorn")
    try desk.press("E l l <")
    #expect(try desk.status("GM0200", "verhuizen") == .implementing)
    try desk.press("Enter")
    #expect(desk.picture.contains("Zonder reden"))
    try desk.press("Esc")
    #expect(try desk.status("GM0200", "verhuizen") == .implementing)
    try desk.press("<")
    try desk.type("storing")
    try desk.press("Enter")
    #expect(try desk.status("GM0200", "verhuizen") == .preparing)
    #expect(try desk.store.journal(limit: 1).first?.reason == "storing")
  }

  @Test("Who comes second sees both values and chooses")
  func conflict() throws {
    var desk = try Desk()
    try desk.run("filter Amersfoort")
    try desk.press("E l s")
    try desk.other("bram", RolloutChange(municipality: "GM0307", initiative: "overlijden", status: .declined))
    try desk.press("D")
    #expect(try desk.status("GM0307", "overlijden") == .declined)
    let picture = desk.picture
    #expect(
      picture.contains("bram was u voor") && picture.contains("Uw keuze:   ◔ deelname")
        && picture.contains("Nu:         – ziet af (bram, 1 okt 2017 09:00)"))
    try desk.press("j Enter")
    #expect(try desk.status("GM0307", "overlijden") == .committed)
  }

  @Test("Pasted text is never run as keys")
  func paste() throws {
    var desk = try Desk()
    try desk.carryOut(update(&desk.state, .paste("E s D u Q")))
    #expect(desk.effects.isEmpty && desk.state.mode == .browse)
    try desk.press(":")
    _ = update(&desk.state, .paste("page\njournal"))
    #expect(desk.picture.contains(":page journal"))
  }

  @Test("Opening a card and going back ends where one was")
  func back() throws {
    var desk = try Desk()
    try desk.press("j j j l")
    let before = desk.picture
    try desk.press("Enter")
    #expect(desk.picture.contains("Geschiedenis"))
    try desk.press("Enter")
    #expect(desk.picture.contains("Factsheet"))
    try desk.press("Esc Esc")
    #expect(desk.picture == before)
  }

  @Test("The palette finds commands in both languages, and municipalities without their accents")
  func palette() throws {
    var desk = try Desk()
    try desk.press("^P")
    try desk.type("sudwest")
    try desk.press("Enter")
    #expect(desk.state.place == .municipality("GM1900"))
    try desk.press("^P")
    try desk.type("journal")
    try desk.press("Enter")
    #expect(desk.state.overlay != nil || desk.state.place == .page(.journal))
  }

  @Test("A filter that is no expression says so and keeps the old one")
  func filter() throws {
    var desk = try Desk()
    try desk.run("filter provincie=Drenthe")
    #expect(desk.state.rows.count == 12)
    try desk.run("filter kleur=rood")
    #expect(desk.state.rows.count == 12 && desk.notice.contains("kleur"))
    try desk.press("Esc")
    #expect(desk.state.rows.count == 388)
  }

  @Test("Any keys in any order crash nothing at any size, and no picture shows what was kept of an older one")
  func monkey() throws {
    var generator = Dice()
    var desk = try Desk()
    let keys =
      "hjklgGzEs<>uU/:?n[]tRL129aDVX \u{301}".map { Key.character($0) }
      + [
        .enter, .escape, .tab, .backTab, .up, .down, .pageDown, .pageUp, .home, .end, .backspace, .control("p"),
        .control("d"),
      ]
    for round in 0..<1000 {
      if round % 50 == 0 {
        let size = Size(
          width: Int.random(in: 1...200, using: &generator), height: Int.random(in: 1...60, using: &generator))
        _ = update(&desk.state, .resized(size))
      }
      let key = keys.randomElement(using: &generator) ?? .escape
      try desk.carryOut(update(&desk.state, .key(key)))
      let (picture, anew) = (view(desk.state), view(desk.state.afresh))
      #expect(
        picture.text() == anew.text()
          && (0..<picture.size.height).allSatisfy { y in
            picture.row(y).map { picture.styles[Int($0.style)] } == anew.row(y).map { anew.styles[Int($0.style)] }
          })
    }
    #expect(try desk.store.check().isEmpty)
  }
}

@Suite struct PictureTests {
  static let pages = [
    ("overview-120x40", 120, 40, "", Language.dutch), ("overview-80x24", 80, 24, "", .dutch),
    ("overview-200x60-en", 200, 60, "", .english), ("municipality-120x40", 120, 40, "j j Enter", .dutch),
    ("initiative-80x24-en", 80, 24, "S-Tab Enter", .english), ("menu-120x40", 120, 40, "E l s", .dutch),
    ("help-80x24", 80, 24, "?", .dutch), ("journal-120x40", 120, 40, "9", .dutch), ("small-39x9", 39, 9, "", .dutch),
    ("zoom-80x24", 80, 24, "z", .dutch), ("palette-80x24-en", 80, 24, "^P", .english),
    ("overview-40x10", 40, 10, "", .dutch),
  ]

  @Test("Pages look as they were approved", arguments: pages)
  func pictures(_ name: String, _ width: Int, _ height: Int, _ keys: String, _ language: Language) throws {
    var desk = try Desk(Size(width: width, height: height), language: language)
    try desk.press(keys)
    // Too small a window has neither header nor hints.
    let kept = try golden(name, height < 10 ? desk.picture : desk.page)
    #expect(kept.expected == kept.actual)
    #expect(view(desk.state).text().allSatisfy { TextWidth.of($0) <= width })
  }
}
