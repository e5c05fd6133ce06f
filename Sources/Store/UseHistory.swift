import GRDB
import Model

/// On which days each cell came into use and went out of it, up to a last one: the journal is read once, in its order,
/// and told cell by cell; of whoever came of others it is asked for.
struct UseHistory: Sendable {
  /// The last day that it tells of.
  let last: Day
  private let rowOf: [String: Int]
  private let width: Int
  /// Of each cell, row by row, where its days begin; behind the last, where they end.
  private let starts: [Int32]
  /// The numbers of the days, which rise: on the first it comes into use.
  private let days: [Int32]

  /// - Parameter began: the municipalities that may be asked about, and when each is there first.
  init(_ view: View, of began: [(code: String, day: Day)], _ initiatives: [Initiative], upTo last: Day) throws {
    let width = initiatives.count
    let rowOf = try Query.places(began.lazy.map(\.code), "municipality")
    let columnOf = try Query.places(of: initiatives)
    let merged = rowOf.keys.filter { !view.tables.ground.isItself($0, upTo: last) }
    var own = rowOf
    for code in merged { own[code] = nil }
    var turns: [Int: [Int32]] = [:]
    let cells = began.count * width
    var (starts, days) = (Array(repeating: Int32(0), count: cells + 1), [Int32]())
    let steps = try view.stepsOfUse(Places(own), initiatives, upTo: last, cells: cells)
    let others = merged.lazy.flatMap { code in initiatives.lazy.map { CellKey(code, $0.id) } }
    try view.tables.courses(of: others, upTo: last, known: view.seq) { key, ends in
      guard let row = rowOf[key.municipality], let column = columnOf[key.initiative] else { return }
      var use = Use()
      for end in ends { use.note(end.cell.countsAsAdopted, on: end.day.number) }
      if !use.days.isEmpty { turns[row * width + column] = use.days }
    }
    var next = 0
    for place in 0..<cells {
      starts[place] = Int32(days.count)
      if let told = turns[place] { days += told }
      let first = began[place / width].day.number
      var (use, fold) = (Use(), UseFold())
      while next < steps.count, steps[next].place == place {
        defer { next += 1 }
        guard steps[next].day >= first else { continue }
        fold.take(steps[next].what)
        use.note(fold.isUsed, on: steps[next].day)
      }
      days += use.days
    }
    starts[cells] = Int32(days.count)
    (self.last, self.rowOf, self.width, self.starts, self.days) = (last, rowOf, width, starts, days)
  }

  /// Which of the cells of these municipalities are in use at the end of each of `asked`: row by row a bit for each.
  func used(on asked: [Day], by codes: some Collection<String>) -> [UInt16] {
    var used = Array(repeating: UInt16(0), count: codes.count * width)
    let numbers = asked.map(\.number)
    for (row, code) in codes.enumerated() {
      guard let own = rowOf[code] else { continue }
      for column in 0..<width {
        let range = Int(starts[own * width + column])..<Int(starts[own * width + column + 1])
        guard !range.isEmpty else { continue }
        var bits: UInt16 = 0
        for (index, number) in numbers.enumerated() where days[range].count(where: { $0 <= number }) % 2 == 1 {
          bits |= 1 << index
        }
        used[row * width + column] = bits
      }
    }
    return used
  }

  /// The days of one cell, while it is told.
  private struct Use {
    var days: [Int32] = []
    private var isUsed = false

    /// What it is by now: of one day what comes last counts.
    mutating func note(_ isUsed: Bool, on day: Int32) {
      guard isUsed != self.isUsed else { return }
      self.isUsed = isUsed
      if days.last == day { days.removeLast() } else { days.append(day) }
    }
  }
}

extension View {
  /// The records that decide whether cells of these rows are in use: cell by cell, each in the order of the fold.
  fileprivate func stepsOfUse(_ rows: Places, _ initiatives: [Initiative], upTo day: Day, cells: Int) throws
    -> [UseStep]
  {
    let taken = try TakenBack(in: database, upTo: seq)
    let ids = initiatives.map { Array($0.id.utf8) }
    // In the order of the journal itself: by the index of days each record would be looked up.
    let records = try RawRows(
      database,
      """
      SELECT municipality, initiative, effective, seq, field, "to", "from" FROM journal
      WHERE field IN ('status', 'flags') AND undoes IS NULL AND +effective <= ?1 AND seq <= ?2 ORDER BY seq
      """, [RawRows.Value(day), .int(seq)])
    var steps: [UseStep] = []
    while try records.next() {
      guard let row = rows[try records.bytes(0)],
        let column = try ids.firstIndex(where: { try records.isText(1, $0) }),
        let what = try UseFold.Step(records, field: 4, to: 5, from: 6),
        try taken.isEmpty || !taken.contains(records.int(3))
      else { continue }
      steps.append(UseStep(place: Int32(row * ids.count + column), day: try records.day(2).number, what: what))
    }
    return UseStep.sorted(steps, cells: cells)
  }
}

/// What one record does to one cell.
private struct UseStep {
  /// The cell, row by row.
  var place: Int32
  /// From when it is so.
  var day: Int32
  /// What it does.
  var what: UseFold.Step

  /// Cell by cell, in each by day; those of one day stay as they were. There are few to a cell: they are counted into
  /// their places, and each goes before the later ones of its cell.
  static func sorted(_ steps: [UseStep], cells: Int) -> [UseStep] {
    var next = Array(repeating: 0, count: cells + 1)
    for step in steps { next[Int(step.place) + 1] += 1 }
    for place in 0..<cells { next[place + 1] += next[place] }
    let first = next
    return Array(unsafeUninitializedCapacity: steps.count) { sorted, count in
      for step in steps {
        let place = Int(step.place)
        var at = next[place]
        next[place] += 1
        while at > first[place], sorted[at - 1].day > step.day {
          sorted[at] = sorted[at - 1]
          at -= 1
        }
        sorted[at] = step
      }
      count = steps.count
    }
  }
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
