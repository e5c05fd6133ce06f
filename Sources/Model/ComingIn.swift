extension Chronicle {
  /// The records of a change of one or more cells; none where all is so already.
  package func records(setting changes: [RolloutChange], _ signed: Signature) throws(Objection) -> [JournalRecord] { [] }

  /// The records that say of cells that they are still so; none where that was heard on that day already.
  package func records(confirming: [Confirmation], _ signed: Signature) throws(Objection) -> [JournalRecord] { [] }

  /// The records of another phase or binding; none where it is so already.
  package func records(moving change: InitiativeChange, _ signed: Signature) throws(Objection) -> [JournalRecord] { [] }

  /// The records of a reorganisation that is entered by hand.
  package func records(reorganising: ReorganisationByHand, _ signed: Signature) throws(Objection) -> [JournalRecord] {
    []
  }
}
