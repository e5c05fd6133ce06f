import CNcurses
import CSignals
import Foundation
import Screen

/// A terminal that shows canvases and gives keys: the only code that knows ncurses. One thread owns it.
package final class TerminalScreen {
  private let input: Int32
  private let output: Int32
  private let screen: OpaquePointer
  private let outFile: UnsafeMutablePointer<FILE>
  private let inFile: UnsafeMutablePointer<FILE>
  private var writer: CanvasWriter
  /// nil where nobody knows what stands on the terminal.
  private var shown: Canvas?
  private var isCleared = false
  private var isOpen = true
  private var reader: InputReader
  private let modes: TerminalModes
  private var title = ""
  /// Of the bytes for a rescue: all of them, and those that leave the title alone.
  private let lengths: (whole: Int32, without: Int32)

  /// Whether stdin, stdout and TERM will do, without touching the terminal.
  /// - Throws: what is wrong with them.
  package static func check(input: Int32 = 0, output: Int32 = 1) throws(TerminalProblem) {
    guard isatty(input) == 1 else { throw .notATerminal("stdin") }
    guard isatty(output) == 1 else { throw .notATerminal("stdout") }
    guard let name = getenv("TERM").map({ String(cString: $0) }), !name.isEmpty else { throw .termUnset }
    switch samen_term_state(name, output) {
    case 1: return
    case 0: throw .noCursorAddressing(name)
    default: throw .termUnknown(name)
    }
  }

  /// How many colours the terminal behind `output` has, without touching it.
  package static func colours(output: Int32 = 1) -> ColourDepth {
    guard let name = getenv("TERM"), samen_term_state(name, output) >= 0 else { return .none }
    return Palette.detected()
  }

  /// Takes over the terminal; `colours` overrides what terminfo says.
  /// - Parameter mouse: whether clicks and the wheel come to the program, where the terminal has them.
  package init(
    input: Int32 = 0, output: Int32 = 1, colours: ColourDepth? = nil, charset: Charset = .unicode, mouse: Bool = true,
    checks: Bool = true
  ) throws(TerminalProblem) {
    if checks { try TerminalScreen.check(input: input, output: output) }
    self.input = input
    self.output = output
    // What else a locale says is none of ours, and takes a dozen files to read.
    if charset == .unicode {
      setlocale(LC_CTYPE, "")
      if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    } else {
      // Bytes go out as they are: whether this system has the terminal's locale does not matter.
      setlocale(LC_CTYPE, "C")
    }
    guard let outFile = fdopen(dup(output), "w"), let inFile = fdopen(dup(input), "r") else { throw .failed }
    self.outFile = outFile
    self.inFile = inFile
    // From here on a signal puts back what `newterm` changes, at any moment: this thread is the one to do so.
    let modes = TerminalModes(mouse: mouse)
    self.modes = modes
    lengths = TerminalScreen.prepareRescue(input: input, output: output, modes)
    samen_rescue_own(1)
    samen_rescue_arm(1)
    samen_rescue_install()
    // An exported LINES or COLUMNS is of another window: the terminal itself knows its size.
    use_env(false)
    use_tioctl(true)
    guard let screen = newterm(nil, outFile, inFile) else {
      samen_rescue_now()
      samen_rescue_own(0)
      throw .failed
    }
    self.screen = screen
    reader = InputReader(input: input, charset: charset)
    raw()
    noecho()
    nonl()
    let window = samen_stdscr()
    keypad(window, true)
    nodelay(window, true)
    curs_set(0)
    var depth = ColourDepth.none
    if has_colors() {
      start_color()
      use_default_colors()
      depth = Palette.detected()
    }
    writer = CanvasWriter(TerminalWords(), colours ?? depth, charset)
    begin()
    samen_rescue_own(0)
  }

  deinit { close() }

  /// How many colours it shows; none also where it was asked to show none.
  package var colours: ColourDepth { writer.depth }

  /// To be polled for input.
  package var fileDescriptor: Int32 { input }

  /// The terminal's size in cells, as ncurses knows it.
  package var size: Size { Size(width: Int(samen_cols()), height: Int(samen_lines())) }

  /// Shows a canvas: what differs from the last is sent, all at once.
  /// - Throws: the terminal takes no more output.
  package func present(_ picture: Canvas) throws(TerminalProblem) {
    if !isCleared {
      // ncurses has nothing to show, and so an empty screen.
      clearok(samen_stdscr(), true)
      refresh()
      writer.forget()
      isCleared = true
    }
    let bytes = writer.bytes(for: picture, after: shown)
    shown = picture
    guard send(bytes) else { throw .outputFailed }
  }

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

  /// What came in since the last time, without waiting.
  package func nextEvents() -> [TerminalEvent] {
    reader.read()
  }

  /// Throws away what was typed and not read yet; where a paste begins and ends is still heeded.
  package func dropInput() { _ = reader.read() }

  /// The calling thread has the terminal from now on; whoever made it may be another.
  package func takeOver() { samen_rescue_own(1) }

  /// Takes over the window's present size.
  package func resizeToTerminal() -> Size {
    var window = winsize()
    if ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 {
      resizeterm(Int32(window.ws_row), Int32(window.ws_col))
    }
    // Each cell is written anew, so nothing need be cleared.
    shown = nil
    writer.forget()
    return size
  }

  /// Has the window show `text`, where it shows titles: in signs of the terminal, at most 200, and only what is new.
  package func title(_ text: String) {
    guard modes.hasTitle else { return }
    let harmless = String(sanitised(text).prefix(200))
    let title = writer.charset == .unicode ? harmless : harmless.map(asciiStandIn).joined()
    guard title != self.title else { return }
    self.title = title
    write(TerminalModes.title(title))
  }

  /// Sends the whole screen anew at the next `present`.
  package func redraw() {
    // Whoever had the terminal meanwhile may have reset it.
    write(modes.ask)
    shown = nil
    isCleared = false
  }

  /// Puts `text` on the clipboard by OSC 52, where the terminal lets a program do so.
  package func copy(_ text: String) {
    write("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}")
  }

  /// Asks for the terminal's own ground, where it is of a kind that tells: the answer comes as an event, or never.
  package func askGround() {
    guard colours != .none, TerminalScreen.tellsGround({ getenv($0).map { String(cString: $0) } }) else { return }
    reader.expectAnswer()
    write("\u{1B}]11;?\u{07}")
  }

  /// Gives the terminal back to the shell for a while.
  package func suspend() {
    leave()
    samen_rescue_arm(0)
  }

  /// Takes it again.
  package func resume() {
    samen_rescue_arm(1)
    begin()
    refresh()
    redraw()
  }

  /// Puts everything back as it was, for a program that ends with `status`; more than once does no harm. Of a terminal
  /// that takes nothing more only the modes are put back.
  package func close(endingWith status: Int32 = 1) {
    guard isOpen else { return }
    isOpen = false
    // In the background of a shell that is gone, setting modes would stop us for ever.
    signal(SIGTTOU, SIG_IGN)
    // Should it block all the same, or whatever follows.
    samen_leave_soon(status)
    if samen_takes_output(output) != 0 {
      leave()
    } else {
      __fpurge(outFile)
    }
    samen_rescue_now()
  }

  private func leave() {
    reader.takeLateAnswer()
    _ = send(writer.ending)
    // Of the terminal's titles one is taken back, and no more, should a signal end us later.
    samen_rescue_cut(lengths.without)
    write(modes.end + modes.endTitle)
    endwin()
  }

  /// Asks for what pictures do not need.
  private func begin() {
    write(modes.beginTitle + (title.isEmpty ? "" : TerminalModes.title(title)))
    samen_rescue_cut(lengths.whole)
    write(modes.ask)
  }

  private func write(_ text: String) {
    fputs(text, outFile)
    fflush(outFile)
  }

  /// - Returns: how many bytes there are, and how many without those for the title, which was not touched yet.
  private static func prepareRescue(
    input: Int32, output: Int32, _ modes: TerminalModes
  ) -> (whole: Int32, without: Int32) {
    func capability(_ name: String) -> String {
      guard let text = tigetstr(name), UInt(bitPattern: text) != UInt.max else { return "" }
      return String(cString: text)
    }
    let right = modes.end + capability("sgr0") + capability("cnorm") + capability("rmkx") + capability("rmcup")
    let bytes = Array((right + modes.endTitle).utf8)
    let lengths = (whole: Int32(bytes.count), without: Int32(right.utf8.count))
    bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress?.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
        samen_rescue_prepare(input, output, $0, Int32(buffer.count))
      }
    }
    samen_rescue_cut(lengths.without)
    return lengths
  }
}
