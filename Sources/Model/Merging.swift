/// A municipality with its cell at the end of the day before a reorganisation.
package struct MergingPart: Sendable {
  /// For the note that comes along.
  package var name: String
  /// Its inhabitants on that day.
  package var inhabitants: Int
  /// Where it stood at the end of that day.
  package var cell: RolloutCell

  package init(name: String, inhabitants: Int, cell: RolloutCell) {
    self.name = name
    self.inhabitants = inhabitants
    self.cell = cell
  }
}

extension RolloutCell {
  /// What a successor's cell is at the start of the day of a reorganisation (DOMAIN §3). Who receives goes on as it is;
  /// a new municipality begins as its weakest part; either is bound if a part was.
  ///
  /// Pilot and front-runner stay because the experience goes over into the new organisation (and the pilot flag carries
  /// a use before the rollout phase), blocked and paused because an obstacle does not go away by merging.
  /// - Parameters:
  ///   - own: the receiving municipality; nil for a new one.
  ///   - parts: those of whom it is the main successor.
  package init(merging parts: [MergingPart], into own: MergingPart?, on day: Day) {
    guard let first = parts.first else {
      self = own?.cell ?? RolloutCell()
      return
    }
    // A new name or code: the same municipality goes on.
    guard own != nil || parts.count > 1 else {
      self = first.cell
      return
    }
    let parts = parts.sorted { (folded($0.name), $0.name) < (folded($1.name), $1.name) }
    let all = (own.map { [$0] } ?? []) + parts
    let cells = all.map(\.cell)
    var status = own?.cell.status ?? cells.map(\.status).min { $0.strength < $1.strength } ?? .unknown
    if !status.isCommitted, cells.contains(where: \.status.isCommitted) { status = .committed }
    self.init(status: status, changed: day)
    if let own = own?.cell, own.status == status {
      since = own.since
      planned = own.planned
      isSample = own.isSample
    } else {
      since = status == .unknown ? nil : day
      planned = cells.filter { $0.status == status }.compactMap(\.planned).max()
      isSample = cells.contains(where: \.isSample)
    }
    flags = cells.reduce(into: []) { $0.formUnion($1.flags) }
    if flags.contains(.exempt), !cells.allSatisfy({ $0.flags.contains(.exempt) }) { flags.insert(.undecided) }
    if flags.contains(.undecided) { flags.remove(.exempt) }
    let notes = parts.filter { !$0.cell.note.isEmpty }.map { "\($0.name): \($0.cell.note)" }
    note = ([own?.cell.note ?? ""] + notes).filter { !$0.isEmpty }.joined(separator: "\n")
    // As old as the part that was heard least.
    if cells.allSatisfy({ $0.heard != nil }) { heard = cells.compactMap(\.heard).min() }
    let rank = max(0, status.ladderIndex)
    let everyone = all.reduce(0) { $0 + $1.inhabitants }
    further = RolloutCell.share(of: all.filter { $0.cell.status.ladderIndex > rank }, in: everyone)
    if let own {
      behind = RolloutCell.share(of: parts.filter { max(0, $0.cell.status.ladderIndex) < rank }, in: everyone)
      if RolloutField.ofCell.allSatisfy({ $0.value(of: self) == $0.value(of: own.cell) }) { changed = own.cell.changed }
    }
  }

  /// The inhabitants of `parts` in whole percents, from 1 to 99; 0 where there are none.
  private static func share(of parts: [MergingPart], in everyone: Int) -> UInt8 {
    let people = parts.reduce(0) { $0 + $1.inhabitants }
    guard people > 0, everyone > 0 else { return 0 }
    return UInt8(max(1, min(99, (200 * people + everyone) / (2 * everyone))))
  }
}

extension RolloutStatus {
  /// How far it is, for finding the weakest: one strict order, so that no tie hangs on who comes first.
  fileprivate var strength: Int {
    switch self {
    case .merged, .unknown: 0
    case .declined: 1
    case .exited: 2
    default: ladderIndex + 2
    }
  }
}
