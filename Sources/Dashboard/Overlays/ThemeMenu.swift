import Model
import Screen

/// The themes: the screen wears the one at the cursor, and Esc puts the old one back.
struct ThemeMenu: Overlay {
  /// All that can be had, and those whose file is wrong.
  let choices: [ThemeChoice]
  /// The choice under the cursor, from 0.
  private(set) var selected: Int
  private let before: Theme

  /// Begins at the theme that is worn.
  init(_ choices: [ThemeChoice], _ state: State) {
    self.choices = choices
    before = state.session.theme
    let name = state.session.themeName ?? before.name
    selected = choices.firstIndex { $0.name == name } ?? 0
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case _ where isCancel(key), .character("q"):
      state.session.theme = before
      return .closes
    case .enter: return choose(&state)
    case .down, .character("j"), .tab: selected += 1
    case .up, .character("k"), .backTab: selected -= 1
    case .home, .character("g"): selected = 0
    case .end, .character("G"): selected = choices.count - 1
    default: return .stays
    }
    selected = max(0, min(selected, choices.count - 1))
    // What is wrong cannot be worn: its row says why.
    state.session.theme = choices[selected].theme ?? before
    return .stays
  }

  private func choose(_ state: inout State) -> Reaction {
    let choice = choices[selected]
    guard let theme = choice.theme else {
      if let fault = choice.fault { state.tell(.usage, fault) }
      return .stays
    }
    let wish = ThemeWish(choice.name, on: state.session.ground)
    return .does { $0.wear(theme, wish) }
  }

  var hints: [Hint] {
    [.choose, .enter("houden", "keep"), Hint("Esc", Phrase("terug naar het oude", "back to the old one"))]
  }

  func draw(on painter: inout Painter) {
    let height = min(choices.count + 2, Screenful(painter.size).body.height)
    let inner = painter.drawBox(painter.say("Thema", "Theme"), width: min(52, painter.size.width), height: height)
    let top = max(0, min(selected - inner.height / 2, choices.count - inner.height))
    for (index, choice) in choices.enumerated().dropFirst(top).prefix(inner.height) {
      let isCursor = index == selected
      let role: Role = isCursor ? .overlayCursor : .overlay
      let y = inner.y + index - top
      painter.markChoice(index, of: selected, Rect(x: inner.x, y: y, width: inner.width, height: 1))
      if isCursor {
        painter.canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), painter.theme[role])
      }
      painter.write("\(isCursor ? "▸" : " ") \(choice.name)", inner.x + 1, y, role, width: 26)
      let words = note(choice)
      painter.write(
        words[painter.language], inner.x + 28, y, isCursor ? role : .overlayDisabled, width: inner.width - 29)
    }
  }

  private func note(_ choice: ThemeChoice) -> Phrase {
    guard let theme = choice.theme else { return Phrase("⚠ fout in het bestand", "⚠ error in the file") }
    if choice.name == Theme.automatic { return Phrase("volgt de terminal", "follows the terminal") }
    return switch theme.appearance {
    case .dark: Phrase("donker", "dark")
    case .light: Phrase("licht", "light")
    case .any: Phrase("", "")
    }
  }
}

extension ThemeMenu {
  func dialogue(_ state: State) -> Dialogue {
    let voice = state.voice
    var dialogue = Dialogue(title: voice.say("Thema", "Theme"))
    dialogue.choices = Dialogue.list(
      choices.map { choice in [choice.name, voice.say(note(choice))].filter { !$0.isEmpty }.joined(separator: ", ") },
      selected: selected)
    dialogue.selected = selected
    dialogue.hints = hints
    return dialogue
  }
}
