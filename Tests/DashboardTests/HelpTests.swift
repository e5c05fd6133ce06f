import Dashboard
import Model
import Screen
import Testing

/// What helps whoever does not know the keys yet.
@Suite struct HelpTests {
  @Test("Help is searched with /, in both languages, and no key of it reaches the page")
  func search() throws {
    var desk = try Desk()
    try desk.press("E ?")
    let before = try desk.store.journal(limit: 1).first?.seq
    try desk.press("/")
    try desk.type("undo")
    #expect(desk.picture.contains("laatste eigen wijziging ongedaan maken") && !desk.picture.contains("scherm omhoog"))
    try desk.press("Enter x F9 j k u >")
    #expect(try desk.store.journal(limit: 1).first?.seq == before && desk.state.overlay != nil)
    // Esc shows all again, and then closes.
    try desk.press("Esc")
    #expect(desk.picture.contains("scherm omhoog"))
    try desk.press("Esc")
    #expect(desk.state.overlay == nil)
    try desk.press("? /")
    try desk.type("qqq")
    #expect(desk.picture.contains("niets gevonden"))
  }

  @Test("Help begins with what can be done here and now, and says of the rest why not")
  func now() throws {
    var desk = try Desk()
    try desk.press("?")
    let lines = helpLines(desk.state)
    guard case .heading(let heading) = lines[0] else { return #expect(Bool(false), "no heading") }
    #expect(heading == "Nu hier: Uitrol per gemeente")
    func why(_ id: String) throws -> String {
      let name = try #require(Command.named(id)).name(.dutch)
      return helpLines(desk.state).compactMap { line -> String? in
        guard case .entry(_, _, let command, let why, _) = line, command.split(separator: " ").first == name[...] else {
          return nil
        }
        return why
      }.first ?? "not there"
    }
    #expect(try why("set") == "op slot: druk E" && why("open").isEmpty)
    try desk.press("Esc E")
    #expect(try why("set").isEmpty)
    // Every command of here and everywhere stands there once.
    for command in Command.all where command.scopes.contains(.global) || command.scopes.contains(desk.state.focus) {
      let count = helpLines(desk.state, search: command.id).count
      #expect(count > 1, "\(command.id)")
    }
  }

  @Test("What was said is listed, the latest first, and a script gets it in lines")
  func messages() throws {
    var desk = try Desk()
    try desk.run("messages")
    #expect(desk.notice == "Er zijn nog geen berichten.")
    try desk.press("s j")
    try desk.run("filter provincie=Drenthe")
    try desk.run("messages")
    let lines = desk.picture.split(separator: "\n").map(String.init)
    let refusal = try #require(lines.firstIndex { $0.contains("✗ U bladert") })
    let hits = try #require(lines.firstIndex { $0.contains("12 van 388 gemeenten") && !$0.contains("inwoners") })
    #expect(hits < refusal)
    try desk.press("Esc")
    desk.state.session.isHeadless = true
    try desk.run("messages")
    #expect(desk.notice.contains("U bladert: druk E om te bewerken.\n12 van 388 gemeenten"))
  }

  @Test("Y copies the figure under the cursor with its source, in the user's language")
  func copies() throws {
    for (language, words) in [
      (Language.dutch, ["Aalburg · GIBIT: O oriëntatie", "stand 1 okt 2017 · voorbeeldgegevens", "CBS"]),
      (.english, ["Aalburg · GIBIT: O orienting", "as of 1 Oct 2017 · sample data", "CBS"]),
    ] {
      var desk = try Desk(language: language)
      try desk.run("filter Aalburg")
      try desk.press("K")
      try desk.type("gibit")
      try desk.press("Enter Y")
      guard case .copy(let text)? = desk.effects.last else { return #expect(Bool(false), "nothing copied") }
      for word in words { #expect(text.contains(word), "\(text)") }
    }
  }

  @Test("The first letters of a head lead to its column, on the overview and in the table; Esc goes back")
  func columns() throws {
    var desk = try Desk()
    for page in ["1", "2"] {
      try desk.press(page + " K")
      try desk.type("govr")
      #expect(desk.state.target?.column == desk.state.programme.column(of: "govroam"), "page \(page)")
      try desk.press("Enter K")
      try desk.type("rij")
      #expect(desk.state.target?.column == 0)
      try desk.press("Esc")
      #expect(desk.state.target?.column == desk.state.programme.column(of: "govroam"))
    }
    // What was typed on is no command.
    try desk.press("K")
    try desk.type("inwoners")
    try desk.press("Enter")
    #expect(desk.state.table.column == .field(.inhabitants) && desk.state.overlay == nil)
    try desk.run("column gib")
    #expect(desk.state.table.column == .initiative("gibit"))
    try desk.run("kolom zzz")
    #expect(desk.notice.hasPrefix("Geen kolom begint met «zzz»") && desk.notice.contains("Govroam"))
  }

  @Test("Space marks without moving where the user says so")
  func marks() throws {
    var desk = try Desk()
    let start = desk.state.cursor
    try desk.press("Space")
    #expect(desk.state.cursor == start + 1 && desk.state.marks.count == 1)
    desk.state.session.markMoves = false
    try desk.press("Space")
    #expect(desk.state.cursor == start + 1 && desk.state.marks.count == 2)
  }

  @Test("The heads of groups are no municipalities: the range counts these alone, and w begins at the top")
  func groups() throws {
    var desk = try Desk(Size(width: 120, height: 30))
    func range() throws -> (Int, Int, Int) {
      let match = try #require(desk.picture.firstMatch(of: /(\d+)–(\d+) van (\d+)/))
      return (Int(match.1) ?? 0, Int(match.2) ?? 0, Int(match.3) ?? 0)
    }
    try desk.press("2 G")
    let height = desk.state.seen(MunicipalitiesPane.self).height
    #expect(try range() == (388 - height + 1, 388, 388))
    try desk.press("w")
    #expect(desk.state.cursor == 0)
    guard case .group(0)? = desk.state.seen(MunicipalitiesPane.self).current else {
      return #expect(Bool(false), "not on the first group")
    }
    let shown = desk.state.seen(MunicipalitiesPane.self).shown.count { if case .row = $0.row { true } else { false } }
    #expect(try range() == (1, shown, 388) && shown < height)
    try desk.press("G")
    #expect(try range().1 == 388 && range().2 == 388)
    // Closed groups stand for all of theirs.
    try desk.press("W")
    #expect(try range() == (1, 388, 388))
  }
}
