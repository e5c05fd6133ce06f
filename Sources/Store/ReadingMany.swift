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
      database, "SELECT code, count, year FROM inhabitants WHERE year = ? ORDER BY code", [.int(year)])
    var hasCount = try counts.next()
    // Whether a municipality of this day has the count at hand.
    var isTaken = false
    let rows = try RawRows(
      database,
      """
      SELECT code, name, province, corop, safety_region, urbanity, valid_from, valid_until FROM municipality
      WHERE valid_from <= ?1 AND (valid_until IS NULL OR valid_until > ?1) ORDER BY code
      """, [RawRows.Value(day)])
    var found: [Municipality] = []
    // As many as the last one's place says, if that can be believed.
    let last = try RawRows(database, "SELECT position, code FROM municipality ORDER BY position DESC LIMIT 1")
    if try last.next() { found.reserveCapacity(min(try last.int(0, Bounds.position), 200_000) + 1) }
    var texts = Interning()
    var isSorted = true
    var uncounted = Uncounted()
    while try rows.next() {
      let code = try rows.bytes(0)
      var isKnown = false
      while hasCount {
        let difference = compared(try counts.bytes(0), code)
        isKnown = difference == 0
        guard difference < 0 else { break }
        if !isTaken { try Facts.requireKnown(database, counts) }
        isTaken = false
        hasCount = try counts.next()
      }
      isTaken = isKnown
      if !isKnown { uncounted.append(found.count) }
      let municipality = try Municipality(
        code: rows.text(0), name: rows.text(1), province: texts.text(rows, 2),
        inhabitants: isKnown ? counts.int(1, Bounds.inhabitants) : 0,
        corop: texts.text(rows, 3), safetyRegion: texts.text(rows, 4), urbanity: rows.intIfAny(5, Bounds.urbanity),
        validFrom: rows.day(6), validUntil: rows.dayIfAny(7))
      if isSorted, let last = found.last, last.foldedName > municipality.foldedName { isSorted = false }
      found.append(municipality)
    }
    try uncounted.fill(database, &found, around: year)
    guard found.reduce(0, { $0 + $1.inhabitants }) <= Bounds.population else {
      throw Fault("inhabitants", column: "count", expected: Bounds.words(0...Bounds.population))
    }
    guard !isSorted else { return found }
    let order = found.indices.sorted { found[$0].foldedName < found[$1].foldedName }
    return order.map { found[$0] }
  }

  /// The cells of these municipalities and initiatives now, or folded from the journal up to a day.
  static func cells(
    _ database: Database, _ municipalities: [Municipality], _ initiatives: [Initiative], asOf: Day?,
    _ headway: Headway? = nil
  ) throws -> [RolloutCell] {
    var cells = Array(repeating: RolloutCell(), count: municipalities.count * initiatives.count)
    try eachCell(database, municipalities, initiatives, asOf: asOf, headway) { place, change in
      try change(&cells[place])
    }
    return cells
  }

  /// Hands to `take` what makes an empty cell what it is now, or record by record what it was on a day, with its place.
  static func eachCell(
    _ database: Database, _ municipalities: [Municipality], _ initiatives: [Initiative], asOf: Day?,
    _ headway: Headway? = nil, _ take: (_ place: Int, _ change: (inout RolloutCell) throws -> Void) throws -> Void
  ) throws {
    let rowOf = try places(of: municipalities)
    if let asOf {
      let columnOf = try places(of: initiatives)
      try fold(database, upTo: asOf, headway) { municipality, initiative, step in
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
      if try !rows.isText(0, code) {
        code = Array(try rows.bytes(0))
        let name = try rows.text(0)
        first = rowOf[name].map { $0 * initiatives.count }
        // Those of another day are left out; one that never was cannot be.
        if first == nil, try !Facts.isKnown(database, name) { throw rows.fault(0, .known) }
      }
      guard let column = try ids.firstIndex(where: { try rows.isText(1, $0) }) else { throw rows.fault(1, .known) }
      if let first { try take(first + column) { $0 = try cell(rows) } }
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
        return try rows.next() ? try cell(rows) : RolloutCell()
      }
    }
  }

  /// One cell as it is kept; that of a silent municipality where there is none.
  static func cell(_ database: Database, _ municipality: String, _ initiative: String) throws -> RolloutCell {
    let rows = try RawRows(database, oneCell, [.text(municipality), .text(initiative)])
    return try rows.next() ? cell(rows) : RolloutCell()
  }

  /// The columns of a cell, in the order in which they are read.
  static let cellColumns = "municipality, initiative, status, flags, since, planned, note, version, sample, changed"

  private static let oneCell = "SELECT \(cellColumns) FROM rollout WHERE municipality = ? AND initiative = ?"

  /// A row of `cellColumns`.
  static func cell(_ rows: RawRows) throws -> RolloutCell {
    try RolloutCell(
      status: status(rows, 2), flags: RolloutFlags(rawValue: UInt8(rows.int(3, Bounds.flags))),
      since: rows.dayIfAny(4), planned: rows.dayIfAny(5), note: rows.text(6), version: rows.int(7),
      isSample: rows.flag(8), changed: rows.dayIfAny(9))
  }

  private static func status(_ rows: RawRows, _ column: Int32) throws -> RolloutStatus {
    let letter = try rows.bytes(column)
    guard letter.count == 1, let status = RolloutStatus(ascii: letter[0]) else {
      throw rows.fault(column, RawRows.words(RolloutStatus.allCases.map(\.rawValue)))
    }
    return status
  }

  /// Where each stands in the list, by its key.
  static func places(of municipalities: [Municipality]) throws -> [String: Int] {
    try places(municipalities.lazy.map(\.code), "municipality")
  }

  /// The column of each initiative, by its id.
  static func places(of initiatives: [Initiative]) throws -> [String: Int] {
    try places(initiatives.lazy.map(\.id), "initiative")
  }

  private static func places(_ keys: some Collection<String>, _ table: String) throws -> [String: Int] {
    var places: [String: Int] = [:]
    places.reserveCapacity(keys.count)
    for (place, key) in keys.enumerated() where places.updateValue(place, forKey: key) != nil {
      throw Fault(table, row: key, expected: .once)
    }
    return places
  }

  /// One journal record as it works on its cell.
  struct Step {
    /// Which field of the cell.
    var field: RolloutField
    /// What it was, as the store writes it.
    var value: String
    /// The day since which the status held, where known.
    var since: Day?
    /// Whether the invented sample said so.
    var isSample: Bool
    /// The day from which it held.
    var effective: Day
    /// The first record of its change for this cell.
    var isNewChange: Bool
  }

  /// Goes through the journal in order, up to a day: municipality, initiative and what happened to their cell.
  /// A plan that was taken back before its day takes no part, unless all is asked for.
  static func fold(
    _ database: Database, upTo day: Day?, plannedOnly: Bool = false, _ headway: Headway? = nil,
    _ take: (String, String, Step) throws -> Void
  ) throws {
    if let headway { headway.begin(try RawRows.next(database, "journal", "seq") - 1) }
    var last: [String: Int] = [:]
    let rows = try RawRows(
      database,
      """
      SELECT municipality, initiative, field, "to", since_to, sample_to, change, effective, seq FROM journal
      JOIN change ON change.id = journal.change
      WHERE \(day == nil ? "?1 IS NULL" : "effective <= ?1 AND change NOT IN (\(Planned.void))")
        AND \(plannedOnly ? "(municipality, initiative) IN (\(Planned.cells))" : "1") ORDER BY seq
      """, [RawRows.Value(day)])
    var texts = Interning()
    while try rows.next() {
      try headway?.step(rows.int(8))
      let (municipality, initiative, change) = (try rows.text(0), try rows.text(1), try rows.int(6))
      let field: RolloutField = try rows.choice(2)
      guard RolloutField.ofCell.contains(field) else { continue }
      let value = try texts.text(rows, 3)
      guard field.canHold(value) else { throw rows.fault(3, field.values) }
      let isNew = last.updateValue(change, forKey: municipality + initiative) != change
      try take(
        municipality, initiative,
        Step(
          field: field, value: value, since: try rows.dayIfAny(4), isSample: try rows.flag(5),
          effective: try rows.day(7), isNewChange: isNew))
    }
  }
}
