/// What the gates say when they refuse: why, and what can be done instead.
extension Refusal {
  /// A phase does not come at once after another.
  /// - Parameter before: the phase before a stop; nil where there was none.
  static func gateSkipped(_ initiative: String, from: Phase, to: Phase, before: Phase?) -> Refusal {
    let goal = from.goals(before: before).first
    let way: Phrase
    if from == .stopped {
      way =
        before.map { last in
          Phrase(
            "Eerst terug naar \(last.name.dutch): phase \(initiative) \(last.rawValue) \"reden\".",
            "Back to \(last.name.english) first: phase \(initiative) \(last.rawValue) \"reason\".")
        } ?? Phrase("", "")
    } else {
      way =
        goal.map { next in
          Phrase(
            "Eerst \(next.name.dutch): phase \(initiative) \(next.rawValue).",
            "First \(next.name.english): phase \(initiative) \(next.rawValue).")
        } ?? Phrase("", "")
    }
    return Refusal(
      "gate-skipped",
      Phrase(
        "Van \(from.name.dutch) naar \(to.name.dutch) slaat een poort over.",
        "From \(from.name.english) to \(to.name.english) skips a gate."),
      wayOut: way, brief: Phrase("slaat een poort over", "skips a gate"))
  }

  /// Something is asked before a phase, and is not there.
  package static func gateClosed(_ phase: Phase, _ item: Gate.Item) -> Refusal {
    let place = [item.section, item.line.map(String.init)].compactMap { $0 }.joined(separator: " ")
    return Refusal(
      "gate-closed",
      Phrase(
        "De poort naar \(phase.name.dutch) is dicht: \(item.words.dutch) (\(place)).",
        "The gate to \(phase.name.english) is closed: \(item.words.english) (\(place))."),
      wayOut: Phrase(
        "Leg eerst vast wat er besloten is.", "First record what was decided."),
      brief: Phrase("de poort is dicht", "the gate is closed"))
  }

  /// A move that somebody must give a reason for.
  static func phaseNeedsReason(_ initiative: String, from: Phase, to: Phase) -> Refusal {
    let why =
      to == .mature && from.isBefore(to) == true
      ? Phrase(
        "Bij rijp hoort een afweging (A3A 151); zolang die hier niet kan, staat er een reden voor in.",
        "Mature needs an assessment (A3A 151); as long as that cannot be made here, a reason takes its place.")
      : to == .stopped
        ? Phrase("Stoppen vraagt om een reden.", "Stopping needs a reason.")
        : Phrase("Een stap terug vraagt om een reden.", "A step back needs a reason.")
    return Refusal(
      "phase-needs-reason", why,
      wayOut: Phrase(
        "Geef die erbij: phase \(initiative) \(to.rawValue) \"reden\".",
        "Give it: phase \(initiative) \(to.rawValue) \"reason\"."),
      brief: Phrase("vraagt om een reden", "needs a reason"))
  }

  /// Binding for all takes a choice from everybody.
  static func bindingNeedsReason(_ initiative: String) -> Refusal {
    Refusal(
      "binding-needs-reason",
      Phrase(
        "Algemeen bindend neemt gemeenten hun keuze af: dat vraagt om een reden.",
        "Binding for all takes the choice away from municipalities: that needs a reason."),
      wayOut: Phrase(
        "Geef die erbij: binding \(initiative) algemeen \"reden\".",
        "Give it: binding \(initiative) algemeen \"reason\"."))
  }

  /// Municipalities use it on days on which it would be in no phase for that.
  static func inUseNeedsPhase(_ initiative: Phrase, _ count: Int, _ first: String) -> Refusal {
    let others =
      count > 1
      ? Phrase(" (\(first) en \(count - 1) andere)", " (\(first) and \(count - 1) others)")
      : Phrase(same: " (\(first))")
    let (dutch, english) = (
      count == 1 ? "1 gemeente heeft" : "\(grouped(count, .dutch)) gemeenten hebben",
      count == 1 ? "1 municipality has" : "\(grouped(count, .english)) municipalities have"
    )
    return Refusal(
      "in-use-needs-rollout",
      Phrase(
        "\(dutch) \(initiative.dutch) dan in gebruik zonder vlag P\(others.dutch): dat vraagt om fase uitrol of beheer.",
        "\(english) \(initiative.english) in use then without flag P\(others.english): that needs phase rollout or operation."
      ),
      wayOut: Phrase(
        "Kies een dag waarop niemand het in gebruik had, of stop het initiatief: wat in gebruik is blijft dan.",
        "Choose a day on which nobody used it, or stop the initiative: what is in use stays then."),
      brief: Phrase("is in gebruik", "is in use"))
  }

  /// The same of a move that is to be taken back, or done again.
  static func stillInUse(_ because: Refusal, _ kind: ChangeKind) -> Refusal {
    Refusal(
      "changed-since",
      Phrase("Dat kan niet weg: \(because.reason.dutch)", "That has to stay: \(because.reason.english)"),
      wayOut: kind == .undo
        ? Phrase(
          "Neem eerst terug wat zij meldden, of stop het initiatief met phase: wat in gebruik is blijft dan. undo skip neemt uw wijziging daarvoor.",
          "Take back what they reported first, or stop the initiative with phase: what is in use stays then. undo skip takes your change before it."
        ) : because.wayOut, brief: because.brief)
  }

  /// A candidate has no phases of its own yet.
  package static func candidateHasNoPhases(_ name: Phrase) -> Refusal {
    Refusal(
      "candidate-has-no-phases",
      Phrase(
        "\(name.dutch) is een kandidaat: wat ervan in 2017 op te schalen is, moet nog bepaald worden (A2 133).",
        "\(name.english) is a candidate: what of it can be scaled up in 2017 is still to be settled (A2 133)."),
      wayOut: Phrase(
        "Eerst beslist het bestuur, op advies van het College.",
        "The board decides first, on the advice of the Board for Service Affairs."))
  }
}
