import Model

extension RoomID {
  package static let municipalities = RoomID("municipalities")
}

extension Room {
  /// Page 2: every municipality with whatever is known of it.
  static let municipalities = Room(
    .municipalities, Phrase("Gemeenten", "Municipalities"), key: "2",
    panes: [AnyPane(MunicipalitiesPane.self), CardPane.shared],
    commands: Command.matching + Command.marking + Command.tabling, tour: { CardPane.tour(MunicipalitiesPane.id, $0) },
    follows: { CardPane.reads($0) }, back: { state in state.unmark() }, short: [Phrase("Gem", "Mun")],
    chips: { state in
      let grouping = state.table.grouping
      return grouping == .none
        ? [] : [Chip(words: grouping.title, command: "group", arguments: [Grouping.none.rawValue])]
    },
    arrange: { _, body in CardPane.beside(MunicipalitiesPane.id, body) })
}
