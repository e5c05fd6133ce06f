import Foundation
import GRDB
import Model

extension ProgrammeStore {
  /// What each of `changes` would come to by itself, on its own day; nothing is changed.
  /// - Parameters: as for `save`.
  package func trials(of changes: [RolloutChange], by: String, at: String, clock: Day) throws(StoreFailure) -> [Trial] {
    try read("try") { database in
      let desk = try Desk(database, Hand(by: by, at: at, clock: clock, operation: UUID(), isDry: true))
      return try desk.chronicle(changes.map { ($0.municipality, $0.initiative, $0.on) }).0
        .trials(of: changes, desk.signed)
    }
  }
}
