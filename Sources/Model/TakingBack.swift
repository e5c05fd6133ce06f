extension Chronicle {
  /// The changes of `by` of which every record counts, latest first.
  package func undoTargets(by: String) -> [[JournalRecord]] {
    let taken = TakenBack(records, upTo: last)
    var changes: [Int: [JournalRecord]] = [:]
    for record in records where record.undoes == nil && record.by == by {
      changes[record.change, default: []].append(record)
    }
    return changes.filter { _, records in !records.contains { taken.contains($0.seq) } }
      .sorted { $0.key > $1.key }.map(\.value)
  }

  /// What `by` took back last and has not done again; empty where there is nothing.
  package func redoTarget(by: String) -> [JournalRecord] {
    var last: [Int: JournalRecord] = [:]
    for record in records { if let undoes = record.undoes { last[undoes] = record } }
    let mine = last.values.filter { $0.kind == .undo && $0.by == by }
    guard let change = mine.map(\.change).max() else { return [] }
    let marked = Set(mine.filter { $0.change == change }.compactMap(\.undoes))
    return records.filter { marked.contains($0.seq) }
  }

  /// What an undo of the record of this number is about: the whole change, and whether it is taken back or done again.
  package func target(undoing seq: Int, reason: String, by: String) throws(Objection) -> (
    kind: ChangeKind, records: [JournalRecord]
  ) {
    guard let row = records.first(where: { $0.seq == seq }) else { throw Refusal.noSuchRecord(seq).objection }
    if row.by != by, reason.allSatisfy(\.isWhitespace) {
      throw Refusal.othersNeedReason(row.by, seq).objection
    }
    let change = records.filter { $0.change == row.change }
    let marked = Set(change.compactMap(\.undoes))
    // Of a row of an undo: does again what it took back; of a redo: takes it back.
    let target = row.undoes == nil ? change : records.filter { marked.contains($0.seq) }
    let kind: ChangeKind = row.undoes != nil && row.kind == .undo ? .redo : .undo
    let taken = TakenBack(records, upTo: last)
    let open = target.filter { $0.undoes == nil && taken.contains($0.seq) == (kind == .redo) }
    guard !open.isEmpty else { throw Refusal.alreadyTakenBack(seq, kind).objection }
    return (kind, open)
  }

  /// The marks that take `target` back (`kind` undo) or do it again (redo).
  /// - Parameter rest: leave what others' records rest on, and take the other cells.
  package func records(
    marking target: [JournalRecord], _ kind: ChangeKind, reason: String = "", rest: Bool = false, _ signed: Signature
  ) throws(Objection) -> [JournalRecord] {
    do { try TextLimit.reason.check(reason) } catch { throw error.objection }
    let now = known()
    // When each was made, or last done again.
    var made: [Int: Int] = [:]
    for record in records { if let undoes = record.undoes { made[undoes] = record.seq } }
    let held = held(target, since: { made[$0.seq] ?? $0.seq }, now)
    var left = rest ? target.filter { held[Group($0)] == nil } : target
    if !rest, let first = held.values.min(by: { $0.seq < $1.seq }) {
      throw now.changedSince(held.count, first, kind)
    }
    let isLeap = kind == .redo && target.contains { $0.kind == .correction || $0.kind == .reorganisation }
    while !left.isEmpty {
      let since = kind == .undo ? left.map { made[$0.seq] ?? $0.seq }.min() ?? 0 : 0
      let marks = numbered(left.map { mark($0, kind, reason) }, signed)
      let (breaks, after) = newBreaks(marks, now, mayLeap: isLeap, since: since)
      guard let first = breaks.first else { return marks }
      guard rest else {
        guard first.rule == .inUse, let move = left.first(where: { $0.field == .phase }) else {
          throw after.changedSince(first, kind, last)
        }
        var objection = inUse(first, breaks, of: move.initiative, after, on: max(move.effective, signed.today))
        objection.refusal = .stillInUse(objection.refusal, kind)
        throw objection
      }
      // Whoever leads to what would break stays; where that is nobody, all do.
      let broken = Set(breaks.map(\.municipality))
      let next = left.filter { record in
        record.initiative.isEmpty ? false : now.downstream([record.municipality]).isDisjoint(with: broken)
      }
      left = next.count < left.count ? next : []
    }
    throw Refusal.nothingLeft.objection
  }

  /// The marks of an undo, where the chronicle has all of the asker's records.
  package func records(undoing request: UndoRequest, reason: String = "", _ signed: Signature) throws(Objection)
    -> [JournalRecord]
  {
    if case .record(let seq) = request {
      let (kind, records) = try target(undoing: seq, reason: reason, by: signed.by)
      return try self.records(marking: records, kind, reason: reason, signed)
    }
    for target in undoTargets(by: signed.by) {
      do {
        return try records(marking: target, .undo, reason: reason, rest: request == .rest, signed)
      } catch { if request != .skip { throw error } }
    }
    throw Refusal.nothingToUndo(signed.by).objection
  }

  /// The marks of a redo, where the chronicle has all of the asker's records.
  package func records(redoing signed: Signature) throws(Objection) -> [JournalRecord] {
    let target = redoTarget(by: signed.by)
    guard !target.isEmpty else { throw Refusal.nothingToRedo.objection }
    return try records(marking: target, .redo, signed)
  }

  private func mark(_ record: JournalRecord, _ kind: ChangeKind, _ reason: String) -> JournalRecord {
    let isUndo = kind == .undo
    return draft(
      kind, record.effective, CellKey(record.municipality, record.initiative), record.field,
      from: isUndo ? record.to : record.from, to: isUndo ? record.from : record.to, reason: reason, undoes: record.seq)
  }

  /// What is taken back whole or stays: a cell, an initiative, or a fact with all its rows.
  private struct Group: Hashable {
    var key: CellKey?

    init(_ record: JournalRecord) {
      key = record.initiative.isEmpty ? nil : CellKey(record.municipality, record.initiative)
    }
  }

  /// Of each group on which something rests the first record that does.
  private func held(_ target: [JournalRecord], since: (JournalRecord) -> Int, _ now: Knowledge) -> [Group:
    JournalRecord]
  {
    let keys = Set(target.map { CellKey($0.municipality, $0.initiative) })
    let made = Set(target.filter { $0.field == .called }.map(\.municipality))
    var others: [CellKey: [JournalRecord]] = [:]
    var upon: [String: [JournalRecord]] = [:]
    for record in now.live {
      let key = CellKey(record.municipality, record.initiative)
      if keys.contains(key) { others[key, default: []].append(record) }
      if made.contains(record.municipality) { upon[record.municipality, default: []].append(record) }
      let code = String(record.to.prefix { $0 != " " })
      if record.field == .successor, made.contains(code) { upon[code, default: []].append(record) }
    }
    var held: [Group: JournalRecord] = [:]
    for record in target where held[Group(record)] == nil {
      let first = since(record)
      // A fact that made a municipality: reports about it, and facts upon it.
      let candidates =
        record.field == .called
        ? upon[record.municipality] ?? [] : others[CellKey(record.municipality, record.initiative)] ?? []
      held[Group(record)] = candidates.first {
        $0.seq > first && $0.change != record.change && (record.field == .called || $0.rests(on: record))
      }
    }
    return held
  }
}

extension JournalRecord {
  /// Whether this later record of the same cell says what `other` says, on its day or after it.
  fileprivate func rests(on other: JournalRecord) -> Bool {
    guard effective >= other.effective, other.field != .heard, other.field != .successor, other.field != .booking else {
      return false
    }
    if other.field == .status, field == .heard { return true }
    guard field == other.field else { return false }
    return field != .flags || !flagsMoved.isDisjoint(with: other.flagsMoved)
  }

  /// The letters that it brought or took away.
  private var flagsMoved: RolloutFlags {
    (RolloutFlags(letters: from) ?? []).symmetricDifference(RolloutFlags(letters: to) ?? [])
  }
}

extension Knowledge {
  fileprivate func changedSince(_ cells: Int, _ record: JournalRecord, _ kind: ChangeKind) -> Objection {
    guard !record.municipality.isEmpty || record.initiative.isEmpty else {
      return Objection(refusal: .rested(record, kind), initiative: record.initiative)
    }
    return Objection(
      refusal: .changedSince(name(record.municipality), cells: cells, record, kind), municipality: record.municipality,
      initiative: record.initiative)
  }

  /// What could not stand without what is to be taken back.
  fileprivate func changedSince(_ one: Break, _ kind: ChangeKind, _ last: Int) -> Objection {
    var objection = words(for: one, since: last)
    objection.refusal = .changedSince(objection.refusal, kind)
    return objection
  }
}
