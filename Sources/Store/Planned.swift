import GRDB
import Model

/// What the journal holds of days to come. Only a reorganisation is recorded before its day; until then it must not
/// show, and its cells stay as they are.
enum Planned {
  /// The changes that never came to pass: each plan that was taken back before its day, and what took it back.
  static let void = """
    SELECT u.id FROM change u JOIN change t ON t.id = u.undoes WHERE u.undoes IS NOT NULL AND u.effective < t.effective
    UNION ALL
    SELECT t.id FROM change u JOIN change t ON t.id = u.undoes WHERE u.undoes IS NOT NULL AND u.effective < t.effective
    """

  /// Whether a change `c` still stands, for one row at a time.
  private static let stands =
    "NOT EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.id AND u.effective < c.effective)"

  /// The cells that a plan which stands will change after the day `?1`.
  static let cells = """
    SELECT DISTINCT j.municipality, j.initiative FROM change c JOIN journal j ON j.change = c.id
    WHERE c.effective > ?1 AND j.initiative <> '' AND \(stands)
    """

  /// The cells that a plan will change after `day`, by their place, as they are on that day.
  static func withheld(
    _ database: Database, after day: Day, _ municipalities: [Municipality], _ initiatives: [Initiative]
  ) throws -> [Int: RolloutCell] {
    // Nothing is planned as a rule.
    guard
      try RawRows.int(database, "SELECT 1 FROM change WHERE effective > ? LIMIT 1", [RawRows.Value(day)]) != nil
    else { return [:] }
    let (rowOf, columnOf) = (try Query.places(of: municipalities), try Query.places(of: initiatives))
    func place(_ municipality: String, _ initiative: String) -> Int? {
      guard let row = rowOf[municipality], let column = columnOf[initiative] else { return nil }
      return row * initiatives.count + column
    }
    var then: [Int: RolloutCell] = [:]
    let rows = try RawRows(database, cells, [RawRows.Value(day)])
    while try rows.next() { if let index = place(try rows.text(0), try rows.text(1)) { then[index] = RolloutCell() } }
    guard !then.isEmpty else { return then }
    try Query.fold(database, upTo: day, plannedOnly: true) { municipality, initiative, step in
      if let index = place(municipality, initiative) { then[index]?.take(step) }
    }
    return then
  }

  /// Refuses when a record of the cell that still stands is of a day after `day` (the order of days is the order of
  /// records), or when its municipality has a part in a reorganisation that is planned for a later day.
  static func requireNone(
    _ database: Database, _ municipality: String, _ initiative: String, after day: Day
  ) throws {
    let rows = try RawRows(
      database,
      """
      SELECT c.id, c.effective, c.by FROM journal j JOIN change c ON c.id = j.change
      WHERE j.municipality = ?1 AND (j.initiative = ?2 OR c.kind = 'reorganisation') AND c.effective > ?3
        AND \(stands) ORDER BY j.seq DESC LIMIT 1
      """, [.text(municipality), .text(initiative), RawRows.Value(day)])
    guard try rows.next() else { return }
    let (id, later, by) = (try rows.int(0), try rows.day(1), try rows.text(2))
    let isPlan = try root(database, of: id).kind == .reorganisation
    let refusal =
      isPlan
      ? Refusal(
        "effective-before-latest",
        Phrase(
          "Er staat een herindeling per \(later.iso) gepland, vastgelegd door \(by).",
          "A reorganisation is planned for \(later.iso), recorded by \(by)."),
        wayOut: Phrase(
          "Ongedaan maken door \(by) neemt haar terug; daarna kan deze wijziging, en dan opnieuw reorganise.",
          "Undo by \(by) takes it back; then make this change, and reorganise again."))
      : Refusal(
        "effective-before-latest",
        Phrase(
          "De laatste wijziging is van \(later.iso), later dan \(day.iso).",
          "The latest change is of \(later.iso), later than \(day.iso)."),
        wayOut: Phrase(
          "Kies een dag vanaf \(later.iso), of zet de klok van deze computer goed.",
          "Choose \(later.iso) or later, or put this computer's clock right."))
    throw StoreFailure.refused(refusal, municipality: municipality, initiative: initiative)
  }

  /// The change that a chain of undo and redo began with.
  static func root(_ database: Database, of id: Int) throws -> (kind: ChangeKind, effective: Day) {
    let rows = try RawRows(database, "SELECT kind, effective, undoes, id FROM change WHERE id = ?", [.int(id)])
    var id = id
    while try rows.next() {
      guard let undoes = try rows.intIfAny(2) else { return (try rows.choice(0), try rows.day(1)) }
      // What takes back comes later: a chain that does not go down would never end.
      guard undoes < id else { throw rows.fault(2, .earlier) }
      id = undoes
      rows.bind([.int(id)])
    }
    throw Fault("change", row: "\(id)", expected: .rows)
  }

  /// The day on which an undo or redo takes effect: today. A reorganisation is done again for its own day, and one
  /// that is past is taken back from that day on, so that it can be carried out once more.
  static func dayOfReversal(_ database: Database, _ target: Int, kind: ChangeKind, today: Day) throws -> Day {
    let root = try root(database, of: target)
    guard root.kind == .reorganisation else { return today }
    return kind == .redo ? root.effective : min(today, root.effective)
  }
}

extension RolloutCell {
  /// Becomes what it was before a plan. The version counts everything that was kept, as the next change must name it.
  mutating func takeBack(to earlier: RolloutCell) {
    let version = version
    self = earlier
    self.version = version
  }
}
