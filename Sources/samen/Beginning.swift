import Foundation
import Model
import Store
import Synchronization

/// The programme of the first screen, read on a thread of its own while this one does something else.
final class Beginning: Sendable {
  private let result = Mutex<Result<Programme, StoreFailure>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  init(_ store: ProgrammeStore, asOf day: Day?) {
    let today = Clock.today
    let thread = Thread { [self] in
      let read = Result { () throws(StoreFailure) in try store.beginning(asOf: day, clock: today) }
      result.withLock { $0 = read }
      isDone.signal()
    }
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Waits for it; to be asked once.
  func programme() throws(Ending) -> Programme {
    isDone.wait()
    switch result.withLock({ $0 }) {
    case .success(let programme): return programme
    case .failure(let failure): throw Ending(failure)
    case nil: preconditionFailure("signalled without a result")
    }
  }
}
