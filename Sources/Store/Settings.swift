import Foundation
import GRDB
import Model
import Sample

extension ProgrammeStore {
  /// Sets all of `changes` or none, in one transaction with their journal records; those that are so already are left.
  /// - Parameters: as for `save`.
  /// - Throws: a rule's refusal, `outpaced`, or what the file would not let happen.
  package func put(
    _ changes: [SettingChange], by: String, at: String, clock: Day, operation: UUID = UUID()
  ) throws(StoreFailure) -> Saved {
    try once("save", operation) { database in
      try requireClock(database, clock)
      let today = try Writer.today(database, clock)
      let (seq, change) = try Writer.next(database)
      var records: [JournalRecord] = []
      var values: [String: String] = [:]
      for asked in changes {
        let key = asked.field.rawValue + " " + asked.key
        let day = try Writer.day(of: asked, today)
        guard let before = try Writer.before(database, asked, on: day, by: by, now: values[key]) else { continue }
        values[key] = asked.value
        records.append(
          JournalRecord(
            seq: seq + records.count, change: change, kind: .change, at: at, by: by, effective: day, municipality: "",
            initiative: asked.key, field: asked.field, from: before, to: asked.value,
            reason: changes.first?.reason ?? "", isSample: false, recorded: today))
      }
      // All of it is so at once: what goes together rests on nothing that stays.
      try Unsettling(changed: records.filter { !$0.from.isEmpty }.map(Setting.init)).requireNothingRests(database)
      guard !records.isEmpty else {
        throw Writer.refused(
          "already-so", Phrase("Dit staat er al zo.", "That is already set."),
          Phrase("Er is niets te wijzigen.", "There is nothing to change."))
      }
      try Writer.append(database, records, operation)
      return Saved(change: change, records: records, cells: [])
    }
  }
}

extension ProgrammeStore {
  /// Records what became of a decision and, in the same change, another phase or binding of an initiative.
  /// - Parameters: as for `save`.
  /// - Throws: as `put` and `move`; then neither is kept.
  package func decide(
    _ asked: SettingChange, moving move: InitiativeChange, by: String, at: String, clock: Day, operation: UUID = UUID(),
    dryRun: Bool = false
  ) throws(StoreFailure) -> Saved {
    try enter("decide", Hand(by: by, at: at, clock: clock, operation: operation, isDry: dryRun)) { desk in
      guard desk.tables.ground.courses[move.initiative] != nil else {
        throw StoreFailure.unknownInitiative(move.initiative)
      }
      let day = try Writer.day(of: asked, desk.signed.today)
      guard let before = try Writer.before(desk.database, asked, on: day, by: by, now: nil) else {
        throw Writer.refused(
          "already-so", Phrase("Dit staat er al zo.", "That is set already."),
          Phrase("Er is niets te wijzigen.", "There is nothing to change."))
      }
      if !before.isEmpty {
        let record = JournalRecord(
          seq: desk.tables.last + 1, change: desk.tables.ground.lastChange + 1, kind: .change, at: at, by: by,
          effective: day,
          municipality: "", initiative: asked.key, field: asked.field, from: before, to: asked.value,
          reason: asked.reason, isSample: false)
        try Unsettling(changed: [Setting(record)]).requireNothingRests(desk.database)
      }
      let chronicle = try desk.chronicle(adopting: [move.initiative], names: [asked.key])
      try desk.checkGate(move, chronicle.known(), beside: asked, on: day)
      let moves = try desk.ask { () throws(Objection) in try chronicle.records(moving: move, desk.signed) }
      guard var record = moves.first else { throw Writer.refused(.isThereAlready(move)) }
      record.kind = .change
      record.municipality = ""
      (record.field, record.initiative, record.from, record.to) = (asked.field, asked.key, before, asked.value)
      // The change has one reason: that of what moves names the decision.
      (record.effective, record.reason) = (day, asked.reason.isEmpty ? move.reason : asked.reason)
      let later = moves.map { one in
        var one = one
        one.seq += 1
        return one
      }
      return Entry(chronicle: chronicle, records: [record] + later)
    }
  }
}

extension Refusal {
  /// What a decision was to lead to is so already.
  fileprivate static func isThereAlready(_ move: InitiativeChange) -> Refusal {
    let name: Phrase =
      switch move.to {
      case .phase(let phase): phase.name
      case .binding(let binding): binding.name
      }
    return Refusal(
      "already-so",
      Phrase("\(move.initiative) is dan al «\(name.dutch)».", "\(move.initiative) is «\(name.english)» by then."),
      wayOut: Phrase("Leg het besluit vast zonder gevolg.", "Record the decision without a consequence."))
  }
}

extension Query {
  /// What counts of settings, up to the number `?1`.
  private static let ofSetting = """
    municipality = '' AND field IN (\(RolloutField.ofSetting.map { "'\($0.rawValue)'" }.joined(separator: ", "))) AND undoes IS NULL AND seq <= ?1 AND NOT EXISTS (
      SELECT 1 FROM journal m WHERE m.undoes = journal.seq AND m.kind = 'undo' AND m.seq = (
        SELECT max(l.seq) FROM journal l WHERE l.undoes = journal.seq AND l.seq <= ?1))
    """

  /// What was recorded of settings and counts, as known at a number, in order of number.
  static func settingRecords(_ database: Database, known seq: Int) throws -> [JournalRecord] {
    // Settings have no municipality: the journal's index finds them.
    try records(database, where: "\(ofSetting) ORDER BY seq", [.int(seq)])
  }

  /// The latest record of every setting at the end of `day`, nil for now, as known at a number.
  /// - Parameters:
  ///   - without: the numbers of records that are left out.
  ///   - with: records that count though they were taken back.
  static func settings(
    _ database: Database, asOf day: Day?, known seq: Int, without: Set<Int> = [], with: [JournalRecord] = []
  ) throws -> [Setting] {
    var all = try settingRecords(database, known: seq)
    if !with.isEmpty {
      all += with
      all.sort { $0.seq < $1.seq }
    }
    return try settings(all, asOf: day, without: without)
  }

  /// The latest of these records of every setting at the end of `day`, nil for all.
  static func settings(_ all: [JournalRecord], asOf day: Day?, without: Set<Int> = []) throws -> [Setting] {
    var latest: [String: Setting] = [:]
    var reasons: [[String]: String] = [:]
    for var record in all where day.map({ record.effective <= $0 }) ?? true && !without.contains(record.seq) {
      try requireSound(record)
      let value = [record.field.rawValue, record.initiative, record.to]
      // What an old store recorded of an undo brings back why its value was given.
      if record.kind != .change, record.reason.isEmpty { record.reason = reasons[value] ?? "" }
      reasons[value] = record.reason
      latest[record.field.rawValue + " " + record.initiative] = Setting(
        field: record.field, key: record.initiative, record: record)
    }
    return latest.values.sorted { $0.record.seq < $1.record.seq }
  }

  /// The moves of initiatives to another phase that were recorded and count, in order of number.
  static func phaseMoves(_ database: Database) throws -> [JournalRecord] {
    let taken = try TakenBack(in: database, upTo: Int.max)
    return try records(database, where: "municipality = '' AND field = 'phase' AND undoes IS NULL ORDER BY seq", [])
      .filter { !taken.contains($0.seq) }
  }

  /// A value that no operator could have given is reckoned with nowhere; a key that is not known here is another's.
  private static func requireSound(_ record: JournalRecord) throws {
    guard record.field == .setting, let rule = SettingRule(key: record.initiative) else { return }
    for value in [record.from, record.to] where !value.isEmpty {
      do {
        try rule.check(value)
      } catch {
        throw Fault("journal", row: "\(record.seq)", column: "to", found: value, expected: error.reason)
      }
    }
  }

  fileprivate static func setting(_ database: Database, _ field: RolloutField, _ key: String) throws -> Setting? {
    try records(
      database, where: "\(ofSetting) AND initiative = ?2 AND field = ?3 ORDER BY seq DESC LIMIT 1",
      [.int(Int.max), .text(key), .text(field.rawValue)]
    ).first.map { Setting(field: field, key: key, record: $0) }
  }
}

extension Desk {
  /// Refuses a move that passes by a gate.
  /// - Parameters:
  ///   - asked: what is recorded in the same change, and may be what the gate asks for.
  ///   - day: that of `asked`.
  func checkGate(
    _ change: InitiativeChange, _ now: Knowledge, beside asked: SettingChange? = nil, on day: Day? = nil
  ) throws {
    do {
      // What is decided later opens no gate before.
      var settings = try Query.settings(database, asOf: change.on ?? signed.today, known: Int.max)
      if let asked {
        settings.removeAll { $0.field == asked.field && $0.key == asked.key }
        settings.append(
          Setting(
            field: asked.field, key: asked.key,
            record: JournalRecord(
              seq: tables.last + 1, change: tables.ground.lastChange + 1, kind: .change, at: hand.at, by: hand.by,
              effective: day ?? signed.today, municipality: "", initiative: asked.key, field: asked.field, from: "",
              to: asked.value, reason: asked.reason, isSample: false)))
      }
      try change.check(now, on: change.on ?? signed.today, settings)
    } catch let refusal as Refusal {
      throw Writer.refused(refusal)
    }
  }
}

extension Writer {
  /// The value that a setting has before a change; nil where it has the new one already.
  /// - Parameter now: what an earlier part of the same change gave it.
  fileprivate static func before(_ database: Database, _ asked: SettingChange, on day: Day, by: String, now: String?)
    throws -> String?
  {
    do {
      try asked.check()
      if asked.field == .setting || RolloutField.ofProposal.contains(asked.field) {
        try Proposal.check(asked, on: day, Query.settings(database, asOf: nil, known: Int.max))
      }
    } catch let refusal as Refusal {
      throw refused(refusal)
    }
    let last = try Query.setting(database, asked.field, asked.key)
    guard asked.expectedSeq ?? last?.record.seq ?? 0 == last?.record.seq ?? 0 else {
      throw StoreFailure.outpaced(outpaced(asked, last, by))
    }
    let value = now ?? last?.value ?? ""
    return value == asked.value ? nil : value
  }

  /// The day from which a setting is to be so.
  fileprivate static func day(of asked: SettingChange, _ today: Day) throws -> Day {
    let day = asked.on ?? today
    if day > today { throw refused(.dayToCome(day, today, isPlannable: false)) }
    if day < .firstKnown { throw refused(.beforeTheData(day)) }
    return day
  }

  private static func outpaced(_ asked: SettingChange, _ kept: Setting?, _ asker: String) -> Phrase {
    let (by, value) = (kept?.record.by ?? "?", kept?.value ?? "")
    let first =
      by == asker
      ? Phrase("U wijzigde dit zelf al", "You changed this yourself") : Phrase("\(by) was eerst", "\(by) was first")
    guard asked.field == .setting, let rule = SettingRule(key: asked.key) else {
      let now =
        value.isEmpty
        ? Phrase("open", "open") : asked.field == .finding ? Phrase("afgedaan", "settled") : Phrase(same: value)
      return Phrase(
        "\(first.dutch): \(asked.key) is nu \(now.dutch); niets is overschreven.",
        "\(first.english): \(asked.key) is \(now.english) now; nothing was overwritten.")
    }
    return Phrase(
      "\(first.dutch): \(rule.name.dutch) is nu \(rule.words(value, .dutch)); niets is overschreven.",
      "\(first.english): \(rule.name.english) is \(rule.words(value, .english)) now; nothing was overwritten.")
  }
}
