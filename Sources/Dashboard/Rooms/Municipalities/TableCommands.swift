import Model

extension Command {
  /// How the municipalities are sorted, grouped and shown.
  static let tabling: [Command] = [
    Command(
      "sort", Phrase("op deze kolom sorteren", "sort by this column"), hint: Phrase("sorteer", "sort"), keys: ["o"],
      scopes: orderedLists, arguments: "COLUMN [desc|asc]", completions: columnNames
    ) { state, arguments in
      if let pane = state.sortedPane { return ListSorting.sort(arguments, also: false, pane, &state) }
      return sort(arguments, &state) { key, _ in [key] }
    },
    columnJump,
    Command(
      "sort-also", Phrase("en daarna op deze kolom", "and then by this column"), keys: ["O"], scopes: orderedLists,
      arguments: "COLUMN [desc|asc]", completions: columnNames
    ) { state, arguments in
      if let pane = state.sortedPane { return ListSorting.sort(arguments, also: true, pane, &state) }
      return sort(arguments, &state) { key, keys in Array((keys.filter { $0.column != key.column } + [key]).prefix(3)) }
    },
    Command(
      "reverse", Phrase("sorteervolgorde van deze kolom omkeren", "reverse the order of this column"), keys: ["r"],
      scopes: orderedLists
    ) { state, _ in
      if let pane = state.sortedPane { return ListSorting.reverse(pane, &state) }
      let column = state.columnUnderCursor
      // The column's own key where it has one, else the first.
      let index = state.table.sort.firstIndex { $0.column == column } ?? 0
      state.arrange { table in
        if table.sort.indices.contains(index) {
          table.sort[index].isDescending.toggle()
        } else {
          table.sort = [SortKey(.field(.name), descending: true)]
        }
      }
      return []
    },
    Command(
      "group", Phrase("groeperen: provincie, grootteklasse, regio", "group: province, size class, region"),
      hint: Phrase("groepeer", "group"), keys: ["w"], scopes: [MunicipalitiesPane.id, ContributionsPane.id],
      arguments: Arguments(Grouping.allCases.map(\.rawValue).joined(separator: "|"))
    ) { state, arguments in group(arguments, &state) },
    Command(
      "fold-all", Phrase("alle groepen dicht- of openklappen", "close all groups, or open them"), keys: ["W"],
      scopes: [MunicipalitiesPane.id, ContributionsPane.id],
      blocked: {
        $0.grouping == .none
          ? Phrase(
            "Er zijn geen groepen; \(keyOf("group")) groepeert.", "There are no groups; \(keyOf("group")) makes them.")
          : nil
      }
    ) { state, _ in
      if state.focus == ContributionsPane.id {
        let names = state.seen(ContributionsPane.self).rows.compactMap { line in
          if case .group(let group) = line { group.name } else { nil }
        }
        state.contributionOrder.collapsed = state.contributionOrder.collapsed.isEmpty ? Set(names) : []
      } else {
        let names = Set(state.arranged.groups.map(\.name))
        state.arrange { $0.collapsed = $0.collapsed.isEmpty ? names : [] }
      }
      return []
    },
    Command(
      "columns", Phrase("kolommen kiezen en ordenen", "choose and order the columns"),
      hint: Phrase("kolommen", "columns"), keys: ["C"], scopes: [MunicipalitiesPane.id],
      arguments: "[NAME ~NAME -NAME …]",
      completions: { state in TableColumn.all(in: state.programme).map { $0.name(state.language) } }
    ) { state, arguments in chooseColumns(arguments, &state) },
    Command("widen", Phrase("kolom breder", "widen the column"), keys: ["+"], scopes: [MunicipalitiesPane.id]) {
      state, _ in
      resize(&state, by: 2)
    },
    Command("narrow", Phrase("kolom smaller", "narrow the column"), keys: ["-"], scopes: [MunicipalitiesPane.id]) {
      state, _ in resize(&state, by: -2)
    },
    Command("move-left", Phrase("kolom naar links", "column to the left"), keys: ["{"], scopes: [MunicipalitiesPane.id])
    {
      state, _ in shift(&state, by: -1)
    },
    Command(
      "move-right", Phrase("kolom naar rechts", "column to the right"), keys: ["}"], scopes: [MunicipalitiesPane.id]
    ) {
      state, _ in shift(&state, by: 1)
    },
  ]
}

/// The lists that are filtered and sorted by their columns.
let sortedLists: [PaneID] =
  municipalityLists + [
    JournalPane.id, FindingsPane.id, BookingsPane.id, YearBookingsPane.id, ContributionsPane.id,
    ChangesPane.id,
  ]

/// Those that are only sorted besides.
private let orderedLists = sortedLists + [InitiativesPane.id, LagPane.id]

/// The names of the columns of the list here.
@Sendable private func columnNames(_ state: State) -> [String] {
  guard let pane = state.sortedPane else { return TableColumn.all(in: state.programme).map { $0.name(state.language) } }
  return pane.columns(state).map { $0.title[state.language] }
}

extension State {
  /// The table's column under the cursor; on the overview that of its matrix.
  var columnUnderCursor: TableColumn {
    if focus == MunicipalitiesPane.id { return table.column }
    return programme.initiatives.indices.contains(column)
      ? .initiative(programme.initiatives[column].id) : .field(.name)
  }
}

/// Goes `step` columns to the right, or to the left.
func moveColumn(_ state: inout State, by step: Int) -> [Effect] {
  if state.pane.isFlat {
    state.moveCursor(by: step)
    return []
  }
  guard state.focus == MunicipalitiesPane.id else {
    state.look.go(toColumn: max(0, min(state.programme.initiatives.count - 1, state.column + step)))
    return []
  }
  let columns = state.tableColumns
  let index = columns.firstIndex(of: state.table.column) ?? 0
  goToColumn(columns[max(0, min(columns.count - 1, index + step))].id, &state)
  return []
}

/// Goes to the column of that name in the list of municipalities that has the focus.
func goToColumn(_ name: String, _ state: inout State) {
  guard let column = TableColumn(named: name, in: state.programme) else { return }
  if state.focus == MunicipalitiesPane.id { state.arrange { $0.column = column } }
  if let id = column.initiative, let index = state.programme.column(of: id) { state.look.go(toColumn: index) }
}

private func sort(
  _ arguments: [String], _ state: inout State, _ combine: (SortKey, [SortKey]) -> [SortKey]
) -> [Effect] {
  var column = state.columnUnderCursor
  var isDescending: Bool?
  if let name = arguments.first {
    if name == "none" {
      state.arrange { $0.sort = [] }
      return []
    }
    guard let named = TableColumn(named: name, in: state.programme) else {
      let known = TableColumn.names(in: state.programme).joined(separator: " ")
      return state.tell(.usage, "Geen kolom «\(name)». Er is: \(known).", "No column «\(name)». There is: \(known).")
    }
    column = named
    isDescending = arguments.last == "desc"
  }
  let known = state.table.sort.first { $0.column == column }
  // The same key again turns the order round, as in any table.
  let key = SortKey(column, descending: isDescending ?? known.map { !$0.isDescending } ?? column.beginsDescending)
  state.arrange { $0.sort = combine(key, $0.sort) }
  return []
}

private func group(_ arguments: [String], _ state: inout State) -> [Effect] {
  let all = Grouping.allCases
  let following = all[((all.firstIndex(of: state.grouping) ?? 0) + 1) % all.count]
  let next = arguments.first.flatMap(Grouping.init(rawValue:)) ?? following
  if state.focus == ContributionsPane.id {
    state.contributionOrder.grouping = next
    state.contributionOrder.collapsed = []
  } else {
    state.arrange {
      $0.grouping = next
      $0.collapsed = []
    }
  }
  // One looks at groups from the first on.
  state.moveCursor(to: 0)
  return state.tell(.info, next.title)
}

extension State {
  /// How the municipalities or the contributions are grouped, whichever is on screen.
  fileprivate var grouping: Grouping { focus == ContributionsPane.id ? contributionOrder.grouping : table.grouping }
}

private func chooseColumns(_ arguments: [String], _ state: inout State) -> [Effect] {
  guard !arguments.isEmpty else {
    return state.lay(ColumnMenu(state))
  }
  if arguments == ["reset"] { return keep([], &state) }
  do throws(Filter.Problem) {
    return keep(try ColumnChoice.read(arguments.joined(separator: " "), state.programme), &state)
  } catch {
    return state.tell(.usage, error.words)
  }
}

/// Shows the table with these columns from now on.
func keep(_ choices: [ColumnChoice], _ state: inout State) -> [Effect] {
  state.arrange { $0.choices = choices }
  if !state.tableColumns.contains(state.table.column) { state.arrange { $0.column = .field(.name) } }
  return []
}

private func choices(_ state: State) -> (all: [ColumnChoice], index: Int?) {
  let all = State.columnChoices(state.table, state.programme)
  return (all, all.firstIndex { $0.column == state.table.column })
}

private func resize(_ state: inout State, by step: Int) -> [Effect] {
  var (all, index) = choices(state)
  guard let index else { return nameStays(&state) }
  all[index].extra = max(-10, min(60, all[index].extra + step))
  return keep(all, &state)
}

private func shift(_ state: inout State, by step: Int) -> [Effect] {
  var (all, index) = choices(state)
  guard let index else { return nameStays(&state) }
  guard all.indices.contains(index + step) else { return [] }
  all.swapAt(index, index + step)
  return keep(all, &state)
}

private func nameStays(_ state: inout State) -> [Effect] {
  return state.tell(
    .refusal, "De naam staat vast: kies met ←→ een andere kolom.", "The name is fixed: choose another column with ←→.")
}
