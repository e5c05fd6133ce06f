import Foundation
import GRDB
import Synchronization

/// How far a long job is, and whether anybody still waits for it.
package final class Headway: Sendable {
  private struct Stand {
    /// What earlier stretches came to, and how much this one is, in rows.
    var (before, stretch) = (0, 0)
    var total: Int?
    var isCancelled = false
    /// How many saves want it out of their way, and whether one has interrupted it.
    var (inTheWay, isDisturbed) = (0, false)
    var interrupt: (@Sendable () -> Void)?
    /// Others who want to save in the file that is read, how often it gave way to them, and when it began since.
    var (waiters, given, began): (Waiters?, Int, Int) = (nil, 0, 0)
    /// When it was told last, in milliseconds.
    var told = 0
  }

  private let stand = Mutex(Stand())
  private let count = Atomic(0)
  private let tell: @Sendable (_ done: Int, _ of: Int?) -> Void

  /// - Parameter tell: told at most four times a second how far it is, on the job's own thread.
  package init(_ tell: @escaping @Sendable (_ done: Int, _ of: Int?) -> Void) { self.tell = tell }

  /// Whether nobody waits for it any more.
  package var isCancelled: Bool { stand.withLock { $0.isCancelled } }

  /// Nobody waits for it any more: it ends with `cancelled`, before its next row or in the middle of a question.
  package func cancel() {
    stand.withLock {
      $0.isCancelled = true
      $0.interrupt?()
    }
  }

  /// Lets a save go first: who reads keeps others from COMMIT. The job begins anew after `goOn`.
  package func makeWay() {
    stand.withLock {
      $0.inTheWay += 1
      $0.isDisturbed = true
      $0.interrupt?()
    }
  }

  /// What was in the way of it is done.
  package func goOn() { stand.withLock { $0.inTheWay -= 1 } }

  /// So many rows are all of the work.
  func expect(_ total: Int) { stand.withLock { $0.total = total } }

  /// The next so many rows begin.
  func begin(_ stretch: Int) {
    count.store(0, ordering: .relaxed)
    stand.withLock {
      $0.before += $0.stretch
      $0.stretch = stretch
    }
  }

  /// One row further.
  /// - Parameter place: which of its stretch, where some are passed over.
  func step(_ place: Int? = nil) throws {
    let count = count.add(1, ordering: .relaxed).newValue
    guard count % 1000 == 0 else { return }
    let now = Headway.now
    let (before, total, isOver, isDue) = stand.withLock {
      let isDue = now - $0.told >= 250
      if isDue { $0.told = now }
      // At once the first time, and later ones after ever longer, so that it comes to its end: nobody waits for long.
      let patience = $0.given == 0 ? 0 : min(8000, 250 << $0.given)
      if !$0.isDisturbed, now - $0.began >= patience, $0.waiters?.areThere == true {
        $0.given = min($0.given + 1, 8)
        $0.isDisturbed = true
      }
      return ($0.before, $0.total, $0.isCancelled || $0.isDisturbed, isDue)
    }
    guard !isOver else { throw StoreFailure.cancelled }
    if isDue { tell(before + (place ?? count), total) }
  }

  /// Of a clock that only goes on, in milliseconds.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Does the work, from its beginning again where a save came between.
  /// - Parameter path: of the file that it reads, in which others may want to save.
  func run<Value>(
    in path: String, interruptedBy interrupt: @escaping @Sendable () -> Void, _ work: () throws(StoreFailure) -> Value
  ) throws(StoreFailure) -> Value {
    stand.withLock { $0.waiters = Waiters(of: path) }
    defer { stand.withLock { $0.interrupt = nil } }
    while true {
      while stand.withLock({ $0.inTheWay > 0 && !$0.isCancelled }) { usleep(20_000) }
      let isCancelled = stand.withLock {
        ($0.before, $0.stretch, $0.total, $0.isDisturbed, $0.interrupt) = (0, 0, nil, false, interrupt)
        $0.began = Headway.now
        return $0.isCancelled
      }
      guard !isCancelled else { throw .cancelled }
      do {
        return try work()
      } catch {
        let (isCancelled, isDisturbed) = stand.withLock { ($0.isCancelled, $0.isDisturbed) }
        if isCancelled { throw .cancelled }
        guard isDisturbed else { throw error }
      }
    }
  }
}

extension ProgrammeStore {
  /// Reads as `read`, on behalf of a long job where there is one.
  func read<Value>(
    _ operation: String, _ headway: Headway?, _ work: (Database) throws -> Value
  ) throws(StoreFailure) -> Value {
    guard let headway else { return try read(operation, work) }
    let queue = queue
    return try headway.run(in: path, interruptedBy: { queue.interrupt() }) { () throws(StoreFailure) in
      try read(operation, work)
    }
  }
}
