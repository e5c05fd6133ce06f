/// What the left button or the wheel of a mouse did, and over which cell.
package struct Mouse: Sendable, Hashable {
  /// What was done.
  package enum Deed: Sendable, Hashable {
    case press, release
    /// It moved to another cell with the button down.
    case drag
    /// The wheel turned a notch: 1 goes down, -1 up.
    case wheel(Int)
  }

  /// What it did.
  package var deed: Deed
  /// The column from 0; it may lie beyond the screen.
  package var x: Int
  /// The row from 0; likewise.
  package var y: Int

  package init(_ deed: Deed, x: Int, y: Int) { (self.deed, self.x, self.y) = (deed, x, y) }
}
