import Model
import Screen
import Testing

@testable import Dashboard

/// What somebody who had only the README stumbled over.
@Suite struct NewcomerTests {
  @Test("A pivot hides no column silently: short heads, else Left and Right go on, and i says where it comes from")
  func pivot() throws {
    var desk = try Desk(Size(width: 80, height: 24))
    try desk.press("2")
    try desk.run("pivot provincie status govroam")
    let heads = RolloutStatus.allCases.filter { status in
      desk.state.programme.municipalities.indices.contains { desk.state.programme[$0, 5].status == status }
    }
    #expect(heads.count > 6 && heads.allSatisfy { desk.picture.contains("\($0.glyph) \($0.rawValue)") })
    try desk.run("pivot province region")
    #expect(desk.picture.contains("kolom 1–"))
    let first = desk.picture
    let count = try #require((desk.state.overlay as? PivotOverlay)?.pivot.columns.count)
    for _ in 0..<count { try desk.press("l") }
    #expect(!desk.picture.contains("kolom 1–") && desk.picture.contains("–\(count) van \(count)"))
    for _ in 0..<count { try desk.press("h") }
    #expect(desk.picture == first)
    try desk.press("i")
    #expect(desk.picture.contains("elke gemeente eenmaal geteld") && desk.picture.contains("388"))
    try desk.press("Esc")
    #expect(desk.picture == first)
  }

  @Test("The source of a series lies over it, and Esc leads back to it")
  func series() throws {
    var desk = try Desk(Size(width: 80, height: 24))
    try desk.run("series govroam")
    let series = desk.picture
    try desk.press("i")
    #expect(desk.picture.contains("zoals het was") && desk.picture != series)
    try desk.press("Esc")
    #expect(desk.picture == series)
  }

  @Test("A pivot that counts no statuses does not name them as its source")
  func plainPivot() throws {
    var desk = try Desk()
    try desk.run("pivot province region")
    try desk.press("i")
    #expect(!desk.picture.contains("statussen"))
  }

  @Test("A reason does not go along to another status, and what was refused is not repeated")
  func reasons() throws {
    var desk = try Desk()
    try desk.press("2 E l l l l l l l l")
    let row = try #require(desk.state.rowUnderCursor)
    let next = desk.state.rows[1]
    let codes = [row, next].map { desk.state.programme.municipalities[$0].code }
    try desk.run("correct \(codes[0]) govroam I naar I")
    try desk.run("correct \(codes[1]) govroam V naar V")
    try desk.press("<")
    guard desk.state.overlay is PromptOverlay else { return #expect(Bool(false), "no reason asked: \(desk.notice)") }
    try desk.type("eigen reden")
    try desk.press("Enter")
    #expect(try desk.status(codes[0], "govroam") == .preparing)
    try desk.press(".")
    // A step back from V is D: its own reason is asked for, and that of V is not taken for it.
    if desk.state.overlay is PromptOverlay { try desk.press("Esc") }
    let reasons = try desk.store.history(of: codes[1]).map(\.reason)
    #expect(!reasons.contains("eigen reden"))
  }

  @Test("A step is repeated as a step: the next row goes one on from where it is")
  func steps() throws {
    var desk = try Desk()
    try desk.press("2 E")
    try desk.run("sort name")
    try desk.press("g l l l l l")
    func statuses() -> [RolloutStatus] { desk.state.rows.prefix(3).map { desk.state.programme[$0, 2].status } }
    let before = statuses()
    for key in [">", "."] {
      try desk.press(key)
      if desk.state.overlay is PromptOverlay {
        try desk.type("omdat")
        try desk.press("Enter")
      }
    }
    let after = statuses()
    let ladder = RolloutStatus.ladder
    for index in 0...1 {
      let place = try #require(ladder.firstIndex(of: before[index]))
      #expect(after[index] == ladder[place + 1], "\(index): \(desk.notice)")
    }
    #expect(after[2] == before[2])
  }

  @Test("On the card of the municipality that was changed . says that it is so already, and moves nothing")
  func card() throws {
    var desk = try Desk()
    try desk.press("2 E l l l")
    try desk.run("flag PE")
    try desk.press("Enter")
    let before = desk.state.cursor
    try desk.press(".")
    #expect(desk.state.cursor == before && desk.notice.contains("al zo"))
  }

  @Test("A change of several rows is told as such, and so is its undo")
  func several() throws {
    var desk = try Desk()
    try desk.press("2 E l l l l l l l Space Space Space f")
    try desk.type("K")
    try desk.press("Enter Enter")
    #expect(desk.notice.hasPrefix("opgeslagen ✓ 3 gemeenten · ") && desk.notice.contains("K"))
    try desk.press("u Enter")
    #expect(desk.notice.contains("3 gemeenten"))
  }

  @Test("In the past editing cannot be turned on, and the hint bar tells the way back to now")
  func past() throws {
    var desk = try Desk()
    try desk.press("2")
    try desk.run("as-of 2017-06-01")
    #expect(desk.picture.contains("[ ] dag") && desk.picture.contains("t nu"))
    try desk.press("E")
    #expect(desk.state.mode == .browse && desk.notice.contains("t gaat terug"))
  }

  @Test("At 80 columns the hint bar of the table keeps help and editing", arguments: ["2", "2 E"])
  func hints(_ keys: String) throws {
    var desk = try Desk(Size(width: 80, height: 24))
    try desk.press(keys)
    desk.state.look.say(nil)
    let hints = try #require(view(desk.state).text().last)
    #expect(hints.contains("? hulp") && hints.contains("E "))
  }

  @Test("Esc leads back to the finding that one came from")
  func findings() throws {
    var desk = try Desk()
    try desk.press("0 j j j j j j j j Enter")
    let finding = desk.state.look.positions[FindingsPane.id]?.cursor
    #expect(desk.state.focus != FindingsPane.id)
    try desk.press("Esc")
    #expect(desk.state.focus == FindingsPane.id && desk.state.cursor == finding)
    try desk.press("Esc")
    #expect(desk.state.place == .page(.overview))
  }

  @Test("The selected cell keeps both brackets where its flags do not fit")
  func brackets() throws {
    var desk = try Desk(Size(width: 80, height: 24))
    try desk.press("2 E l l l")
    try desk.run("flag PK")
    let line = try #require(desk.picture.split(separator: "\n").first { $0.contains("▸") && $0.contains("[") })
    #expect(line.contains("[") && line.contains("]"), "\(line)")
  }

  @Test("Letters only keep at least what a sign means")
  func letters() throws {
    var desk = try Desk()
    desk.state.session.isASCII = true
    try desk.press("2")
    #expect(desk.picture.contains(">= 250.000"))
  }
}
