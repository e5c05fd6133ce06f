/// One cell by the names of its municipality and initiative.
package struct NamedCell: Sendable, Hashable {
  /// The code of the municipality.
  package var municipality: String
  /// The id of the initiative.
  package var initiative: String
  /// The cell as it is kept now.
  package var cell: RolloutCell

  package init(municipality: String, initiative: String, cell: RolloutCell) {
    self.municipality = municipality
    self.initiative = initiative
    self.cell = cell
  }
}

/// What was read anew because something changed.
package enum Reread: Sendable {
  case whole(Programme)
  /// The cells that are different, and how many fewer were in use 30 days before; `rest` is the programme without
  /// municipalities, cells and `adoptedChange`, which are many, and without the lists of reference dates and the
  /// population that are as they were.
  case cells([NamedCell], adopted: [Int], rest: Programme)
}

extension Programme {
  /// How many days `adoptedChange` looks back.
  package static let trendDays = 30

  /// A cell that was taken over in place of another.
  package struct Replaced: Sendable {
    /// Of its municipality.
    package let row: Int
    /// Of its initiative.
    package let column: Int
    /// What stood there.
    package let old: RolloutCell
    /// What stands there now.
    package let new: RolloutCell
  }

  /// Takes over what was read anew; what is of no municipality shown is left out.
  /// - Parameter adopted: what is to be added to `adoptedChange` beside what the cells themselves tell.
  /// - Returns: the cells that are known, each with what it was.
  @discardableResult
  package mutating func take(_ named: [NamedCell], adopted: [Int], rest: Programme) -> [Replaced] {
    var replaced: [Replaced] = []
    var next = rest
    next.keepMunicipalities(of: &self)
    next.referenceLists.merge(referenceLists) { new, _ in new }
    let days = ContributionSettings(next.settings).referenceDays
    next.referenceLists = next.referenceLists.filter { days.contains($0.key) }
    next.population.merge(population) { new, _ in new }
    for one in named {
      guard let row = next.row(of: one.municipality), let column = next.column(of: one.initiative), next.knows(row)
      else { continue }
      let old = next[row, column]
      if next.adoptedChange.indices.contains(column) {
        next.adoptedChange[column] += (one.cell.countsAsAdopted ? 1 : 0) - (old.countsAsAdopted ? 1 : 0)
      }
      next[row, column] = one.cell
      replaced.append(Replaced(row: row, column: column, old: old, new: one.cell))
    }
    for (column, change) in adopted.enumerated() where next.adoptedChange.indices.contains(column) {
      next.adoptedChange[column] += change
    }
    self = next
    return replaced
  }
}
