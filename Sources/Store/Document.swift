import GRDB
import Model

extension Seed {
  /// Adds what the document says of figures, findings and lines to a store that has none of it.
  func addDocument(to database: Database) throws {
    try writeDocument(to: database)
    for one in activities {
      try database.execute(
        sql: "UPDATE activity SET line = ? WHERE id = ? AND line IS NULL", arguments: [one.line, one.id])
    }
    for one in printed {
      try database.execute(
        sql: "UPDATE printed SET line = ? WHERE key = ? AND year = ? AND line IS NULL",
        arguments: [one.line, one.key, one.year])
    }
    for initiative in initiatives {
      for fact in initiative.facts {
        try database.execute(
          sql: "UPDATE fact SET line = ? WHERE initiative = ? AND question = ? AND line IS NULL",
          arguments: [fact.line, initiative.id, fact.question.rawValue])
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
    let rows = try RawRows(database, "SELECT key, value, unit, section, line FROM figure ORDER BY position")
    var found: [SourceFigure] = []
    while try rows.next() {
      let unit: SourceFigure.Unit = try rows.choice(2)
      let figure = try SourceFigure(
        key: rows.text(0), text: rows.text(1), unit: unit, section: rows.text(3), line: rows.int(4, Bounds.line))
      guard let figure, figure.decimals <= 6, figure.value.rounded.magnitude <= Bounds.figure(unit).magnitude
      else {
        throw rows.fault(
          1,
          Phrase(
            "een decimaal getal tot \(Bounds.figure(unit)), met hoogstens 6 decimalen",
            "a decimal number up to \(Bounds.figure(unit)), with at most 6 decimals"))
      }
      found.append(figure)
    }
    return found
  }

  /// What the document says of its own faults, in its order.
  static func findingTexts(_ database: Database) throws -> [FindingText] {
    let rows = try RawRows(
      database,
      """
      SELECT id, quotes, title_nl, title_en, printed_nl, printed_en, follows_nl, follows_en, place FROM finding
      ORDER BY position
      """)
    var found: [FindingText] = []
    while try rows.next() {
      guard let quotes = Quote.list(try rows.text(1)) else {
        throw rows.fault(1, Phrase("citaten als A0:74:woorden", "quotes such as A0:74:words"))
      }
      found.append(
        try FindingText(
          id: rows.text(0), quotes: quotes, title: Phrase(rows.text(2), rows.text(3)),
          printed: Phrase(rows.text(4), rows.text(5)), follows: Phrase(rows.text(6), rows.text(7)),
          place: rows.text(8)))
    }
    return found
  }

  /// Inhabitants of all municipalities together in the years that the document can have reckoned with.
  static func population(_ database: Database) throws -> [Int: Int] {
    let sums = try RawRows(
      database,
      """
      SELECT CASE WHEN min(typeof(count) = 'integer' AND count BETWEEN 0 AND \(Bounds.inhabitants.upperBound))
        THEN CAST(total(count) AS INTEGER) ELSE max(count) END, year FROM inhabitants WHERE year IN (?, ?) GROUP BY year
      """, Finding.referenceYears.map { .int($0) })
    var found: [Int: Int] = [:]
    while try sums.next() { found[try sums.int(1, Bounds.year)] = try sums.int(0, 0...Bounds.population) }
    return found
  }
}
