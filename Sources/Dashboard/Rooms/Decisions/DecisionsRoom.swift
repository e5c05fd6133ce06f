import Model
import Sample
import Screen

extension RoomID {
  package static let decisions = RoomID("decisions")
}

extension Room {
  /// Page 8: what is put forward, expected and taken, the requests to scale up, and the chain by which that goes.
  static let decisions = Room(
    .decisions, Phrase("Besluiten", "Decisions"), key: "8",
    panes: [
      AnyPane(DecisionsPane.self), AnyPane(DecisionDetailPane.self), AnyPane(ChainPane.self), AnyPane(BodyPane.self),
    ],
    commands: Command.decisionCommands + Command.scaleUpCommands, short: [Phrase("Besl", "Dec")],
    arrange: { state, body in
      let isChain = [ChainPane.id, BodyPane.id].contains(state.focus)
      let told = isChain ? BodyPane.id : DecisionDetailPane.id
      guard body.height >= 12 else { return [.pane(state.focus, body)] }
      guard body.width >= DecisionsPane.sideBySide else {
        let top = (body.height + 1) * 11 / 20
        let under = Rect(x: body.x, y: body.y + top, width: body.width, height: body.height - top)
        // The chain stands where the list does, and beneath it who is at its cursor.
        return [
          .pane(
            isChain ? ChainPane.id : DecisionsPane.id, Rect(x: body.x, y: body.y, width: body.width, height: top)),
          .pane(told, under),
        ]
      }
      let side = 46
      guard body.width < CardPane.least else {
        let list = body.width - 2 * side
        return [
          .pane(DecisionsPane.id, Rect(x: body.x, y: body.y, width: list, height: body.height)),
          .pane(told, Rect(x: body.x + list, y: body.y, width: side, height: body.height)),
          .pane(ChainPane.id, Rect(x: body.x + list + side, y: body.y, width: side, height: body.height)),
        ]
      }
      let list = body.width - side
      let top = body.height < 30 ? body.height / 2 : body.height - 20
      return [
        .pane(DecisionsPane.id, Rect(x: body.x, y: body.y, width: list, height: body.height)),
        .pane(told, Rect(x: body.x + list, y: body.y, width: side, height: top)),
        .pane(ChainPane.id, Rect(x: body.x + list, y: body.y + top, width: side, height: body.height - top)),
      ]
    })
}

/// Shows a decision or a request on its page.
func showDecision(_ id: String, _ state: inout State) -> [Effect] {
  let effects = go(to: .page(.decisions), &state)
  state.look.focus(on: DecisionsPane.id, in: .decisions)
  state.ask(of: DecisionsPane.id) { $0.filter = nil }
  Room.pane(DecisionsPane.id).follow(&state, ScaleUpStep.read(id)?.request ?? id)
  return effects
}

/// Shows the first decision that a finding is about; where there is none, the step of the chain.
func showDecisions(about finding: String, _ state: inout State) -> [Effect] {
  if let decision = Proposal.decisions.first(where: { $0.findings.contains(finding) }) {
    return showDecision(decision.id, &state)
  }
  let effects = go(to: .page(.decisions), &state)
  guard let step = Proposal.chain.first(where: { $0.findings.contains(finding) }) else { return effects }
  state.look.focus(on: ChainPane.id, in: .decisions)
  Room.pane(ChainPane.id).follow(&state, "\(step.number)")
  return effects
}

extension Listing {
  /// `samen get decisions`: those of the document, then the requests to scale up.
  package static let decisions = Listing("decisions", DecisionRow.fields) { Proposal.decisionRows($0) }
}
