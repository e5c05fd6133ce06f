import Model
import Sample
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// The lines of the roadmap: where marks and words stand, whatever the dates are.
@Suite(.dice) struct RoadmapLayoutTests {
  private func random(_ number: Int, _ dice: inout Dice) -> RoadPoint {
    let (year, month) = (2012 + dice.below(12), 1 + dice.below(12))
    let day = Day(number: Int32(15_340 + dice.below(4300)))
    let (more, quarter) = (dice.below(4), 1 + dice.below(4))
    let made: Period? =
      switch dice.below(9) {
      case 0: Period(day: day)
      case 1: Period(month: month, of: year)
      case 2: Period(quarter: quarter, of: year)
      case 3: Period(years: year, year + more)
      case 4: Period(by: day)
      case 5: Period(term: day, day + more * 400)
      case 6: Period(yearlyIn: more == 0 ? nil : month)
      case 7: Period.fourYears
      default: Period.none
      }
    let period = made ?? Period.none
    let topics = Milestone.Topic.others + [.initiative("gibit"), .initiative("gon")]
    let title = String("mijlpaal met een lange naam".prefix(1 + dice.below(27)))
    let done = dice.below(3) == 0 ? Period(day: day) : nil
    return RoadPoint(
      Milestone(
        id: "m\(number)", period: period, topic: topics[dice.below(topics.count)], title: Phrase(same: title),
        short: Phrase(same: title), isFact: dice.below(2) == 0, done: done))
  }

  private func frame(_ width: Int, _ zoom: RoadmapZoom, _ dice: inout Dice) -> RoadmapLayout.Frame {
    var frame = RoadmapLayout.Frame(
      width: width, language: Language.allCases[dice.below(2)], day: Day(number: Int32(15_706 + dice.below(3650))))
    frame.view.zoom = zoom
    if dice.below(2) == 0 { frame.view.first = (2010 + dice.below(14)) * 4 }
    frame.isASCII = dice.below(3) == 0
    frame.initiatives = [("gibit", Phrase(same: "GIBIT")), ("gon", Phrase(same: "Netwerk"))]
    return frame
  }

  @Test("In no lane marks or words overlap, nothing lies beside its lane, and nothing is lost that is in sight")
  func overlap() {
    var dice = Dice()
    for _ in 0..<300 {
      let points = (0..<(1 + dice.below(40))).map { random($0, &dice) }
      let zoom = RoadmapZoom.allCases[dice.below(3)]
      let layout = RoadmapLayout(points, frame(100 + dice.below(121), zoom, &dice))
      var taken: [Int: [ClosedRange<Int>]] = [:]
      for mark in layout.marks {
        let lane = layout.lanes[mark.lane]
        #expect((lane.line..<lane.line + lane.lines).contains(mark.line), "\(mark)")
        #expect(mark.extent.lowerBound >= 0 && mark.extent.upperBound < layout.frame.width, "\(mark)")
        let own = mark.parts + mark.others.filter { !mark.extent.contains($0) }.map { $0...$0 }
        for range in own {
          #expect(!(taken[mark.line] ?? []).contains { $0.overlaps(range) }, "\(mark.label) at \(range)")
        }
        taken[mark.line, default: []] += own
      }
      #expect(Set(layout.marks.map(\.point.id)).count == layout.marks.count)
      #expect(layout.lines == layout.lanes.reduce(0) { $0 + $1.lines })
    }
  }

  @Test("Under a hundred columns each lane has one line", arguments: RoadmapZoom.allCases)
  func narrow(_ zoom: RoadmapZoom) {
    var dice = Dice()
    for _ in 0..<50 {
      let points = (0..<30).map { random($0, &dice) }
      let layout = RoadmapLayout(points, frame(40 + dice.below(60), zoom, &dice))
      for lane in layout.lanes where lane.kind != .undated { #expect(lane.lines == 1) }
    }
  }

  @Test("Every date of the document is in sight somewhere between 2013 and 2021, and nothing begins before 2013")
  func reach() throws {
    var desk = try Desk()
    try desk.press("5")
    var seen: Set<String> = []
    for _ in 0..<10 {
      seen.formUnion(desk.state.seen(RoadmapPane.self).rows.map(\.point.id))
      try desk.press("h")
    }
    #expect(Set(Proposal.roadmap.map(\.id)).isSubset(of: seen), "\(Set(Proposal.roadmap.map(\.id)).subtracting(seen))")
    #expect(desk.picture.contains("Routekaart 2013–2018"))
  }
}

@Suite struct RoadmapPageTests {
  private static let sizes = [Size(width: 120, height: 40), Size(width: 80, height: 24)]
  private static let pages = RoadmapZoom.allCases.map { "roadmap-\($0.rawValue)" } + ["next-steps", "preconditions"]
  /// What its goldens are called.
  static let names: [String] = pages.flatMap { page in
    sizes.flatMap { size in
      Language.allCases.map { "\(page)-\(size.width)x\(size.height)-\($0.rawValue)" }
    }
  }

  @Test(
    "The roadmap at three zooms", arguments: RoadmapZoom.allCases,
    sizes.flatMap { size in Language.allCases.map { (size, $0) } })
  func goldens(_ zoom: RoadmapZoom, _ look: (Size, Language)) throws {
    var desk = try Desk(look.0, language: look.1)
    try desk.run("page roadmap")
    try desk.run("roadmap-zoom \(zoom.rawValue)")
    let kept = try golden(
      "roadmap-\(zoom.rawValue)-\(look.0.width)x\(look.0.height)-\(look.1.rawValue)", desk.page)
    #expect(kept.actual == kept.expected)
  }

  @Test(
    "Next steps and preconditions", arguments: ["next-steps", "preconditions"],
    sizes.flatMap { size in Language.allCases.map { (size, $0) } })
  func lists(_ page: String, _ look: (Size, Language)) throws {
    var desk = try Desk(look.0, language: look.1)
    try desk.run(page)
    let kept = try golden("\(page)-\(look.0.width)x\(look.0.height)-\(look.1.rawValue)", desk.page)
    #expect(kept.actual == kept.expected)
  }

  @Test(
    "Reorganisations stand in a lane of their own, with how many municipalities are left; Enter shows what one does")
  func reorganisations() throws {
    var desk = try Desk()
    try desk.press("5")
    let own = desk.state.seen(RoadmapPane.self).rows.filter { $0.point.milestone.topic == .reorganisation }
    #expect(own.map(\.point.plan.text).prefix(3) == ["2017-01-01", "2018-01-01", "2019-01-01"], "\(own)")
    #expect(desk.picture.contains("Herindeling") && desk.picture.contains("388 → 380"), "\(desk.picture)")
    try desk.run("filter over=herindeling")
    #expect(desk.state.seen(RoadmapPane.self).rows.count == own.count, "\(desk.notice)")
    #expect(desk.state.figuresHere.count == 3 && desk.state.figuresHere.allSatisfy { !$0.origin.isEmpty })
    try desk.press("j Enter")
    #expect(desk.state.overlay is ReorganisationOverlay, "\(desk.notice)")
    try desk.press("Esc E")
    for line in ["complete", "move-milestone 2018"] {
      let seq = desk.state.programme.seq
      try desk.run(line)
      #expect(!desk.notice.isEmpty && desk.state.programme.seq == seq, "\(line): \(desk.notice)")
    }
    try desk.run("milestone \"Iets\" 2018 herindeling")
    #expect(desk.notice.contains("geen datum of periode"), "\(desk.notice)")
    // By hand it is one more, until it is taken back.
    try desk.run("page roadmap")
    try desk.run("filter none")
    let count = RoadmapPane.input(desk.state).all.count
    desk.state.session.isHeadless = true
    try desk.run("reorganise 2020-01-01 GM0014 GM8888 \"Nieuw\"")
    #expect(RoadmapPane.input(desk.state).all.count == count + 1, "\(desk.notice)")
    try desk.run("undo")
    #expect(RoadmapPane.input(desk.state).all.count == count, "\(desk.notice)")
  }

  @Test("A phase that was recorded of a day before is drawn from that day, on both axes")
  func courses() throws {
    var desk = try Desk()
    try desk.press("E")
    let before = desk.state.programme.seq
    try desk.run("phase gon rijp on 2017-03-01 afgewogen")
    try desk.run("phase gon besluit on 2017-05-01")
    func course() throws -> [String] {
      try #require(desk.state.programme.initiatives.first { $0.id == "gon" }).course.map {
        "\($0.from.iso) \($0.phase.rawValue)"
      }
    }
    let whole = ["2016-11-30 ontwikkeling", "2017-03-01 rijp", "2017-05-01 besluit"]
    #expect(try course() == whole)
    try desk.press("5")
    let line = try #require(desk.picture.split(separator: "\n").first { $0.contains("Netwerk  ") })
    #expect(line.contains("┈──") && !line.contains("ontwikkeling"), "\(line)")
    try desk.run("as-of 2017-04-01")
    #expect(try course() == Array(whole.prefix(2)))
    try desk.run("now")
    try desk.run("known-at \(before)")
    #expect(try course() == Array(whole.prefix(1)), "\(desk.notice)")
  }

  @Test("By year all years show that there are, and no other", arguments: [100, 120, 160, 200, 300])
  func years(_ width: Int) throws {
    var desk = try Desk(Size(width: width, height: 45))
    try desk.press("5")
    #expect(RoadmapPane.input(desk.state).layout.scale.years.lowerBound == 2016)
    try desk.run("roadmap-zoom year")
    let layout = RoadmapPane.input(desk.state).layout
    let last = RoadmapPane.input(desk.state).all.compactMap(\.plan.years).map(\.upperBound).max() ?? 0
    #expect(layout.scale.years == 2013...max(2021, last), "\(layout.scale.years)")
    #expect(!desk.picture.contains("20\(max(2021, last) % 100 + 1)"), "\(desk.picture)")
  }

  @Test("In ASCII each shape has its letters, and who listens hears every date of the page")
  func plain() throws {
    var desk = try Desk()
    desk.state.session.isASCII = true
    try desk.press("5")
    #expect(desk.picture.allSatisfy { $0.isASCII || $0.isLetter }, "\(desk.picture)")
    for sign in ["*", "o ", "[-", "..]", "[==", "@", " v"] { #expect(desk.picture.contains(sign), "\(sign)") }
    var listener = try Listener(.dutch)
    let page = try listener.press("5 j j j").joined(separator: " ")
    #expect(page.contains("2016") && unsaid(in: page).isEmpty, "\(page)")
    let steps = try listener.press("Tab j Tab j Tab j Tab j").joined(separator: " ")
    #expect(!steps.isEmpty && unsaid(in: steps).isEmpty, "\(steps)")
  }

  @Test("What is ready for the assembly can be stood on, has its source, and leads to the first step that is open")
  func readiness() throws {
    var desk = try Desk()
    try desk.run("next-steps")
    desk.state.look.focus(on: ReadinessPane.id, in: .roadmap)
    let rows = desk.state.seen(ReadinessPane.self).rows
    #expect(rows.compactMap(\.goal) == NextStep.Proposal.allCases.map(\.rawValue))
    #expect(!desk.state.figuresHere.isEmpty && desk.state.figuresHere.allSatisfy { !$0.origin.isEmpty })
    let open = try #require(
      Proposal.steps(desk.state.programme.settings).first { $0.step.proposal == .structure && $0.progress != .done })
    try desk.press("Enter")
    #expect(desk.state.focus == StepsPane.id && desk.state.seen(StepsPane.self).current?.step.id == open.step.id)
  }

  private func point(_ desk: Desk, _ id: String) throws -> RoadPoint {
    try #require(Proposal.points(desk.state.programme.settings).first { $0.id == id })
  }

  @Test("A date that is moved keeps the first one beside it; undo brings it back")
  func moves() throws {
    var desk = try Desk()
    try desk.press("5 E")
    try desk.run("move-milestone omzetting mrt 2018")
    let moved = try point(desk, "omzetting")
    #expect(moved.plan.text == "2018-03" && moved.original.text == "2017")
    #expect(desk.picture.contains("mrt 2018 omzetting financiering (was 2017)"), "\(desk.picture)")
    try desk.run("verzet-mijlpaal omzetting 2018..2019")
    let again = try point(desk, "omzetting")
    #expect(again.plan.text == "2018..2019" && again.original.text == "2017")
    try desk.press("u u")
    #expect(try !point(desk, "omzetting").isMoved)
  }

  @Test("A milestone is completed on a day, and is not overdue from then on; not before that day")
  func completes() throws {
    var desk = try Desk()
    try desk.press("5 E")
    #expect(try point(desk, "alv-2017").state(on: desk.state.programme.asOf) == .overdue)
    try desk.run("complete alv-2017 2017-09-20")
    #expect(try point(desk, "alv-2017").done?.text == "2017-09-20")
    try desk.run("complete alv-2017")
    #expect(desk.notice.contains("al klaar"))
    try desk.run("not-done alv-2017")
    #expect(try point(desk, "alv-2017").state(on: desk.state.programme.asOf) == .overdue)
    try desk.run("complete overige-keuze")
    let choice = try point(desk, "overige-keuze")
    #expect(choice.plan.text == "2018-06" && choice.done != nil)
  }

  @Test("One of the operators' own stands in its lane with who entered it")
  func adds() throws {
    var desk = try Desk()
    try desk.press("5 E")
    try desk.run("milestone \"Toets door de raad\" q2 2018 gibit")
    let own = try #require(Proposal.points(desk.state.programme.settings).last)
    #expect(own.milestone.isOwn && own.milestone.topic == .initiative("gibit") && own.plan.text == "2018-q2")
    #expect(desk.picture.contains("Toets door de raad"), "\(desk.picture)")
    try desk.run("move-milestone \(own.id) q3 2018")
    let later = try point(desk, own.id)
    #expect(later.original.text == "2018-q2" && later.plan.text == "2018-q3")
  }

  @Test(
    "What cannot be is refused with the way out, and nothing is kept",
    arguments: [
      ("milestone \"Iets\" 2018-06-30..2018-01-01", "eindigt voor het begint"),
      ("move-milestone terugblik 2021..2018", "eindigt voor het begint"),
      ("move-milestone terugblik ooit", "geen datum of periode"), ("move-milestone nooit 2018", "geen mijlpaal"),
      ("milestone \"Iets\" 31-2-2018", "geen datum of periode"), ("complete gf-dicht", "gegeven"),
      ("complete terugblik 2018-01-01", "komt nog"), ("next-step n99 klaar", "geen vervolgstap «n99»"),
      ("milestone \"\" 2018", "heeft een titel"), ("complete terugblik gisteravond", "geen dag"),
      ("next-step n5 klaar on 2018-05-05", "moet nog komen"), ("next-step n5 klaar on 31-2-2017", "geen dag"),
      ("precondition p99 gibit open", "geen voorwaarde «p99»"), ("precondition p1 gibit open on 30-2-2017", "geen dag"),
      ("next-step n5 half", "past daar niet"), ("precondition p1 gibit misschien", "past daar niet"),
      ("precondition p1 windmolens open", "past daar niet"), ("complete nooit", "geen mijlpaal"),
    ])
  func refused(_ line: String, _ words: String) throws {
    var desk = try Desk()
    try desk.press("5 E")
    let before = desk.state.programme.seq
    try desk.run(line)
    #expect(desk.notice.contains(words), "\(line): \(desk.notice)")
    #expect(try desk.store.programme(asOf: nil, clock: Day(number: 0)).seq == before, "\(line)")
  }

  @Test("Steps and preconditions are recorded from their rows, with who and when, and undone")
  func records() throws {
    var desk = try Desk()
    try desk.press("E")
    try desk.run("next-steps")
    desk.state.look.say(nil)
    let first = try #require(desk.state.seen(StepsPane.self).rows.first { $0.progress == .open })
    try desk.run("next-step \(first.step.id) begonnen er is iemand")
    let standing = try #require(Proposal.steps(desk.state.programme.settings).first { $0.step.id == first.step.id })
    #expect(standing.progress == .started && standing.record?.reason == "er is iemand" && standing.record?.by == "anna")
    try desk.run("preconditions")
    try desk.press("Home x")
    let key = try #require(desk.state.programme.initiatives.first?.id)
    #expect(desk.state.programme.settings.of(.precondition, "p1:\(key)")?.value == "arranged", "\(desk.notice)")
    try desk.press("u")
    #expect(desk.state.programme.settings.of(.precondition, "p1:\(key)") == nil)
  }

  @Test("What was recorded obeys the day and what was known")
  func axes() throws {
    var desk = try Desk()
    try desk.press("E")
    let before = desk.state.programme.seq
    try desk.run("complete terugblik 2017-09-01")
    func state(_ id: String, _ day: String, _ known: KnownMoment = .now) throws -> RoadPoint.State {
      let day = try #require(Day(iso: day))
      let programme = try desk.store.programme(asOf: day, knownAt: known, clock: Day(number: 0))
      return try #require(Proposal.points(programme.settings).first { $0.id == id }).state(on: day)
    }
    #expect(try state("taskforce", "2016-12-14") == .due)
    #expect(try state("taskforce", "2016-12-15") == .done)
    #expect(try state("terugblik", "2017-08-31") == .planned)
    #expect(try state("terugblik", "2017-09-01") == .done)
    #expect(try state("terugblik", "2017-09-15", .number(before)) == .planned)
  }

  @Test("What is overdue asks for attention, and Enter there goes to it")
  func attention() throws {
    var desk = try Desk()
    let late = desk.state.programme.attention.filter { $0.kind == .milestone }
    #expect(late.map(\.part?.key) == ["alv-2017"])
    #expect(desk.state.programme.attention.count { $0.kind == .step } == 3)
    try desk.press("a")
    let row = try #require(
      desk.state.seen(AttentionPane.self).rows.firstIndex { line in
        if case .one(let one) = line { one.kind == .milestone } else { false }
      })
    desk.state.moveCursor(to: row)
    try desk.press("Enter")
    #expect(desk.state.place == .page(.roadmap) && desk.state.seen(RoadmapPane.self).current?.point.id == "alv-2017")
  }

  @Test("Every row of every list has its place in the document, or says that it is ours")
  func sources() {
    for milestone in Proposal.roadmap { #expect(milestone.quote?.section.isEmpty == false, "\(milestone.id)") }
    for step in Proposal.nextSteps { #expect(!step.quote.words.isEmpty, "\(step.id)") }
    for one in Proposal.preconditions { #expect(!one.quote.words.isEmpty, "\(one.id)") }
    #expect(Proposal.nextSteps.count { $0.proposal != nil } == 10 && Proposal.nextSteps.count == 23)
    #expect(Proposal.roadmap.count == 34 && Proposal.preconditions.count == 37)
  }

  @Test("t goes to the day shown from wherever one scrolled, and + and - keep the date under the cursor in sight")
  func zooms() throws {
    var desk = try Desk()
    try desk.press("5 h h h h t")
    #expect(desk.picture.contains("nu ▼") || desk.picture.contains("▼"))
    let id = try #require(desk.state.seen(RoadmapPane.self).current?.point.id)
    try desk.press("+")
    #expect(desk.state.seen(RoadmapPane.self).current?.point.id == id && desk.state.roadmap.zoom == .month)
    try desk.press("- -")
    #expect(desk.state.seen(RoadmapPane.self).current?.point.id == id && desk.state.roadmap.zoom == .year)
  }
}
