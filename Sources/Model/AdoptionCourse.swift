/// Which cells counted among the adopters at the ends of the last months and 30 days before: what sparklines and the
/// change of a part of the municipalities are counted from.
package struct AdoptionCourse: Sendable, Equatable {
  /// The day shown for which it was read.
  package let asOf: Day
  /// The last journal record that it knows.
  package let seq: Int
  /// The ends of months, oldest first.
  package let days: [Day]
  /// By row and column of the programme a bit for each of `days`, and above them one for 30 days before.
  private let used: [UInt16]

  /// So many ends of months.
  package static let months = 10

  package init(_ programme: Programme, used: [UInt16]) {
    asOf = programme.asOf
    seq = programme.seq
    days = AdoptionCourse.days(before: programme.asOf)
    self.used = used
  }

  package static func == (one: AdoptionCourse, other: AdoptionCourse) -> Bool {
    one.asOf == other.asOf && one.seq == other.seq && one.used == other.used
  }

  /// The days on which it is asked, up to `asOf`: the ends of months, oldest first, then 30 days before.
  package static func asked(asOf: Day) -> [Day] { days(before: asOf) + [asOf + -Programme.trendDays] }

  private static func days(before asOf: Day) -> [Day] {
    var days: [Day] = []
    var (year, month, _) = (asOf + 1).civil
    while days.count < months, let first = Day(year: year, month: month, day: 1) {
      days.insert(first + -1, at: 0)
      (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
    }
    return days
  }

  /// Whether it was read for what `programme` shows.
  package func isOf(_ programme: Programme) -> Bool {
    asOf == programme.asOf && seq == programme.seq
      && used.count == programme.municipalities.count * programme.initiatives.count
  }

  /// How many municipalities used an initiative at the end of each month: of those at `rows`, or of all.
  package func counts(_ column: Int, among rows: [Int]?, of programme: Programme) -> [Int] {
    var counts = Array(repeating: 0, count: days.count)
    let width = programme.initiatives.count
    for row in rows ?? Array(programme.municipalities.indices) {
      // Only the months that count are gone through: of most there are none.
      var bits = used[row * width + column] & (1 << days.count - 1)
      while bits != 0 {
        counts[bits.trailingZeroBitCount] += 1
        bits &= bits - 1
      }
    }
    return counts
  }

  /// Which cells counted among the adopters 30 days before, row by row.
  package var wereAdopted: [Bool] { used.map { $0 & (1 << days.count) != 0 } }

  /// How many more of those at `rows` use it than 30 days before.
  package func change(_ column: Int, among rows: [Int], of programme: Programme) -> Int {
    let width = programme.initiatives.count
    return rows.reduce(0) { sum, row in
      sum + (programme[row, column].countsAsAdopted ? 1 : 0)
        - (used[row * width + column] & (1 << days.count) != 0 ? 1 : 0)
    }
  }
}
