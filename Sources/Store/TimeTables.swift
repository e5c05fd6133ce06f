import GRDB
import Model

/// What a store tells of time, read as far as a question needs it: the facts of all, and the records of the cells that
/// are asked about with everyone that they came of or pass into.
struct TimeTables {
  private let database: Database
  /// The facts, which are few.
  let ground: TimeGround
  /// The journal in memory, where it tells what the file does.
  private var timeline: Timeline?
  /// The cells that it does not know the latest of.
  private var unread: Set<CellKey> = []
  /// What is known while one walks through days.
  private let walk: Walk?

  /// Reads the facts; throws where something stands there that cannot be.
  init(_ database: Database) throws { try self.init(database, TimeGround(database)) }

  /// Stands on facts that were read.
  /// - Parameters:
  ///   - timeline: the journal in memory; it is asked where it knows the same.
  ///   - walk: what is known while one walks through the days of the store as it is.
  init(_ database: Database, _ ground: TimeGround, _ timeline: Timeline? = nil, _ walk: Walk? = nil) throws {
    self.database = database
    self.ground = ground
    self.walk = walk
    if let timeline { try take(timeline) }
  }

  private mutating func take(_ timeline: Timeline) throws {
    // Of municipalities by hand it knows nothing.
    guard !ground.hasHand, timeline.known <= last, last - timeline.known <= TimeTables.lot else { return }
    self.timeline = timeline
    guard timeline.known < last else { return }
    let rows = try RawRows(
      database, "SELECT municipality, initiative FROM journal WHERE seq > ?1", [.int(timeline.known)])
    while try rows.next() { unread.insert(CellKey(try rows.text(0), try rows.text(1))) }
  }

  /// The number of the store's last record.
  var last: Int { ground.last }

  // MARK: Chronicles

  /// What is to be told of which cells.
  struct Scope {
    /// Their municipalities; all that they have to do with come along.
    var codes: Set<String> = []
    /// Their initiatives; nil for all.
    var initiatives: Set<String>?
    /// What has no municipality: settings and activities by name.
    var names: Set<String> = []
    /// Whether the names of all municipalities are needed.
    var everyName = false
  }

  /// All that is known of the cells in question, taken back or not.
  /// - Parameter light: without who, when and why.
  func chronicle(_ scope: Scope, light: Bool = false) throws -> Chronicle {
    let codes = ground.together(scope.codes)
    var records = try Query.records(database, of: codes.sorted(), scope.initiatives?.sorted(), light: light)
    for name in scope.names.sorted() {
      records += try Query.records(
        database, where: "municipality = '' AND initiative = ?1 AND field NOT IN ('phase', 'binding') ORDER BY seq",
        [.text(name)])
    }
    records += ground.told
    records.sort { $0.seq < $1.seq }
    return ground.chronicle(try places(codes.union(ground.ofHand), everyName: scope.everyName), records)
  }

  /// What is known of facts and initiatives alone at a number.
  func facts(at seq: Int) throws -> Knowledge {
    try ground.chronicle(places(ground.together(ground.ofHand), everyName: false), ground.told).known(at: seq)
  }

  /// Asks about cells as they were known at a number, some municipalities at a time.
  private func each(_ keys: some Sequence<CellKey>, known seq: Int, _ take: (CellKey, Knowledge) throws -> Void) throws
  {
    var cells: [String: [String]] = [:]
    for key in keys { cells[key.municipality, default: []].append(key.initiative) }
    let codes = cells.keys.sorted()
    for start in stride(from: 0, to: codes.count, by: TimeTables.lot) {
      let lot = codes[start..<min(start + TimeTables.lot, codes.count)]
      let initiatives = Set(lot.flatMap { cells[$0] ?? [] })
      let knowledge = try chronicle(Scope(codes: Set(lot), initiatives: initiatives), light: true).known(at: seq)
      for code in lot { for initiative in cells[code] ?? [] { try take(CellKey(code, initiative), knowledge) } }
    }
  }

  /// So many at a time.
  static let lot = 500

  /// Asks about cells as they were known at a number: `own` of each that follows from its own records up to a day,
  /// `merged` of the others.
  private func each(
    _ keys: some Sequence<CellKey>, upTo day: Day, known seq: Int, own: (CellKey, CellReader) throws -> Void,
    merged: (CellKey, Knowledge) throws -> Void
  ) throws {
    let reader = try CellReader(database, known: seq, walk?.taken)
    var others: [CellKey] = []
    for key in keys {
      if ground.isItself(key.municipality, upTo: day) { try own(key, reader) } else { others.append(key) }
    }
    try each(others, known: seq, merged)
  }

  /// Hands over cells at the end of a day, as they were known at a number; nil where their municipality is not there.
  func cells(
    of keys: some Sequence<CellKey>, on day: Day, known seq: Int, _ headway: Headway? = nil,
    _ take: (CellKey, RolloutCell?) throws -> Void
  ) throws {
    try each(keys, upTo: day, known: seq) { key, reader in
      try headway?.step()
      try take(key, try timeline(of: key, at: seq).map { $0.cell(key, on: day) } ?? reader.cell(key, on: day))
    } merged: { key, knowledge in
      try headway?.step()
      let isThere = knowledge.exists(key.municipality, on: day)
      try take(key, isThere ? knowledge.cell(key.municipality, key.initiative, on: day) : nil)
    }
  }

  /// Hands over whether cells counted among the adopters at the end of days, as they were known at a number.
  func adopted(
    of keys: some Sequence<CellKey>, on days: [Day], known seq: Int, _ take: (CellKey, [Bool]) throws -> Void
  ) throws {
    guard let last = days.max() else { return }
    try each(keys, upTo: last, known: seq) { key, reader in
      try take(key, try timeline(of: key, at: seq)?.adopted(key, on: days) ?? reader.adopted(key, on: days))
    } merged: { key, knowledge in
      try take(
        key,
        days.map { day in
          knowledge.exists(key.municipality, on: day)
            && knowledge.cell(key.municipality, key.initiative, on: day)?.countsAsAdopted ?? false
        })
    }
  }

  /// Hands over cells at the end of a day, merged where their municipality is no more.
  func chronicled(
    _ keys: [CellKey], on day: Day, known seq: Int, _ take: (CellKey, RolloutCell) throws -> Void
  ) throws {
    try each(keys, known: seq) { key, knowledge in
      try take(key, knowledge.cell(key.municipality, key.initiative, on: day) ?? RolloutCell())
    }
  }

  /// Hands over what happened to cells, as it was known at a number: each at the end of every day that changed it.
  func courses(
    of keys: some Sequence<CellKey>, upTo day: Day, known seq: Int,
    _ take: (CellKey, [(day: Day, cell: RolloutCell)]) throws -> Void
  ) throws {
    try each(keys, upTo: day, known: seq) { key, reader in
      try take(key, try reader.course(key, upTo: day))
    } merged: {
      try take($0, $1.course($0.municipality, $0.initiative, upTo: day))
    }
  }

  /// The codes that a text may mean: itself, or all of that name whenever they were there.
  func codes(of text: String) throws -> Set<String> {
    if try Query.isKnown(database, text)
      || ground.told.contains(where: { $0.field == .called && $0.municipality == text })
    {
      return [text]
    }
    let name = folded(text)
    let rows = try RawRows(database, "SELECT code, name FROM municipality")
    var found: Set<String> = []
    while try rows.next() { if folded(try rows.text(1)) == name { found.insert(try rows.text(0)) } }
    for record in ground.told where record.field == .called && folded(record.to) == name {
      found.insert(record.municipality)
    }
    return found
  }

  private func places(_ codes: Set<String>, everyName: Bool) throws -> [String: Place] {
    guard everyName || !codes.isEmpty else { return [:] }
    var found: [String: Place] = [:]
    let columns = "SELECT code, name, valid_from, valid_until FROM municipality"
    func take(_ rows: RawRows) throws {
      while try rows.next() {
        found[try rows.text(0)] = try Place(
          name: rows.text(1), from: rows.day(2), until: rows.dayIfAny(3), inhabitants: [])
      }
    }
    if everyName {
      try take(RawRows(database, columns))
    } else {
      let rows = try RawRows(database, columns + " WHERE code = ?")
      for code in codes {
        rows.bind([.text(code)])
        try take(rows)
      }
    }
    try count(codes, &found)
    return found
  }

  private func count(_ codes: Set<String>, _ found: inout [String: Place]) throws {
    let years = try Query.numbers(
      database, "\(Query.countedYears) SELECT year FROM counted WHERE year IS NOT NULL", [], Bounds.year)
    let counts = try RawRows(database, "SELECT count, code, year FROM inhabitants WHERE year = ? AND code = ?")
    for code in codes where found[code] != nil {
      for year in years {
        counts.bind([.int(year), .text(code)])
        if try counts.next() { found[code]?.inhabitants.append((year, try counts.int(0, Bounds.inhabitants))) }
      }
    }
  }

  // MARK: What lies between

  private func timeline(of key: CellKey, at seq: Int) -> Timeline? {
    seq == last && (unread.isEmpty || !unread.contains(key)) ? timeline : nil
  }

  /// More records than this are not looked up one by one: to tell all anew takes no longer.
  private var many: Int { max(2000, last / (timeline == nil ? 100 : 20)) }

  /// The cells that may differ between the ends of two days, or by what was recorded after a number; nil where they are
  /// so many that all are better told anew.
  /// - Parameter limit: how many records are too many; nil for as many as take longer than telling all.
  func between(_ one: Day, _ other: Day, after seq: Int, limit: Int? = nil) throws -> Set<CellKey>? {
    let (low, high) = (min(one, other), max(one, other))
    var keys: Set<CellKey> = []
    var left = limit ?? many
    var ended: Set<String> = []
    func take(_ condition: String, _ values: [RawRows.Value]) throws -> Bool {
      let rows = try RawRows(
        database, "SELECT municipality, initiative, field, \"from\", \"to\" FROM \(condition) LIMIT \(left + 1)", values
      )
      while try rows.next() {
        left -= 1
        guard left >= 0 else { return false }
        let (code, initiative) = (try rows.text(0), try rows.text(1))
        if code.isEmpty { continue }
        if initiative.isEmpty { ended.insert(code) } else { keys.insert(CellKey(code, initiative)) }
      }
      return true
    }
    if seq < last, try !take("journal WHERE seq > ?1", [.int(seq)]) { return nil }
    if low < high {
      let days = [RawRows.Value(low), RawRows.Value(high)]
      if let timeline {
        guard let touched = timeline.touched(after: low, upTo: high, atMost: left) else { return nil }
        keys.formUnion(touched)
        keys.formUnion(unread.filter { !$0.municipality.isEmpty && !$0.initiative.isEmpty })
      } else {
        guard try take("journal WHERE effective > ?1 AND effective <= ?2", days),
          try take(
            """
            change CROSS JOIN journal ON journal.change = change.id
            WHERE recorded > ?1 AND recorded <= ?2 AND (effective <= ?1 OR effective > ?2)
            """, days)
        else { return nil }
      }
      ended.formUnion(try comingAndGoing(after: low, upTo: high))
      for fact in ground.reorganisations where fact.date > low && fact.date <= high { ended.insert(fact.newCode) }
    }
    for record in ground.told where RolloutField.ofMunicipality.contains(record.field) {
      // A fact by hand, or taking it back, is of its day and of its number.
      guard record.seq > seq || record.effective > low && record.effective <= high else { continue }
      ended.insert(record.municipality)
      ended.formUnion(record.successors)
    }
    for code in ground.downstream(ended) {
      for initiative in ground.courses.keys { keys.insert(CellKey(code, initiative)) }
    }
    for key in keys where !ground.isApart(key.municipality) {
      for code in ground.downstream([key.municipality]) { keys.insert(CellKey(code, key.initiative)) }
    }
    return keys
  }

  /// The table's municipalities that begin or end on a day after one and up to another.
  func comingAndGoing(after low: Day, upTo high: Day) throws -> [String] {
    try walk?.turns.codes(after: low, upTo: high)
      ?? Query.texts(
        database,
        """
        SELECT code FROM municipality WHERE valid_from > ?1 AND valid_from <= ?2
        UNION SELECT code FROM municipality WHERE valid_until > ?1 AND valid_until <= ?2
        """, [RawRows.Value(low), RawRows.Value(high)])
  }

  /// The records of days on which their municipality is no more, as known; in order of number.
  func sleeping(_ facts: Knowledge) throws -> [JournalRecord] {
    var ends: [String: Day] = [:]
    let table = try RawRows(
      database,
      """
      SELECT code, valid_until FROM municipality WHERE code IN (SELECT old FROM reorganisation)
        AND valid_until IS NOT NULL
      """)
    while try table.next() { ends[try table.text(0)] = try table.day(1) }
    for one in facts.reorganisations where one.seq > 0 { ends[one.fact.oldCode] = one.fact.date }
    let late = try RawRows(
      database,
      """
      SELECT seq FROM journal WHERE municipality = ?1 AND initiative <> '' AND effective >= ?2 AND undoes IS NULL
        AND seq <= ?3
      """)
    var found: [JournalRecord] = []
    for (code, end) in ends {
      late.bind([.text(code), RawRows.Value(end), .int(facts.seq)])
      guard try late.next() else { continue }
      found += try chronicle(Scope(codes: [code])).known(at: facts.seq).live.filter {
        $0.municipality == code && $0.effective >= end && CellStep($0) != nil
      }
    }
    return found.sorted { $0.seq < $1.seq }
  }

  // MARK: Moments

  /// The number up to which everything is known that was known at `moment`.
  func number(of moment: KnownMoment) throws -> Int {
    switch moment {
    case .now: return last
    case .number(let seq):
      // Half a change was never known.
      let whole = try RawRows.int(
        database, "SELECT max(seq) FROM journal WHERE change = (SELECT change FROM journal WHERE seq = ?)",
        [.int(seq)])
      return whole ?? max(0, min(seq, last))
    case .day(let day):
      let first = try RawRows.int(
        database, "SELECT min(seq) FROM journal WHERE change = (SELECT min(id) FROM change WHERE recorded > ?)",
        [RawRows.Value(day)])
      return first.map { $0 - 1 } ?? last
    }
  }

  /// The last change that is known at a number.
  func change(at seq: Int) throws -> Int {
    seq >= last
      ? ground.lastChange : try RawRows.int(database, "SELECT change FROM journal WHERE seq = ?", [.int(seq)]) ?? 0
  }

  /// The store's own day when the record of this number was made; nil where there is none.
  func recorded(_ seq: Int) throws -> Day? {
    let rows = try RawRows(
      database,
      "SELECT c.recorded, c.id FROM journal j JOIN change c ON c.id = j.change WHERE j.seq <= ? ORDER BY j.seq DESC LIMIT 1",
      [.int(seq)])
    return try rows.next() ? try rows.day(0) : nil
  }
}
