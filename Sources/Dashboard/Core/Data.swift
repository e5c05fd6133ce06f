import Model

extension State {
  /// The programme and what follows from it. Two are equal where one is a copy of the other.
  package struct Data: Sendable, Equatable {
    /// What was read, on the day shown.
    package private(set) var programme: Programme
    /// How far each initiative is, beside them.
    package private(set) var coverage: [Coverage] = []
    /// Who stays behind, by initiative.
    private(set) var lag: Lag
    /// Every finding that the data bear out, in order of number.
    package private(set) var register: [Finding] = []
    /// How many findings are open.
    package private(set) var openFindings = 0
    /// What does not add up in the year that has a budget.
    private(set) var fundFindings: [Finding] = []
    /// Changes whenever the data do, so that what was drawn of them can be compared.
    private(set) var edition = Edition()

    init(_ programme: Programme) {
      self.programme = programme
      lag = Lag(programme)
      reckon()
    }

    package static func == (one: Data, other: Data) -> Bool { one.edition === other.edition }

    /// Takes over what was read anew.
    mutating func take(_ programme: Programme) {
      self.programme = programme
      lag = Lag(programme)
      reckon()
    }

    /// Takes over the cells that `records` changed.
    mutating func take(_ cells: [NamedCell], rest: Programme, records: [JournalRecord]) {
      programme.take(cells, rest: rest, records: records)
      lag = Lag(programme)
      reckon()
    }

    private mutating func reckon() {
      edition = Edition()
      coverage = programme.coverages
      register = programme.findingRegister
      openFindings = register.count(where: \.isOpen)
      fundFindings = register.filter(\.warnsOfFund)
    }
  }
}
