import Foundation
import Synchronization

/// What one thread reckons and another waits for, once.
final class Answer<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, Ending>?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  /// Begins to reckon it.
  init(_ reckon: @escaping @Sendable () throws(Ending) -> Value) throws(Ending) {
    try startThread { [self] in
      let answer = Result { () throws(Ending) in try reckon() }
      result.withLock { $0 = answer }
      isThere.signal()
    }
  }

  /// The value, as soon as it is there; throws what went wrong on the way.
  func wait() throws(Ending) -> Value {
    isThere.wait()
    // For whoever asks again.
    isThere.signal()
    guard let result = result.withLock({ $0 }) else { preconditionFailure("signalled without a result") }
    return try result.get()
  }
}

/// Runs `work` on a thread of its own, which is ready sooner than Foundation's.
/// - Throws: the system allows no more threads.
func startThread(_ work: @escaping @Sendable () -> Void) throws(Ending) {
  final class Work {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 1 << 20)
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  var thread = pthread_t()
  let kept = Unmanaged.passRetained(Work(work))
  let code = pthread_create(
    &thread, &attributes,
    { pointer in
      if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run() }
      return nil
    }, kept.toOpaque())
  pthread_attr_destroy(&attributes)
  guard code == 0 else {
    kept.release()
    throw Ending(
      .failure,
      "Het systeem laat geen tweede thread toe, en het dashboard kan niet zonder; er is niets gewijzigd. Verruim de "
        + "grens op processen (ulimit -u) of op geheugen (ulimit -v). Zonder scherm werken samen get en samen set wel.",
      "The system does not allow a second thread, and the dashboard needs one; nothing was changed. Raise the limit on "
        + "processes (ulimit -u) or on memory (ulimit -v). Without a screen samen get and samen set do work.")
  }
}
