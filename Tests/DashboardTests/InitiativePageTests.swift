import Model
import Sample
import Screen
import TestSupport
import Testing

@testable import Dashboard
@testable import samen

/// Page 3, the card that it leads to, and the gates between phases.
@Suite struct InitiativePageTests {
  static let sizes = [(80, 24), (120, 40)]
  static let places = [
    ("page", "3"), ("candidates", "3 Tab j"), ("factsheet", "3 j j j j Enter"), ("rollout", "3 Enter l"),
    ("history", "3 Enter h"), ("candidate", "3 Tab j Enter"), ("gate", "3 p"),
  ]

  static let styled = [("page", "3"), ("factsheet", "3 Enter"), ("gate", "3 p")]
  /// Its goldens.
  static let names: [String] =
    sizes.flatMap { width, height in
      places.flatMap { place in
        Language.allCases.map { "initiatives-\(place.0)-\(width)x\(height)-\($0.rawValue)" }
      }
    } + styled.map { "style-initiatives-\($0.0)-80x24" }

  @Test("Page, card and gate look as they were approved, in both languages", arguments: sizes, places)
  func pictures(_ size: (Int, Int), _ place: (String, String)) throws {
    for language in Language.allCases {
      var desk = try Desk(Size(width: size.0, height: size.1), language: language)
      try desk.press(place.1)
      let kept = try golden("initiatives-\(place.0)-\(size.0)x\(size.1)-\(language.rawValue)", desk.page)
      #expect(kept.expected == kept.actual)
    }
  }

  @Test("Its styles are as they were approved", arguments: styled)
  func styles(_ name: String, _ keys: String) throws {
    var desk = try Desk(Size(width: 80, height: 24))
    desk.state.session.theme = try ThemeFiles(asked: nil).theme("samen-dark")
    try desk.press(keys)
    let kept = try golden(
      "style-initiatives-\(name)-80x24", desk.page + StylePictureTests.legend(view(desk.state), 2..<23))
    #expect(kept.expected == kept.actual)
  }

  @Test("A row says phase with its day, binding, coverage three ways, light, what is next and when it was heard of")
  func rows() throws {
    let desk = try Desk()
    for stand in desk.state.initiativeStands {
      let (initiative, cover) = (stand.initiative, stand.coverage)
      #expect(initiative.phase == Proposal.phases[initiative.id]?.last { $0.from <= desk.state.programme.asOf }?.phase)
      #expect(
        cover.byWilling == Double(cover.adopted)
          / Double(cover.eligible - (cover.byStatus[.declined] ?? 0) - (cover.byStatus[.exited] ?? 0)))
      // Money names no initiative (F19): that part is never known.
      #expect(stand.signal.unknown.contains(.money))
      if ["gon", "rijbewijs"].contains(initiative.id) {
        #expect(stand.signal.light == .grey && stand.next == nil && stand.nextWords(.dutch) == "geen datum")
      } else {
        #expect(stand.signal.light != .grey)
      }
      let figures = desk.state.standFigures(stand)
      #expect(!figures.contains { $0.origin.isEmpty })
      #expect(figures.contains { $0.name.dutch.hasPrefix("fase, sinds") })
    }
    let govroam = try #require(desk.state.initiativeStands.first { $0.initiative.id == "govroam" })
    #expect(govroam.signal.parts[.coverage] != nil && govroam.nextWords(.dutch) == "eind 2017")
    #expect(govroam.lightWords(.dutch).contains("eerste plan vraagt nu"))
  }

  @Test("Another plan changes what comes next, and never the light")
  func replanned() throws {
    var desk = try Desk()
    func govroam() throws -> InitiativeStand {
      try #require(desk.state.initiativeStands.first { $0.initiative.id == "govroam" })
    }
    let before = try govroam()
    try desk.carryOut(
      desk.state.write(
        .put([SettingChange(field: .milestone, key: "govroam-dekking", value: "plan=..2018-12-31", reason: "later")])))
    let now = try govroam()
    #expect(now.nextWords(.dutch) == "eind 2018" && now.signal == before.signal, "\(desk.notice)")
  }

  @Test("The list is filtered and sorted by its columns")
  func asked() throws {
    var desk = try Desk()
    try desk.press("3")
    try desk.run("filter fase=uitrol")
    #expect(desk.state.seen(InitiativeTable.self).rows.count == 4, "\(desk.notice)")
    try desk.run("filter licht=grijs")
    #expect(Set(desk.state.seen(InitiativeTable.self).rows.map(\.initiative.id)) == ["gon", "rijbewijs"])
    try desk.run("filter licht=paars")
    #expect(desk.notice.contains("green"))
    try desk.press("Esc")
    try desk.run("sort naam")
    let names = desk.state.seen(InitiativeTable.self).rows.map(\.initiative.brief.dutch)
    #expect(names == names.sorted { folded($0) < folded($1) } && names.count == 6)
  }

  @Test("The gate says what is missing; a reason takes an initiative through it, and u takes it back")
  func gate() throws {
    var desk = try Desk()
    try desk.press("3")
    desk.state.moveCursor(
      to: try #require(desk.state.seen(InitiativeTable.self).rows.firstIndex { $0.initiative.id == "gon" }))
    try desk.press("p")
    #expect(desk.picture.contains("Poort naar rijp") && desk.picture.contains("A3A 151"))
    // Browsing shows and changes nothing.
    try desk.press("Enter")
    #expect(desk.state.overlay is GateOverlay && desk.picture.contains("U bladert"))
    try desk.press("Esc E p Enter")
    #expect(desk.state.overlay is PromptOverlay)
    try desk.press("Enter")
    #expect(desk.picture.contains("Zonder reden"))
    try desk.type("afgewogen")
    try desk.press("Enter")
    func phase() -> Phase? { desk.state.programme.initiatives.first { $0.id == "gon" }?.phase }
    #expect(phase() == .mature && desk.notice.contains("ontwikkeling → rijp"), "\(desk.notice)")
    let figures = desk.state.figuresHere
    #expect(
      figures.contains { if case .journal(let record) = $0.origin { record.reason == "afgewogen" } else { false } })
    try desk.press("u")
    if desk.state.overlay != nil { try desk.press("Enter") }
    #expect(try phase() == .development && desk.store.check().isEmpty)
  }

  @Test("A gate skipped, a phase that is none, a candidate: refused with the way out, nothing kept")
  func refused() throws {
    var desk = try Desk()
    let seq = desk.state.programme.seq
    try desk.press("E")
    for (line, words) in [
      ("phase gon uitrol", "Eerst rijp"), ("phase nooit rijp", "Geen initiatief «nooit»"),
      ("binding nooit vrij", "past daar niet"), ("phase gon rijp", "afweging"), ("phase gon af", "Geen fase"),
      ("phase gon rijp on 2018-01-01 vast", "Kies vandaag of een eerdere dag"), ("binding gon algemeen", "reden"),
      ("phase govroam besluit \"toch niet\"", "gemeenten hebben"), ("phase gbi rijp", "kandidaat"),
    ] {
      try desk.run(line)
      #expect(desk.notice.contains(words), "\(line): \(desk.notice)")
    }
    try desk.press("3 Tab p")
    #expect(desk.notice.contains("kandidaat") && desk.state.programme.seq == seq)
  }

  @Test("The card's history has each phase with its day, and what an operator recorded leads to the journal")
  func history() throws {
    var desk = try Desk()
    try desk.run("operate")
    try desk.run("phase gon rijp on 2017-06-01 afgewogen")
    try desk.run("page initiatives")
    desk.state.moveCursor(
      to: try #require(desk.state.seen(InitiativeTable.self).rows.firstIndex { $0.initiative.id == "gon" }))
    try desk.press("Enter h")
    #expect(desk.state.focus == StoryPane.id && desk.picture.contains("fase rijp · poort: afweging"), "\(desk.picture)")
    let lines = desk.state.seen(StoryPane.self).rows
    #expect(lines.count { if case .move = $0 { true } else { false } } == 2)
    desk.state.moveCursor(to: try #require(lines.firstIndex { if case .move = $0 { true } else { false } }))
    try desk.press("Enter")
    #expect(desk.state.place.room == .journal && desk.picture.contains("ontwikkeling → rijp"))
    try desk.press("Enter")
    #expect(desk.state.place == .initiative("gon"))
  }

  @Test("It names every decision that touches it with its state, and of a phase what the gate asked")
  func decisions() throws {
    var desk = try Desk()
    try desk.run("operate")
    try desk.run("request gibit G32 minder werk, gratis")
    try desk.run("request gibit \"G32\" \"minder werk\" \"gratis\"")
    try desk.run("move-milestone govroam-dekking eind 2018")
    func ids(_ place: String) throws -> [String] {
      try desk.carryOut(openInitiative(place, &desk.state))
      try desk.run("initiative-tab history")
      return desk.state.seen(StoryPane.self).rows.compactMap { if case .decision(let row) = $0 { row.id } else { nil } }
    }
    let own = try ids("gibit")
    #expect(Set(own).isSuperset(of: ["A", "A-ii", "A-1", "A-2", "A-2a", "ALV-2017-A"]), "\(own)")
    #expect(own.contains { $0.hasPrefix("V") } && !own.contains("BES-2017") && !own.contains("ALV-2015"))
    #expect(desk.picture.contains("fase uitrol · poort: uitkomst van A-1 niet vastgelegd"), "\(desk.picture)")
    #expect(try ids("gon").contains("ALV-2015"))
    let candidate = try ids("omgevingswet")
    #expect(
      Set(candidate).isSuperset(of: ["BES-2017", "ALV-2017-A", "V1"]) && !candidate.contains("A-1"), "\(candidate)")
    for decision in Proposal.decisions {
      for id in decision.touches { #expect(Gate.six.contains(id) || Candidate.ids.contains(id), "\(decision.id)") }
    }
    // A plan that was moved is there twice: as it was first, and that it was moved, by whom.
    try desk.carryOut(openInitiative("govroam", &desk.state))
    try desk.run("initiative-tab history")
    let lines = desk.state.seen(StoryPane.self).rows
    #expect(lines.contains { if case .replan(let point) = $0 { point.record?.by == "anna" } else { false } })
    #expect(lines.contains { if case .plan(let plan) = $0 { plan.id == "govroam-dekking" } else { false } })
    for line in lines {
      #expect(
        !StoryPane.figures(of: line, desk.state).isEmpty && StoryPane.name(of: line, StoryPane.input(desk.state)) != nil
      )
    }
    desk.state.moveCursor(
      to: try #require(lines.firstIndex { if case .decision(let row) = $0 { row.id == "A-1" } else { false } }))
    try desk.press("Enter")
    #expect(desk.state.place == .page(.decisions) && desk.state.seen(DecisionsPane.self).current?.row?.id == "A-1")
  }

  @Test("The lines over the card have a cursor, their sources and what they lead to")
  func head() throws {
    var desk = try Desk()
    try desk.carryOut(openInitiative("govroam", &desk.state))
    desk.state.look.focus(on: InitiativeFactsPane.id, in: .initiative)
    let rows = desk.state.seen(InitiativeFactsPane.self).rows
    #expect(rows.compactMap(\.goal).count == rows.count && rows.count >= 5, "\(rows)")
    for index in rows.indices {
      desk.state.moveCursor(to: index)
      #expect(!desk.state.figuresHere.isEmpty && desk.state.figuresHere.allSatisfy { !$0.origin.isEmpty })
    }
    desk.state.moveCursor(to: 0)
    try desk.press("Enter")
    #expect(desk.state.overlay is GateOverlay)
    try desk.press("Esc")
    desk.state.look.focus(on: InitiativeTabsPane.id, in: .initiative)
    try desk.press("Right Enter")
    #expect(desk.state.initiativeTab == .rollout)
  }

  @Test("The thresholds of the light are set, told behind i, journalled and taken back")
  func thresholds() throws {
    var desk = try Desk()
    try desk.press("3 E")
    func light(_ id: String) -> Light? { desk.state.initiativeStands.first { $0.initiative.id == id }?.signal.light }
    let before = light("govroam")
    for (line, words) in [
      ("light-threshold amber-under 26", "Oranje zou"), ("licht-drempel rood-na 0", "aantal dagen"),
      ("light-threshold red-under x", "procentpunten"), ("light-threshold blauw 3", "past daar niet"),
    ] {
      let seq = desk.state.programme.seq
      try desk.run(line)
      #expect(desk.notice.contains(words) && desk.state.programme.seq == seq, "\(line): \(desk.notice)")
    }
    try desk.run("licht-drempel oranje-onder 1")
    #expect(light("govroam") == .amber && before == .green, "\(desk.notice)")
    let stand = try #require(desk.state.initiativeStands.first)
    let figure = try #require(desk.state.standFigures(stand).first { $0.name == Phrase("licht", "light") })
    guard case .formula(_, let inputs) = figure.origin else {
      Issue.record("no formula")
      return
    }
    #expect(inputs.contains { if case .journal(let record) = $0.origin { record.to == "1" } else { false } })
    try desk.press("9")
    #expect(desk.picture.contains("dekking oranje vanaf"), "\(desk.picture)")
    try desk.press("Enter")
    #expect(desk.state.place == .page(.initiatives))
    try desk.press("u")
    if desk.state.overlay != nil { try desk.press("Enter") }
    #expect(light("govroam") == before)
  }

  @Test("Every statement of a factsheet has a source, or says that the document is silent")
  func statements() throws {
    #expect(Set(Proposal.factsheets.keys) == Set(Proposal.phases.keys))
    for line in Proposal.factsheets.values.joined() {
      #expect(line.line > 0 && !line.section.isEmpty && !line.text.dutch.isEmpty && !line.text.english.isEmpty)
      #expect(line.isStated || line.text == Phrase("niet vermeld", "not stated"), "\(line.id)")
    }
    for questions in Proposal.factsheets.values.map({ Set($0.map(\.question)) }) {
      #expect(questions.isSuperset(of: [.developers, .what, .users, .requires, .costs, .benefits, .dates]))
    }
    #expect(Proposal.candidates.map(\.id).sorted() == ["gbi", "omgevingswet", "pgb"])
    for line in Proposal.candidates.flatMap(\.lines) { #expect(line.line > 0 && !line.section.isEmpty) }
  }

  @Test("Who listens hears rows, statements and gates in words", arguments: Language.allCases)
  func aloud(_ language: Language) throws {
    var listener = try Listener(language)
    let page = try listener.press("3 j").joined(separator: " ")
    #expect(!page.isEmpty && unsaid(in: page).isEmpty, "\(page)")
    let card = try listener.press("Enter j l j Tab Tab l").joined(separator: " ")
    #expect(unsaid(in: card).isEmpty, "\(card)")
    let gate = try listener.press("p j Esc").joined(separator: " ")
    #expect(!gate.isEmpty && unsaid(in: gate).isEmpty, "\(gate)")
    let candidate = try listener.press("3 Tab j Enter").joined(separator: " ")
    #expect(unsaid(in: candidate).isEmpty, "\(candidate)")
  }
}
