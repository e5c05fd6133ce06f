import Foundation
import GRDB
import GRDBSQLite
import Model

// A store that was made ready beforehand: the sample is shown and written without reading its tables row by row.

extension ProgrammeStore {
  /// Whether `image` is a store of this program's version.
  package static func isCurrent(_ image: UnsafeRawBufferPointer) -> Bool {
    guard image.count > 100, image.starts(with: Array("SQLite format 3\0".utf8)) else { return false }
    func word(_ offset: Int) -> Int { image[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    return word(68) == Schema.applicationID && word(60) == Schema.version
  }

  /// A store that is gone with the program, with what `image` holds.
  package static func inMemory(image: UnsafeRawBufferPointer) throws(StoreFailure) -> ProgrammeStore {
    do {
      let queue = try DatabaseQueue.kept(path: ":memory:", Schema.configuration(readOnly: false, patience: 10))
      try queue.inDatabase { try deserialise(image, into: $0) }
      return ProgrammeStore(file: queue, path: "", isWritable: true)
    } catch {
      throw StoreFailure(error, operation: "create", path: "")
    }
  }

  private static func deserialise(_ image: UnsafeRawBufferPointer, into database: Database) throws {
    // SQLite frees it, and moves it as it grows.
    guard let copy = sqlite3_malloc64(UInt64(image.count)), let start = image.baseAddress else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM)
    }
    memcpy(copy, start, image.count)
    let code = sqlite3_deserialize(
      database.sqliteConnection, "main", copy.assumingMemoryBound(to: UInt8.self), Int64(image.count),
      Int64(image.count), UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE))
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Makes a store of `image`, as `create` with a seed does.
  package static func create(
    at path: String, image: UnsafeRawBufferPointer, permissions: FilePermissions = .own
  ) throws(StoreFailure) {
    try create(at: path, permissions) { draft in
      let descriptor = Foundation.open(draft, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw StoreFailure(errno: errno, path: draft) }
      defer { close(descriptor) }
      guard Folder.write(Array(image)[...], to: descriptor) else {
        throw StoreFailure(errno: errno, path: draft)
      }
      guard fsync(descriptor) == 0 else { throw StoreFailure(errno: errno, path: draft) }
    }
  }
}
