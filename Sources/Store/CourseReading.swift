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

  /// The same, on a connection of its own, while the first screen's other half is read; nil where that would take long,
  /// or the store is read through a copy.
  package func courseBeside(asOf: Day?, clock: Day) throws(StoreFailure) -> AdoptionCourse? {
    guard try olderVersion() == nil else { return nil }
    let beside = try again()
    guard beside !== self else { return nil }
    defer { beside.file.abandon() }
    return try beside.read("course") { database in
      let last = try RawRows.next(database, "journal", "seq") - 1
      guard last <= Query.longJournal, try !Query.isLarge(database) else { return nil }
      return try View(database, asOf: asOf, knownAt: .now, clock: clock).course()
    }
  }
}

extension Walk {
  /// Which cells of the municipalities of a day of the walk counted among the adopters at the ends of the last months.
  fileprivate mutating func course(_ view: View) throws -> AdoptionCourse {
    let initiatives = try view.initiatives()
    if courses.map({ $0.last < view.day }) ?? true {
      let (everybody, last) = (try view.everybody(), max(view.day, horizon.day))
      courses = (
        try CellCourses(view, of: everybody, initiatives, upTo: last),
        try Query.places(everybody.lazy.map(\.code), "municipality"), last
      )
    }
    if try rows.map({ try view.changesMunicipalities(since: $0.day) }) ?? true {
      rows = (view.day, try Query.municipalities(view.database, on: view.day, view.facts).map(\.code))
    }
    guard let courses, let rows else { return try view.course() }
    return view.course(courses.cells, rows.codes.map { courses.rowOf[$0] }, initiatives)
  }
}

extension View {
  /// Which cells of its municipalities counted among the adopters at the ends of the last months.
  func course() throws -> AdoptionCourse {
    try course(of: Query.municipalities(database, on: day, facts), initiatives())
  }

  /// Which cells of these municipalities of the day counted among the adopters at the ends of the last months.
  func course(of municipalities: [Municipality], _ initiatives: [Initiative]) throws -> AdoptionCourse {
    let courses = try CellCourses(
      self, of: municipalities.map { ($0.code, $0.validFrom, $0.validUntil) }, initiatives, upTo: day)
    return course(courses, Array(municipalities.indices), initiatives)
  }

  /// - Parameter rows: the place of each of its municipalities in the courses; nil for one that they do not tell of.
  fileprivate func course(_ courses: CellCourses, _ rows: [Int?], _ initiatives: [Initiative]) -> AdoptionCourse {
    let days = AdoptionCourse.asked(asOf: day)
    var used: [UInt16] = []
    used.reserveCapacity(rows.count * initiatives.count)
    for row in rows {
      for column in initiatives.indices { used.append(row.map { courses.used($0, column, on: days) } ?? 0) }
    }
    return AdoptionCourse(Programme(asOf: day, today: today, initiatives: initiatives, seq: seq), used: used)
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
