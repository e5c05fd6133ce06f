import Dashboard
import Foundation
import Model
import Screen
import Store

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

  /// - Parameters:
  ///   - what: the words before its progress.
  ///   - endsIt: whether ^C breaks it off; else that is seen to elsewhere.
  init(_ what: Phrase, endsIt: Bool = true) {
    let isTold = isatty(2) == 1 && setting("TERM") != "dumb"
    let width = Int(LongJob.width)
    headway = Headway { progress in
      guard isTold else { return }
      let line = progress.words(what[spoken], spoken).joined()
      LongJob.write("\r\u{1B}[K" + sanitised(String(line.prefix(max(1, width - 1)))))
    }
    if endsIt { Interruption.watch { [headway] in headway.cancel() } }
  }

  /// Does the work.
  /// - Throws: how it ends when it was broken off, among others.
  func run<Value>(_ work: (Headway) throws(StoreFailure) -> Value) throws(Ending) -> Value {
    defer { if isatty(2) == 1, setting("TERM") != "dumb" { LongJob.write("\r\u{1B}[K") } }
    do {
      return try work(headway)
    } catch {
      throw Ending(error)
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
