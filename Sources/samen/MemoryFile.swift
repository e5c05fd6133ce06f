import Dashboard
import Foundation
import Model
import Store

/// What the dashboard remembers, in a file of the user's that several programs may write at once.
struct MemoryFile: Sendable {
  /// Where it lies.
  let path: String
  /// Whether something may be written here and now.
  let isWritable: Bool

  /// The form of the file; a later one is another program's.
  static let version = 1

  /// - Returns: nil where the user has no place for one.
  init?(isWritable: Bool) {
    guard let folder = StateFolder.path else { return nil }
    self.init(path: folder + "/state.json", isWritable: isWritable)
  }

  /// The file at a path.
  init(path: String, isWritable: Bool) { (self.path, self.isWritable) = (path, isWritable) }

  /// What there is. What cannot be read is set aside, and counts as nothing.
  /// - Returns: what was set aside, as it is said to the user.
  func read() -> (memory: Memory, words: Phrase?) {
    if let object = try? object() { return (Memory(object), nil) }
    // Of two programs one sets it aside.
    let (object, words) = (try? StateFolder.alone(in: folder, contents)) ?? contents()
    return (Memory(object), words)
  }

  private var folder: String { (path as NSString).deletingLastPathComponent }

  /// Puts what `memory` has changed since `start` beside what others wrote meanwhile.
  /// - Returns: what was set aside.
  /// - Throws: why it cannot be written.
  func keep(_ memory: Memory, since start: Memory) throws(Ending) -> Phrase? {
    guard isWritable, memory.merged(since: start, into: start) != start else { return nil }
    do throws(StoreFailure) {
      return try StateFolder.alone(in: folder) { () throws(StoreFailure) in
        let (object, words) = contents()
        let there = Memory(object)
        let merged = memory.merged(since: start, into: there)
        if merged != there {
          try Folder.replace(path, with: (JSON.object(merged.written(over: object)).written() + "\n").utf8)
        }
        return words
      }
    } catch {
      let why = error.detail
      throw Ending(
        .failure, "\(path): niet te schrijven (\(why.dutch)); dit wordt niet onthouden.",
        "\(path): cannot be written (\(why.english)); this is not remembered.")
    }
  }

  private func contents() -> (object: [String: JSON], words: Phrase?) {
    do throws(Flaw) {
      return (try object(), nil)
    } catch {
      return ([:], setAside(error))
    }
  }

  private enum Flaw: Error {
    case newer
    /// Why it cannot be read.
    case broken(Phrase)
  }

  private func object() throws(Flaw) -> [String: JSON] {
    let bytes: [UInt8]?
    do throws(Ending) { bytes = try SmallFile.bytes(path) } catch { throw .broken(error.words) }
    guard let bytes else { return [:] }
    func broken(_ line: Int, _ dutch: String, _ english: String) -> Flaw {
      .broken(Phrase("\(path):\(line): \(dutch).", "\(path):\(line): \(english)."))
    }
    let value: JSON
    do throws(JSON.Problem) { value = try JSON(bytes) } catch {
      throw broken(error.line, "geen JSON", "not JSON")
    }
    guard case .object(let object) = value, case .number(let text)? = object["version"], let version = Int(text),
      version > 0
    else { throw broken(1, "niet wat samen onthield", "not what samen remembered") }
    guard version <= MemoryFile.version else { throw .newer }
    if let name = Memory.misfit(in: object) {
      throw broken(1, "«\(name)» is niet wat daar hoort", "«\(name)» is not what belongs there")
    }
    return object
  }

  /// Gives what cannot be read another name, so that nothing of it is lost.
  private func setAside(_ flaw: Flaw) -> Phrase {
    let ending = if case .newer = flaw { "newer" } else { "broken" }
    let places = ["\(path).\(ending)"] + (2...99).map { "\(path).\(ending)-\($0)" }
    let place = places.first { access($0, F_OK) != 0 } ?? places[0]
    let isMoved = isWritable && rename(path, place) == 0
    if isMoved { try? Folder.sync(of: path) }
    let now =
      isMoved
      ? Phrase("Het staat nu in \(place).", "It is in \(place) now.")
      : Phrase("Het bleef staan.", "It was left where it is.")
    let what =
      switch flaw {
      case .newer:
        Phrase(
          "Wat het dashboard onthield is van een nieuwere samen.",
          "What the dashboard remembered is from a newer samen.")
      case .broken(let why):
        Phrase(
          "Wat het dashboard onthield is niet te lezen: \(why.dutch)",
          "What the dashboard remembered cannot be read: \(why.english)")
      }
    return [what, now].joined()
  }
}

extension Memory {
  /// What stands in the file of it; what else stands there is not looked at.
  fileprivate init(_ object: [String: JSON]) {
    self.init()
    for place in Place.allCases { if case .text(let text)? = object[place.rawValue] { places[place] = text } }
    for kind in Names.allCases {
      guard case .object(let items)? = object[kind.rawValue] else { continue }
      names[kind] = items.compactMapValues { if case .text(let text) = $0 { text } else { nil } }
    }
    for kind in Typed.allCases {
      guard case .list(let items)? = object[kind.rawValue] else { continue }
      typed[kind] = items.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
  }

  /// The first name whose value is of another kind than belongs there; nil where all are well.
  fileprivate static func misfit(in object: [String: JSON]) -> String? {
    func isText(_ value: JSON) -> Bool { if case .text = value { true } else { false } }
    for place in Place.allCases { if let value = object[place.rawValue], !isText(value) { return place.rawValue } }
    for kind in Names.allCases {
      guard let value = object[kind.rawValue] else { continue }
      guard case .object(let items) = value, items.values.allSatisfy(isText) else { return kind.rawValue }
    }
    for kind in Typed.allCases {
      guard let value = object[kind.rawValue] else { continue }
      guard case .list(let items) = value, items.allSatisfy(isText) else { return kind.rawValue }
    }
    return nil
  }

  /// The file with this in it; what is not ours stays.
  fileprivate func written(over object: [String: JSON]) -> [String: JSON] {
    var object = object
    object["version"] = .number("\(MemoryFile.version)")
    for place in Place.allCases { object[place.rawValue] = places[place].map { .text($0) } }
    for kind in Names.allCases { object[kind.rawValue] = names[kind].map { .object($0.mapValues { .text($0) }) } }
    for kind in Typed.allCases { object[kind.rawValue] = typed[kind].map { .list($0.map { .text($0) }) } }
    return object
  }
}

/// The folder in which the program keeps what it remembers by itself.
enum StateFolder {
  /// nil where the user has none.
  static var path: String? { userFolder("XDG_STATE_HOME", ".local/state").map { $0 + "/samen" } }

  /// Makes the folder, and does something in it while no other program does; for a second at most one waits for those.
  /// - Throws: the folder that cannot be made, and what `body` does.
  static func alone<Value>(
    in folder: String, _ body: () throws(StoreFailure) -> Value
  ) throws(StoreFailure) -> Value {
    try Folder.make(folder)
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    for _ in 0..<50 where descriptor >= 0 {
      guard flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR else { break }
      poll(nil, 0, 20)
    }
    return try body()
  }
}
