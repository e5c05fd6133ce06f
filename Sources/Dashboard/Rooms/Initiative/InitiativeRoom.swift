import Model

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
    }, panes: [AnyPane(InitiativePane.self)],
    exists: { state, place in place.subject.flatMap { state.programme.column(of: $0) } != nil })
}

/// Opens an initiative's card at its beginning.
func openInitiative(_ id: String, _ state: inout State) -> [Effect] { open(.initiative(id), &state) }
