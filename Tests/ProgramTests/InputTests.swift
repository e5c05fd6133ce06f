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
}
