import Model

/// What may be recorded of decisions and of requests to scale up.
extension Proposal {
  /// Refuses an outcome of a decision that is not there, that is none to be recorded, that comes too early, that has one
  /// already, or whose body is not there yet.
  static func checkDecision(_ change: SettingChange, on day: Day, _ settings: [Setting]) throws(Refusal) {
    let decision = try decision(ofKey: change.key)
    if change.value.isEmpty {
      guard settings.of(.decision, change.key) != nil else { throw noOutcome(change.key) }
      return
    }
    guard let outcome = DecisionOutcome(change.value) else { throw outcomeExpected(change.key) }
    guard decision.standing.isOpen else { throw documentSays(decision) }
    guard decision.sort != .consideration else { throw isConsideration(decision) }
    if let first = decision.date.from, day < first {
      throw Refusal(
        "before-its-day",
        Phrase(
          "\(change.key) komt op zijn vroegst op \(first.words(.dutch)) aan de orde.",
          "\(change.key) comes up on \(first.words(.english)) at the earliest."),
        wayOut: Phrase("Kies die dag of een latere (--on).", "Choose that day or a later one (--on)."))
    }
    // Spending is authorised on the Board's proposal.
    if decision.standing == .recurring { try requireBody("college", on: day, settings) }
    try requireBody(decision.body, on: day, settings)
    try checkSecond(
      change, settings.of(.decision, change.key).flatMap { DecisionOutcome($0.value) }, outcome, on: day, settings)
  }

  /// Refuses a second outcome: one that was deferred may yet get one, and with a reason it is corrected.
  private static func checkSecond(
    _ change: SettingChange, _ known: DecisionOutcome?, _ outcome: DecisionOutcome, on day: Day, _ settings: [Setting]
  ) throws(Refusal) {
    guard let known, known != outcome, let record = settings.of(change.field, change.key)?.record,
      change.reason.allSatisfy(\.isWhitespace)
    else { return }
    guard known.verdict != .deferred else {
      guard day >= record.effective else {
        throw Refusal(
          "before-deferral",
          Phrase(
            "\(change.key) is pas op \(record.effective.words(.dutch)) aangehouden.",
            "\(change.key) was only deferred on \(record.effective.words(.english))."),
          wayOut: Phrase("Kies die dag of een latere (--on).", "Choose that day or a later one (--on)."))
      }
      return
    }
    let id = ScaleUpStep.read(change.key)?.request ?? change.key
    throw Refusal(
      "already-decided",
      Phrase(
        "\(id) heeft al een uitkomst: \(known.verdict.name.dutch) op \(record.effective.words(.dutch)), nummer \(record.seq).",
        "\(id) already has an outcome: \(known.verdict.name.english) on \(record.effective.words(.english)), number \(record.seq)."
      ),
      wayOut: Phrase(
        "Neem die terug (undo \(record.seq)) of verbeter haar met een reden (correct-decision \(id)).",
        "Take it back (undo \(record.seq)) or correct it with a reason (correct-decision \(id))."))
  }

  /// The decision that a key is about; of one that recurs the key names the year too: `BES-JAAR-2018`.
  package static func decision(ofKey key: String) throws(Refusal) -> Decision {
    if let decision = decisions.first(where: { $0.id == key }) {
      guard decision.standing == .recurring else { return decision }
      throw Refusal(
        "year-missing",
        Phrase("\(key) komt elk jaar terug.", "\(key) recurs each year."),
        wayOut: Phrase("Noem het jaar erbij: \(key)-2018.", "Name the year: \(key)-2018."))
    }
    let parts = key.split(separator: "-")
    if let year = parts.last, year.count == 4, let number = Int(year), (2017...2099).contains(number),
      var decision = decisions.first(where: { key == "\($0.id)-\(year)" && $0.standing == .recurring })
    {
      decision.date = Period(years: number, number) ?? .none
      return decision
    }
    let open = decisions.filter(\.standing.isOpen).map(\.id).joined(separator: " ")
    throw Refusal(
      "unknown-decision", Phrase("Geen besluit «\(key)».", "No decision «\(key)»."),
      wayOut: Phrase("Er is: \(open).", "There is: \(open)."))
  }

  private static func noOutcome(_ key: String) -> Refusal {
    Refusal(
      "no-outcome", Phrase("Van \(key) is niets vastgelegd.", "Nothing is recorded of \(key)."),
      wayOut: Phrase("Er is niets weg te halen.", "There is nothing to take away."))
  }

  private static func outcomeExpected(_ key: String) -> Refusal {
    Refusal(
      "outcome-needs-source",
      Phrase(
        "Een uitkomst is aangenomen, verworpen of aangehouden, met de bron erbij.",
        "An outcome is adopted, rejected or deferred, with its source."),
      wayOut: Phrase(
        "Schrijf: decide \(key) aangenomen \"notulen, punt 4\".",
        "Write: decide \(key) adopted \"minutes, item 4\"."))
  }

  private static func documentSays(_ decision: Decision) -> Refusal {
    Refusal(
      "document-says",
      Phrase(
        "Wat er van \(decision.id) werd, staat in het document: \(decision.outcome.dutch).",
        "What became of \(decision.id) is in the document: \(decision.outcome.english)."),
      wayOut: Phrase(
        "Alleen wat voorgelegd of verwacht is, krijgt een uitkomst.",
        "Only what is put forward or expected gets an outcome."))
  }

  private static func isConsideration(_ decision: Decision) -> Refusal {
    let whole = decision.partOf ?? ""
    return Refusal(
      "consideration",
      Phrase(
        "\(decision.id) is een overweging: zij volgt de uitkomst van \(whole).",
        "\(decision.id) is a consideration: it follows the outcome of \(whole)."),
      wayOut: Phrase("Leg die van \(whole) vast.", "Record that of \(whole)."))
  }

  /// Refuses what a body does on a day on which it is not there.
  static func requireBody(_ id: String, on day: Day, _ settings: [Setting]) throws(Refusal) {
    guard let body = bodies.first(where: { $0.id == id }) else { return }
    if let absence = settings.absence(of: body, on: day, among: decisions) { throw absence }
  }
}

// MARK: Requests

extension Proposal {
  /// Refuses a request about nothing, a step that skips the one before or comes before its day, or a body that is not
  /// there yet.
  static func checkRequest(_ change: SettingChange, on day: Day, _ settings: [Setting]) throws(Refusal) {
    guard let (id, step) = ScaleUpStep.read(change.key) else { throw unknownRequest(change.key, settings) }
    let known = settings.scaleUp(id)
    if change.value.isEmpty {
      guard known?.records[step] != nil else { throw noOutcome(change.key) }
      return
    }
    if step == .signalled {
      guard ScaleUpRequest(change.value) != nil else { throw incomplete(step) }
      return
    }
    guard let known else { throw unknownRequest(id, settings) }
    try checkOrder(known, step, on: day)
    try requireBody(step.body, on: day, settings)
    try checkValue(change, step)
    if step != .decided, let value = known.records[step]?.to, value != change.value,
      change.reason.allSatisfy(\.isWhitespace)
    {
      throw alreadyThere(known, step)
    }
    try checkLater(known, step, on: day)
    try checkEnd(known, step, change.value)
    if step == .decided, let outcome = DecisionOutcome(change.value) {
      try checkSecond(change, known.decision, outcome, on: day, settings)
    }
  }

  private static func checkValue(_ change: SettingChange, _ step: ScaleUpStep) throws(Refusal) {
    let isRight =
      switch step {
      case .signalled: ScaleUpRequest(change.value) != nil
      case .judged: ScaleUpJudgement(change.value) != nil
      case .weighed, .chosen, .bound, .guarded, .accounted: !change.value.allSatisfy(\.isWhitespace)
      case .advised: ScaleUpAdvice(change.value) != nil
      case .decided: DecisionOutcome(change.value) != nil
      }
    guard isRight else { throw incomplete(step) }
  }

  /// Each step rests on the one before, which is there on its day.
  private static func checkOrder(_ known: ScaleUpCourse, _ step: ScaleUpStep, on day: Day) throws(Refusal) {
    if known.judgement?.isFit == false, step != .judged {
      throw Refusal(
        "advised-against",
        Phrase(
          "De Task Force raadde \(known.id) af: daar eindigt het verzoek.",
          "The Task Force advised against \(known.id): the request ends there."),
        wayOut: Phrase(
          "Doe een nieuw verzoek (request), of neem het oordeel terug (undo).",
          "Make a new request (request), or take the judgement back (undo)."))
    }
    if step.isAfterDecision, let decision = known.decision, decision.verdict != .adopted {
      let verdict = decision.verdict.name
      throw Refusal(
        "not-adopted",
        Phrase(
          "\(known.id) is \(verdict.dutch): er valt niets te kiezen of uit te voeren.",
          "\(known.id) was \(verdict.english): there is nothing to choose or to carry out."),
        wayOut: decision.verdict == .deferred
          ? Phrase("Leg eerst het besluit vast: decide \(known.id).", "Record the decision first: decide \(known.id).")
          : Phrase("Doe een nieuw verzoek (request).", "Make a new request (request)."))
    }
    guard let before = step.before else { return }
    guard let record = known.records[before] else {
      let missing = known.last.next ?? before
      throw Refusal(
        "step-skipped",
        Phrase(
          "\(known.id): eerst \(missing.name.dutch), dan \(step.name.dutch).",
          "\(known.id): first \(missing.name.english), then \(step.name.english)."),
        wayOut: Phrase("Leg dat vast: \(missing.command) \(known.id).", "Record it: \(missing.command) \(known.id)."))
    }
    guard day >= record.effective else {
      throw Refusal(
        "before-its-day",
        Phrase(
          "\(before.name.dutch) van \(known.id) is van \(record.effective.words(.dutch)).",
          "\(before.name.english) of \(known.id) is of \(record.effective.words(.english))."),
        wayOut: Phrase("Kies die dag of een latere (--on).", "Choose that day or a later one (--on)."))
    }
  }

  /// A step is there no later than what follows it.
  private static func checkLater(_ known: ScaleUpCourse, _ step: ScaleUpStep, on day: Day) throws(Refusal) {
    if let next = step.next, let later = known.records[next], day > later.effective {
      throw Refusal(
        "later-record",
        Phrase(
          "\(next.name.dutch) van \(known.id) is al van \(later.effective.words(.dutch)), nummer \(later.seq).",
          "\(next.name.english) of \(known.id) is of \(later.effective.words(.english)) already, number \(later.seq)."),
        wayOut: Phrase("Kies die dag of een eerdere (--on).", "Choose that day or an earlier one (--on)."))
    }
  }

  /// What ends a request does not come while later steps stand.
  private static func checkEnd(_ known: ScaleUpCourse, _ step: ScaleUpStep, _ value: String) throws(Refusal) {
    let ends =
      step == .judged && ScaleUpJudgement(value)?.isFit == false
      || step == .decided && DecisionOutcome(value).map { $0.verdict != .adopted } == true
    guard ends, let next = step.next, let later = known.records[next] else { return }
    throw Refusal(
      "later-record",
      Phrase(
        "Op het \(step.name.dutch) van \(known.id) rust al \(next.name.dutch), nummer \(later.seq).",
        "The \(step.name.english) of \(known.id) already carries the \(next.name.english), number \(later.seq)."),
      wayOut: Phrase("Neem die eerst terug: undo \(later.seq).", "Take that back first: undo \(later.seq)."))
  }

  private static func alreadyThere(_ known: ScaleUpCourse, _ step: ScaleUpStep) -> Refusal {
    let seq = known.records[step]?.seq ?? 0
    return Refusal(
      "step-taken",
      Phrase(
        "\(known.id) heeft al een \(step.name.dutch), nummer \(seq).",
        "\(known.id) already has a \(step.name.english), number \(seq)."),
      wayOut: Phrase(
        "Neem dat terug (undo \(seq)), of geef een reden (--reason).",
        "Take it back (undo \(seq)), or give a reason (--reason)."))
  }

  /// No request of that number.
  package static func unknownRequest(_ id: String, _ settings: [Setting]) -> Refusal {
    let all = settings.scaleUps.map(\.id).joined(separator: " ")
    return Refusal(
      "unknown-request", Phrase("Geen verzoek «\(id)».", "No request «\(id)»."),
      wayOut: all.isEmpty
        ? Phrase("Er is nog geen verzoek; request doet er een.", "There is none yet; request makes one.")
        : Phrase("Er is: \(all).", "There is: \(all)."))
  }

  /// What a step must say.
  package static func incomplete(_ step: ScaleUpStep) -> Refusal {
    let (what, example): (Phrase, Phrase)
    switch step {
    case .signalled:
      what = Phrase(
        "Een verzoek noemt wat er op te schalen is, wie het vraagt, de baten en de kosten.",
        "A request names what to scale up, who asks, the benefit and the costs.")
      example = Phrase(
        "request gbi \"Regio Twente\" \"baten\" \"kosten\"", "request gbi \"Regio Twente\" \"benefit\" \"costs\"")
    case .judged:
      what = Phrase(
        "Een oordeel is positief of negatief, met de baten of de reden erbij.",
        "A judgement is positive or negative, with the benefits or the reason.")
      example = Phrase("judge V1 positief \"baten\"", "judge V1 positive \"benefits\"")
    case .weighed:
      what = Phrase("Een afweging zegt wat er is afgewogen.", "A weighing says what was weighed.")
      example = Phrase("weigh V1 \"impactanalyse\"", "weigh V1 \"impact analysis\"")
    case .advised:
      what = Phrase(
        "Een advies heeft vijf delen: uitrol, tijdpad, binding, samenwerkingsvorm en uitvoeringsstructuur.",
        "Advice has five parts: rollout, time path, binding, form of cooperation and execution structure.")
      example = Phrase(
        "advise V1 \"uitrol\" \"tijdpad\" vrijwillig \"vorm\" landelijk",
        "advise V1 \"rollout\" \"path\" voluntary \"form\" national")
    case .decided: return outcomeExpected("V1")
    case .chosen:
      what = Phrase("Een keuze zegt wie meedoet en wie afziet.", "A choice says who joins and who declines.")
      example = Phrase(
        "choose V1 \"mee: Zwolle, Assen; ziet af: Urk\"", "choose V1 \"in: Zwolle, Assen; out: Urk\"")
    case .bound:
      what = Phrase(
        "Gebondenheid zegt wie aan welke afspraken gebonden is.", "Being bound says who is bound by which agreements.")
      example = Phrase("bind V1 \"Zwolle en Assen aan het convenant\"", "bind V1 \"Zwolle and Assen to the covenant\"")
    case .guarded:
      what = Phrase("Bewaking zegt hoe de invoering wordt gevolgd.", "Guarding says how introduction is followed.")
      example = Phrase("guard V1 \"elk kwartaal een stand\"", "guard V1 \"a report each quarter\"")
    case .accounted:
      what = Phrase(
        "Verantwoording zegt waar de leden die kregen.", "Accountability says where members received it.")
      example = Phrase("account V1 \"ALV juni 2018, punt 6\"", "account V1 \"assembly June 2018, item 6\"")
    }
    return Refusal(
      "incomplete", what, wayOut: Phrase("Schrijf: \(example.dutch).", "Write: \(example.english)."))
  }
}
