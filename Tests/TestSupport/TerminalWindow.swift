import Foundation

/// A real terminal (tmux) with a program in it: keys in, screen out. Waits for a state, never for a time. Its home is an
/// empty folder, and all that runs in it ends with it.
package final class TerminalWindow: Sendable {
  private let folder: URL
  private let socket: String
  private let home: String

  package init(_ command: String, width: Int = 120, height: Int = 40, environment: [String: String] = [:]) throws {
    folder = try Project.temporaryFolder()
    socket = folder.appendingPathComponent("socket").path
    let settings =
      "set -g default-terminal tmux-256color\nset -g status off\nset -g remain-on-exit on\nset -g escape-time 0\n"
    let file = folder.appendingPathComponent("conf")
    try settings.write(to: file, atomically: true, encoding: .utf8)
    let variables = environment.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    home = try Project.home(in: folder)
    _ = try tmux(
      [
        "-f", file.path, "new-session", "-d", "-x", "\(width)", "-y", "\(height)",
        "exec env LANG=C.UTF-8 \(variables) \(command)",
      ])
    _ = try tmux(["set", "-g", "window-size", "manual"])
    Leavings.note { self.close() }
  }

  deinit { close() }

  package func close() {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    let session = process
    _ = try? tmux(["kill-server"])
    try? FileManager.default.removeItem(at: folder)
    guard session > 0 else { return }
    // A program may not outlive its terminal: it gets the time that it needs to notice, and no more.
    try? waitUntil("the end of what ran in the window", seconds: 5) {
      // Not the dead whom nobody buries, where the first process of all does not.
      try run(URL(fileURLWithPath: "/usr/bin/pgrep"), ["-s", "\(session)", "-r", "R,S,D,T"]).status != 0
    }
    _ = try? run(URL(fileURLWithPath: "/usr/bin/pkill"), ["-KILL", "-s", "\(session)"])
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    try run(
      URL(fileURLWithPath: "/usr/bin/tmux"), ["-u", "-S", socket] + arguments,
      environment: ["HOME": home]
    ).output
  }

  /// Presses keys, named as tmux names them.
  package func press(_ keys: String...) throws { try tmux(["send-keys", "--"] + keys) }

  /// Types bytes that are no UTF-8, as a terminal of another locale would send them.
  package func type(bytes: [UInt8]) throws { try tmux(["send-keys", "-H"] + bytes.map { String($0, radix: 16) }) }

  package func type(_ text: String) throws { try tmux(["send-keys", "-l", "--", text]) }

  package func paste(_ text: String) throws {
    try tmux(["set-buffer", "--", text])
    try tmux(["paste-buffer", "-p"])
  }

  package func resize(width: Int, height: Int) throws {
    try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  package var screen: String { (try? tmux(["capture-pane", "-p"])) ?? "" }

  package func value(_ format: String) -> String {
    ((try? tmux(["display-message", "-p", format])) ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The process in the window.
  package var process: pid_t { pid_t(value("#{pane_pid}")) ?? 0 }

  /// Waits until the screen shows `text`.
  /// - Parameter seconds: only where the product promises a time.
  @discardableResult
  package func wait(for text: String, seconds: Double = endOfPatience) throws -> String {
    try wait("«\(text)» on screen", seconds: seconds) {
      let screen = screen
      // What has ended shows nothing any more.
      if !screen.contains(text), screen.contains("Pane is dead (") {
        throw TimedOut(description: "it ended before «\(text)»; the screen:\n\(screen)")
      }
      return screen.contains(text)
    }
    return screen
  }

  package func wait(_ what: String, seconds: Double = endOfPatience, until holds: () throws -> Bool) throws {
    try waitUntil(what, seconds: seconds, instead: { "the screen:\n\(screen)" }, holds: holds)
  }

  /// Waits until the program has ended.
  /// - Returns: its exit status, or 128 and the signal.
  package func waitForEnd() throws -> Int {
    // tmux calls a pane dead a moment before it knows how the program ended.
    try wait("the program's end") {
      // And it may miss the end of one whose terminal closes in the same moment: it is told again.
      if value("#{pane_dead}") == "1", let server = pid_t(value("#{pid}")) { kill(server, SIGCHLD) }
      return !value("#{pane_dead_status}#{pane_dead_signal}").isEmpty
    }
    if let status = Int(value("#{pane_dead_status}")) { return status }
    return 128 + (Int(value("#{pane_dead_signal}")) ?? 0)
  }
}
