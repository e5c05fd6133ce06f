import Screen
import TestSupport
import Testing

/// Axes, lines of dots and labels of charts, under data as they come.
@Suite(.dice) struct TrendChartTests {
  @Test("Ticks of a value axis rise, stand on rows of their own, and end with the most")
  func valueTicks() {
    var dice = Dice()
    for _ in 0..<2000 {
      let most = [1, 7, 388, 385, 100, 17_081_507][dice.below(6)] + dice.below(50)
      let axis = ValueAxis(most: most, rows: 1 + dice.below(40))
      #expect(axis.ticks.last == most)
      let rows = axis.ticks.map { axis.row(of: Double($0)) }
      for (one, next) in zip(axis.ticks, axis.ticks.dropFirst()) { #expect(one < next) }
      for (one, next) in zip(rows, rows.dropFirst()) { #expect(one > next, "\(axis)") }
      #expect(rows.allSatisfy { (0..<axis.rows).contains($0) })
      if let step = axis.ticks.dropFirst().first, axis.ticks.count > 2 {
        #expect(["1", "2", "5"].contains(String(step).first.map(String.init)) && most <= step * (axis.rows / 3))
      }
    }
    #expect(ValueAxis(most: 388, rows: 18).ticks == [0, 100, 200, 300, 388])
    #expect(ValueAxis(most: 388, rows: 6).ticks == [0, 200, 388])
  }

  @Test("A line of dots goes through its points, hangs together, and stays within the chart")
  func lines() throws {
    var dice = Dice()
    for _ in 0..<300 {
      let (width, height) = (1 + dice.below(40), 1 + dice.below(12))
      var chart = BrailleChart(width: width, height: height)
      var (points, x) = ([BrailleChart.Point](), 0.0)
      while x < Double(2 * width) {
        points.append(.init(x: x.rounded(), y: dice.below(4 * height)))
        x += Double(1 + dice.below(9))
      }
      chart.line(points, layer: 1)
      for point in points {
        let cell = try #require(chart[Int(point.x) / 2, point.y / 4])
        let bits: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
        #expect(cell.sign.value & bits[Int(point.x) % 2][point.y % 4] != 0)
      }
      // Every column up to the last point has something.
      for column in 0...Int(points[points.count - 1].x) / 2 {
        #expect((0..<height).contains { chart[column, $0] != nil })
      }
    }
  }

  @Test("Where lines share a cell it is the first's")
  func layers() {
    var chart = BrailleChart(width: 4, height: 1)
    chart.line([.init(x: 0, y: 0), .init(x: 7, y: 0)], layer: 3)
    chart.line([.init(x: 0, y: 3), .init(x: 3, y: 3)], dash: (2, 2), layer: 0)
    #expect(chart[0, 0]?.layer == 0 && chart[1, 0]?.layer == 3)
    #expect(chart[0, 0]?.sign == "\u{28C9}")
  }

  @Test("Labels stand one to a row within the chart; where there are too many the last go")
  func labels() {
    var dice = Dice()
    for _ in 0..<2000 {
      let height = 1 + dice.below(12)
      let wanted = (0..<dice.below(8)).map { _ in dice.below(height) }
      let rows = ChartLabels.rows(wanted, height: height)
      let kept = rows.compactMap(\.self)
      #expect(Set(kept).count == kept.count && kept.allSatisfy { (0..<height).contains($0) })
      #expect(kept.count == min(height, wanted.count) && rows.prefix(height).allSatisfy { $0 != nil })
      // What stands higher stays so.
      for (one, first) in zip(wanted, rows) {
        for (other, second) in zip(wanted, rows) where one < other {
          if let first, let second { #expect(first < second) }
        }
      }
      if Set(wanted).count == wanted.count { #expect(kept == wanted) }
    }
  }
}
