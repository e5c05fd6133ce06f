import Screen
import Testing

@Suite struct BlankTests {
  private let ground = Color(red: 1, green: 2, blue: 3)

  @Test("No ink and black ink are two styles")
  func keys() {
    var canvas = Canvas(Size(width: 2, height: 1), background: Style())
    canvas.write("a", x: 0, y: 0, style: Style(bg: ground))
    canvas.write("b", x: 1, y: 0, style: Style(fg: Color(red: 0, green: 0, blue: 0), bg: ground))
    #expect(canvas.runs(0).count == 2)
  }
}

@Suite struct WideSignTests {
  @Test("Of a wide sign that is half written over, no half stays")
  func halves() {
    for (x, words) in [(1, " a日"), (2, "日a"), (3, "日 a")] {
      var canvas = Canvas(Size(width: 5, height: 1), background: Style())
      canvas.write("日日", x: 0, y: 0, style: Style())
      canvas.write("a", x: x, y: 0, style: Style())
      #expect(canvas.text() == [words])
    }
    var canvas = Canvas(Size(width: 5, height: 1), background: Style())
    canvas.write("日日", x: 0, y: 0, style: Style())
    canvas.put([" ", "a", "b"], x: 0, y: 0, style: Style())
    #expect(canvas.text() == [" ab"])
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
