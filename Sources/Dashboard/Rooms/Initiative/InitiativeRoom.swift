import Model
import Screen

extension RoomID {
  package static let initiative = RoomID("initiative")
}

extension Place {
  /// The card of the initiative with an id.
  package static func initiative(_ id: String) -> Place { Place(.initiative, of: id) }
}

extension Room {
  /// The card of an initiative.
  static let initiative = Room(
    .initiative, Phrase("Initiatief", "Initiative"),
    title: { state, place in
      let id = place.subject ?? ""
      return state.programme.column(of: id).map { state.programme.initiatives[$0].name } ?? Phrase(same: id)
    }, panes: [AnyPane(InitiativePane.self), AnyPane(FactsheetPane.self)],
    tour: { state in
      InitiativeCard.hasTwoPanes(InitiativeCard(state).width)
        ? [InitiativePane.id, FactsheetPane.id] : [InitiativePane.id]
    },
    exists: { state, place in place.subject.flatMap { state.programme.column(of: $0) } != nil },
    arrange: { state, body in
      guard InitiativeCard.hasTwoPanes(InitiativeCard(state).width) else { return [.pane(InitiativePane.id, body)] }
      let left = body.width / 2
      return [
        .pane(InitiativePane.id, Rect(x: body.x, y: body.y, width: left, height: body.height)),
        .pane(FactsheetPane.id, Rect(x: body.x + left, y: body.y, width: body.width - left, height: body.height)),
      ]
    })
}

/// Opens an initiative's card at its beginning.
func openInitiative(_ id: String, _ state: inout State) -> [Effect] { open(.initiative(id), &state) }
