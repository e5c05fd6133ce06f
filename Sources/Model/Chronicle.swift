/// A municipality of the store's tables: when it is there, and how many people it has.
package struct Place: Sendable {
  /// What it is called.
  package var name: String
  /// First day on which it is there.
  package var from: Day
  /// First day on which it is there no more; nil for a municipality that stays.
  package var until: Day?
  /// On 1 January of each year that was counted, in order of year.
  package var inhabitants: [(year: Int, count: Int)]

  package init(name: String, from: Day, until: Day?, inhabitants: [(year: Int, count: Int)]) {
    self.name = name
    self.from = from
    self.until = until
    self.inhabitants = inhabitants
  }

  /// Whether it is there on `day`.
  package func exists(on day: Day) -> Bool { from <= day && until.map { day < $0 } ?? true }

  /// Its inhabitants in a year: as counted last, else as counted first, else 0.
  package func inhabitants(in year: Int) -> Int {
    (inhabitants.last { $0.year <= year } ?? inhabitants.first)?.count ?? 0
  }
}

/// Phase and binding of an initiative as the store's tables have them, each from a day on; what operators record comes
/// beside it.
package struct Course: Sendable {
  /// What it is called in a refusal.
  package var name: Phrase
  /// In order of day; the first holds from ever.
  package var phases: [(from: Day, phase: Phase)]
  /// In order of day; the first holds from ever.
  package var bindings: [(from: Day, binding: Binding)]

  package init(name: Phrase, phases: [(from: Day, phase: Phase)], bindings: [(from: Day, binding: Binding)]) {
    self.name = name
    self.phases = phases
    self.bindings = bindings
  }

  /// One that has the binding of `initiative` from ever, and its phases.
  /// - Parameter phases: those that lead to its phase, in order of day; others, and none, count for that phase from ever.
  package init(_ initiative: Initiative, phases: [(from: Day, phase: Phase)] = []) {
    self.init(
      name: initiative.shortName,
      phases: phases.last?.phase == initiative.phase ? phases : [(.firstKnown, initiative.phase)],
      bindings: [(.firstKnown, initiative.binding)])
  }
}

/// What the journal and the tables tell, or a part of it: enough for the cells in question. All that time decides is
/// asked here: what was so on a day, what was known at a number, and what may come in.
package struct Chronicle: Sendable {
  /// By code, as the tables have them: without what was entered by hand, which the records tell.
  package var places: [String: Place]
  /// As the table has them: without those by hand.
  package var reorganisations: [Reorganisation]
  /// By id.
  package var courses: [String: Course]
  /// In order of number: of these cells, initiatives and municipalities every one, taken back or not, marks too.
  package var records: [JournalRecord]
  /// The number of the store's last record.
  package var last: Int
  /// The number of the store's last change.
  package var lastChange: Int

  package init(
    places: [String: Place], reorganisations: [Reorganisation], courses: [String: Course], records: [JournalRecord],
    last: Int? = nil, lastChange: Int? = nil
  ) {
    self.places = places
    self.reorganisations = reorganisations
    self.courses = courses
    self.records = records
    self.last = last ?? records.last?.seq ?? 0
    self.lastChange = lastChange ?? records.last?.change ?? 0
  }

  /// With records that have just come in.
  package func adding(_ more: [JournalRecord]) -> Chronicle {
    var next = self
    next.records += more
    next.last = more.last?.seq ?? last
    next.lastChange = more.last?.change ?? lastChange
    return next
  }

  /// What was known when record `seq` was the last; nil for all.
  package func known(at seq: Int? = nil) -> Knowledge { Knowledge(self, at: seq ?? last) }

  /// The number up to which everything is known that was known at `moment`. Asks for the records around it.
  package func number(of moment: KnownMoment) -> Int {
    switch moment {
    case .now: return last
    case .number(let seq):
      // Half a change was never known.
      guard let change = records.first(where: { $0.seq == seq })?.change else { return max(0, min(seq, last)) }
      return records.last { $0.change == change }?.seq ?? seq
    case .day(let day): return records.first { $0.recorded > day }.map { $0.seq - 1 } ?? last
    }
  }
}

/// Up to when what was recorded is taken for known.
package enum KnownMoment: Sendable, Hashable {
  case now
  /// All of the change that the record of this number lies in.
  case number(Int)
  /// Everything before the first record of a later day of the store.
  case day(Day)
}

/// Which records are taken back: of the marks about a record the last one counts.
package struct TakenBack: Sendable {
  /// The numbers of the records that are.
  package private(set) var numbers: Set<Int> = []

  package init() {}

  /// Those of `records` up to number `last`.
  package init(_ records: [JournalRecord], upTo last: Int) {
    for record in records where record.seq <= last { note(record) }
  }

  /// Takes a mark, in the order of numbers.
  package mutating func note(_ record: JournalRecord) {
    guard let undoes = record.undoes else { return }
    note(undoes, isUndo: record.kind == .undo)
  }

  /// Takes a mark about record `seq`, in the order of numbers.
  package mutating func note(_ seq: Int, isUndo: Bool) {
    if isUndo { numbers.insert(seq) } else { numbers.remove(seq) }
  }

  /// Whether nothing is.
  package var isEmpty: Bool { numbers.isEmpty }

  /// Whether the record of this number is taken back.
  package func contains(_ seq: Int) -> Bool { numbers.contains(seq) }
}
