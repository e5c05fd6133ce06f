import Model
import Screen

/// Where everything stands on a screen of one size; commands that scroll and `view` ask the same.
package struct Layout: Sendable {
  package var size: Size
  package var header: Rect
  package var tabs: Rect
  package var body: Rect
  package var hints: Rect
  /// The panes of the overview or of a municipality's card, without those that do not show.
  package var panes: [Scope: Rect] = [:]
  /// Panes without a lower edge, because the next one's upper edge follows right beneath.
  package var open: Set<Scope> = []
  /// Where the overview says what the signs mean; nil without room.
  package var legend: Rect?
  /// Where the overview shows the provinces that lag; nil without room.
  package var lag: Rect?
  /// The findings of the fund pane in lines of its width, so that none is cut.
  private(set) var findingLines: [String] = []
  /// Lines of facts above the statuses of a municipality's card.
  private(set) var cardFacts = 0
  /// Rows of the fund page's list.
  package var fundPageHeight = 1

  /// Smaller than this there is only a line that says so.
  package static let least = Size(width: 40, height: 10)
  /// From this width a municipality's card has its lower panes side by side.
  static let cardWidth = 110

  /// Too low for three panes: the one in the focus has the room, and the others are a Tab away.
  package var showsOnePane: Bool { size.height < 15 }

  package init(_ state: State) {
    size = state.size
    header = Rect(x: 0, y: 0, width: size.width, height: 1)
    tabs = Rect(x: 0, y: 1, width: size.width, height: 1)
    body = Rect(x: 0, y: 2, width: size.width, height: max(0, size.height - 3))
    hints = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
    fundPageHeight = FundPageParts(state.fund.tab, body: body).listHeight
    switch state.place {
    case .page(.overview):
      if state.isZoomed || showsOnePane {
        panes[state.pane] = body
        if state.pane == .fund { findingLines = state.findingLines(width: body.width) }
      } else if size.width >= 100 {
        splitWide(state)
      } else {
        stack(state)
      }
    case .municipality: splitCard(state)
    default: break
    }
  }

  /// Wide: initiatives, fund and what else fits at the left, the matrix at the right.
  private mutating func splitWide(_ state: State) {
    let left = size.width >= 150 ? size.width * 11 / 20 : size.width / 2 + 2
    let list = min(state.programme.initiatives.count + 3, max(4, body.height * 2 / 3))
    panes[.initiatives] = Rect(x: 0, y: body.y, width: left, height: list)
    panes[.rollout] = Rect(x: left, y: body.y, width: size.width - left, height: body.height)
    findingLines = state.findingLines(width: left)
    let rest = body.height - list
    // With head and frame: the groups, the total and the findings, and with room all activities too.
    let brief = FundGroup.allCases.count + 1 + findingLines.count + 3
    let whole = brief + state.programme.activities.count
    let provinces = state.lag.provinces.count + 3
    let showsWhole = state.pane == .fund || rest >= whole + Legend.height + provinces
    let fund = min(rest, showsWhole ? whole : brief)
    var spare = rest - fund
    if spare >= Legend.height {
      legend = Rect(x: 0, y: body.y + body.height - Legend.height, width: left, height: Legend.height)
      spare -= Legend.height
    }
    if spare >= Layout.lagLeast {
      // Without room for a heading and some size classes, the provinces alone.
      let height = spare < provinces + 3 ? min(spare, provinces) : min(spare, state.lag.rowCount + 3)
      lag = Rect(x: 0, y: body.y + list + fund, width: left, height: height)
      spare -= height
    }
    panes[.fund] = Rect(x: 0, y: body.y + list, width: left, height: lag == nil ? min(whole, fund + spare) : fund)
  }

  /// With fewer rows than this the lagging provinces are left out.
  static let lagLeast = 5

  /// Narrow: one above the other; the pane in the focus gets the room, the fund a strip while it is not.
  private mutating func stack(_ state: State) {
    findingLines = state.findingLines(width: size.width)
    let focus = state.pane
    let frame: (Scope) -> Int = { $0 == focus ? 2 : 1 }
    let wholeList = state.programme.initiatives.count + 1 + frame(.initiatives)
    let wholeFund = FundGroup.allCases.count + 2 + findingLines.count + frame(.fund)
    let isLow = body.height < 12
    let fund = focus == .fund ? min(wholeFund, max(3, body.height / 3)) : isLow ? 1 : 2
    let least = focus == .rollout ? 4 : 3
    let list = max(
      isLow ? 2 : 3, min(wholeList, body.height - fund - least - (focus == .rollout ? body.height / 5 : 0)))
    let heights: [(Scope, Int)] = [
      (.initiatives, list), (.rollout, max(0, body.height - list - fund)), (.fund, fund),
    ]
    var y = body.y
    for (scope, height) in heights {
      panes[scope] = Rect(x: 0, y: y, width: size.width, height: height)
      if scope != focus { open.insert(scope) }
      y += height
    }
  }

  /// A municipality's card: its statuses above; beneath them history, neighbours and years, side by side or in turn.
  private mutating func splitCard(_ state: State) {
    cardFacts = state.cardFacts(width: size.width - 4).count
    let table = min(body.height, state.programme.initiatives.count + 3 + cardFacts)
    panes[.municipality] = Rect(x: 0, y: body.y, width: size.width, height: table)
    let (y, rest) = (body.y + table, body.height - table)
    guard rest >= 3 else { return }
    guard size.width >= Layout.cardWidth else {
      let shown: Scope = state.cardPane == .municipality ? .history : state.cardPane
      panes[shown] = Rect(x: 0, y: y, width: size.width, height: rest)
      return
    }
    let left = max(64, size.width * 11 / 20)
    let years = min(state.yearLineCount(width: size.width - left - 4) + 2, rest * 3 / 5)
    panes[.history] = Rect(x: 0, y: y, width: left, height: rest)
    panes[.neighbours] = Rect(x: left, y: y, width: size.width - left, height: rest - years)
    panes[.years] = Rect(x: left, y: y + rest - years, width: size.width - left, height: years)
  }

  /// Lines at the foot of the municipalities' table; a low screen keeps them for rows.
  package var tableFoot: Int { body.height >= 12 ? 2 : 0 }
  /// The inside of a pane's frame; empty where the pane does not show.
  package func inside(_ scope: Scope) -> Rect {
    guard let pane = panes[scope] else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    var inner = pane.inset(by: 1)
    if open.contains(scope) { inner.height = max(0, pane.height - 1) }
    return inner
  }

  /// The lines in which the journal shows the record at the cursor in full, beneath its list; 0 without room.
  var journalDetail: Int { body.height < 12 ? 0 : size.width < 110 ? 3 : 2 }

  /// Rows of the list that fit, its frame and head left out.
  package func listHeight(of scope: Scope) -> Int {
    switch scope {
    case .initiatives, .rollout, .history: max(1, inside(scope).height - 1)
    case .neighbours: max(1, inside(scope).height - 2)
    case .fund, .years: max(1, inside(scope).height)
    case .fundPage, .contributions: fundPageHeight
    case .findings: max(1, FindingsLayout(body).list.height - 2)
    case .bookings: max(1, body.height - BookingsPart.headHeight - 3)
    case .municipalities: max(1, body.height - 3 - tableFoot)
    case .journal: max(1, body.height - 3 - (journalDetail > 0 ? journalDetail + 1 : 0))
    case .municipality: max(1, inside(scope).height - cardFacts - 1)
    case .initiative: max(1, body.height - 2)
    case .global: 1
    }
  }
}
