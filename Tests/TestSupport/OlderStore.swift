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
        let shared = try columns("main").filter(known.contains).map { "\"\($0)\"" }.joined(separator: ", ")
        try database.execute(sql: "INSERT INTO main.\(table) (\(shared)) SELECT \(shared) FROM now.\(table)")
      }
      // Before version 5 nothing of the document was kept; a later one that lacks it is not what its program made.
      try database.execute(sql: "DETACH now")
    }
    try queue.close()
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: draft, toPath: path)
  }
}
