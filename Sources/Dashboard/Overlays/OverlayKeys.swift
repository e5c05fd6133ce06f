import Model
import Screen

/// A key while an overlay is open.
func press(_ key: Key, _ state: inout State) -> [Effect] {
  guard let overlay = state.overlay else { return [] }
  switch overlay {
  case .help(let top): return pressHelp(key, top, &state)
  case .source(let top): return pressSource(key, top, &state)
  case .palette(let editor, let selected): return pressPalette(key, editor, selected, &state)
  case .commandLine(let editor, let history, _): return pressCommandLine(key, editor, history, &state)
  case .filterLine(let editor, let before, _): return pressFilter(key, editor, before, &state)
  case .prompt(let prompt): return pressPrompt(key, prompt, &state)
  case .menu(let menu): return pressMenu(key, menu, &state)
  case .conflict(let conflict, let selected): return pressConflict(key, conflict, selected, &state)
  }
}

/// Whether a key leaves an overlay without doing anything.
func isCancel(_ key: Key) -> Bool { key == .escape || key == .control("c") || key == .control("g") }

private func pressHelp(_ key: Key, _ top: Int, _ state: inout State) -> [Effect] {
  let height = max(1, Layout(state).body.height - 2)
  let last = max(0, helpLines(state).count - height)
  let next: Int
  switch key {
  case .down, .character("j"): next = top + 1
  case .up, .character("k"): next = top - 1
  case .pageDown, .character(" "), .control("d"): next = top + height - 1
  case .pageUp, .control("u"): next = top - height + 1
  case .home, .character("g"): next = 0
  case .end, .character("G"): next = last
  default:
    state.overlay = nil
    return []
  }
  state.overlay = .help(top: max(0, min(next, last)))
  return []
}

private func pressPalette(_ key: Key, _ editor: LineEditor, _ selected: Int, _ state: inout State) -> [Effect] {
  let found = paletteEntries(editor.text, state)
  switch key {
  case _ where isCancel(key): state.overlay = nil
  case .down, .control("n"), .tab:
    state.overlay = .palette(editor, selected: min(selected + 1, max(0, found.count - 1)))
  case .up, .control("p"), .backTab: state.overlay = .palette(editor, selected: max(0, selected - 1))
  case .enter:
    guard found.indices.contains(selected) else { return [] }
    state.overlay = nil
    return choose(found[selected], &state)
  default:
    var editor = editor
    _ = editor.press(key)
    state.overlay = .palette(editor, selected: 0)
  }
  return []
}

private func pressCommandLine(_ key: Key, _ editor: LineEditor, _ history: Int?, _ state: inout State) -> [Effect] {
  var editor = editor
  let past = state.commandHistory
  switch key {
  case _ where isCancel(key): state.overlay = nil
  case .backspace where editor.text.isEmpty: state.overlay = nil
  case .enter:
    let line = editor.text
    state.overlay = nil
    guard !line.allSatisfy(\.isWhitespace) else { return [] }
    state.commandHistory.removeAll { $0 == line }
    state.commandHistory.append(line)
    return execute(line: line, &state)
  case .up, .control("p"):
    guard !past.isEmpty else { return [] }
    let index = max(0, (history ?? past.count) - 1)
    state.overlay = .commandLine(LineEditor(text: past[index]), history: index, problem: nil)
  case .down, .control("n"):
    guard let history else { return [] }
    let text = history + 1 < past.count ? past[history + 1] : ""
    state.overlay = .commandLine(
      LineEditor(text: text), history: history + 1 < past.count ? history + 1 : nil, problem: nil)
  case .tab:
    state.overlay = .commandLine(LineEditor(text: completed(editor.text, state)), history: history, problem: nil)
  default:
    _ = editor.press(key)
    state.overlay = .commandLine(editor, history: history, problem: nil)
  }
  return []
}

private func pressFilter(_ key: Key, _ editor: LineEditor, _ before: Filter?, _ state: inout State) -> [Effect] {
  var editor = editor
  switch key {
  case _ where isCancel(key):
    state.overlay = nil
    state.keep(before)
  case .enter:
    guard case .filterLine(_, _, let problem) = state.overlay else { return [] }
    state.overlay = nil
    if let problem {
      state.keep(before)
      state.notice = Notice(.usage, problem)
    } else {
      state.notice = Notice(.info, hits(state))
    }
  default:
    guard editor.press(key) else { return [] }
    state.overlay = .filterLine(editor, before: before, problem: nil)
    tryFilter(editor.text, &state)
  }
  return []
}

private func pressPrompt(_ key: Key, _ prompt: Prompt, _ state: inout State) -> [Effect] {
  var prompt = prompt
  switch key {
  case _ where isCancel(key):
    state.overlay = nil
    state.notice = Notice(.info, Phrase("Niets gewijzigd.", "Nothing changed."))
  case .enter: return answer(prompt, &state)
  default:
    prompt.problem = nil
    _ = prompt.editor.press(key)
    state.overlay = .prompt(prompt)
  }
  return []
}

/// Takes the answer to a prompt; one that will not do keeps the prompt open and says why.
func answer(_ prompt: Prompt, _ state: inout State) -> [Effect] {
  let text = prompt.editor.text
  let isBlank = text.allSatisfy(\.isWhitespace)
  var problem: Phrase?
  var change: RolloutChange?
  switch prompt.purpose {
  case .setting(let asked): return answer(asked, prompt, &state)
  case .reason(var asked):
    asked.reason = text
    change = asked
    if isBlank {
      problem = Phrase("Zonder reden gaat deze stap niet.", "This step needs a reason.")
    }
  case .note(var asked):
    asked.note = text
    change = asked
  case .planned(var asked):
    if isBlank {
      asked.planned = .some(nil)
      change = asked
    } else if let day = Day(iso: text) {
      asked.planned = day
      change = asked
    } else {
      problem = Phrase("Schrijf de datum als 2017-12-01.", "Write the date as 2017-12-01.")
    }
  case .flags(var asked):
    asked.flags = RolloutFlags(letters: text.uppercased().filter { !$0.isWhitespace })
    change = asked
    if asked.flags == nil {
      problem = Phrase("Kies uit P K E ! ‖ (of = voor ‖).", "Choose from P K E ! ‖ (or = for ‖).")
    }
  }
  if let problem {
    if state.isHeadless { return usage(&state, problem) }
    var again = prompt
    again.problem = problem
    state.overlay = .prompt(again)
    return []
  }
  state.overlay = nil
  return change.map { save($0, &state) } ?? []
}

private func pressMenu(_ key: Key, _ menu: StatusMenu, _ state: inout State) -> [Effect] {
  var menu = menu
  switch key {
  case _ where isCancel(key), .character("q"):
    state.overlay = nil
    return []
  case .down, .character("j"): menu.selected = min(menu.selected + 1, menu.items.count - 1)
  case .up, .character("k"): menu.selected = max(0, menu.selected - 1)
  case .enter: return choose(menu.items[menu.selected], of: menu, &state)
  case _ where key.letter != nil:
    guard let letter = key.letter,
      let index = menu.items.firstIndex(where: { $0.status.rawValue == letter.uppercased() })
    else { return [] }
    menu.selected = index
    state.overlay = .menu(menu)
    return choose(menu.items[index], of: menu, &state)
  default: return []
  }
  state.overlay = .menu(menu)
  return []
}

private func choose(_ item: StatusMenu.Item, of menu: StatusMenu, _ state: inout State) -> [Effect] {
  guard let row = state.programme.row(of: menu.cell.municipality),
    let column = state.programme.column(of: menu.cell.initiative)
  else { return [] }
  if case .failure(let refusal) = item.verdict {
    // The menu stays: another choice is likely next.
    state.notice = Notice(.refusal, Phrase(refusal.words(.dutch), refusal.words(.english)))
    return []
  }
  state.overlay = nil
  if state.programme[row, column].version != menu.current.version {
    // Somebody was first while the menu was open: the store will say so with both values.
    return save(
      RolloutChange(
        municipality: menu.cell.municipality, initiative: menu.cell.initiative, status: item.status,
        expectedVersion: menu.current.version), &state)
  }
  return propose(item.status, row: row, column: column, &state)
}

private func pressConflict(_ key: Key, _ conflict: Conflict, _ selected: Int, _ state: inout State) -> [Effect] {
  switch key {
  case .down, .up, .character("j"), .character("k"), .tab:
    state.overlay = .conflict(conflict, selected: 1 - selected)
  case .enter where selected == 1:
    state.overlay = nil
    var again = conflict.change
    again.expectedVersion = conflict.theirs.version
    again.expectedStatus = nil
    return save(again, &state)
  case _ where key == .enter || isCancel(key):
    state.overlay = nil
    state.notice = Notice(
      .info, Phrase("De waarde van \(conflict.by) blijft staan.", "\(conflict.by)'s value stays."))
  default: break
  }
  return []
}
