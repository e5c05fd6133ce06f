import Dashboard
import Model
import TestSupport
import Testing

/// Days as people write them, wherever one is asked for; a planned day that is over is asked about.
@Suite struct DayTests {
  private func operating() throws -> Desk {
    var desk = try Desk()
    try desk.run("page municipalities")
    try desk.run("filter Amsterdam")
    try desk.press("E")
    while desk.state.table.column != .initiative("gon") { try desk.press("l") }
    return desk
  }

  private func planned(_ desk: Desk) throws -> String? { try desk.store.cell("GM0363", "gon").planned?.iso }

  @Test("A planned day that is over is asked about: Enter plans it so, Esc gives back what was typed")
  func prompt() throws {
    var desk = try operating()
    let before = try planned(desk)
    try desk.press("d ^U")
    try desk.type("1 mrt 2017")
    try desk.press("Enter")
    #expect(desk.picture.contains("1 mrt 2017 is al voorbij: het is nu 1 okt 2017."), "\(desk.picture)")
    try desk.press("j x Esc")
    #expect(try planned(desk) == before && desk.picture.contains("› 1 mrt 2017"), "\(desk.picture)")
    try desk.press("Enter Enter")
    #expect(try planned(desk) == "2017-03-01" && desk.state.overlay == nil)
    // It is so already: nothing is asked any more.
    try desk.run("plan 1-3-17")
    #expect(desk.state.overlay == nil)
    try desk.run("plan +2 weken")
    #expect(try planned(desk) == "2017-10-15" && desk.state.overlay == nil)
  }

  @Test("A line asks too, of several after they were shown; --past does not ask")
  func lines() throws {
    var desk = try operating()
    try desk.run("plan eind maart")
    #expect(desk.picture.contains("31 mrt 2017 is al voorbij"), "\(desk.picture)")
    try desk.press("Esc")
    try desk.run("plan eind maart --past")
    #expect(try planned(desk) == "2017-03-31")
    try desk.run("filter Am")
    try desk.run("mark-all")
    try desk.run("plan 1-2-17")
    try desk.press("Enter")
    #expect(desk.picture.contains("1 feb 2017 is al voorbij"), "\(desk.picture)")
    try desk.press("Enter")
    #expect(try planned(desk) == "2017-02-01")
  }

  @Test("Without a screen a planned day that is over is refused")
  func headless() throws {
    var desk = try operating()
    desk.state.session.isHeadless = true
    try desk.run("plan Amsterdam gon gisteren")
    #expect(desk.state.notice?.kind == .refusal && desk.notice.contains("--past"), "\(desk.notice)")
    try desk.run("set Amsterdam gon --planned gisteren")
    #expect(desk.state.notice?.kind == .refusal, "\(desk.notice)")
    try desk.run("plan Amsterdam gon gisteren --past")
    #expect(try planned(desk) == "2017-09-30")
    try desk.run("plan Amsterdam gon vandaag")
    #expect(try planned(desk) == "2017-10-01", "\(desk.notice)")
  }

  @Test("A booking takes the day that its words say, and refuses what is meant to be one")
  func bookings() throws {
    var desk = try Desk()
    try desk.run("operate")
    for (line, day, reason) in [
      ("100 1 mrt 2017 factuur", "2017-03-01", "factuur"),
      ("0,01 mln eind maart tweede \"1 mei\"", "2017-03-31", "tweede 1 mei"),
      ("100 1.2.17", "2017-02-01", ""), ("100 gisteren", "2017-09-30", ""),
      ("100 \"1 mrt 2017 factuur\"", "2017-10-01", "1 mrt 2017 factuur"),
      ("100 Jan keurde goed", "2017-10-01", "Jan keurde goed"),
    ] {
      try desk.run("book ibd realisatie \(line)")
      let last = try #require(desk.state.programme.ledger.bookings.last)
      #expect(last.date.iso == day && last.reason == reason, "\(line): \(last) \(desk.notice)")
    }
    let count = desk.state.programme.ledger.bookings.count
    for line in ["100 32 mrt 2017 factuur", "100 31-2-2017", "100 1-2 factuur", "100 morgen"] {
      try desk.run("book ibd realisatie \(line)")
      #expect(desk.state.notice?.kind == .refusal, "\(line): \(desk.notice)")
    }
    #expect(desk.state.programme.ledger.bookings.count == count)
  }

  @Test("as-of, since, view, series, filter, setting and reorganise read days alike")
  func everywhere() throws {
    var desk = try Desk()
    try desk.run("as-of eind maart")
    #expect(desk.state.asOf?.iso == "2017-03-31")
    try desk.run("as-of 1.6.17")
    #expect(desk.state.asOf?.iso == "2017-06-01")
    try desk.run("view page=municipalities as-of='begin dit jaar'")
    #expect(desk.state.asOf?.iso == "2017-01-01", "\(desk.notice)")
    try desk.run("as-of ooit")
    #expect(desk.state.notice?.kind == .usage && desk.notice.contains("eind maart"))
    try desk.run("now")
    try desk.run("since 1 sep")
    #expect(desk.notice.contains("1 sep 2017"), "\(desk.notice)")
    try desk.run("page municipalities")
    try desk.run("filter gon.since<\"eind vorig jaar\" gon.since>=1-1-16")
    #expect(desk.state.notice?.kind == .info, "\(desk.notice)")
    try desk.run("series gon recast 1 jan 2017")
    #expect(desk.effects.contains(.loadSeries(initiative: "gon", recastTo: Day(iso: "2017-01-01"))))
    try desk.press("Esc")
    try desk.run("operate")
    try desk.run("contribution-setting reference-date 1 jan 2017")
    try desk.run("contribution-setting reference-date 2019 1 jan 2018")
    let settings = ContributionSettings(desk.state.programme.settings)
    #expect(
      settings.referenceDate(of: 2018)?.iso == "2017-01-01" && settings.referenceDate(of: 2019)?.iso == "2018-01-01")
    try desk.run("reorganise 1 jan 2018")
    #expect(desk.effects.contains(.planReorganisation(.fromTable(Day(iso: "2018-01-01")))), "\(desk.notice)")
  }
}
