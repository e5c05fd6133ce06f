import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Journal, findings, bookings and contributions are filtered and sorted like the table, from their columns.
@Suite struct AskingTests {
  private func journal(_ desk: Desk) -> [JournalRecord] { desk.state.seen(JournalPane.self).rows }
  private func findings(_ desk: Desk) -> [Finding] { desk.state.seen(FindingsPane.self).rows }

  @Test("The journal shows what the filter keeps and says how many of how many; Esc takes it off")
  func journalFilter() throws {
    var desk = try Desk()
    try desk.press("9")
    let all = journal(desk)
    try desk.press("/")
    try desk.type("gemeente=urk kind=change on>=2017-06-01")
    let wanted = all.filter {
      $0.municipality == "GM0184" && $0.kind == .change && $0.effective >= Day(iso: "2017-06-01") ?? $0.effective
    }
    let count = grouped(try desk.store.info().journalRecords, .dutch)
    // While it is typed.
    #expect(journal(desk) == wanted && !wanted.isEmpty)
    try desk.press("Enter")
    #expect(journal(desk) == wanted && desk.notice == "Journaal: \(wanted.count) van \(count)", "\(desk.notice)")
    #expect(desk.page.contains("Journaal, nieuwste eerst · / gemeente=urk kind=change on>=2017-06-01"))
    #expect(desk.page.contains("\(wanted.count) van \(count)"))
    #expect(desk.state.filter == nil && desk.state.rows.count == 388)
    // The same filter stands there to be changed; what is none stays, and the last one holds.
    try desk.press("/")
    try desk.type(" onzin=1")
    try desk.press("Enter")
    #expect(desk.state.overlay is FilterLine && desk.notice.contains("Bekend: seq nr"), "\(desk.notice)")
    try desk.press("Esc")
    #expect(journal(desk) == wanted)
    try desk.press("Esc")
    #expect(journal(desk) == all && desk.state.place == .page(.journal))
  }

  @Test("An empty list says why, and what to press", arguments: ["journal", "findings"])
  func nothing(_ page: String) throws {
    var desk = try Desk()
    try desk.run("page \(page)")
    try desk.run("filter reason~bestaatniet")
    #expect(desk.page.contains("Niets voldoet aan «reason~bestaatniet». Esc haalt het filter weg"))
    #expect(desk.page.contains("geen van "))
    desk.state.session.language = .english
    #expect(desk.page.contains("Nothing matches «reason~bestaatniet». Esc removes the filter"))
    try desk.press("Esc")
    #expect(!desk.page.contains("bestaatniet"))
  }

  @Test("Who changes something while a filter is on sees what is new in it")
  func changing() throws {
    var desk = try Desk()
    try desk.run("page journal")
    try desk.run("filter by=anna at>=vandaag")
    #expect(journal(desk).isEmpty)
    try desk.press("E")
    try desk.run("note Urk gon \"gebeld\"")
    #expect(journal(desk).map(\.municipality) == ["GM0184"], "\(desk.notice)")
    try desk.run("filter gebeld")
    #expect(journal(desk).count == 1)
  }

  @Test("o sorts by the next column, O by one behind it, r turns round; a column may be named in either language")
  func sorting() throws {
    var desk = try Desk()
    try desk.press("9")
    let all = journal(desk)
    try desk.press("r")
    #expect(journal(desk) == all.reversed())
    try desk.run("sort none")
    #expect(journal(desk) == all)
    try desk.run("sort gemeente")
    let names = journal(desk).map { record in
      desk.state.programme.row(of: record.municipality).map { folded(desk.state.programme.municipalities[$0].name) }
        ?? folded(record.municipality)
    }
    #expect(names == names.sorted() && desk.page.contains("gemeente▲"), "\(desk.page)")
    try desk.run("sort-also on")
    #expect(desk.page.contains("gemeente▲1") && desk.notice == "Gesorteerd op gemeente ▲, dan per ▼.", "\(desk.notice)")
    let first = journal(desk).prefix { $0.municipality == journal(desk)[0].municipality }
    #expect(first.count > 2 && first.map(\.effective) == first.map(\.effective).sorted(by: >))
    try desk.press("o")
    #expect(desk.notice.contains("Gesorteerd op"), "\(desk.notice)")
    try desk.run("sort kleur")
    #expect(desk.state.notice?.kind == .usage && desk.notice.contains("Er is: seq nr"), "\(desk.notice)")
    // Round and round: in the end its own order.
    try desk.run("sort none")
    for _ in 0..<8 { try desk.press("o") }
    #expect(journal(desk) == all && desk.notice == "In de eigen volgorde.", "\(desk.notice)")
  }

  @Test("Findings: by state, line and title; the way there and back")
  func findingList() throws {
    var desk = try Desk()
    try desk.press("E")
    try desk.run("settle F3 zetfout")
    try desk.press("0")
    let all = findings(desk)
    try desk.run("filter stand=afgedaan")
    #expect(findings(desk).map(\.id) == ["F3"] && desk.page.contains("1 van \(all.count)"))
    try desk.run("filter line>500 -state=settled")
    #expect(findings(desk) == all.filter { ($0.quotes.first?.line ?? 0) > 500 && $0.isOpen })
    try desk.run("sort regel desc")
    let lines = findings(desk).compactMap { $0.quotes.first?.line }
    #expect(lines == lines.sorted(by: >) && lines.count > 2)
    try desk.run("filter state=half")
    #expect(desk.state.notice?.kind == .usage && desk.notice.contains("open settled"), "\(desk.notice)")
    try desk.run("filter")
    #expect(desk.state.overlay is FilterLine)
  }

  @Test("Bookings of an activity and of a year are asked in the same words; another activity begins anew")
  func bookings() throws {
    var desk = try Desk()
    let activity = try #require(desk.state.programme.activities.first)
    let all = desk.state.programme.ledger.bookings(of: activity.id)
    try desk.press("4")
    try desk.run("filter soort=realisatie bedrag>10.000")
    let year = desk.state.seen(YearBookingsPane.self)
    #expect(
      !year.rows.isEmpty && year.rows.allSatisfy { $0.kind == .actual && $0.amount > Amount(cents: 1_000_000) },
      "\(desk.notice)")
    try desk.press("Esc")
    #expect(desk.state.seen(YearBookingsPane.self).rows.count > year.rows.count)
    while desk.state.openActivity(is: activity.id) == false {
      try desk.press("Tab")
      try desk.press("g Enter")
      if desk.state.place.subject == nil { try desk.press("j Enter") }
      try #require(desk.state.place.subject != nil, "\(desk.notice)")
      break
    }
    let shown = desk.state.seen(BookingsPane.self)
    let mine = desk.state.programme.ledger.bookings(of: desk.state.place.subject ?? "")
    #expect(shown.rows == mine && !mine.isEmpty && !all.isEmpty)
    try desk.run("filter amount<0")
    #expect(desk.state.seen(BookingsPane.self).rows == mine.filter { $0.amount < .zero })
    try desk.run("sort amount")
    let amounts = desk.state.seen(BookingsPane.self).rows.map(\.amount)
    #expect(amounts == amounts.sorted(by: >))
    // The filter first, then the card.
    try desk.press("Esc")
    #expect(desk.state.seen(BookingsPane.self).rows.count == mine.count && desk.state.place.subject != nil)
    try desk.press("Esc")
    #expect(desk.state.place.subject == nil)
  }

  @Test("Contributions obey the table's filter, and are asked by amount besides")
  func contributions() throws {
    var desk = try Desk()
    try desk.run("filter provincie=Drenthe|Utrecht")
    let both = desk.state.rows.count
    try desk.press("E")
    try desk.run("contribution-setting reference-date 2017-01-01")
    try desk.run("contribution-setting index 2018 1,4 %")
    try desk.run("contributions 2018")
    let all = desk.state.contributionList
    #expect(abs(all.count - both) <= 2 && desk.picture.contains("‹provincie=Drenthe|Utrecht›"))
    try desk.press("/")
    try desk.type(" bijdrage>40.000")
    try desk.press("Enter")
    let kept = desk.state.contributionList
    #expect(
      kept == all.filter { ($0.amount ?? .zero) > Amount(cents: 4_000_000) } && !kept.isEmpty && kept.count < all.count)
    #expect(desk.state.filter?.text == "provincie=Drenthe|Utrecht" && desk.state.rows.count == both)
    try desk.press("o")
    let people = desk.state.contributionList.map(\.municipality.inhabitants)
    #expect(people == people.sorted(by: >) && people.count == kept.count && desk.page.contains("▼Inwoners"))
    try desk.press("r")
    #expect(desk.state.contributionList.map(\.municipality.inhabitants) == people.reversed())
    // One thing at a time: what was added here first.
    #expect(desk.page.contains("/ bijdrage>40.000"))
    try desk.press("Esc")
    #expect(desk.state.filter?.text == "provincie=Drenthe|Utrecht" && desk.state.contributionList.count == all.count)
    try desk.press("Esc")
    #expect(desk.state.filter == nil && desk.state.contributionList.count > 380)
  }

  @Test("n and N go through what the last filter keeps, among all once it is off", arguments: ["journal", "findings"])
  func matches(_ page: String) throws {
    var desk = try Desk()
    try desk.run("page \(page)")
    try desk.press("n")
    #expect(desk.notice.hasPrefix("Er is geen filter"), "\(desk.notice)")
    try desk.run(page == "journal" ? "filter kind=change gemeente=urk" : "filter line>500")
    func name() -> String {
      page == "journal"
        ? desk.state.seen(JournalPane.self).current.map { "\($0.seq)" } ?? ""
        : desk.state.seen(FindingsPane.self).current?.id ?? ""
    }
    let kept = page == "journal" ? journal(desk).map { "\($0.seq)" } : findings(desk).map(\.id)
    try #require(kept.count > 1)
    try desk.press("Esc g")
    let all = page == "journal" ? journal(desk).map { "\($0.seq)" } : findings(desk).map(\.id)
    #expect(all.count > kept.count)
    var seen: [String] = []
    if kept.contains(name()) { try desk.press("N") }
    for _ in kept {
      try desk.press("n")
      seen.append(name())
    }
    #expect(Set(seen) == Set(kept), "\(seen)")
    let last = name()
    try desk.press("n")
    let next = name()
    try desk.press("N")
    #expect(name() == last && next != last)
  }

  @Test("Of a journal that is longer than what is read the store is asked for the order, with a filter and without")
  func wholeOrder() throws {
    var desk = try Desk()
    try desk.press("2 l l l E A")
    for text in ["alle", "nog eens"] {
      try desk.run("note \(text)")
      try desk.press("Enter")
    }
    try desk.press("9")
    let all = try desk.store.journal(limit: .max)
    let count = grouped(all.count, .dutch)
    try #require(all.count > State.journalLimit && desk.state.programme.seq == all.count, "\(desk.notice)")
    #expect(desk.picture.contains("van de nieuwste 5000"))
    let fields = JournalRecord.fields(of: desk.state.programme)
    for (line, keys) in [
      ("sort nr asc", [ListKey("seq", descending: false)]),
      ("sort gemeente", [ListKey("municipality", descending: false)]),
      ("sort-also initiatief", [ListKey("municipality", descending: false), ListKey("initiative", descending: false)]),
    ] {
      try desk.run(line)
      #expect(journal(desk) == Array(all.sorted(by: keys, fields).prefix(State.journalLimit)), "\(line)")
      #expect(desk.picture.contains("de eerste 5.000 in deze volgorde, van \(count)"), "\(desk.picture)")
      #expect(desk.notice.hasPrefix("Gesorteerd op"))
    }
    try desk.run("filter kind=correction|change gemeente=urk")
    let wanted = all.filter { $0.municipality == "GM0184" && [.correction, .change].contains($0.kind) }
      .sorted(by: desk.state.asking(of: JournalPane.id).sort, fields)
    #expect(journal(desk) == wanted && desk.picture.contains("\(wanted.count) van \(count)"), "\(desk.picture)")
  }

  @Test("n on the contributions finds what was asked of them and of the municipalities")
  func contributionMatches() throws {
    var desk = try Desk()
    try desk.run("filter provincie=Drenthe")
    try desk.run("fund-tab contributions")
    try desk.press("Esc g n")
    let first = desk.state.seen(ContributionsPane.self)
    let code = first.current.flatMap { ContributionsPane.name(of: $0, first.input) } ?? ""
    let row = try #require(desk.state.programme.row(of: code))
    #expect(desk.state.programme.municipalities[row].province == "Drenthe" && first.rows.count > 380)
  }

  @Test("What is asked of lists is remembered with the rest: filters and orders, and what was taken off is not")
  func remembered() throws {
    var desk = try Desk()
    try desk.run("page journal")
    try desk.run("filter kind=undo gemeente=urk|aalten")
    try desk.run("sort gemeente")
    try desk.run("page findings")
    try desk.run("sort regel desc")
    try desk.run("page fund")
    try desk.run("filter bedrag>10.000")
    let memory = Memory(desk.state)
    var other = try Desk()
    let start = Memory(other.state)
    #expect(other.state.recall(placeOf: memory).isEmpty)
    #expect(other.state.asking(of: JournalPane.id) == desk.state.asking(of: JournalPane.id))
    #expect(other.state.asking(of: FindingsPane.id).sort == [ListKey("line", descending: true)])
    #expect(other.state.asking(of: YearBookingsPane.id).filter?.text == "bedrag>10.000")
    #expect(Memory(other.state).names[.asked] == memory.names[.asked] && start.names[.asked] == [:])
    try other.run("page journal")
    try other.press("Esc")
    let merged = Memory(other.state).merged(since: memory, into: memory)
    #expect(merged.names[.asked]?["journal"] == nil && merged.names[.asked]?["journal:order"] == "municipality")
  }
}

extension State {
  fileprivate func openActivity(is id: String) -> Bool { place.subject == id }
}
