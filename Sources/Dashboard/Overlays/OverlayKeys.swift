import Model
import Screen

/// A key while an overlay is open.
func press(_ key: Key, _ state: inout State) -> [Effect] {
  guard let overlay = state.overlay else { return [] }
  switch overlay {
  case .help(let top): return pressHelp(key, top, &state)
  case .source(let top, let under): return pressSource(key, top, under: under, &state)
  case .palette(let editor, let selected): return pressPalette(key, editor, selected, &state)
  case .commandLine(let editor, let history, _): return pressCommandLine(key, editor, history, &state)
  case .filterLine(let editor, let before, _): return pressFilter(key, editor, before, &state)
  case .prompt(let prompt): return pressPrompt(key, prompt, &state)
  case .menu(let menu): return pressMenu(key, menu, &state)
  case .conflict(let conflict, let selected): return pressConflict(key, conflict, selected, &state)
  case .preview(let preview, let top): return pressPreview(key, preview, top, &state)
  case .note(let editor): return pressNote(key, editor, &state)
  case .columns(let menu): return pressColumns(key, menu, &state)
  case .pivot(let pivot, let top): return pressPivot(key, pivot, top, &state)
  case .reorganisation(let preview): return pressReorganisation(key, preview, &state)
  case .series(let series, let top): return pressSeries(key, series, top, &state)
  case .form(let form): return pressForm(key, form, &state)
  }
}

/// Whether a key leaves an overlay without doing anything.
func isCancel(_ key: Key) -> Bool { key == .escape || key == .control("c") || key == .control("g") }

/// The first line to show after a key that scrolls `count` lines of which `height` fit; nil for any other key.
func scrolled(_ top: Int, by key: Key, count: Int, height: Int) -> Int? {
  let last = max(0, count - height)
  let next: Int
  switch key {
  case .down, .character("j"): next = top + 1
  case .up, .character("k"): next = top - 1
  case .pageDown, .character(" "), .control("d"): next = top + height - 1
  case .pageUp, .control("u"): next = top - height + 1
  case .home, .character("g"): next = 0
  case .end, .character("G"): next = last
  default: return nil
  }
  return max(0, min(next, last))
}

private func pressHelp(_ key: Key, _ top: Int, _ state: inout State) -> [Effect] {
  let height = max(1, Layout(state).body.height - 2)
  state.overlay = scrolled(top, by: key, count: helpLines(state).count, height: height).map { .help(top: $0) }
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
    if let problem {
      // What was typed stays, to be put right; the old filter holds meanwhile.
      state.keep(before)
      state.notice = Notice(.usage, problem)
    } else {
      state.overlay = nil
      remember(state.filter?.text ?? "", &state)
      state.notice = Notice(.info, hits(state))
    }
  case .up, .down:
    // Up goes back through what was used before, down comes forward again, to an empty line.
    let past = state.filterHistory
    let index = past.firstIndex(of: editor.text) ?? past.count
    let next = key == .up ? index - 1 : index + 1
    guard next >= 0, !past.isEmpty else { return [] }
    editor = LineEditor(text: next < past.count ? past[next] : "")
    state.overlay = .filterLine(editor, before: before, problem: nil)
    tryFilter(editor.text, &state)
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
  if case .setting(let asked) = prompt.purpose { return answer(asked, prompt, &state) }
  let text = prompt.editor.text
  let today = state.programme.today
  do throws(Filter.Problem) {
    if case .reason = prompt.purpose, !state.isHeadless { try short(text) }
    var changes = prompt.changes
    for index in changes.indices { try fill(&changes[index], with: text, prompt.purpose, today: today) }
    state.overlay = nil
    return send(changes, &state)
  } catch {
    if state.isHeadless { return usage(&state, error.words) }
    var again = prompt
    again.problem = error.words
    state.overlay = .prompt(again)
    return []
  }
}

/// - Throws: a reason that is too long.
private func short(_ reason: String) throws(Filter.Problem) {
  do throws(Refusal) {
    try TextLimit.reason.check(reason)
  } catch {
    throw Filter.Problem(words: Phrase(error.words(.dutch), error.words(.english)))
  }
}

/// Puts an answer where its question asked for.
/// - Throws: why the answer will not do.
private func fill(
  _ change: inout RolloutChange, with text: String, _ purpose: Prompt.Purpose, today: Day
) throws(Filter.Problem) {
  let isBlank = text.allSatisfy(\.isWhitespace)
  switch purpose {
  case .reason:
    guard !isBlank else {
      throw Filter.Problem(words: Phrase("Zonder reden gaat deze stap niet.", "This step needs a reason."))
    }
    change.reason = text
  case .note: change.note = text
  case .setting: break
  case .planned:
    guard !isBlank else {
      change.planned = .some(nil)
      return
    }
    guard let day = Day(written: text, today: today) else {
      throw Filter.Problem(
        words: Phrase(
          "«\(text)» is geen dag; schrijf \(Day.spellings.dutch).",
          "«\(text)» is no day; write \(Day.spellings.english)."))
    }
    change.planned = day
  case .flags:
    guard let flags = RolloutFlags(letters: text.uppercased().filter { !$0.isWhitespace }) else {
      throw Filter.Problem(words: Phrase("Kies uit P K E ! ‖ (of = voor ‖).", "Choose from P K E ! ‖ (or = for ‖)."))
    }
    change.flags = flags
  }
}

private func pressNote(_ key: Key, _ editor: NoteEditor, _ state: inout State) -> [Effect] {
  var editor = editor
  switch key {
  case .control("s"):
    do {
      try TextLimit.note.check(editor.area.text)
    } catch {
      // It stays open: what was written is to be shortened, not lost.
      state.notice = Notice(error)
      break
    }
    var prompt = editor.prompt
    prompt.editor = LineEditor(text: editor.area.text)
    return answer(prompt, &state)
  case _ where isCancel(key):
    guard editor.isChanged, !editor.isLeaving else {
      state.overlay = nil
      state.notice = Notice(.info, Phrase("Niets gewijzigd.", "Nothing changed."))
      return []
    }
    editor.isLeaving = true
  default:
    editor.isLeaving = false
    _ = editor.area.press(key)
  }
  state.overlay = .note(editor)
  return []
}

private func pressMenu(_ key: Key, _ menu: StatusMenu, _ state: inout State) -> [Effect] {
  var menu = menu
  menu.problem = nil
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
    else {
      let codes = menu.items.map(\.status.rawValue).joined(separator: " ")
      menu.problem = Phrase(
        "\(key.text) is geen status; kies uit \(codes).", "\(key.text) is no status; choose from \(codes).")
      break
    }
    menu.selected = index
    return choose(menu.items[index], of: menu, &state)
  default: return []
  }
  state.overlay = .menu(menu)
  return []
}

private func choose(_ item: StatusMenu.Item, of menu: StatusMenu, _ state: inout State) -> [Effect] {
  if case .failure(let refusal) = item.verdict {
    // The menu stays: another choice is likely next.
    var menu = menu
    menu.problem = Phrase(refusal.words(.dutch), refusal.words(.english))
    state.overlay = .menu(menu)
    return []
  }
  let rows = menu.cells.map { state.programme.row(of: $0.municipality) }
  guard let column = menu.cells.first.flatMap({ state.programme.column(of: $0.initiative) }) else { return [] }
  state.overlay = nil
  var template = RolloutChange(municipality: "", initiative: "", status: item.status)
  template.isCorrection = menu.isCorrecting
  if menu.cells.count == 1, let row = rows[0], state.programme[row, column].version != menu.current[0].version {
    // Somebody was first while the menu was open: the store will say so with both values.
    template.municipality = menu.cells[0].municipality
    template.initiative = menu.cells[0].initiative
    template.expectedVersion = menu.current[0].version
    return save([template], &state)
  }
  return propose(template, rows: rows.compactMap { $0 }, column: column, &state)
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
    return save([again], &state)
  case _ where key == .enter || isCancel(key):
    state.overlay = nil
    state.notice = Notice(
      .info, Phrase("De waarde van \(conflict.by) blijft staan.", "\(conflict.by)'s value stays."))
  default: break
  }
  return []
}
