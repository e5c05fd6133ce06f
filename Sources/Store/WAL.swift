import Foundation
import GRDB

/// Stores that another tool put in WAL mode, where content may lie in a file beside them.
enum WAL {
  /// Whether the file's first bytes say so.
  static func isOn(_ head: [UInt8]) -> Bool { head[18] == 2 || head[19] == 2 }

  /// Whether those of an open file say so.
  static func isOn(_ descriptor: Int32) -> Bool {
    var head = [UInt8](repeating: 0, count: 20)
    return pread(descriptor, &head, 20, 0) == 20 && isOn(head)
  }

  /// Leaves WAL mode before a change is kept: a rollback journal is what COMMIT means kept with.
  static func leave(_ database: Database) throws {
    guard try RawRows.text(database, "PRAGMA journal_mode") == "wal" else { return }
    _ = try RawRows.text(database, "PRAGMA journal_mode = DELETE")
  }

  /// What a file and its -wal look like from outside: other when somebody wrote in them.
  struct Stand: Equatable {
    private let numbers: [Int]

    /// - Parameter path: of the store.
    init(of path: String) {
      numbers = [path, path + "-wal"].flatMap { path in
        var info = stat()
        guard stat(path, &info) == 0 else { return [0] }
        return [Int(info.st_ino), Int(info.st_size), info.st_mtim.tv_sec, info.st_mtim.tv_nsec]
      }
    }
  }

  /// Opens a store to look at it, changing nothing.
  /// - Returns: the connection, and what it was copied from where it is one to a copy.
  static func open(_ path: String, _ connect: (String) throws -> DatabaseQueue) throws -> (DatabaseQueue, Stand?) {
    let stand = Stand(of: path)
    guard let copy = try copy(of: path) else { return (try connect(path), nil) }
    defer { try? FileManager.default.removeItem(atPath: (copy as NSString).deletingLastPathComponent) }
    return (try connect(copy), stand)
  }

  /// Where to read a store without leaving anything beside it: a copy of file and -wal, in a folder that the caller
  /// removes once it is open; nil where the file itself will do. While another program has it open, its files lie there
  /// anyway.
  private static func copy(of path: String) throws(StoreFailure) -> String? {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    guard isOn(descriptor), access(path + "-shm", F_OK) != 0 else { return nil }
    do {
      let files = FileManager.default
      let folder = files.temporaryDirectory.appendingPathComponent("samen-wal-" + UUID().uuidString)
      try files.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      let copy = folder.appendingPathComponent("copy").path
      do {
        try files.copyItem(atPath: path, toPath: copy)
        if access(path + "-wal", F_OK) == 0 { try files.copyItem(atPath: path + "-wal", toPath: copy + "-wal") }
        chmod(copy, 0o600)
        let queue = try DatabaseQueue.kept(path: copy, Configuration())
        defer { queue.abandon() }
        try queue.writeWithoutTransaction { try leave($0) }
        try queue.close()
      } catch {
        try? files.removeItem(at: folder)
        throw error
      }
      return copy
    } catch {
      throw StoreFailure(error, operation: "open", path: path)
    }
  }
}
