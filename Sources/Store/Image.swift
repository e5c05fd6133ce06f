import Foundation
import GRDB
import GRDBSQLite
import Model

// A store that was made ready beforehand: the sample is shown and written without reading its tables row by row.

/// The bytes of a store, where they lie as long as the program runs.
struct StoreImage: @unchecked Sendable {
  /// Read by every connection, written by none.
  let bytes: UnsafeRawBufferPointer
}

extension ProgrammeStore {
  /// Whether `image` is a store of this program's version.
  package static func isCurrent(_ image: UnsafeRawBufferPointer) -> Bool {
    guard image.count > 100, image.starts(with: Array("SQLite format 3\0".utf8)) else { return false }
    func word(_ offset: Int) -> Int { image[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    return word(68) == Schema.applicationID && word(60) == Schema.version
  }

  /// A store that is gone with the program, with what `image` holds: read where it lies until something is to be kept.
  /// - Parameter image: stays where it is as long as the program runs.
  package convenience init(lending image: UnsafeRawBufferPointer) throws(StoreFailure) {
    try self.init(lending: StoreImage(bytes: image))
  }

  convenience init(lending image: StoreImage) throws(StoreFailure) {
    do {
      self.init(
        file: try DatabaseQueue.reading(image, isOwn: false), inPlace: .image(image), path: "", isWritable: true)
    } catch {
      throw StoreFailure(error, operation: "create", path: "")
    }
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

extension DatabaseQueue {
  /// A connection to what `image` holds.
  /// - Parameter isOwn: to a copy, which may be written.
  static func reading(_ image: StoreImage, isOwn: Bool) throws -> DatabaseQueue {
    let image = image.bytes
    let queue = try DatabaseQueue.kept(path: ":memory:", Schema.configuration(readOnly: false, patience: 10))
    try queue.inDatabase { database in
      // SQLite frees a copy, and moves it as it grows.
      let copy = isOwn ? sqlite3_malloc64(UInt64(image.count)) : nil
      guard let start = image.baseAddress, let bytes = isOwn ? copy : UnsafeMutableRawPointer(mutating: start) else {
        throw DatabaseError(resultCode: .SQLITE_NOMEM)
      }
      copy?.copyMemory(from: start, byteCount: image.count)
      let code = sqlite3_deserialize(
        database.sqliteConnection, "main", bytes.assumingMemoryBound(to: UInt8.self), Int64(image.count),
        Int64(image.count),
        UInt32(isOwn ? SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE : SQLITE_DESERIALIZE_READONLY))
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
      // Its pages are read where they lie: none is copied.
      if !isOwn { sqlite3_exec(database.sqliteConnection, "PRAGMA mmap_size = 1000000000", nil, nil, nil) }
    }
    return queue
  }
}
