import Foundation
import Sample
import TestSupport
import Testing

/// What stands in a table, a CSV and a JSON file, whatever a note holds.
@Suite(.serialized, .realPrograms) struct TableTextTests {
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
    let header = [
      "municipality", "initiative", "status", "flags", "since", "planned", "note", "changed", "heard", "further",
      "behind", "sample",
    ]
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

  @Test(
    "A filter that means nothing ends with 2 and says where, whatever kind is asked for; a note that is too long with 4",
    arguments: ["municipalities", "rollout", "initiatives", "journal", "contributions"])
  func refused(_ kind: String) throws {
    defer { place.remove() }
    for filter in ["=x", "!=", "name=Amsterdamm", "amsterdam|rotterdam", "--amsterdam", "inwoners>100 000", "gon="] {
      let dutch = try place.samen(["get", kind, "--filter", filter])
      #expect(dutch.status == 2 && dutch.output.isEmpty && dutch.errors.contains("teken"), "\(filter): \(dutch)")
      let english = try place.samen(["get", kind, "--filter", filter, "--lang", "en"])
      #expect(english.status == 2 && english.errors.contains("character"), "\(filter): \(english)")
    }
    #expect(try place.samen(["get", "municipalities", "--filter", "gibit = G inwoners >100.000"]).status == 0)
    for money in ["fund", "findings", "bookings"] {
      #expect(try place.samen(["get", money, "--filter", "gon=G"]).status == 2)
    }
  }

  @Test("A text that is too long is refused whole, with its count")
  func limits() throws {
    defer { place.remove() }
    let long = String(repeating: "é", count: 4001)
    let note = try place.samen("set", "Den Haag", "gibit", "?", "--note", long)
    #expect(note.status == 4 && note.errors.contains("4.001") && note.errors.contains("4.000"), "\(note)")
    let done = try place.samen(["do", "correct Almere gibit O \(long)"])
    #expect(done.status == 4 && done.errors.contains("4.00"), "\(done)")
    let name = try run(
      Place.program, ["get", "fund", "--by", String(repeating: "x", count: 201), "--store", place.store])
    #expect(name.status == 2 && name.errors.contains("201"), "\(name)")
    for text in ["Bergen", "Amsterdm"] {
      let set = try place.samen("set", text, "gibit", "O")
      #expect(set.status == 2 && set.errors.contains(text == "Bergen" ? "GM0373" : "Amsterdam"), "\(set)")
    }
  }

  @Test("A Latin-9 terminal gets letters that it can show; files and machine formats stay Unicode")
  func latin() throws {
    defer { place.remove() }
    let latin = ["LC_ALL": "nl_NL.ISO-8859-15"]
    func bytes(_ arguments: [String], _ environment: [String: String]) throws -> Data {
      let file = place.folder.appendingPathComponent(UUID().uuidString)
      let all = arguments + ["--store", place.store]
      #expect(try run(Place.program, all, environment: environment, output: file.path).status == 0)
      return try Data(contentsOf: file)
    }
    let name = Data("S".utf8) + [0xFA] + Data("dwest-Frysl".utf8) + [0xE2] + Data("n".utf8)
    let filter = ["--filter", "naam=Sudwest-Fryslan"]
    #expect(try bytes(["get", "municipalities"] + filter, latin).contains(name))
    #expect(try bytes(["get", "municipalities"] + filter, ["LC_ALL": "C"]).contains(Data("Sudwest-Fryslan".utf8)))
    for format in ["csv", "json"] {
      #expect(try bytes(["get", "municipalities", "--format", format] + filter, latin).contains(Data("Súdwest".utf8)))
    }
    #expect(try bytes(["snapshot"], latin) == bytes(["snapshot"], [:]))
    let told = try run(Place.program, ["get", "—"], environment: latin)
    #expect(told.status == 2 && told.errors.contains("\u{FFFD}") && !told.errors.contains("—"), "\(told)")
  }

  @Test("A dashboard on a Latin-9 terminal sends its letters as that has them, and frames of signs")
  func latinDashboard() throws {
    defer { place.remove() }
    let record = place.folder.appendingPathComponent("typescript")
    let window = try TerminalWindow(
      "script -qfc \"\(Place.program.path) --store \(place.store)\" \(record.path)",
      environment: ["LC_ALL": "nl_NL.ISO-8859-15"])
    try window.wait(for: "Uitrol per gemeente")
    #expect(window.screen.contains("+=") && !window.screen.contains("─"), "\(window.screen)")
    try window.press("/")
    try window.type(bytes: Array("s".utf8) + [0xFA] + Array("dwest".utf8))
    try window.wait(for: "1 van 388")
    let name = Data("S".utf8) + [0xFA] + Data("dwest-Frysl".utf8) + [0xE2] + Data("n".utf8)
    try window.wait("the name in Latin-9") { (try? Data(contentsOf: record))?.contains(name) ?? false }
    #expect(try !Data(contentsOf: record).contains(Data("ú".utf8)))
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
