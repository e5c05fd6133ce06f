import Dashboard
import Foundation
import Model
import Screen
import Store
import TestSupport
import Testing

@Suite(.dice) struct TablePropertyTests {
  private func table() throws -> Desk {
    var desk = try Desk()
    try desk.press("2")
    return desk
  }

  @Test("Random filters, sorts, marks, changes and undos keep what must hold")
  func properties() throws {
    var generator = Dice()
    var desk = try table()
    try desk.press("E")
    let lines = [
      "filter provincie=Drenthe", "filter gon=?|O", "filter", "sort inhabitants", "sort gon desc", "sort-also name",
      "group province", "group none", "mark-all", "unmark-all", "set gon O", "set gon N", "set gon D", "undo", "redo",
      "note probeer", "flag !", "fold-all", "columns reset", "page overview", "page municipalities",
    ]
    let keys = ["j", "k", "l", "h", "Space", "v", "A", "Esc", "g", "G", "r", "o", "O", "w", "Enter", ".", "n", "PgDn"]
    for _ in 0..<600 {
      if Bool.random(using: &generator) {
        try desk.press(keys.randomElement(using: &generator) ?? "j")
      } else {
        try desk.run(lines.randomElement(using: &generator) ?? "sort name")
        if desk.state.overlay is PreviewOverlay { try desk.press("Enter") }
        if desk.state.overlay != nil { try desk.press("Esc") }
      }
      let state = desk.state
      #expect(state.marks.allSatisfy { state.programme.row(of: $0) != nil })
      #expect(
        state.arranged.inhabitants == state.rows.reduce(0) { $0 + state.programme.municipalities[$1].inhabitants })
      #expect(Set(state.rows).count == state.rows.count)
      _ = view(state)
    }
    #expect(try desk.store.check().isEmpty)
  }

  @Test("No filter, however odd, crashes or touches the store")
  func fuzz() throws {
    var generator = Dice()
    var desk = try table()
    let records = try desk.store.info().journalRecords
    let parts = [
      "naam", "gon", "inwoners", "=", "!=", "<", ">=", "~", "|", "-", "\"", " ", "G", "50.000", "@x", "é", "\u{202E}",
      "'", "9999999999999999999999",
    ]
    for _ in 0..<10_000 {
      let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in parts.randomElement(using: &generator) ?? ""
      }.joined()
      if let filter = try? Filter(text, programme: desk.state.programme) {
        desk.state.look.keep(filter)
      }
    }
    #expect(try desk.store.info().journalRecords == records)
  }
}
