import GRDB
import Model

/// A programme without what is by municipality, before a day is chosen: what it has on any day is counted from this.
struct Frame: Sendable {
  /// As the tables have them.
  let initiatives: [Initiative]
  private let activities: [FundActivity]
  private let figures: [SourceFigure]
  private let functions: [SocialFunction]
  /// As known, of whatever day.
  private let bookings: [Booking]
  private let printed: [PrintedFigure]
  private let findings: [FindingText]
  /// What was recorded of settings and counts, as known, of whatever day.
  private let settings: [JournalRecord]
  private let sleeping: [JournalRecord]

  /// Reads what is known; throws where something stands there that cannot be.
  init(_ database: Database, _ tables: TimeTables, _ horizon: Horizon) throws {
    activities = try Query.activities(database)
    figures = try Query.figures(database)
    bookings = try Query.bookings(database, of: activities, upTo: horizon.change)
    functions = try Query.functions(database, figures)
    initiatives = try Query.initiatives(database)
    printed = try Query.printed(database)
    findings = try Query.findingTexts(database)
    settings = try Query.settingRecords(database, known: horizon.seq)
    sleeping = try tables.sleeping(horizon.facts)
  }

  /// What it is on a day.
  func programme(on day: Day, _ horizon: Horizon) throws -> Programme {
    let facts = horizon.facts
    var initiatives = initiatives
    for column in initiatives.indices {
      initiatives[column].phase = facts.phase(initiatives[column].id, on: day)
      initiatives[column].binding = facts.binding(initiatives[column].id, on: day)
      initiatives[column].moves = facts.story(of: initiatives[column].id, upTo: day)
    }
    let ledger = Ledger(bookings: bookings.filter { $0.date <= day }, functions: functions)
    var programme = Programme(
      asOf: day, today: horizon.today, initiatives: initiatives, activities: activities,
      lines: ledger.lines(of: activities), printed: printed, isSample: horizon.meta.isSample, seq: horizon.seq)
    programme.knownAt = horizon.moment
    programme.ledger = ledger
    programme.figures = figures
    programme.findingTexts = findings
    programme.settings = try settings(on: day, horizon)
    programme.sleeping = sleeping
    return programme
  }

  /// Whether anything was set on a day after one and up to another, or for a day to come.
  func hasSettings(between one: Day, _ other: Day, _ horizon: Horizon) -> Bool {
    let (low, high) = (min(one, other), max(one, other))
    return settings.contains { $0.effective > low && ($0.effective <= high || high >= horizon.today) }
  }

  /// The settings of a day; of today those that were made for a later day too.
  func settings(on day: Day, _ horizon: Horizon) throws -> [Setting] {
    try Query.settings(settings, asOf: day < horizon.today ? day : nil)
  }
}
