import Model
import Screen

/// Lays down what was said in this session; a script gets it in lines.
func showMessages(_ state: inout State) -> [Effect] {
  let said = state.look.said
  guard !said.isEmpty else { return state.tell(.info, "Er zijn nog geen berichten.", "There are no messages yet.") }
  guard state.isHeadless else { return state.lay(MessagesOverlay(said: said)) }
  func lines(_ language: Language) -> String { said.map { $0.text[language] }.joined(separator: "\n") }
  return state.tell(.info, lines(.dutch), lines(.english))
}

/// What was said in this session, the latest first.
struct MessagesOverlay: Overlay {
  /// Oldest first.
  let said: [Notice]
  private var scroll = Scroll()
  let shows = true

  init(said: [Notice]) { self.said = said }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    if scroll.take(key, count: lines(state.language, state.size).count, height: height(state.screen)) { return .stays }
    return isCancel(key) || key == .character("q") ? .closes : .stays
  }

  var hints: [Hint] { [.scroll, .close] }

  private func height(_ screen: Screenful) -> Int { max(1, screen.over.height - 2) }

  private func lines(_ language: Language, _ size: Size) -> [(text: String, role: Role)] {
    said.reversed().flatMap { notice in
      wrapped(notice.signed(language), width: min(110, size.width) - 6).enumerated().map { index, line in
        ((index == 0 ? "" : "  ") + line, notice.isTrouble ? .overlayWarning : .overlay)
      }
    }
  }

  func draw(on painter: inout Painter) {
    let lines = lines(painter.language, painter.size)
    let visible = min(lines.count, height(painter.screen))
    let shown = scroll.shown(lines.count, height: visible)
    let inner = painter.drawBox(
      painter.say("Berichten", "Messages"), width: min(110, painter.size.width), height: visible + 2,
      right: lines.count > visible
        ? "\(shown.lowerBound + 1)–\(shown.upperBound) \(painter.say("van", "of")) \(lines.count)" : "\(said.count)")
    for (index, line) in lines[shown].enumerated() {
      painter.write(line.text, inner.x + 1, inner.y + index, line.role, width: inner.width - 2)
    }
  }
}

extension MessagesOverlay {
  func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: state.voice.say("Berichten", "Messages"))
    dialogue.text = said.reversed().map { $0.spoken(state.voice) }
    dialogue.hints = [.close]
    return dialogue
  }
}
