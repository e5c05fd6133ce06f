import Model
import Screen

/// All keys of here and everywhere, the statuses and the flags.
struct HelpOverlay: Overlay {
  /// The help, line by line.
  var lines: [HelpLine]
  /// How far it was scrolled.
  var scroll = Scroll()
  let shows = true

  init(_ state: State) { lines = helpLines(state) }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    let height = max(1, Screenful(state.size).body.height - 2)
    return scroll.take(key, count: lines.count, height: height) ? .stays : .closes
  }

  var hints: [Hint] { [.scroll, .close] }

  func draw(on painter: inout Painter) { painter.drawHelp(self) }
}

extension Painter {
  fileprivate mutating func drawHelp(_ overlay: HelpOverlay) {
    let lines = overlay.lines
    let height = Screenful(size).body.height
    let shown = overlay.scroll.shown(lines.count, height: height - 2)
    let inner = drawBox(
      say("Hulp", "Help"), width: min(100, size.width), height: height,
      right: "\(shown.lowerBound + 1)–\(shown.upperBound) \(say("van", "of")) \(lines.count)")
    for (index, line) in lines[shown].enumerated() {
      let y = inner.y + index
      switch line {
      case .blank: continue
      case .heading(let text): write(text, inner.x + 1, y, .overlayTitle, width: inner.width - 2)
      case .entry(let keys, let title, let command):
        // A long title moves its command aside rather than being cut.
        let least = 15 + TextWidth.of(title) + 2
        let commandX = inner.width >= 70 ? min(max(inner.width * 3 / 5, least), inner.width - 12) : inner.width
        write(keys, inner.x + 2, y, .hintKey, width: 12)
        write(title, inner.x + 15, y, .overlay, width: max(0, commandX - 16))
        if commandX < inner.width {
          write(command, inner.x + commandX, y, .overlayDisabled, width: inner.width - commandX - 1)
        }
      }
    }
  }
}

extension HelpOverlay {
  func dialogue(_ state: State) -> Dialogue {
    let voice = state.voice
    var dialogue = Dialogue(title: voice.say("Hulp", "Help"))
    dialogue.text = lines.compactMap { line -> String? in
      switch line {
      case .blank: return nil
      case .heading(let text): return text
      case .entry(let keys, let title, let command):
        // A status has its sign there too, which its name says better.
        let names = keys.split(separator: " ").map { voice.say(Key(String($0))?.name ?? Phrase(same: String($0))) }
          .filter { $0.unicodeScalars.contains(where: isSaid) }
        let key = names.joined(separator: voice.say(" of ", " or "))
        return [key.isEmpty ? title : "\(key): \(title)", command].filter { !$0.isEmpty }.joined(separator: ", ")
      }
    }
    dialogue.hints = [.close]
    return dialogue
  }
}
