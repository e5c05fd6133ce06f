import Model
import Screen

/// Something rests on what was to be taken back: what can be taken back instead, to choose from.
struct HeldOverlay: Overlay {
  private enum Choice: Sendable {
    /// The cells of it on which nothing rests.
    case rest(UndoTrial)
    /// The change before it.
    case before(UndoTrial)
    case nothing
  }

  fileprivate static let title = Phrase("Hier is op voortgebouwd", "Later changes build on this")

  private let reason: Phrase
  private let choices: [(choice: Choice, words: Phrase)]
  private var selected = 0

  /// Offers what can be taken back in the place of what is held.
  init(_ refusal: Refusal, rest: UndoTrial?, before: UndoTrial?, _ state: State) {
    reason = refusal.reason
    var choices: [(Choice, Phrase)] = []
    if let rest {
      let what = rest.words(state)
      choices.append(
        (.rest(rest), Phrase("De rest terugnemen: \(what.dutch)", "Take back the rest: \(what.english)")))
    }
    if let before {
      let what = before.words(state)
      choices.append(
        (.before(before), Phrase("De wijziging daarvoor: \(what.dutch)", "The change before it: \(what.english)")))
    }
    self.choices = choices + [(.nothing, Phrase("Alles laten staan", "Leave everything as it is"))]
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case .down, .character("j"), .tab: selected = min(selected + 1, choices.count - 1)
    case .up, .character("k"): selected = max(0, selected - 1)
    case .enter:
      switch choices[selected].choice {
      case .rest(let trial): return .does { take(trial, &$0) }
      case .before(let trial):
        return .does { state in
          state.pending.undoing = .skip
          return take(trial, &state)
        }
      case .nothing: return leave(&state)
      }
    case _ where isCancel(key), .character("q"): return leave(&state)
    default: break
    }
    return .stays
  }

  private func leave(_ state: inout State) -> Reaction {
    state.tell(.info, "Niets gewijzigd.", "Nothing changed.")
    return .closes
  }

  var wheelSteps: Int { 1 }

  var hints: [Hint] { [.choose, .enter("zo doen", "do that"), .cancel] }

  func draw(on painter: inout Painter) {
    painter.drawHeld(reason, choices.map(\.words), selected: selected)
  }
}

extension UndoTrial {
  /// What it is about: `Aalten · GIBIT · ◔ → ○`, or how many and who first.
  func words(_ state: State) -> Phrase {
    guard let first = marks.first else { return Phrase("", "") }
    let names = cellNames
    func name(_ cell: CellName) -> String { cell.municipality.isEmpty ? "" : state.name(of: cell.municipality) }
    guard names.count > 1 else {
      let label = state.programme.column(of: first.initiative).map { state.programme.initiatives[$0].shortName }
      func words(_ language: Language) -> String {
        [
          name(names[0]), label?[language] ?? first.initiative,
          state.programme.named(first).changeWords(language, ascii: state.session.isASCII),
        ].filter { !$0.isEmpty }.joined(separator: " · ")
      }
      return Phrase(words(.dutch), words(.english))
    }
    let some = names.prefix(3).map(name).joined(separator: ", ") + (names.count > 3 ? ", …" : "")
    return Phrase("\(names.count) cellen (\(some))", "\(names.count) cells (\(some))")
  }

  /// The cells that it is about, each once.
  var cellNames: [CellName] {
    var seen: Set<CellName> = []
    return marks.map { CellName(municipality: $0.municipality, initiative: $0.initiative) }
      .filter { seen.insert($0).inserted }
  }

  /// What is sent to have it done: the very change that was looked at.
  var effect: Effect {
    switch request {
    case .latest where marks.first?.kind == .redo: .redo
    case .latest, .skip: .undo(marks.first?.undoes.map { .record($0) } ?? request, reason: reason)
    case .rest, .record: .undo(request, reason: reason)
    }
  }
}

/// Takes back what was tried; more than one cell is shown before it happens.
func take(_ trial: UndoTrial, _ state: inout State) -> [Effect] {
  trial.cellNames.count > 1 && !state.isHeadless
    ? state.lay(PreviewOverlay(trial, state)) : state.write(trial.effect)
}

extension Painter {
  fileprivate mutating func drawHeld(_ reason: Phrase, _ choices: [Phrase], selected: Int) {
    let width = min(100, size.width)
    let lines = wrapped(reason[language], width: width - 4)
    let inner = drawBox(
      say(HeldOverlay.title), width: width, height: lines.count + choices.count + 3)
    for (index, line) in lines.enumerated() {
      write(line, inner.x + 1, inner.y + index, .overlayWarning, width: inner.width - 2)
    }
    for (index, choice) in choices.enumerated() where lines.count + 1 + index < inner.height {
      let y = inner.y + lines.count + 1 + index
      markChoice(index, of: selected, Rect(x: inner.x, y: y, width: inner.width, height: 1))
      let role: Role = index == selected ? .overlayCursor : .overlay
      if index == selected { canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), theme[role]) }
      write("\(index == selected ? "▸" : " ") \(choice[language])", inner.x + 1, y, role, width: inner.width - 2)
    }
  }
}

extension HeldOverlay {
  func dialogue(_ state: State) -> Dialogue {
    let voice = state.voice
    var dialogue = Dialogue(title: voice.say(HeldOverlay.title))
    dialogue.text = [voice.say(reason)]
    dialogue.choices = Dialogue.list(choices.map { voice.say($0.words) }, selected: selected)
    dialogue.selected = selected
    dialogue.hints = hints
    return dialogue
  }
}
