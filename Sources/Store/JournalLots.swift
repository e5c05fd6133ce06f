import GRDB
import Model

extension ProgrammeStore {
  /// The records up to `day` as known at a moment that `filter` keeps, newest first, some thousand at a time: each lot is
  /// read for itself, so that whoever takes his time keeps nobody from saving. What is written meanwhile is not among
  /// them.
  package func journalLots(
    asOf day: Day?, knownAt moment: KnownMoment = .now, matching filter: ListFilter? = nil
  ) throws(StoreFailure) -> JournalLots {
    try read("journal") { database in
      let last =
        moment == .now
        ? try RawRows.next(database, "journal", "seq") - 1 : try TimeTables(database).number(of: moment)
      return JournalLots(
        store: self, day: day, filter: filter, condition: try JournalCondition(filter, database), bound: last)
    }
  }

  /// The records of these numbers, in their order; one that is not there is left out.
  package func records(numbered numbers: [Int]) throws(StoreFailure) -> [JournalRecord] {
    let found = try read("journal") { database in
      let list = numbers.map(String.init).joined(separator: ", ")
      return try Query.records(database, where: "seq IN (\(list))", [])
    }
    let bySeq = Dictionary(found.map { ($0.seq, $0) }) { first, _ in first }
    return numbers.compactMap { bySeq[$0] }
  }
}

/// What `journalLots` gives out.
package struct JournalLots {
  /// The most records of a lot.
  private static let size = 2000
  /// The most that are looked through for one, where few are wanted.
  private static let reach = 100_000
  fileprivate let store: ProgrammeStore
  fileprivate let day: Day?
  fileprivate let filter: ListFilter?
  fileprivate let condition: JournalCondition
  /// The highest number that may still be given out.
  fileprivate var bound: Int
  /// A filter looks at no names: which municipalities it means it knows by their codes.
  private let fields = JournalRecord.fields([])

  fileprivate init(
    store: ProgrammeStore, day: Day?, filter: ListFilter?, condition: JournalCondition, bound: Int
  ) {
    (self.store, self.day, self.filter, self.condition, self.bound) = (store, day, filter, condition, bound)
  }

  /// The next lot, maybe an empty one; nil after the last.
  package mutating func next() throws(StoreFailure) -> [JournalRecord]? {
    guard bound > 0 else { return nil }
    let (bound, condition) = (bound, condition)
    let least = max(0, bound - JournalLots.reach)
    let records = try store.read("journal") { database in
      try Query.records(
        database, where: "seq <= ?1 AND seq > ?2\(condition.sql) ORDER BY seq DESC LIMIT ?3",
        [.int(bound), .int(least), .int(JournalLots.size)] + condition.values)
    }
    self.bound = records.count < JournalLots.size ? least : (records.last?.seq ?? 1) - 1
    return records.filter { record in
      (day.map { record.effective <= $0 } ?? true) && (filter?.keeps(record, fields) ?? true)
    }
  }
}

/// What of a filter SQLite answers itself; whoever reads what it lets through still looks at all of the filter.
private struct JournalCondition {
  /// Behind another condition, its values numbered from 4; empty where it says nothing.
  private(set) var sql = ""
  /// Those values.
  private(set) var values: [RawRows.Value] = []

  init(_ filter: ListFilter?, _ database: Database) throws {
    for term in filter?.terms ?? [] {
      guard let condition = try condition(term, database) else { continue }
      let isWanted = (term.comparison == .notEqual) == term.isNegated
      sql += " AND \(isWanted ? "" : "NOT ")coalesce(\(condition), 0)"
    }
  }

  /// What a term is when it is not turned round; nil where it takes a look at the record.
  private mutating func condition(_ term: ListTerm, _ database: Database) throws -> String? {
    guard let column = term.column else { return try anywhere(term, database) }
    switch column.key {
    case "seq", "change", "undoes":
      return compared(term, column.key) { "\($0)" }
    // In the order of numbers, which is the one that is wanted: another index would have to be sorted.
    case "effective": return compared(term, "+effective") { "\($0)" }
    case "at": return term.numbers.contains(nil) ? nil : compared(term, "substr(at, 1, 10)") { dayText($0) }
    case "kind", "field": return isOne(of: term.words, column.key)
    case "initiative": return isOne(of: term.words, "+initiative")
    case "municipality":
      guard term.comparison != .contains, term.codes.count <= 500 else { return nil }
      return isOne(of: term.codes.sorted() + term.words.filter(\.isEmpty), "municipality")
    case "by": return term.isPlain ? try isBy(term, database) : nil
    case "from", "to", "reason", "beside": return term.isPlain ? mayHold(term, "\"\(column.key)\"") : nil
    default: return nil
    }
  }

  /// What a word by itself may stand in.
  private mutating func anywhere(_ term: ListTerm, _ database: Database) throws -> String? {
    guard term.isPlain, term.codes.count <= 500, let by = try isBy(term, database) else { return nil }
    var parts = [by, isOne(of: term.codes.sorted(), "municipality")]
    for column in JournalRecord.fields([]).map(\.column) {
      switch column.kind {
      case .choice(let choices) where column.key != "initiative":
        parts.append(isOne(of: choices.filter { term.mayBe($0) }.map(\.word), column.key))
      // A name of an initiative is not known here.
      case .choice: parts.append("initiative <> ''")
      case .text where column.key != "by": parts.append(mayHold(term, "\"\(column.key)\"") ?? "1")
      case .municipality: parts.append(mayHold(term, column.key) ?? "1")
      default: break
      }
    }
    return "(" + parts.joined(separator: " OR ") + ")"
  }

  /// Those who may be called so: case and accents do not count, which SQLite does not know.
  private mutating func isBy(_ term: ListTerm, _ database: Database) throws -> String? {
    let rows = try RawRows(database, "SELECT DISTINCT by FROM change")
    var names: [String] = []
    while try rows.next() {
      let name = try rows.text(0)
      if term.mayBe(name) { names.append(name) }
    }
    return names.count <= 500 ? isOne(of: names, "by") : nil
  }

  /// What holds a word, or letters that may be folded to one.
  private mutating func mayHold(_ term: ListTerm, _ column: String) -> String? {
    guard term.words.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) else { return nil }
    let parts = term.words.map { word in
      values.append(.text(word))
      return "instr(lower(\(column)), ?\(values.count + 3)) > 0"
    }
    return "(\(parts.joined(separator: " OR ")) OR length(\(column)) <> length(CAST(\(column) AS BLOB)))"
  }

  private func compared(_ term: ListTerm, _ column: String, _ written: (Int) -> String) -> String {
    let sign = term.comparison == .notEqual ? "=" : term.comparison.rawValue
    let parts = term.numbers.map { $0.map { "\(column) \(sign) \(written($0))" } ?? "\(column) IS NULL" }
    return "(" + parts.joined(separator: " OR ") + ")"
  }

  private func dayText(_ number: Int) -> String { "'\(Day(number: Int32(clamping: number)).iso)'" }

  private mutating func isOne(of words: [String], _ column: String) -> String {
    let places = words.map { word in
      values.append(.text(word))
      return "?\(values.count + 3)"
    }
    return "(\(column) IN (\(places.joined(separator: ", "))))"
  }
}

extension ListTerm {
  /// Whether it keeps what is so, and nothing else.
  fileprivate var isPlain: Bool { !isNegated && comparison != .notEqual }

  /// Whether a word of a closed list may be as it says.
  fileprivate func mayBe(_ choice: ListColumn.Choice) -> Bool {
    holds(choice, [ListField("choice", [], .text) { .named($0.word, $0.name) }])
  }

  /// Whether a record of somebody of that name may be as it says.
  fileprivate func mayBe(_ name: String) -> Bool {
    let fields = JournalRecord.fields([])
    return [true, false].contains { isSample in
      holds(
        JournalRecord(
          seq: 1, change: 1, kind: .change, at: "", by: name, effective: Day(number: 0), municipality: "",
          initiative: "", field: .status, from: "", to: "", reason: "", isSample: isSample), fields)
    }
  }
}
