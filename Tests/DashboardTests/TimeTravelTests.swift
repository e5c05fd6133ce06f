import Foundation
import Model
import Screen
import Store
import TestSupport
import Testing

@testable import Dashboard
@testable import samen

/// Going through time: by steps, by itself, and two days beside each other.
@Suite(.dice) struct TimeTravelTests {
  static let pictures: [(String, Int, Int, Language, String)] = [
    ("ruler-120x40", 120, 40, .dutch, "as-of 2017-06-30"), ("ruler-80x24", 80, 24, .english, "as-of 2017-06-30"),
    ("ruler-100x32", 100, 32, .dutch, "as-of 2017-02-12"),
    ("compare-120x40", 120, 40, .dutch, "compare 2017-06-01"),
    ("compare-80x24", 80, 24, .english, "compare 2017-06-01 2017-07-01"),
  ]

  @Test("Ruler and comparison look as they were approved, with the style of every cell", arguments: pictures)
  func picture(_ name: String, _ width: Int, _ height: Int, _ language: Language, _ line: String) throws {
    var desk = try Desk(Size(width: width, height: height), language: language)
    desk.state.session.theme = try ThemeFiles(asked: nil).theme("samen-dark")
    try desk.run(line)
    // Of a page that stands in other pictures only what measures time.
    let first = name.hasPrefix("ruler") ? desk.state.screen.ruler.y : 2
    let text = view(desk.state).text()[first...].joined(separator: "\n") + "\n"
    let kept = try golden(name, text + StylePictureTests.legend(view(desk.state), first..<height - 1))
    #expect(kept.expected == kept.actual)
  }

  @Test("A step goes by a day, a change, a week, a month or a quarter, and says by what")
  func steps() throws {
    var desk = try Desk()
    func day() -> String { desk.state.programme.asOf.iso }
    try desk.press("[")
    #expect(day() == "2017-09-30")
    try desk.run("step week")
    #expect(desk.notice.contains("week"))
    try desk.press("[")
    #expect(day() == "2017-09-23")
    try desk.run("step month")
    try desk.press("[ (")
    #expect(day() == "2017-07-23")
    try desk.run("step kwartaal")
    try desk.press("[ ]")
    #expect(day() == "2017-07-23")
    try desk.run("step change")
    let book = try #require(desk.state.answers.days)
    try desk.press("[")
    let july = try #require(Day(iso: "2017-07-23"))
    #expect(day() == book.change(from: july, by: -1)?.iso)
    try desk.run("step day")
    try desk.press("t ]")
    #expect(desk.notice.contains("laatste"))
    try desk.run("step eeuw")
    #expect(desk.notice.contains("eeuw"))
  }

  @Test("What is counted of all cells is kept up to date step by step, as it would be counted anew")
  func counts() throws {
    var dice = Dice()
    var desk = try Desk()
    for _ in 0..<30 {
      if dice.below(8) == 0 { try desk.run("step " + ["day", "week", "month", "quarter"][dice.below(4)]) }
      try desk.press(dice.below(3) == 0 ? "]" : "[")
      let programme = desk.state.programme
      #expect(desk.state.coverage == programme.coverages)
      #expect(desk.state.data.tally == CoverageTally(programme))
      for grouping in Grouping.allCases {
        #expect(desk.state.data.gathered(grouping) == grouping.gather(programme.municipalities))
      }
    }
  }

  @Test("A step reads what lies between, once, and what the page shows of that day")
  func reads() throws {
    for page in ["1", "3", "6", "7", "9"] {
      var desk = try Desk(Size(width: 200, height: 60))
      try desk.press("\(page) [ [")
      desk.effects = []
      try desk.press("[")
      let steps = desk.effects.count { if case .step = $0 { true } else { false } }
      #expect(steps == 1 && desk.effects.count <= 2, "\(page): \(desk.effects)")
      // What a municipality's journal tells is the same on every day.
      #expect(!desk.effects.contains { if case .loadHistory = $0 { true } else { false } }, "\(page)")
    }
  }

  @Test("By changes one steps from now too: what is needed for it is read first")
  func firstChange() throws {
    var desk = try Desk()
    try desk.run("step change")
    try desk.press("[")
    #expect(desk.state.programme.asOf < desk.state.programme.today)
    let book = try #require(desk.state.answers.days)
    #expect(book.entry(on: desk.state.programme.asOf) != nil)
  }

  @Test("A day typed at the command line is shown")
  func typed() throws {
    var desk = try Desk()
    try desk.run("2017-06-30")
    #expect(desk.state.programme.asOf.iso == "2017-06-30")
    try desk.run("1 aug 2017")
    #expect(desk.state.programme.asOf.iso == "2017-08-01")
    try desk.run("nonsens")
    #expect(desk.notice.contains("Onbekende opdracht"))
    // What is meant as a day, and is none, is answered as one.
    for text in ["2017-02-30", "31-13-2017", "2017"] {
      try desk.run(text)
      #expect(desk.notice.contains("«\(text)» is geen dag; schrijf") && desk.state.programme.asOf.iso == "2017-08-01")
    }
  }

  @Test("Each day that is stepped to is that day read whole, forward and back, on both axes")
  func replay() throws {
    var dice = Dice()
    var desk = try Desk()
    let (today, last) = (desk.state.programme.today, desk.state.programme.seq)
    for _ in 0..<12 {
      if dice.below(4) == 0 {
        try desk.run("known-at \(dice.below(2) == 0 ? "now" : "\(last / 2 + dice.below(last / 2))")")
      }
      try desk.run("step \(TimeStep.allCases[dice.below(5)].rawValue)")
      try desk.press(["[ [ [", "]", "[ ]", "("][dice.below(4)])
      let view = desk.state.programme
      let whole = try desk.store.programme(
        asOf: view.asOf, knownAt: desk.state.viewpoint.knownAt, clock: today)
      #expect(view.asOf == whole.asOf && view.seq == whole.seq)
      #expect(view.municipalities.map(\.code) == whole.municipalities.map(\.code))
      #expect(view.cells == whole.cells, "\(view.asOf.iso) \(desk.state.viewpoint.knownAt)")
    }
  }

  /// The alarm that was asked for last, if any.
  private func alarm(_ desk: Desk) -> (milliseconds: Int, id: Int)? {
    for case .wake(let milliseconds, let id) in desk.effects.reversed() where desk.state.pending.alarm == id {
      return (milliseconds, id)
    }
    return nil
  }

  private func tick(_ desk: inout Desk) throws {
    let id = try #require(alarm(desk)).id
    try desk.carryOut(update(&desk.state, .woke(id)))
  }

  @Test("Playing goes on a step each time it wakes; paused nothing wakes it; any other key ends it and does its work")
  func plays() throws {
    var desk = try Desk()
    try desk.run("as-of 2017-09-20")
    try desk.press("T")
    #expect(desk.state.isPlaying)
    let slow = try #require(alarm(desk)).milliseconds
    try tick(&desk)
    try tick(&desk)
    #expect(desk.state.programme.asOf.iso == "2017-09-22")
    try desk.press("+")
    let fast = try #require(alarm(desk)).milliseconds
    #expect(fast < slow)
    try desk.press("- -")
    let slower = try #require(alarm(desk)).milliseconds
    #expect(slower > slow)
    try desk.press("Space")
    #expect(alarm(desk) == nil && desk.state.isPlaying)
    try desk.press("Right Left Left")
    #expect(desk.state.programme.asOf.iso == "2017-09-21" && alarm(desk) == nil)
    try desk.press("Space")
    try tick(&desk)
    #expect(desk.state.programme.asOf.iso == "2017-09-22")
    // A page is another key.
    try desk.press("7")
    #expect(!desk.state.isPlaying && desk.state.place.room == .trend && alarm(desk) == nil)
    try desk.press("T")
    try desk.press("Esc")
    #expect(!desk.state.isPlaying && desk.state.programme.asOf.iso == "2017-09-22")
  }

  @Test("It plays on every page up to now, and stops there")
  func ends() throws {
    for page in Room.pages {
      var desk = try Desk(Size(width: 80, height: 24))
      try desk.run("as-of 2017-09-29")
      try desk.run("page \(page.id.name)")
      try desk.press("T")
      try tick(&desk)
      try tick(&desk)
      #expect(!desk.state.isPlaying && desk.state.viewpoint.isNow && alarm(desk) == nil, "\(page.id.name)")
    }
  }

  @Test("From now it begins with the programme; a script is told that it needs a screen")
  func begins() throws {
    var desk = try Desk()
    try desk.press("T")
    #expect(desk.state.programme.asOf == BassFit.start)
    desk = try Desk()
    desk.state.session.isHeadless = true
    try desk.run("play")
    #expect(!desk.state.isPlaying && desk.notice.contains("scherm"))
  }

  @Test("What came, went and moved between two days is what their cells say, in the order that the list promises")
  func compares() throws {
    var dice = Dice()
    let desk = try Desk()
    let today = desk.state.programme.today
    for _ in 0..<4 {
      let (one, other) = (today + -dice.below(250), today + -dice.below(250))
      let before = try desk.store.programme(asOf: min(one, other), clock: today)
      let after = try desk.store.programme(asOf: max(one, other), clock: today)
      let reorganisations = try desk.store.reorganisations().map(\.fact)
      let comparison = Comparison(after, before, reorganisations: reorganisations)
      #expect(comparison.before.day == before.asOf && comparison.after.day == after.asOf)
      for (column, line) in comparison.lines.enumerated() {
        #expect(line.now == after.coverages[column].adopted)
        #expect(line.now - line.was == line[.came] - line[.went])
        for way in Comparison.Way.allCases {
          #expect(line[way] == comparison.rows.count { $0.column == column && $0.way == way })
        }
      }
      let ways = comparison.rows.map(\.way.rawValue)
      #expect(ways == ways.sorted())
      for row in comparison.rows {
        let now = try #require(after.row(of: row.municipality))
        #expect(after[now, row.column].status == row.to)
        guard let then = before.row(of: row.municipality),
          !reorganisations.contains(where: { $0.newCode == row.municipality && $0.date > before.asOf })
        else { continue }
        #expect(before[then, row.column].status == row.from)
      }
    }
  }

  @Test("Two days are moved by their own keys, one day is compared as known then and now, and every row opens")
  func comparing() throws {
    var desk = try Desk()
    try desk.run("compare 2017-06-01 2017-09-01")
    #expect(desk.state.place.room == .comparison && desk.picture.contains("1 jun 2017 ↔ 1 sep 2017"))
    try desk.press("] ] ( (")
    #expect(desk.picture.contains("3 jun 2017 ↔ 30 aug 2017"))
    try desk.press("v")
    #expect(desk.picture.contains("zoals op die dagen zelf bekend"))
    let third = try #require(Day(iso: "2017-06-03"))
    #expect(desk.state.answers.comparison?.before.knownAt == .day(third))
    try desk.press("v Tab Enter Enter")
    #expect(desk.state.place.room == .municipality)
    try desk.press("Esc Esc")
    #expect(desk.state.place.room == .overview)
    try desk.run("compare 2017-06-30 2017-06-30")
    let last = try #require(Day(iso: "2017-06-30"))
    #expect(desk.state.answers.comparison?.before.knownAt == .day(last))
    #expect(desk.state.answers.comparison?.after.knownAt == .now)
    #expect(desk.picture.contains("zoals toen bekend en zoals nu bekend"))
    try desk.run("compare 2030-01-01")
    #expect(desk.state.notice?.kind == .refusal)
    try desk.run("compare 2017-06-01 2017-13-01")
    #expect(desk.notice.hasPrefix("«2017-13-01» is geen dag"), "\(desk.notice)")
    try desk.run("vergelijk")
    #expect(desk.notice.contains("DAG [DAG]"), "\(desk.notice)")
  }

  @Test(
    "The list of changes is filtered and sorted as other lists are, by its columns and by municipalities; w says where it can"
  )
  func asked() throws {
    var desk = try Desk()
    try desk.run("compare 2017-06-01")
    let all = desk.state.seen(ChangesPane.self).rows
    #expect(all.count > 100 && desk.state.focus == ChangesPane.id)
    try desk.press("/")
    try desk.type("wat=erbij")
    try desk.press("Enter")
    let came = desk.state.seen(ChangesPane.self).rows
    #expect(came.count == all.count { $0.way == .came } && !came.isEmpty, "\(desk.picture)")
    #expect(desk.picture.contains("/ wat=erbij") && desk.picture.contains("\(came.count) van"), "\(desk.picture)")
    try desk.run("filter initiatief=gibit provincie=Drenthe")
    let part = desk.state.seen(ChangesPane.self).rows
    let programme = desk.state.programme
    #expect(!part.isEmpty)
    #expect(
      part.allSatisfy { row in
        programme.initiatives[row.column].id == "gibit"
          && programme.row(of: row.municipality).map { programme.municipalities[$0].province } == "Drenthe"
      })
    try desk.run("filter naar=G sinds>=2017-09-01")
    #expect(desk.state.seen(ChangesPane.self).rows.allSatisfy { $0.to == .inUse })
    try desk.run("filter wat=onzin")
    #expect(desk.state.notice?.kind == .usage && desk.notice.contains("went"), "\(desk.notice)")
    try desk.run("filter zzzzzz")
    #expect(desk.picture.contains("Niets voldoet aan"), "\(desk.picture)")
    try desk.press("Esc")
    #expect(desk.state.seen(ChangesPane.self).rows == all && desk.state.place.room == .comparison)
    try desk.run("sort gemeente")
    let names = desk.state.seen(ChangesPane.self).rows.map(\.name)
    #expect(names.first != all.first?.name || names == all.map(\.name))
    try desk.run("sort none")
    #expect(desk.state.seen(ChangesPane.self).rows == all)
    try desk.press("w")
    #expect(desk.notice.contains("wel bij"), "\(desk.notice)")
  }

  @Test("A step in the past costs little, the ruler's line with it")
  func cost() throws {
    var desk = try Desk(Size(width: 120, height: 40))
    try desk.run("as-of 2017-06-30")
    _ = view(desk.state)
    try desk.press("] [")
    let start = ProcessInfo.processInfo.systemUptime
    for _ in 0..<10 {
      try desk.press("[")
      _ = view(desk.state)
    }
    // Without optimisation this is many times slower than the program itself.
    #expect((ProcessInfo.processInfo.systemUptime - start) / 10 < 2)
  }
}
