import Foundation

/// Who may do what with a store's file.
package struct FilePermissions: Sendable, Hashable {
  /// The permissions that new files of the store get.
  package var mode: mode_t
  /// nil for the group that the system gives it.
  package var group: gid_t?
  /// nil for whoever makes it.
  var owner: uid_t?

  /// For its owner only.
  package static let own = FilePermissions(mode: 0o600)

  /// For its owner and a group.
  package static func shared(with group: gid_t) -> FilePermissions { FilePermissions(mode: 0o660, group: group) }

  /// Those of the store at `path`, for another that takes its place; nil where there is none of ours.
  package static func ofStore(at path: String) -> FilePermissions? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG, Draft.isFinished(descriptor) else {
      return nil
    }
    return FilePermissions(mode: info.st_mode & 0o777, group: info.st_gid, owner: info.st_uid)
  }

  /// Gives them to an open file.
  /// - Returns: false, with `errno`, where the system does not let it.
  func give(to descriptor: Int32) -> Bool {
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { return false }
    // The system's administrator works on another's store: it stays the other's.
    if let owner, owner != info.st_uid, geteuid() == 0, fchown(descriptor, owner, .max) != 0 { return false }
    if let group, group != info.st_gid, fchown(descriptor, .max, group) != 0 { return false }
    return fchmod(descriptor, mode) == 0
  }
}
