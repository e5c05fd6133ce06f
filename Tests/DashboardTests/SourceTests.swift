import Dashboard
import Foundation
import Model
import Sample
import Screen
import Store
import TestSupport
import Testing

extension Desk {
  /// What contributions need, given by anna.
  mutating func giveContributionSettings() throws {
    try press("E")
    try run("contribution-setting reference-date 2017-01-01")
    try run("contribution-setting index 2018 1,4 %")
    try press("E")
  }
}

@Suite struct SourceTests {
  private func isSaid(_ origin: Origin) -> Bool {
    guard case .formula(let words, let inputs) = origin else { return true }
    return !words.dutch.isEmpty && !words.english.isEmpty && inputs.allSatisfy { isSaid($0.origin) }
  }

  /// Goes to every row of the scope that has the focus and looks at its figures.
  private func walk(_ desk: inout Desk, columns: Int = 1) {
    for row in 0..<max(1, desk.state.focusCount) {
      desk.state.moveCursor(to: row)
      for column in 0..<columns {
        desk.state.look.go(toColumn: column)
        let figures = desk.state.figuresHere
        let at = "\(desk.state.focus) \(row) \(column)"
        #expect(!figures.isEmpty, "\(at)")
        #expect(
          figures.allSatisfy { isSaid($0.origin) && !$0.name.dutch.isEmpty && !$0.value.english.isEmpty }, "\(at)")
        #expect(sourceLines(figures, .dutch, width: 60).count >= 2 * figures.count)
      }
    }
  }

  @Test("Every cursor position of every scope has a figure that names its source")
  func exhaustive() throws {
    var seen: Set<PaneID> = []
    func look(_ desk: inout Desk, columns: Int = 1) {
      seen.insert(desk.state.focus)
      walk(&desk, columns: columns)
    }
    var desk = try Desk(settled: false)
    for pane in [InitiativesPane.id, RolloutPane.id, FundPane.id, LagPane.id, AnswersPane.id] {
      desk.state.look.focus(on: pane, in: .overview)
      desk.state.look.zoom(pane == FundPane.id, .overview)
      look(&desk, columns: pane == RolloutPane.id ? 6 : 1)
    }
    desk.state.look.zoom(false, .overview)
    try desk.run("filter naam=geen")
    desk.state.look.focus(on: RolloutPane.id, in: .overview)
    look(&desk)
    desk.state.look.keep(nil)
    for page in Room.pages.dropFirst() {
      look(&desk)
      try desk.run("page \(page.id.name)")
      look(&desk)
    }
    try lookAtTheTable(&desk, look)
    try lookAtTheFundPage(&desk, look)
    try desk.run("contributions 2018")
    look(&desk)
    try desk.giveContributionSettings()
    for mode in ["budget", "tariff"] {
      try desk.press("E")
      try desk.run("contribution-setting mode \(mode)")
      try desk.press("E")
      #expect(desk.state.focusCount > 300, "\(mode)")
      look(&desk)
    }
    for initiative in desk.state.programme.initiatives {
      for tab in InitiativeTab.allCases {
        desk.state.go(to: .initiative(initiative.id))
        desk.state[InitiativeView.self].tab = tab
        for _ in 0..<5 {
          look(&desk)
          try desk.press("Tab")
        }
      }
    }
    for candidate in Proposal.candidates {
      desk.state.go(to: .initiative(candidate.id))
      look(&desk)
    }
    try desk.run("page initiatives")
    for _ in 0..<5 {
      look(&desk)
      try desk.press("Tab")
    }
    var wide = try Desk(Size(width: 200, height: 60))
    for (page, pane) in [
      ("municipalities", CardPane.id), ("journal", RecordPane.id), ("findings", FindingDetailPane.id),
    ] {
      try wide.run("page \(page)")
      wide.state.look.focus(on: pane, in: wide.state.place.room)
      look(&wide)
    }
    let lines =
      ["overview", "roadmap", "map", "trend", "decisions", "initiatives", "attention"].map { "page \($0)" }
      + FundTab.allCases.map { "fund-tab \($0.rawValue)" } + ["compare 2017-06-01"]
    for line in lines {
      try wide.run(line)
      for pane in wide.state.room.tour(wide.state) {
        wide.state.look.focus(on: pane, in: wide.state.place.room)
        look(&wide)
      }
    }
    var narrow = try Desk(Size(width: 80, height: 24))
    try narrow.run("page roadmap")
    narrow.state.look.focus(on: NextPane.id, in: .roadmap)
    look(&narrow)
    wide.state.go(to: .initiative("gibit"))
    wide.state.look.focus(on: FactsheetPane.id, in: .initiative)
    look(&wide)
    for municipality in desk.state.programme.municipalities.prefix(3) {
      try desk.run("page overview")
      desk.state.look.focus(on: RolloutPane.id, in: .overview)
      let wanted = try #require(desk.state.programme.row(of: municipality.code))
      desk.state.moveCursor(to: try #require(desk.state.rows.firstIndex(of: wanted)))
      try desk.press("Enter")
      for _ in 0..<4 {
        look(&desk)
        try desk.press("Tab")
      }
    }
    #expect(seen == Set(Room.all.flatMap(\.panes).map(\.id)))
  }

  /// Every column of page 2, its heads of groups, and the foot alone when nothing is shown.
  private func lookAtTheTable(_ desk: inout Desk, _ look: (inout Desk, Int) -> Void) throws {
    try desk.run("page municipalities")
    try desk.run("filter provincie=Drenthe")
    try desk.run("group size-class")
    for choice in [.field(.name)] + ColumnChoice.standard(desk.state.programme).map(\.column) {
      desk.state.arrange { $0.column = choice }
      look(&desk, 1)
    }
    try desk.run("filter naam=geen")
    look(&desk, 1)
    desk.state.look.keep(nil)
    try desk.run("group none")
  }

  /// Every tab of page 4 before and after settings, tries and bookings.
  private func lookAtTheFundPage(_ desk: inout Desk, _ look: (inout Desk, Int) -> Void) throws {
    func lookAtTabs(_ desk: inout Desk) throws {
      for tab in FundTab.allCases {
        try desk.run("fund-tab \(tab.rawValue)")
        look(&desk, 1)
        guard tab == .year else { continue }
        try desk.press("Tab")
        look(&desk, 1)
      }
    }
    try desk.run("page fund")
    try lookAtTabs(&desk)
    try desk.run("operate")
    for line in [
      "fund-total 50mln", "fund-share beheer 40 structureel 40 innovatie 20", "fund-threshold over 100",
      "fund-threshold under 100", "book nup-beheer realisatie 100 2017-09-30 proef",
    ] {
      try desk.run(line)
      #expect(desk.state.notice?.kind == .saved, "\(line): \(desk.notice)")
    }
    try desk.run("operate")
    try lookAtTabs(&desk)
    try desk.run("what-if total=60mln beheer=50")
    look(&desk, 1)
    for activity in desk.state.programme.activities {
      desk.state.go(to: .activity(activity.id))
      look(&desk, 1)
    }
  }

  @Test("A cell names the journal record that set it, and an operator's own after a change")
  func cell() throws {
    var desk = try Desk()
    try desk.run("filter Amersfoort")
    try desk.press("l i")
    #expect(desk.picture.contains("voorbeeldgegevens") && desk.picture.contains("CBS: inwoners, 1 jan 2017"))
    try desk.press("Esc E s D i")
    #expect(desk.picture.contains("anna, 1 okt 2017 10:00, "))
  }

  @Test("A budget names section and line, a total its inputs, and what is free its formula")
  func fund() throws {
    var desk = try Desk(Size(width: 120, height: 60))
    try desk.press("Tab z")
    func here(_ name: String) -> [Figure] {
      for row in 0..<desk.state.focusCount {
        desk.state.moveCursor(to: row)
        if desk.state.figuresHere.contains(where: { $0.name.dutch == name }) { return desk.state.figuresHere }
      }
      return []
    }
    let total = here("totaal begroot")
    #expect(total.first?.value.dutch == "€ 50.752.000")
    #expect(total.contains { $0.origin == .document(section: "B", line: 426) })
    desk.state.moveCursor(to: 1)
    let activity = desk.state.figuresHere
    #expect(activity[0].origin == .document(section: "B", line: 409))
    guard case .bookings(_, _, let isSample) = activity[1].origin else { return #expect(Bool(false)) }
    #expect(isSample)
    guard case .formula(_, let inputs) = activity[3].origin else { return #expect(Bool(false)) }
    #expect(inputs.count == 3)
  }

  @Test("The sources scroll, close with any other key, and are told without a screen")
  func keys() throws {
    var desk = try Desk(Size(width: 80, height: 12))
    try desk.press("S-Tab i j j")
    guard (desk.state.overlay as? SourceOverlay)?.scroll.top == 2 else { return #expect(Bool(false), "not scrolled") }
    try desk.press("g x")
    #expect(desk.state.overlay == nil)
    desk.state.session.isHeadless = true
    try desk.run("source")
    #expect(desk.notice.contains("deel") || desk.notice.contains("CBS"))
  }
}

@Suite struct FindingsPageTests {
  @Test("The badge counts open findings; settling asks for a reason, undo opens it again, reopen too")
  func settles() throws {
    // As wide as the tabs with their count.
    var desk = try Desk(Size(width: 160, height: 45))
    try desk.press("0")
    #expect(desk.picture.contains("0 Bevindingen 29"))
    try desk.press("x")
    #expect(desk.picture.contains("druk E om te bewerken"))
    try desk.press("Esc j j E x")
    try desk.press("Enter")
    #expect(desk.picture.contains("Zonder reden"))
    try desk.type("zetfout")
    try desk.press("Enter")
    #expect(desk.picture.contains("0 Bevindingen 28") && desk.picture.contains("zetfout (anna, 1 okt 2017"))
    try desk.press("x")
    #expect(desk.picture.contains("al afgedaan"))
    try desk.press("Esc u")
    #expect(desk.state.openFindings == 29)
    try desk.run("settle F1 \"cijfers verwisseld\"")
    #expect(desk.state.openFindings == 28 && !desk.state.register.contains(where: \.warnsOfFund))
    try desk.run("reopen F1")
    #expect(desk.state.openFindings == 29)
    try desk.run("reopen F1")
    #expect(desk.notice.contains("niet afgedaan"))
    try desk.run("settle F99 \"x\"")
    #expect(desk.notice.contains("Geen bevinding"))
    try desk.press("9 j")
    #expect(desk.picture.contains("bevinding F1") && desk.picture.contains("cijfers verwisseld"))
    try desk.press("Enter")
    #expect(desk.state.focus == FindingsPane.id && desk.state.currentFinding?.id == "F1")
    #expect(try desk.store.check().isEmpty)
  }

  @Test("Enter goes to where each finding matters")
  func opens() throws {
    var desk = try Desk()
    var scopes: [String: PaneID] = [:]
    for index in 0..<29 {
      try desk.press("0")
      desk.state.moveCursor(to: index)
      let id = try #require(desk.state.currentFinding?.id)
      try desk.press("Enter")
      #expect(desk.state.focus != FindingsPane.id, "\(id)")
      scopes[id] = desk.state.focus
    }
    #expect(scopes["F3"] == ContributionsPane.id && scopes["F11"] == FactsheetPane.id)
    #expect(scopes["F1"] == FundTabPane.id)
  }
}

@Suite struct ContributionsPageTests {
  @Test("What is missing is said with the key that asks for it; then sums, filter and order show")
  func page() throws {
    var desk = try Desk(settled: false)
    try desk.run("contributions")
    #expect(desk.picture.contains("2018: nog niet vastgesteld; "))
    try desk.run("contribution-setting index 2018 1,4 %")
    #expect(desk.notice.contains("E"))
    try desk.giveContributionSettings()
    #expect(desk.picture.contains("som € 15.534.480,00 = budget ✓"))
    #expect(desk.state.focusCount == 388)
    try desk.press(">")
    #expect(desk.picture.contains("2019: nog niet vastgesteld; "))
    try desk.press("< o")
    #expect(desk.state.contributionList.first?.municipality.name == "Amsterdam")
    try desk.run("contribution-sort amount")
    let amounts = desk.state.contributionList.map { $0.amount ?? .zero }
    #expect(amounts == amounts.sorted())
    try desk.run("filter provincie=Drenthe")
    #expect(desk.state.focusCount == 12 && desk.picture.contains("Totaal (12)"))
    try desk.press("Enter")
    guard desk.state.place.room == .municipality else { return #expect(Bool(false), "no card") }
    #expect(desk.state.figuresHere.contains { $0.name.dutch.hasPrefix("bijdrage 2018") })
    try desk.press("Esc")
    #expect(desk.state.focus == ContributionsPane.id)
  }

  @Test("Contributions stand in groups with their sums, which open, close and name their source")
  func groups() throws {
    var desk = try Desk()
    try desk.giveContributionSettings()
    try desk.run("contributions 2018")
    func groups() -> [ContributionGroup] {
      desk.state.contributionTable.compactMap { line in
        if case .group(let group) = line { group } else { nil }
      }
    }
    func here() -> ContributionLine { desk.state.contributionTable[desk.state.cursor] }
    try desk.press("W")
    #expect(desk.notice.contains("w"))
    let all = desk.state.contributionList.reduce(Amount.zero) { $0 + ($1.amount ?? .zero) }
    try desk.press("j j j")
    for (title, count) in [("per provincie", 12), ("per grootteklasse", 6), ("per COROP-gebied", 40)] {
      try desk.press("w")
      #expect(desk.notice == title && desk.picture.contains(title))
      #expect(groups().count == count && groups().reduce(Amount.zero) { $0 + ($1.amount ?? .zero) } == all)
      guard case .group = here() else { return #expect(Bool(false), "not at the top of the groups") }
      #expect(desk.state.focusCount == 388 + count && desk.state.cursor == 0)
    }
    try desk.run("group province")
    try desk.run("filter provincie=Drenthe|Zeeland")
    #expect(groups().map(\.name) == ["Drenthe", "Zeeland"] && groups().map(\.rows.count) == [12, 13])
    try desk.press("W")
    #expect(desk.state.focusCount == 2 && desk.picture.contains("+ Drenthe (12)"))
    try desk.press("g")
    let figures = desk.state.figuresHere
    #expect(figures.first?.value.dutch == groups().first.map { "€ \(($0.amount ?? .zero).exact(.dutch))" })
    guard case .formula(_, let inputs) = figures.first?.origin else { return #expect(Bool(false), "no formula") }
    #expect(
      inputs.count == 12
        && inputs.map(\.value)
          == groups().first?.rows.map { Figure(Phrase(same: ""), amount: $0.amount ?? .zero, .notReported).value }
    )
    try desk.press("Enter")
    #expect(desk.state.focusCount == 14 && desk.picture.contains("▾ Drenthe (12)"))
    try desk.press("j Enter")
    guard desk.state.place.room == .municipality else { return #expect(Bool(false), "no card") }
    try desk.press("Esc w")
    // The municipalities' own table is grouped on its own.
    #expect(desk.state.table.grouping == .none && desk.state.contributionOrder.grouping == .sizeClass)
  }

  @Test("Settings are refused with what would do, and a municipality goes in and out of the exempt ones")
  func settings() throws {
    var desk = try Desk()
    try desk.press("E")
    for line in [
      "index 2018 veel", "budget 1,2,3", "mode soms", "kleur rood", "kleur none", "exempt Atlantis", "index",
    ] {
      try desk.run("contribution-setting \(line)")
      #expect(["refusal", "usage"].contains("\(desk.state.notice?.kind ?? .info)"), "\(line): \(desk.notice)")
    }
    #expect(desk.effects.isEmpty)
    func exempt() -> Set<String> { ContributionSettings(desk.state.programme.settings).exempt }
    try desk.run("contribution-setting exempt -Amsterdam")
    #expect(!exempt().contains("GM0363") && exempt().count == 3)
    try desk.run("contribution-setting exempt +Almere")
    #expect(exempt().contains("GM0034") && exempt().count == 4)
    try desk.run("contribution-setting exempt none")
    #expect(exempt().isEmpty)
    try desk.press("u")
    #expect(exempt().count == 4)
  }
}

@Suite struct MoneyPictureTests {
  // Contributions without settings are the fund page's, which has their picture.
  static let names = ["findings", "contributions", "contributions-grouped", "source"]
  static let sizes = [(80, 24), (120, 40), (200, 60)]

  @Test("Findings, contributions and sources look as they were approved", arguments: names, sizes)
  func pictures(_ name: String, _ size: (Int, Int)) throws {
    for language in Language.allCases {
      var desk = try Desk(Size(width: size.0, height: size.1), language: language)
      if ["contributions", "contributions-grouped"].contains(name) { try desk.giveContributionSettings() }
      if name.contains("contributions") { try desk.run("contributions 2018") }
      if name == "contributions-grouped" { try desk.press("w W Enter") }
      desk.state.look.say(nil)
      try desk.press(name == "findings" ? "0 j j" : name == "source" ? "S-Tab j j j i" : "j j k")
      let kept = try golden("\(name)-\(size.0)x\(size.1)-\(language.rawValue)", desk.page)
      #expect(kept.expected == kept.actual)
      #expect(view(desk.state).text().allSatisfy { TextWidth.of($0) <= size.0 })
    }
  }
}
