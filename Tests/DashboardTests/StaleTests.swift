import Foundation
import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard

@Suite struct StaleTests {
  @Test("Back on a card stands that card's own history")
  func cards() throws {
    var desk = try Desk()
    try desk.run("filter Almere")
    try desk.press("Enter")
    let almere = desk.state.history
    #expect(!almere.isEmpty && almere.allSatisfy { $0.municipality == "GM0034" })
    try desk.press("^P")
    try desk.type("Amsterdam")
    try desk.press("Enter")
    #expect(desk.state.place == .municipality("GM0363"))
    try desk.press("Esc")
    #expect(desk.state.place == .municipality("GM0034") && desk.state.history == almere)
  }

  @Test(
    "What was kept and could not be read since is told as kept, and the screen says that it is behind until it is not")
  func unread() throws {
    var desk = try Desk()
    let saved = try desk.store.save(
      [RolloutChange(municipality: "GM0307", initiative: "overlijden", note: "x")], by: "anna",
      at: "2017-10-01T09:00:00Z", clock: Day(number: 0))
    let why = Phrase("Wat er nu staat is nog niet gelezen: bezet.", "What is there now has not been read yet: busy.")
    #expect(update(&desk.state, .saved(saved.records, nil, beside: [why])).isEmpty)
    #expect(desk.state.notice?.kind == .saved && desk.state.notice?.text.dutch.contains("opgeslagen") == true)
    #expect(desk.state.notice?.text.dutch.contains("nog niet gelezen: bezet") == true)
    // The next look fails too: what was told stays, and after the next key the header still says it.
    _ = update(&desk.state, .lookFailed(why))
    #expect(desk.state.notice?.kind == .saved)
    try desk.press("j")
    #expect(view(desk.state).text()[0].contains("NIET BIJGEWERKT"))
    let reread = try desk.store.reread(after: saved.records, clock: Day(number: 0))
    _ = update(&desk.state, .changedElsewhere([], reread))
    #expect(!view(desk.state).text()[0].contains("NIET BIJGEWERKT"))
  }

  @Test("Back in the journal stands what was saved on the way")
  func journal() throws {
    var desk = try Desk()
    _ = try desk.store.save(
      [RolloutChange(municipality: "GM0307", initiative: "overlijden", note: "van bram")], by: "bram",
      at: "2017-10-01T09:00:00Z", clock: Day(number: 0))
    try desk.press("9 Enter E >")
    let last = try #require(try desk.store.journal(limit: 1).first)
    #expect(last.by == "anna")
    try desk.press("Esc")
    #expect(desk.state.place == .page(.journal) && desk.state.answers.journal?.first?.seq == last.seq)
  }

  @Test("On a day in the past, journal and history know nothing later")
  func past() throws {
    var desk = try Desk()
    let day = try #require(Day(iso: "2017-03-01"))
    try desk.press("9")
    let latest = try #require(desk.state.answers.journal?.first)
    #expect(latest.effective > day)
    // The page that is open is read anew too.
    try desk.run("as-of 2017-03-01")
    #expect(desk.state.answers.journal?.isEmpty == false)
    #expect(desk.state.answers.journal?.allSatisfy { $0.effective <= day } == true)
    try desk.press("1 Enter")
    #expect(!desk.state.history.isEmpty && desk.state.history.allSatisfy { $0.effective <= day })
    try desk.press("t")
    #expect(desk.state.history.contains { $0.effective > day })
    try desk.run("as-of 2016-01-15")
    try desk.press("9")
    #expect(desk.picture.contains("Tot deze dag was er niets gewijzigd"))
  }

  @Test("The card beside the list knows nothing later than the day shown, and what was written since")
  func cardBeside() throws {
    var desk = try Desk(Size(width: 200, height: 60))
    try desk.press("j")
    let code = try #require(desk.state.answers.history.municipality)
    for keys in ["[", "[ [ [ [ [ [", ": 2 0 1 7 - 0 3 - 0 1 Enter", "]", "t"] {
      try desk.press(keys)
      let asOf = desk.state.programme.asOf
      #expect(try desk.state.history == desk.store.history(of: code, asOf: asOf), "\(asOf.iso)")
    }
    let change = RolloutChange(municipality: code, initiative: "overlijden", note: "van bram")
    _ = try desk.store.save([change], by: "bram", at: "2017-10-01T09:00:00Z", clock: Day(number: 0))
    try desk.run("refresh")
    #expect(desk.state.history.first?.by == "bram")
  }

  @Test("A journal that was cut says so")
  func cut() throws {
    var desk = try Desk()
    try desk.press("9")
    let one = try #require(desk.state.answers.journal?.first)
    func records(_ numbers: ClosedRange<Int>) -> [JournalRecord] {
      numbers.reversed().map { number in
        var record = one
        record.seq = number
        return record
      }
    }
    _ = update(&desk.state, .journalLoaded(records(2...5001)))
    #expect(desk.picture.contains("van de nieuwste 5000"))
    // An order is one of those that were read.
    try desk.run("sort gemeente")
    #expect(desk.picture.contains("alleen de nieuwste 5.000 op volgorde; zoekt verder"), "\(desk.picture)")
    desk.state.session.size.width = 60
    #expect(desk.picture.contains("alleen de nieuwste 5.000 op volgorde"), "\(desk.picture)")
    #expect(JournalPane.remarks(desk.state).map(\.words).contains { $0.contains("eerste 5.000") })
    try desk.run("sort none")
    _ = update(&desk.state, .journalLoaded(records(1...5000)))
    #expect(desk.picture.contains("van 5000") && !desk.picture.contains("nieuwste 5000"))
  }

  @Test("No day is shown of which nothing can be known")
  func span() throws {
    var desk = try Desk()
    let before = desk.picture
    for (line, words) in [("as-of 2020-01-01", "moet nog komen"), ("as-of 2015-12-31", "1 jan 2016")] {
      try desk.run(line)
      #expect(desk.notice.contains(words) && desk.state.asOf == nil, "\(line): \(desk.notice)")
      #expect(desk.effects.isEmpty)
    }
    try desk.press("l h")
    #expect(desk.picture == before)
    try desk.run("as-of 2016-01-01")
    #expect(desk.state.programme.municipalities.count == 390)
    try desk.press("[")
    #expect(desk.state.programme.asOf.iso == "2016-01-01" && desk.notice.contains("1 jan 2016"))
  }

  @Test("A day to come, asked for at the start, is called the future")
  func future() throws {
    var desk = try Desk()
    let day = try #require(Day(iso: "2018-01-01"))
    desk.state.ask(for: day)
    _ = update(&desk.state, .loaded(try desk.store.programme(asOf: day, clock: day)))
    #expect(desk.picture.contains("toekomst: 1 jan 2018") && desk.picture.contains("380 gemeenten"))
  }
}
