import Foundation
import GRDB
import Store

/// A store as an older version of the program made it.
package enum OlderStore {
  /// Puts the file at `path` back to the tables of `version`, with all that they have room for.
  package static func make(_ path: String, version: Int) throws {
    let draft = path + ".older"
    let queue = try DatabaseQueue(path: draft)
    try queue.write { try Schema.migrate($0, from: 0, to: version) }
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF; ATTACH ? AS now", arguments: [path])
      for table in try String.fetchAll(database, sql: "SELECT name FROM main.sqlite_master WHERE type = 'table'") {
        func columns(_ schema: String) throws -> [String] {
          try String.fetchAll(
            database, sql: "SELECT name FROM pragma_table_info(?, ?)", arguments: [table, schema])
        }
        let known = try columns("now")
        // What later versions keep of each record, or not at all.
        let former = [
          "change": [
            "kind": "(SELECT j.kind FROM now.journal j WHERE j.change = now.change.id ORDER BY seq LIMIT 1)",
            "effective": "(SELECT j.effective FROM now.journal j WHERE j.change = now.change.id ORDER BY seq LIMIT 1)",
            "sample": "(SELECT max(j.sample) FROM now.journal j WHERE j.change = now.change.id)",
          ], "journal": ["sample_from": "sample", "sample_to": "sample"], "rollout": ["version": "1"],
        ]
        let columns = try columns("main").filter { known.contains($0) || former[table]?[$0] != nil }
        let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let values = columns.map { known.contains($0) ? "\"\($0)\"" : former[table]?[$0] ?? "NULL" }.joined(
          separator: ", ")
        let condition = table == "meta" ? "WHERE key <> 'folded'" : ""
        try database.execute(
          sql: "INSERT INTO main.\(table) (\(names)) SELECT \(values) FROM now.\(table) \(condition)")
      }
      // Before version 5 nothing of the document was kept; a later one that lacks it is not what its program made.
      try database.execute(sql: "DETACH now")
    }
    try queue.close()
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: draft, toPath: path)
  }
}
