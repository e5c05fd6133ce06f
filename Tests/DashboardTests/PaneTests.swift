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
    #expect(desk.picture.contains("›"))
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
    let new = try #require(
      desk.state.programme.municipalities.first { one in
        (try? desk.store.programme(asOf: Day(iso: "2016-06-01"), clock: Day(number: 0)))?.row(of: one.code) == nil
      })
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
