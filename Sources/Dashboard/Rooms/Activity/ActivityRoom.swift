import Model

extension RoomID {
  package static let activity = RoomID("activity")
}

extension Place {
  /// The bookings of the activity with an id.
  package static func activity(_ id: String) -> Place { Place(.activity, of: id) }
}

extension Room {
  /// The card of an activity: its bookings.
  static let activity = Room(
    .activity, Phrase("Activiteit", "Activity"),
    title: { state, place in
      let id = place.subject ?? ""
      return state.programme.activity(id).map { state.programme.activities[$0].name } ?? Phrase(same: id)
    }, panes: [AnyPane(BookingsPane.self)], commands: Command.bookingCommands,
    exists: { state, place in place.subject.flatMap { state.programme.activity($0) } != nil })
}

extension State {
  /// The activity whose bookings fill the screen, in the programme.
  var openActivity: Int? { place.room == .activity ? place.subject.flatMap { programme.activity($0) } : nil }
}

/// Opens an activity's bookings.
func openActivity(_ id: String, _ state: inout State) -> [Effect] {
  state.programme.activity(id) == nil ? [] : open(.activity(id), &state)
}
