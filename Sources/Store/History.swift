import GRDB
import Model

/// Which change an undo or a redo is about. An undo or redo is a change of its own that names the one it reverses;
/// reversing an undo makes a live change again.
enum History {
  private static func changes(_ database: Database, by: String) throws -> RawRows {
    try RawRows(database, "SELECT id, kind, undoes FROM change WHERE by = ? ORDER BY id DESC", [.text(by)])
  }

  /// What an undo or redo names.
  private static func named(_ rows: RawRows) throws -> Int {
    guard let undoes = try rows.intIfAny(2) else { throw rows.fault(2, .earlier) }
    return undoes
  }

  /// The latest change of `by` that is not taken back.
  static func undoTarget(_ database: Database, by: String) throws -> Int? {
    var reversed: Set<Int> = []
    let rows = try changes(database, by: by)
    while try rows.next() {
      let id = try rows.int(0)
      if try rows.choice(1, ChangeKind.self) == .undo {
        reversed.insert(try named(rows))
      } else if !reversed.contains(id) {
        return id
      }
    }
    return nil
  }

  /// The latest undo of `by` that is not done again, if nothing else came after it.
  static func redoTarget(_ database: Database, by: String) throws -> Int? {
    var reversed: Set<Int> = []
    let rows = try changes(database, by: by)
    while try rows.next() {
      let id = try rows.int(0)
      switch try rows.choice(1, ChangeKind.self) {
      case .undo:
        guard reversed.contains(id) else { return id }
      case .redo: reversed.insert(try named(rows))
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
    let rows = try RawRows(
      database,
      """
      SELECT DISTINCT c.id, c.undoes, c.by, c.at FROM journal j JOIN change c ON c.id = j.change
      WHERE j.municipality = ? AND j.initiative = ? AND c.id > ? ORDER BY c.id DESC
      """, [.text(municipality), .text(initiative), .int(target)])
    while try rows.next() {
      let (id, undoes) = (try rows.int(0), try rows.intIfAny(1))
      if reversed.contains(id) { continue }
      if let undoes, undoes > target {
        reversed.insert(undoes)
        continue
      }
      let (by, at) = (try rows.text(2), try rows.text(3))
      throw StoreFailure.refused(
        Refusal(
          "changed-since",
          Phrase("\(by) heeft dit sindsdien gewijzigd (\(at)).", "\(by) has changed this since (\(at))."),
          wayOut: Phrase("Zet zelf de status die het moet zijn.", "Set the status that it should be.")),
        municipality: municipality, initiative: initiative)
    }
  }
}
