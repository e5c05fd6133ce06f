import Model
import Screen

extension Command {
  static let operating: [Command] = [
    Command(
      "operate", Phrase("bewerken aan of uit", "operator mode on or off"), hint: Phrase("bewerken", "edit"),
      keys: ["E"],
      blocked: { $0.locked }
    ) { state, _ in
      state.mode = state.mode == .browse || state.isHeadless ? .operating : .browse
      state.notice = Notice(
        .info,
        state.mode == .operating
          ? Phrase("Bewerken aan: s zet een status, u maakt ongedaan.", "Operator mode: s sets a status, u undoes.")
          : Phrase("Bladeren: er kan niets wijzigen.", "Browsing: nothing can change."))
      return []
    },
    Command(
      "set", Phrase("status zetten", "set the status"), hint: Phrase("status zetten", "set status"), keys: ["s"],
      arguments: "[MUNICIPALITY] INITIATIVE STATUS [REASON]",
      completions: { state in
        state.programme.initiatives.map(\.id) + RolloutStatus.allCases.map(\.rawValue)
          + state.programme.municipalities.map(\.name)
      }, blocked: cannotChange
    ) { state, arguments in
      arguments.isEmpty ? openStatusMenu(&state) : set(arguments, &state)
    },
    Command(
      "advance", Phrase("status een stap verder", "status one step on"), hint: Phrase("verder", "on"), keys: [">"],
      blocked: cannotChangeTarget
    ) { state, _ in step(&state, by: 1) },
    Command(
      "retreat", Phrase("status een stap terug", "status one step back"), keys: ["<"], blocked: cannotChangeTarget
    ) { state, _ in step(&state, by: -1) },
    Command(
      "flag", Phrase("vlaggen: P K E ! ‖", "flags: P K E ! ‖"), keys: ["f"], arguments: "LETTERS|none",
      blocked: cannotChangeTarget
    ) { state, arguments in
      edit(arguments, &state) { change, cell in
        Prompt(
          title: Phrase("Vlaggen", "Flags"),
          hint: Phrase(
            RolloutFlags.all.map { "\($0.letter) \($0.name.dutch)" }.joined(separator: " · "),
            RolloutFlags.all.map { "\($0.letter) \($0.name.english)" }.joined(separator: " · ")),
          text: cell.flags.letters, purpose: .flags(change))
      }
    },
    Command("note", Phrase("notitie", "note"), keys: ["e"], arguments: "TEXT", blocked: cannotChangeTarget) {
      state, arguments in
      edit(arguments.isEmpty ? [] : [arguments.joined(separator: " ")], &state) { change, cell in
        Prompt(
          title: Phrase("Notitie", "Note"),
          hint: Phrase("Enter bewaart, Esc laat zoals het was", "Enter keeps, Esc leaves"),
          text: cell.note, purpose: .note(change))
      }
    },
    Command(
      "plan", Phrase("geplande datum", "planned date"), keys: ["d"], arguments: "YYYY-MM-DD|none",
      blocked: cannotChangeTarget
    ) { state, arguments in
      edit(arguments, &state) { change, cell in
        Prompt(
          title: Phrase("Gepland op", "Planned on"),
          hint: Phrase("JJJJ-MM-DD; leeg haalt de datum weg", "YYYY-MM-DD; empty removes the date"),
          text: cell.planned?.iso ?? "", purpose: .planned(change))
      }
    },
    Command(
      "undo", Phrase("laatste eigen wijziging ongedaan maken", "undo your latest change"),
      hint: Phrase("ongedaan", "undo"),
      keys: ["u"], blocked: cannotChange
    ) { state, _ in
      state.isSaving = true
      return [.undo]
    },
    Command("redo", Phrase("opnieuw doen wat ongedaan is", "redo what was undone"), keys: ["U"], blocked: cannotChange)
    { state, _ in
      state.isSaving = true
      return [.redo]
    },
  ]
}

/// Why nothing can be changed now.
@Sendable func cannotChange(_ state: State) -> Phrase? {
  if let locked = state.locked { return locked }
  if state.asOf != nil {
    return Phrase(
      "Dit is een dag uit het verleden; t gaat terug naar nu.", "This is a day in the past; t goes back to now.")
  }
  guard state.mode == .operating else {
    let key = state.keymap.keys(of: "operate").first?.text ?? "E"
    return Phrase("U bladert: druk \(key) om te bewerken.", "You are browsing: press \(key) to edit.")
  }
  return nil
}

@Sendable private func cannotChangeTarget(_ state: State) -> Phrase? {
  if let reason = cannotChange(state) { return reason }
  return state.target == nil
    ? Phrase("Kies eerst een gemeente (Tab, ↑↓).", "Choose a municipality first (Tab, ↑↓).") : nil
}

private func openStatusMenu(_ state: inout State) -> [Effect] {
  guard let (row, column) = state.target else {
    state.notice = cannotChangeTarget(state).map { Notice(.refusal, $0) }
    return []
  }
  state.overlay = .menu(StatusMenu(row: row, column: column, of: state.programme))
  return []
}

/// `set [MUNICIPALITY] INITIATIVE STATUS [REASON]`: the initiative is the first word that names one.
private func set(_ arguments: [String], _ state: inout State) -> [Effect] {
  guard let position = arguments.firstIndex(where: { state.programme.column(of: $0.lowercased()) != nil }),
    let column = state.programme.column(of: arguments[position].lowercased()), arguments.count > position + 1
  else {
    let ids = state.programme.initiatives.map(\.id).joined(separator: " ")
    return usage(
      &state,
      Phrase(
        "set [GEMEENTE] INITIATIEF STATUS; initiatieven: \(ids).",
        "set [MUNICIPALITY] INITIATIVE STATUS; initiatives: \(ids)."))
  }
  guard let status = RolloutStatus(rawValue: arguments[position + 1].uppercased()) else {
    let codes = RolloutStatus.allCases.map(\.rawValue).joined(separator: " ")
    return usage(
      &state,
      Phrase(
        "Onbekende status «\(arguments[position + 1])»; kies uit \(codes).",
        "Unknown status «\(arguments[position + 1])»; choose from \(codes)."))
  }
  let row: Int
  if position == 0 {
    guard let target = state.target, !state.isHeadless else {
      return usage(
        &state,
        Phrase(
          "Noem de gemeente: set GEMEENTE INITIATIEF STATUS.",
          "Name the municipality: set MUNICIPALITY INITIATIVE STATUS."))
    }
    row = target.row
  } else {
    let name = arguments[..<position].joined(separator: " ")
    guard let found = state.programme.row(named: name) else {
      return usage(
        &state,
        Phrase(
          "Geen gemeente «\(name)» op deze dag: geef de code of de hele naam.",
          "No municipality «\(name)» on this day: give its code or whole name."))
    }
    row = found
  }
  let reason = arguments[(position + 2)...].joined(separator: " ")
  return propose(status, row: row, column: column, reason: reason, &state)
}

/// Asks for a new status: saves it, or asks for the reason that the rule needs, or says which rule refuses.
func propose(_ status: RolloutStatus, row: Int, column: Int, reason: String = "", _ state: inout State) -> [Effect] {
  let cell = state.programme[row, column]
  let initiative = state.programme.initiatives[column]
  let change = RolloutChange(
    municipality: state.programme.municipalities[row].code, initiative: initiative.id, status: status, reason: reason,
    expectedVersion: cell.version)
  let transition = Transition(from: cell.status, to: status, initiative: initiative, flags: cell.flags)
  switch transition.verdict() {
  case .failure(let refusal):
    state.notice = Notice(.refusal, Phrase(refusal.words(.dutch), refusal.words(.english)))
    return []
  case .success(let need) where need != .nothing && reason.isEmpty && !state.isHeadless:
    state.overlay = .prompt(
      Prompt(
        title: Phrase(
          "\(cell.status.rawValue) → \(status.rawValue) \(status.name.dutch): \(need.name.dutch)",
          "\(cell.status.rawValue) → \(status.rawValue) \(status.name.english): \(need.name.english)"),
        hint: Phrase("komt in het journaal; Esc laat de status staan", "goes into the journal; Esc leaves the status"),
        purpose: .reason(change)))
    return []
  case .success:
    return save(change, &state)
  }
}

/// Sends a change to the store.
func save(_ change: RolloutChange, _ state: inout State) -> [Effect] {
  state.isSaving = true
  return [.save([change])]
}

private func step(_ state: inout State, by direction: Int) -> [Effect] {
  guard let (row, column) = state.target else { return [] }
  let current = state.programme[row, column].status
  let next: RolloutStatus?
  switch current {
  case .declined, .exited: next = direction > 0 ? .orienting : nil
  case .merged: next = nil
  default:
    let index = current.ladderIndex + direction
    next = RolloutStatus.ladder.indices.contains(index) ? RolloutStatus.ladder[index] : nil
  }
  guard let next else {
    state.notice = Notice(
      .refusal,
      direction > 0
        ? Phrase("\(current.name.dutch) is het eind van de weg.", "\(current.name.english) is the end of the road.")
        : Phrase(
          "Verder terug dan \(current.name.dutch) gaat het niet.", "There is no step back from \(current.name.english)."
        ))
    return []
  }
  return propose(next, row: row, column: column, &state)
}

/// Opens a prompt for a field of the target, or takes its value from `arguments`.
private func edit(
  _ arguments: [String], _ state: inout State, _ prompt: (RolloutChange, RolloutCell) -> Prompt
) -> [Effect] {
  guard let (row, column) = state.target else { return [] }
  let cell = state.programme[row, column]
  let change = RolloutChange(
    municipality: state.programme.municipalities[row].code, initiative: state.programme.initiatives[column].id,
    expectedVersion: cell.version)
  var question = prompt(change, cell)
  guard let value = arguments.first else {
    state.overlay = .prompt(question)
    return []
  }
  question.editor = LineEditor(text: value == "none" ? "" : value)
  return answer(question, &state)
}

extension Programme {
  /// The row of a municipality by code or by its exact name, case ignored.
  package func row(named text: String) -> Int? {
    let wanted = folded(text)
    return municipalities.firstIndex { $0.code == text.uppercased() }
      ?? municipalities.firstIndex { folded($0.name) == wanted }
  }
}
