/// What somebody asks to be carried out.
package enum ReorganisationRequest: Sendable, Hashable {
  /// The reorganisations of the store's table on a day; nil for the earliest that is still to be carried out.
  case fromTable(Day?)
  case byHand(ReorganisationByHand)
}

/// A reorganisation that no table knows yet: old municipalities pass whole into one code on a day.
package struct ReorganisationByHand: Sendable, Hashable {
  /// The day on which it takes effect.
  package var date: Day
  /// Codes or exact names, as they were typed.
  package var old: [String]
  /// The code that goes on: a new one, or that of a municipality that stays.
  package var newCode: String
  /// What a new municipality is called; empty where the code stays.
  package var name: String

  package init(date: Day, old: [String], newCode: String, name: String) {
    self.date = date
    self.old = old
    self.newCode = newCode
    self.name = name
  }
}

extension ReorganisationRequest {
  /// What was typed: nothing, a day, or `DAY OLD+OLD CODE [NAME]`; nil for anything else.
  package init?(_ arguments: [String], today: Day) {
    guard !arguments.isEmpty else {
      self = .fromTable(nil)
      return
    }
    guard let (date, count) = try? Day.leading(arguments, today: today) else { return nil }
    let rest = Array(arguments.dropFirst(count))
    guard !rest.isEmpty else {
      self = .fromTable(date)
      return
    }
    guard rest.count > 1 else { return nil }
    let old = rest[0].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard old.allSatisfy({ !$0.allSatisfy(\.isWhitespace) }) else { return nil }
    self = .byHand(
      ReorganisationByHand(
        date: date, old: old, newCode: rest[1], name: rest[2...].joined(separator: " ")))
  }
}

/// All that a reorganisation will do, worked out before it happens: what is shown is what is done.
package struct ReorganisationPlan: Sendable, Hashable {
  /// A municipality that passes, wholly or in part, into a successor, or the receiving municipality itself.
  package struct Predecessor: Sendable, Hashable {
    /// The code of the municipality.
    package var code: String
    package var name: String
    /// On 1 January of the latest year known before the date.
    package var inhabitants: Int
    /// How it ends; nil for the receiving municipality, which does not end.
    package var kind: Reorganisation.Kind?
    /// Whether its statuses count here: only in its main successor. A piece of land that goes elsewhere brings no
    /// contract, system or council decision with it, so it neither binds nor holds back the one that receives it.
    package var counts: Bool
    /// By initiative.
    package var cells: [RolloutCell]

    package init(
      code: String, name: String, inhabitants: Int, kind: Reorganisation.Kind?, counts: Bool, cells: [RolloutCell]
    ) {
      self.code = code
      self.name = name
      self.inhabitants = inhabitants
      self.kind = kind
      self.counts = counts
      self.cells = cells
    }
  }

  /// What one initiative becomes in a successor.
  package struct Outcome: Sendable, Hashable {
    /// The successor's own cell before; empty where it is new.
    package var before: RolloutCell
    /// The cell as the reorganisation leaves it.
    package var after: RolloutCell
    /// What must be decided by people; nil where the rule suffices.
    package var decision: Phrase?
    /// Whole percents of the inhabitants that were further along, and how far; nil where nobody was.
    package var further: (share: Int, statuses: [RolloutStatus])? {
      get { furtherShare == 0 ? nil : (furtherShare, furtherStatuses) }
      set {
        furtherShare = newValue?.share ?? 0
        furtherStatuses = newValue?.statuses ?? []
      }
    }
    private var furtherShare = 0
    private var furtherStatuses: [RolloutStatus] = []

    package init(before: RolloutCell, after: RolloutCell) {
      self.before = before
      self.after = after
    }
  }

  /// A municipality that goes on after the date.
  package struct Successor: Sendable, Hashable {
    /// The code of the municipality that receives.
    package var code: String
    package var name: String
    /// Whether it begins on the date.
    package var isNew: Bool
    /// The receiving municipality first, then by name.
    package var predecessors: [Predecessor]
    /// By initiative.
    package var outcomes: [Outcome]
    /// Its inhabitants on 1 January of the date's year by the table; nil where that is not known yet.
    package var counted: Int?

    package init(
      code: String, name: String, isNew: Bool, predecessors: [Predecessor], outcomes: [Outcome], counted: Int?
    ) {
      self.code = code
      self.name = name
      self.isNew = isNew
      self.predecessors = predecessors
      self.outcomes = outcomes
      self.counted = counted
    }

    /// The inhabitants of the predecessors that count here, added up.
    package var inhabitants: Int { predecessors.reduce(0) { $0 + ($1.counts ? $1.inhabitants : 0) } }
  }

  /// The day on which it takes effect.
  package var date: Day
  /// Who receives what, one for each new municipality.
  package var successors: [Successor]
  /// The codes that end, each once, in order.
  package var ending: [String]
  /// Other dates of the table that are still to be carried out.
  package var pending: [Day]
  /// What was entered by hand, its municipalities found: codes where names may have stood; nil for the table's own.
  package var byHand: ReorganisationByHand?

  package init(
    date: Day, successors: [Successor], ending: [String], pending: [Day], byHand: ReorganisationByHand? = nil
  ) {
    self.date = date
    self.successors = successors
    self.ending = ending
    self.pending = pending
    self.byHand = byHand
  }

  /// Cells that wait for a decision.
  package var decisions: Int {
    successors.reduce(0) { $0 + $1.outcomes.count { $0.decision != nil } }
  }

  /// The inhabitants of everyone concerned, before; each municipality counted once.
  package var inhabitants: Int {
    var seen: Set<String> = []
    return successors.flatMap(\.predecessors).reduce(0) { $0 + (seen.insert($1.code).inserted ? $1.inhabitants : 0) }
  }

  /// The inhabitants of all successors by the table; nil where one of them is not known yet.
  package var counted: Int? {
    let counts = successors.compactMap(\.counted)
    return counts.count == successors.count ? counts.reduce(0, +) : nil
  }

  /// What stands in the journal as the reason.
  package var reason: String { "herindeling \(date.iso)" }
}
