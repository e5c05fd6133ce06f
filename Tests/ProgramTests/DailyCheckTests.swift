import Foundation
import TestSupport
import Testing

/// The look through the store in the background of whoever works in it.
@Suite(.serialized, .realPrograms) struct DailyCheckTests {
  let place: Place
  init() throws { place = try Place() }

  /// Overwrites a page that no first screen reads: of the index of who changed what.
  private func damage() throws {
    let found = try run(
      URL(fileURLWithPath: "/usr/bin/sqlite3"),
      [place.store, "SELECT max(pageno) FROM dbstat WHERE name = 'change_by'"])
    let page = try #require(UInt64(found.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: place.store))
    try handle.seek(toOffset: (page - 1) * 4096)
    try handle.write(contentsOf: Data(count: 4096))
    try handle.close()
  }

  private func window(_ options: String) throws -> TerminalWindow {
    let state = place.folder.appendingPathComponent("state").path
    return try TerminalWindow(
      "\(Place.program.path) --store \(place.store) --by anna \(options)", environment: ["XDG_STATE_HOME": state])
  }

  private var remembered: String? {
    try? String(contentsOf: place.folder.appendingPathComponent("state/samen/checked"), encoding: .utf8)
  }

  @Test("Damage is found in the background of who works, stays told, and locks the store")
  func found() throws {
    defer { place.remove() }
    try damage()
    let window = try window("--operator")
    try window.wait(for: "beschadigd")
    for key in ["j", "2", "E"] {
      try window.press(key)
      try window.wait("what \(key) does") {
        window.screen.contains("beschadigd") && window.screen.contains("alleen lezen")
      }
    }
    #expect(remembered == nil)
  }

  @Test("It is once a day and file, and never of who only looks")
  func daily() throws {
    defer { place.remove() }
    let looking = try window("")
    try looking.wait(for: "Uitrol per gemeente")
    try looking.press("q")
    _ = try looking.waitForEnd()
    #expect(remembered == nil)
    let working = try window("")
    try working.wait(for: "Uitrol per gemeente")
    try working.press("E")
    try working.wait("the look through the store") { remembered != nil }
    #expect(remembered?.hasSuffix(" \(place.store)\n") == true && remembered?.split(separator: "\n").count == 1)
    try damage()
    let again = try window("--operator")
    try again.wait(for: "Uitrol per gemeente")
    // Saves come and go; nothing is looked through a second time.
    try again.press("/")
    try again.type("Amersfoort")
    try again.wait(for: "1–1 van 1")
    try again.press("Enter", ">")
    try again.wait(for: "opgeslagen")
    #expect(!again.screen.contains("beschadigd"))
  }
}
