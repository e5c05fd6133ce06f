import Model
import Screen

/// Asks for `template` on several rows, or on one: saves it, or asks for the reason that the rule needs, or says which
/// rule refuses. More than one row is shown row by row before it happens.
func propose(_ template: RolloutChange, rows: [Int], column: Int, _ state: inout State) -> [Effect] {
  let changes = rows.map { state.change(template, row: $0, column: column) }
  guard let first = changes.first, let row = rows.first else { return [] }
  // The store says that it is so already, or is not what was expected, after a look at what is there now.
  let isExpected = rows.allSatisfy { row in
    template.expectedStatus.map { $0 == state.programme[row, column].status } ?? true
  }
  let isSo = rows.allSatisfy { template.isSo(in: state.programme[$0, column]) }
  if isSo || !isExpected { return save(changes, &state) }
  guard let status = template.status, template.reason.isEmpty else { return send(changes, &state) }
  let verdicts = rows.map { state.verdict(of: template, row: $0, column: column) }
  if rows.count == 1, case .failure(let refusal) = verdicts[0] {
    return state.tell(refusal)
  }
  let needs = verdicts.compactMap { try? $0.get() }
  let need: Transition.Need = needs.contains(.decision) ? .decision : needs.contains(.reason) ? .reason : .nothing
  // A script cannot be asked: the rule says what is missing.
  guard need != .nothing, !state.isHeadless else { return send(changes, &state) }
  let from = rows.count == 1 ? state.programme[row, column].status.rawValue + " → " : "→ "
  let what = Phrase(
    "\(from)\(status.rawValue) \(status.name.dutch): \(need.question.dutch)",
    "\(from)\(status.rawValue) \(status.name.english): \(need.question.english)")
  return state.lay(
    PromptOverlay(
      title: state.title(of: changes.count == 1 ? [first] : changes, what),
      hint: Phrase("Komt in het journaal. Esc laat alles staan.", "Goes into the journal. Esc leaves all as it is."),
      purpose: .reason, changes: changes))
}

/// Saves one change; several are shown first, and in a script all must be possible.
func send(_ changes: [RolloutChange], _ state: inout State) -> [Effect] {
  // A marked row that is not in the list is told before it is changed, also where it is the only one.
  guard changes.count > 1 || !state.unlisted(changes).isEmpty else { return save(changes, &state) }
  let preview = ChangePreview(changes, of: state.programme)
  guard state.isHeadless || preview.rows.allSatisfy(\.isSo) else { return state.lay(PreviewOverlay(changes, state)) }
  // What is so already is in nobody's way.
  let refusals = preview.refused
  guard let refused = refusals.first, case .failure(let refusal) = refused.outcome else {
    return save(changes, &state)
  }
  let name = refused.municipality
  return state.tell(
    .refusal, "\(refusals.count) van \(changes.count) kan niet; niets is gewijzigd. \(name): \(refusal.words(.dutch))",
    "\(refusals.count) of \(changes.count) cannot; nothing was changed. \(name): \(refusal.words(.english))")
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
  /// `template` for the cell at `row` and `column` as it stands.
  func change(_ template: RolloutChange = RolloutChange(municipality: "", initiative: ""), row: Int, column: Int)
    -> RolloutChange
  {
    var change = template
    change.municipality = programme.municipalities[row].code
    change.initiative = programme.initiatives[column].id
    change.expectedVersion = programme[row, column].version
    return change
  }

  /// What the rules say of a change's status for the cell at `row` and `column`.
  func verdict(of change: RolloutChange, row: Int, column: Int) -> Result<Transition.Need, Refusal> {
    guard let status = change.status else { return .success(.nothing) }
    let cell = programme[row, column]
    let transition = Transition(
      from: cell.status, to: status, initiative: programme.initiatives[column], flags: change.flags ?? cell.flags)
    guard change.isCorrection else { return transition.verdict() }
    do throws(Refusal) {
      if status == cell.status { _ = try transition.verdict().get() }
      try transition.checkCorrection(reason: "?")
      return .success(.reason)
    } catch {
      return .failure(error)
    }
  }

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
    let name = programme.row(of: first.municipality).map { programme.municipalities[$0].name } ?? first.municipality
    return Phrase("\(name) · \(initiative.dutch) · \(what.dutch)", "\(name) · \(initiative.english) · \(what.english)")
  }
}
