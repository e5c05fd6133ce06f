import Model
import Screen

/// One date of the roadmap in its place: its mark, and its words beside it.
package struct RoadmapMark: Sendable, Hashable {
  /// What it is, and what became of it.
  package var point: RoadPoint
  /// The lane by its number.
  package var lane: Int
  /// The line by its number, from the top of all lanes.
  package var line: Int
  /// The columns of its mark; those out of sight are cut off. Of what has no date none.
  package var cells: ClosedRange<Int>?
  /// The columns of its other marks, of what comes back each year.
  package var others: [Int] = []
  /// Whether it begins before what shows.
  package var isCutLeft = false
  /// Whether it goes on behind what shows.
  package var isCutRight = false
  /// Its words.
  package var label = ""
  /// The column of its words; nil where they have no place.
  package var labelColumn: Int?

  /// All columns that it takes.
  package var extent: ClosedRange<Int> {
    let words = labelColumn.map { $0...max($0, $0 + TextWidth.of(label) - 1) }
    guard let cells else { return words ?? 0...0 }
    guard let words else { return cells }
    return min(cells.lowerBound, words.lowerBound)...max(cells.upperBound, words.upperBound)
  }
}

extension RoadmapMark {
  /// The columns that it takes: of a mark whose words stand far off those of both, without what lies between.
  package var parts: [ClosedRange<Int>] {
    let words = labelColumn.map { $0...max($0, $0 + TextWidth.of(label) - 1) }
    guard let cells, let words, words.lowerBound > cells.upperBound + 3 else { return [extent] }
    return [cells, words]
  }
}

/// A lane of the roadmap: what its dates are about.
package struct RoadmapLane: Sendable, Hashable {
  /// What a lane holds.
  package enum Kind: Sendable, Hashable {
    case topic(Milestone.Topic)
    case yearly, undated
  }

  /// What it holds.
  package var kind: Kind
  /// Its first line, and how many it has.
  package var line = 0
  package var lines = 0
}

/// Where everything on the roadmap stands: a function of the dates, the day, and the room.
package struct RoadmapLayout: Sendable {
  /// What it depends on beside the dates.
  package struct Frame: Sendable, Hashable {
    /// How much of time shows, and from when.
    package var view = RoadmapView()
    /// Of the whole pane.
    package var width: Int
    /// What the screen speaks.
    package var language: Language
    /// Whether only letters of ASCII may be drawn.
    package var isASCII = false
    /// The day shown.
    package var day: Day
    /// The initiatives in the order of their lanes, by id with their short name.
    package var initiatives: [(id: String, name: Phrase)] {
      get { zip(ids, names).map { ($0, $1) } }
      set { (ids, names) = (newValue.map(\.id), newValue.map(\.name)) }
    }
    private var ids: [String] = []
    private var names: [Phrase] = []

    package init(width: Int, language: Language, day: Day) {
      (self.width, self.language, self.day) = (width, language, day)
    }

    /// A lane has one line, and its dates have no words.
    package var isNarrow: Bool { width < 100 }
    /// The column where the lanes begin.
    var x: Int { isNarrow ? 14 : 20 }

    /// What an initiative is called.
    func name(of id: String) -> Phrase? { ids.firstIndex(of: id).map { names[$0] } }
  }

  /// What it was laid out for.
  package let frame: Frame
  /// Which column a day stands in.
  package let scale: RoadmapScale
  /// The lanes that have a line, from the top.
  package private(set) var lanes: [RoadmapLane] = []
  /// Of the dates that show, lane by lane, line by line, from left to right.
  package private(set) var marks: [RoadmapMark] = []
  /// How many lines all lanes take.
  package private(set) var lines = 0
  /// The column of the day shown; nil where it is out of sight.
  package let today: Int?

  /// - Parameter open: how many steps towards a date are open, by its id.
  package init(_ points: [RoadPoint], _ frame: Frame, open: [String: Int] = [:]) {
    self.frame = frame
    let dated = points.flatMap { [$0.plan.years, $0.original.years].compactMap { $0 } }
    let begin = dated.map(\.lowerBound).min() ?? RoadmapScale.opening.lowerBound
    let years = begin...max(begin, dated.map(\.upperBound).max() ?? RoadmapScale.opening.upperBound)
    scale = RoadmapScale(frame.view, x: frame.x, width: frame.width - frame.x - 2, years: years, today: frame.day)
    let column = scale.column(of: frame.day)
    today = scale.columns.contains(column) ? column : nil
    for kind in kinds { lay(kind, points.filter { RoadmapLayout.kind(of: $0) == kind }, open) }
  }

  private var kinds: [RoadmapLane.Kind] {
    [.topic(.board), .topic(.programme)] + frame.initiatives.map { .topic(.initiative($0.id)) }
      + [.topic(.fund), .topic(.social), .topic(.candidates), .topic(.reorganisation), .yearly, .undated]
  }

  private static func kind(of point: RoadPoint) -> RoadmapLane.Kind {
    switch point.plan.precision {
    case .yearly: .yearly
    case .none, .fourYears: .undated
    default: .topic(point.milestone.topic)
    }
  }

  // MARK: Lanes

  private mutating func lay(_ kind: RoadmapLane.Kind, _ points: [RoadPoint], _ open: [String: Int]) {
    let number = lanes.count
    var found = points.compactMap { mark(of: $0, open) }
    for index in found.indices { found[index].lane = number }
    let count: Int
    switch kind {
    case .undated: count = layUndated(&found)
    case .yearly: count = layYearly(&found)
    case .topic(.initiative) where !frame.isNarrow: count = layInitiative(&found)
    case .topic: count = frame.isNarrow ? (found.isEmpty ? 0 : 1) : layDated(&found)
    }
    var isAlways = false
    if case .topic(.initiative) = kind { isAlways = true }
    let lines = max(count, isAlways ? 1 : 0)
    guard lines > 0 else { return }
    lanes.append(RoadmapLane(kind: kind, line: self.lines, lines: lines))
    for index in found.indices { found[index].line += self.lines }
    marks += found.sorted { ($0.line, $0.extent.lowerBound) < ($1.line, $1.extent.lowerBound) }
    self.lines += lines
  }

  /// Each in the first line in which mark and words touch nothing.
  private func layDated(_ marks: inout [RoadmapMark], from first: Int = 0) -> Int {
    var taken: [[ClosedRange<Int>]] = []
    marks.sort { ($0.cells?.lowerBound ?? 0) < ($1.cells?.lowerBound ?? 0) }
    for index in marks.indices {
      placeLabel(&marks[index])
      marks[index].line = first + RoadmapLayout.take(marks[index].extent, &taken)
    }
    return first + taken.count
  }

  /// The first line in which a range touches nothing, one cell apart.
  private static func take(_ extent: ClosedRange<Int>, _ taken: inout [[ClosedRange<Int>]]) -> Int {
    let wide = extent.lowerBound - 1...extent.upperBound + 1
    let line = taken.firstIndex { !$0.contains { $0.overlaps(wide) } } ?? taken.count
    if line == taken.count { taken.append([]) }
    taken[line].append(extent)
    return line
  }

  /// Marks on the line of the phases, words behind the day shown; what finds no place there has lines of its own.
  private func layInitiative(_ marks: inout [RoadmapMark]) -> Int {
    guard today != nil || scale.column(of: frame.day) >= scale.columns.upperBound else {
      return layDated(&marks)
    }
    marks.sort { ($0.cells?.lowerBound ?? 0) < ($1.cells?.lowerBound ?? 0) }
    var taken: [ClosedRange<Int>] = []
    var rest: [RoadmapMark] = []
    var placed: [RoadmapMark] = []
    for mark in marks {
      var one = mark
      guard let cells = mark.cells else { continue }
      let words = max(
        (today ?? scale.columns.upperBound) + 2, cells.upperBound + 2, (taken.map(\.upperBound).max() ?? 0) + 2)
      let fits = words + TextWidth.of(one.label) <= scale.columns.upperBound
      let isFree = !taken.contains { $0.overlaps(cells.lowerBound - 1...cells.upperBound + 1) }
      guard fits, isFree else {
        rest.append(one)
        continue
      }
      one.labelColumn = words
      taken += [cells, words...words + TextWidth.of(one.label) - 1]
      placed.append(one)
    }
    let lines = rest.isEmpty ? 1 : layDated(&rest, from: 1)
    marks = placed + rest
    return lines
  }

  /// A line for each; its words at the first mark from the day shown on, over what they cover.
  private func layYearly(_ marks: inout [RoadmapMark]) -> Int {
    for index in marks.indices {
      marks[index].line = frame.isNarrow ? 0 : index
      guard !frame.isNarrow else { continue }
      let columns = marks[index].others
      let width = TextWidth.of(marks[index].label)
      let room = columns.filter { $0 + 2 + width <= scale.columns.upperBound }
      guard let start = room.first(where: { $0 >= today ?? 0 }) ?? room.last else { continue }
      let words = start + 2...start + 1 + width
      marks[index].labelColumn = words.lowerBound
      marks[index].cells = start...start
      marks[index].others = columns.filter { !words.contains($0) && $0 != words.upperBound + 1 || $0 == start }
    }
    return frame.isNarrow ? min(1, marks.count) : marks.count
  }

  /// Words alone, one behind another.
  private func layUndated(_ marks: inout [RoadmapMark]) -> Int {
    var (line, x) = (0, scale.x)
    for index in marks.indices {
      let width = TextWidth.of(marks[index].label)
      if x > scale.x, x + width > scale.columns.upperBound { (line, x) = (line + 1, scale.x) }
      marks[index].label = RoadmapLayout.cut(marks[index].label, to: scale.columns.upperBound - x)
      marks[index].labelColumn = x
      marks[index].line = line
      x += width + 3
    }
    return marks.isEmpty ? 0 : line + 1
  }

  // MARK: Marks

  /// The mark of a date; nil where it is out of sight.
  private func mark(of point: RoadPoint, _ open: [String: Int]) -> RoadmapMark? {
    var mark = RoadmapMark(point: point, lane: 0, line: 0)
    mark.label = label(of: point, open: open[point.id])
    switch point.plan.precision {
    case .none, .fourYears: return mark
    case .yearly:
      mark.others = yearly(point.plan.month ?? 1, middle: point.plan.month != nil)
      guard let first = mark.others.first(where: { $0 >= today ?? 0 }) ?? mark.others.last else { return nil }
      mark.cells = first...first
      return mark
    default: break
    }
    guard let all = cells(of: point.plan) else { return nil }
    let columns = scale.columns
    mark.isCutLeft = all.lowerBound < columns.lowerBound
    mark.isCutRight = all.upperBound >= columns.upperBound
    mark.cells = max(all.lowerBound, columns.lowerBound)...min(all.upperBound, columns.upperBound - 1)
    return mark
  }

  private func cells(of period: Period) -> ClosedRange<Int>? {
    guard let until = period.until else { return nil }
    switch period.precision {
    case .day: return single(until)
    case .month: return single(until.civil.day > 15 ? until + (15 - until.civil.day) : until)
    case .by: return scale.span(until + -75, until)
    default: return period.from.flatMap { scale.span($0, until) }
    }
  }

  private func single(_ day: Day) -> ClosedRange<Int>? {
    let column = scale.column(of: day)
    return scale.columns.contains(column) ? column...column : nil
  }

  private func yearly(_ month: Int, middle: Bool) -> [Int] {
    let years = scale.years
    return years.compactMap { year in
      Day(year: year, month: month, day: middle ? 15 : 1).flatMap { single($0)?.lowerBound }
    }
  }

  /// Words inside a span that has room for them, else right of the mark, else left of it.
  private func placeLabel(_ mark: inout RoadmapMark) {
    guard let cells = mark.cells else { return }
    let width = TextWidth.of(mark.label)
    if cells.count >= width + 6 {
      mark.labelColumn = cells.lowerBound + 4
    } else if cells.upperBound + 2 + width <= scale.columns.upperBound {
      mark.labelColumn = cells.upperBound + 2
    } else {
      let (right, left) = (scale.columns.upperBound - cells.upperBound - 2, cells.lowerBound - scale.x - 1)
      guard left >= width || left > right else {
        mark.label = RoadmapLayout.cut(mark.label, to: right)
        mark.labelColumn = mark.label.isEmpty ? nil : cells.upperBound + 2
        return
      }
      mark.label = RoadmapLayout.cut(mark.label, to: left)
      mark.labelColumn = mark.label.isEmpty ? nil : cells.lowerBound - 1 - TextWidth.of(mark.label)
    }
  }

  private static func cut(_ label: String, to width: Int) -> String {
    TextWidth.of(label) <= width ? label : width < 4 ? "" : label.prefix(width - 1) + "…"
  }
}
