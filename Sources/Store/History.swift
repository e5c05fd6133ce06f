import GRDB
import Model

/// Which change an undo or a redo is about. An undo or redo is a change of its own that names the one it reverses;
/// reversing an undo makes a live change again.
enum History {
  private static func changes(_ database: Database, by: String) throws -> RowCursor {
    try Row.fetchCursor(
      database, sql: "SELECT id, kind, undoes FROM change WHERE by = ? ORDER BY id DESC", arguments: [by])
  }

  /// The latest change of `by` that is not taken back.
  static func undoTarget(_ database: Database, by: String) throws -> Int? {
    var reversed: Set<Int> = []
    let rows = try changes(database, by: by)
    while let row = try rows.next() {
      let id: Int = row[0]
      if ChangeKind(rawValue: row[1]) == .undo { reversed.insert(row[2]) } else if !reversed.contains(id) { return id }
    }
    return nil
  }

  /// The latest undo of `by` that is not done again, if nothing else came after it.
  static func redoTarget(_ database: Database, by: String) throws -> Int? {
    var reversed: Set<Int> = []
    let rows = try changes(database, by: by)
    while let row = try rows.next() {
      let id: Int = row[0]
      switch ChangeKind(rawValue: row[1]) {
      case .undo:
        guard reversed.contains(id) else { return id }
      case .redo: reversed.insert(row[2])
      default: return nil
      }
    }
    return nil
  }

  /// Refuses when someone changed the cell after `target`; a later change and its own reversal do not count.
  static func requireLatest(
    _ database: Database, _ target: Int, _ municipality: String, _ initiative: String
  ) throws {
    var reversed: Set<Int> = []
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT DISTINCT c.id, c.undoes, c.by, c.at FROM journal j JOIN change c ON c.id = j.change
        WHERE j.municipality = ? AND j.initiative = ? AND c.id > ? ORDER BY c.id DESC
        """, arguments: [municipality, initiative, target])
    while let row = try rows.next() {
      let (id, undoes): (Int, Int?) = (row[0], row[1])
      if reversed.contains(id) { continue }
      if let undoes, undoes > target {
        reversed.insert(undoes)
        continue
      }
      let (by, at): (String, String) = (row[2], row[3])
      throw StoreFailure.refused(
        Refusal(
          "changed-since",
          Phrase("\(by) heeft dit sindsdien gewijzigd (\(at)).", "\(by) has changed this since (\(at))."),
          wayOut: Phrase("Zet zelf de status die het moet zijn.", "Set the status that it should be.")),
        municipality: municipality, initiative: initiative)
    }
  }
}
