/// Everyone that ever was, by row: when each was there, how many lived there, and what became of them.
package struct Registry: Sendable {
  /// Everyone; `inhabitants` unused.
  package let municipalities: [Municipality]
  /// What became of them up to the last day.
  package let reorganisations: [Reorganisation]
  /// Where each code stands.
  package let rowOf: [String: Int]
  /// Of each row, in order of year.
  private let inhabitants: [[(year: Int, count: Int)]]
  /// The days on which somebody begins or ends or a year does: between two of them all are as they were. In order.
  private let bounds: [Day]

  /// - Parameter inhabitants: by code, in order of year.
  package init(
    _ municipalities: [Municipality], inhabitants: [String: [(year: Int, count: Int)]],
    _ reorganisations: [Reorganisation]
  ) {
    (self.municipalities, self.reorganisations) = (municipalities, reorganisations)
    rowOf = Dictionary(municipalities.enumerated().map { ($1.code, $0) }) { first, _ in first }
    self.inhabitants = municipalities.map { inhabitants[$0.code] ?? [] }
    var bounds = Set(municipalities.map(\.validFrom) + municipalities.compactMap(\.validUntil))
    bounds.formUnion(reorganisations.map(\.date))
    bounds.formUnion(inhabitants.values.joined().map(\.year).compactMap { Day(year: $0, month: 1, day: 1) })
    self.bounds = bounds.sorted()
  }

  /// The number of the time between two bounds in which a day lies.
  func era(of day: Day) -> Int { bounds.place { $0 > day } }

  /// The last day of the time between two bounds in which a day lies; nil where nothing bounds it.
  func end(ofEraOf day: Day) -> Day? {
    let place = era(of: day)
    return place < bounds.count ? bounds[place] + -1 : nil
  }

  /// How many live in a row's municipality in a year; before the first year that is known, as many as in that.
  func inhabitants(_ row: Int, year: Int) -> Int {
    let counts = inhabitants[row]
    return (counts.last { $0.year <= year } ?? counts.first)?.count ?? 0
  }

  /// The code of the municipality of a day that carries on a row's: its own where that is there.
  func heir(of row: Int, on day: Day) -> String {
    let one = municipalities[row]
    return one.exists(on: day) ? one.code : reorganisations.heir(of: one.code, after: one.validFrom, upTo: day)
  }
}
