import Model
import Screen

/// The one way in which state changes: an event goes in, requests to the world outside come out.
package func update(_ state: inout State, _ event: Event) -> [Effect] {
  switch event {
  case .key(let key):
    state.notice = nil
    state.flashes = []
    if state.overlay != nil { return press(key, &state) }
    return dispatch(key, &state)
  case .paste(let text):
    return paste(text, &state)
  case .resized(let size):
    state.size = size
    for (scope, position) in state.positions {
      var position = position
      position.move(
        to: position.cursor, count: state.rowCount(of: scope), height: Layout(state).listHeight(of: scope))
      state.positions[scope] = position
    }
  case .loaded(let programme):
    state.show(programme)
    return rereads(state)
  case .saved(let records, let programme):
    state.isSaving = false
    state.show(programme)
    state.notice = Notice(.saved, savedWords(records, programme))
    return rereads(state)
  case .conflicted(let conflict):
    state.isSaving = false
    state.notice = Notice(.conflict, conflictWords(conflict, state.programme))
    if !state.isHeadless { state.overlay = .conflict(conflict, selected: 0) }
  case .refused(let refusal):
    state.isSaving = false
    state.notice = Notice(.refusal, Phrase(refusal.words(.dutch), refusal.words(.english)))
  case .failed(let words):
    state.isSaving = false
    state.notice = Notice(.failure, words)
  case .misused(let words):
    state.notice = Notice(.usage, words)
  case .busy(let words):
    state.isSaving = false
    state.notice = Notice(.conflict, words)
  case .journalLoaded(let records):
    state.journal = records
    if state.scope == .journal { state.moveCursor(to: state.position(of: .journal).cursor) }
  case .historyLoaded(let municipality, let records):
    if case .municipality(municipality) = state.place { state.history = records }
  case .changedElsewhere(let records, let programme):
    state.show(programme)
    state.flashes = Set(records.map { CellName(municipality: $0.municipality, initiative: $0.initiative) })
    if let last = records.last {
      state.notice = Notice(.info, elsewhereWords(last, count: state.flashes.count, programme))
    }
    return rereads(state)
  case .themed(let theme):
    state.theme = theme
    state.notice = Notice(.info, Phrase("thema \(theme.name)", "theme \(theme.name)"))
  }
  return []
}

/// What must be read again because the data, the day or the place changed: only what is on screen.
func rereads(_ state: State) -> [Effect] {
  switch state.place {
  case .page(.journal): [.loadJournal]
  case .municipality(let code): [.loadHistory(municipality: code)]
  default: []
  }
}

private func dispatch(_ key: Key, _ state: inout State) -> [Effect] {
  guard let binding = state.keymap.binding(for: key, in: state.scope) else {
    state.notice = Notice(
      .info,
      Phrase(
        "Toets \(key.text) doet hier niets; ? toont alle toetsen.", "\(key.text) does nothing here; ? shows all keys."))
    return []
  }
  return execute(binding.command, binding.arguments, &state)
}

/// Runs a command, or says why it cannot be run now.
package func execute(_ command: Command, _ arguments: [String], _ state: inout State) -> [Effect] {
  if let reason = command.blocked(state) {
    state.notice = Notice(.refusal, reason)
    return []
  }
  return command.run(&state, arguments)
}

/// Runs one line as `:` and `samen do` take it: a command's id and its arguments.
package func execute(line: String, _ state: inout State) -> [Effect] {
  let words: [String]
  do {
    words = try splitWords(line)
  } catch {
    state.notice = Notice(.usage, error.words)
    return []
  }
  guard let id = words.first else { return [] }
  guard let command = Command.named(id) else {
    state.notice = Notice(
      .usage, Phrase("Onbekende opdracht «\(id)»; ? toont ze alle.", "Unknown command «\(id)»; ? shows them all."))
    return []
  }
  return execute(command, Array(words.dropFirst()), &state)
}

private func paste(_ text: String, _ state: inout State) -> [Effect] {
  // Pasted text is never run as keys: a stray clipboard must not change a municipality.
  state.notice = nil
  switch state.overlay {
  case .palette(var editor, _):
    editor.paste(text)
    state.overlay = .palette(editor, selected: 0)
  case .commandLine(var editor, let history, _):
    editor.paste(text)
    state.overlay = .commandLine(editor, history: history, problem: nil)
  case .filterLine(var editor, let before, _):
    editor.paste(text)
    state.overlay = .filterLine(editor, before: before, problem: nil)
    tryFilter(editor.text, &state)
  case .prompt(var prompt):
    prompt.editor.paste(text)
    state.overlay = .prompt(prompt)
  default:
    state.notice = Notice(
      .info,
      Phrase("Plakken kan in een invoerregel, zoals : of /.", "Paste into an input line, such as : or /."))
  }
  return []
}

private func savedWords(_ records: [JournalRecord], _ programme: Programme) -> Phrase {
  guard let first = records.first else { return Phrase("opgeslagen ✓", "saved ✓") }
  let name = programme.row(of: first.municipality).map { programme.municipalities[$0].name } ?? first.municipality
  let what = "\(name) · \(first.initiative) · \(shown(first.from)) → \(shown(first.to))"
  switch first.kind {
  case .undo: return Phrase("ongedaan gemaakt ✓ \(what)", "undone ✓ \(what)")
  case .redo: return Phrase("opnieuw gedaan ✓ \(what)", "redone ✓ \(what)")
  default: return Phrase("opgeslagen ✓ \(what)", "saved ✓ \(what)")
  }
}

/// A journal value for people: an empty one is a dash, a long one is cut.
package func shown(_ value: String) -> String {
  if value.isEmpty { return "∅" }
  return value.count > 24 ? value.prefix(23) + "…" : value
}

private func conflictWords(_ conflict: Conflict, _ programme: Programme) -> Phrase {
  let cell = conflict.theirs
  let name = programme.row(of: conflict.change.municipality).map { programme.municipalities[$0].name }
  let what = "\(name ?? conflict.change.municipality) · \(conflict.change.initiative)"
  return Phrase(
    "\(conflict.by) was eerst: \(what) is nu \(cell.status.rawValue) \(cell.status.name.dutch). Niets is overschreven.",
    "\(conflict.by) was first: \(what) is \(cell.status.rawValue) \(cell.status.name.english) now. Nothing was overwritten."
  )
}

private func elsewhereWords(_ last: JournalRecord, count: Int, _ programme: Programme) -> Phrase {
  let name = programme.row(of: last.municipality).map { programme.municipalities[$0].name } ?? last.municipality
  let what = "\(name) · \(last.initiative) · \(shown(last.from)) → \(shown(last.to))"
  return count == 1
    ? Phrase("\(last.by) wijzigde \(what)", "\(last.by) changed \(what)")
    : Phrase(
      "\(last.by) wijzigde \(count) cellen, als laatste \(what)", "\(last.by) changed \(count) cells, last \(what)")
}
