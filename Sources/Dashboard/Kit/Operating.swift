import Model
import Screen

extension Command {
  /// What changes the store, in operator mode.
  static let operating: [Command] = [
    Command(
      "operate", Phrase("bewerken aan of uit", "operator mode on or off"), hint: Phrase("bewerken", "edit"),
      keys: ["E"],
      blocked: {
        $0.session.locked ?? ($0.asOf != nil && $0.mode == .browse && !$0.isHeadless ? pastCannotChange : nil)
      }
    ) { state, _ in
      state.session.mode = state.mode == .browse || state.isHeadless ? .operating : .browse
      return state.tell(.info, state.mode == .operating ? state.pane.editing : browsingWords)
    },
    Command(
      "set", Phrase("status zetten", "set the status"), hint: Phrase("status zetten", "set status"), keys: ["s"],
      arguments: "[MUNICIPALITY] INITIATIVE STATUS [REASON]", options: LineOptions.Name.allCases,
      completions: cellArguments, blocked: cannotChange
    ) { state, arguments in
      arguments.isEmpty ? openStatusMenu(&state) : set(arguments, &state)
    },
    Command(
      "advance", Phrase("status een stap verder", "status one step on"), hint: Phrase("verder", "on"), keys: [">"],
      options: LineOptions.Name.allCases, blocked: cannotChangeTarget
    ) { state, _ in step(&state, by: 1) },
    Command(
      "retreat", Phrase("status een stap terug", "status one step back"), keys: ["<"],
      options: LineOptions.Name.allCases, blocked: cannotChangeTarget
    ) { state, _ in step(&state, by: -1) },
    Command(
      "correct",
      Phrase("typefout herstellen: elke status, met een reden", "put a typing error right: any status, with a reason"),
      keys: ["c"], arguments: "[MUNICIPALITY] INITIATIVE STATUS REASON", options: LineOptions.Name.allCases,
      completions: cellArguments,
      blocked: cannotChange
    ) { state, arguments in
      arguments.isEmpty ? openStatusMenu(&state, correcting: true) : set(arguments, correcting: true, &state)
    },
    Command(
      "repeat", Phrase("laatste wijziging herhalen, op de volgende rij", "repeat the last change, on the next row"),
      hint: Phrase("herhaal", "repeat"), keys: ["."],
      blocked: { state in
        cannotChange(state)
          ?? (state.pending.lastChange == nil
            ? Phrase("Er is nog niets gewijzigd om te herhalen.", "Nothing was changed yet that could be repeated.")
            : nil)
      }
    ) { state, _ in repeatLast(&state) },
    Command(
      "flag", Phrase("vlaggen: ! ‖ P K E", "flags: ! ‖ P K E"), hint: Phrase("vlaggen", "flags"), keys: ["f"],
      arguments: "LETTERS|none", options: LineOptions.Name.ofCell,
      blocked: cannotChangeTarget
    ) { state, arguments in
      edit(arguments, .flags, &state, Phrase("vlaggen", "flags")) { cell in cell.flags.signs }
    },
    Command(
      "note", Phrase("notitie", "note"), hint: Phrase("notitie", "note"), keys: ["e"], arguments: "TEXT",
      options: LineOptions.Name.ofCell,
      blocked: cannotChangeTarget
    ) { state, arguments in
      let text = arguments.isEmpty ? [] : [state.text(of: arguments)]
      return edit(text, .note, &state, Phrase("notitie", "note")) { cell in cell.note }
    },
    Command(
      "plan", Phrase("geplande datum", "planned date"), hint: Phrase("datum", "date"), keys: ["d"],
      arguments: "2017-12-01|+2w|eind q4|none", options: LineOptions.Name.ofCell,
      blocked: cannotChangeTarget
    ) { state, arguments in
      let text = arguments.isEmpty ? [] : [arguments.joined(separator: " ")]
      return edit(text, .planned, &state, Phrase("gepland op", "planned on")) { cell in cell.planned?.iso ?? "" }
    },
    Command(
      "undo", Phrase("laatste eigen wijziging ongedaan maken", "undo your latest change"),
      hint: Phrase("ongedaan", "undo"),
      keys: ["u"], blocked: cannotChange
    ) { state, _ in
      return state.write(.undo)
    },
    Command("redo", Phrase("opnieuw doen wat ongedaan is", "redo what was undone"), keys: ["U"], blocked: cannotChange)
    { state, _ in
      return state.write(.redo)
    },
  ]
}

private let browsingWords = Phrase("Bladeren: er kan niets wijzigen.", "Browsing: nothing can change.")

private let pastCannotChange = Phrase(
  "Dit is een dag uit het verleden; \(keyOf("now")) gaat terug naar nu.",
  "This is a day in the past; \(keyOf("now")) goes back to now.")

/// Why nothing can be changed now.
@Sendable func cannotChange(_ state: State) -> Phrase? {
  if let locked = state.session.locked { return locked }
  if state.programme.isPartial {
    return Phrase(
      "De statussen worden nog geladen; zo dadelijk kan het.", "The statuses are still loading; in a moment.")
  }
  if state.asOf != nil { return pastCannotChange }
  guard state.mode == .operating else {
    return Phrase(
      "U bladert: druk \(keyOf("operate")) om te bewerken.", "You are browsing: press \(keyOf("operate")) to edit.")
  }
  return nil
}

@Sendable private func cannotChangeTarget(_ state: State) -> Phrase? {
  if let reason = cannotChange(state) { return reason }
  if state.isHeadless, state.isUnnamed {
    return Phrase(
      "Zonder scherm wijst niets een gemeente aan: eerst mark GEMEENTE, of een filter dat er één overlaat.",
      "Without a screen nothing points at a municipality: mark MUNICIPALITY first, or a filter that leaves one.")
  }
  if state.targetRows.isEmpty {
    return Phrase(
      "Kies eerst een gemeente (\(keyOf("next-pane")), ↑↓).", "Choose a municipality first (\(keyOf("next-pane")), ↑↓)."
    )
  }
  return state.initiativeUnderCursor == nil
    ? Phrase("Kies eerst een initiatief (←→).", "Choose an initiative first (←→).") : nil
}

extension State {
  /// Nothing but a cursor that nobody moved says which municipality is meant.
  fileprivate var isUnnamed: Bool { table.marks.isEmpty && rows.count != 1 && place.isPage }
}

/// What may stand in a command about a cell: statuses once an initiative is named, before that initiatives and names.
@Sendable private func cellArguments(_ state: State) -> [String] {
  state.programme.initiatives.map(\.id) + RolloutStatus.choices.map(\.rawValue)
    + state.programme.municipalities.map(\.name)
}

private func openStatusMenu(_ state: inout State, correcting: Bool = false) -> [Effect] {
  guard let column = state.initiativeUnderCursor, !state.targetRows.isEmpty else {
    return cannotChangeTarget(state).map { state.tell(.refusal, $0) } ?? []
  }
  return state.lay(StatusMenu(rows: state.targetRows, column: column, of: state, correcting: correcting))
}

/// `set [MUNICIPALITY] INITIATIVE [STATUS] [REASON]`: the initiative is the first word that names one. Without a status
/// an option says what changes.
private func set(_ arguments: [String], correcting: Bool = false, _ state: inout State) -> [Effect] {
  let options = state.pending.typed.options
  let hasOther = !correcting && (options.flags != nil || options.note != nil || options.planned != nil)
  guard let position = arguments.firstIndex(where: { state.programme.column(of: $0.lowercased()) != nil }),
    let column = state.programme.column(of: arguments[position].lowercased()),
    arguments.count > position + 1 || hasOther
  else {
    let ids = state.programme.initiatives.map(\.id).joined(separator: " ")
    return state.tell(
      .usage, "set [GEMEENTE] INITIATIEF STATUS; initiatieven: \(ids).",
      "set [MUNICIPALITY] INITIATIVE STATUS; initiatives: \(ids).")
  }
  var template = RolloutChange(municipality: "", initiative: "")
  if arguments.count > position + 1 {
    do {
      template.status = try LineOptions.status(arguments[position + 1])
    } catch {
      return state.tell(.usage, error.words)
    }
    template.reason = state.text(of: arguments, from: position + 2)
  }
  guard template.reason.isEmpty || options.reason == nil else {
    return state.tell(
      .usage, "De reden staat er twee keer: achter de status en bij --reason.",
      "The reason is given twice: behind the status and with --reason.")
  }
  var rows = state.targetRows
  if position > 0 {
    let name = arguments[..<position].joined(separator: " ")
    do throws(Filter.Problem) { rows = [try state.programme.row(named: name)] } catch {
      return state.tell(.usage, error.words, ground: .municipalities)
    }
  } else if rows.isEmpty || (state.isHeadless && state.isUnnamed) {
    return state.tell(
      .usage, "Noem de gemeente: set GEMEENTE INITIATIEF STATUS, of markeer er eerst.",
      "Name the municipality: set MUNICIPALITY INITIATIVE STATUS, or mark some first.", ground: .rows)
  }
  state.pending.typed.options.fill(&template)
  template.isCorrection = correcting
  return propose(template, rows: rows, column: column, &state)
}

private func step(_ state: inout State, by direction: Int) -> [Effect] {
  guard let column = state.initiativeUnderCursor else { return [] }
  return step(state.targetRows, column: column, by: direction, reason: "", &state)
}

private func step(
  _ rows: [Int], column: Int, by direction: Int, reason: String, _ state: inout State
) -> [Effect] {
  state.pending.stepping = direction
  let nexts = rows.map { state.programme[$0, column].status.neighbour(by: direction) }
  guard let first = rows.first, nexts.contains(where: { $0 != nil }) else {
    let current = rows.first.map { state.programme[$0, column].status } ?? .unknown
    return state.tell(
      .refusal,
      direction > 0
        ? Phrase("\(current.name.dutch) is het eind van de weg.", "\(current.name.english) is the end of the road.")
        : Phrase(
          "Verder terug dan \(current.name.dutch) gaat het niet.", "There is no step back from \(current.name.english)."
        ))
  }
  if rows.count == 1, let next = nexts[0] {
    var change = RolloutChange(municipality: "", initiative: "", status: next)
    change.reason = reason
    state.pending.typed.options.fill(&change)
    return propose(change, rows: [first], column: column, &state)
  }
  return stepMany(rows, nexts, column: column, &state)
}

/// Each marked row takes the step that is its own next one.
private func stepMany(
  _ rows: [Int], _ nexts: [RolloutStatus?], column: Int, _ state: inout State
) -> [Effect] {
  var changes: [RolloutChange] = []
  var asks = false
  for (row, next) in zip(rows, nexts) {
    let cell = state.programme[row, column]
    var change = RolloutChange(
      municipality: state.programme.municipalities[row].code, initiative: state.programme.initiatives[column].id,
      status: next ?? cell.status, expectedVersion: cell.version)
    state.pending.typed.options.fill(&change)
    if case .success(let need) = state.verdict(of: change, row: row, column: column), need != .nothing { asks = true }
    changes.append(change)
  }
  guard asks, !state.isHeadless else { return send(changes, &state) }
  return state.lay(
    PromptOverlay(
      title: state.title(of: changes, Phrase("welke reden?", "which reason?")),
      hint: Phrase("Geldt voor elke rij die er een vraagt.", "Counts for every row that needs one."), purpose: .reason,
      changes: changes))
}

extension RolloutStatus {
  /// The status one step on or back along the road; nil where the road ends.
  fileprivate func neighbour(by step: Int) -> RolloutStatus? {
    switch self {
    case .declined, .exited: return step > 0 ? .orienting : nil
    case .merged: return nil
    default:
      let index = ladderIndex + step
      return RolloutStatus.ladder.indices.contains(index) ? RolloutStatus.ladder[index] : nil
    }
  }
}

/// The last change once more, a step as a step: on the row under the cursor, or on the next one if it was made there.
private func repeatLast(_ state: inout State) -> [Effect] {
  guard let last = state.pending.lastChange, let column = state.programme.column(of: last.initiative) else { return [] }
  if let row = state.rowUnderCursor, state.programme.municipalities[row].code == last.municipality {
    guard state.pane.isFiltered else {
      return state.tell(
        .refusal, "Hier is het al zo; . herhaalt op een volgende gemeente (2).",
        "It is so here already; . repeats on another municipality (2).")
    }
    state.moveCursor(to: state.cursor + 1)
    while state.rowUnderCursor == nil, state.cursor + 1 < state.focusCount { state.moveCursor(to: state.cursor + 1) }
    guard state.rowUnderCursor.map({ state.programme.municipalities[$0].code }) != last.municipality else {
      return state.tell(.refusal, "Dit was de laatste rij.", "This was the last row.")
    }
  }
  guard let row = state.rowUnderCursor else {
    return state.tell(.refusal, "Kies eerst een gemeente.", "Choose a municipality first.")
  }
  if let direction = state.pending.lastStep {
    // A reason goes along to the same status only: for another it may be a decision that is asked for.
    let isSame = state.programme[row, column].status.neighbour(by: direction) == last.status
    return step([row], column: column, by: direction, reason: isSame ? last.reason : "", &state)
  }
  var template = last
  template.expectedStatus = nil
  return propose(template, rows: [row], column: column, &state)
}

/// Opens a question about a field of the targets, or takes its value from `arguments`.
private func edit(
  _ arguments: [String], _ purpose: PromptOverlay.Purpose, _ state: inout State, _ what: Phrase,
  _ value: (RolloutCell) -> String
) -> [Effect] {
  guard let column = state.initiativeUnderCursor else { return [] }
  let rows = state.targetRows
  let changes = rows.map { row in
    var change = RolloutChange(
      municipality: state.programme.municipalities[row].code, initiative: state.programme.initiatives[column].id,
      expectedVersion: state.programme[row, column].version)
    state.pending.typed.options.fill(&change)
    return change
  }
  let values = rows.map { value(state.programme[$0, column]) }
  let isMixed = Set(values).count > 1
  var prompt = PromptOverlay(
    title: state.title(of: changes, what),
    hint: isMixed ? mixed(values) : purpose.hint, text: isMixed ? "" : values.first ?? "", purpose: purpose,
    changes: changes)
  guard let text = arguments.first else {
    return state.lay(purpose == .note ? NoteOverlay(prompt) : prompt)
  }
  prompt.editor = LineEditor(text: text == "none" ? "" : text)
  do throws(Filter.Problem) {
    return send(try prompt.answer(state.programme.today), &state)
  } catch {
    return state.tell(.usage, error.words)
  }
}

/// What the rows have now, where they differ: `nu: 3 × PK, 2 × leeg`.
private func mixed(_ values: [String]) -> Phrase {
  var counts: [String: Int] = [:]
  for value in values { counts[value, default: 0] += 1 }
  let sorted = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
  func text(_ empty: String) -> String {
    let parts = sorted.prefix(4).map { "\($0.value) × \($0.key.isEmpty ? empty : brief($0.key))" }
    return parts.joined(separator: ", ") + (sorted.count > 4 ? ", …" : "")
  }
  return Phrase("Nu verschillend: \(text("leeg")).", "Different now: \(text("empty")).")
}

/// A value in a list of them: a long one is cut.
private func brief(_ value: String) -> String { value.count > 24 ? value.prefix(23) + "…" : value }
