/// On which days steps were made, with how many in each initiative: what the ruler of time shows.
package struct DayBook: Sendable, Equatable {
  /// What happened on one day.
  package struct Entry: Sendable, Hashable {
    /// The day from which the changes hold.
    package var day: Day
    /// Changes of status by the initiative's place.
    package var steps: [Int]
    /// How many of them led into use.
    package var adopted: [Int]

    package init(day: Day, steps: [Int], adopted: [Int]) {
      (self.day, self.steps, self.adopted) = (day, steps, adopted)
    }

    /// All changes of that day.
    package var count: Int { steps.reduce(0, +) }
  }

  /// The last journal record that is known.
  package let seq: Int
  /// The store's own day.
  package let today: Day
  /// Days with changes, oldest first.
  package let entries: [Entry]
  /// How many use each initiative today.
  package let adopted: [Int]

  package init(seq: Int, today: Day, entries: [Entry], adopted: [Int]) {
    self.seq = seq
    self.today = today
    self.entries = entries.sorted { $0.day < $1.day }
    self.adopted = adopted
  }

  /// What happened on a day; nil for nothing.
  package func entry(on day: Day) -> Entry? {
    let place = place(of: day)
    return place < entries.count && entries[place].day == day ? entries[place] : nil
  }

  /// The last day before one on which something changed, or the first after it.
  package func change(from day: Day, by step: Int) -> Day? {
    var place = place(of: day)
    if step < 0 { return place > 0 ? entries[place - 1].day : nil }
    if place < entries.count, entries[place].day == day { place += 1 }
    return place < entries.count ? entries[place].day : nil
  }

  /// The place of the first day that is not before one.
  private func place(of day: Day) -> Int { entries.place { $0.day >= day } }

  /// Changes in each of `count` equal spans of whole weeks that end with today.
  /// - Returns: what each holds and the day it begins with, oldest first.
  package func weeks(from start: Day, cells: Int) -> (sums: [Int], first: Day, days: Int) {
    guard cells > 0 else { return ([], today, 7) }
    let all = max(1, (today - start) / 7 + 1)
    let each = max(1, (all + cells - 1) / cells)
    let count = (all + each - 1) / each
    let days = 7 * each
    let first = today + (1 - count * days)
    var sums = Array(repeating: 0, count: count)
    for entry in entries where entry.day >= first && entry.day <= today {
      sums[(entry.day - first) / days] += entry.count
    }
    return (sums, first, days)
  }
}

/// By what one goes back and on in time.
package enum TimeStep: String, Sendable, CaseIterable {
  case day, change, week, month, quarter

  package var name: Phrase {
    switch self {
    case .day: Phrase("dag", "day")
    case .change: Phrase("verandering", "change")
    case .week: Phrase("week", "week")
    case .month: Phrase("maand", "month")
    case .quarter: Phrase("kwartaal", "quarter")
    }
  }

  /// A step by its name in either language.
  package static func typed(_ text: String) -> TimeStep? {
    allCases.first { [$0.rawValue, $0.name.dutch].contains(text.lowercased()) }
  }

  /// The day that lies one step from another; nil where there was no change before or after it.
  package func from(_ day: Day, by direction: Int, _ book: DayBook?) -> Day? {
    switch self {
    case .day: day + direction
    case .week: day + 7 * direction
    case .month: day.months(direction)
    case .quarter: day.months(3 * direction)
    case .change: book?.change(from: day, by: direction)
    }
  }
}

extension Day {
  /// So many months on: the same day of that month, or its last.
  package func months(_ count: Int) -> Day {
    let (year, month, day) = civil
    let all = year * 12 + month - 1 + count
    for last in stride(from: day, through: day - 3, by: -1) {
      if let found = Day(year: all / 12, month: all % 12 + 1, day: last) { return found }
    }
    return self
  }
}
