/// Where the municipalities of a day lie: their squares, their middles, and who is whose neighbour.
package final class Atlas: Sendable, Equatable {
  /// A way to go on a map.
  package enum Way: Sendable, CaseIterable {
    case left, right, up, down

    /// The way back.
    package var opposite: Way {
      switch self {
      case .left: .right
      case .right: .left
      case .up: .down
      case .down: .up
      }
    }
  }

  /// The squares, each of a municipality of the day.
  package let grid: Grid
  /// How many squares each has, by its place among the grid's codes: square kilometres.
  package let areas: [Int]
  /// The mean of the middles of its squares, in squares from the north-west corner.
  package let middles: [(x: Double, y: Double)]
  private let places: [String: Int]

  /// Counts the squares of each, and finds their middles.
  package init(_ grid: Grid) {
    self.grid = grid
    var areas = Array(repeating: 0, count: grid.codes.count)
    var (east, south) = (areas, areas)
    var place = 0
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        let own = grid.squares[place]
        place += 1
        guard own != Grid.nobody else { continue }
        areas[Int(own)] += 1
        east[Int(own)] += column
        south[Int(own)] += row
      }
    }
    self.areas = areas
    middles = areas.indices.map { one in
      (x: Double(east[one]) / Double(areas[one]) + 0.5, y: Double(south[one]) / Double(areas[one]) + 0.5)
    }
    places = Dictionary(uniqueKeysWithValues: grid.codes.enumerated().map { ($1, $0) })
  }

  package static func == (one: Atlas, other: Atlas) -> Bool { one === other }

  /// The place of a municipality among the grid's codes; nil where it has no square.
  package func place(of code: String) -> Int? { places[code] }

  /// Whom one comes to from a municipality: among those whose middles lie strictly that way the one with the smallest
  /// √(along² + (2 · across)²), ties by code. So whoever is across counts double: of factors from 1 to 3 only those around
  /// 2 let one come from everybody to everybody (reckoned for the municipalities of six years).
  /// - Parameter isWanted: whether one may come to a place.
  package func neighbour(of place: Int, _ way: Way, where isWanted: (Int) -> Bool = { _ in true }) -> Int? {
    let here = middles[place]
    var best: (distance: Double, place: Int)?
    for (other, there) in middles.enumerated() where other != place {
      let (east, south) = (there.x - here.x, there.y - here.y)
      let (along, across) =
        switch way {
        case .left: (-east, south)
        case .right: (east, south)
        case .up: (-south, east)
        case .down: (south, east)
        }
      guard along > 0 else { continue }
      let distance = along * along + 4 * across * across
      if best.map({ distance < $0.distance }) ?? true, isWanted(other) { best = (distance, other) }
    }
    return best?.place
  }
}
