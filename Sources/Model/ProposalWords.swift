/// Which decision, milestone, step, precondition or request a record is about, by its id.
func proposalSubject(_ record: JournalRecord) -> Phrase {
  if record.field == .request, let (id, step) = ScaleUpStep.read(record.initiative) {
    let what = step == .signalled ? Phrase("", "") : Phrase(", \(step.name.dutch)", ", \(step.name.english)")
    return Phrase("verzoek \(id)\(what.dutch)", "request \(id)\(what.english)")
  }
  let name = record.field.name
  // A precondition is one of an initiative: `p5 · GIBIT`.
  let parts = record.initiative.split(separator: ":").map(String.init)
  guard parts.count == 2 else {
    return Phrase("\(name.dutch) \(record.initiative)", "\(name.english) \(record.initiative)")
  }
  let other = parts[1] == Precondition.elsewhere ? Phrase("elders", "elsewhere") : proposalName(of: parts[1])
  return Phrase(
    "\(name.dutch) \(parts[0]) · \(other.dutch)", "\(name.english) \(parts[0]) · \(other.english)")
}

/// What an initiative or a candidate is called by its id alone; the id where it is neither.
func proposalName(of id: String) -> Phrase {
  Initiative.named(id)
    ?? (Candidate.ids.contains(id) ? Candidate(id: id, lines: []).shortName : Phrase(same: id))
}

extension Programme {
  /// A record as people read it: who asks to scale up by name, where the store has a code.
  package func named(_ record: JournalRecord) -> JournalRecord {
    guard record.field == .request, ScaleUpStep.read(record.initiative)?.step == .signalled else { return record }
    func named(_ value: String) -> String {
      guard var request = ScaleUpRequest(value), let row = row(of: request.by) else { return value }
      request.by = municipalities[row].name
      return request.text
    }
    var record = record
    (record.from, record.to) = (named(record.from), named(record.to))
    return record
  }
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
