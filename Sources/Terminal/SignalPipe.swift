import CSignals
import Foundation

/// Signals as bytes in a pipe, for a loop that sleeps in `poll`.
package struct SignalPipe: Sendable {
  /// Readable when a signal came in.
  package let fileDescriptor: Int32

  /// Catches `signals`; the process has one such pipe.
  package init(_ signals: [Int32]) {
    fileDescriptor = samen_signal_pipe()
    for signal in signals { samen_signal_catch(signal) }
  }

  /// Whether whoever started the program wants `signal` ignored (nohup).
  package static func isIgnored(_ signal: Int32) -> Bool { samen_signal_is_ignored(signal) != 0 }

  /// Has `signal` sent when the parent ends; a thread of it that ends sends it too, so look whether it is gone.
  package func watchParent(_ signal: Int32) { samen_signal_on_parent_death(signal) }

  /// Catches `signal` again after its default action was used.
  package func install(_ signal: Int32) { samen_signal_catch(signal) }

  /// The signals that came in since the last time.
  package func drain() -> [Int32] {
    var buffer = [UInt8](repeating: 0, count: 64)
    var signals: [Int32] = []
    while true {
      let count = read(fileDescriptor, &buffer, buffer.count)
      guard count > 0 else { return signals }
      signals += buffer[..<count].map { Int32($0) }
    }
  }
}
