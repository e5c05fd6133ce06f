import Screen

/// Where everything stands on a screen of one size; commands that scroll and `view` ask the same.
package struct Layout: Sendable {
  package var size: Size
  package var header: Rect
  package var tabs: Rect
  package var body: Rect
  package var hints: Rect
  /// The panes of the overview, without those that do not show.
  package var panes: [Scope: Rect] = [:]

  /// Smaller than this there is only a line that says so.
  package static let least = Size(width: 40, height: 10)

  /// Too low for three panes: the one in the focus has the room, and the others are a Tab away.
  package var showsOnePane: Bool { size.height < 15 }

  package init(_ state: State) {
    size = state.size
    header = Rect(x: 0, y: 0, width: size.width, height: 1)
    tabs = Rect(x: 0, y: 1, width: size.width, height: 1)
    body = Rect(x: 0, y: 2, width: size.width, height: max(0, size.height - 3))
    hints = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
    guard state.place == .page(.overview) else { return }
    if state.isZoomed || showsOnePane {
      panes[state.pane] = body
    } else {
      split(initiatives: state.programme.initiatives.count)
    }
  }

  private mutating func split(initiatives: Int) {
    let listHeight = min(initiatives + 3, max(4, body.height * 2 / 3))
    if size.width >= 100 {
      let left = size.width >= 150 ? size.width * 11 / 20 : size.width / 2 + 2
      panes[.initiatives] = Rect(x: 0, y: body.y, width: left, height: listHeight)
      panes[.fund] = Rect(x: 0, y: body.y + listHeight, width: left, height: body.height - listHeight)
      panes[.rollout] = Rect(x: left, y: body.y, width: size.width - left, height: body.height)
      return
    }
    // Narrow: initiatives above, then rollout, the fund as a strip at the foot; a low screen shares what there is.
    let fundHeight = body.height >= 18 ? 5 : body.height >= 14 ? 4 : 3
    let topHeight = min(listHeight, max(3, (body.height - fundHeight) * 9 / 16))
    panes[.initiatives] = Rect(x: 0, y: body.y, width: size.width, height: topHeight)
    panes[.rollout] = Rect(
      x: 0, y: body.y + topHeight, width: size.width, height: body.height - topHeight - fundHeight)
    panes[.fund] = Rect(x: 0, y: body.y + body.height - fundHeight, width: size.width, height: fundHeight)
  }

  /// Rows of the list that fit, its frame and head left out.
  package func listHeight(of scope: Scope) -> Int {
    switch scope {
    case .initiatives, .rollout: max(1, (panes[scope]?.height ?? body.height) - 3)
    case .fund: max(1, (panes[.fund]?.height ?? body.height) - 2)
    case .journal: max(1, body.height - 3)
    case .municipality: 6
    case .initiative: max(1, body.height - 2)
    case .global: 1
    }
  }
}
