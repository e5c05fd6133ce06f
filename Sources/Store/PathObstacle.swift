import Foundation
import Model

/// Why a path leads to no regular file: what stands there instead, or what is in the way; said of the path, without it.
package struct PathObstacle: Error, Sendable, Hashable {
  /// Why the store cannot be there, and what would do.
  package var words: Phrase

  private init(_ dutch: String, _ english: String) { words = Phrase(dutch, english) }

  /// Looks where `path` leads, through links.
  /// - Returns: the regular file that is there; nil where there is nothing of that name.
  /// - Throws: what it is instead, a link that leads nowhere, or what is in the way.
  package static func look(at path: String) throws(PathObstacle) -> stat? {
    var info = stat()
    guard stat(path, &info) == 0 else {
      let code = errno
      guard code == ENOENT else { throw PathObstacle(code, on: path) }
      // A link is there even if what it names is not.
      guard lstat(path, &info) == 0 else { return nil }
      throw dangling(path)
    }
    if let obstacle = PathObstacle(kind: info.st_mode) { throw obstacle }
    return info
  }

  /// Whether there is nothing at all of that name, and nothing in the way either.
  package static func isAbsent(_ path: String) -> Bool {
    do {
      return try look(at: path) == nil
    } catch {
      return false
    }
  }

  /// What a file that is none is; nil for a regular one.
  private init?(kind mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: self.init("is een map, geen bestand", "is a folder, not a file")
    case S_IFIFO: self.init("is een FIFO, geen gewoon bestand", "is a FIFO, not a regular file")
    case S_IFSOCK: self.init("is een socket, geen gewoon bestand", "is a socket, not a regular file")
    case S_IFCHR, S_IFBLK: self.init("is een apparaat, geen gewoon bestand", "is a device, not a regular file")
    default: self.init("is geen gewoon bestand", "is not a regular file")
    }
  }

  /// A folder in which nothing may be made, renamed or removed.
  static let closed = PathObstacle("is een map waarin u niet mag schrijven", "is a folder in which you may not write")

  private static func dangling(_ path: String) -> PathObstacle {
    let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? "?"
    return PathObstacle(
      "is een koppeling naar «\(target)», en daar is niets", "is a link to «\(target)», and nothing is there")
  }

  /// What the system said about `path`.
  package init(_ code: Int32, on path: String) {
    switch code {
    case ELOOP:
      self.init(
        "is niet te bereiken: koppelingen leiden in een kring", "cannot be reached: links lead in a circle")
    case ENAMETOOLONG: self.init("is een te lange naam", "is too long a name")
    case EACCES, EPERM:
      self.init("is niet te bereiken: geen toestemming", "cannot be reached: permission denied")
    case ENOTDIR:
      let wall = PathObstacle.wall(in: path)
      self.init("is niet te bereiken: «\(wall)» is geen map", "cannot be reached: «\(wall)» is not a folder")
    default:
      let detail = systemWords(code)
      self.init("is niet te bereiken: \(detail.dutch)", "cannot be reached: \(detail.english)")
    }
  }

  /// The first part of a path that is there and is no folder.
  private static func wall(in path: String) -> String {
    var part = ""
    for name in path.split(separator: "/").dropLast() {
      part += "/" + name
      var info = stat()
      if stat(part, &info) == 0, info.st_mode & S_IFMT != S_IFDIR { return part }
    }
    return (path as NSString).deletingLastPathComponent
  }

  /// Refuses a path of a store that SQLite could not open, with the journal beside it.
  static func checkLength(_ path: String) throws(PathObstacle) {
    let name = (path as NSString).lastPathComponent.utf8.count
    // The longest name beside a store is that of its draft's journal.
    guard name <= 230 else {
      throw PathObstacle(
        "is een te lange naam (\(name) bytes, hoogstens 230)", "is too long a name (\(name) bytes, at most 230)")
    }
    let whole = path.utf8.count
    guard whole <= 480 else {
      throw PathObstacle(
        "is een te lang pad (\(whole) bytes, hoogstens 480)", "is too long a path (\(whole) bytes, at most 480)")
    }
  }
}

extension ProgrammeStore {
  /// The file to which `path` leads, through links; the path itself where there is none yet.
  /// - Throws: `obstructed`.
  package static func file(at path: String) throws(StoreFailure) -> String {
    guard try look(at: path) != nil, let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The regular file at `path`; nil where there is nothing.
  static func look(at path: String) throws(StoreFailure) -> stat? {
    do {
      return try PathObstacle.look(at: path)
    } catch {
      throw .obstructed(path, error)
    }
  }
}
