import Foundation

/// A user who is not root, whom no permission stops: runs a copy of a program where everyone may read it.
package struct Nobody {
  package static let id: uid_t = 65534
  private let folder: URL
  /// What stands before the program's own arguments.
  package let command: [String]

  /// - Parameter program: copied; its own folder may be closed to others.
  package init(_ program: URL) throws {
    folder = try Project.temporaryFolder()
    chmod(folder.path, 0o755)
    let copy = folder.appendingPathComponent(program.lastPathComponent).path
    // By another program: while this one writes it, a test beside this could fork and keep it "busy".
    _ = try TestSupport.run(URL(fileURLWithPath: "/bin/cp"), [program.path, copy])
    chmod(copy, 0o755)
    let change = ["/usr/bin/setpriv", "--reuid=\(Nobody.id)", "--regid=\(Nobody.id)", "--clear-groups"]
    command = (getuid() == 0 ? change : []) + [copy]
  }

  package func run(_ arguments: [String]) throws -> Outcome {
    try TestSupport.run(URL(fileURLWithPath: command[0]), Array(command.dropFirst()) + arguments)
  }

  package func remove() { try? FileManager.default.removeItem(at: folder) }
}
