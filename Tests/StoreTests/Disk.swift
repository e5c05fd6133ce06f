import Foundation
import TestSupport

/// A disk as a power cut finds it, played back from what was written down (`fault_vfs_record`): what was synced is there,
/// of everything else any part may be.
struct Disk {
  /// What of the unsynced things the cut leaves.
  enum Cut: CaseIterable {
    case nothing, allWrites, allNames, some
  }

  private enum Write {
    case bytes(Int, [UInt8])
    case size(Int)
  }

  private struct File {
    var kept: [UInt8] = []
    var waiting: [Write] = []

    /// As the disk holds it where only those writes were done for which `takes` holds; long ones in sectors.
    func bytes(_ takes: () -> Bool) -> [UInt8] {
      var bytes = kept
      for write in waiting {
        switch write {
        case .size(let size): if takes() { bytes.resize(size) }
        case .bytes(let place, let new):
          for start in stride(from: 0, to: new.count, by: 512) where takes() {
            let part = new[start..<min(new.count, start + 512)]
            bytes.resize(max(bytes.count, place + start + part.count))
            bytes.replaceSubrange((place + start)..<(place + start + part.count), with: part)
          }
        }
      }
      return bytes
    }
  }

  private var files: [File] = []
  /// Names as programs see them, and as the disk holds them.
  private var names: [String: Int]
  private var keptNames: [String: Int]
  private var waitingNames: [(name: String, file: Int?)] = []
  /// The last word that was told.
  private(set) var told = "0"
  /// Whether a folder is synced after a file was removed from it: SQLite with `synchronous = FULL` does not.
  let syncsRemovals: Bool
  private var hasRemoved = false

  init(_ name: String, _ bytes: Data, syncsRemovals: Bool = true) {
    files = [File(kept: Array(bytes))]
    names = [name: 0]
    keptNames = names
    self.syncsRemovals = syncsRemovals
  }

  /// Plays one step.
  mutating func play(_ step: Step) {
    let name = step.words.count > 1 ? step.words[1] : ""
    let file = names[name]
    switch step.words[0] {
    case "open":
      files.append(File())
      names[name] = files.count - 1
      waitingNames.append((name, files.count - 1))
      hasRemoved = false
    case "write": if let file { files[file].waiting.append(.bytes(Int(step.words[2]) ?? 0, step.bytes)) }
    case "truncate": if let file { files[file].waiting.append(.size(Int(step.words[2]) ?? 0)) }
    case "sync":
      if let file { files[file] = File(kept: files[file].bytes { true }) }
    case "delete":
      names[name] = nil
      waitingNames.append((name, nil))
      hasRemoved = true
    case "folder":
      guard syncsRemovals || !hasRemoved else { return }
      for one in waitingNames { keptNames[one.name] = one.file }
      waitingNames = []
    default: told = name
    }
  }

  /// What is found after the cut.
  func image(_ cut: Cut, _ dice: inout Dice) -> [String: [UInt8]] {
    var throwing = dice
    defer { dice = throwing }
    func takes(_ isAll: Bool) -> Bool { cut == .some ? throwing.below(2) == 0 : isAll }
    var found = keptNames
    for one in waitingNames where takes(cut == .allNames) { found[one.name] = one.file }
    return found.mapValues { files[$0].bytes { takes(cut == .allWrites) } }
  }

  /// One line of the book, with the bytes of a write.
  struct Step {
    var words: [String]
    var bytes: [UInt8] = []

    static func read(_ book: Data) -> [Step] {
      var steps: [Step] = []
      var rest = Array(book)[...]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        var step = Step(words: String(decoding: rest[..<end], as: UTF8.self).split(separator: " ").map(String.init))
        rest = rest[(end + 1)...]
        if step.words[0] == "write" {
          let count = Int(step.words[3]) ?? 0
          step.bytes = Array(rest.prefix(count))
          rest = rest.dropFirst(count)
        }
        steps.append(step)
      }
      return steps
    }
  }
}

extension [UInt8] {
  /// Cuts off, or fills up with zeros.
  fileprivate mutating func resize(_ size: Int) {
    if size < count { removeLast(count - size) } else { append(contentsOf: repeatElement(0, count: size - count)) }
  }
}
