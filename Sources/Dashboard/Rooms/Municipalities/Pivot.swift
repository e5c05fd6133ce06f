import Model
import Screen

/// Municipalities counted by two of their properties, as a small matrix.
package struct Pivot: Sendable {
  /// What a municipality is counted by.
  enum Axis: Sendable, Hashable {
    case grouping(Grouping)
    case urbanity
    /// Of the initiative at a column of the programme.
    case status(Int)
  }

  package var title: Phrase
  package var columns: [Phrase]
  /// The same in five columns of the screen; nil where nothing short would say it.
  var shortColumns: [Phrase]?
  /// Whether statuses were counted.
  private(set) var countsStatuses = false
  /// The first column that shows, where not all fit.
  var left = 0
  /// A row's name, and the number of municipalities in each column.
  package var rows: [(name: Phrase, counts: [Int])]

  /// `pivot ROWS COLUMNS [INITIATIVE]` of the municipalities that are shown.
  /// - Throws: what there is to choose from.
  init(_ arguments: [String], _ state: State) throws(Filter.Problem) {
    let initiative = try Pivot.initiative(arguments, state)
    guard arguments.count >= 2 else { throw Pivot.usage(state) }
    let vertical = try Pivot.axis(arguments[0], initiative, state)
    let horizontal = try Pivot.axis(arguments[1], initiative, state)
    let programme = state.programme
    let across = Pivot.values(horizontal, state)
    let down = Pivot.values(vertical, state)
    var counts: [String: [String: Int]] = [:]
    for row in state.rows {
      let key = Pivot.value(vertical, row, programme)
      counts[key, default: [:]][Pivot.value(horizontal, row, programme), default: 0] += 1
    }
    columns = across.map { Pivot.words($0, horizontal) }
    countsStatuses = [vertical, horizontal].contains { if case .status = $0 { true } else { false } }
    if case .status = horizontal {
      shortColumns = across.map { Phrase(same: "\(RolloutStatus(rawValue: $0)?.glyph ?? "") \($0)") }
    }
    rows = down.map { name in
      (Pivot.words(name, vertical), across.map { counts[name]?[$0] ?? 0 })
    }
    let about = initiative.map { programme.initiatives[$0].shortName }
    title = Phrase(
      "Telling" + (about.map { " · \($0.dutch)" } ?? ""), "Count" + (about.map { " · \($0.english)" } ?? ""))
  }

  private static func usage(_ state: State) -> Filter.Problem {
    let ids = state.programme.initiatives.map(\.id).joined(separator: " ")
    return Filter.Problem(
      words: Phrase(
        "Schrijf: pivot RIJEN KOLOMMEN [INITIATIEF]; kies uit province size-class region safety-region urbanity status. Initiatieven: \(ids).",
        "Write: pivot ROWS COLUMNS [INITIATIVE]; choose from province size-class region safety-region urbanity status. Initiatives: \(ids)."
      ))
  }

  private static func initiative(_ arguments: [String], _ state: State) throws(Filter.Problem) -> Int? {
    guard arguments.count >= 3 else {
      return arguments.contains("status") ? state.initiativeUnderCursor ?? 0 : nil
    }
    guard arguments.count == 3, let column = state.programme.column(of: arguments[2].lowercased()) else {
      throw usage(state)
    }
    return column
  }

  private static func axis(_ name: String, _ initiative: Int?, _ state: State) throws(Filter.Problem) -> Axis {
    if name.lowercased() == "status", let initiative { return .status(initiative) }
    if let column = state.programme.column(of: name.lowercased()) { return .status(column) }
    if let grouping = Grouping(rawValue: name.lowercased()), grouping != .none { return .grouping(grouping) }
    switch MunicipalityField(named: name) {
    case .province: return .grouping(.province)
    case .sizeClass: return .grouping(.sizeClass)
    case .corop: return .grouping(.region)
    case .safetyRegion: return .grouping(.safetyRegion)
    case .urbanity: return .urbanity
    default: throw usage(state)
    }
  }

  private static func value(_ axis: Axis, _ row: Int, _ programme: Programme) -> String {
    switch axis {
    case .grouping(let grouping): grouping.name(of: programme.municipalities[row])
    case .urbanity: programme.municipalities[row].urbanity.map { "\($0)" } ?? ""
    case .status(let column): programme[row, column].status.rawValue
    }
  }

  /// The values of an axis that occur, in their own order.
  private static func values(_ axis: Axis, _ state: State) -> [String] {
    let present = Set(state.rows.map { value(axis, $0, state.programme) })
    switch axis {
    case .status: return RolloutStatus.allCases.map(\.rawValue).filter(present.contains)
    case .grouping(.sizeClass): return SizeClass.allCases.map(\.rawValue).filter(present.contains)
    default: return present.sorted { folded($0) < folded($1) }
    }
  }

  private static func words(_ value: String, _ axis: Axis) -> Phrase {
    switch axis {
    case .status: RolloutStatus(rawValue: value)?.name ?? Phrase(same: value)
    case .grouping(let grouping): Phrase(grouping.words(value, .dutch), grouping.words(value, .english))
    case .urbanity: value.isEmpty ? Phrase("(niet bekend)", "(not known)") : Phrase(same: value)
    }
  }
}

extension State {
  /// What the counts of a pivot are.
  func pivotFigures(_ pivot: Pivot) -> [Figure] {
    [
      Figure(
        pivot.title, count: pivot.rows.reduce(0) { $0 + $1.counts.reduce(0, +) },
        .formula(
          Phrase("wat getoond wordt, elke gemeente eenmaal geteld", "what is shown, each municipality counted once"),
          inputs: [municipalityCount] + (pivot.countsStatuses ? [statusSource] : [])))
    ]
  }

  /// Where the statuses that are counted come from.
  var statusSource: Figure {
    Figure(
      Phrase("statussen", "statuses"), Phrase("per gemeente en initiatief", "by municipality and initiative"),
      programme.isSample ? .sample : .reports)
  }
}
