import Foundation

/// The Bass curve of an initiative, with how far it can be relied on (DOMAIN §5; our choice).
package struct BassFit: Sendable, Hashable {
  /// Why a curve is no forecast.
  package enum Doubt: Sendable, Hashable {
    /// Fewer than ten began on a day that is known.
    case few(Int)
    /// Fewer than half of who count have begun.
    case early(share: Double)
    /// The days differ from the curve more than chance would have it, at 5 %.
    case misfit(distance: Double, limit: Double)
  }

  /// Where the curve stands on a day.
  package struct Point: Sendable, Hashable {
    /// The day at whose end is counted.
    package var day: Day
    package var value: Double
    /// Where four fifths of the curves stand that were fitted to draws from the same days.
    package var band: Band
  }

  /// Who began before or on the first day: no day is known, so they are added to the curve.
  package let stock: Int
  /// Who began on a day that is known, and by when.
  package let arrivals: Arrivals
  /// nil where nobody began on a day that is known.
  package let curve: Bass?
  /// How far the days are from the curve.
  package let distance: Double
  /// From what distance on they are too far.
  package let limit: Double
  /// How many have committed, those that use it among them: the curve knows nothing of that, and is told no further.
  package let committed: Int
  private let seed: String
  private let draws = Derived<[Bass]>()
  /// Why it is no forecast; none where it is one.
  package let doubts: [Doubt]

  /// The day on which the programme began, from which time is counted.
  package static let start = Day(number: 17_135)
  /// Days in a year.
  package static let year = 365.25

  /// - Parameters:
  ///   - days: those on which who use it now began.
  ///   - eligible: all who count.
  ///   - committed: those that are bound, who use it among them; nil where that is not asked.
  ///   - asOf: the day up to which was looked.
  package init(days: [Day], eligible: Int, committed: Int? = nil, asOf: Day, seed: String = "bass") {
    self.committed = committed ?? eligible
    self.seed = seed
    let dated = days.filter { $0 > BassFit.start }
    stock = days.count - dated.count
    var counts: [Day: Int] = [:]
    for day in dated { counts[day, default: 0] += 1 }
    arrivals = Arrivals(
      times: counts.sorted { $0.key < $1.key }.map { (BassFit.years($0.key), $0.value) },
      span: BassFit.years(asOf), size: max(dated.count, eligible - stock))
    curve = dated.count > 1 && asOf > BassFit.start ? arrivals.fitted() : nil
    distance = curve.map(arrivals.distance) ?? 1
    limit = 1.36 / Double(max(1, dated.count)).squareRoot()
    let share = eligible > 0 ? Double(days.count) / Double(eligible) : 0
    var doubts: [Doubt] = []
    if dated.count < BassFit.least { doubts.append(.few(dated.count)) }
    if share < 0.5 { doubts.append(.early(share: share)) }
    if dated.count >= BassFit.least, distance > limit { doubts.append(.misfit(distance: distance, limit: limit)) }
    self.doubts = doubts
  }

  /// Fewer days than this say nothing.
  package static let least = 10

  /// Years since the start.
  package static func years(_ day: Day) -> Double { Double(day - start) / year }

  /// A hundred curves fitted to draws from the same days, also of a curve that is no forecast: made when they are asked
  /// for.
  package var drawn: [Bass] { draws { curve.map { arrivals.bootstrap($0, times: 100, seed: seed) } ?? [] } }

  /// The day from which on the curve counts more than have committed, up to a last one: from there on it is no longer
  /// drawn. nil where it does not come to that.
  package func overtakes(upTo last: Day) -> Day? {
    guard let end = value(on: last), end > Double(committed) else { return nil }
    var (low, high) = (BassFit.start, last)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if value(on: middle).map({ $0 > Double(committed) }) ?? false { high = middle } else { low = middle }
    }
    return high
  }

  /// How many use it on a day by the curve.
  package func value(on day: Day) -> Double? { curve.map { value($0, day) } }

  private func value(_ curve: Bass, _ day: Day) -> Double {
    Double(stock) + Double(arrivals.size) * curve.share(BassFit.years(day))
  }

  /// The same with its band, where it is a forecast; it is reckoned from draws.
  package func point(on day: Day) -> Point? {
    guard let value = value(on: day) else { return nil }
    let values = doubts.isEmpty ? drawn.map { self.value($0, day) } : []
    return Point(day: day, value: value, band: values.isEmpty ? Band(low: value, high: value) : Band(of: values))
  }

  /// Whether it is drawn: a misfit is, and says so; what rests on too little is not.
  package var isDrawn: Bool {
    curve != nil
      && doubts.allSatisfy { if case .misfit = $0 { true } else { false } }
  }
}
