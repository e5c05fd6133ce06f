/// Where municipalities lie, as far as that is known: the grid of one year, and how later ones came of those.
package struct Country: Sendable, Equatable {
  /// The squares of the municipalities of 2016.
  package let grid: Grid
  /// Every reorganisation that is known, in any order.
  package let facts: [Reorganisation]
  /// Up to when what was recorded was taken for known.
  package let knownAt: KnownMoment
  /// The last journal record that it knows.
  package let seq: Int

  package init(grid: Grid, facts: [Reorganisation], knownAt: KnownMoment, seq: Int) {
    (self.grid, self.facts, self.knownAt, self.seq) = (grid, facts, knownAt, seq)
  }

  /// Whether it was read for what `programme` shows.
  package func isOf(_ programme: Programme) -> Bool { seq >= programme.seq && knownAt == programme.knownAt }

  /// The land as it is divided among the municipalities of a day.
  package func atlas(of codes: [String]) -> Atlas { Atlas(grid.divided(among: Set(codes), by: facts)) }
}
