import Foundation
import GRDB
import Model

extension ProgrammeStore {
  /// Keeps a change in one transaction, once: asked for again by the same operation, the answer is what was kept then.
  /// After COMMIT nothing makes it a failure any more.
  func once(_ name: String, _ operation: UUID, _ work: (Database) throws -> Saved) throws(StoreFailure) -> Saved {
    try makeCurrent(name, before: work)
    var isAtCommit = false
    var saved: Saved
    do {
      saved = try write(name) { database in
        if let earlier = try Saved(of: operation, in: database) { return earlier }
        let saved = try work(database)
        isAtCommit = true
        return saved
      }
    } catch {
      // Another's lock is met before anything is written.
      guard isAtCommit, error != .busy, error != .givenUp else { throw error }
      saved = try settled(operation, error)
    }
    saved.beside += takeNews()
    return saved
  }

  /// What `operation` kept; nil where it kept nothing.
  package func kept(_ operation: UUID) throws(StoreFailure) -> Saved? {
    try read("look") { try Saved(of: operation, in: $0) }
  }

  /// What the file says of a change whose COMMIT ended in `failure`: the commit is the journal's removal, and the disk
  /// may have failed before it or after.
  private func settled(_ operation: UUID, _ failure: StoreFailure) throws(StoreFailure) -> Saved {
    let detail = failure.detail
    for share in [0, 0.005, 0.02, 0.1] {
      usleep(UInt32(patience * share * 1e6))
      let found: Saved?
      do { found = try kept(operation) } catch { continue }
      guard var saved = found else { throw failure }
      saved.beside.append(
        Phrase(
          "De schijf meldde daarbij een fout (\(detail.dutch)): kijk na een stroomuitval of het er nog staat.",
          "The disk reported an error with it (\(detail.english)): after a power cut look whether it is still there."))
      return saved
    }
    throw .uncertain(detail: detail)
  }
}

extension Saved {
  /// What `operation` kept; nil where it kept nothing.
  init?(of operation: UUID, in database: Database) throws {
    let id = try RawRows.int(database, "SELECT id FROM change WHERE operation = ?", [.text(operation.uuidString)])
    guard let id else { return nil }
    let records = try Query.records(database, where: "change = ?1 ORDER BY seq", [.int(id)])
    var cells: [RolloutCell] = []
    var last: [String] = []
    for record in records where RolloutField.ofCell.contains(record.field) {
      let name = [record.municipality, record.initiative]
      guard name != last else { continue }
      last = name
      let cell = try Query.cell(database, record.municipality, record.initiative, after: id)
      // Of a reorganisation the cells are those that others went over to.
      if record.kind != .reorganisation || cell.status != .merged { cells.append(cell) }
    }
    self.init(change: id, records: records, cells: cells)
  }
}

extension Query {
  /// A cell as it was when the change number `change` had been kept.
  fileprivate static func cell(
    _ database: Database, _ municipality: String, _ initiative: String, after change: Int
  ) throws -> RolloutCell {
    let rows = try RawRows(
      database,
      """
      SELECT field, "to", since_to, sample_to, effective, change, seq FROM journal JOIN change ON change.id = journal.change
      WHERE municipality = ?1 AND initiative = ?2 AND change <= ?3 ORDER BY seq
      """, [.text(municipality), .text(initiative), .int(change)])
    var cell = RolloutCell()
    var last = 0
    while try rows.next() {
      let field: RolloutField = try rows.choice(0)
      guard RolloutField.ofCell.contains(field) else { continue }
      cell.take(
        try Step(
          field: field, value: rows.value(1, of: field), since: rows.dayIfAny(2), isSample: rows.flag(3),
          effective: rows.day(4), isNewChange: rows.int(5) != last))
      last = try rows.int(5)
    }
    return cell
  }
}
