/// What a save came to, after COMMIT.
package func savedWords(_ records: [JournalRecord], _ programme: Programme) -> Phrase {
  guard let first = records.first else { return Phrase("opgeslagen ✓", "saved ✓") }
  if let words = reorganisedWords(records) { return words }
  let what = whatChanged(records, programme)
  switch first.kind {
  case .undo: return Phrase("ongedaan gemaakt ✓ \(what.dutch)", "undone ✓ \(what.english)")
  case .redo: return Phrase("opnieuw gedaan ✓ \(what.dutch)", "redone ✓ \(what.english)")
  case .confirm: return Phrase("bevestigd ✓ \(what.dutch)", "confirmed ✓ \(what.english)")
  default: return Phrase("opgeslagen ✓ \(what.dutch)", "saved ✓ \(what.english)")
  }
}

/// What a save did to the figures that it is about: of one initiative how many use it, else how many are bound to it.
package func effectWords(
  _ records: [JournalRecord], _ programme: Programme, before: [Coverage], now: [Coverage], lines: [FundLine]
) -> [Phrase] {
  guard let id = records.first?.initiative, records.allSatisfy({ $0.initiative == id }) else { return [] }
  if records[0].field == .booking, let index = programme.activity(id), lines.indices.contains(index) {
    let (from, to) = (lines[index].free, programme.lines[index].free)
    func words(_ language: Language) -> String { "\(from.euros(language)) → \(to.euros(language))" }
    return from == to ? [] : [Phrase("vrij € \(words(.dutch))", "free € \(words(.english))")]
  }
  guard let column = programme.column(of: id), before.indices.contains(column), now.indices.contains(column)
  else { return [] }
  let (before, now) = (before[column], now[column])
  func step(_ name: Phrase, _ from: Int, _ to: Int) -> [Phrase] {
    guard from != to else { return [] }
    func words(_ language: Language) -> String {
      "\(name[language]) \(grouped(from, language)) → \(grouped(to, language))"
    }
    return [Phrase(words(.dutch), words(.english))]
  }
  let used = step(Phrase("in gebruik", "in use"), before.adopted, now.adopted)
  return used.isEmpty ? step(Phrase("bindend", "committed"), before.committed, now.committed) : used
}

/// What journal records of one change are about, in a line.
private func whatChanged(_ records: [JournalRecord], _ programme: Programme) -> Phrase {
  guard let record = records.first else { return Phrase("", "") }
  if let money = moneyWords(record, programme) { return money }
  let name = programme.row(of: record.municipality).map { programme.municipalities[$0].name } ?? record.municipality
  let count = Set(records.map(\.municipality)).count
  let short = programme.column(of: record.initiative).map { programme.initiatives[$0].shortName }
  func words(_ language: Language) -> String {
    let initiative = short?[language] ?? record.initiative
    guard count > 1 else {
      return [name, initiative, record.changeWords(language)].filter { !$0.isEmpty }.joined(separator: " · ")
    }
    // Each may come from elsewhere: what they have in common is where they went.
    let goal =
      Set(records.map(\.to)).count == 1 && Set(records.map(\.field)).count == 1 ? record.goalWords(language) : ""
    let many = Phrase("\(count) gemeenten", "\(count) municipalities")[language]
    return [many, initiative, goal].filter { !$0.isEmpty }.joined(separator: " · ")
  }
  return Phrase(words(.dutch), words(.english))
}

/// What somebody else changed meanwhile.
package func elsewhereWords(_ last: JournalRecord, count: Int, _ programme: Programme) -> Phrase {
  let what = whatChanged([last], programme)
  return count == 1
    ? Phrase("\(last.by) wijzigde \(what.dutch)", "\(last.by) changed \(what.english)")
    : Phrase(
      "\(last.by) wijzigde \(count) cellen, als laatste \(what.dutch)",
      "\(last.by) changed \(count) cells, last \(what.english)")
}

/// What a reorganisation by hand, or taking one back, came to, after COMMIT; nil for records of anything else.
package func reorganisedWords(_ records: [JournalRecord]) -> Phrase? {
  let facts = records.filter { $0.field == .successor }
  guard let first = facts.first else { return nil }
  let ended = Set(facts.map(\.municipality)).count
  // Of a mark the code stands in the place of what was before.
  let others = Set(facts.map { $0.to.isEmpty ? $0.from : $0.to }).count
  let count = Phrase(
    "\(ended) → \(others) \(others == 1 ? "gemeente" : "gemeenten")",
    "\(ended) → \(others) \(others == 1 ? "municipality" : "municipalities")")
  if first.kind == .undo {
    return Phrase("herindeling ongedaan gemaakt ✓ \(count.dutch)", "reorganisation undone ✓ \(count.english)")
  }
  let date = first.effective
  return Phrase(
    "herindeling per \(date.words(.dutch)) vastgelegd ✓ \(count.dutch)",
    "reorganisation of \(date.words(.english)) recorded ✓ \(count.english)")
}

/// Nothing was to be changed.
package let alreadySo = Phrase("Het is al zo: er is niets gewijzigd.", "Already set: nothing was changed.")

/// What changes would come to, in a line.
package func rehearsedWords(_ changes: [RolloutChange], _ cells: [RolloutCell], _ programme: Programme) -> Phrase {
  let real = zip(changes, cells).filter { change, after in
    guard let row = programme.row(of: change.municipality), let column = programme.column(of: change.initiative) else {
      return true
    }
    return programme[row, column] != after
  }
  guard let (change, cell) = real.first else { return alreadySo }
  guard real.count == 1 else {
    return Phrase(
      "\(real.count) gemeenten zouden wijzigen; er is niets bewaard.",
      "\(real.count) municipalities would change; nothing was saved.")
  }
  let name = programme.row(of: change.municipality).map { programme.municipalities[$0].name } ?? change.municipality
  func words(_ language: Language) -> String {
    let more = [cell.flags.signs, cell.planned?.words(language) ?? "", cell.note].filter { !$0.isEmpty }
    return (["\(name) · \(change.initiative) · \(cell.status.rawValue) \(cell.status.name[language])"] + more)
      .joined(separator: " · ")
  }
  return Phrase("zou worden: \(words(.dutch))", "would become: \(words(.english))")
}

/// What the rows have now, where they differ: `nu: 3 × PK, 2 × leeg`.
package func mixedWords(_ values: [String]) -> Phrase {
  var counts: [String: Int] = [:]
  for value in values { counts[value, default: 0] += 1 }
  let sorted = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
  func text(_ empty: String) -> String {
    let parts = sorted.prefix(4).map { "\($0.value) × \($0.key.isEmpty ? empty : brief($0.key))" }
    return parts.joined(separator: ", ") + (sorted.count > 4 ? ", …" : "")
  }
  return Phrase("Nu verschillend: \(text("leeg")).", "Different now: \(text("empty")).")
}

/// A value in a list of them: a long one is cut.
private func brief(_ value: String) -> String { value.count > 24 ? value.prefix(23) + "…" : value }
