import Model
import Sample
import Screen

/// The panes of the roadmap's page.
private let roadmapPanes = [RoadmapPane.id, NextPane.id, StepsPane.id, PreconditionsPane.id]
/// Those that list dates.
private let datePanes = [RoadmapPane.id, NextPane.id]

extension Command {
  /// What operators record of dates, steps and preconditions.
  static let roadmapChanges: [Command] = [
    Command(
      "milestone", Phrase("mijlpaal toevoegen", "add a milestone"), hint: Phrase("nieuw", "new"), keys: ["m"],
      scopes: datePanes, arguments: "TITLE PERIOD [TOPIC]", asks: true, options: [.on, .reason],
      completions: { topicNames($0) }, blocked: cannotChange
    ) { state, arguments in
      guard !arguments.isEmpty || state.isHeadless else {
        return state.lay(CommandLine("\(spelled("milestone", state)) \""))
      }
      return refusing(&state) { state throws(Refusal) in try add(arguments, &state) }
    },
    Command(
      "move-milestone",
      Phrase("datum verzetten; de eerste blijft ernaast staan", "move a date; the first stays beside it"),
      hint: Phrase("verzet", "move"), keys: ["d"], scopes: datePanes, arguments: "[MILESTONE] PERIOD", asks: true,
      options: [.on, .reason], completions: { _ in Proposal.roadmap.map(\.id) }, blocked: cannotChange
    ) { state, arguments in
      if arguments.isEmpty, !state.isHeadless, let point = state.pointHere {
        return state.lay(CommandLine("\(spelled("move-milestone", state)) \(point.id) "))
      }
      return refusing(&state) { state throws(Refusal) in try move(arguments, &state) }
    },
    Command(
      "complete",
      Phrase("klaar melden: mijlpaal, stap of voorwaarde", "complete a milestone, a step or a precondition"),
      hint: Phrase("klaar", "complete"), keys: ["x"], scopes: roadmapPanes, arguments: "[ID] [DAY]",
      options: [.on, .reason], completions: { partNames($0) }, blocked: cannotChange
    ) { state, arguments in
      refusing(&state) { state throws(Refusal) in try complete(arguments, true, &state) }
    },
    Command(
      "not-done", Phrase("klaarmelding intrekken", "withdraw a completion"), hint: Phrase("niet klaar", "not done"),
      keys: ["X"],
      scopes: roadmapPanes, arguments: "[ID]", options: [.on, .reason], completions: { partNames($0) },
      blocked: cannotChange
    ) { state, arguments in
      refusing(&state) { state throws(Refusal) in try complete(arguments, false, &state) }
    },
    Command(
      "next-step", Phrase("hoe ver een vervolgstap is", "how far a next step is"), hint: Phrase("stand", "state"),
      keys: ["s"], scopes: [StepsPane.id], arguments: "[STEP] open|started|done [REASON]", asks: true,
      options: [.on, .reason], completions: { _ in Proposal.nextSteps.map(\.id) }, blocked: cannotChange
    ) { state, arguments in
      if arguments.isEmpty, !state.isHeadless, let step = state.stepHere {
        return state.lay(CommandLine("\(spelled("next-step", state)) \(step.step.id) "))
      }
      return refusing(&state) { state throws(Refusal) in try setStep(arguments, &state) }
    },
    Command(
      "precondition",
      Phrase("hoe het met een voorwaarde staat bij een initiatief", "where a precondition stands for an initiative"),
      hint: Phrase("stand", "state"), keys: ["s"], scopes: [PreconditionsPane.id],
      arguments: "[PRECONDITION INITIATIVE|elsewhere] open|arranged|not-applicable [REASON]", asks: true,
      options: [.on, .reason], completions: { _ in Proposal.preconditions.map(\.id) }, blocked: cannotChange
    ) { state, arguments in
      if arguments.isEmpty, !state.isHeadless, let key = state.preconditionHere {
        return state.lay(CommandLine("\(spelled("precondition", state)) \(key.replacing(":", with: " ")) "))
      }
      return refusing(&state) { state throws(Refusal) in try setPrecondition(arguments, &state) }
    },
  ]
}

private func spelled(_ id: String, _ state: State) -> String { Command.named(id)?.name(state.language) ?? id }

private func topicNames(_ state: State) -> [String] {
  Milestone.Topic.others.map(\.text) + state.programme.initiatives.map(\.id)
}

private func partNames(_ state: State) -> [String] {
  Proposal.points(state.programme.settings).map(\.id) + Proposal.nextSteps.map(\.id)
}

/// Does what may be refused; a refusal is told and changes nothing.
private func refusing(_ state: inout State, _ work: (inout State) throws(Refusal) -> [Effect]) -> [Effect] {
  do throws(Refusal) { return try work(&state) } catch { return state.tell(error) }
}

extension State {
  /// The date under the cursor.
  fileprivate var pointHere: RoadPoint? {
    switch focus {
    case RoadmapPane.id: seen(RoadmapPane.self).current?.point
    case NextPane.id: seen(NextPane.self).current
    default: nil
    }
  }

  /// The step under the cursor.
  fileprivate var stepHere: StepStanding? { focus == StepsPane.id ? seen(StepsPane.self).current : nil }

  /// The key of the precondition under the cursor, for the initiative that it is on.
  fileprivate var preconditionHere: String? {
    guard focus == PreconditionsPane.id, let row = seen(PreconditionsPane.self).current else { return nil }
    let index = row.cellIndex(at: column)
    return row.precondition.key(index < row.cells.count - 1 ? programme.initiatives[index].id : nil)
  }

  /// Asks for a record of a part of the proposal; what is refused is told, and what is so already too.
  /// - Parameter day: from which it is so; nil for the one that was typed, or today.
  fileprivate mutating func record(
    _ field: RolloutField, _ key: String, _ value: String, _ reason: String = "", on day: Day? = nil
  ) throws(Refusal) -> [Effect] {
    let options = pending.typed.options
    let on = options.on ?? day
    let change = SettingChange(
      field: field, key: key, value: value, reason: options.reason ?? reason,
      expectedSeq: isHeadless ? nil : programme.settings.seq(field, key), on: on)
    try change.check()
    try Proposal.check(change, on: min(on ?? programme.today, programme.today), programme.settings)
    return write(.put([change]))
  }

  fileprivate func point(_ id: String) -> RoadPoint? {
    Proposal.points(programme.settings).first { $0.id == id.lowercased() }
  }
}

/// `milestone TITLE PERIOD [TOPIC]`: the first word, or what is quoted, is the title.
private func add(_ arguments: [String], _ state: inout State) throws(Refusal) -> [Effect] {
  var words = arguments
  guard words.count >= 2 else { return state.misuse("milestone") }
  let title = words.removeFirst()
  var topic: Milestone.Topic = .programme
  if let last = words.last, words.count > 1, let named = namedTopic(last, state) {
    topic = named
    words.removeLast()
  }
  let period = try Period.written(words.joined(separator: " "), today: state.programme.today)
  let used = Proposal.points(state.programme.settings).compactMap { RoadPoint.number(of: $0.id) }
  // One that was taken away keeps its number, so that its history stays its own.
  let gone = state.programme.settings.filter { $0.field == .milestone }.compactMap { RoadPoint.number(of: $0.key) }
  let id = "m\(((used + gone).max() ?? 0) + 1)"
  let record = MilestoneRecord(first: period, topic: topic, title: title)
  return try state.record(.milestone, id, record.text)
}

private func namedTopic(_ word: String, _ state: State) -> Milestone.Topic? {
  let word = folded(word)
  if let topic = Milestone.Topic.others.first(where: { one in
    [one.text, one.name.map { folded($0.dutch) }, one.name.map { folded($0.english) }].contains(word)
  }) {
    return topic
  }
  return state.programme.column(of: word) == nil ? nil : .initiative(word)
}

/// What stands of a date now, to be changed.
private func record(of point: RoadPoint) -> MilestoneRecord {
  let kept = point.record.flatMap { MilestoneRecord(text: $0.to) }
  return kept ?? MilestoneRecord()
}

private func move(_ arguments: [String], _ state: inout State) throws(Refusal) -> [Effect] {
  var words = arguments
  let named = words.first.flatMap { state.point($0) }
  if named != nil { words.removeFirst() }
  guard !words.isEmpty else { return state.misuse("move-milestone") }
  let text = words.joined(separator: " ")
  // A name that nothing has is no time either.
  if named == nil, words.count > 1, (try? Period.written(text, today: state.programme.today)) == nil {
    throw Proposal.noMilestone(words[0])
  }
  guard let point = named ?? state.pointHere else { throw Proposal.noMilestone(words[0]) }
  guard point.done == nil else {
    throw Refusal(
      "done-already",
      Phrase("«\(point.milestone.short.dutch)» is al klaar.", "«\(point.milestone.short.english)» is already done."),
      wayOut: Phrase("Met not-done \(point.id) staat het weer open.", "not-done \(point.id) opens it again."))
  }
  let period = try Period.written(text, today: state.programme.today)
  var record = record(of: point)
  record.plan = period == point.original ? nil : period
  return try state.record(.milestone, point.id, record.text)
}

private func complete(_ arguments: [String], _ isDone: Bool, _ state: inout State) throws(Refusal) -> [Effect] {
  var words = arguments
  let id = words.first?.lowercased()
  let point = id.flatMap { state.point($0) }
  let step = point == nil ? Proposal.nextSteps.first { $0.id == id }?.id : nil
  if point != nil || step != nil { words.removeFirst() }
  let day = doneDay(words, state)
  if let first = words.first, day == nil {
    if point == nil, step == nil { throw Proposal.noMilestone(first) }
    throw noDay(words.joined(separator: " "))
  }
  if point == nil, step == nil {
    if let key = state.preconditionHere {
      return try state.record(.precondition, key, (isDone ? PreconditionState.arranged : .open).rawValue, on: day)
    }
  }
  if let step = step ?? (point == nil ? state.stepHere?.step.id : nil) {
    return try state.record(.step, step, (isDone ? StepStanding.Progress.done : .open).rawValue, on: day)
  }
  guard let point = point ?? state.pointHere else { return state.misuse(isDone ? "complete" : "not-done") }
  var record = record(of: point)
  if isDone, let done = point.done {
    throw Refusal(
      "done-already",
      Phrase(
        "«\(point.milestone.short.dutch)» is al klaar: \(done.words(.dutch)).",
        "«\(point.milestone.short.english)» is already done: \(done.words(.english))."),
      wayOut: Phrase("Met not-done \(point.id) staat het weer open.", "not-done \(point.id) opens it again."))
  }
  record.done = isDone ? day ?? state.pending.typed.options.on ?? state.programme.today : nil
  return try state.record(.milestone, point.id, record.text, on: record.done)
}

/// The day that the words say; nil where they say none.
private func doneDay(_ words: [String], _ state: State) -> Day? {
  let rest = ["on", "per"].contains(words.first) ? words.dropFirst() : words[...]
  return rest.isEmpty ? nil : Day(written: rest.joined(separator: " "), today: state.programme.today)
}

private func noDay(_ text: String) -> Refusal {
  Refusal(
    "no-day", Phrase("«\(text)» is geen dag.", "«\(text)» is not a day."),
    wayOut: Phrase("Schrijf bijvoorbeeld 2017-09-20 of 20 sep.", "Write, for example, 2017-09-20 or 20 Sep."))
}

/// The day of `on DAY` at the beginning of a reason, and the reason; what is no day is refused.
private func dayAndReason(_ words: some Sequence<String>, _ state: State) throws(Refusal) -> (day: Day?, reason: String)
{
  let words = Array(words)
  do throws(Filter.Problem) {
    guard let found = try LineOptions.day(in: words, at: 0, today: state.programme.today) else {
      return (nil, words.joined(separator: " "))
    }
    return (found.day, words.dropFirst(found.words).joined(separator: " "))
  } catch {
    throw Refusal("no-day", error.words, wayOut: Phrase("", ""))
  }
}

private func setStep(_ arguments: [String], _ state: inout State) throws(Refusal) -> [Effect] {
  var words = arguments
  let named = words.first.flatMap { word in Proposal.nextSteps.first { $0.id == word.lowercased() } }
  if named != nil { words.removeFirst() }
  if named == nil, words.count > 1, StepStanding.Progress(rawValue: words[0]) == nil {
    let known = Proposal.nextSteps.map(\.id).joined(separator: " ")
    throw Refusal(
      "no-step", Phrase("Er is geen vervolgstap «\(words[0])».", "There is no next step «\(words[0])»."),
      wayOut: Phrase("Er is: \(known).", "There is: \(known)."))
  }
  guard let id = named?.id ?? state.stepHere?.step.id, let progress = words.first else {
    return state.misuse("next-step")
  }
  let (day, reason) = try dayAndReason(words.dropFirst(), state)
  return try state.record(.step, id, StepStanding.Progress(rawValue: progress)?.rawValue ?? progress, reason, on: day)
}

private func setPrecondition(_ arguments: [String], _ state: inout State) throws(Refusal) -> [Effect] {
  var words = arguments
  var key = state.preconditionHere
  if let one = Proposal.preconditions.first(where: { $0.id == words.first?.lowercased() }), words.count > 1 {
    let initiative = words[1].lowercased()
    key = one.key(initiative == Precondition.elsewhere ? nil : initiative)
    words.removeFirst(2)
  }
  guard let key, let word = words.first else {
    guard words.count > 1 else { return state.misuse("precondition") }
    let known = Proposal.preconditions.map(\.id).joined(separator: " ")
    throw Refusal(
      "no-precondition", Phrase("Er is geen voorwaarde «\(words[0])».", "There is no precondition «\(words[0])»."),
      wayOut: Phrase("Er is: \(known).", "There is: \(known)."))
  }
  let (day, reason) = try dayAndReason(words.dropFirst(), state)
  return try state.record(.precondition, key, word, reason, on: day)
}
