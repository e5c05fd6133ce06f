import Screen
import Testing

@testable import Dashboard

@Suite struct LineTests {
  @Test("A key draws the lines that it changed, and lays down the others as they were")
  func lines() throws {
    let state = try Desk().state
    var painter = Painter(state)
    let seen = state.seen(RolloutPane.self)
    func drawn(_ look: String, lit: Int) -> [Int] {
      var drawn: [Int] = []
      painter.drawLines(seen, look, in: seen.inner) {
        $0 == lit
      } _: { row, _, _, _, _ in
        drawn.append(row)
      }
      return drawn
    }
    #expect(drawn("", lit: 0) == Array(seen.rows.prefix(seen.height)))
    #expect(drawn("", lit: 1) == [seen.rows[0], seen.rows[1]])
    #expect(drawn("", lit: 0).isEmpty)
    #expect(drawn("/ zwolle", lit: 0).count == seen.height)
  }
}
