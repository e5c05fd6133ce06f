import Foundation
import Testing

/// For suites that start real programs: at most two of their tests run at a time, each on threads of its own, so that
/// what blocks there holds up nobody else; what such a test leaves (folders, terminals) is removed at its end.
package struct RealPrograms: SuiteTrait, TestTrait, TestScoping {
  @TaskLocal private static var isInside = false

  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing work: @Sendable () async throws -> Void
  ) async throws {
    if Self.isInside { return try await work() }
    await Turns.two.take()
    let leavings = Leavings()
    let result: Result<Void, any Error>
    do {
      try await withTaskExecutorPreference(OwnThreads.all) {
        try await Self.$isInside.withValue(true) {
          try await Leavings.$current.withValue(leavings) { try await work() }
        }
      }
      result = .success(())
    } catch { result = .failure(error) }
    leavings.remove()
    await Turns.two.give()
    try result.get()
  }
}

extension Trait where Self == RealPrograms {
  /// Stands on every suite that starts real programs: `@Suite(.serialized, .realPrograms)`.
  package static var realPrograms: Self { Self() }
}

/// Whose turn it is; first come, first served.
private actor Turns {
  static let two = Turns(2)
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  func take() async {
    if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
  }

  func give() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}

/// A thread for each piece of work: the pool of tasks has as many as there are cores, and must not be blocked.
private final class OwnThreads: TaskExecutor {
  static let all = OwnThreads()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
