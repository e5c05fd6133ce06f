import Foundation
import TestSupport
import Testing

/// The program with files that were harmed or set otherwise from outside, and with limits that stand in its way.
@Suite(.serialized, .realPrograms, .dice) struct HarmedProgramTests {
  let place: Place
  init() throws { place = try Place() }

  /// How many mutants go through the program itself: a tenth of `SAMEN_MUTANTS`, or as many as a run can afford.
  private static let count = (ProcessInfo.processInfo.environment["SAMEN_MUTANTS"].flatMap { Int($0) } ?? 20) / 10

  private func child(_ arguments: String...) throws -> Outcome {
    try run(Project.product("StoreChild"), arguments)
  }

  private var bytes: Data { (try? Data(contentsOf: URL(fileURLWithPath: place.store))) ?? Data() }

  @Test("Whatever is asked of a harmed store, the program ends with a status of its own")
  func mutants() throws {
    defer { place.remove() }
    let questions =
      ["initiatives", "municipalities", "rollout", "fund", "contributions", "findings", "journal"].map { ["get", $0] }
      + ["overview", "municipalities", "initiatives", "fund", "journal", "findings"].map { ["snapshot", "--page", $0] }
      + [
        ["check"], ["info"], ["snapshot", "--keys", "4 l l l"], ["do", "series gibit"],
        ["set", "Amersfoort", "gon", "O", "--by", "anna"],
      ]
    for number in 0..<HarmedProgramTests.count {
      let mutant = try child("mutant", place.store, "\(Dice.seed)", "\(number)").output
      for question in questions {
        // Neither all memory nor for ever.
        let outcome = try run(
          URL(fileURLWithPath: "/bin/sh"),
          ["-c", "ulimit -v 4000000; ulimit -t 60; exec \"$@\"", "sh", Place.program.path] + question
            + ["--store", place.store + ".mutant"])
        #expect((0...4).contains(outcome.status), "\(number) \(mutant) \(question): \(outcome)")
        #expect(outcome.status == 0 || !outcome.errors.isEmpty, "\(number) \(mutant) \(question)")
      }
    }
  }

  @Test("A limit on the size of files is told as what it is, in both languages, and nothing is changed")
  func fileSize() throws {
    defer { place.remove() }
    let before = bytes
    for (language, words) in [
      ("nl", "grens aan de grootte van bestanden (ulimit -f)"), ("en", "file size limit (ulimit -f)"),
    ] {
      for arguments in [
        ["set", "Amersfoort", "overlijden", "D", "--store", place.store, "--by", "anna"],
        ["init", "--store", place.folder.path + "/new.sqlite"],
      ] {
        let outcome = try run(
          URL(fileURLWithPath: "/bin/sh"),
          ["-c", "ulimit -f 8; exec \"$@\"", "sh", Place.program.path] + arguments + ["--lang", language])
        #expect(outcome.status == 1 && outcome.errors.contains(words), "\(arguments): \(outcome)")
      }
    }
    #expect(bytes == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path) == ["s.sqlite"])
    #expect(try place.samen("set", "Amersfoort", "overlijden", "D").status == 0)
  }

  @Test("A store that another tool put in WAL mode is read whole and left alone, and goes back at the first change")
  func wal() throws {
    defer { place.remove() }
    #expect(try child("wal", place.store, "In de WAL").status == 0)
    unlink(place.store + "-shm")
    let before = bytes
    let names = try FileManager.default.contentsOfDirectory(atPath: place.folder.path).sorted()
    #expect(names == ["s.sqlite", "s.sqlite-wal"])
    #expect(try place.samen("get", "municipalities").output.contains("In de WAL"))
    #expect(try place.samen("snapshot", "--read-only").status == 0)
    #expect(try place.samen("check", "--read-only").status == 0)
    #expect(bytes == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path).sorted() == names)
    #expect(try place.samen("set", "Amersfoort", "overlijden", "D").status == 0)
    #expect(bytes[18] == 1 && bytes[19] == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path) == ["s.sqlite"])
    #expect(try place.samen("get", "municipalities").output.contains("In de WAL"))
  }

  @Test("A dashboard that looks at a store in WAL mode leaves nothing beside it, and shows what is written there")
  func walOnScreen() throws {
    defer { place.remove() }
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: place.folder.path).sorted() }
    #expect(try child("wal", place.store, "In de WAL").status == 0)
    unlink(place.store + "-shm")
    let before = (bytes, try names())
    #expect(before.1 == ["s.sqlite", "s.sqlite-wal"])
    func shown(_ options: String) throws -> TerminalWindow {
      let window = try place.window(options)
      try window.wait(for: "Uitrol per gemeente")
      try window.press("/")
      try window.type("wal")
      try window.wait(for: "In de WAL")
      try window.press("Enter")
      return window
    }
    for options in ["", "--operator"] {
      let window = try shown(options)
      #expect(try names() == before.1)
      try window.press("Q")
      #expect(try window.waitForEnd() == 0 && bytes == before.0 && names() == before.1)
    }
    #expect(try place.samen("set", "Amersfoort", "overlijden", "D", "--dry-run").status == 0)
    #expect(try bytes == before.0 && names() == before.1)
    let window = try shown("--operator")
    #expect(
      try run(
        Place.program,
        ["set", "'s-Gravenhage", "overlijden", "G", "--reason", "x", "--store", place.store, "--by", "bram"]
      ).status == 0)
    try window.wait(for: "bram wijzigde")
    try window.press(":")
    try window.type("set Amersfoort overlijden D")
    try window.press("Enter")
    try window.wait(for: "opgeslagen")
    #expect(try names() == ["s.sqlite"] && place.json("journal").first?["by"] as? String == "anna")
  }

  @Test("A store in WAL mode in a folder where nothing may be written is told as that, in both languages")
  func walReadOnly() throws {
    #expect(try child("wal", place.store, "In de WAL").status == 0)
    let nobody = try Nobody(Place.program)
    chmod(place.store, 0o644)
    chmod(place.folder.path, 0o555)
    defer {
      chmod(place.folder.path, 0o755)
      nobody.remove()
      place.remove()
    }
    for (language, words) in [("nl", "WAL-stand"), ("en", "WAL mode")] {
      let outcome = try nobody.run(["get", "fund", "--store", place.store, "--lang", language])
      #expect(outcome.status == 1 && outcome.errors.contains(words) && outcome.output.isEmpty, "\(outcome)")
    }
  }
}
