import GRDB
import Model

extension ProgrammeStore {
  /// How long the steps of the rollout took.
  /// - Parameter asOf: nil for today.
  package func stepTimes(asOf: Day?, knownAt moment: KnownMoment = .now, clock: Day) throws(StoreFailure) -> StepTimes {
    try read("steps") { database in
      let view = try View(database, asOf: asOf, knownAt: moment, clock: clock)
      return StepTimes(try view.statusSteps(), seq: view.seq, asOf: view.day)
    }
  }
}

extension View {
  /// The records of status that count, cell by cell, each in the order of the fold.
  fileprivate func statusSteps() throws -> [(key: CellKey, step: CellStep)] {
    let taken = try TakenBack(in: database, upTo: seq)
    let rows = try RawRows(
      database,
      """
      SELECT \(CellStep.columns), municipality, initiative, kind FROM journal
      WHERE field = 'status' AND undoes IS NULL AND effective <= ?1 AND seq <= ?2
      ORDER BY municipality, initiative, effective, seq
      """, [RawRows.Value(day), .int(seq)])
    var steps: [(key: CellKey, step: CellStep)] = []
    while try rows.next() {
      guard var step = try CellStep(rows, recorded: try rows.day(4)), !taken.contains(step.seq) else { continue }
      step.kind = try rows.choice(9)
      steps.append((CellKey(try rows.text(7), try rows.text(8)), step))
    }
    return steps
  }
}
