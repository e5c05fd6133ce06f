/// What a journal record of a booking, setting or finding says; nil for any other record.
package func moneyWords(_ record: JournalRecord, _ programme: Programme) -> Phrase? {
  guard let change = moneyChange(programme.named(record)) else { return nil }
  let subject = moneySubject(record, programme)
  return Phrase("\(subject.dutch) · \(change.dutch)", "\(subject.english) · \(change.english)")
}

/// What it is about: the activity, the setting or the finding.
package func moneySubject(_ record: JournalRecord, _ programme: Programme) -> Phrase {
  if RolloutField.ofProposal.contains(record.field) { return proposalSubject(record) }
  if record.field == .finding { return Phrase("bevinding \(record.initiative)", "finding \(record.initiative)") }
  return programme.activity(record.initiative).map { programme.activities[$0].name }
    ?? SettingRule(key: record.initiative)?.name ?? Phrase(same: record.initiative)
}

/// What became of it, from and to; nil where the record is about neither.
package func moneyChange(_ record: JournalRecord) -> Phrase? {
  switch record.field {
  case .booking:
    func words(_ language: Language) -> String {
      let made = Booking.words(journal: record.to, language)
      guard !record.from.isEmpty else { return made }
      return made + Phrase(" neemt \(record.from) terug", " reverses \(record.from)")[language]
    }
    return Phrase(words(.dutch), words(.english))
  case .setting:
    let rule = SettingRule(key: record.initiative)
    func words(_ value: String, _ language: Language) -> String { rule?.words(value, language) ?? value }
    return Phrase(
      "\(words(record.from, .dutch)) → \(words(record.to, .dutch))",
      "\(words(record.from, .english)) → \(words(record.to, .english))")
  case .finding:
    func words(_ value: String) -> Phrase { value.isEmpty ? Phrase("open", "open") : Phrase("afgedaan", "settled") }
    return Phrase(
      "\(words(record.from).dutch) → \(words(record.to).dutch)",
      "\(words(record.from).english) → \(words(record.to).english)")
  case .decision, .milestone, .step, .precondition, .request: return proposalChange(record)
  default: return nil
  }
}
