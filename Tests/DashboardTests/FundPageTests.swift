import Dashboard
import Model
import Screen
import Store
import TestSupport
import Testing

@Suite(.dice) struct FundPageTests {
  private func line(_ desk: Desk, _ activity: String) throws -> FundLine {
    let programme = try desk.store.programme(asOf: nil, clock: Day(number: 0))
    return programme.lines[try #require(programme.activity(activity))]
  }

  /// The number of the next booking.
  private let next: Int

  init() throws { next = try Project.sampleSeed().bookings.count + 1 }

  private func setting(_ desk: Desk, _ key: String) throws -> String? {
    try desk.store.programme(asOf: nil, clock: Day(number: 0)).settings.first { $0.key == key }?.value
  }

  @Test("h, l and the arrows go round the tabs, fund-tab names one, and Esc leaves for the overview")
  func tabs() throws {
    var desk = try Desk()
    try desk.press("4")
    var seen = [desk.state.fund.tab]
    for _ in FundTab.allCases.dropFirst() {
      try desk.press("l")
      seen.append(desk.state.fund.tab)
    }
    #expect(seen == FundTab.allCases)
    try desk.press("Right")
    #expect(desk.state.fund.tab == .year)
    try desk.press("h")
    #expect(desk.state.fund.tab == FundTab.allCases.last)
    try desk.press("h")
    #expect(desk.state.fund.tab == FundTab.allCases.dropLast().last)
    for (word, tab) in [("2017", FundTab.year), ("from-2018", .slices), ("sociaal", .social), ("control", .control)] {
      try desk.run("fund-tab \(word)")
      #expect(desk.state.fund.tab == tab)
    }
    try desk.run("fund-tab iets")
    #expect(desk.state.fund.tab == .control && desk.notice.contains("social-domain"))
    try desk.press("Esc")
    #expect(desk.state.place == .page(.overview))
  }

  @Test("Enter on an activity shows its bookings, on the overview's pane too; Esc ends where one was")
  func opens() throws {
    var desk = try Desk()
    try desk.press("4 j j")
    let before = desk.picture
    try desk.press("Enter")
    #expect(desk.state.place == .activity("taxatiewijzers-woz") && desk.picture.contains("voorbeeld"))
    try desk.press("Esc")
    #expect(desk.picture == before)
    try desk.press("k Enter")
    #expect(desk.state.place == .page(.fund) && desk.notice.contains("activiteit"))
    // There only the groups have room: they lead to the page with their activities.
    try desk.press("1 Tab j Enter")
    #expect(desk.state.place == .page(.fund))
  }

  @Test("Browsing books nothing, and says how to edit")
  func browsing() throws {
    var desk = try Desk()
    try desk.press("4 b")
    #expect(desk.picture.contains("druk E om te bewerken"))
    try desk.press("Esc")
    try desk.run("book ibd realisatie 1")
    try desk.run("fund-total 1")
    #expect(desk.effects.isEmpty)
  }

  @Test("book takes activity, kind, amount, day and reason; u takes it back and U books it again")
  func books() throws {
    var desk = try Desk()
    let before = try line(desk, "ibd")
    try desk.press("E")
    try desk.run("book Informatiebeveiligingsdienst IBD realisatie 0,1 mln 30-9-2017 factuur 12")
    #expect(try line(desk, "ibd").actual == before.actual + Amount(euros: 100_000))
    #expect(desk.notice.contains("#\(next) realisatie € 100.000,00"))
    let booking = try #require(desk.state.programme.ledger.booking(next))
    #expect(booking.date.iso == "2017-09-30" && booking.reason == "factuur 12")
    try desk.press("u")
    #expect(try line(desk, "ibd") == before && desk.notice.contains("ongedaan"))
    try desk.press("U")
    #expect(try line(desk, "ibd").actual == before.actual + Amount(euros: 100_000))
    try desk.run("book Realisatie en beheer Gemeentelijke Monitor Sociaal Domein realisatie 1")
    #expect(desk.state.programme.ledger.bookings.last?.activity == "monitor-sociaal-domein")
    try desk.run("book brp actual 1")
    #expect(desk.state.programme.ledger.bookings.last?.activity == "operatie-brp")
    try desk.press("9 j j")
    #expect(desk.state.answers.journal?[2].from == "#\(next + 1)" && desk.picture.contains("Informatie"))
    try desk.press("Enter")
    #expect(desk.state.place == .activity("ibd"))
  }

  @Test("A bad booking is refused with its reason and nothing is kept")
  func refuses() throws {
    var desk = try Desk(settled: false)
    try desk.press("E")
    for (text, word) in [
      ("book ibd realisatie 1,2,3", "komma"), ("book ibd realisatie 10^30", "geen bedrag"),
      ("book ibd realisatie 1000000000000000", "te groot"), ("book ibd realisatie -5", "niet negatief"),
      ("book ibd realisatie 5 2018-01-01", "buiten het jaar"), ("book ibd realisatie 5 31-2-2017", "geen datum"),
      ("book niets realisatie 5", "Geen activiteit"), ("book ibd iets 5", "SOORT"), ("book ibd realisatie", "SOORT"),
      ("fund-share beheer 50 structureel 35 innovatie 25", "110 %"), ("fund-share beheer 40", "40 %"),
      ("fund-share beheer veel", "percentage"), ("fund-total -5", "meer dan nul"), ("fund-total 5 2022", "2021"),
      ("reverse-booking 4000 fout", "geen boeking"), ("fund-threshold over 200", "percentage"),
    ] {
      try desk.run(text)
      #expect(desk.notice.contains(word), "\(text): \(desk.notice)")
      #expect(desk.state.overlay == nil)
    }
    #expect(desk.effects.isEmpty)
  }

  @Test("The form books with live figures, goes to the field that is wrong, and asks the reason beyond the free room")
  func form() throws {
    var desk = try Desk()
    let before = try line(desk, "digitaal-klantdossier")
    try desk.press("E 4 j j j b")
    #expect(desk.picture.contains("Digitaal Klantdossier") && desk.picture.contains("Vrij: €"))
    try desk.type("1,2,3")
    #expect(desk.picture.contains("meer dan één komma"))
    try desk.press("Enter")
    #expect(desk.effects.isEmpty)
    try desk.press("^U")
    try desk.type("0,2 mln")
    try desk.press("S-Tab Right Enter")
    #expect(desk.effects.isEmpty && desk.picture.contains("over de vrije ruimte"))
    try desk.type("meerwerk")
    try desk.press("Enter")
    #expect(desk.state.overlay == nil && desk.notice.contains("opgeslagen"))
    let after = try line(desk, "digitaal-klantdossier")
    #expect(after.actual == before.actual + Amount(euros: 200_000) && after.free < .zero)
    try desk.press("b")
    try desk.type("5")
    try desk.press("Esc")
    #expect(try line(desk, "digitaal-klantdossier") == after && desk.notice.contains("Niets geboekt"))
  }

  @Test("A typed booking beyond the free room opens the form at the reason; a script is refused")
  func beyondFreeRoom() throws {
    var desk = try Desk()
    try desk.press("E")
    try desk.run("book ibd verplichting 1 mln")
    guard let form = desk.state.overlay as? MoneyForm else {
      Issue.record("no form")
      return
    }
    #expect(form.focused == .reason && desk.picture.contains("1.000.000,00"))
    try desk.type("contract")
    try desk.press("Enter")
    #expect(desk.state.programme.ledger.booking(next)?.reason == "contract")
    desk.state.session.isHeadless = true
    try desk.run("book ibd verplichting 1 mln")
    #expect(desk.state.overlay == nil && desk.notice.contains("reden") && desk.state.notice?.kind == .refusal)
  }

  @Test("x on a booking asks why, links both, and a second time says who was first")
  func reverses() throws {
    var desk = try Desk()
    try desk.press("E")
    try desk.run("book ibd realisatie 5")
    try desk.press("4")
    try desk.run("fund-tab 2017")
    for _ in 0..<10 { try desk.press("j") }
    try desk.press("Enter")
    #expect(desk.state.place == .activity("ibd") && desk.picture.contains("#\(next)"))
    try desk.press("x Enter")
    #expect(desk.picture.contains("vraagt om een reden"))
    try desk.type("fout")
    try desk.press("Enter")
    #expect(desk.picture.contains("neemt #\(next) terug") && desk.picture.contains("teruggenomen met #\(next + 1)"))
    try desk.run("reverse-booking #\(next) nog eens")
    #expect(desk.notice.contains("al teruggeboekt met #\(next + 1)") && desk.notice.contains("anna"))
  }

  @Test("Who reverses what another reversed meanwhile is told")
  func outpaced() throws {
    var desk = try Desk()
    try desk.press("E")
    _ = try desk.store.keep(
      .reverse(booking: 1, reason: "fout"), by: "bram", at: "2017-10-01T09:00:00Z", clock: Day(number: 0))
    try desk.run("reverse-booking 1 ook fout")
    #expect(desk.notice.contains("bram"))
    #expect(try desk.store.check().isEmpty)
  }

  @Test("Total and shares are nog niet vastgesteld until they are set, and the set ones divide to the cent")
  func sets() throws {
    var desk = try Desk(settled: false)
    try desk.press("4 l")
    #expect(desk.picture.contains("niet vastgesteld") && !desk.picture.contains("instellingen: voorbeeld"))
    try desk.press("E")
    try desk.run("fund-total 52,3 mln")
    try desk.run("fund-share beheer 33,33 structureel 33,33 innovatie 33,34")
    #expect(desk.picture.contains("17.431.590") && desk.picture.contains("17.436.820"))
    #expect(desk.picture.contains("€ 3,06"))
    try desk.run("fund-total 50 mln 2020")
    #expect(try setting(desk, "fund-total-2020") == "5000000000")
    #expect(try setting(desk, "fund-total-2019") == "5230000000")
    // The total of four years is one change of four rows: it is looked at first.
    try desk.press("u u u Enter")
    #expect(
      desk.picture.contains("niet vastgesteld") && FundPlan(desk.state.programme.settings).totals.isEmpty)
    try desk.press("Enter")
    #expect(desk.picture.contains(":fund-total "))
  }

  @Test("What the sample has settled is shown as sample data, and says so where it comes from")
  func sampleSettings() throws {
    var desk = try Desk()
    try desk.press("4 l")
    #expect(desk.picture.contains("instellingen: voorbeeld") && desk.picture.contains("50.000.000"))
    #expect(desk.picture.contains("40 %") && !desk.picture.contains("niet vastgesteld"))
    try desk.press("i")
    #expect(desk.picture.contains("voorbeeldgegevens"), "\(desk.picture)")
    try desk.press("Esc h h h")
    try desk.run("contributions 2018")
    #expect(desk.picture.contains("2018 · voorbeeld · peildatum 1 jan 2017 · index 2018 1,4 %"))
    #expect(desk.state.figuresHere.contains { isSample($0) })
    // Before the days on which it was settled it is not.
    try desk.run("as-of 2017-06-14")
    #expect(desk.picture.contains("2018: nog niet vastgesteld; "))
    try desk.run("fund-tab from-2018")
    #expect(desk.picture.contains("niet vastgesteld"))
    // What an operator gives instead is his.
    try desk.press("t E")
    for line in ["fund-total 51mln 2018", "fund-total 51mln 2019", "fund-total 51mln 2020", "fund-total 51mln 2021"] {
      try desk.run(line)
    }
    #expect(desk.picture.contains("instellingen: voorbeeld"))
    try desk.run("fund-share beheer 50 structureel 25 innovatie 25")
    #expect(!desk.picture.contains("instellingen: voorbeeld"), "\(desk.picture)")
  }

  /// Whether a figure rests on a record of the sample.
  private func isSample(_ figure: Figure) -> Bool {
    switch figure.origin {
    case .journal(let record): record.isSample
    case .formula(_, let inputs): inputs.contains { isSample($0) }
    default: false
    }
  }

  @Test("What-if shows other years and contributions, keeps nothing, is marked, and Esc ends it")
  func whatIf() throws {
    var desk = try Desk(settled: false)
    try desk.press("4 l")
    let before = desk.picture
    try desk.run("what-if total=52,3mln beheer=40")
    #expect(desk.picture.contains("WAT-ALS") && desk.picture.contains("20.920.000") && desk.picture.contains("€ 3,06"))
    try desk.press("j +")
    #expect(desk.picture.contains("41 %"))
    try desk.press("j +")
    #expect(desk.picture.contains("58 %"), "the last one takes the rest")
    try desk.run("what-if beheer=140")
    #expect(desk.notice.contains("percentage"))
    try desk.run("what-if total=veel")
    #expect(desk.notice.contains("geen bedrag"))
    try desk.press("Esc")
    #expect(!desk.picture.contains("WAT-ALS") && desk.state.place == .page(.fund))
    try desk.press("g")
    #expect(desk.picture == before && desk.effects.isEmpty)
    #expect(try desk.store.programme(asOf: nil, clock: Day(number: 0)).settings.allSatisfy { $0.value.isEmpty })
  }

  @Test("Control flags by thresholds that are settings, and lists what was booked since a day")
  func control() throws {
    var desk = try Desk()
    let since = try #require(Day(iso: "2017-09-20"))
    let count = desk.state.programme.ledger.since(since).count
    try desk.press("E")
    try desk.run("since 2017-09-20")
    #expect(desk.state.fund.tab == .control && desk.notice.contains("\(count) boekingen"))
    #expect(desk.picture.contains("▽ onderuitputting") && desk.picture.contains("▲ overschrijding"))
    func strays() -> [String] {
      let programme = desk.state.programme
      return programme.strays(Thresholds(programme.settings)).map { programme.activities[$0.index].id }
    }
    try desk.run("fund-threshold under 40")
    try desk.run("fund-threshold over 20")
    #expect(!desk.picture.contains("▽ onderuitputting") && desk.picture.contains("-40 %"))
    // Beyond its budget it strays whatever the threshold.
    #expect(strays() == ["burgerzakenmodules"])
    try desk.run("book ibd verplichting 1 mln 2017-05-01 meerwerk")
    #expect(strays() == ["burgerzakenmodules", "ibd"])
    // Recorded today, though its day is long before: that is news too.
    #expect(desk.state.programme.ledger.since(since).count == count + 1)
    try desk.run("since ooit")
    #expect(desk.notice.contains("2017-12-01"))
    try desk.press("Enter")
    #expect(desk.state.place == .activity(strays()[0]))
  }

  @Test("A day of the past shows the money of that day and books nothing")
  func past() throws {
    var desk = try Desk()
    try desk.press("E 4")
    let now = desk.state.programme.lines[0]
    try desk.run("as-of 2017-03-31")
    #expect(desk.state.programme.lines[0].actual < now.actual)
    try desk.run("book ibd realisatie 5")
    #expect(desk.notice.contains("verleden"))
  }

  @Test("The functions of section C show amounts, or niet vermeld, and about 6,5 mln that is not allotted")
  func social() throws {
    var desk = try Desk()
    try desk.press("4 l l")
    #expect(desk.picture.contains("niet vermeld") && desk.picture.contains("ongeveer 6,5 mln"))
    #expect(desk.picture.contains("ruim 10.200.000") && desk.picture.contains("plm. 32.000.000"))
    try desk.press("j j j")
    #expect(desk.picture.contains("9,4 tolken"))
    try desk.press("G")
    #expect(desk.picture.contains("plm. 32.000.000 − 25.520.000 = ongeveer € 6,5 mln"))
  }

  @Test("Any keys on the money pages crash nothing at any size and leave the store sound")
  func monkey() throws {
    var generator = Dice()
    var desk = try Desk()
    try desk.press("E")
    let keys =
      "hjklgGbxw+-=Eu4U1 5,mln.".map { Key.character($0) }
      + [.enter, .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .pageDown, .home, .end, .backspace]
    for round in 0..<1500 {
      if round % 40 == 0 {
        let size = Size(
          width: Int.random(in: 1...210, using: &generator), height: Int.random(in: 1...62, using: &generator))
        _ = update(&desk.state, .resized(size))
        desk.state.clearOverlays()
        try desk.press("4")
      }
      try desk.carryOut(update(&desk.state, .key(keys.randomElement(using: &generator) ?? .tab)))
      let picture = view(desk.state).text()
      #expect(picture.allSatisfy { TextWidth.of($0) <= desk.state.size.width })
    }
    #expect(try desk.store.check().isEmpty)
  }
}

@Suite struct FundPictureTests {
  /// Bookings of an operator beside the sample, so that the pictures show both.
  private func desk(_ size: Size, _ language: Language) throws -> Desk {
    // Not all of it settled: shares, and a year without a total.
    var desk = try Desk(size, language: language, settled: false)
    let day = Day(number: 0)
    func keep(_ change: BookingChange) throws {
      _ = try desk.store.keep(change, by: "anna", at: "2017-10-01T10:00:00Z", clock: day)
    }
    try keep(
      .book(
        BookingDraft(
          activity: "ibd", kind: .commitment, amount: Amount(euros: 40_000), reason: "raamcontract")))
    try keep(.book(BookingDraft(activity: "ibd", kind: .budget, amount: Amount(euros: 50_000), reason: "bijstelling")))
    try keep(.book(BookingDraft(activity: "ibd", kind: .actual, amount: Amount(cents: 125_050))))
    try keep(.reverse(booking: Project.sampleSeed().bookings.count + 3, reason: "dubbel"))
    let totals = [2018, 2019, 2020].map { SettingChange(key: "fund-total-\($0)", value: "5230000000") }
    _ = try desk.store.put(
      totals + [SettingChange(key: "fund-shares", value: "4000 3500 2500")], by: "anna", at: "2017-10-01T10:00:00Z",
      clock: day)
    try desk.run("refresh")
    try desk.press("4")
    return desk
  }

  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60)]
  static func name(_ tab: FundTab, _ size: Size, _ language: Language) -> String {
    "fund-\(tab.rawValue)-\(size.width)x\(size.height)-\(language.rawValue)"
  }

  @Test(
    "The tabs of the fund page look as they were approved", arguments: FundTab.allCases, sizes)
  func tabs(_ tab: FundTab, _ size: Size) throws {
    for language in Language.allCases {
      var desk = try desk(size, language)
      try desk.run("fund-tab \(tab.rawValue)")
      let kept = try golden(Self.name(tab, size, language), desk.page)
      #expect(kept.expected == kept.actual)
      #expect(view(desk.state).text().allSatisfy { TextWidth.of($0) <= size.width })
    }
  }

  static let states = [
    ("fund-bookings-80x24", 80, 24, "j j j j j j j j j j Enter", Language.dutch, false),
    ("fund-bookings-120x40-en", 120, 40, "j j j j j j j j j j Enter", .english, false),
    ("fund-form-80x24", 80, 24, "E b 1 2 5 0", .dutch, false),
    ("fund-what-if-120x40", 120, 40, "l + j + + +", .dutch, false),
    ("fund-ascii-120x40", 120, 40, "h", .dutch, true), ("fund-2017-40x10", 40, 10, "", .dutch, false),
    ("fund-2017-60x20-en", 60, 20, "", .english, true),
  ]

  @Test("So do an activity's bookings, the form, what-if and letters only", arguments: states)
  func others(_ name: String, _ width: Int, _ height: Int, _ keys: String, _ language: Language, _ ascii: Bool) throws {
    var desk = try desk(Size(width: width, height: height), language)
    desk.state.session.isASCII = ascii
    try desk.press(keys)
    let kept = try golden(name, desk.page)
    #expect(kept.expected == kept.actual)
    #expect(!ascii || desk.picture.utf8.allSatisfy { $0 < 0x80 })
  }
}
