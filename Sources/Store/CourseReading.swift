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
    let known = uses.flatMap { $0.last < view.day ? nil : $0 }
    let uses = try known ?? UseHistory(view, of: view.everybody(), initiatives, upTo: max(view.day, horizon.day))
    self.uses = uses
    if let rows, try !view.changesMunicipalities(since: rows.day) {
      return view.course(uses, rows.codes, initiatives)
    }
    let codes = try Query.municipalities(view.database, on: view.day, view.facts).map(\.code)
    rows = (view.day, codes)
    return view.course(uses, codes, initiatives)
  }
}

extension View {
  /// Which cells of its municipalities counted among the adopters at the ends of the last months.
  func course() throws -> AdoptionCourse {
    try course(of: Query.municipalities(database, on: day, facts), initiatives())
  }

  /// Which cells of these municipalities of the day counted among the adopters at the ends of the last months.
  func course(of municipalities: [Municipality], _ initiatives: [Initiative]) throws -> AdoptionCourse {
    let uses = try UseHistory(self, of: municipalities.map { ($0.code, $0.validFrom) }, initiatives, upTo: day)
    return course(uses, municipalities.map(\.code), initiatives)
  }

  fileprivate func course(_ uses: UseHistory, _ codes: [String], _ initiatives: [Initiative]) -> AdoptionCourse {
    AdoptionCourse(
      Programme(asOf: day, today: today, initiatives: initiatives, seq: seq),
      used: uses.used(on: AdoptionCourse.asked(asOf: day), by: codes))
  }

  /// Every municipality that ever was, of the table and by hand, and when it was there first.
  fileprivate func everybody() throws -> [(code: String, day: Day)] {
    var found: [(code: String, day: Day)] = []
    let rows = try RawRows(database, "SELECT code, valid_from FROM municipality")
    while try rows.next() { found.append((try rows.text(0), try rows.day(1))) }
    var known = Set(found.map(\.code))
    for record in facts.live where record.field == .called && known.insert(record.municipality).inserted {
      found.append((record.municipality, facts.places[record.municipality]?.from ?? record.effective))
    }
    return found
  }
}
