import Foundation
import GRDB
import Model

extension Seed {
  /// Writes the tables and everything of this seed into an empty database.
  func write(to database: Database, isSample: Bool, _ headway: Headway? = nil) throws {
    headway?.expect(municipalities.count + inhabitants.count + 2 * journal.count)
    try Schema.migrate(database, from: 0)
    try insert(
      database, "meta",
      [["sample", isSample ? "1" : "0"]] + [today.map { ["today", $0.iso] } ?? ["made", Seed.clock.iso]])
    try writeFacts(to: database, headway)
    try writeMoney(to: database)
    try writeDocument(to: database)
    try writeJournal(to: database, headway)
  }

  private func writeFacts(to database: Database, _ headway: Headway?) throws {
    try insert(
      database, "municipality",
      municipalities.enumerated().lazy.map { index, one in
        [
          one.code, one.name, one.province, one.corop, one.safetyRegion, one.urbanity, one.validFrom.number,
          one.validUntil?.number, index,
        ]
      }, headway)
    try insert(database, "inhabitants", inhabitants.lazy.map { [$0.code, $0.year, $0.count] }, headway)
    try insert(
      database, "reorganisation",
      reorganisations.map { [$0.date.number, $0.oldCode, $0.newCode, $0.kind.rawValue, $0.isMainSuccessor] })
    try insert(
      database, "initiative",
      initiatives.enumerated().map { index, one in
        [
          one.id, one.name.dutch, one.name.english, one.shortName.dutch, one.shortName.english, one.label,
          one.phase.rawValue, one.track, one.binding.rawValue, index,
        ]
      })
    for initiative in initiatives {
      try insert(
        database, "fact",
        initiative.facts.enumerated().map { index, fact in
          [initiative.id, index, fact.question.rawValue, fact.text.dutch, fact.text.english, fact.section, fact.line]
        })
    }
  }

  private func writeMoney(to database: Database) throws {
    try insert(
      database, "activity",
      activities.enumerated().map { index, one in
        [
          one.id, one.year, one.group.rawValue, one.name.dutch, one.name.english, one.budget.cents, one.section, index,
          one.line,
        ]
      })
    try insert(database, "printed", printed.map { [$0.key, $0.year, $0.amount.cents, $0.section, $0.line] })
    try insert(
      database, "booking",
      bookings.enumerated().map { index, one in
        [
          index + 1, one.date.number, one.activity, one.kind.rawValue, one.amount.cents, one.isSample, nil, one.reason,
          one.reverses,
        ]
      })
  }

  /// Writes the sample records and what they come to.
  private func writeJournal(to database: Database, _ headway: Headway?) throws {
    headway?.begin(journal.count)
    let changeRow = try database.makeStatement(sql: "INSERT INTO change VALUES (?, ?, ?, ?, ?, NULL)")
    let journalRow = try database.makeStatement(
      sql: "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    var lastChange = 0
    for record in journal {
      try headway?.step()
      if record.change != lastChange {
        lastChange = record.change
        try changeRow.execute(arguments: [
          record.change, record.by, record.at, record.recorded.number, record.reason,
        ])
      }
      try journalRow.execute(arguments: [
        record.seq, record.change, record.kind.rawValue, record.effective.number, record.municipality,
        record.initiative, record.field.rawValue, record.from, record.to, record.beside, record.undoes,
        record.isSample,
      ])
    }
    let day = today ?? Seed.clock
    try Kept.tellAll(database, TimeTables(database), on: day)
    try Kept.setDay(database, day)
  }

  /// Today, by the time of this place.
  private static var clock: Day {
    var (now, parts) = (time(nil), tm())
    localtime_r(&now, &parts)
    return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)) ?? .firstKnown
  }

  private func insert(
    _ database: Database, _ table: String, _ rows: some Collection<[(any DatabaseValueConvertible)?]>,
    _ headway: Headway? = nil
  ) throws {
    headway?.begin(rows.count)
    var statement: Statement?
    for row in rows {
      try headway?.step()
      if statement == nil {
        let marks = Array(repeating: "?", count: row.count).joined(separator: ", ")
        statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
      }
      try statement?.execute(arguments: StatementArguments(row))
    }
  }
}
