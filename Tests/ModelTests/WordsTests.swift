import Model
import TestSupport
import Testing

@Suite(.dice) struct WordsTests {
  @Test("A line joined of words is cut into the same words, wherever blanks stand in them")
  func roundTrip() throws {
    var dice = Dice()
    let letters = Array("ab'-=|<~ \u{A0}é")
    for _ in 0..<500 {
      let words = (0..<Int.random(in: 0...4, using: &dice)).map { _ in
        String((0..<Int.random(in: 1...8, using: &dice)).map { _ in letters.randomElement(using: &dice) ?? "a" })
      }
      #expect(try Words.split(Words.joined(words)) == words, "\(words): \(Words.joined(words))")
    }
    #expect(throws: Filter.Problem.self) { try Words.split("naam=\"den haag") }
  }

  @Test("Pairs keep blanks and quotes between single quotes; what is none is told with what stands there")
  func pairs() {
    let keys = ["filter", "sort"]
    let (pairs, rest) = Words.pairs("filter='naam=\"'s-Graveland\" a' sort=name", keys: keys)
    #expect(pairs.map(\.0) == keys && pairs.map(\.1) == ["naam=\"'s-Graveland\" a", "name"] && rest == nil)
    #expect(Words.pairs("filter='a", keys: keys).rest?.value == "'a")
    #expect(Words.pairs("naam", keys: keys).rest?.key == "naam")
  }
}
