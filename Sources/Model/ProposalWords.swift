/// Which decision, milestone, step, precondition or request a record is about, by its id.
func proposalSubject(_ record: JournalRecord) -> Phrase {
  if record.field == .request, let (id, step) = ScaleUpStep.read(record.initiative) {
    let what = step == .signalled ? Phrase("", "") : Phrase(", \(step.name.dutch)", ", \(step.name.english)")
    return Phrase("verzoek \(id)\(what.dutch)", "request \(id)\(what.english)")
  }
  let name = record.field.name
  // A precondition is one of an initiative: `p5 · gibit`.
  let id = record.initiative.replacing(":", with: " · ")
  return Phrase("\(name.dutch) \(id)", "\(name.english) \(id)")
}

/// What became of it, from and to.
func proposalChange(_ record: JournalRecord) -> Phrase {
  func words(_ language: Language) -> String {
    func said(_ value: String) -> String {
      // One of the operators' own was nothing before; one of the document was as it stands there.
      if value.isEmpty, record.field == .milestone, RoadPoint.number(of: record.initiative) != nil {
        return Phrase("niets", "nothing")[language]
      }
      return roadmapWords(record.field, value, language) ?? decisionWords(record, value)?[language]
        ?? (value.isEmpty ? Phrase("niets", "nothing")[language] : value)
    }
    return "\(said(record.from)) → \(said(record.to))"
  }
  return Phrase(words(.dutch), words(.english))
}
