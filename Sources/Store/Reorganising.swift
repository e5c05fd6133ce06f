import Foundation
import GRDB
import Model

extension ProgrammeStore {
  /// What a reorganisation would do, changing nothing.
  /// - Throws: a refusal where it cannot be carried out.
  package func plan(_ request: ReorganisationRequest, clock: Day) throws(StoreFailure) -> ReorganisationPlan {
    try read("plan") { try Reorganiser.plan($0, request, today: try Writer.today($0, clock)) }
  }

  /// Carries out a reorganisation: every cell with its journal record, all or nothing, effective on its own date.
  /// - Parameter expected: the plan that somebody saw; where another has changed something since, nothing is done.
  /// - Throws: a refusal, or what the file would not let happen.
  package func reorganise(
    _ request: ReorganisationRequest, expected: ReorganisationPlan? = nil, by: String, at: String, clock: Day,
    operation: UUID = UUID()
  ) throws(StoreFailure) -> Saved {
    try once("reorganise", operation) { database in
      let plan = try Reorganiser.plan(database, request, today: try Writer.today(database, clock))
      guard expected ?? plan == plan else {
        throw Writer.refused(
          "plan-changed",
          Phrase(
            "Iemand heeft intussen iets gewijzigd; er is niets uitgevoerd.",
            "Somebody has changed something meanwhile; nothing was carried out."),
          Phrase("Bekijk het nieuwe voorbeeld.", "Look at the new preview."))
      }
      return try Reorganiser.carryOut(database, plan, by: by, at: at, operation: operation)
    }
  }

  /// The dates of the table that are still to be carried out: those to come, and past ones that left something behind.
  package func pendingReorganisations(clock: Day) throws(StoreFailure) -> [Day] {
    try read("plan") { try Reorganiser.pending($0, today: try Writer.today($0, clock)) }
  }
}

/// The steps of a reorganisation; all run inside one transaction.
enum Reorganiser {
  /// Whether the old municipality of a row `r` has gone over already.
  static let isDone = "EXISTS (SELECT 1 FROM rollout x WHERE x.municipality = r.old AND x.status = 'M')"

  /// The table's rows `r` of old municipalities that end; one that merely cedes a piece keeps its statuses.
  private static let ended = "reorganisation r JOIN municipality m ON m.code = r.old AND m.valid_until = r.date"

  /// The days still to be carried out, earliest first: those to come, and past ones that left something behind.
  static func pending(_ database: Database, today: Day) throws -> [Day] {
    try Query.numbers(
      database,
      """
      SELECT DISTINCT r.date FROM \(ended) WHERE NOT \(isDone) AND (r.date > ?1 OR EXISTS (
        SELECT 1 FROM rollout y WHERE y.municipality = r.old AND (y.status <> '?' OR y.flags <> 0 OR y.note <> '')))
      ORDER BY r.date
      """, [RawRows.Value(today)], Bounds.day
    ).map { Day(number: Int32($0)) }
  }

  /// What a reorganisation would do to each cell; throws where it cannot be done.
  static func plan(
    _ database: Database, _ request: ReorganisationRequest, today: Day
  ) throws -> ReorganisationPlan {
    let pending = try pending(database, today: today)
    switch request {
    case .fromTable(let asked):
      guard let date = asked ?? pending.first else {
        throw Writer.refused(
          "nothing-to-reorganise",
          Phrase(
            "Er is geen herindeling meer uit te voeren.", "There is no reorganisation left to carry out."),
          Phrase(
            "Met de hand kan: reorganise DATUM OUD+OUD NIEUW \"Naam\".",
            "By hand: reorganise DATE OLD+OLD NEW \"Name\"."))
      }
      let rows = try tableRows(database, date, pending)
      return try build(database, date, rows, byHand: nil, pending: pending.filter { $0 != date })
    case .byHand(let asked):
      let (found, rows) = try HandEntry.resolved(database, asked, today: today)
      return try build(database, asked.date, rows, byHand: found, pending: pending)
    }
  }

  /// The rows of a date that are still to be carried out, or why there are none.
  private static func tableRows(_ database: Database, _ date: Day, _ pending: [Day]) throws -> [Reorganisation] {
    let found = try RawRows(
      database,
      "SELECT r.old, r.new, r.kind, r.main, \(isDone), r.date FROM \(ended) WHERE r.date = ? ORDER BY r.new, r.old",
      [RawRows.Value(date)])
    var (isKnown, left): (Bool, [Reorganisation]) = (false, [])
    while try found.next() {
      isKnown = true
      if try found.flag(4) { continue }
      left.append(
        try Reorganisation(
          date: date, oldCode: found.text(0), newCode: found.text(1), kind: found.choice(2),
          isMainSuccessor: found.flag(3)))
    }
    let others = pending.map(\.iso).joined(separator: " ")
    let wayOut =
      pending.isEmpty
      ? Phrase("Er staat er geen meer open.", "None is left.")
      : Phrase("Nog uit te voeren: \(others).", "Still to be carried out: \(others).")
    guard isKnown else {
      throw Writer.refused(
        "no-such-reorganisation",
        Phrase("Per \(date.iso) is er geen herindeling bekend.", "No reorganisation of \(date.iso) is known."), wayOut)
    }
    guard !left.isEmpty else {
      throw Writer.refused(
        "already-reorganised",
        Phrase(
          "De herindeling per \(date.iso) is al uitgevoerd.",
          "The reorganisation of \(date.iso) has been carried out already."), wayOut)
    }
    if let earlier = pending.first, earlier < date {
      throw Writer.refused(
        "earlier-first",
        Phrase(
          "De herindeling per \(earlier.iso) gaat voor en is nog niet uitgevoerd.",
          "The reorganisation of \(earlier.iso) comes first and has not been carried out."),
        Phrase("Voer die eerst uit: reorganise \(earlier.iso).", "Carry it out first: reorganise \(earlier.iso)."))
    }
    return left
  }

  private static func build(
    _ database: Database, _ date: Day, _ rows: [Reorganisation], byHand: ReorganisationByHand?, pending: [Day]
  ) throws -> ReorganisationPlan {
    let initiatives = try Query.initiatives(database).map(\.id)
    func predecessor(_ code: String, _ kind: Reorganisation.Kind?, counts: Bool) throws
      -> ReorganisationPlan.Predecessor
    {
      ReorganisationPlan.Predecessor(
        code: code, name: try Facts.name(database, code), inhabitants: try Facts.inhabitants(database, code, on: date),
        kind: kind, counts: counts, cells: try initiatives.map { try Query.cell(database, code, $0) })
    }
    var successors: [ReorganisationPlan.Successor] = []
    for (code, rows) in Dictionary(grouping: rows, by: \.newCode) {
      let isNew = try !Facts.exists(database, code, on: date + -1)
      var parts = try rows.map { try predecessor($0.oldCode, $0.kind, counts: $0.isMainSuccessor) }
        .sorted { folded($0.name) < folded($1.name) }
      if !isNew { parts.insert(try predecessor(code, nil, counts: true), at: 0) }
      let outcomes = try initiatives.enumerated().map { column, initiative in
        ReorganisationPlan.Outcome(
          own: try Query.cell(database, code, initiative), isNew: isNew, parts: parts.filter(\.counts),
          initiative: column, date: date)
      }
      let name = try byHand.flatMap { isNew ? $0.name : nil } ?? Facts.name(database, code)
      // What a table of later years says is not of a municipality that was entered by hand.
      let counted = try byHand == nil ? Facts.counted(database, code, year: date.civil.year) : nil
      successors.append(
        ReorganisationPlan.Successor(
          code: code, name: name, isNew: isNew, predecessors: parts, outcomes: outcomes,
          counted: counted))
    }
    successors.sort { (folded($0.name), $0.code) < (folded($1.name), $1.code) }
    let ending = try Set(rows.map(\.oldCode)).sorted()
      .filter { try byHand != nil || !Facts.exists(database, $0, on: date) }
    let plan = ReorganisationPlan(
      date: date, successors: successors, ending: ending, pending: pending, byHand: byHand)
    try requireOrder(database, plan, initiatives)
    return plan
  }

  /// Refuses when a cell that changes has a record of a later day.
  private static func requireOrder(
    _ database: Database, _ plan: ReorganisationPlan, _ initiatives: [String]
  ) throws {
    for (column, initiative) in initiatives.enumerated() {
      for code in plan.ending { try Planned.requireNone(database, code, initiative, after: plan.date) }
      for successor in plan.successors where successor.outcomes[column].before != successor.outcomes[column].after {
        try Planned.requireNone(database, successor.code, initiative, after: plan.date)
      }
    }
  }

  /// Writes what a plan says and tells the journal.
  static func carryOut(
    _ database: Database, _ plan: ReorganisationPlan, by: String, at: String, operation: UUID
  ) throws -> Saved {
    let id = try Writer.begin(
      database, kind: .reorganisation, by: by, at: at, effective: plan.date, reason: plan.reason, undoes: nil,
      operation: operation)
    if let byHand = plan.byHand { try HandEntry.enter(database, byHand, plan, change: id) }
    let initiatives = try Query.initiatives(database).map(\.id)
    for code in plan.ending {
      for initiative in initiatives {
        let before = try Query.cell(database, code, initiative)
        var after = before
        after.status = .merged
        after.since = plan.date
        after.version += 1
        after.changed = plan.date
        try Writer.keep(database, code, initiative, from: before, to: after, change: id)
      }
    }
    var cells: [RolloutCell] = []
    for successor in plan.successors {
      for (initiative, outcome) in zip(initiatives, successor.outcomes) where outcome.before != outcome.after {
        try Writer.keep(
          database, successor.code, initiative, from: outcome.before, to: outcome.after, change: id)
        cells.append(outcome.after)
      }
    }
    return Saved(
      change: id, records: try Query.records(database, where: "change = ?1 ORDER BY seq", [.int(id)]), cells: cells)
  }
}

/// What the tables say of one municipality.
enum Facts {
  /// The name of a municipality, or its code where it has none.
  static func name(_ database: Database, _ code: String) throws -> String {
    try RawRows.text(database, "SELECT name FROM municipality WHERE code = ?", [.text(code)]) ?? code
  }

  /// Whether the municipality was there on a day.
  static func exists(_ database: Database, _ code: String, on day: Day) throws -> Bool {
    try RawRows.int(
      database,
      "SELECT valid_from <= ?2 AND (valid_until IS NULL OR valid_until > ?2) FROM municipality WHERE code = ?1",
      [.text(code), RawRows.Value(day)]) == 1
  }

  /// - Throws: a fault where the code that `rows` begin with exists on no day.
  static func requireKnown(_ database: Database, _ rows: RawRows) throws {
    guard try isKnown(database, rows.text(0)) else { throw rows.fault(0, .known) }
  }

  /// Whether it exists on any day.
  static func isKnown(_ database: Database, _ code: String) throws -> Bool {
    try RawRows.int(database, "SELECT 1 FROM municipality WHERE code = ?", [.text(code)]) != nil
  }

  /// On 1 January of the latest year known before `date`.
  static func inhabitants(_ database: Database, _ code: String, on date: Day) throws -> Int {
    try Query.count(
      database,
      """
      SELECT coalesce(
        (SELECT count FROM inhabitants WHERE code = ?1 AND year <= ?2 ORDER BY year DESC LIMIT 1),
        (SELECT count FROM inhabitants WHERE code = ?1 ORDER BY year LIMIT 1), 0), ?1 AS code
      """, [.text(code), .int((date + -1).civil.year)]) ?? 0
  }

  /// On 1 January of `year`; nil where it was not counted.
  static func counted(_ database: Database, _ code: String, year: Int) throws -> Int? {
    try Query.count(
      database, "SELECT count, code, year FROM inhabitants WHERE code = ? AND year = ?", [.text(code), .int(year)])
  }
}
