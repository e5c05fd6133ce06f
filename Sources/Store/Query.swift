import GRDB
import Model

/// The questions that the store asks its database; rows are read by position, for speed.
enum Query {
  /// More records than this are too many to go through before the first screen.
  static let longJournal = 20_000
  /// How many rows a first screen may show of a large store.
  static let firstRows = 120
  /// More records than this are read anew as a whole.
  static let wide = 5000

  /// Whether there are so many municipalities that a first screen does not wait for all cells.
  static func isLarge(_ database: Database) throws -> Bool {
    try RawRows.int(database, "SELECT 1 FROM municipality LIMIT 1 OFFSET \(Programme.large)") != nil
  }

  /// All initiatives with their factsheets, in the document's order.
  static func initiatives(_ database: Database) throws -> [Initiative] {
    var facts: [String: [Fact]] = [:]
    let factRows = try RawRows(
      database, "SELECT initiative, question, nl, en, section, line FROM fact ORDER BY initiative, position")
    while try factRows.next() {
      facts[try factRows.text(0), default: []].append(
        try Fact(
          question: factRows.choice(1), text: Phrase(factRows.text(2), factRows.text(3)), section: factRows.text(4),
          line: factRows.intIfAny(5, Bounds.line)))
    }
    let rows = try RawRows(
      database,
      """
      SELECT id, name_nl, name_en, short_nl, short_en, label, phase, track, binding FROM initiative ORDER BY position
      """)
    var found: [Initiative] = []
    while try rows.next() {
      let id = try rows.text(0)
      guard !found.contains(where: { $0.id == id }) else { throw rows.fault(0, .once) }
      found.append(
        try Initiative(
          id: id, name: Phrase(rows.text(1), rows.text(2)), shortName: Phrase(rows.text(3), rows.text(4)),
          label: rows.text(5), phase: rows.choice(6), track: rows.intIfAny(7, Bounds.track), binding: rows.choice(8),
          facts: facts.removeValue(forKey: id) ?? []))
    }
    guard !found.isEmpty else { throw Fault("initiative", expected: .rows) }
    if let id = facts.keys.min() { throw Fault("fact", row: id, column: "initiative", found: id, expected: .known) }
    return found
  }

  /// All activities of the fund, in the document's order.
  static func activities(_ database: Database) throws -> [FundActivity] {
    let rows = try RawRows(
      database, "SELECT id, year, grp, nl, en, budget, section, line FROM activity ORDER BY position")
    var found: [FundActivity] = []
    var seen: Set<String> = []
    while try rows.next() {
      let id = try rows.text(0)
      guard seen.insert(id).inserted else { throw rows.fault(0, .once) }
      found.append(
        try FundActivity(
          id: id, year: rows.int(1, Bounds.year), group: rows.choice(2), name: Phrase(rows.text(3), rows.text(4)),
          budget: rows.amount(5), section: rows.text(6), line: rows.intIfAny(7, Bounds.line)))
    }
    return found
  }

  /// The sums that the document prints.
  static func printed(_ database: Database) throws -> [PrintedFigure] {
    let rows = try RawRows(database, "SELECT key, year, amount, section, line FROM printed ORDER BY key")
    var found: [PrintedFigure] = []
    while try rows.next() {
      found.append(
        try PrintedFigure(
          key: rows.text(0), year: rows.int(1, Bounds.year), amount: rows.amount(2), section: rows.text(3),
          line: rows.intIfAny(4, Bounds.line)))
    }
    return found
  }

  /// The table's reorganisations.
  static func reorganisations(_ database: Database) throws -> [Reorganisation] {
    let table = try RawRows(database, "SELECT date, old, new, kind, main FROM reorganisation ORDER BY date, old, new")
    var found: [Reorganisation] = []
    while try table.next() {
      found.append(
        try Reorganisation(
          date: table.day(0), oldCode: table.text(1), newCode: table.text(2), kind: table.choice(3),
          isMainSuccessor: table.flag(4)))
    }
    return found
  }

  /// Whether the table has the municipality, on whatever day.
  static func isKnown(_ database: Database, _ code: String) throws -> Bool {
    try RawRows.int(database, "SELECT 1 FROM municipality WHERE code = ?", [.text(code)]) != nil
  }
}
