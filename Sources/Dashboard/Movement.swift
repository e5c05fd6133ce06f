import Model

extension Command {
  static let movement: [Command] = [
    Command("up", Phrase("omhoog", "up"), hint: Phrase("kiezen", "choose"), keys: ["k", "Up"]) { state, _ in
      move(&state, by: -1)
    },
    Command("down", Phrase("omlaag", "down"), keys: ["j", "Down"]) { state, _ in move(&state, by: 1) },
    Command("left", Phrase("naar links: vorig initiatief", "left: previous initiative"), keys: ["h", "Left"]) {
      state, _ in
      state.column = max(0, state.column - 1)
      return []
    },
    Command("right", Phrase("naar rechts: volgend initiatief", "right: next initiative"), keys: ["l", "Right"]) {
      state, _ in
      state.column = min(max(0, state.programme.initiatives.count - 1), state.column + 1)
      return []
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
  state.moveCursor(to: state.position(of: state.scope).cursor + rows)
  return []
}

private func pageStep(_ state: State) -> Int { max(1, Layout(state).listHeight(of: state.scope) - 1) }
