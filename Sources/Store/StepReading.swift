import GRDB
import Model

/// A record of a cell's status.
typealias StatusStep = (key: CellKey, step: CellStep)

extension ProgrammeStore {
  /// How long the steps of the rollout took.
  /// - Parameter asOf: nil for today.
  package func stepTimes(asOf: Day?, knownAt moment: KnownMoment = .now, clock: Day) throws(StoreFailure) -> StepTimes {
    try read("steps") { database in
      try ask(database, asOf: asOf, knownAt: moment, clock: clock) { walk in
        let view = try View(database, walk, asOf: asOf)
        guard walk.isShort else {
          return StepTimes(try view.statusSteps(upTo: view.day), seq: view.seq, asOf: view.day)
        }
        let steps = try walk.steps ?? view.statusSteps(upTo: nil)
        walk.steps = steps
        return StepTimes(steps.lazy.filter { $0.step.effective <= view.day }, seq: view.seq, asOf: view.day)
      } standing: {
        let view = try View(database, asOf: asOf, knownAt: moment, clock: clock)
        return StepTimes(try view.statusSteps(upTo: view.day), seq: view.seq, asOf: view.day)
      }
    }
  }
}

extension View {
  /// The records of status that count, cell by cell, each in the order of the fold.
  /// - Parameter day: those of later days are left out; nil for none.
  fileprivate func statusSteps(upTo day: Day?) throws -> [StatusStep] {
    let taken = try taken()
    let rows = try RawRows(
      database,
      """
      SELECT \(CellStep.columns), municipality, initiative, kind FROM journal
      WHERE field = 'status' AND undoes IS NULL AND (?1 IS NULL OR effective <= ?1) AND seq <= ?2
      ORDER BY municipality, initiative, effective, seq
      """, [RawRows.Value(day), .int(seq)])
    var steps: [StatusStep] = []
    while try rows.next() {
      guard var step = try CellStep(rows, recorded: try rows.day(4)), !taken.contains(step.seq) else { continue }
      step.kind = try rows.choice(9)
      steps.append((CellKey(try rows.text(7), try rows.text(8)), step))
    }
    return steps
  }
}
