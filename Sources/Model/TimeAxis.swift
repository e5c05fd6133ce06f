/// The level axis of a chart: days over columns of cells, with months and years as its ticks.
package struct TimeAxis: Sendable, Hashable {
  /// The first day of a month that has a tick.
  package struct Tick: Sendable, Hashable {
    /// The first of its month.
    package var day: Day
    /// In cells.
    package var column: Int
    /// The name of the month; nil where it has no room.
    package var month: Phrase?
    /// Under the first tick of a year; nil else, and where it would touch the next.
    package var year: Int?
  }

  /// The day at the left edge.
  package let first: Day
  /// The day at the right edge.
  package let last: Day
  /// In cells.
  package let width: Int

  package init(first: Day, last: Day, width: Int) {
    (self.first, self.last, self.width) = (first, max(first + 1, last), max(1, width))
  }

  /// The place of a day in dots, two to a cell; days off the axis lie off it.
  package func dot(of day: Day) -> Double {
    Double(day - first) / Double(last - first) * Double(2 * width - 1)
  }

  /// The column of a day.
  package func column(of day: Day) -> Int { Int(dot(of: day).rounded(.down)) / 2 }

  /// The months that are marked: every month, second, third, sixth or twelfth, or of several years the first, so that
  /// two are five cells apart.
  package var ticks: [Tick] {
    for months in TimeAxis.steps {
      let columns = days(every: months).map { ($0, column(of: $0)) }
      guard zip(columns, columns.dropFirst()).allSatisfy({ $1.1 - $0.1 >= 5 }) else { continue }
      return named(columns)
    }
    return []
  }

  private static let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12_000]

  private func days(every months: Int) -> [Day] {
    let (year, month, _) = first.civil
    var number = year * 12 + month - 1
    if let day = Day(year: year, month: month, day: 1), day < first { number += 1 }
    number += (months - number % months) % months
    var days: [Day] = []
    while let day = Day(year: number / 12, month: number % 12 + 1, day: 1), day <= last {
      days.append(day)
      number += months
    }
    return days
  }

  private func named(_ columns: [(Day, Int)]) -> [Tick] {
    var ticks: [Tick] = []
    for (day, column) in columns {
      let (year, month, _) = day.civil
      let isFirst = ticks.last.map { $0.day.civil.year != year } ?? true
      ticks.append(
        Tick(
          day: day, column: column, month: column + 3 <= width ? monthNames[month - 1] : nil,
          year: isFirst && column + 4 <= width ? year : nil))
    }
    // Of two years that would touch the earlier one goes.
    var next = Int.max
    for index in ticks.indices.reversed() where ticks[index].year != nil {
      if next - ticks[index].column < 5 { ticks[index].year = nil } else { next = ticks[index].column }
    }
    return ticks
  }
}
