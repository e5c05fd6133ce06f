import Dashboard
import Model
import Screen
import TestSupport
import Testing

/// What stands above the say line until the first key that does something.
@Suite struct StripTests {
  private func isThere(_ desk: Desk) -> Bool { desk.picture.contains("een stap verder") }

  @Test("After E a strip shows the keys that change, until the first key that does something")
  func editing() throws {
    var desk = try Desk()
    try desk.run("filter Aalburg")
    try desk.run("column gibit")
    try desk.press("E")
    #expect(isThere(desk) && desk.picture.contains("Bewerken · Aalburg, GIBIT: ○ oriëntatie → "))
    #expect(desk.notice.contains("met uw naam (anna)"))
    // Moving goes along, and what does nothing leaves it.
    try desk.press("Right")
    #expect(isThere(desk) && desk.picture.contains("Bewerken · Aalburg, Overheid"))
    try desk.press("F9")
    #expect(isThere(desk))
    try desk.press("s")
    #expect(desk.state.overlay != nil && !isThere(desk))
    try desk.press("Esc E E Esc")
    #expect(!isThere(desk) && desk.state.mode == .operating && desk.state.filter != nil)
    try desk.press("E")
    #expect(!isThere(desk) && desk.state.mode == .browse)
  }

  @Test("Below thirty rows it is one line, and the cursor never goes beneath it")
  func small() throws {
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 29), Size(width: 120, height: 40)] {
      var desk = try Desk(size)
      // What is told when it begins may lie over it.
      try desk.press("2 E Right")
      let strip = view(desk.state).text().filter { $0.contains("een stap verder") || $0.contains("status kiezen") }
      #expect(strip.count == (size.height < 30 ? 1 : 2), "\(size)")
      for _ in 0..<60 {
        try desk.press("Down")
        let marked = view(desk.state).text().filter { $0.contains("▸") }
        #expect(marked.count == 1, "\(size)\n\(desk.picture)")
      }
      #expect(!isThere(desk))
    }
  }

  @Test("Where no cell can be changed the strip shows the keys of that pane")
  func elsewhere() throws {
    var desk = try Desk()
    try desk.press("0 E")
    #expect(desk.picture.contains("een bevinding kan af of weer open") && desk.picture.contains("x afdoen"))
    try desk.press("1")
    #expect(!desk.picture.contains("een bevinding kan af"))
  }

  @Test("The card of the first time says what this is, whose data, where they are and how to go on; Esc closes it")
  func welcome() throws {
    var desk = try Desk()
    desk.state.look.show(.welcome(store: "~/samen.sqlite"))
    for words in [
      "388 gemeenten", "zes gezamenlijke", "boekingen zijn verzonnen, als voorbeeld.", "Bewaard in ~/samen.sqlite",
      "samen init",
    ] {
      #expect(desk.picture.contains(words), "\(words)")
    }
    try desk.press("Down")
    #expect(desk.picture.contains("Welkom"))
    let place = desk.state.place
    try desk.press("Esc")
    #expect(!desk.picture.contains("Welkom") && desk.state.place == place)
    desk.state.look.show(.welcome(store: "~/samen.sqlite"))
    try desk.press("Enter")
    #expect(!desk.picture.contains("Welkom") && desk.state.place != place)
  }

  @Test("Strips fit every screen: nothing of them is cut or drawn twice", arguments: [40, 60, 80, 100, 120, 200])
  func widths(_ width: Int) throws {
    for height in [10, 24, 30, 40] {
      for language in Language.allCases {
        var desk = try Desk(Size(width: width, height: height), language: language)
        try desk.press("E")
        #expect(view(desk.state).text().allSatisfy { TextWidth.of($0) <= width })
        #expect(view(desk.state).text() == view(desk.state.afresh).text())
        desk.state.look.show(.welcome(store: "~/.local/share/samen/samen.sqlite"))
        #expect(view(desk.state).text() == view(desk.state.afresh).text())
      }
    }
  }
}

/// What a save says on the line above the keys.
@Suite struct EffectTests {
  @Test("A save says what it did to the figure that it is about, and the key that takes it back")
  func saved() throws {
    var desk = try Desk()
    try desk.run("filter Aalburg")
    try desk.run("column gibit")
    let before = desk.state.coverage[3].committed
    try desk.press("E >")
    if desk.state.overlay != nil { try desk.press("Enter") }
    #expect(
      desk.notice
        == "opgeslagen ✓ Aalburg · GIBIT · ○ oriëntatie → ◔ deelname (bindend) · bindend \(before) → \(before + 1) · u neemt terug"
    )
    try desk.press("u")
    #expect(desk.notice.hasSuffix("bindend \(before + 1) → \(before) · U doet het opnieuw"), "\(desk.notice)")
    try desk.run("note Aalburg gibit gebeld")
    #expect(desk.notice.hasSuffix("gebeld · u neemt terug"), "\(desk.notice)")
    let free = desk.state.programme.lines[0].free
    try desk.run("book woz realisatie 1250 proef")
    let now = desk.state.programme.lines[0].free
    #expect(free.cents - now.cents == 125_000)
    #expect(
      desk.notice.hasSuffix("vrij € \(free.euros(.dutch)) → \(now.euros(.dutch)) · u neemt terug"), "\(desk.notice)")
    desk.state.session.isHeadless = true
    try desk.run("set Aalburg gibit D")
    #expect(desk.notice.hasSuffix("bindend \(before) → \(before + 1)"), "\(desk.notice)")
  }
}
