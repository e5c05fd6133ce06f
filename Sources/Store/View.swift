import GRDB
import Model

/// Everything at the end of one day, as it was known at one number.
struct View {
  /// In its transaction.
  let database: Database
  /// The facts.
  let tables: TimeTables
  /// How far is known.
  let horizon: Horizon
  /// The day that is shown.
  let day: Day
  /// What one knows who walks through the days.
  private let walk: Walk?

  /// Reads the facts; throws where something stands there that cannot be.
  /// - Parameter timeline: the journal in memory, if it is there.
  init(
    _ database: Database, asOf day: Day?, knownAt moment: KnownMoment, clock: Day, _ timeline: Timeline? = nil
  ) throws {
    self.database = database
    walk = nil
    horizon = try Horizon(database, knownAt: moment, clock: clock)
    tables = try TimeTables(database, horizon.ground, timeline)
    self.day = try horizon.day(asked: day)
  }

  /// A day on a walk.
  init(_ database: Database, _ walk: Walk, asOf day: Day?, _ timeline: Timeline? = nil) throws {
    self.database = database
    self.walk = walk
    horizon = walk.horizon
    tables = try TimeTables(database, horizon.ground, timeline, walk)
    self.day = try horizon.day(asked: day)
  }

  /// Everything that is known, on a day.
  init(_ database: Database, _ tables: TimeTables, day: Day) throws {
    self.database = database
    self.tables = tables
    self.day = day
    walk = nil
    horizon = try Horizon(database, tables, knownAt: .now, clock: day)
  }

  /// The store's own day.
  var today: Day { horizon.today }
  /// The last number that is known.
  var seq: Int { horizon.seq }
  /// Facts, phases and bindings as known.
  var facts: Knowledge { horizon.facts }

  /// All of it.
  /// - Parameter course: who used what before, asked once all else is read; nil where that is not at hand.
  func programme(_ headway: Headway? = nil, course: () -> EverybodysCourse? = { nil }) throws -> Programme {
    let (rest, municipalities) = try restAndMunicipalities()
    let (cells, then) = try cells(of: municipalities, rest.initiatives, headway)
    var before = then
    if before == nil, let course = course(), course.tells(of: rest) {
      before = course.used(by: municipalities.lazy.map(\.code), on: [day + -Programme.trendDays]).map { $0 != 0 }
    }
    return rest.with(
      municipalities, cells: cells, adoptedChange: try adoptedChange(cells, before, municipalities, rest.initiatives))
  }

  /// Without most of the cells.
  func beginning() throws -> Programme {
    let (rest, municipalities) = try restAndMunicipalities()
    let first = municipalities.prefix(Query.firstRows)
    if try day == Kept.day(database), seq == tables.last {
      return rest.with(
        municipalities, cells: try Query.cells(database, ofFirst: first, rest.initiatives), isPartial: true)
    }
    let keys = first.flatMap { one in rest.initiatives.map { CellKey(one.code, $0.id) } }
    var told: [CellKey: RolloutCell] = [:]
    try tables.cells(of: keys, on: day, known: seq) { told[$0] = $1 }
    return rest.with(municipalities, cells: keys.map { told[$0] ?? RolloutCell() }, isPartial: true)
  }

  /// The programme without what is by municipality; what few records change only where it is asked for: the lists of
  /// reference dates and how many people there were.
  func rest(lists: Bool = true) throws -> Programme {
    var rest = try frame().programme(on: day, horizon)
    if lists { try readLists(&rest) }
    return rest
  }

  /// The same with the municipalities of the day.
  func restAndMunicipalities() throws -> (Programme, [Municipality]) {
    var rest = try rest(lists: false)
    let municipalities = try Query.municipalities(database, on: day, facts)
    try readLists(&rest, municipalities)
    return (rest, municipalities)
  }

  /// - Parameter shown: the municipalities of the day, where they are read.
  private func readLists(_ rest: inout Programme, _ shown: [Municipality]? = nil) throws {
    rest.population = try Query.population(database)
    rest.referenceLists = try referenceLists(rest.settings, shown)
  }

  /// The municipalities of every reference date that the settings name.
  private func referenceLists(_ settings: [Setting], _ shown: [Municipality]?) throws -> [Day: [Municipality]] {
    var lists: [Day: [Municipality]] = [:]
    for other in ContributionSettings(settings).referenceDays {
      // Most often it is a day of the same year, on which the same ones are there, with as many people.
      if let shown, other.civil.year == day.civil.year, try !changesMunicipalities(since: other) {
        lists[other] = shown
      } else {
        lists[other] = try Query.municipalities(database, on: other, facts)
      }
    }
    return lists
  }

  /// The same on another day than `other`, as known at the same moment: with the lists where they are of other dates.
  func rest(from other: Day) throws -> Programme {
    let frame = try frame()
    guard frame.hasSettings(between: other, day, horizon) else { return try rest(lists: false) }
    func dates(_ day: Day) throws -> Set<Day> {
      try ContributionSettings(frame.settings(on: day, horizon)).referenceDays
    }
    return try rest(lists: dates(other) != dates(day))
  }

  /// The records that are taken back.
  func taken() throws -> TakenBack { try walk?.taken ?? TakenBack(in: database, upTo: seq) }

  /// As the tables have them.
  func initiatives() throws -> [Initiative] { try walk?.frame.initiatives ?? Query.initiatives(database) }

  private func frame() throws -> Frame { try walk?.frame ?? Frame(database, tables, horizon) }

  // MARK: Cells

  /// The cells of these municipalities, row by row, and which counted among the adopters 30 days before, where that is
  /// known by the way.
  func cells(of municipalities: [Municipality], _ initiatives: [Initiative], _ headway: Headway? = nil) throws
    -> (cells: [RolloutCell], wereAdopted: [Bool]?)
  {
    let codes = municipalities.map(\.code)
    guard let touched = try tables.between(Kept.day(database), day, after: seq) else {
      let scan = try scan(codes, initiatives, headway)
      return (scan.cells, scan.wereAdopted)
    }
    headway?.expect(touched.count)
    headway?.begin(touched.count)
    let (rowOf, columnOf) = (try Query.places(of: municipalities), try Query.places(of: initiatives))
    var cells = Array(repeating: RolloutCell(), count: codes.count * initiatives.count)
    try Query.eachKept(database, rowOf, initiatives) { place, cell in cells[place] = cell }
    try tables.cells(of: touched, on: day, known: seq, headway) { key, cell in
      guard let row = rowOf[key.municipality], let column = columnOf[key.initiative] else { return }
      cells[row * initiatives.count + column] = cell ?? RolloutCell()
    }
    return (cells, nil)
  }

  /// Tells all cells of these municipalities from the journal's beginning.
  func scan(_ codes: [String], _ initiatives: [Initiative], _ headway: Headway?) throws -> Scan {
    let width = initiatives.count
    var rowOf: [String: Int] = [:]
    rowOf.reserveCapacity(codes.count)
    for (row, code) in codes.enumerated() where rowOf.updateValue(row, forKey: code) != nil {
      throw Fault("municipality", row: code, expected: .once)
    }
    let columns = Columns(initiatives)
    var spans: [(from: Day, until: Day?)?] = Array(repeating: nil, count: codes.count)
    let places = try RawRows(database, "SELECT code, valid_from, valid_until FROM municipality")
    while try places.next() {
      let code = try places.text(0)
      guard tables.ground.isApart(code), let row = rowOf[code] else { continue }
      spans[row] = (try places.day(1), try places.dayIfAny(2))
    }
    headway?.expect(seq)
    var scan = try Scan(
      database, count: codes.count * width, upTo: day, and: day + -Programme.trendDays, known: seq, headway
    ) { rows, municipality, initiative in
      guard let row = rowOf[try rows.text(municipality)], let span = spans[row] else { return nil }
      guard let column = try columns.place(rows, initiative) else {
        throw rows.fault(initiative, .known)
      }
      return (row * width + column, span.from, span.until)
    }
    let alone = spans.indices.filter { spans[$0] == nil }.flatMap { row in (0..<width).map { row * width + $0 } }
    let columnOf = try Query.places(of: initiatives)
    let others = (scan.disordered + alone).lazy.map { CellKey(codes[$0 / width], initiatives[$0 % width].id) }
    func place(_ key: CellKey) -> Int? {
      guard let row = rowOf[key.municipality], let column = columnOf[key.initiative] else { return nil }
      return row * width + column
    }
    try tables.cells(of: others, on: day, known: seq) { key, cell in
      if let place = place(key) { scan.cells[place] = cell ?? RolloutCell() }
    }
    try tables.adopted(of: others, on: [day + -Programme.trendDays], known: seq) { key, found in
      if let place = place(key) { scan.wereAdopted[place] = found[0] }
    }
    return scan
  }

  /// Cells as they are, and how many fewer were in use at the beginning of the trend's days than were.
  /// - Parameters:
  ///   - then: the cells that may be others at the beginning of the trend's days; nil for the same.
  ///   - before: the day that was shown, and the last number that was known in it.
  func difference(_ keys: Set<CellKey>, _ then: Set<CellKey>? = nil, before: (day: Day, seq: Int)) throws
    -> (cells: [NamedCell], adopted: [Int])
  {
    var cells: [NamedCell] = []
    try tables.cells(of: keys, on: day, known: seq) { key, cell in
      guard let cell else { return }
      cells.append(NamedCell(municipality: key.municipality, initiative: key.initiative, cell: cell))
    }
    let columns = try Query.places(of: initiatives())
    var adopted = Array(repeating: 0, count: columns.count)
    let trend = -Programme.trendDays
    let days = before.seq == seq ? [day + trend, before.day + trend] : [day + trend]
    try tables.adopted(of: then ?? keys, on: days, known: seq) { key, found in
      guard let column = columns[key.initiative] else { return }
      if found[0] { adopted[column] -= 1 }
      if found.last ?? false, found.count > 1 { adopted[column] += 1 }
    }
    if before.seq != seq {
      try tables.adopted(of: then ?? keys, on: [before.day + trend], known: before.seq) { key, found in
        if let column = columns[key.initiative], found[0] { adopted[column] += 1 }
      }
    }
    return (cells, adopted)
  }

  /// Adopters on this day less adopters 30 days before, by initiative.
  /// - Parameter wereAdopted: which cells counted among them then; nil looks up those in which something changed since.
  private func adoptedChange(
    _ cells: [RolloutCell], _ wereAdopted: [Bool]?, _ municipalities: [Municipality], _ initiatives: [Initiative]
  ) throws -> [Int] {
    let (width, then) = (initiatives.count, day + -Programme.trendDays)
    let others = try comingAndGoing()
    var change = Array(repeating: 0, count: width)
    var keys: [CellKey] = []
    for (place, cell) in cells.enumerated() where !others.contains(municipalities[place / width].code) {
      if let wereAdopted {
        change[place % width] += (cell.countsAsAdopted ? 1 : 0) - (wereAdopted[place] ? 1 : 0)
        continue
      }
      let isLater = cell.changed.map { $0 > then } ?? false
      let mayDiffer =
        cell.since.map { $0 > then } ?? false || isLater && (cell.status.isAdopted || cell.flags.contains(.exempt))
      guard mayDiffer else { continue }
      if cell.countsAsAdopted { change[place % width] += 1 }
      keys.append(CellKey(municipalities[place / width].code, initiatives[place % width].id))
    }
    let columns = try Query.places(of: initiatives)
    try tables.adopted(of: keys, on: [then], known: seq) { key, found in
      if let column = columns[key.initiative], found[0] { change[column] -= 1 }
    }
    try add(others, to: &change, initiatives)
    return change
  }

  /// Those that began, ended, received or passed on in the days of the trend.
  private func comingAndGoing() throws -> Set<String> {
    let then = day + -Programme.trendDays
    let codes = try tables.comingAndGoing(after: then, upTo: day)
    let facts = facts.reorganisations.map(\.fact).filter { $0.date > then && $0.date <= day }
    return Set(codes).union(facts.flatMap { [$0.oldCode, $0.newCode] })
  }

  private func add(_ codes: Set<String>, to change: inout [Int], _ initiatives: [Initiative]) throws {
    let columns = try Query.places(of: initiatives)
    try tables.adopted(
      of: codes.lazy.flatMap { code in initiatives.lazy.map { CellKey(code, $0.id) } },
      on: [day, day + -Programme.trendDays], known: seq
    ) { key, found in
      guard let column = columns[key.initiative] else { return }
      if found[0] { change[column] += 1 }
      if found[1] { change[column] -= 1 }
    }
  }

  /// Whether other municipalities are there than on another day, or the same by other names.
  func changesMunicipalities(since other: Day) throws -> Bool {
    let (low, high) = (min(day, other), max(day, other))
    return try !tables.comingAndGoing(after: low, upTo: high).isEmpty
      || facts.reorganisations.contains { $0.fact.date > low && $0.fact.date <= high }
  }
}
