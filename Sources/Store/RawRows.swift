import Foundation
import GRDB
import GRDBSQLite
import Model

/// The rows of a question, read column by column straight from SQLite: some hundred thousand of them are read where
/// GRDB's rows would take ten times as long, and a start does without the machinery behind those.
final class RawRows {
  /// What stands at a `?`.
  enum Value {
    case int(Int)
    case text(String)
    case null

    init(_ day: Day?) { self = day.map { .int(Int($0.number)) } ?? .null }
  }

  private let handle: OpaquePointer
  /// What the amounts read so far come to, signs aside.
  private var magnitudes = 0

  /// Prepares the question; throws what SQLite says of it.
  init(_ database: Database, _ sql: String, _ values: [Value] = []) throws {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v2(database.sqliteConnection, sql, -1, &handle, nil)
    guard code == SQLITE_OK, let handle else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(database.sqliteConnection)),
        sql: sql)
    }
    self.handle = handle
    bind(values)
  }

  deinit { sqlite3_finalize(handle) }

  /// Asks the same question again with other values.
  func bind(_ values: [Value]) {
    sqlite3_reset(handle)
    // SQLite makes a copy of a text at once.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      switch value {
      case .int(let number): sqlite3_bind_int64(handle, place, Int64(number))
      case .text(let text): sqlite3_bind_text(handle, place, text, -1, transient)
      case .null: sqlite3_bind_null(handle, place)
      }
    }
  }

  /// Goes to the next row; false after the last.
  func next() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    // A question that is at its end keeps no lock.
    let message = code == SQLITE_DONE ? "" : String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
    let table = code & 0xFF == SQLITE_CORRUPT ? sqlite3_column_table_name(handle, 0).map { String(cString: $0) } : nil
    sqlite3_reset(handle)
    if let table {
      let words = databaseWords(DatabaseError(resultCode: ResultCode(rawValue: code), message: message))
      throw Fault(
        table, expected: Phrase("een leesbaar bestand (\(words.dutch))", "a readable file (\(words.english))"))
    }
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message) }
    return false
  }

  /// The number that a question with one answer gives; nil for none.
  static func int(_ database: Database, _ sql: String, _ values: [Value] = []) throws -> Int? {
    let rows = try RawRows(database, sql, values)
    return try rows.next() && !rows.isNull(0) ? rows.int(0, Int.min...Int.max) : nil
  }

  /// The text that a question with one answer gives; nil for none.
  static func text(_ database: Database, _ sql: String, _ values: [Value] = []) throws -> String? {
    let rows = try RawRows(database, sql, values)
    return try rows.next() && !rows.isNull(0) ? rows.text(0) : nil
  }

  /// The number that the next row of a table gets: one more than the last.
  static func next(_ database: Database, _ table: String, _ key: String) throws -> Int {
    let rows = try RawRows(database, "SELECT \(key) FROM \(table) ORDER BY \(key) DESC LIMIT 1")
    return try rows.next() ? rows.int(0) + 1 : 1
  }

  /// - Throws: a `Fault`, as all that follow, where something else stands there.
  func int(_ column: Int32, _ range: ClosedRange<Int> = Bounds.number) throws -> Int {
    // The value first: type and number of a column would each take the connection's lock. Only one thread is here.
    let value = sqlite3_column_value(handle, column)
    let number = Int(sqlite3_value_int64(value))
    guard sqlite3_value_type(value) == SQLITE_INTEGER, range.contains(number) else {
      throw fault(column, Bounds.words(range))
    }
    return number
  }

  /// A whole number or nothing; throws outside `range`.
  func intIfAny(_ column: Int32, _ range: ClosedRange<Int> = Bounds.number) throws -> Int? {
    isNull(column) ? nil : try int(column, range)
  }

  /// 0 or 1; throws for anything else.
  func flag(_ column: Int32) throws -> Bool { try int(column, 0...1) == 1 }

  /// An amount that sums of many stay clear of overflow with.
  func amount(_ column: Int32) throws -> Amount {
    let cents = Amount(cents: Int64(try int(column, -Bounds.cents...Bounds.cents)))
    magnitudes += Int(cents.cents.magnitude)
    guard magnitudes <= Bounds.sum else {
      throw fault(column, Phrase("samen hoogstens 200 biljoen euro", "at most 200 trillion euros together"))
    }
    return cents
  }

  /// Whether nothing stands there.
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// A day; throws for what is none.
  func day(_ column: Int32) throws -> Day {
    guard let day = try dayIfAny(column) else { throw fault(column, Bounds.dayWords) }
    return day
  }

  /// A day or nothing; throws for what is neither.
  func dayIfAny(_ column: Int32) throws -> Day? {
    let value = sqlite3_column_value(handle, column)
    let type = sqlite3_value_type(value)
    if type == SQLITE_NULL { return nil }
    let number = Int(sqlite3_value_int64(value))
    guard type == SQLITE_INTEGER, Bounds.day.contains(number) else { throw fault(column, Bounds.dayWords) }
    return Day(number: Int32(number))
  }

  /// The bytes of a text, not looked at yet; valid until the next row.
  func bytes(_ column: Int32) throws -> UnsafeBufferPointer<UInt8> {
    let value = sqlite3_column_value(handle, column)
    guard sqlite3_value_type(value) == SQLITE_TEXT else { throw fault(column, Phrase("tekst", "text")) }
    let start = sqlite3_value_text(value)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
  }

  /// A text; throws where it is not UTF-8.
  func text(_ column: Int32) throws -> String { try text(column, bytes(column)) }

  /// Looks whether it is a text, without making a string of it.
  func requireText(_ column: Int32) throws {
    let bytes = try bytes(column)
    // ASCII is the rule.
    if !bytes.allSatisfy({ $0 < 0x80 }) { _ = try text(column, bytes) }
  }

  /// A text or nothing; throws where it is not UTF-8.
  func textIfAny(_ column: Int32) throws -> String? { isNull(column) ? nil : try text(column) }

  fileprivate func text(_ column: Int32, _ bytes: UnsafeBufferPointer<UInt8>) throws -> String {
    if bytes.isEmpty { return "" }
    // Faster by far than `String(validating:as:)`: what is no UTF-8 comes out as something else.
    var text = String(decoding: bytes, as: UTF8.self)
    guard text.withUTF8({ isSame($0, bytes) }) else { throw fault(column, Phrase("tekst in UTF-8", "text in UTF-8")) }
    return text
  }

  /// One of the values of a closed list.
  func choice<Value: RawRepresentable<String> & CaseIterable>(_ column: Int32, _: Value.Type = Value.self) throws
    -> Value
  {
    guard let value = Value(rawValue: try text(column)) else {
      throw fault(column, RawRows.words(Value.allCases.map(\.rawValue)))
    }
    return value
  }

  /// The values that may stand there, in words.
  static func words(_ values: [String]) -> Phrase {
    let list = values.joined(separator: " ")
    return Phrase("een van: \(list)", "one of: \(list)")
  }

  /// Whether the text is `known`, without making a string of it.
  func isText(_ column: Int32, _ known: [UInt8]) throws -> Bool {
    try known.withUnsafeBufferPointer { isSame($0, try bytes(column)) }
  }

  /// What is wrong with the value in a column of this row.
  @inline(never)
  func fault(_ column: Int32, _ expected: Phrase) -> Fault {
    func name(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
    let table = name(sqlite3_column_table_name(handle, column))
    let keys = StoredTable.keys(of: table).compactMap { key in
      (0..<sqlite3_column_count(handle)).first {
        name(sqlite3_column_table_name(handle, $0)) == table && name(sqlite3_column_origin_name(handle, $0)) == key
      }
    }
    let origin = name(sqlite3_column_origin_name(handle, column))
    return Fault(
      table.isEmpty ? "?" : table, row: keys.map(shown).joined(separator: " "),
      column: origin.isEmpty ? name(sqlite3_column_name(handle, column)) : origin, found: shown(column),
      expected: expected)
  }

  /// A value as it can be shown, whatever it is, cut short.
  private func shown(_ column: Int32) -> String {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_NULL: return "NULL"
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(handle, column)?.assumingMemoryBound(to: UInt8.self)
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
      return "x'" + bytes.prefix(20).map { padded($0) }.joined() + (bytes.count > 20 ? "…" : "") + "'"
    default:
      let start = sqlite3_column_text(handle, column)
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
      let text = String(decoding: bytes.prefix(200), as: UTF8.self)
      return text.count > 40 || bytes.count > 200 ? text.prefix(40) + "…" : text
    }
  }

  private func padded(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}

/// Keeps one copy of each text that comes again and again, such as a province.
struct Interning {
  /// By hash; what falls on the place of another takes it.
  private var known = Array(repeating: "", count: 512)

  /// The text of a column, made once for rows that repeat it.
  mutating func text(_ rows: RawRows, _ column: Int32) throws -> String {
    let bytes = try rows.bytes(column)
    // A short text needs no memory of its own.
    guard bytes.count > 15 else { return try rows.text(column, bytes) }
    var hash = UInt(bitPattern: bytes.count)
    for byte in bytes { hash = (hash &* 31) &+ UInt(byte) }
    let place = Int(hash & 511)
    if known[place].utf8.withContiguousStorageIfAvailable({ isSame($0, bytes) }) == true { return known[place] }
    known[place] = try rows.text(column, bytes)
    return known[place]
  }
}

/// Below 0 where `left` comes first by its bytes, above 0 where `right` does.
func compared(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
  guard let one = left.baseAddress, let other = right.baseAddress else { return left.count - right.count }
  let difference = memcmp(one, other, min(left.count, right.count))
  return difference == 0 ? left.count - right.count : Int(difference)
}

private func isSame(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
  guard left.count == right.count, let one = left.baseAddress, let other = right.baseAddress else {
    return left.isEmpty && right.isEmpty
  }
  return memcmp(one, other, left.count) == 0
}
