import GRDB
import GRDBSQLite
import Model

/// The rows of a question, read column by column straight from SQLite: some hundred thousand of them are read where
/// GRDB's rows would take ten times as long.
struct RawRows {
  private let statement: Statement
  private let handle: SQLiteStatement

  init(_ database: Database, _ sql: String, _ arguments: StatementArguments = []) throws {
    statement = try database.makeStatement(sql: sql)
    try statement.setArguments(arguments)
    handle = statement.sqliteStatement
  }

  /// Goes to the next row; false after the last.
  func next() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    // A statement that ended keeps no lock.
    let message = code == SQLITE_DONE ? "" : String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message) }
    return false
  }

  func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func day(_ column: Int32) -> Day? {
    isNull(column) ? nil : Day(number: Int32(truncatingIfNeeded: sqlite3_column_int64(handle, column)))
  }

  /// The UTF-8 of a text; valid until the next row.
  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(handle, column)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  func text(_ column: Int32) -> String {
    let bytes = bytes(column)
    return bytes.isEmpty ? "" : String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the text is `known`, without making a string of it.
  func isText(_ column: Int32, _ known: [UInt8]) -> Bool { bytes(column).elementsEqual(known) }
}

/// Keeps one copy of each text that comes again and again, such as a province.
struct Interning {
  private var known: [UInt64: String] = [:]

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // A short text needs no memory of its own.
    guard bytes.count > 15 else { return bytes.isEmpty ? "" : String(decoding: bytes, as: UTF8.self) }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if let text = known[hash], text.utf8.elementsEqual(bytes) { return text }
    let text = String(decoding: bytes, as: UTF8.self)
    known[hash] = text
    return text
  }
}
