/// What somebody asks to see of a reorganisation, or to enter.
package enum ReorganisationRequest: Sendable, Hashable {
  /// The reorganisations of the store's table on a day; nil for the earliest to come.
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

/// All that the reorganisations of a day do.
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
    /// The successor's own cell the day before; empty where it is new.
    package var before: RolloutCell
    /// The cell as the day begins.
    package var after: RolloutCell
    /// What must be decided by people; nil where the rule suffices.
    package var decision: Phrase?
    /// How far those were that were further along; none where nobody was.
    package var furtherStatuses: [RolloutStatus] = []

    package init(before: RolloutCell, after: RolloutCell) {
      self.before = before
      self.after = after
    }

    /// Whole percents of the inhabitants that were further along, and how far; nil where nobody was.
    package var further: (share: Int, statuses: [RolloutStatus])? {
      after.further == 0 ? nil : (Int(after.further), furtherStatuses)
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
  /// The other days to come on which something is reorganised.
  package var pending: [Day]
  /// Records of later days of those that end: they count no more until they are taken back or the fact is.
  package var sleeping: [JournalRecord]
  /// What was entered by hand, its municipalities found: codes where names may have stood; nil for the table's own.
  package var byHand: ReorganisationByHand?

  package init(
    date: Day, successors: [Successor], ending: [String], pending: [Day], sleeping: [JournalRecord] = [],
    byHand: ReorganisationByHand? = nil
  ) {
    self.date = date
    self.successors = successors
    self.ending = ending
    self.pending = pending
    self.sleeping = sleeping
    self.byHand = byHand
  }

  /// Whether it holds already, from its day: nobody has to do anything.
  package var isFact: Bool { byHand == nil }

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
}

extension Knowledge {
  /// What the reorganisations of `day` do to the cells of these initiatives; nil where none is known.
  package func plan(of day: Day, _ initiatives: [String], today: Day) -> ReorganisationPlan? {
    let eve = day + -1
    // Who cedes a piece and stays keeps what it has: there is nothing to show.
    let facts = reorganisations.map(\.fact).filter { $0.date == day && places[$0.oldCode]?.until == day }
    guard !facts.isEmpty else { return nil }
    func predecessor(_ code: String, _ fact: Reorganisation?) -> ReorganisationPlan.Predecessor {
      ReorganisationPlan.Predecessor(
        code: code, name: name(code), inhabitants: inhabitants(code, on: eve), kind: fact?.kind,
        counts: fact?.isMainSuccessor ?? true, cells: initiatives.map { cell(code, $0, on: eve) ?? RolloutCell() })
    }
    let successors = Dictionary(grouping: facts, by: \.newCode).map { code, facts in
      let isNew = !exists(code, on: eve)
      let parts = facts.map { predecessor($0.oldCode, $0) }.sorted {
        (folded($0.name), $0.code) < (folded($1.name), $1.code)
      }
      let all = (isNew ? [] : [predecessor(code, nil)]) + parts
      let counted =
        facts.contains { fact in reorganisations.contains { $0.fact == fact && $0.seq > 0 } }
        ? nil : places[code]?.inhabitants.first { $0.year == day.civil.year }?.count
      return ReorganisationPlan.Successor(
        code: code, name: name(code), isNew: isNew, predecessors: all,
        outcomes: initiatives.indices.map { outcome(all.filter(\.counts), isNew: isNew, $0, day) }, counted: counted)
    }
    return ReorganisationPlan(
      date: day, successors: successors.sorted { (folded($0.name), $0.code) < (folded($1.name), $1.code) },
      ending: Set(facts.map(\.oldCode)).sorted(), pending: days(after: today).filter { $0 != day },
      sleeping: sleeping.filter { record in
        record.effective >= day && facts.contains { $0.oldCode == record.municipality }
      })
  }

  /// The days after `day` on which something is reorganised, earliest first.
  package func days(after day: Day) -> [Day] { Set(reorganisations.map(\.fact.date).filter { $0 > day }).sorted() }

  private func outcome(
    _ all: [ReorganisationPlan.Predecessor], isNew: Bool, _ column: Int, _ day: Day
  ) -> ReorganisationPlan.Outcome {
    let parts = all.map { MergingPart(name: $0.name, inhabitants: $0.inhabitants, cell: $0.cells[column]) }
    let after = RolloutCell(
      merging: Array(isNew ? parts[...] : parts.dropFirst()), into: isNew ? nil : parts.first, on: day)
    var outcome = ReorganisationPlan.Outcome(before: isNew ? RolloutCell() : all[0].cells[column], after: after)
    let statuses = Set(parts.map(\.cell.status)).filter { $0.ladderIndex > max(0, after.status.ladderIndex) }
    outcome.furtherStatuses = statuses.sorted { $0.ladderIndex > $1.ladderIndex }
    if after.flags.contains(.undecided) {
      func names(_ isExempt: Bool) -> String {
        parts.filter { $0.cell.flags.contains(.exempt) == isExempt }.map(\.name).joined(separator: ", ")
      }
      outcome.decision = Phrase(
        "besluit nodig: \(names(true)) was uitgezonderd, \(names(false)) niet",
        "needs a decision: \(names(true)) was exempt, \(names(false)) was not")
    }
    return outcome
  }

  /// A cell at the end of each day on which something happens to it, up to `last`.
  package func course(_ code: String, _ initiative: String, upTo last: Day) -> [(day: Day, cell: RolloutCell)] {
    var ends: [(day: Day, cell: RolloutCell)] = []
    var fold = CellFold(upTo: last)
    walk(code, initiative, upTo: last, &fold) { day, _, cell in
      if ends.last?.day == day { ends.removeLast() }
      ends.append((day, cell))
    }
    return ends
  }
}
