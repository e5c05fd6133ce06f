/// A size in columns and rows.
package struct Size: Sendable, Hashable {
  /// In cells.
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A rectangle of cells.
package struct Rect: Sendable, Hashable {
  /// The column of the left edge, from 0.
  package var x: Int
  /// The row of the upper edge, from 0.
  package var y: Int
  /// In cells.
  package var width: Int
  package var height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The rectangle without `margin` cells on every side, never smaller than nothing.
  package func inset(by margin: Int) -> Rect {
    Rect(x: x + margin, y: y + margin, width: max(0, width - 2 * margin), height: max(0, height - 2 * margin))
  }
}
