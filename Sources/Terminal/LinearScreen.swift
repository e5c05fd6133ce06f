import CNcurses
import CSignals
import Foundation
import Screen

/// A terminal on which lines are written, one after another, for a screen reader or a printer: its own screen with its
/// scrollback, no escape sequence ever, and keys one at a time. One thread owns it.
package final class LinearScreen: Display {
  private let input: Int32
  private let output: Int32
  private let charset: Charset
  private var reader: InputReader
  /// As they were before, to be put back.
  private var modes = termios()
  /// What is to be written next.
  private var lines: [String] = []
  private var isOpen = true

  /// Whether stdin and stdout will do; what kind of terminal it is does not matter.
  /// - Throws: what is wrong with them.
  package static func check(input: Int32 = 0, output: Int32 = 1) throws(TerminalProblem) {
    guard isatty(input) == 1 else { throw .notATerminal("stdin") }
    guard isatty(output) == 1 else { throw .notATerminal("stdout") }
  }

  /// Takes over the keys of the terminal.
  package init(input: Int32 = 0, output: Int32 = 1, charset: Charset = .unicode) throws(TerminalProblem) {
    try LinearScreen.check(input: input, output: output)
    self.input = input
    self.output = output
    self.charset = charset
    guard tcgetattr(input, &modes) == 0 else { throw .failed }
    // Which keys a terminal has is known where its kind is; a dumb one has none of its own.
    if let name = getenv("TERM") { _ = samen_term_state(name, output) }
    reader = InputReader(input: input, charset: charset)
    // A signal puts back the modes, and has nothing to write.
    samen_rescue_prepare(input, output, "", 0)
    samen_rescue_own(1)
    samen_rescue_arm(1)
    samen_rescue_install()
    takeKeys()
    samen_rescue_own(0)
  }

  deinit { close() }

  package var fileDescriptor: Int32 { input }
  package var colours: ColourDepth { .none }

  /// The size that is reckoned with; nothing is drawn, so that the window's own does not matter.
  package let size = Size(width: 120, height: 40)
  package func resizeToTerminal() -> Size { size }

  package func nextEvents() -> [TerminalEvent] { reader.read() }
  package func dropInput() { _ = reader.read() }
  package func takeOver() { samen_rescue_own(1) }
  package func redraw() {}
  package func askGround() {}

  /// Without an escape sequence nothing reaches the clipboard: the text is written out, to be taken from there.
  package func copy(_ text: String) { add([text]) }

  /// Has lines written at the next `flush`.
  package func add(_ more: [String]) { lines += more }

  /// Writes what is to be written.
  /// - Throws: the terminal takes no more output.
  package func flush() throws(TerminalProblem) {
    guard !lines.isEmpty else { return }
    let bytes = charset.bytes(lines.map { sanitised($0) + "\n" }.joined())
    lines = []
    guard send(bytes) else { throw .outputFailed }
  }

  package func suspend() {
    giveKeysBack()
    samen_rescue_arm(0)
  }

  package func resume() {
    samen_rescue_arm(1)
    takeKeys()
  }

  package func close(endingWith status: Int32) {
    guard isOpen else { return }
    isOpen = false
    // In the background of a shell that is gone, setting modes would stop us for ever.
    signal(SIGTTOU, SIG_IGN)
    samen_leave_soon(status)
    if samen_takes_output(output) != 0 { try? flush() }
    samen_rescue_now()
  }

  /// Each key at once, none of them echoed, none of them a signal; lines are written as ever.
  private func takeKeys() {
    var raw = modes
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ECHONL | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | ISTRIP)
    tcsetattr(input, TCSANOW, &raw)
  }

  private func giveKeysBack() { tcsetattr(input, TCSANOW, &modes) }

  private func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var watched = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        poll(&watched, 1, -1)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
