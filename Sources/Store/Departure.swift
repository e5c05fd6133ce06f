import Model
import Synchronization

/// A user who leaves while something is being saved: it is given up as long as it has not reached COMMIT.
package final class Departure: Sendable {
  private let marks = Atomic(0)
  private static let asked = 1
  private static let committing = 2

  package init() {}

  /// From now on no lock is waited for, and what has not reached COMMIT is not kept.
  package func ask() { _ = marks.bitwiseOr(Departure.asked, ordering: .sequentiallyConsistent) }

  /// Whether somebody wants the reader to leave.
  var isAsked: Bool { marks.load(ordering: .sequentiallyConsistent) & Departure.asked != 0 }

  /// What is said of a save that does not answer any more.
  package var words: Phrase {
    guard isTooLate else { return StoreFailure.givenUp.words }
    return Phrase(
      "Het opslaan was bijna klaar en antwoordt niet meer: kijk in het journaal of het bewaard is.",
      "Saving was almost done but no longer responds: check the journal to see whether it was saved.")
  }

  /// Whether COMMIT was begun of what is being saved, or was last.
  var isTooLate: Bool { marks.load(ordering: .sequentiallyConsistent) & Departure.committing != 0 }

  /// To be called where a transaction begins.
  func begin() { _ = marks.bitwiseAnd(~Departure.committing, ordering: .sequentiallyConsistent) }

  /// To be called right before COMMIT.
  /// - Throws: `givenUp` when nothing may be kept any more.
  func commit() throws(StoreFailure) {
    let (old, _) = marks.bitwiseOr(Departure.committing, ordering: .sequentiallyConsistent)
    guard old & Departure.asked != 0 else { return }
    begin()
    throw .givenUp
  }
}

extension StoreFailure {
  /// What SQLite said, as one of ours: who leaves did not wait for a lock to its end.
  init(_ error: any Error, operation: String, path: String, until departure: Departure) {
    self.init(error, operation: operation, path: path)
    if self == .busy, departure.isAsked { self = .givenUp }
  }
}
