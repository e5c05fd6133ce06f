import Model
import TestSupport
import Testing

/// Days over columns, and the steps by which one goes through time.
@Suite(.dice) struct TimeAxisTests {
  @Test("Ticks rise, are first days of months, stand five cells apart, and no name or year touches another")
  func ticks() throws {
    var dice = Dice()
    for _ in 0..<2000 {
      let first = BassFit.start + dice.below(3000)
      let axis = TimeAxis(
        first: first, last: first + 1 + dice.below([30, 400, 4000, 40_000][dice.below(4)]), width: 8 + dice.below(200))
      for (one, next) in zip(axis.ticks, axis.ticks.dropFirst()) {
        #expect(one.day < next.day && next.column - one.column >= 5)
      }
      for tick in axis.ticks {
        #expect(tick.day.civil.day == 1 && (0..<axis.width).contains(tick.column))
        if tick.month != nil { #expect(tick.column + 3 <= axis.width) }
      }
      let years = axis.ticks.filter { $0.year != nil }
      for (one, next) in zip(years, years.dropFirst()) { #expect(next.column - one.column >= 5) }
    }
    let axis = TimeAxis(first: BassFit.start, last: try #require(Day(iso: "2018-01-31")), width: 87)
    #expect(axis.ticks.count == 14 && axis.ticks[0].month?.dutch == "dec" && axis.ticks[1].year == 2017)
  }

  @Test("Months keep their day or end with the month; changes are the days on which something happened")
  func steps() throws {
    func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
    #expect(try day("2017-01-31").months(1).iso == "2017-02-28")
    #expect(try day("2017-03-31").months(-1).iso == "2017-02-28")
    #expect(try day("2017-11-30").months(3).iso == "2018-02-28")
    #expect(try day("2017-01-15").months(-1).iso == "2016-12-15")
    let start = BassFit.start
    let book = DayBook(
      seq: 1, today: start + 20,
      entries: [3, 9, 10].map { DayBook.Entry(day: start + $0, steps: [2], adopted: [1]) }, adopted: [3])
    #expect(TimeStep.change.from(start + 9, by: 1, book) == start + 10)
    #expect(TimeStep.change.from(start + 9, by: -1, book) == start + 3)
    #expect(TimeStep.change.from(start + 3, by: -1, book) == nil)
    #expect(TimeStep.change.from(start + 5, by: 1, book) == start + 9)
    #expect(book.weeks(from: start, cells: 10).sums == [2, 4, 0])
    #expect(book.weeks(from: start, cells: 1).sums == [6])
    #expect(TimeStep.typed("maand") == .month && TimeStep.typed("week") == .week && TimeStep.typed("eeuw") == nil)
  }
}
