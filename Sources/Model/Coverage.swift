/// How many municipalities, and how many inhabitants they have, use one initiative. Exempt municipalities leave
/// the denominator (DOMAIN §3).
package struct Coverage: Sendable, Hashable {
  /// Municipalities that use the initiative or have it embedded.
  package private(set) var adopted = 0
  /// Municipalities that decided to use it, or got further.
  package private(set) var committed = 0
  /// Municipalities that count: all but the exempt ones.
  package private(set) var eligible = 0
  /// Municipalities that need not take part.
  package private(set) var exempt = 0
  /// Municipalities that count, of which it is to be decided whether they need not.
  package private(set) var undecided = 0
  /// Inhabitants of the municipalities that use it.
  package private(set) var adoptedInhabitants = 0
  /// Inhabitants of the municipalities that count.
  package private(set) var eligibleInhabitants = 0
  /// Municipalities by status, exempt ones left out.
  package var byStatus: [RolloutStatus: Int] {
    Dictionary(uniqueKeysWithValues: RolloutStatus.allCases.map { ($0, counts[$0.position]) })
  }
  /// How many have a status, exempt ones left out.
  package func count(of status: RolloutStatus) -> Int { counts[status.position] }
  private var counts = Array(repeating: 0, count: RolloutStatus.allCases.count)

  package init() {}

  /// Counts one municipality by its cell.
  package mutating func count(_ cell: RolloutCell, inhabitants: Int) { count(cell, 1, inhabitants: inhabitants) }

  /// Counts one municipality no more by the cell that it had.
  mutating func discount(_ cell: RolloutCell, inhabitants: Int) { count(cell, -1, inhabitants: -inhabitants) }

  private mutating func count(_ cell: RolloutCell, _ number: Int, inhabitants: Int) {
    if cell.flags.contains(.exempt) { exempt += number } else { count(cell.status, number, inhabitants: inhabitants) }
    if cell.flags.contains(.undecided) { undecided += number }
  }

  /// Of two groups that have no municipality in common.
  static func + (one: Coverage, other: Coverage) -> Coverage {
    var sum = one
    sum.adopted += other.adopted
    sum.committed += other.committed
    sum.eligible += other.eligible
    sum.exempt += other.exempt
    sum.undecided += other.undecided
    sum.adoptedInhabitants += other.adoptedInhabitants
    sum.eligibleInhabitants += other.eligibleInhabitants
    for kind in sum.counts.indices { sum.counts[kind] += other.counts[kind] }
    return sum
  }

  /// Counts `number` eligible municipalities of one status at once, with all their inhabitants.
  fileprivate mutating func count(_ status: RolloutStatus, _ number: Int, inhabitants: Int) {
    eligible += number
    eligibleInhabitants += inhabitants
    counts[status.position] += number
    if status.isCommitted { committed += number }
    if status.isAdopted {
      adopted += number
      adoptedInhabitants += inhabitants
    }
  }

  fileprivate mutating func count(exempt number: Int, undecided some: Int) {
    exempt += number
    undecided += some
  }

  /// Of the municipalities that count those that want it: neither declined nor exited.
  package var willing: Int {
    eligible - counts[RolloutStatus.declined.position] - counts[RolloutStatus.exited.position]
  }

  /// Adopted as a share of the eligible municipalities, 0…1; nil where none is eligible: that is no measured zero.
  package var byMunicipalities: Double? { eligible == 0 ? nil : Double(adopted) / Double(eligible) }

  /// Inhabitants of adopted municipalities as a share of those of eligible ones, 0…1; nil where there are none.
  package var byInhabitants: Double? {
    eligibleInhabitants == 0 ? nil : Double(adoptedInhabitants) / Double(eligibleInhabitants)
  }
}

extension Programme {
  /// How far the initiative at `column` has come.
  package func coverage(of column: Int) -> Coverage { coverages[column] }

  /// How far each initiative has come.
  package var coverages: [Coverage] { coverages(of: Array(municipalities.indices)) }

  /// How far each initiative has come among the municipalities at `rows`.
  package func coverages(of rows: [Int]) -> [Coverage] { coverages(of: rows, by: nil, groups: 1)[0] }

  /// How far each initiative has come in each of `groups` groups of the municipalities at `rows`; `group` says by row of
  /// the programme to which each belongs. What is not read yet counts nowhere.
  package func coverages(of rows: [Int], by group: [Int]?, groups: Int) -> [[Coverage]] {
    let (width, statuses) = (initiatives.count, RolloutStatus.allCases)
    // One place for each status and one for what is exempt: the walk only counts, however many there are.
    let kinds = statuses.count + 1
    var counts = Array(repeating: 0, count: groups * width * kinds)
    var people = counts
    var open = Array(repeating: 0, count: groups * width)
    for row in rows where knows(row) {
      let inhabitants = municipalities[row].inhabitants
      let first = (group?[row] ?? 0) * width
      for column in 0..<width {
        let cell = row * width + column
        let kind = cells[cell].flags.contains(.exempt) ? statuses.count : cells[cell].status.position
        let place = (first + column) * kinds + kind
        counts[place] += 1
        people[place] += inhabitants
        if cells[cell].flags.contains(.undecided) { open[first + column] += 1 }
      }
    }
    return (0..<groups).map { group in
      (0..<width).map { column in
        let first = (group * width + column) * kinds
        var coverage = Coverage()
        for (kind, status) in statuses.enumerated() {
          coverage.count(status, counts[first + kind], inhabitants: people[first + kind])
        }
        coverage.count(exempt: counts[first + statuses.count], undecided: open[group * width + column])
        return coverage
      }
    }
  }
}
