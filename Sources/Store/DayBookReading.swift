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
    let columns = Columns(initiatives)
    let nothing = Array(repeating: 0, count: initiatives.count)
    let taken = try taken()
    var entries: [Day: DayBook.Entry] = [:]
    // In the journal's own order: by an index each record would be looked up, and grouped by SQLite they would be sorted.
    let rows = try RawRows(
      database,
      """
      SELECT effective, initiative, "to", seq FROM journal
      WHERE field = 'status' AND undoes IS NULL AND municipality <> '' AND +effective <= ?1 AND seq <= ?2
      """, [RawRows.Value(today), .int(seq)])
    while try rows.next() {
      guard let column = try columns.place(rows, 1), !taken.contains(try rows.int(3)) else {
        continue
      }
      let (day, isAdopted) = (try rows.day(0), try DayBook.adopted.contains { try rows.isText(2, $0) })
      entries[day, default: DayBook.Entry(day: day, steps: nothing, adopted: nothing)].count(column, isAdopted)
    }
    return DayBook(
      seq: seq, today: today, entries: Array(entries.values), adopted: try adoptedToday(initiatives))
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

extension DayBook {
  /// The letters of who uses it.
  fileprivate static let adopted = [RolloutStatus.inUse, .embedded].map { Array($0.rawValue.utf8) }
}

extension DayBook.Entry {
  fileprivate mutating func count(_ column: Int, _ isAdopted: Bool) {
    steps[column] += 1
    if isAdopted { adopted[column] += 1 }
  }
}
