extension ReorganisationPlan.Outcome {
  /// What one initiative becomes in a successor (DOMAIN §3): the weakest status of those that count, but bound if one
  /// of them was, with the share of inhabitants that was further along in the note.
  ///
  /// Flags: one that any of them had stays. Pilot and front-runner because the experience goes over into the new
  /// organisation (and the pilot flag carries a use before the rollout phase); blocked and paused because an obstacle
  /// does not go away by merging. Exempt stays only where all were; where some were, the cell is blocked until it is
  /// decided, and it counts meanwhile: an exemption was given to a municipality that ends.
  ///
  /// What a new municipality has reported by itself stands: it knows better than its predecessors.
  /// - Parameters:
  ///   - own: the successor's cell as it is kept.
  ///   - parts: those that count, a receiving municipality among them.
  package init(
    own: RolloutCell, isNew: Bool, parts: [ReorganisationPlan.Predecessor], initiative column: Int, date: Day
  ) {
    self.init(before: own, after: own)
    let cells = parts.map { $0.cells[column] }
    let isReported = own.status != .unknown || !own.flags.isEmpty || !own.note.isEmpty || own.planned != nil
    guard !cells.isEmpty, isNew ? !isReported : parts.count > 1 else { return }
    let status = Reorganisation.mergedStatus(of: cells.map(\.status))
    if status != after.status {
      after.status = status
      after.since = date
    }
    if isNew || status != own.status {
      after.planned = cells.filter { $0.status == status }.compactMap(\.planned).max()
    }
    var notes = own.note.isEmpty ? [] : [own.note]
    after.flags = cells.reduce(into: after.flags) { $0.formUnion($1.flags) }
    let exempt = parts.filter { $0.cells[column].flags.contains(.exempt) }
    if !exempt.isEmpty, exempt.count < parts.count {
      after.flags.remove(.exempt)
      after.flags.insert(.blocked)
      let (yes, no) = (exempt.map(\.name), parts.filter { !$0.cells[column].flags.contains(.exempt) }.map(\.name))
      decision = Phrase(
        "\(ReorganisationPlan.decisionMark): \(yes.joined(separator: ", ")) was uitgezonderd, \(no.joined(separator: ", ")) niet",
        "needs a decision: \(yes.joined(separator: ", ")) was exempt, \(no.joined(separator: ", ")) was not")
      notes.append(decision?.dutch ?? "")
    }
    further = ReorganisationPlan.further(parts, column, than: status)
    if let further {
      let names = further.statuses.map(\.name.dutch).joined(separator: ", ")
      notes.append("herindeling \(date.short): \(further.share) % van de inwoners was verder (\(names))")
    }
    after.note = notes.joined(separator: "; ")
    guard after != before else { return }
    after.isSample = cells.contains(where: \.isSample)
    after.version += 1
    after.changed = date
  }
}

extension ReorganisationPlan {
  /// How a note begins that asks for a decision; notes are Dutch, as everything that is kept.
  package static let decisionMark = "besluit nodig"

  /// The share of inhabitants, in whole percents from 1 to 99, of those that were further than `status`.
  static func further(
    _ parts: [Predecessor], _ column: Int, than status: RolloutStatus
  ) -> (share: Int, statuses: [RolloutStatus])? {
    // Only the road counts: to have declined is no progress on "not reported".
    let least = max(0, status.ladderIndex)
    let ahead = parts.filter { $0.cells[column].status.ladderIndex > least }
    let all = parts.reduce(0) { $0 + $1.inhabitants }
    guard !ahead.isEmpty, all > 0 else { return nil }
    let share = (ahead.reduce(0) { $0 + $1.inhabitants } * 200 + all) / (2 * all)
    let statuses = Set(ahead.map { $0.cells[column].status }).sorted { $0.ladderIndex > $1.ladderIndex }
    return (max(1, min(99, share)), statuses)
  }
}

extension Day {
  /// As it stands in a note: `1-1-2018`.
  package var short: String {
    let (year, month, day) = civil
    return "\(day)-\(month)-\(year)"
  }
}
