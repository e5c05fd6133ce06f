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
        let view = try View(database, asOf: nil, knownAt: moment, clock: clock)
        return try view.course(of: Query.municipalities(database, on: view.day, view.facts), view.initiatives())
      }
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
