import Model

extension State {
  /// What is printed, what follows, and what settled it.
  func findingFigures(_ finding: Finding) -> [Figure] {
    let first = finding.quotes.first
    var figures = [
      Figure(
        Phrase("\(finding.id), gedrukt", "\(finding.id), printed"), finding.printed,
        .document(section: first?.section ?? finding.section, line: first?.line))
    ]
    if let reckoning = finding.reckoning {
      figures.append(reckoning)
    } else {
      figures.append(
        Figure(
          Phrase("volgt", "follows"), finding.expected,
          .formula(
            Phrase("lezing van \(finding.quotes.count) plaatsen", "reading of \(finding.quotes.count) places"),
            inputs: finding.quotes.map {
              Figure(
                Phrase("deel \($0.section)", "part \($0.section)"), Phrase(same: "«\($0.words)»"),
                .document(section: $0.section, line: $0.line))
            })))
    }
    if let settled = finding.settled {
      figures.append(
        Figure(Phrase("afgedaan", "settled"), Phrase(same: settled.record.reason), .journal(settled.record)))
    }
    return figures
  }
}
