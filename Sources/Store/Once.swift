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
          "The disk reported an error with it (\(detail.english)): after a power cut, check that it is still there."))
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
    let tables = try TimeTables(database)
    let initiatives = try Query.initiatives(database).map(\.id)
    var keys: [(key: CellKey, day: Day)] = []
    var seen: Set<CellKey> = []
    func tell(_ key: CellKey, on day: Day) { if seen.insert(key).inserted { keys.append((key, day)) } }
    for record in records {
      if record.field == .successor, record.undoes == nil {
        // Of a reorganisation the cells are those that others went over to.
        for initiative in initiatives { tell(CellKey(record.to, initiative), on: record.effective) }
      } else if !record.municipality.isEmpty, !record.initiative.isEmpty {
        tell(
          CellKey(record.municipality, record.initiative), on: record.undoes == nil ? record.effective : record.recorded
        )
      }
    }
    var found: [CellKey: RolloutCell] = [:]
    for (day, all) in Dictionary(grouping: keys, by: \.day) {
      try tables.chronicled(all.map(\.key), on: day, known: records.last?.seq ?? 0) { found[$0] = $1 }
    }
    self.init(change: id, records: records, cells: keys.map { found[$0.key] ?? RolloutCell() })
  }
}
