/// Stacked columns with a line across, in characters.
package enum ColumnChart {
  /// What a cell of the chart shows: nothing, the line, or a part of a column by its number.
  package enum Mark: Sendable, Hashable {
    case blank, line
    case part(Int)
  }

  /// A column: its parts from the ground up, and where the line runs at it.
  package struct Column: Sendable, Hashable {
    /// The parts that are stacked, from the ground up.
    package var parts: [Int64]
    /// The height of the line over the column, in the same unit.
    package var line: Int64

    package init(parts: [Int64], line: Int64) {
      self.parts = parts
      self.line = line
    }
  }

  /// The marks of each column from the top row down; `most` is the height of the whole chart.
  /// A part that is more than nothing shows where it rounds to a row; columns hide the line.
  package static func marks(_ columns: [Column], most: Int64, height: Int) -> [[Mark]] {
    func row(_ value: Int64) -> Int {
      guard most > 0 else { return 0 }
      let scaled = (Int128(max(0, value)) * Int128(height) * 2 + Int128(most)) / (Int128(most) * 2)
      return Int(min(Int128(height), scaled))
    }
    return columns.map { column in
      var marks = Array(repeating: Mark.blank, count: height)
      let line = row(column.line)
      if line > 0, height > 0 { marks[height - line] = .line }
      var (from, sum): (Int, Int64) = (0, 0)
      for (number, part) in column.parts.enumerated() {
        let (next, over) = sum.addingReportingOverflow(part)
        guard !over else { break }
        sum = next
        let to = row(sum)
        for level in from..<max(from, to) { marks[height - 1 - level] = .part(number) }
        from = max(from, to)
      }
      return marks
    }
  }

  /// A round number at or just above `most`: 1, 2, 3, 4, 5, 6 or 8 times a power of ten.
  package static func ceiling(_ most: Int64) -> Int64 {
    var unit: Int64 = 100
    while unit <= most / 10 { unit *= 10 }
    return [1, 2, 3, 4, 5, 6, 8].map { $0 * unit }.first { $0 >= most } ?? unit * 10
  }
}
