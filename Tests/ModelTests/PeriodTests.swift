import Model
import TestSupport
import Testing

@Suite(.dice) struct PeriodTests {
  /// Some period of any precision.
  private func random(_ dice: inout Dice) -> Period {
    let (year, month) = (2010 + dice.below(20), 1 + dice.below(12))
    let day = Day(number: Int32(14_610 + dice.below(7000)))
    let (more, quarter) = (dice.below(5), 1 + dice.below(4))
    let made: Period? =
      switch Period.Precision.allCases[dice.below(Period.Precision.allCases.count)] {
      case .day: Period(day: day)
      case .month: Period(month: month, of: year)
      case .quarter: Period(quarter: quarter, of: year)
      case .year: Period(years: year, year + more)
      case .by: Period(by: day)
      case .term: Period(term: day, day + more * 400)
      case .yearly: Period(yearlyIn: more == 0 ? nil : month)
      case .fourYears: Period.fourYears
      case .none: Period.none
      }
    return made ?? Period.none
  }

  @Test("What is kept of a period is read as the same period")
  func roundTrip() throws {
    var dice = Dice()
    let today = try #require(Day(iso: "2017-10-01"))
    for _ in 0..<2000 {
      let period = random(&dice)
      #expect(Period(text: period.text) == period, "\(period.text)")
      #expect(try Period.written(period.text, today: today) == period, "\(period.text)")
    }
  }

  @Test("What is kept of a milestone is read as the same record")
  func recordRoundTrip() {
    var dice = Dice()
    for _ in 0..<1000 {
      var record = MilestoneRecord()
      if Bool.random(using: &dice) { record.plan = random(&dice) }
      if Bool.random(using: &dice) { record.done = Day(number: Int32.random(in: 15000...20000, using: &dice)) }
      if Bool.random(using: &dice) {
        record.first = random(&dice)
        record.topic = [.board, .fund, .initiative("gibit")].randomElement(using: &dice)
        record.title = ["Nieuwe begroting", "a=b done=2017-01-01", "één  twee"].randomElement(using: &dice)
      }
      #expect(MilestoneRecord(text: record.text) == record, "\(record.text)")
    }
  }

  @Test(
    "A period is written as people write it",
    arguments: [
      ("jun 2017", "2017-06"), ("juni 2017", "2017-06"), ("June 2017", "2017-06"), ("Q1 2018", "2018-q1"),
      ("k4 2018", "2018-q4"), ("2018", "2018"), ("eind 2017", "..2017-12-31"), ("end of 2017", "..2017-12-31"),
      ("uiterlijk 1-7-2018", "..2018-07-01"), ("by 1 Jul 2018", "..2018-07-01"), ("1-12-2017", "2017-12-01"),
      ("2018 t/m 2021", "2018..2021"), ("1-1-2018 t/m 31-12-2021", "2018-01-01..2021-12-31"),
      ("geen", "none"), ("30 nov 2016", "2016-11-30"),
    ])
  func written(_ text: String, _ kept: String) throws {
    let today = try #require(Day(iso: "2017-10-01"))
    #expect(try Period.written(text, today: today).text == kept)
  }

  @Test(
    "A period that ends before it begins, or is none, is refused with the way out",
    arguments: [
      ("2018-06-30..2018-01-01", "ends-before-it-begins"), ("2021..2018", "ends-before-it-begins"),
      ("31-12-2018 t/m 1-1-2018", "ends-before-it-begins"), ("ooit", "no-period"), ("2017-13", "no-period"),
      ("31-2-2017", "no-period"), ("2018..", "no-period"), ("", "no-period"),
    ])
  func refused(_ text: String, _ rule: String) throws {
    let today = try #require(Day(iso: "2017-10-01"))
    #expect(throws: Refusal.self) { try Period.written(text, today: today) }
    do { _ = try Period.written(text, today: today) } catch let refusal {
      #expect(refusal.rule == rule && !refusal.wayOut.dutch.isEmpty && !refusal.wayOut.english.isEmpty)
    }
  }

  @Test("Only what must be completed is overdue, from the day after the last day that its precision allows")
  func overdue() throws {
    func state(_ kept: String, _ day: String, isFact: Bool = false, done: String? = nil) throws -> RoadPoint.State {
      let milestone = Milestone(
        id: "x", period: try #require(Period(text: kept)), topic: .board, title: Phrase("", ""), short: Phrase("", ""),
        isFact: isFact, done: done.flatMap { Period(text: $0) })
      return RoadPoint(milestone).state(on: try #require(Day(iso: day)))
    }
    #expect(try state("..2017-12-31", "2017-12-31") == .due)
    #expect(try state("..2017-12-31", "2018-01-01") == .overdue)
    #expect(try state("2017-06", "2017-06-30") == .due)
    #expect(try state("2017-06", "2017-07-01") == .overdue)
    #expect(try state("2017", "2017-09-30") == .planned)
    #expect(try state("2017", "2017-10-01") == .due)
    #expect(try state("2017-06-30", "2017-07-01", isFact: true) == .fact)
    #expect(try state("2017-06-30", "2018-07-01", done: "2017-07-01") == .done)
    #expect(try state("none", "2030-01-01") == .planned)
    #expect(try state("yearly-06", "2030-01-01") == .planned)
  }
}
