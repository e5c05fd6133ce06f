import GRDB
import Model
import Synchronization

/// An entry of a database's own list of what is in it (`sqlite_master`).
struct SchemaObject: Hashable {
  /// `table`, `index`, `trigger` or `view`.
  var type: String
  var name: String
  /// The table that it belongs to.
  var table: String
  /// As it was created; empty where SQLite made it by itself.
  var sql: String

  /// All of them, by name, but for the indices that follow from a table's own text.
  static func all(_ database: Database) throws -> [SchemaObject] {
    let rows = try RawRows(
      database,
      """
      SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE NOT (type = 'index' AND sql IS NULL)
      ORDER BY name, type
      """)
    var found: [SchemaObject] = []
    while try rows.next() {
      found.append(
        try SchemaObject(type: rows.text(0), name: rows.text(1), table: rows.text(2), sql: rows.text(3)))
    }
    return found
  }

  /// A short sum over the objects, which differs when one of them does.
  static func digest(_ objects: [SchemaObject]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16_000)
    for one in objects {
      for text in [one.type, one.name, one.table, one.sql] {
        bytes.append(contentsOf: text.utf8)
        bytes.append(0)
      }
    }
    return Digest.of(bytes)
  }

  /// What the planner notes down of a database (`ANALYZE`).
  var isStatistics: Bool {
    let columns = ["sqlite_stat1": "tbl,idx,stat", "sqlite_stat4": "tbl,idx,neq,nlt,ndlt,sample"][name]
    return type == "table" && columns.map { sql == "CREATE TABLE \(name)(\($0))" } ?? false
  }
}

/// Knows the schema that was verified, so that only one that changed is looked at again.
final class SchemaSeal: Sendable {
  private let known = Mutex<Int?>(nil)

  /// - Throws: `altered` where the schema is not that of the version that the database names.
  func require(_ database: Database, path: String) throws {
    let count = try RawRows.int(database, "PRAGMA schema_version")
    guard known.withLock({ $0 != count || count == nil }) else { return }
    let version = try RawRows.int(database, "PRAGMA user_version") ?? 0
    guard version <= Schema.version else { throw StoreFailure.newer(path, version: version) }
    try Schema.verify(database, version: version, path: path)
    known.withLock { $0 = count }
  }
}

extension Schema {
  /// The digest of each version's schema, oldest first; a test makes them from the migrations.
  static let digests = [
    "9356acd3672dda8fc5b92416c57af28ec4745036a6992118f2712a9e0104f839",
    "c2368a1637b35fe9533792f6176ee9a12da7a3f56acdc0abc38babf6b403afed",
    "42d026b2eb58e5121770dd88d8c6e59dc4b9e6c7becc085147b5e2407c21327c",
    "cd017bddc27c50f6ae72cc594ce6349e2409019de8dd77d163726f255a07a1fe",
    "4983d780eccca68fd0eeddf3bb8e43d82ee2ee164f0a9b2cffb07df54458ac78",
    "2f64effeada6c54d8db9c7c9cb922142cf96a03ebfcd12fb9e1a8e106e6d8802",
    "0b477dbae684c6aa3a60cb95dd30686be813da91e3a50b6510813238dd45441f",
  ]

  /// Refuses a database in which anything is not as its version makes it: triggers and views could falsify what is
  /// read and written, and a table of another shape could hold anything. Statistics and further plain indices may be.
  /// - Throws: `altered` by the name of the first that differs.
  static func verify(_ database: Database, version: Int, path: String) throws {
    guard try RawRows.text(database, "PRAGMA encoding") == "UTF-8" else {
      throw StoreFailure.damaged(path, detail: Phrase("een andere tekenset", "another encoding"))
    }
    let found = try SchemaObject.all(database)
    guard digests.indices.contains(version - 1) else {
      throw StoreFailure.damaged(path, detail: Phrase(same: "user_version \(version)"))
    }
    if SchemaObject.digest(found) == digests[version - 1] { return }
    if let alteration = try alteration(database, found, version) { throw StoreFailure.altered(path, alteration) }
  }

  /// The schema of a version, made anew: only where one differs from it.
  static func objects(of version: Int) throws -> [SchemaObject] {
    let queue = try DatabaseQueue.kept(path: ":memory:", Configuration())
    defer { queue.abandon() }
    return try queue.write { database in
      try migrate(database, from: 0, to: version)
      return try SchemaObject.all(database)
    }
  }

  private static func alteration(
    _ database: Database, _ found: [SchemaObject], _ version: Int
  ) throws -> Alteration? {
    let expected = try objects(of: version)
    for one in expected {
      guard let kept = found.first(where: { $0.name == one.name && $0.type == one.type }) else {
        return Alteration(kind: .missing, type: one.type, name: one.name)
      }
      guard kept.table == one.table, plain(kept.sql) == plain(one.sql) else {
        return Alteration(kind: .changed, type: one.type, name: one.name)
      }
    }
    let known = Set(expected.map { $0.type + " " + $0.name })
    for one in found where !known.contains(one.type + " " + one.name) && !one.isStatistics {
      guard one.type == "index", try isPlain(database, one) else {
        return Alteration(kind: .added, type: one.type, name: one.name)
      }
    }
    return nil
  }

  /// Without differences of blanks: another SQLite may keep them otherwise.
  private static func plain(_ sql: String) -> String {
    sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether a further index only makes things faster: it refuses no row, reckons nothing, and orders bytes.
  private static func isPlain(_ database: Database, _ index: SchemaObject) throws -> Bool {
    let table = index.table.replacing("\"", with: "\"\"")
    let list = try RawRows(database, "PRAGMA index_list(\"\(table)\")")
    var isKnown = false
    while try list.next() {
      // seq, name, unique, origin, partial
      guard try list.text(1) == index.name else { continue }
      isKnown = true
      if try list.flag(2) || list.flag(4) { return false }
    }
    let columns = try RawRows(database, "PRAGMA index_xinfo(\"\(index.name.replacing("\"", with: "\"\""))\")")
    while try columns.next() {
      // seqno, cid (-2 for an expression), name, desc, coll, key
      if try columns.int(1, -10...Int.max) == -2 || columns.text(4) != "BINARY" { return false }
    }
    return isKnown
  }
}
