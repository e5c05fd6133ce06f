import Foundation
import GRDB
import Model

/// What brings a store of an older version to the present: whole or not at all, and never because somebody looks.
package struct Upgrade: Sendable, Hashable {
  /// The store by its path.
  package var path: String
  /// The version that the file had.
  package var version: Int
  /// Where it lies as it was.
  package var backup: String
  /// What of its cells is told otherwise than before, a sentence each: cells of reorganisations that nobody had carried
  /// out, and planned dates that their step had outlived.
  package var differences: [Phrase] = []

  /// What changed and where the copy of before is.
  package var words: Phrase {
    let name = (backup as NSString).lastPathComponent
    let told = differences.prefix(Upgrade.told).map(\.dutch).joined(separator: "; ")
    let more = differences.count > Upgrade.told ? "; …" : ""
    let (dutch, english) =
      differences.isEmpty
      ? ("", "")
      : (
        " Anders dan voorheen, doordat herindelingen vanzelf gelden en bij een stap de geplande datum vervalt (\(differences.count)): \(told)\(more).",
        " Different from before, because reorganisations take effect by themselves and a step uses up its planned date (\(differences.count)): \(told)\(more)."
      )
    return Phrase(
      "Bijgewerkt van schema \(version) naar \(Schema.version); zoals het was staat ernaast: \(name).\(dutch)",
      "Brought up to date from schema \(version) to \(Schema.version); the old one is beside it: \(name).\(english)")
  }

  private static let told = 20

  /// Brings the file at `path` up to date and leaves a copy beside it.
  /// - Returns: what was done; nil where it is of this version.
  /// - Throws: `newer`, `foreign`, or why it could not be done; the file is as it was then.
  package static func run(
    _ path: String, patience: Double = 10, _ document: DocumentSource?, until departure: Departure = Departure(),
    _ headway: Headway? = nil
  ) throws(StoreFailure) -> Upgrade? {
    guard try ProgrammeStore.examine(path) else { throw .readOnly(path) }
    // To copy it while SQLite holds its lock, and closed after that: closing a file drops the locks of the process.
    let source = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(source) }
    var done: Upgrade?
    do {
      departure.begin()
      let queue = try DatabaseQueue.kept(
        path: path, Schema.configuration(readOnly: false, patience: patience, until: departure))
      defer { queue.abandon() }
      try queue.writeWithoutTransaction { database in
        try WAL.leave(database)
        try database.inTransaction(.immediate) {
          let version = try Schema.version(of: database)
          guard version <= Schema.version else { throw StoreFailure.newer(path, version: version) }
          try Schema.verify(database, version: version, path: path)
          // Another program may have done it while this one waited.
          guard try isDue(database, document) else { return .rollback }
          done = Upgrade(path: path, version: version, backup: try keep(source, of: path, version: version))
          done?.differences = try apply(to: database, document, headway)
          try departure.commit()
          return .commit
        }
      }
      try queue.close()
      return done
    } catch {
      throw StoreFailure(error, operation: "migrate", path: path, until: departure)
    }
  }

  /// Whether there is anything to be brought up to date.
  static func isDue(_ database: Database, _ document: DocumentSource?) throws -> Bool {
    let version = try Schema.version(of: database)
    guard version == Schema.version else { return version < Schema.version }
    return try document != nil && RawRows.int(database, "SELECT 1 FROM finding LIMIT 1") == nil
  }

  /// Whether the store is older than this program or lacks what the document says.
  static func isDue(_ file: DatabaseQueue, _ document: DocumentSource?) throws -> Bool {
    try file.read { try isDue($0, document) }
  }

  /// What is read through a copy in memory, at most.
  private static let largest = 50_000_000

  /// An older file in memory, brought up to date there.
  /// - Throws: `older` where it is too large for that.
  static func copy(of file: DatabaseQueue, path: String, _ document: DocumentSource?) throws -> DatabaseQueue {
    let (size, version) = try file.read { database in
      let pages = try RawRows.int(database, "PRAGMA page_count") ?? 0
      return (pages * (try RawRows.int(database, "PRAGMA page_size") ?? 0), try Schema.version(of: database))
    }
    guard size <= largest else { throw StoreFailure.older(path, version: version) }
    let memory = try DatabaseQueue.kept(path: ":memory:", Schema.configuration(readOnly: false, patience: 0))
    try file.backup(to: memory)
    _ = try memory.write { try apply(to: $0, document, nil) }
    return memory
  }

  /// - Returns: what of its cells is told otherwise than before.
  private static func apply(to database: Database, _ document: DocumentSource?, _ headway: Headway?) throws -> [Phrase]
  {
    let version = try Schema.version(of: database)
    if version < Schema.version { try Schema.migrate(database, from: version) }
    let differences = version < 7 ? try TimeUpgrade(database, headway).differences : []
    if let document, try RawRows.int(database, "SELECT 1 FROM finding LIMIT 1") == nil {
      try document().addDocument(to: database)
    }
    return differences
  }

  /// Keeps the bytes of `source` as `NAME.v5`, or the first name after it that is free, on the disk before this returns;
  /// where they lie already, from an attempt that failed, that will do.
  private static func keep(_ source: Int32, of asked: String, version: Int) throws(StoreFailure) -> String {
    let path = Folder.resolved(asked)
    let draft = "\(path).new-\(getpid())"
    defer { unlink(draft) }
    try Folder.copy(source, to: draft)
    let name = "\(path).v\(version)"
    var number = 1
    while true {
      let backup = number == 1 ? name : "\(name).\(number)"
      // A link never takes another's place.
      if link(draft, backup) == 0 {
        try Folder.sync(of: backup)
        return backup
      }
      guard errno == EEXIST else { throw StoreFailure(errno: errno, path: backup) }
      if FileManager.default.contentsEqual(atPath: draft, andPath: backup) { return backup }
      number += 1
    }
  }
}
