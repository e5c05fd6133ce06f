import Foundation

/// The file in which a new store is written before it gets its name: `PATH.new-PID`, locked while its program runs, so
/// that the next one can tell what a killed one left behind.
struct Draft {
  /// Where the new store is built before it gets its name.
  let path: String
  private let descriptor: Int32

  /// Begins a draft, after the drafts of programs that are gone were removed.
  init(for store: String, permissions: FilePermissions) throws(StoreFailure) {
    Draft.clean(beside: store)
    var number = 1
    while true {
      let path = "\(store).new-\(getpid())" + (number == 1 ? "" : "-\(number)")
      let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
      if descriptor < 0, errno == EEXIST, number < 100 {
        // A program of the same number in another container.
        number += 1
        continue
      }
      guard descriptor >= 0 else { throw StoreFailure(errno: errno, naming: path) }
      var info = stat()
      // Where there are no locks there is no cleaning either; one that was cleaned in between is begun anew.
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
        || fstat(descriptor, &info) == 0 && info.st_nlink == 0
      {
        close(descriptor)
        continue
      }
      guard permissions.give(to: descriptor) else {
        let code = errno
        unlink(path)
        close(descriptor)
        throw StoreFailure(errno: code, path: path)
      }
      self.path = path
      self.descriptor = descriptor
      return
    }
  }

  /// Removes the draft, and with it the lock: not while SQLite has it open.
  func end() {
    unlink(path)
    unlink(path + "-journal")
    close(descriptor)
  }

  /// Removes what killed programs left behind beside `store`: never what is locked, another's, of a program that
  /// runs, or a whole store.
  static func clean(beside store: String) {
    let folder = (store as NSString).deletingLastPathComponent
    let prefix = (store as NSString).lastPathComponent + ".new-"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(prefix) {
      let isJournal = name.hasSuffix("-journal")
      let digits = name.dropFirst(prefix.count).dropLast(isJournal ? 8 : 0)
      guard let id = pid_t(digits.prefix { $0 != "-" }), id > 0, digits.allSatisfy({ $0.isNumber || $0 == "-" }),
        id == getpid() || kill(id, 0) != 0 && errno == ESRCH
      else { continue }
      let path = (folder as NSString).appendingPathComponent(name)
      var info = stat()
      guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_uid == geteuid() else { continue }
      if isJournal {
        // Of a draft that is there, it goes with that.
        if access(String(path.dropLast(8)), F_OK) != 0 { unlink(path) }
      } else {
        cleanDraft(path)
      }
    }
  }

  private static func cleanDraft(_ path: String) {
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    var info = stat()
    let isLinked = fstat(descriptor, &info) == 0 && info.st_nlink > 1
    guard isLinked || access(path + "-journal", F_OK) == 0 || !isFinished(descriptor) else { return }
    unlink(path)
    unlink(path + "-journal")
  }

  /// Whether a file begins as a store of ours and is as long as it says.
  static func isFinished(_ descriptor: Int32) -> Bool {
    var head = [UInt8](repeating: 0, count: 100)
    var info = stat()
    guard pread(descriptor, &head, 100, 0) == 100, head.starts(with: Array("SQLite format 3\0".utf8)),
      fstat(descriptor, &info) == 0
    else { return false }
    func word(_ offset: Int) -> Int { head[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    let pageSize = Int(head[16]) << 8 | Int(head[17])
    return word(68) == Schema.applicationID
      && word(28) * (pageSize == 1 ? 65_536 : pageSize) <= Int(info.st_size)
  }
}
