import GRDB
import Model

// What grows with the number of municipalities, read without more work than each row needs.

extension Query {
  /// The municipalities that exist on `day`, by name, with the inhabitants of its year: the year's own count, else the
  /// nearest before it, else the first after it.
  static func municipalities(_ database: Database, on day: Day, _ facts: Knowledge) throws -> [Municipality] {
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
        if !isTaken, try !Query.isKnown(database, counts.text(0)) { throw counts.fault(0, .known) }
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
    if try takeInHand(database, &found, on: day, facts) { isSorted = false }
    guard found.reduce(0, { $0 + $1.inhabitants }) <= Bounds.population else {
      throw Fault("inhabitants", column: "count", expected: Bounds.words(0...Bounds.population))
    }
    guard !isSorted else { return found }
    let order = found.indices.sorted { found[$0].foldedName < found[$1].foldedName }
    return order.map { found[$0] }
  }

  /// Makes of the table's municipalities those of the day as facts by hand have them.
  /// - Returns: whether any were.
  private static func takeInHand(
    _ database: Database, _ found: inout [Municipality], on day: Day, _ facts: Knowledge
  ) throws -> Bool {
    let hand = facts.reorganisations.filter { $0.seq > 0 }
    let made = facts.live.filter { $0.field == .called }
    guard !hand.isEmpty || !made.isEmpty else { return false }
    for record in made where !facts.exists(record.municipality, on: day) {
      found.removeAll { $0.code == record.municipality }
    }
    let ends = Dictionary(hand.map { ($0.fact.oldCode, $0.fact.date) }) { min($0, $1) }
    found.removeAll { ends[$0.code].map { $0 <= day } ?? false }
    for index in found.indices { if let end = ends[found[index].code] { found[index].validUntil = end } }
    for record in made where facts.exists(record.municipality, on: day) {
      found.removeAll { $0.code == record.municipality }
      found.append(try municipality(database, record, facts))
    }
    let received = Set(hand.filter { $0.fact.date <= day }.map(\.fact.newCode))
    for index in found.indices where received.contains(found[index].code) {
      found[index].inhabitants = min(Bounds.inhabitants.upperBound, facts.inhabitants(found[index].code, on: day))
    }
    return true
  }

  /// A municipality that was made by hand: province and regions as its largest predecessor has them.
  private static func municipality(
    _ database: Database, _ record: JournalRecord, _ facts: Knowledge
  ) throws -> Municipality {
    let day = record.effective
    let parts = facts.reorganisations(into: record.municipality).map(\.fact.oldCode)
    let largest = parts.sorted().max { facts.inhabitants($0, on: day + -1) < facts.inhabitants($1, on: day + -1) }
    var new = Municipality(
      code: record.municipality, name: record.to, province: "", inhabitants: 0, corop: "", safetyRegion: "",
      urbanity: nil, validFrom: day, validUntil: facts.places[record.municipality]?.until)
    guard let largest else { return new }
    let rows = try RawRows(
      database, "SELECT province, corop, safety_region, urbanity, code FROM municipality WHERE code = ?",
      [.text(largest)])
    if try rows.next() {
      (new.province, new.corop, new.safetyRegion) = (try rows.text(0), try rows.text(1), try rows.text(2))
      new.urbanity = try rows.intIfAny(3, Bounds.urbanity)
    } else if let maker = facts.live.last(where: { $0.field == .called && $0.municipality == largest }),
      maker.effective < day
    {
      let old = try municipality(database, maker, facts)
      (new.province, new.corop, new.safetyRegion, new.urbanity) = (
        old.province, old.corop, old.safetyRegion, old.urbanity
      )
    }
    return new
  }

  /// Hands over every cell of the kept table with its place.
  static func eachKept(
    _ database: Database, _ rowOf: [String: Int], _ initiatives: [Initiative],
    _ take: (_ place: Int, _ cell: RolloutCell) throws -> Void
  ) throws {
    let columns = Columns(initiatives)
    // The rows of one municipality follow each other: it is looked up once.
    var code: [UInt8] = []
    var first: Int?
    let rows = try RawRows(database, "SELECT \(cellColumns) FROM rollout ORDER BY municipality")
    while try rows.next() {
      if try !rows.isText(0, code) {
        code = Array(try rows.bytes(0))
        // Those of another day are left out.
        first = rowOf[try rows.text(0)].map { $0 * initiatives.count }
      }
      guard let column = try columns.place(rows, 1) else { throw rows.fault(1, .known) }
      if let first { try take(first + column, try cell(rows)) }
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
  static let cellColumns =
    "municipality, initiative, status, flags, since, planned, note, sample, changed, heard, further, behind"

  private static let oneCell = "SELECT \(cellColumns) FROM rollout WHERE municipality = ? AND initiative = ?"

  /// A row of `cellColumns`.
  static func cell(_ rows: RawRows) throws -> RolloutCell {
    var cell = try RolloutCell(
      status: status(rows, 2), flags: RolloutFlags(rawValue: UInt8(rows.int(3, Bounds.flags))),
      since: rows.dayIfAny(4), planned: rows.dayIfAny(5), note: rows.text(6), isSample: rows.flag(7),
      changed: rows.dayIfAny(8), heard: rows.dayIfAny(9))
    cell.further = UInt8(try rows.int(10, 0...99))
    cell.behind = UInt8(try rows.int(11, 0...99))
    return cell
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

  /// Where each key of a table stands in the list.
  static func places(_ keys: some Collection<String>, _ table: String) throws -> [String: Int] {
    var places: [String: Int] = [:]
    places.reserveCapacity(keys.count)
    for (place, key) in keys.enumerated() where places.updateValue(place, forKey: key) != nil {
      throw Fault(table, row: key, expected: .once)
    }
    return places
  }
}
