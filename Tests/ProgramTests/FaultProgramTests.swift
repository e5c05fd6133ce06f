import Foundation
import TestSupport
import Testing

/// What the world around the program gets wrong, and what it writes there.
@Suite(.serialized, .realPrograms) struct FaultProgramTests {
  let place: Place
  init() throws { place = try Place() }

  private func samen(by name: String, _ arguments: String...) throws -> Outcome {
    try run(Place.program, arguments + ["--store", place.store, "--by", name])
  }

  @Test(
    "An exported LINES or COLUMNS is of another window: the terminal's own size counts",
    arguments: [
      ["COLUMNS": "50"], ["COLUMNS": "40000"], ["LINES": "5"], ["LINES": "40000", "COLUMNS": "2"], ["COLUMNS": "-1"],
    ])
  func size(_ environment: [String: String]) throws {
    defer { place.remove() }
    let window = try TerminalWindow(
      "\(Place.program.path) --sample", width: 100, height: 30, environment: environment)
    let screen = try window.wait(for: "bladeren")
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.contains { $0.count == 100 && $0.hasSuffix("──") }, "\(screen)")
    #expect(lines[29].contains("kiezen"), "\(screen)")
    try window.resize(width: 90, height: 24)
    try window.wait("the new size") {
      window.screen.split(separator: "\n").contains { $0.count == 90 && $0.hasSuffix("──") }
    }
  }

  @Test("A name is one line: with a line break or a control character in it nothing is recorded")
  func names() throws {
    defer { place.remove() }
    let before = try place.json("journal").count
    for name in ["a\nb", "a\r", "a\u{2028}b", "a\u{85}b", "\tb", "a\u{1B}[1m"] {
      #expect(try samen(by: name, "set", "Oss", "gibit", "B", "--note", "x").status != 0)
      #expect(try samen(by: name, "do", "note Oss gibit x").status != 0)
      let line = "reorganise 2018-06-01 GM0828+GM0796 GM9999 \"Nieuw\(name)x\""
      #expect(try place.samen("do", line).status != 0, "\(line)")
    }
    #expect(try place.json("journal").count == before)
  }

  @Test("Nobody is told that he himself was first, and a note is told as a note")
  func own() throws {
    defer { place.remove() }
    #expect(try samen(by: "cli", "set", "GM0796", "overlijden", "B", "--note", "een").errors.contains("notitie: een"))
    let own = try samen(by: "cli", "set", "GM0796", "overlijden", "I", "--expect", "G", "--reason", "r")
    #expect(own.status == 3 && own.errors.contains("zelf al") && !own.errors.contains("cli was"), "\(own)")
    let other = try samen(by: "bram", "set", "GM0796", "overlijden", "I", "--expect", "G", "--reason", "r")
    #expect(other.status == 3 && other.errors.contains("cli was eerst"), "\(other)")
  }
}
