import Dashboard
import Foundation
import Model
import Screen
import TestSupport
import Testing

@Suite(.dice) struct HouseTests {
  /// The lines of the Swift files in a folder of `Dashboard`, with the name of their file.
  private func lines(_ folder: String) throws -> [(file: String, line: Substring)] {
    let root = Project.root.appendingPathComponent("Sources/Dashboard/" + folder)
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.flatMap { file in
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { (file.lastPathComponent, $0) }
    }
  }

  @Test("Core and Kit name no room and no pane: a new page is its own folder and a line in one list")
  func namesNoPage() throws {
    let names = Set(
      try lines("Rooms").compactMap { _, line in
        line.firstMatch(of: /(?:enum|struct) (\w+(?:Pane|Room|Block|Detail))\b/).map { String($0.1) }
      })
    #expect(names.contains("RolloutPane") && names.count >= 10)
    for folder in ["Core", "Kit"] {
      for (file, line) in try lines(folder) {
        let words = Set(line.split { !$0.isLetter }.map(String.init))
        #expect(words.isDisjoint(with: names), "\(file): \(line)")
        #expect(
          line.firstMatch(of: /(?:PaneID|RoomID)\.(?!self\b|global\b)[a-z]|\.page\(\.|focus(?:es\[)? ?[!=]= ?\.[a-z]/)
            == nil,
          "\(file): \(line)")
      }
    }
  }

  @Test("Ids of rooms and panes are unique, and every page has a key")
  func unique() {
    let panes = Room.all.flatMap(\.panes).map(\.id)
    #expect(Set(panes).count == panes.count && Set(Room.all.map(\.id)).count == Room.all.count)
    #expect(Set(Room.pages.compactMap(\.key)).count == Room.pages.count)
  }

  @Test("Whatever is pressed and whoever changes what, the cursor is a row, a kept picture is a fresh one")
  func invariants() throws {
    var dice = Dice()
    var desk = try Desk()
    try desk.giveContributionSettings()
    let keys =
      "hjklgGzoOwrvA <>[](){}tRLiaEsq/:1234567890".map { Key.character($0) }
      + [.enter, .escape, .tab, .backTab, .up, .down, .pageDown, .end, .backspace]
    let lines = [
      "as-of 2016-06-01", "as-of 2017-03-01", "now", "page journal", "page findings", "fund-tab control",
      "fund-tab from-2018", "contributions 2018", "filter provincie=Drenthe", "filter", "group province",
    ]
    for round in 0..<1500 {
      if round % 40 == 0 {
        let size = Size(width: Int.random(in: 40...180, using: &dice), height: Int.random(in: 10...50, using: &dice))
        _ = update(&desk.state, .resized(size))
      }
      switch Int.random(in: 0..<20, using: &dice) {
      case 0:
        desk.state.clearOverlays()
        try desk.run(lines.randomElement(using: &dice) ?? "now")
      case 1:
        let code = desk.state.programme.municipalities.randomElement(using: &dice)?.code ?? ""
        _ = try? desk.store.save(
          [RolloutChange(municipality: code, initiative: "gibit", note: "van bram \(round)")], by: "bram",
          at: "2017-10-01T09:00:00Z", clock: Day(number: 0))
        try desk.run("refresh")
      default: try desk.carryOut(update(&desk.state, .key(keys.randomElement(using: &dice) ?? .escape)))
      }
      let state = desk.state
      for pane in state.room.panes {
        let (count, cursor, height) = pane.standing(state)
        #expect(height >= 1 && (count == 0) == (cursor == nil), "\(pane.id.name)")
        if let cursor { #expect((0..<count).contains(cursor), "\(pane.id.name): \(cursor) of \(count)") }
      }
      let (kept, fresh) = (view(state), view(state.afresh))
      #expect(kept.text() == fresh.text(), "\(state.place.room.name) \(state.focus.name)")
      for y in 0..<kept.size.height {
        #expect(kept.row(y).map { kept.styles[Int($0.style)] } == fresh.row(y).map { fresh.styles[Int($0.style)] })
      }
    }
    #expect(try desk.store.check().isEmpty)
  }

  @Test("The attention page opens the place of each of its rows, and get tells the same")
  func attention() throws {
    var desk = try Desk()
    try desk.press("a")
    #expect(desk.state.focus == .attention && desk.picture.contains("Vraagt een besluit"))
    let all = desk.state.programme.attention
    #expect(Listing.attention.rows(desk.state.programme).count == all.count && !all.isEmpty)
    for row in 0..<min(60, desk.state.focusCount) {
      try desk.press("a")
      desk.state.moveCursor(to: row)
      guard case .one(let one) = desk.state.seen(AttentionPane.self).current else { continue }
      try desk.press("Enter")
      #expect(desk.state.focus != .attention, "\(one.title.dutch)")
      if let code = one.municipality { #expect(desk.state.place == .municipality(code)) }
      if let id = one.initiative { #expect(desk.state.target?.column == desk.state.programme.column(of: id)) }
    }
  }
}
