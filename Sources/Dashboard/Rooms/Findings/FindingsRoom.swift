import Model
import Screen

extension RoomID {
  package static let findings = RoomID("findings")
}

extension Room {
  /// Page 0: what in the document does not add up.
  static let findings = Room(
    .findings, Phrase("Bevindingen", "Findings"), key: "0",
    panes: [AnyPane(FindingsPane.self), AnyPane(FindingDetailPane.self)],
    commands: Command.findingCommands, badge: { $0.openFindings }, short: [Phrase("Bev", "Find")],
    arrange: { _, body in
      guard body.width < 110 else {
        // As wide as its longest line, where no card is due.
        let left = body.width >= CardPane.least ? body.width - CardPane.width : body.width * 13 / 20
        return [
          .pane(FindingsPane.id, Rect(x: body.x, y: body.y, width: left, height: body.height)),
          .pane(
            FindingDetailPane.id, Rect(x: body.x + left, y: body.y, width: body.width - left, height: body.height)),
        ]
      }
      let top = max(3, body.height * 9 / 20)
      return [
        .pane(FindingsPane.id, Rect(x: body.x, y: body.y, width: body.width, height: top)),
        .pane(
          FindingDetailPane.id,
          Rect(x: body.x, y: body.y + top, width: body.width, height: body.height - top)),
      ]
    })
}

/// Shows a finding on its page.
func showFinding(_ id: String, _ state: inout State) -> [Effect] {
  let effects = go(to: .page(.findings), &state)
  Room.pane(FindingsPane.id).follow(&state, id)
  return effects
}
