import Foundation
import TestSupport
import Testing

/// How the dashboard leaves: with nobody reading its terminal, at any moment of its start, and where it has no threads.
@Suite(.serialized, .realPrograms) struct LeavingTests {
  let place: Place
  init() throws { place = try Place() }

  private func terminal(isFull: Bool = false) throws -> BareTerminal {
    try BareTerminal([Place.program.path, "--store", place.store, "--by", "anna"], isFull: isFull)
  }

  /// A dashboard that is blocked in writing.
  private func blocked() throws -> BareTerminal {
    let terminal = try terminal()
    try terminal.wait(for: "Uitrol per gemeente")
    try waitUntil("a full terminal") {
      terminal.type("\u{0C}")
      return terminal.isFull
    }
    return terminal
  }

  @Test(
    "A terminal that nobody reads holds up no signal: the program leaves within 2 s and puts the modes back",
    arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
  func nobodyReads(_ signal: Int32) throws {
    defer { place.remove() }
    let terminal = try blocked()
    #expect(terminal.modes[3] & UInt32(ICANON) == 0)
    kill(terminal.process, signal)
    #expect(try terminal.waitForEnd(seconds: 2, reading: false) == 128 + Int(signal))
    #expect(terminal.modes[3] & UInt32(ICANON | ECHO) == UInt32(ICANON | ECHO))
  }

  @Test("A terminal that is stopped holds up no signal, and none at a normal end")
  func stopped() throws {
    defer { place.remove() }
    for signal in [SIGTERM, 0] {
      let terminal = try terminal()
      try terminal.wait(for: "Uitrol per gemeente")
      try terminal.waitForRest()
      terminal.stopFlow()
      if signal == 0 { terminal.type("Q") } else { kill(terminal.process, signal) }
      #expect(try terminal.waitForEnd(seconds: 2, reading: false) == (signal == 0 ? 0 : 128 + Int(signal)))
      #expect(terminal.modes == terminal.modesBefore)
    }
  }

  @Test("A terminal that fills up holds up no normal end")
  func fullAtTheEnd() throws {
    defer { place.remove() }
    let terminal = try terminal()
    try terminal.wait(for: "Uitrol per gemeente")
    try terminal.waitForRest()
    terminal.fill()
    terminal.type("Q")
    #expect(try terminal.waitForEnd(seconds: 2, reading: false) == 0)
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test(
    "A terminal that takes nothing from the start holds up no signal", arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
  func fullAtTheStart(_ signal: Int32) throws {
    defer { place.remove() }
    let terminal = try terminal(isFull: true)
    try waitUntil("raw modes or a blocked start") {
      terminal.modes != terminal.modesBefore
        || (try? String(contentsOfFile: "/proc/\(terminal.process)/wchan", encoding: .utf8)) != "0"
    }
    kill(terminal.process, signal)
    #expect(try terminal.waitForEnd(seconds: 2, reading: false) == 128 + Int(signal))
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test(
    "A signal at any moment of the start leaves the terminal as it was",
    arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGUSR2])
  func startUp(_ signal: Int32) throws {
    defer { place.remove() }
    let whole = try terminal()
    let length = try duration(of: { _ = try whole.wait(for: "Uitrol per gemeente") })
    kill(whole.process, SIGKILL)
    for moment in 0..<12 {
      let terminal = try terminal()
      // Thickest where the terminal is taken over, at the end of the start.
      letPass(seconds: length * (0.3 + Double(moment) / 12))
      kill(terminal.process, signal)
      try terminal.waitForEnd()
      #expect(terminal.modes == terminal.modesBefore, "\(signal) after \(moment)")
      let text = String(decoding: terminal.output, as: UTF8.self)
      let taken = text.range(of: "\u{1B}[?1049h"), given = text.range(of: "\u{1B}[?1049l", options: .backwards)
      if let taken { #expect(given.map { $0.lowerBound > taken.lowerBound } ?? false, "\(signal) after \(moment)") }
    }
  }

  @Test(
    "A verb that waits for another program's lock and is asked to end says within 2 s that nothing was kept",
    arguments: [SIGINT, SIGTERM, SIGHUP], [["set", "Amersfoort", "overlijden", "D"], ["do", "undo"], ["migrate"]])
  func verbs(_ signal: Int32, _ verb: [String]) throws {
    defer { place.remove() }
    if verb == ["migrate"] { try place.makeOlder(version: 5) }
    #expect(try verb != ["do", "undo"] || place.samen("set", "Amersfoort", "overlijden", "D").status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: place.store))
    let holder = try Holder(place.store)
    defer { holder.release() }
    let terminal = try BareTerminal([Place.program.path] + verb + ["--store", place.store, "--by", "anna"])
    try waitUntil("a look into the store") { terminal.hasOpen(place.store) }
    kill(terminal.process, signal)
    #expect(try terminal.waitForEnd(seconds: 2) == 128 + Int(signal))
    #expect(
      terminal.errors == "samen: Niet opgeslagen: het opslaan is afgebroken, er is niets gewijzigd.\n",
      "\(terminal.errors)")
    holder.release()
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.store)) == before)
  }

  @Test("A script that is interrupted has said what it did, and says that the rest was not kept")
  func script() throws {
    defer { place.remove() }
    let before = try place.json("journal").count
    let script = (1...500).map { "set Almere gibit --note regel\($0)" }.joined(separator: "; ")
    let terminal = try BareTerminal([Place.program.path, "do", script, "--store", place.store, "--by", "anna"])
    try waitUntil("some that are kept") { terminal.errors.count { $0 == "\n" } > 3 }
    var holder: Holder?
    try waitUntil("a lock") {
      holder = try? Holder(place.store)
      return holder != nil
    }
    kill(terminal.process, SIGTERM)
    #expect(try terminal.waitForEnd(seconds: 2) == 143)
    holder?.release()
    let lines = terminal.errors.split(separator: "\n")
    let told = lines.count { $0.contains("opgeslagen ✓") }
    #expect(try told == place.json("journal").count - before && told == lines.count - 1, "\(lines.suffix(3))")
    let last = try #require(lines.last)
    #expect(last.contains("opdracht \(told + 1) van 500") && last.contains("Niet opgeslagen"), "\(last)")
    #expect(last.contains("tot en met \(told)"), "\(last)")
  }

  @Test("What whoever started a verb wants ignored ends it no more than before")
  func ignored() throws {
    defer { place.remove() }
    let holder = try Holder(place.store)
    let line = "trap '' HUP; exec \(Place.program.path) set Amersfoort overlijden D --store \(place.store) --by anna"
    let terminal = try BareTerminal(["/bin/sh", "-c", line])
    try waitUntil("a look into the store") { terminal.hasOpen(place.store) }
    kill(terminal.process, SIGHUP)
    holder.release()
    #expect(try terminal.waitForEnd() == 0 && place.json("journal").first?["to"] as? String == "D")
  }

  @Test("Where no thread can be made the dashboard says so, and what needs none works", arguments: ["nl", "en"])
  func noThreads(_ language: String) throws {
    defer { place.remove() }
    let nobody = try Nobody(Place.program)
    defer { nobody.remove() }
    if getuid() == 0 { for path in [place.folder.path, place.store] { chown(path, Nobody.id, Nobody.id) } }
    chmod(place.folder.path, 0o755)
    func command(_ arguments: [String]) -> [String] {
      let words = (nobody.command + arguments + ["--store", place.store]).map { "'\($0)'" }.joined(separator: " ")
      // The limit holds for that user only once setpriv has changed to him: both are set in his shell.
      let change = nobody.command.dropLast().map { "'\($0)'" }.joined(separator: " ")
      let program = words.dropFirst(change.isEmpty ? 0 : change.count + 1)
      return ["/bin/bash", "-c", "exec \(change) /bin/bash -c \"ulimit -u 1; exec \(program)\""]
    }
    for arguments in [["get", "fund"], ["set", "GM0307", "overlijden", "D", "--by", "anna"], ["check"]] {
      let command = command(arguments)
      #expect(try run(URL(fileURLWithPath: command[0]), Array(command.dropFirst())).status == 0, "\(arguments)")
    }
    let terminal = try BareTerminal(command(["--lang", language]))
    #expect(try terminal.waitForEnd() == 1)
    #expect(
      terminal.errors.contains("ulimit -u")
        && terminal.errors.contains(language == "nl" ? "laat geen" : "does not allow"))
    #expect(terminal.modes == terminal.modesBefore && terminal.output.isEmpty)
  }
}
