import Model
import Screen

extension RoomID {
  package static let overview = RoomID("overview")
}

extension Room {
  /// Page 1: the answers, the initiatives, who is how far, the fund, and where it lags.
  static let overview = Room(
    .overview, Phrase("Overzicht", "Overview"), key: "1",
    panes: [
      AnyPane(InitiativesPane.self), AnyPane(RolloutPane.self), AnyPane(FundPane.self), AnyPane(LagPane.self),
      AnyPane(OverviewMapPane.self), CardPane.shared, AnyPane(AnswersPane.self),
    ], first: RolloutPane.id,
    tour: { state in
      let parts = OverviewParts(state.size, body: state.screen.body)
      let third = [parts.map.map { _ in OverviewMapPane.id }, parts.card.map { _ in CardPane.id }].compactMap(\.self)
      return [InitiativesPane.id, RolloutPane.id, FundPane.id, LagPane.id] + third + [AnswersPane.id]
    },
    needs: { state in
      let programme = state.programme
      guard !programme.isPartial else { return [] }
      let hasMap = OverviewParts(state.size, body: state.screen.body).map != nil
      let land: [Effect] =
        !hasMap || state.answers.terrain?.country.isOf(programme) == true ? [] : [.loadCountry(seq: programme.seq)]
      // Of a very large store it would take long, and a month is a few cells.
      let isCourse = programme.isLarge || state.answers.course?.isOf(programme) == true
      return (isCourse ? [] : [.loadCourse]) + land
    }, follows: { CardPane.reads($0) }, back: { state in state.unmark() },
    short: [Phrase("Overz", "Overv")], answers: { _ in 2 }, preface: [InitiativesPane.id],
    arrange: { state, body in
      let answers = Part.pane(AnswersPane.id, state.screen.answers)
      let placed = OverviewParts(state.size, body: body).parts
      let focus = state.focus
      let isSeen = focus == AnswersPane.id || placed.contains { if case .pane(focus, _) = $0 { true } else { false } }
      // Too small for the pane in the focus among the others: it has the room, and they are a Tab away.
      return [answers] + (isSeen ? placed : [.pane(focus, body)])
    })
}

/// Which block stands where: the same whatever has the focus.
struct OverviewParts {
  /// The initiatives, over the full width; none on a low screen.
  private(set) var hero: Rect?
  /// Where the municipalities stand.
  private(set) var rollout: Rect
  /// Where the fund stands; nil without room.
  private(set) var fund: Rect?
  /// Where the part that lags stands; nil without room.
  private(set) var lag: Rect?
  /// The map of the initiative under the cursor, in a third column of a large screen.
  private(set) var map: Rect?
  /// The card of the municipality under the cursor, beneath the map where there is room.
  private(set) var card: Rect?

  /// - Parameters:
  ///   - size: of the screen.
  ///   - body: what there is for the panes.
  init(_ size: Size, body: Rect) {
    var width = body.width
    var y = body.y
    if size.width >= 200, size.height >= 44 {
      width -= OverviewParts.third
      var third = Rect(x: width, y: body.y, width: OverviewParts.third, height: body.height)
      if body.height >= OverviewParts.least {
        let (top, rows) = (body.y + OverviewParts.mapHeight, body.height - OverviewParts.mapHeight)
        card = Rect(x: width, y: top, width: OverviewParts.third, height: rows)
        third.height = OverviewParts.mapHeight
      }
      map = third
    }
    if body.height >= 16 {
      hero = Rect(x: 0, y: y, width: width, height: OverviewParts.heroHeight)
      y += OverviewParts.heroHeight
    }
    let rows = body.y + body.height - y
    guard width >= 80, rows >= 6 else {
      rollout = Rect(x: 0, y: y, width: width, height: rows)
      return
    }
    let left = width < 100 ? 48 : width < 116 ? 55 : width < 140 ? width - 58 : max(71, width - 75)
    rollout = Rect(x: 0, y: y, width: left, height: rows)
    let money = rows < 8 ? rows : rows < 14 ? 4 : rows < 31 ? 5 : rows < 40 ? 10 : 19
    let behind = min(21, rows - money)
    let right = width - left
    // What is left over stays blank between the two.
    fund = Rect(x: left, y: y, width: right, height: behind < 4 ? rows : rows - behind)
    if behind >= 4 { lag = Rect(x: left, y: y + rows - behind, width: right, height: behind) }
  }

  /// The width of the third column: what is left shows all that a narrower screen shows.
  private static let third = 43
  /// A rule, what the country needs at that width, and its legend.
  private static let mapHeight = 28
  /// With fewer rows the map has the third column alone.
  private static let least = 44
  /// A rule, a head and a row for each initiative.
  private static let heroHeight = 8

  /// The panes in their places.
  fileprivate var parts: [Part] {
    [
      hero.map { .pane(InitiativesPane.id, $0) }, .pane(RolloutPane.id, rollout), fund.map { .pane(FundPane.id, $0) },
      lag.map { .pane(LagPane.id, $0) }, map.map { .pane(OverviewMapPane.id, $0) }, card.map { .pane(CardPane.id, $0) },
    ].compactMap { $0 }
  }
}

extension State {
  /// How far each initiative is among the municipalities shown.
  var shownCoverage: [Coverage] {
    guard filter != nil else { return coverage }
    return kept.value(Kept.Name(OverviewParts.self), ShownRows(data: data, rows: rows)) {
      programme.coverages(of: rows)
    }
  }
}

/// What depends on which rows of a list are kept.
struct ShownRows: Equatable {
  /// All that is shown.
  var data: State.Data
  /// Those that are kept.
  var rows: [Int]
}
