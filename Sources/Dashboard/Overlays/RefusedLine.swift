import Model
import Screen

/// Stands where a question was refused: what is typed after its key is an answer, and not taken for commands.
struct RefusedLine: Overlay {
  private let reason: Phrase
  private var editor = LineEditor(text: "")

  init(_ reason: Phrase) { self.reason = reason }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    guard !isCancel(key), key != .enter else { return .closes }
    _ = editor.press(key)
    return .stays
  }

  mutating func paste(_ text: String, _ state: inout State) -> Pasting { Pasting(editor.paste(text)) }

  var hints: [Hint] { [.close] }

  var foot: Int { 1 }

  func draw(on painter: inout Painter) { painter.drawLine("› ", editor, Phrase(same: painter.say(reason)), ghost: "") }
}

extension RefusedLine {
  func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: Notice(.refusal, reason).spoken(state.voice))
    dialogue.field = Dialogue.Field("", editor)
    dialogue.hints = hints
    return dialogue
  }
}
