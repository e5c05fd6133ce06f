import Model
import Screen

/// The line after `:`.
struct CommandLine: Overlay {
  private var editor: LineEditor
  /// The place in the history that it shows.
  private var past: Int?
  private var ghost = ""

  init(_ text: String) { editor = LineEditor(text: text) }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    let history = state.look.lines
    switch key {
    case _ where isCancel(key): return .closes
    case .backspace where editor.text.isEmpty: return .closes
    case .enter:
      let line = editor.text
      guard !line.allSatisfy(\.isWhitespace) else { return .closes }
      return .does { state in
        state.look.remember(line: line)
        return execute(line: line, &state)
      }
    case .up, .control("p"):
      guard !history.isEmpty else { return .stays }
      let index = max(0, (past ?? history.count) - 1)
      editor = LineEditor(text: history[index])
      past = index
    case .down, .control("n"):
      guard let next = past.map({ $0 + 1 }) else { return .stays }
      editor = LineEditor(text: next < history.count ? history[next] : "")
      past = next < history.count ? next : nil
    case .tab: editor = LineEditor(text: completed(editor.text, state))
    default: _ = editor.press(key)
    }
    return .stays
  }

  mutating func paste(_ text: String, _ state: inout State) -> Pasting {
    Pasting(editor.paste(text))
  }

  mutating func look(at state: State) { ghost = CommandLine.ghost(editor.text, state) }

  var hints: [Hint] {
    [
      .enter("doen", "do it"), Hint("Tab", Phrase("aanvullen", "complete")), .arrows(Phrase("eerdere", "history")),
      .cancel,
    ]
  }

  var foot: Int { 1 }

  func draw(on painter: inout Painter) { painter.drawLine(":", editor, nil, ghost: ghost) }

  /// What may come next, after the cursor.
  private static func ghost(_ line: String, _ state: State) -> String {
    let id = Words(line).pieces.first?.text ?? ""
    if line.contains(" "), let command = Command.named(id) {
      let candidates = completionCandidates(line, state).prefix(6).joined(separator: "  ")
      return candidates.isEmpty
        ? "\(command.arguments.words(state.language))  \(command.title[state.language])" : candidates
    }
    return completionCandidates(line, state).prefix(8).joined(separator: "  ")
  }
}

extension CommandLine {
  func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: state.voice.say("Opdracht", "Command"))
    dialogue.field = Dialogue.Field("", editor)
    let next = ghost.replacing("  ", with: ", ")
    dialogue.aside = next.isEmpty ? "" : state.voice.say("Mogelijk: ", "Possible: ") + next
    dialogue.hints = hints
    return dialogue
  }
}
