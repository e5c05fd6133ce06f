import Model

extension State {
  /// The programme and what follows from it. Two are equal where one is a copy of the other.
  package struct Data: Sendable, Equatable {
    /// The only element: so a copy costs no more than a reference, and a change is made where the data are.
    private var whole: [Whole]

    init(_ programme: Programme) { whole = [Whole(programme)] }

    /// What was read, on the day shown.
    package var programme: Programme { whole[0].programme }
    /// How far each initiative is, beside them.
    package var coverage: [Coverage] { whole[0].coverage }
    /// Who stays behind, by initiative.
    var lag: Lag { whole[0].lag }
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
    private(set) var coverage: [Coverage] = []
    private(set) var lag: Lag
    private(set) var register: [Finding] = []
    private(set) var openFindings = 0
    private(set) var fundFindings: [Finding] = []
    /// Changes whenever the data do, so that what was drawn of them can be compared.
    private(set) var edition = Edition()

    init(_ programme: Programme) {
      self.programme = programme
      coverage = programme.coverages
      lag = Lag(programme, coverage)
      reckon()
    }

    mutating func take(_ cells: [NamedCell], adopted: [Int], rest: Programme) {
      programme.take(cells, adopted: adopted, rest: rest)
      coverage = programme.coverages
      lag = Lag(programme, coverage)
      reckon()
    }

    private mutating func reckon() {
      edition = Edition()
      register = programme.findingRegister
      openFindings = register.count(where: \.isOpen)
      fundFindings = register.filter(\.warnsOfFund)
    }
  }
}
