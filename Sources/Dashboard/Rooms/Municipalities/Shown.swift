import Model

extension State {
  /// How the municipalities are sorted, grouped and marked.
  package var table: MunicipalityTable {
    get { self[MunicipalityList.self] }
    set { self[MunicipalityList.self] = newValue }
  }

  /// Changes how the table is shown; cursors stay on their municipalities.
  package mutating func arrange(_ change: (inout MunicipalityTable) -> Void) { change(&table) }

  /// The municipalities shown, as rows of the programme, after filter and sorting.
  package var rows: [Int] { shown.rows }

  /// The same as lines of a table, with the heads of their groups and what they add up to.
  package var arranged: ArrangedTable {
    let (table, shown) = (table, shown)
    let wanted = Wanted(
      data: data, filter: filter, sort: table.sort, grouping: table.grouping, collapsed: table.collapsed)
    return kept.value(Kept.Name(ArrangedTable.self), wanted) {
      let gathered =
        table.grouping == .none
        ? nil
        : kept.value(Kept.Name(Grouping.self), Arrangement(data: data, by: table.grouping)) {
          table.grouping.gather(programme.municipalities)
        }
      return ArrangedTable(
        shown.rows, kept: shown.kept, of: programme, into: gathered, collapsed: table.collapsed,
        coverage: filter == nil ? coverage : nil)
    }
  }

  private var shown: MunicipalityList {
    let wanted = Wanted(data: data, filter: filter, sort: table.sort)
    return kept.value(Kept.Name(MunicipalityList.self), wanted) {
      // The order does not depend on the filter, which changes with every letter of one.
      let all = kept.value(Kept.Name(SortKey.self), Arrangement(data: data, by: wanted.sort)) {
        programme.sorted(by: wanted.sort)
      }
      let whole = Array(programme.municipalities.indices)
      guard let filter else { return MunicipalityList(rows: all, kept: whole) }
      let kept = whole.filter { filter.keeps(row: $0, of: programme) }
      var isKept = Array(repeating: false, count: all.count)
      for row in kept { isKept[row] = true }
      return MunicipalityList(rows: all.filter { isKept[$0] }, kept: kept)
    }
  }

  /// The marked ones that exist on the day shown.
  package var marks: Set<String> {
    table.marks.isEmpty ? [] : table.marks.filter { programme.row(of: $0) != nil }
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

  /// The rows that the next change is about: the marked ones, else the cursor's. A card is about itself only.
  package var targetRows: [Int] {
    let marked = place.isPage && !table.marks.isEmpty ? programme.municipalities.indices.filter(isMarked) : []
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

private struct Wanted: Equatable {
  var data: State.Data
  var filter: Filter?
  var sort: [SortKey]
  var grouping = Grouping.none
  var collapsed: Set<String> = []
}

/// A way to arrange the municipalities of one programme.
private struct Arrangement<By: Equatable & Sendable>: Equatable {
  var data: State.Data
  var by: By
}

/// The rows from where a range began up to the cursor, in the order of the screen; empty where none began.
func rangeRows(_ lines: [TableLine], cursor: Int?, anchor: Int?) -> [Int] {
  guard let anchor, let cursor, let from = lines.firstIndex(of: .row(anchor)) else { return [] }
  return lines[min(from, cursor)...max(from, cursor)].compactMap { if case .row(let row) = $0 { row } else { nil } }
}
