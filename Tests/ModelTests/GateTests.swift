import Model
import Testing

@Suite struct GateTests {
  private func outcome(_ key: String, _ value: String) -> Setting {
    Setting(
      field: .decision, key: key,
      record: JournalRecord(
        seq: 1, change: 1, kind: .change, at: "", by: "anna", effective: Day(number: 17_000), municipality: "",
        initiative: key, field: .decision, from: "", to: value, reason: "", isSample: false))
  }

  @Test("Mature asks for an assessment: as long as that cannot be made, a reason stands for it")
  func mature() {
    let gate = Gate(of: "gon", from: .development, to: .mature, [])
    #expect(gate.needsReason && gate.isOpen && gate.missing.map(\.target) == [.reason])
    #expect(gate.missing.first?.section == "A3A")
  }

  @Test("Before rollout the board decides; of the six A-1 was put to the members, and its outcome is not known")
  func rollout() {
    let six = Gate(of: "gon", from: .decision, to: .rollout, [])
    #expect(six.isOpen && !six.needsReason)
    #expect(six.items.first?.state == .unrecorded)
    #expect(six.items.first?.words.dutch.contains("uitkomst niet vastgelegd [P]") == true)
    let passed = Gate(of: "gon", from: .decision, to: .rollout, [outcome("A-1", "aangenomen 2016-11-30")])
    #expect(passed.isOpen && passed.items.first?.state == .met)
    let rejected = Gate(of: "gon", from: .decision, to: .rollout, [outcome("A-1", "verworpen 2016-11-30")])
    #expect(!rejected.isOpen && rejected.items.first?.state == .lacking)
    // Of anything else nothing was put to anybody.
    let other = Gate(of: "eigen", from: .decision, to: .rollout, [])
    #expect(!other.isOpen && other.missing.contains { $0.words.dutch.contains("besluit van het bestuur") })
  }

  @Test("The College is not there before the assembly of 2017 set it up: until then the Task Force precedes it")
  func college() {
    func advice(_ settings: [Setting]) -> String {
      Gate(of: "gon", from: .decision, to: .rollout, settings).items.last?.words.dutch ?? ""
    }
    #expect(advice([]).contains("Task Force"))
    #expect(advice([outcome("ALV-2017-A", "aangenomen 2017-06-14")]) == "advies van het College: niet vastgelegd")
    #expect(advice([outcome("ALV-2017-A", "verworpen 2017-06-14")]).contains("Task Force"))
  }

  @Test("One step on, any step back, a stop; from a stop no further than before it")
  func goals() {
    #expect(Phase.development.goals(before: .development) == [.mature, .initiation, .stopped])
    #expect(Phase.operation.goals(before: .operation).contains(.stopped))
    #expect(!Phase.development.goals(before: nil).contains(.rollout))
    #expect(Phase.stopped.goals(before: .mature) == [.initiation, .development, .mature])
    for phase in Phase.allCases {
      for goal in phase.goals(before: .rollout) { #expect(goal != phase) }
    }
    // A step back and a stop ask why.
    #expect(Gate(of: "gon", from: .rollout, to: .decision, []).needsReason)
    #expect(Gate(of: "gon", from: .rollout, to: .stopped, []).needsReason)
  }

  @Test("Phases and bindings are typed in either language; what is neither says what there is")
  func typed() throws {
    #expect(try Phase.typed("Uitrol") == .rollout && Phase.typed("rollout") == .rollout)
    #expect(try Binding.typed("algemeen") == .mandatory && Binding.typed("free") == .free)
    for phase in Phase.allCases { #expect(try Phase.typed(phase.rawValue) == phase) }
    for binding in Binding.allCases { #expect(try Binding.typed(binding.rawValue) == binding) }
    #expect { try Phase.typed("af") } throws: {
      ($0 as? Filter.Problem)?.words.dutch.contains("uitrol") == true
    }
    #expect(throws: Filter.Problem.self) { try Binding.typed("half") }
  }
}

@Suite struct LightTests {
  private func cover(_ adopted: Int, of all: Int, declined: Int = 0) -> Coverage {
    var cover = Coverage()
    for index in 0..<all {
      let status: RolloutStatus = index < adopted ? .inUse : index < adopted + declined ? .declined : .orienting
      cover.count(RolloutCell(status: status), inhabitants: 100)
    }
    return cover
  }
  private func day(_ iso: String) -> Day { Day(iso: iso) ?? .firstKnown }
  private func plan(_ iso: String, done: String? = nil, later: String? = nil, share: Double? = nil) -> Baseline {
    func said(_ iso: String) -> Baseline.Plan { Baseline.Plan(due: day(iso), words: Phrase(same: iso)) }
    return Baseline(
      id: iso, title: Phrase(same: iso), first: said(iso), latest: later.map(said), done: done.map(day), share: share)
  }
  private func signal(_ cover: Coverage, _ plans: [Baseline], on iso: String) -> Signal {
    Signal(cover, plans, heard: day(iso), on: day(iso), by: LightThresholds())
  }

  @Test("Time: green until the first plan's day, amber after it, red 90 days later; what is there is green")
  func time() {
    let (none, plans) = (cover(0, of: 10), [plan("2017-03-31")])
    #expect(signal(none, plans, on: "2017-03-31").light == .green)
    #expect(signal(none, plans, on: "2017-04-01").light == .amber)
    #expect(signal(none, plans, on: "2017-06-28").light == .amber)
    #expect(signal(none, plans, on: "2017-06-29").light == .red)
    #expect(signal(none, [plan("2017-03-31", done: "2017-03-20")], on: "2017-06-29").light == .green)
    // A later plan never hides the first.
    #expect(signal(none, [plan("2017-03-31", later: "2018-01-01")], on: "2017-06-29").light == .red)
  }

  @Test("Coverage: a straight line of those who want it; amber from 10 points under it, red from 25")
  func coverage() {
    let plans = [plan("2017-12-31", share: 1)]
    // On 1 October 2017 305 of 396 days are over: 77 percent is asked for.
    for (adopted, light) in [(100, Light.green), (70, .green), (67, .amber), (55, .amber), (52, .red), (0, .red)] {
      #expect(signal(cover(adopted, of: 100), plans, on: "2017-10-01").light == light, "\(adopted)")
    }
    // Whoever does not want it does not count.
    #expect(signal(cover(60, of: 100, declined: 20), plans, on: "2017-10-01").light == .green)
  }

  private func setting(_ threshold: LightThreshold, _ value: String) -> Setting {
    let key = SettingRule.light(threshold).key
    let record = JournalRecord(
      seq: 1, change: 1, kind: .change, at: "", by: "anna", effective: day("2017-01-01"), municipality: "",
      initiative: key, field: .setting, from: "", to: value, reason: "", isSample: false)
    return Setting(field: .setting, key: key, record: record)
  }

  @Test("Its thresholds are settings: each moves the light from where it was, and no other")
  func thresholds() {
    func light(_ cover: Coverage, _ plans: [Baseline], heard: String, _ settings: [Setting]) -> Light {
      Signal(cover, plans, heard: day(heard), on: day("2017-10-01"), by: LightThresholds(settings)).light
    }
    let (none, late, wide) = (cover(0, of: 10), [plan("2017-03-31")], [plan("2017-12-31", share: 1)])
    #expect(light(none, late, heard: "2017-10-01", []) == .red)
    #expect(light(none, late, heard: "2017-10-01", [setting(.redAfter, "200")]) == .amber)
    #expect(light(cover(70, of: 100), wide, heard: "2017-10-01", []) == .green)
    #expect(light(cover(70, of: 100), wide, heard: "2017-10-01", [setting(.amberUnder, "5")]) == .amber)
    #expect(light(cover(55, of: 100), wide, heard: "2017-10-01", [setting(.redUnder, "20")]) == .red)
    #expect(light(none, late, heard: "2017-07-01", []) == .grey)
    #expect(light(none, late, heard: "2017-07-01", [setting(.greyAfter, "120")]) == .red)
  }

  @Test("A threshold that is no number, or an amber that begins after red, is refused with the way out")
  func badThresholds() throws {
    for one in LightThreshold.allCases {
      #expect(SettingRule(key: SettingRule.light(one).key) == .light(one) && LightThreshold(word: one.word) == one)
      try SettingRule.light(one).check("\(one.usual)")
      for bad in ["0", "-1", "x", "1,5", "05", " 5", "4000"] {
        #expect(throws: Refusal.self, "\(bad)") { try one.check(bad) }
      }
    }
    #expect(throws: Refusal.self) { try LightThreshold.amberUnder.check("26", beside: []) }
    #expect(throws: Refusal.self) { try LightThreshold.redUnder.check("9", beside: []) }
    try LightThreshold.amberUnder.check("26", beside: [setting(.redUnder, "30")])
  }

  @Test("The worst of what is known; grey where nothing is, or where nothing was heard for 90 days")
  func worst() {
    let both = [plan("2017-01-31"), plan("2017-12-31", share: 1)]
    let red = signal(cover(100, of: 100), both, on: "2017-10-01")
    #expect(red.light == .red && red.parts[.coverage] == .green && red.unknown == [.money])
    let grey = signal(cover(10, of: 10), [], on: "2017-10-01")
    #expect(grey.light == .grey && grey.unknown == [.time, .money, .coverage])
    let silent = Signal(cover(0, of: 10), both, heard: day("2017-07-03"), on: day("2017-10-01"), by: LightThresholds())
    #expect(silent.light == .grey && silent.isSilent)
    #expect(
      Signal(cover(0, of: 10), both, heard: day("2017-07-04"), on: day("2017-10-01"), by: LightThresholds()).light
        == .red)
    #expect(Signal(cover(0, of: 10), both, heard: nil, on: day("2017-10-01"), by: LightThresholds()).light == .grey)
  }
}

@Suite struct StepTimeTests {
  private func step(_ day: Int32, _ status: RolloutStatus, _ kind: ChangeKind = .change) -> CellStep {
    CellStep(seq: Int(day), effective: Day(number: day), recorded: Day(number: day), kind: kind, what: .status(status))
  }

  @Test("A median is of steps whose days are both known: no report, no correction, no leap")
  func medians() throws {
    let key = CellKey("GM0001", "gon")
    func times(_ cells: [[CellStep]]) -> StepTimes {
      StepTimes(
        cells.enumerated().flatMap { index, steps in steps.map { (CellKey("GM\(index)", "gon"), $0) } }, seq: 9,
        asOf: Day(number: 100))
    }
    let all = times([
      [step(1, .orienting), step(11, .committed), step(41, .preparing)], [step(5, .orienting), step(25, .committed)],
      [step(1, .orienting, .report), step(3, .committed)], [step(1, .orienting), step(9, .committed, .correction)],
      [step(1, .orienting), step(9, .preparing)],
    ])
    let median = try #require(all.median("gon", from: .orienting))
    #expect(median.days == 15 && median.count == 2)
    #expect(all.median("gon", from: .committed)?.days == 30)
    #expect(all.median("gon", from: .inUse) == nil && all.median(key.municipality, from: .orienting) == nil)
  }
}
