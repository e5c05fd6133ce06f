/// Who writes, and when.
package struct Signature: Sendable, Hashable {
  /// Who is recorded in the journal.
  package var by: String
  /// Now, UTC, ISO 8601.
  package var at: String
  /// The store's own day.
  package var today: Day

  package init(by: String, at: String, today: Day) {
    self.by = by
    self.at = at
    self.today = today
  }
}

/// Why nothing comes in: the rule, and the cell that it is about.
package struct Objection: Error, Sendable, Hashable {
  /// The rule by its name, and what to do.
  package var refusal: Refusal
  /// The code of the municipality; empty where it is about none.
  package var municipality = ""
  /// The id of the initiative; empty where it is about none.
  package var initiative = ""
  /// Somebody else was first (exit 3): which field, and what stands there.
  package var conflict: FieldConflict?
}

/// Of a field that is to be changed, the value on its day is another one than was seen.
package struct FieldConflict: Sendable, Hashable {
  /// Of which field.
  package var field: RolloutField
  /// The day that is written about.
  package var on: Day
  /// What the asker saw there, as the journal writes it.
  package var saw: String
  /// What the asker wants there.
  package var wanted: String
  /// What stands there now.
  package var now: String
  /// The record that made it so, where one of this cell did.
  package var record: JournalRecord?
}

/// "It is still so": heard anew, nothing else.
package struct Confirmation: Sendable, Hashable {
  /// Its code, or its exact name on that day.
  package var municipality: String
  /// The id of the initiative.
  package var initiative: String
  /// The day on which it was heard; nil for the store's today.
  package var on: Day?
  /// The number of the last record that the asker saw; nil for a script that looked at nothing.
  package var seen: Int?

  package init(municipality: String, initiative: String, on: Day? = nil, seen: Int? = nil) {
    self.municipality = municipality
    self.initiative = initiative
    self.on = on
    self.seen = seen
  }
}

/// Another phase or binding of an initiative, from a day on.
package struct InitiativeChange: Sendable, Hashable {
  /// What changes.
  package enum To: Sendable, Hashable {
    case phase(Phase)
    case binding(Binding)
  }

  /// The id of the initiative.
  package var initiative: String
  /// What it becomes.
  package var to: To
  /// The day from which it is so; nil for the store's today.
  package var on: Day?
  /// Why, as it will stand in the journal.
  package var reason: String

  package init(initiative: String, to: To, on: Day? = nil, reason: String = "") {
    self.initiative = initiative
    self.to = to
    self.on = on
    self.reason = reason
  }
}

/// A phase or a binding from a day on.
package struct InitiativeMove: Sendable, Hashable {
  /// The first day on which it is so.
  package var from: Day
  /// What it became.
  package var to: InitiativeChange.To
  /// The record that says so; nil where the data do.
  package var record: JournalRecord?

  package init(from: Day, to: InitiativeChange.To, record: JournalRecord? = nil) {
    (self.from, self.to, self.record) = (from, to, record)
  }
}

/// What is to be taken back.
package enum UndoRequest: Sendable, Hashable {
  /// My latest change of which nothing is taken back yet, whole.
  case latest
  /// Of that change the cells on which nothing rests.
  case rest
  /// My latest change that can be taken back whole.
  case skip
  /// The whole change of the record of this number; of a mark, what it marked the other way.
  case record(Int)
}
