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

/// How much of a pivot fits a screen.
private struct PivotColumns {
  /// Of the rows' names, and of a column.
  var names: Int
  var width: Int
  /// Columns that show, and their heads.
  var shown: Range<Int>
  var heads: [Phrase]

  init(_ pivot: Pivot, width screen: Int, _ language: Language) {
    names = min(26, max(10, screen / 3), max(10, pivot.rows.map { TextWidth.of($0.name[language]) }.max() ?? 10))
    let room = screen - names - 14
    heads = pivot.columns
    width = max(6, heads.map { TextWidth.of($0[language]) }.max() ?? 6)
    if heads.count * (width + 1) > room {
      // Short heads where there are, rather than columns that do not show.
      if let short = pivot.shortColumns { heads = short }
      let sums = pivot.columns.indices.map { index in pivot.rows.reduce(0) { $0 + $1.counts[index] } }
      let digits = grouped(sums.max() ?? 0, language).count
      width = min(12, max(4, digits, heads.map { TextWidth.of($0[language]) }.max() ?? 4))
    }
    let count = min(heads.count, max(1, room / (width + 1)))
    let first = max(0, min(pivot.left, heads.count - count))
    shown = first..<first + count
  }
}

func pressPivot(_ key: Key, _ pivot: Pivot, _ top: Int, _ state: inout State) -> [Effect] {
  let height = max(1, Layout(state).body.height - 4)
  if let next = scrolled(top, by: key, count: pivot.rows.count, height: height) {
    state.overlay = .pivot(pivot, top: next)
    return []
  }
  var pivot = pivot
  let shown = PivotColumns(pivot, width: state.size.width, state.language).shown
  switch key {
  case .left, .character("h"): pivot.left = max(0, shown.lowerBound - 1)
  case .right, .character("l"): pivot.left = min(shown.lowerBound + 1, pivot.columns.count - shown.count)
  case .character("i"):
    state.overlay = .source(top: 0, under: .pivot(pivot, top: top))
    return []
  default:
    state.overlay = nil
    return []
  }
  state.overlay = .pivot(pivot, top: top)
  return []
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

extension Painter {
  mutating func drawPivot(_ pivot: Pivot, _ top: Int) {
    let columns = PivotColumns(pivot, width: layout.size.width, language)
    let (names, width, shown) = (columns.names, columns.width, columns.shown)
    let all = say("\(state.rows.count) gemeenten", "\(state.rows.count) municipalities")
    let part =
      shown.count == pivot.columns.count
      ? ""
      : say("kolom ", "column ") + "\(shown.lowerBound + 1)–\(shown.upperBound) "
        + say("van", "of") + " \(pivot.columns.count) · "
    let inner = drawBox(
      pivot.title[language], width: names + shown.count * (width + 1) + 13, height: pivot.rows.count + 4,
      right: part + all)
    let total = inner.x + names + 2 + shown.count * (width + 1)
    for (index, column) in shown.enumerated() {
      write(
        columns.heads[column][language], inner.x + names + 2 + index * (width + 1), inner.y, .tableHead, width: width,
        align: .right)
    }
    write(say("totaal", "total"), total, inner.y, .tableHead, width: 7, align: .right)
    let height = inner.height - 2
    for (line, row) in pivot.rows.dropFirst(top).prefix(height).enumerated() {
      drawPivotRow(row.name[language], row.counts, inner, y: inner.y + 1 + line, columns, .overlay)
    }
    let sums = pivot.columns.indices.map { index in pivot.rows.reduce(0) { $0 + $1.counts[index] } }
    drawPivotRow(say("Totaal", "Total"), sums, inner, y: inner.y + inner.height - 1, columns, .overlayTitle)
  }

  private mutating func drawPivotRow(
    _ name: String, _ counts: [Int], _ inner: Rect, y: Int, _ columns: PivotColumns, _ role: Role
  ) {
    let start = inner.x + columns.names + 2
    write(name, inner.x + 1, y, role, width: columns.names)
    for (index, count) in counts[columns.shown].enumerated() {
      write(
        count == 0 ? "·" : grouped(count, language), start + index * (columns.width + 1), y,
        count == 0 ? .overlayDisabled : role, width: columns.width, align: .right)
    }
    write(
      grouped(counts.reduce(0, +), language), start + columns.shown.count * (columns.width + 1), y, role, width: 7,
      align: .right)
  }
}
