import Foundation
import TestSupport
import Testing

/// Themes in the program, as a terminal sees them.
@Suite(.realPrograms) struct ThemeProgramTests {
  private let place: Place

  init() throws { place = try Place() }

  private func terminal(_ options: String..., environment: [String: String] = [:]) throws -> BareTerminal {
    try BareTerminal(
      [Place.program.path, "--store", place.store, "--by", "anna"] + options,
      environment: environment.merging(["HOME": place.folder.path]) { $1 })
  }

  private func write(_ text: String) throws {
    try text.write(to: place.folder.appendingPathComponent("eigen.toml"), atomically: true, encoding: .utf8)
  }

  @Test("A theme's file that is saved is worn at once; one that is wrong is told, and the theme stays")
  func saved() throws {
    defer { place.remove() }
    func theme(_ ground: String) -> String { "inherits = \"samen-dark\"\n[palette]\nground = \"\(ground)\"\n" }
    try write(theme("#123456"))
    let terminal = try terminal(
      "--theme", "eigen", "--themes-dir", place.folder.path, environment: ["COLORTERM": "truecolor"])
    try terminal.wait(for: "48;2;18;52;86")
    try terminal.waitForRest()
    terminal.forget()
    try write(theme("#654321"))
    try terminal.wait(for: "48;2;101;67;33")
    try write(theme("rood"))
    try terminal.wait(for: "eigen.toml:3")
    terminal.forget()
    try write(theme("#123456"))
    try terminal.wait(for: "48;2;18;52;86")
    terminal.type("Q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test("auto asks the terminal for its ground, does not wait for it, and wears what suits the answer")
  func asks() throws {
    defer { place.remove() }
    let terminal = try terminal("--theme", "auto")
    try terminal.wait(for: "\u{1B}]11;?\u{7}")
    // The first screen is there before.
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("48;5;233"))
    try terminal.waitForRest()
    terminal.forget()
    // Nothing of it is a key: `f` would be a command, and `1` another page.
    terminal.type("\u{1B}]11;rgb:ffff/fdfd/1111\u{1B}\\")
    try terminal.wait(for: "48;5;231")
    terminal.type("Q")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test(
    "Nothing is asked where nobody wants to know, or the terminal is of a kind that does not answer",
    arguments: [
      (["--theme", "samen-dark"], "xterm-256color"), (["--theme", "auto"], "linux"), (["--theme", "auto"], "vt220"),
      (["--theme", "auto", "--no-color"], "xterm-256color"),
    ])
  func asksNothing(_ options: [String], _ name: String) throws {
    defer { place.remove() }
    let terminal = try BareTerminal(
      [Place.program.path, "--store", place.store] + options, environment: ["TERM": name, "HOME": place.folder.path])
    try terminal.wait(for: "GIBIT")
    try terminal.waitForRest()
    terminal.type("Q")
    #expect(try terminal.waitForEnd() == 0)
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("]11;"))
  }

  @Test("A folder of themes that is not there is said")
  func folder() throws {
    defer { place.remove() }
    for (path, words) in [("/weg/ermee", "--themes-dir: /weg/ermee bestaat niet"), (place.store, "is geen map")] {
      let outcome = try place.samen("snapshot", "--themes-dir", path)
      #expect(outcome.status == 2 && outcome.errors.contains(words), "\(outcome)")
    }
  }
}
