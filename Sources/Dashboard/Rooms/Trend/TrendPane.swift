import Model
import Screen

/// How many use each initiative through time: small charts beside each other, of which the one under the cursor is drawn
/// large too.
package enum TrendPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// What was read; that of another day until this one's is there.
    var outlook: Outlook?
    /// What was known on the days of the past; nil where that is not asked for.
    var known: KnownCourse?
    /// What is counted, and as known when.
    var view: TrendView
    /// What is drawn is of other municipalities than those that the filter keeps: these are not read yet.
    var isStale: Bool
    /// How many use each today, by which they are ordered: so nothing jumps while the days go by.
    var adopted: [Int]
    /// Of the screen, in cells.
    var size: Size
  }

  package static let id = PaneID("trend", Phrase("Verloop", "Trend"))
  package static let isFlat = true
  package static let isFiltered = true

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, outlook: state.answers.outlook,
      known: state.trend.past == .asKnown && state.answers.known?.only == state.answers.outlook?.only
        ? state.answers.known : nil, view: state.trend,
      isStale: state.answers.outlook.map { $0.only != state.trendCodes } ?? false,
      adopted: state.isPast && state.answers.days != nil
        ? state.answers.days?.adopted ?? [] : state.coverage.map(\.adopted),
      size: state.size)
  }

  /// The places of the initiatives, that which most use first.
  package static func rows(_ input: Input) -> [Int] {
    let all = input.data.programme.initiatives.indices
    guard input.adopted.count == all.count else { return Array(all) }
    return all.sorted { (input.adopted[$1], $0) < (input.adopted[$0], $1) }
  }

  package static func name(of row: Int, _ input: Input) -> RowName? { input.data.programme.initiatives[row].id }

  /// All of them show.
  package static func height(_ input: Input, in rect: Rect) -> Int { max(1, input.data.programme.initiatives.count) }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    state[TrendView.self].isLarge.toggle()
    return .goes([])
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    guard let row, let uptake = input(state).uptake(row) else { return [state.municipalityCount] }
    return state.programme.trendFigures(uptake, row)
  }

  package static func saying(of row: Int?, _ state: State) -> [Said] {
    guard let row, let uptake = input(state).uptake(row) else { return [] }
    let now = uptake.now
    let name = state.programme.initiatives[row].shortName
    guard uptake.isReported else {
      return [.words(Phrase("\(name.dutch): nog niets gemeld", "\(name.english): nothing reported yet"))]
    }
    return [
      .words(Phrase("\(name.dutch): ", "\(name.english): ")), .figure(ofAll(now.adopted, now.eligible)),
      .words(Phrase(" in gebruik · toegezegd ", " in use · committed ")), .figure(Phrase(same: "\(now.committed)")),
      .words(Phrase(" · wil ", " · willing ")), .figure(Phrase(same: "\(now.willing)")),
    ]
  }

  package static func hints(_ state: State) -> [String] {
    ["left", "trend-large", "trend-measure", "trend-then", "source", "filter", "play", "day-back"]
      + (state.isPast ? ["now"] : [])
      + ["help"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawTrend(seen) }
}

extension TrendPane.Input {
  /// Of which municipalities it is, where that is not all of them; or that it is not yet of those that are asked for.
  var part: Phrase? {
    guard !isStale else {
      return outlook?.only == nil
        ? Phrase("nog het hele land", "still the whole country")
        : Phrase("nog het vorige filter", "still the last filter")
    }
    guard let count = outlook?.only?.count else { return nil }
    return count == 1
      ? Phrase("1 gemeente", "1 municipality")
      : Phrase("\(grouped(count, .dutch)) gemeenten", "\(grouped(count, .english)) municipalities")
  }

  /// The course of the initiative at a place; nil while it is not read.
  func uptake(_ row: Int) -> Uptake? {
    let id = data.programme.initiatives[row].id
    return outlook?.uptakes.first { $0.initiative == id }
  }

  /// Its lines, as they are looked at.
  func lines(_ uptake: Uptake, _ row: Int) -> TrendLines {
    TrendLines(
      uptake, view,
      known: known.map {
        $0.points.compactMap { point in
          point.tallies.indices.contains(row) && point.day <= uptake.asOf ? (point.day, point.tallies[row]) : nil
        }
      })
  }
}

/// Where the charts of the page stand.
struct TrendParts {
  /// The large chart with its words; nil where there are only small ones.
  private(set) var large: Rect?
  /// The small ones, by the place of their initiative; none where there is only the large one.
  private(set) var small: [Rect] = []
  /// The line that says what the lines are; nil where the words do.
  private(set) var legend: Rect?

  /// - Parameters:
  ///   - body: what there is for the pane.
  ///   - count: how many initiatives there are.
  init(_ body: Rect, screen: Size, count: Int, isLarge: Bool) {
    guard !isLarge, count > 0 else {
      large = body
      return
    }
    if screen.width >= 110, screen.height >= 36, body.height >= 26 {
      let columns = max(1, min(count, body.width / 18))
      let height = 9 * ((count + columns - 1) / columns)
      if height + 14 <= body.height {
        large = Rect(x: body.x, y: body.y, width: body.width, height: body.height - height)
        place(
          count, columns: columns, height: 9,
          in: Rect(x: body.x, y: body.y + body.height - height, width: body.width, height: height))
        return
      }
    }
    let columns = max(1, min(3, body.width / 24))
    let lines = (count + columns - 1) / columns
    let height = (body.height - 1) / lines
    guard height >= 6 else {
      large = body
      return
    }
    legend = Rect(x: body.x, y: body.y + body.height - 1, width: body.width, height: 1)
    place(count, columns: columns, height: height, in: body)
  }

  private mutating func place(_ count: Int, columns: Int, height: Int, in rect: Rect) {
    small = (0..<count).map { index in
      let (column, line) = (index % columns, index / columns)
      let (left, right) = (column * rect.width / columns, (column + 1) * rect.width / columns)
      return Rect(x: rect.x + left, y: rect.y + line * height, width: right - left, height: height)
    }
  }
}

/// What one of the charts depends on.
private struct Chart: Equatable {
  var input: TrendPane.Input
  var isFocused: Bool
}

extension Painter {
  fileprivate mutating func drawTrend(_ seen: Seen<TrendPane>) {
    let input = seen.input
    let programme = input.data.programme
    let row = seen.current ?? 0
    let parts = TrendParts(seen.rect, screen: input.size, count: seen.rows.count, isLarge: input.view.isLarge)
    guard input.outlook != nil, !seen.rows.isEmpty else {
      drawRule(seen.rect, say("Verloop", "Trend"), info: nil, focused: seen.isFocused)
      write(
        programme.initiatives.isEmpty
          ? say("Er zijn geen initiatieven.", "There are no initiatives.")
          : say("Het verloop wordt gelezen…", "The trend is being read…"),
        seen.inner.x + 1, seen.inner.y, .textDim, width: max(0, seen.inner.width - 2))
      return
    }
    if let large = parts.large, let uptake = input.uptake(row) {
      let isFocused = seen.isFocused && parts.small.isEmpty
      draw(TrendPane.self, of: .numbered(1), number: row, Chart(input: input, isFocused: isFocused), in: large) {
        $0.drawLargeTrend(
          input.lines(uptake, row), programme.initiatives[row], input, in: large, isFocused: isFocused)
      }
    }
    for (index, rect) in parts.small.enumerated() {
      let column = seen.rows[index]
      guard let uptake = input.uptake(column) else { continue }
      markRow(TrendPane.id, index, rect)
      let isFocused = seen.isFocused && column == row
      draw(TrendPane.self, of: .numbered(2), number: column, Chart(input: input, isFocused: isFocused), in: rect) {
        $0.drawSmallTrend(
          input.lines(uptake, column), programme.initiatives[column], in: rect, isFocused: isFocused)
      }
    }
    if let legend = parts.legend {
      drawAnswer(
        [
          [
            AnswerWord(text: Phrase("━ in gebruik", "━ in use"), role: .chartAdopted), .words("  ", "  "),
            AnswerWord(text: Phrase("╌ toegezegd", "╌ committed"), role: .chartCommitted), .words("  ", "  "),
            AnswerWord(text: Phrase("╌ trechter", "╌ funnel"), role: .chartForecast), .words("  ", "  "),
            AnswerWord(text: Phrase("◇ doel", "◇ goal"), role: .chartTarget),
            .words(
              " · \((input.part ?? input.view.measure.name).dutch)",
              " · \((input.part ?? input.view.measure.name).english)"),
          ],
          [
            AnswerWord(text: Phrase("━ in gebruik", "━ in use"), role: .chartAdopted), .words("  ", "  "),
            AnswerWord(text: Phrase("╌ toegezegd", "╌ committed"), role: .chartCommitted),
          ],
        ], in: legend)
    }
  }
}
