import Screen
import Testing

@Suite struct BarTests {
  @Test("A curve goes from its least to its greatest value, one column each")
  func spark() {
    #expect(Spark.cells([1, 2, 8], ascii: false) == "▁▂█")
    #expect(Spark.cells([1, 2, 8], ascii: true) == "128")
    #expect(Spark.cells([5, 5], ascii: true) == "44" && Spark.cells([], ascii: true).isEmpty)
    #expect(Spark.level(0, ascii: false) == nil && Spark.level(1, ascii: false) == "█")
  }

  @Test("A small share draws at least one mark in ASCII too, and what is not quite all leaves one")
  func asciiBar() {
    #expect(Bar.cells(0.001, width: 10, ascii: true).full == "#")
    #expect(Bar.cells(0.999, width: 10, ascii: true).full == "#########")
    #expect(Bar.cells(0, width: 10, ascii: true).full.isEmpty && Bar.cells(1, width: 10, ascii: true).rest.isEmpty)
  }

  @Test("A sign on a lit row keeps its weight, with and without colours")
  func over() {
    let bold = Style(fg: Color(red: 255, green: 255, blue: 255), attributes: .bold)
    #expect(bold.over(Style(attributes: .reverse)) == Style(attributes: [.reverse, .bold]))
    let ground = Style(fg: Color(red: 9, green: 9, blue: 9), bg: Color(red: 0, green: 0, blue: 0))
    #expect(bold.over(ground).fg == bold.fg && bold.over(ground).bg == ground.bg)
    let dark = Style(fg: Color(red: 1, green: 1, blue: 1), attributes: .bold)
    #expect(dark.over(ground).fg == ground.fg && dark.over(ground).attributes == .bold)
  }

  @Test("An open frame has no lower edge, and a foot stands in one that has")
  func frames() {
    var canvas = Canvas(Size(width: 12, height: 3), background: Style())
    let rect = Rect(x: 0, y: 0, width: 12, height: 3)
    canvas.box(rect, style: Style(), foot: "voet")
    #expect(canvas.text()[2] == "╰─ voet ───╯")
    canvas.fill(rect, Style())
    canvas.box(rect, style: Style(), foot: "voet", open: true)
    #expect(canvas.text()[2] == "│          │")
  }
}
