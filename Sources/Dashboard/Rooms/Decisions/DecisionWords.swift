import Model
import Sample
import Screen

extension DecisionRow {
  /// Whether operators said what became of it, or made it.
  var isRecorded: Bool { outcome != nil || request != nil }

  /// How its state is drawn.
  var role: Role {
    switch state {
    case .adopted: .noticeGood
    case .rejected, .deferred, .unfit: .warning
    default: request?.awaits == nil ? .textDim : .warning
    }
  }

  /// What is known of its outcome, in a line.
  var standing: Phrase {
    if let request { return request.standing }
    guard let decision else { return state.name }
    if let outcome {
      let words = outcome.words(beside: id)
      return Phrase("\(words.dutch)", "\(words.english)")
    }
    switch decision.standing {
    case .put: return Phrase("voorgelegd, uitkomst niet in het document", "put forward, outcome not in the document")
    case .expected: return Phrase("verwacht", "expected")
    case .recurring: return Phrase("terugkerend", "recurring")
    case .taken, .declined: return decision.outcome
    }
  }

  /// Where what it says comes from.
  func figures(_ programme: Programme) -> [Figure] {
    var figures: [Figure] = []
    if let decision {
      figures.append(
        Figure(
          Phrase("\(id), in eigen woorden", "\(id), in our words"), title,
          .document(section: decision.quote.section, line: decision.quote.line)))
      if outcome == nil { figures.append(Figure(Phrase("stand", "state"), standing, decision.origin)) }
    }
    if let outcome {
      figures.append(Figure(Phrase("uitkomst", "outcome"), outcome.outcome.words, .journal(outcome.record)))
    }
    for year in decision.map({ programme.settings.yearly($0) }) ?? [] {
      figures.append(Figure(Phrase(same: year.of), year.outcome.words, .journal(year.record)))
    }
    guard let request else { return figures }
    for step in ScaleUpStep.allCases where step != .decided {
      guard let record = request.records[step] else { continue }
      figures.append(Figure(step.name, request.words(of: step, programme), .journal(programme.named(record))))
    }
    return figures
  }
}

extension Decision {
  /// Where its state comes from.
  fileprivate var origin: Origin { .document(section: quote.section, line: quote.line) }
}

extension ScaleUpCourse {
  /// How far it is and what it waits for, in a line.
  var standing: Phrase {
    guard let next = awaits else { return state.name }
    let body = Proposal.bodies.first { $0.id == next.body }?.short ?? ChainBody.unnamed
    return Phrase(
      "\(state.name.dutch), wacht op \(next.name.dutch) (\(body.dutch))",
      "\(state.name.english), waits for \(next.name.english) (\(body.english))")
  }

  /// What was recorded of a step.
  func words(of step: ScaleUpStep, _ programme: Programme) -> Phrase {
    switch step {
    case .signalled:
      let by = Proposal.asker(request.by, programme)
      return Phrase(
        "\(by) · baten: \(request.benefit) · kosten: \(request.costs)",
        "\(by) · benefit: \(request.benefit) · costs: \(request.costs)")
    case .judged:
      guard let judgement else { return Phrase(same: "–") }
      return judgement.isFit
        ? Phrase("positief: \(judgement.words)", "positive: \(judgement.words)")
        : Phrase("negatief: \(judgement.words)", "negative: \(judgement.words)")
    case .weighed: return Phrase(same: weighing ?? "–")
    case .chosen, .bound, .guarded, .accounted: return Phrase(same: said[step] ?? "–")
    case .advised:
      func words(_ language: Language) -> String {
        ScaleUpAdvice.Part.allCases.map { "\($0.name[language]): \(advice?[$0] ?? "–")" }.joined(separator: " · ")
      }
      return Phrase(words(.dutch), words(.english))
    case .decided: return decision?.words ?? Phrase(same: "–")
    }
  }
}
