import Dashboard
import Foundation
import Model
import Screen
import Store
import TestSupport
import Testing

extension Desk {
  /// In the table of municipalities on the cell of one of them, ready to change it.
  mutating func stand(on name: String, _ initiative: String) throws {
    if state.place != .page(.municipalities) { try press("2") }
    try run("filter \"\(name)\"")
    while state.table.column != .initiative(initiative) { try press("l") }
    if state.mode != .operating { try press("E") }
  }

  /// The last record that was written.
  var last: JournalRecord? { get throws { try store.journal(limit: 1).first } }

  /// What somebody else does meanwhile.
  @discardableResult
  func other(_ by: String = "bram", _ changes: RolloutChange...) throws -> Saved {
    try store.save(changes, by: by, at: "2017-10-01T09:00:00Z", clock: Day(number: 0))
  }
}

/// Changes with a day, reports, corrections and confirmations on screen.
@Suite struct EffectiveDayTests {
  @Test("A day that is typed in the menu is the one from which it is so")
  func day() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    try desk.press("s")
    #expect(desk.picture.contains("Geldt per 1 okt 2017 (vandaag)"))
    try desk.press("Tab")
    try desk.type("1 sep 2017")
    try desk.press("Enter")
    #expect(desk.picture.contains("Geldt per 1 sep 2017") && desk.picture.contains("toen: implementatie"))
    try desk.press("G")
    let cell = try desk.store.cell("GM0202", "gibit")
    #expect(cell.status == .inUse && cell.since?.iso == "2017-09-01" && cell.planned == nil)
    #expect(try desk.last?.effective.iso == "2017-09-01" && desk.notice.contains("opgeslagen"))
  }

  @Test("What a day cannot have stands beside it, and nothing is changed")
  func refusedDays() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    for (text, words) in [
      ("2017-10-02", "moet nog komen"), ("2015-12-31", "geen gegevens"), ("ooit", "geen dag"),
    ] {
      try desk.press("s Tab")
      try desk.type(text)
      try desk.press("Enter")
      #expect(desk.picture.contains(words) && desk.state.overlay != nil, "\(text): \(desk.picture)")
      try desk.press("Esc Esc")
    }
    #expect(!desk.effects.contains { if case .save = $0 { true } else { false } })
  }

  @Test("On another day the menu goes by the status of that day, and by what was recorded after it")
  func neighbours() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    // A figure begins the day.
    try desk.press("s")
    try desk.type("2017-08-01")
    try desk.press("Enter")
    #expect(desk.picture.contains("toen: voorbereiding"))
    try desk.press("X")
    try desk.type("besluit 12")
    try desk.press("Enter")
    #expect(try desk.store.cell("GM0202", "gibit").since?.iso == "2017-08-28")
    #expect(desk.picture.contains("past bij Arnhem niet naast"), "\(desk.picture)")
    try desk.press("Esc Esc Esc s")
    try desk.type("2017-08-01")
    try desk.press("Enter I")
    let cell = try desk.store.cell("GM0202", "gibit")
    #expect(cell.status == .implementing && cell.since?.iso == "2017-08-01", "\(desk.notice)")
  }

  @Test(
    "More than one step at once is reported, and asked about once", arguments: [("gibit", "D"), ("overlijden", "?")])
  func reports(_ initiative: String, _ from: String) throws {
    var desk = try Desk()
    try desk.stand(on: "Baarn", initiative)
    try desk.press("s")
    #expect(desk.picture.contains(from == "?" ? "eerste opgave" : "verder gemeld"))
    try desk.press("G")
    #expect(desk.picture.contains("worden niet vastgelegd") || desk.picture.contains("wordt niets vastgelegd"))
    try desk.press("Esc")
    #expect(try desk.status("GM0308", initiative).rawValue == from && desk.state.overlay == nil)
    try desk.press("s G Enter")
    #expect(try desk.status("GM0308", initiative) == .inUse)
    let record = try #require(try desk.last)
    #expect(record.kind == .report && record.from == from && record.to == "G")
  }

  @Test("The next step stands on top; what can only be reported stands beneath it")
  func order() throws {
    var desk = try Desk()
    try desk.stand(on: "Baarn", "gibit")
    try desk.press("s")
    let kept = try golden("menu-day-120x40", desk.page)
    #expect(kept.expected == kept.actual)
    desk.state.session.size = Size(width: 80, height: 24)
    desk.state.session.language = .english
    let small = try golden("menu-day-80x24-en", desk.page)
    #expect(small.expected == small.actual)
  }

  @Test("A correction has its day: that on which the wrong status began, unless another is given")
  func correction() throws {
    var desk = try Desk()
    try desk.stand(on: "Baarn", "gibit")
    try desk.press("c")
    #expect(desk.picture.contains("19 jun 2017 (toen begon die status)"))
    try desk.press("O")
    try desk.type("typefout")
    try desk.press("Enter")
    let record = try #require(try desk.last)
    #expect(record.kind == .correction && record.effective.iso == "2017-06-19" && record.reason == "typefout")
    #expect(try desk.status("GM0308", "gibit") == .orienting)
  }

  @Test("Still so: heard anew and nothing else, and the notice says what")
  func confirms() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    let before = try desk.store.cell("GM0202", "gibit")
    try desk.press("=")
    #expect(desk.notice.contains("bevestigd ✓") && desk.notice.contains("implementatie"), "\(desk.notice)")
    let after = try desk.store.cell("GM0202", "gibit")
    #expect(after.heard?.iso == "2017-10-01" && after.since == before.since && after.changed == before.changed)
    #expect(try desk.last?.kind == .confirm && desk.last?.beside == "I")
    let count = try desk.store.info().journalRecords
    try desk.press("=")
    #expect(try desk.store.info().journalRecords == count && desk.state.notice?.kind == .info)
    try desk.stand(on: "Baarn", "gon")
    try desk.press("=")
    #expect(desk.state.notice?.kind == .refusal && desk.notice.contains("nog niets gemeld"))
  }

  @Test("Marked rows are confirmed together, after a look at them")
  func confirmsMany() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    try desk.run("filter provincie=Flevoland")
    try desk.press("A =")
    #expect(desk.picture.contains("Nog steeds zo · GIBIT"))
    let count = try desk.store.info().journalRecords
    let reported = desk.state.rows.count { desk.state.programme[$0, 3].status != .unknown }
    try desk.press("Enter")
    #expect(try desk.store.info().journalRecords == count + reported && desk.state.overlay == nil)
    try desk.press("u")
    #expect(desk.picture.contains("Dit wordt teruggenomen"))
    try desk.press("Enter")
    #expect(desk.notice.contains("ongedaan"))
  }

  @Test("A line says the day too; a bulk has one for all")
  func lines() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    try desk.run("set Arnhem gibit G on 1 sep 2017")
    #expect(try desk.last?.effective.iso == "2017-09-01")
    try desk.press("u")
    try desk.run("set Arnhem gibit G --on 2017-09-02")
    #expect(try desk.last?.effective.iso == "2017-09-02")
    try desk.press("u")
    for line in ["set Arnhem gibit G on 2017-13-01", "set Arnhem gibit G on 2017-09-01 --on 2017-09-01"] {
      try desk.run(line)
      #expect(desk.state.notice?.kind == .usage, "\(line)")
    }
    try desk.run("set Arnhem gibit G on 2017-10-02")
    #expect(desk.state.notice?.kind == .refusal && desk.notice.contains("moet nog komen"))
    try desk.run("filter gon=? provincie=Flevoland")
    try desk.press("A")
    try desk.run("set gon O on 2017-09-15")
    #expect(desk.picture.contains("per 15 sep 2017"))
    try desk.press("Enter")
    let marked = desk.state.marks.count
    #expect(try desk.store.journal(limit: marked).allSatisfy { $0.effective.iso == "2017-09-15" && $0.to == "O" })
  }

  @Test("A planned date goes when its step is made")
  func planGoes() throws {
    var desk = try Desk()
    try desk.stand(on: "Arnhem", "gibit")
    #expect(try desk.store.cell("GM0202", "gibit").planned != nil)
    try desk.press(">")
    #expect(try desk.store.cell("GM0202", "gibit").planned == nil)
    try desk.press("u")
    #expect(try desk.store.cell("GM0202", "gibit").planned != nil)
  }
}
