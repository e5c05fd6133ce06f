import GRDB
import Model

// Small questions with answers of one column or of one kind.

extension Query {
  /// The whole numbers of a question's first column.
  static func numbers(
    _ database: Database, _ sql: String, _ values: [RawRows.Value] = [], _ range: ClosedRange<Int> = Bounds.number
  ) throws -> [Int] {
    let rows = try RawRows(database, sql, values)
    var found: [Int] = []
    while try rows.next() { found.append(try rows.int(0, range)) }
    return found
  }

  /// The texts of a question's first column; throws where one is not UTF-8.
  static func texts(_ database: Database, _ sql: String, _ values: [RawRows.Value] = []) throws -> [String] {
    let rows = try RawRows(database, sql, values)
    var found: [String] = []
    while try rows.next() { found.append(try rows.text(0)) }
    return found
  }

  /// Inhabitants in the first row and column; nil for no row.
  static func count(_ database: Database, _ sql: String, _ values: [RawRows.Value]) throws -> Int? {
    try numbers(database, sql, values, Bounds.inhabitants).first
  }

  /// Inhabitants of a municipality by year, oldest first.
  static func counts(_ database: Database, _ code: String) throws -> [MunicipalityDossier.YearCount] {
    let rows = try RawRows(
      database,
      "\(countedYears) SELECT year, count, code FROM counted JOIN inhabitants USING (year) WHERE code = ? ORDER BY year",
      [.text(code)])
    var found: [MunicipalityDossier.YearCount] = []
    while try rows.next() {
      found.append(
        try MunicipalityDossier.YearCount(
          year: rows.int(0, Bounds.year), inhabitants: rows.int(1, Bounds.inhabitants)))
    }
    return found
  }
}

extension RawRows {
  /// A journal record's `from` or `to`, which its field must be able to hold.
  func value(_ column: Int32, of field: RolloutField) throws -> String {
    let value = try text(column)
    guard field.canHold(value) else { throw fault(column, field.values) }
    return value
  }
}

extension RolloutField {
  /// Whether the journal can have written `value` of this field; of a cell only, the others are for their own rules.
  func canHold(_ value: String) -> Bool {
    switch self {
    case .status: RolloutStatus(rawValue: value) != nil
    case .flags: RolloutFlags(letters: value) != nil
    case .planned: value.isEmpty || Day(iso: value) != nil
    default: true
    }
  }

  /// What that is, in words.
  var values: Phrase {
    switch self {
    case .status: RawRows.words(RolloutStatus.allCases.map(\.rawValue))
    case .flags:
      Phrase(
        "letters uit \(String(RolloutFlags.all.map(\.letter)))", "letters of \(String(RolloutFlags.all.map(\.letter)))")
    default: Phrase("een dag als 2017-06-30, of niets", "a day such as 2017-06-30, or nothing")
    }
  }
}
