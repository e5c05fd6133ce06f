import Model
import Screen

/// Somebody was first: what is there now and what was asked, to choose from.
struct ConflictOverlay: Overlay {
  /// What was asked, and what another made of the field.
  let conflict: Conflict
  /// Which of the two choices is under the cursor.
  fileprivate(set) var selected = 0
  fileprivate let title: Phrase
  fileprivate let rival: Rival

  /// Asks what is to become of a change that another was before with.
  init(_ conflict: Conflict, _ state: State) {
    self.conflict = conflict
    rival = Rival(conflict, state)
    title = state.title(of: [conflict.change], conflict.field.field.name)
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case .down, .up, .character("j"), .character("k"), .tab:
      selected = 1 - selected
      return .stays
    case .enter where selected == 1:
      let again = conflict.again(state)
      return .does { save([again], &$0) }
    case _ where key == .enter || isCancel(key):
      let who = conflict.who(for: state.session.operatorName)
      state.tell(
        .info, "Er blijft staan wat er nu is (\(who.dutch)).", "What is there now stays (\(who.english)).")
      return .closes
    default: return .stays
    }
  }

  var hints: [Hint] { [.choose, .enter("zo doen", "do that"), .cancel] }

  func draw(on painter: inout Painter) { painter.drawConflict(self) }
}

/// What another made of a field while something was typed for it.
package struct Rival: Sendable {
  /// Who it was.
  let heading: Phrase
  /// Of which field, and what stands there now.
  fileprivate let field: FieldConflict

  /// Who was first in a conflict, and with what.
  init(_ conflict: Conflict, _ state: State) {
    let who = conflict.who(for: state.session.operatorName)
    heading = Phrase("\(who.dutch) was u voor", "\(who.english) was first")
    field = conflict.field
  }
}

extension Conflict {
  /// The change once more, now that its asker has seen what another made of the field.
  func again(_ state: State) -> RolloutChange {
    var again = change
    again.seen = max(state.programme.seq, field.record?.seq ?? 0)
    again.expectedStatus = nil
    return again
  }

  /// What was typed in a line, in an editor of its own; nil where nothing was typed for the field.
  func editor(_ state: State) -> (any Overlay)? {
    guard change.status == nil else { return change.note == nil ? nil : NoteOverlay(typed: self, state) }
    let title = state.title(of: [change], field.field.name)
    func prompt(_ text: String, _ purpose: PromptOverlay.Purpose) -> PromptOverlay {
      PromptOverlay(title: title, text: text, purpose: purpose, changes: [change])
    }
    if change.note != nil { return NoteOverlay(typed: self, state) }
    if let flags = change.flags { return prompt(flags.signs, .flags) }
    return change.planned.map { prompt($0?.iso ?? "", .planned) }
  }
}

extension Painter {
  /// Who was first, and what stands in the field since.
  func rivalWords(_ rival: Rival) -> String { rival.heading[language] + say(" · nu: ", " · now: ") + nowWords(rival) }

  /// What truly stands there, and when and by whom it was recorded.
  private func nowWords(_ rival: Rival) -> String {
    let words = rival.field.field.words(rival.field.now, language, ascii: isASCII)
    guard let record = rival.field.record else { return words }
    return words + " (\(record.byWords(language)), \(record.recordedWords(language).drop { $0 == " " }))"
  }

  /// What is there now, and what was asked.
  fileprivate func sides(_ overlay: ConflictOverlay) -> [String] {
    let conflict = overlay.conflict
    let change = conflict.change
    var wanted = RolloutCell()
    wanted.status = change.status ?? wanted.status
    wanted.flags = change.flags ?? wanted.flags
    wanted.note = change.note ?? wanted.note
    if let planned = change.planned { wanted.planned = planned }
    let mine =
      change.fields.isEmpty
      ? conflict.field.field.words(conflict.field.wanted, language, ascii: isASCII) : cellWords(wanted, change.fields)
    return [
      say("Nu:         ", "Now:         ") + nowWords(overlay.rival), say("Uw keuze:   ", "Your choice: ") + mine,
    ]
  }

  fileprivate var choices: [String] {
    [
      say("Laat staan wat er nu is", "Leave what is there"),
      say("Toch mijn keuze, als de regels het toestaan", "My choice anyway, if the rules allow it"),
    ]
  }

  fileprivate mutating func drawConflict(_ overlay: ConflictOverlay) {
    let selected = overlay.selected
    let inner = drawBox(overlay.rival.heading[language], width: min(84, size.width), height: 8)
    write(overlay.title[language], inner.x + 1, inner.y, .overlayTitle, width: inner.width - 2)
    for (index, line) in sides(overlay).enumerated() {
      write(line, inner.x + 1, inner.y + 1 + index, .overlay, width: inner.width - 2)
    }
    for (index, choice) in choices.enumerated() {
      let role: Role = index == selected ? .overlayCursor : .overlay
      let y = inner.y + 4 + index
      markChoice(index, of: selected, Rect(x: inner.x, y: y, width: inner.width, height: 1))
      if index == selected { canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), theme[role]) }
      write("\(index == selected ? "▸" : " ") \(choice)", inner.x + 1, y, role, width: inner.width - 2)
    }
  }
}

extension ConflictOverlay {
  func dialogue(_ state: State) -> Dialogue {
    let painter = Painter(state)
    var dialogue = Dialogue(title: state.voice.say(rival.heading))
    dialogue.text = [state.voice.say(title)] + painter.sides(self)
    dialogue.choices = Dialogue.list(painter.choices, selected: selected)
    dialogue.selected = selected
    dialogue.hints = hints
    return dialogue
  }
}
