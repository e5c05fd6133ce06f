import Dashboard
import Foundation
import Model
import Screen
import Store
import Terminal

extension Headway {
  /// Told how far it is, and how much longer it takes going by the time until then.
  convenience init(telling tell: @escaping @Sendable (JobProgress) -> Void) {
    let start = Clock.milliseconds
    self.init { done, total in
      let now = Clock.milliseconds
      guard let total, total > 0 else { return tell(JobProgress()) }
      let share = min(1, Double(done) / Double(total))
      // What only just began says nothing yet of how long it takes.
      let isKnown = share > 0 && now - start >= 1000
      let left = isKnown ? Int(Double(now - start) * (1 - share) / share / 1000) + 1 : nil
      tell(JobProgress(share: share, secondsLeft: left))
    }
  }
}

/// A long job of a verb: on a terminal a line on stderr says how far it is, elsewhere nothing does; ^C ends it cleanly.
struct LongJob {
  /// How far it is, and the means to break it off.
  let headway: Headway

  /// - Parameter what: the words before its progress.
  init(_ what: Phrase) {
    let isTold = isatty(2) == 1 && setting("TERM") != "dumb"
    let width = Int(LongJob.width)
    headway = Headway { progress in
      guard isTold else { return }
      let line = progress.words(what[spoken], spoken).joined()
      LongJob.write("\r\u{1B}[K" + sanitised(String(line.prefix(max(1, width - 1)))))
    }
    // Where the system allows no thread, ^C ends the program as it ends any other.
    try? startThread { [headway] in
      let signals = SignalPipe([SIGINT, SIGTERM, SIGHUP])
      var watched = pollfd(fd: signals.fileDescriptor, events: Int16(POLLIN), revents: 0)
      while true {
        _ = poll(&watched, 1, -1)
        let isFirst = !headway.isCancelled
        guard let signal = signals.drain().first else { continue }
        // Who asks twice does not want to wait for the end of what is being written.
        guard isFirst else { leave(128 + signal) }
        headway.cancel()
      }
    }
  }

  /// Does the work.
  /// - Throws: status 130 when it was broken off.
  func run<Value>(_ work: (Headway) throws(StoreFailure) -> Value) throws(Ending) -> Value {
    defer { if isatty(2) == 1, setting("TERM") != "dumb" { LongJob.write("\r\u{1B}[K") } }
    do {
      return try work(headway)
    } catch {
      guard case .cancelled = error else { throw Ending(error) }
      throw Ending(.interrupted, error.words)
    }
  }

  private static var width: UInt16 {
    var size = winsize()
    return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? size.ws_col : 80
  }

  private static func write(_ text: String) {
    let bytes = charset.bytes(text)
    _ = bytes.withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
  }
}
