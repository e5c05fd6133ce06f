/// Why the dashboard cannot have this terminal.
package enum TerminalProblem: Error, Sendable, Hashable {
  /// The stream that is none: `stdin` or `stdout`.
  case notATerminal(String)
  case termUnset
  case termUnknown(String)
  case noCursorAddressing(String)
  case failed
  /// What was drawn could not be written.
  case outputFailed
}
