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
  /// Which cells of these municipalities counted among the adopters at the ends of the last months: the journal is read
  /// once, in its order, and told cell by cell; those of whoever came of others are asked for.
  func course(of municipalities: [Municipality], _ initiatives: [Initiative]) throws -> AdoptionCourse {
    let (rowOf, columnOf) = (try Query.places(of: municipalities), try Query.places(of: initiatives))
    let width = initiatives.count
    let days = AdoptionCourse.asked(asOf: day)
    var used = Array(repeating: UInt16(0), count: municipalities.count * width)
    let merged = rowOf.keys.filter { !tables.isItself($0, upTo: day) }
    var own = rowOf
    for code in merged { own[code] = nil }
    var (told, fold) = (-1, CellFold(upTo: day))
    for (place, step) in try stepsOfUse(own, columnOf) where step.effective >= municipalities[place / width].validFrom {
      if place != told { (told, fold) = (place, CellFold(upTo: day)) }
      fold.take(step)
      for (index, day) in days.enumerated() where step.effective <= day {
        used[place] = used[place] & ~(1 << index) | (fold.cell.countsAsAdopted ? 1 << index : 0)
      }
    }
    let others = merged.lazy.flatMap { code in initiatives.lazy.map { CellKey(code, $0.id) } }
    try tables.adopted(of: others, on: days, known: seq) { key, found in
      guard let row = rowOf[key.municipality], let column = columnOf[key.initiative] else { return }
      for (index, isUsed) in found.enumerated() where isUsed { used[row * width + column] |= 1 << index }
    }
    return AdoptionCourse(Programme(asOf: day, today: today, initiatives: initiatives, seq: seq), used: used)
  }

  /// The records that decide whether cells of these rows are in use, in the order of the fold, with the place of the cell
  /// that each is about.
  private func stepsOfUse(_ rowOf: [String: Int], _ columnOf: [String: Int]) throws -> [(place: Int, step: CellStep)] {
    let taken = try TakenBack(in: database, upTo: seq)
    let rows = try RawRows(
      database,
      """
      SELECT \(CellStep.columns), municipality, initiative FROM journal
      WHERE field IN ('status', 'flags') AND undoes IS NULL AND effective <= ?1 AND seq <= ?2
      """, [RawRows.Value(day), .int(seq)])
    var steps: [(place: Int, step: CellStep)] = []
    while try rows.next() {
      guard let row = rowOf[try rows.text(7)], let column = columnOf[try rows.text(8)],
        let step = try CellStep(rows, recorded: try rows.day(4)), !taken.contains(step.seq)
      else { continue }
      steps.append((row * columnOf.count + column, step))
    }
    return steps.sorted {
      ($0.place, $0.step.effective, $0.step.seq) < ($1.place, $1.step.effective, $1.step.seq)
    }
  }
}
