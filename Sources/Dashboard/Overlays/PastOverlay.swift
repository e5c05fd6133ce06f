import Model
import Screen

/// Asks whether the planned day may be in the past.
struct PastOverlay: Overlay {
  private let changes: [RolloutChange]
  private let title: Phrase
  private let question: Phrase

  /// Asks about the first of `changes` that plans such a day, as `refusal` says it.
  init(_ changes: [RolloutChange], _ refusal: Refusal, _ state: State) {
    self.changes = changes
    title = state.title(of: changes, Phrase("gepland op", "planned on"))
    question = refusal.reason
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case .enter:
      return .does { [changes] state in
        save(changes.map(\.meantSo), &state)
      }
    case _ where isCancel(key):
      state.layDraft()
      state.tell(.info, "Niets gewijzigd.", "Nothing changed.")
      return .closes
    default: return .stays
    }
  }

  var hints: [Hint] { [.enter("toch zo plannen", "plan it anyway"), .cancel] }

  func draw(on painter: inout Painter) {
    let width = min(84, painter.size.width)
    let lines = wrapped(question[painter.language], width: width - 4)
    let inner = painter.drawBox(painter.say(title), width: width, height: lines.count + 2)
    for (index, line) in lines.enumerated() {
      painter.write(line, inner.x + 1, inner.y + index, .overlayWarning, width: inner.width - 2)
    }
  }
}

extension PastOverlay {
  func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: state.voice.say(title))
    dialogue.text = [state.voice.say(question)]
    dialogue.choices = Dialogue.answers(hints[0], state.voice)
    dialogue.hints = hints
    return dialogue
  }
}
