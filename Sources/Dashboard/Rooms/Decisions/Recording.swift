import Model
import Sample

/// Something that is to be recorded of a decision or of a request.
struct Recording {
  /// Under which field and key.
  var field: RolloutField
  /// The decision or the request, by its id.
  var key: String
  /// As the store keeps it.
  var value: String
  /// Why; only of what corrects something.
  var reason: String
  /// From which day; nil for today.
  var on: Day?
  /// Another phase or binding that follows from it.
  var move: InitiativeChange?

  /// An outcome of a decision, or of a request by its number.
  init(key: String, value: String, reason: String, on: Day?, move: InitiativeChange?) {
    let id = key.uppercased()
    let isRequest = ScaleUpStep.number(id) != nil
    field = isRequest ? .request : .decision
    self.key =
      isRequest
      ? ScaleUpStep.decided.key(id)
      : Proposal.decisions.first { $0.id.uppercased() == id }?.id ?? Recording.cased(id, key)
    (self.value, self.reason, self.on) = (value, reason, on)
    self.move = move
    self.move?.on = on
    self.move?.reason = "besluit \(isRequest ? id : self.key)"
  }

  /// A step of a request; the first makes one.
  init(step: ScaleUpStep, of id: String, value: String, reason: String, on: Day?, _ state: State) {
    field = .request
    key = step.key(step == .signalled ? state.programme.settings.nextScaleUp : id)
    (self.value, self.reason, self.on) = (value, reason, on)
  }

  /// A decision that recurs, by its id and a year, as it is written.
  private static func cased(_ id: String, _ typed: String) -> String {
    Proposal.decisions.contains { $0.standing == .recurring && id.hasPrefix($0.id + "-") } ? id : typed
  }

  /// Whether it says that something was adopted.
  var isAdopted: Bool { DecisionOutcome(value)?.verdict == .adopted }

  /// As it is sent: a screen says what it saw.
  func change(_ state: State) -> SettingChange {
    SettingChange(
      field: field, key: key, value: value, reason: reason,
      expectedSeq: state.isHeadless ? nil : state.programme.settings.seq(field, key), on: on)
  }

  /// `gibit uitrol`: another phase or binding of an initiative; nil for anything else.
  static func move(_ text: String, _ state: State) -> InitiativeChange? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 1, state.programme.column(of: words[0].lowercased()) != nil else { return nil }
    let (id, name) = (words[0].lowercased(), words.dropFirst().joined(separator: " "))
    if let phase = try? Phase.typed(name) { return InitiativeChange(initiative: id, to: .phase(phase)) }
    return (try? Binding.typed(name)).map { InitiativeChange(initiative: id, to: .binding($0)) }
  }

  /// What a step says, of the words that were typed for it, as the store keeps it.
  /// - Throws: what is missing, or is not known.
  static func value(of step: ScaleUpStep, _ words: [String], _ state: State) throws(Refusal) -> String {
    guard !words.contains(where: { $0.allSatisfy(\.isWhitespace) }) else { throw Proposal.incomplete(step) }
    let value: String
    switch step {
    case .signalled:
      guard words.count == 4 else { throw Proposal.incomplete(step) }
      value =
        ScaleUpRequest(
          subject: try subject(words[0], state), by: try asker(words[1], state), benefit: words[2], costs: words[3]
        ).text
    case .judged:
      guard words.count > 1, let isFit = judgement(words[0]) else { throw Proposal.incomplete(step) }
      value = ScaleUpJudgement(isFit: isFit, words: words.dropFirst().joined(separator: " ")).text
    case .weighed, .chosen, .bound, .guarded, .accounted:
      value = words.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case .advised:
      guard words.count == ScaleUpAdvice.Part.allCases.count else { throw Proposal.incomplete(step) }
      value = ScaleUpAdvice(words).text
    case .decided: throw Proposal.incomplete(step)
    }
    try TextLimit.note.check(value)
    return value
  }

  private static func judgement(_ word: String) -> Bool? {
    switch word.lowercased() {
    case "positive", "positief": true
    case "negative", "negatief": false
    default: nil
    }
  }

  /// An initiative or a candidate by its id or its name.
  private static func subject(_ text: String, _ state: State) throws(Refusal) -> String {
    let ids = state.programme.initiatives.map(\.id) + Proposal.candidates.map(\.id)
    let wanted = folded(text)
    let found = ids.first { id in
      let name = Proposal.subject(id, state.programme)
      return [id, folded(name.dutch), folded(name.english)].contains(wanted)
    }
    guard let found else {
      let all = ids.joined(separator: " ")
      throw Refusal(
        "unknown-subject",
        Phrase("«\(text)» is geen initiatief of kandidaat.", "«\(text)» is neither an initiative nor a candidate."),
        wayOut: Phrase("Er is: \(all).", "There is: \(all)."))
    }
    return found
  }

  /// A municipality by its code or its name; a group in words. A code that is none of today's is no group.
  private static func asker(_ text: String, _ state: State) throws(Refusal) -> String {
    let programme = state.programme
    if programme.row(of: text.uppercased()) != nil { return text.uppercased() }
    if let one = programme.municipalities.first(where: { folded($0.name) == folded(text) }) { return one.code }
    let isCode = text.uppercased().hasPrefix("GM") && text.count == 6 && text.dropFirst(2).allSatisfy(\.isNumber)
    guard !isCode else {
      throw Refusal(
        "unknown-municipality", Phrase("Geen gemeente «\(text)».", "No municipality «\(text)»."),
        wayOut: Phrase(
          "Noem een gemeente van nu, of een groep in woorden.", "Name a municipality of today, or a group in words."))
    }
    return text
  }
}
