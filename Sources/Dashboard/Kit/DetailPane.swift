import Model
import Screen

/// What is said in full of the row under the cursor of a list: a pane beside it, whose rows are the lines of that. It
/// opens, explains and says what that row does.
package protocol DetailPane: Pane {
  /// The pane whose row it tells of.
  associatedtype List: Pane
}

/// What is told of a row depends on this, beside the row.
private struct Telling: Equatable {
  var data: State.Data
  var row: RowName?
  var width: Int
  var appearance: Appearance
  var keymap: Edition
  var isAloud: Bool
}

extension DetailPane {
  /// What `tell` has to say of the row under the cursor of the list, of its name and the data alone: kept for whoever
  /// comes back to it.
  static func told<Value: Sendable>(_ state: State, width: Int, _ tell: (List.Row, Painter) -> Value) -> Value? {
    let seen = state.seen(List.self)
    guard let row = seen.current, let cursor = seen.cursor else { return nil }
    let key = Telling(
      data: state.data, row: List.name(of: row, seen.input), width: width, appearance: Appearance(state),
      keymap: state.keymap.edition, isAloud: state.keymap.isAloud)
    // As many as there may be on a screen.
    return state.kept.value(Kept.Name(Self.self, .told, number: cursor % 64), key) { tell(row, Painter(state).pen) }
  }

  /// Beneath a rule, without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func subject(of row: Row?, _ state: State) -> Subject? {
    List.subject(of: state.seen(List.self).current, state)
  }

  package static func open(_ row: Row, _ state: inout State) -> Opening {
    guard let current = state.seen(List.self).current else { return .goes([]) }
    return List.open(current, &state)
  }

  package static func figures(of row: Row?, _ state: State) -> [Figure] {
    List.figures(of: state.seen(List.self).current, state)
  }

  package static func saying(of row: Row?, _ state: State) -> [Said] {
    List.saying(of: state.seen(List.self).current, state)
  }
}
