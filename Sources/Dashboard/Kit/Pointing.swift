import Model
import Screen

/// The row on which the button went down.
struct Hand: Sendable, Hashable {
  /// Whose row it is.
  var pane: PaneID
  /// By its place in the list.
  var row: Int
  /// Whether the cursor was on it already: letting go there opens it.
  var wasChosen: Bool
  /// It was dragged from there, and marks what it passes.
  var isMarking = false
}

/// How many lines a notch of the wheel goes on.
private let notchLines = 3

/// What the mouse does: what keys do too, at the place where it is.
func point(_ mouse: Mouse, _ state: inout State) -> [Effect] {
  switch mouse.deed {
  case .wheel(let notch): return turn(notch, at: mouse, &state)
  case .press:
    letGo(&state)
    return click(mouse, &state)
  case .drag: return drag(mouse, &state)
  case .release: return release(mouse, &state)
  }
}

private func click(_ mouse: Mouse, _ state: inout State) -> [Effect] {
  guard let deed = state.deed(at: mouse.x, mouse.y) else { return [] }
  switch deed {
  case .nothing: return []
  case .keys(let keys): return keys.flatMap { type($0, &state) }
  case .command(let id, let arguments): return run(id, arguments, &state)
  case .pane(let pane): focus(pane, &state)
  case .row(let pane, let row, let column):
    let standing = Room.pane(pane).standing(state)
    let isHere = column == nil || Room.pane(pane).column(state) == column
    let wasChosen = state.focus == pane && standing.cursor == row && isHere
    focus(pane, &state)
    state.moveCursor(to: row)
    if let column { Room.pane(pane).goToColumn(&state, column) }
    state.settleStrip()
    state.look.hand = Hand(pane: pane, row: row, wasChosen: wasChosen)
  case .head(let pane, let column):
    focus(pane, &state)
    Room.pane(pane).goToColumn(&state, column)
    return run("sort", state.sorting(by: column), &state)
  }
  return []
}

private func focus(_ pane: PaneID, _ state: inout State) {
  state.quieten()
  state.look.focus(on: pane, in: state.place.room)
  state.settleStrip()
}

/// Runs a command as its key would.
private func run(_ id: String, _ arguments: [String] = [], _ state: inout State) -> [Effect] {
  guard let command = Command.named(id) else { return [] }
  state.quieten()
  state.stand()
  return carryOut(command, arguments, &state)
}

/// The first row further on begins a range of marks, as the key for it does; the cursor takes its end along.
private func drag(_ mouse: Mouse, _ state: inout State) -> [Effect] {
  guard let hand = state.look.hand, state.overlays.isEmpty, state.focus == hand.pane,
    Command.named("mark-range")?.scopes.contains(hand.pane) == true,
    let row = state.row(at: mouse.y, of: hand.pane), row != state.cursor || hand.isMarking
  else { return [] }
  if !hand.isMarking {
    guard state.cursor == hand.row else { return [] }
    state.arrange { $0.anchor = nil }
    _ = run("mark-range", [], &state)
    // A range cannot begin everywhere.
    guard state.table.anchor != nil else { return [] }
    state.look.hand?.isMarking = true
  }
  state.quieten()
  state.moveCursor(to: row)
  return []
}

private func release(_ mouse: Mouse, _ state: inout State) -> [Effect] {
  guard let hand = state.look.hand else { return [] }
  state.look.hand = nil
  guard state.overlays.isEmpty, state.focus == hand.pane else { return [] }
  if hand.isMarking { return state.table.anchor == nil ? [] : run("mark-range", [], &state) }
  guard hand.wasChosen, state.cursor == hand.row,
    case .row(hand.pane, hand.row, _) = state.deed(at: mouse.x, mouse.y)
  else { return [] }
  return run("open", [], &state)
}

/// The button went down anew, and nobody saw it come up.
private func letGo(_ state: inout State) {
  if state.look.hand?.isMarking == true { state.arrange { $0.anchor = nil } }
  state.look.hand = nil
}

/// The wheel scrolls what lies under it, and leaves the focus where it is.
private func turn(_ notch: Int, at mouse: Mouse, _ state: inout State) -> [Effect] {
  if let overlay = state.overlay {
    let key = notch > 0 ? Key.down : .up
    return (0..<overlay.wheelSteps).flatMap { _ in type(key, &state) }
  }
  for case .pane(let id, let rect) in state.arrangement where rect.contains(mouse.x, mouse.y) {
    Room.pane(id).scroll(&state, notch * notchLines)
  }
  return []
}

extension State {
  /// The row of a pane that is dragged to: that of the line where the pointer is, wherever beside it; above and below the
  /// list one that is out of sight, as far off as the pointer is.
  fileprivate func row(at y: Int, of pane: PaneID) -> Int? {
    let lines = clickable.compactMap { mark -> (y: Int, row: Int)? in
      if case .row(pane, let row, nil) = mark.deed { (mark.rect.y, row) } else { nil }
    }
    guard let first = lines.min(by: { $0.y < $1.y }), let last = lines.max(by: { $0.y < $1.y }) else { return nil }
    if y < first.y { return first.row - (first.y - y) }
    if y > last.y { return last.row + (y - last.y) }
    return lines.first { $0.y == y }?.row
  }

  /// What `sort` gets for the head of a column: nothing where the cursor is on that column; of one that it cannot be on
  /// the name, and which way round.
  package func sorting(by column: String) -> [String] {
    if pane.isAsked { return [column] }
    guard pane.column(self) != column, let named = TableColumn(named: column, in: programme) else { return [] }
    let known = table.sort.first { $0.column == named }
    return [column, known.map { !$0.isDescending } ?? named.beginsDescending ? "desc" : "asc"]
  }
}
