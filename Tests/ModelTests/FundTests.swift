import Model
import TestSupport
import Testing

@Suite(.dice) struct FundTests {
  let seed: Seed

  init() throws { seed = try Project.sampleSeed() }

  private func sum(_ group: FundGroup) -> Amount {
    seed.activities.filter { $0.group == group }.reduce(.zero) { $0 + $1.budget }
  }

  private func printed(_ key: String) -> Amount? { seed.printed.first { $0.key == key }?.amount }

  @Test("B: ten recurring lines come to 25.542.000; printed is 25.452.000, 90.000 less (F1)")
  func recurring() {
    #expect(seed.activities.filter { $0.group == .recurring }.count == 10)
    #expect(sum(.recurring) == Amount(euros: 25_542_000) && printed("structureel") == Amount(euros: 25_452_000))
  }

  @Test("B: four one-off lines come to the printed 25.210.000")
  func oneOff() {
    #expect(seed.activities.filter { $0.group == .oneOff }.count == 4)
    #expect(sum(.oneOff) == Amount(euros: 25_210_000) && printed("incidenteel") == sum(.oneOff))
  }

  @Test("B: the printed total 50.752.000 is the sum of the lines, not of the printed subtotals")
  func total() throws {
    #expect(printed("totaal") == sum(.recurring) + sum(.oneOff))
    let subtotals = try #require(printed("structureel")) + (try #require(printed("incidenteel")))
    #expect(printed("totaal") != subtotals)
  }

  @Test("C: seven functions, three of them without an amount")
  func functions() {
    let functions = seed.functions.of(.function)
    #expect(functions.count == 7 && functions.filter { $0.amount == nil }.count == 3)
    #expect(functions.allSatisfy { !$0.executor.dutch.isEmpty && !$0.executor.english.isEmpty && $0.line > 0 })
    let named = Dictionary(uniqueKeysWithValues: functions.map { ($0.id, $0.amount) })
    #expect(named["doventolk"] == Amount(euros: 800_000) + Amount(euros: 9_400_000))
  }

  @Test("D: the three joint functions and their administration come to 15,32 mln")
  func subscription() {
    let lines = seed.functions.filter { $0.section == "D" }
    #expect(lines.reduce(Amount.zero) { $0 + ($1.amount ?? .zero) } == Amount(euros: 15_320_000))
  }

  @Test("C: of 32 mln freed, 15,32 and 10,2 are named and 6,48 is not allotted (F9); a mended figure mends it")
  func unallotted() throws {
    #expect(seed.functions.allotted == Amount(euros: 25_520_000))
    #expect(seed.functions.unallotted == Amount(euros: 6_480_000))
    var mended = seed.functions
    let index = try #require(mended.firstIndex { $0.id == "opvang" })
    mended[index].amount = Amount(euros: 6_480_000)
    #expect(mended.unallotted == .zero)
  }

  @Test("B: a year slice divides to the cent whatever the shares")
  func slices() throws {
    var dice = Dice()
    for _ in 0..<2000 {
      let first = Int.random(in: 0...10_000, using: &dice)
      let second = Int.random(in: 0...(10_000 - first), using: &dice)
      let parts = [first, second, 10_000 - first - second].map(Percentage.init(hundredths:))
      let shares = try FundShares(parts)
      var plan = FundPlan()
      let total = Amount(cents: Int64.random(in: 1...Amount.limit.cents, using: &dice))
      plan.totals[2018] = total
      for compartment in Compartment.allCases { plan.shares[compartment] = shares[compartment] }
      let slice = plan.slice(2018)
      #expect(slice.values.reduce(.zero, +) == total)
      for (compartment, amount) in slice {
        let exact = Int128(total.cents) * Int128(shares[compartment].hundredths)
        #expect(abs(Int128(amount.cents) * 10_000 - exact) < 10_000, "\(compartment) is a cent or more off")
      }
      #expect(plan.slice(2019).isEmpty)
    }
  }

  @Test("Shares that are not 100 % are refused, however given")
  func wrongShares() {
    for text in ["4000 3500 2600", "4000 3500", "", "10000 0 0 0", "-1 5000 5001", "x 1 2", "99999999999 1 1"] {
      #expect(throws: Refusal.self, "\(text)") { try FundShares(text) }
      #expect(throws: Refusal.self, "\(text)") {
        if text.isEmpty { throw Refusal("x", Phrase(same: ""), wayOut: Phrase(same: "")) }
        try SettingChange(key: "fund-shares", value: text).check()
      }
    }
    #expect((try? FundShares("4000 3500 2500"))?.text == "4000 3500 2500")
    #expect(throws: Refusal.self) { try SettingChange(key: "fund-total-2022", value: "1").check() }
    #expect(throws: Refusal.self) { try SettingChange(key: "fund-total-2018", value: "-1").check() }
  }

  @Test("What-if: unnamed shares follow what was kept, and nothing is kept of it")
  func whatIf() throws {
    var plan = FundPlan()
    for year in FundPlan.years { plan.totals[year] = Amount(euros: 50_000_000) }
    for (compartment, share) in zip(Compartment.allCases, [4000, 3500, 2500]) {
      plan.shares[compartment] = Percentage(hundredths: share)
    }
    var whatIf = WhatIf()
    try whatIf.take(["total=52,3", "mln", "beheer=52"], .dutch)
    let next = whatIf.applied(to: plan)
    #expect(FundPlan.years.allSatisfy { next.totals[$0] == Amount(euros: 52_300_000) })
    // 48 % is left for 35 and 25 parts.
    #expect(next.shares[.recurring] == Percentage(hundredths: 2800) && next.shares[.innovation]?.hundredths == 2000)
    #expect(next.unshared == .zero && plan.totals[2018] == Amount(euros: 50_000_000))
    #expect(throws: Refusal.self) { try whatIf.take(["structureel=60"], .dutch) }
    #expect(throws: Refusal.self) { try whatIf.take(["kleur=rood"], .dutch) }
    #expect(throws: Refusal.self) { try whatIf.take(["total=1,2,3"], .dutch) }
    #expect(whatIf.applied(to: plan) == next, "a refusal changes nothing")
    let open = try {
      var one = WhatIf(); try one.take(["beheer=40"], .dutch); return one
    }().applied(to: FundPlan())
    #expect(open.unshared.hundredths == 6000 && open.shares.count == 1)
  }

  @Test("B: by inhabitant, to the nearest cent")
  func perInhabitant() {
    let plan = FundPlan(totals: [2018: Amount(euros: 52_300_000)])
    #expect(plan.perInhabitant(2018, inhabitants: 17_081_507) == Amount(cents: 306))
    #expect(plan.perInhabitant(2018, inhabitants: 0) == nil && plan.perInhabitant(2019, inhabitants: 1) == nil)
  }

  @Test("Spending is flagged beyond the thresholds and not at them")
  func thresholds() {
    let line = FundLine(budget: Amount(euros: 1000))
    let thresholds = Thresholds()
    #expect(thresholds.verdict(on: line, forecast: Amount(euros: 1050)) == nil)
    #expect(thresholds.verdict(on: line, forecast: Amount(cents: 105_001)) == .over)
    #expect(thresholds.verdict(on: line, forecast: Amount(euros: 800)) == nil)
    #expect(thresholds.verdict(on: line, forecast: Amount(cents: 79_999)) == .under)
    func setting(_ rule: SettingRule, _ value: String) -> Setting {
      let record = JournalRecord(
        seq: 1, change: 1, kind: .change, at: "", by: "anna", effective: Day(number: 17_440), municipality: "",
        initiative: rule.key, field: .setting, from: "", to: value, reason: "", isSample: false)
      return Setting(field: .setting, key: rule.key, record: record)
    }
    let wide = Thresholds([setting(.over, "1000"), setting(.under, "0")])
    #expect(wide.verdict(on: line, forecast: Amount(euros: 1100)) == nil)
    #expect(wide.verdict(on: line, forecast: Amount(euros: 999)) == .under)
    let spent = FundLine(budget: Amount(euros: 1000), committed: Amount(euros: 1001))
    #expect(thresholds.verdict(on: spent, forecast: Amount(euros: 1000)) == .over)
  }

  @Test("The year's course ends where the forecast does, and passes through what is spent now")
  func burnUp() throws {
    let ledger = Ledger(bookings: seed.bookings)
    let lines = ledger.lines(of: seed.activities)
    let spent = lines.reduce(Amount.zero) { $0 + $1.actual }
    let forecast = Amount(euros: 41_319_000)
    let course = BurnUp(
      year: 2017, budget: Amount(euros: 50_752_000), forecast: forecast, ledger: ledger,
      asOf: try #require(Day(iso: "2017-10-01")))
    #expect(course.months.count == 12 && course.months[9].actual == spent && course.months[11].forecast == forecast)
    #expect(course.months[10].forecast > spent && course.months[10].forecast < forecast)
    #expect(course.months.allSatisfy { $0.budget == Amount(euros: 50_752_000) })
    let actuals = course.months[0...9].map(\.actual)
    #expect(actuals == actuals.sorted(), "actuals of the sample only grow")
  }

  @Test("The sample's bookings come to the lines, month by month")
  func monthly() {
    let ledger = Ledger(bookings: seed.bookings)
    for (activity, line) in zip(seed.activities, ledger.lines(of: seed.activities)) {
      for kind in Booking.Kind.allCases {
        let start = kind == .budget ? activity.budget : .zero
        #expect(ledger.monthly(kind, of: activity.id, year: 2017).reduce(start, +) == line[kind])
      }
      #expect(line.original == activity.budget && line.isSample)
    }
  }
}

@Suite struct BookingRuleTests {
  private let activity = FundActivity(
    id: "ibd", year: 2017, group: .recurring, name: Phrase(same: "IBD"), budget: Amount(euros: 1000), section: "B")
  private let line = FundLine(budget: Amount(euros: 1000), committed: Amount(euros: 100), actual: Amount(euros: 300))

  private func rule(
    _ kind: Booking.Kind, _ euros: Int64, date: String? = nil, reason: String = "", today: String = "2017-10-01"
  ) -> String? {
    do {
      let draft = BookingDraft(
        activity: "ibd", kind: kind, amount: Amount(euros: euros), date: date.flatMap(Day.init(iso:)), reason: reason)
      _ = try draft.booking(on: activity, line: line, today: Day(iso: today) ?? Day(number: 0))
      return nil
    } catch {
      return error.rule
    }
  }

  @Test("A booking keeps the rules: sign, year, today, zero, and a reason beyond the free room")
  func rules() {
    #expect(rule(.actual, 600) == nil && rule(.commitment, 600) == nil && rule(.commitment, -100) == nil)
    #expect(rule(.budget, 100) == nil && rule(.budget, -600) == nil)
    #expect(rule(.actual, -1) == "actual-negative" && rule(.actual, 0) == "amount-zero")
    #expect(rule(.commitment, -101) == "below-zero" && rule(.budget, -1001, reason: "x") == "below-zero")
    #expect(rule(.actual, 1, date: "2018-01-01") == "date-outside-year")
    #expect(rule(.actual, 1, date: "2016-12-31") == "date-outside-year")
    #expect(rule(.actual, 1, date: "2017-10-02") == "date-in-future")
    #expect(rule(.actual, 601) == "beyond-free-room" && rule(.commitment, 601, reason: " ") == "beyond-free-room")
    #expect(rule(.budget, -601) == "beyond-free-room" && rule(.actual, 601, reason: "meerwerk") == nil)
    #expect(rule(.actual, 1_000_000_000_000, reason: "x") == "amount-too-large")
    let long = String(repeating: "x", count: BookingDraft.reasonLimit)
    #expect(rule(.actual, 1, reason: long) == nil && rule(.actual, 1, reason: long + "x") == "reason-too-long")
  }

  @Test("Without a day it is today's, or the year's last when that is over")
  func usualDay() throws {
    let draft = BookingDraft(activity: "ibd", kind: .actual, amount: Amount(euros: 1))
    func day(_ today: String) throws -> String {
      try draft.booking(on: activity, line: line, today: try #require(Day(iso: today))).date.iso
    }
    #expect(try day("2017-10-01") == "2017-10-01" && day("2026-05-05") == "2017-12-31")
    #expect(rule(.actual, 1, today: "2016-12-31") == "date-outside-year")
  }

  @Test("A booking whose reversal was reversed stands again, in what restored it")
  func standing() throws {
    let day = try #require(Day(iso: "2017-09-01"))
    var first = Booking(id: 1, date: day, activity: "ibd", kind: .actual, amount: Amount(euros: 5), isSample: false)
    var ledger = Ledger(bookings: [first])
    #expect(try ledger.standing(first).get().id == 1)
    var second = first.counter(date: day, reason: "")
    second.id = 2
    ledger.bookings.append(second)
    #expect(throws: Refusal.self) { try ledger.standing(first).get() }
    var third = second.counter(date: day, reason: "")
    third.id = 3
    ledger.bookings.append(third)
    #expect(try ledger.standing(first).get() == third && third.amount == first.amount)
    first.id = 9
    #expect(try ledger.standing(first).get() == first)
  }

  @Test("Kinds have their name in both languages")
  func kinds() {
    #expect(Booking.Kind(word: "Actual") == .actual && Booking.Kind(word: "realisatie") == .actual)
    #expect(Booking.Kind(word: "budget") == .budget && Booking.Kind(word: "iets") == nil)
    #expect(Booking.words(journal: "#3 realisatie 125 2017-01-01", .english) == "#3 actual € 1.25")
  }
}
