import Model
import Screen

extension Command {
  /// What changes the store, in operator mode.
  static let operating: [Command] = [
    Command(
      "operate", Phrase("bewerken aan of uit", "operator mode on or off"), hint: Phrase("bewerken", "edit"),
      keys: ["E"],
      blocked: {
        $0.session.locked ?? (!$0.viewpoint.isNow && $0.mode == .browse && !$0.isHeadless ? pastCannotChange : nil)
      }
    ) { state, _ in
      state.session.mode = state.mode == .browse || state.isHeadless ? .operating : .browse
      let isEditing = state.mode == .operating
      if !state.isHeadless { state.look.show(isEditing ? .editing : nil) }
      return state.tell(.info, isEditing ? editingWords(state) : browsingWords)
    },
    Command(
      "set", Phrase("status zetten", "set the status"), hint: Phrase("status…", "status…"), keys: ["s"],
      arguments: "[MUNICIPALITY] INITIATIVE STATUS [on DAY] [REASON]", options: LineOptions.Name.allCases,
      blocked: cannotChange
    ) { state, arguments in
      arguments.isEmpty ? openStatusMenu(&state) : set(arguments, "set", &state)
    },
    Command(
      "advance", Phrase("status een stap verder", "status one step forward"), hint: Phrase("stap verder", "next step"),
      keys: [">"],
      arguments: "[[MUNICIPALITY] INITIATIVE] [on DAY]", options: LineOptions.Name.allCases,
      blocked: cannotChange
    ) { state, arguments in step(arguments, "advance", by: 1, &state) },
    Command(
      "done",
      Phrase("gepland is gedaan: een stap verder, per die dag", "planned is done: one step forward, as of that day"),
      arguments: "[[MUNICIPALITY] INITIATIVE]", options: [.reason, .expect, .dryRun], blocked: cannotChange
    ) { state, arguments in finishPlanned(arguments, &state) },
    Command(
      "retreat", Phrase("status een stap terug", "status one step back"), keys: ["<"],
      arguments: "[[MUNICIPALITY] INITIATIVE] [on DAY]", options: LineOptions.Name.allCases,
      blocked: cannotChange
    ) { state, arguments in step(arguments, "retreat", by: -1, &state) },
    Command(
      "correct",
      Phrase("typefout herstellen: elke status, met een reden", "correct a typing error: any status, with a reason"),
      keys: ["c"], arguments: "[MUNICIPALITY] INITIATIVE STATUS [on DAY] REASON", options: LineOptions.Name.allCases,
      blocked: cannotChange
    ) { state, arguments in
      arguments.isEmpty ? openStatusMenu(&state, correcting: true) : set(arguments, "correct", &state)
    },
    Command(
      "confirm", Phrase("bevestigen: nog steeds zo", "confirm: still so"), hint: Phrase("nog zo", "still so"),
      keys: ["="], arguments: "[[MUNICIPALITY] INITIATIVE] [on DAY]", options: [.on],
      blocked: cannotChange
    ) { state, arguments in confirm(arguments, &state) },
    Command(
      "repeat", Phrase("laatste wijziging herhalen, op de volgende rij", "repeat the last change, on the next row"),
      hint: Phrase("herhaal", "repeat"), keys: ["."],
      blocked: { state in
        cannotChange(state)
          ?? (state.pending.lastChange == nil && !state.isHeadless
            ? Phrase(
              "Er is nog niets gewijzigd om te herhalen.",
              "Nothing has been changed yet, so there is nothing to repeat.")
            : nil)
      }
    ) { state, _ in
      guard !state.isHeadless else {
        return state.tell(
          .usage, "Zonder scherm is er geen volgende rij: noem gemeente en initiatief.",
          "Without a screen there is no next row: name municipality and initiative.")
      }
      return repeatLast(&state)
    },
    Command(
      "flag", Phrase("vlaggen: ! ‖ P K E", "flags: ! ‖ P K E"), hint: Phrase("vlag", "flag"), keys: ["f"],
      arguments: "[MUNICIPALITY INITIATIVE] LETTERS|none", asks: true, options: LineOptions.Name.ofCell,
      blocked: cannotChange
    ) { state, arguments in
      edit(arguments, "flag", .flags, &state, Phrase("vlaggen", "flags")) { cell in cell.flags.signs }
    },
    Command(
      "note", Phrase("notitie", "note"), hint: Phrase("notitie", "note"), keys: ["e"],
      arguments: "[MUNICIPALITY INITIATIVE] TEXT", asks: true, options: LineOptions.Name.ofCell, blocked: cannotChange
    ) { state, arguments in
      edit(arguments, "note", .note, &state, Phrase("notitie", "note")) { cell in cell.note }
    },
    Command(
      "plan", Phrase("geplande datum", "planned date"), hint: Phrase("plandatum", "planned day"), keys: ["d"],
      arguments: "[MUNICIPALITY INITIATIVE] DAY|none", asks: true, options: LineOptions.Name.ofCell + [.past],
      blocked: cannotChange
    ) { state, arguments in
      edit(arguments, "plan", .planned, &state, Phrase("gepland op", "planned on")) { cell in cell.planned?.iso ?? "" }
    },
    Command(
      "undo", Phrase("laatste eigen wijziging ongedaan maken", "undo your latest change"),
      hint: Phrase("neem terug", "take back"), keys: ["u"], arguments: "[rest|skip|SEQ [REASON]]",
      completions: { _ in ["rest", "skip"] }, blocked: cannotChange
    ) { state, arguments in undo(arguments, &state) },
    Command("redo", Phrase("opnieuw doen wat ongedaan is", "redo what was undone"), keys: ["U"], blocked: cannotChange)
    { state, _ in state.write(state.isHeadless ? .redo : .tryRedo) },
  ]
}

private func editingWords(_ state: State) -> Phrase {
  let name = state.session.operatorName
  return Phrase(
    "Bewerken aan: wat u wijzigt komt met uw naam (\(name)) in het journaal · \(keyOf("operate")) zet het weer uit",
    "Editing: what you change goes into the journal with your name (\(name)) · \(keyOf("operate")) switches it off")
}

private let browsingWords = Phrase("Bladeren: er kan niets wijzigen.", "Browsing: nothing can change.")

private let pastCannotChange = Phrase(
  "Dit is een dag uit het verleden; \(keyOf("now")) gaat terug naar nu.",
  "This is a day in the past; \(keyOf("now")) goes back to now.")

/// Nothing can be changed before one says so.
let browsingCannotChange = Phrase(
  "U bladert: druk \(keyOf("operate")) om te bewerken.", "You are browsing: press \(keyOf("operate")) to edit.")

/// Why nothing can be changed now.
@Sendable func cannotChange(_ state: State) -> Phrase? {
  if let locked = state.session.locked { return locked }
  if state.programme.isPartial {
    return Phrase(
      "De statussen worden nog geladen; zo dadelijk kan het.", "The statuses are still loading; try again in a moment.")
  }
  if state.isPast { return pastCannotChange }
  guard state.mode == .operating else {
    return browsingCannotChange
  }
  return nil
}

private func openStatusMenu(_ state: inout State, correcting: Bool = false) -> [Effect] {
  if state.isHeadless {
    return state.misuse(
      correcting ? "correct" : "set", Phrase("Noem gemeente en initiatief", "Name municipality and initiative"))
  }
  guard let aim = state.aimed() else { return state.notice.map { state.refuse($0.text) } ?? [] }
  return state.lay(StatusMenu(rows: aim.rows, column: aim.column, of: state, correcting: correcting))
}

/// `set [MUNICIPALITY] INITIATIVE [STATUS] [on DAY] [REASON]`: the initiative is the first word that names one. Without a
/// status an option says what changes.
private func set(_ arguments: [String], _ id: String, _ state: inout State) -> [Effect] {
  let options = state.pending.typed.options
  let isCorrection = id == "correct"
  let hasOther = !isCorrection && (options.flags != nil || options.note != nil || options.planned != nil)
  guard let aim = state.aim(arguments, id) else { return [] }
  let hasStatus = arguments.count > aim.words && !(arguments[aim.words] == "on" && hasOther)
  guard let (day, dayWords) = state.takeDay(arguments, at: aim.words + (hasStatus ? 1 : 0)) else { return [] }
  var template = RolloutChange(municipality: "", initiative: "")
  if hasStatus {
    do {
      template.status = try RolloutStatus.typed(arguments[aim.words])
    } catch {
      return state.tell(.usage, error.words)
    }
    template.reason = state.text(of: arguments, from: aim.words + 1 + dayWords)
  } else if !hasOther {
    return state.misuse(id, Phrase("Noem de status", "Name the status"))
  }
  guard template.reason.isEmpty || options.reason == nil else {
    return state.tell(
      .usage, "De reden staat er twee keer: achter de status en bij --reason.",
      "The reason is given twice: after the status and with --reason.")
  }
  options.fill(&template)
  template.on = day
  template.isCorrection = isCorrection
  return propose(state.changes(template, aim), &state)
}

private func step(_ arguments: [String], _ id: String, by direction: Int, _ state: inout State) -> [Effect] {
  guard let aim = state.aim(arguments, id), let (day, dayWords) = state.takeDay(arguments, at: aim.words) else {
    return []
  }
  guard aim.words + dayWords == arguments.count else {
    let more = arguments[(aim.words + dayWords)...].joined(separator: " ")
    return state.misuse(id, Phrase("«\(more)» hoort hier niet", "«\(more)» does not belong here"))
  }
  guard !aim.rows.isEmpty else {
    return state.tell(
      .usage, "«\(aim.name ?? "")» is er nu niet: noem de status (set).",
      "«\(aim.name ?? "")» is not there now: name the status (set).")
  }
  var template = RolloutChange(municipality: "", initiative: "")
  state.pending.typed.options.fill(&template)
  template.on = day
  return step(aim.rows, column: aim.column, by: direction, template, &state)
}

/// Of the rows those that have a planned day take the next step as of that day, or as of today where it is still to come.
private func finishPlanned(_ arguments: [String], _ state: inout State) -> [Effect] {
  guard let aim = state.aim(arguments, "done") else { return [] }
  guard aim.words == arguments.count else {
    let more = arguments[aim.words...].joined(separator: " ")
    return state.misuse("done", Phrase("«\(more)» hoort hier niet", "«\(more)» does not belong here"))
  }
  let planned = aim.rows.filter { state.programme[$0, aim.column].planned != nil }
  guard !planned.isEmpty else {
    return state.tell(
      .refusal, "Hier is niets gepland; \(keyOf("plan")) plant, \(keyOf("advance")) zet een stap.",
      "Nothing is planned here; \(keyOf("plan")) plans, \(keyOf("advance")) takes a step.")
  }
  var template = RolloutChange(municipality: "", initiative: "")
  state.pending.typed.options.fill(&template)
  let changes = planned.map { row in
    var change = state.change(template, row: row, column: aim.column)
    let cell = state.programme[row, aim.column]
    change.status = cell.status.neighbour(by: 1) ?? cell.status
    if let day = cell.planned, day < state.programme.today { change.on = day }
    return change
  }
  return propose(changes, &state)
}

/// Each row takes the step that is its own next one; `template` says what else comes with it.
private func step(
  _ rows: [Int], column: Int, by direction: Int, _ template: RolloutChange, _ state: inout State
) -> [Effect] {
  state.pending.stepping = direction
  let nexts = rows.map { state.programme[$0, column].status.neighbour(by: direction) }
  guard nexts.contains(where: { $0 != nil }) else {
    let current = rows.first.map { state.programme[$0, column].status } ?? .unknown
    return state.tell(
      .refusal,
      direction > 0
        ? Phrase("Na \(current.name.dutch) komt geen stap meer.", "There is no step after \(current.name.english).")
        : Phrase(
          "Verder terug dan \(current.name.dutch) gaat het niet.", "There is no step back from \(current.name.english)."
        ))
  }
  let changes = zip(rows, nexts).map { row, next in
    var change = state.change(template, row: row, column: column)
    change.status = next ?? state.programme[row, column].status
    return change
  }
  return propose(changes, &state)
}

/// Heard anew, and still so; more than one is shown first.
private func confirm(_ arguments: [String], _ state: inout State) -> [Effect] {
  guard let aim = state.aim(arguments, "confirm"), let (day, dayWords) = state.takeDay(arguments, at: aim.words) else {
    return []
  }
  guard aim.words + dayWords == arguments.count else {
    let more = arguments[(aim.words + dayWords)...].joined(separator: " ")
    return state.misuse("confirm", Phrase("«\(more)» hoort hier niet", "«\(more)» does not belong here"))
  }
  let cells = state.changes(RolloutChange(municipality: "", initiative: ""), aim).map {
    Confirmation(municipality: $0.municipality, initiative: $0.initiative, on: day, seen: $0.seen)
  }
  guard cells.count > 1, !state.isHeadless else { return state.write(.confirm(cells)) }
  return state.lay(PreviewOverlay(cells, state))
}

extension RolloutStatus {
  /// The status one step forward or back along the road; nil where the road ends.
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
        .refusal, "Hier is het al zo; \(keyOf("repeat")) herhaalt in een lijst op de volgende gemeente.",
        "Already set here; in a list \(keyOf("repeat")) repeats on the next municipality.")
    }
    state.moveCursor(by: 1)
    while state.rowUnderCursor == nil, state.cursor + 1 < state.focusCount { state.moveCursor(by: 1) }
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
    var template = RolloutChange(municipality: "", initiative: "", reason: isSame ? last.reason : "")
    template.on = last.on
    return step([row], column: column, by: direction, template, &state)
  }
  var template = last
  template.expectedStatus = nil
  template.seen = nil
  return propose(template, rows: [row], column: column, &state)
}

/// Opens a question about a field of the cells, or takes its value from `arguments`.
private func edit(
  _ arguments: [String], _ id: String, _ purpose: PromptOverlay.Purpose, _ state: inout State, _ what: Phrase,
  _ value: (RolloutCell) -> String
) -> [Effect] {
  guard let aim = state.aim(arguments, id, isText: true) else { return [] }
  // What is typed is the note; the other fields have a form of their own, behind which a day can stand.
  let dayPlace = purpose == .note ? nil : arguments.indices.dropFirst(aim.words + 1).first { arguments[$0] == "on" }
  guard let (day, dayWords) = state.takeDay(arguments, at: dayPlace ?? arguments.count) else { return [] }
  let place = dayPlace ?? arguments.count
  let arguments = Array(arguments[..<place] + arguments[(place + dayWords)...])
  var template = RolloutChange(municipality: "", initiative: "")
  state.pending.typed.options.fill(&template)
  template.on = day
  let changes = state.changes(template, aim)
  let values = aim.rows.map { value(state.programme[$0, aim.column]) }
  let isMixed = Set(values).count > 1
  var prompt = PromptOverlay(
    title: state.title(of: changes, what),
    hint: isMixed ? mixedWords(values) : purpose.hint, text: isMixed ? "" : values.first ?? "", purpose: purpose,
    changes: changes)
  guard arguments.count > aim.words else {
    return state.isHeadless
      ? state.misuse(id, Phrase("Zeg wat het wordt", "Say what it becomes"))
      : state.lay(purpose == .note ? NoteOverlay(prompt) : prompt)
  }
  let text =
    purpose == .note
    ? state.text(of: arguments, from: aim.words) : arguments[aim.words...].joined(separator: " ")
  prompt.editor = LineEditor(text: text == "none" ? "" : text)
  do throws(Filter.Problem) {
    return propose(try prompt.answer(state.programme.today), &state)
  } catch {
    return state.tell(.usage, error.words)
  }
}
