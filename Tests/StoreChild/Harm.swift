import Foundation
import GRDB
import Model
import Sample
import Store

/// Does a file one of many harms, the same for the same seed and number, and does with it all that a program does.
struct Harm {
  private let good: String
  private let path: String
  private let seed: String

  /// - Parameter good: a store that is well; mutants are made beside it.
  init(_ good: String, seed: String) {
    self.good = good
    path = good + ".mutant"
    self.seed = seed
    // A mutant that asks for all memory, or never ends, is a failure like a crash.
    var memory = rlimit(rlim_cur: 3 << 30, rlim_max: 3 << 30)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
  }

  /// Says of each mutant what it is, and then what became of it.
  func run(from first: Int, count: Int) throws {
    for number in first..<first + count {
      alarm(60)
      for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
      try FileManager.default.copyItem(atPath: good, toPath: path)
      var dice = SplitMix(text: "\(seed) \(number)")
      say("mutant \(number) \(try mutate(&dice))")
      say("came to \(outcomes().joined(separator: " "))")
    }
    alarm(0)
  }

  /// Makes mutant `number` and leaves it beside the good one.
  func make(_ number: Int) throws {
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: good, toPath: path)
    var dice = SplitMix(text: "\(seed) \(number)")
    say(try mutate(&dice))
  }

  private func mutate(_ dice: inout SplitMix) throws -> String {
    if dice.below(3) == 0 { return try HarmedBytes(path).mutate(&dice) }
    do {
      return try HarmedRows(path).mutate(&dice)
    } catch let error as DatabaseError {
      return "nothing: \(error.message ?? "")"
    }
  }

  /// What each use of the store came to: done, or the kind of failure.
  private func outcomes() -> [String] {
    var told: [String] = []
    func attempt(_ name: String, _ work: () throws -> Void) {
      do {
        try work()
        told.append(name)
      } catch {
        let kind = "\(error)".prefix { $0 != "(" }
        told.append("\(name):\(kind)")
      }
    }
    var opened: ProgrammeStore?
    attempt("open") { opened = try ProgrammeStore(opening: path, patience: 0.1) }
    guard let store = opened else { return told }
    attempt("now") { use(try store.programme(asOf: nil, clock: clock)) }
    attempt("then") { use(try store.programme(asOf: clock + -100, clock: clock)) }
    attempt("later") { use(try store.programme(asOf: clock + 400, clock: clock)) }
    attempt("beginning") { _ = try store.beginning(asOf: nil, clock: clock) }
    attempt("journal") { _ = try store.journal(limit: Int.max) }
    attempt("history") { _ = try store.history(of: "GM0363") }
    attempt("dossier") { _ = try store.dossier(of: "GM0363") }
    attempt("info") { _ = try store.info() }
    for initiative in ["gon", "gibit"] {
      attempt("series") { _ = try store.series(of: initiative, clock: clock).quarters.map(\.asItWas.byStatus) }
    }
    attempt("known") { use(try store.programme(knownAt: .number(100), clock: clock)) }
    attempt("facts") { _ = try store.reorganisations() }
    attempt("plan") { _ = try store.plan(.fromTable(nil), clock: clock) }
    attempt("check") { _ = try store.check().map(\.dutch) }
    attempt("save") { _ = try store.save([change("GM0363", "gon", note: "x")], by: "kind", at: at, clock: clock) }
    attempt("set") {
      _ = try store.put(
        [SettingChange(field: .finding, key: "F3", value: "settled", reason: "x")], by: "kind", at: at, clock: clock)
    }
    attempt("book") {
      let draft = BookingDraft(activity: "ibd", kind: .actual, amount: Amount(cents: 5), reason: "x")
      _ = try store.keep(.book(draft), by: "kind", at: at, clock: clock)
    }
    attempt("reverse") {
      _ = try store.keep(.reverse(booking: 1, reason: "x"), by: "kind", at: at, clock: clock)
    }
    for _ in 0..<2 { attempt("undo") { _ = try store.undo(by: "kind", at: at, clock: clock) } }
    attempt("redo") { _ = try store.redo(by: "kind", at: at, clock: clock) }
    attempt("undo-sample") { _ = try store.undo(by: "voorbeeld", at: at, clock: clock) }
    attempt("again") { use(try store.programme(asOf: nil, clock: clock)) }
    return told
  }

  /// All that is reckoned from a programme.
  private func use(_ programme: Programme) {
    _ = programme.coverages.map { ($0.byStatus, $0.byMunicipalities, $0.byInhabitants) }
    _ = programme.findingRegister.map { ($0.expected.dutch, $0.printed.english) }
    for year in contributionYears { _ = programme.contributions(of: year)?.total.exact(.dutch) }
    for group in FundGroup.allCases {
      let line = programme.total(of: group, year: 2017)
      _ = [line.free, line.budget, line.forecast(year: 2017, on: programme.asOf)].map { $0.euros(.dutch) }
    }
    _ = programme.forecast(of: programme.activities.indices).millions(.english)
    _ = programme.strays(Thresholds(programme.settings)).count
    for year in FundPlan.years { _ = FundPlan(programme.settings).slice(year) }
    _ = programme.ledger.bookings.map { programme.ledger.standing($0) }
    _ = Booking.Kind.allCases.map { programme.ledger.monthly($0, year: 2017) }
    _ = [programme.ledger.functions.allotted, programme.ledger.functions.unallotted ?? .zero]
    _ = programme.figures.map(\.words.dutch)
    _ = programme.asOf.words(.dutch)
  }
}

/// Harm to the rows: what another program, or a bad copy, may leave in the columns.
private struct HarmedRows {
  private let path: String

  init(_ path: String) { self.path = path }

  private static let values = [
    "NULL", "0", "-1", "1", "2147483647", "2147483648", "-2147483649", "4611686018427387904", "9223372036854775807",
    "-9223372036854775808", "100000000000000", "1.5", "1e308", "-1e308", "9e999", "''", "'abc'", "x''", "x'FF00'",
    "zeroblob(5000)", "CAST(x'C328' AS TEXT)", "'GM0363'", "'2017-13-45'", "'9999-12-31'", "'0001-01-01'", "'?'",
    "'Z'", "'-'", "replace(hex(zeroblob(5000)), '0', 'é')", "'99999999999999999999'", "'0.0000000000000000001'",
    "'undo'", "'reorganisation'", "'gon'", "char(0x202E) || 'x'", "'F3'", "'status'", "'planned'", "'setting'",
  ]

  func mutate(_ dice: inout SplitMix) throws -> String {
    let kept = try work { database in
      let kept = try Row.fetchAll(database, sql: "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master")
      // Without its guards, so that anything can be written; they come back afterwards.
      try database.execute(
        sql: """
          PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE type = 'trigger';
          UPDATE sqlite_master SET sql = replace(replace(sql, ' NOT NULL', ''), ' CHECK (count >= 0)', '')
          WHERE type = 'table'; PRAGMA schema_version = 1000;
          """)
      return kept
    }
    let done = Result { try work { database in try (0...dice.below(3)).map { _ in try harm(database, &dice) } } }
    try work { database in
      try database.execute(sql: "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE type = 'trigger'")
      for row in kept {
        let (type, name): (String, String) = (row["type"], row["name"])
        if type == "trigger" {
          try database.execute(
            sql: "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)",
            arguments: [type, name, row["tbl_name"] as String?, row["rootpage"] as Int?, row["sql"] as String?])
        } else if type == "table" {
          try database.execute(
            sql: "UPDATE sqlite_master SET sql = ? WHERE name = ?", arguments: [row["sql"] as String?, name])
        }
      }
      try database.execute(sql: "PRAGMA schema_version = 1001")
    }
    return try done.get().joined(separator: "; ")
  }

  private func work<Value>(_ work: (Database) throws -> Value) throws -> Value {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    return try queue.writeWithoutTransaction(work)
  }

  private func harm(_ database: Database, _ dice: inout SplitMix) throws -> String {
    let tables = try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    let table = tables[dice.below(tables.count)]
    let columns = try String.fetchAll(database, sql: "SELECT name FROM pragma_table_info('\(table)') ORDER BY cid")
    let keys = try String.fetchAll(
      database, sql: "SELECT name FROM pragma_table_info('\(table)') WHERE pk > 0 ORDER BY pk"
    ).map { "\"\($0)\"" }
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \"\(table)\"") ?? 0
    let key = keys.joined(separator: ", ")
    let one =
      "(\(key)) IN (SELECT \(key) FROM \"\(table)\" ORDER BY \(key) LIMIT 1 OFFSET \(dice.below(max(1, count))))"
    let sql: String
    switch dice.below(12) {
    case 0: sql = "DELETE FROM \"\(table)\" WHERE \(one)"
    case 1: sql = "DELETE FROM \"\(table)\""
    default:
      let column = columns[dice.below(columns.count)]
      let value = HarmedRows.values[dice.below(HarmedRows.values.count)]
      sql =
        "UPDATE OR REPLACE \"\(table)\" SET \"\(column)\" = \(value) WHERE \(dice.below(4) == 0 ? "1" : one)"
    }
    try database.execute(sql: sql)
    return sql
  }
}

/// Harm to the file: sectors that read as zeros, flipped bytes, a copy that was cut off.
private struct HarmedBytes {
  private let path: String

  init(_ path: String) { self.path = path }

  func mutate(_ dice: inout SplitMix) throws -> String {
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let pages = bytes.count / 4096
    let words: String
    switch dice.below(6) {
    case 0:
      let sector = dice.below(bytes.count / 512)
      bytes.replaceSubrange(sector * 512..<sector * 512 + 512, with: repeatElement(0, count: 512))
      words = "sector \(sector) zeroed"
    case 1:
      let page = dice.below(pages)
      bytes.replaceSubrange(page * 4096..<page * 4096 + 4096, with: repeatElement(0, count: 4096))
      words = "page \(page) zeroed"
    case 2:
      let (to, from) = (dice.below(pages), dice.below(pages))
      bytes.replaceSubrange(to * 4096..<to * 4096 + 4096, with: Array(bytes[from * 4096..<from * 4096 + 4096]))
      words = "page \(to) is \(from)"
    case 3:
      let size = dice.below(bytes.count)
      bytes.removeSubrange(size...)
      words = "cut off at \(size)"
    case 4:
      let place = dice.below(100)
      bytes[place] = UInt8(dice.below(256))
      words = "header byte \(place)"
    default:
      let count = 1 + dice.below(20)
      for _ in 0..<count { bytes[dice.below(bytes.count)] = UInt8(dice.below(256)) }
      words = "\(count) bytes"
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return words
  }
}

/// As another tool may leave a store: in WAL mode, with a municipality's new name only in the file beside it.
func leaveInWAL(_ path: String, _ name: String) throws {
  let queue = try DatabaseQueue(path: path)
  try queue.writeWithoutTransaction { database in
    try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
    try database.execute(sql: "UPDATE municipality SET name = ? WHERE code = 'GM0363'", arguments: [name])
  }
  // Without closing: that would clear it away.
  _exit(0)
}
