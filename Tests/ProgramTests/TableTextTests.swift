import Foundation
import Sample
import TestSupport
import Testing

/// What stands in a table, a CSV and a JSON file, whatever a note holds.
@Suite(.serialized) struct TableTextTests {
  let place: Place
  init() throws { place = try Place() }

  private func write(_ note: String) throws {
    let cells = try place.json("rollout", "--filter", "naam=Almere")
    let status = try #require(cells.first { $0["initiative"] as? String == "gibit" }?["status"] as? String)
    let outcome = try place.samen("set", "Almere", "gibit", status, "--note", note)
    #expect(outcome.status == 0, "\(outcome)")
  }

  @Test("A value in CSV and JSON is what was written, byte for byte")
  func exact() throws {
    defer { place.remove() }
    let rude = "=1+1 \"x\" e\u{301} \u{202E}\u{E0101} กำ 🇳🇱\u{9B}31m\r\nregel 2\t<\u{301}"
    let header = ["municipality", "initiative", "status", "flags", "since", "planned", "note", "version", "sample"]
    for text in [rude, "'=x", "''-1", "'5", "'"] {
      try write(text)
      let bytes = Array(try place.samen("get", "rollout", "--filter", "naam=Almere", "--format", "csv").output.utf8)
      let csv = try CSV.records(bytes, file: "", header: header).map { $0.cells[6] }
      #expect(csv.contains { $0.unicodeScalars.elementsEqual(text.unicodeScalars) }, "\(csv)")
      let json = try place.json("rollout", "--filter", "naam=Almere").compactMap { $0["note"] as? String }
      #expect(json.contains { $0.unicodeScalars.elementsEqual(text.unicodeScalars) }, "\(json)")
    }
  }

  @Test("A table for people shows what is hidden, and one long note pushes nothing away")
  func table() throws {
    defer { place.remove() }
    try write("a\u{202E}b\u{E0101}c กำ")
    let all = ["get", "rollout", "--filter", "naam=Almere"]
    #expect(try place.samen(all).output.contains("a‹U+202E›b‹U+E0101›c กำ"))
    let long = String(repeating: "lang ", count: 790)
    try write(long)
    let piped = try place.samen(all).output.split(separator: "\n")
    #expect(piped.contains { $0.contains(long.dropLast()) } && piped.filter { $0.count < 200 }.count == piped.count - 1)
    let command =
      "sh -c '\(Place.program.path) get rollout --filter naam=Almere --store \(place.store); echo klaar; sleep 60'"
    let window = try TerminalWindow(command, width: 150)
    try window.wait(for: "klaar")
    let lines = window.screen.split(separator: "\n")
    #expect(lines.firstIndex { $0.contains("klaar") } == piped.count, "\(window.screen)")
    #expect(window.screen.contains("lang la… ") || window.screen.contains("… "), "\(window.screen)")
  }

  @Test("The dashboard shows every part of a letter where the canvas has it: the frame stays straight")
  func dashboard() throws {
    defer { place.remove() }
    let text = "กำ 🇳🇱 👍🏽 क्षि 1️⃣ ❤️ 日本"
    let window = try place.window()
    try window.wait(for: "Uitrol per gemeente")
    try window.press(":")
    try window.type("note \(text)|")
    try window.wait(for: "|")
    #expect(window.screen.contains("note \(text)|"), "\(window.screen)")
  }
}
