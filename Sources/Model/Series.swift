/// How an initiative was adopted through the months, in two ways of counting.
package struct AdoptionSeries: Sendable, Hashable {
  /// The stand at the end of one day.
  package struct Point: Sendable, Hashable {
    /// The day that is counted.
    package var day: Day
    /// Of the municipalities of that day.
    package var asItWas: Coverage
    /// Of the municipalities of the day it is recast to.
    package var recast: Coverage

    package init(day: Day, asItWas: Coverage, recast: Coverage) {
      self.day = day
      self.asItWas = asItWas
      self.recast = recast
    }
  }

  /// An initiative's id.
  package var initiative: String
  /// Whose municipalities the recast counts.
  package var recastTo: Day
  /// The last day of each month, and the store's today; oldest first.
  package var points: [Point]

  package init(initiative: String, recastTo: Day, points: [Point]) {
    self.initiative = initiative
    self.recastTo = recastTo
    self.points = points
  }

  /// The last point of each quarter.
  package var quarters: [Point] {
    points.enumerated().filter { index, point in
      index == points.count - 1 || quarter(points[index + 1].day) != quarter(point.day)
    }.map(\.element)
  }

  private func quarter(_ day: Day) -> Int { day.civil.year * 4 + (day.civil.month - 1) / 3 }
}

/// What a series is made from.
package struct SeriesSource: Sendable {
  /// A cell as it was from a day on.
  package struct Step: Sendable {
    /// The day from which it holds.
    package var effective: Day
    /// The code of the municipality.
    package var municipality: String
    /// The cell from that day.
    package var cell: RolloutCell

    package init(effective: Day, municipality: String, cell: RolloutCell) {
      self.effective = effective
      self.municipality = municipality
      self.cell = cell
    }
  }

  /// Everyone that ever was.
  package let registry: Registry
  /// In order of day.
  package let steps: [Step]

  package init(registry: Registry, steps: [Step]) { (self.registry, self.steps) = (registry, steps) }

  /// The points of every month from the first step up to `today`.
  package func points(recastTo target: Day, today: Day) -> [AdoptionSeries.Point] {
    var cells: [String: RolloutCell] = [:]
    var next = 0
    return days(upTo: today).map { day in
      while next < steps.count, steps[next].effective <= day {
        cells[steps[next].municipality] = steps[next].cell
        next += 1
      }
      var point = AdoptionSeries.Point(day: day, asItWas: Coverage(), recast: Coverage())
      for one in registry.municipalities where one.exists(on: day) {
        point.asItWas.count(cells[one.code] ?? RolloutCell(), inhabitants: count(one.code, year: day.civil.year))
      }
      for (code, sources) in sources(of: target, on: day) {
        func part(_ code: String) -> MergingPart {
          MergingPart(
            name: code, inhabitants: count(code, year: day.civil.year), cell: cells[code] ?? RolloutCell())
        }
        let own = sources.contains(code) ? part(code) : nil
        let cell = RolloutCell(merging: sources.filter { $0 != code }.map(part), into: own, on: day)
        point.recast.count(cell, inhabitants: count(code, year: target.civil.year))
      }
      return point
    }
  }

  /// For each municipality of `target`, those that stand for it on `day`: its predecessors by main succession where
  /// `day` is before, what it passed into where `day` is after.
  package func sources(of target: Day, on day: Day) -> [String: [String]] {
    var sources: [String: [String]] = [:]
    for one in registry.municipalities where one.exists(on: target) {
      sources[one.code] = day <= target ? [] : [follow(one.code, after: target, upTo: day)]
    }
    guard day <= target else { return sources }
    for one in registry.municipalities where one.exists(on: day) {
      sources[follow(one.code, after: day, upTo: target)]?.append(one.code)
    }
    return sources
  }

  /// What became of a municipality by main succession after a day, up to another.
  private func follow(_ code: String, after: Day, upTo day: Day) -> String {
    registry.reorganisations.heir(of: code, after: after, upTo: day)
  }

  private func count(_ code: String, year: Int) -> Int {
    registry.rowOf[code].map { registry.inhabitants($0, year: year) } ?? 0
  }

  /// The last day of each month from the first step's on, and `today`.
  private func days(upTo today: Day) -> [Day] {
    var days: [Day] = []
    // Nothing is told of days before the first that the data know.
    var (year, month, _) = max(.firstKnown, steps.first?.effective ?? today).civil
    while let next = Day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1), next + -1 < today {
      days.append(next + -1)
      (year, month, _) = next.civil
    }
    return days + [today]
  }
}

extension [Reorganisation] {
  /// What became of a municipality by main succession after a day, up to another; itself where nothing did.
  package func heir(of code: String, after: Day, upTo day: Day) -> String {
    var (code, from) = (code, after)
    while let next = filter({
      $0.oldCode == code && $0.isMainSuccessor && $0.date > from && $0.date <= day && $0.newCode != code
    }).min(by: { $0.date < $1.date }) {
      (code, from) = (next.newCode, next.date)
    }
    return code
  }
}
