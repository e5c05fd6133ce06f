import GRDB
import Model

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
      throw Writer.refused(error)
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
      throw StoreFailure(objection, called: try name(objection.municipality))
    }
  }

  private func name(_ code: String) throws -> String {
    let made = tables.ground.told.last { $0.field == .called && $0.municipality == code }?.to
    return try made ?? RawRows.text(database, "SELECT name FROM municipality WHERE code = ?", [.text(code)]) ?? code
  }

  // MARK: What is asked about

  /// The chronicle of cells by the code or the name of their municipality, and the codes.
  func chronicle(_ cells: [(municipality: String, initiative: String, on: Day?)]) throws
    -> (Chronicle, codes: [String])
  {
    var scope = TimeTables.Scope(initiatives: [])
    var known: [String: Set<String>] = [:]
    for (municipality, initiative, _) in cells {
      guard tables.ground.courses[initiative] != nil else { throw StoreFailure.unknownInitiative(initiative) }
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
  /// - Parameter names: settings that are asked about beside them.
  func chronicle(adopting initiatives: Set<String>, names: Set<String> = []) throws -> Chronicle {
    var scope = TimeTables.Scope(initiatives: initiatives, names: names)
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
    let moves = records.filter { $0.field == .phase || $0.field == .binding }
    if !moves.isEmpty {
      return try chronicle(
        adopting: Set(moves.map(\.initiative)),
        names: Set(records.filter { RolloutField.ofSetting.contains($0.field) }.map(\.initiative)))
    }
    var scope = TimeTables.Scope(initiatives: [])
    for record in records {
      if record.municipality.isEmpty {
        scope.names.insert(record.initiative)
      } else {
        scope.codes.insert(record.municipality)
        scope.codes.formUnion(record.successors)
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
    guard !change.isEmpty else { throw Writer.refused(.noSuchRecord(seq)) }
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
    let marked = Set(records.compactMap(\.undoes))
    let told = target.filter { marked.contains($0.seq) }
    if told.contains(where: { $0.field == .decision || $0.field == .request }) {
      let isUndo = kind == .undo
      try Unsettling(without: isUndo ? marked : [], with: isUndo ? [] : told).requireNothingRests(database, kind)
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
      made[record.municipality, default: []].formUnion(record.successors)
    }
    for record in records where !record.municipality.isEmpty {
      let initiatives = record.initiative.isEmpty ? Array(tables.ground.courses.keys) : [record.initiative]
      let codes = tables.ground.downstream([record.municipality] + (made[record.municipality] ?? []))
      for code in codes { for initiative in initiatives { keys.insert(CellKey(code, initiative)) } }
    }
    return keys.filter { tables.ground.courses[$0.initiative] != nil }
  }
}

extension StoreFailure {
  /// What the rules of time object to.
  /// - Parameter name: what its municipality is called, for the words of a refusal.
  init(_ objection: Objection, called name: String) {
    if let conflict = objection.conflict {
      self = .conflict(conflict, municipality: objection.municipality, initiative: objection.initiative)
    } else if objection.refusal.rule == "no-such-municipality" {
      self = .unknownMunicipality(objection.municipality)
    } else {
      self = .refused(objection.refusal, municipality: name, initiative: objection.initiative)
    }
  }
}
