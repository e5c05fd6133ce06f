import Foundation
import Model
import Store
import Synchronization

/// The store and the programme of the first screen, opened and read on a thread of their own while this one does
/// something else.
final class Beginning: Sendable {
  struct Opened: Sendable {
    var store: ProgrammeStore
    var programme: Programme
    /// Made before anything was read: what others write from then on is told.
    var watcher: Watcher?
  }

  private let result = Mutex<Result<Opened, Ending>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  init(_ file: StoreFile, asOf day: Day?) {
    let today = Clock.today
    startThread { [self] in
      let opened = Result { () throws(Ending) in
        let store = try file.open()
        let watcher = file.path.flatMap(Watcher.init(path:))
        do throws(StoreFailure) {
          return Opened(store: store, programme: try store.beginning(asOf: day, clock: today), watcher: watcher)
        } catch {
          throw Ending(error)
        }
      }
      result.withLock { $0 = opened }
      isDone.signal()
    }
  }

  /// Waits for it; to be asked once.
  func opened() throws(Ending) -> Opened {
    isDone.wait()
    guard let result = result.withLock({ $0 }) else { preconditionFailure("signalled without a result") }
    return try result.get()
  }
}

/// Runs `work` on a thread of its own, which is ready sooner than Foundation's.
func startThread(_ work: @escaping @Sendable () -> Void) {
  final class Work {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 1 << 20)
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, &attributes,
    { pointer in
      if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run() }
      return nil
    }, Unmanaged.passRetained(Work(work)).toOpaque())
  precondition(code == 0, "no thread: \(code)")
  pthread_attr_destroy(&attributes)
}
