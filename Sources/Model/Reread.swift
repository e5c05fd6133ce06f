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
  /// The cells that changed; `rest` is the programme without municipalities, cells and `adoptedChange`, which are many,
  /// and without the lists of reference dates that are as they were.
  case cells([NamedCell], rest: Programme)
}

extension Programme {
  /// How many days `adoptedChange` looks back.
  package static let trendDays = 30

  /// Takes over what was read after `records` were written; what is of no municipality shown is left out.
  package mutating func take(_ named: [NamedCell], rest: Programme, records: [JournalRecord]) {
    var next = rest
    next.keepMunicipalities(of: &self)
    next.referenceLists.merge(referenceLists) { new, _ in new }
    for one in named {
      guard let row = next.row(of: one.municipality), let column = next.column(of: one.initiative), next.knows(row)
      else { continue }
      next[row, column] = one.cell
    }
    for record in records where record.field == .status && record.effective <= next.asOf {
      guard next.row(of: record.municipality) != nil, let column = next.column(of: record.initiative),
        next.adoptedChange.indices.contains(column), next.asOf - record.effective < Programme.trendDays
      else { continue }
      next.adoptedChange[column] += Programme.adopters(record.to) - Programme.adopters(record.from)
    }
    self = next
  }

  private static func adopters(_ status: String) -> Int { RolloutStatus(rawValue: status)?.isAdopted == true ? 1 : 0 }
}
