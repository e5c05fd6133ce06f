import Model

extension Command {
  /// What moves the cursor of the pane in the focus.
  static let movement: [Command] = [
    Command("up", Phrase("omhoog", "up"), hint: Phrase("kiezen", "choose"), keys: ["k", "Up"]) { state, _ in
      go(.up, &state) { move(&$0, by: -1) }
    },
    Command("down", Phrase("omlaag", "down"), keys: ["j", "Down"]) { state, _ in
      go(.down, &state) { move(&$0, by: 1) }
    },
    Command("left", Phrase("naar links: vorige kolom", "left: previous column"), keys: ["h", "Left"]) { state, _ in
      go(.left, &state) { moveColumn(&$0, by: -1) }
    },
    Command("right", Phrase("naar rechts: volgende kolom", "right: next column"), keys: ["l", "Right"]) { state, _ in
      go(.right, &state) { moveColumn(&$0, by: 1) }
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

/// Goes that way where rows lie about in a plane, and through a list as `list` does.
private func go(_ way: Atlas.Way, _ state: inout State, _ list: (inout State) -> [Effect]) -> [Effect] {
  state.pane.step(&state, way) ? [] : list(&state)
}

private func move(_ state: inout State, by rows: Int) -> [Effect] {
  state.moveCursor(by: rows)
  return []
}

private func pageStep(_ state: State) -> Int { max(1, state.pane.standing(state).height - 1) }
