import Model

/// How much of time four cells of the roadmap are.
package enum RoadmapZoom: String, Sendable, CaseIterable {
  case month, quarter, year

  package var name: Phrase {
    switch self {
    case .month: Phrase("per maand", "by month")
    case .quarter: Phrase("per kwartaal", "by quarter")
    case .year: Phrase("per jaar", "by year")
    }
  }
}

/// What the roadmap shows: how much of time, and from when.
package struct RoadmapView: Sendable, Hashable, Initialisable, Owner {
  package typealias Own = RoadmapView

  /// How much of time four cells are.
  package var zoom: RoadmapZoom = .quarter
  /// The first quarter that shows, counted from the year 0; nil for where it opens.
  package var first: Int?

  package init() {}
}

extension State {
  /// What the roadmap shows.
  package var roadmap: RoadmapView {
    get { self[RoadmapView.self] }
    set { self[RoadmapView.self] = newValue }
  }
}

/// Which column a day stands in.
package struct RoadmapScale: Sendable, Hashable {
  /// The years on which the roadmap opens.
  static let opening = 2016...2021

  /// The first quarter that shows, counted from the year 0.
  let first: Int
  /// Cells of a quarter.
  let perQuarter: Double
  /// The first column.
  let x: Int
  /// In cells.
  let width: Int
  /// Whether each month is as wide as the next.
  private let isMonthly: Bool
  /// The last year in which there is anything; behind it lie only words.
  private let lastYear: Int

  /// - Parameters:
  ///   - years: of all that there is to be shown: one scrolls no further.
  ///   - today: in view where nobody chose from when, and the years on which it opens do not fit.
  init(_ view: RoadmapView, x: Int, width: Int, years: ClosedRange<Int>, today: Day) {
    let width = max(1, width)
    isMonthly = view.zoom == .month
    let begin = min(years.lowerBound, RoadmapScale.opening.lowerBound)
    lastYear = max(years.upperBound, RoadmapScale.opening.upperBound)
    switch view.zoom {
    case .month: perQuarter = 12
    case .quarter:
      let fitted = Double(width) / Double(4 * RoadmapScale.opening.count)
      perQuarter = fitted < 4 ? fitted : fitted.rounded(.down)
    case .year:
      // All years that there are, four cells at least for each.
      perQuarter = max(1, (Double(width) / Double(4 * (lastYear + 1 - begin))).rounded(.down))
    }
    let shown = Int(Double(width) / perQuarter + 1e-9)
    // What is left of a quarter that does not fit stays empty.
    (self.x, self.width) = (x, perQuarter < 4 ? width : max(1, Int(Double(shown) * perQuarter)))
    let opening =
      view.zoom == .month ? RoadmapScale.quarter(of: today) - shown / 3 : RoadmapScale.opening.lowerBound * 4
    let least = begin * 4
    // One opens on the years that it opens on, also where more of them would fit.
    let most = max((lastYear + 1) * 4 - shown, view.zoom == .quarter ? opening : least)
    first = max(least, min(view.first ?? opening, most))
  }

  /// The quarter of a day, counted from the year 0.
  static func quarter(of day: Day) -> Int {
    let (year, month, _) = day.civil
    return year * 4 + (month - 1) / 3
  }

  /// The first day of a quarter.
  static func day(of quarter: Int) -> Day {
    Day(year: quarter / 4, month: quarter % 4 * 3 + 1, day: 1) ?? .firstKnown
  }

  /// The column of a day, which may lie outside.
  func column(of day: Day) -> Int {
    let quarter = RoadmapScale.quarter(of: day)
    if isMonthly { return x + monthly(day) }
    let begin = RoadmapScale.day(of: quarter)
    let part = Double(day - begin) / Double(RoadmapScale.day(of: quarter + 1) - begin)
    return x + Int(((Double(quarter - first) + part) * perQuarter + 1e-9).rounded(.down))
  }

  /// By month, from the first column on.
  private func monthly(_ day: Day) -> Int {
    let (year, month, number) = day.civil
    let begin = day + (1 - number)
    let length = (begin.months(later: 1) ?? begin + 31) - begin
    let part = Double(number - 1) / Double(length)
    return Int(((Double(year * 12 + month - 1 - first * 3) + part) * perQuarter / 3 + 1e-9).rounded(.down))
  }

  /// The columns that show.
  var columns: Range<Int> { x..<x + width }

  /// How many whole quarters show.
  var quarters: Int { Int(Double(width) / perQuarter + 1e-9) }

  /// The years that show.
  var years: ClosedRange<Int> { first / 4...max(first / 4, min((first + max(1, quarters) - 1) / 4, lastYear)) }

  /// The columns from one day up to and including another, two at least; nil where none of them shows.
  func span(_ from: Day, _ until: Day) -> ClosedRange<Int>? {
    let begin = column(of: from)
    let end = max(begin + 1, column(of: until + 1) - 1)
    return end < x || begin >= x + width ? nil : begin...end
  }
}
