/// A property of a municipality with an initiative, as filters and the columns of work lists have it.
package enum CellAspect: String, Sendable, CaseIterable {
  case status, flag, note, planned, changed, since, heard

  /// What it may be called: in English, in Dutch.
  package var names: [String] {
    switch self {
    case .status: ["status"]
    case .flag: ["flag", "vlag"]
    case .note: ["note", "notitie"]
    case .planned: ["planned", "gepland"]
    case .changed: ["changed", "gewijzigd"]
    case .since: ["since", "sinds"]
    case .heard: ["heard", "gehoord"]
    }
  }

  /// The one that may be called `name`, folded; nil where there is none.
  package init?(named name: String) {
    guard let aspect = CellAspect.allCases.first(where: { $0.names.contains(name) }) else { return nil }
    self = aspect
  }

  /// As the head of a column has it.
  package var title: Phrase { Phrase(names[names.count - 1], names[0]) }

  /// The day of it in a cell; nil where there is none, and for what is no day.
  package func day(of cell: RolloutCell) -> Day? {
    switch self {
    case .planned: cell.planned
    case .changed: cell.changed
    case .since: cell.since
    case .heard: cell.heard
    case .status, .flag, .note: nil
    }
  }
}
