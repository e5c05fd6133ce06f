import Screen
import Testing

@Suite struct TextAreaTests {
  private func area(_ text: String, _ keys: String) throws -> TextArea {
    var area = TextArea(text: text)
    for word in keys.split(separator: " ") { _ = area.press(try #require(Key(String(word)), "\(word)")) }
    return area
  }

  @Test("Keys edit over several lines")
  func edits() throws {
    #expect(try area("een", "Enter t w e e").text == "een\ntwee")
    #expect(try area("een\ntwee", "Home BSpace").text == "eentwee")
    #expect(try area("een\ntwee", "Up End Del").text == "eentwee")
    #expect(try area("een twee", "^W x").text == "een x")
    #expect(try area("een\ntwee", "Up Home ^K").text == "\ntwee")
    #expect(try area("een\ntwee", "^U").text == "een")
    #expect(try area("a", "Left Left Left b Right Right Right c").text == "bac")
    #expect(try area("", "BSpace Del Up Down ^W ^K").text == "")
  }

  @Test("A paste keeps its line breaks; of one that does not fit nothing is taken")
  func pastes() {
    var area = TextArea(text: "")
    #expect(area.paste("een\r\ntwee\tdrie") == nil)
    #expect(area.text == "een\ntwee drie")
    #expect(area.paste(String(repeating: "x", count: 10_000)) ?? 0 > 10_000)
    #expect(area.text == "een\ntwee drie")
  }

  @Test("Lines break at the width, and the cursor is where it types")
  func wraps() throws {
    let (lines, row, column, _) = try area("abcdefgh\nij", "").wrapped(width: 5)
    #expect(lines == ["abcd", "efgh", "ij"] && row == 2 && column == 2)
    let home = try area("abcdefgh", "Home").wrapped(width: 5)
    #expect(home.row == 0 && home.column == 0)
  }
}
