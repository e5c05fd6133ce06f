import Model
import Screen

/// What happened, at the keyboard or outside.
package enum Event: Sendable {
  case key(Key)
  case paste(String)
  case resized(Size)
  case loaded(Programme)
  case saved([JournalRecord], Programme)
  case conflicted(Conflict)
  case refused(Refusal)
  case failed(Phrase)
  /// What was asked for cannot be: a name that is none.
  case misused(Phrase)
  /// The store is busy: trying again may help.
  case busy(Phrase)
  case journalLoaded([JournalRecord])
  case historyLoaded(municipality: String, [JournalRecord])
  case changedElsewhere([JournalRecord], Programme)
  case themed(Theme)
}

/// Someone else was first: what was asked, and what is there now.
package struct Conflict: Sendable, Hashable {
  package var change: RolloutChange
  package var theirs: RolloutCell
  package var by: String
  /// UTC, ISO 8601.
  package var at: String

  package init(change: RolloutChange, theirs: RolloutCell, by: String, at: String) {
    self.change = change
    self.theirs = theirs
    self.by = by
    self.at = at
  }
}

/// What is asked of the world outside; carried out elsewhere, answered by an event.
package enum Effect: Sendable, Hashable {
  case save([RolloutChange])
  case undo
  case redo
  /// Read the programme as it stood at the end of a day; nil for now.
  case load(asOf: Day?)
  case loadJournal
  case loadHistory(municipality: String)
  case useTheme(String)
  case suspend
  case redraw
  case quit
}
