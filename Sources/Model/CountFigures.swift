extension Programme {
  /// What the counts and shares of a series are.
  package func seriesFigures(_ series: AdoptionSeries) -> [Figure] {
    let name = column(of: series.initiative).map { initiatives[$0].shortName }
    guard let last = series.quarters.last else { return [] }
    func figure(_ words: Phrase, _ coverage: Coverage, _ how: Phrase) -> Figure {
      let title = Phrase(
        "\(name?.dutch ?? series.initiative), \(words.dutch), \(last.day.words(.dutch))",
        "\(name?.english ?? series.initiative), \(words.english), \(last.day.words(.english))")
      return Figure(title, count: coverage.adopted, .formula(how, inputs: [statusSource, municipalityCount]))
    }
    return [
      figure(
        Phrase("zoals het was", "as it was"), last.asItWas,
        Phrase(
          "gemeenten van die dag die het gebruiken of borgden; aandeel van wie in aanmerking komt",
          "municipalities of that day that use or embedded it; shares of those eligible")),
      figure(
        Phrase("herleid", "recast"), last.recast,
        Phrase(
          "gemeenten van \(series.recastTo.words(.dutch)): een telt waar al haar voorgangers zo ver waren",
          "municipalities of \(series.recastTo.words(.english)): each counts once all its predecessors were that far")),
    ]
  }

  /// What the counts of a pivot are.
  package func pivotFigures(_ pivot: Pivot) -> [Figure] {
    [
      Figure(
        pivot.title, count: pivot.rows.reduce(0) { $0 + $1.counts.reduce(0, +) },
        .formula(
          Phrase("wat getoond wordt, elke gemeente eenmaal geteld", "what is shown, each municipality counted once"),
          inputs: [municipalityCount] + (pivot.countsStatuses ? [statusSource] : [])))
    ]
  }

  /// Where the statuses that are counted come from.
  private var statusSource: Figure {
    Figure(
      Phrase("statussen", "statuses"), Phrase("per gemeente en initiatief", "by municipality and initiative"),
      isSample ? .sample : .reports)
  }
}
