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

  /// What is counted on a day ahead: the middle of all runs, and between which four fifths of them lie.
  package struct Point: Sendable, Hashable {
    /// The day at whose end is counted.
    package var day: Day
    /// As many as in the middle one of all runs.
    package var middle: Int
    /// A tenth of the runs come to fewer.
    package var low: Int
    /// A tenth of the runs come to more.
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
    travellers.contains { traveller in
      Funnel.steps.drop { $0 != traveller.status }.contains { durations[$0, default: []].isEmpty }
    }
  }

  /// How many use it on the days ahead of `today`, and how many inhabitants they have; the same for the same seed.
  package func ahead(_ days: [Day], today: Day, runs: Int = 400, seed: String = "funnel") -> (
    municipalities: [Point], inhabitants: [Point]
  ) {
    var dice = SplitMix(text: seed)
    var counts = days.map { _ in [Int]() }
    var people = counts
    // By how many days from now one arrives the first of the days on which that counts.
    var places: [Int] = []
    for (index, day) in days.enumerated() { while places.count <= day - today { places.append(index) } }
    let ways = travellers.map { way(of: $0) }
    for _ in 0..<runs {
      var (arrived, brought) = (days.map { _ in 0 }, days.map { _ in 0 })
      for (way, traveller) in zip(ways, travellers) {
        guard let wait = way.arrival(&dice), wait < places.count else { continue }
        arrived[places[max(0, wait)]] += 1
        brought[places[max(0, wait)]] += traveller.inhabitants
      }
      var (count, sum) = (adopted, adoptedInhabitants)
      for index in days.indices {
        count += arrived[index]
        sum += brought[index]
        counts[index].append(count)
        people[index].append(sum)
      }
    }
    func points(_ values: [[Int]]) -> [Point] {
      zip(days, values).map { day, values in
        let sorted = values.sorted()
        func quantile(_ tenths: Int) -> Int { sorted[(sorted.count - 1) * tenths / 10] }
        return Point(day: day, middle: quantile(5), low: quantile(1), high: quantile(9))
      }
    }
    return (points(counts), points(people))
  }

  /// What is left to somebody: the same in every run.
  private func way(of traveller: Traveller) -> Way {
    let left = Funnel.steps.drop { $0 != traveller.status }.map { durations[$0] ?? [] }
    // Of finished steps only those that took longer than this one has already; where it is the longest of all it is as
    // if it began today.
    let first = left.first.map { $0.firstPlace(above: traveller.days) } ?? 0
    let isLongest = first >= left.first?.count ?? 0
    return Way(left: left, first: isLongest ? 0 : first, spent: isLongest ? 0 : traveller.days)
  }

  /// The steps that are left to somebody.
  private struct Way {
    /// How long each took others, sorted.
    let left: [[Int]]
    /// Of the first of them the first place that is possible.
    let first: Int
    /// How many days of it are over.
    let spent: Int

    /// In how many days it is in use; nil where nobody ever finished a step that is left.
    func arrival(_ dice: inout SplitMix) -> Int? {
      var (days, first) = (-spent, first)
      for finished in left {
        guard !finished.isEmpty else { return nil }
        days += finished[first + dice.below(finished.count - first)]
        first = 0
      }
      return days
    }
  }
}

extension [Int] {
  /// In sorted numbers the place of the first that is larger.
  fileprivate func firstPlace(above value: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] > value { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
