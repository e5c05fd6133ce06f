import GRDB
import Model

extension CellCourses {
  /// Those of all cells of these municipalities up to the end of a day: the journal is read once, in its order, and told
  /// cell by cell; of whoever came of others it is asked for.
  /// - Parameters:
  ///   - spans: the municipalities, by row, and when each is there.
  ///   - withSteps: whether it is told too which turns are steps.
  init(
    _ view: View, of spans: [(code: String, from: Day, until: Day?)], _ initiatives: [Initiative], upTo last: Day,
    withSteps: Bool = false, _ headway: Headway? = nil
  ) throws {
    let width = initiatives.count
    let rowOf = try Query.places(spans.lazy.map(\.code), "municipality")
    let columnOf = try Query.places(of: initiatives)
    let merged = rowOf.keys.filter { !view.tables.ground.isItself($0, upTo: last) }
    var own = rowOf
    for code in merged { own[code] = nil }
    let cells = spans.count * width
    let steps = try view.turnSteps(Places(own), initiatives, upTo: last, cells: cells, withSteps: withSteps, headway)
    var told: [Int: [Turn]] = [:]
    let others = merged.lazy.flatMap { code in initiatives.lazy.map { CellKey(code, $0.id) } }
    let kinds = withSteps ? try view.kindsOfSteps(of: merged, upTo: last) : [:]
    try view.tables.courses(of: others, upTo: last, known: view.seq) { key, ends in
      guard let row = rowOf[key.municipality], let column = columnOf[key.initiative] else { return }
      told[row * width + column] = ends.map { end in
        Turn(end.day, end.cell.status, end.cell.flags, isStep: kinds[key]?[end.day] == .change)
      }
    }
    var (starts, turns) = (Array(repeating: Int32(0), count: cells + 1), [Turn]())
    turns.reserveCapacity(steps.steps.count)
    for place in 0..<cells {
      starts[place] = Int32(turns.count)
      if let told = told[place] { turns += told }
      let (first, end) = (spans[place / width].from.number, spans[place / width].until?.number ?? .max)
      var (fold, day, isStep) = (UseFold(), Int32.min, false)
      for slot in steps.starts[place]..<steps.starts[place + 1] {
        let step = steps.steps[Int(slot)]
        guard step.day >= first, step.day < end else { continue }
        // Of one day what comes last counts.
        if step.day == day { turns.removeLast() } else { isStep = false }
        day = step.day
        fold.take(step.what)
        if case .status = step.what { isStep = step.isStep }
        turns.append(Turn(Day(number: day), fold.status, fold.flags, isStep: isStep))
      }
    }
    starts[cells] = Int32(turns.count)
    self.init(width: width, starts: starts, turns: turns)
  }
}

extension View {
  /// The records that decide how cells of these rows count: cell by cell, each in the order of the fold.
  fileprivate func turnSteps(
    _ rows: Places, _ initiatives: [Initiative], upTo day: Day, cells: Int, withSteps: Bool, _ headway: Headway?
  ) throws -> CellOrder<TurnStep> {
    let (taken, columns) = (try taken(), Columns(initiatives))
    // In the order of the journal itself: by the index of days each record would be looked up.
    let records = try RawRows(
      database,
      """
      SELECT municipality, initiative, effective, seq, field, "to", "from", \(withSteps ? "kind" : "NULL") FROM journal
      WHERE field IN ('status', 'flags') AND undoes IS NULL AND +effective <= ?1 AND seq <= ?2 ORDER BY seq
      """, [RawRows.Value(day), .int(seq)])
    headway?.expect(seq)
    headway?.begin(seq)
    var steps: [(place: Int32, step: TurnStep)] = []
    while try records.next() {
      try headway?.step(records.int(3))
      guard let row = rows[try records.bytes(0)],
        let column = try columns.place(records, 1),
        let what = try UseFold.Step(records, field: 4, to: 5, from: 6),
        try taken.isEmpty || !taken.contains(records.int(3))
      else { continue }
      let isStep = try withSteps && records.choice(7, ChangeKind.self) == .change
      let step = TurnStep(day: try records.day(2).number, what: what, isStep: isStep)
      steps.append((Int32(row * initiatives.count + column), step))
    }
    return CellOrder(steps, cells: cells) { $0.day }
  }

  /// Of what sort the last record of a status is, of each cell of some municipalities and each day that has one.
  fileprivate func kindsOfSteps(of codes: [String], upTo day: Day) throws -> [CellKey: [Day: ChangeKind]] {
    let taken = try taken()
    let rows = try RawRows(
      database,
      """
      SELECT initiative, effective, kind, seq FROM journal
      WHERE municipality = ?1 AND field = 'status' AND undoes IS NULL AND effective <= ?2 AND seq <= ?3 ORDER BY seq
      """)
    var kinds: [CellKey: [Day: ChangeKind]] = [:]
    for code in codes {
      rows.bind([.text(code), RawRows.Value(day), .int(seq)])
      while try rows.next() {
        guard !taken.contains(try rows.int(3)) else { continue }
        kinds[CellKey(code, try rows.text(0)), default: [:]][try rows.day(1)] = try rows.choice(2)
      }
    }
    return kinds
  }
}

/// What one record does to its cell.
private struct TurnStep {
  /// From when it is so.
  var day: Int32
  /// What it does.
  var what: UseFold.Step
  /// Whether it was recorded as a step.
  var isStep: Bool
}

extension UseFold.Step {
  /// Reads what a record does; nil for what is no cell's.
  fileprivate init?(_ rows: RawRows, field: Int32, to: Int32, from: Int32) throws {
    guard try rows.bytes(field).count == RolloutField.status.rawValue.utf8.count else {
      guard
        case .flags(let came, let went) = CellStep.What(
          .flags, from: try rows.value(from, of: .flags), to: try rows.value(to, of: .flags), beside: "")
      else { return nil }
      self = .flags(came: came, went: went)
      return
    }
    guard let status = try CellStep.status(rows, to: to, from: from) else { return nil }
    self = .status(status)
  }
}
