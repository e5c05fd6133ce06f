/// A column of the municipalities' table: a field of the municipality, or its status with an initiative.
package enum TableColumn: Sendable, Hashable {
  case field(MunicipalityField)
  /// By the initiative's id.
  case initiative(String)
  /// Something else of the municipality with that initiative: `gibit.planned`.
  case aspect(CellAspect, String)

  /// The name that commands and the config use.
  package var id: String {
    switch self {
    case .field(let field): field.rawValue
    case .initiative(let id): id
    case .aspect(let aspect, let id): "\(id).\(aspect.rawValue)"
    }
  }

  /// The same as people of a language type it.
  package func name(_ language: Language) -> String {
    if case .field(let field) = self { field.name(language) } else { id }
  }

  /// The initiative whose cells it shows, by its id; nil for none.
  package var initiative: String? {
    switch self {
    case .field: nil
    case .initiative(let id), .aspect(_, let id): id
    }
  }

  /// The column called `name` in either language; nil if there is none.
  package init?(named name: String, in programme: Programme) {
    if let field = MunicipalityField(named: name) {
      self = .field(field)
    } else if programme.column(of: name.lowercased()) != nil {
      self = .initiative(name.lowercased())
    } else {
      let parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, programme.column(of: parts[0]) != nil, let aspect = CellAspect(named: parts[1]),
        aspect != .status
      else { return nil }
      self = .aspect(aspect, parts[0])
    }
  }

  /// The names of all columns, for completion and for an error that says what there is.
  package static func names(in programme: Programme, _ language: Language = .english) -> [String] {
    MunicipalityField.allCases.map { $0.name(language) } + programme.initiatives.map(\.id)
      + programme.initiatives.prefix(1).flatMap { one in
        CellAspect.allCases.dropFirst().map { TableColumn.aspect($0, one.id).id }
      }
  }

  /// Every column that there can be.
  package static func all(in programme: Programme) -> [TableColumn] {
    MunicipalityField.allCases.map { .field($0) }
      + programme.initiatives.flatMap { one in
        [.initiative(one.id)] + CellAspect.allCases.dropFirst().map { .aspect($0, one.id) }
      }
  }

  /// Whether its values are those of cells, which changes of statuses, flags, dates and notes touch.
  package var readsCells: Bool {
    switch self {
    case .field(let field): [.lastChange, .note, .planned, .heard, .used].contains(field)
    case .initiative, .aspect: true
    }
  }

  /// Sorting begins with the largest here, and with A elsewhere.
  package var beginsDescending: Bool {
    switch self {
    // What was planned first, and heard of longest ago, is what one looks for.
    case .field(let field): field.isQuantity && ![.planned, .heard].contains(field)
    case .initiative: true
    case .aspect(let aspect, _): [.since, .changed, .flag].contains(aspect)
    }
  }
}

/// How one column of the table is shown.
package struct ColumnChoice: Sendable, Hashable {
  /// Whether a column is shown, where there is room, or not at all.
  package enum Visibility: String, Sendable, CaseIterable {
    case shown = ""
    /// Where there is room left.
    case roomy = "~"
    case hidden = "-"

    package var name: Phrase {
      switch self {
      case .shown: Phrase("altijd", "always")
      case .roomy: Phrase("als er plaats is", "if there is room")
      case .hidden: Phrase("verborgen", "hidden")
      }
    }
  }

  /// Which column.
  package var column: TableColumn
  /// Whether it is shown.
  package var visibility: Visibility
  /// Columns of characters more (or fewer) than usual.
  package var extra = 0

  package init(_ column: TableColumn, _ visibility: Visibility = .shown, extra: Int = 0) {
    self.column = column
    self.visibility = visibility
    self.extra = extra
  }

  /// What a new user sees, in order; the name stands before all of them and never moves.
  package static func standard(_ programme: Programme) -> [ColumnChoice] {
    [ColumnChoice(.field(.province)), ColumnChoice(.field(.inhabitants))]
      + programme.initiatives.map { ColumnChoice(.initiative($0.id)) } + [
        ColumnChoice(.field(.used), .roomy), ColumnChoice(.field(.lastChange)),
        ColumnChoice(.field(.sizeClass), .roomy),
        ColumnChoice(.field(.note), .roomy),
        ColumnChoice(.field(.corop), .roomy), ColumnChoice(.field(.urbanity), .roomy),
        ColumnChoice(.field(.safetyRegion), .roomy), ColumnChoice(.field(.code), .hidden),
        ColumnChoice(.field(.planned), .hidden), ColumnChoice(.field(.heard), .hidden),
      ]
  }

  /// The choices as one line: `province inhabitants:2 ~note -code`.
  package static func written(_ choices: [ColumnChoice]) -> String {
    choices.map { $0.visibility.rawValue + $0.column.id + ($0.extra == 0 ? "" : ":\($0.extra)") }.joined(separator: " ")
  }

  /// Reads such a line; columns that it does not name come behind, as a new user has them.
  /// - Throws: a name that is no column, or one that stands twice.
  package static func read(_ text: String, _ programme: Programme) throws(Filter.Problem) -> [ColumnChoice] {
    var found: [ColumnChoice] = []
    for word in text.split(separator: " ") {
      let visibility = Visibility.allCases.first { !$0.rawValue.isEmpty && word.hasPrefix($0.rawValue) } ?? .shown
      let parts = word.dropFirst(visibility.rawValue.count).split(separator: ":", omittingEmptySubsequences: false)
      guard let name = parts.first, let column = TableColumn(named: String(name), in: programme),
        parts.count <= 2, !found.contains(where: { $0.column == column }), column != .field(.name)
      else {
        let known = TableColumn.names(in: programme).filter { $0 != "name" }.joined(separator: " ")
        throw Filter.Problem(
          words: Phrase(
            "«\(word)» is geen kolom, of staat er twee keer. Er is: \(known).",
            "«\(word)» is not a column, or is there twice. There is: \(known)."))
      }
      let extra = parts.count == 2 ? max(-20, min(60, Int(parts[1]) ?? 0)) : 0
      found.append(ColumnChoice(column, visibility, extra: extra))
    }
    return found + standard(programme).filter { one in !found.contains { $0.column == one.column } }
  }
}

/// One key by which the table is sorted.
package struct SortKey: Sendable, Hashable {
  /// What is sorted by.
  package var column: TableColumn
  /// Whether the largest, or the last of the alphabet, comes first.
  package var isDescending: Bool

  package init(_ column: TableColumn, descending: Bool) {
    self.column = column
    isDescending = descending
  }

  /// The keys in a word: `inhabitants:desc,name`.
  package static func written(_ keys: [SortKey]) -> String {
    keys.map { $0.column.id + ($0.isDescending ? ":desc" : "") }.joined(separator: ",")
  }

  /// Reads such a word, the first three keys of it; nil where one is no column.
  package static func read(_ text: String, _ programme: Programme) -> [SortKey]? {
    var keys: [SortKey] = []
    for part in text.split(separator: ",").prefix(3) {
      let isDescending = part.hasSuffix(":desc")
      guard let column = TableColumn(named: String(isDescending ? part.dropLast(5) : part), in: programme) else {
        return nil
      }
      keys.append(SortKey(column, descending: isDescending))
    }
    return keys
  }
}

/// By what the table's rows are gathered; the raw value is the argument of `group`.
package enum Grouping: String, Sendable, CaseIterable {
  case none, province
  case sizeClass = "size-class"
  case region
  case safetyRegion = "safety-region"

  /// The grouping as the notice says it.
  package var title: Phrase {
    switch self {
    case .none: Phrase("niet gegroepeerd", "not grouped")
    case .province: Phrase("per provincie", "by province")
    case .sizeClass: Phrase("per grootteklasse", "by size class")
    case .region: Phrase("per COROP-gebied", "by COROP region")
    case .safetyRegion: Phrase("per veiligheidsregio", "by safety region")
    }
  }

  /// The group that a municipality belongs to.
  package func name(of municipality: Municipality) -> String {
    switch self {
    case .none: ""
    case .province: municipality.province
    case .sizeClass: municipality.sizeClass.rawValue
    case .region: municipality.corop
    case .safetyRegion: municipality.safetyRegion
    }
  }

  /// The group of each of `municipalities`.
  package func gather(_ municipalities: [Municipality]) -> Gathered {
    guard self == .sizeClass else { return Gathered(municipalities.map(name(of:))) }
    // The largest first.
    return Gathered(
      names: SizeClass.allCases.reversed().map(\.rawValue),
      group: municipalities.map { SizeClass.allCases.count - 1 - $0.sizeClass.position })
  }

  /// The head of a group as people read it.
  package func words(_ name: String, _ language: Language) -> String {
    if self == .sizeClass, let size = SizeClass(rawValue: name) { return size.words(language) }
    return name.isEmpty ? Phrase("(niet bekend)", "(not known)")[language] : name
  }
}

/// The groups that municipalities are gathered into, in the order in which they stand; one may be empty.
package struct Gathered: Sendable, Hashable {
  /// The names of the groups, in their order.
  package var names: [String]
  /// Beside the municipalities: an index into `names`.
  package var group: [Int]

  init(names: [String], group: [Int]) {
    self.names = names
    self.group = group
  }

  /// Groups by name, in the order of their names.
  init(_ names: [String]) {
    var index: [String: Int] = [:]
    let found = names.map { name in
      if let known = index[name] { return known }
      index[name] = index.count
      return index.count - 1
    }
    self.names = index.keys.map { (folded($0), $0) }.sorted { $0 < $1 }.map(\.1)
    var place = Array(repeating: 0, count: index.count)
    for (position, name) in self.names.enumerated() { place[index[name] ?? 0] = position }
    group = found.map { place[$0] }
  }
}
