import Model
import Screen

extension RoomID {
  package static let municipality = RoomID("municipality")
}

extension Place {
  /// The card of the municipality with a code.
  package static func municipality(_ code: String) -> Place { Place(.municipality, of: code) }
}

extension Room {
  /// The card of a municipality: its statuses above; beneath them history, neighbours and years.
  static let municipality = Room(
    .municipality, Phrase("Gemeente", "Municipality"),
    title: { state, place in
      let code = place.subject ?? ""
      return Phrase(same: state.programme.row(of: code).map { state.programme.municipalities[$0].name } ?? code)
    },
    panes: [
      AnyPane(StatusesPane.self), AnyPane(HistoryPane.self), AnyPane(NeighboursPane.self), AnyPane(YearsPane.self),
    ],
    needs: { state in
      guard let code = state.place.subject else { return [] }
      let isRead = state.answers.history.isOf(code, state.programme) && state.answers.dossier?.code == code
      return isRead ? [] : [.loadHistory(municipality: code, withYears: true)]
    },
    exists: { state, place in place.subject.flatMap { state.programme.row(of: $0) } != nil },
    arrange: { state, body in
      let facts = state.cardFacts(width: body.width - 4).count
      let table = min(body.height, state.programme.initiatives.count + 2 + facts)
      let statuses = Part.pane(StatusesPane.id, Rect(x: 0, y: body.y, width: body.width, height: table))
      let (y, rest) = (body.y + table, body.height - table)
      guard rest >= 3 else { return [state.focus == StatusesPane.id ? statuses : .pane(state.focus, body)] }
      guard body.width >= CardPart.sideBySide else {
        let shown: PaneID = state.focus == StatusesPane.id ? HistoryPane.id : state.focus
        return [statuses, .pane(shown, Rect(x: 0, y: y, width: body.width, height: rest))]
      }
      let left = max(60, body.width * 11 / 20)
      let years = min(state.yearLines(width: body.width - left - 4).count + 1, rest * 3 / 5)
      return [
        statuses, .pane(HistoryPane.id, Rect(x: 0, y: y, width: left, height: rest)),
        .pane(NeighboursPane.id, Rect(x: left, y: y, width: body.width - left, height: rest - years)),
        .pane(YearsPane.id, Rect(x: left, y: y + rest - years, width: body.width - left, height: years)),
      ]
    })
}

/// What the panes of a municipality's card have in common.
enum CardPart {
  /// From this width the lower panes stand side by side.
  static let sideBySide = 110

  /// The panes that share the lower half.
  static let lower: [PaneID] = [HistoryPane.id, NeighboursPane.id, YearsPane.id]
}

/// Opens the municipality's card, with the cursor on the column that one came from.
func openMunicipality(_ code: String, _ state: inout State) -> [Effect] {
  let effects = open(.municipality(code), &state)
  state.look.put(Position(cursor: state.column), in: StatusesPane.id)
  return effects
}

extension State {
  /// The municipality whose card is open.
  var openMunicipality: Municipality? { openRow.map { programme.municipalities[$0] } }

  /// The same as a row of the programme.
  var openRow: Int? {
    guard place.room == .municipality, let code = place.subject else { return nil }
    return programme.row(of: code)
  }

  /// The cell that commands work on, whichever pane of the card has the focus.
  var cardSubject: Subject? {
    guard let row = openRow else { return nil }
    return seen(StatusesPane.self).current.map { .cell(row: row, column: $0) } ?? .municipality(row: row)
  }
}

extension Painter {
  /// A lower pane's title; where only one is seen at a time it names the others that Tab goes to.
  func cardPaneTitle(_ id: PaneID) -> String {
    guard size.width < CardPart.sideBySide, size.width >= 60 else { return id.title[language] }
    let others = CardPart.lower.filter { $0 != id }.map { $0.title[language] }
    return id.title[language] + " (Tab: " + others.joined(separator: ", ") + ")"
  }
}
