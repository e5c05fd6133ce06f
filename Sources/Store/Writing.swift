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
  /// - Parameters: as for `save`.
  /// - Throws: as `save`.
  package func move(
    _ change: InitiativeChange, by: String, at: String, clock: Day, operation: UUID = UUID(), dryRun: Bool = false
  ) throws(StoreFailure) -> Saved {
    try enter("move", Hand(by: by, at: at, clock: clock, operation: operation, isDry: dryRun)) { desk in
      guard desk.tables.courses[change.initiative] != nil else {
        throw StoreFailure.unknownInitiative(change.initiative)
      }
      let chronicle = try desk.chronicle(adopting: [change.initiative])
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
      throw desk.failure(.nothingToUndo(by))
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
      guard !target.isEmpty else { throw desk.failure(.nothingToRedo) }
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

/// What is to be written: the records, and the chronicle that they were made of.
struct Entry {
  /// What they were made of.
  var chronicle: Chronicle
  /// With their numbers; none where all is so already.
  var records: [JournalRecord]
  /// The cells to be told of, each at the end of a day.
  var shown: [(key: CellKey, day: Day)] = []
  /// The bookings that the records tell of.
  var bookings: [Booking] = []

  /// Those cells as the records leave them.
  var cells: [RolloutCell] {
    let after = chronicle.adding(records).known()
    return shown.map { after.cell($0.key.municipality, $0.key.initiative, on: $0.day) ?? RolloutCell() }
  }
}

/// Where a change is made: inside one transaction, with what time tells of the cells in question.
struct Desk {
  /// In its transaction.
  let database: Database
  /// Who writes, and how.
  let hand: Hand
  /// What the tables tell of time.
  let tables: TimeTables
  /// Who writes, on the store's own day.
  let signed: Signature

  /// - Throws: a refusal where the name is too long.
  init(_ database: Database, _ hand: Hand) throws {
    self.database = database
    self.hand = hand
    tables = try TimeTables(database)
    signed = Signature(by: hand.by, at: hand.at, today: try Writer.today(database, hand.clock))
    do {
      try TextLimit.name.check(hand.by)
    } catch {
      throw StoreFailure.refused(error, municipality: "", initiative: "")
    }
  }

  /// Asks the rules of time, with every objection as a failure of ours.
  /// - Parameter codes: those of municipalities that were asked about by name.
  func ask<Value>(_ codes: [String: String] = [:], _ rules: () throws(Objection) -> Value) throws -> Value {
    do {
      return try rules()
    } catch {
      var objection = error
      objection.municipality = codes[objection.municipality] ?? objection.municipality
      throw StoreFailure(objection)
    }
  }

  /// A refusal about no cell.
  func failure(_ refusal: Refusal) -> StoreFailure { .refused(refusal, municipality: "", initiative: "") }

  // MARK: What is asked about

  /// The chronicle of cells by the code or the name of their municipality, and the codes.
  func chronicle(_ cells: [(municipality: String, initiative: String, on: Day?)]) throws
    -> (Chronicle, codes: [String])
  {
    var scope = TimeTables.Scope(initiatives: [])
    var known: [String: Set<String>] = [:]
    for (municipality, initiative, _) in cells {
      guard tables.courses[initiative] != nil else { throw StoreFailure.unknownInitiative(initiative) }
      scope.initiatives?.insert(initiative)
      if known[municipality] == nil { known[municipality] = try tables.codes(of: municipality) }
      let codes = known[municipality] ?? []
      guard !codes.isEmpty else { throw StoreFailure.unknownMunicipality(municipality) }
      scope.codes.formUnion(codes)
    }
    let chronicle = try tables.chronicle(scope)
    let now = chronicle.known()
    return (
      chronicle,
      cells.map { cell in
        (try? now.code(of: cell.municipality, on: cell.on ?? signed.today)) ?? cell.municipality
      }
    )
  }

  /// The chronicle of whoever ever had these initiatives in use: a phase is nobody else's concern.
  func chronicle(adopting initiatives: Set<String>) throws -> Chronicle {
    var scope = TimeTables.Scope(initiatives: initiatives)
    for initiative in initiatives {
      scope.codes.formUnion(
        try Query.texts(
          database,
          "SELECT DISTINCT municipality FROM journal WHERE initiative = ? AND field = 'status' AND \"to\" IN ('G', 'B')",
          [.text(initiative)]))
    }
    return try tables.chronicle(scope)
  }

  /// The chronicle of the cells, facts, initiatives, settings and activities that records are about.
  func chronicle(of records: [JournalRecord]) throws -> Chronicle {
    if records.contains(where: { $0.field == .phase || $0.field == .binding }) {
      return try chronicle(adopting: Set(records.map(\.initiative)))
    }
    var scope = TimeTables.Scope(initiatives: [])
    for record in records {
      if record.municipality.isEmpty {
        scope.names.insert(record.initiative)
      } else {
        scope.codes.insert(record.municipality)
        if record.field == .successor {
          scope.codes.formUnion(
            [record.from, record.to].map { String($0.prefix { $0 != " " }) }.filter { !$0.isEmpty })
        }
        if record.initiative.isEmpty { scope.initiatives = nil } else { scope.initiatives?.insert(record.initiative) }
      }
    }
    return try tables.chronicle(scope)
  }

  // MARK: What is taken back

  /// The records of the change that a record is of, and those that they mark.
  func change(of seq: Int) throws -> [JournalRecord] {
    let change = try Query.records(
      database, where: "change = (SELECT change FROM journal WHERE seq = ?1) ORDER BY seq", [.int(seq)])
    guard !change.isEmpty else { throw failure(.noSuchRecord(seq)) }
    return try change
      + change.compactMap(\.undoes).flatMap {
        try Query.records(database, where: "seq = ?1", [.int($0)])
      }
  }

  /// Whether a record is taken back.
  private func isTakenBack(_ seq: Int) throws -> Bool {
    let rows = try RawRows(
      database, "SELECT kind, undoes, seq FROM journal WHERE undoes = ? ORDER BY seq DESC LIMIT 1", [.int(seq)])
    return try rows.next() && rows.choice(0, ChangeKind.self) == .undo
  }

  /// The asker's changes of which every record counts, latest first.
  func undoTargets() throws -> Targets {
    let changes = try RawRows(database, "SELECT id FROM change WHERE by = ? ORDER BY id DESC", [.text(hand.by)])
    return Targets { () throws -> [JournalRecord]? in
      while try changes.next() {
        let records = try Query.records(database, where: "change = ?1 ORDER BY seq", [.int(try changes.int(0))])
          .filter { $0.undoes == nil }
        let isWhole = try !records.contains { try isTakenBack($0.seq) }
        if isWhole, !records.isEmpty { return records }
      }
      return nil
    }
  }

  /// Change after change.
  struct Targets {
    let next: () throws -> [JournalRecord]?
  }

  /// What the asker took back last and has not been done again; empty where there is nothing.
  func redoTarget() throws -> [JournalRecord] {
    let changes = try RawRows(database, "SELECT id FROM change WHERE by = ? ORDER BY id DESC", [.text(hand.by)])
    while try changes.next() {
      let marks = try Query.records(
        database, where: "change = ?1 AND undoes IS NOT NULL AND kind = 'undo' ORDER BY seq",
        [.int(try changes.int(0))])
      let marked = try marks.filter { mark in
        try RawRows.int(
          database, "SELECT max(seq) FROM journal WHERE undoes = ?", [.int(mark.undoes ?? 0)]) == mark.seq
      }
      guard !marked.isEmpty else { continue }
      return try marked.flatMap { try Query.records(database, where: "seq = ?1", [.int($0.undoes ?? 0)]) }
    }
    return []
  }

  /// What takes `target` back, or does it again.
  func mark(_ target: [JournalRecord], _ kind: ChangeKind, reason: String = "", rest: Bool = false) throws -> Entry {
    let chronicle = try chronicle(of: target)
    var records = try ask { () throws(Objection) in
      try chronicle.records(marking: target, kind, reason: reason, rest: rest, signed)
    }
    var bookings: [Booking] = []
    for index in records.indices where records[index].field == .booking {
      let (record, booking) = try counted(records[index], kind, after: bookings.count)
      records[index] = record
      bookings.append(booking)
    }
    var keys: [CellKey] = []
    var seen: Set<CellKey> = []
    for record in records where !record.municipality.isEmpty && !record.initiative.isEmpty {
      let key = CellKey(record.municipality, record.initiative)
      if seen.insert(key).inserted { keys.append(key) }
    }
    return Entry(
      chronicle: chronicle, records: records, shown: keys.map { ($0, signed.today) }, bookings: bookings)
  }

  // MARK: Keeping

  /// Writes the change, and what the cells come to by it.
  func keep(_ entry: Entry) throws -> Saved {
    guard !entry.records.isEmpty else { return Saved(change: 0, records: [], cells: entry.cells) }
    try Kept.bring(database, tables, to: signed.today)
    try Writer.append(database, entry.records, hand.operation)
    for booking in entry.bookings { try Writer.insert(database, booking, change: entry.records[0].change) }
    let after = entry.chronicle.adding(entry.records).known()
    for key in cells(of: entry.records) {
      try Kept.put(
        database, key,
        after.exists(key.municipality, on: signed.today)
          ? after.cell(key.municipality, key.initiative, on: signed.today) : nil)
    }
    return Saved(change: entry.records[0].change, records: entry.records, cells: entry.cells)
  }

  /// The cells that are told otherwise by records: their own and those of the successors.
  private func cells(of records: [JournalRecord]) -> Set<CellKey> {
    var keys: Set<CellKey> = []
    // A fact leads elsewhere by its records than before.
    var made: [String: Set<String>] = [:]
    for record in records where record.field == .successor {
      made[record.municipality, default: []].formUnion(
        [record.from, record.to].map { String($0.prefix { $0 != " " }) }.filter { !$0.isEmpty })
    }
    for record in records where !record.municipality.isEmpty {
      let initiatives = record.initiative.isEmpty ? Array(tables.courses.keys) : [record.initiative]
      let codes = tables.downstream([record.municipality] + (made[record.municipality] ?? []))
      for code in codes { for initiative in initiatives { keys.insert(CellKey(code, initiative)) } }
    }
    return keys.filter { tables.courses[$0.initiative] != nil }
  }
}

extension StoreFailure {
  /// What the rules of time object to.
  init(_ objection: Objection) {
    if let conflict = objection.conflict {
      self = .conflict(conflict, municipality: objection.municipality, initiative: objection.initiative)
    } else if objection.refusal.rule == "no-such-municipality" {
      self = .unknownMunicipality(objection.municipality)
    } else {
      self = .refused(objection.refusal, municipality: objection.municipality, initiative: objection.initiative)
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
      throw StoreFailure.refused(error, municipality: "", initiative: "")
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
