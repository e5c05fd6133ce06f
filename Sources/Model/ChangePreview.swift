/// What a change of several rows would do, row by row, before it happens.
package struct ChangePreview: Sendable {
  /// One municipality's part of a change that is not made yet.
  package struct Row: Sendable {
    /// What would be changed.
    package var change: RolloutChange
    /// The municipality's name.
    package var municipality: String
    /// The cell as it is.
    package var before: RolloutCell
    /// The cell as it would be, or why it cannot be.
    package var outcome: Result<RolloutCell, Refusal>

    /// Whether all that is asked is so already: that is no refusal.
    package var isSo: Bool { change.isSo(in: before) }
  }

  package var rows: [Row]
  /// The initiative that all rows are about.
  package var initiative: Initiative

  /// - Parameter changes: of one initiative that is in `programme`.
  package init(_ changes: [RolloutChange], of programme: Programme) {
    let column = changes.first.flatMap { programme.column(of: $0.initiative) } ?? 0
    let initiative = programme.initiatives[column]
    self.initiative = initiative
    rows = changes.compactMap { change in
      guard let row = programme.row(of: change.municipality) else { return nil }
      let before = programme[row, column]
      var asked = change
      asked.expectedVersion = before.version
      let outcome: Result<RolloutCell, Refusal>
      do throws(Refusal) {
        outcome = .success(try change.applied(to: before, initiative: initiative, effective: programme.today))
      } catch {
        outcome = .failure(error)
      }
      return Row(change: asked, municipality: programme.municipalities[row].name, before: before, outcome: outcome)
    }
  }

  /// Those that a rule refuses.
  package var refused: [Row] { rows.filter { (try? $0.outcome.get()) == nil && !$0.isSo } }

  /// The changes that can be made, for one transaction.
  package var possible: [RolloutChange] {
    rows.compactMap { row in (try? row.outcome.get()) == nil ? nil : row.change }
  }
}
