import GRDB
import Model
import Sample

/// What a store tells of time that is about everybody: who passes into whom, how the initiatives went, and how far the
/// journal goes.
struct TimeGround: Sendable {
  /// As the table has them: without those by hand, which the records tell.
  let reorganisations: [Reorganisation]
  /// By id, as the table has them.
  let courses: [String: Course]
  /// What records tell of municipalities and of initiatives, with the marks about that; in order of number.
  let told: [JournalRecord]
  /// The number of the store's last record.
  let last: Int
  /// The number of the store's last change.
  let lastChange: Int
  /// The municipalities at the ends of the facts that were entered by hand.
  let ofHand: Set<String>
  /// The successors of each municipality by any fact, whether it counts or not.
  private var next: [String: Set<String>] = [:]
  /// And those at either end of such facts.
  private var beside: [String: Set<String>] = [:]
  /// When a municipality first receives another by a fact of the table.
  private var received: [String: Day] = [:]

  /// Reads the facts; throws where something stands there that cannot be.
  init(_ database: Database) throws {
    reorganisations = try Query.reorganisations(database)
    courses = Dictionary(
      uniqueKeysWithValues: try Query.initiatives(database).map {
        ($0.id, Course($0, phases: (Proposal.phases[$0.id] ?? []).map { ($0.from, $0.phase) }))
      })
    told = try Query.records(database, where: "field IN ('name', 'successor', 'phase', 'binding') ORDER BY seq", [])
    last = try RawRows.next(database, "journal", "seq") - 1
    lastChange = try RawRows.next(database, "change", "id") - 1
    ofHand = told.reduce(into: []) { codes, record in
      if record.field == .successor || record.field == .called { codes.insert(record.municipality) }
      codes.formUnion(record.successors)
    }
    for fact in reorganisations {
      join(fact.oldCode, fact.newCode)
      received[fact.newCode] = min(received[fact.newCode] ?? fact.date, fact.date)
    }
    for record in told where record.field == .successor {
      for code in record.successors { join(record.municipality, code) }
    }
  }

  private mutating func join(_ old: String, _ new: String) {
    next[old, default: []].insert(new)
    beside[old, default: []].insert(new)
    beside[new, default: []].insert(old)
  }

  /// Whether any municipality was ever made or ended by hand.
  var hasHand: Bool { told.contains { RolloutField.ofMunicipality.contains($0.field) } }

  /// These and all into which they pass.
  func downstream(_ codes: some Sequence<String>) -> Set<String> {
    reach(Array(codes)) { Array(next[$0] ?? []) }
  }

  /// These and all that they have to do with.
  func together(_ codes: some Sequence<String>) -> Set<String> {
    reach(Array(codes)) { Array(beside[$0] ?? []) }
  }

  /// Whether nobody passes into a municipality, nor it into others, by any fact.
  func isApart(_ code: String) -> Bool { beside[code] == nil }

  /// Whether the cells of a municipality follow from its own records up to the end of a day: it came of nobody by then.
  /// What it passes into later changes nothing before.
  func isItself(_ code: String, upTo day: Day) -> Bool {
    isApart(code) || !ofHand.contains(code) && received[code].map { day < $0 } ?? true
  }

  /// What these records tell of these municipalities, beside the facts.
  func chronicle(_ places: [String: Place], _ records: [JournalRecord]) -> Chronicle {
    Chronicle(
      places: places, reorganisations: reorganisations, courses: courses, records: records, last: last,
      lastChange: lastChange)
  }
}
