import Foundation

/// A real terminal (tmux) with a program in it: keys in, screen out. Waits for a state, never for a time.
package final class TerminalWindow {
  private let folder: URL
  private let socket: String

  /// Why a wait gave up: what was wanted and what the screen showed.
  package struct TimedOut: Error, CustomStringConvertible {
    package let description: String
  }

  package init(_ command: String, width: Int = 120, height: Int = 40, environment: [String: String] = [:]) throws {
    folder = try Project.temporaryFolder()
    socket = folder.appendingPathComponent("socket").path
    let settings =
      "set -g default-terminal tmux-256color\nset -g status off\nset -g remain-on-exit on\nset -g escape-time 0\n"
    let file = folder.appendingPathComponent("conf")
    try settings.write(to: file, atomically: true, encoding: .utf8)
    let variables = environment.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    _ = try tmux(
      [
        "-f", file.path, "new-session", "-d", "-x", "\(width)", "-y", "\(height)",
        "exec env LANG=C.UTF-8 \(variables) \(command)",
      ])
    _ = try tmux(["set", "-g", "window-size", "manual"])
  }

  deinit { close() }

  package func close() {
    _ = try? tmux(["kill-server"])
    try? FileManager.default.removeItem(at: folder)
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    try run(URL(fileURLWithPath: "/usr/bin/tmux"), ["-u", "-S", socket] + arguments, environment: ["TMUX": ""]).output
  }

  /// Presses keys, named as tmux names them.
  package func press(_ keys: String...) throws { try tmux(["send-keys", "--"] + keys) }

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
  @discardableResult
  package func wait(for text: String, seconds: Double = 20) throws -> String {
    try wait("«\(text)» on screen", seconds: seconds) { screen.contains(text) }
    return screen
  }

  package func wait(_ what: String, seconds: Double = 20, until holds: () -> Bool) throws {
    let end = Date().addingTimeInterval(seconds)
    while !holds() {
      guard Date() < end else { throw TimedOut(description: "waited for \(what); the screen:\n\(screen)") }
      usleep(20_000)
    }
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
