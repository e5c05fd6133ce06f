/// How cells went, as far as counting goes: which status and flags each had from which day on. In few bytes, for who
/// counts all of them on many days.
package struct CellCourses: Sendable {
  /// What a cell was at the end of a day on which a record changed it.
  package struct Turn: Sendable, Hashable {
    /// As a number.
    private let number: Int32
    /// From that day.
    package let status: RolloutStatus
    /// From that day.
    package let flags: RolloutFlags
    /// Whether its status came by a step on that day: not by a report, a correction or a reorganisation.
    package let isStep: Bool

    package init(_ day: Day, _ status: RolloutStatus, _ flags: RolloutFlags = [], isStep: Bool = false) {
      (number, self.status, self.flags, self.isStep) = (day.number, status, flags, isStep)
    }

    /// From when it is so.
    package var day: Day { Day(number: number) }
    /// Whether it counts among the adopters.
    package var countsAsAdopted: Bool { status.countsAsAdopted(flags) }
    /// Whether it does not count at all.
    var isExempt: Bool { flags.contains(.exempt) }
  }

  /// How many initiatives there are.
  package let width: Int
  /// Of each cell, row by row, where its turns begin; behind the last, where they end.
  private let starts: [Int32]
  /// Cell by cell, oldest first.
  private let turns: [Turn]

  /// - Parameters:
  ///   - starts: of each cell, row by row, where its turns begin, and then where those of the last end.
  ///   - turns: cell by cell, oldest first.
  package init(width: Int, starts: [Int32], turns: [Turn]) {
    (self.width, self.starts, self.turns) = (width, starts, turns)
  }

  /// The turns of a cell, oldest first.
  package func turns(_ row: Int, _ column: Int) -> ArraySlice<Turn> {
    let place = row * width + column
    return turns[Int(starts[place])..<Int(starts[place + 1])]
  }

  /// Whether a cell counted among the adopters at the end of each of `days`, a bit for each.
  package func used(_ row: Int, _ column: Int, on days: [Day]) -> UInt16 {
    let turns = turns(row, column)
    guard !turns.isEmpty else { return 0 }
    var bits: UInt16 = 0
    for (index, day) in days.enumerated() where turns.last(where: { $0.day <= day })?.countsAsAdopted ?? false {
      bits |= 1 << index
    }
    return bits
  }
}
