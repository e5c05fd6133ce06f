import Dashboard
import Model
import Screen
import TestSupport
import Testing

@Suite(.dice) struct FilterOfferTests {
  @Test("Tab completes a field, then its values with their counts, one after another")
  func values() throws {
    var desk = try Desk()
    try desk.press("/")
    try desk.type("prov")
    try desk.press("Tab")
    #expect(desk.picture.contains("/provincie=") && desk.picture.contains("Drenthe 12  Flevoland 6"))
    try desk.press("Tab Tab")
    #expect(desk.state.filter?.text == "provincie=Flevoland" && desk.state.rows.count == 6)
    try desk.press("S-Tab")
    #expect(desk.state.filter?.text == "provincie=Drenthe")
    try desk.type(" gibit=")
    try desk.press("Tab Enter")
    #expect(desk.state.filter?.text.hasPrefix("provincie=Drenthe gibit=") == true && desk.state.overlay == nil)
  }

  @Test("A word that is a province offers it; one that is nearly a name offers that")
  func words() throws {
    var desk = try Desk()
    try desk.press("/")
    try desk.type("flevo")
    #expect(desk.picture.contains("provincie=Flevoland 6"))
    try desk.press("Enter")
    #expect(desk.state.overlay != nil && desk.notice.contains("Tab maakt er provincie=Flevoland van (6)"))
    try desk.press("Tab Enter")
    #expect(desk.state.rows.count == 6 && desk.state.overlay == nil)
    desk.state.look.keep(nil)
    try desk.press("/")
    try desk.type("amersfort")
    #expect(desk.picture.contains("bedoelt u Amersfoort"))
    try desk.press("Tab Enter")
    #expect(desk.state.rows.count == 1)
    desk.state.look.keep(nil)
    try desk.press("/")
    try desk.type("provintie=Drenthe")
    #expect(desk.picture.contains("bedoelt u provincie"))
    try desk.press("Tab Enter")
    #expect(desk.state.filter?.text == "provincie=Drenthe")
  }

  @Test("Whatever is offered can be read, and keeps as many as it says")
  func offers() throws {
    var dice = Dice()
    let state = try Desk().state
    let starts = ["", "provincie=Drenthe ", "-", "gibit=G|B ", "govroam!=? inwoners>20000 "]
    let typed = [
      "provincie=", "provincie=dr", "gibit=", "flag=", "grootteklasse=", "corop=", "naam=aa", "gon.flag=", "dre", "a",
      "size-class=<", "veilig", "urbanity=", "provincie=Drenthe|",
    ]
    for _ in 0..<60 {
      let text = (starts.randomElement(using: &dice) ?? "") + (typed.randomElement(using: &dice) ?? "")
      let found = FilterOffers(text, state.programme, .dutch)
      for offer in found.offers.prefix(20) {
        guard let count = offer.count, !offer.term.contains("|") else { continue }
        let filter = try Filter(found.before + offer.term, programme: state.programme)
        let kept = filter.rows(of: state.programme).count
        let negated = found.before.hasSuffix("-")
        #expect(
          negated ? kept == state.programme.municipalities.count - count : kept == count,
          "\(text): \(offer.term) \(count), \(kept)")
      }
    }
  }
}
