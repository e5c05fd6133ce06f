import Model
import TestSupport
import Testing

@Suite struct FindingTests {
  private var programme: Programme

  init() throws {
    let seed = try Project.sampleSeed()
    var programme = Programme(
      asOf: Day(number: 17_440), today: Day(number: 17_440), activities: seed.activities,
      lines: seed.activities.map { FundLine(budget: $0.budget) }, printed: seed.printed)
    programme.figures = seed.figures
    programme.findingTexts = seed.findingTexts
    for year in Finding.referenceYears {
      programme.population[year] = seed.inhabitants.filter { $0.year == year }.reduce(0) { $0 + $1.count }
    }
    self.programme = programme
  }

  private func finding(_ id: String) throws -> Finding {
    try #require(programme.findingRegister.first { $0.id == id })
  }

  /// Whether the finding is still there when one figure is another.
  private func stays(_ id: String, when key: String, is text: String) throws -> Bool {
    var mended = programme
    let index = try #require(mended.figures.firstIndex { $0.key == key })
    let old = mended.figures[index]
    mended.figures[index] = try #require(
      SourceFigure(key: key, text: text, unit: old.unit, section: old.section, line: old.line))
    return mended.findingRegister.contains { $0.id == id }
  }

  @Test("There are twenty-nine, F1 to F29, all open, each with words of the document and their line")
  func all() {
    let register = programme.findingRegister
    #expect(register.map(\.id) == (1...29).map { "F\($0)" })
    for finding in register {
      #expect(finding.isOpen && !finding.quotes.isEmpty && !finding.section.isEmpty, "\(finding.id)")
      #expect(!finding.printed.dutch.isEmpty && !finding.expected.english.isEmpty, "\(finding.id)")
      #expect(finding.quotes.allSatisfy { (1...568).contains($0.line) && $0.words.count < 60 }, "\(finding.id)")
    }
  }

  @Test("F1 (B): the recurring lines come to 25.542.000, 25.452.000 is printed, and the total holds with the lines")
  func subtotal() throws {
    let found = try finding("F1")
    #expect(found.expectedAmount == Amount(euros: 25_542_000) && found.printedAmount == Amount(euros: 25_452_000))
    #expect(programme.findingRegister.filter(\.warnsOfFund).map(\.id) == ["F1"])
    var mended = programme
    let index = try #require(mended.printed.firstIndex { $0.key == "structureel" })
    mended.printed[index].amount = Amount(euros: 25_542_000)
    #expect(!mended.findingRegister.contains { $0.id == "F1" } && mended.findingRegister.filter(\.warnsOfFund).isEmpty)
    #expect(
      programme.printed.first { $0.key == "totaal" }?.amount
        == programme.activities.reduce(.zero) { $0 + $1.budget })
  }

  @Test("F3 (D): 44 + 23 + 25 + 0,0029 is 92,0029 ct, not 90")
  func rates() throws {
    #expect(try finding("F3").expected.dutch == "92,0029 ct")
    #expect(try !stays("F3", when: "tariff", is: "92.0029"))
    #expect(try stays("F3", when: "tariff", is: "92"))
  }

  @Test("F4 (D): 0,05 million over the inhabitants is 0,29 ct, not 0,0029")
  func administration() throws {
    #expect(try finding("F4").expected.dutch == "0,29 ct")
    #expect(try !stays("F4", when: "administratie-rate", is: "0.29"))
    #expect(try stays("F4", when: "administratie-rate", is: "0.28"))
  }

  @Test("F5 (D): whether 90 ct bring in the € 15,32 million hangs on the reference date")
  func blended() throws {
    #expect(programme.subscriptionLines.reduce(.zero) { $0 + $1.budget } == Amount(euros: 15_320_000))
    #expect(try finding("F5").expected.dutch == "naar peildatum 1 januari: 2016 −€ 38.792, 2017 +€ 53.356")
    #expect(try finding("F5").expected.english == "by reference date 1 January: 2016 −€ 38,792, 2017 +€ 53,356")
    // With this administration budget 90 ct bring in exactly what the lines need in 2016, and not in 2017.
    #expect(try stays("F5", when: "administratie", is: "11208"))
    var early = self
    early.programme.population[2017] = nil
    #expect(try !early.stays("F5", when: "administratie", is: "11208"))
  }

  @Test("F6 (D): 25 ct for 3,94 million takes 15,76 million inhabitants")
  func base() throws {
    #expect(try finding("F6").expected.dutch.hasPrefix("15.760.000 inwoners: 1.219.120 blijven erbuiten; de G4"))
    #expect(try !stays("F6", when: "luisterend-oor-rate", is: "23"))
  }

  @Test("F9 (C, D): about 32 − 15,32 − just over 10,2 leaves about € 6,5 million")
  func rest() throws {
    #expect(try finding("F9").expected.dutch.hasPrefix("ongeveer € 6,5 mln, niet uitgesplitst"))
    #expect(try finding("F9").printed == Phrase("plm. € 32.000.000", "about € 32,000,000"))
    #expect(try !stays("F9", when: "freed", is: "25520000"))
  }

  @Test("F10 (C): 9,4 million at € 182 is 51.648 jobs, 8,1 a user, and execution and jobs make the whole")
  func jobs() throws {
    let words = try finding("F10").expected.dutch
    #expect(words.contains("51.648") && words.contains("8,1"))
    let figures = programme.figures
    #expect(
      figures.amount("interpreting-execution").flatMap { one in
        figures.amount("interpreting-jobs-cost").map { one + $0 }
      }
        == figures.amount("interpreting"))
    var counted = programme
    counted.figures.append(
      try #require(SourceFigure(key: "interpreting-jobs", text: "51648", unit: .number, section: "C", line: 490)))
    #expect(!counted.findingRegister.contains { $0.id == "F10" })
  }

  @Test("A settled finding stays in the register with its reason, and the fund's warning goes")
  func settled() throws {
    var programme = programme
    let record = JournalRecord(
      seq: 7, change: 3, kind: .change, at: "2017-10-01T10:00:00Z", by: "anna", effective: Day(number: 17_440),
      municipality: "", initiative: "F1", field: .finding, from: "", to: "settled", reason: "zetfout", isSample: false)
    programme.settings = [Setting(field: .finding, key: "F1", record: record)]
    let found = try #require(programme.findingRegister.first { $0.id == "F1" })
    #expect(
      !found.isOpen && found.settled?.record.reason == "zetfout"
        && programme.findingRegister.filter(\.warnsOfFund).isEmpty)
    programme.settings[0].record.to = ""
    #expect(programme.findingRegister.filter(\.warnsOfFund).map(\.id) == ["F1"])
  }

  @Test("What textual findings say of CBS holds in its figures: 15,0 % in the five largest, 388 and 380 municipalities")
  func outside() throws {
    let first = try municipalities(on: "2016-01-01")
    let largest = first.map(\.inhabitants).sorted(by: >).prefix(5).reduce(0, +)
    let share = Fraction(Int128(largest) * 100, over: Int128(first.reduce(0) { $0 + $1.inhabitants }))
    #expect(share.rounded(to: 1) == Fraction(15))
    #expect(try finding("F13").expected.dutch.contains("15,0 %"))
    let words = try finding("F20").expected.dutch
    for (day, count) in [("2017-01-01", 388), ("2018-01-01", 380)] {
      #expect(try municipalities(on: day).count == count && words.contains("\(count)"))
    }
  }

  @Test("Words of the document are read with section and line, or not at all")
  func quotes() {
    #expect(Quote.list("A0:74:klaar|B:419:€ 1")?.map(\.line) == [74, 419])
    for text in ["", "A0:74", "A0:x:klaar", "A0:74:klaar|B", "B"] {
      #expect(Quote.list(text) == nil, "\(text)")
    }
  }
}
