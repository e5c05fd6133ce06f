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
      let (rowOf, columnOf) = (try Query.places(of: municipalities), try Query.places(of: initiatives))
      let keys = municipalities.lazy.flatMap { one in initiatives.lazy.map { CellKey(one.code, $0.id) } }
      var used = Array(repeating: UInt16(0), count: municipalities.count * initiatives.count)
      try view.tables.adopted(of: keys, on: AdoptionCourse.asked(asOf: view.day), known: view.seq) { key, found in
        guard let row = rowOf[key.municipality], let column = columnOf[key.initiative] else { return }
        for (index, isUsed) in found.enumerated() where isUsed { used[row * initiatives.count + column] |= 1 << index }
      }
      return AdoptionCourse(
        Programme(asOf: view.day, today: view.today, initiatives: initiatives, seq: view.seq), used: used)
    }
  }
}
