import GRDB
import Model

extension ProgrammeStore {
  /// On which days steps were made, as known at a moment, and how many use each initiative today.
  package func dayBook(knownAt moment: KnownMoment = .now, clock: Day) throws(StoreFailure) -> DayBook {
    try read("days") { database in
      let view = try View(database, asOf: nil, knownAt: moment, clock: clock)
      return try view.dayBook()
    }
  }
}

extension View {
  fileprivate func dayBook() throws -> DayBook {
    let initiatives = try Query.initiatives(database)
    let columns = try Query.places(of: initiatives)
    let nothing = Array(repeating: 0, count: initiatives.count)
    var entries: [Day: DayBook.Entry] = [:]
    func add(_ rows: RawRows, _ count: Int) throws {
      guard let column = columns[try rows.text(1)] else { return }
      let day = try rows.day(0)
      var entry = entries[day] ?? DayBook.Entry(day: day, steps: nothing, adopted: nothing)
      entry.steps[column] += count
      if ["G", "B"].contains(try rows.text(2)) { entry.adopted[column] += count }
      entries[day] = entry
    }
    // The whole journal is counted by SQLite; what is taken back is few, and taken off one by one.
    let all = try RawRows(
      database,
      """
      SELECT effective, initiative, "to", count(*) FROM journal
      WHERE field = 'status' AND undoes IS NULL AND municipality <> '' AND effective <= ?1 AND seq <= ?2
      GROUP BY effective, initiative, "to"
      """, [RawRows.Value(today), .int(seq)])
    while try all.next() { try add(all, try all.int(3)) }
    let one = try RawRows(
      database,
      """
      SELECT effective, initiative, "to" FROM journal
      WHERE seq = ?1 AND field = 'status' AND undoes IS NULL AND municipality <> '' AND effective <= ?2
      """)
    for number in try TakenBack(in: database, upTo: seq).numbers {
      one.bind([.int(number), RawRows.Value(today)])
      while try one.next() { try add(one, -1) }
    }
    return DayBook(
      seq: seq, today: today, entries: entries.values.filter { $0.count > 0 }, adopted: try adoptedToday(initiatives))
  }

  /// How many use each initiative on the day, of the kept table where that is of it.
  private func adoptedToday(_ initiatives: [Initiative]) throws -> [Int] {
    guard try Query.isLarge(database), try day == Kept.day(database), seq == tables.last else {
      return try programme().coverages.map(\.adopted)
    }
    let rows = try RawRows(
      database,
      """
      SELECT initiative, count(*) FROM rollout WHERE status IN ('G', 'B') AND flags & 4 = 0 GROUP BY initiative
      """)
    var counts: [String: Int] = [:]
    while try rows.next() { counts[try rows.text(0)] = try rows.int(1) }
    return initiatives.map { counts[$0.id] ?? 0 }
  }
}
