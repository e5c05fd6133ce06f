import GRDB
import Model

extension ProgrammeStore {
  /// How `initiative` was adopted through the months: as it was, and recast to the municipalities of a day.
  /// - Parameter recastTo: nil for today.
  package func series(
    of initiative: String, recastTo: Day? = nil, clock: Day
  ) throws(StoreFailure) -> AdoptionSeries {
    try read("series") { database in
      guard try Query.initiatives(database).contains(where: { $0.id == initiative }) else {
        throw StoreFailure.unknownInitiative(initiative)
      }
      let today = try Writer.today(database, clock)
      let target = recastTo ?? today
      return AdoptionSeries(
        initiative: initiative, recastTo: target,
        points: try Query.seriesSource(database, initiative, upTo: today).points(recastTo: target, today: today))
    }
  }
}

extension Query {
  static func seriesSource(_ database: Database, _ initiative: String, upTo day: Day) throws -> SeriesSource {
    let municipalities = try Row.fetchAll(
      database, sql: "SELECT code, name, valid_from, valid_until FROM municipality ORDER BY code"
    ).map { row in
      Municipality(
        code: row[0], name: row[1], province: "", inhabitants: 0, corop: "", safetyRegion: "", urbanity: nil,
        validFrom: Day(number: row[2]), validUntil: (row[3] as Int32?).map(Day.init(number:)))
    }
    var inhabitants: [String: [(year: Int, count: Int)]] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT code, year, count FROM inhabitants ORDER BY year") {
      inhabitants[row[0], default: []].append((row[1], row[2]))
    }
    let reorganisations = try Row.fetchAll(
      database, sql: "SELECT date, old, new, kind, main FROM reorganisation ORDER BY date, old, new"
    ).map { row in
      Reorganisation(
        date: Day(number: row[0]), oldCode: row[1], newCode: row[2],
        kind: Reorganisation.Kind(rawValue: row[3]) ?? .merger, isMainSuccessor: row[4])
    }
    var cells: [String: RolloutCell] = [:]
    var steps: [SeriesSource.Step] = []
    try fold(database, upTo: day) { municipality, other, step in
      guard other == initiative else { return }
      cells[municipality, default: RolloutCell()].take(step)
      steps.append(
        SeriesSource.Step(
          effective: step.effective, municipality: municipality, cell: cells[municipality] ?? RolloutCell()))
    }
    // Per cell the order of records is the order of days; between cells it need not be.
    let sorted = steps.enumerated().sorted {
      ($0.element.effective, $0.offset) < ($1.element.effective, $1.offset)
    }.map(\.element)
    return SeriesSource(
      municipalities: municipalities, inhabitants: inhabitants, reorganisations: reorganisations, steps: sorted)
  }
}
