import Model
import Screen

/// Whether changes can be made.
package enum Mode: String, Sendable {
  case browse, operating

  package var title: Phrase {
    self == .browse ? Phrase("bladeren", "browsing") : Phrase("BEWERKEN", "EDITING")
  }
}

/// A sentence for the user, until the next key.
package struct Notice: Sendable, Hashable {
  package enum Kind: Sendable {
    case info, saved, refusal, usage, conflict, failure
  }

  package var kind: Kind
  package var text: Phrase

  package init(_ kind: Kind, _ text: Phrase) {
    self.kind = kind
    self.text = text
  }
}

/// Cursor and first visible row of a list.
package struct ListPosition: Sendable, Hashable {
  package var cursor = 0
  package var top = 0

  package init() {}

  /// Puts the cursor on `row` of `count` and scrolls just enough to show it among `height` rows.
  package mutating func move(to row: Int, count: Int, height: Int) {
    cursor = max(0, min(row, count - 1))
    let height = max(1, height)
    if cursor < top { top = cursor }
    if cursor >= top + height { top = cursor - height + 1 }
    top = max(0, min(top, count - height))
  }
}

/// Everything that the screen depends on; `view` is a function of it.
package struct State: Sendable {
  package var programme: Programme {
    didSet {
      contributionSheet = ContributionSheet()
      edition = Edition()
    }
  }
  /// Another for every programme that is shown: pictures of the same one have parts in common.
  private(set) var edition = Edition()
  /// Municipalities shown, as rows of `programme`, after the filter.
  package private(set) var rows: [Int] = []
  package private(set) var coverage: [Coverage] = []
  private(set) var lag: Lag
  /// Every finding that the data bear out, in order of number: kept with what follows from it, because every picture
  /// asks for them.
  package private(set) var register: [Finding] = [] {
    didSet {
      openFindings = register.count(where: \.isOpen)
      fundFindings = register.filter(\.warnsOfFund)
    }
  }
  /// How many findings are open, for the tab line.
  package private(set) var openFindings = 0
  /// What does not add up in the year that the overview's fund pane shows.
  private(set) var fundFindings: [Finding] = []
  /// Their words as lines, for the width that was asked last.
  let findingLines = Memo<FindingWidth, [String]>()
  /// All rows in order, and the groups they are in.
  let sorting = Memo<Arrangement<[SortKey]>, [Int]>()
  let gathering = Memo<Arrangement<Grouping>, Gathered>()
  /// What of the last picture stays while the cursor moves through the matrix or a table.
  let still = Memo<Still, Canvas>()

  package var language: Language
  package var theme: Theme
  package var size: Size
  /// Letters and ASCII only.
  package var isASCII = false
  /// What a screen of letters has beside ASCII.
  package var charset = Charset.ascii
  /// No screen: a script; `operate` switches on only, and nothing asks back.
  package var isHeadless = false

  package var mode: Mode = .browse
  /// Why this session can change nothing at all; nil if it may.
  package var locked: Phrase?
  /// Who is recorded in the journal.
  package var operatorName: String
  /// Asked for with `--as-of` or the as-of command; nil for now.
  package var asOf: Day?

  /// Places gone through; the last is shown.
  package private(set) var path: [Place] = [.page(.overview)]
  /// The pane of the overview that has the focus.
  package var pane: Scope = .rollout
  package var isZoomed = false
  /// The part of a municipality's card that has the focus.
  package var cardPane: Scope = .municipality
  package var positions: [Scope: ListPosition] = [:]
  /// The column of the matrix: an initiative.
  package var column = 0
  package private(set) var filter: Filter?
  /// The filter that was used last, for `n` and `N`.
  package private(set) var lastFilter: Filter?
  /// Filters that were used, oldest first.
  package var filterHistory: [String] = []
  /// Filters that the user gave a name, by it.
  package var namedFilters: [String: String] = [:]
  /// Views that the user gave a name, by it.
  package var namedViews: [String: String] = [:]
  /// How the municipalities are sorted, grouped and marked.
  package private(set) var table = MunicipalityTable()
  /// The change made last, for `repeat`.
  package var lastChange: RolloutChange?
  /// It was a step on (1) or back (-1), whatever status that led to.
  var lastStep: Int?
  /// The step that is being asked about.
  var stepping: Int?
  /// Changes of several rows that wait for fresh data to be shown again, after somebody else was first.
  package var proposal: [RolloutChange] = []
  /// The tab of the fund page and what is tried out on it.
  package var fund = FundView()
  /// How the contributions are sorted.
  package var contributionOrder = ContributionOrder()
  /// What was reckoned of them.
  package var contributionSheet = ContributionSheet()

  package var overlay: Overlay?
  package var notice: Notice?
  package var keymap: Keymap
  package var commandHistory: [String] = []
  /// The themes that can be had by name.
  package var themeNames: [String] = []
  /// A save is under way: its answer decides what the next key means.
  package var isSaving = false
  /// What is shown is not what is there: something was written and could not be read since.
  package var isUnread = false

  /// The journal, newest first, as far as it was loaded; nil before it was asked for.
  package var journal: [JournalRecord]?
  /// The history of the municipality that is open, or whose figure is explained, newest first.
  package var history: [JournalRecord] = []
  /// What else is known of the municipality that is open; nil until it was read.
  package var dossier: MunicipalityDossier?
  /// Cells that another operator changed last, until the next key.
  package var flashes: Set<CellName> = []

  package init(
    programme: Programme, language: Language, theme: Theme, size: Size, operatorName: String, keymap: Keymap
  ) {
    self.programme = programme
    lag = Lag(programme)
    self.language = language
    self.theme = theme
    self.size = size
    self.operatorName = operatorName
    self.keymap = keymap
    coverage = programme.coverages
    // In a function of its own, so that what follows from the register does too.
    takeRegister()
    refresh()
  }
}

/// A cell by name, which stays true when rows move.
package struct CellName: Sendable, Hashable {
  package var municipality: String
  package var initiative: String

  package init(municipality: String, initiative: String) {
    self.municipality = municipality
    self.initiative = initiative
  }
}

extension State {
  /// What fills the screen now.
  package var place: Place { path.last ?? .page(.overview) }

  /// The part of the screen that has the focus.
  package var scope: Scope {
    switch place {
    case .page(.journal): .journal
    case .page(.municipalities): .municipalities
    case .page(.fund): fund.tab == .contributions ? .contributions : .fundPage
    case .activity: .bookings
    case .page(.findings): .findings
    case .page: pane
    case .municipality: cardPane
    case .initiative: .initiative
    }
  }

  package mutating func go(to place: Place) {
    let row = rowUnderCursor
    if case .page = place { path = [place] } else { path.append(place) }
    // Overview and table show the same municipalities: the cursor goes along.
    if place == .page(.municipalities) || place == .page(.overview), let row { settle(on: row) }
  }

  /// Whether a page fills the screen, and not a card.
  var isOnPage: Bool { if case .page = place { true } else { false } }

  /// Makes `back` lead to `place`, from which one came.
  mutating func comeFrom(_ place: Place) { if !path.contains(place) { path.insert(place, at: 0) } }

  /// Back to where one was; false at the root.
  package mutating func goBack() -> Bool {
    guard path.count > 1 else { return false }
    path.removeLast()
    return true
  }

  /// The rows of the list in the focus.
  package var focusCount: Int { rowCount(of: scope) }

  package func rowCount(of scope: Scope) -> Int {
    switch scope {
    case .initiatives, .municipality: programme.initiatives.count
    case .rollout: rows.count
    case .municipalities: table.lines.count
    case .fund: fundRows.count
    case .initiative: initiativeCardRowCount
    case .history: history.count
    case .neighbours: neighbours.count
    case .years: yearLines.count
    case .journal: journal?.count ?? 0
    case .fundPage: fundPageRows.count
    case .bookings: openBookings.count
    case .contributions: contributionTable.count
    case .findings: register.count
    case .global: 0
    }
  }

  package func position(of scope: Scope) -> ListPosition { positions[scope] ?? ListPosition() }

  /// Moves the cursor of the focused list to `row`, or as near as there are rows.
  package mutating func moveCursor(to row: Int) {
    var position = position(of: scope)
    position.move(to: row, count: focusCount, height: Layout(self).listHeight(of: scope))
    positions[scope] = position
  }

  /// The row of the programme under the cursor of the overview's matrix or the table; nil on a group's head.
  package var rowUnderCursor: Int? {
    let cursor = position(of: scope).cursor
    switch scope {
    case .rollout, .municipalities: return row(atLine: cursor)
    case .municipality, .history, .neighbours, .years:
      guard case .municipality(let code) = place else { return nil }
      return programme.row(of: code)
    default: return nil
    }
  }

  /// The initiative, as a column of the programme, that commands work on; nil where the cursor is on none.
  package var initiativeUnderCursor: Int? {
    switch scope {
    case .rollout: return programme.initiatives.indices.contains(column) ? column : nil
    case .municipalities:
      guard case .initiative(let id) = table.column else { return nil }
      return programme.column(of: id)
    case .municipality, .history, .neighbours, .years:
      let cursor = position(of: .municipality).cursor
      return programme.initiatives.indices.contains(cursor) ? cursor : nil
    default: return nil
    }
  }

  /// The cell under the cursor.
  package var target: (row: Int, column: Int)? {
    guard let row = rowUnderCursor, let column = initiativeUnderCursor else { return nil }
    return (row, column)
  }

  /// The rows that the next change is about: the marked ones, else the cursor's. A card is about itself only.
  package var targetRows: [Int] {
    var isCard = false
    if case .municipality = place { isCard = true }
    let marked = isCard ? [] : programme.municipalities.indices.filter { isMarked($0) }
    return marked.isEmpty ? rowUnderCursor.map { [$0] } ?? [] : marked
  }

  package func isMarked(_ row: Int) -> Bool { table.marks.contains(programme.municipalities[row].code) }

  /// Takes over a programme that was read anew; every cursor stays on the municipality it was on.
  package mutating func show(_ programme: Programme) {
    keepingPlace { $0.programme = programme }
  }

  /// Takes over what was read anew after `records` were written.
  /// - Returns: a request for everything where a new day began meanwhile.
  package mutating func show(_ reread: Reread, after records: [JournalRecord]) -> [Effect] {
    switch reread {
    case .whole(let programme): show(programme)
    case .cells(let cells, let rest):
      let day = programme.asOf
      keepingPlace { $0.programme.take(cells, rest: rest, records: records) }
      if rest.asOf != day { return [.load(asOf: asOf)] }
    }
    return []
  }

  private mutating func takeRegister() { register = programme.findingRegister }

  private mutating func keepingPlace(_ change: (inout State) -> Void) {
    let codes = cursorRows.mapValues { programme.municipalities[$0].code }
    change(&self)
    coverage = programme.coverages
    lag = Lag(programme)
    takeRegister()
    refresh(following: codes.compactMapValues { programme.row(of: $0) })
    leaveWhatIsGone()
    settleAll()
  }

  /// No way leads back to a card of a municipality that does not exist on the day shown.
  private mutating func leaveWhatIsGone() {
    guard !programme.isPartial else { return }
    path.removeAll { place in if case .municipality(let code) = place { programme.row(of: code) == nil } else { false }
    }
    if path.isEmpty { path = [.page(.overview)] }
  }

  /// Puts every cursor on a row that there is, in sight.
  mutating func settleAll() { for scope in positions.keys { settle(scope) } }

  /// Shows only what `filter` keeps; nil shows all.
  package mutating func keep(_ filter: Filter?) {
    let rows = cursorRows
    self.filter = filter.flatMap { $0.isEmpty ? nil : $0 }
    if let filter = self.filter { lastFilter = filter }
    refresh(following: rows)
  }

  /// Changes how the table is shown; cursors stay on their municipalities.
  package mutating func arrange(_ change: (inout MunicipalityTable) -> Void) {
    let rows = cursorRows
    change(&table)
    refresh(following: rows)
  }

  /// Changes marks or the column under the cursor, which move no row.
  package mutating func mark(_ change: (inout MunicipalityTable) -> Void) { change(&table) }

  /// The municipality under the cursor of the matrix and of the table, as rows of the programme.
  private var cursorRows: [Scope: Int] {
    var found: [Scope: Int] = [:]
    let cursor = position(of: .rollout).cursor
    if rows.indices.contains(cursor) { found[.rollout] = rows[cursor] }
    let line = position(of: .municipalities).cursor
    if table.lines.indices.contains(line), case .row(let row) = table.lines[line] { found[.municipalities] = row }
    return found
  }

  /// Puts the cursors of matrix and table on the municipality at `row`, if it is shown.
  package mutating func settle(on row: Int) {
    if let index = rows.firstIndex(of: row) { settle(.rollout, on: index) }
    if let line = table.line(of: row) { settle(.municipalities, on: line) }
  }

  mutating func settle(_ scope: Scope, on index: Int) {
    var position = position(of: scope)
    position.move(to: index, count: rowCount(of: scope), height: Layout(self).listHeight(of: scope))
    positions[scope] = position
  }

  private mutating func refresh(following followed: [Scope: Int] = [:]) {
    let programme = programme
    // Neither depends on the filter, which changes with every letter of one.
    let all = sorting.value(Arrangement(edition: edition, by: table.sort)) { programme.sorted(by: $0.by) }
    let gathered =
      table.grouping == .none
      ? nil
      : gathering.value(Arrangement(edition: edition, by: table.grouping)) { $0.by.gather(programme.municipalities) }
    var kept = Array(programme.municipalities.indices)
    rows = all
    if let filter {
      kept = kept.filter { filter.keeps(row: $0, of: programme) }
      var isKept = Array(repeating: false, count: all.count)
      for row in kept { isKept[row] = true }
      rows = all.filter { isKept[$0] }
    }
    table.arrange(rows, kept: kept, of: programme, into: gathered, coverage: filter == nil ? coverage : nil)
    let row = followed[.rollout].flatMap { rows.firstIndex(of: $0) }
    settle(.rollout, on: row ?? (followed[.rollout] == nil ? position(of: .rollout).cursor : 0))
    let line = followed[.municipalities].flatMap { table.line(of: $0) }
    settle(
      .municipalities,
      on: line ?? (followed[.municipalities] == nil ? position(of: .municipalities).cursor : 0))
    settle(.findings)
  }
}
