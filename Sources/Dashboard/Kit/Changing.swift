import Model
import Screen

/// Asks for `template` on several rows, or on one.
func propose(_ template: RolloutChange, rows: [Int], column: Int, _ state: inout State) -> [Effect] {
  propose(rows.map { state.change(template, row: $0, column: column) }, &state)
}

/// Asks for changes: saves them, or asks for the reason that a rule needs, or says which rule refuses. More than one row
/// is shown row by row before it happens.
func propose(_ changes: [RolloutChange], _ state: inout State) -> [Effect] {
  guard !state.isHeadless else { return askAtOnce(changes, &state) }
  // What was so on another day only the store knows.
  guard changes.allSatisfy({ $0.on == nil }) else { return state.write(.tryOut(changes)) }
  return weigh(state.trials(of: changes), &state)
}

/// In a script all must be possible, and nobody can be asked: the rule says what is missing.
private func askAtOnce(_ changes: [RolloutChange], _ state: inout State) -> [Effect] {
  // What is so already is in nobody's way.
  let refused = state.trials(of: changes).filter { $0.refusal != nil && !$0.isSo }
  guard changes.count > 1, changes.allSatisfy({ $0.on == nil }), let first = refused.first, let refusal = first.refusal
  else { return save(changes, &state) }
  let name = state.name(of: first.municipality)
  return state.tell(
    .refusal,
    "\(refused.count) van \(changes.count) kan niet; er is niets gewijzigd. \(name): \(refusal.words(.dutch))",
    "\(refused.count) of \(changes.count) not possible; nothing was changed. \(name): \(refusal.words(.english))")
}

/// Goes on with changes of which it is known what each would come to.
func weigh(_ trials: [Trial], _ state: inout State) -> [Effect] {
  let changes = trials.map(\.change)
  guard let first = trials.first else { return [] }
  // The store says that it is so already, or is not what was expected, after a look at what is there now.
  let isExpected = trials.allSatisfy { one in one.change.expectedStatus.map { $0 == one.before.status } ?? true }
  if !isExpected || trials.allSatisfy(\.isSo) { return save(changes, &state) }
  let needs = trials.filter { $0.change.reason.allSatisfy(\.isWhitespace) }.compactMap(\.need)
  let need: Transition.Need = needs.contains(.decision) ? .decision : needs.contains(.reason) ? .reason : .nothing
  guard need == .nothing else { return ask(for: need, trials, &state) }
  // A marked row that is not in the list is told before it is changed, also where it is the only one.
  guard trials.count == 1, state.unlisted(changes).isEmpty else { return state.lay(PreviewOverlay(trials, state)) }
  if let refusal = first.refusal {
    state.layDraft()
    return state.tell(refusal)
  }
  return first.isFurther ? state.lay(QuestionOverlay(further: first, state)) : save(changes, &state)
}

/// Asks for the reason or the decision without which a rule refuses.
private func ask(for need: Transition.Need, _ trials: [Trial], _ state: inout State) -> [Effect] {
  let goals = Set(trials.map(\.change.status))
  let (from, hint): (String, Phrase)
  if trials.count == 1 {
    from = trials[0].before.status.rawValue + " → "
    hint = Phrase(
      "Komt in het journaal. Esc laat alles staan.", "Goes into the journal. Esc leaves everything as it is.")
  } else {
    from = "→ "
    hint = Phrase("Geldt voor elke rij die er een vraagt.", "Applies to every row that needs one.")
  }
  let arrow = goals.count == 1 ? goals.first?.map { $0 } : nil
  let what = Phrase(
    (arrow.map { "\(from)\($0.rawValue) \($0.name.dutch): " } ?? "") + need.question.dutch,
    (arrow.map { "\(from)\($0.rawValue) \($0.name.english): " } ?? "") + need.question.english)
  let changes = trials.map(\.change)
  return state.lay(
    PromptOverlay(title: state.title(of: changes, what), hint: hint, purpose: .reason, changes: changes))
}

/// Sends changes to the store, in one transaction.
func save(_ changes: [RolloutChange], _ state: inout State) -> [Effect] {
  for change in changes {
    guard let row = state.programme.row(of: change.municipality),
      let column = state.programme.column(of: change.initiative),
      let refusal = change.plansPast(of: state.programme[row, column], today: state.programme.today)
    else { continue }
    return state.isHeadless ? state.tell(refusal) : state.lay(PastOverlay(changes, refusal, state))
  }
  state.pending.beginSave(of: changes)
  return [.save(changes)]
}

extension State {
  /// `template` for the cell at `row` and `column`, as it is seen.
  func change(_ template: RolloutChange = RolloutChange(municipality: "", initiative: ""), row: Int, column: Int)
    -> RolloutChange
  {
    var change = template
    change.municipality = programme.municipalities[row].code
    change.initiative = programme.initiatives[column].id
    change.seen = template.seen ?? programme.seq
    return change
  }

  /// The change of somebody who has seen what stands there by now.
  func lookingNow(_ change: RolloutChange) -> RolloutChange {
    var change = change
    change.seen = programme.seq
    return change
  }

  /// What changes of today would come to, as far as their cells can tell.
  func trials(of changes: [RolloutChange]) -> [Trial] {
    changes.compactMap { change in
      guard let row = programme.row(of: change.municipality), let column = programme.column(of: change.initiative)
      else { return nil }
      return Trial(
        change, of: programme[row, column], with: programme.initiatives[column], on: programme.today)
    }
  }

  /// What a municipality is called, by its code; the code itself where it is not there on the day shown.
  func name(of code: String) -> String { programme.row(of: code).map { programme.municipalities[$0].name } ?? code }

  /// What a question about changes is headed by: whose and which cell, and what is asked.
  func title(of changes: [RolloutChange], _ what: Phrase) -> Phrase {
    guard let first = changes.first else { return what }
    let label = programme.column(of: first.initiative).map { programme.initiatives[$0].shortName }
    let initiative = label ?? Phrase(same: first.initiative)
    if changes.count > 1 {
      return Phrase(
        "\(changes.count) gemeenten · \(initiative.dutch) · \(what.dutch)",
        "\(changes.count) municipalities · \(initiative.english) · \(what.english)")
    }
    let name = name(of: first.municipality)
    return Phrase("\(name) · \(initiative.dutch) · \(what.dutch)", "\(name) · \(initiative.english) · \(what.english)")
  }
}
