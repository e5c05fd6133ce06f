import Model
import Screen

/// What happened, at the keyboard or outside.
package enum Event: Sendable {
  case key(Key)
  case paste(String)
  case resized(Size)
  case loaded(Programme)
  /// Kept, and what was read anew since: nil where that could not be, which `beside` says then.
  case saved([JournalRecord], Reread?, beside: [Phrase] = [])
  /// What changes would come to, none of which was kept.
  case rehearsed([RolloutChange], [RolloutCell])
  case conflicted(Conflict)
  case refused(Refusal)
  /// What is there now could not be read, and will be as soon as it can; a save that is under way goes on.
  case lookFailed(Phrase)
  case failed(Phrase)
  /// The store is damaged: whatever was going on, nothing may be changed in it any more.
  case damaged(Phrase)
  /// What was asked for cannot be: a name that is none.
  case misused(Phrase)
  /// The store is busy: trying again may help.
  case busy(Phrase)
  case journalLoaded([JournalRecord])
  case historyLoaded(municipality: String, [JournalRecord])
  case dossierLoaded(MunicipalityDossier)
  case changedElsewhere([JournalRecord], Reread)
  /// The theme, and the name that it was asked for by.
  case themed(Theme, String)
  case reorganisationPlanned(ReorganisationRequest, ReorganisationPlan)
  case seriesLoaded(AdoptionSeries)
  /// All that is wrong with the store.
  case checked([Phrase])
  /// What came of a request.
  case answered(Int, [Event])
  /// How far a long one is.
  case progressed(Int, JobProgress)
  /// The time that was asked for is over.
  case woke(Int)
}

/// Someone else was first: what was asked, and what is there now.
package struct Conflict: Sendable, Hashable {
  /// What was asked.
  package var change: RolloutChange
  /// The cell as the other left it.
  package var theirs: RolloutCell
  /// Who the other is.
  package var by: String
  /// UTC, ISO 8601.
  package var at: String

  package init(change: RolloutChange, theirs: RolloutCell, by: String, at: String) {
    self.change = change
    self.theirs = theirs
    self.by = by
    self.at = at
  }

  /// Who was first, for `operatorName`: it may have been the same one elsewhere.
  func who(for operatorName: String) -> Phrase {
    by == operatorName ? Phrase("een andere zitting van u", "another session of yours") : Phrase(same: by)
  }

  /// Whether the other did just what was asked.
  var isAlreadySo: Bool { change.isSo(in: theirs) }
}

/// What is asked of the world outside; carried out elsewhere, answered by an event.
package enum Effect: Sendable, Hashable {
  case save([RolloutChange])
  /// Make or reverse a booking of the fund.
  case keep(BookingChange)
  /// Settle findings, or give what the document leaves open.
  case put([SettingChange])
  case undo
  case redo
  /// Read the programme as it stood at the end of a day; nil for now.
  case load(asOf: Day?)
  case loadJournal
  case loadHistory(municipality: String)
  /// Work out what a reorganisation would do; nothing changes.
  case planReorganisation(ReorganisationRequest)
  /// Carry it out as planned; without a plan, as it comes to now.
  case reorganise(ReorganisationRequest, expected: ReorganisationPlan?)
  /// Read how an initiative was adopted; recast to the municipalities of today where no day is given.
  case loadSeries(initiative: String, recastTo: Day?)
  /// Look for faults in the store and its journal.
  case check
  case useTheme(String)
  /// Remember what the user gave a name, so that later sessions have it.
  case keepName(Memory.Names, String, String)
  /// Put a text on the clipboard of the terminal.
  case copy(String)
  /// Wake, after so many milliseconds, for the request of that number if it is not answered yet.
  case wake(after: Int, id: Int)
  case suspend
  case redraw
  case quit
}
