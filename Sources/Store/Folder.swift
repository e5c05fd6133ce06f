import Foundation

/// Folders as a disk keeps them: a name in one is there after a power cut only once the folder itself was synced.
package enum Folder {
  /// Makes a folder and those above it that are missing, for the owner only.
  /// - Throws: `unreadable` with the folder that cannot be made.
  package static func make(_ folder: String) throws(StoreFailure) {
    guard !folder.isEmpty, access(folder, F_OK) != 0 else { return }
    try make((folder as NSString).deletingLastPathComponent)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw .unreadable(folder, detail: String(cString: strerror(errno)))
    }
    try sync(of: folder)
  }

  /// Waits until the names in the folder of `path` are on the disk, after a file was made, linked, renamed or removed.
  /// - Throws: `unreadable` where the disk does not take it; file systems that know no such thing say so, and that is
  ///   no failure.
  package static func sync(of path: String) throws(StoreFailure) {
    let folder = (path as NSString).deletingLastPathComponent
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that may be written and not read cannot be opened: SQLite leaves it at that too.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || ![EIO, ENOSPC, EDQUOT].contains(errno) else {
      throw .unreadable(folder, detail: String(cString: strerror(errno)))
    }
  }

  /// Puts `bytes` at `path` in one step, on the disk before this returns: the old file or the new one, whatever ends
  /// the program or the power. A file that is there keeps its mode and its group.
  /// - Throws: `unreadable` with the reason.
  package static func replace(_ path: String, with bytes: some Sequence<UInt8>) throws(StoreFailure) {
    let draft = "\(path).new-\(getpid())"
    func failure() -> StoreFailure { .unreadable(path, detail: String(cString: strerror(errno))) }
    unlink(draft)
    let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    var isMoved = false
    defer { if !isMoved { unlink(draft) } }
    var isWritten = write(Array(bytes), to: descriptor)
    var info = stat()
    if isWritten, stat(path, &info) == 0 {
      fchown(descriptor, .max, info.st_gid)
      isWritten = fchmod(descriptor, info.st_mode & 0o777) == 0
    }
    isWritten = isWritten && fsync(descriptor) == 0
    // A full disk may tell it only now.
    isWritten = close(descriptor) == 0 && isWritten
    guard isWritten, rename(draft, path) == 0 else { throw failure() }
    isMoved = true
    try sync(of: path)
  }

  /// Whether all of it was written.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
