import Foundation
import Model
import Sample
import Screen
import TestSupport
import Testing

@testable import Dashboard
@testable import samen

/// Page 8: what is put forward, expected and taken, the chain, and requests that go through it.
@Suite(.dice) struct DecisionPageTests {
  private static let sizes = [(80, 24), (120, 40), (200, 60)]

  /// Its goldens.
  static let names = Language.allCases.flatMap { language in
    sizes.map { name("decisions", $0.0, $0.1, language) }
      + ["decisions-recorded", "chain"].flatMap { page in
        sizes.prefix(2).map { name(page, $0.0, $0.1, language) }
      }
  }

  private static func name(_ page: String, _ width: Int, _ height: Int, _ language: Language) -> String {
    "\(page)-\(width)x\(height)-\(language.rawValue)"
  }

  /// A dashboard on which of decisions and requests only this is recorded, whatever the sample says.
  private func desk(
    _ size: Size, _ language: Language,
    _ recorded: [(field: RolloutField, key: String, value: String, day: String)] = []
  ) throws -> Desk {
    var desk = try Desk(size, language: language)
    var programme = desk.state.programme
    programme.settings.removeAll { $0.field == .decision || $0.field == .request }
    for (index, one) in recorded.enumerated() {
      programme.settings.append(
        Setting(
          field: one.field, key: one.key,
          record: JournalRecord(
            seq: 8001 + index, change: 8001 + index, kind: .change, at: "2017-10-01T10:00:00Z", by: "noor",
            effective: try #require(Day(iso: one.day)), municipality: "", initiative: one.key, field: one.field,
            from: "", to: one.value, reason: "", isSample: false)))
    }
    desk.state.show(programme)
    try desk.press("8")
    return desk
  }

  private static let recorded: [(field: RolloutField, key: String, value: String, day: String)] = [
    (.decision, "A", "aangenomen notulen BALV, punt 3", "2016-11-30"),
    (.decision, "C", "aangehouden notulen BALV, punt 5", "2016-11-30"),
    (.decision, "ALV-2017-A", "aangenomen notulen ALV, punt 4", "2017-06-14"),
    (.request, "V1", "gbi\nGM0344\nminder dubbel werk\nnog niet bekend", "2017-05-08"),
    (.request, "V1.judged", "positief minder werk bij 15 gemeenten", "2017-06-01"),
    (.request, "V1.weighed", "impactanalyse met drie gemeenten", "2017-08-20"),
    (.request, "V1.advised", "grote gemeenten eerst\nin twee jaar\nvrijwillig\ncoöperatie\nlandelijk", "2017-09-14"),
    (.request, "V2", "omgevingswet\nRegio Twente\nsneller klaar\nnog te ramen", "2017-09-20"),
  ]

  private func check(_ name: String, _ desk: Desk) throws {
    let canvas = view(desk.state)
    let kept = try golden(
      name, desk.page + StylePictureTests.legend(canvas, 2..<canvas.size.height - 1))
    #expect(kept.expected == kept.actual)
  }

  @Test("The page at three sizes, in both languages", arguments: sizes)
  func pictures(_ width: Int, _ height: Int) throws {
    for language in Language.allCases {
      var desk = try desk(Size(width: width, height: height), language)
      try stand(on: "A-1", &desk)
      try check(Self.name("decisions", width, height, language), desk)
    }
  }

  @Test(
    "Outcomes and a request that waits for its decision, at two sizes in both languages", arguments: sizes.prefix(2))
  func recordedPictures(_ width: Int, _ height: Int) throws {
    for language in Language.allCases {
      var desk = try desk(Size(width: width, height: height), language, Self.recorded)
      try stand(on: "V1", &desk)
      try check(Self.name("decisions-recorded", width, height, language), desk)
    }
  }

  @Test("The chain with who takes a step, at two sizes in both languages", arguments: sizes.prefix(2))
  func chainPictures(_ width: Int, _ height: Int) throws {
    for language in Language.allCases {
      var desk = try desk(Size(width: width, height: height), language)
      try desk.press("Tab Tab j j")
      #expect(desk.state.focus == ChainPane.id)
      try check(Self.name("chain", width, height, language), desk)
    }
  }

  /// The desk on the page, editing, with the cursor on a decision or a request.
  private func desk(at id: String, _ size: Size = Size(width: 120, height: 40)) throws -> Desk {
    var desk = try Desk(size)
    try desk.press("8 E")
    try stand(on: id, &desk)
    return desk
  }

  private func stand(on id: String, _ desk: inout Desk) throws {
    let rows = desk.state.seen(DecisionsPane.self).rows
    desk.state.moveCursor(to: try #require(rows.firstIndex { $0.row?.id == id }, "\(id)"))
  }

  private func setting(_ key: String, _ field: RolloutField = .decision, _ desk: Desk) -> String? {
    desk.state.programme.settings.of(field, key)?.value
  }

  @Test("x asks for outcome, source and day, says what it comes to, and Enter at its end records it; u takes it back")
  func records() throws {
    var desk = try desk(at: "A-1")
    try desk.press("x")
    #expect(desk.picture.contains("Uitkomst van A-1") && desk.picture.contains("Vul de velden in"))
    try desk.press("Right Left Tab")
    try desk.type("notulen BALV, punt 4")
    try desk.press("Tab ^U")
    try desk.type("30-11-2016")
    #expect(desk.picture.contains("Wordt vastgelegd per 30 nov 2016"), "\(desk.picture)")
    try desk.press("Enter Enter")
    #expect(setting("A-1", .decision, desk) == "aangenomen notulen BALV, punt 4", "\(desk.notice)")
    let record = try #require(desk.state.programme.settings.of(.decision, "A-1")?.record)
    #expect(record.effective == Day(iso: "2016-11-30") && record.by == "anna")
    #expect(desk.notice.contains("besluit A-1") && desk.picture.contains("1 van 12 met uitkomst"))
    // A second one is refused with the way out.
    try desk.press("x")
    #expect(desk.picture.contains("undo \(record.seq) neemt het terug"), "\(desk.picture)")
    try desk.press("Esc X")
    #expect(desk.picture.contains("Uitkomst van A-1 verbeteren"))
    try desk.press("Esc")
    try desk.press("u")
    if desk.state.overlay != nil { try desk.press("Enter") }
    #expect(setting("A-1", .decision, desk) == nil)
  }

  @Test("The form says what is wrong at once, and keeps nothing of it")
  func wrongForm() throws {
    var desk = try desk(at: "ALV-2017-C")
    let seq = desk.state.programme.seq
    for (source, day, move, words) in [
      ("", "14-6-2017", "", "met de bron erbij"), ("notulen", "gisteren nog", "", "gisteren nog"),
      ("notulen", "1-5-2017", "", "op zijn vroegst"), ("notulen", "14-6-2017", "gibit", "is geen gevolg"),
      ("notulen", "14-6-2017", "gon beheer", "slaat een poort over"),
      ("notulen", "1-1-2018", "", "1 jan 2018"),
    ] {
      try desk.press("x Tab")
      try desk.type(source)
      try desk.press("Tab ^U")
      try desk.type(day)
      try desk.press("Tab")
      try desk.type(move)
      try desk.press("^S")
      #expect(desk.picture.contains(words), "\(words): \(desk.picture)")
      while desk.state.overlay != nil { try desk.press("Esc") }
      #expect(desk.state.programme.seq == seq)
    }
    try stand(on: "A-i", &desk)
    try desk.press("x")
    #expect(desk.picture.contains("is een overweging"))
    try desk.press("Esc")
    try stand(on: "ALV-2013", &desk)
    try desk.press("x")
    #expect(desk.picture.contains("staat in het document"))
  }

  @Test("Commands record the same without a form, in either language, and a decision brings a binding along")
  func commands() throws {
    var desk = try Desk()
    desk.state.session.isHeadless = true
    func run(_ line: String) throws -> String {
      try desk.run(line)
      return desk.notice
    }
    desk.state.session.mode = .operating
    #expect(try run("decide ALV-2017-C aangenomen notulen ALV, punt 7 --on 2017-06-14").contains("✓"))
    #expect(setting("ALV-2017-C", .decision, desk) == "aangenomen notulen ALV, punt 7")
    #expect(try run("besluit b verworpen \"notulen met bijlage\" per 30-11-2016").contains("✓"), "\(desk.notice)")
    #expect(setting("B", .decision, desk) == "verworpen notulen met bijlage")
    #expect(try run("decide b adopted minutes").contains("heeft al een uitkomst"))
    #expect(try run("correct-decision B adopted minutes --on 2016-11-30").contains("vraagt om een reden"))
    #expect(try run("correct-decision C adopted minutes --reason verkeerd").contains("geen uitkomst"))
    #expect(setting("C", .decision, desk) == nil)
    #expect(try run("correct-decision B adopted minutes --on 2016-11-30 --reason verkeerd").contains("✓"))
    #expect(try run("decide D adopted minutes with gon algemeen --on 2017-06-14").contains("✓"), "\(desk.notice)")
    let gon = try #require(desk.state.programme.column(of: "gon"))
    #expect(desk.state.programme.initiatives[gon].binding == .mandatory)
    #expect(try run("decide C rejected minutes with gon vrij").contains("Alleen wat is aangenomen"))
    #expect(setting("C", .decision, desk) == nil)
    #expect(try run("decide A-1 misschien notulen").contains("misschien"))
    #expect(try run("decide A-1 adopted").contains("Schrijf: decide"))
  }

  @Test("A request enters by its form, and goes on step by step; Attention names whose turn it is")
  func request() throws {
    var desk = try desk(at: "A")
    let id = desk.state.programme.settings.nextScaleUp
    try desk.press("e")
    for _ in 0..<9 where !desk.picture.contains("‹ GBI ›") { try desk.press("Right") }
    #expect(desk.picture.contains("‹ GBI ›"))
    try desk.press("Tab")
    try desk.type("utrecht")
    try desk.press("Tab")
    try desk.type("minder dubbel werk")
    try desk.press("Tab")
    try desk.type("nog niet bekend")
    try desk.press("Enter Enter")
    let request = try #require(desk.state.programme.settings.scaleUp(id), "\(desk.notice)")
    #expect(request.request.subject == "gbi" && request.request.by == "GM0344")
    #expect(desk.picture.contains("\(id)") && desk.picture.contains("GBI opschalen"))
    let waiting = try #require(desk.state.programme.attention.first { $0.part?.key == id })
    #expect(waiting.kind == .request && waiting.title.dutch.contains("Task Force") && waiting.kind.group == .decision)
    try stand(on: id, &desk)
    try desk.press("x Tab")
    try desk.type("minder werk bij 15 gemeenten")
    try desk.press("^S")
    #expect(desk.state.programme.settings.scaleUp(id)?.last == .judged, "\(desk.notice)")
    // Of two steps one at a time: advice comes after the weighing.
    try desk.run("advise \(id) alle 2018 vrijwillig samen landelijk")
    #expect(desk.notice.contains("eerst afweging"), "\(desk.notice)")
    try desk.run("weigh \(id) \"impactanalyse gedaan\"")
    #expect(desk.state.programme.settings.scaleUp(id)?.awaits == .advised, "\(desk.notice)")
    #expect(desk.picture.contains("wacht op advies"))
    // In the journal it is told in words, by name, and Enter leads back.
    try desk.press("9")
    #expect(desk.picture.contains("verzoek \(id), afweging"))
    #expect(desk.picture.contains("GBI opschalen, gevraagd door Utrecht"), "\(desk.picture)")
    #expect(!desk.picture.contains("GM0344"), "\(desk.picture)")
    try desk.press("g Enter")
    #expect(desk.state.place == .page(.decisions) && desk.state.seen(DecisionsPane.self).current?.row?.id == id)
    try desk.press("a")
    let line = try #require(
      desk.state.seen(AttentionPane.self).rows.firstIndex {
        if case .one(let one) = $0 { one.part?.key == id } else { false }
      })
    desk.state.moveCursor(to: line)
    try desk.press("Enter")
    #expect(desk.state.place == .page(.decisions) && desk.state.seen(DecisionsPane.self).current?.row?.id == id)
  }

  @Test("Bad requests are refused with the way out, and nothing is kept")
  func badRequests() throws {
    var desk = try desk(at: "A")
    let seq = desk.state.programme.seq
    for (line, words) in [
      ("request", "Verzoek om op te schalen"), ("request gbi", "Een verzoek noemt"),
      ("request nooit X baten kosten", "geen initiatief"),
      ("request gbi GM9999 baten kosten", "Geen gemeente"), ("request gbi \"\" baten kosten", "Een verzoek noemt"),
      ("request gbi X baten kosten meer", "hoort daar niet"), ("judge V77 positief baten", "Geen verzoek"),
      ("judge V77 mooi", "past daar niet"), ("decide V77 aangenomen notulen", "Geen verzoek"),
      ("advise V77 a b c d", "Schrijf: advise"), ("request gbi X baten kosten --on 2018-01-01", "1 jan 2018"),
    ] {
      try desk.run(line)
      #expect(desk.picture.contains(words) || desk.notice.contains(words), "\(line): \(desk.notice)")
      desk.state.clearOverlays()
      #expect(desk.state.programme.seq == seq, "\(line)")
    }
    try desk.press("E")
    try desk.run("request gbi X baten kosten")
    #expect(desk.state.programme.seq == seq)
  }

  @Test("Filtered and sorted like any list; Esc takes the filter off; a field or word that is none is named")
  func filters() throws {
    var desk = try Desk()
    try desk.press("8")
    try desk.run("filter stand=verwacht")
    let rows = desk.state.seen(DecisionsPane.self).rows.compactMap(\.row)
    #expect(!rows.isEmpty && rows.allSatisfy { $0.state == .expected })
    try desk.run("filter state=put forward")
    try desk.run("filter fonds")
    #expect(desk.state.seen(DecisionsPane.self).rows.contains { $0.row?.id == "B" })
    try desk.run("filter stand=mooi")
    #expect(desk.notice.contains("voorgelegd"), "\(desk.notice)")
    try desk.press("Esc")
    try desk.run("sort date")
    #expect(desk.state.seen(DecisionsPane.self).rows.allSatisfy { $0.row != nil })
    try desk.run("sort none")
    #expect(desk.state.seen(DecisionsPane.self).rows.contains { $0.row == nil })
  }

  @Test("Enter leads to what is told in full, i to section and line; D says that its text is missing")
  func opens() throws {
    var desk = try Desk()
    try desk.press("8")
    try stand(on: "D", &desk)
    #expect(desk.picture.contains("F21") && desk.picture.contains("document houdt op"))
    let figure = try #require(desk.state.figuresHere.first)
    #expect(figure.origin == .document(section: "D", line: 566))
    try desk.press("Enter")
    #expect(desk.state.focus == DecisionDetailPane.id)
    try desk.press("Enter")
    #expect(desk.state.place == .page(.findings) && desk.state.currentFinding?.id == "F21")
    try desk.press("8")
    desk.state.look.focus(on: ChainPane.id, in: .decisions)
    try desk.press("g")
    #expect(desk.state.figuresHere.count == 3, "step 0 rests on A-1 and A-2")
    try desk.press("j j j")
    #expect(desk.picture.contains("niet vermeld"))
    try desk.press("j Enter")
    #expect(desk.state.focus == BodyPane.id && desk.picture.contains("Stap 4 · College"))
    try desk.press("Enter")
    #expect(desk.state.seen(DecisionsPane.self).current?.row?.id == "ALV-2017-A")
  }

  @Test("What a listener hears of a decision, of a request and of a step of the chain has no sign in it")
  func heard() throws {
    var desk = try Desk()
    desk.state.session.mode = .operating
    desk.state.session.isHeadless = true
    try desk.run("request omgevingswet \"Regio Twente\" \"sneller klaar\" \"nog niet bekend\"")
    desk.state.session.isHeadless = false
    for language in Language.allCases {
      desk.state.session.language = language
      try desk.press("8")
      for pane in desk.state.room.panes {
        for line in pane.readAll(desk.state) {
          #expect(!line.contains("  ") && !line.contains("‖"), "\(pane.id.name): \(line)")
          #expect(!line.isEmpty || [DecisionDetailPane.id, BodyPane.id].contains(pane.id), "\(pane.id.name)")
        }
      }
    }
  }
}
