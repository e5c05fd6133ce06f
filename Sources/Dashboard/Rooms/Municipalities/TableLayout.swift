import Model

/// Where the columns of the municipalities' table stand for a width; the name is frozen at the left.
package struct TableLayout: Sendable, Equatable {
  /// A column with its place.
  package struct Column: Sendable, Hashable {
    /// What it shows.
    package var column: TableColumn
    /// Where it begins, from 0.
    package var x: Int
    /// In cells.
    package var width: Int
  }

  /// The width of the names, which are always there.
  package private(set) var nameWidth = 0
  /// What is visible, the name left out.
  package private(set) var columns: [Column] = []
  /// How many columns are out of sight at the left and at the right.
  package private(set) var hiddenLeft = 0
  /// How many columns lie further to the right.
  package private(set) var hiddenRight = 0

  /// - Parameters:
  ///   - width: columns of characters inside the frame.
  ///   - screen: the width of the screen; where it has no room for a card no more columns come by themselves than beside
  ///     one, so that none is missing on a wider screen.
  ///   - asked: columns that a filter or the order asks about.
  package init(
    _ table: MunicipalityTable, _ programme: Programme, width: Int, screen: Int = .max, asked: [TableColumn] = []
  ) {
    let wanted = State.columnChoices(table, programme, asked: asked)
    var name = max(12, min(26, width / 4))
    let fixed = wanted.filter { $0.visibility == .shown }
    var chosen = wanted.filter { $0.visibility != .hidden }
    func size(_ choice: ColumnChoice) -> Int {
      max(3, TableLayout.width(choice.column) + choice.extra) + 1
    }
    let room = width - 2 - name - 1
    let isBounded = table.choices.isEmpty && screen < CardPane.least
    let most = isBounded ? min(room, CardPane.listWidth - 5 - name) : room
    // Where not even the fixed columns fit, the others are not there at all.
    if chosen.reduce(0, { $0 + size($1) }) > most {
      var left = most - fixed.reduce(0) { $0 + size($1) }
      // In their order: where one has no room none behind it comes in its place, to go again on a wider screen.
      chosen = wanted.filter { choice in
        guard choice.visibility == .roomy else { return choice.visibility == .shown }
        guard size(choice) <= left else {
          left = 0
          return false
        }
        left -= size(choice)
        return true
      }
    }
    var first = 0
    // The cursor's column is always in sight: as many as needed scroll out at the left.
    if let cursor = chosen.firstIndex(where: { $0.column == table.column }) {
      while first < cursor, chosen[first...cursor].reduce(0, { $0 + size($1) }) > room { first += 1 }
    }
    var x = 1 + name + 1
    for choice in chosen.dropFirst(first) {
      guard x + size(choice) <= width || columns.isEmpty else { break }
      columns.append(Column(column: choice.column, x: x, width: min(size(choice) - 1, max(3, width - x - 1))))
      x += size(choice)
    }
    hiddenLeft = first
    hiddenRight = chosen.count - first - columns.count
    // What is left over goes to the note, which is never too wide, and else to the name.
    let spare = width - 1 - x
    if spare > 0, let note = columns.lastIndex(where: { $0.column == .field(.note) }) {
      columns[note].width += spare
      for index in columns.indices where index > note { columns[index].x += spare }
    } else if spare > 0, name < 26 {
      let more = min(spare, 26 - name)
      name += more
      for index in columns.indices { columns[index].x += more }
    }
    nameWidth = name
  }

  private static func width(_ column: TableColumn) -> Int {
    switch column {
    // The sign and two flags: all initiatives stay in sight.
    case .initiative: 4
    case .field(.inhabitants): 10
    case .field(.province): 13
    case .field(.lastChange), .field(.planned), .field(.heard): 11
    case .aspect(.note, _): 20
    case .aspect(.flag, _): 8
    case .aspect: 13
    case .field(.sizeClass): 15
    case .field(.corop), .field(.safetyRegion): 22
    case .field(.urbanity): 4
    case .field(.used): 5
    case .field(.code): 6
    case .field(.name), .field(.note): 16
    }
  }
}

extension State {
  /// The user's columns, or the standard ones.
  /// - Parameter asked: columns that a filter or the order asks about: they are shown, whatever was chosen.
  static func columnChoices(
    _ table: MunicipalityTable, _ programme: Programme, asked: [TableColumn] = []
  ) -> [ColumnChoice] {
    let chosen = table.choices.isEmpty ? ColumnChoice.standard(programme) : table.choices
    guard !asked.isEmpty else { return chosen }
    let shown = Set(chosen.filter { $0.visibility == .shown }.map(\.column))
    let added = asked.filter { !shown.contains($0) }
    return added.map { ColumnChoice($0) } + chosen.filter { !added.contains($0.column) }
  }

  /// The columns of work lists that filter and order ask about: a day or a flag that one looks for is seen.
  var askedColumns: [TableColumn] {
    var found: [TableColumn] = []
    for (aspect, column) in filter?.aspects ?? [] where aspect != .status {
      found.append(.aspect(aspect, programme.initiatives[column].id))
    }
    if let filter { found += filter.fields.map { .field($0) } }
    for key in table.sort {
      switch key.column {
      case .aspect, .field(.planned), .field(.heard): found.append(key.column)
      case .initiative, .field: break
      }
    }
    var seen: Set<TableColumn> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// The columns through which the cursor goes, the name first.
  package var tableColumns: [TableColumn] {
    let width = place(of: MunicipalitiesPane.id)?.width ?? size.width
    return [.field(.name)]
      + TableLayout(table, programme, width: width - 2, screen: size.width, asked: askedColumns).reachable(self)
  }
}

extension TableLayout {
  /// Every column that can come into sight, in order.
  fileprivate func reachable(_ state: State) -> [TableColumn] {
    let seen = Set(columns.map(\.column))
    return State.columnChoices(state.table, state.programme, asked: state.askedColumns).filter { choice in
      choice.visibility == .shown || (choice.visibility == .roomy && seen.contains(choice.column))
    }.map(\.column)
  }
}
