import Foundation
import GRDB
import Model

/// What a save, an undo or a redo came to, after COMMIT, or would come to.
package struct Saved: Sendable, Hashable {
  /// The number of the change; 0 where nothing was kept.
  package var change: Int
  /// What was written in the journal, or would be.
  package var records: [JournalRecord]
  /// The cells that were asked about, in that order, at the end of the day that each was asked about.
  package var cells: [RolloutCell]
  /// What is to be told beside it: that the store was brought up to date, or what the disk said after COMMIT.
  package var beside: [Phrase] = []
}

/// Who writes a change, and how.
package struct Hand: Sendable {
  /// Who stands in the journal.
  package var by: String
  /// Now, UTC, ISO 8601.
  package var at: String
  /// Today where the store has none of its own.
  package var clock: Day
  /// What was asked for, once: asked again, the answer is what was kept the first time.
  package var operation: UUID
  /// Find out what would happen and change nothing.
  package var isDry: Bool
}

extension ProgrammeStore {
  /// Makes all of `changes` or none, in one transaction with their journal records.
  /// - Parameters:
  ///   - at: now, UTC, ISO 8601.
  ///   - clock: today where the store has none of its own; the day of every change that names none.
  ///   - reason: the reason of all together; without it that of the first.
  ///   - operation: what was asked for, once: asked again, the answer is what was kept the first time.
  ///   - dryRun: find out what would happen and change nothing.
  /// - Throws: a conflict, a rule's refusal, or what the file would not let happen.
  package func save(
    _ changes: [RolloutChange], by: String, at: String, clock: Day, reason: String? = nil, operation: UUID = UUID(),
    dryRun: Bool = false
  ) throws(StoreFailure) -> Saved {
    let isDry = dryRun || changes.contains(where: \.isRehearsal)
    return try enter("save", Hand(by: by, at: at, clock: clock, operation: operation, isDry: isDry)) { desk in
      let (chronicle, codes) = try desk.chronicle(changes.map { ($0.municipality, $0.initiative, $0.on) })
      let names = Dictionary(zip(changes.map(\.municipality), codes)) { first, _ in first }
      var records = try desk.ask(names) { () throws(Objection) in
        try chronicle.records(setting: changes, desk.signed)
      }
      for index in records.indices { records[index].reason = reason ?? changes.first?.reason ?? "" }
      // A correction without a day is of the day on which what it corrects began.
      let shown = zip(codes, changes).map { code, change -> (key: CellKey, day: Day) in
        let own = records.first { $0.municipality == code && $0.initiative == change.initiative }
        return (CellKey(code, change.initiative), own?.effective ?? change.on ?? desk.signed.today)
      }
      return Entry(chronicle: chronicle, records: records, shown: shown)
    }
  }

  /// Notes of cells that they are still so, in one transaction; those that were heard that day already are left.
  /// - Parameters: as for `save`.
  /// - Throws: as `save`.
  package func confirm(
    _ cells: [Confirmation], by: String, at: String, clock: Day, operation: UUID = UUID(), dryRun: Bool = false
  ) throws(StoreFailure) -> Saved {
    try enter("confirm", Hand(by: by, at: at, clock: clock, operation: operation, isDry: dryRun)) { desk in
      let (chronicle, codes) = try desk.chronicle(cells.map { ($0.municipality, $0.initiative, $0.on) })
      let names = Dictionary(zip(cells.map(\.municipality), codes)) { first, _ in first }
      let records = try desk.ask(names) { () throws(Objection) in
        try chronicle.records(confirming: cells, desk.signed)
      }
      return Entry(
        chronicle: chronicle, records: records,
        shown: zip(codes, cells).map { (CellKey($0, $1.initiative), $1.on ?? desk.signed.today) })
    }
  }

  /// Records another phase or binding of an initiative from a day on.
  /// - Parameters:
  ///   - asksGate: whether what the gates ask must be there, as of everything that an operator does; the rules of time
  ///     hold in any case. The others as for `save`.
  /// - Throws: as `save`.
  package func move(
    _ change: InitiativeChange, asksGate: Bool = false, by: String, at: String, clock: Day,
    operation: UUID = UUID(), dryRun: Bool = false
  ) throws(StoreFailure) -> Saved {
    try enter("move", Hand(by: by, at: at, clock: clock, operation: operation, isDry: dryRun)) { desk in
      guard desk.tables.ground.courses[change.initiative] != nil else {
        throw StoreFailure.unknownInitiative(change.initiative)
      }
      let chronicle = try desk.chronicle(adopting: [change.initiative])
      if asksGate { try desk.checkGate(change, chronicle.known()) }
      return Entry(
        chronicle: chronicle,
        records: try desk.ask { () throws(Objection) in try chronicle.records(moving: change, desk.signed) })
    }
  }

  /// Takes a change back: its records count no more from now on, on any day.
  /// - Parameters: as for `save`; a reason is needed for somebody else's.
  /// - Throws: a refusal when there is none, or when something rests on it.
  package func undo(
    _ request: UndoRequest = .latest, reason: String = "", by: String, at: String, clock: Day, operation: UUID = UUID(),
    dryRun: Bool = false
  ) throws(StoreFailure) -> Saved {
    try enter("undo", Hand(by: by, at: at, clock: clock, operation: operation, isDry: dryRun)) { desk in
      if case .record(let seq) = request {
        let chronicle = try desk.chronicle(of: desk.change(of: seq))
        let (kind, target) = try desk.ask { () throws(Objection) in
          try chronicle.target(undoing: seq, reason: reason, by: by)
        }
        return try desk.mark(target, kind, reason: reason)
      }
      let candidates = try desk.undoTargets()
      while let target = try candidates.next() {
        do {
          return try desk.mark(target, .undo, reason: reason, rest: request == .rest)
        } catch let failure as StoreFailure {
          switch failure {
          case .refused where request == .skip, .outpaced where request == .skip: continue
          default: throw failure
          }
        }
      }
      throw Writer.refused(.nothingToUndo(by))
    }
  }

  /// Does again what `by` took back last.
  /// - Parameters: as for `save`.
  /// - Throws: a refusal when there is nothing, or when something was recorded upon it.
  package func redo(
    by: String, at: String, clock: Day, operation: UUID = UUID(), dryRun: Bool = false
  ) throws(StoreFailure) -> Saved {
    try enter("redo", Hand(by: by, at: at, clock: clock, operation: operation, isDry: dryRun)) { desk in
      let target = try desk.redoTarget()
      guard !target.isEmpty else { throw Writer.refused(.nothingToRedo) }
      return try desk.mark(target, .redo)
    }
  }

  /// Writes what `work` makes of a desk, in one transaction, or only finds out what it would be.
  func enter(_ name: String, _ hand: Hand, _ work: (Desk) throws -> Entry) throws(StoreFailure) -> Saved {
    if hand.isDry {
      return try read("try") { database in
        let desk = try Desk(database, hand)
        let entry = try work(desk)
        return Saved(change: 0, records: entry.records, cells: entry.cells)
      }
    }
    return try once(name, hand.operation) { database in
      try requireClock(database, hand.clock)
      let desk = try Desk(database, hand)
      return try desk.keep(try work(desk))
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

  /// Writes the records of one change, which have their numbers.
  /// - Throws: where reason or name are too long, among others.
  static func append(_ database: Database, _ records: [JournalRecord], _ operation: UUID) throws {
    guard let first = records.first else { return }
    do {
      try TextLimit.reason.check(first.reason)
      try TextLimit.name.check(first.by)
    } catch {
      throw Writer.refused(error)
    }
    try database.execute(
      sql: "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [first.change, first.by, first.at, first.recorded.number, first.reason, operation.uuidString])
    let row = try database.cachedStatement(
      sql: "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for one in records {
      try row.execute(arguments: [
        one.seq, one.change, one.kind.rawValue, one.effective.number, one.municipality, one.initiative,
        one.field.rawValue, one.from, one.to, one.beside, one.undoes, one.isSample,
      ])
    }
  }

  /// The next numbers of a record and of a change.
  /// Numbers follow each other without gaps: the lock is ours until COMMIT.
  static func next(_ database: Database) throws -> (seq: Int, change: Int) {
    (try RawRows.next(database, "journal", "seq"), try RawRows.next(database, "change", "id"))
  }
}
