import Model
import TestSupport
import Testing

@Suite(.dice) struct WordsTests {
  private func text(_ dice: inout Dice, of letters: String = "ab\"\"'-=|<~; \t\n\u{A0}é\u{301}\r\u{2028}👍🏽\u{0}")
    -> String
  {
    let letters = Array(letters.unicodeScalars)
    return String(String.UnicodeScalarView((0..<dice.below(10)).map { _ in letters[dice.below(letters.count)] }))
  }

  @Test("Words that are quoted are read as the same words, whatever stands in them")
  func roundTrip() throws {
    var dice = Dice()
    for _ in 0..<5000 {
      let words = (0..<dice.below(5)).map { _ in text(&dice) }
      let line = words.map(Words.quoted).joined(separator: " ")
      #expect(try Words.split(line).map { Array($0.utf8) } == words.map { Array($0.utf8) }, "\(line)")
      // Each stands where it says it does.
      let pieces = Words(line).pieces
      #expect(pieces.map { String(line[$0.range]) } == words.map(Words.quoted), "\(line)")
    }
  }

  @Test("A script of quoted words is cut into the same commands")
  func commands() throws {
    var dice = Dice()
    for _ in 0..<2000 {
      let commands = (0..<dice.below(4)).map { _ in
        (["note"] + (0..<dice.below(3)).map { _ in text(&dice) }).map(Words.quoted).joined(separator: " ")
      }
      let script = commands.joined(separator: dice.below(2) == 0 ? "; " : "\n;\n")
      #expect(Words.commands(script) == commands, "\(script)")
    }
    #expect(Words.commands(" ;; a ; \"b;c\"\r\n d \"e") == ["a", "\"b;c\"", "d \"e"])
  }

  @Test("Whatever is typed is cut without losing a letter, and an unclosed quote is told")
  func anything() throws {
    var dice = Dice()
    for _ in 0..<5000 {
      let line = text(&dice) + text(&dice)
      let words = Words(line)
      let quotes = line.unicodeScalars.count { $0 == "\"" }
      #expect(words.isOpen == (quotes % 2 == 1), "\(line)")
      var rest = Substring(line)
      for piece in words.pieces {
        let gap = line[rest.startIndex..<piece.range.lowerBound].unicodeScalars
        #expect(gap.allSatisfy { $0.properties.isWhitespace }, "\(line)")
        rest = line[piece.range.upperBound...]
      }
      #expect(rest.unicodeScalars.allSatisfy { $0.properties.isWhitespace }, "\(line)")
      if words.isOpen { #expect(throws: Filter.Problem.self) { try Words.split(line) } }
    }
    #expect(try Words.split("note \"zei \"\"ja\"\" toen\" x\"y z\"") == ["note", "zei \"ja\" toen", "xy z"])
    #expect(try Words.split("a \"\" 's-Gravenhage") == ["a", "", "'s-Gravenhage"])
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
