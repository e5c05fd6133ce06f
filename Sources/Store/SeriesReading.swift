import GRDB
import Model

extension ProgrammeStore {
  /// How `initiative` was adopted through the months: as it was, and recast to the municipalities of a day.
  /// - Parameter recastTo: nil for today.
  package func series(
    of initiative: String, recastTo: Day? = nil, knownAt moment: KnownMoment = .now, clock: Day
  ) throws(StoreFailure) -> AdoptionSeries {
    try read("series") { database in
      let view = try View(database, asOf: nil, knownAt: moment, clock: clock)
      guard view.tables.ground.courses[initiative] != nil else { throw StoreFailure.unknownInitiative(initiative) }
      let target = recastTo ?? view.day
      return AdoptionSeries(
        initiative: initiative, recastTo: target,
        points: try view.seriesSource(initiative).points(recastTo: target, today: view.day))
    }
  }
}

extension View {
  /// All that one initiative's series is counted from, up to the day.
  fileprivate func seriesSource(_ initiative: String) throws -> SeriesSource {
    let registry = try registry()
    var steps: [SeriesSource.Step] = []
    try tables.courses(of: registry.municipalities.lazy.map { CellKey($0.code, initiative) }, upTo: day, known: seq) {
      key, ends in
      for end in ends {
        steps.append(SeriesSource.Step(effective: end.day, municipality: key.municipality, cell: end.cell))
      }
    }
    return SeriesSource(
      registry: registry, steps: steps.sorted { ($0.effective, $0.municipality) < ($1.effective, $1.municipality) })
  }
  /// Everyone that ever was, with the people of each year.
  func registry() throws -> Registry {
    var municipalities: [Municipality] = []
    let ever = try RawRows(database, "SELECT code, name, valid_from, valid_until FROM municipality ORDER BY code")
    var known: Set<String> = []
    while try ever.next() {
      let code = try ever.text(0)
      known.insert(code)
      municipalities.append(
        try Municipality(
          code: code, name: ever.text(1), province: "", inhabitants: 0, corop: "", safetyRegion: "",
          urbanity: nil, validFrom: ever.day(2), validUntil: ever.dayIfAny(3)))
    }
    for index in municipalities.indices {
      guard let place = facts.places[municipalities[index].code] else { continue }
      (municipalities[index].validFrom, municipalities[index].validUntil) = (place.from, place.until)
    }
    for (code, place) in facts.places where !known.contains(code) {
      municipalities.append(
        Municipality(
          code: code, name: place.name, province: "", inhabitants: 0, corop: "", safetyRegion: "", urbanity: nil,
          validFrom: place.from, validUntil: place.until))
    }
    var inhabitants: [String: [(year: Int, count: Int)]] = [:]
    let counts = try RawRows(database, "SELECT code, year, count FROM inhabitants ORDER BY year")
    while try counts.next() {
      inhabitants[try counts.text(0), default: []].append(
        (try counts.int(1, Bounds.year), try counts.int(2, Bounds.inhabitants)))
    }
    // Who received by hand is counted with the others' people, from that year on.
    for one in facts.reorganisations where one.seq > 0 {
      let code = one.fact.newCode
      let years = Set((inhabitants[code] ?? []).map(\.year) + [one.fact.date.civil.year]).sorted()
      inhabitants[code] = years.map { year in
        (year, facts.inhabitants(code, on: min(day, Day(year: year, month: 12, day: 31) ?? day)))
      }
    }
    return Registry(municipalities, inhabitants: inhabitants, facts.reorganisations.map(\.fact))
  }
}
