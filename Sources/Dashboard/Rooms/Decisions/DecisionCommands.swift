import Model
import Sample
import Screen

extension Command {
  /// What is recorded of decisions.
  static let decisionCommands: [Command] = [
    Command(
      "decide", Phrase("uitkomst van een besluit of verzoek vastleggen", "record the outcome of a decision or request"),
      hint: Phrase("vastleggen", "record"), keys: ["x"],
      scopes: [DecisionsPane.id, DecisionDetailPane.id],
      arguments: "DECISION adopted|rejected|deferred SOURCE [WITH INITIATIVE PHASE|BINDING]", asks: true,
      options: [.on], completions: openDecisions, blocked: cannotChange
    ) { state, arguments in
      guard arguments.isEmpty, !state.isHeadless else { return decide(arguments, "decide", &state) }
      return recordNext(&state)
    },
    Command(
      "correct-decision", Phrase("vastgelegde uitkomst verbeteren", "correct an outcome that was recorded"),
      hint: Phrase("verbeteren", "correct"), keys: ["X"], scopes: [DecisionsPane.id, DecisionDetailPane.id],
      arguments: "DECISION adopted|rejected|deferred SOURCE", asks: true, options: [.on, .reason],
      completions: openDecisions, blocked: cannotChange
    ) { state, arguments in
      guard arguments.isEmpty, !state.isHeadless else { return decide(arguments, "correct-decision", &state) }
      guard let row = state.decisionHere, let known = row.outcome, known.of == row.id else {
        return state.tell(
          .refusal, "Hier is geen uitkomst om te verbeteren; kies een besluit dat er een heeft.",
          "There is no outcome here to correct; choose a decision that has one.")
      }
      return state.lay(RecordForm(.outcome(row.id, isCorrection: true), state))
    },
  ]

  /// What is recorded of requests to scale up, step by step.
  static let scaleUpCommands: [Command] = [
    Command(
      "request", Phrase("verzoek doen om op te schalen", "make a request to scale up"),
      hint: Phrase("verzoek", "request"), keys: ["e"],
      scopes: [DecisionsPane.id, DecisionDetailPane.id, ChainPane.id, BodyPane.id],
      arguments: "SUBJECT WHO BENEFIT COSTS", asks: true, options: [.on],
      completions: { state in state.programme.initiatives.map(\.id) + Proposal.candidates.map(\.id) },
      blocked: cannotChange
    ) { state, arguments in
      if arguments.isEmpty, !state.isHeadless { return state.lay(RecordForm(.step("", .signalled), state)) }
      return take(.signalled, arguments, &state)
    },
    step(
      "judge", .judged, Phrase("verzoek beoordelen (Task Force)", "assess a request (Task Force)"),
      "REQUEST positive|negative TEXT"),
    step("weigh", .weighed, Phrase("impactanalyse en afweging vastleggen", "record impact analysis and weighing")),
    step(
      "advise", .advised,
      Phrase("advies van het College vastleggen, in vijf delen", "record the Board's advice, in five parts"),
      "REQUEST ROLLOUT PATH BINDING FORM STRUCTURE"),
    step("choose", .chosen, Phrase("vastleggen wie meedoet en wie afziet", "record who joins and who declines")),
    step(
      "bind", .bound,
      Phrase("vastleggen wie aan welke afspraken gebonden is", "record who is bound by which agreements")),
    step("guard", .guarded, Phrase("vastleggen hoe de invoering wordt bewaakt", "record how introduction is guarded")),
    step(
      "account", .accounted,
      Phrase("verantwoording aan de leden vastleggen", "record accountability to the members")),
  ]

  /// What records a step of the chain of a request.
  private static func step(
    _ id: String, _ step: ScaleUpStep, _ title: Phrase, _ arguments: Arguments = "REQUEST TEXT"
  ) -> Command {
    Command(
      id, title, arguments: arguments, asks: true, options: [.on, .reason], completions: requests,
      blocked: cannotChange
    ) { state, arguments in take(step, arguments, &state) }
  }

  private static let openDecisions: @Sendable (State) -> [String] = { state in
    Proposal.decisions.filter(\.standing.isOpen).map(\.id) + state.programme.settings.scaleUps.map(\.id)
  }

  private static let requests: @Sendable (State) -> [String] = { $0.programme.settings.scaleUps.map(\.id) }
}

extension State {
  /// The decision or the request under the cursor of its list.
  var decisionHere: DecisionRow? { seen(DecisionsPane.self).current?.row }
}

/// The form for what comes next at the cursor: the outcome of a decision, the next step of a request.
private func recordNext(_ state: inout State) -> [Effect] {
  guard let row = state.decisionHere else {
    return state.tell(.refusal, "Kies een besluit of een verzoek (↑↓).", "Choose a decision or a request (↑↓).")
  }
  if let request = row.request {
    guard let next = request.awaits else {
      return state.tell(
        .refusal, "\(request.id) is afgesloten: \(request.state.name.dutch).",
        "\(request.id) is closed: \(request.state.name.english).")
    }
    return state.lay(
      RecordForm(next == .decided ? .outcome(request.id, isCorrection: false) : .step(request.id, next), state))
  }
  guard
    row.decision?.standing == .recurring || row.outcome == nil || row.outcome?.outcome.verdict == .deferred
      || row.outcome?.of != row.id
  else { return refuseSecond(row, &state) }
  do throws(Refusal) {
    // What can get no outcome says so before anything is typed.
    let id = row.decision?.standing == .recurring ? "\(row.id)-\(state.programme.asOf.civil.year)" : row.id
    let trial = SettingChange(
      field: .decision, key: id, value: DecisionOutcome(.adopted, source: "bron").text)
    try Proposal.check(trial, on: state.programme.today, state.programme.settings)
    return state.lay(RecordForm(.outcome(id, isCorrection: false), state))
  } catch {
    return state.tell(error)
  }
}

private func refuseSecond(_ row: DecisionRow, _ state: inout State) -> [Effect] {
  guard let known = row.outcome else { return [] }
  let (name, day) = (known.outcome.verdict.name, known.record.effective)
  return state.tell(
    .refusal,
    "\(row.id) is al \(name.dutch) op \(day.words(.dutch)): \(keyOf("correct-decision")) verbetert dat met een reden, undo \(known.record.seq) neemt het terug.",
    "\(row.id) is already \(name.english) on \(day.words(.english)): \(keyOf("correct-decision")) corrects that with a reason, undo \(known.record.seq) takes it back."
  )
}

/// `decide ID OUTCOME SOURCE [with INITIATIVE PHASE]`, with `--on DAY`; of a correction with `--reason`.
private func decide(_ arguments: [String], _ id: String, _ state: inout State) -> [Effect] {
  guard arguments.count > 2, let verdict = DecisionOutcome.Verdict(word: arguments[1]) else { return state.misuse(id) }
  do throws(Refusal) {
    var (words, day) = try dayAtEnd(Array(arguments.dropFirst(2)), state)
    let (source, move) = consequence(words, state)
    words = source
    let recording = Recording(
      key: arguments[0], value: DecisionOutcome(verdict, source: words.joined(separator: " ")).text,
      reason: state.pending.typed.options.reason ?? "", on: state.pending.typed.options.on ?? day, move: move)
    let settings = state.programme.settings
    if id != "decide", recording.field == .decision || settings.scaleUp(arguments[0].uppercased()) != nil,
      settings.of(recording.field, recording.key) == nil
    {
      // What is no decision at all says so first.
      try Proposal.check(recording.change(state), on: recording.on ?? state.programme.today, settings)
      throw Refusal(
        "no-outcome",
        Phrase("Van \(arguments[0]) is geen uitkomst vastgelegd.", "No outcome of \(arguments[0]) is recorded."),
        wayOut: Phrase("Leg die vast met decide.", "Record it with decide."))
    }
    guard id == "decide" || !recording.reason.allSatisfy(\.isWhitespace) else { throw correctionNeedsReason }
    return try keep(recording, &state)
  } catch {
    return state.tell(error)
  }
}

/// An outcome that stands is put right only with a reason.
let correctionNeedsReason = Refusal(
  "correction-needs-reason",
  Phrase("Een uitkomst verbeteren vraagt om een reden.", "Correcting an outcome needs a reason."),
  wayOut: Phrase("Geef die erbij: --reason \"…\".", "Add it: --reason \"…\"."))

/// A step of a request in a line.
private func take(_ step: ScaleUpStep, _ arguments: [String], _ state: inout State) -> [Effect] {
  do throws(Refusal) {
    var (words, day) = try dayAtEnd(arguments, state)
    var key = ""
    if step == .signalled {
      guard words.count == 4 else { throw Proposal.incomplete(step) }
    } else {
      guard words.count > 1 else { return misused(step, words, &state) }
      key = words.removeFirst().uppercased()
      guard ScaleUpStep.number(key) != nil else { throw Proposal.unknownRequest(key, state.programme.settings) }
    }
    let value = try Recording.value(of: step, words, state)
    return try keep(
      Recording(
        step: step, of: key, value: value, reason: state.pending.typed.options.reason ?? "",
        on: state.pending.typed.options.on ?? day, state), &state)
  } catch {
    return state.tell(error)
  }
}

/// Without words on a screen the form of the step is laid for the request at the cursor, or the one that is named.
private func misused(_ step: ScaleUpStep, _ words: [String], _ state: inout State) -> [Effect] {
  let id = words.first?.uppercased() ?? state.decisionHere?.request?.id
  guard !state.isHeadless, let id, state.programme.settings.scaleUp(id) != nil else {
    return state.misuse(step.command)
  }
  return state.lay(RecordForm(.step(id, step), state))
}

/// Sends what is recorded, after the rules have seen it.
func keep(_ recording: Recording, _ state: inout State) throws(Refusal) -> [Effect] {
  let change = recording.change(state)
  try Proposal.check(change, on: change.on ?? state.programme.today, state.programme.settings)
  guard let move = recording.move else { return state.write(.put([change])) }
  guard recording.isAdopted else {
    throw Refusal(
      "consequence-of-nothing",
      Phrase("Alleen wat is aangenomen, heeft een gevolg.", "Only what is adopted has a consequence."),
      wayOut: Phrase("Laat het gevolg weg.", "Leave the consequence out."))
  }
  return state.write(.decide(change, move))
}

/// The words without a day at their end, `on 14 jun 2017`, and that day.
private func dayAtEnd(_ words: [String], _ state: State) throws(Refusal) -> ([String], Day?) {
  guard let place = words.indices.last(where: { ["on", "per"].contains(words[$0]) }) else { return (words, nil) }
  let tail = ["on"] + words[(place + 1)...]
  do throws(Filter.Problem) {
    guard let (day, count) = try LineOptions.day(in: tail, at: 0, today: state.programme.today), count == tail.count
    else { return (words, nil) }
    return (Array(words[..<place]), day)
  } catch {
    return (words, nil)
  }
}

/// The words without `with INITIATIVE PHASE` at their end, and what that asks for.
private func consequence(_ words: [String], _ state: State) -> ([String], InitiativeChange?) {
  guard words.count > 3, ["with", "met"].contains(words[words.count - 3].lowercased()),
    let move = Recording.move(words.suffix(2).joined(separator: " "), state)
  else { return (words, nil) }
  return (Array(words.dropLast(3)), move)
}
