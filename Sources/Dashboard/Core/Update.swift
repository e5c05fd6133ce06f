import Model
import Screen

/// The one way in which state changes: an event goes in, requests to the world outside come out.
package func update(_ state: inout State, _ event: Event) -> [Effect] {
  defer { state.refreshOverlay() }
  switch event {
  case .key(let key):
    // Where somebody listens a number is an answer.
    if let keys = state.answer(by: key) { return keys.flatMap { type($0, &state) } }
    return type(key, &state)
  case .mouse(let mouse):
    let effects = point(mouse, &state)
    return effects.isEmpty ? state.room.follows(state) : effects
  case .paste(let text):
    return paste(text, &state)
  case .resized(let size):
    guard !state.session.isLinear, size != state.size else { return [] }
    state.session.size = size
    // A larger screen may show more, which is to be read.
    return state.programme.isPartial ? [] : state.room.needs(state) + state.room.follows(state)
  case .loaded(let programme):
    state.pending.note(unread: false)
    state.show(programme)
    return state.reads
  case .stepped(let day, let reread):
    // Somebody went elsewhere meanwhile: what is different from there is not known.
    guard state.programme.asOf == day else { return [.load(state.viewpoint)] }
    state.step(reread)
    return state.reads
  case .saved(let records, let reread, let beside):
    state.pending.keepSave()
    // Whoever changes something begins anew: what is taken back next is that.
    if let kind = records.first?.kind, kind != .undo, kind != .redo { state.pending.undoing = .latest }
    state.pending.note(unread: reread == nil)
    let (before, lines) = (state.coverage, state.programme.lines)
    let loads = reread.map { state.show($0, after: records) } ?? []
    let words = records.isEmpty ? alreadySo : savedWords(records, state.programme)
    let more =
      effectWords(records, state.programme, before: before, now: state.coverage, lines: lines) + state.wayBack(records)
    state.tell(records.isEmpty ? .info : .saved, ([([words] + more).joined(by: " · ")] + beside).joined())
    return reread == nil ? [] : loads + state.reads
  case .rehearsed(let changes, let cells):
    state.pending.draft = nil
    state.pending.endSave()
    state.tell(.info, rehearsedWords(changes, cells, state.programme))
  case .triedOut(let trials):
    state.pending.endSave()
    return take(trials, &state)
  case .undoTried(let trial):
    state.pending.endSave()
    return take(trial, &state)
  case .undoHeld(let refusal, let rest, let before):
    state.pending.endSave()
    return state.lay(HeldOverlay(refusal, rest: rest, before: before, state))
  case .conflicted(let field, let municipality, let initiative):
    return meet(field, municipality, initiative, &state)
  case .clockDoubted(let words, let effect):
    state.pending.haltSave()
    // Nobody is there to ask in a script.
    return state.isHeadless ? state.tell(.refusal, words) : state.lay(QuestionOverlay(clock: words, effect))
  case .notShown(let refusal):
    state.stayThere()
    state.tell(refusal)
  case .refused(let refusal):
    state.pending.endSave()
    state.layDraft()
    state.tell(refusal)
  case .failed(let words):
    state.pending.haltSave()
    state.layDraft()
    state.tell(.failure, words)
  case .lookFailed(let words):
    // Said once: the header says it as long as it lasts. A save that is under way goes on.
    if !state.pending.isUnread { state.tell(.failure, words) }
    state.pending.note(unread: true)
  case .damaged(let words):
    state.session.lock(for: words)
    // What is being asked might end in a change.
    state.clearOverlays()
    _ = state.pending.takeProposal()
  case .misused(let words):
    state.tell(.usage, words)
  case .busy(let words):
    state.pending.haltSave()
    state.layDraft()
    state.tell(.conflict, words)
  case .journalLoaded(let records):
    state.answers.take(journal: records)
  case .recordsFound(let found):
    state.take(found)
  case .historyLoaded(let municipality, let records):
    state.answers.take(
      history: History(
        municipality: municipality, records: records, seq: state.programme.seq, knownAt: state.programme.knownAt))
  case .dossierLoaded(let dossier):
    state.answers.take(dossier)
  case .changedElsewhere(let records, let reread):
    state.pending.note(unread: false)
    let loads = state.show(reread, after: records)
    state.look.flash(Set(records.map { CellName(municipality: $0.municipality, initiative: $0.initiative) }))
    if let last = records.last {
      let words = reorganisedWords(records).map { Phrase("\(last.by): \($0.dutch)", "\(last.by): \($0.english)") }
      state.tell(.info, words ?? elsewhereWords(last, count: state.look.flashes.count, state.programme))
    }
    return loads + state.reads
  case .themed(let theme, let wish): return state.wear(theme, wish)
  case .themesLoaded(let choices): return state.lay(ThemeMenu(choices, state))
  case .themesChanged: return state.themesChanged()
  case .grounded(let color): return state.learn(ground: color)
  case .reorganisationPlanned(let request, let plan):
    return show(plan, request, &state)
  case .seriesLoaded(let series): show(series, &state)
  case .courseLoaded(let course): state.answers.take(course)
  case .countryLoaded(let country): state.answers.take(country)
  case .outlookLoaded(let outlook): state.answers.take(outlook)
  case .knownCourseLoaded(let known): state.answers.take(known)
  case .daysLoaded(let days):
    state.answers.take(days)
    return state.goOnStepping()
  case .compared(let comparison):
    state.answers.take(comparison)
    if state.isHeadless { tellDifferences(comparison, &state) }
  case .recentLoaded(let steps): state.answers.take(steps)
  case .stepTimesLoaded(let times): state.answers.take(times)
  case .reorganisationDaysLoaded(let days): state.answers.take(days)
  case .checked(let faults): show(faults, &state)
  case .progressed(let id, let progress): state.pending.note(id) { $0.progress = progress }
  case .woke(let id):
    if let effects = state.tick(id) { return effects }
    state.wake(for: id)
  case .answered(let id, let events):
    // What nobody asks for any more changes nothing.
    guard let lane = state.pending.take(id) else { return [] }
    let (wasSaving, draft) = (state.isSaving, state.pending.draft)
    if lane != .write { state.pending.draft = nil }
    var effects: [Effect] = []
    for event in events { effects += update(&state, event) }
    // A save that is under way ends with its own answer only.
    if lane != .write {
      if wasSaving { state.pending.beginSave() }
      state.pending.draft = draft
    }
    return effects
  }
  return []
}

/// A key, for what lies on top or for the pane in the focus.
func type(_ key: Key, _ state: inout State) -> [Effect] {
  // What plays takes its own keys, and stops for any other.
  if let effects = state.play(key) { return effects }
  state.quieten()
  let effects = state.overlays.isEmpty ? dispatch(key, &state) : press(key, &state)
  // What was asked for may lead elsewhere: then what is read there follows.
  return effects.isEmpty ? state.room.follows(state) : effects
}

extension State {
  /// Ends what is told until the next key.
  mutating func quieten() {
    if notice != nil { look.say(nil) }
    if !look.flashes.isEmpty { look.flash([]) }
  }

  /// A command works on the row that is seen, and from now on the cursor follows that row.
  mutating func stand() {
    if pending.draft != nil { pending.draft = nil }
    pane.move(&self) { $0 }
  }

  /// The key that takes back what was saved, or does it again, for whoever has keys.
  fileprivate func wayBack(_ records: [JournalRecord]) -> [Phrase] {
    guard !isHeadless, let kind = records.first?.kind else { return [] }
    return [
      kind == .undo
        ? Phrase("\(keyOf("redo")) doet het opnieuw", "\(keyOf("redo")) does it again")
        : Phrase("\(keyOf("undo")) neemt terug", "\(keyOf("undo")) takes it back")
    ]
  }
}

private func dispatch(_ key: Key, _ state: inout State) -> [Effect] {
  state.stand()
  guard let binding = state.keymap.binding(for: key, in: state.focus) else {
    let way =
      state.keymap.elsewhere(key).map { Phrase("wel bij \($0.dutch)", "it does at \($0.english)") }
      ?? Phrase("\(keyOf("help")) toont alle toetsen", "\(keyOf("help")) shows all keys")
    let name = state.session.isLinear ? key.name : key.label
    return state.tell(
      .info, "Toets \(name.dutch) doet hier niets; \(way.dutch).", "\(name.english) does nothing here; \(way.english).")
  }
  if key == .escape, state.look.strip != nil {
    state.look.show(nil)
    return []
  }
  return carryOut(binding.command, binding.arguments, &state)
}

/// Does what a key or a click stands for.
func carryOut(_ command: Command, _ arguments: [String], _ state: inout State) -> [Effect] {
  let effects = execute(command, arguments, &state)
  // What was begun just now shows its own.
  if command.id != "operate" { state.settleStrip(after: command) }
  guard command.asks, arguments.isEmpty, effects.isEmpty, state.overlays.isEmpty, let reason = state.notice?.text
  else { return effects }
  return state.refuse(reason)
}

/// Runs a command, or says why it cannot be run now.
package func execute(_ command: Command, _ arguments: [String], _ state: inout State) -> [Effect] {
  if let reason = command.blocked(state) {
    return state.tell(.refusal, reason)
  }
  if state.pending.stepping != nil { state.pending.stepping = nil }
  return command.run(&state, arguments)
}

/// Runs one line as `:` and `samen do` take it: a command's id and its arguments.
package func execute(line: String, _ state: inout State) -> [Effect] {
  // A line that was copied with its colon is as good.
  let typed = String(line.drop { $0.isWhitespace || $0 == ":" })
  guard let name = Words(typed).pieces.first?.text else { return [] }
  guard let command = Command.named(name) else { return state.showDay(typed: typed) ?? unknown(name, &state) }
  let line = command.inEnglish(typed, state.programme)
  guard let first = Words(line).pieces.first else { return [] }
  state.pending.typed = TypedLine(text: line)
  defer { state.pending.typed = TypedLine() }
  do throws(Filter.Problem) {
    let words = try command.words(in: line[first.range.upperBound...])
    guard !command.takesLine else { return execute(command, words, &state) }
    var (arguments, options) = try LineOptions.read(words, of: command, today: state.programme.today)
    if let misfit = command.arguments.misfit(in: arguments, state.programme) {
      throw Filter.Problem(words: command.words(of: misfit, state.programme))
    }
    // Where a command has a reason of its own, that is its last word.
    if command.options == [.reason], let reason = options.reason { arguments.append(reason) }
    state.pending.typed.options = options
    return execute(command, arguments, &state)
  } catch {
    return state.tell(.usage, error.words)
  }
}

/// Says that no command is called so, and which one may be meant.
private func unknown(_ name: String, _ state: inout State) -> [Effect] {
  // Figures alone are meant as a day.
  if name.contains(where: \.isNumber), name.allSatisfy({ $0.isNumber || "-./".contains($0) }) {
    return state.tell(.usage, Day.Unreadable(text: name).words)
  }
  let names = Command.all.flatMap { command in Set(Language.allCases.map(command.name)) }
  let near = suggestion(nearest(to: name, among: names))
  return state.tell(
    .usage, "Onbekende opdracht «\(name)». \(near.dutch)\(keyOf("help")) toont ze alle.",
    "Unknown command «\(name)». \(near.english)\(keyOf("help")) shows them all.")
}

/// A key for the overlay on top.
private func press(_ key: Key, _ state: inout State) -> [Effect] {
  guard var overlay = state.unlay() else { return [] }
  let reaction = overlay.press(key, &state)
  switch reaction {
  case .stays: state.lay(overlay)
  case .closes: break
  case .opens(let other):
    state.lay(overlay)
    state.lay(other)
  case .does(let work): return work(&state)
  }
  return []
}

private func paste(_ text: String, _ state: inout State) -> [Effect] {
  // Pasted text is never run as keys: a stray clipboard must not change a municipality.
  state.look.say(nil)
  var pasting = Pasting.refused
  if var overlay = state.unlay() {
    pasting = overlay.paste(text, &state)
    state.lay(overlay)
  } else if text.hasPrefix(":view ") {
    // A view that someone passed on: it stands ready, and Enter shows it.
    var line = CommandLine("")
    pasting = line.paste(String(text.dropFirst().prefix { !$0.isNewline }), &state)
    state.lay(line)
  }
  switch pasting {
  case .taken: break
  case .refused:
    state.tell(
      .info, "Plakken kan in een invoerregel, zoals \(keyOf("command-line")) of \(keyOf("filter")).",
      "Paste into an input line, such as \(keyOf("command-line")) or \(keyOf("filter")).")
  case .tooLong(let count):
    let (dutch, english) = (grouped(count, .dutch), grouped(count, .english))
    state.tell(
      .refusal, "Met wat u plakt worden het \(dutch) tekens; er passen er 4.000. Er is niets geplakt.",
      "That paste would make \(english) characters; 4,000 is the limit. Nothing was pasted.")
  }
  return []
}

/// What was tried out: the menu on top says what its day allows, or what was proposed is weighed.
private func take(_ trials: [Trial], _ state: inout State) -> [Effect] {
  if var menu = state.overlay as? StatusMenu {
    _ = state.unlay()
    menu.take(trials)
    return state.lay(menu)
  }
  return weigh(trials, &state)
}

/// Somebody was first: of one cell both values are shown, of several what is left to do, on what is there now.
private func meet(
  _ field: FieldConflict, _ municipality: String, _ initiative: String, _ state: inout State
) -> [Effect] {
  state.pending.haltSave()
  let proposal = state.pending.takeProposal()
  let asked =
    proposal.first { $0.municipality == municipality && $0.initiative == initiative } ?? proposal.first
    ?? RolloutChange(municipality: municipality, initiative: initiative)
  let conflict = Conflict(change: asked, field: field)
  state.tell(.conflict, conflictWords(conflict, state))
  guard !state.isHeadless else { return [] }
  if proposal.count > 1 { return propose(proposal.map { state.lookingNow($0) }, &state) }
  // The dialogue says it all; a line below would only say it again. What was typed stands in it, to go on with.
  state.look.say(nil)
  let editor = state.pending.takeDraft() ?? conflict.editor(state)
  return state.lay(editor?.meeting(conflict, state) ?? ConflictOverlay(conflict, state), alone: true)
}

private func conflictWords(_ conflict: Conflict, _ state: State) -> Phrase {
  let who = conflict.who(for: state.session.operatorName)
  let what = state.title(of: [conflict.change], conflict.field.field.name)
  func words(_ language: Language) -> String {
    "\(who[language]) " + Phrase("was eerst: ", "was first: ")[language] + what[language]
      + Phrase(" is nu ", " is now ")[language] + conflict.field.field.words(conflict.field.now, language)
      + Phrase(". Niets is overschreven.", ". Nothing was overwritten.")[language]
  }
  return Phrase(words(.dutch), words(.english))
}
