/// A value of a decision or of a request as the journal writes it, in words; nil of anything else.
func decisionWords(_ record: JournalRecord, _ value: String) -> Phrase? {
  guard !value.isEmpty else { return nil }
  if record.field == .decision { return DecisionOutcome(value)?.words }
  guard record.field == .request, let (_, step) = ScaleUpStep.read(record.initiative) else { return nil }
  switch step {
  case .signalled:
    return ScaleUpRequest(value).map { one in
      let subject = proposalName(of: one.subject)
      return Phrase(
        "\(subject.dutch) opschalen, gevraagd door \(one.by)",
        "scale up \(subject.english), asked by \(one.by)")
    }
  case .judged:
    return ScaleUpJudgement(value).map { one in
      one.isFit
        ? Phrase("positief: \(one.words)", "positive: \(one.words)")
        : Phrase("negatief: \(one.words)", "negative: \(one.words)")
    }
  case .weighed, .chosen, .bound, .guarded, .accounted: return Phrase(same: value)
  case .advised:
    return ScaleUpAdvice(value).map { one in
      func words(_ language: Language) -> String {
        ScaleUpAdvice.Part.allCases.map { "\($0.name[language]) \(one[$0])" }.joined(separator: " · ")
      }
      return Phrase(words(.dutch), words(.english))
    }
  case .decided: return DecisionOutcome(value)?.words
  }
}
