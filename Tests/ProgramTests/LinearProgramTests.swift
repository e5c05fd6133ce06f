import Foundation
import TestSupport
import Testing

/// The dashboard in sentences, in a real terminal: no escape sequence ever, keys one at a time, all put back.
@Suite(.serialized, .realPrograms) struct LinearProgramTests {
  let place: Place
  init() throws { place = try Place() }

  private func terminal(_ environment: [String: String] = ["TERM": "dumb"]) throws -> BareTerminal {
    try BareTerminal(
      [Place.program.path, "--linear", "--store", place.store, "--by", "anna", "--lang", "nl"], environment: environment
    )
  }

  @Test("A dumb terminal hears it all: pages, arrows, a change and a question; and not one escape sequence")
  func dumb() throws {
    defer { place.remove() }
    let terminal = try terminal()
    try terminal.wait(for: "1 van 388.")
    terminal.type("\u{1B}[B")
    try terminal.wait(for: "2 van 388.")
    terminal.type("2")
    try terminal.wait(for: "Pagina Gemeenten.")
    terminal.type("1E")
    try terminal.wait(for: "Bewerken aan: wat u wijzigt")
    terminal.type("s")
    try terminal.wait(for: "Een nummer kiest meteen.")
    terminal.type("1")
    try terminal.wait(for: "Opgeslagen: 's-Hertogenbosch, Rijbewijzen")
    terminal.resize(width: 40, height: 10)
    terminal.type("j")
    try terminal.wait(for: "3 van 388.")
    terminal.type(":check\r")
    try terminal.wait(for: "zijn in orde.")
    terminal.type("Q")
    #expect(try terminal.waitForEnd() == 0)
    #expect(terminal.modes == terminal.modesBefore)
    #expect(terminal.errors == "")
    let bytes = terminal.output
    #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x0D })
    let text = String(decoding: bytes, as: UTF8.self)
    // Once when one comes to it, and once on each page that has it.
    #expect(text.components(separatedBy: " 2 van 388.").count == 4, "\(text)")
  }

  @Test("Nothing is said while nothing happens, and the scrollback keeps what was said")
  func scrollback() throws {
    defer { place.remove() }
    let window = try place.window("--linear --lang nl")
    try window.wait(for: "1 van 388.")
    #expect(window.value("#{alternate_on}") == "0")
    #expect(window.value("#{mouse_any_flag}") == "0")
    let lines = window.value("#{history_size} #{cursor_y}")
    try window.resize(width: 100, height: 40)
    try window.press("Left")
    #expect(!lines.isEmpty)
    try window.press("q")
    #expect(try window.waitForEnd() == 0)
  }

  @Test("Suspending gives the keys back to the shell, and fg takes them again")
  func suspending() throws {
    defer { place.remove() }
    let window = try TerminalWindow("bash --norc -i", environment: ["PS1": "klaar "])
    try window.wait(for: "klaar")
    try window.type("\(Place.program.path) --linear --lang nl --store \(place.store)")
    try window.press("Enter")
    try window.wait(for: "1 van 388.")
    try window.press("C-z")
    try window.wait(for: "Stopped")
    try window.type("fg")
    try window.press("Enter")
    try window.press("j")
    try window.wait(for: "2 van 388.")
    try window.press("Q")
    try window.type("echo we$((1+1))er")
    try window.press("Enter")
    try window.wait(for: "we2er")
  }

  @Test("Each signal puts the modes back", arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
  func signals(_ signal: Int32) throws {
    defer { place.remove() }
    let terminal = try terminal()
    try terminal.wait(for: "1 van 388.")
    #expect(terminal.modes[3] & UInt32(ICANON) == 0)
    kill(terminal.process, signal)
    #expect(try terminal.waitForEnd() == 128 + Int(signal))
    #expect(terminal.modes == terminal.modesBefore)
    #expect(!terminal.output.contains(0x1B))
  }

  @Test("Without a terminal it is refused as the dashboard is")
  func refused() throws {
    defer { place.remove() }
    let result = try place.samen("--linear", "--lang", "nl")
    #expect(result.status == 2 && result.errors.contains("heeft een terminal nodig"))
  }

  @Test("A snapshot in sentences is what would be said of the keys, in either language and in ASCII")
  func snapshot() throws {
    defer { place.remove() }
    let said = try place.samen("snapshot", "--format", "linear", "--keys", "j", "--lang", "nl")
    #expect(said.status == 0)
    let lines = said.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("Samen Organiseren, ") == true && lines.last?.hasSuffix(" 2 van 388.") == true)
    let same = try place.samen("--linear", "snapshot", "--keys", "j", "--lang", "nl")
    #expect(same.output == said.output)
    let ascii = try place.samen("snapshot", "--format", "linear", "--ascii", "--keys", "j G", "--lang", "en")
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 } && ascii.output.hasSuffix(" 388 of 388.\n"))
  }
}
