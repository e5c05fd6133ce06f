/// What a term of a filter looks at.
enum FilterField: Sendable, Hashable {
  case name, code, province, inhabitants, sizeClass, corop, safetyRegion, urbanity
  /// A list of municipalities to which the user gave a name.
  case list
  /// What the cells of a municipality say: of one initiative, or of all of them together.
  case cell(CellAspect, column: Int?)

  /// Those of a municipality, each by its English name and then its Dutch one.
  static let names: [(field: FilterField, names: [String])] = [
    (.name, ["name", "naam"]), (.code, ["code"]), (.province, ["province", "provincie"]),
    (.inhabitants, ["inhabitants", "inwoners"]), (.sizeClass, ["size-class", "grootteklasse"]),
    (.corop, ["corop"]), (.safetyRegion, ["safety-region", "veiligheidsregio"]),
    (.urbanity, ["urbanity", "stedelijkheid"]), (.list, ["list", "lijst"]),
    (.cell(.flag, column: nil), CellAspect.flag.names), (.cell(.note, column: nil), CellAspect.note.names),
    (.cell(.planned, column: nil), CellAspect.planned.names), (.cell(.changed, column: nil), CellAspect.changed.names),
    (.cell(.heard, column: nil), CellAspect.heard.names),
  ]

  /// The field called `name`, folded: `gon` is an initiative's status, `gon.planned` another thing of it.
  init?(named name: String, initiatives: [Initiative]) {
    if let known = FilterField.names.first(where: { $0.names.contains(name) }) {
      self = known.field
      return
    }
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let column = initiatives.firstIndex(where: { $0.id == parts[0] }) else { return nil }
    guard parts.count > 1 else {
      self = .cell(.status, column: column)
      return
    }
    guard let aspect = CellAspect(named: String(parts[1])) else { return nil }
    self = .cell(aspect, column: column)
  }

  /// Every name that a field may have.
  static func known(_ initiatives: [Initiative]) -> [String] {
    names.flatMap(\.names) + initiatives.map(\.id)
      + initiatives.prefix(1).flatMap { one in
        CellAspect.allCases.dropFirst().map { "\(one.id).\($0.rawValue)" }
      }
  }

  /// The operators that make sense of it.
  var operators: [FilterOperator] {
    switch self {
    case .name, .province, .corop, .safetyRegion, .code, .cell(.note, _): [.equal, .notEqual, .contains]
    case .list, .cell(.status, _), .cell(.flag, _): [.equal, .notEqual]
    default: [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
    }
  }

  /// Whether its values are letters and signs of their own, which an operator's sign may be one of.
  var takesSigns: Bool {
    switch self {
    case .sizeClass, .cell(.flag, _): true
    default: false
    }
  }

  /// Whether an empty value says something: no note, no date.
  var takesNothing: Bool {
    switch self {
    case .cell(let aspect, _): ![.status, .flag].contains(aspect)
    default: false
    }
  }

  /// What a value of it looks like, for the words of an error; nil where only the data say.
  var examples: [String]? {
    switch self {
    case .inhabitants: ["50000", "50.000", "50k"]
    case .urbanity: ["1", "2", "3", "4", "5"]
    case .sizeClass: SizeClass.allCases.map(\.rawValue)
    case .cell(.status, _): RolloutStatus.allCases.map(\.rawValue)
    case .cell(.flag, _): RolloutFlags.all.map { String($0.letter) }
    default: nil
    }
  }

  /// What a municipality has in it, where that is one of a list.
  func listed(_ one: Municipality) -> String? {
    switch self {
    case .name: one.name
    case .code: one.code
    case .province: one.province
    case .corop: one.corop
    case .safetyRegion: one.safetyRegion
    case .urbanity: one.urbanity.map(String.init) ?? ""
    default: nil
    }
  }
}

/// How a term compares; those of two signs come first, so that they are read first.
package enum FilterOperator: String, Sendable, CaseIterable {
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case equal = "="
  case less = "<"
  case greater = ">"
  case contains = "~"

  /// Whether `own` stands to `wanted` as it says; a part of a text is nobody's order.
  func holds<Value: Comparable>(_ own: Value, _ wanted: Value) -> Bool {
    switch self {
    case .equal, .notEqual, .contains: own == wanted
    case .less: own < wanted
    case .lessOrEqual: own <= wanted
    case .greater: own > wanted
    case .greaterOrEqual: own >= wanted
    }
  }
}
