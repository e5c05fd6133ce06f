import Foundation
import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Clicks, the wheel and dragging: what keys do too, at the place where the mouse is.
@Suite(.dice) struct MouseTests {
  /// A row of the overview's initiatives: the answers above name them too.
  private let hero = "Verhuizen     "

  private func desk(_ size: Size = Size(width: 120, height: 40)) throws -> Desk { try Desk(size) }

  /// The place of some words on the screen.
  private func place(of words: String, _ state: State) throws -> (x: Int, y: Int) {
    let lines = view(state).text()
    let y = try #require(lines.firstIndex { $0.contains(words) }, "«\(words)» in\n\(lines.joined(separator: "\n"))")
    let start = try #require(lines[y].range(of: words)).lowerBound
    return (lines[y].distance(from: lines[y].startIndex, to: start), y)
  }

  private func at(_ deed: Mouse.Deed, _ place: (x: Int, y: Int)) -> Event {
    .mouse(Mouse(deed, x: place.x, y: place.y))
  }

  private func click(_ words: String, _ desk: inout Desk) throws {
    let place = try place(of: words, desk.state)
    for deed in [Mouse.Deed.press, .release] { try desk.carryOut(update(&desk.state, at(deed, place))) }
  }

  @Test("A click selects and gives the focus; one more on the same row opens it; elsewhere letting go does nothing")
  func clicks() throws {
    var desk = try desk()
    let focus = desk.state.focus
    try click(hero, &desk)
    #expect(desk.state.focus != focus && desk.state.cursor == 3 && desk.state.place == .page(.overview))
    let verhuis = try place(of: hero, desk.state)
    _ = update(&desk.state, at(.press, verhuis))
    _ = update(&desk.state, at(.release, (verhuis.x, verhuis.y + 1)))
    #expect(desk.state.place == .page(.overview))
    _ = update(&desk.state, at(.release, verhuis))
    #expect(desk.state.place == .page(.overview))
    try click(hero, &desk)
    #expect(desk.state.place.room == .initiative && desk.state.place.subject == "verhuizen", "\(desk.state.place)")
  }

  @Test("A click on a cell goes to its column, on a head it sorts, once more the other way")
  func columns() throws {
    var desk = try desk()
    try desk.press("2")
    let row = try place(of: "Aalten", desk.state)
    let column = try place(of: "GIB", desk.state).x
    for _ in 0..<2 { try desk.carryOut(update(&desk.state, at(.press, (column, row.y)))) }
    #expect(desk.state.table.column == .initiative("gibit"))
    #expect(desk.state.subject == .cell(row: try #require(desk.state.programme.row(of: "GM0197")), column: 3))
    try click("Inwoners", &desk)
    #expect(desk.state.table.sort == [SortKey(.field(.inhabitants), descending: true)])
    try click("Inwoners", &desk)
    #expect(desk.state.table.sort == [SortKey(.field(.inhabitants), descending: false)])
  }

  @Test("The wheel scrolls what lies under it and leaves the focus; the cursor goes along only at the edge")
  func wheel() throws {
    var desk = try desk()
    try click(hero, &desk)
    let focus = desk.state.focus
    let matrix = try place(of: "Aalsmeer", desk.state)
    try desk.carryOut(update(&desk.state, at(.wheel(1), matrix)))
    #expect(desk.state.focus == focus && desk.state.cursor == 3)
    #expect(desk.picture.contains("4–24 van 388"), "\(desk.picture)")
    for _ in 0..<500 { _ = update(&desk.state, at(.wheel(1), matrix)) }
    #expect(desk.picture.contains("368–388 van 388"), "\(desk.picture)")
    for _ in 0..<500 { _ = update(&desk.state, at(.wheel(-1), matrix)) }
    #expect(desk.picture.contains("1–21 van 388"))
    // A list that shows whole stays, with its cursor.
    let list = try place(of: hero, desk.state)
    _ = update(&desk.state, at(.wheel(1), list))
    #expect(desk.state.cursor == 3)
  }

  @Test("Dragging marks the rows that it passes, as the keys for a range do, and back again fewer")
  func drag() throws {
    var (desk, other) = (try desk(), try self.desk())
    try desk.press("2")
    let (first, last) = (try place(of: "Aalsmeer", desk.state), try place(of: "Alkmaar", desk.state))
    try desk.carryOut(update(&desk.state, at(.press, first)))
    try desk.carryOut(update(&desk.state, at(.drag, (last.x, last.y + 4))))
    try desk.carryOut(update(&desk.state, at(.drag, last)))
    try desk.carryOut(update(&desk.state, at(.release, last)))
    try other.press("2 j j j j v j j j j j v")
    #expect(desk.state.table.marks == other.state.table.marks && desk.state.table.marks.count == 6)
    #expect(desk.picture == other.picture)
    // Where nothing can be marked nothing is.
    try desk.press("9")
    let row = desk.state.cursor
    try desk.carryOut(update(&desk.state, at(.press, (10, 5))))
    try desk.carryOut(update(&desk.state, at(.drag, (10, 8))))
    #expect(desk.state.table.marks.count == 6 && desk.state.table.anchor == nil && desk.state.cursor <= max(row, 2))
  }

  @Test("Over what lies on top: a click chooses, one more takes it, outside nothing happens; the wheel scrolls")
  func overlays() throws {
    var desk = try desk()
    try desk.press("?")
    let help = desk.picture
    for (x, y) in [(0, 0), (3, 1), (1, 20), (60, 20)] { try desk.carryOut(update(&desk.state, at(.press, (x, y)))) }
    #expect(desk.picture == help)
    try desk.carryOut(update(&desk.state, at(.wheel(1), (60, 20))))
    #expect(desk.picture != help && desk.state.overlay is HelpOverlay)
    try click("Esc sluiten", &desk)
    #expect(desk.state.overlay == nil)
    try desk.press("^P")
    try desk.type("almere")
    try click("gemeente    Almere", &desk)
    #expect(desk.state.place.subject == "GM0034", "\(desk.picture)")
    // A line that is being typed is left alone by the wheel.
    try desk.press(":")
    try desk.type("sort")
    let line = desk.picture
    try desk.carryOut(update(&desk.state, at(.wheel(-1), (5, 5))))
    #expect(desk.picture == line)
  }

  @Test("The menu of statuses: a click lights a status, one more proposes it")
  func menu() throws {
    var desk = try desk()
    try desk.run("operate")
    try desk.press("2")
    try click("Aalten", &desk)
    try click("GIB", &desk)
    try desk.press("s")
    let before = try #require(desk.state.overlay as? StatusMenu)
    let other = try #require(
      before.items.firstIndex { $0.allowed == 1 && $0.status != before.items[before.selected].status })
    let name = before.items[other].status.name.dutch
    try click(name, &desk)
    #expect((desk.state.overlay as? StatusMenu)?.selected == other && desk.effects.isEmpty)
    try click("Tab andere dag", &desk)
    #expect((desk.state.overlay as? StatusMenu)?.field != nil)
  }

  /// What the keys of a deed make of a state, from where the cursor is.
  private func byKeys(_ deed: Mark.Deed, _ start: Desk) throws -> Desk {
    var desk = start
    func go(to pane: PaneID) throws {
      for _ in 0..<10 where desk.state.focus != pane { try desk.press("Tab") }
      try #require(desk.state.focus == pane)
    }
    func go(toColumn name: String) throws {
      for key in ["h", "l"] {
        for _ in 0..<30 where Room.pane(desk.state.focus).column(desk.state) != name { try desk.press(key) }
      }
    }
    switch deed {
    case .nothing: break
    case .keys(let keys): for key in keys { try desk.carryOut(update(&desk.state, .key(key))) }
    case .command("page", let name): try desk.press(try #require(Room.pages.first { [$0.id.name] == name }?.key))
    case .command("fund-tab", let name) where name != [desk.state.fund.tab.rawValue]:
      for _ in 0..<10 where [desk.state.fund.tab.rawValue] != name { try desk.press("l") }
    case .command(let id, let arguments):
      try desk.carryOut(execute(try #require(Command.named(id)), arguments, &desk.state))
    case .pane(let pane): try go(to: pane)
    case .row(let pane, let row, let column):
      try go(to: pane)
      // In a plane the arrows go to neighbours, and everybody has a name.
      if Room.pane(pane).compass != nil { desk.state.moveCursor(to: row) }
      while desk.state.cursor < row { try desk.press("j") }
      while desk.state.cursor > row { try desk.press("k") }
      if let column { try go(toColumn: column) }
    case .head(let pane, let column):
      try go(to: pane)
      let here = desk
      if !desk.state.pane.isAsked { try go(toColumn: column) }
      if Room.pane(pane).column(desk.state) == column {
        try desk.press("o")
      } else {
        // One that no cursor can be on is named.
        desk = here
        let words = desk.state.sorting(by: column).joined(separator: " ")
        try desk.press(":")
        try desk.type("sort " + words)
        try desk.press("Enter")
      }
    }
    return desk
  }

  /// Keys go through all rows on the way, and what each has beside it is read.
  private func meant(_ effects: [Effect]) -> [Effect] {
    effects.filter { if case .loadHistory = $0 { false } else { true } }
  }

  private func rest(_ state: State) -> String {
    var state = state
    state.look.say(nil)
    return view(state).text().joined(separator: "\n")
  }

  /// Clicks on `count` of the marks that show, and presses what they stand for.
  private func compare(_ start: Desk, _ name: String, count: Int, _ dice: inout Dice) throws {
    let marks = start.state.clickable
    #expect(!marks.isEmpty, "\(name)")
    let lines = view(start.state)
    for _ in 0..<min(count, marks.count) {
      let mark = marks[dice.below(marks.count)]
      let (x, y) = (mark.rect.x + dice.below(mark.rect.width), mark.rect.y + dice.below(mark.rect.height))
      // Another may lie on it there.
      let deed = try #require(start.state.deed(at: x, y))
      let words = lines.row(y).map { lines.text(of: $0) }.joined()
      var clicked = start
      try clicked.carryOut(update(&clicked.state, .mouse(Mouse(.press, x: x, y: y))))
      let typed = try byKeys(deed, start)
      let (one, other) = (clicked.state, typed.state)
      let which = "\(name), \(x),\(y) \(deed) in «\(words)»"
      #expect(one.place == other.place && one.focus == other.focus && one.cursor == other.cursor, "\(which)")
      #expect(one.subject == other.subject && one.table == other.table && one.filter == other.filter, "\(which)")
      #expect(one.mode == other.mode && one.overlays.count == other.overlays.count, "\(which)")
      #expect(meant(clicked.effects) == meant(typed.effects), "\(which)")
      // What an earlier click kept in the store that they share is read as of after it.
      if try start.store.changes(after: one.programme.seq).isEmpty {
        #expect(one.room.follows(one).isEmpty, "what stands beside it is not read: \(which)")
      }
      // Where it scrolled meanwhile the same rows may stand elsewhere.
      // Both have one store: what the click kept, the keys find kept already.
      let hasKept = clicked.effects.contains { if case .save = $0 { true } else { false } }
      if start.state.focus == one.focus, !hasKept { #expect(rest(one) == rest(other), "\(which)") }
      try expectMeant(deed, words, clicked.state, y, start.state, which)
    }
  }

  /// A mark stands where its words do.
  private func expectMeant(
    _ deed: Mark.Deed, _ words: String, _ after: State, _ y: Int, _ before: State, _ which: String
  ) throws {
    switch deed {
    // A figure among words is lit, and so is a filter that is on; what answers stands above its list.
    case .row(let pane, _, _) where before.focus == pane && !Room.pane(pane).isFlat && !words.contains("‹"):
      guard let rect = after.place(of: pane), rect.contains(rect.x, y) else { return }
      let line = view(after).text()[y]
      #expect(line.contains("▸") || line.contains("■"), "\(which)\n\(line)")
    case .command("page", let name):
      #expect(words.contains(try #require(Room.pages.first { [$0.id.name] == name }?.key)), "\(which)")
    case .keys(let keys) where keys.count == 1 && y == before.size.height - 1:
      let arrows: [Key: String] = [.up: "↑", .down: "↓", .left: "←", .right: "→", .character(" "): "Sp"]
      #expect(words.contains(arrows[keys[0]] ?? keys[0].text), "\(which)")
    default: break
    }
  }

  /// Clicks on marks of what keys lead to, each at some size.
  private func compare(_ ways: [String], count: Int, _ dice: inout Dice) throws {
    let fresh = try desk()
    for way in ways {
      let (width, height) = [(80, 24), (120, 40), (40 + dice.below(160), 10 + dice.below(50))][dice.below(3)]
      var desk = fresh
      desk.state = desk.state.afresh
      desk.state.session.size = Size(width: width, height: height)
      try desk.press(way)
      desk.effects = []
      try compare(desk, "«\(way)» at \(width)×\(height)", count: count, &dice)
    }
  }

  @Test("A click on any mark of any page is what the keys are that it stands for, at any size")
  func everyMark() throws {
    var dice = Dice()
    try compare(
      Room.pages.compactMap(\.key) + [
        "1", "2 j Enter", "Tab Tab Enter", "4 l", "4 l l", "4 l l l", "4 h", "4 j Enter", "2 w", "[ [", "4 l +",
        "2 / u t r e Enter", "1 / g o n = G Enter w", "2 w / g o n = G Enter [", "9 / k i n d = u n d o Enter", "9 o",
        "4 j Tab o",
      ], count: 8, &dice)
  }

  @Test("The same of all that lies over a page")
  func everyMarkAbove() throws {
    var dice = Dice()
    try compare(
      [
        "?", "? / o p", "^P", "^P u t", ": s o r t", "/", "2 / p r o", "2 / g i b i t = G", "2 / d r e Tab", "2 C",
        "2 C j j",
        "2 K g", "E", "2 E", "E s", "E s Tab 1 Space m e i", "E 2 v j j v e", "E 2 e e e n Enter t w e e", "i",
        "E 4 : b o o k Enter", "E 4 : b o o k Enter Up Up", ": p i v o t Enter", ": p i v o t Enter j",
        ": t h e m e Enter",
        "4 l l l Enter", "4 l l l Enter Tab Tab", ": m e s s a g e s Enter",
      ], count: 5, &dice)
  }

  @Test(
    "On the overview every row of every pane can be clicked, every figure of the answers, and every head that sorts")
  func overview() throws {
    let marks = try desk(Size(width: 160, height: 50)).state.clickable.map(\.deed)
    var rows: [PaneID: Set<Int>] = [:]
    var heads: Set<String> = []
    for mark in marks {
      if case .row(let pane, let row, _) = mark { rows[pane, default: []].insert(row) }
      if case .head(RolloutPane.id, let column) = mark { heads.insert(column) }
    }
    let state = try desk(Size(width: 160, height: 50)).state
    for pane in state.room.panes {
      let standing = pane.standing(state)
      #expect(rows[pane.id]?.count ?? 0 == min(standing.count, standing.height), "\(pane.id.name)")
    }
    #expect(
      heads.isSuperset(of: ["name", "inhabitants", "province"] + state.programme.initiatives.map(\.id)), "\(heads)")
  }

  @Test(
    "A figure of the answers is chosen, and once more opened; a part that lags becomes the filter, whose chip takes it off"
  )
  func answers() throws {
    var desk = try desk()
    for _ in 0..<2 { try click("GIBIT 50 %", &desk) }
    #expect(desk.state.place == .page(.municipalities) && desk.state.filter?.text == "gibit=G|B")
    try click("‹gibit=G|B›", &desk)
    #expect(desk.state.filter == nil && desk.state.rows.count == 388)
    try desk.press("1")
    for _ in 0..<2 { try click("Fryslân    ", &desk) }
    #expect(desk.state.filter?.text == "provincie=Fryslân", "\(desk.picture)")
    // Where no list follows it, its chip leads to one that does.
    try desk.press("9")
    try click("‹provincie=Fryslân›", &desk)
    #expect(desk.state.place == .page(.overview) && desk.state.filter != nil)
    try desk.press("a")
    let rows = desk.state.seen(AttentionPane.self).rows
    let head = try #require(rows.firstIndex { if case .head(.silence, _) = $0 { true } else { false } })
    let line = try place(of: "90 dagen niets gehoord: ", desk.state)
    for deed in [Mouse.Deed.press, .release, .press, .release] {
      try desk.carryOut(update(&desk.state, at(deed, (line.x + "90 dagen niets gehoord: ".count, line.y))))
    }
    #expect(desk.state.focus == AttentionPane.id && desk.state.cursor == head)
    // The sum of the fund, from whichever tab.
    try desk.press("4 l l")
    for _ in 0..<2 { try click("mln vrij", &desk) }
    #expect(desk.state.fund.tab == .year && desk.state.seen(FundTabPane.self).current == .total, "\(desk.picture)")
  }

  @Test("What stands in the header leads there: what asks for attention, the way back from the past, the mode")
  func header() throws {
    var desk = try desk()
    try click("aandacht (a)", &desk)
    #expect(desk.state.place == .page(.attention))
    try desk.press("1 [")
    try click("VERLEDEN", &desk)
    #expect(desk.state.viewpoint.isNow)
    try click("bladeren", &desk)
    #expect(desk.state.mode == .operating)
    try click("BEWERKEN", &desk)
    #expect(desk.state.mode == .browse)
    try desk.press("2 w")
    try click("‹per provincie›", &desk)
    #expect(desk.state.table.grouping == .none)
  }

  @Test("Esc takes off what stands in the header, one after another: the filter, how it is gathered, the day")
  func chips() throws {
    var desk = try desk()
    try desk.press("2 w [")
    try desk.run("filter gon=G")
    try desk.press("Esc")
    #expect(desk.state.filter == nil && desk.state.table.grouping != .none && !desk.state.viewpoint.isNow)
    try desk.press("Esc")
    #expect(desk.state.table.grouping == .none && !desk.state.viewpoint.isNow)
    try desk.press("Esc")
    #expect(desk.state.viewpoint.isNow && desk.state.place == .page(.municipalities))
    try desk.press("Esc")
    #expect(desk.state.place == .page(.overview))
  }

  @Test("The heads of every list that is asked by its columns sort it, once more the other way round")
  func heads() throws {
    var desk = try desk()
    try desk.press("9")
    let head = try place(of: "gemeente   ", desk.state)
    for isDescending in [false, true] {
      try desk.carryOut(update(&desk.state, at(.press, head)))
      #expect(desk.state.asking(of: JournalPane.id).sort == [ListKey("municipality", descending: isDescending)])
    }
    try desk.press("4")
    try click("datum", &desk)
    #expect(desk.state.asking(of: YearBookingsPane.id).sort.map(\.column) == ["date"])
    try desk.run("fund-tab contributions")
    try click("Inwoners", &desk)
    #expect(desk.state.asking(of: ContributionsPane.id).sort == [ListKey("inhabitants", descending: true)])
  }

  @Test("In a line that is typed a click puts the cursor before what it is on")
  func cursor() throws {
    var desk = try desk()
    try desk.press("2 /")
    try desk.type("naam~berg")
    let line = try place(of: "/naam~", desk.state)
    try desk.carryOut(update(&desk.state, at(.press, (line.x + 6, line.y))))
    try desk.type("Heren")
    try desk.press("Enter")
    #expect(desk.state.filter?.text == "naam~Herenberg", "\(desk.picture)")
    try desk.press("Esc l l l E e")
    try desk.type("een")
    try desk.press("Enter")
    try desk.type("twee drie")
    let text = try place(of: "twee drie", desk.state)
    try desk.carryOut(update(&desk.state, at(.press, (text.x, text.y - 1))))
    try desk.type("x")
    try desk.carryOut(update(&desk.state, at(.press, (text.x + 5, text.y))))
    try desk.type("y")
    let note = try #require(desk.state.overlay as? NoteOverlay)
    #expect(note.area.text.contains("xeen\ntwee ydrie"), "\(note.area.text)")
  }

  @Test("What may come next is taken by a click: a field is typed, of values the one that was meant")
  func offers() throws {
    var desk = try desk()
    try desk.press("2 /")
    try desk.type("prov")
    let field = try place(of: "Tab provincie", desk.state)
    try desk.carryOut(update(&desk.state, at(.press, (field.x + 4, field.y))))
    #expect((desk.state.overlay as? FilterLine)?.editor.text == "provincie=", "\(desk.picture)")
    try click("Flevoland", &desk)
    #expect((desk.state.overlay as? FilterLine)?.editor.text == "provincie=Flevoland", "\(desk.picture)")
  }

  @Test("Dragged beyond the edge a list goes on, the further the faster; back again it lets go")
  func beyond() throws {
    var desk = try desk()
    try desk.press("2")
    let seen = desk.state.seen(MunicipalitiesPane.self)
    let last = seen.inner.y + seen.height
    try desk.carryOut(update(&desk.state, at(.press, (5, last))))
    let first = desk.state.cursor
    #expect(first == seen.height - 1)
    // Two lines further, then one; beside it the line counts.
    try desk.carryOut(update(&desk.state, at(.drag, (5, last + 2))))
    #expect(desk.state.cursor == first + 2, "\(desk.picture)")
    try desk.carryOut(update(&desk.state, at(.drag, (100, last + 1))))
    #expect(desk.state.cursor == first + 3)
    try desk.carryOut(update(&desk.state, at(.release, (100, last + 1))))
    #expect(desk.state.table.marks.count == 4)
    try desk.press("Esc")
    try desk.carryOut(update(&desk.state, at(.press, (5, seen.inner.y + 1))))
    for _ in 0..<4 { try desk.carryOut(update(&desk.state, at(.drag, (5, 0)))) }
    #expect(desk.state.cursor == 0)
  }

  @Test("A strip stays while the cursor moves beside it, is no way to what it covers, and its keys can be clicked")
  func strip() throws {
    var desk = try desk()
    try desk.press("2 E")
    let strip = try #require(desk.state.stripPlace)
    let cursor = desk.state.cursor
    try desk.carryOut(update(&desk.state, at(.press, (3, strip.y))))
    #expect(desk.state.cursor == cursor && desk.state.look.strip != nil)
    try click("Aalten", &desk)
    #expect(desk.state.look.strip != nil && desk.state.cursor != cursor)
    try click("markeer rij", &desk)
    #expect(desk.state.table.marks.count == 1 && desk.state.look.strip == nil)
  }

  @Test("Whatever the mouse does while browsing, nothing is written; what was drawn for it is no other picture")
  func storm() throws {
    var dice = Dice()
    var desk = try desk()
    for round in 0..<600 {
      if dice.below(200) == 0 {
        desk.state.session.size = Size(width: 40 + dice.below(160), height: 10 + dice.below(50))
      }
      if dice.below(25) == 0 { try desk.press(["2", "1", "4", "9", "Esc", "?", "^P", "Tab"][dice.below(8)]) }
      let size = desk.state.size
      let place = (dice.below(size.width + 3), dice.below(size.height + 3))
      let deed = [Mouse.Deed.press, .release, .drag, .wheel(1), .wheel(-1), .press, .release][dice.below(7)]
      desk.effects = []
      try desk.carryOut(update(&desk.state, at(deed, place)))
      #expect(desk.effects.filter(\.writes).isEmpty, "\(round): \(desk.effects)")
      desk.state.session.mode = .browse
      if round % 50 == 0 {
        #expect(desk.picture == view(desk.state.afresh).text().joined(separator: "\n") + "\n", "\(round)")
      }
      if desk.effects.contains(.quit) || desk.state.overlays.count > 2 { desk.state.clearOverlays() }
    }
  }
}

extension Effect {
  /// Whether it changes something that is kept.
  fileprivate var writes: Bool {
    switch self {
    case .save, .confirm, .keep, .put, .undo, .redo, .trusting, .reorganise: true
    default: false
    }
  }
}
