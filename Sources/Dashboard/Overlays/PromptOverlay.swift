import Model
import Screen

/// A question with one line for an answer, about one change or several, or a setting.
package struct PromptOverlay: Overlay {
  /// What the answer becomes.
  package enum Purpose: Sendable, Equatable {
    case reason, note, planned, flags
    /// The answer is the reason of a setting.
    case setting(SettingChange)
    /// The answer is the reason for which somebody else's change, that of the record, is taken back.
    case undo(Int)
    /// The answer is the reason for which an initiative comes into another phase.
    case move(InitiativeChange, needsReason: Bool)

    /// What may be answered.
    var hint: Phrase {
      switch self {
      case .reason, .note: Phrase("Enter bewaart, Esc laat zoals het was", "Enter saves, Esc leaves it as it was")
<<<<<<< HEAD
      case .setting, .undo:
=======
      case .setting, .undo, .move:
>>>>>>> 36cea8d07f7e6ad839af303a20903e15bb2139bb
        Phrase("komt in het journaal; Esc laat het zoals het was", "goes into the journal; Esc leaves it as it was")
      case .planned:
        Phrase("\(Day.spellings.dutch); leeg haalt de datum weg", "\(Day.spellings.english); empty removes the date")
      case .flags:
        Phrase(
          RolloutFlags.offered.map { "\($0.letter) \($0.name.dutch)" }.joined(separator: " · "),
          RolloutFlags.offered.map { "\($0.letter) \($0.name.english)" }.joined(separator: " · "))
      }
    }
  }

  /// What is asked.
  package var title: Phrase
  /// What may be typed.
  package var hint: Phrase
  /// What was typed.
  package var editor: LineEditor
  /// What the answer is for.
  package var purpose: Purpose
  /// The changes that wait for it.
  package var changes: [RolloutChange]
  /// Why the last answer would not do.
  package var problem: Phrase?
  /// Who was first with the cell, where somebody was.
  private(set) var rival: Rival?

  package init(
    title: Phrase, hint: Phrase? = nil, text: String = "", purpose: Purpose, changes: [RolloutChange] = []
  ) {
    self.title = title
    self.hint = hint ?? purpose.hint
    self.editor = LineEditor(text: text)
    self.purpose = purpose
    self.changes = changes
  }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case _ where isCancel(key):
      state.tell(.info, "Niets gewijzigd.", "Nothing changed.")
      return .closes
    case .enter: return submit(state, from: self)
    default:
      problem = nil
      _ = editor.press(key)
      return .stays
    }
  }

  package func meeting(_ conflict: Conflict, _ state: State) -> (any Overlay)? { facing(conflict, state) }

  /// The same question again, beside what another made of the cell.
  func facing(_ conflict: Conflict, _ state: State) -> PromptOverlay {
    var next = self
    next.rival = Rival(conflict, state)
    next.changes = [conflict.again(state)]
    return next
  }

  /// Takes the answer; one that will not do keeps the question open and says why.
  /// - Parameter form: opens again where the answer is not kept.
  mutating func submit(_ state: State, from form: any Overlay) -> Reaction {
    if let effect = reasoned {
      guard !editor.text.allSatisfy(\.isWhitespace) || !needsReason else {
        problem = Phrase("Zonder reden gaat dit niet.", "This needs a reason.")
        return .stays
      }
      return .does { state in
        state.pending.draft = form
        return state.write(effect)
      }
    }
    do throws(Filter.Problem) {
      if case .reason = purpose { try short(editor.text) }
      let changes = try answer(state.programme.today)
      return .does { state in
        state.pending.draft = form
        return propose(changes, &state)
      }
    } catch {
      problem = error.words
      return .stays
    }
  }

  /// What is sent with the answer as its reason; nil where changes of cells wait for it.
  private var reasoned: Effect? {
    switch purpose {
    case .setting(var change):
      change.reason = editor.text
      return .put([change])
    case .undo(let seq): return .tryUndo(.record(seq), reason: editor.text)
    case .move(var change, _):
      change.reason = editor.text
      return .move(change)
    default: return nil
    }
  }

  /// Whether an empty answer will not do.
  private var needsReason: Bool { if case .move(_, let needsReason) = purpose { needsReason } else { true } }

  /// The changes with the answer in them.
  /// - Throws: why the answer will not do.
  func answer(_ today: Day) throws(Filter.Problem) -> [RolloutChange] {
    var changes = changes
    for index in changes.indices { try fill(&changes[index], with: editor.text, purpose, today: today) }
    return changes
  }

  package mutating func paste(_ text: String, _ state: inout State) -> Pasting {
    Pasting(editor.paste(text))
  }

  package var hints: [Hint] { [.enter("opslaan", "save"), .cancel] }

  package func draw(on painter: inout Painter) { painter.drawPrompt(self) }
}

/// - Throws: a reason that is too long.
private func short(_ reason: String) throws(Filter.Problem) {
  do throws(Refusal) {
    try TextLimit.reason.check(reason)
  } catch {
    throw Filter.Problem(words: error.words)
  }
}

/// Puts an answer where its question asked for.
/// - Throws: why the answer will not do.
private func fill(
  _ change: inout RolloutChange, with text: String, _ purpose: PromptOverlay.Purpose, today: Day
) throws(Filter.Problem) {
  let isBlank = text.allSatisfy(\.isWhitespace)
  switch purpose {
  case .reason:
    guard !isBlank else {
      throw Filter.Problem(words: Phrase("Zonder reden gaat deze stap niet.", "This step needs a reason."))
    }
    change.reason = text
  case .note: change.note = text
  case .setting, .undo, .move: break
  case .planned: change.planned = .some(isBlank ? nil : try Day.planned(text, today: today))
  case .flags: change.flags = try RolloutFlags.typed(text.filter { !$0.isWhitespace })
  }
}

extension Painter {
  /// What another made of the cell meanwhile, and what the keys do then; nil where nobody did.
  fileprivate func rivalHint(of prompt: PromptOverlay) -> String? {
    prompt.rival.map {
      rivalWords($0)
        + say(" · Enter bewaart toch uw waarde, Esc laat deze staan", " · Enter saves yours anyway, Esc keeps this one")
    }
  }

  fileprivate mutating func drawPrompt(_ prompt: PromptOverlay) {
    let width = min(84, size.width)
    let rival = rivalHint(of: prompt)
    let hint = wrapped(prompt.problem?[language] ?? rival ?? prompt.hint[language], width: width - 4)
    let inner = drawBox(prompt.title[language], width: width, height: 3 + max(1, hint.count))
    drawInput(prompt.editor, prefix: "› ", ghost: "", x: inner.x + 1, inner.y, width: inner.width - 2)
    for (index, line) in hint.enumerated() where index + 1 < inner.height {
      write(
        line, inner.x + 1, inner.y + 1 + index,
        prompt.problem == nil && prompt.rival == nil ? .overlayDisabled : .overlayWarning,
        width: inner.width - 2)
    }
  }
}

extension PromptOverlay {
  package func dialogue(_ state: State) -> Dialogue {
    let painter = Painter(state)
    var dialogue = Dialogue(title: state.voice.say(title))
    dialogue.text = [painter.rivalHint(of: self) ?? state.voice.say(hint)]
    dialogue.field = Dialogue.Field("", editor)
    dialogue.problem = problem.map(state.voice.say)
    dialogue.hints = hints
    return dialogue
  }
}
