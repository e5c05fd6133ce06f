import Model

extension Programme {
  /// Whatever asks for attention on the day shown, of the municipalities, the money and the document's own parts.
  package var attention: [Attention] {
    attention(beside: waitingRequests + decidingParts + openPreconditions)
  }

  /// How many things need a decision: of the municipalities at `rows`, or of all, of the money and the document's parts.
  package func allDecisions(among rows: [Int]?) -> Int {
    decisions(among: rows) + (rows == nil && !isPartial ? waitingRequests.count + decidingParts.count : 0)
  }

  /// Dates and steps of the document that are overdue: they need a decision.
  private var decidingParts: [Attention] { overdueMilestones + overdueSteps }

  private var overdueMilestones: [Attention] {
    Proposal.points(settings).compactMap { point in
      guard let days = point.daysLate(on: asOf) else { return nil }
      let (milestone, plan) = (point.milestone, point.plan)
      func title(_ language: Language) -> String {
        let name = milestone.topic.initiative.flatMap { column(of: $0) }.map { initiatives[$0].shortName[language] }
        return [plan.words(language), name, milestone.title[language]].compactMap { $0 }.joined(separator: " · ")
      }
      return Attention(
        kind: .milestone, title: Phrase(title(.dutch), title(.english)), initiative: milestone.topic.initiative,
        part: ProposalPart(.milestone, point.id), since: plan.until, days: days)
    }
  }

  private var overdueSteps: [Attention] {
    Proposal.steps(settings).compactMap { one in
      guard let days = one.daysLate(on: asOf) else { return nil }
      let (title, owner, due) = (one.step.title, one.step.owner, one.step.due)
      return Attention(
        kind: .step,
        title: Phrase(
          "\(due.words(.dutch)) · \(owner.dutch) · \(title.dutch)",
          "\(due.words(.english)) · \(owner.english) · \(title.english)"),
        part: ProposalPart(.step, one.step.id), since: due.until, days: days)
    }
  }

  /// Of each initiative that is not scaled up yet, or is just being so, how many preconditions are open.
  private var openPreconditions: [Attention] {
    let rows = PreconditionRow.all(Proposal.preconditions, initiatives, settings)
    return initiatives.enumerated().compactMap { column, initiative in
      let open = rows.filter { $0.precondition.kind != .risk && $0.cells[column].state == .open }
      guard let first = open.first, initiative.phase != .operation, initiative.phase != .stopped else { return nil }
      let isBefore = initiative.phase != .rollout
      func title(_ language: Language) -> String {
        let what =
          open.count == 1
          ? Phrase("1 voorwaarde open", "1 precondition open")
          : Phrase("\(open.count) voorwaarden open", "\(open.count) preconditions open")
        let when =
          isBefore ? Phrase("vóór de uitrol", "before rollout") : Phrase("tijdens de uitrol", "during rollout")
        return "\(initiative.shortName[language]) · \(what[language]) \(when[language])"
      }
      return Attention(
        kind: .precondition, title: Phrase(title(.dutch), title(.english)), initiative: initiative.id,
        part: ProposalPart(.precondition, first.precondition.key(initiative.id)))
    }
  }
}
