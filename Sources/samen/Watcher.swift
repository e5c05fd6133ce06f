import Foundation

/// Tells when files were written by anyone, by inotify: no polling, no wake-ups while nothing happens.
struct Watcher: Sendable {
  /// Becomes readable when one of them was changed.
  let fileDescriptor: Int32

  /// Watches the folder of `path`: a commit ends with the journal's removal there. nil where that cannot be done.
  init?(path link: String) {
    // The journal lies beside the file itself, wherever a link to it may be.
    guard let resolved = realpath(link, nil) else { return nil }
    let path = String(cString: resolved)
    free(resolved)
    let folder = (path as NSString).deletingLastPathComponent
    let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { return nil }
    let mask = UInt32(IN_DELETE | IN_CLOSE_WRITE | IN_MOVED_TO)
    guard inotify_add_watch(descriptor, folder.isEmpty ? "." : folder, mask) >= 0 else {
      close(descriptor)
      return nil
    }
    fileDescriptor = descriptor
    name = (path as NSString).lastPathComponent
  }

  /// Watches for files whose name ends so, in those of `folders` that there are; nil where there are none.
  init?(folders: [String], ending: String) {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { return nil }
    let mask = UInt32(IN_DELETE | IN_CLOSE_WRITE | IN_MOVED_TO)
    guard !folders.filter({ inotify_add_watch(descriptor, $0, mask) >= 0 }).isEmpty else {
      close(descriptor)
      return nil
    }
    fileDescriptor = descriptor
    name = ending
  }

  /// A part of their names.
  private let name: String

  /// Reads away what was told; true if any of it was about them.
  func drain() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    var isOurs = false
    while true {
      let count = read(fileDescriptor, &buffer, buffer.count)
      guard count > 0 else { return isOurs }
      let text = String(decoding: buffer[..<count].filter { $0 != 0 }, as: UTF8.self)
      if text.contains(name) { isOurs = true }
    }
  }
}
