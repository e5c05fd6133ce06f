extension Chronicle {
  /// The changes of `by` of which every record counts, latest first.
  package func undoTargets(by: String) -> [[JournalRecord]] { [] }

  /// What `by` took back last and has not done again; empty where there is nothing.
  package func redoTarget(by: String) -> [JournalRecord] { [] }

  /// What an undo of the record of this number is about: the records, and whether they are taken back or done again.
  package func target(undoing seq: Int, reason: String, by: String) throws(Objection) -> (
    kind: ChangeKind, records: [JournalRecord]
  ) { (.undo, []) }

  /// The marks that take `target` back (`kind` undo) or do it again (redo).
  /// - Parameter rest: leave what others' records rest on, and take the other cells.
  package func records(
    marking target: [JournalRecord], _ kind: ChangeKind, reason: String = "", rest: Bool = false, _ signed: Signature
  ) throws(Objection) -> [JournalRecord] { [] }

  /// The marks of an undo, where the chronicle has all of the asker's records.
  package func records(undoing: UndoRequest, reason: String = "", _ signed: Signature) throws(Objection)
    -> [JournalRecord]
  { [] }

  /// The marks of a redo, where the chronicle has all of the asker's records.
  package func records(redoing signed: Signature) throws(Objection) -> [JournalRecord] { [] }
}
