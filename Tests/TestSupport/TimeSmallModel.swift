import Model

/// Time as simply as it can be said, to hold the real one against: a list of records, read day by day over all cells
/// at once. It shares nothing with what it tests but the merging of cells and the words of the records.
package struct TimeSmallModel {
  /// Of the tables.
  let places: [String: Place]
  let facts: [Reorganisation]
  let initiatives: [String]
  let journal: [JournalRecord]

  package init(_ chronicle: Chronicle, initiatives: [String]) {
    places = chronicle.places
    facts = chronicle.reorganisations
    self.initiatives = initiatives
    journal = chronicle.records
  }

  /// Every cell at the end of `last`, as known when `known` was the last number; without what was heard.
  package func cells(on last: Day, known: Int) -> [CellKey: RolloutCell] {
    let told = journal.filter { $0.seq <= known }
    let live = told.filter { record in
      record.undoes == nil && told.last { $0.undoes == record.seq }?.kind != .undo
    }
    var names = places
    var facts = self.facts.map { (fact: $0, isByHand: false) }
    for record in live where record.field == .called {
      names[record.municipality] = Place(name: record.to, from: record.effective, until: nil, inhabitants: [])
    }
    for record in live where record.field == .successor {
      names[record.municipality]?.until = record.effective
      facts.append(
        (
          Reorganisation(
            date: record.effective, oldCode: record.municipality, newCode: record.to, kind: .merger,
            isMainSuccessor: true), true
        ))
    }
    func people(_ code: String, _ day: Day) -> Int {
      facts.filter { $0.isByHand && $0.fact.newCode == code && $0.fact.date <= day }
        .reduce(names[code]?.inhabitants(in: day.civil.year) ?? 0) { $0 + people($1.fact.oldCode, $1.fact.date + -1) }
    }
    let days = Set(
      facts.map(\.fact.date) + live.map(\.effective) + names.values.flatMap { [$0.from, $0.until ?? $0.from] })
    var cells: [CellKey: RolloutCell] = [:]
    for day in days.sorted() where day <= last {
      let eve = cells
      for (code, place) in names where place.exists(on: day) {
        let parts = facts.filter { $0.fact.date == day && $0.fact.newCode == code && $0.fact.isMainSuccessor }
        for initiative in initiatives {
          func part(_ code: String) -> MergingPart {
            MergingPart(
              name: names[code]?.name ?? "", inhabitants: people(code, day + -1),
              cell: eve[CellKey(code, initiative)] ?? RolloutCell())
          }
          let key = CellKey(code, initiative)
          cells[key] = RolloutCell(
            merging: parts.map { part($0.fact.oldCode) }, into: place.from < day ? part(code) : nil, on: day)
        }
      }
      let morning = cells
      for record in live.sorted(by: { $0.seq < $1.seq }) where record.effective == day {
        let key = CellKey(record.municipality, record.initiative)
        guard names[key.municipality]?.exists(on: day) == true, cells[key] != nil else { continue }
        cells[key] = Self.after(record, cells[key] ?? RolloutCell(), morning: morning[key] ?? RolloutCell())
      }
      for (code, place) in names where place.until == day {
        for initiative in initiatives {
          cells[CellKey(code, initiative)] = RolloutCell(status: .merged, since: day)
        }
      }
    }
    // One that began and ended on one day never was.
    return cells.filter { key, _ in names[key.municipality].map { $0.until ?? last + 1 > $0.from } ?? false }
      .mapValues(Self.withoutHearing)
  }

  /// The cell but for when it was heard.
  package static func withoutHearing(_ cell: RolloutCell) -> RolloutCell {
    var cell = cell
    cell.heard = nil
    return cell
  }

  private static func after(_ record: JournalRecord, _ cell: RolloutCell, morning: RolloutCell) -> RolloutCell {
    var cell = cell
    switch record.field {
    case .status:
      guard record.to != cell.status.rawValue, let status = RolloutStatus(rawValue: record.to) else { break }
      cell.status = status
      cell.planned = nil
      cell.since = status == .unknown ? nil : status == morning.status ? morning.since : record.effective
    case .flags:
      var letters = Set(cell.flags.letters)
      let (from, to) = (Set(record.from), Set(record.to))
      if from.contains("E") != to.contains("E") { letters.remove("e") }
      letters = letters.subtracting(from.subtracting(to)).union(to.subtracting(from))
      cell.flags = RolloutFlags(letters: String(letters.sorted())) ?? []
    case .planned:
      if record.to.isEmpty || record.beside == cell.status.rawValue { cell.planned = Day(iso: record.to) }
    case .note: cell.note = record.to
    case .heard: return cell
    default: break
    }
    cell.changed = record.effective
    return cell
  }
}
