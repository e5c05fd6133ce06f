/// A request with all that was recorded of it, as far as each step rests on the one before.
package struct ScaleUpCourse: Sendable, Hashable {
  /// `V1`.
  package var id: String
  /// What was asked for.
  package var request: ScaleUpRequest
  /// What the Task Force thinks of it.
  package var judgement: ScaleUpJudgement?
  /// The impact analysis and what was thought through before advice.
  package var weighing: String?
  /// The advice of the College.
  package var advice: ScaleUpAdvice?
  /// What the board decided.
  package var decision: DecisionOutcome?
  /// Who joined and who declined, who is bound to what, how introduction is guarded, and how the members were accounted
  /// to: what was said of each step behind the decision.
  package var said: [ScaleUpStep: String] = [:]
  /// The record of each step that stands.
  package var records: [ScaleUpStep: JournalRecord]

  /// The last step that stands.
  package var last: ScaleUpStep { ScaleUpStep.allCases.last { records[$0] != nil } ?? .signalled }

  /// The step that it waits for; nil where it came to its end.
  package var awaits: ScaleUpStep? {
    if judgement?.isFit == false || decision?.verdict == .rejected { return nil }
    if decision?.verdict == .deferred { return .decided }
    return last.next
  }

  /// How far it is, in a word of the files.
  package var state: DecisionState {
    switch last {
    case .signalled: .signalled
    case .judged: judgement?.isFit == false ? .unfit : .judged
    case .weighed: .weighed
    case .advised: .advised
    case .decided: decision.map { DecisionState($0.verdict) } ?? .advised
    case .chosen: .chosen
    case .bound: .bound
    case .guarded: .guarded
    case .accounted: .accounted
    }
  }

  /// Since when it waits, or stands so.
  package var since: Day { records[last]?.effective ?? .firstKnown }
}

extension [Setting] {
  /// The requests to scale up that were made, in order of number.
  package var scaleUps: [ScaleUpCourse] {
    filter { $0.field == .request && ScaleUpStep.number($0.key) != nil }.compactMap { scaleUp($0.key) }
      .sorted { (ScaleUpStep.number($0.id) ?? 0) < (ScaleUpStep.number($1.id) ?? 0) }
  }

  /// The request of an id; nil where nobody made it.
  package func scaleUp(_ id: String) -> ScaleUpCourse? {
    guard let first = of(.request, id), let request = ScaleUpRequest(first.value) else { return nil }
    var course = ScaleUpCourse(id: id, request: request, records: [.signalled: first.record])
    for step in ScaleUpStep.allCases.dropFirst() {
      guard let setting = of(.request, step.key(id)) else { break }
      switch step {
      case .signalled: break
      case .judged: course.judgement = ScaleUpJudgement(setting.value)
      case .weighed: course.weighing = setting.value
      case .advised: course.advice = ScaleUpAdvice(setting.value)
      case .decided: course.decision = DecisionOutcome(setting.value)
      case .chosen, .bound, .guarded, .accounted: course.said[step] = setting.value
      }
      course.records[step] = setting.record
      // What was not found fit, or not adopted, goes no further.
      if course.judgement?.isFit == false || course.decision.map({ $0.verdict != .adopted }) == true { break }
    }
    return course
  }

  /// The number that the next request gets.
  package var nextScaleUp: String {
    let numbers = filter { $0.field == .request }.compactMap { setting in
      ScaleUpStep.read(setting.key).flatMap { ScaleUpStep.number($0.request) }
    }
    return "V\((numbers.max() ?? 0) + 1)"
  }

  /// The request about an initiative that the board adopted, on a day; nil where there is none.
  package func scaledUp(_ initiative: String, on day: Day) -> ScaleUpCourse? {
    scaleUps.first { one in
      one.request.subject == initiative && one.decision?.verdict == .adopted
        && one.records[.decided].map { $0.effective <= day } ?? false
    }
  }
}

/// What became of a decision or of a request, as far as it is known; the raw value is what machines are told.
package enum DecisionState: String, Sendable, CaseIterable {
  case put = "voorgelegd"
  case expected = "verwacht"
  case recurring = "terugkerend"
  case taken = "genomen"
  case declined = "afgewezen"
  case adopted = "aangenomen"
  case rejected = "verworpen"
  case deferred = "aangehouden"
  case signalled = "gesignaleerd"
  case judged = "beoordeeld"
  case unfit = "afgeraden"
  case weighed = "afgewogen"
  case advised = "geadviseerd"
  case chosen = "gekozen"
  case bound = "gebonden"
  case guarded = "bewaakt"
  case accounted = "verantwoord"

  package var name: Phrase {
    switch self {
    case .put: Phrase("voorgelegd", "put forward")
    case .expected: Phrase("verwacht", "expected")
    case .recurring: Phrase("terugkerend", "recurring")
    case .taken: Phrase("genomen", "taken")
    case .declined: Phrase("afgewezen", "declined")
    case .adopted: DecisionOutcome.Verdict.adopted.name
    case .rejected: DecisionOutcome.Verdict.rejected.name
    case .deferred: DecisionOutcome.Verdict.deferred.name
    case .signalled: Phrase("gesignaleerd", "signalled")
    case .judged: Phrase("beoordeeld", "judged")
    case .unfit: Phrase("afgeraden", "advised against")
    case .weighed: Phrase("afgewogen", "weighed")
    case .advised: Phrase("geadviseerd", "advised")
    case .chosen: Phrase("gekozen", "chosen")
    case .bound: Phrase("gebonden", "bound")
    case .guarded: Phrase("bewaakt", "guarded")
    case .accounted: Phrase("verantwoord", "accounted for")
    }
  }

  /// That of an outcome.
  package init(_ verdict: DecisionOutcome.Verdict) {
    switch verdict {
    case .adopted: self = .adopted
    case .rejected: self = .rejected
    case .deferred: self = .deferred
    }
  }
}
