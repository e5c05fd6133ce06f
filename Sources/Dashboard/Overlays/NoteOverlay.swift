import Model
import Screen

/// A note of several lines that is being written.
package struct NoteOverlay: Overlay {
  /// What is asked, and of which cells.
  fileprivate(set) var prompt: PromptOverlay
  /// The note as it is typed.
  package fileprivate(set) var area: TextArea
  /// Esc was pressed once while there was something to lose.
  fileprivate(set) var isLeaving = false

  init(_ prompt: PromptOverlay) {
    self.prompt = prompt
    area = TextArea(text: prompt.editor.text)
  }

  /// The note of a line that another was before with.
  init(typed conflict: Conflict, _ state: State) {
    let title = state.title(of: [conflict.change], Phrase("notitie", "note"))
    let there = conflict.field.field == .note ? conflict.field.now : ""
    self.init(PromptOverlay(title: title, text: there, purpose: .note, changes: [conflict.change]))
    area = TextArea(text: conflict.change.note ?? "")
  }

  package func meeting(_ conflict: Conflict, _ state: State) -> (any Overlay)? {
    var next = self
    next.prompt = prompt.facing(conflict, state)
    return next
  }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case .control("s"):
      do {
        try TextLimit.note.check(area.text)
      } catch {
        // It stays open: what was written is to be shortened, not lost.
        state.tell(error)
        break
      }
      var answer = prompt
      answer.editor = LineEditor(text: area.text)
      return answer.submit(state, from: self)
    case _ where isCancel(key):
      guard area.text != prompt.editor.text, !isLeaving else {
        state.tell(.info, "Niets gewijzigd.", "Nothing changed.")
        return .closes
      }
      isLeaving = true
    default:
      isLeaving = false
      _ = area.press(key)
    }
    return .stays
  }

  package mutating func paste(_ text: String, _ state: inout State) -> Pasting {
    Pasting(area.paste(text))
  }

  package var wheelSteps: Int { 3 }

  package var hints: [Hint] { [Hint("^S", Phrase("bewaren", "keep")), .cancel] }

  package func draw(on painter: inout Painter) { painter.drawNote(self) }

  /// What the keys do now.
  fileprivate var keysHint: Phrase {
    if isLeaving {
      return Phrase(
        "Nog niet bewaard: ^S bewaart, nog eens Esc gooit het weg.", "Not saved yet: ^S saves, Esc again discards it.")
    }
    if prompt.changes.count > 1 { return prompt.hint }
    return prompt.rival != nil
      ? Phrase("^S bewaart toch uw tekst, Esc laat deze staan", "^S saves yours anyway, Esc keeps this one")
      : Phrase("^S bewaart, Enter nieuwe regel, Esc annuleert", "^S saves, Enter new line, Esc cancels")
  }
}

extension Painter {
  fileprivate mutating func drawNote(_ editor: NoteOverlay) {
    let width = min(76, size.width)
    let (lines, row, column, under) = editor.area.wrapped(width: width - 4)
    let most = screen.over.height
    let rival = editor.prompt.rival.map { rivalWords($0) } ?? ""
    let theirs = rival.isEmpty ? 0 : min(most / 3, wrapped(rival, width: width - 4).count)
    let height = min(most, max(8, lines.count + 3 + theirs))
    let inner = drawBox(editor.prompt.title[language], width: width, height: height)
    let room = max(1, inner.height - 1 - theirs)
    drawText(rival, inner.x + 1, inner.y + room, .overlayWarning, width: inner.width - 2, height: theirs)
    let top = max(0, min(row - room + 1, lines.count - 1))
    for (index, line) in lines.enumerated().dropFirst(top).prefix(room) {
      write(line, inner.x + 1, inner.y + index - top, .overlay, width: inner.width - 2)
    }
    write(under, inner.x + 1 + column, inner.y + row - top, .inputCursor)
    if marks != nil {
      for place in editor.area.places(width: width - 4) where (top..<top + room).contains(place.line) {
        let rect = Rect(x: inner.x + 1 + place.x, y: inner.y + place.line - top, width: place.width, height: 1)
        mark(rect, .keys(place.keys))
      }
    }
    write(
      editor.keysHint[language], inner.x + 1, inner.y + inner.height - 1,
      editor.isLeaving ? .overlayWarning : .overlayDisabled,
      width: inner.width - 2)
  }
}

extension NoteOverlay {
  package func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: state.voice.say(prompt.title))
    let rival = prompt.rival.map { Painter(state).rivalWords($0) }
    dialogue.text = [rival, isLeaving ? nil : state.voice.say(keysHint)].compactMap { $0 }
    let lines = area.lines.map { String($0) }
    let before = lines.prefix(area.row).reduce(0) { $0 + $1.count + 1 }
    dialogue.field = Dialogue.Field("", lines.joined(separator: "\n"), cursor: before + area.column)
    dialogue.problem = isLeaving ? state.voice.say(keysHint) : nil
    return dialogue
  }
}
