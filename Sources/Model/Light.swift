/// A traffic light over an initiative; the raw value is what scripts say. The thresholds are settings (`LightThreshold`).
package enum Light: String, Sendable, CaseIterable {
  case green, amber, red, grey

  package var name: Phrase {
    switch self {
    case .green: Phrase("groen", "green")
    case .amber: Phrase("oranje", "amber")
    case .red: Phrase("rood", "red")
    case .grey: Phrase("grijs", "grey")
    }
  }

  /// How bad it is: grey says nothing.
  fileprivate var weight: Int {
    switch self {
    case .grey: 0
    case .green: 1
    case .amber: 2
    case .red: 3
    }
  }
}

/// What was planned of an initiative, as it was planned first: a later plan never hides it.
package struct Baseline: Sendable, Hashable {
  /// A day as a plan says it.
  package struct Plan: Sendable, Hashable {
    /// The last day that it allows: `eind 2016` is 31 December.
    package var due: Day
    /// The same in its own precision.
    package var words: Phrase

    package init(due: Day, words: Phrase) { (self.due, self.words) = (due, words) }
  }

  /// Of the milestone that it is.
  package var id: String
  /// What is to be there.
  package var title: Phrase
  /// The plan that it is measured by.
  package var first: Plan
  /// The latest plan, where that is another.
  package var latest: Plan?
  /// The day on which it was there; nil while it is not.
  package var done: Day?
  /// Of those who want it the share that uses it by then, 0…1; nil where no coverage was planned.
  package var share: Double?
  /// The passage that says so; nil where an operator entered it.
  package var section: String?
  /// Of the document.
  package var line: Int?

  package init(
    id: String, title: Phrase, first: Plan, latest: Plan? = nil, done: Day? = nil, share: Double? = nil,
    section: String? = nil, line: Int? = nil
  ) {
    self.id = id
    self.title = title
    self.first = first
    self.latest = latest
    self.done = done
    self.share = share
    self.section = section
    self.line = line
  }
}

/// The light of an initiative with the parts that it is the worst of.
package struct Signal: Sendable, Hashable {
  /// One side of an initiative that has a light of its own.
  package enum Part: String, Sendable, CaseIterable {
    case time, money, coverage

    package var name: Phrase {
      switch self {
      case .time: Phrase("tijd", "time")
      case .money: Phrase("geld", "money")
      case .coverage: Phrase("dekking", "coverage")
      }
    }
  }

  /// A share that was planned for a day, and the share that there is.
  package struct Course: Sendable, Hashable {
    /// From 0 to 1.
    package var planned: Double
    /// From 0 to 1.
    package var actual: Double
  }

  /// Of each part that is known its light; the others are not there.
  package private(set) var parts: [Part: Light] = [:]
  /// Of the coverage what the first plan asks of the day, and what there is; nil where none was planned.
  package private(set) var coverage: Course?
  /// Nothing was heard for so long that nothing can be said.
  package private(set) var isSilent = false
  /// What is late, the longest first.
  package private(set) var late: [Baseline] = []

  /// The worst of what is known; grey where nothing is, or where nothing was heard.
  package var light: Light {
    guard !isSilent else { return .grey }
    return parts.values.max { $0.weight < $1.weight } ?? .grey
  }

  /// What is not known, in its order.
  package var unknown: [Part] { Part.allCases.filter { parts[$0] == nil } }

  /// The day on which the line of the coverage begins at nought.
  package static let start = Day(year: 2016, month: 11, day: 30) ?? .firstKnown

  /// - Parameters:
  ///   - heard: when anything was last heard; nil for never.
  ///   - day: the day shown.
  ///   - thresholds: from where on it is another colour.
  package init(
    _ cover: Coverage, _ baselines: [Baseline], heard: Day?, on day: Day, by thresholds: LightThresholds
  ) {
    isSilent = heard.map { day - $0 >= thresholds[.greyAfter] } ?? true
    let share = cover.willing > 0 ? Double(cover.adopted) / Double(cover.willing) : 0
    for one in baselines {
      if let planned = one.share, cover.isReported { take(planned, share, one, on: day, thresholds) }
      let isMet = one.done.map { $0 <= day } ?? one.share.map { share >= $0 } ?? false
      let days = day - one.first.due
      let light: Light = isMet || days <= 0 ? .green : days < thresholds[.redAfter] ? .amber : .red
      if light != .green { late.append(one) }
      worsen(.time, light)
    }
    late.sort { $0.first.due < $1.first.due }
  }

  private mutating func take(
    _ planned: Double, _ share: Double, _ one: Baseline, on day: Day, _ thresholds: LightThresholds
  ) {
    let whole = max(1, one.first.due - Signal.start)
    let line = planned * min(1, max(0, Double(day - Signal.start) / Double(whole)))
    coverage = Course(planned: line, actual: share)
    let under = (line - share) * 100
    let (amber, red) = (Double(thresholds[.amberUnder]), Double(thresholds[.redUnder]))
    worsen(.coverage, under >= red ? .red : under >= amber ? .amber : .green)
  }

  private mutating func worsen(_ part: Part, _ light: Light) {
    if light.weight > parts[part]?.weight ?? -1 { parts[part] = light }
  }
}

extension Programme {
  /// Of each initiative when anything was last heard, and how many municipalities that are under way with it were not
  /// heard for 90 days.
  package var hearings: [(last: Day?, silent: Int)] {
    var found = initiatives.map { _ in (last: Day?.none, silent: 0) }
    // All columns in one go: there may be very many rows. A cell is large, and is not taken out of its place.
    for place in 0..<(isPartial ? cells.count / max(1, found.count) * found.count : cells.count) {
      let (column, heard) = (place % found.count, cells[place].heard)
      if let heard, found[column].last.map({ $0 < heard }) ?? true { found[column].last = heard }
      let status = cells[place].status
      guard status.isCommitted, !status.isAdopted, !cells[place].flags.contains(.exempt) else { continue }
      if heard.map({ asOf - $0 >= Attention.silence }) ?? true { found[column].silent += 1 }
    }
    return found
  }
}

extension Coverage {
  /// Adopted as a share of those who want it, 0…1 (A2); nil where nobody does.
  package var byWilling: Double? { willing > 0 ? Double(adopted) / Double(willing) : nil }
}
