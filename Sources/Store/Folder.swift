import Foundation

/// Folders as a disk keeps them: a name in one is there after a power cut only once the folder itself was synced.
package enum Folder {
  /// Makes a folder and those above it that are missing, for the owner only.
  /// - Throws: `unreadable` with the folder that cannot be made.
  package static func make(_ folder: String) throws(StoreFailure) {
    guard !folder.isEmpty, access(folder, F_OK) != 0 else { return }
    try make((folder as NSString).deletingLastPathComponent)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw StoreFailure(errno: errno, naming: folder) }
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
      throw StoreFailure(errno: errno, path: folder)
    }
  }

  /// Puts `bytes` at `path` in one step, on the disk before this returns: the old file or the new one, whatever ends
  /// the program or the power. A file that is there keeps its mode and its group.
  /// - Throws: `unreadable` with the reason.
  package static func replace(_ path: String, with bytes: some Sequence<UInt8>) throws(StoreFailure) {
    let draft = "\(path).new-\(getpid())"
    func failure() -> StoreFailure { StoreFailure(errno: errno, naming: path) }
    unlink(draft)
    let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer { unlink(draft) }
    var info = stat()
    let isNew = stat(path, &info) != 0
    guard finish(descriptor, write(Array(bytes)[...], to: descriptor), like: isNew ? nil : info),
      rename(draft, path) == 0
    else { throw failure() }
    try sync(of: path)
  }

  /// Copies all of an open file to a new one at `path`, with its mode and its group, on the disk before this returns.
  /// - Throws: `full`, or `unreadable` with the reason.
  static func copy(_ source: Int32, to path: String) throws(StoreFailure) {
    var info = stat()
    guard fstat(source, &info) == 0 else { throw StoreFailure(errno: errno, path: path) }
    unlink(path)
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreFailure(errno: errno, naming: path) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var place: off_t = 0
    var isWell = true
    while isWell, place < info.st_size {
      let count = pread(source, &buffer, buffer.count, place)
      isWell = count > 0 && write(buffer[..<count], to: descriptor)
      place += off_t(max(0, count))
    }
    guard finish(descriptor, isWell, like: info) else { throw StoreFailure(errno: errno, path: path) }
  }

  /// Gives a new file the mode and group of another, waits until it is on the disk, and closes it.
  /// - Returns: whether all went well, the writing before it (`isWritten`) included.
  private static func finish(_ descriptor: Int32, _ isWritten: Bool, like other: stat?) -> Bool {
    var isWell = isWritten
    if isWell, let other {
      // Whoever may not give a file to that group gives it to no other.
      let isOfGroup = fchown(descriptor, .max, other.st_gid) == 0
      isWell = fchmod(descriptor, other.st_mode & (isOfGroup ? 0o777 : 0o707)) == 0
    }
    isWell = isWell && fsync(descriptor) == 0
    let code = errno
    // A full disk may tell it only now.
    guard close(descriptor) == 0 else { return false }
    errno = code
    return isWell
  }

  /// The file that a link leads to; `path` itself where it leads nowhere.
  static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// Whether all of it was written.
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
