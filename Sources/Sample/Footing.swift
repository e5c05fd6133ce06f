import Model

/// What rests on what: a body acts because a decision set it up, a step of a request follows the one before.
extension Proposal {
  /// The first record that stands by `before` and could not by `after`: what rests on the difference.
  package static func resting(_ before: [Setting], _ after: [Setting]) -> JournalRecord? {
    after.filter { ($0.field == .decision || $0.field == .request) && !$0.value.isEmpty }
      .sorted { $0.record.seq < $1.record.seq }
      .first { stands($0, by: before) && !stands($0, by: after) }?.record
  }

  /// The first move to a phase whose gate is open by `before` and shut by `after`.
  /// - Parameter moves: with what is settled on the day of each, before and after.
  package static func resting(
    _ moves: [(record: JournalRecord, before: [Setting], after: [Setting])]
  ) -> JournalRecord? {
    func isOpen(_ record: JournalRecord, _ settings: [Setting]) -> Bool {
      guard let from = Phase(rawValue: record.from), let to = Phase(rawValue: record.to) else { return true }
      return Gate(of: record.initiative, from: from, to: to, settings).isOpen
    }
    return moves.first { isOpen($0.record, $0.before) && !isOpen($0.record, $0.after) }?.record
  }

  /// Whether it could be recorded, given all else.
  private static func stands(_ one: Setting, by settings: [Setting]) -> Bool {
    let others = settings.filter { $0.field != one.field || $0.key != one.key }
    let change = SettingChange(field: one.field, key: one.key, value: one.value, reason: one.record.reason)
    do throws(Refusal) {
      try check(change, on: one.record.effective, others)
      return true
    } catch {
      return false
    }
  }
}
