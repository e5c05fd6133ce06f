/// All that the dashboard shows, as it stands at the end of one day.
package struct Programme: Sendable {
  /// The day shown.
  package var asOf: Day
  /// The store's own today.
  package var today: Day
  /// Up to when what was recorded is taken for known.
  package var knownAt = KnownMoment.now
  /// Those that exist on `asOf`, by name.
  package private(set) var municipalities: [Municipality]
  /// In the document's order; a cell's column is an index into them.
  package var initiatives: [Initiative]
  /// Row by municipality, column by initiative: `municipalities.count × initiatives.count`; of a partial programme
  /// only those of the first rows.
  package private(set) var cells: [RolloutCell]
  /// More municipalities than this are many: what takes long for them is read later, or not at all.
  package static let large = 2000
  /// Whether there are that many.
  package var isLarge: Bool { municipalities.count > Programme.large }
  /// A large store at its start: the cells of most municipalities and `adoptedChange` are still to be read, so
  /// nothing may be changed, and nothing said about totals of statuses.
  package private(set) var isPartial: Bool
  /// Change in the number of adopters over the last 30 days, by initiative.
  package var adoptedChange: [Int]
  /// What the fund pays for, in the document's order.
  package var activities: [FundActivity]
  /// Beside `activities`.
  package var lines: [FundLine]
  /// The sums that the document prints.
  package var printed: [PrintedFigure]
  /// What the lines are made of, and what section C lists.
  package var ledger = Ledger()
  /// Figures that the document gives in its text.
  package var figures: [SourceFigure] = []
  /// What the data say of each finding, in order of number.
  package var findingTexts: [FindingText] = []
  /// Records of days on which their municipality is no more: they count when the fact that ended it is taken back.
  package var sleeping: [JournalRecord] = []
  /// What operators settled or set, as it stood on `asOf`; the latest record of each.
  package var settings: [Setting] = []
  /// Inhabitants of all municipalities on 1 January of 2016, the year that the document reckons with (CBS).
  package var population: [Int: Int] = [:]
  /// The municipalities of the reference dates of the contributions.
  package var referenceLists: [Day: [Municipality]] = [:]
  /// Whether the store was made from the sample.
  package var isSample: Bool
  /// The last journal record that this state has seen; 0 before the first.
  package var seq: Int
  /// Inhabitants of all municipalities shown.
  package private(set) var inhabitants = 0
  private var rowOf: [String: Int] = [:]

  /// A programme of the given parts; cells lie row by row, one for each initiative.
  package init(
    asOf: Day, today: Day, municipalities: [Municipality] = [], initiatives: [Initiative] = [],
    cells: [RolloutCell] = [], adoptedChange: [Int] = [], activities: [FundActivity] = [], lines: [FundLine] = [],
    printed: [PrintedFigure] = [], isSample: Bool = false, seq: Int = 0, isPartial: Bool = false
  ) {
    let whole = municipalities.count * initiatives.count
    precondition(
      isPartial ? cells.count <= whole : cells.count == whole, "a cell for each municipality and initiative")
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
    self.seq = seq
    self.isPartial = isPartial
    index()
  }

  /// This programme, which has no municipalities, with those given.
  package func with(
    _ municipalities: [Municipality], cells: [RolloutCell], adoptedChange: [Int] = [], isPartial: Bool = false
  ) -> Programme {
    let count = municipalities.count * initiatives.count
    precondition(
      isPartial ? cells.count <= count : cells.count == count, "a cell for each municipality and initiative")
    var whole = self
    whole.municipalities = municipalities
    whole.cells = cells
    whole.adoptedChange = adoptedChange
    whole.isPartial = isPartial
    whole.index()
    return whole
  }

  private mutating func index() {
    inhabitants = 0
    for row in municipalities.indices { inhabitants += municipalities[row].inhabitants }
    // A partial one is there for its first screen, and soon replaced.
    guard !isPartial else { return }
    rowOf.reserveCapacity(municipalities.count)
    for row in municipalities.indices { rowOf[municipalities[row].code] = row }
  }

  /// Takes what is by municipality out of `other`, without a copy.
  mutating func keepMunicipalities(of other: inout Programme) {
    swap(&inhabitants, &other.inhabitants)
    swap(&rowOf, &other.rowOf)
    swap(&cells, &other.cells)
    swap(&adoptedChange, &other.adoptedChange)
    swap(&isPartial, &other.isPartial)
    swap(&municipalities, &other.municipalities)
  }

  /// The cell of the municipality at `row` and the initiative at `column`; an empty one where it is not known yet.
  package subscript(row: Int, column: Int) -> RolloutCell {
    get { knows(row) ? cells[row * initiatives.count + column] : RolloutCell() }
    set { cells[row * initiatives.count + column] = newValue }
  }

  /// Status and flags of a cell, without the rest of it: what a table draws by the hundred.
  package func mark(_ row: Int, _ column: Int) -> (status: RolloutStatus, flags: RolloutFlags) {
    guard knows(row) else { return (.unknown, []) }
    let place = row * initiatives.count + column
    return (cells[place].status, cells[place].flags)
  }

  /// Since when a cell has its status, without the rest of it.
  package func since(_ row: Int, _ column: Int) -> Day? {
    knows(row) ? cells[row * initiatives.count + column].since : nil
  }

  /// Whether the cells of the municipality at `row` have been read.
  package func knows(_ row: Int) -> Bool { !isPartial || (row + 1) * initiatives.count <= cells.count }

  /// The row of the municipality with that code.
  package func row(of code: String) -> Int? {
    isPartial ? municipalities.firstIndex { $0.code == code } : rowOf[code]
  }
  /// The column of the initiative with that id.
  package func column(of initiative: String) -> Int? { initiatives.firstIndex { $0.id == initiative } }

  /// The group's lines of `year` added up.
  package func total(of group: FundGroup, year: Int) -> FundLine {
    var sum = FundLine(budget: .zero)
    for index in activities.indices where activities[index].group == group && activities[index].year == year {
      sum = sum + lines[index]
    }
    return sum
  }
}
