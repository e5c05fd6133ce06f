/// What becomes of those who have committed: each goes on, step by step, in as long as such steps took others (DOMAIN §5;
/// our choice). It never counts more than have committed.
package struct Funnel: Sendable, Hashable {
  /// Somebody on the way.
  package struct Traveller: Sendable, Hashable {
    /// Committed, preparing or implementing.
    package var status: RolloutStatus
    /// For how many days.
    package var days: Int
    /// How many people live there.
    package var inhabitants: Int

    package init(status: RolloutStatus, days: Int, inhabitants: Int = 0) {
      (self.status, self.days, self.inhabitants) = (status, days, inhabitants)
    }
  }

  /// What is counted on a day ahead: as likely more as fewer, and between which it lies four times of five.
  package struct Point: Sendable, Hashable {
    /// The day at whose end is counted.
    package var day: Day
    /// It is as likely to be no more than this as to be more.
    package var middle: Int
    /// It is fewer one time in ten.
    package var low: Int
    /// It is more one time in ten.
    package var high: Int
  }

  /// Those on the way.
  package let travellers: [Traveller]
  /// How many use it already.
  package let adopted: Int
  /// How many inhabitants those have.
  package let adoptedInhabitants: Int
  /// How long finished steps took, in days, by the status that they led out of.
  package let durations: [RolloutStatus: [Int]]

  /// The steps that are left to be taken, in order.
  package static let steps: [RolloutStatus] = [.committed, .preparing, .implementing]
  /// Fewer finished steps than this say nothing.
  package static let least = 10

  package init(
    travellers: [Traveller], adopted: Int, adoptedInhabitants: Int = 0, durations: [RolloutStatus: [Int]]
  ) {
    self.travellers = travellers
    self.adopted = adopted
    self.adoptedInhabitants = adoptedInhabitants
    self.durations = durations.mapValues { $0.sorted() }
  }

  /// How many steps were finished.
  package var finished: Int { Funnel.steps.reduce(0) { $0 + (durations[$1]?.count ?? 0) } }
  /// Whether it can be told what becomes of them.
  package var isReliable: Bool { finished >= Funnel.least && !isStuck }
  /// Whether somebody waits for a step that nobody ever finished.
  package var isStuck: Bool {
    guard let last = Funnel.steps.lastIndex(where: { durations[$0, default: []].isEmpty }) else { return false }
    return travellers.contains { Funnel.steps[...last].contains($0.status) }
  }

  /// What is counted.
  package enum Measure: Sendable { case municipalities, inhabitants }

  /// What is counted on the days ahead of `today`: by the chance with which each has arrived by then, and as if none knew
  /// of the others. Nothing is drawn by lot: it is what ever more drawings would come to.
  /// - Parameter days: after `today`, oldest first.
  package func ahead(_ days: [Day], today: Day, counting measure: Measure = .municipalities) -> [Point] {
    guard let last = days.last else { return [] }
    let (roads, waits) = (roads(upTo: last - today), days.map { $0 - today })
    // Those who are as far as long, who stand beside each other, have the same chances: where each of such companies ends,
    // and with what chance one of them has arrived on each of the days, company by company.
    var (ends, arrived) = ([Int](), [Double]())
    for (place, traveller) in travellers.enumerated() {
      if place > 0, travellers[place - 1].status == traveller.status, travellers[place - 1].days == traveller.days {
        ends[ends.count - 1] = place + 1
      } else {
        ends.append(place + 1)
        arrived += arrivals(of: traveller, after: waits, roads)
      }
    }
    let weights = travellers.map { measure == .municipalities ? 1 : $0.inhabitants }
    let start = measure == .municipalities ? adopted : adoptedInhabitants
    return days.enumerated().map { index, day in
      let sum = ChanceSum(weights, ends, ends.indices.map { arrived[$0 * days.count + index] })
      func most(_ share: Share) -> Int { start + sum.quantile(share) }
      return Point(day: day, middle: most(.middle), low: most(.low), high: most(.high))
    }
  }

  /// With what chance one has gone all the way after each of these numbers of days.
  private func arrivals(of traveller: Traveller, after waits: [Int], _ roads: [Road]) -> [Double] {
    guard let step = Funnel.steps.firstIndex(of: traveller.status) else { return waits.map { _ in 0 } }
    // Of finished steps only those that took longer than this one has already; where it is the longest of all it is as
    // if it began today.
    let isLongest = roads[step].durations.last.map { $0.days <= traveller.days } ?? true
    return roads[step].arrivals(after: waits, spent: isLongest ? nil : traveller.days, roads[step + 1].by)
  }

  /// The roads from the beginning of each step, and then that of whoever has taken all.
  private func roads(upTo last: Int) -> [Road] {
    var roads = [Road(durations: [], by: Array(repeating: 1, count: last + 1))]
    for status in Funnel.steps.reversed() {
      var road = Road(durations: [], by: [])
      for days in durations[status] ?? [] {
        if road.durations.last?.days == days {
          road.durations[road.durations.count - 1].count += 1
        } else {
          road.durations.append((days, 1))
        }
      }
      road.by = road.arrivals(after: Array(0...last), spent: nil, roads[0].by)
      roads.insert(road, at: 0)
    }
    return roads
  }

  /// From the beginning of a step to the end of the last.
  private struct Road {
    /// How long finished steps took, each length once, with how many took it; shortest first.
    var durations: [(days: Int, count: Int)]
    /// With what chance one who begins it has arrived after each number of days, from 0.
    var by: [Double]

    /// The same after each of these numbers of days, which rise, of one who is in this step for `spent` days.
    /// - Parameters:
    ///   - spent: nil for who begins it.
    ///   - rest: the chances of whoever has finished it.
    func arrivals(after waits: [Int], spent: Int?, _ rest: [Double]) -> [Double] {
      var (sums, all, first) = (waits.map { _ in 0.0 }, 0, 0)
      // Half of what a forecast takes: nothing is asked twice, places neither.
      sums.withUnsafeMutableBufferPointer { sums in
        rest.withUnsafeBufferPointer { rest in
          waits.withUnsafeBufferPointer { waits in
            for (days, count) in durations where days > spent ?? -1 {
              all += count
              let (left, weight) = (days - (spent ?? 0), Double(count))
              while first < waits.count, waits[first] < left { first += 1 }
              for place in first..<waits.count { sums[place] += weight * rest[waits[place] &- left] }
            }
          }
        }
      }
      return all > 0 ? sums.map { $0 / Double(all) } : sums
    }
  }
}

/// With what chance a sum is no more than what is asked for.
private enum Share: Double {
  case low = 0.1
  case middle = 0.5
  case high = 0.9

  /// By how many standard deviations a normal spread reaches as far.
  var deviations: Double {
    switch self {
    case .low: -1.2815515655446
    case .middle: 0
    case .high: 1.2815515655446
    }
  }
}

/// How a sum is spread whose parts come or not, each by a chance of its own that knows nothing of the others.
private struct ChanceSum {
  /// What is sure to come.
  private var sure = 0
  /// All that may come beside that.
  private var open = 0
  /// What comes of it on average, and how far from that, squared, on average.
  private var (mean, variance) = (0.0, 0.0)
  /// So much is one place of `shares`.
  private var unit = 1
  /// With what chance so many units come; none where so many parts may come that the spread is the normal one.
  private var shares: [Double] = []

  /// As fine as the sum is told: parts of other sizes are laid on as many places. More parts than this are spread
  /// normally as well as anybody could see.
  private static let places = 500

  /// - Parameters:
  ///   - weights: what each part brings; none less than 0.
  ///   - ends: where companies of parts end that come by the same chance.
  ///   - chances: with what chance each of a company comes, 0…1.
  init(_ weights: [Int], _ ends: [Int], _ chances: [Double]) {
    var (first, unsure) = (0, 0)
    for (end, chance) in zip(ends, chances) {
      defer { first = end }
      guard chance > ChanceSum.none else { continue }
      let isSure = chance > 1 - ChanceSum.none
      for place in first..<end {
        let weight = weights[place]
        if isSure {
          sure += weight
        } else {
          open += weight
          variance += chance * (1 - chance) * Double(weight) * Double(weight)
          mean += chance * Double(weight)
        }
      }
      if !isSure { unsure += end - first }
    }
    if unsure <= ChanceSum.places { spread(weights, ends, chances) }
  }

  /// A chance that is none.
  private static let none = 1e-9

  private mutating func spread(_ weights: [Int], _ ends: [Int], _ chances: [Double]) {
    let unit = max(1, (open + ChanceSum.places - 1) / ChanceSum.places)
    // However many units they bring, rounded up.
    let room = 1 + open / unit + (ends.last ?? 0)
    var shares = Array(repeating: 0.0, count: room)
    var next = shares
    shares[0] = 1
    // How many first places have any chance.
    var (used, first) = (1, 0)
    for (end, chance) in zip(ends, chances) {
      defer { first = end }
      guard chance > ChanceSum.none, chance < 1 - ChanceSum.none else { continue }
      for weight in weights[first..<end] {
        // Between two places it lies on both, as near as it is to each: the mean stays as it is.
        let (whole, part) = (weight / unit, Double(weight % unit) / Double(unit))
        let reach = used + whole + (part > 0 ? 1 : 0)
        shares.withUnsafeBufferPointer { shares in
          next.withUnsafeMutableBufferPointer { next in
            let (stay, come) = (1 - chance, chance * (1 - part))
            for place in 0..<min(whole, used) { next[place] = shares[place] * stay }
            for place in min(whole, used)..<whole { next[place] = 0 }
            for place in whole..<max(whole, used) { next[place] = shares[place] * stay + shares[place &- whole] * come }
            for place in max(whole, used)..<used + whole { next[place] = shares[place &- whole] * come }
            guard part > 0 else { return }
            next[reach - 1] = 0
            for place in 0..<used { next[place &+ whole &+ 1] += shares[place] * chance * part }
          }
        }
        used = reach
        swap(&shares, &next)
      }
    }
    (self.unit, self.shares) = (unit, Array(shares[..<used]))
  }

  /// The least sum that is not passed with such a chance.
  func quantile(_ share: Share) -> Int {
    guard !shares.isEmpty else {
      return sure + max(0, min(open, Int((mean + share.deviations * variance.squareRoot()).rounded())))
    }
    var sum = 0.0
    for (place, part) in shares.enumerated() {
      sum += part
      if sum >= share.rawValue - 1e-9 { return sure + min(open, place * unit) }
    }
    return sure + open
  }
}
