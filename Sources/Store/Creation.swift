import Foundation
import GRDB
import Model

// How a store comes to be.

extension ProgrammeStore {
  /// A store that is gone with the program.
  package static func inMemory(seed: Seed, isSample: Bool) throws(StoreFailure) -> ProgrammeStore {
    do {
      let queue = try DatabaseQueue.kept(path: ":memory:", Schema.configuration(readOnly: false, patience: 10))
      try queue.write { try seed.write(to: $0, isSample: isSample) }
      return ProgrammeStore(file: queue, path: "", isWritable: true)
    } catch {
      throw StoreFailure(error, operation: "create", path: "")
    }
  }

  /// Makes a store; the file appears whole or not at all, and never takes the place of another.
  /// - Throws: `exists` when there is a file already.
  package static func create(
    at path: String, seed: Seed, isSample: Bool, permissions: FilePermissions = .own, _ headway: Headway? = nil
  ) throws(StoreFailure) {
    try create(at: path, permissions) { draft in
      let queue = try DatabaseQueue.kept(path: draft, Schema.configuration(readOnly: false, patience: 10))
      defer { queue.abandon() }
      // Much is written out of order into the indices: they stay in memory until all is there.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = -400000") }
      try queue.writeWithoutTransaction { database in
        try Obstacle.named(database) {
          try database.inTransaction {
            try seed.write(to: database, isSample: isSample, headway)
            return .commit
          }
        }
      }
      try queue.close()
    }
  }

  /// Makes a store as `fill` writes it into an empty file, the draft.
  static func create(
    at path: String, _ permissions: FilePermissions, _ fill: (_ draft: String) throws -> Void
  ) throws(StoreFailure) {
    guard try look(at: path) == nil else { throw .exists(path) }
    do {
      try PathObstacle.checkLength(path)
    } catch {
      throw .obstructed(path, error)
    }
    // SQLite would roll it into the new store. Another program may just have made that one: then it is its own.
    if access(path + "-journal", F_OK) == 0 {
      throw access(path, F_OK) == 0 ? .exists(path) : .strayJournal(path)
    }
    try makeFolder(of: path, permissions)
    let draft = try Draft(for: path, permissions: permissions)
    defer { draft.end() }
    do {
      try fill(draft.path)
    } catch {
      throw StoreFailure(error, operation: "create", path: path)
    }
    // A link fails where a rename would take another's place: two programs may start at once.
    guard link(draft.path, path) == 0 else {
      throw errno == EEXIST ? .exists(path) : StoreFailure(errno: errno, naming: path)
    }
    try Folder.sync(of: path)
  }

  /// Makes the folder of a new store; one that is made for a group gives its files that group.
  private static func makeFolder(of path: String, _ permissions: FilePermissions) throws(StoreFailure) {
    let folder = (path as NSString).deletingLastPathComponent
    let isNew = access(folder, F_OK) != 0
    try Folder.make(folder)
    guard isNew, permissions.mode & 0o020 != 0, let group = permissions.group else { return }
    guard chown(folder, .max, group) == 0, chmod(folder, 0o2770) == 0 else {
      throw StoreFailure(errno: errno, path: folder)
    }
  }
}
