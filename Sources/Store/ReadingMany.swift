import GRDB
import Model

// What grows with the number of municipalities, read without more work than each row needs.

extension Query {
  /// The municipalities that exist on `day`, by name, with the inhabitants of its year: the year's own count, else the
  /// nearest before it, else the first after it.
  static func municipalities(_ database: Database, on day: Day) throws -> [Municipality] {
    let year = day.civil.year
    // Both tables lie in order of code: they are walked side by side.
    let counts = try RawRows(
      database, "SELECT code, count FROM inhabitants WHERE year = ? ORDER BY code", [.int(year)])
    var hasCount = try counts.next()
    let rows = try RawRows(
      database,
      """
      SELECT code, name, province, corop, safety_region, urbanity, valid_from, valid_until FROM municipality
      WHERE valid_from <= ?1 AND (valid_until IS NULL OR valid_until > ?1) ORDER BY code
      """, [RawRows.Value(day)])
    var found: [Municipality] = []
    found.reserveCapacity(try RawRows.int(database, "SELECT max(position) + 1 FROM municipality") ?? 0)
    var texts = Interning()
    var isSorted = true
    var uncounted = Uncounted()
    while try rows.next() {
      let code = rows.bytes(0)
      var isKnown = false
      while hasCount {
        let difference = compared(counts.bytes(0), code)
        isKnown = difference == 0
        guard difference < 0 else { break }
        hasCount = try counts.next()
      }
      if !isKnown { uncounted.append(found.count) }
      let municipality = Municipality(
        code: RawRows.text(code), name: rows.text(1), province: texts.text(rows.bytes(2)),
        inhabitants: isKnown ? counts.int(1) : 0,
        corop: texts.text(rows.bytes(3)), safetyRegion: texts.text(rows.bytes(4)),
        urbanity: rows.isNull(5) ? nil : rows.int(5), validFrom: rows.day(6) ?? day, validUntil: rows.day(7))
      if isSorted, let last = found.last, last.foldedName > municipality.foldedName { isSorted = false }
      found.append(municipality)
    }
    try uncounted.fill(database, &found, around: year)
    guard !isSorted else { return found }
    let order = found.indices.sorted { found[$0].foldedName < found[$1].foldedName }
    return order.map { found[$0] }
  }

  /// The cells of these municipalities and initiatives now, or folded from the journal up to a day.
  static func cells(
    _ database: Database, _ municipalities: [Municipality], _ initiatives: [Initiative], asOf: Day?
  ) throws -> [RolloutCell] {
    var cells = Array(repeating: RolloutCell(), count: municipalities.count * initiatives.count)
    try eachCell(database, municipalities, initiatives, asOf: asOf) { place, change in try change(&cells[place]) }
    return cells
  }

  /// Hands to `take` what makes an empty cell what it is now, or record by record what it was on a day, with its place.
  static func eachCell(
    _ database: Database, _ municipalities: [Municipality], _ initiatives: [Initiative], asOf: Day?,
    _ take: (_ place: Int, _ change: (inout RolloutCell) throws -> Void) throws -> Void
  ) throws {
    let rowOf = Dictionary(uniqueKeysWithValues: municipalities.enumerated().map { ($1.code, $0) })
    if let asOf {
      let columnOf = Dictionary(uniqueKeysWithValues: initiatives.enumerated().map { ($1.id, $0) })
      try fold(database, upTo: asOf) { municipality, initiative, step in
        guard let row = rowOf[municipality], let column = columnOf[initiative] else { return }
        try take(row * initiatives.count + column) { $0.take(step) }
      }
      return
    }
    let ids = initiatives.map { Array($0.id.utf8) }
    // The rows of one municipality follow each other: it is looked up once.
    var code: [UInt8] = []
    var first: Int?
    let rows = try RawRows(database, "SELECT \(cellColumns) FROM rollout ORDER BY municipality")
    while try rows.next() {
      if !rows.isText(0, code) {
        code = Array(rows.bytes(0))
        first = rowOf[String(decoding: code, as: UTF8.self)].map { $0 * initiatives.count }
      }
      guard let first, let column = ids.firstIndex(where: { rows.isText(1, $0) }) else { continue }
      try take(first + column) { $0 = cell(rows) }
    }
  }

  /// The cells of the first `municipalities` only, row by row.
  static func cells(
    _ database: Database, ofFirst municipalities: ArraySlice<Municipality>, _ initiatives: [Initiative]
  ) throws -> [RolloutCell] {
    let rows = try RawRows(database, oneCell)
    return try municipalities.flatMap { municipality in
      try initiatives.map { initiative in
        rows.bind([.text(municipality.code), .text(initiative.id)])
        return try rows.next() ? cell(rows) : RolloutCell()
      }
    }
  }

  static func cell(_ database: Database, _ municipality: String, _ initiative: String) throws -> RolloutCell {
    let rows = try RawRows(database, oneCell, [.text(municipality), .text(initiative)])
    return try rows.next() ? cell(rows) : RolloutCell()
  }

  static let cellColumns = "municipality, initiative, status, flags, since, planned, note, version, sample, changed"

  private static let oneCell = "SELECT \(cellColumns) FROM rollout WHERE municipality = ? AND initiative = ?"

  /// A row of `cellColumns`.
  static func cell(_ rows: RawRows) -> RolloutCell {
    RolloutCell(
      status: rows.bytes(2).first.flatMap(RolloutStatus.init(ascii:)) ?? .unknown,
      flags: RolloutFlags(rawValue: UInt8(truncatingIfNeeded: rows.int(3))), since: rows.day(4), planned: rows.day(5),
      note: rows.text(6), version: rows.int(7), isSample: rows.int(8) != 0, changed: rows.day(9))
  }

  /// One journal record as it works on its cell.
  struct Step {
    var field: RolloutField
    var value: String
    var since: Day?
    var isSample: Bool
    var effective: Day
    /// The first record of its change for this cell.
    var isNewChange: Bool
  }

  /// Goes through the journal in order, up to a day: municipality, initiative and what happened to their cell.
  /// A plan that was taken back before its day takes no part, unless all is asked for.
  static func fold(
    _ database: Database, upTo day: Day?, plannedOnly: Bool = false, _ take: (String, String, Step) throws -> Void
  ) throws {
    var last: [String: Int] = [:]
    let rows = try RawRows(
      database,
      """
      SELECT municipality, initiative, field, "to", since_to, sample_to, change, effective FROM journal
      JOIN change ON change.id = journal.change
      WHERE \(day == nil ? "?1 IS NULL" : "effective <= ?1 AND change NOT IN (\(Planned.void))")
        AND \(plannedOnly ? "(municipality, initiative) IN (\(Planned.cells))" : "1") ORDER BY seq
      """, [RawRows.Value(day)])
    var texts = Interning()
    while try rows.next() {
      let (municipality, initiative, change) = (rows.text(0), rows.text(1), rows.int(6))
      guard let field = RolloutField(rawValue: rows.text(2)), RolloutField.ofCell.contains(field) else { continue }
      let isNew = last.updateValue(change, forKey: municipality + initiative) != change
      try take(
        municipality, initiative,
        Step(
          field: field, value: texts.text(rows.bytes(3)), since: rows.day(4), isSample: rows.int(5) != 0,
          effective: rows.day(7) ?? Day(number: 0), isNewChange: isNew))
    }
  }
}
