import Foundation
import TestSupport
import Testing

/// What the dashboard asks of a terminal beside pictures, and that it is undone on every way out.
@Suite(.serialized, .realPrograms) struct MouseProgramTests {
  let place: Place
  init() throws { place = try Place() }

  private static let (mouseOn, mouseOff) = ("\u{1B}[?1000;1002;1006h", "\u{1B}[?1000;1002;1006l")
  private static let (laidAside, putBack) = ("\u{1B}[22;2t", "\u{1B}[23;2t")

  private func terminal() throws -> BareTerminal {
    let terminal = try BareTerminal([Place.program.path, "--store", place.store, "--by", "anna"])
    try terminal.wait(for: "Uitrol per gemeente")
    try terminal.waitForRest()
    return terminal
  }

  private func text(_ terminal: BareTerminal) -> String { String(decoding: terminal.output, as: UTF8.self) }

  private func count(_ part: String, _ terminal: BareTerminal) -> Int {
    text(terminal).components(separatedBy: part).count - 1
  }

  /// All that was asked for is undone, and after it nothing is asked for any more.
  private func expectUndone(_ terminal: BareTerminal, _ way: String) {
    for (on, off) in [
      (Self.mouseOn, Self.mouseOff), ("\u{1B}[?2004h", "\u{1B}[?2004l"), (Self.laidAside, Self.putBack),
    ] {
      let text = text(terminal)
      let begin = text.range(of: on, options: .backwards), end = text.range(of: off, options: .backwards)
      #expect(
        begin.flatMap { begin in end.map { $0.lowerBound > begin.lowerBound } } == true,
        "\(way): \(on.debugDescription)")
    }
    #expect(count(Self.laidAside, terminal) == count(Self.putBack, terminal), "\(way)")
    #expect(terminal.modes == terminal.modesBefore, "\(way)")
  }

  @Test("However it ends, the mouse is the terminal's again and the title is what it was")
  func waysOut() throws {
    defer { place.remove() }
    for key in ["Q", "q", "\u{3}", ":quit\r"] {
      let terminal = try terminal()
      terminal.type(key)
      #expect(try terminal.waitForEnd() == 0, "\(key)")
      expectUndone(terminal, key)
    }
    for signal in [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGUSR2, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL] {
      let terminal = try terminal()
      kill(terminal.process, signal)
      #expect(try terminal.waitForEnd() == 128 + Int(signal))
      expectUndone(terminal, "signal \(signal)")
    }
  }

  @Test("While it is suspended the shell has the mouse and its own title; ^L and waking ask for the mouse anew")
  func suspended() throws {
    defer { place.remove() }
    let terminal = try terminal()
    let shown = count("\u{1B}]2;samen", terminal)
    // The first of a session is not stopped: it comes back at once.
    terminal.type("\u{1A}")
    try terminal.wait(for: Self.putBack)
    try terminal.waitForRest()
    #expect(count(Self.mouseOff, terminal) == 1 && count(Self.laidAside, terminal) == 2)
    #expect(count("\u{1B}]2;samen", terminal) == shown + 1)
    terminal.forget()
    kill(terminal.process, SIGCONT)
    try terminal.wait(for: Self.mouseOn)
    terminal.type("Q")
    #expect(try terminal.waitForEnd() == 0)
    #expect(text(terminal).hasSuffix(Self.mouseOn) == false && count(Self.putBack, terminal) == 1)
  }

  @Test("A terminal without a mouse, and --no-mouse, get none of it; one without titles gets no title")
  func without() throws {
    defer { place.remove() }
    for (options, term, titles) in [
      (["--no-mouse"], "xterm-256color", true), ([], "linux", false), ([], "vt100", false), ([], "vt220", false),
      (["--no-mouse"], "linux", false),
    ] as [([String], String, Bool)] {
      let terminal = try BareTerminal(
        [Place.program.path, "--store", place.store, "--by", "anna"] + options, environment: ["TERM": term])
      try terminal.wait(for: "GIB")
      try terminal.waitForRest()
      terminal.type("2")
      try terminal.waitForRest()
      terminal.type("Q")
      #expect(try terminal.waitForEnd() == 0)
      for word in ["?1000", "?1002", "?1006", "?1003", "?1015"] {
        #expect(count(word, terminal) == 0, "\(term) \(word)")
      }
      #expect((count("\u{1B}]2;", terminal) > 0) == titles, "\(term)")
      #expect((count("22;2t", terminal) > 0) == titles && (count("23;2t", terminal) > 0) == titles, "\(term)")
    }
  }

  @Test("The title says store, page and mode, each once; what a file's name hides in it is seen")
  func title() throws {
    defer { place.remove() }
    let terminal = try terminal()
    let name = URL(fileURLWithPath: place.store).lastPathComponent
    #expect(text(terminal).contains("\u{1B}]2;samen · \(name) · Overzicht · bladeren\u{7}"))
    terminal.forget()
    terminal.type("jjkl")
    try terminal.waitForRest()
    #expect(count("\u{1B}]2;", terminal) == 0)
    terminal.type("2E")
    try terminal.wait(for: "\u{1B}]2;samen · \(name) · Gemeenten · BEWERKEN\u{7}")
    terminal.type("Q")
    try terminal.waitForEnd()
    let harmful = place.store.replacing(name, with: "x\u{7}\u{1B}]2;y.sqlite")
    try FileManager.default.moveItem(atPath: place.store, toPath: harmful)
    let other = try BareTerminal([Place.program.path, "--store", harmful, "--by", "anna"])
    try other.wait(for: "Uitrol per gemeente")
    try other.wait(for: "\u{1B}]2;samen · x␇␛]2;y.sqlite · Overzicht · bladeren\u{7}")
    kill(other.process, SIGTERM)
    try other.waitForEnd()
  }

  @Test("In a real terminal a click selects, one more opens, the wheel scrolls and dragging marks")
  func window() throws {
    defer { place.remove() }
    let window = try TerminalWindow("\(Place.program.path) --store \(place.store) --by anna")
    try window.wait(for: "Uitrol per gemeente")
    try window.wait("a mouse") { window.value("#{mouse_sgr_flag}#{mouse_button_flag}") == "11" }
    func report(_ button: Int, on text: String, up: Bool = false) throws {
      let lines = window.screen.split(separator: "\n", omittingEmptySubsequences: false)
      let y = try #require(lines.firstIndex { $0.contains(text) })
      let range = try #require(lines[y].range(of: text))
      let x = lines[y].distance(from: lines[y].startIndex, to: range.lowerBound)
      try window.type("\u{1B}[<\(button);\(x + 2);\(y + 1)\(up ? "m" : "M")")
    }
    try report(0, on: "2 Gem")
    try window.wait(for: "Grootteklasse")
    try report(0, on: "Aalsmeer")
    try window.wait(for: "▸Aalsmeer")
    try report(0, on: "Aalsmeer", up: true)
    try report(65, on: "Aalsmeer")
    try window.wait(for: "4–35 van")
    try report(0, on: "Aalten")
    try report(32, on: "Alkmaar")
    try window.wait(for: "■Alkmaar")
    try report(0, on: "Alkmaar", up: true)
    try window.wait(for: "5 gemarkeerd")
    try report(0, on: "Almere")
    try report(0, on: "Almere", up: true)
    try window.wait(for: "▸Almere")
    try report(0, on: "Almere")
    try report(0, on: "Almere", up: true)
    try window.wait(for: "Flevoland · 200.914 inwoners")
    try window.wait("the card") { window.value("#{pane_title}").hasSuffix("Almere · bladeren") }
    try window.press("Q")
    #expect(try window.waitForEnd() == 0)
    #expect(window.value("#{mouse_any_flag}") == "0" && !window.value("#{pane_title}").contains("samen"))
  }
}
