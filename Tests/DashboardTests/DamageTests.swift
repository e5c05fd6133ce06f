import Dashboard
import Foundation
import Model
import TestSupport
import Testing

@Suite struct DamageTests {
  @Test("Damage is told until the end, ends what was being asked, and nothing may be changed any more")
  func told() throws {
    var desk = try Desk()
    let words = Phrase("samen.sqlite is beschadigd (proef)", "samen.sqlite is damaged (proof)")
    try desk.press("E Enter s")
    #expect(desk.state.overlay != nil)
    _ = update(&desk.state, .damaged(words))
    #expect(desk.state.overlay == nil)
    for keys in ["j", "E", ">", "2", "Enter", "Esc"] {
      try desk.press(keys)
      #expect(desk.picture.contains("beschadigd (proef)"), "after \(keys): \(desk.picture)")
    }
    try desk.run("set Almere gon O")
    #expect(desk.state.notice?.text == words && desk.state.mode == .browse)
  }
}
