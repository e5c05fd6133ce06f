import Model
import Sample

extension Command {
  /// Phases with their gates, and how far initiatives bind.
  static let phaseCommands: [Command] = [
    Command(
      "phase", Phrase("fase en poort van een initiatief", "phase and gate of an initiative"),
      hint: Phrase("fase en poort", "phase and gate"), keys: ["p"], scopes: phasePanes,
      arguments: "[INITIATIVE PHASE [on DAY] [REASON]]", options: [.on, .reason],
      completions: { state in Phase.allCases.map { $0.name[state.language] } }
    ) { state, arguments in arguments.isEmpty ? openGate(&state) : setPhase(arguments, &state) },
    Command(
      "binding", Phrase("gebondenheid van een initiatief", "how far an initiative binds"), scopes: phasePanes,
      arguments: "INITIATIVE vrij|vrijwillig|algemeen [on DAY] [REASON]", options: [.on, .reason],
      blocked: cannotChange
    ) { state, arguments in setBinding(arguments, &state) },
  ]

  private static let phasePanes = [
    InitiativeTable.id, CandidatesPane.id, FunnelPane.id, GroupsPane.id, StuckPane.id, FactsheetPane.id, StoryPane.id,
    InitiativeFactsPane.id,
  ]
}

/// The gate of the initiative under the cursor.
private func openGate(_ state: inout State) -> [Effect] {
  guard !state.isHeadless else { return state.misuse("phase") }
  let candidate =
    state.openCandidate ?? (state.focus == CandidatesPane.id ? state.seen(CandidatesPane.self).current : nil)
  if let candidate { return state.tell(.candidateHasNoPhases(candidate.shortName)) }
  guard let column = state.rolloutColumn else {
    return state.tell(.refusal, "Kies eerst een initiatief.", "Choose an initiative first.")
  }
  return state.lay(GateOverlay(of: state.programme.initiatives[column], state))
}

/// What is typed behind the first two words: a day, and a reason.
private func rest(
  of arguments: [String], _ id: String, _ state: inout State
) -> (initiative: String, word: String, day: Day?, reason: String)? {
  if let candidate = Proposal.candidates.first(where: { $0.id == arguments[0] }) {
    _ = state.tell(.candidateHasNoPhases(candidate.shortName))
    return nil
  }
  guard state.programme.column(of: arguments[0]) != nil else {
    let known = state.programme.initiatives.map(\.id).joined(separator: " ")
    _ = state.tell(
      .usage, "Geen initiatief «\(arguments[0])». Er is: \(known).",
      "No initiative «\(arguments[0])». There is: \(known).")
    return nil
  }
  guard arguments.count >= 2 else {
    _ = state.misuse(id)
    return nil
  }
  guard let (day, words) = state.takeDay(arguments, at: 2) else { return nil }
  let typed = state.text(of: arguments, from: 2 + words)
  let option = state.pending.typed.options.reason
  guard typed.isEmpty || option == nil else {
    state.tell(
      .usage, "De reden staat er twee keer: achter de fase en bij --reason.",
      "The reason is given twice: after the phase and with --reason.")
    return nil
  }
  return (arguments[0], arguments[1], day, option ?? typed)
}

private func setPhase(_ arguments: [String], _ state: inout State) -> [Effect] {
  if let reason = cannotChange(state) { return state.tell(.refusal, reason) }
  guard let asked = rest(of: arguments, "phase", &state) else { return [] }
  do throws(Filter.Problem) {
    let phase = try Phase.typed(asked.word)
    return state.write(
      .move(InitiativeChange(initiative: asked.initiative, to: .phase(phase), on: asked.day, reason: asked.reason)))
  } catch {
    return state.tell(.usage, error.words)
  }
}

private func setBinding(_ arguments: [String], _ state: inout State) -> [Effect] {
  guard let asked = rest(of: arguments, "binding", &state) else { return [] }
  do throws(Filter.Problem) {
    let binding = try Binding.typed(asked.word)
    return state.write(
      .move(
        InitiativeChange(initiative: asked.initiative, to: .binding(binding), on: asked.day, reason: asked.reason)))
  } catch {
    return state.tell(.usage, error.words)
  }
}
