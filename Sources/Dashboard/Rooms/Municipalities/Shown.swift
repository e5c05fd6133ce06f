import Model

extension State {
  /// How the municipalities are sorted, grouped and marked.
  package var table: MunicipalityTable {
    get { self[MunicipalityList.self] }
    set {
      let old = table
      self[MunicipalityList.self] = newValue
      if (old.sort, old.grouping) != (newValue.sort, newValue.grouping) { look.standing.settle() }
    }
  }

  /// Changes how the table is shown; cursors stay on their municipalities.
  package mutating func arrange(_ change: (inout MunicipalityTable) -> Void) { change(&table) }

  /// The municipalities shown, as rows of the programme, after filter and sorting.
  package var rows: [Int] { shown.rows }

  /// The same as lines of a table, with the heads of their groups and what they add up to.
  package var arranged: ArrangedTable {
    let (table, shown) = (table, shown)
    let wanted = Wanted(
      data: data, filter: filter, sort: table.sort, grouping: table.grouping, collapsed: table.collapsed,
      standing: look.standing.edition)
    return kept.value(Kept.Name(ArrangedTable.self), wanted) {
      ArrangedTable(
        shown.rows, kept: shown.kept, of: programme,
        into: table.grouping == .none ? nil : data.gathered(table.grouping), collapsed: table.collapsed,
        coverage: filter == nil ? coverage : nil)
    }
  }

  /// The same, with those that are shown in the programme's order.
  var shown: MunicipalityList {
    if let list = look.standing.list { return list }
    let wanted = Wanted(data: data, filter: filter, sort: table.sort)
    return kept.value(Kept.Name(MunicipalityList.self), wanted) {
      // The order does not depend on the filter, which changes with every letter of one.
      let all = kept.value(Kept.Name(SortKey.self), Arrangement(data: data, by: wanted.sort)) {
        programme.sorted(by: wanted.sort)
      }
      guard let filter else { return MunicipalityList(rows: all, kept: Array(programme.municipalities.indices)) }
      let kept = filter.rows(of: programme)
      var isKept = Array(repeating: false, count: all.count)
      for row in kept { isKept[row] = true }
      return MunicipalityList(rows: all.filter { isKept[$0] }, kept: kept)
    }
  }

  /// The marked ones that exist on the day shown.
  package var marks: Set<String> {
    table.marks.isEmpty ? [] : table.marks.filter { programme.row(of: $0) != nil }
  }

  /// How many municipalities are marked, and how many of them stand in the list that has the focus.
  var marked: Marked {
    guard !table.marks.isEmpty else { return Marked() }
    let wanted = MarkedOf(marks: table.marks, focus: focus, lines: arranged.lines, rows: rows)
    return kept.value(Kept.Name(Marked.self), wanted) {
      let listed = listed
      return Marked(
        count: marks.count, shown: marks.count { code in programme.row(of: code).map { listed[$0] } ?? false })
    }
  }

  /// For each row of the programme whether it stands in the list that has the focus, however far it is scrolled.
  var listed: [Bool] {
    switch focus {
    case MunicipalitiesPane.id:
      marking(arranged.lines.lazy.compactMap { if case .row(let row) = $0 { row } else { nil } })
    case RolloutPane.id: marking(rows)
    default: marking([Int]())
    }
  }

  /// The codes of those among `changes` that are marked and not in the list that is on screen.
  func unlisted(_ changes: [RolloutChange]) -> Set<String> {
    guard place.isPage, pane.isFiltered, !isHeadless, !table.marks.isEmpty else { return [] }
    let listed = listed
    return Set(
      changes.lazy.map(\.municipality).filter { code in
        table.marks.contains(code) && programme.row(of: code).map { !listed[$0] } ?? false
      })
  }

  /// Whether the municipality at `row` is marked.
  package func isMarked(_ row: Int) -> Bool { table.marks.contains(programme.municipalities[row].code) }

  /// The row of the programme that the cursor is on; nil where it is on none.
  package var rowUnderCursor: Int? {
    switch subject {
    case .municipality(let row), .cell(let row, _): row
    default: nil
    }
  }

  /// The initiative, as a column of the programme, that commands work on; nil where the cursor is on none.
  package var initiativeUnderCursor: Int? { target?.column }

  /// The cell under the cursor.
  package var target: (row: Int, column: Int)? {
    if case .cell(let row, let column) = subject { (row, column) } else { nil }
  }

  /// The rows that the next change is about: the marked ones, else the cursor's. A card, and a list in which nothing can
  /// be marked, is about itself only.
  package var targetRows: [Int] {
    let marked =
      place.isPage && !table.marks.isEmpty && (isHeadless || pane.isFiltered)
      ? programme.municipalities.indices.filter(isMarked) : []
    return marked.isEmpty ? rowUnderCursor.map { [$0] } ?? [] : marked
  }

  /// Takes marks away: a range that has only begun goes first, the marks themselves after it.
  /// - Returns: whether there were any.
  mutating func unmark() -> Bool {
    guard pane.isFiltered, table.anchor != nil || !table.marks.isEmpty else { return false }
    if table.anchor == nil { table.marks = [] }
    table.anchor = nil
    return true
  }
}

/// Municipalities as rows of the programme.
struct MunicipalityList: Owner, Sendable {
  typealias Own = MunicipalityTable

  /// As they are shown.
  var rows: [Int]
  /// The same in the programme's order.
  var kept: [Int]
}

/// How many municipalities are marked.
struct Marked: Sendable, Hashable {
  /// All of them.
  var count = 0
  /// Those that stand in the list.
  var shown = 0
}

private struct MarkedOf: Equatable {
  var marks: Set<String>
  var focus: PaneID
  var lines: [TableLine]
  var rows: [Int]
}

private struct Wanted: Equatable {
  var data: State.Data
  var filter: Filter?
  var sort: [SortKey]
  var grouping = Grouping.none
  var collapsed: Set<String> = []
  var standing: Edition?
}

/// A way to arrange the municipalities of one programme.
struct Arrangement<By: Sendable>: Sendable {
  /// That programme.
  var data: State.Data
  /// The way.
  var by: By
}

extension Arrangement: Equatable where By: Equatable {}

/// The rows from where a range began up to the cursor, in the order of the screen; empty where none began.
func rangeRows(_ lines: [TableLine], cursor: Int?, anchor: Int?) -> [Int] {
  guard let anchor, let cursor, let from = lines.firstIndex(of: .row(anchor)) else { return [] }
  return lines[min(from, cursor)...max(from, cursor)].compactMap { if case .row(let row) = $0 { row } else { nil } }
}
