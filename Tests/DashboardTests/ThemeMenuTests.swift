import Dashboard
import Foundation
import Screen
import TestSupport
import Testing

@testable import samen

@Suite struct ThemeMenuTests {
  private let names: [String]? = ThemeFiles(asked: nil).names

  private func theme(_ name: String) throws -> [Style] { try ThemeFiles(asked: nil).theme(name).styles }

  @Test("The screen wears the theme at the cursor while one looks; Esc puts the old one back, Enter keeps the new")
  func tries() throws {
    var desk = try Desk()
    try desk.run("theme samen-dark")
    let dark = try theme("samen-dark")
    #expect(desk.state.session.theme.styles == dark && desk.state.session.themeName == "samen-dark")
    try desk.run("theme")
    #expect(desk.picture.contains("▸ samen-dark") && desk.picture.contains("volgt de terminal"))
    try desk.press("j")
    #expect(desk.state.session.theme.styles == (try theme("samen-light")))
    try desk.press("G k k k g k")
    #expect(desk.state.session.theme.styles == (try theme(#require(names?.first))))
    #expect(desk.state.session.themeName == "samen-dark")
    try desk.press("Esc")
    #expect(desk.state.overlays.isEmpty && desk.state.session.theme.styles == dark)
    try desk.run("theme")
    try desk.press("j Enter")
    #expect(desk.state.session.themeName == "samen-light" && desk.notice == "thema samen-light")
    #expect(desk.state.session.theme.styles == (try theme("samen-light")))
  }

  @Test("A theme whose file is wrong stands in the list and is not worn; Enter says what is wrong")
  func fault() throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try "inherits = \"nergens\"".write(
      to: folder.appendingPathComponent("a-stuk.toml"), atomically: true, encoding: .utf8)
    var desk = try Desk()
    let runner = EffectRunner(
      store: desk.store, operatorName: "anna", themes: ThemeFiles(asked: folder.path), memory: nil, seen: 0)
    let before = desk.state.session.theme.styles
    for event in runner.perform(.loadThemes, from: desk.state.viewpoint) { _ = update(&desk.state, event) }
    try desk.press("g")
    #expect(desk.picture.contains("▸ a-stuk") && desk.picture.contains("⚠ fout in het bestand"))
    try desk.press("Enter")
    #expect(desk.notice.contains("a-stuk.toml:1: inherits: Geen thema «nergens»"), "\(desk.notice)")
    #expect(desk.state.session.theme.styles == before && !desk.state.overlays.isEmpty)
  }

  @Test("auto goes by what the terminal says of its ground, however late; another theme does not")
  func automatic() throws {
    var desk = try Desk()
    let (white, black) = (try #require(Color(hex: "#fdf6e3")), try #require(Color(hex: "#002b36")))
    try desk.carryOut(update(&desk.state, .grounded(white)))
    #expect(desk.state.session.theme.name == "plain" && desk.state.notice == nil)
    desk.state.session.ground = nil
    try desk.run("theme auto")
    #expect(desk.effects.contains(.askGround) && desk.state.session.theme.name == "samen-dark")
    try desk.press("j")
    try desk.carryOut(update(&desk.state, .grounded(white)))
    #expect(desk.state.session.theme.name == "samen-light" && desk.state.session.themeName == "auto")
    #expect(desk.state.notice == nil)
    try desk.carryOut(update(&desk.state, .grounded(black)))
    #expect(desk.state.session.theme.name == "samen-dark")
    // Known by now, it is not asked again.
    desk.effects = []
    try desk.run("theme auto")
    #expect(!desk.effects.contains(.askGround))
  }
}

@Suite struct ThemeFileTests {
  private let folder: URL

  init() throws { folder = try Project.temporaryFolder() }

  private func write(_ name: String, _ text: String) throws {
    try text.write(to: folder.appendingPathComponent(name + ".toml"), atomically: true, encoding: .utf8)
  }

  private func problem(_ name: String) -> String {
    do throws(Ending) {
      _ = try ThemeFiles(asked: folder.path).theme(name)
      return ""
    } catch {
      return error.words.english
    }
  }

  @Test("A chain of themes may be as long as one likes; a circle is named with its file, line and way")
  func chain() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("t0", "inherits = \"samen-dark\"\n[palette]\nink = \"#010203\"\n[roles]\n\"title\" = { italic = true }")
    for step in 1...20 { try write("t\(step)", "# \(step)\ninherits = \"t\(step - 1)\"\n") }
    let last = try ThemeFiles(asked: folder.path).theme("t20")
    #expect(last[.text].fg?.hex == "#010203" && last.appearance == .dark && last.contrast == 4.5)
    // What a role does not say it takes over from the same role.
    #expect(last[.title].attributes == [.bold, .italic] && last[.title].fg?.hex == "#5fd7d7")
    try write("t0", "name = \"t0\"\ninherits = \"t2\"\n")
    #expect(problem("t20").contains("t0.toml:2: inherits: a circle: t2 → t1 → t0 → t2."), "\(problem("t20"))")
    try write("t0", "inherits = \"t0\"\n")
    #expect(problem("t0").contains("t0.toml:1: inherits: a circle: t0 → t0."))
  }

  @Test(
    "What is wrong is told with file, line and key, of the file in which it stands",
    arguments: [
      ("[palette]\nink = \"rood\"", "a.toml:2: palette.\"ink\""),
      ("inherits = \"samen-dark\"\n\n[roles]\n\"title\" = { fg = \"rood\" }", "a.toml:4: roles.\"title\".fg"),
      ("[roles.\"title\"]\nfg = \"rood\"", "a.toml:1: roles.\"title\".fg"),
      ("[roles]\n\"titel\" = { bold = true }", "a.toml:2: roles.\"titel\": unknown role"),
      ("# x\ninherits = \"weg\"", "a.toml:2: inherits: No theme «weg»"),
      ("contrast = 22", "a.toml:1: contrast: a number from 1 to 21 expected"),
      ("[roles]\ntable.cursor = { fg = \"#000000\" }", "a.toml:2: table.cursor: write the name in quotes"),
      ("schemer = 1", "a.toml:1: schemer: unknown key"),
    ])
  func places(_ text: String, _ told: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("a", text)
    try write("b", "inherits = \"a\"\n[palette]\nsoft = \"#ffffff\"\n")
    #expect(problem("a").contains(told), "\(problem("a"))")
    #expect(problem("b").contains(told), "\(problem("b"))")
  }
}
