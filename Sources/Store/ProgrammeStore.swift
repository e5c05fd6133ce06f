import Foundation
import GRDB
import Model
import Synchronization

/// What the document says of figures, findings and lines, which a store of an older version has not.
package typealias DocumentSource = @Sendable () throws -> Seed

/// The file in which everything is kept. Every method may be called from any thread; one works at a time.
package final class ProgrammeStore: Sendable {
  /// The file, or the memory that is all of a store that is gone with the program; while nothing is to be kept, what is
  /// read in its place.
  private let opened: Mutex<(file: DatabaseQueue, inPlace: Loan?)>
  /// Where everything is read while the file is of an older version: that file, brought up to date in memory.
  private let copy: Mutex<DatabaseQueue?>
  /// For messages; empty for a store in memory.
  package let path: String
  /// Whether it was opened to be written.
  package let isWritable: Bool
  /// Whether the file would let itself be written, however it was opened.
  package let mayBeWritten: Bool
  /// Seconds to wait for another program's lock.
  let patience: Double
  private let document: DocumentSource?
  private let news = Mutex<[Phrase]>([])
  /// The file that was opened, to know it from another of its name; 0 for a store in memory.
  private let inode: ino_t
  private let departure: Departure
  private let dataVersion = Mutex<Int?>(nil)
  private let seal = SchemaSeal()
  /// While one walks through the days of a large store.
  let timeline = Mutex<Timeline?>(nil)
  /// What is the same on all days, once somebody walked through them.
  let walked = Mutex<Walk?>(nil)
  private let isClockTrusted = Mutex(false)

  /// What is read in a store's place until something is to be kept in it.
  enum Loan: Sendable {
    /// A copy of a file in WAL mode, and what that was made of.
    case copy(of: WAL.Stand)
    /// A store that is built in.
    case image(StoreImage)
  }

  init(
    file: DatabaseQueue, inPlace: Loan? = nil, path: String, isWritable: Bool, mayBeWritten: Bool = true,
    patience: Double = 10, document: DocumentSource? = nil, departure: Departure = Departure()
  ) {
    opened = Mutex((file, inPlace))
    self.departure = departure
    copy = Mutex(nil)
    self.path = path
    self.isWritable = isWritable
    self.mayBeWritten = mayBeWritten
    self.patience = patience
    self.document = document
    inode = ProgrammeStore.inode(path)
  }

  /// Opens a store that exists, changing nothing in it; one of an older version is read through a copy in memory until
  /// something is to be kept.
  /// - Parameters:
  ///   - readOnly: nothing will be kept in it. What a crash left half done is rolled back all the same, as whoever
  ///     opens it next would.
  ///   - untouched: not even that; it is told as `unfinished`.
  ///   - patience: seconds to wait for another program's lock.
  ///   - document: what a store that is brought up to date is given of the document.
  ///   - departure: ends the waiting for locks and gives up what has not reached COMMIT.
  /// - Throws: what is wrong with the file.
  package convenience init(
    opening path: String, readOnly: Bool = false, untouched: Bool = false, patience: Double = 10,
    document: DocumentSource? = nil, until departure: Departure = Departure()
  ) throws(StoreFailure) {
    let mayWrite = try ProgrammeStore.examine(path)
    do {
      // Who only reads must still be able to roll back what a crash left half done: GRDB's `read` forbids all else.
      let (file, stand) = try WAL.open(path) { path in
        try DatabaseQueue.kept(
          path: path, Schema.configuration(readOnly: !mayWrite || untouched, patience: patience, until: departure))
      }
      self.init(
        file: file, inPlace: stand.map(Loan.copy), path: path, isWritable: mayWrite && !readOnly && !untouched,
        mayBeWritten: mayWrite, patience: patience, document: document, departure: departure)
      try begin()
    } catch {
      throw StoreFailure(error, operation: "open", path: path, until: departure)
    }
  }

  /// The same file opened once more to be read, for a long look that keeps nobody waiting. Only SQLite looks at it: who
  /// opens and closes a file otherwise takes the locks of what is being saved off it.
  package func again() throws(StoreFailure) -> ProgrammeStore {
    do {
      switch opened.withLock({ $0.inPlace }) {
      case .image(let image): return try ProgrammeStore(lending: image)
      case .copy: return self
      case nil: if path.isEmpty { return self }
      }
      let file = try DatabaseQueue.kept(
        path: path, Schema.configuration(readOnly: !mayBeWritten, patience: patience))
      let store = ProgrammeStore(
        file: file, path: path, isWritable: false, mayBeWritten: mayBeWritten, patience: patience, document: document)
      try store.begin()
      return store
    } catch {
      throw StoreFailure(error, operation: "open", path: path)
    }
  }

  /// Looks whose file it is, and of which version.
  private func begin() throws {
    let isBehind = try file.read { database in
      let application = try RawRows.int(database, "PRAGMA application_id") ?? 0
      guard application == Schema.applicationID else { throw StoreFailure.foreign(path) }
      let version = try RawRows.int(database, "PRAGMA user_version") ?? 0
      guard version <= Schema.version else { throw StoreFailure.newer(path, version: version) }
      guard version > 0 else { throw StoreFailure.damaged(path, detail: Phrase(same: "user_version \(version)")) }
      // Before anything else is asked: a table could be a view by now.
      try seal.require(database, path: path)
      return try Upgrade.isDue(database, document)
    }
    if isBehind { try readCopy() }
  }

  /// The clock is right, whatever the last record says: asked once a run.
  package func trustClock() { isClockTrusted.withLock { $0 = true } }

  /// Whether somebody said so.
  var trustsClock: Bool { isClockTrusted.withLock { $0 } }

  /// The connection to the file, or to the copy that is read in its place.
  var file: DatabaseQueue { opened.withLock { $0.file } }

  /// From now on the store itself is read and written, and nothing in its place. Whoever still reads that may.
  private func goOver() throws {
    try opened.withLock { opened in
      switch opened.inPlace {
      case nil: break
      case .image(let image): opened = (try DatabaseQueue.reading(image, isOwn: true), nil)
      case .copy:
        let file = try DatabaseQueue.kept(
          path: path, Schema.configuration(readOnly: false, patience: patience, until: departure))
        opened = (file, nil)
        // What was written since the copy was made counts as a change of another.
        dataVersion.withLock { $0 = -1 }
      }
    }
  }

  /// Makes the copy of a file in WAL mode anew where somebody wrote in that.
  private func copyAnew() throws {
    guard case .copy(let stand) = opened.withLock({ $0.inPlace }), stand != WAL.Stand(of: path) else { return }
    let (file, new) = try WAL.open(path) { path in
      try DatabaseQueue.kept(
        path: path, Schema.configuration(readOnly: !isWritable, patience: patience, until: departure))
    }
    opened.withLock { $0 = (file, new.map(Loan.copy)) }
    dataVersion.withLock { $0 = -1 }
  }

  /// Where everything is read.
  var queue: DatabaseQueue { copy.withLock { $0 } ?? file }

  /// The version of the file's tables where it is an older one, which is read through a copy; nil otherwise.
  package func olderVersion() throws(StoreFailure) -> Int? {
    guard copy.withLock({ $0 != nil }) else { return nil }
    do {
      return try file.read { try RawRows.int($0, "PRAGMA user_version") }
    } catch {
      throw StoreFailure(error, operation: "info", path: path)
    }
  }

  /// What happened to the file that is to be told, once.
  package func takeNews() -> [Phrase] {
    news.withLock { news in
      defer { news = [] }
      return news
    }
  }

  /// Makes the copy of an older file anew, or does without one from now on where the file is of this version by now.
  private func readCopy() throws {
    // First: what is written while the copy is made counts as a change of another.
    let version = try file.read { database in
      try seal.require(database, path: path)
      return try RawRows.int(database, "PRAGMA data_version")
    }
    let copy = try Upgrade.isDue(file, document) ? Upgrade.copy(of: file, path: path, document) : nil
    self.copy.withLock { $0 = copy }
    dataVersion.withLock { $0 = version }
  }

  /// Brings an older file up to date before the first change is kept in it; one that `work` would refuse brings nothing
  /// about.
  func makeCurrent<Value>(_ operation: String, before work: (Database) throws -> Value) throws(StoreFailure) {
    guard isWritable, copy.withLock({ $0 != nil }) else { return }
    do {
      try goOver()
      try readCopy()
      try copy.withLock { $0 }?.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          _ = try work(database)
          return .rollback
        }
      }
      if let done = try Upgrade.run(path, patience: patience, document, until: departure) {
        news.withLock { $0.append(done.words) }
      }
      copy.withLock { $0 = nil }
    } catch {
      throw StoreFailure(error, operation: operation, path: path, until: departure)
    }
  }

  /// Looks at the file without SQLite: is it there, is it ours to read, does it begin as it should?
  /// - Returns: whether it may be written.
  static func examine(_ link: String) throws(StoreFailure) -> Bool {
    guard let info = try look(at: link) else { throw .missing(link) }
    let path = try file(at: link)
    do {
      try PathObstacle.checkLength(path)
    } catch {
      throw .obstructed(path, error)
    }
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreFailure(errno: errno, path: path) }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 100)
    guard pread(descriptor, &head, 100, 0) == 100, head.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw .foreign(path)
    }
    // Ours by its mark, and no shorter than the header says: a file that was cut off is damaged.
    func word(_ offset: Int) -> Int { head[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    guard word(68) == Schema.applicationID else { throw .foreign(path) }
    let pageSize = Int(head[16]) << 8 | Int(head[17])
    let pages = word(28)
    // What is still beside it may be longer than the file; a FIFO in its place would hold SQLite for ever.
    let beside = try ["-journal", "-wal"].map { ending throws(StoreFailure) in try look(at: path + ending) }
    let hasJournal = beside.contains { $0 != nil }
    guard hasJournal || pages * (pageSize == 1 ? 65_536 : pageSize) <= Int(info.st_size) else {
      throw .damaged(
        path, detail: Phrase("het bestand is korter dan het hoort", "the file is shorter than it should be"))
    }
    let folder = (path as NSString).deletingLastPathComponent
    let mayMake = access(folder.isEmpty ? "." : folder, W_OK) == 0
    guard mayMake || !WAL.isOn(head) else { throw .unreadableWAL(path) }
    return mayMake && access(path, W_OK) == 0
  }

  deinit {
    copy.withLock { $0 }?.abandon()
    file.abandon()
  }

  /// Reads, with every error as one of ours.
  func read<Value>(_ operation: String, _ work: (Database) throws -> Value) throws(StoreFailure) -> Value {
    do {
      let copy = copy.withLock { $0 }
      let (file, inPlace) = opened.withLock { $0 }
      var isBuiltIn: Bool { if case .image = inPlace { true } else { false } }
      return try (copy ?? file).read { database in
        // A copy in memory is of a file that was looked at, and nobody else's; nobody gets at what is built in.
        if copy == nil, !isBuiltIn { try seal.require(database, path: path) }
        return try work(database)
      }
    } catch {
      throw StoreFailure(error, operation: operation, path: path, until: departure)
    }
  }

  /// Writes in one transaction that takes the lock at its beginning.
  func write<Value>(_ operation: String, _ work: (Database) throws -> Value) throws(StoreFailure) -> Value {
    guard isWritable else { throw .readOnly(path) }
    departure.begin()
    do {
      try goOver()
      var value: Value?
      try file.writeWithoutTransaction { database in
        try WAL.leave(database)
        try Obstacle.named(database) {
          try database.inTransaction(.immediate) {
            // A newer program may have brought it up to date since it was opened.
            let version = try RawRows.int(database, "PRAGMA user_version") ?? 0
            guard version <= Schema.version else { throw StoreFailure.newer(path, version: version) }
            try seal.require(database, path: path)
            value = try work(database)
            try departure.commit()
            return .commit
          }
        }
      }
      guard let value else {
        throw StoreFailure.other(operation: operation, code: 0, message: Phrase("geen antwoord", "no answer"))
      }
      return value
    } catch {
      throw StoreFailure(error, operation: operation, path: path, until: departure)
    }
  }

  /// The user leaves: what is being saved is given up, unless it has reached COMMIT; nothing is written any more.
  package func giveUp() { departure.ask() }

  /// Whether the user left.
  package var isGivenUp: Bool { departure.isAsked }

  /// What is said of a save that does not answer any more.
  package var farewell: Phrase { departure.words }

  /// Changes of others count from what is read now, if none was read before.
  func setOut(_ database: Database) throws {
    // Of a copy it is known since before it was made.
    guard copy.withLock({ $0 == nil }) else { return }
    let version = try RawRows.int(database, "PRAGMA data_version")
    dataVersion.withLock { if $0 == nil { $0 = version } }
  }

  private static func inode(_ path: String) -> ino_t {
    var info = stat()
    return !path.isEmpty && stat(path, &info) == 0 ? info.st_ino : 0
  }

  /// Whether another connection changed the file since this was last asked.
  /// - Throws: `replaced` when it is another file by now, `newer` when a newer program took it over.
  package func hasChangedElsewhere() throws(StoreFailure) -> Bool {
    guard ProgrammeStore.inode(path) == inode else { throw .replaced(path) }
    do {
      try copyAnew()
      let (version, schema) = try file.read { database in
        (try RawRows.int(database, "PRAGMA data_version"), try RawRows.int(database, "PRAGMA user_version") ?? 0)
      }
      guard let last = dataVersion.withLock({ $0 }), last != version else {
        dataVersion.withLock { $0 = version }
        return false
      }
      guard schema <= Schema.version else { throw StoreFailure.newer(path, version: schema) }
      if copy.withLock({ $0 != nil }) { try readCopy() } else { dataVersion.withLock { $0 = version } }
      return true
    } catch {
      throw StoreFailure(error, operation: "look", path: path)
    }
  }
}
