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
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message) }
    return false
  }

  /// The number that a question with one answer gives; nil for none.
  static func int(_ database: Database, _ sql: String, _ values: [Value] = []) throws -> Int? {
    let rows = try RawRows(database, sql, values)
    return try rows.next() && !rows.isNull(0) ? rows.int(0) : nil
  }

  func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  /// An amount that sums of many stay clear of overflow with.
  /// - Throws: a damaged store, where it is beyond a thousand milliard euros.
  func amount(_ column: Int32) throws -> Amount {
    let cents = Int64(int(column))
    guard cents.magnitude <= 100_000_000_000_000 else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "amount \(cents)")
    }
    return Amount(cents: cents)
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func day(_ column: Int32) -> Day? {
    let value = sqlite3_column_value(handle, column)
    return sqlite3_value_type(value) == SQLITE_NULL
      ? nil : Day(number: Int32(truncatingIfNeeded: sqlite3_value_int64(value)))
  }

  /// The UTF-8 of a text; valid until the next row.
  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    // The value first: text and length of a column would each take the connection's lock. Only one thread is here.
    let value = sqlite3_column_value(handle, column)
    let start = sqlite3_value_text(value)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
  }

  func text(_ column: Int32) -> String { RawRows.text(bytes(column)) }

  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    bytes.isEmpty ? "" : String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the text is `known`, without making a string of it.
  func isText(_ column: Int32, _ known: [UInt8]) -> Bool {
    known.withUnsafeBufferPointer { isSame($0, bytes(column)) }
  }
}

/// Keeps one copy of each text that comes again and again, such as a province.
struct Interning {
  /// By hash; what falls on the place of another takes it.
  private var known = Array(repeating: "", count: 512)

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // A short text needs no memory of its own.
    guard bytes.count > 15 else { return RawRows.text(bytes) }
    var hash = UInt(bitPattern: bytes.count)
    for byte in bytes { hash = (hash &* 31) &+ UInt(byte) }
    let place = Int(hash & 511)
    if known[place].utf8.withContiguousStorageIfAvailable({ isSame($0, bytes) }) == true { return known[place] }
    known[place] = String(decoding: bytes, as: UTF8.self)
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
