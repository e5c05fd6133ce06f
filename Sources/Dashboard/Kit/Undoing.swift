import Model

/// `undo [rest|skip|SEQ [REASON]]`; on a row of the journal the change of that row. On screen it is looked at first.
func undo(_ arguments: [String], _ state: inout State) -> [Effect] {
  let reason = state.text(of: arguments, from: 1)
  let request: UndoRequest
  switch arguments.first {
  case nil:
    if case .record(let seq) = state.subject, !state.isHeadless { return undo(record: seq, reason: "", &state) }
    request = state.isHeadless ? .latest : state.pending.undoing
  case "rest" where arguments.count == 1: request = .rest
  case "skip" where arguments.count == 1:
    if !state.isHeadless { state.pending.undoing = .skip }
    request = .skip
  case let word?:
    guard let seq = Int(word), seq > 0 else {
      return state.misuse("undo")
    }
    return undo(record: seq, reason: reason, &state)
  }
  return state.write(state.isHeadless ? .undo(request) : .tryUndo(request))
}

/// Takes back the change that a record belongs to; somebody else's asks why.
private func undo(record seq: Int, reason: String, _ state: inout State) -> [Effect] {
  guard !state.isHeadless else { return state.write(.undo(.record(seq), reason: reason)) }
  let by = state.answers.record(seq)?.by
  guard let by, by != state.session.operatorName, reason.isEmpty else {
    return state.write(.tryUndo(.record(seq), reason: reason))
  }
  let who = by.isEmpty ? Phrase("het voorbeeld", "the sample") : Phrase(same: by)
  return state.lay(
    PromptOverlay(
      title: Phrase(
        "\(seq) van \(who.dutch) ongedaan maken: om welke reden?", "Undo \(seq) by \(who.english): for what reason?"),
      purpose: .undo(seq)))
}
