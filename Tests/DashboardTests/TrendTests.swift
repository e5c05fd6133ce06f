import Foundation
import Model
import Sample
import Screen
import Store
import TestSupport
import Testing

@testable import Dashboard
@testable import samen

/// The page of courses: what it draws, says and answers.
@Suite(.dice) struct TrendTests {
  static let pictures: [(String, Int, Int, Language, String, isASCII: Bool)] = [
    ("trend-120x40", 120, 40, .dutch, "7", false), ("trend-120x40-en", 120, 40, .english, "7 l m", false),
    ("trend-160x45", 160, 45, .dutch, "7 l l", false), ("trend-80x24", 80, 24, .dutch, "7 l l l", false),
    ("trend-80x24-large", 80, 24, .english, "7 Enter", false), ("trend-80x24-ascii", 80, 24, .dutch, "7 z", true),
    ("trend-40x10", 40, 10, .dutch, "7", false),
  ]

  @Test("The page looks as it was approved, with the style of every cell", arguments: pictures)
  func picture(_ name: String, _ width: Int, _ height: Int, _ language: Language, _ keys: String, isASCII: Bool) throws
  {
    var desk = try Desk(Size(width: width, height: height), language: language)
    desk.state.session.isASCII = isASCII
    desk.state.session.theme = try ThemeFiles(asked: nil).theme("samen-dark")
    try desk.press(keys)
    let kept = try golden(name, desk.page + StylePictureTests.legend(view(desk.state), 2..<height - 1))
    #expect(kept.expected == kept.actual)
  }

  @Test("Every page size is drawn, at every cursor, and no line is longer than the screen")
  func sizes() throws {
    var dice = Dice()
    var desk = try Desk()
    try desk.press("7")
    for _ in 0..<40 {
      desk.state.session.size = Size(width: 40 + dice.below(180), height: 10 + dice.below(60))
      desk.state.session.language = dice.below(2) == 0 ? .dutch : .english
      try desk.press(["l", "h", "m", "v", "Enter", "z", "Esc", "7"][dice.below(8)])
      let lines = view(desk.state).text()
      #expect(lines.count == desk.state.size.height)
    }
  }

  @Test("What the chart counts on a day is what the programme of that day counts, by all that is known then")
  func counts() throws {
    var dice = Dice()
    let desk = try Desk()
    let (today, last) = (desk.state.programme.today, desk.state.programme.seq)
    for _ in 0..<6 {
      let asOf = today + -dice.below(300)
      let known: KnownMoment = dice.below(2) == 0 ? .now : .number(1 + dice.below(last))
      guard let sources = try? desk.store.courseSources(asOf: asOf, knownAt: known, clock: today) else {
        // That day was not known yet.
        continue
      }
      let outlook = sources.outlook(asOf: sources.day)
      #expect(outlook.asOf == asOf)
      for _ in 0..<3 {
        let index = dice.below(outlook.uptakes[0].points.count)
        let day = outlook.uptakes[0].points[index].day
        let programme = try desk.store.programme(asOf: day, knownAt: known, clock: today)
        for (uptake, cover) in zip(outlook.uptakes, programme.coverages) {
          let tally = uptake.points[index].asItWas
          #expect(tally.adopted == cover.adopted && tally.committed == cover.committed, "\(uptake.initiative) \(day)")
          #expect(tally.eligible == cover.eligible && tally.willing == cover.willing)
          #expect(tally.adoptedInhabitants == cover.adoptedInhabitants)
        }
      }
      for uptake in outlook.uptakes { #expect(uptake.points.last?.recast == uptake.points.last?.asItWas) }
    }
  }

  @Test("With a filter the chart is of the municipalities that it keeps, and of whoever passed into them")
  func filtered() throws {
    var desk = try Desk()
    try desk.press("7")
    let whole = try #require(desk.state.answers.outlook)
    try desk.run("filter provincie=Drenthe")
    let part = try #require(desk.state.answers.outlook)
    #expect(part.only?.count == 12 && desk.picture.contains("12 gemeenten"), "\(desk.picture)")
    #expect(desk.picture.contains("alle 12"), "\(desk.picture)")
    let rows = desk.state.rows
    for (uptake, cover) in zip(part.uptakes, desk.state.programme.coverages(of: rows)) {
      #expect(uptake.now.adopted == cover.adopted && uptake.now.committed == cover.committed)
      #expect(uptake.now.eligible == cover.eligible)
      for point in uptake.ahead() { #expect(point.high <= uptake.now.committed) }
    }
    // All provinces together are the country, on every day and in both ways of counting.
    let codes = Dictionary(grouping: desk.state.programme.municipalities, by: \.province).mapValues { $0.map(\.code) }
    let today = desk.state.programme.today
    let sources = try desk.store.courseSources(asOf: nil, clock: today)
    let parts = codes.values.map { sources.outlook(asOf: today, only: Set($0)) }
    for (index, uptake) in whole.uptakes.enumerated() {
      for (place, point) in uptake.points.enumerated() {
        let others = parts.map { $0.uptakes[index].points[place] }
        #expect(others.reduce(0) { $0 + $1.asItWas.adopted } == point.asItWas.adopted, "\(point.day.iso)")
        #expect(others.reduce(0) { $0 + $1.asItWas.eligible } == point.asItWas.eligible)
        #expect(others.reduce(0) { $0 + $1.recast.committed } == point.recast.committed)
        #expect(others.reduce(0) { $0 + $1.recast.eligibleInhabitants } == point.recast.eligibleInhabitants)
      }
    }
    // As known then it is of the same ones; without the filter it is the country again.
    try desk.press("v v")
    #expect(desk.state.answers.known?.only == part.only)
    #expect(desk.state.answers.known?.points.last?.tallies.map(\.adopted) == part.uptakes.map(\.now.adopted))
    try desk.press("Esc")
    #expect(desk.state.filter == nil && desk.state.answers.outlook == whole)
  }

  @Test("What courses are counted from is read once for all days of a store as it is, and comes to the same")
  func once() throws {
    var dice = Dice()
    let desk = try Desk()
    let today = desk.state.programme.today
    let sources = try desk.store.courseSources(asOf: nil, clock: today)
    #expect(sources.serves(today + -40, seq: desk.state.programme.seq, knownAt: .now))
    #expect(!sources.serves(today, seq: desk.state.programme.seq + 1, knownAt: .now))
    #expect(!sources.serves(today + 1, seq: desk.state.programme.seq, knownAt: .now))
    for _ in 0..<5 {
      let day = today + -dice.below(330)
      let read = try desk.store.courseSources(asOf: day, clock: today).outlook(asOf: day)
      #expect(sources.outlook(asOf: day) == read, "\(day.iso)")
    }
  }

  @Test("Recast, a day counts as the series of whole cells has it")
  func recast() throws {
    var dice = Dice()
    let desk = try Desk()
    let today = desk.state.programme.today
    let sources = try desk.store.courseSources(asOf: nil, clock: today)
    let ends = (1...12).compactMap { Day(year: 2017, month: $0, day: 1).map { $0 + -1 } }
    for end in ends where end < today {
      // The weeks of a course go back from its last day.
      let asOf = end + 7 * dice.below((today - end) / 7 + 1)
      for uptake in sources.outlook(asOf: asOf).uptakes {
        let series = try desk.store.series(of: uptake.initiative, recastTo: asOf, clock: today)
        // A series begins with its first record.
        guard let told = series.points.first(where: { $0.day == end })?.recast else { continue }
        let own = try #require(uptake.points.first { $0.day == end }).recast
        #expect(own.adopted == told.adopted, "\(uptake.initiative) \(end.iso) \(asOf.iso)")
        #expect(own.committed == told.committed && own.eligible == told.eligible && own.willing == told.willing)
        #expect(own.adoptedInhabitants == told.adoptedInhabitants)
      }
    }
  }

  @Test("The curve is drawn ahead no further than what has committed, and both its label and its words say so")
  func capped() throws {
    var desk = try Desk(Size(width: 160, height: 45))
    try desk.press("7")
    let programme = desk.state.programme
    let asOf = programme.asOf
    // All who use it began at an even pace; hardly anybody else has committed.
    let municipalities = municipalities(100)
    let turns = (0..<60).map { number in
      let day = min(BassFit.start + 5 + number * 5, asOf)
      return [CellCourses.Turn(day, number < 58 ? .inUse : .committed, isStep: true)]
    }
    let source = UptakeSource(programme, municipalities, turns)
    let uptake = source.uptake(0, asOf: asOf)
    #expect(uptake.bass.isDrawn && uptake.bass.overtakes(upTo: Outlook.end(asOf: asOf)) != nil)
    for view in TrendMeasure.allCases.filter({ $0 != .inhabitants }) {
      var how = TrendView()
      how.measure = view
      let lines = TrendLines(uptake, how)
      #expect(lines.isBassCut)
      let most = view == .willing ? 100 * 60 / Double(uptake.now.willing) : 60
      for point in lines.bass where point.day > asOf { #expect(point.value <= most + 1e-9) }
    }
    desk.state.answers.take(
      Outlook(
        asOf: asOf, seq: programme.seq,
        uptakes: programme.initiatives.indices.map { source.uptake($0, asOf: asOf) }))
    #expect(desk.picture.contains("Bass > 60"), "\(desk.picture)")
    #expect(
      desk.picture.contains("de 60 die hebben toegezegd") || desk.picture.contains("toegezegd 60"), "\(desk.picture)")
  }

  @Test("Of a very large store the trend is a long job: Esc gives it up and it is not asked for again by itself")
  func long() throws {
    let store = try ProgrammeStore.inMemory(
      seed: Seed.synthetic(count: 2500, facts: try Project.sampleSeed()), isSample: true)
    let programme = try store.programme(asOf: nil, clock: Day(number: 0))
    var state = State(
      programme: programme, language: .dutch, theme: .plain, size: Size(width: 120, height: 40), operatorName: "anna",
      keymap: Keymap())
    let effects = update(&state, .key(.character("7")))
    let work = try #require(effects.first { if case .loadOutlook = $0 { true } else { false } })
    let request = state.ask(work)
    #expect(request.lane == .long(.outlook))
    // What is under way is not asked for once more at every key.
    #expect(update(&state, .key(.character("l"))).isEmpty)
    _ = update(&state, .woke(request.id))
    #expect(view(state).text()[0].contains("verloop… · Esc breekt af"))
    _ = update(&state, .key(.escape))
    #expect(state.notice?.text.dutch == "verloop: afgebroken." && !state.pending.wants(request.id))
    #expect(update(&state, .key(.character("l"))).isEmpty)
    // Whoever comes anew asks anew.
    _ = update(&state, .key(.character("1")))
    #expect(update(&state, .key(.character("7"))).contains(work))
  }

  @Test("Of a very large store the courses are packed once and serve every day; each day is as it is read by itself")
  func largeStore() throws {
    let store = try ProgrammeStore.inMemory(
      seed: Seed.synthetic(count: 2500, facts: try Project.sampleSeed()), isSample: true)
    let today = try store.today(clock: Day(number: 0))
    let sources = try store.courseSources(asOf: nil, clock: today)
    for back in [0, 1, 90] {
      let outlook = sources.outlook(asOf: today + -back)
      let programme = try store.programme(asOf: today + -back, clock: today)
      for (uptake, cover) in zip(outlook.uptakes, programme.coverages) {
        #expect(uptake.now.adopted == cover.adopted && uptake.now.eligible == cover.eligible)
        for point in uptake.ahead() { #expect(point.low <= point.middle && point.high <= uptake.now.committed) }
      }
      let recent = try #require(sources.recent("govroam", upTo: today + -back, days: 30))
      #expect(!recent.steps.isEmpty && recent.steps.allSatisfy { $0.from != $0.to })
    }
  }

  @Test("No forecast counts fewer than now or more than have committed, and none looks further ahead than back")
  func bounds() throws {
    let desk = try Desk()
    let today = desk.state.programme.today
    for back in [0, 60, 120, 200] {
      let asOf = today + -back
      let outlook = try desk.store.courseSources(asOf: asOf, clock: today).outlook(asOf: asOf)
      for uptake in outlook.uptakes {
        for point in uptake.ahead() {
          #expect(point.low >= uptake.now.adopted && point.high <= uptake.now.committed)
          #expect(point.day - outlook.asOf <= outlook.asOf - BassFit.start)
        }
      }
    }
  }

  /// So many, of which nobody lives anywhere.
  private func municipalities(_ count: Int) -> [Municipality] {
    (0..<count).map { number in
      Municipality(
        code: "GM\(padded(number, to: 4))", name: "M\(number)", province: "", inhabitants: 0, corop: "",
        safetyRegion: "", urbanity: nil, validFrom: .firstKnown, validUntil: nil)
    }
  }

  /// Of municipalities and steps by chance, the same with all initiatives.
  private func source(_ dice: inout Dice, _ programme: Programme) -> UptakeSource {
    let municipalities = municipalities(1 + dice.below(60))
    let turns = municipalities.map { _ in
      var (turns, day) = ([CellCourses.Turn](), BassFit.start + (-60 + dice.below(200)))
      guard dice.below(5) > 0 else { return turns }
      for status in RolloutStatus.ladder.dropFirst().prefix(1 + dice.below(6)) where day <= programme.asOf {
        turns.append(.init(day, status, isStep: dice.below(4) > 0))
        day = day + 1 + dice.below(60)
      }
      return turns
    }
    return UptakeSource(
      programme, municipalities, turns,
      inhabitants: Dictionary(
        uniqueKeysWithValues: municipalities.map { ($0.code, [(2016, 1000 + dice.below(90_000))]) }))
  }

  @Test("Under data by chance no label covers a dot of those in use, and the chart stays in its place")
  func labels() throws {
    var dice = Dice()
    var desk = try Desk()
    try desk.press("7 Enter")
    let programme = desk.state.programme
    for _ in 0..<60 {
      let uptakes = programme.initiatives.indices.map {
        source(&dice, programme).uptake($0, asOf: programme.asOf)
      }
      desk.state.answers.take(Outlook(asOf: programme.asOf, seq: programme.seq, uptakes: uptakes))
      desk.state.session.size = Size(width: 70 + dice.below(100), height: 20 + dice.below(30))
      desk.state[TrendView.self].measure = TrendMeasure.allCases[dice.below(3)]
      try desk.press(["l", "h", "l l"][dice.below(3)])
      let canvas = view(desk.state)
      let column = try #require(desk.state.seen(TrendPane.self).current)
      let lines = TrendLines(uptakes[column], desk.state.trend)
      // Wherever the plot lies: the dots of those in use stand together somewhere, all of them.
      let text = canvas.text().map { Array($0.unicodeScalars) }
      let plot = try #require(place(of: lines, on: text, desk.state))
      let chart = plot.chart(lines)
      for y in 0..<plot.rect.height {
        for x in 0..<plot.rect.width {
          guard let (sign, layer) = chart[x, y], layer == 0 else { continue }
          let shown = text[plot.rect.y + y][plot.rect.x + x]
          #expect(shown == sign || shown == "◇", "\(x),\(y): \(shown)\n\(desk.picture)")
        }
      }
    }
  }

  /// Where the large chart lies: its left edge is the upright line, its bottom the level one.
  private func place(of lines: TrendLines, on text: [[Unicode.Scalar]], _ state: State) -> TrendPlot? {
    guard
      let foot = text.firstIndex(where: {
        $0.contains("┬") || $0.filter { $0 == "─" }.count > 30 && !$0.contains("┏") && !$0.contains("━")
      }),
      let left = text[foot - 1].firstIndex(where: { $0 == "┤" || $0 == "│" })
    else { return nil }
    var top = foot - 1
    while top > 0, text[top - 1].count > left, ["┤", "│"].contains(text[top - 1][left]) { top -= 1 }
    let width = text[foot][(left + 1)...].prefix { $0 == "─" || $0 == "┬" }.count
    return TrendPlot(lines, in: Rect(x: left + 1, y: top, width: width, height: foot - top))
  }

  @Test("What follows is said in words: pace, what is needed, and which of pace and commitments falls short")
  func words() throws {
    var desk = try Desk()
    try desk.press("7")
    #expect(desk.picture.contains("per week") && desk.picture.contains("nodig"))
    #expect(desk.picture.contains("Toezeggingen niet: ") && desk.picture.contains("Trechter op 31 dec "))
    let govroam = try #require(desk.state.answers.outlook?.uptakes.first { $0.initiative == "govroam" })
    #expect(govroam.initiative == "govroam" && govroam.target?.day.iso == "2017-12-31")
    try desk.press("i")
    let source = desk.picture
    #expect(source.contains("Bass p") || source.contains("tempo"))
  }

  @Test("On a day of the past the chart ends there, and an empty store says that nothing is reported")
  func past() throws {
    var desk = try Desk()
    try desk.press("7")
    try desk.run("as-of 2017-06-30")
    #expect(desk.state.answers.outlook?.asOf.iso == "2017-06-30")
    #expect(desk.picture.contains("30 jun"))
    try desk.run("as-of 2016-03-01")
    #expect(desk.state.answers.outlook?.asOf.iso == "2016-03-01")
    #expect(view(desk.state).text().count == 40)
  }
}

extension UptakeSource {
  /// Municipalities with their turns, the same with all initiatives of a programme.
  fileprivate init(
    _ programme: Programme, _ municipalities: [Municipality], _ turns: [[CellCourses.Turn]],
    inhabitants: [String: [(year: Int, count: Int)]] = [:]
  ) {
    let width = programme.initiatives.count
    var (starts, all) = ([Int32](), [CellCourses.Turn]())
    for row in municipalities.indices {
      for _ in 0..<width {
        starts.append(Int32(all.count))
        if turns.indices.contains(row) { all += turns[row] }
      }
    }
    self.init(
      programme.initiatives.map(\.id), Registry(municipalities, inhabitants: inhabitants, []),
      CellCourses(width: width, starts: starts + [Int32(all.count)], turns: all), upTo: programme.asOf)
  }
}
