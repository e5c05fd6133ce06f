/// What a row is known by: a cursor follows it when rows come, go or move.
package typealias RowName = String

/// Where the cursor of a list was put last. It is only a wish: what it comes to among the rows that there are now is
/// asked of `Seen`.
package struct Position: Sendable, Hashable {
  /// The row under the cursor, from 0.
  package var cursor = 0
  /// The first row that is drawn.
  package var top = 0
  package var name: RowName?

  package init(cursor: Int = 0) { self.cursor = cursor }

  /// Puts the cursor on `row` of `count` and scrolls just enough to show it among `height` rows.
  package mutating func move(to row: Int, count: Int, height: Int) {
    cursor = max(0, min(row, count - 1))
    let height = max(1, height)
    if cursor < top { top = cursor }
    if cursor >= top + height { top = cursor - height + 1 }
    top = max(0, min(top, count - height))
  }
}
