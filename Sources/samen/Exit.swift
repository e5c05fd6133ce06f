import Foundation
import Model

/// How the program ends (INTERFACE.md).
enum ExitStatus: Int32 {
  case done = 0
  case failure = 1
  case usage = 2
  case conflict = 3
  case refused = 4
  case hungUp = 129
  case interrupted = 130
  case terminated = 143
}

/// The end of the program with a sentence on stderr.
struct Ending: Error {
  /// What the shell is told.
  var status: ExitStatus
  /// What the user is told; nothing where it is empty.
  var words: Phrase

  init(_ status: ExitStatus, _ dutch: String, _ english: String) {
    self.status = status
    words = Phrase(dutch, english)
  }

  init(_ status: ExitStatus, _ words: Phrase) {
    self.status = status
    self.words = words
  }
}

/// Ends the program here and now: everything was written without a buffer and the store needs no closing, so nothing is freed piece by
/// piece, and nothing that another thread still does is waited for.
func leave(_ status: Int32) -> Never {
  _exit(status)
}
