/// All that the dashboard shows, as it stands at the end of one day.
package struct Programme: Sendable {
  /// The day shown.
  package var asOf: Day
  /// The store's own today.
  package var today: Day
  /// Those that exist on `asOf`, by name.
  package var municipalities: [Municipality]
  package var initiatives: [Initiative]
  /// Row by municipality, column by initiative: `municipalities.count × initiatives.count`.
  package var cells: [RolloutCell]
  /// Change in the number of adopters over the last 30 days, by initiative.
  package var adoptedChange: [Int]
  package var activities: [FundActivity]
  /// Beside `activities`.
  package var lines: [FundLine]
  package var printed: [PrintedFigure]
  /// What the lines are made of, and what section C lists.
  package var ledger = Ledger()
  /// Figures that the document gives in its text.
  package var figures: [SourceFigure] = []
  /// What the data say of each finding, in order of number.
  package var findingTexts: [FindingText] = []
  /// What operators settled or set, as it stood on `asOf`; the latest record of each.
  package var settings: [Setting] = []
  /// Inhabitants of all municipalities on 1 January of 2016, the year that the document reckons with (CBS).
  package var population: [Int: Int] = [:]
  /// The municipalities of the reference dates of the contributions.
  package var referenceLists: [Day: [Municipality]] = [:]
  /// Whether the store was made from the sample.
  package var isSample: Bool

  package init(
    asOf: Day, today: Day, municipalities: [Municipality] = [], initiatives: [Initiative] = [],
    cells: [RolloutCell] = [], adoptedChange: [Int] = [], activities: [FundActivity] = [], lines: [FundLine] = [],
    printed: [PrintedFigure] = [], isSample: Bool = false
  ) {
    precondition(cells.count == municipalities.count * initiatives.count, "a cell for each municipality and initiative")
    self.asOf = asOf
    self.today = today
    self.municipalities = municipalities
    self.initiatives = initiatives
    self.cells = cells
    self.adoptedChange = adoptedChange
    self.activities = activities
    self.lines = lines
    self.printed = printed
    self.isSample = isSample
  }

  /// The cell of the municipality at `row` and the initiative at `column`.
  package subscript(row: Int, column: Int) -> RolloutCell {
    get { cells[row * initiatives.count + column] }
    set { cells[row * initiatives.count + column] = newValue }
  }

  package func row(of code: String) -> Int? { municipalities.firstIndex { $0.code == code } }
  package func column(of initiative: String) -> Int? { initiatives.firstIndex { $0.id == initiative } }

  /// Inhabitants of all municipalities shown.
  package var inhabitants: Int { municipalities.reduce(0) { $0 + $1.inhabitants } }

  /// How far the initiative at `column` has come.
  package func coverage(of column: Int) -> Coverage {
    var coverage = Coverage()
    for row in municipalities.indices {
      coverage.count(self[row, column], inhabitants: municipalities[row].inhabitants)
    }
    return coverage
  }

  /// The group's lines of `year` added up.
  package func total(of group: FundGroup, year: Int) -> FundLine {
    var sum = FundLine(budget: .zero)
    for (index, activity) in activities.enumerated() where activity.group == group && activity.year == year {
      sum = sum + lines[index]
    }
    return sum
  }
}

/// How many municipalities, and how many inhabitants they have, use one initiative. Exempt municipalities leave
/// the denominator (DOMAIN §3).
package struct Coverage: Sendable, Hashable {
  package private(set) var adopted = 0
  package private(set) var committed = 0
  package private(set) var eligible = 0
  package private(set) var exempt = 0
  package private(set) var adoptedInhabitants = 0
  package private(set) var eligibleInhabitants = 0
  /// Municipalities by status, exempt ones left out.
  package private(set) var byStatus: [RolloutStatus: Int] = [:]

  package init() {}

  package mutating func count(_ cell: RolloutCell, inhabitants: Int) {
    guard !cell.flags.contains(.exempt) else {
      exempt += 1
      return
    }
    eligible += 1
    eligibleInhabitants += inhabitants
    byStatus[cell.status, default: 0] += 1
    if cell.status.isCommitted { committed += 1 }
    if cell.status.isAdopted {
      adopted += 1
      adoptedInhabitants += inhabitants
    }
  }

  /// Adopted as a share of the eligible municipalities, 0…1; 0 where none is eligible.
  package var byMunicipalities: Double { eligible == 0 ? 0 : Double(adopted) / Double(eligible) }

  /// Inhabitants of adopted municipalities as a share of those of eligible ones, 0…1.
  package var byInhabitants: Double {
    eligibleInhabitants == 0 ? 0 : Double(adoptedInhabitants) / Double(eligibleInhabitants)
  }
}
