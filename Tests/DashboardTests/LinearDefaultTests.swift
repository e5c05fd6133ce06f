import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// What a new pane or overlay says without a word written for it.
@Suite struct LinearDefaultTests {
  private enum Plain: Pane {
    static let id = PaneID("plain", Phrase("Proef", "Trial"))
    static func input(_ state: State) -> Int { 3 }
    static func rows(_ input: Int) -> [Int] { Array(0..<input) }
    static func figures(of row: Int?, _ state: State) -> [Figure] {
      [Figure(Phrase("aantal", "count"), count: row ?? 0, .choice)]
    }
    static func hints(_ state: State) -> [String] { [] }
    static func draw(_ seen: Seen<Plain>, on painter: inout Painter) {
      let columns: [Column<Int>] = [
        Column(Phrase("naam", "name"), .fixed(8)) { "Rij \($0)" },
        // Only where there is room, which who listens always has.
        Column(Phrase("bedrag", "amount"), .steps([300: 12])) { "€ \($0).000" },
      ]
      painter.drawSheet(seen, in: seen.inner) { _ in Sheet(columns, width: seen.inner.width) }
    }
  }

  private enum Bare: Pane {
    static let id = PaneID("bare", Phrase("Kaal", "Bare"))
    static func input(_ state: State) -> Int { 1 }
    static func rows(_ input: Int) -> [Int] { [7] }
    static func figures(of row: Int?, _ state: State) -> [Figure] { Plain.figures(of: row, state) }
    static func hints(_ state: State) -> [String] { [] }
    static func draw(_ seen: Seen<Bare>, on painter: inout Painter) {}
  }

  private struct Shown: Overlay {
    func press(_ key: Key, _ state: inout State) -> Reaction { .closes }
    func draw(on painter: inout Painter) {
      let inner = painter.drawBox("Titel", width: 30, height: 4)
      painter.write("▸ eerste ● regel", inner.x, inner.y, .overlay)
      painter.write("tweede", inner.x, inner.y + 1, .overlay)
    }
    var hints: [Hint] { [.close] }
  }

  @Test("A row says its first column, then each other beneath its head; without a sheet its figures")
  func rows() throws {
    let state = try Desk().state
    #expect(Plain.read(1, state).words == "Rij 1. Bedrag: € 1.000")
    #expect(state.readings(of: Bare.self) == ["aantal: 7"])
  }

  @Test("An overlay says what it draws, without what is only to be seen")
  func overlay() throws {
    let dialogue = Shown().dialogue(try Desk().state)
    #expect(dialogue.title == "Titel" && dialogue.text == ["eerste regel", "tweede"])
  }
}
