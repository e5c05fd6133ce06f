import GRDB
import Model

extension ProgrammeStore {
  /// Who used what at the ends of the last months, of the municipalities of a day.
  /// - Parameter asOf: nil for today.
  package func course(asOf: Day?, knownAt moment: KnownMoment = .now, clock: Day) throws(StoreFailure) -> AdoptionCourse
  {
    try read("course") { database in
      try ask(database, asOf: asOf, knownAt: moment, clock: clock) { walk in
        try walk.course(View(database, walk, asOf: asOf))
      } standing: {
        try View(database, asOf: nil, knownAt: moment, clock: clock).course()
      }
    }
  }

  /// What that is counted from, on a connection of its own, while the first screen's other half is read; nil where that
  /// would take long, or the store is read through a copy.
  package func courseBeside(asOf: Day?, clock: Day) throws(StoreFailure) -> EverybodysCourse? {
    guard try olderVersion() == nil else { return nil }
    let beside = try again()
    guard beside !== self else { return nil }
    defer { beside.file.abandon() }
    return try beside.read("course") { database in
      let last = try RawRows.next(database, "journal", "seq") - 1
      guard last <= Query.longJournal, try !Query.isLarge(database) else { return nil }
      let view = try View(database, asOf: asOf, knownAt: .now, clock: clock)
      return try EverybodysCourse(view, view.initiatives(), upTo: view.day)
    }
  }
}

/// How the cells of all municipalities that ever were went up to a day: before it is known which of them count.
package struct EverybodysCourse: Sendable {
  /// The last day that it tells of.
  let last: Day
  /// The last number that it knows.
  private let seq: Int
  private let cells: CellCourses
  private let rowOf: [String: Int]

  /// Reads the journal.
  init(_ view: View, _ initiatives: [Initiative], upTo last: Day) throws {
    let everybody = try view.everybody()
    cells = try CellCourses(view, of: everybody, initiatives, upTo: last)
    rowOf = try Query.places(everybody.lazy.map(\.code), "municipality")
    (self.last, seq) = (last, view.seq)
  }

  /// Who used what at the ends of the last months, of what `programme` shows; nil where it was read for another day.
  package func course(of programme: Programme) -> AdoptionCourse? {
    tells(of: programme) ? course(of: programme.municipalities.lazy.map(\.code), programme) : nil
  }

  /// Whether it was read for what `programme` shows.
  func tells(of programme: Programme) -> Bool {
    programme.asOf == last && programme.seq == seq && programme.initiatives.count == cells.width
  }

  /// The same of other municipalities, on a day that it tells of.
  func course(of codes: some Collection<String>, _ programme: Programme) -> AdoptionCourse {
    AdoptionCourse(programme, used: used(by: codes, on: AdoptionCourse.asked(asOf: programme.asOf)))
  }

  /// Which cells of these municipalities counted among the adopters at the ends of days: row by row a bit for each.
  func used(by codes: some Collection<String>, on days: [Day]) -> [UInt16] {
    var used: [UInt16] = []
    used.reserveCapacity(codes.count * cells.width)
    for code in codes {
      let row = rowOf[code]
      for column in 0..<cells.width { used.append(row.map { cells.used($0, column, on: days) } ?? 0) }
    }
    return used
  }
}

extension Walk {
  /// Which cells of the municipalities of a day of the walk counted among the adopters at the ends of the last months.
  fileprivate mutating func course(_ view: View) throws -> AdoptionCourse {
    let initiatives = try view.initiatives()
    let known = courses.flatMap { $0.last < view.day ? nil : $0 }
    let courses = try known ?? EverybodysCourse(view, initiatives, upTo: max(view.day, horizon.day))
    self.courses = courses
    let codes: [String]
    if let rows, try !view.changesMunicipalities(since: rows.day) {
      codes = rows.codes
    } else {
      codes = try Query.municipalities(view.database, on: view.day, view.facts).map(\.code)
      rows = (view.day, codes)
    }
    let shown = Programme(asOf: view.day, today: view.today, initiatives: initiatives, seq: view.seq)
    return courses.course(of: codes, shown)
  }
}

extension View {
  /// Which cells of its municipalities counted among the adopters at the ends of the last months.
  fileprivate func course() throws -> AdoptionCourse {
    let initiatives = try initiatives()
    return try EverybodysCourse(self, initiatives, upTo: day).course(
      of: Query.municipalities(database, on: day, facts).map(\.code),
      Programme(asOf: day, today: today, initiatives: initiatives, seq: seq))
  }

  /// Every municipality that ever was, of the table and by hand, and when it was there first.
  fileprivate func everybody() throws -> [(code: String, from: Day, until: Day?)] {
    var found: [(code: String, from: Day, until: Day?)] = []
    let rows = try RawRows(database, "SELECT code, valid_from, valid_until FROM municipality")
    while try rows.next() { found.append((try rows.text(0), try rows.day(1), try rows.dayIfAny(2))) }
    var known = Set(found.map(\.code))
    for record in facts.live where record.field == .called && known.insert(record.municipality).inserted {
      let place = facts.places[record.municipality]
      found.append((record.municipality, place?.from ?? record.effective, place?.until))
    }
    return found
  }
}
