import Model

extension State {
  /// What the counts of a pivot are.
  func pivotFigures(_ pivot: Pivot) -> [Figure] {
    [
      Figure(
        pivot.title, count: pivot.rows.reduce(0) { $0 + $1.counts.reduce(0, +) },
        .formula(
          Phrase("wat getoond wordt, elke gemeente eenmaal geteld", "what is shown, each municipality counted once"),
          inputs: [municipalityCount] + (pivot.countsStatuses ? [statusSource] : [])))
    ]
  }

  /// Where the statuses that are counted come from.
  var statusSource: Figure {
    Figure(
      Phrase("statussen", "statuses"), Phrase("per gemeente en initiatief", "by municipality and initiative"),
      programme.isSample ? .sample : .reports)
  }
}
