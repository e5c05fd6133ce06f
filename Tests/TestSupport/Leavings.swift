import Synchronization

/// What a test leaves behind unless somebody removes it: done away with at the end of each test of `.realPrograms`.
final class Leavings: Sendable {
  @TaskLocal static var current: Leavings?
  private let removals = Mutex<[@Sendable () -> Void]>([])

  /// Has it removed when the test ends, the latest first.
  static func note(_ removal: @escaping @Sendable () -> Void) {
    current?.removals.withLock { $0.append(removal) }
  }

  func remove() {
    for removal in removals.withLock({ $0 }).reversed() { removal() }
  }
}
