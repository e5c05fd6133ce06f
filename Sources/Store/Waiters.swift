import Foundation
import Synchronization

/// A look at whether somebody is about to COMMIT in a file and waits for all readers to end.
struct Waiters: Sendable {
  /// Of the file, to read; -1 where there is none.
  let descriptor: Int32

  /// One for each file. Never closed: that would take SQLite's own locks of this process off the file.
  private static let known = Mutex<[[UInt64]: Int32]>([:])

  /// Whoever waits for the file at `path`, or for none where that is empty.
  init(of path: String) {
    var file = stat()
    guard !path.isEmpty, stat(path, &file) == 0 else {
      descriptor = -1
      return
    }
    descriptor = Waiters.known.withLock { known in
      let name = [UInt64(file.st_dev), UInt64(file.st_ino)]
      if let open = known[name] { return open }
      let open = Foundation.open(path, O_RDONLY | O_CLOEXEC)
      if open >= 0 { known[name] = open }
      return open
    }
  }

  /// Whether there is one now.
  var areThere: Bool {
    // SQLite's PENDING byte (its file format, "lock-byte page"): whoever reads takes it for a moment only, to share.
    var lock = flock()
    lock.l_type = Int16(F_RDLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 0x4000_0000
    lock.l_len = 1
    // As another owner than this process: its own saves must not wait either.
    let ofOpenFile: Int32 = 36
    return fcntl(descriptor, ofOpenFile, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }
}
