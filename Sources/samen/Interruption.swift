import Foundation
import Model
import Store
import Synchronization
import Terminal

/// ^C, and what else asks a verb to end (SIGTERM, SIGHUP): what it is doing is given up, and it says so itself.
enum Interruption {
  private static let number = Atomic<Int32>(0)

  /// How the program ends once it was asked to; nil while it was not.
  static var status: ExitStatus? {
    let number = number.load(ordering: .sequentiallyConsistent)
    return number == 0 ? nil : ExitStatus(rawValue: 128 + number) ?? .interrupted
  }

  /// Has `giveUp` called when it is asked for. Who asks twice does not want to wait for the end of what is being
  /// written, and nobody waits longer than a second: then `late` is the last word.
  static func watch(_ giveUp: @escaping @Sendable () -> Void, late: @escaping @Sendable () -> Phrase? = { nil }) {
    let deadly = [SIGINT, SIGTERM, SIGHUP].filter { !SignalPipe.isIgnored($0) }
    let signals = SignalPipe(deadly)
    do {
      try startThread {
        var watched = pollfd(fd: signals.fileDescriptor, events: Int16(POLLIN), revents: 0)
        while true {
          _ = poll(&watched, 1, -1)
          guard let signal = signals.drain().first else { continue }
          number.store(signal, ordering: .sequentiallyConsistent)
          giveUp()
          _ = poll(&watched, 1, 1000)
          if let words = late() { Output.narrate("samen: \(words[spoken])") }
          leave(128 + signal)
        }
      }
    } catch {
      // Where the system allows no thread they end the program as they end any other.
      for number in deadly { signal(number, SIG_DFL) }
    }
  }
}

extension Session {
  /// Opens the store for a verb that changes it: who interrupts that gives up what has not reached COMMIT.
  func openToChange() throws(Ending) -> ProgrammeStore {
    let departure = Departure()
    Interruption.watch({ departure.ask() }, late: { departure.words })
    let store = try openStore(until: departure)
    warnOfDrive()
    return store
  }
}
