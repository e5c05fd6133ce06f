/// Why a rule said no, and what can be done instead.
package struct Refusal: Error, Sendable, Hashable {
  /// Names the rule, stable, kebab-case: `committed-is-binding`.
  package let rule: String
  /// Why it is refused.
  package let reason: Phrase
  /// What would do.
  package let wayOut: Phrase
  /// The reason in a few words, where there is no room for a sentence.
  package let brief: Phrase

  package init(_ rule: String, _ reason: Phrase, wayOut: Phrase, brief: Phrase? = nil) {
    self.rule = rule
    self.reason = reason
    self.brief = brief ?? reason
    self.wayOut = wayOut
  }

  /// Reason and way out as one sentence each.
  package var words: Phrase { Phrase(words(.dutch), words(.english)) }

  /// The same in one language.
  package func words(_ language: Language) -> String {
    [reason[language], wayOut[language]].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// The one place of the rules by which a rollout status may become another (DOMAIN §3, faithful to section A3:
/// joining is voluntary, and binding once chosen). Screen, `set` and `do` all ask here.
package struct Transition: Sendable, Hashable {
  /// What must come along with a step that is allowed.
  package enum Need: Sendable, Hashable {
    case nothing
    case reason
    case decision

    package var name: Phrase {
      switch self {
      case .nothing: Phrase("", "")
      case .reason: Phrase("reden", "reason")
      case .decision: Phrase("besluit (verwijzing)", "decision (reference)")
      }
    }

    /// How it is asked for.
    package var question: Phrase {
      Phrase((self == .decision ? "welk " : "welke ") + name.dutch + "?", "which \(name.english)?")
    }
  }

  /// The status that it has.
  package var from: RolloutStatus
  /// The status that is asked for.
  package var to: RolloutStatus
  /// How far the initiative itself is.
  package var phase: Phase
  /// Whether the municipality must take part.
  package var binding: Binding
  /// The flags of the cell.
  package var flags: RolloutFlags
  /// What the initiative is called, for the refusal's words.
  package var initiative: Phrase
  /// Whether a later status on the road may be reported at once: what lay between is not known, and is not invented.
  package var mayReport = false

  package init(from: RolloutStatus, to: RolloutStatus, initiative: Initiative, flags: RolloutFlags) {
    self.from = from
    self.to = to
    self.phase = initiative.phase
    self.binding = initiative.binding
    self.flags = flags
    self.initiative = initiative.shortName
  }

  /// What may become of a cell by the phase and the binding of a day: a step, or a report.
  package init(
    from: RolloutStatus, to: RolloutStatus, phase: Phase, binding: Binding, flags: RolloutFlags, of initiative: Phrase
  ) {
    self.from = from
    self.to = to
    self.phase = phase
    self.binding = binding
    self.flags = flags
    self.initiative = initiative
    mayReport = true
  }

  /// Whether it is a report and no step: nothing was known before, or what lay between is not.
  package var isReport: Bool { mayReport && Transition.reports(of: from).contains(to) }

  /// What may be reported of a status besides its next steps, or at first.
  package static func reports(of status: RolloutStatus) -> [RolloutStatus] {
    switch status {
    case .unknown: [.orienting, .declined, .committed, .preparing, .implementing, .inUse, .embedded]
    case .declined, .exited, .merged: []
    default: Array(RolloutStatus.ladder.dropFirst(max(status.ladderIndex + 2, 3)))
    }
  }

  /// Whether the step as it was recorded may lead from its one status to the other.
  static func fits(_ from: RolloutStatus, _ to: RolloutStatus, hasReason: Bool) -> Bool {
    from == to || successors(of: from).contains(to) && (hasReason || !isBack(from, to))
  }

  private static func isBack(_ from: RolloutStatus, _ to: RolloutStatus) -> Bool {
    from.isCommitted && to.isCommitted && from.ladderIndex > to.ladderIndex
  }

  /// What each status may become; `merged` is set by a reorganisation only.
  package static func successors(of status: RolloutStatus) -> [RolloutStatus] {
    switch status {
    case .unknown: [.orienting, .declined, .committed]
    case .orienting: [.declined, .committed]
    case .declined: [.orienting, .committed]
    case .committed: [.preparing, .exited]
    case .preparing: [.implementing, .exited]
    case .implementing: [.inUse, .preparing, .exited]
    case .inUse: [.embedded, .implementing, .exited]
    case .embedded: [.inUse, .exited]
    case .exited: [.orienting]
    case .merged: []
    }
  }

  /// What this step needs, or the rule that refuses it.
  package func verdict() -> Result<Need, Refusal> {
    if let refusal { return .failure(refusal) }
    if to == .exited { return .success(.decision) }
    return .success(Transition.isBack(from, to) ? .reason : .nothing)
  }

  /// Refuses the step, or a step whose need is not met by `reason`.
  package func check(reason: String) throws(Refusal) {
    switch verdict() {
    case .failure(let refusal): throw refusal
    case .success(let need): try require(need, in: reason)
    }
  }

  /// Whether a decision can be meant: a number, an id or a word, and not a letter to be rid of the question.
  package static func namesDecision(_ reason: String) -> Bool {
    reason.contains(where: \.isNumber) || reason.count(where: \.isLetter) > 2
  }

  /// Refuses what not even a correction may do: without a reason, to and from merged, or exited without its decision.
  package func checkCorrection(reason: String) throws(Refusal) {
    if from == .merged || to == .merged { throw mergedOnly }
    if to == .exited, from != .exited { try require(.decision, in: reason) }
    guard reason.allSatisfy(\.isWhitespace) else { return }
    throw Refusal(
      "correction-needs-reason", Phrase("Een correctie vraagt om een reden.", "A correction needs a reason."),
      wayOut: Phrase("Geef die erbij (--reason).", "Add it (--reason)."))
  }

  private func require(_ need: Need, in reason: String) throws(Refusal) {
    let isMet =
      switch need {
      case .nothing: true
      case .reason: !reason.allSatisfy(\.isWhitespace)
      case .decision: Transition.namesDecision(reason)
      }
    guard !isMet else { return }
    throw Refusal(
      need == .decision ? "exit-needs-decision" : "step-back-needs-reason",
      Phrase("\(arrow) vraagt om een \(need.name.dutch).", "\(arrow) needs a \(need.name.english)."),
      wayOut: Phrase("Geef die erbij (--reason).", "Add it (--reason)."))
  }

  private var mergedOnly: Refusal {
    Refusal(
      "merged-by-reorganisation",
      Phrase("Opgegaan ontstaat alleen door een herindeling.", "Only a reorganisation makes merged."),
      wayOut: Phrase("Wijzig de nieuwe gemeente.", "Change the new municipality."))
  }

  private var arrow: String { "\(from.rawValue) → \(to.rawValue)" }

  private var refusal: Refusal? {
    if to == from {
      return Refusal(
        "already-so", Phrase("De status is al \(to.name.dutch).", "The status is already \(to.name.english)."),
        wayOut: Phrase("Er is niets te wijzigen.", "There is nothing to change."),
        brief: Phrase("staat er al zo", "already set"))
    }
    if from == .merged || to == .merged { return mergedOnly }
    if binding == .mandatory, to == .declined {
      return Refusal(
        "binding-for-all",
        Phrase(
          "\(initiative.dutch) is algemeen bindend: afzien kan niet.",
          "\(initiative.english) is binding for all: it cannot be declined."),
        wayOut: Phrase("Kies deelname of meld een uitzondering (vlag E).", "Commit, or flag it exempt (E)."),
        brief: Phrase("algemeen bindend", "binding for all"))
    }
    if phase == .stopped, to.ladderIndex > from.ladderIndex, to != .orienting {
      return Refusal(
        "initiative-stopped",
        Phrase("\(initiative.dutch) is gestopt.", "\(initiative.english) has been stopped."),
        wayOut: Phrase("Beëindigen (X) kan wel.", "It can be exited (X)."))
    }
    guard isReport || Transition.successors(of: from).contains(to) else { return notNext }
    if to.isAdopted, phase.isEarly, !flags.contains(.pilot) {
      return Refusal(
        "not-in-rollout",
        Phrase(
          "In gebruik kan pas in fase uitrol of beheer; \(initiative.dutch) is in fase \(phase.name.dutch).",
          "In use needs phase rollout or operation; \(initiative.english) is in phase \(phase.name.english)."),
        wayOut: Phrase(
          "Doet de gemeente mee aan de pilot, zet dan vlag P.", "If the municipality is in the pilot, set flag P."),
        brief: Phrase("pas in fase uitrol, of met vlag P", "from phase rollout on, or with flag P"))
    }
    return nil
  }

  private var notNext: Refusal {
    if from.isCommitted, to == .orienting || to == .declined || to == .unknown {
      return Refusal(
        "committed-is-binding",
        Phrase(
          "Deelname is bindend: van \(from.name.dutch) gaat het niet terug naar \(to.name.dutch).",
          "Joining is binding: \(from.name.english) never goes back to \(to.name.english)."),
        wayOut: Phrase(
          "Beëindigen (X) kan met een besluit; een typefout herstelt u met ongedaan maken of een correctie.",
          "It can be exited (X) with a decision; undo or a correction fixes a typing error."),
        brief: Phrase("deelname is bindend", "joining is binding"))
    }
    let reports = mayReport ? Transition.reports(of: from) : []
    let next = (Transition.successors(of: from).filter { !reports.contains($0) } + reports).map(\.rawValue)
      .joined(separator: ", ")
    return Refusal(
      "not-a-step",
      Phrase(
        "Van \(from.name.dutch) naar \(to.name.dutch) is geen stap.",
        "From \(from.name.english) to \(to.name.english) is not a step."),
      wayOut: Phrase("Wel mogelijk: \(next).", "Possible: \(next)."),
      brief: Phrase("geen stap na \(from.name.dutch)", "no step after \(from.name.english)"))
  }
}
