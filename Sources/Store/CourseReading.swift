import GRDB
import Model

extension ProgrammeStore {
  /// Who used what at the ends of the last months, of the municipalities of a day.
  /// - Parameter asOf: nil for today.
  package func course(asOf: Day?, knownAt moment: KnownMoment = .now, clock: Day) throws(StoreFailure) -> AdoptionCourse
  {
    try read("course") { database in
      let view = try View(database, asOf: asOf, knownAt: moment, clock: clock)
      let municipalities = try Query.municipalities(database, on: view.day, view.facts)
      let initiatives = try Query.initiatives(database)
      return try view.course(of: municipalities, initiatives)
    }
  }
}

extension View {
  /// Which cells of these municipalities counted among the adopters at the ends of the last months.
  func course(of municipalities: [Municipality], _ initiatives: [Initiative]) throws -> AdoptionCourse {
    let (rowOf, columnOf) = (try Query.places(of: municipalities), try Query.places(of: initiatives))
    // To look up the cells that were never in use would take longest.
    let everUsed = try everUsed()
    let keys = municipalities.lazy.flatMap { one in initiatives.lazy.map { CellKey(one.code, $0.id) } }.filter { key in
      everUsed[key.initiative]?.contains(key.municipality) ?? false
    }
    var used = Array(repeating: UInt16(0), count: municipalities.count * initiatives.count)
    try tables.adopted(of: keys, on: AdoptionCourse.asked(asOf: day), known: seq) { key, found in
      guard let row = rowOf[key.municipality], let column = columnOf[key.initiative] else { return }
      for (index, isUsed) in found.enumerated() where isUsed { used[row * initiatives.count + column] |= 1 << index }
    }
    return AdoptionCourse(Programme(asOf: day, today: today, initiatives: initiatives, seq: seq), used: used)
  }

  /// The municipalities of which a record ever said that they used an initiative, by its id, and those that they pass
  /// into; whether it still counts or not.
  private func everUsed() throws -> [String: Set<String>] {
    let letters = RolloutStatus.allCases.filter(\.isAdopted).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let rows = try RawRows(
      database, "SELECT municipality, initiative FROM journal WHERE field = 'status' AND \"to\" IN (\(letters))")
    var found: [String: Set<String>] = [:]
    while try rows.next() { found[try rows.text(1), default: []].insert(try rows.text(0)) }
    return found.mapValues(tables.downstream)
  }
}
