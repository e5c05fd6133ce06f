import Dashboard
import Foundation
import Synchronization

/// One thread that carries out work in order and hands back events; it sleeps while there is none.
final class Worker: Sendable {
  private let jobs = Mutex<[@Sendable () -> [Event]]>([])
  private let events = Mutex<[Event]>([])
  private let open = Mutex(0)
  private let signal = DispatchSemaphore(value: 0)
  private let wakeRead: Int32
  private let wakeWrite: Int32

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
    try startThread { [self] in
      while true {
        signal.wait()
        guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
        let results = job()
        open.withLock { $0 -= 1 }
        if !results.isEmpty { post(results) }
      }
    }
  }

  /// Readable when there are events to take.
  var fileDescriptor: Int32 { wakeRead }

  /// Whether all that was submitted is done.
  var isIdle: Bool { open.withLock { $0 == 0 } }

  /// Hands back events of another thread's work.
  func post(_ results: [Event]) {
    events.withLock { $0 += results }
    var byte: UInt8 = 1
    _ = write(wakeWrite, &byte, 1)
  }

  func submit(_ job: @escaping @Sendable () -> [Event]) {
    open.withLock { $0 += 1 }
    jobs.withLock { $0.append(job) }
    signal.signal()
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
