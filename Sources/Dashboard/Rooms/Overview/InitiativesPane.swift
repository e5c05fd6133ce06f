import Model
import Screen

/// Each initiative with its phase, a bar of the municipalities that use it, both coverages and the trend.
package enum InitiativesPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// Whether it has the whole page.
    var isZoomed: Bool
  }

  package static let id = PaneID("initiatives", Phrase("Initiatieven", "Initiatives"))

  package static func input(_ state: State) -> Input { Input(data: state.data, isZoomed: state.isZoomed) }

  /// Columns of the programme.
  package static func rows(_ input: Input) -> [Int] { Array(input.data.programme.initiatives.indices) }

  package static func subject(of row: Int?, _ state: State) -> Subject? { row.map { .initiative(column: $0) } }

  package static func open(_ row: Int, _ state: inout State) -> Opening {
    .goes(openInitiative(state.programme.initiatives[row].id, &state))
  }

  package static func figures(of row: Int?, _ state: State) -> [Figure] {
    row.map { state.programme.initiativeFigures($0, state.coverage[$0]) } ?? [state.municipalityCount]
  }

  package static func hints(_ state: State) -> [String] {
    state.isPast
      ? ["up", "day-back", "now", "open", "filter", "next-pane", "zoom", "help"]
      : ["up", "open", "next-pane", "zoom", "command-line", "help", "quit"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawInitiatives(seen) }
}

extension Painter {
  fileprivate mutating func drawInitiatives(_ seen: Seen<InitiativesPane>) {
    let data = seen.input.data
    let name = seen.current.map { data.programme.initiatives[$0].name[language] }
    drawFrame(
      seen.rect, say("Initiatieven · in gebruik of geborgd", "Initiatives · in use or embedded"),
      right: edgeWords([seen.range(language), undecidedWords(data)]),
      foot: seen.isFocused && !seen.input.isZoomed ? name : nil, focused: seen.isFocused,
      open: seen.isOpen)
    let inner = seen.inner
    drawSheet(Sheet(pen.initiativeColumns(data, inner.width), width: inner.width), seen, in: inner)
    let used = seen.rows.count + 2
    guard seen.input.isZoomed, inner.height >= used + 4 else { return }
    drawDistribution(
      data, in: Rect(x: inner.x, y: inner.y + used, width: inner.width, height: inner.height - used),
      cursor: seen.cursor)
  }

  /// What stands in the upper edge at its right; nil where there is nothing to say.
  private func edgeWords(_ parts: [String?]) -> String? {
    let said = parts.compactMap { $0 }
    return said.isEmpty ? nil : said.joined(separator: " · ")
  }

  /// How many exemptions wait for a decision since a merger; nil where none does.
  private func undecidedWords(_ data: State.Data) -> String? {
    let count = data.coverage.reduce(0) { $0 + $1.undecided }
    guard count > 0 else { return nil }
    return count == 1
      ? say("e: 1 uitzondering te beslissen", "e: 1 exemption to be decided")
      : say("e: \(count) uitzonderingen te beslissen", "e: \(count) exemptions to be decided")
  }

  private func initiativeColumns(_ data: State.Data, _ width: Int) -> [Column<Int>] {
    let programme = data.programme
    // Nothing is said of how far one is before all of it is known.
    let isKnown = !programme.isPartial
    let name = width >= 52 ? 20 : max(8, width / 3)
    let phase = width >= 70 ? 12 : width >= 52 ? 8 : 0
    let bar = width - name - phase - (phase > 0 ? 1 : 0) - (width >= 72 ? 33 : 22)
    let scale = bar >= 8 ? "0" + String(repeating: " ", count: bar - 5) + "100%" : ""
    func share(_ share: @escaping (Coverage) -> Double?) -> (Int) -> String {
      { isKnown ? share(data.coverage[$0]).map(share100) ?? "–" : "" }
    }
    return [
      Column(Phrase("", ""), .fixed(name)) { programme.initiatives[$0].shortName[language] },
      Column(Phrase("fase", "phase"), .fixed(phase), role: { _ in .textDim }) {
        phaseWords(programme.initiatives[$0].phase, width: phase)
      },
      Column(Phrase(same: scale), .rest(), role: { _ in .textDim }) { _ in
        isKnown ? "" : say("laden…", "loading…")
      } paint: { row, place, role, painter in
        guard isKnown else { return }
        let ground: Role = role == .tableCursor ? role : .table
        painter.drawBar(data.coverage[row].byMunicipalities ?? 0, place.x, place.y, width: place.width, on: ground)
      },
      Column(Phrase("aantal", "count"), .steps([72: 8]), .right) {
        isKnown ? "\(data.coverage[$0].adopted)/\(data.coverage[$0].eligible)" : ""
      },
      Column(Phrase("% gem.", "% mun."), .fixed(6), .right, words: share { $0.byMunicipalities }),
      Column(Phrase("% inw.", "% inh."), .fixed(6), .right, words: share { $0.byInhabitants }),
      Column(
        Phrase("30 d", "30 d"), .steps([0: 4, 72: 6]), .right,
        paint: { row, place, role, painter in
          if isKnown { painter.drawTrend(row, data, place.x, place.y, width: place.width, on: role) }
        }),
    ]
  }

  /// Municipalities won or lost in 30 days: an arrow, and the number where there is room.
  fileprivate mutating func drawTrend(_ index: Int, _ data: State.Data, _ x: Int, _ y: Int, width: Int, on role: Role) {
    let change = data.programme.adoptedChange.indices.contains(index) ? data.programme.adoptedChange[index] : 0
    let (arrow, sign, trend): (String, String, Role) =
      change > 0 ? ("↗", "+", .trendUp) : change < 0 ? ("↘", "-", .trendDown) : ("→", "=", .trendFlat)
    let number = change == 0 || width < 6 ? "" : " \(abs(change))"
    canvas.write(
      (isASCII ? sign : arrow) + number, x: x, y: y, style: theme[trend].over(theme[role]), width: width,
      align: .right)
  }

  private func phaseWords(_ phase: Phase, width: Int) -> String {
    let name = phase.name[language]
    return name.count > width ? name.prefix(max(1, width - 1)) + "." : name
  }

  /// Percent without its sign, which stands in the head; never 0 or 100 for what is not quite that.
  func share100(_ share: Double) -> String { String(percent(share).dropLast()) }
}
