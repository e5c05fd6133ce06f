import Foundation
import TestSupport
import Testing

/// What a terminal sends that nobody typed, on a real terminal.
@Suite(.serialized, .realPrograms, .dice) struct InputTests {
  let place: Place
  init() throws { place = try Place() }

  private func operating(_ environment: [String: String] = [:]) throws -> BareTerminal {
    let terminal = try BareTerminal(
      [Place.program.path, "--store", place.store, "--by", "anna", "--operator"], environment: environment)
    try terminal.wait(for: "Uitrol per gemeente")
    try terminal.waitForRest()
    return terminal
  }

  /// The journal is the page that opens: what was sent before has been dealt with.
  private func waitUntilRead(_ terminal: BareTerminal) throws {
    terminal.forget()
    terminal.type("9")
    try terminal.wait(for: "nieuwste eerst")
  }

  @Test("Answers, reports and pastes change nothing, however they are cut into reads")
  func notTyped() throws {
    defer { place.remove() }
    var dice = Dice()
    let before = try place.json("journal").count
    // On a busy machine no pause between two bytes is too long.
    let terminal = try operating(["ESCDELAY": "10000"])
    let pieces = [
      "\u{1B}[1;5A", "\u{1B}[<35;3;3M", "\u{1B}[M>>>", "\u{1B}]52;c;>>>>\u{7}", "\u{1B}]11;rgb:ffff/>>>>/ffff\u{1B}\\",
      "\u{1B}P1+r>>>>\u{1B}\\", "\u{1B}[I", "\u{1B}[O", "\u{1B}[?62;22c", "\u{1B}[200~>>\u{1B}>\r>s\u{1B}[201~",
      "\u{1B}_Gi=1;>>\u{1B}\\", "\u{1B}[27;5;62~",
    ]
    for _ in 0..<60 {
      for byte in Array(pieces[dice.below(pieces.count)].utf8) {
        terminal.type([byte])
        if dice.below(2) == 0 { letPass(seconds: Double(dice.below(3000)) / 1_000_000) }
      }
      terminal.read()
    }
    try waitUntilRead(terminal)
    #expect(try place.json("journal").count == before)
    terminal.type("Q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("A text pasted where the terminal marks no pastes is not run as keys, after an Esc neither")
  func unmarked() throws {
    defer { place.remove() }
    let before = try place.json("journal").count
    let terminal = try operating()
    for text in [
      ">.>.sD\rDe gemeente Almere is per 1 oktober aangesloten\r", "\u{1B}Besluit van 3 mei: > > . . u u u x\r",
    ] {
      terminal.type(text)
      try terminal.wait(for: "Plakken kan in een invoerregel")
      terminal.forget()
      terminal.type("\u{0C}")
    }
    try waitUntilRead(terminal)
    #expect(try place.json("journal").count == before)
    // An input line takes what is typed fast.
    terminal.type("1:set GM0307 overlijden D\r")
    try waitUntil("a saved change") {
      terminal.read()
      return try place.json("journal").count == before + 1
    }
  }

  @Test(
    "Keys that are read at once all count, in a large store too, where a day takes long",
    arguments: [(5, nil, "26 sep 2017"), (10, "3000", "21 sep 2017")])
  func atOnce(_ count: Int, _ size: String?, _ day: String) throws {
    defer { place.remove() }
    if let size { #expect(try place.samen("init", "--force", "--synthetic", size).status == 0) }
    let terminal = try BareTerminal([Place.program.path, "--store", place.store])
    try terminal.wait(for: "Uitrol per gemeente")
    try waitUntilDrawn(terminal) { !$0.contains("laden…") }
    terminal.type(String(repeating: "[", count: count))
    try waitUntilDrawn(terminal) { $0.contains("\(day) · VERLEDEN") }
    terminal.type(String(repeating: "]", count: count - 1))
    try waitUntilDrawn(terminal) { $0.contains("30 sep 2017 · VERLEDEN") }
  }

  /// Has all of the screen drawn anew until it is as wanted.
  private func waitUntilDrawn(_ terminal: BareTerminal, _ isAsWanted: (String) -> Bool) throws {
    try waitUntil("a picture", instead: { String(decoding: terminal.output.suffix(3000), as: UTF8.self) }) {
      try terminal.waitForRest()
      terminal.forget()
      terminal.type("\u{0C}")
      try terminal.waitForRest()
      terminal.read()
      return isAsWanted(String(decoding: terminal.output, as: UTF8.self))
    }
  }
}

/// Anything at all on a real terminal: `SAMEN_BURSTS` for longer than a run can afford.
@Suite(.serialized, .realPrograms, .dice) struct AnythingTests {
  let place: Place
  init() throws { place = try Place() }

  private static let bursts = ProcessInfo.processInfo.environment["SAMEN_BURSTS"].flatMap { Int($0) } ?? 120

  private static let pieces: [[UInt8]] =
    (0x20...0x7E).map { [$0] } + (1...26).filter { $0 != 3 }.map { [$0] }
    + [
      "hjkl", "\u{1B}", "\r", "\t", "\u{7F}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[5~", "\u{1B}[6~",
      "\u{1B}[Z", "\u{1B}OP", "\u{1B}[15~", "\u{1B}[200~geplakt\u{1B}[201~", "\u{1B}[<0;3;3M", "é", "\u{301}", "€", "🇳🇱",
      "E", "[[[", "]]", "\r\r", "s", ">", "u", "2 A", ":check\r", ":as-of 2017-03-01\r", "t", "R", "/oss\r",
      ":page fund\r", ":set Amersfoort gibit O\r", ":book ibd realisatie 5\r", ":settle F1 x\r", ":filter gon=?\r",
    ].map { Array($0.utf8) } + [[0xC3], [0xFF], [0xE2, 0x82], [0]]

  @Test("Whatever is typed, however it comes and whoever works beside it: nothing ends but by its keys, and cleanly")
  func anything() throws {
    defer { place.remove() }
    var dice = Dice()
    var terminal: BareTerminal?
    func end(_ terminal: BareTerminal) throws {
      // By a key of its own, or by ^C; a save that was under way is told: kept, given up, another's first, refused.
      let (status, errors) = (try terminal.waitForEnd(), terminal.errors)
      #expect(
        [0, 3, 4, 130].contains(status) && (errors.isEmpty || errors.hasPrefix("samen: ")), "\(status) \(errors)")
      #expect(terminal.modes == terminal.modesBefore)
      let text = String(decoding: terminal.output, as: UTF8.self)
      let taken = text.range(of: "\u{1B}[?1049h", options: .backwards)
      let given = text.range(of: "\u{1B}[?1049l", options: .backwards)
      #expect(try #require(given).lowerBound > (try #require(taken)).lowerBound)
    }
    for burst in 0..<Self.bursts {
      if let running = terminal, running.ending != nil {
        try end(running)
        terminal = nil
      }
      let running: BareTerminal
      if let terminal {
        running = terminal
      } else {
        running = try BareTerminal([Place.program.path, "--store", place.store, "--by", "anna"])
        terminal = running
        try running.wait(for: "Uitrol per gemeente")
      }
      switch dice.below(30) {
      case 0: running.resize(width: 1 + dice.below(200), height: 1 + dice.below(60))
      case 1:
        _ = try run(
          Place.program, ["set", "Almere", "gon", "--note", "\(burst)", "--store", place.store, "--by", "bram"])
      default: break
      }
      let bytes = (0..<1 + dice.below(20)).flatMap { _ in Self.pieces[dice.below(Self.pieces.count)] }
      if dice.below(2) == 0 {
        running.type(bytes)
      } else {
        for byte in bytes {
          running.type([byte])
          if dice.below(4) == 0 { letPass(seconds: Double(dice.below(2000)) / 1_000_000) }
        }
      }
      running.read()
      if burst % 10 == 0 { try waitUntil("rest or an end") { running.ending != nil || running.isAtRest() } }
    }
    if let terminal {
      // What lies on top of the page takes ^C for its own end, as it takes Esc.
      try waitUntil("the program's end") {
        if terminal.isAtRest() { terminal.type([3]) }
        terminal.read()
        return terminal.ending != nil
      }
      try end(terminal)
    }
    #expect(try place.samen("check").status == 0)
  }
}
