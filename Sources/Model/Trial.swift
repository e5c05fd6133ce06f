/// What a change would come to, each by itself and on its own day, before it is made.
package struct Trial: Sendable, Hashable {
  /// What was asked.
  package var change: RolloutChange
  /// The code of the municipality; what was typed where nobody has that name.
  package var municipality: String
  /// The cell as it stands on that day.
  package var before: RolloutCell
  /// The cell as it would stand there.
  package var after: RolloutCell
  /// Why it cannot be; nil where it can.
  package var refusal: Refusal?

  /// What a change comes to as far as its cell alone can tell: enough for the present, where no later record waits.
  package init(_ change: RolloutChange, of cell: RolloutCell, with initiative: Initiative, on day: Day) {
    self.change = change
    municipality = change.municipality
    before = cell
    after = cell
    do throws(Refusal) { after = try change.outcome(of: cell, with: initiative, on: day) } catch { refusal = error }
  }

  fileprivate init(_ change: RolloutChange) {
    self.change = change
    municipality = change.municipality
    before = RolloutCell()
    after = RolloutCell()
  }

  /// Whether all that is asked is so already: then it is done.
  package var isSo: Bool { change.isSo(in: before) }

  /// What must still be given with it; nil where another rule refuses it.
  package var need: Transition.Need? {
    switch refusal?.rule {
    case nil: .nothing
    case "exit-needs-decision": .decision
    case "step-back-needs-reason", "correction-needs-reason": .reason
    default: nil
    }
  }

  /// Whether it skips what lay between: heard to be so far, and no step.
  package var isFurther: Bool {
    guard let status = change.status, !change.isCorrection else { return false }
    return Transition.reports(of: before.status).contains(status)
      && !Transition.successors(of: before.status).contains(status)
  }
}

extension RolloutChange {
  /// The cell after this change, made from `day` on, by the cell alone.
  fileprivate func outcome(of cell: RolloutCell, with initiative: Initiative, on day: Day) throws(Refusal)
    -> RolloutCell
  {
    try TextLimit.reason.check(reason)
    if let note { try TextLimit.note.check(note) }
    var next = cell
    if let flags { next.flags = flags }
    if let status, status != cell.status {
      let step = Transition(
        from: cell.status, to: status, phase: initiative.phase, binding: initiative.binding, flags: next.flags,
        of: initiative.shortName)
      if isCorrection { try step.checkCorrection(reason: reason) } else { try step.check(reason: reason) }
      next.status = status
      next.since = day
      // A step takes the date with it.
      next.planned = nil
      next.isSample = false
    }
    if let planned { next.planned = planned }
    if next.planned != nil, planned != nil, [.embedded, .merged].contains(next.status) {
      throw Refusal.noNextStep(next.status)
    }
    if let note { next.note = note }
    if next.status.isAdopted, !next.flags.contains(.pilot), initiative.phase.isEarly,
      !cell.status.isAdopted || cell.flags.contains(.pilot)
    {
      throw Refusal.inUseNeedsRollout(municipality, initiative.shortName.dutch, since: next.since)
    }
    if next != cell { (next.changed, next.heard) = (day, day) }
    return next
  }
}

extension Chronicle {
  /// What each change would come to by itself, as if nobody had asked for the others.
  package func trials(of changes: [RolloutChange], _ signed: Signature) -> [Trial] {
    let now = known()
    let told = Dictionary(grouping: records, by: \.municipality)
    var kin: [String: Set<String>] = [:]
    for one in now.reorganisations {
      kin[one.fact.oldCode, default: []].insert(one.fact.newCode)
      kin[one.fact.newCode, default: []].insert(one.fact.oldCode)
    }
    return changes.map { change in
      var trial = Trial(change)
      do throws(Objection) {
        let (code, day) = try now.aim(of: change, signed.today)
        trial.municipality = code
        trial.before = now.cell(code, change.initiative, on: day) ?? RolloutCell()
        trial.after = trial.before
        // Only those who can feel it: a whole country for each of its rows would take long.
        var part = self
        let family = reach([code]) { Array(kin[$0] ?? []) }.union([""])
        part.records = family.flatMap { told[$0] ?? [] }.sorted { $0.seq < $1.seq }
        var asked = change
        asked.seen = nil
        let drafts = try part.records(setting: [asked], signed)
        if !drafts.isEmpty {
          trial.after = part.adding(drafts).known().cell(code, change.initiative, on: day) ?? trial.before
        }
      } catch {
        trial.refusal = error.refusal
      }
      return trial
    }
  }
}
