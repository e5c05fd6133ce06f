import GRDB
import Model

/// The journal told from its beginning, record by record, into all cells at once: where so much lies between the day at
/// hand and the one that is asked for that looking cells up would take longer. Most records come in the order of their
/// days; a cell of which they do not is told by itself.
struct Scan {
  /// Row by row.
  var cells: [RolloutCell]
  /// Which cells were in use at the end of the earlier day.
  var wereAdopted: [Bool]
  /// Cells of which the records do not come in the order of their days.
  private(set) var disordered: [Int] = []
  // Of each cell the day that is being told, and what stood when it began.
  private var days: [Int32]
  private var mornings: [(status: UInt8, since: Int32)]

  private static let none = Int32.min

  /// - Parameters:
  ///   - places: where each cell is to stand, and when its municipality is there; nil for those that are not wanted.
  ///   - then: an earlier day of which the adopters are wanted too.
  init(
    _ database: Database, count: Int, upTo day: Day, and then: Day, known seq: Int, _ headway: Headway?,
    _ places: (_ municipality: RawRows, _ column: Int32, _ initiative: Int32) throws -> (
      place: Int, from: Day, until: Day?
    )?
  ) throws {
    cells = Array(repeating: RolloutCell(), count: count)
    wereAdopted = Array(repeating: false, count: count)
    days = Array(repeating: Scan.none, count: count)
    mornings = Array(repeating: (0, Scan.none), count: count)
    try Query.steps(database, upTo: day, known: seq, headway, places) { found, step in
      guard step.effective >= found.from, found.until.map({ step.effective < $0 }) ?? true else { return }
      take(step, found.place, day)
      if step.effective <= then { wereAdopted[found.place] = cells[found.place].countsAsAdopted }
    }
  }

  private mutating func take(_ step: CellStep, _ place: Int, _ last: Day) {
    let day = step.effective.number
    if day < days[place] {
      if days[place] != .max { disordered.append(place) }
      days[place] = .max
      return
    }
    if day != days[place] {
      days[place] = day
      mornings[place] = (UInt8(cells[place].status.position), cells[place].since?.number ?? Scan.none)
    }
    let morning = mornings[place]
    var fold = CellFold(
      upTo: last, resuming: cells[place], on: step.effective,
      morning: (
        RolloutStatus.allCases[Int(morning.status)], morning.since == Scan.none ? nil : Day(number: morning.since)
      ))
    fold.take(step)
    cells[place] = fold.cell
  }
}

extension Query {
  /// Hands over what records of cells that count do, in the order of their numbers.
  /// - Parameters:
  ///   - day: those of later days are left out; nil for none.
  ///   - place: what is to be known of a cell, by the columns of its two names; nil for those that are not wanted.
  static func steps<Found>(
    _ database: Database, upTo day: Day?, known seq: Int, _ headway: Headway?,
    _ place: (_ rows: RawRows, _ municipality: Int32, _ initiative: Int32) throws -> Found?,
    _ take: (Found, CellStep) throws -> Void
  ) throws {
    let taken = try TakenBack(in: database, upTo: seq)
    headway?.begin(seq)
    let rows = try RawRows(
      database,
      """
      SELECT \(CellStep.columns), municipality, initiative, change FROM journal
      WHERE seq <= ?1 AND (?2 IS NULL OR effective <= ?2) AND undoes IS NULL AND municipality <> ''
        AND initiative <> '' ORDER BY seq
      """, [.int(seq), RawRows.Value(day)])
    // Both lie in the order of their numbers: they are walked side by side.
    let changes = try RawRows(database, "SELECT id, recorded FROM change ORDER BY id")
    var (change, recorded) = (-1, Day(number: 0))
    while try rows.next() {
      let number = try rows.int(5)
      try headway?.step(number)
      let wanted = try rows.int(9)
      while change < wanted {
        guard try changes.next() else { throw rows.fault(9, .known) }
        (change, recorded) = (try changes.int(0), try changes.day(1))
      }
      guard change == wanted else { throw rows.fault(9, .known) }
      guard !taken.contains(number), let found = try place(rows, 7, 8),
        let step = try CellStep(rows, recorded: recorded)
      else { continue }
      try take(found, step)
    }
  }
}
