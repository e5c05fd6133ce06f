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
    let first = municipalities.map { $0.validFrom.number }
    var (told, fold) = (Int32(-1), UseFold())
    for step in try stepsOfUse(Places(own), initiatives, cells: used.count) {
      let place = Int(step.place)
      guard step.day >= first[place / width] else { continue }
      if step.place != told { (told, fold) = (step.place, UseFold()) }
      fold.take(step.what)
      // The days but the last rise: once one is reached, so are those behind it.
      for (index, day) in days.enumerated() where step.day <= day.number {
        used[place] = used[place] & ~(1 << index) | (fold.isUsed ? 1 << index : 0)
      }
    }
    let others = merged.lazy.flatMap { code in initiatives.lazy.map { CellKey(code, $0.id) } }
    try tables.adopted(of: others, on: days, known: seq) { key, found in
      guard let row = rowOf[key.municipality], let column = columnOf[key.initiative] else { return }
      for (index, isUsed) in found.enumerated() where isUsed { used[row * width + column] |= 1 << index }
    }
    return AdoptionCourse(Programme(asOf: day, today: today, initiatives: initiatives, seq: seq), used: used)
  }

  /// The records that decide whether cells of these rows are in use: cell by cell, each in the order of the fold.
  private func stepsOfUse(_ rows: Places, _ initiatives: [Initiative], cells: Int) throws -> [UseStep] {
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
