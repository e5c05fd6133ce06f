import Model
import Sample

extension RoomID {
  package static let attention = RoomID("attention")
}

extension Room {
  /// Page a: what asks for somebody's attention.
  static let attention = Room(
    .attention, Phrase("Aandacht", "Attention"), key: "a",
    panes: [AnyPane(AttentionPane.self), CardPane.shared, AnyPane(AttentionAnswerPane.self)],
    tour: { CardPane.tour(AttentionPane.id, $0) + ($0.attentionLines.isEmpty ? [] : [AttentionAnswerPane.id]) },
    follows: { CardPane.reads($0) }, answers: { _ in 1 },
    arrange: { state, body in
      [.pane(AttentionAnswerPane.id, state.screen.answers)] + CardPane.beside(AttentionPane.id, body)
    })
}

extension Listing {
  /// `samen get attention`.
  package static let attention = Listing(
    "attention",
    columns: [
      ("kind", Phrase("soort", "kind")), ("title", Phrase("wat", "what")),
      ("municipality", Phrase("gemeente", "municipality")), ("initiative", Phrase("initiatief", "initiative")),
      ("since", Phrase("sinds", "since")), ("days", Phrase("dagen", "days")),
    ],
    kinds: [
      "kind": .choices(of: Attention.Kind.self, \.name), "municipality": .municipality, "since": .day, "days": .number,
    ]
  ) { programme in
    programme.attention.map { one in
      [
        .named(one.kind.rawValue, one.kind.name), .named(one.title.dutch, one.title),
        one.municipality.map { .text($0) } ?? .missing, one.initiative.map { .text($0) } ?? .missing,
        one.since.map { .day($0) } ?? .missing, one.days.map { .number($0) } ?? .missing,
      ]
    }
  }
}
