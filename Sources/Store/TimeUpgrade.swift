import Foundation
import GRDB
import Model

/// What the seventh schema asks of an older store beside its tables: facts by hand leave the tables, where they had been
/// written, and every cell is held against what it was.
struct TimeUpgrade {
  private let database: Database
  /// What differs from before, a sentence each, in order of cell.
  private(set) var differences: [Phrase] = []
  private let headway: Headway?

  /// Does it, and proves it.
  /// - Throws: `other` where a cell becomes another one than may be.
  init(_ database: Database, _ headway: Headway?) throws {
    self.database = database
    self.headway = headway
    try takeHandOut()
    let today = try Writer.today(database, Day(number: Int32(clamping: time(nil) / 86_400)))
    try Kept.tellAll(database, TimeTables(database), on: today)
    try Kept.setDay(database, today)
    try compare(upTo: today)
  }

  // MARK: What was entered by hand

  /// Puts the tables back to what they were before anything was entered by hand: the records tell that.
  private func takeHandOut() throws {
    let records = try Query.records(
      database,
      where: "initiative = '' AND field IN ('name', 'validity', 'inhabitants', 'successor') ORDER BY seq DESC",
      [])
    for record in records { try set(record.municipality, record.field, from: record.to, to: record.from) }
    for record in records where record.field == .called && record.from.isEmpty {
      try database.execute(
        sql: "DELETE FROM municipality WHERE code = ? AND name = '' AND valid_until = valid_from",
        arguments: [record.municipality])
    }
  }

  private func set(_ code: String, _ field: RolloutField, from before: String, to after: String) throws {
    switch field {
    case .called:
      try database.execute(sql: "UPDATE municipality SET name = ? WHERE code = ?", arguments: [after, code])
    case .validity:
      let days = after.split(separator: "/").compactMap { Day(iso: String($0)) }
      // One that never was exists on no day: it ends as it begins.
      try database.execute(
        sql: after.isEmpty
          ? "UPDATE municipality SET valid_until = valid_from WHERE code = ?3"
          : "UPDATE municipality SET valid_from = ?1, valid_until = ?2 WHERE code = ?3",
        arguments: [days.first?.number, days.count > 1 ? days[1].number : nil, code])
    case .inhabitants:
      for (year, _) in counts(before) {
        try database.execute(sql: "DELETE FROM inhabitants WHERE code = ? AND year = ?", arguments: [code, year])
      }
      for (year, count) in counts(after) {
        try database.execute(
          sql: "INSERT INTO inhabitants (code, year, count) VALUES (?, ?, ?)", arguments: [code, year, count])
      }
    case .successor:
      for (value, isNew) in [(before, false), (after, true)] {
        let words = value.split(separator: " ").map(String.init)
        guard words.count == 3, let date = Day(iso: words[1]) else { continue }
        try database.execute(
          sql: isNew
            ? "INSERT INTO reorganisation (date, old, new, kind, main) VALUES (?1, ?2, ?3, ?4, 1)"
            : "DELETE FROM reorganisation WHERE date = ?1 AND old = ?2 AND new = ?3 AND kind = ?4",
          arguments: [date.number, code, words[0], words[2]])
      }
    default: break
    }
  }

  /// `2019:94567 2020:94999` as numbers.
  private func counts(_ text: String) -> [(year: Int, count: Int)] {
    text.split(separator: " ").compactMap { word in
      let parts = word.split(separator: ":").compactMap { Int($0) }
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }

  // MARK: The proof

  /// Compares every cell on every day that has a record of it, and on the days of its reorganisations.
  private mutating func compare(upTo today: Day) throws {
    let tables = try TimeTables(database)
    let facts = try tables.facts(at: tables.last)
    let initiatives = try Query.initiatives(database).map(\.id)
    let codes = try Query.texts(
      database, "SELECT DISTINCT municipality FROM journal WHERE municipality <> '' ORDER BY 1")
    // Who came of others without a record of their own is told otherwise too.
    let all = tables.ground.downstream(codes).sorted()
    headway?.begin(tables.last)
    for start in stride(from: 0, to: all.count, by: 200) {
      let lot = all[start..<min(start + 200, all.count)]
      let chronicle = try tables.chronicle(TimeTables.Scope(codes: Set(lot)), light: true)
      let knowledge = chronicle.known()
      var records: [CellKey: [JournalRecord]] = [:]
      for record in knowledge.live where !record.initiative.isEmpty {
        records[CellKey(record.municipality, record.initiative), default: []].append(record)
      }
      for code in lot {
        let mergers = facts.reorganisations.map(\.fact).filter {
          $0.newCode == code && $0.isMainSuccessor && $0.date <= today
        }
        .map(\.date)
        for initiative in initiatives {
          let key = CellKey(code, initiative)
          try compare(key, records[key] ?? [], mergers, knowledge)
        }
      }
      for _ in chronicle.records { try headway?.step() }
    }
  }

  private mutating func compare(
    _ key: CellKey, _ records: [JournalRecord], _ mergers: [Day], _ knowledge: Knowledge
  ) throws {
    // Whoever came of others before a day by a fact that nobody had carried out.
    let first = mergers.min()
    for day in Set(records.map(\.effective) + mergers).sorted() where knowledge.exists(key.municipality, on: day) {
      let before = Before(records.filter { $0.effective <= day })
      let after = Before(knowledge.cell(key.municipality, key.initiative, on: day) ?? RolloutCell())
      guard before != after else { continue }
      let isMerged = first.map { $0 <= day } ?? false
      var withoutPlan = before
      if withoutPlan.planned != after.planned, before.isOutlived { withoutPlan.planned = after.planned }
      guard isMerged || withoutPlan == after else {
        throw StoreFailure.other(
          operation: "migrate", code: 0,
          message: Phrase(
            same: "\(key.municipality) \(key.initiative) \(day.iso): \(before.words) ≠ \(after.words)"))
      }
      differences.append(
        Phrase(same: "\(key.municipality) \(key.initiative) \(day.iso): \(before.words) → \(after.words)"))
    }
  }

  /// A cell as the older version had it: what was recorded last, in the order of records.
  private struct Before: Equatable {
    var status = RolloutStatus.unknown
    var flags: RolloutFlags = []
    var planned: Day?
    var note = ""
    /// Whether a status came after the planned date.
    var isOutlived = false

    init(_ cell: RolloutCell) { (status, flags, planned, note) = (cell.status, cell.flags, cell.planned, cell.note) }

    init(_ records: [JournalRecord]) {
      for record in records {
        switch record.field {
        case .status:
          status = RolloutStatus(rawValue: record.to) ?? .unknown
          isOutlived = planned != nil
        case .flags: flags = RolloutFlags(letters: record.to) ?? []
        case .planned: (planned, isOutlived) = (Day(iso: record.to), false)
        case .note: note = record.to
        default: break
        }
      }
    }

    static func == (one: Before, other: Before) -> Bool {
      (one.status, one.flags, one.planned, one.note) == (other.status, other.flags, other.planned, other.note)
    }

    var words: String {
      [status.rawValue + flags.letters, planned?.iso ?? "", note.isEmpty ? "" : "«\(note)»"].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
  }
}
