import Model
import Screen

/// A pane without its types, for the lists of a room.
package final class AnyPane: Sendable {
  package let id: PaneID
  package let isFiltered: Bool
  let isFlat: Bool
  /// What the four arrows go to; nil in a list.
  let compass: Phrase?
  /// Goes to the row that lies that way; false in a list.
  let step: @Sendable (inout State, Atlas.Way) -> Bool
  let editing: Phrase
  /// What it is called.
  let title: Phrase
  /// The keys of its columns that are worth sorting by.
  let cycle: [String]
  fileprivate let isOnlySorted: Bool
  /// Whether filters may ask for the municipalities of its rows.
  let takesMunicipal: Bool
  let columns: @Sendable (State) -> [ListColumn]
  /// Rows that are kept, and all that there are.
  let tally: @Sendable (State) -> (shown: Int, all: Int)
  /// The places in the list of the rows that are what was sought.
  let matches: @Sendable (State, Sought) -> [Int]
  let questions: @Sendable (State) -> [Effect]
  /// Rows, where the cursor is among them, and how many show.
  package let standing: @Sendable (State) -> (count: Int, cursor: Int?, height: Int)
  /// Moves the cursor from the row where it is seen to another, which it follows from now on.
  let move: @Sendable (inout State, (Int) -> Int) -> Void
  /// Scrolls by so many lines, without the focus.
  let scroll: @Sendable (inout State, Int) -> Void
  /// The name of the column under the cursor; nil in a list of rows alone.
  let column: @Sendable (State) -> String?
  /// Goes to the column of a name, once it has the focus.
  let goToColumn: @Sendable (inout State, String) -> Void
  /// Moves the cursor to the row of a name, where there is one.
  let follow: @Sendable (inout State, RowName) -> Void
  let open: @Sendable (inout State) -> Opening
  let subject: @Sendable (State) -> Subject?
  let figures: @Sendable (State) -> [Figure]
  let hints: @Sendable (State) -> [String]
  let saying: @Sendable (State) -> [Said]
  let draw: @Sendable (State, Rect, inout Painter) -> Void
  /// The row under the cursor in words; nil where there are none.
  let read: @Sendable (State) -> Standpoint?
  /// Every row in a sentence.
  let readAll: @Sendable (State) -> [String]
  let remarks: @Sendable (State) -> [Remark]

  /// The pane of a type, with that type forgotten.
  package init<P: Pane>(_ pane: P.Type) {
    id = P.id
    isFiltered = P.isFiltered
    isFlat = P.isFlat
    compass = P.compass
    step = { state, way in P.step(way, &state) }
    editing = P.editing
    title = P.id.title
    cycle = P.cycle
    isOnlySorted = P.isOnlySorted
    takesMunicipal = P.takesMunicipal
    columns = { state in P.columns(state) }
    tally = { state in
      let seen = state.seen(P.self)
      return (P.kept(seen.rows, seen.input), P.count(seen.input))
    }
    matches = { state, sought in
      let seen = state.seen(P.self)
      return seen.rows.indices.filter { P.meets(seen.rows[$0], sought, seen.input) }
    }
    questions = { state in P.questions(state) }
    standing = { state in
      let seen = state.seen(P.self)
      return (seen.rows.count, seen.cursor, seen.height)
    }
    move = { state, step in state.move(P.self, step) }
    scroll = { state, lines in state.scroll(P.self, by: lines) }
    column = { state in P.column(state) }
    goToColumn = { state, name in P.stand(onColumn: name, &state) }
    follow = { state, name in
      let seen = state.seen(P.self)
      if let row = P.index(of: name, among: seen.rows, seen.input) { state.move(P.self) { _ in row } }
    }
    open = { state in
      guard let row = state.seen(P.self).current else {
        return .refused(Phrase("Er is niets om te openen.", "There is nothing to open."))
      }
      return P.open(row, &state)
    }
    subject = { state in P.subject(of: state.seen(P.self).current, state) }
    figures = { state in P.figures(of: state.seen(P.self).current, state) }
    hints = { state in P.hints(state) }
    saying = { state in P.saying(of: state.seen(P.self).current, state) }
    draw = { state, rect, painter in
      let seen = state.seen(P.self, in: rect)
      painter.draw(P.self, number: P.number(seen.input), seen.looks, in: rect) { P.draw(seen, on: &$0) }
    }
    read = { state in state.standpoint(of: P.self) }
    readAll = { state in state.readings(of: P.self) }
    remarks = { state in P.remarks(state) + (P.cycle.isEmpty ? [] : state.askedRemarks(of: P.self)) }
  }
}

extension AnyPane {
  /// Whether it is asked by columns of its own.
  var isAsked: Bool { !cycle.isEmpty }
  /// Whether filters are about it.
  var takesFilter: Bool { isFiltered || isAsked && !isOnlySorted }
}

/// A block without its types.
package struct AnyBlock: Sendable {
  /// The type of the block.
  let id: ObjectIdentifier
  let draw: @Sendable (State, Rect, inout Painter) -> Void

  /// The block of a type, with that type forgotten.
  package init<B: Block>(_ block: B.Type) {
    id = ObjectIdentifier(B.self)
    draw = { state, rect, painter in
      let input = B.input(state)
      painter.draw(B.self, number: B.number(input), input, in: rect) { B.draw(input, in: rect, on: &$0) }
    }
  }
}
