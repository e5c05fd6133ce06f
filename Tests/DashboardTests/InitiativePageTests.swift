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
      ("phase gon uitrol", "Eerst rijp"), ("phase gon rijp", "afweging"), ("phase gon af", "Geen fase"),
      ("phase gon rijp on 2018-01-01 vast", "moet nog komen"), ("binding gon algemeen", "reden"),
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
    #expect(desk.state.focus == StoryPane.id && desk.picture.contains("uitkomst niet vastgelegd"))
    let lines = desk.state.seen(StoryPane.self).rows
    #expect(lines.count { if case .move = $0 { true } else { false } } == 2)
    try desk.press("Enter")
    #expect(desk.state.place.room == .journal && desk.picture.contains("ontwikkeling → rijp"))
    try desk.press("Enter")
    #expect(desk.state.place == .initiative("gon"))
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
