import Model
import Screen

/// What is said in full of the row under the cursor of a list: a pane beside it, whose rows are the lines of that. It
/// opens, explains and says what that row does.
package protocol DetailPane: Pane {
  /// The pane whose row it tells of.
  associatedtype List: Pane
}

extension DetailPane {
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
