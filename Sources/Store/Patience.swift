import Foundation
import Synchronization

/// How a connection waits for another program's lock: in short sleeps of random length, so that of many who wait none
/// is always last. SQLite's own waiting sleeps up to a tenth of a second at a time, whatever the lock lasts.
final class Patience: Sendable {
  private let nanoseconds: UInt64
  private let began = Mutex<UInt64>(0)

  init(seconds: Double) { nanoseconds = UInt64(max(0, seconds) * 1e9) }

  /// Sleeps before try number `tries` (from 0) at one lock; false when it has lasted too long.
  func wait(_ tries: Int) -> Bool {
    let now = monotonic()
    let start = began.withLock { start in
      if tries == 0 { start = now }
      return start
    }
    guard now - start < nanoseconds else { return false }
    // From half a millisecond up to five: a save takes a few.
    usleep(UInt32.random(in: 300...min(5000, 700 + UInt32(min(tries, 100)) * 300)))
    return true
  }

  private func monotonic() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
