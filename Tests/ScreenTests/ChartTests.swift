import Screen
import Testing

@Suite struct ChartTests {
  @Test("A sparkline gives the largest value the tallest sign and zero the least")
  func sparkline() {
    #expect(Sparkline.text([0, 1, 50, 100], ascii: false) == "▁▁▄▇")
    #expect(Sparkline.text([0, 100], ascii: true) == "_*")
    #expect(Sparkline.text([0, 0], ascii: false) == "▁▁" && Sparkline.text([], ascii: false).isEmpty)
    #expect(Sparkline.text([Int64.max, 1], ascii: false) == "▇▁")
  }

  @Test("A column stacks its parts from the ground, over the line")
  func columns() {
    let marks = ColumnChart.marks(
      [.init(parts: [50, 25], line: 100), .init(parts: [100], line: 100)], most: 100, height: 4)
    #expect(marks[0] == [.line, .part(1), .part(0), .part(0)])
    #expect(marks[1] == [.part(0), .part(0), .part(0), .part(0)])
    #expect(ColumnChart.marks([.init(parts: [1], line: 0)], most: 0, height: 3) == [[.blank, .blank, .blank]])
    #expect(ColumnChart.marks([.init(parts: [5], line: 5)], most: 5, height: 0) == [[]])
    let huge = ColumnChart.marks([.init(parts: [Int64.max, Int64.max], line: Int64.max)], most: Int64.max, height: 2)
    #expect(huge[0] == [.part(0), .part(0)])
  }
}
