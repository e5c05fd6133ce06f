import Dashboard
import Foundation
import Model
import Screen
import Store
import TestSupport
import Testing

extension Desk {
  /// The overlay alone: what lies under it is the business of other tests.
  fileprivate var box: String {
    let lines = picture.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
    // The frame of a pane in the focus is as heavy; the overlay's is the last that begins.
    guard let y = lines.lastIndex(where: { $0.contains("┏") }), let x = lines[y].lastIndex(of: "┏") else { return "" }
    let width = lines[y].dropFirst(x).firstIndex(of: "┓").map { $0 - x + 1 } ?? 0
    let end = lines.dropFirst(y).firstIndex { $0.indices.contains(x) && $0[x] == "┗" } ?? y
    return lines[y...end].map { String($0.dropFirst(x).prefix(width)) }.joined(separator: "\n") + "\n"
  }
}

@Suite struct ReorganisationDeskTests {
  @Test("Browsing carries nothing out; what is typed wrong says how it is typed")
  func typed() throws {
    var desk = try Desk()
    try desk.run("reorganise")
    #expect(desk.effects.isEmpty && desk.notice.contains("E"))
    try desk.press("E")
    for line in [
      "reorganise ooit", "reorganise 2019-02-30", "reorganise 2019-01-01 Baarn",
      "reorganise 2019-01-01 Baarn+ GM9901",
      "series", "series nooit", "series gibit 2018", "series gibit 2018-01-01 2019-01-01",
    ] {
      try desk.run(line)
      #expect(desk.effects.isEmpty && desk.state.notice?.kind == .usage, "\(line)")
    }
    try desk.run("reorganise 2019-01-01 \"'s-Gravenhage\"+Baarn GM9901 Den Haag")
    let hand = ReorganisationByHand(
      date: try #require(Day(iso: "2019-01-01")), old: ["'s-Gravenhage", "Baarn"], newCode: "GM9901", name: "Den Haag")
    #expect(desk.effects == [.planReorganisation(.byHand(hand))])
  }

  @Test("The preview shows who, how many and what becomes of it; Esc leaves all, Enter does it, u takes it back")
  func preview() throws {
    var desk = try Desk()
    try desk.press("E")
    try desk.run("reorganise 2018-01-01")
    let kept = try golden("herindeling-120x40", desk.box)
    #expect(kept.expected == kept.actual)
    let records = try desk.store.info().journalRecords
    try desk.press("G")
    #expect(desk.picture.contains("Westerwolde") && desk.picture.contains("8.919 + Vlagtwedde 15.908 = 24.827"))
    try desk.press("j PgUp g Esc")
    #expect(try desk.state.overlay == nil && desk.store.info().journalRecords == records)
    try desk.run("reorganise")
    try desk.press("Enter")
    #expect(try desk.store.info().journalRecords > records && desk.state.overlay == nil)
    #expect(desk.notice.contains("herindeling per 1 jan 2018 vastgelegd") && desk.notice.contains("11 → 6"))
    #expect(desk.state.programme.municipalities.count == 388)
    try desk.run("reorganise 2018-01-01")
    #expect(desk.state.notice?.kind == .refusal && desk.notice.contains("al uitgevoerd"))
    try desk.press("u")
    #expect(desk.notice.contains("herindeling ongedaan gemaakt"))
    #expect(try desk.store.cell("GM0140", "govroam").status == .inUse)
  }

  @Test("At 80×24, in English, by hand, with a decision to take")
  func small() throws {
    var desk = try Desk(Size(width: 80, height: 24), language: .english)
    try desk.press("E")
    _ = try desk.store.save(
      [RolloutChange(municipality: "GM0308", initiative: "gon", flags: .exempt)], by: "anna",
      at: "2017-10-01T10:00:00Z", clock: Day(number: 0))
    try desk.run("reorganise 2019-01-01 Baarn+Soest GM9901 Eemstad")
    let kept = try golden("herindeling-80x24-en", desk.box)
    #expect(kept.expected == kept.actual)
    try desk.press("Enter")
    #expect(desk.state.notice?.text.english.contains("1 × decision needed") == true)
  }

  @Test("Who looked at a plan that has changed since is told, and does nothing")
  func changed() throws {
    var desk = try Desk()
    try desk.press("E")
    try desk.run("reorganise")
    _ = try desk.store.save(
      [RolloutChange(municipality: "GM0140", initiative: "gon", note: "x")], by: "bram", at: "2017-10-01T10:00:00Z",
      clock: Day(number: 0))
    let records = try desk.store.info().journalRecords
    try desk.press("Enter")
    #expect(try desk.store.info().journalRecords == records && desk.state.notice?.kind == .refusal)
    #expect(desk.notice.contains("intussen"))
  }

  @Test("A series stands quarter by quarter, as it was and recast, on the screen and in a script")
  func series() throws {
    var desk = try Desk()
    try desk.run("series govroam recast 2016-12-31")
    let kept = try golden("verloop-120x40", desk.box)
    #expect(kept.expected == kept.actual)
    try desk.press("j k G x")
    #expect(desk.state.overlay == nil)
    desk.state.session.isHeadless = true
    try desk.run("series govroam")
    #expect(desk.notice.contains("2016-12-31     0 van 390    0%    0%     0 van 388    0%    0%"))
  }
}
