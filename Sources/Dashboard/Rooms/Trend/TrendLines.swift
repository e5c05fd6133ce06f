import Model
import Screen

/// The lines of one initiative's chart, in what is counted.
struct TrendLines {
  /// A forecast on a day, with its band.
  struct Ahead {
    /// The day.
    var day: Day
    /// What is expected on that day.
    var middle: Double
    /// The lower end of its band.
    var low: Double
    /// The upper end of its band.
    var high: Double
  }

  /// The course that is drawn.
  let uptake: Uptake
  private let view: TrendView
  /// What the top of the chart stands for.
  let most: Int
  /// In use or embedded, by day.
  let adopted: [(day: Day, value: Double)]
  /// Committed, by day.
  let committed: [(day: Day, value: Double)]
  /// From today on.
  let ahead: [Ahead]
  /// Drawn only where it may be, and ahead no further than what has committed.
  let bass: [(day: Day, value: Double)]
  /// Whether it would go on above what has committed.
  let isBassCut: Bool

  /// - Parameter known: the same days by what was known on them; nil where that is not asked for.
  init(_ uptake: Uptake, _ view: TrendView, known: [(day: Day, tally: Tally)]? = nil) {
    (self.uptake, self.view) = (uptake, view)
    let tallies =
      known ?? uptake.points.map { (day: $0.day, tally: view.past == .recast ? $0.recast : $0.asItWas) }
    func value(_ municipalities: Int, _ inhabitants: Int, _ tally: Tally) -> Double {
      switch view.measure {
      case .municipalities: Double(municipalities)
      case .inhabitants: Double(inhabitants)
      case .willing: tally.willing > 0 ? 100 * Double(municipalities) / Double(tally.willing) : 0
      }
    }
    switch view.measure {
    case .municipalities: most = max(1, tallies.map(\.tally.eligible).max() ?? 1)
    case .inhabitants: most = max(1, tallies.map(\.tally.eligibleInhabitants).max() ?? 1)
    case .willing: most = 100
    }
    adopted = TrendLines.begun(tallies.map { ($0.day, value($0.tally.adopted, $0.tally.adoptedInhabitants, $0.tally)) })
    committed = TrendLines.begun(
      tallies.map { ($0.day, value($0.tally.committed, $0.tally.committedInhabitants, $0.tally)) })
    let now = uptake.now
    func share(_ count: Int) -> Double { value(count, count, now) }
    let points = uptake.ahead(counting: view.measure == .inhabitants ? .inhabitants : .municipalities)
    let start = value(now.adopted, now.adoptedInhabitants, now)
    ahead =
      points.isEmpty
      ? []
      : [Ahead(day: uptake.asOf, middle: start, low: start, high: start)]
        + points.map { Ahead(day: $0.day, middle: share($0.middle), low: share($0.low), high: share($0.high)) }
    guard uptake.bass.isDrawn, view.measure != .inhabitants else {
      (bass, isBassCut) = ([], false)
      return
    }
    let end = Outlook.end(asOf: uptake.asOf)
    let over = uptake.bass.overtakes(upTo: end)
    isBassCut = over != nil
    // The last day before that is the highest that it may come to.
    let ahead = Outlook.daysAhead(asOf: uptake.asOf).filter { day in over.map { day < $0 } ?? true }
    let last = over.map { [$0 + -1] } ?? []
    let days = uptake.points.map(\.day) + Set(ahead + last).filter { $0 > uptake.asOf }.sorted()
    bass = TrendLines.begun(
      days.compactMap { day in
        uptake.bass.value(on: day).map { (day, view.measure == .willing ? 100 * $0 / Double(max(1, now.willing)) : $0) }
      }, above: 0.5)
  }

  /// From a week before it leaves nought.
  private static func begun(_ points: [(day: Day, value: Double)], above least: Double = 0) -> [(
    day: Day, value: Double
  )] {
    guard let first = points.firstIndex(where: { $0.value > least }) else { return [] }
    return Array(points[max(0, first - 1)...])
  }

  /// What a value is of, where that is said beside it.
  var unit: Phrase {
    switch view.measure {
    case .municipalities: Phrase(same: "")
    case .inhabitants: Phrase(" mln inwoners", " M inhabitants")
    case .willing: Phrase(" % van wie wil", "% of the willing")
    }
  }

  /// Whether municipalities are counted, so that a number without a unit is of those.
  var countsMunicipalities: Bool { view.measure == .municipalities }

  /// A value as its axis has it.
  func words(_ value: Double, _ language: Language) -> String {
    switch view.measure {
    case .municipalities: grouped(Int(value.rounded()), language)
    case .inhabitants: Painter.decimal(value / 1_000_000, language)
    case .willing: "\(Int(value.rounded()))"
    }
  }

  /// The share that uses it; nil where nobody counts.
  var share: Double? {
    guard uptake.isReported else { return nil }
    let now = uptake.now
    switch view.measure {
    case .municipalities: return now.eligible > 0 ? Double(now.adopted) / Double(now.eligible) : nil
    case .inhabitants:
      return now.eligibleInhabitants > 0 ? Double(now.adoptedInhabitants) / Double(now.eligibleInhabitants) : nil
    case .willing: return now.willing > 0 ? Double(now.adopted) / Double(now.willing) : nil
    }
  }

  /// The goal as a value of the chart.
  var target: (day: Day, value: Double)? {
    let all =
      switch view.measure {
      case .municipalities: uptake.now.eligible
      case .inhabitants: uptake.now.eligibleInhabitants
      case .willing: 100
      }
    return uptake.target.map { ($0.day, Double(all)) }
  }

  /// The forecast that is told in words, on its day.
  var told: Ahead? {
    let day = Outlook.told(asOf: uptake.asOf)
    return ahead.first { $0.day == day } ?? ahead.last
  }
}
