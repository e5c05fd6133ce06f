import GRDB
import Model

/// The table of cells: what the journal comes to at the end of one day, which `meta` names.
enum Kept {
  /// The day that the table is of.
  static func day(_ database: Database) throws -> Day {
    let rows = try RawRows(database, "SELECT value, key FROM meta WHERE key = 'folded'")
    guard try rows.next() else { throw Fault("meta", row: "folded", expected: Bounds.dayWords) }
    guard let day = Day(iso: try rows.text(0)) else { throw rows.fault(0, Bounds.dayWords) }
    return day
  }

  /// Says of which day the table is.
  static func setDay(_ database: Database, _ day: Day) throws {
    try database.execute(sql: "INSERT OR REPLACE INTO meta VALUES ('folded', ?)", arguments: [day.iso])
  }

  /// Brings the table to another day.
  static func bring(_ database: Database, _ tables: TimeTables, to day: Day) throws {
    let kept = try self.day(database)
    guard kept != day else { return }
    // To write all cells anew takes longest.
    if let keys = try tables.between(kept, day, after: tables.last, limit: 500_000) {
      try tell(database, tables, keys, on: day)
    } else {
      try tellAll(database, tables, on: day)
    }
    try setDay(database, day)
  }

  /// Tells all cells anew.
  static func tellAll(_ database: Database, _ tables: TimeTables, on day: Day, _ headway: Headway? = nil) throws {
    try database.execute(sql: "DELETE FROM rollout")
    let view = try View(database, tables, day: day)
    let initiatives = try Query.initiatives(database)
    let codes = try Query.municipalities(database, on: day, view.facts).map(\.code)
    let cells = try view.scan(codes, initiatives, headway).cells
    for (row, code) in codes.enumerated() {
      for (column, initiative) in initiatives.enumerated()
      where cells[row * initiatives.count + column] != RolloutCell() {
        try put(database, CellKey(code, initiative.id), cells[row * initiatives.count + column])
      }
    }
  }

  /// Tells some cells anew.
  static func tell(_ database: Database, _ tables: TimeTables, _ keys: some Sequence<CellKey>, on day: Day) throws {
    try tables.cells(of: keys, on: day, known: tables.last) { key, cell in try put(database, key, cell) }
  }

  /// Keeps a cell; one of which there is nothing to tell has no row.
  static func put(_ database: Database, _ key: CellKey, _ cell: RolloutCell?) throws {
    guard let cell, cell != RolloutCell() else {
      return try database.cachedStatement(sql: "DELETE FROM rollout WHERE municipality = ? AND initiative = ?")
        .execute(arguments: [key.municipality, key.initiative])
    }
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO rollout VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      key.municipality, key.initiative, cell.status.rawValue, Int(cell.flags.rawValue), cell.since?.number,
      cell.planned?.number, cell.note, cell.isSample, cell.changed?.number, cell.heard?.number, Int(cell.further),
      Int(cell.behind),
    ])
  }
}
