import Model
import Screen

extension RoomID {
  package static let overview = RoomID("overview")
}

extension Room {
  /// Page 1: the initiatives, who is how far, and the fund.
  static let overview = Room(
    .overview, Phrase("Overzicht", "Overview"), key: "1",
    panes: [AnyPane(InitiativesPane.self), AnyPane(RolloutPane.self), AnyPane(FundPane.self)], first: RolloutPane.id,
    back: { state in state.unmark() }, preface: [InitiativesPane.id],
    arrange: { state, body in
      // Too low for three panes: the one in the focus has the room, and the others are a Tab away.
      if state.size.height < 15 { return [.pane(state.focus, body)] }
      return state.size.width >= 100 ? wide(state, body) : stacked(state, body)
    })
}

extension State {
  /// Whether the overview says what the signs of the matrix mean.
  var hasLegend: Bool {
    arrangement.contains {
      if case .block(let block, _) = $0 { block.id == ObjectIdentifier(Legend.self) } else { false }
    }
  }
}

/// With fewer rows than this the lagging provinces are left out.
private let lagLeast = 5

/// Wide: initiatives, fund and what else fits at the left, the matrix at the right.
private func wide(_ state: State, _ body: Rect) -> [Part] {
  let left = body.width >= 150 ? body.width * 11 / 20 : body.width / 2 + 2
  let list = min(state.programme.initiatives.count + 3, max(4, body.height * 2 / 3))
  var parts: [Part] = [
    .pane(InitiativesPane.id, Rect(x: 0, y: body.y, width: left, height: list)),
    .pane(RolloutPane.id, Rect(x: left, y: body.y, width: body.width - left, height: body.height)),
  ]
  let rest = body.height - list
  // With head and frame: the groups, the total and the findings, and with room all activities too.
  let brief = FundGroup.allCases.count + 1 + state.findingLines(width: left).count + 3
  let whole = brief + state.programme.activities.count
  let provinces = state.data.lag.provinces.count + 3
  let showsWhole = state.focus == FundPane.id || rest >= whole + Legend.height + provinces
  let fund = min(rest, showsWhole ? whole : brief)
  var spare = rest - fund
  if spare >= Legend.height {
    let rect = Rect(x: 0, y: body.y + body.height - Legend.height, width: left, height: Legend.height)
    parts.append(.block(AnyBlock(Legend.self), rect))
    spare -= Legend.height
  }
  var hasLag = false
  if spare >= lagLeast {
    hasLag = true
    // Without room for a heading and some size classes, the provinces alone.
    let height = spare < provinces + 3 ? min(spare, provinces) : min(spare, state.data.lag.rowCount + 3)
    parts.append(
      .block(AnyBlock(LagBlock.self), Rect(x: 0, y: body.y + list + fund, width: left, height: height)))
    spare -= height
  }
  parts.append(
    .pane(FundPane.id, Rect(x: 0, y: body.y + list, width: left, height: hasLag ? fund : min(whole, fund + spare))))
  return parts
}

/// Narrow: one above the other; the pane in the focus gets the room, the fund a strip while it is not.
private func stacked(_ state: State, _ body: Rect) -> [Part] {
  let focus = state.focus
  let frame: (PaneID) -> Int = { $0 == focus ? 2 : 1 }
  let wholeList = state.programme.initiatives.count + 1 + frame(InitiativesPane.id)
  let wholeFund = FundGroup.allCases.count + 2 + state.findingLines(width: body.width).count + frame(FundPane.id)
  let isLow = body.height < 12
  let fund = focus == FundPane.id ? min(wholeFund, max(3, body.height / 3)) : isLow ? 1 : 2
  let least = focus == RolloutPane.id ? 4 : 3
  let list = max(
    isLow ? 2 : 3, min(wholeList, body.height - fund - least - (focus == RolloutPane.id ? body.height / 5 : 0)))
  var y = body.y
  return [
    (InitiativesPane.id, list), (RolloutPane.id, max(0, body.height - list - fund)), (FundPane.id, fund),
  ].map { id, height in
    defer { y += height }
    return .pane(id, Rect(x: 0, y: y, width: body.width, height: height), isOpen: id != focus)
  }
}
