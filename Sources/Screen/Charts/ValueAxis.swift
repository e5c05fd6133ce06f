/// The upright axis of a chart from 0 to `most`, which is its own tick whatever number that is.
package struct ValueAxis: Sendable, Hashable {
  /// What the top stands for, at least 1.
  package let most: Int
  /// In cells.
  package let rows: Int
  /// From 0 up; the last is `most`.
  package let ticks: [Int]

  /// Ticks of a step of 1, 2 or 5 times a power of ten, and `most` itself.
  package init(most: Int, rows: Int) {
    let most = max(1, most)
    let bare = ValueAxis(most: most, rows: max(1, rows), ticks: [])
    let step = ValueAxis.step(most, room: rows / 3)
    var ticks = step.map { Array(stride(from: 0, to: most, by: $0)) } ?? [0]
    // One that would stand beneath the top's is left out.
    while let last = ticks.last, last > 0, bare.row(of: Double(last)) < 2 { ticks.removeLast() }
    self = ValueAxis(most: most, rows: bare.rows, ticks: (rows < 2 ? [] : ticks) + [most])
  }

  private init(most: Int, rows: Int, ticks: [Int]) { (self.most, self.rows, self.ticks) = (most, rows, ticks) }

  /// The smallest of 1, 2, 5 times a power of ten of which no more than `room` go into `most`; nil without room.
  private static func step(_ most: Int, room: Int) -> Int? {
    guard room > 0 else { return nil }
    var unit = 1
    while unit <= Int.max / 20 {
      for step in [unit, 2 * unit, 5 * unit] where most <= room * step { return step }
      unit *= 10
    }
    return nil
  }

  /// The row of dots of a value, four to a cell, from the top; what is off the axis stands at its end.
  package func dot(of value: Double) -> Int {
    let share = max(0, min(1, value / Double(most)))
    return Int(((1 - share) * Double(4 * rows - 1)).rounded())
  }

  /// The row of cells of a value, from the top.
  package func row(of value: Double) -> Int { dot(of: value) / 4 }
}
