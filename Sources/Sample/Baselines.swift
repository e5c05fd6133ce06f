import Model

extension Proposal {
  /// What was planned of an initiative, in order of the first plans' days: they are what it is measured by.
  package static func baselines(of initiative: String, _ settings: [Setting]) -> [Baseline] {
    points(settings).compactMap { point -> Baseline? in
      guard point.milestone.topic == .initiative(initiative), !point.milestone.isFact else { return nil }
      return point.baseline
    }.sorted { ($0.first.due, $0.id) < ($1.first.due, $1.id) }
  }

  /// National coverage counts as all of those who want it (a choice of ours).
  fileprivate static let coverage = ["govroam-dekking": 1.0]
}

extension RoadPoint {
  /// This as something that is planned; nil where no day is said.
  fileprivate var baseline: Baseline? {
    guard let due = original.until else { return nil }
    func said(_ period: Period, _ due: Day) -> Baseline.Plan {
      Baseline.Plan(due: due, words: Phrase(period.words(.dutch), period.words(.english)))
    }
    return Baseline(
      id: id, title: milestone.title, first: said(original, due),
      latest: isMoved ? plan.until.map { said(plan, $0) } : nil, done: done?.until, share: Proposal.coverage[id],
      section: milestone.quote?.section, line: milestone.quote?.line)
  }
}
