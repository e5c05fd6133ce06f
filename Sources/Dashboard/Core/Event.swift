import Model
import Screen

/// What happened, at the keyboard or outside.
package enum Event: Sendable {
  case key(Key)
  case mouse(Mouse)
  case paste(String)
  case resized(Size)
  case loaded(Programme)
  /// What is different there from the day that was shown.
  case stepped(from: Day, Reread)
  /// Kept, and what was read anew since: nil where that could not be, which `beside` says then.
  case saved([JournalRecord], Reread?, beside: [Phrase] = [])
  /// What changes would come to, none of which was kept.
  case rehearsed([RolloutChange], [RolloutCell])
  /// What each of many changes would come to by itself; nothing was changed.
  case triedOut([Trial])
  /// What an undo would take back or do again, and what its cells would be; nothing was changed.
  case undoTried(UndoTrial)
  /// What stands in the way of an undo, and what can be taken back instead.
  case undoHeld(Refusal, rest: UndoTrial?, before: UndoTrial?)
  /// The day that was asked for cannot be shown.
  case notShown(Refusal)
  /// Somebody else was first with a field of that cell.
  case conflicted(FieldConflict, municipality: String, initiative: String)
  /// The clock can hardly be right: whether what was asked is to be done all the same.
  case clockDoubted(Phrase, Effect)
  case refused(Refusal)
  /// The current state could not be read, and will be as soon as it can; a save that is under way goes on.
  case lookFailed(Phrase)
  case failed(Phrase)
  /// The store is damaged: whatever was going on, nothing may be changed in it any more.
  case damaged(Phrase)
  /// What was asked for cannot be: a name that is none.
  case misused(Phrase)
  /// The store is busy: trying again may help.
  case busy(Phrase)
  case journalLoaded([JournalRecord])
  case recordsFound(FoundRecords)
  case historyLoaded(municipality: String, [JournalRecord])
  case dossierLoaded(MunicipalityDossier)
  case changedElsewhere([JournalRecord], Reread)
  case themed(Theme, ThemeWish)
  /// All themes that can be had.
  case themesLoaded([ThemeChoice])
  /// A theme's file was saved.
  case themesChanged
  /// The terminal told what its ground is.
  case grounded(Color)
  case reorganisationPlanned(ReorganisationRequest, ReorganisationPlan)
  case seriesLoaded(AdoptionSeries)
  case courseLoaded(AdoptionCourse)
  case countryLoaded(Country)
  /// How all initiatives were adopted, and what follows from that.
  case outlookLoaded(Outlook)
  /// What was known of all initiatives on days of the past.
  case knownCourseLoaded(KnownCourse)
  /// On which days steps were made.
  case daysLoaded(DayBook)
  /// What differs between two days, or between two moments at which one day was known.
  case compared(Comparison)
  case stepTimesLoaded(StepTimes)
  /// On which days municipalities merge or split.
  case reorganisationDaysLoaded(ReorganisationDays)
  case recentLoaded(RecentSteps)
  /// All that is wrong with the store.
  case checked([Phrase])
  /// What came of a request.
  case answered(Int, [Event])
  /// How far a long one is.
  case progressed(Int, JobProgress)
  /// The time that was asked for is over.
  case woke(Int)
}

/// An undo before it happens.
package struct UndoTrial: Sendable, Hashable {
  /// What was asked.
  package var request: UndoRequest
  /// Why somebody else's is taken back.
  package var reason: String
  /// The marks that it would write.
  package var marks: [JournalRecord]
  /// The cells that they are about as they would be, in the order in which they appear there.
  package var cells: [RolloutCell]

  package init(request: UndoRequest, reason: String = "", marks: [JournalRecord], cells: [RolloutCell]) {
    self.request = request
    self.reason = reason
    self.marks = marks
    self.cells = cells
  }
}

/// Someone else was first: what was asked, and what stands in its way.
package struct Conflict: Sendable, Hashable {
  /// What was asked.
  package var change: RolloutChange
  /// Of which field, what stands there now, and whose it is.
  package var field: FieldConflict

  package init(change: RolloutChange, field: FieldConflict) {
    self.change = change
    self.field = field
  }

  /// Who was first, for `operatorName`: it may have been the same one elsewhere, or a change of another cell that leads
  /// here.
  func who(for operatorName: String) -> Phrase {
    guard let by = field.record?.by else { return Phrase("een wijziging elders", "a change elsewhere") }
    return by == operatorName ? Phrase("een andere zitting van u", "another session of yours") : Phrase(same: by)
  }
}

/// What is asked of the world outside; carried out elsewhere, answered by an event.
package enum Effect: Sendable, Hashable {
  case save([RolloutChange])
  /// Find out what each would come to by itself, on its own day; nothing changes.
  case tryOut([RolloutChange])
  /// Heard anew, and still so.
  case confirm([Confirmation])
  /// Make or reverse a booking of the fund.
  case keep(BookingChange)
  /// Settle findings, or give what the document leaves open.
  case put([SettingChange])
  /// Bring an initiative into another phase, or bind otherwise.
  case move(InitiativeChange)
  /// Record what became of a decision, and with it another phase or binding, in one change.
  case decide(SettingChange, InitiativeChange)
  /// Find out what an undo would take back; nothing changes.
  case tryUndo(UndoRequest, reason: String = "")
  case undo(UndoRequest, reason: String = "")
  /// Find out what a redo would do again; nothing changes.
  case tryRedo
  case redo
  /// Do it though the clock can hardly be right, and ask no more.
  indirect case trusting(Effect)
  /// Read the programme as it stood, and was known, then.
  case load(Viewpoint)
  /// Read what is different there from the day and the number that are shown.
  case step(from: Day, seq: Int, to: Viewpoint)
  case loadJournal
  /// Look through the whole journal for what is asked of it, in the order that is.
  case findRecords(Asking)
  /// Read all records of a municipality; with its inhabitants and relatives through the years where they show.
  case loadHistory(municipality: String, withYears: Bool = false)
  /// Work out what a reorganisation would do; nothing changes.
  case planReorganisation(ReorganisationRequest)
  /// Record one as it was previewed; without a plan, as it comes to now.
  case reorganise(ReorganisationByHand, expected: ReorganisationPlan?)
  /// Read how an initiative was adopted; recast to the municipalities of today where no day is given.
  case loadSeries(initiative: String, recastTo: Day?)
  /// Read who used what at the ends of the last months.
  case loadCourse
  /// Read where the municipalities lie, and by which reorganisations they came about, for what shows the journal up to
  /// that number.
  case loadCountry(seq: Int)
  /// Read how all initiatives were adopted up to a day by the municipalities of these codes, or by all, and what follows
  /// from that, for what shows the journal up to that number.
  case loadOutlook(day: Day, seq: Int, only: Set<String>?)
  /// Read what changed of an initiative in the 30 days up to a day, for what shows the journal up to that number.
  case loadRecent(day: Day, seq: Int, initiative: String)
  /// Read what was known of all initiatives on each of these days, of the municipalities of these codes or of all.
  case loadKnownCourse([Day], only: Set<String>?)
  /// Read on which days steps were made.
  case loadDays
  /// Read what differs between what is seen from one place and from another.
  case compare(Viewpoint, Viewpoint)
  /// Read how long the steps of the rollout took.
  case loadStepTimes
  /// Read on which days municipalities merge or split.
  case loadReorganisationDays
  /// Look for faults in the store and its journal.
  case check
  case useTheme(ThemeWish)
  /// Read all themes, to choose from.
  case loadThemes
  /// Ask the terminal for its ground, where it is of a kind that tells.
  case askGround
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
