import GRDB
import Model
import Sample

/// What was recorded of a decision or a request, another value of it, or none.
struct Unsettling {
  /// The records that count no more.
  var without: Set<Int> = []
  /// Those that count again.
  var with: [JournalRecord] = []
  /// Other values that are to be recorded in one change.
  var changed: [Setting] = []

  /// Refuses what others rest on: decisions of a body that it set up, later steps of a request, a phase behind its gate.
  func requireNothingRests(_ database: Database, _ kind: ChangeKind = .change) throws {
    let told = changed.filter { $0.field == .decision || $0.field == .request }
    guard !told.isEmpty || !without.isEmpty || !with.isEmpty else { return }
    let before = try Query.settings(database, asOf: nil, known: Int.max)
    if let record = Proposal.resting(before, try after(before, database, on: nil)) {
      throw Writer.refused(.rested(record, kind))
    }
    let moves = try Query.phaseMoves(database).filter { !without.contains($0.seq) }.map { move in
      let before = try Query.settings(database, asOf: move.effective, known: Int.max)
      return (record: move, before: before, after: try after(before, database, on: move.effective))
    }
    if let record = Proposal.resting(moves) { throw Writer.refused(.rested(record, kind)) }
  }

  private func after(_ before: [Setting], _ database: Database, on day: Day?) throws -> [Setting] {
    guard !changed.isEmpty else {
      return try Query.settings(database, asOf: day, known: Int.max, without: without, with: with)
    }
    // What counts later is, on the day, as it was.
    let new = changed.filter { one in day.map { one.record.effective <= $0 } ?? true }
    return before.filter { old in !new.contains { $0.field == old.field && $0.key == old.key } } + new
  }
}

extension Setting {
  /// What a record says.
  init(_ record: JournalRecord) { self.init(field: record.field, key: record.initiative, record: record) }
}
