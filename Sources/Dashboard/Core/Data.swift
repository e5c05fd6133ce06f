import Model
import Synchronization

extension State {
  /// The programme and what follows from it. Two are equal where one is a copy of the other.
  package struct Data: Sendable, Equatable {
    /// The only element: so a copy costs no more than a reference, and a change is made where the data are.
    private var whole: [Whole]

    init(_ programme: Programme) { whole = [Whole(programme)] }

    /// What was read, on the day shown.
    package var programme: Programme { whole[0].programme }
    /// How far each initiative is, beside them.
    package var coverage: [Coverage] { whole[0].tally.country }
    /// The same by province and size class.
    package var tally: CoverageTally { whole[0].tally }
    /// Which municipality is in which group: found once for the municipalities of a day.
    func gathered(_ grouping: Grouping) -> Gathered { whole[0].gathered(grouping) }
    /// Who stays behind, by initiative.
    var lag: Lag { whole[0].lag }
    /// The column of the initiative that most municipalities use; nil where there is none.
    var furthest: Int? { whole[0].furthest }
    /// Every finding that the data bear out, in order of number.
    package var register: [Finding] { whole[0].register }
    /// How many findings are open.
    package var openFindings: Int { whole[0].openFindings }
    /// What does not add up in the year that has a budget.
    var fundFindings: [Finding] { whole[0].fundFindings }

    package static func == (one: Data, other: Data) -> Bool { one.whole[0].edition === other.whole[0].edition }

    /// Takes over what was read anew.
    mutating func take(_ programme: Programme) { whole = [Whole(programme)] }

    /// Takes over the cells that are different by now.
    mutating func take(_ cells: [NamedCell], adopted: [Int], rest: Programme) {
      whole[0].take(cells, adopted: adopted, rest: rest)
    }
  }

  private struct Whole {
    private(set) var programme: Programme
    private(set) var tally: CoverageTally
    private(set) var lag: Lag
    private(set) var furthest: Int?
    private(set) var register: [Finding] = []
    private(set) var openFindings = 0
    private(set) var fundFindings: [Finding] = []
    /// Changes whenever the data do, so that what was drawn of them can be compared.
    private(set) var edition = Edition()

    private let gatherings = Gatherings()

    init(_ programme: Programme) {
      self.programme = programme
      tally = CoverageTally(programme)
      lag = Lag(programme, tally)
      reckon()
    }

    mutating func take(_ cells: [NamedCell], adopted: [Int], rest: Programme) {
      for change in programme.take(cells, adopted: adopted, rest: rest) { tally.take(change, programme) }
      lag = Lag(programme, tally)
      reckon()
    }

    func gathered(_ grouping: Grouping) -> Gathered {
      switch grouping {
      case .province: tally.provinces?.gathered ?? grouping.gather(programme.municipalities)
      case .sizeClass: tally.sizes?.gathered ?? grouping.gather(programme.municipalities)
      default: gatherings.gathered(grouping, programme.municipalities)
      }
    }

    private mutating func reckon() {
      edition = Edition()
      furthest = nil
      for (column, one) in tally.country.enumerated()
      where furthest.map({ (one.byMunicipalities ?? -1) > tally.country[$0].byMunicipalities ?? -1 }) ?? true {
        furthest = column
      }
      register = programme.findingRegister
      openFindings = register.count(where: \.isOpen)
      fundFindings = register.filter(\.warnsOfFund)
    }
  }
}

/// The groups of the municipalities of a day, each found when it is first asked for.
private final class Gatherings: Sendable {
  private let known = Mutex<[Grouping: Gathered]>([:])

  func gathered(_ grouping: Grouping, _ municipalities: [Municipality]) -> Gathered {
    if let found = known.withLock({ $0[grouping] }) { return found }
    let found = grouping.gather(municipalities)
    known.withLock { $0[grouping] = found }
    return found
  }
}
