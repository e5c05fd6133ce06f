import Dashboard
import Model
import Screen
import TestSupport
import Testing

/// The one door to whatever there is.
@Suite struct PaletteTests {
  private func first(_ text: String, _ state: State) throws -> PaletteEntry {
    try #require(paletteEntries(text, state).first, "nothing for \(text)")
  }

  @Test("It finds every kind of thing, and Enter goes there or does it")
  func kinds() throws {
    var desk = try Desk()
    desk.state.session.themeNames = ["samen-light"]
    desk.state.look.namedViews["drenthe-view"] = "page=municipalities filter='provincie=Drenthe'"
    func go(_ text: String) throws {
      try desk.press("Esc Esc Esc 1 ^P")
      try desk.type(text)
      try desk.press("Enter")
    }
    try go("gibit")
    #expect(desk.state.place == .initiative("gibit"))
    try go("aalburg")
    #expect(desk.state.place == .municipality("GM0738"))
    try go("F14")
    #expect(desk.state.place == .page(.findings) && desk.state.subject == .finding("F14"))
    try go("monitor soc")
    #expect(desk.state.place.room == .activity)
    try go("drenthe-view")
    #expect(desk.state.rows.count == 12 && desk.state.place == .page(.municipalities))
    desk.state.look.keep(nil)
    try go("provincie=drenthe")
    #expect(desk.state.rows.count == 12)
    desk.state.look.keep(nil)
    try go("1 mrt 2017")
    #expect(desk.state.programme.asOf.iso == "2017-03-01")
    try desk.run("now")
    try go("journaal")
    #expect(desk.state.place == .page(.journal))
    try desk.press("^P")
    try desk.type("samen-light")
    try desk.press("Enter")
    #expect(desk.effects.last == .useTheme(ThemeWish("samen-light")))
  }

  @Test("Filters tell how many municipalities they keep, and that is so; Tab filters by what is under the cursor")
  func filters() throws {
    var desk = try Desk()
    for text in ["gibit", "dren", "< 20", "geblokk", "veilig", "corop"] {
      for entry in paletteEntries(text, desk.state) {
        guard case .filter(let filter) = entry.target else { continue }
        try desk.run("filter \(filter)")
        let count = desk.state.rows.count
        #expect(entry.note.dutch.hasPrefix("\(count) gemeente"), "\(filter): \(entry.note.dutch), \(count)")
      }
    }
    desk.state.look.keep(nil)
    try desk.press("4 ^P")
    try desk.type("gibit")
    try desk.press("Tab")
    #expect(desk.state.place == .page(.municipalities) && desk.state.filter?.text == "gibit=G|B")
    desk.state.look.keep(nil)
    try desk.press("1 ^P")
    try desk.type("aalburg")
    try desk.press("Tab")
    #expect(desk.state.rows.count == 1 && desk.state.place == .page(.overview))
  }

  @Test("What is locked stays in the list with the reason, and is done after E")
  func locks() throws {
    var desk = try Desk()
    try desk.run("filter Aalburg")
    try desk.run("column gibit")
    let entry = try first("status zetten", desk.state)
    #expect(entry.why?.dutch == "op slot: druk E" && entry.name.dutch == "Aalburg · GIBIT: status zetten")
    try desk.press("E")
    #expect(try first("status zetten", desk.state).why == nil)
    try desk.press("^P")
    try desk.type("gibit status zetten")
    #expect(!desk.picture.contains("niets gevonden"))
  }

  @Test("The very name comes first, whatever is found besides; nothing found is said")
  func best() throws {
    var desk = try Desk()
    for (index, one) in desk.state.programme.municipalities.enumerated() where index.isMultiple(of: 9) {
      guard case .municipality(let row) = try first(one.name, desk.state).target else {
        // Where a province or a page is called so too, it stands among the first.
        let entries = paletteEntries(one.name, desk.state).prefix(4)
        #expect(
          entries.contains { if case .municipality(index) = $0.target { true } else { false } }, "\(one.name)")
        continue
      }
      #expect(desk.state.programme.municipalities[row].name == one.name)
    }
    try desk.press("^P")
    try desk.type("zzzz")
    #expect(desk.picture.contains("niets gevonden") && desk.picture.contains("Probeer een ander woord"))
    let before = desk.state.place
    try desk.press("Enter")
    #expect(desk.state.overlay != nil && desk.state.place == before)
  }

  static let sizes = [(120, 40), (80, 24), (40, 12)]

  @Test("The palette looks as it was approved", arguments: sizes)
  func pictures(_ width: Int, _ height: Int) throws {
    var desk = try Desk(Size(width: width, height: height))
    try desk.press("^P")
    try desk.type("gib")
    // The box alone, without the page that it lies on.
    let lines = view(desk.state).text().map(Array.init)
    let top = try #require(lines.firstIndex { String($0).contains("┏━ Zoeken") })
    let left = try #require(lines[top].indices.first { String(lines[top][$0...].prefix(9)) == "┏━ Zoeken" })
    let right = try #require(lines[top][left...].firstIndex(of: "┓"))
    let bottom = try #require(lines.indices.dropFirst(top).first { lines[$0][left] == "┗" })
    let picture = lines[top...bottom].map { String($0[left...right]) }
    let kept = try golden("palette-gib-\(width)x\(height)", picture.joined(separator: "\n") + "\n")
    #expect(kept.expected == kept.actual)
  }
}
