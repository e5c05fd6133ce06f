import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// How a connection waits for another program's lock: in sleeps that get shorter the longer it has waited, so that of
/// many it is most often the one who waits longest that finds it free. SQLite's own waiting is the other way round:
/// who comes late looks every millisecond, and who has waited long sleeps a tenth of a second at a time.
final class Patience: Sendable {
  private let nanoseconds: UInt64
  private let began = Mutex<UInt64>(0)
  private let connection = Mutex<UInt>(0)
  private let departure: Departure?

  /// - Parameter departure: ends the waiting when it is asked for.
  init(seconds: Double, until departure: Departure? = nil) {
    nanoseconds = UInt64(max(0, seconds) * 1e9)
    self.departure = departure
  }

  /// Sleeps before try number `tries` (from 0) at one lock; false when it has lasted too long.
  func wait(_ tries: Int) -> Bool {
    let now = monotonic()
    let start = began.withLock { start in
      if tries == 0 { start = now }
      return start
    }
    guard now - start < nanoseconds, departure?.isAsked != true else { return false }
    let most = isWriting ? 200 : Patience.sleep(after: (now - start) / 1_000_000)
    usleep(UInt32.random(in: most / 4...most))
    return true
  }

  /// The longest sleep in microseconds of one who has waited so many milliseconds; a save takes a few of those.
  private static func sleep(after waited: UInt64) -> UInt32 {
    switch waited {
    case ..<10: 4000
    case ..<30: 2000
    case ..<60: 1000
    default: 400
    }
  }

  /// From now on whoever has the lock of `database` himself, and waits for readers to end, keeps nobody waiting.
  func attend(_ database: Database) {
    let handle = database.sqliteConnection.map { UInt(bitPattern: $0) } ?? 0
    connection.withLock { $0 = handle }
  }

  /// Asked by SQLite itself on the connection's own thread: it is open.
  private var isWriting: Bool {
    guard let handle = OpaquePointer(bitPattern: connection.withLock({ $0 })) else { return false }
    return sqlite3_txn_state(handle, "main") == SQLITE_TXN_WRITE
  }

  private func monotonic() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
