/// One record of the journal as the fold takes it: what it does to its cell, and the two times.
package struct CellStep: Sendable {
  /// What a record does to its cell.
  package enum What: Sendable {
    case status(RolloutStatus)
    /// What came and what went; the other flags are left as they are.
    case flags(came: RolloutFlags, went: RolloutFlags)
    /// A date, nil for none, and the status from which it was planned; nil in old records: then it counts until a step.
    case planned(Day?, from: RolloutStatus?)
    case note(String)
    case heard
  }

  /// The number of the record.
  package var seq: Int
  /// The day from which it is so.
  package var effective: Day
  /// The store's own day when it was recorded.
  package var recorded: Day
  /// What sort of record it is.
  package var kind: ChangeKind
  /// What it does to its cell.
  package var what: What
  /// Whether a reason was given.
  package var hasReason: Bool
  /// Whether it belongs to the invented sample.
  package var isSample: Bool

  package init(
    seq: Int, effective: Day, recorded: Day, kind: ChangeKind, what: What, hasReason: Bool = false,
    isSample: Bool = false
  ) {
    self.seq = seq
    self.effective = effective
    self.recorded = recorded
    self.kind = kind
    self.what = what
    self.hasReason = hasReason
    self.isSample = isSample
  }

  /// A record of a cell that carries a value; nil for a mark, for what is no cell's, and for a value that cannot be.
  package init?(_ record: JournalRecord) {
    guard record.undoes == nil, !record.municipality.isEmpty, !record.initiative.isEmpty,
      let what = What(record.field, from: record.from, to: record.to, beside: record.beside)
    else { return nil }
    self.init(
      seq: record.seq, effective: record.effective, recorded: record.recorded, kind: record.kind, what: what,
      hasReason: !record.reason.allSatisfy(\.isWhitespace), isSample: record.isSample)
  }

  /// The order in which the fold takes them.
  package static func < (left: CellStep, right: CellStep) -> Bool {
    (left.effective, left.seq) < (right.effective, right.seq)
  }
}

extension CellStep.What {
  /// What a field's values, as the journal has them, do to a cell; nil for a field of no cell, for a value that cannot
  /// be, and for to or from merged: that a municipality is no more is the fact's to say.
  package init?(_ field: RolloutField, from: String, to: String, beside: String) {
    switch field {
    case .status:
      guard let status = RolloutStatus(rawValue: to), status != .merged, from != RolloutStatus.merged.rawValue else {
        return nil
      }
      self = .status(status)
    case .flags:
      guard let before = RolloutFlags(letters: from), let after = RolloutFlags(letters: to) else { return nil }
      self = .flags(came: after.subtracting(before), went: before.subtracting(after))
    case .planned:
      let day = Day(iso: to)
      guard day != nil || to.isEmpty else { return nil }
      self = .planned(day, from: RolloutStatus(rawValue: beside))
    case .note: self = .note(to)
    case .heard: self = .heard
    default: return nil
    }
  }
}

/// A cell while the days go by: what one record after another, in their order, makes of it.
package struct CellFold: Sendable {
  /// The last day that is asked for: hearing counts only up to it.
  private let last: Day
  /// The cell as it is so far.
  package private(set) var cell = RolloutCell()
  // The day that is being told, and what stood when it began: since is reckoned by the ends of days.
  private var day: Day?
  private var morning: (status: RolloutStatus, since: Day?) = (.unknown, nil)

  /// - Parameter last: the end of the day that is asked for.
  package init(upTo last: Day) { self.last = last }

  /// Goes on with a cell that was told up to a day, which began with `morning`.
  package init(
    upTo last: Day, resuming cell: RolloutCell, on day: Day, morning: (status: RolloutStatus, since: Day?)
  ) {
    self.last = last
    self.cell = cell
    self.day = day
    self.morning = morning
  }

  /// Takes one record; those of a day after the last, or on which the municipality is not there, are not for it.
  package mutating func take(_ step: CellStep) {
    begin(step.effective)
    switch step.what {
    case .status(let status):
      cell.isSample = step.isSample
      guard status != cell.status else { break }
      cell.since = status == .unknown ? nil : status == morning.status ? morning.since : step.effective
      cell.status = status
      cell.planned = nil
    case .flags(let came, let went):
      if came.union(went).contains(.exempt) { cell.flags.remove(.undecided) }
      cell.flags = cell.flags.subtracting(went).union(came)
    case .planned(let day, let from):
      if day == nil || from ?? cell.status == cell.status { cell.planned = day }
    case .note(let note): cell.note = note
    case .heard:
      hear(step.effective)
      return
    }
    if cell.status == .unknown { cell.isSample = step.isSample }
    cell.changed = step.effective
    // When we came to know it, not from when it is so.
    hear(step.recorded)
  }

  /// Takes what a reorganisation of `day` makes of the cell.
  package mutating func merge(_ merger: (RolloutCell) -> RolloutCell, on day: Day) {
    begin(day)
    cell = merger(cell)
    morning = (cell.status, cell.since)
  }

  private mutating func begin(_ day: Day) {
    guard day != self.day else { return }
    self.day = day
    morning = (cell.status, cell.since)
  }

  private mutating func hear(_ day: Day) {
    if day <= last, cell.heard.map({ $0 < day }) ?? true { cell.heard = day }
  }
}

/// A cell's status and flags while the days go by: of the fold only what counting depends on, for who goes through all
/// cells.
package struct UseFold: Sendable {
  /// What a record does to it.
  package enum Step: Sendable {
    case status(RolloutStatus)
    /// What came and what went; the other flags are left as they are.
    case flags(came: RolloutFlags, went: RolloutFlags)
  }

  /// The status so far.
  package private(set) var status = RolloutStatus.unknown
  /// The flags so far.
  package private(set) var flags: RolloutFlags = []

  package init() {}

  /// Takes one record, in the order of the fold.
  package mutating func take(_ step: Step) {
    switch step {
    case .status(let status): self.status = status
    case .flags(let came, let went): flags = flags.subtracting(went).union(came)
    }
  }
}
