import Foundation
import GRDB

extension ProgrammeStore {
  /// Gives the file at `path`, if there is one, the name `path.bak1` or the first number that is free; nothing is
  /// thrown away. A save that was cut off is rolled back first; a journal that stays all the same goes along.
  /// - Returns: the new names.
  /// - Throws: `obstructed` where there is not a regular file to move; `busy` while another program is saving.
  package static func setAside(_ link: String) throws(StoreFailure) -> [String] {
    // A link stays: what it leads to moves. What is not a regular file stays where it is.
    let path = try file(at: link)
    _ = try look(at: path + "-journal")
    let journal = path + "-journal"
    var number = 1
    func backup() -> String { "\(path).bak\(number)" }
    while access(backup(), F_OK) == 0 || access(backup() + "-journal", F_OK) == 0 { number += 1 }
    let new = backup()
    do {
      if access(path, F_OK) == 0 {
        return try locked(path) { try move([(path, new), (journal, new + "-journal")]) }
      }
      return try move([(journal, new + "-journal")])
    } catch {
      throw StoreFailure(error, operation: "init", path: path)
    }
  }

  /// Renames what there is of these files, and tells the new names.
  private static func move(_ files: [(old: String, new: String)]) throws -> [String] {
    var names: [String] = []
    for (old, new) in files where access(old, F_OK) == 0 {
      guard rename(old, new) == 0 else {
        throw StoreFailure(errno: errno, naming: old)
      }
      names.append(new)
    }
    if let first = names.first { try Folder.sync(of: first) }
    return names
  }

  /// Does `work` while nobody else can use the file, and after SQLite has rolled back what was left half done; at once
  /// where the file is no database.
  private static func locked(_ path: String, _ work: () throws -> [String]) throws -> [String] {
    // A journal must not be rolled into what is no database.
    guard beginsAsDatabase(path) else { return try work() }
    do {
      let queue = try DatabaseQueue.kept(path: path, Schema.configuration(readOnly: false, patience: 10))
      defer { queue.abandon() }
      let names = try queue.inDatabase { database in
        // Takes the lock, and rolls back on the way.
        try database.execute(sql: "BEGIN EXCLUSIVE")
        defer { try? database.execute(sql: "ROLLBACK") }
        return try work()
      }
      try queue.close()
      return names
    } catch let error as DatabaseError {
      switch StoreFailure(error, operation: "init", path: path) {
      case .foreign, .damaged: return try work()
      default: throw error
      }
    }
  }

  private static func beginsAsDatabase(_ path: String) -> Bool {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    var head = [UInt8](repeating: 0, count: 16)
    return descriptor >= 0 && pread(descriptor, &head, 16, 0) == 16 && head == Array("SQLite format 3\0".utf8)
  }
}
