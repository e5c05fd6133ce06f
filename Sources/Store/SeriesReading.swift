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
  /// All that one initiative's series is counted from, up to a day.
  static func seriesSource(_ database: Database, _ initiative: String, upTo day: Day) throws -> SeriesSource {
    var municipalities: [Municipality] = []
    let ever = try RawRows(database, "SELECT code, name, valid_from, valid_until FROM municipality ORDER BY code")
    while try ever.next() {
      municipalities.append(
        try Municipality(
          code: ever.text(0), name: ever.text(1), province: "", inhabitants: 0, corop: "", safetyRegion: "",
          urbanity: nil, validFrom: ever.day(2), validUntil: ever.dayIfAny(3)))
    }
    var inhabitants: [String: [(year: Int, count: Int)]] = [:]
    let counts = try RawRows(database, "SELECT code, year, count FROM inhabitants ORDER BY year")
    while try counts.next() {
      inhabitants[try counts.text(0), default: []].append(
        (try counts.int(1, Bounds.year), try counts.int(2, Bounds.inhabitants)))
    }
    var reorganisations: [Reorganisation] = []
    let table = try RawRows(
      database, "SELECT date, old, new, kind, main FROM reorganisation ORDER BY date, old, new")
    while try table.next() {
      reorganisations.append(
        try Reorganisation(
          date: table.day(0), oldCode: table.text(1), newCode: table.text(2), kind: table.choice(3),
          isMainSuccessor: table.flag(4)))
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
