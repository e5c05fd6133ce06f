extension Finding {
  /// What is printed, what follows, and what settled it.
  package var figures: [Figure] {
    let first = quotes.first
    var figures = [
      Figure(
        Phrase("\(id), gedrukt", "\(id), printed"), printed,
        .document(section: first?.section ?? section, line: first?.line))
    ]
    if let reckoning {
      figures.append(reckoning)
    } else {
      figures.append(
        Figure(
          Phrase("volgt", "follows"), expected,
          .formula(
            Phrase("lezing van \(quotes.count) plaatsen", "reading of \(quotes.count) places"),
            inputs: quotes.map {
              Figure(
                Phrase("deel \($0.section)", "section \($0.section)"), Phrase(same: "«\($0.words)»"),
                .document(section: $0.section, line: $0.line))
            })))
    }
    if let settled {
      figures.append(
        Figure(Phrase("afgedaan", "settled"), Phrase(same: settled.record.reason), .journal(settled.record)))
    }
    return figures
  }
}
