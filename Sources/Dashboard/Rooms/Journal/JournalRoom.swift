import Model

extension RoomID {
  package static let journal = RoomID("journal")
}

extension Room {
  /// Page 9: every change, newest first.
  static let journal = Room(
    .journal, Phrase("Journaal", "Journal"), key: "9", panes: [AnyPane(JournalPane.self), AnyPane(RecordPane.self)],
    tour: { state in state.size.width >= CardPane.least ? [JournalPane.id, RecordPane.id] : [JournalPane.id] },
    needs: { _ in [.loadJournal] }, short: [Phrase("Jrnl", "Jrnl")],
    arrange: { _, body in CardPane.beside(JournalPane.id, body, RecordPane.id) })
}
