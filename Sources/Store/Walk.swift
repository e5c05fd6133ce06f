import GRDB
import Model

/// What is the same on all days of a store as it is: read once by whoever walks through them.
struct Walk: Sendable {
  /// Of what it was read.
  fileprivate let stand: Stand
  /// Today where the store has none of its own.
  fileprivate let clock: Day
  /// How far is known.
  let horizon: Horizon
  /// What a programme is made of beside its municipalities.
  let frame: Frame
  /// When municipalities begin and end.
  let turns: Turns
  /// The records that are taken back.
  let taken: TakenBack
  /// How the cells of everybody went; nil until it was asked for.
  var courses: EverybodysCourse?
  /// The codes of the municipalities of a day, in their order; nil until they were asked for.
  var rows: (day: Day, codes: [String])?
  /// The records of status that count; nil until they were asked for.
  var steps: [StatusStep]?
  /// The journal, newest first; nil until it was asked for.
  var records: [JournalRecord]?

  /// By which a file is known to be as it was.
  struct Stand: Sendable, Equatable {
    /// The connection, of which none takes the place of another.
    private let connection: ObjectIdentifier
    /// What others changed, and what was changed by this connection.
    private let (theirs, ours): (Int?, Int)
    private let moment: KnownMoment

    /// As the file is in the transaction of `database`.
    init(_ database: Database, knownAt moment: KnownMoment) throws {
      connection = ObjectIdentifier(database)
      theirs = try RawRows.int(database, "PRAGMA data_version")
      ours = database.totalChangesCount
      self.moment = moment
    }
  }

  /// Reads it; throws where something stands there that cannot be.
  init(_ database: Database, knownAt moment: KnownMoment, clock: Day) throws {
    stand = try Stand(database, knownAt: moment)
    self.clock = clock
    horizon = try Horizon(database, knownAt: moment, clock: clock)
    frame = try Frame(database, TimeTables(database, horizon.ground), horizon)
    turns = try Turns(database)
    taken = try TakenBack(in: database, upTo: horizon.seq)
  }

  /// Whether the journal is short enough to be kept for all days.
  var isShort: Bool { horizon.ground.last <= Query.longJournal }
}

extension ProgrammeStore {
  /// What is the same on all days, of a transaction's database; read where that is not as it was.
  func walk(_ database: Database, knownAt moment: KnownMoment, clock: Day) throws -> Walk {
    if let known = try walked(database, moment, clock) { return known }
    let walk = try Walk(database, knownAt: moment, clock: clock)
    walked.withLock { $0 = walk }
    return walk
  }

  /// What was read, where the store is as it was.
  /// - Parameter clock: nil for whatever today was.
  private func walked(_ database: Database, _ moment: KnownMoment, _ clock: Day?) throws -> Walk? {
    guard let known = walked.withLock({ $0 }), clock ?? known.clock == known.clock else { return nil }
    return try known.stand == Walk.Stand(database, knownAt: moment) ? known : nil
  }

  /// Asks on a walk, which keeps what it reads for its other days. Who looks at now, and does not come from another day,
  /// goes nowhere yet: only what is shown is read.
  func ask<Value>(
    _ database: Database, asOf day: Day?, knownAt moment: KnownMoment, clock: Day,
    onWalk: (inout Walk) throws -> Value, standing: () throws -> Value
  ) throws -> Value {
    guard
      var walk = try day == nil ? walked(database, moment, clock) : walk(database, knownAt: moment, clock: clock)
    else { return try standing() }
    let value = try onWalk(&walk)
    walked.withLock { $0 = walk }
    return value
  }

  /// The first `limit` records up to a day, of the journal that is kept for all days; nil where none is.
  func records(_ database: Database, limit: Int, asOf day: Day, knownAt moment: KnownMoment) throws -> [JournalRecord]?
  {
    guard var walk = try walked(database, moment, nil), walk.isShort else { return nil }
    let all =
      try walk.records ?? Query.records(database, where: "seq <= ?1 ORDER BY seq DESC", [.int(walk.horizon.seq)])
    walk.records = all
    walked.withLock { $0 = walk }
    return Array(all.lazy.filter { $0.effective <= day }.prefix(limit))
  }
}

/// On which days municipalities of the table begin or end.
struct Turns: Sendable {
  /// In order of day.
  private let turns: [(day: Day, code: String)]
  /// Most are there from this day: they are not among them.
  private let first: Day

  /// Reads the table; throws where a day stands there that is none.
  init(_ database: Database) throws {
    let least = try RawRows(database, "SELECT valid_from FROM municipality ORDER BY valid_from LIMIT 1")
    first = try least.next() ? least.day(0) : .firstKnown
    let rows = try RawRows(
      database,
      """
      SELECT valid_from AS day, code FROM municipality WHERE valid_from > ?1
      UNION ALL SELECT valid_until, code FROM municipality WHERE valid_until IS NOT NULL ORDER BY day
      """, [RawRows.Value(first)])
    var turns: [(day: Day, code: String)] = []
    while try rows.next() { turns.append((try rows.day(0), try rows.text(1))) }
    self.turns = turns
  }

  /// The codes of those that begin or end on a day after one and up to another; nil where that is before all of them.
  func codes(after low: Day, upTo high: Day) -> [String]? {
    guard low >= first else { return nil }
    return turns.lazy.filter { $0.day > low && $0.day <= high }.map(\.code)
  }
}
