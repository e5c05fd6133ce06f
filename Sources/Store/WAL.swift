import Foundation
import GRDB

/// Stores that another tool put in WAL mode, where content may lie in a file beside them.
enum WAL {
  /// Whether the file's first bytes say so.
  static func isOn(_ head: [UInt8]) -> Bool { head[18] == 2 || head[19] == 2 }

  /// Leaves WAL mode before a change is kept: a rollback journal is what COMMIT means kept with.
  static func leave(_ database: Database) throws {
    guard try RawRows.text(database, "PRAGMA journal_mode") == "wal" else { return }
    _ = try RawRows.text(database, "PRAGMA journal_mode = DELETE")
  }

  /// Where to read a store without leaving anything beside it: a copy of file and -wal, in a folder that the caller
  /// removes once it is open; nil where the file itself will do. While another program has it open, its files lie there
  /// anyway.
  static func copy(of path: String) throws(StoreFailure) -> String? {
    var head = [UInt8](repeating: 0, count: 20)
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    guard descriptor >= 0, pread(descriptor, &head, 20, 0) == 20, isOn(head) else { return nil }
    guard access(path + "-shm", F_OK) != 0 else { return nil }
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

  /// Removes a copy; whoever has it open keeps it.
  static func remove(_ copy: String) {
    try? FileManager.default.removeItem(atPath: (copy as NSString).deletingLastPathComponent)
  }
}
