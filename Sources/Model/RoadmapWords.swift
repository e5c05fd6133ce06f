extension MilestoneRecord {
  /// What it says, for people: `klaar op 15 dec 2016`, `gepland jun 2018`, `«…», 30 nov 2017`.
  package func words(_ language: Language) -> String {
    let isDutch = language == .dutch
    var words: [String] = []
    if let title { words.append("«\(title)»") }
    if let first { words.append(first.words(language)) }
    if let plan { words.append((isDutch ? "gepland " : "planned ") + plan.words(language)) }
    if let done { words.append((isDutch ? "klaar op " : "done on ") + done.words(language)) }
    return words.isEmpty
      ? Phrase("zoals in het document", "as in the document")[language] : words.joined(separator: ", ")
  }
}

/// A value of a milestone, a step or a precondition as the journal writes it, in words; nil of another field.
func roadmapWords(_ field: RolloutField, _ value: String, _ language: Language) -> String? {
  switch field {
  case .milestone: MilestoneRecord(text: value)?.words(language) ?? value
  case .step: StepStanding.Progress(rawValue: value.isEmpty ? "open" : value)?.name[language] ?? value
  case .precondition:
    value.isEmpty
      ? Phrase("niets vastgelegd", "nothing recorded")[language]
      : PreconditionState(rawValue: value)?.name[language] ?? value
  default: nil
  }
}

/// How late something is: `12 dagen te laat`, `3 mnd te laat`.
package func lateWords(_ days: Int) -> Phrase {
  if days == 1 { return Phrase("1 dag te laat", "1 day late") }
  guard days >= 60 else { return Phrase("\(days) dagen te laat", "\(days) days late") }
  let months = days * 12 / 365
  return Phrase("\(months) mnd te laat", "\(months) months late")
}
