/// The name of a room; of a page also the argument of `page` and `--page`. Each room declares its own.
package struct RoomID: Sendable, Hashable {
  package let name: String

  package init(_ name: String) { self.name = name }
}

/// What fills the screen: a page, or a room that shows one thing that was opened from one.
package struct Place: Sendable, Hashable {
  /// The room that is shown.
  package var room: RoomID
  /// The code or id of what a card shows; nil for a page.
  package var subject: String?

  package init(_ room: RoomID, of subject: String? = nil) {
    self.room = room
    self.subject = subject
  }

  /// A room that is about nothing in particular.
  package static func page(_ room: RoomID) -> Place { Place(room) }

  /// Whether it is a page, and not a card.
  package var isPage: Bool { subject == nil }
}
