import Dashboard
import Model
import Screen
import TestSupport
import Testing

@Suite struct SmallScreenTests {
  @Test(
    "On a low screen each pane shows its rows when it has the focus, and the way to the others is said",
    arguments: [(40, 10), (60, 12), (80, 14), (120, 11), (200, 14)])
  func rows(_ width: Int, _ height: Int) throws {
    var desk = try Desk(Size(width: width, height: height))
    #expect(desk.picture.contains("▸'s-Gravenhage") && desk.picture.contains("van 388"))
    #expect(desk.picture.contains("Tab volgend paneel"))
    try desk.press("S-Tab")
    #expect(desk.picture.contains("▸Govroam"))
    try desk.press("Tab Tab")
    #expect(desk.picture.contains("▸Structureel"))
    try desk.press("S-Tab G")
    #expect(desk.picture.contains("▸Zwolle"))
  }

  @Test("The mode is in the header at every width", arguments: Language.allCases)
  func mode(_ language: Language) throws {
    let fresh = try Desk(language: language)
    for width in 40...120 {
      var desk = fresh
      desk.state.session.size = Size(width: width, height: 24)
      func header() -> String { desk.picture.split(separator: "\n").first.map(String.init) ?? "" }
      #expect(header().contains(Mode.browse.title[language]), "\(width): \(header())")
      #expect(header().contains(language == .dutch ? "VOORBEELD" : "SAMPLE"), "\(width)")
      try desk.press("E")
      #expect(header().contains(Mode.operating.title[language]), "\(width): \(header())")
      desk.state.session.locked = Phrase("x", "x")
      #expect(header().contains(language == .dutch ? "lezen" : "read-only"), "\(width): \(header())")
    }
  }

  @Test("The bracket behind the last cell at the cursor is there at every width")
  func bracket() throws {
    let fresh = try Desk()
    for width in 40...120 {
      var desk = fresh
      desk.state.session.size = Size(width: width, height: 14)
      try desk.press("z l l l l l l")
      let row = try #require(desk.picture.split(separator: "\n").first { $0.contains("▸") })
      #expect(row.contains("[") && row.contains("]") && row.hasPrefix("┃▸"), "\(width): \(row)")
    }
  }
}
