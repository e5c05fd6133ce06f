/// Municipalities counted by two of their properties, as a small matrix.
package struct Pivot: Sendable {
  /// What a municipality is counted by.
  enum Axis: Sendable, Hashable {
    case grouping(Grouping)
    case urbanity
    /// Of the initiative at a column of the programme.
    case status(Int)
  }

  /// What is counted against what.
  package var title: Phrase
  /// The heads of the columns.
  package var columns: [Phrase]
  /// The same in five columns of the screen; nil where nothing short would say it.
  package var shortColumns: [Phrase]?
  /// Whether statuses were counted.
  package private(set) var countsStatuses = false
  /// A row's name, and the number of municipalities in each column.
  package var rows: [(name: Phrase, counts: [Int])]
  /// What keeps just those of a row, and just those of a column; nil for what no filter says.
  private var filters: (rows: [Phrase?], columns: [Phrase?]) = ([], [])

  /// The filter that keeps just those that are counted in a row and a column, nil for all of them; nil where none says it.
  package func filter(row: Int?, column: Int?, _ language: Language) -> String? {
    let parts = [row.map { filters.rows[$0] }, column.map { filters.columns[$0] }].compactMap { $0 }
    guard parts.allSatisfy({ $0 != nil }) else { return nil }
    return parts.compactMap { $0?[language] }.joined(separator: " ")
  }

  /// `pivot ROWS COLUMNS [INITIATIVE]` of the municipalities that are shown.
  /// - Throws: what there is to choose from.
  /// - Parameter column: of the initiative whose statuses are counted where none is named.
  package init(
    _ arguments: [String], rows shown: [Int], of programme: Programme, column here: Int
  ) throws(Filter.Problem) {
    let initiative = try Pivot.initiative(arguments, programme, here)
    guard arguments.count >= 2 else { throw Pivot.usage(programme) }
    let vertical = try Pivot.axis(arguments[0], initiative, programme)
    let horizontal = try Pivot.axis(arguments[1], initiative, programme)
    let across = Pivot.values(horizontal, shown, programme)
    let down = Pivot.values(vertical, shown, programme)
    var counts: [String: [String: Int]] = [:]
    for row in shown {
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
    filters = (
      down.map { Pivot.filter(vertical, $0, programme) }, across.map { Pivot.filter(horizontal, $0, programme) }
    )
    // The one whose statuses are counted, whichever way it was named.
    let counted = [vertical, horizontal].compactMap { if case .status(let column) = $0 { column } else { nil } }
    let about = (initiative ?? counted.first).map { programme.initiatives[$0].shortName }
    title = Phrase(
      "Telling" + (about.map { " · \($0.dutch)" } ?? ""), "Count" + (about.map { " · \($0.english)" } ?? ""))
  }

  private static func usage(_ programme: Programme) -> Filter.Problem {
    let ids = programme.initiatives.map(\.id).joined(separator: " ")
    return Filter.Problem(
      words: Phrase(
        "Schrijf: pivot RIJEN KOLOMMEN [INITIATIEF]; kies uit province size-class region safety-region urbanity status. Initiatieven: \(ids).",
        "Write: pivot ROWS COLUMNS [INITIATIVE]; choose from province size-class region safety-region urbanity status. Initiatives: \(ids)."
      ))
  }

  private static func initiative(_ arguments: [String], _ programme: Programme, _ here: Int) throws(Filter.Problem)
    -> Int?
  {
    guard arguments.count >= 3 else {
      return arguments.contains("status") ? here : nil
    }
    guard arguments.count == 3, let column = programme.column(of: arguments[2].lowercased()) else {
      throw usage(programme)
    }
    return column
  }

  private static func axis(_ name: String, _ initiative: Int?, _ programme: Programme) throws(Filter.Problem) -> Axis {
    if name.lowercased() == "status", let initiative { return .status(initiative) }
    if let column = programme.column(of: name.lowercased()) { return .status(column) }
    if let grouping = Grouping(rawValue: name.lowercased()), grouping != .none { return .grouping(grouping) }
    let field = MunicipalityField(named: name)
    if let grouping = field.flatMap(Grouping.init(field:)) { return .grouping(grouping) }
    guard field == .urbanity else { throw usage(programme) }
    return .urbanity
  }

  private static func value(_ axis: Axis, _ row: Int, _ programme: Programme) -> String {
    switch axis {
    case .grouping(let grouping): grouping.name(of: programme.municipalities[row])
    case .urbanity: programme.municipalities[row].urbanity.map { "\($0)" } ?? ""
    case .status(let column): programme[row, column].status.rawValue
    }
  }

  /// The values of an axis that occur, in their own order.
  private static func values(_ axis: Axis, _ shown: [Int], _ programme: Programme) -> [String] {
    let present = Set(shown.map { value(axis, $0, programme) })
    switch axis {
    case .status: return RolloutStatus.allCases.map(\.rawValue).filter(present.contains)
    case .grouping(.sizeClass): return SizeClass.allCases.map(\.rawValue).filter(present.contains)
    default: return present.sorted { folded($0) < folded($1) }
    }
  }

  /// What keeps just those of a value.
  private static func filter(_ axis: Axis, _ value: String, _ programme: Programme) -> Phrase? {
    guard !value.isEmpty else { return nil }
    switch axis {
    case .grouping(let grouping): return grouping.filter(value)
    case .urbanity:
      let field = MunicipalityField.urbanity
      return Phrase("\(field.name(.dutch))=\(value)", "\(field.name(.english))=\(value)")
    case .status(let column): return Phrase(same: "\(programme.initiatives[column].id)=\(value)")
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

extension Grouping {
  /// The filter that keeps just those of a group; nil where they are not grouped.
  package func filter(_ name: String) -> Phrase? {
    guard !name.isEmpty, let field = MunicipalityField.allCases.first(where: { Grouping(field: $0) == self }) else {
      return nil
    }
    let value = name.allSatisfy { $0.isLetter || $0 == "-" } ? name : "\"\(name)\""
    // What filters call a region has one name.
    let dutch = field == .corop ? field.rawValue : field.name(.dutch)
    return Phrase("\(dutch)=\(value)", "\(field.name(.english))=\(value)")
  }

  /// The grouping by a field; nil where none exists.
  package init?(field: MunicipalityField) {
    switch field {
    case .province: self = .province
    case .sizeClass: self = .sizeClass
    case .corop: self = .region
    case .safetyRegion: self = .safetyRegion
    default: return nil
    }
  }
}
