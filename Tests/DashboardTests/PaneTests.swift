import Dashboard
import Model
import Screen
import Testing

/// Enter, `i` and every command speak of the row that is drawn under the cursor, on whatever day and at whatever size.
@Suite struct PaneTests {
  @Test(
    "Enter on the neighbours after going to a day on which the municipality had none opens nothing and ends nothing")
  func neighbours() throws {
    var desk = try Desk()
    try desk.press("^P")
    try desk.type("oss")
    try desk.press("Enter")
    try desk.run("as-of 2016-06-01")
    try desk.press("Tab Tab G")
    try desk.run("now")
    try desk.press("Enter")
    #expect(!desk.state.place.isPage)
  }

  @Test("Enter in the journal whose answer came while another page was open")
  func lateJournal() throws {
    var desk = try Desk()
    _ = update(&desk.state, .key(.character("9")))
    _ = update(&desk.state, .journalLoaded(try desk.store.journal(limit: 100, asOf: nil)))
    _ = update(&desk.state, .key(.character("G")))
    _ = update(&desk.state, .key(.character("1")))
    _ = update(&desk.state, .journalLoaded([]))
    _ = update(&desk.state, .key(.character("9")))
    _ = update(&desk.state, .key(.enter))
    #expect(desk.state.place == .page(.journal))
  }

  @Test("The source of a row of a card's history is the record that stands there")
  func history() throws {
    var desk = try Desk()
    try desk.run("filter Amersfoort")
    try desk.press("Enter Tab")
    // What is recorded last need not hold from the latest day.
    let records = try desk.store.history(of: "GM0307", asOf: nil)
    _ = update(&desk.state, .historyLoaded(municipality: "GM0307", records.reversed()))
    for _ in 0..<min(8, desk.state.history.count) {
      let line = try #require(desk.picture.split(separator: "\n").first { $0.hasPrefix("┃▸") })
      let figure = try #require(desk.state.figuresHere.first)
      guard case .journal(let record) = figure.origin else { return #expect(Bool(false), "no record") }
      #expect(line.contains(record.changeWords(.dutch).prefix(12)), "\(line): \(record.seq)")
      try desk.press("j")
    }
    #expect(records.count > 3)
  }

  @Test("A card of twelve lines draws the row that commands work on", arguments: [10, 12, 14])
  func lowCard(_ height: Int) throws {
    var desk = try Desk(Size(width: 80, height: height))
    try desk.run("filter Amersfoort")
    try desk.press("Enter G")
    let last = try #require(desk.state.programme.initiatives.last)
    #expect(desk.state.target?.column == desk.state.programme.initiatives.count - 1)
    #expect(desk.picture.contains("▸\(last.shortName.dutch)"), "\(desk.picture)")
  }

  @Test("Every row of the tab From 2018 can be seen on the lowest screen")
  func lowSlices() throws {
    var desk = try Desk(Size(width: 80, height: 10))
    try desk.run("fund-tab from-2018")
    try desk.press("G")
    #expect(desk.picture.contains("▸Per inwoner"), "\(desk.picture)")
  }

  @Test("No day leads to a card without content, nor hides an activity's bookings")
  func gone() throws {
    var desk = try Desk()
    try desk.run("as-of 2017-10-01")
    let past = try desk.store.programme(asOf: Day(iso: "2016-06-01"), clock: Day(number: 0))
    let new = try #require(desk.state.programme.municipalities.first { past.row(of: $0.code) == nil })
    try desk.press("^P")
    try desk.type(new.name)
    try desk.press("Enter Enter")
    try desk.run("as-of 2016-06-01")
    try desk.press("Esc")
    #expect(!desk.picture.contains("› \(new.code)"), "\(desk.picture)")
    try desk.run("now")
    try desk.press("4 j j Enter G")
    try desk.run("as-of 2017-02-01")
    let count = desk.state.focusCount
    #expect(count == 0 || desk.picture.contains("▸"), "\(desk.picture)")
  }
}

@Suite struct HouseFaultTests {
  @Test("Keys that are read at once go as many days back as they say")
  func days() throws {
    var desk = try Desk()
    for _ in 0..<5 { _ = update(&desk.state, .key(.character("["))) }
    #expect(desk.state.asOf?.iso == "2017-09-26")
    for _ in 0..<2 { _ = update(&desk.state, .key(.character("]"))) }
    #expect(desk.state.asOf?.iso == "2017-09-28")
  }

  @Test("A view that is copied recalls the same filter, quotes and all, also with its colon")
  func views() throws {
    var desk = try Desk()
    try desk.press("2")
    try desk.run("filter naam=\"den haag\"|\"bergen op zoom\"")
    let rows = desk.state.rows
    try desk.press("y")
    guard case .copy(let line)? = desk.effects.last else { return #expect(Bool(false), "nothing copied") }
    try desk.press("Esc")
    try desk.run(line)
    #expect(desk.state.rows == rows && !rows.isEmpty, "\(line): \(desk.notice)")
    try desk.press(":")
    _ = update(&desk.state, .paste(line))
    try desk.press("Enter")
    #expect(desk.state.rows == rows, "\(line): \(desk.notice)")
  }

  @Test("A script that copies a view gets the line, and nobody says that it was copied")
  func script() throws {
    var desk = try Desk()
    desk.state.session.isHeadless = true
    try desk.run("copy-view")
    #expect(desk.notice.hasPrefix(":view ") && desk.effects.isEmpty)
  }

  @Test("A fourth key to sort by does not take the place of the first")
  func sorting() throws {
    var desk = try Desk()
    try desk.press("2")
    for line in ["sort province", "sort-also size-class", "sort-also gon", "sort-also name"] { try desk.run(line) }
    #expect(desk.state.table.sort.map(\.column.id) == ["province", "size-class", "gon"])
  }

  @Test("What was settled warns no more")
  func settled() throws {
    var desk = try Desk()
    try desk.press("E")
    let places: [(line: String, size: Size, warning: String)] = [
      ("fund-tab 2017", Size(width: 120, height: 40), "⚠ F1 "),
      ("fund-tab social", Size(width: 120, height: 40), "⚠ F9 Niet toegedeeld"),
      ("page overview", Size(width: 120, height: 40), "⚠ F1"), ("page overview", Size(width: 100, height: 30), "⚠ F1"),
    ]
    func warnings() throws -> [Bool] {
      try places.map { line, size, warning in
        _ = update(&desk.state, .resized(size))
        try desk.run(line)
        desk.state.look.say(nil)
        return desk.picture.contains(warning)
      }
    }
    #expect(try warnings() == [true, true, true, true])
    try desk.run("settle F1 gezien")
    #expect(try warnings() == [false, true, false, false])
    try desk.run("settle F9 gezien")
    #expect(try warnings() == [false, false, false, false])
    try desk.run("reopen F1")
    #expect(try warnings() == [true, false, true, true])
  }

  @Test("A total without a year is asked for its year once one is set; exempt is said, not toggled")
  func asked() throws {
    var desk = try Desk(settled: false)
    try desk.press("E")
    try desk.run("fund-total 52,3mln 2018")
    try desk.run("fund-total 50mln")
    #expect(desk.state.notice?.kind == .usage && desk.notice.contains("2018"))
    try desk.run("contribution-setting exempt +Almere")
    try desk.run("contribution-setting exempt +Almere")
    let exempt = ContributionSettings(desk.state.programme.settings).exempt
    #expect(exempt.contains("GM0034") && exempt.contains("GM0363"))
  }
}

@Suite struct RequestTests {
  @Test("Of several readings of the same only the latest counts; a failed reading ends no save")
  func latest() throws {
    var desk = try Desk()
    let first = desk.state.ask(.load(Viewpoint(asOf: Day(iso: "2017-03-01"))))
    let second = desk.state.ask(.load(Viewpoint(asOf: Day(iso: "2017-06-01"))))
    #expect(!desk.state.pending.wants(first.id) && desk.state.pending.wants(second.id))
    func programme(_ day: String) throws -> Event {
      .loaded(try desk.store.programme(asOf: Day(iso: day), clock: Day(number: 0)))
    }
    _ = update(&desk.state, .answered(second.id, [try programme("2017-06-01")]))
    _ = update(&desk.state, .answered(first.id, [try programme("2017-03-01")]))
    #expect(desk.state.programme.asOf.iso == "2017-06-01")
    desk.state.pending.beginSave()
    let theme = desk.state.ask(.useTheme(ThemeWish("nooit")))
    _ = update(&desk.state, .answered(theme.id, [.failed(Phrase("mis", "wrong"))]))
    #expect(desk.state.isSaving && desk.notice == "mis")
    let save = desk.state.ask(.undo(.latest))
    _ = update(&desk.state, .answered(save.id, [.failed(Phrase("mis", "wrong"))]))
    #expect(!desk.state.isSaving)
  }
}

@Suite struct WordFaultTests {
  @Test("The flag that asks for most shows where there is room for one, and a mark of letters is no question")
  func flags() throws {
    #expect(RolloutFlags(letters: "E!")?.signs.first == "!" && RolloutFlags(letters: "PK‖")?.signs.first == "‖")
    var desk = try Desk()
    desk.state.session.isASCII = true
    try desk.press("2 Space k")
    let name = desk.state.programme.municipalities[try #require(desk.state.rows.first)].name
    #expect(desk.picture.contains("#\(name)"), "\(desk.picture)")
  }

  @Test("What will not do is said as it was typed, and keys as the user has them")
  func typed() throws {
    var desk = try Desk()
    try desk.press("E")
    try desk.run("contribution-setting index 2018 300%")
    #expect(desk.notice.contains("«300%»") || desk.state.notice?.kind == .saved, "\(desk.notice)")
    desk.state.session.keymap = try Keymap(user: [("help", ["F5"]), ("now", ["F6"])])
    try desk.press("é")
    #expect(desk.notice.contains("F5"), "\(desk.notice)")
    try desk.run("as-of 2017-03-01")
    try desk.press(">")
    #expect(desk.notice.contains("F6"), "\(desk.notice)")
  }

  @Test("Who was first by another session is told so, not as somebody else")
  func oneself() throws {
    var desk = try Desk()
    try desk.run("filter Amersfoort")
    try desk.press("E l s")
    _ = try desk.store.save(
      [RolloutChange(municipality: "GM0307", initiative: "overlijden", status: .declined)], by: "anna",
      at: "2017-10-01T09:00:00Z", clock: Day(number: 0))
    try desk.press("D")
    #expect(desk.picture.contains("een andere zitting van u was u voor"), "\(desk.picture)")
  }
}
