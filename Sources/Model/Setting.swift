/// Something that operators decide and that is no rollout status: whether a finding is settled, or a value that the
/// document leaves open. Its value is what its latest journal record says; there is no other copy.
package struct Setting: Sendable, Hashable {
  /// One of `RolloutField.ofSetting`: the field under which the journal keeps it.
  package var field: RolloutField
  /// `F3`, or that of a `SettingRule`.
  package var key: String
  /// The record that set it.
  package var record: JournalRecord

  package init(field: RolloutField, key: String, record: JournalRecord) {
    self.field = field
    self.key = key
    self.record = record
  }

  /// As it is kept, for machines; empty where it was taken away again.
  package var value: String { record.to }
}

/// A change of a setting that somebody asks for.
package struct SettingChange: Sendable, Hashable {
  /// Which sort of setting.
  package var field: RolloutField
  /// The setting by its name in the store.
  package var key: String
  /// Empty takes the setting away.
  package var value: String
  /// Why, as it will stand in the journal.
  package var reason: String
  /// The record that the asker saw, 0 for none; nil to write whatever is there now.
  package var expectedSeq: Int?
  /// The day from which it is so; nil for the store's today.
  package var on: Day?

  package init(
    field: RolloutField = .setting, key: String, value: String, reason: String = "", expectedSeq: Int? = nil,
    on: Day? = nil
  ) {
    self.on = on
    self.field = field
    self.key = key
    self.value = value
    self.reason = reason
    self.expectedSeq = expectedSeq
  }

  /// Refuses a key or a value that no rule knows; every way in passes here.
  package func check() throws(Refusal) {
    switch field {
    case .finding: try checkFinding()
    case .setting:
      guard let rule = SettingRule(key: key) else {
        throw Refusal(
          "unknown-setting", Phrase("Geen instelling «\(key)».", "No setting «\(key)»."),
          wayOut: Phrase("Gebruik een van de opdrachten ervoor.", "Use one of the commands for it."))
      }
      if !value.isEmpty { try rule.check(value) }
    case .decision, .milestone, .step, .precondition, .request:
      // What its words mean is known where the document's own rows are.
      try TextLimit.note.check(value)
      try TextLimit.reason.check(reason)
    default:
      throw Refusal(
        "no-setting", Phrase("\(field.name.dutch) is geen instelling.", "\(field.name.english) is not a setting."),
        wayOut: Phrase("Gebruik set.", "Use set."))
    }
  }

  private func checkFinding() throws(Refusal) {
    guard key.first == "F", Int(key.dropFirst()) != nil else {
      throw Refusal(
        "unknown-finding", Phrase("«\(key)» is geen bevinding.", "«\(key)» is not a finding."),
        wayOut: Phrase("Schrijf bijvoorbeeld F3.", "Write F3, for example."))
    }
    guard value.isEmpty || !reason.allSatisfy(\.isWhitespace) else {
      throw Refusal(
        "settling-needs-reason",
        Phrase("Een bevinding afdoen vraagt om een reden.", "Settling a finding needs a reason."),
        wayOut: Phrase("Geef die erbij: settle \(key) \"reden\".", "Add it: settle \(key) \"reason\"."))
    }
  }
}

extension [Setting] {
  /// The setting of a key that has a value now; nil where it was never set or was taken away.
  package func of(_ field: RolloutField, _ key: String) -> Setting? {
    first { $0.field == field && $0.key == key && !$0.value.isEmpty }
  }

  /// The same of the key that a rule is about.
  package func of(_ rule: SettingRule) -> Setting? { of(.setting, rule.key) }

  /// Whether something that is settled of contributions, or of the fund from 2018, is sample data.
  package func hasSample(ofContributions: Bool) -> Bool {
    contains { one in
      guard one.record.isSample, !one.value.isEmpty, let rule = SettingRule(key: one.key) else { return false }
      return switch rule {
      case .contribution: ofContributions
      case .total, .shares: !ofContributions
      case .over, .under, .light: false
      }
    }
  }

  /// The record that last spoke of a key, 0 for none: what a change expects.
  package func seq(_ field: RolloutField, _ key: String) -> Int {
    first { $0.field == field && $0.key == key }?.record.seq ?? 0
  }
}
