import Model
import Screen

/// Says what a look through the store came to: its faults in a list, or in words where there is no screen.
func show(_ faults: [Phrase], _ state: inout State) {
  guard let first = faults.first else {
    state.tell(.info, "Gegevensbestand en journaal zijn in orde.", "Store and journal are sound.")
    return
  }
  guard state.isHeadless else { return _ = state.lay(CheckOverlay(faults: faults)) }
  let count =
    faults.count == 1 ? Phrase("1 fout", "1 fault") : Phrase("\(faults.count) fouten", "\(faults.count) faults")
  state.tell(.failure, "\(count.dutch); de eerste: \(first.dutch)", "\(count.english); the first: \(first.english)")
}

/// All that is wrong with the store.
struct CheckOverlay: Overlay {
  /// Each in a sentence, as `samen check` tells them.
  let faults: [Phrase]
  private var scroll = Scroll()
  let shows = true

  init(faults: [Phrase]) { self.faults = faults }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    let count = CheckOverlay.lines(faults, state.language, state.size).count
    return scroll.take(key, count: count, height: CheckOverlay.height(state.screen)) ? .stays : .closes
  }

  var hints: [Hint] { [.scroll, .close] }

  private static func height(_ screen: Screenful) -> Int { max(1, screen.over.height - 2) }

  private static func lines(_ faults: [Phrase], _ language: Language, _ size: Size) -> [String] {
    faults.flatMap { wrapped($0[language], width: min(90, size.width) - 4) }
  }

  func draw(on painter: inout Painter) {
    let lines = CheckOverlay.lines(faults, painter.language, painter.size)
    let visible = min(lines.count, CheckOverlay.height(painter.screen))
    let inner = painter.drawBox(
      painter.say("Fouten in het gegevensbestand", "Faults in the store"), width: min(90, painter.size.width),
      height: visible + 2, right: "\(faults.count)")
    for (index, line) in lines[scroll.shown(lines.count, height: visible)].enumerated() {
      painter.write(line, inner.x + 1, inner.y + index, .overlay, width: inner.width - 2)
    }
  }
}

extension CheckOverlay {
  func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: state.voice.say("Fouten in het gegevensbestand", "Faults in the store"))
    dialogue.text = faults.map(state.voice.say)
    dialogue.hints = [.close]
    return dialogue
  }
}
