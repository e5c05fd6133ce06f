import Model
import TestSupport
import Testing

/// The municipalities of a day with their inhabitants of that year, from the sample.
func municipalities(on iso: String) throws -> [Municipality] {
  let seed = try Project.sampleSeed()
  let day = try #require(Day(iso: iso))
  let counts = Dictionary(
    uniqueKeysWithValues: seed.inhabitants.filter { $0.year == day.civil.year }.map { ($0.code, $0.count) })
  return seed.municipalities.filter { $0.exists(on: day) }.map {
    var one = $0
    one.inhabitants = counts[one.code] ?? 0
    return one
  }
}

@Suite(.dice) struct ContributionTests {
  private let whole = [SubscriptionLine(key: "all", name: Phrase(same: "all"), budget: Amount(euros: 15_320_000))]

  private func four() throws -> [SubscriptionLine] {
    var programme = Programme(asOf: Day(number: 0), today: Day(number: 0))
    programme.figures = try Project.sampleSeed().figures
    return programme.subscriptionLines
  }

  @Test("Section D: 390 municipalities of 2016 and € 15.320.000,00 deal out 205 remainder cents, and the sum is exact")
  func remainders() throws {
    let members = try municipalities(on: "2016-01-01")
    #expect(members.count == 390)
    for lines in [whole, try four()] {
      let year = ContributionYear.budgeted(
        2018, municipalities: members, lines: lines, budget: Amount(euros: 15_320_000), index: Fraction(1), exempt: [])
      #expect(year.remainder == 205 && year.total == Amount(euros: 15_320_000))
    }
  }

  @Test("Section D: tariff mode gives € 15.281.208,00, € 38.792 below the budget")
  func tariff() throws {
    let year = ContributionYear.tariffed(
      2018, municipalities: try municipalities(on: "2016-01-01"), lines: try four(), budget: Amount(euros: 15_320_000),
      index: Fraction(1), tariff: Fraction(90), exemptTariff: nil, exempt: [])
    #expect(year.total == Amount(cents: 1_528_120_800))
    #expect(year.budget - year.total == Amount(euros: 38_792))
  }

  @Test("For random populations and budgets the parts sum exactly and nobody is a cent from the exact share")
  func random() {
    var generator = Dice()
    for _ in 0..<300 {
      let weights = (0..<Int.random(in: 1...400, using: &generator)).map { _ in
        Int.random(in: 0...1_000_000, using: &generator)
      }
      let total = Amount(cents: Int64.random(in: 0...9_000_000_000_000_000, using: &generator))
      let sum = weights.reduce(0, +)
      guard sum > 0 else { continue }
      let (parts, remainder) = deal(total, over: weights)
      #expect(parts.reduce(.zero, +) == total && remainder < weights.count)
      for (part, weight) in zip(parts, weights) {
        let gap = Int128(part.cents) * Int128(sum) - Int128(total.cents) * Int128(weight)
        #expect(gap.magnitude < Int128(sum).magnitude)
      }
    }
  }

  @Test("The order of the municipalities does not matter; equal fractions go by CBS code")
  func order() throws {
    var members = try municipalities(on: "2017-01-01")
    let sorted = ContributionYear.budgeted(
      2019, municipalities: members, lines: try four(), budget: Amount(cents: 1_532_000_001), index: Fraction(1),
      exempt: ["GM0363"])
    members.shuffle()
    let shuffled = ContributionYear.budgeted(
      2019, municipalities: members, lines: try four(), budget: Amount(cents: 1_532_000_001), index: Fraction(1),
      exempt: ["GM0363"])
    #expect(sorted == shuffled)
    #expect(deal(Amount(cents: 2), over: [5, 5, 5]).parts.map(\.cents) == [1, 1, 0])
  }

  @Test("Municipalities sum to the budget and lines to each municipality's amount, whoever is exempt")
  func lines() throws {
    let all = try municipalities(on: "2017-01-01")
    var generator = Dice()
    for round in 0..<10 {
      // As they are, and any other population.
      let members =
        round == 0
        ? all
        : all.shuffled(using: &generator).prefix(Int.random(in: 30...all.count, using: &generator)).map { one in
          var one = one
          one.inhabitants = Int.random(in: 1...1_000_000, using: &generator)
          return one
        }
      let exempt = Set(
        members.shuffled(using: &generator).prefix(Int.random(in: 0...20, using: &generator)).map(\.code))
      let budget = Amount(cents: Int64.random(in: 1_000_000_000...2_000_000_000, using: &generator))
      let year = ContributionYear.budgeted(
        2018, municipalities: members, lines: try four(), budget: budget, index: Fraction(1), exempt: exempt)
      #expect(year.total == budget && year.lines.reduce(.zero) { $0 + $1.budget } == budget)
      // Of a line the cents of so many municipalities may come to a few more or less than its budget.
      #expect(year.lineGaps.reduce(0, +) == 0 && year.lineGaps.allSatisfy { abs($0) < members.count })
      for one in year.contributions {
        #expect(one.parts.reduce(.zero, +) == one.amount)
        if one.isExempt { #expect(one.parts[2] == .zero) }
        // Nobody is a cent from what he owes, of no line and in all.
        for (line, part) in zip(year.lines, one.parts) {
          let payers = members.filter { line.key != SubscriptionLine.exemptible || !exempt.contains($0.code) }
          let sum = payers.reduce(Int128(0)) { $0 + Int128($1.inhabitants) }
          let weight = payers.contains { $0.code == one.municipality.code } ? Int128(one.municipality.inhabitants) : 0
          #expect((Int128(part.cents) * sum - Int128(line.budget.cents) * weight).magnitude < sum.magnitude)
        }
      }
    }
  }

  @Test("An exempt municipality has no tariff until one is given (F7)")
  func exempt() throws {
    func year(_ rate: Fraction?) throws -> ContributionYear {
      ContributionYear.tariffed(
        2018, municipalities: try municipalities(on: "2017-01-01"), lines: try four(), budget: .zero,
        index: Fraction(1),
        tariff: Fraction(90), exemptTariff: rate, exempt: ["GM0363"])
    }
    let open = try #require(try year(nil).contributions.first { $0.municipality.code == "GM0363" })
    #expect(open.isExempt && open.amount == nil)
    let given = try #require(try year(Fraction(65)).contributions.first { $0.municipality.code == "GM0363" })
    #expect(given.amount == Amount(cents: Int64(given.municipality.inhabitants) * 65))
  }

  @Test("The index is multiplied up exactly and rounded last")
  func index() throws {
    var settings = ContributionSettings()
    settings.indices = [2018: Fraction(14, over: 1000), 2019: Fraction(1, over: 100)]
    #expect(settings.index(of: 2019) == Fraction(102_414, over: 100_000))
    #expect(settings.index(of: 2020) == nil && settings.missing(2020).count == 2)
    let one = try #require(try municipalities(on: "2017-01-01").first)
    let year = ContributionYear.tariffed(
      2019, municipalities: [one], lines: [], budget: .zero, index: try #require(settings.index(of: 2019)),
      tariff: Fraction(90), exemptTariff: nil, exempt: [])
    // 90 ct × 1,02414 is 92,1726 ct: rounding the tariff first would give 92 or 92,17.
    let exact = Fraction(921_726, over: 10_000) * Fraction(Int128(one.inhabitants))
    #expect(year.total.cents == Int64(exact.rounded))
  }

  @Test(
    "Settings are kept in one notation",
    arguments: [
      ("index 2018", "1,4 %", "0.014"), ("index 2018", "1,4", "0.014"), ("index 2018", "1.4%", "0.014"),
      ("index 2021", "-0,125 %", "-0.00125"),
      ("tariff", "€ 0,90", "90"), ("tariff", "90 ct", "90"), ("tariff", "92,5 ct", "92.5"),
      ("budget", "15.320.000,00", "1532000000"), ("budget", "15,32 mln", "1532000000"), ("budget", "€ 1250", "125000"),
      ("mode", "tariff", "tariff"), ("reference-date", "2017-01-01", "2017-01-01"),
      ("reference-date 2019", "2018-01-01", "2018-01-01"), ("exempt", "GM0599 GM0363", "GM0363 GM0599"),
    ])
  func typed(_ key: String, _ text: String, _ kept: String) throws {
    #expect(try ContributionSettings.typed(key, text, .dutch, today: .firstKnown) == kept)
    #expect(try ContributionSettings.normalised(key, kept) == kept)
  }

  @Test(
    "What is no setting is refused with what would be",
    arguments: [
      ("index 2018", "80"), ("index 2018", "80 %"), ("index 2018", "1,,4 %"), ("index", "1 %"), ("index 2022", "1 %"),
      ("tariff", "veel"), ("tariff", "-1"), ("tariff", "1.2.3"), ("budget", "1e30"), ("budget", "0"),
      ("budget", "1,2,3"), ("budget", "99999999999999999999999999"), ("budget", "-5"), ("mode", "soms"),
      ("reference-date", "januari"), ("reference-date", "1999-01-01"), ("exempt", "Amsterdam"), ("kleur", "rood"),
      ("budget", "0,001"),
    ])
  func refused(_ key: String, _ text: String) {
    #expect(throws: Refusal.self) { try ContributionSettings.typed(key, text, .dutch, today: .firstKnown) }
  }

  @Test("Fractions are exact and written in the user's notation")
  func fractions() {
    #expect(Fraction(decimal: "0.0029") == Fraction(29, over: 10_000))
    #expect(Fraction(1, over: 3) + Fraction(1, over: 6) == Fraction(1, over: 2))
    #expect(Fraction(5, over: 2).rounded == 3 && Fraction(-5, over: 2).rounded == -3)
    #expect(Fraction(920_029, over: 10_000).words(.dutch, decimals: 4) == "92,0029")
    #expect(Fraction(1_234_567, over: 100).words(.english, decimals: 1) == "12,345.7")
    for text in ["", "-", "1.", ".5", "1.2.3", "a", "--1", "1e3", "12345678901234567890123"] {
      #expect(Fraction(decimal: text) == nil, "\(text)")
    }
  }
}
