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
      blocked: cannotChange
    ) { state, arguments in
      arguments.isEmpty ? openStatusMenu(&state) : set(arguments, "set", &state)
    },
    Command(
      "advance", Phrase("status een stap verder", "status one step on"), hint: Phrase("verder", "on"), keys: [">"],
      arguments: "[[MUNICIPALITY] INITIATIVE]", options: LineOptions.Name.allCases,
      blocked: cannotChange
    ) { state, arguments in step(arguments, "advance", by: 1, &state) },
    Command(
      "retreat", Phrase("status een stap terug", "status one step back"), keys: ["<"],
      arguments: "[[MUNICIPALITY] INITIATIVE]", options: LineOptions.Name.allCases,
      blocked: cannotChange
    ) { state, arguments in step(arguments, "retreat", by: -1, &state) },
    Command(
      "correct",
      Phrase("typefout herstellen: elke status, met een reden", "put a typing error right: any status, with a reason"),
      keys: ["c"], arguments: "[MUNICIPALITY] INITIATIVE STATUS REASON", options: LineOptions.Name.allCases,
      blocked: cannotChange
    ) { state, arguments in
      arguments.isEmpty ? openStatusMenu(&state, correcting: true) : set(arguments, "correct", &state)
    },
    Command(
      "repeat", Phrase("laatste wijziging herhalen, op de volgende rij", "repeat the last change, on the next row"),
      hint: Phrase("herhaal", "repeat"), keys: ["."],
      blocked: { state in
        cannotChange(state)
          ?? (state.pending.lastChange == nil && !state.isHeadless
            ? Phrase("Er is nog niets gewijzigd om te herhalen.", "Nothing was changed yet that could be repeated.")
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
      "flag", Phrase("vlaggen: ! ‖ P K E", "flags: ! ‖ P K E"), hint: Phrase("vlaggen", "flags"), keys: ["f"],
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
      "plan", Phrase("geplande datum", "planned date"), hint: Phrase("datum", "date"), keys: ["d"],
      arguments: "[MUNICIPALITY INITIATIVE] DAY|none", asks: true, options: LineOptions.Name.ofCell + [.past],
      blocked: cannotChange
    ) { state, arguments in
      edit(arguments, "plan", .planned, &state, Phrase("gepland op", "planned on")) { cell in cell.planned?.iso ?? "" }
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

/// The cells that a command is about.
private struct Aim {
  var rows: [Int]
  var column: Int
  /// How many words name them: what follows are the command's own.
  var words = 0
}

extension State {
  /// The marked rows or the cursor's; says why there are none.
  fileprivate mutating func aimed() -> Aim? {
    let rows = targetRows
    if !rows.isEmpty, let column = initiativeUnderCursor { return Aim(rows: rows, column: column) }
    tell(
      .refusal,
      rows.isEmpty
        ? Phrase(
          "Kies eerst een gemeente (\(keyOf("next-pane")), ↑↓).",
          "Choose a municipality first (\(keyOf("next-pane")), ↑↓).")
        : Phrase("Kies eerst een initiatief (←→).", "Choose an initiative first (←→)."))
    return nil
  }

  /// The cells that `[MUNICIPALITY] INITIATIVE` names in front of a command's own words; of marked rows the initiative is
  /// enough. Without a screen nothing else points at them: a cursor that nobody sees is no answer. On one the words may
  /// be left out, and those of a text are a text, unless a municipality's name and an initiative come first.
  /// - Returns: nil where it said what is wrong.
  fileprivate mutating func aim(_ arguments: [String], _ id: String, isText: Bool = false) -> Aim? {
    let position = arguments.firstIndex { programme.column(of: $0.lowercased()) != nil }
    let name = arguments[..<(position ?? 0)].joined(separator: " ")
    let isNamed = isText ? !name.isEmpty && !programme.municipalities.rows(named: name).isEmpty : !arguments.isEmpty
    guard isHeadless || isNamed else { return aimed() }
    guard let position, let column = programme.column(of: arguments[position].lowercased()) else {
      let ids = programme.initiatives.map(\.id).joined(separator: " ")
      misuse(id, Phrase("Noem het initiatief", "Name the initiative"), also: " " + ids)
      return nil
    }
    guard position == 0 else {
      do throws(Filter.Problem) {
        return Aim(rows: [try programme.row(named: name)], column: column, words: position + 1)
      } catch {
        tell(.usage, error.words, ground: .municipalities)
        return nil
      }
    }
    let rows = isHeadless && marks.isEmpty ? [] : targetRows
    guard !rows.isEmpty else {
      misuse(
        id, Phrase("Noem de gemeente, of markeer er eerst", "Name the municipality, or mark some first"), ground: .rows)
      return nil
    }
    return Aim(rows: rows, column: column, words: 1)
  }

  /// Says what a command about a cell lacks, and how it is written.
  @discardableResult
  fileprivate mutating func misuse(
    _ id: String, _ what: Phrase, also: String = "", ground: Notice.Ground = .nothing
  ) -> [Effect] {
    func words(_ language: Language) -> String {
      // What stands behind the cell is the command's own.
      let words = Command.named(id)?.arguments.words(language).split(separator: " ") ?? []
      let own = words.drop { !$0.hasPrefix("INITIATI") }.dropFirst().map { " " + $0 }.joined()
      let cell = Phrase(" [GEMEENTE] INITIATIEF", " [MUNICIPALITY] INITIATIVE")[language]
      return "\(what[language]): \(id)\(cell)\(own)." + also
    }
    return tell(.usage, words(.dutch), words(.english), ground: ground)
  }
}

private func openStatusMenu(_ state: inout State, correcting: Bool = false) -> [Effect] {
  if state.isHeadless {
    return state.misuse(
      correcting ? "correct" : "set", Phrase("Noem gemeente en initiatief", "Name municipality and initiative"))
  }
  guard let aim = state.aimed() else { return state.notice.map { state.refuse($0.text) } ?? [] }
  return state.lay(StatusMenu(rows: aim.rows, column: aim.column, of: state, correcting: correcting))
}

/// `set [MUNICIPALITY] INITIATIVE [STATUS] [REASON]`: the initiative is the first word that names one. Without a status
/// an option says what changes.
private func set(_ arguments: [String], _ id: String, _ state: inout State) -> [Effect] {
  let options = state.pending.typed.options
  let isCorrection = id == "correct"
  let hasOther = !isCorrection && (options.flags != nil || options.note != nil || options.planned != nil)
  guard let aim = state.aim(arguments, id) else { return [] }
  var template = RolloutChange(municipality: "", initiative: "")
  if arguments.count > aim.words {
    do {
      template.status = try RolloutStatus.typed(arguments[aim.words])
    } catch {
      return state.tell(.usage, error.words)
    }
    template.reason = state.text(of: arguments, from: aim.words + 1)
  } else if !hasOther {
    return state.misuse(id, Phrase("Noem de status", "Name the status"))
  }
  guard template.reason.isEmpty || options.reason == nil else {
    return state.tell(
      .usage, "De reden staat er twee keer: achter de status en bij --reason.",
      "The reason is given twice: behind the status and with --reason.")
  }
  options.fill(&template)
  template.isCorrection = isCorrection
  return propose(template, rows: aim.rows, column: aim.column, &state)
}

private func step(_ arguments: [String], _ id: String, by direction: Int, _ state: inout State) -> [Effect] {
  guard let aim = state.aim(arguments, id) else { return [] }
  guard aim.words == arguments.count else {
    let more = arguments[aim.words...].joined(separator: " ")
    return state.misuse(id, Phrase("«\(more)» hoort hier niet", "«\(more)» does not belong here"))
  }
  return step(aim.rows, column: aim.column, by: direction, reason: "", &state)
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
    var change = state.change(row: row, column: column)
    change.status = next ?? state.programme[row, column].status
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
        .refusal, "Hier is het al zo; \(keyOf("repeat")) herhaalt in een lijst op de volgende gemeente.",
        "It is so here already; in a list \(keyOf("repeat")) repeats on the next municipality.")
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
    return step([row], column: column, by: direction, reason: isSame ? last.reason : "", &state)
  }
  var template = last
  template.expectedStatus = nil
  return propose(template, rows: [row], column: column, &state)
}

/// Opens a question about a field of the cells, or takes its value from `arguments`.
private func edit(
  _ arguments: [String], _ id: String, _ purpose: PromptOverlay.Purpose, _ state: inout State, _ what: Phrase,
  _ value: (RolloutCell) -> String
) -> [Effect] {
  guard let aim = state.aim(arguments, id, isText: true) else { return [] }
  let (rows, column) = (aim.rows, aim.column)
  let changes = rows.map { row in
    var change = state.change(row: row, column: column)
    state.pending.typed.options.fill(&change)
    return change
  }
  let values = rows.map { value(state.programme[$0, column]) }
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
    return send(try prompt.answer(state.programme.today), &state)
  } catch {
    return state.tell(.usage, error.words)
  }
}
