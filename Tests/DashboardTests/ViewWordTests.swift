import Dashboard
import Model
import TestSupport
import Testing

/// Filters and views as lines: what is typed is what is kept, and a view read back is the same view.
@Suite(.dice) struct ViewWordTests {
  private static let terms = [
    "provincie=Drenthe", "naam~\"a b\"", "naam~\"'s-G\"", "'s", "\"'t\"", "-gon=G", "gibit=G|B", "inwoners>\"100 000\"",
    "gon.note~\"zei \"\"ja\"\" toen\"", "naam!=\"Den Haag\"|Oss", "gon.planned<\"eind q4\"", "naam~x'", "oss",
    "grootteklasse=\"≥ 250.000\"",
  ]

  @Test("A view that is written and read is the same view")
  func roundTrip() throws {
    var dice = Dice()
    let start = try Desk()
    for _ in 0..<100 {
      var desk = start
      let page = Room.pages[dice.below(Room.pages.count)].id
      let filter = (0..<dice.below(4)).map { _ in Self.terms[dice.below(Self.terms.count)] }.joined(separator: " ")
      try desk.run("page municipalities")
      if !filter.isEmpty { try desk.run("filter \(filter)") }
      try desk.run("page \(page.name)")
      #expect(desk.state.filter?.text ?? "" == filter, "\(desk.notice)")
      let sort = (0..<dice.below(4)).map { _ in
        SortKey(
          [.field(.inhabitants), .field(.name), .initiative("gon")][dice.below(3)], descending: dice.below(2) == 0)
      }
      let grouping = Grouping.allCases[dice.below(Grouping.allCases.count)]
      desk.state.arrange {
        $0.sort = sort
        $0.grouping = grouping
      }
      if dice.below(3) == 0 { try desk.run("as-of 2017-0\(1 + dice.below(9))-01") }
      var scripted = desk
      scripted.state.session.isHeadless = true
      try scripted.run("copy-view")
      let line = String(scripted.notice.dropFirst())
      var other = start
      try other.run(line)
      #expect(other.state.place == .page(page), "\(line): \(other.notice)")
      #expect(other.state.filter == desk.state.filter && other.state.filter?.text == desk.state.filter?.text, "\(line)")
      #expect(other.state.table.sort == sort && other.state.table.grouping == grouping, "\(line)")
      #expect(other.state.asOf == desk.state.asOf, "\(line)")
      // By a name too.
      try desk.run("view-name eigen")
      try desk.run("page fund")
      try desk.run("view eigen")
      #expect(desk.state.place == .page(page) && desk.state.filter?.text ?? "" == filter)
    }
  }

  @Test("A filter is kept as it was typed; a key that the user gave it has it too")
  func typed() throws {
    var desk = try Desk()
    try desk.run("filter  gon.note~\"zei \"\"ja\"\"\"  ")
    #expect(desk.state.filter?.text == "gon.note~\"zei \"\"ja\"\"\"")
    try desk.run("filter naam~\"open")
    #expect(desk.state.notice?.kind == .usage)
    desk.state.session.keymap = try Keymap(user: [("filter naam~\"den \" gon=G|B", ["F7"])])
    try desk.press("2 F7")
    #expect(desk.state.filter?.text == "naam~\"den \" gon=G|B", "\(desk.notice)")
  }

  @Test("Tab completes a name with blanks between quotes, and goes on behind them")
  func completes() throws {
    var desk = try Desk()
    try desk.press(":")
    try desk.type("set bergen-op")
    try desk.press("Tab")
    #expect(desk.picture.contains(":set bergen-op"))
    try desk.press("^U")
    try desk.type("set bergen\u{20}")
    try desk.press("Backspace Tab")
    #expect(desk.picture.contains(":set \"Bergen"), "\(desk.picture)")
    try desk.type("op")
    try desk.press("Tab")
    #expect(desk.picture.contains(":set \"Bergen op Zoom\" "), "\(desk.picture)")
    try desk.type("gib")
    try desk.press("Tab")
    #expect(desk.picture.contains(":set \"Bergen op Zoom\" gibit "), "\(desk.picture)")
  }
}
