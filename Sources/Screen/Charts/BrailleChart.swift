/// Lines of dots, eight to a cell: two beside each other, four above each other. Where lines share a cell it has the
/// dots of all and belongs to the first of them.
package struct BrailleChart: Sendable {
  /// In cells.
  package let width: Int
  package let height: Int
  private var dots: [UInt8]
  private var owners: [Int]

  package init(width: Int, height: Int) {
    (self.width, self.height) = (max(0, width), max(0, height))
    dots = Array(repeating: 0, count: self.width * self.height)
    owners = Array(repeating: .max, count: dots.count)
  }

  /// A place in dots.
  package struct Point: Sendable, Hashable {
    /// From the left.
    package var x: Double
    /// From the top.
    package var y: Int

    package init(x: Double, y: Int) { (self.x, self.y) = (x, y) }
  }

  /// Draws a line through points from left to right.
  /// - Parameters:
  ///   - on: how many columns of dots are drawn, and how many are left out after them; nil for all.
  ///   - layer: the smaller, the sooner a cell is its.
  package mutating func line(_ points: [Point], dash: (on: Int, off: Int)? = nil, layer: Int) {
    guard let first = points.first, let last = points.last else { return }
    var (next, before) = (0, Int?.none)
    for x in Int(first.x.rounded())...max(Int(first.x.rounded()), Int(last.x.rounded())) {
      while next + 1 < points.count, points[next + 1].x <= Double(x) { next += 1 }
      let y = height(of: points, next, at: Double(x))
      defer { before = y }
      if let dash, x % (dash.on + dash.off) >= dash.on { continue }
      // What is steep hangs together.
      let from = before.map { $0 < y ? $0 + 1 : $0 > y ? $0 - 1 : y } ?? y
      for y in min(from, y)...max(from, y) { put(x, y, layer) }
    }
  }

  private func height(of points: [Point], _ index: Int, at x: Double) -> Int {
    let one = points[index]
    guard index + 1 < points.count, x > one.x else { return one.y }
    let other = points[index + 1]
    let share = other.x > one.x ? (x - one.x) / (other.x - one.x) : 1
    return Int((Double(one.y) + share * Double(other.y - one.y)).rounded())
  }

  private mutating func put(_ x: Int, _ y: Int, _ layer: Int) {
    guard x >= 0, y >= 0, x < 2 * width, y < 4 * height else { return }
    let place = y / 4 * width + x / 2
    let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    dots[place] |= bits[x % 2][y % 4]
    owners[place] = min(owners[place], layer)
  }

  /// The sign of a cell and to which line it belongs; nil for none.
  package subscript(x: Int, y: Int) -> (sign: Unicode.Scalar, layer: Int)? {
    guard x >= 0, y >= 0, x < width, y < height, dots[y * width + x] != 0 else { return nil }
    return (Unicode.Scalar(0x2800 + UInt32(dots[y * width + x])) ?? " ", owners[y * width + x])
  }
}

/// Where labels beside a chart stand.
package enum ChartLabels {
  /// The rows of labels that would stand at `wanted`, the most needed first: pushed down until none stands on another,
  /// then up from the bottom where the last stood past it; nil for those for which there is no row.
  package static func rows(_ wanted: [Int], height: Int) -> [Int?] {
    let kept = wanted.indices.prefix(max(0, height))
    let order = kept.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var rows = order.map { max(0, wanted[$0]) }
    for index in rows.indices.dropFirst() { rows[index] = max(rows[index], rows[index - 1] + 1) }
    var most = height - 1
    for index in rows.indices.reversed() {
      rows[index] = min(rows[index], most)
      most = rows[index] - 1
    }
    var found: [Int?] = wanted.map { _ in nil }
    for (label, row) in zip(order, rows) { found[label] = row }
    return found
  }
}
