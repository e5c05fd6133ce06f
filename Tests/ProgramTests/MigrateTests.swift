import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.serialized, .realPrograms) struct MigrateTests {
  let place: Place
  init() throws {
    place = try Place()
    try place.makeOlder(version: 5)
  }

  private var bytes: Data { (try? Data(contentsOf: URL(fileURLWithPath: place.store))) ?? Data() }
  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: place.folder.path)) ?? []).sorted()
  }

  @Test("Looking at an older store changes nothing")
  func looks() throws {
    defer { place.remove() }
    let before = bytes
    for arguments in [
      ["get", "rollout"], ["get", "findings"], ["check"], ["info"], ["snapshot", "--page", "findings"],
      ["get", "fund", "--read-only"], ["get", "journal", "--as-of", "2017-06-30"],
    ] {
      let outcome = try run(Place.program, arguments + ["--store", place.store])
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(arguments) \(outcome)")
    }
    #expect(try place.samen("info").output.contains("5; de eerste wijziging"))
    #expect(try place.samen("set", "Amersfoort", "overlijden", "D", "--dry-run").status == 0)
    #expect(try place.samen("set", "Amersfoort", "overlijden", "X").status == 4, "a refusal changes nothing either")
    let window = try place.window("--operator")
    try window.wait(for: "Uitrol per gemeente")
    window.close()
    #expect(bytes == before && names == ["s.sqlite"])
  }

  @Test("The first change brings an older store up to date, says so and leaves it as it was beside it")
  func sets() throws {
    defer { place.remove() }
    let before = bytes
    let outcome = try place.samen("set", "Amersfoort", "overlijden", "D")
    #expect(outcome.status == 0 && outcome.errors.contains("s.sqlite.v5"), "\(outcome)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.store + ".v5")) == before)
    #expect(names == ["s.sqlite", "s.sqlite.v5"])
    let next = try place.samen("do", "undo")
    #expect(next.status == 0 && !next.errors.contains(".v5"), "\(next)")
    #expect(try place.samen("check").status == 0)
  }

  @Test("Several commands that are one change say so too")
  func atOnce() throws {
    defer { place.remove() }
    let outcome = try place.samen("do", "--all-or-nothing", "set Amersfoort overlijden D; set Almere overlijden D")
    #expect(outcome.status == 0 && outcome.errors.contains("s.sqlite.v5"), "\(outcome)")
  }

  @Test("A change in the dashboard brings it up to date too, and says so")
  func dashboard() throws {
    defer { place.remove() }
    let window = try place.window("--operator", width: 160)
    try window.wait(for: "Uitrol per gemeente")
    try window.type(":set Amersfoort overlijden D")
    try window.press("Enter")
    try window.wait(for: "s.sqlite.v5")
    #expect(names == ["s.sqlite", "s.sqlite.v5"])
  }

  @Test("samen migrate brings a store up to date once, and touches none that is newer")
  func migrates() throws {
    defer { place.remove() }
    let before = bytes
    #expect(try place.samen("migrate", "--read-only").status == 2 && bytes == before)
    let outcome = try place.samen("migrate")
    #expect(outcome.status == 0 && outcome.errors.contains("van schema 5"), "\(outcome)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.store + ".v5")) == before)
    let after = bytes
    let again = try place.samen("migrate", "--lang", "en")
    #expect(again.status == 0 && again.errors.contains("already") && bytes == after, "\(again)")
    let queue = try DatabaseQueue(path: place.store)
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    #expect(try place.samen("migrate").status == 1 && names == ["s.sqlite", "s.sqlite.v5"])
    #expect(try place.samen("--help").output.contains("migrate"))
  }

  @Test("--read-only keeps nothing, and says so")
  func keepsNothing() throws {
    defer { place.remove() }
    let home = ["HOME": place.folder.path, "XDG_CONFIG_HOME": place.folder.path + "/c"]
    let outcome = try run(
      Place.program, ["do", "filter gon=D; filter-name d", "--read-only", "--store", place.store], environment: home)
    #expect(outcome.status == 4 && outcome.errors.contains("alleen nu") && names == ["s.sqlite"], "\(outcome)")
  }
}
