import GRDB
import Model

/// How far is known at a moment, whatever day is shown.
struct Horizon: Sendable {
  /// What the store says of itself.
  let meta: Meta
  /// The store's own day.
  let today: Day
  /// The moment that was asked for.
  let moment: KnownMoment
  /// The last number that is known.
  let seq: Int
  /// The day that is shown where none is asked for: what was known then is of no later one.
  let day: Day
  /// The last change that is known.
  let change: Int
  /// Facts, phases and bindings as known.
  let facts: Knowledge
  /// What the tables tell of time, known or not.
  let ground: TimeGround

  /// Reads the facts; throws where something stands there that cannot be.
  init(_ database: Database, knownAt moment: KnownMoment, clock: Day) throws {
    try self.init(database, TimeTables(database), knownAt: moment, clock: clock)
  }

  /// - Parameter clock: today where the store has none of its own.
  init(_ database: Database, _ tables: TimeTables, knownAt moment: KnownMoment, clock: Day) throws {
    self.moment = moment
    ground = tables.ground
    meta = try Meta(database)
    today = meta.today ?? clock
    seq = try tables.number(of: moment)
    switch moment {
    case .now: day = today
    case .day(let then): day = min(then, today)
    case .number: day = min(try tables.recorded(seq) ?? today, today)
    }
    change = try tables.change(at: seq)
    facts = try tables.facts(at: seq)
  }

  /// The day that is asked for; throws where nobody knew of it at the moment.
  func day(asked: Day?) throws -> Day {
    guard let asked else { return day }
    if moment != .now, asked > day { throw Writer.refused(.dayToCome(asked, day)) }
    return asked
  }
}
