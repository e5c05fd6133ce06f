import Model

extension RoomID {
  package static let journal = RoomID("journal")
}

extension Room {
  /// Page 9: every change, newest first.
  static let journal = Room(
    .journal, Phrase("Journaal", "Journal"), key: "9", panes: [AnyPane(JournalPane.self)],
    needs: { _ in [.loadJournal] }, short: [Phrase("Jrnl", "Jrnl")],
    arrange: { _, body in
      guard body.width >= CardBlock.least else { return [.pane(JournalPane.id, body)] }
      var (list, card) = (body, body)
      list.width -= CardBlock.width
      (card.x, card.width) = (list.width, CardBlock.width)
      return [.pane(JournalPane.id, list), .block(AnyBlock(RecordCard.self), card)]
    })
}
