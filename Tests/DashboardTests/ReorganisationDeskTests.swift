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
    // A pane in the focus has a corner too, but only at its left.
    guard let y = lines.lastIndex(where: { $0.contains("┓") }), let x = lines[y].lastIndex(of: "┏") else { return "" }
    let width = lines[y].dropFirst(x).firstIndex(of: "┓").map { $0 - x + 1 } ?? 0
    let end = lines.dropFirst(y).firstIndex { $0.indices.contains(x) && $0[x] == "┗" } ?? y
    return lines[y...end].map { String($0.dropFirst(x).prefix(width)) }.joined(separator: "\n") + "\n"
  }
}

@Suite struct ReorganisationDeskTests {
  @Test("Browsing records nothing; what is typed wrong says how it is typed")
  func typed() throws {
    var desk = try Desk()
    try desk.run("reorganise 2019-01-01 Baarn+Soest GM9901 Eemstad")
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

  @Test("A reorganisation of the table shows who, how many and what becomes of it; it holds by itself")
  func preview() throws {
    var desk = try Desk()
    let records = try desk.store.info().journalRecords
    try desk.run("reorganise 2018-01-01")
    let kept = try golden("herindeling-120x40", desk.box)
    #expect(kept.expected == kept.actual)
    try desk.press("G")
    #expect(desk.picture.contains("Westerwolde") && desk.picture.contains("8.919 + Vlagtwedde 15.908 = 24.827"))
    try desk.press("j PgUp g Enter")
    #expect(try desk.state.overlay == nil && desk.store.info().journalRecords == records)
    desk.state.session.isHeadless = true
    try desk.run("reorganise 2018-01-01")
    #expect(desk.notice.contains("→ Westerwolde") && desk.notice.contains("geldt het vanzelf"))
    try desk.run("reorganise 2018-02-02")
    #expect(desk.state.notice?.kind == .refusal)
  }

  @Test("By hand it is a fact: recorded, with what sleeps under it named, counted from its day, and taken back by u")
  func byHand() throws {
    var desk = try Desk()
    try desk.press("E")
    try desk.run("set Baarn gon O")
    try desk.run("reorganise 2017-09-01 Baarn+Soest GM9901 Eemstad")
    #expect(desk.picture.contains("telt niet mee zolang dit geldt") && desk.picture.contains("Baarn · gon"))
    try desk.press("Enter")
    #expect(desk.notice.contains("herindeling per 1 sep 2017 vastgelegd") && desk.notice.contains("2 → 1"))
    #expect(desk.state.programme.municipalities.contains { $0.name == "Eemstad" })
    #expect(desk.state.programme.row(of: "GM0308") == nil)
    try desk.press("a")
    // Whatever else asks for attention.
    let size = desk.state.session.size
    desk.state.session.size = Size(width: 120, height: 200)
    #expect(desk.picture.contains("telt niet mee"))
    desk.state.session.size = size
    try desk.press("1 u")
    if desk.state.overlay != nil { try desk.press("Enter") }
    #expect(desk.state.programme.row(of: "GM0308") != nil, "\(desk.picture)")
    #expect(try desk.status("GM0308", "gon") == .orienting && desk.store.check().isEmpty)
  }

  @Test("At 80×24, in English, by hand, with an exemption to be decided, which the overview counts")
  func small() throws {
    var desk = try Desk(Size(width: 80, height: 24), language: .english)
    try desk.press("E")
    try desk.other(
      "anna", RolloutChange(municipality: "GM0308", initiative: "gon", flags: .exempt, on: Day(iso: "2017-09-30")))
    try desk.run("reorganise 2017-10-01 Baarn+Soest GM9901 Eemstad")
    let kept = try golden("herindeling-80x24-en", desk.box)
    #expect(kept.expected == kept.actual)
    try desk.press("Enter")
    try desk.run("filter Eemstad")
    #expect(desk.picture.contains("1 to be decided"), "\(desk.picture)")
    try desk.press("Tab Tab S-Tab S-Tab")
    try desk.run("flag Eemstad gon none")
    #expect(!desk.picture.contains("to be decided"))
  }

  @Test("Who looked at a plan that has changed since is told, and does nothing")
  func changed() throws {
    var desk = try Desk()
    try desk.press("E")
    try desk.run("reorganise 2017-10-01 Baarn+Soest GM9901 Eemstad")
    try desk.other(
      "bram", RolloutChange(municipality: "GM0308", initiative: "gibit", note: "x", on: Day(iso: "2017-09-15")))
    let records = try desk.store.info().journalRecords
    try desk.press("Enter")
    #expect(try desk.store.info().journalRecords == records && desk.state.notice?.kind == .conflict)
    #expect(desk.notice.contains("intussen") && desk.state.overlay != nil)
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
    let then = try desk.store.programme(asOf: Day(iso: "2016-12-31"), clock: Day(number: 0))
    let count = then.coverage(of: try #require(then.column(of: "govroam"))).adopted
    #expect(desk.notice.contains("\(count) van 390") && count > 0, "\(desk.notice)")
  }
}
