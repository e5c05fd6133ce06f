import Dashboard
import Foundation
import Model
import Sample
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
      try lines("Rooms").compactMap { _, line -> String? in
        guard line.contains("enum ") || line.contains("struct ") else { return nil }
        return line.firstMatch(of: /(?:enum|struct) (\w+(?:Pane|Room|Block|Detail))\b/).map { String($0.1) }
      })
    #expect(names.contains("RolloutPane") && names.count >= 10)
    for folder in ["Core", "Kit"] {
      for (file, line) in try lines(folder) {
        let words = Set(line.split { !$0.isLetter }.map(String.init))
        #expect(words.isDisjoint(with: names), "\(file): \(line)")
        // Patterns are slow: only what may match is held against it.
        guard ["PaneID.", "RoomID.", ".page(", "focus"].contains(where: { line.contains($0) }) else { continue }
        #expect(
          line.firstMatch(of: /(?:PaneID|RoomID)\.(?!self\b|global\b)[a-z]|\.page\(\.|focus(?:es\[)? ?[!=]= ?\.[a-z]/)
            == nil,
          "\(file): \(line)")
      }
    }
  }

  @Test("Ids of rooms and panes are unique, and every page has a key")
  func unique() {
    // One pane may stand in several rooms.
    var panes: [PaneID: AnyPane] = [:]
    for room in Room.all {
      #expect(Set(room.panes.map(\.id)).count == room.panes.count)
      for pane in room.panes { #expect(panes.updateValue(pane, forKey: pane.id).map { $0 === pane } ?? true) }
    }
    #expect(Set(Room.all.map(\.id)).count == Room.all.count)
    #expect(Set(Room.pages.compactMap(\.key)).count == Room.pages.count)
  }

  /// What a pane draws: its rows one under the other, and the mark of the cursor before the current one.
  /// - Parameter words: what a row says in its line; empty for whatever that may be.
  private func look<P: Pane>(_: P.Type, _ state: State, _ words: (P.Row) -> String) throws {
    let seen = state.seen(P.self)
    // Of marked rows only the colours tell where the cursor is.
    // A strip lies over the lowest rows, never over the cursor's.
    guard seen.isFocused, seen.inner.height > 0, state.marks.isEmpty, state.table.anchor == nil,
      state.look.strip == nil,
      let cursor = seen.cursor
    else { return }
    let (canvas, inner) = (view(state), seen.inner)
    func line(_ y: Int) -> [String] { canvas.row(y).map { canvas.text(of: $0) } }
    let marked = (inner.y..<inner.y + inner.height).filter { line($0)[inner.x] == "▸" }
    let picture = "\(P.id.name), row \(cursor)\n" + canvas.text().joined(separator: "\n")
    let y = try #require(marked.first, "\(picture)")
    for (index, row) in seen.shown where !words(row).isEmpty {
      #expect(
        line(y + index - cursor).joined().contains(words(row).prefix(5)), "\(words(row)), row \(index): \(picture)")
    }
    #expect(seen.shown.contains { $0.index == cursor }, "\(picture)")
  }

  /// The rows that are drawn are the rows; Enter, figures and commands are about the one under the cursor.
  private func lookAtFocus(_ state: State) throws {
    guard state.overlays.isEmpty else { return }
    // Until the next key what is told may cover rows.
    var state = state
    state.look.say(nil)
    let programme = state.programme
    func name(_ row: Int) -> String { programme.municipalities[row].name }
    func initiative(_ column: Int) -> String { programme.initiatives[column].shortName[state.language] }
    try look(RolloutPane.self, state, name)
    try look(NeighboursPane.self, state, name)
    try look(MunicipalitiesPane.self, state) { if case .row(let row) = $0 { name(row) } else { "" } }
    try look(InitiativesPane.self, state) { programme.initiatives[$0].tabled[state.language] }
    try look(StatusesPane.self, state, initiative)
    try look(FindingsPane.self, state) { $0.id }
    try look(JournalPane.self, state) { "\($0.seq)" }
    try look(AttentionPane.self, state) { _ in "" }
    try look(CardPane.self, state) { _ in "" }
    try look(RecordPane.self, state) { $0 }
    try look(FindingDetailPane.self, state) { _ in "" }
    try look(InitiativeTable.self, state) { $0.initiative.tabled[state.language] }
    try look(CandidatesPane.self, state) { $0.shortName[state.language] }
    try look(FunnelPane.self, state) { _ in "" }
    try look(GroupsPane.self, state) { _ in "" }
    try look(StuckPane.self, state) { _ in "" }
    try look(FactsheetPane.self, state) { _ in "" }
    try look(StoryPane.self, state) { _ in "" }
    var municipality: Int?
    switch state.focus {
    case FindingsPane.id: #expect(state.subject == state.currentFinding.map { .finding($0.id) })
    case JournalPane.id:
      let record = state.seen(JournalPane.self).current
      #expect(state.subject == record.map { .record($0.seq) })
      if let record { #expect(state.figuresHere.contains { $0.origin == .journal(record) }) }
    case NeighboursPane.id: municipality = state.seen(NeighboursPane.self).current
    case MunicipalitiesPane.id:
      if case .row(let row) = state.seen(MunicipalitiesPane.self).current { municipality = row }
    case RolloutPane.id:
      municipality = state.seen(RolloutPane.self).current
      if let municipality {
        #expect(state.figuresHere.contains { $0.name.dutch == "inwoners van \(name(municipality))" })
      }
    default: break
    }
    guard let municipality else { return }
    if state.marks.isEmpty, state.focus != NeighboursPane.id { #expect(state.targetRows == [municipality]) }
    var opened = state
    _ = update(&opened, .key(.enter))
    #expect(opened.place == .municipality(programme.municipalities[municipality].code))
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
      "mark-all", "unmark-all", "set gon O", "note samen", "undo", "operate", "page municipalities",
    ]
    for round in 0..<400 {
      if round % 20 == 0 {
        let size = Size(width: Int.random(in: 40...180, using: &dice), height: Int.random(in: 10...50, using: &dice))
        _ = update(&desk.state, .resized(size))
      }
      switch Int.random(in: 0..<20, using: &dice) {
      case 0:
        desk.state.clearOverlays()
        try desk.run(lines.randomElement(using: &dice) ?? "now")
      case 1:
        // One cell, or many at once.
        let count = Bool.random(using: &dice) ? 1 : 30
        let codes = desk.state.programme.municipalities.shuffled(using: &dice).prefix(count).map(\.code)
        let saved = try? desk.store.save(
          codes.map { RolloutChange(municipality: $0, initiative: "gibit", note: "van bram \(round)") }, by: "bram",
          at: "2017-10-01T09:00:00Z", clock: Day(number: 0))
        guard let saved else { break }
        let (day, clock) = (desk.state.asOf, Day(number: 0))
        let reread: Reread =
          day == nil
          ? try desk.store.reread(after: saved.records, clock: clock)
          : .whole(try desk.store.programme(asOf: day, clock: clock))
        try desk.carryOut(update(&desk.state, .changedElsewhere(saved.records, reread)))
      default: try desk.carryOut(update(&desk.state, .key(keys.randomElement(using: &dice) ?? .escape)))
      }
      let state = desk.state
      for pane in state.room.panes {
        let (count, cursor, height) = pane.standing(state)
        #expect(height >= 1 && (count == 0) == (cursor == nil), "\(pane.id.name)")
        if let cursor { #expect((0..<count).contains(cursor), "\(pane.id.name): \(cursor) of \(count)") }
      }
      try lookAtFocus(state)
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
    #expect(desk.state.focus == AttentionPane.id && desk.picture.contains("Vraagt een besluit"))
    let all = desk.state.programme.attention
    #expect(Listing.attention.rows(desk.state.programme).count == all.count && !all.isEmpty)
    for row in 0..<min(60, desk.state.focusCount) {
      try desk.press("a")
      desk.state.moveCursor(to: row)
      guard case .one(let one) = desk.state.seen(AttentionPane.self).current else { continue }
      try desk.press("Enter")
      #expect(desk.state.focus != AttentionPane.id, "\(one.title.dutch)")
      if let code = one.municipality { #expect(desk.state.place == .municipality(code)) }
      if let id = one.initiative { #expect(desk.state.target?.column == desk.state.programme.column(of: id)) }
    }
  }
}
