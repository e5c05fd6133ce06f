import Dashboard
import Foundation
import Model
import Store
import Synchronization

/// The look through the store for damage, once a day and file, in the background of whoever works in it.
final class DailyCheck: Sendable {
  private let path: String
  /// Which stores were looked through, and when: a day and a path a line; nil where nothing can be remembered.
  private let memory: String?
  private let hasBegun = Mutex(false)

  /// - Parameter path: where the store is.
  init(of path: String) {
    self.path =
      realpath(path, nil).map { pointer in
        defer { free(pointer) }
        return String(cString: pointer)
      } ?? path
    memory = StateFolder.path.map { $0 + "/checked" }
  }

  /// Begins, unless it has or this store was looked through today.
  /// - Parameter tell: told of damage, on another thread.
  func begin(_ tell: @escaping @Sendable (Event) -> Void) {
    let isFirst = hasBegun.withLock { hasBegun in
      defer { hasBegun = true }
      return !hasBegun
    }
    guard isFirst else { return }
    // Where no further thread can be made it is looked through another time.
    try? startThread { [self] in
      // Of this thread only: whoever works goes first.
      setpriority(Int32(PRIO_PROCESS.rawValue), 0, 19)
      let today = Clock.today.iso
      guard !remembered(today).contains("\(today) \(path)") else { return }
      // What else keeps it from being read is told by whoever reads: this looks for damage only.
      guard let examination = try? Examination(path) else { return }
      guard (try? startThread { examination.watch() }) != nil else { return }
      do throws(StoreFailure) {
        try examination.run()
        remember("\(today) \(path)", today)
      } catch {
        if case .damaged = error { tell(.damaged(error.words)) }
      }
    }
  }

  /// The lines of today.
  private func remembered(_ today: String) -> [String] {
    guard let memory, let text = try? String(contentsOfFile: memory, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").map(String.init).filter { $0.hasPrefix(today + " ") }
  }

  /// Puts a line behind those of today.
  private func remember(_ line: String, _ today: String) {
    guard let memory else { return }
    // Nothing is lost but a second look.
    try? StateFolder.alone(in: (memory as NSString).deletingLastPathComponent) { () throws(StoreFailure) in
      try Folder.replace(memory, with: (remembered(today) + [line]).map { $0 + "\n" }.joined().utf8)
    }
  }
}
