import Foundation
import GRDB
import GRDBSQLite

/// What the system has against a write, which SQLite tells as a mere "disk I/O error".
enum Obstacle {
  /// Does `work`; where the disk would not take it, throws what stood in the way.
  static func named<Value>(_ database: Database, _ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as DatabaseError where [.SQLITE_IOERR, .SQLITE_FULL].contains(error.resultCode) {
      throw failure(error, sqlite3_system_errno(database.sqliteConnection)) ?? error
    }
  }

  private static func failure(_ error: DatabaseError, _ code: Int32) -> StoreFailure? {
    if let failure = failure(code) { return failure }
    // What was done to roll back may have said something else last.
    return error.extendedResultCode == .SQLITE_IOERR_WRITE && hasFileSizeLimit ? .fileSizeLimit : nil
  }

  /// What one of the system's error numbers says of a write; nil for what is about something else.
  static func failure(_ code: Int32) -> StoreFailure? {
    switch code {
    case EFBIG: .fileSizeLimit
    case EDQUOT: .quota
    case ENOSPC: .full
    default: nil
    }
  }

  private static var hasFileSizeLimit: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 && limit.rlim_cur != rlim_t.max
  }
}
