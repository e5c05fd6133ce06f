import Dashboard
import Foundation
import Synchronization

/// A thread for what is written, in order, one for what is read, and one for long jobs; all hand back events and sleep
/// while there is nothing to do.
final class Worker: Sendable {
  /// What waits for one thread.
  private final class Queue: Sendable {
    let jobs = Mutex<[(topic: Topic?, work: @Sendable () -> [Event])]>([])
    let signal = DispatchSemaphore(value: 0)
  }

  private let (writes, reads, long) = (Queue(), Queue(), Queue())
  /// Whether there is a thread for long jobs: it is made for the first.
  private let hasLong = Mutex(false)
  private let events = Mutex<[Event]>([])
  private let open = Mutex(0)
  private let wakeRead: Int32
  private let wakeWrite: Int32

  /// Begins the two threads; throws where the system gives no pipe.
  init() throws(Ending) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw Ending(.failure, "Geen pijp te maken.", "Cannot make a pipe.")
    }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    wakeRead = ends[0]
    wakeWrite = ends[1]
    for queue in [writes, reads] { try startThread { [self] in work(through: queue) } }
  }

  private func work(through queue: Queue) {
    while true {
      queue.signal.wait()
      guard let job = queue.jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
      let results = job.work()
      if queue !== long { open.withLock { $0 -= 1 } }
      if !results.isEmpty { post(results) }
    }
  }

  /// Readable when there are events to take.
  var fileDescriptor: Int32 { wakeRead }

  /// Whether all that was submitted is done, long jobs aside.
  var isIdle: Bool { open.withLock { $0 == 0 } }

  /// Hands back events of another thread's work.
  func post(_ results: [Event]) {
    events.withLock { $0 += results }
    var byte: UInt8 = 1
    _ = write(wakeWrite, &byte, 1)
  }

  /// Carries out `job` in its lane. A reading that waits for its turn gives way to a later one of the same.
  func submit(_ lane: Lane = .write, _ job: @escaping @Sendable () -> [Event]) {
    let topic = lane.topic
    let queue = queue(for: lane)
    let stale = queue.jobs.withLock { jobs in
      let count = jobs.count
      if topic != nil { jobs.removeAll { $0.topic == topic } }
      jobs.append((topic, job))
      return count + 1 - jobs.count
    }
    if queue !== long { open.withLock { $0 += 1 - stale } }
    queue.signal.signal()
  }

  private func queue(for lane: Lane) -> Queue {
    switch lane {
    // The programme is read in order with what is written: what is told of both counts changes once.
    case .write, .read(.programme): return writes
    case .read: return reads
    case .long:
      let isThere = hasLong.withLock { hasLong in
        if !hasLong { hasLong = (try? startThread { [self] in work(through: long) }) != nil }
        return hasLong
      }
      return isThere ? long : reads
    }
  }

  /// The events that came in since the last time, in order.
  func take() -> [Event] {
    var buffer = [UInt8](repeating: 0, count: 64)
    while read(wakeRead, &buffer, buffer.count) > 0 {}
    return events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
