import Model

extension RoomID {
  package static let journal = RoomID("journal")
}

extension Room {
  /// Page 9: every change, newest first.
  static let journal = Room(
    .journal, Phrase("Journaal", "Journal"), key: "9", panes: [AnyPane(JournalPane.self)],
    needs: { _ in [.loadJournal] }, short: [Phrase("Jrnl", "Jrnl")])
}
