import GRDB
import Model

extension ProgrammeStore {
  /// Refuses to write by a clock that cannot be right: a day before the last record, or more than a year after it. A
  /// store with a today of its own asks nothing of the clock.
  func requireClock(_ database: Database, _ clock: Day) throws {
    guard !trustsClock, let last = try ProgrammeStore.last(database) else { return }
    let (year, month, day) = last.civil
    let next = Day(year: year + 1, month: month, day: day) ?? last + 366
    if clock < last || clock > next { throw StoreFailure.clock(last: last, today: clock) }
  }

  /// Why nothing can be written by this clock, before anything is tried; nil where nothing speaks against it.
  package func doubt(of clock: Day) throws(StoreFailure) -> StoreFailure? {
    do {
      try read("clock") { try requireClock($0, clock) }
      return nil
    } catch {
      guard case .clock = error else { throw error }
      return error
    }
  }

  /// The store's day of the last record by number, or on which the store was made; nil where the clock does not matter.
  private static func last(_ database: Database) throws -> Day? {
    guard try Meta(database).today == nil else { return nil }
    let rows = try RawRows(database, "SELECT recorded, id FROM change ORDER BY id DESC LIMIT 1")
    if try rows.next() { return try rows.day(0) }
    return try RawRows.text(database, "SELECT value FROM meta WHERE key = 'made'").flatMap(Day.init(iso:))
  }
}
