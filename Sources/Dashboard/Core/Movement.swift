import Model

extension Command {
  /// What moves the cursor of the pane in the focus.
  static let movement: [Command] = [
    Command("up", Phrase("omhoog", "up"), hint: Phrase("kiezen", "choose"), keys: ["k", "Up"]) { state, _ in
      move(&state, by: -1)
    },
    Command("down", Phrase("omlaag", "down"), keys: ["j", "Down"]) { state, _ in move(&state, by: 1) },
    Command("left", Phrase("naar links: vorige kolom", "left: previous column"), keys: ["h", "Left"]) { state, _ in
      moveColumn(&state, by: -1)
    },
    Command("right", Phrase("naar rechts: volgende kolom", "right: next column"), keys: ["l", "Right"]) { state, _ in
      moveColumn(&state, by: 1)
    },
    Command("page-up", Phrase("scherm omhoog", "screen up"), keys: ["PgUp", "^U"]) { state, _ in
      move(&state, by: -pageStep(state))
    },
    Command("page-down", Phrase("scherm omlaag", "screen down"), keys: ["PgDn", "^D"]) { state, _ in
      move(&state, by: pageStep(state))
    },
    Command("top", Phrase("naar het begin", "to the top"), keys: ["g", "Home"]) { state, _ in
      state.moveCursor(to: 0)
      return []
    },
    Command("bottom", Phrase("naar het eind", "to the end"), keys: ["G", "End"]) { state, _ in
      state.moveCursor(to: state.focusCount - 1)
      return []
    },
  ]
}

private func move(_ state: inout State, by rows: Int) -> [Effect] {
  state.moveCursor(by: rows)
  return []
}

private func pageStep(_ state: State) -> Int { max(1, state.pane.standing(state).height - 1) }
