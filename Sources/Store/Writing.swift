import Foundation
import GRDB
import Model

/// What a save, an undo or a redo came to, after COMMIT.
package struct Saved: Sendable, Hashable {
  /// The number of the change; 0 where nothing was kept.
  package var change: Int
  /// What was written in the journal.
  package var records: [JournalRecord]
  /// The cells as they are now, in the order of the changes asked for.
  package var cells: [RolloutCell]
  /// What is to be told beside it: that the store was brought up to date, or what the disk said after COMMIT.
  package var beside: [Phrase] = []
}

extension ProgrammeStore {
  /// Makes all of `changes` or none, in one transaction with their journal records.
  /// - Parameters:
  ///   - at: now, UTC, ISO 8601.
  ///   - clock: today where the store has none of its own; it becomes the date of a new status.
  ///   - reason: the reason of all together; without it that of the first.
  ///   - operation: what was asked for, once: asked again, the answer is what was kept the first time.
  ///   - dryRun: find out what would happen and change nothing.
  /// - Throws: a conflict, a rule's refusal, or what the file would not let happen.
  package func save(
    _ changes: [RolloutChange], by: String, at: String, clock: Day, reason: String? = nil, operation: UUID = UUID(),
    dryRun: Bool = false
  ) throws(StoreFailure) -> Saved {
    if dryRun || changes.contains(where: \.isRehearsal) {
      return try read("try") { database in
        let effective = try Writer.today(database, clock)
        let initiatives = try Query.initiatives(database)
        let cells = try changes.map { try Writer.outcome(database, $0, effective, initiatives).after }
        return Saved(change: 0, records: [], cells: cells)
      }
    }
    return try once("save", operation) { database in
      let effective = try Writer.today(database, clock)
      // Read once: the lock is held meanwhile.
      let initiatives = try Query.initiatives(database)
      var cells: [RolloutCell] = []
      var kept: Int?
      for change in changes {
        let (before, after) = try Writer.outcome(database, change, effective, initiatives)
        cells.append(after)
        // What is so already is done: nothing is recorded of it.
        guard before != after else { continue }
        let id =
          try kept
          ?? Writer.begin(
            database, kind: changes.first?.isCorrection == true ? .correction : .change, by: by, at: at,
            effective: effective, reason: reason ?? changes.first?.reason ?? "", undoes: nil, operation: operation)
        kept = id
        try Writer.keep(database, change.municipality, change.initiative, from: before, to: after, change: id)
      }
      guard let id = kept else { return Saved(change: 0, records: [], cells: cells) }
      return Saved(
        change: id, records: try Query.records(database, where: "change = ?1 ORDER BY seq", [.int(id)]), cells: cells)
    }
  }

  /// Takes back the latest change of `by` that is not yet taken back.
  /// - Throws: a refusal when there is none, or when someone changed one of its cells since.
  package func undo(by: String, at: String, clock: Day, operation: UUID = UUID()) throws(StoreFailure) -> Saved {
    try once("undo", operation) { database in
      guard let target = try History.undoTarget(database, by: by) else {
        throw Writer.refused(
          "nothing-to-undo",
          Phrase("Er is niets van \(by) om ongedaan te maken.", "There is nothing of \(by) to undo."),
          Phrase("Iedereen neemt alleen zijn eigen wijzigingen terug.", "Everyone takes back their own changes."))
      }
      return try Writer.reverse(
        database, target, kind: .undo, by: by, at: at, effective: try Writer.today(database, clock),
        operation: operation)
    }
  }

  /// Does again what `by` took back last, unless `by` changed something since.
  /// - Throws: a refusal as for `undo`.
  package func redo(by: String, at: String, clock: Day, operation: UUID = UUID()) throws(StoreFailure) -> Saved {
    try once("redo", operation) { database in
      guard let target = try History.redoTarget(database, by: by) else {
        throw Writer.refused(
          "nothing-to-redo", Phrase("Er is niets om opnieuw te doen.", "There is nothing to redo."),
          Phrase("Dat kan direct na ongedaan maken.", "It works right after an undo."))
      }
      return try Writer.reverse(
        database, target, kind: .redo, by: by, at: at, effective: try Writer.today(database, clock),
        operation: operation)
    }
  }
}

/// The steps of a write; all run inside one transaction.
enum Writer {
  /// The store's own today, or the clock's where it has none.
  static func today(_ database: Database, _ clock: Day) throws -> Day {
    try Meta(database).today ?? clock
  }

  /// A refusal by the name of its rule.
  static func refused(_ rule: String, _ reason: Phrase, _ wayOut: Phrase) -> StoreFailure {
    .refused(Refusal(rule, reason, wayOut: wayOut), municipality: "", initiative: "")
  }

  /// Enters a change and answers its number; throws where reason or name are too long.
  static func begin(
    _ database: Database, kind: ChangeKind, by: String, at: String, effective: Day, reason: String, undoes: Int?,
    operation: UUID
  ) throws -> Int {
    do {
      try TextLimit.reason.check(reason)
      try TextLimit.name.check(by)
    } catch {
      throw StoreFailure.refused(error, municipality: "", initiative: "")
    }
    // Numbers follow each other without gaps: the lock is ours until COMMIT.
    let id = try RawRows.next(database, "change", "id")
    try database.execute(
      sql: "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
      arguments: [id, kind.rawValue, by, at, effective.number, reason, undoes, operation.uuidString])
    return id
  }

  /// The cell as it is, and as it would be after the change.
  static func outcome(
    _ database: Database, _ change: RolloutChange, _ effective: Day, _ initiatives: [Initiative]
  ) throws -> (before: RolloutCell, after: RolloutCell) {
    guard try Facts.exists(database, change.municipality, on: effective) else {
      throw StoreFailure.unknownMunicipality(change.municipality)
    }
    guard let initiative = initiatives.first(where: { $0.id == change.initiative }) else {
      throw StoreFailure.unknownInitiative(change.initiative)
    }
    let before = try Query.cell(database, change.municipality, change.initiative)
    // Whoever was first, and whatever was expected: it stands as it was asked for.
    if change.isSo(in: before) { return (before, before) }
    try Planned.requireNone(database, change.municipality, change.initiative, after: effective)
    let isExpected =
      change.expectedVersion ?? before.version == before.version
      && change.expectedStatus ?? before.status == before.status
    guard isExpected else {
      let last = try last(database, change.municipality, change.initiative)
      throw StoreFailure.conflict(
        StoreConflict(asked: change, current: before, by: last?.by ?? "?", at: last?.at ?? ""))
    }
    do {
      return (before, try change.applied(to: before, initiative: initiative, effective: effective))
    } catch {
      throw StoreFailure.refused(error, municipality: change.municipality, initiative: change.initiative)
    }
  }

  private static func last(
    _ database: Database, _ municipality: String, _ initiative: String
  ) throws -> JournalRecord? {
    try Query.records(
      database, where: "municipality = ?1 AND initiative = ?2 ORDER BY seq DESC LIMIT 1",
      [.text(municipality), .text(initiative)]
    ).first
  }

  /// Writes the new value and a journal record for each field that differs.
  static func keep(
    _ database: Database, _ municipality: String, _ initiative: String, from before: RolloutCell,
    to after: RolloutCell, change: Int
  ) throws {
    var seq = try RawRows.next(database, "journal", "seq")
    for field in RolloutField.ofCell where field.value(of: before) != field.value(of: after) {
      let isStatus = field == .status
      try database.execute(
        sql: "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          seq, change, municipality, initiative, field.rawValue, field.value(of: before), field.value(of: after),
          isStatus ? before.since?.number : nil, isStatus ? after.since?.number : nil, before.isSample, after.isSample,
        ])
      seq += 1
    }
    try database.execute(
      sql: """
        INSERT INTO rollout VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET status = excluded.status,
          flags = excluded.flags, since = excluded.since, planned = excluded.planned, note = excluded.note,
          version = excluded.version, sample = excluded.sample, changed = excluded.changed
        """,
      arguments: [
        municipality, initiative, after.status.rawValue, after.flags.rawValue, after.since?.number,
        after.planned?.number, after.note, after.version, after.isSample, after.changed?.number,
      ])
  }

  /// Writes a new change that puts every field of `target` back to what it was before.
  static func reverse(
    _ database: Database, _ target: Int, kind: ChangeKind, by: String, at: String, effective: Day, operation: UUID
  ) throws -> Saved {
    let records = try Query.former(database, target)
    var order: [[String]] = []
    for record in records where order.last != record.cell { order.append(record.cell) }
    for cell in order { try History.requireLatest(database, target, cell[0], cell[1]) }
    let reason = try RawRows.text(database, "SELECT reason FROM change WHERE id = ?", [.int(target)]) ?? ""
    let effective = try Planned.dayOfReversal(database, target, kind: kind, today: effective)
    let id = try begin(
      database, kind: kind, by: by, at: at, effective: effective, reason: kind == .redo ? reason : "", undoes: target,
      operation: operation)
    var cells: [RolloutCell] = []
    for cell in order {
      if cell[1].isEmpty {
        try MunicipalityFact.reverse(database, cell[0], target: target, change: id)
        continue
      }
      let before = try Query.cell(database, cell[0], cell[1])
      var after = before
      for record in records where record.cell == cell {
        after.apply(record.field, record.value, since: record.since)
        after.isSample = record.isSample
      }
      after.version += 1
      after.changed = effective
      try keep(database, cell[0], cell[1], from: before, to: after, change: id)
      cells.append(after)
    }
    try takeBackBookings(database, target, change: id)
    try takeBackSettings(database, target, change: id)
    return Saved(
      change: id, records: try Query.records(database, where: "change = ?1 ORDER BY seq", [.int(id)]), cells: cells)
  }
}
