import Foundation
import Synchronization

extension Project {
  /// A new folder: gone when its test (of `.realPrograms`) has ended, or else the whole run, however that ends.
  package static func temporaryFolder() throws -> URL {
    let folder = try Workplace.run.get().folder()
    Leavings.note { try? FileManager.default.removeItem(at: folder) }
    return folder
  }

  /// An empty home in `folder`, which has none yet.
  static func home(in folder: URL) throws -> String {
    let home = folder.appendingPathComponent("home")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: false)
    return home.path
  }
}

/// The one folder of this run of the tests. A watchman outlives the run, also one that crashes or is killed: he ends
/// what was started there, and removes it.
private final class Workplace: Sendable {
  static let run = Result { try Workplace() }
  private let root: String
  private let count = Atomic(0)

  private init() throws {
    var path = Array((FileManager.default.temporaryDirectory.path + "/samen-XXXXXX").utf8CString)
    guard mkdtemp(&path) != nil else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    root = String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    // Who is not root may pass to what is opened for him.
    chmod(root, 0o711)
    let watchman = """
      exec >/dev/null 2>&1; trap '' INT HUP TERM QUIT; read -r root; cat
      for socket in "$root"/*/socket; do tmux -S "$socket" kill-server; done
      pkill -KILL -f -- "$root/"; chmod -R u+rwX "$root"; rm -rf "$root"
      """
    // Never closed: the end of this process closes it, and that is what he waits for.
    guard let pipe = popen(watchman, "we") else { throw POSIXError(.EAGAIN) }
    fputs(root + "\n", pipe)
    fflush(pipe)
  }

  func folder() throws -> URL {
    let folder = URL(fileURLWithPath: root + "/\(count.add(1, ordering: .relaxed).newValue)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    return folder
  }
}
