import GRDB
import Model

extension ProgrammeStore {
  /// Whether what the document says of figures, findings and lines is kept; a store that was brought up to date from
  /// an older version has none of it yet.
  package func hasDocument() throws(StoreFailure) -> Bool {
    try read("look") { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM finding)") ?? false }
  }

  /// Adds what the document says of figures, findings and lines, where the store has none of it.
  package func addDocument(from seed: Seed) throws(StoreFailure) {
    try write("document") { database in
      // Another program may have done it while this one waited.
      guard try Int.fetchOne(database, sql: "SELECT count(*) FROM finding") == 0 else { return }
      try seed.writeDocument(to: database)
      for one in seed.activities {
        try database.execute(
          sql: "UPDATE activity SET line = ? WHERE id = ? AND line IS NULL", arguments: [one.line, one.id])
      }
      for one in seed.printed {
        try database.execute(
          sql: "UPDATE printed SET line = ? WHERE key = ? AND year = ? AND line IS NULL",
          arguments: [one.line, one.key, one.year])
      }
      for initiative in seed.initiatives {
        for fact in initiative.facts {
          try database.execute(
            sql: "UPDATE fact SET line = ? WHERE initiative = ? AND question = ? AND line IS NULL",
            arguments: [fact.line, initiative.id, fact.question.rawValue])
        }
      }
    }
  }
}

extension Seed {
  /// Writes the document's figures, what is said of the findings, and the functions of section C.
  func writeDocument(to database: Database) throws {
    for (position, one) in functions.enumerated() {
      // A store of version 4 has them, without their figures.
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO social_function (id, kind, nl, en, executor_nl, executor_en, payment_nl, payment_en,
            remark_nl, remark_en, section, line, position, figure) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          one.id, one.kind.rawValue, one.name.dutch, one.name.english, one.executor.dutch, one.executor.english,
          one.payment.dutch, one.payment.english, one.remark.dutch, one.remark.english, one.section, one.line,
          position, one.figure,
        ])
    }
    for (position, one) in figures.enumerated() {
      try database.execute(
        sql: "INSERT INTO figure (key, value, unit, section, line, position) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [one.key, one.text, one.unit.rawValue, one.section, one.line, position])
    }
    for (position, one) in findingTexts.enumerated() {
      try database.execute(
        sql: """
          INSERT INTO finding (id, quotes, title_nl, title_en, printed_nl, printed_en, follows_nl, follows_en, place,
            position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          one.id, one.quotes.map(\.text).joined(separator: "|"), one.title.dutch, one.title.english, one.printed.dutch,
          one.printed.english, one.follows.dutch, one.follows.english, one.place, position,
        ])
    }
  }
}

extension Query {
  static func figures(_ database: Database) throws -> [SourceFigure] {
    try Row.fetchAll(database, sql: "SELECT key, value, unit, section, line FROM figure ORDER BY position").compactMap {
      guard let unit = SourceFigure.Unit(rawValue: $0[2]) else { return nil }
      return SourceFigure(key: $0[0], text: $0[1], unit: unit, section: $0[3], line: $0[4])
    }
  }

  static func findingTexts(_ database: Database) throws -> [FindingText] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, quotes, title_nl, title_en, printed_nl, printed_en, follows_nl, follows_en, place FROM finding
        ORDER BY position
        """
    ).map {
      FindingText(
        id: $0[0], quotes: Quote.list($0[1]) ?? [], title: Phrase($0[2], $0[3]), printed: Phrase($0[4], $0[5]),
        follows: Phrase($0[6], $0[7]), place: $0[8])
    }
  }

  /// Inhabitants of all municipalities together in the year that the document reckons with.
  static func population(_ database: Database) throws -> [Int: Int] {
    var sums: [Int: Int] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT year, sum(count) FROM inhabitants WHERE year = 2016 GROUP BY year")
    while let row = try rows.next() { sums[row[0]] = row[1] }
    return sums
  }

  /// The municipalities of every reference date that the settings name.
  static func referenceLists(_ database: Database, _ settings: [Setting]) throws -> [Day: [Municipality]] {
    let given = ContributionSettings(settings)
    var lists: [Day: [Municipality]] = [:]
    for day in contributionYears.compactMap(given.referenceDate) where lists[day] == nil {
      lists[day] = try municipalities(database, on: day)
    }
    return lists
  }
}
