import Screen
import Testing

@Suite struct BlankTests {
  private let ground = Color(red: 1, green: 2, blue: 3)

  private func styles(_ second: Style) -> [String] {
    var canvas = Canvas(Size(width: 4, height: 1), background: Style(bg: ground))
    canvas.write("a", x: 0, y: 0, style: Style(fg: Color(red: 9, green: 9, blue: 9), bg: ground))
    canvas.write("  ", x: 1, y: 0, style: second)
    canvas.write("b", x: 3, y: 0, style: Style(fg: Color(red: 7, green: 7, blue: 7), bg: ground))
    // Runs of one style, as a terminal gets them.
    var runs: [String] = []
    var last: UInt16?
    for cell in canvas.joiningBlanks(inRow: 0) {
      if cell.style != last { runs.append("") }
      runs[runs.count - 1] += canvas.text(of: cell)
      last = cell.style
    }
    return runs
  }

  @Test("No ink and black ink are two styles")
  func keys() {
    var canvas = Canvas(Size(width: 2, height: 1), background: Style())
    canvas.write("a", x: 0, y: 0, style: Style(bg: ground))
    canvas.write("b", x: 1, y: 0, style: Style(fg: Color(red: 0, green: 0, blue: 0), bg: ground))
    #expect(canvas.runs(0).count == 2)
  }

  @Test("A blank takes the style before it where that looks the same, and only there")
  func joins() {
    #expect(styles(Style(bg: ground)) == ["a  ", "b"])
    #expect(styles(Style(bg: Color(red: 0, green: 0, blue: 0))) == ["a", "  ", "b"])
    #expect(styles(Style(bg: ground, attributes: .underline)) == ["a", "  ", "b"])
    #expect(styles(Style(bg: ground, attributes: .reverse)) == ["a", "  ", "b"])
    #expect(styles(Style()) == ["a", "  ", "b"])
    // Blanks whose style goes on behind them keep it: nothing would be saved.
    #expect(styles(Style(fg: Color(red: 7, green: 7, blue: 7), bg: ground)) == ["a", "  b"])
  }
}

@Suite struct QuickWidthTests {
  @Test("The quick way to a width says what the slow way says")
  func agrees() {
    let words = [
      "⚠ F1 € 90.000", "Súdwest-Fryslân", "◔◑◕●◆", "e\u{301}a", "⚠\u{FE0F}", "日本", "a\u{200D}b", "█▒░", "✓✗",
    ]
    for word in words { #expect(TextWidth.of(word) == word.reduce(0) { $0 + TextWidth.of($1) }, "\(word)") }
  }
}
