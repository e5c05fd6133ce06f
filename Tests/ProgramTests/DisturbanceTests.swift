import Foundation
import TestSupport
import Testing

/// What happens to the dashboard from outside while it runs.
@Suite(.serialized, .realPrograms) struct DisturbanceTests {
  let place: Place
  init() throws { place = try Place() }

  private func process() throws -> pid_t {
    let found = try run(
      URL(fileURLWithPath: "/usr/bin/pgrep"), ["-f", "^\(Place.program.path) --store \(place.store)"])
    return try #require(pid_t(found.output.trimmingCharacters(in: .whitespacesAndNewlines)), "\(found)")
  }

  /// A dashboard in a shell that tells how it ended.
  private func shellWindow(_ options: String = "") throws -> TerminalWindow {
    let line = "\(Place.program.path) --store \(place.store) --by anna \(options)"
    return try TerminalWindow("sh -c '\(line); echo ended with $?; sleep 60'")
  }

  /// A dashboard whose save waits for another program.
  private func waitingWindow() throws -> (TerminalWindow, Holder) {
    let window = try shellWindow("--operator")
    return (window, try place.beginSave(in: window, typingOn: "j"))
  }

  @Test(
    "While a save waits for another program, a signal ends the dashboard at once",
    arguments: [SIGTERM, SIGHUP, SIGINT])
  func signalWhileSaving(_ signal: Int32) throws {
    defer { place.remove() }
    let (window, holder) = try waitingWindow()
    defer { holder.release() }
    kill(try process(), signal)
    try window.wait(for: "ended with \(128 + signal)", seconds: 2)
    #expect(window.screen.contains("Niet opgeslagen"))
  }

  @Test(
    "Who leaves while a save waits for another program is gone at once, and is told that it was not kept",
    arguments: [
      ["Q"], ["C-c"], ["j", "Q"], ["q", "q"], ["/", "Q", "x", "C-c"],
      [":", "q", "u", "i", "t", "Enter"],
    ])
  func leaveWhileSaving(_ keys: [String]) throws {
    defer { place.remove() }
    let (window, holder) = try waitingWindow()
    defer { holder.release() }
    for key in keys { try window.press(key) }
    try window.wait(for: "ended with 130", seconds: 2)
    #expect(window.screen.contains("Niet opgeslagen"), "\(window.screen)")
    holder.release()
    #expect(try place.json("journal").first?["to"] as? String != "D")
  }

  @Test("Who saves and leaves in one breath has saved")
  func saveAndLeave() throws {
    defer { place.remove() }
    let window = try shellWindow("--operator")
    try place.openMenu(in: window)
    try window.press("D", "Q")
    try window.wait(for: "ended with 0")
    #expect(try place.json("journal").first?["to"] as? String == "D")
  }

  @Test("A key that the user gave to quit leaves while a save waits; a letter for an input line does not")
  func ownKeysWhileSaving() throws {
    defer { place.remove() }
    let config = place.folder.appendingPathComponent("config.toml")
    try Data("[keys]\nquit = [\"F9\"]\n".utf8).write(to: config)
    let window = try shellWindow("--operator --config \(config.path)")
    let holder = try place.beginSave(in: window, typingOn: "Q", "/", "F9")
    defer { holder.release() }
    #expect(window.screen.contains("bezig met opslaan"))
    try window.press("Escape")
    try window.press("F9")
    try window.wait(for: "ended with 130", seconds: 2)
    holder.release()
    #expect(try place.json("journal").first?["to"] as? String != "D")
  }

  @Test("While a save waits for another program, a new size is drawn, and then the save is done")
  func resizeWhileSaving() throws {
    defer { place.remove() }
    let (window, holder) = try waitingWindow()
    try window.resize(width: 30, height: 8)
    try window.wait(for: "te klein", seconds: 3)
    try window.resize(width: 120, height: 40)
    try window.wait(for: "bezig met opslaan", seconds: 3)
    holder.release()
    // The key that waited takes the notice away.
    try window.wait("the end of the save") { !window.screen.contains("bezig met opslaan") }
    #expect(try place.json("journal").first?["to"] as? String == "D")
  }

  @Test(
    "Every deadly signal leaves the terminal as it was",
    arguments: [SIGALRM, SIGUSR2, SIGXCPU, SIGSYS, SIGPROF, SIGVTALRM, 40])
  func restored(_ signal: Int32) throws {
    defer { place.remove() }
    let window = try shellWindow()
    try window.wait(for: "Uitrol per gemeente")
    kill(try process(), signal)
    try window.wait(for: "ended with \(128 + signal)")
    #expect(window.value("#{alternate_on}") == "0" && window.value("#{cursor_flag}") == "1")
  }

  @Test("A store that is reached through a link shows another's change too")
  func link() throws {
    defer { place.remove() }
    let elsewhere = place.folder.appendingPathComponent("link")
    try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
    let link = elsewhere.path + "/s.sqlite"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: place.store)
    let window = try TerminalWindow("\(Place.program.path) --store \(link) --by anna")
    try window.wait(for: "Uitrol per gemeente")
    let arguments = [
      "set", "'s-Gravenhage", "overlijden", "G", "--reason", "x", "--store", place.store, "--by", "bram",
    ]
    #expect(try run(Place.program, arguments).status == 0)
    try window.wait(for: "bram wijzigde")
  }

  @Test("Where the system does not tell of changes, the dashboard looks for itself")
  func noInotify() throws {
    defer { place.remove() }
    // A folder that may be written and not read cannot be watched; root may read all.
    let nobody = try Nobody(Place.program)
    defer { nobody.remove() }
    if getuid() == 0 { for path in [place.folder.path, place.store] { chown(path, Nobody.id, Nobody.id) } }
    chmod(place.folder.path, 0o333)
    defer { chmod(place.folder.path, 0o700) }
    let command = nobody.command.joined(separator: " ")
    let window = try TerminalWindow("\(command) --store \(place.store) --by anna")
    try window.wait(for: "Uitrol per gemeente")
    let arguments = [
      "set", "'s-Gravenhage", "overlijden", "G", "--reason", "x", "--store", place.store, "--by", "bram",
    ]
    #expect(try nobody.run(arguments).status == 0)
    try window.wait(for: "bram wijzigde")
  }
}
