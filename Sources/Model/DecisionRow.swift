/// A row of the list of decisions: a decision of the document with what became of it, or a request in the chain.
package struct DecisionRow: Sendable, Hashable {
  /// Under which head it stands.
  package enum Group: Int, Sendable, CaseIterable {
    case requests, put, expected, taken

    package var name: Phrase {
      switch self {
      case .requests: Phrase("Verzoeken om op te schalen", "Requests to scale up")
      case .put: Phrase("30 nov 2016 · (B)ALV", "30 Nov 2016 · members' assembly")
      case .expected: Phrase("Verwacht", "Expected")
      case .taken: Phrase("Genomen", "Taken")
      }
    }
  }

  /// What the row is about.
  package enum Content: Sendable, Hashable {
    case decision(Decision)
    case request(ScaleUpCourse)
  }

  /// What it is.
  package var content: Content
  /// Under which head it stands.
  package var group: Group
  package var id: String
  /// When, as exactly as it is known.
  package var date: Period
  /// The body by its id; empty where nobody is named.
  package var body: String
  /// What that body is called.
  package var bodyName: Phrase
  /// What it is about.
  package var title: Phrase
  /// Where it stands on the day shown.
  package var state: DecisionState
  /// What operators recorded of it, or of what it is a part of (`of`).
  package var outcome: RecordedOutcome?

  /// A decision, as it stands by `settings`.
  package init(_ decision: Decision, among all: [Decision], _ bodies: [ChainBody], _ settings: [Setting]) {
    content = .decision(decision)
    (id, date, body, title) = (decision.id, decision.date, decision.body, decision.title)
    bodyName = bodies.first { $0.id == decision.body }?.short ?? ChainBody.unnamed
    outcome = settings.outcome(of: decision, among: all)
    let known = outcome.map { DecisionState($0.outcome.verdict) }
    switch decision.standing {
    case .put: (group, state) = (.put, known ?? .put)
    case .expected: (group, state) = (known == nil || known == .deferred ? .expected : .taken, known ?? .expected)
    case .recurring: (group, state) = (.expected, .recurring)
    case .taken: (group, state) = (.taken, .taken)
    case .declined: (group, state) = (.taken, .declined)
    }
  }

  /// A request, as far as it is.
  /// - Parameter names: what its subject and who asks are called.
  package init(_ course: ScaleUpCourse, _ bodies: [ChainBody], names: (subject: Phrase, by: Phrase)) {
    content = .request(course)
    group = .requests
    id = course.id
    date = course.records[.signalled].map { Period(day: $0.effective) } ?? .none
    // The body whose turn it is; at the end the one that spoke last.
    body = (course.awaits ?? course.last).body
    let name = body
    bodyName = bodies.first { $0.id == name }?.short ?? ChainBody.unnamed
    title = Phrase(
      "\(names.subject.dutch) opschalen, gevraagd door \(names.by.dutch)",
      "Scale up \(names.subject.english), asked by \(names.by.english)")
    state = course.state
    outcome = course.decision.flatMap { decision in
      course.records[.decided].map { RecordedOutcome(of: course.id, outcome: decision, record: $0) }
    }
  }

  /// When, as exactly as it is known; a dash where it is not.
  package var dateWords: Phrase {
    date == .none ? Phrase(same: "–") : Phrase(date.words(.dutch), date.words(.english))
  }

  /// The decision that it is about; nil for a request.
  package var decision: Decision? { if case .decision(let decision) = content { decision } else { nil } }
  /// The request that it is about; nil for a decision.
  package var request: ScaleUpCourse? { if case .request(let request) = content { request } else { nil } }

  /// The columns of the list with what a row has in them.
  package static let fields: [ListField<DecisionRow>] = [
    ListField("id", ["id", "nr"], .text) { .text($0.id) },
    ListField("date", ["date", "datum"], .text) { one in
      one.date == .none ? .missing : .named(one.date.text, one.dateWords)
    },
    ListField("body", ["body", "orgaan"], .text) { one in
      one.body.isEmpty ? .missing : .named(one.body, one.bodyName)
    },
    ListField("title", ["title", "titel"], .text) { .named($0.title.dutch, $0.title) },
    ListField("state", ["state", "stand"], .choices(of: DecisionState.self, \.name)) {
      .named($0.state.rawValue, $0.state.name)
    },
    ListField("on", ["on", "per"], .day, isExtra: true) { Datum($0.outcome?.record.effective) },
    ListField("source", ["source", "bron"], .text, isExtra: true) { .text($0.outcome?.outcome.source ?? "") },
    ListField("section", ["section", "paragraaf"], .text, isExtra: true) { one in
      one.decision.map { .text($0.quote.section) } ?? .missing
    },
    ListField("line", ["line", "regel"], .number, isExtra: true) { Datum($0.decision?.quote.line) },
  ]
}

extension ChainBody {
  /// Where the document names nobody.
  package static let unnamed = Phrase("niet vermeld", "not stated")
}
