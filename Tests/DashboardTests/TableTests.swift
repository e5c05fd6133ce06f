import Dashboard
import Foundation
import Model
import Screen
import Store
import TestSupport
import Testing

@Suite struct TableTests {
  private func table(_ size: Size = Size(width: 120, height: 40)) throws -> Desk {
    var desk = try Desk(size)
    try desk.press("2")
    return desk
  }

  private func names(_ desk: Desk) -> [String] { desk.state.rows.map { desk.state.programme.municipalities[$0].name } }

  @Test("o sorts by the column under the cursor, O adds keys, r turns one round")
  func sorting() throws {
    var desk = try table()
    try desk.press("l l o")
    #expect(names(desk).prefix(2) == ["Amsterdam", "Rotterdam"])
    try desk.press("o")
    #expect(names(desk).first == "Schiermonnikoog")
    try desk.run("sort province")
    try desk.run("sort-also inhabitants desc")
    #expect(names(desk).prefix(2) == ["Emmen", "Assen"])
    #expect(desk.picture.contains("Provincie▲1") && desk.picture.contains("Inwoners▼2"))
    try desk.press("r")
    #expect(names(desk).first == "Hoogeveen" || desk.state.table.sort[1].isDescending == false)
    try desk.run("sort kleur")
    #expect(desk.notice.contains("kleur") && desk.state.table.sort.count == 2)
    try desk.run("sort none")
    #expect(names(desk).first == "'s-Gravenhage")
  }

  @Test("Every column can be sorted both ways, and names settle what is equal")
  func allColumns() throws {
    var desk = try table()
    for column in TableColumn.names(in: desk.state.programme) {
      try desk.run("sort \(column)")
      let up = desk.state.rows
      try desk.run("sort \(column) desc")
      #expect(Set(up) == Set(desk.state.rows) && up.count == 388, "\(column)")
    }
    try desk.run("sort govroam desc")
    let column = try #require(desk.state.programme.column(of: "govroam"))
    let statuses = desk.state.rows.map { desk.state.programme[$0, column].status }
    #expect(statuses.first == .embedded)
    let embedded = desk.state.rows.prefix { desk.state.programme[$0, column].status == .embedded }
    #expect(Array(embedded) == embedded.sorted())
  }

  @Test("Groups gather all rows once, add up to the whole, and close and open")
  func grouping() throws {
    var desk = try table()
    for grouping in ["province", "size-class", "region", "safety-region"] {
      try desk.run("group \(grouping)")
      let groups = desk.state.arranged.groups
      #expect(groups.flatMap(\.rows).sorted() == desk.state.rows.sorted(), "\(grouping)")
      #expect(groups.reduce(0) { $0 + $1.inhabitants } == desk.state.programme.inhabitants)
      for column in desk.state.programme.initiatives.indices {
        #expect(groups.reduce(0) { $0 + $1.coverage[column].adopted } == desk.state.coverage[column].adopted)
      }
    }
    try desk.run("group provincie")
    #expect(desk.state.arranged.groups.count == 12 && desk.state.arranged.lines.count == 400)
    try desk.press("g Enter")
    #expect(desk.state.arranged.lines.count == 388 && desk.picture.contains("+ Drenthe"))
    try desk.press("W")
    #expect(desk.state.arranged.lines.count == 400)
    try desk.press("W")
    #expect(desk.state.arranged.lines.count == 12)
    try desk.run("group none")
    #expect(desk.state.arranged.lines.count == 388)
  }

  @Test("The foot tells what is shown, so that a filter answers a question")
  func foot() throws {
    var desk = try table()
    try desk.run("filter provincie=Utrecht")
    let shown = desk.state.rows
    #expect(shown.count == 26)
    let column = try #require(desk.state.programme.column(of: "gibit"))
    let adopted = shown.count { desk.state.programme[$0, column].status.isAdopted }
    #expect(desk.state.arranged.coverage[column].adopted == adopted)
    #expect(desk.picture.contains("n = 26"))
  }

  @Test("Marks survive filter, sort and group; Esc takes them away")
  func marks() throws {
    var desk = try table()
    try desk.press("Space Space Space")
    #expect(desk.state.table.marks.count == 3 && desk.picture.contains("3 gemarkeerd"))
    try desk.run("filter provincie=Drenthe")
    try desk.run("sort inhabitants")
    try desk.run("group size-class")
    #expect(desk.state.table.marks.count == 3 && desk.picture.contains("3 gemarkeerd"))
    try desk.press("A")
    #expect(desk.state.table.marks.count == 14)
    try desk.press("Esc")
    #expect(desk.state.table.marks.isEmpty && desk.state.filter != nil)
    try desk.press("Esc")
    #expect(desk.state.filter == nil)
  }

  @Test("v marks from where it began to the cursor")
  func range() throws {
    var desk = try table()
    try desk.press("j j v j j j")
    #expect(desk.state.table.marks.isEmpty && desk.picture.contains("■"))
    try desk.press("v")
    #expect(desk.state.table.marks.count == 4)
    try desk.press("Esc v Esc")
    #expect(desk.state.table.anchor == nil)
  }

  @Test("A change of marked rows is shown row by row, then all of what can be is saved at once")
  func bulk() throws {
    var desk = try table()
    try desk.run("filter gon=?|D")
    let before = try desk.store.info().journalRecords
    let count = desk.state.rows.count
    let possible = desk.state.rows.count { desk.state.programme[$0, 4].status == .unknown }
    #expect(possible > 10 && possible < count)
    try desk.press("A E")
    while desk.state.table.column != .initiative("gon") { try desk.press("l") }
    try desk.press("s")
    #expect(desk.picture.contains("\(count) gemeenten") && desk.picture.contains("\(possible) × ?"))
    try desk.press("O")
    #expect(desk.picture.contains("\(possible) gewijzigd, \(count - possible) geweigerd"))
    #expect(try desk.store.info().journalRecords == before)
    try desk.press("Enter")
    let records = try desk.store.journal(limit: count)
    #expect(records.prefix(possible).allSatisfy { $0.to == "O" && $0.change == records[0].change })
    #expect(records.count > possible && records[possible].change != records[0].change)
    try desk.press("u Enter")
    #expect(desk.state.rows.count == count)
    #expect(try desk.store.check().isEmpty)
  }

  @Test("A bulk change that somebody else is first with changes nothing, and is shown again")
  func bulkConflict() throws {
    var desk = try table()
    try desk.run("filter gon=?")
    try desk.press("A E")
    while desk.state.table.column != .initiative("gon") { try desk.press("l") }
    try desk.press("s O")
    let code = desk.state.programme.municipalities[desk.state.rows[0]].code
    let before = try desk.store.info().journalRecords
    _ = try desk.store.save(
      [RolloutChange(municipality: code, initiative: "gon", status: .declined)], by: "bram",
      at: "2017-10-01T09:00:00Z", clock: Day(number: 0))
    try desk.press("Enter")
    #expect(try desk.store.info().journalRecords == before + 1)
    #expect(desk.picture.contains("gewijzigd") && desk.picture.contains("ziet af"))
    try desk.press("Enter")
    #expect(try desk.store.cell(code, "gon").status == .orienting)
    #expect(try desk.store.check().isEmpty)
  }

  @Test(". does the last change again on the next row")
  func repeats() throws {
    var desk = try table()
    try desk.press("E")
    try desk.press(".")
    #expect(desk.notice.contains("nog niets"))
    try desk.run("filter gon=? provincie=Drenthe")
    while desk.state.table.column != .initiative("gon") { try desk.press("l") }
    let codes = desk.state.rows.prefix(3).map { desk.state.programme.municipalities[$0].code }
    try desk.run("filter provincie=Drenthe")
    let wanted = try #require(desk.state.programme.row(of: codes[0]))
    if let index = desk.state.rows.firstIndex(of: wanted) { desk.state.moveCursor(to: index) }
    try desk.press("s O")
    let first = try #require(desk.state.programme.row(of: codes[0]))
    let index = try #require(desk.state.rows.firstIndex(of: first))
    let next = desk.state.rows[index + 1]
    let code = desk.state.programme.municipalities[next].code
    let before = try desk.status(code, "gon")
    try desk.press(".")
    #expect(try desk.status(code, "gon") == .orienting || before != .unknown)
    #expect(desk.state.rowUnderCursor == next)
  }

  @Test("A correction may do what the rules forbid, asks for a reason and is marked as one")
  func correction() throws {
    var desk = try table()
    try desk.run("filter Amsterdam")
    try desk.press("E")
    while desk.state.table.column != .initiative("gibit") { try desk.press("l") }
    try desk.press("s O")
    #expect(desk.picture.contains("bindend"))
    try desk.press("Esc c V")
    #expect(desk.picture.contains("reden"))
    try desk.type("typefout")
    try desk.press("Enter")
    #expect(try desk.status("GM0363", "gibit") == .preparing)
    let record = try #require(try desk.store.journal(limit: 1).first)
    #expect(record.kind == .correction && record.reason == "typefout")
    try desk.press("u")
    #expect(try desk.status("GM0363", "gibit") == .embedded)
    #expect(try desk.store.check().isEmpty)
  }

  @Test("A planned date is read as people write it, and a note takes several lines")
  func planAndNote() throws {
    var desk = try table()
    try desk.run("filter Amsterdam")
    try desk.press("E")
    while desk.state.table.column != .initiative("gon") { try desk.press("l") }
    try desk.press("d")
    try desk.type("eind q4")
    try desk.press("Enter")
    #expect(try desk.store.cell("GM0363", "gon").planned?.iso == "2017-12-31")
    try desk.press("d ^U")
    try desk.type("ooit")
    try desk.press("Enter")
    #expect(desk.picture.contains("geen dag"))
    try desk.press("Esc e")
    try desk.type("eerste")
    try desk.press("Enter")
    try desk.type("tweede")
    try desk.press("Esc")
    #expect(desk.picture.contains("Nog niet bewaard"))
    try desk.press("^S")
    #expect(try desk.store.cell("GM0363", "gon").note == "eerste\ntweede")
    try desk.press("e")
    try desk.type("x")
    try desk.press("Esc Esc")
    #expect(try desk.store.cell("GM0363", "gon").note == "eerste\ntweede")
  }

  @Test("Columns are chosen, moved, widened and kept for the next time")
  func columns() throws {
    var desk = try table()
    try desk.press("C j j Space Space Enter")
    #expect(desk.state.table.choices.contains { $0.column == .initiative("rijbewijs") && $0.visibility == .hidden })
    #expect(!desk.picture.contains("Rij "))
    let line = try #require(Memory(desk.state).places[.columns])
    #expect(try ColumnChoice.read(line, desk.state.programme) == desk.state.table.choices)
    try desk.run("columns code ~note:4 -province")
    #expect(desk.picture.contains("GM0518") && !desk.picture.contains("Provincie"))
    try desk.run("columns kleur")
    #expect(desk.notice.contains("kleur"))
    try desk.press("l + }")
    #expect(desk.state.table.choices.first { $0.column == .field(.code) }?.extra == 2)
    try desk.run("columns reset")
    #expect(desk.picture.contains("Provincie"))
  }

  @Test("A narrow table scrolls sideways under frozen names, and the cursor's column is always in sight")
  func sideways() throws {
    var desk = try table(Size(width: 60, height: 20))
    for _ in 0..<12 {
      try desk.press("l")
      let layout = TableLayout(desk.state.table, desk.state.programme, width: 58)
      #expect(
        desk.state.table.column == .field(.name) || layout.columns.contains { $0.column == desk.state.table.column })
      #expect(desk.picture.contains("Aalsmeer"))
    }
    #expect(TableLayout(desk.state.table, desk.state.programme, width: 58).hiddenLeft > 0)
  }

  @Test("The pivot counts every municipality that is shown once")
  func pivot() throws {
    var desk = try table()
    try desk.run("pivot province status gibit")
    guard let pivot = (desk.state.overlay as? PivotOverlay)?.pivot else {
      Issue.record("no pivot: \(desk.notice)")
      return
    }
    #expect(pivot.rows.count == 12 && pivot.rows.reduce(0) { $0 + $1.counts.reduce(0, +) } == 388)
    try desk.press("Esc")
    try desk.run("pivot kleur status")
    #expect(desk.state.overlay == nil && desk.notice.contains("province"))
  }

  @Test("A view is passed on as one line and shows the same elsewhere; named ones are recalled")
  func views() throws {
    var desk = try table()
    try desk.run("filter provincie=\"Noord-Brabant\" gibit=G|B")
    try desk.run("sort inhabitants desc")
    try desk.run("group size-class")
    try desk.press("y")
    guard case .copy(let line)? = desk.effects.last else {
      Issue.record("nothing copied")
      return
    }
    var other = try Desk()
    try other.carryOut(update(&other.state, .paste(line + "\n")))
    try other.press("Enter")
    #expect(
      other.picture == desk.picture.replacingOccurrences(of: desk.notice, with: "")
        || other.state.rows == desk.state.rows)
    #expect(other.state.place == .page(.municipalities) && other.state.table.grouping == .sizeClass)
    try desk.run("view-name brabant")
    try desk.run("view page=overview")
    #expect(desk.state.filter == nil && desk.state.place == .page(.overview))
    try desk.run("view brabant")
    #expect(desk.state.rows == other.state.rows)
    try desk.run("view nooit")
    #expect(desk.notice.contains("brabant"))
    try desk.run("view sort=kleur")
    #expect(desk.notice.contains("kleur"))
  }

  @Test("A filter can be named, and n goes on among its matches after Esc")
  func namedFilters() throws {
    var desk = try table()
    try desk.run("filter provincie=Zeeland")
    try desk.run("filter-name zee")
    try desk.press("Esc")
    #expect(desk.state.rows.count == 388)
    for _ in 0..<13 {
      try desk.press("n")
      let row = try #require(desk.state.rowUnderCursor)
      #expect(desk.state.programme.municipalities[row].province == "Zeeland")
    }
    try desk.press("N")
    #expect(desk.state.rowUnderCursor.map { desk.state.programme.municipalities[$0].province } == "Zeeland")
    try desk.run("filter @zee")
    #expect(desk.state.rows.count == 13)
    try desk.run("filter @weg")
    #expect(desk.state.rows.count == 13 && desk.notice.contains("@zee"))
    try desk.press("/ ^U Up")
    #expect(desk.picture.contains("provincie=Zeeland"))
  }

  @Test("What is binding for all and not begun stands out as overdue")
  func overdue() throws {
    var desk = try table()
    var programme = desk.state.programme
    programme.initiatives[4].binding = .mandatory
    desk.state.show(programme)
    #expect(desk.picture.contains("·!") && desk.picture.contains("○!"))
    try desk.press("E")
    while desk.state.table.column != .initiative("gon") { try desk.press("l") }
    try desk.press("s N")
    #expect(desk.picture.contains("algemeen bindend"))
  }

  @Test("Marks show in the overview's matrix too, where a change is about them as well")
  func marksOfOverview() throws {
    var desk = try Desk()
    try desk.press("Space j Space v j j")
    #expect(desk.picture.contains("· 2 gemarkeerd"))
    #expect(desk.picture.split(separator: "\n").filter { $0.contains("┃■") }.count == 5)
    try desk.press("v")
    #expect(desk.picture.contains("· 5 gemarkeerd"))
    try desk.run("unmark-all")
    #expect(!desk.picture.contains("┃■") && !desk.picture.contains("· 5 gemarkeerd"))
  }

  static let tables = [
    ("table-80x24", 80, 24, "", Language.dutch), ("table-120x40", 120, 40, "l l l j j", .dutch),
    ("table-200x60-en", 200, 60, "l l l l", .english), ("table-grouped-120x40", 120, 40, "w W j", .dutch),
    ("table-marked-80x24-en", 80, 24, "l l l Space Space E s", .english),
    ("table-preview-120x40", 120, 40, "l l l Space Space Space E s O", .dutch),
    ("table-columns-80x24", 80, 24, "C", .dutch), ("table-60x16", 60, 16, "l l l l l l l", .dutch),
    ("table-waiting-120x40", 120, 40, "E / g o n = ? Enter l l l l l l l > j > j", .dutch),
    ("table-unlisted-80x24-en", 80, 24, "Space / u r k Enter Space E l l l >", .english),
  ]

  @Test("The table looks as it was approved", arguments: tables)
  func pictures(_ name: String, _ width: Int, _ height: Int, _ keys: String, _ language: Language) throws {
    var desk = try Desk(Size(width: width, height: height), language: language)
    try desk.press("2 " + keys)
    let kept = try golden(name, desk.page)
    #expect(kept.expected == kept.actual)
    #expect(view(desk.state).text().allSatisfy { TextWidth.of($0) <= width })
  }
}
