import Foundation

/// Holds the lock that SQLite takes to write, as another program that is saving would; in this process, until released.
package final class Holder {
  private var descriptor: Int32

  /// - Parameter isExclusive: nobody can read either, as while a save is written into the file.
  /// - Throws: the lock is another's.
  package init(_ path: String, isExclusive: Bool = false) throws {
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    // SQLite's RESERVED byte, or all from PENDING to the last of SHARED (its file format, "lock-byte page").
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = isExclusive ? 0x4000_0000 : 0x4000_0001
    lock.l_len = isExclusive ? 512 : 1
    // Of the open file, not of the process: SQLite in the same process must meet it too.
    let ofOpenFile: Int32 = 37
    guard descriptor >= 0, fcntl(descriptor, ofOpenFile, &lock) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EAGAIN)
    }
  }

  /// Once or again: by the second time the number may be another's file.
  package func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}
