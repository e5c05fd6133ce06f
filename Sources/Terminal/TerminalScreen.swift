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
  private let charset: Charset
  private var palette: Palette
  private var shown: Canvas?
  /// Of the styles of `shown`.
  private var pairs: [(attributes: attr_t, pair: Int32)] = []
  private var isOpen = true
  private var reader: InputReader

  private static let beginPaste = "\u{1B}[?2004h"
  private static let endPaste = "\u{1B}[?2004l"

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

  /// Takes over the terminal; `colours` overrides what terminfo says.
  package init(
    input: Int32 = 0, output: Int32 = 1, colours: ColourDepth? = nil, charset: Charset = .unicode, checks: Bool = true
  ) throws(TerminalProblem) {
    if checks { try TerminalScreen.check(input: input, output: output) }
    self.input = input
    self.output = output
    self.charset = charset
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
    TerminalScreen.prepareRescue(input: input, output: output)
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
    if charset != .unicode { use_legacy_coding(2) }
    reader = InputReader(input: input, charset: charset)
    raw()
    noecho()
    nonl()
    let window = samen_stdscr()
    keypad(window, true)
    nodelay(window, true)
    curs_set(0)
    // Keys that came meanwhile were read before: a picture is drawn whole, without a look at the input for each row.
    typeahead(-1)
    var depth = ColourDepth.none
    if has_colors() {
      start_color()
      use_default_colors()
      depth = Palette.detected()
    }
    palette = Palette(depth: colours ?? depth)
    write(TerminalScreen.beginPaste)
    samen_rescue_own(0)
  }

  deinit { close() }

  /// How many colours it shows; none also where it was asked to show none.
  package var colours: ColourDepth { palette.depth }

  /// To be polled for input.
  package var fileDescriptor: Int32 { input }

  /// The terminal's size in cells, as ncurses knows it.
  package var size: Size { Size(width: Int(samen_cols()), height: Int(samen_lines())) }

  /// Shows a canvas; ncurses sends what differs.
  /// - Throws: the terminal takes no more output.
  package func present(_ picture: Canvas) throws(TerminalProblem) {
    let hasSameStyles = shown?.styles == picture.styles
    if !hasSameStyles { pairs = picture.styles.map { pair(for: $0) } }
    // What is as it was need not go through ncurses at all.
    let last = hasSameStyles && shown?.size == picture.size && shown?.clusters == picture.clusters ? shown : nil
    for y in 0..<picture.size.height {
      guard let last else {
        put(picture.joiningBlanks(inRow: y), nil, y, of: picture)
        continue
      }
      if picture.isSame(inRow: y, as: last) { continue }
      put(picture.joiningBlanks(inRow: y), last.joiningBlanks(inRow: y), y, of: picture)
    }
    shown = picture
    refresh()
    guard fflush(outFile) == 0, ferror(outFile) == 0 else { throw .outputFailed }
  }

  /// Gives ncurses the cells of a row that differ from the `last` that it has; nil is none.
  private func put(_ row: [Cell], _ last: [Cell]?, _ y: Int, of canvas: Canvas) {
    var text: [wchar_t] = [0, 0, 0, 0, 0, 0]
    for (x, cell) in row.enumerated() where cell.glyph != 0 && cell != last?[x] {
      if cell.glyph < Cell.clusterBase {
        text[0] = wchar_t(bitPattern: charset == .unicode ? cell.glyph : inCharset(cell.glyph))
        text[1] = 0
      } else {
        let scalars = canvas.text(of: cell).unicodeScalars.prefix(5)
        for (index, scalar) in scalars.enumerated() { text[index] = wchar_t(bitPattern: scalar.value) }
        text[scalars.count] = 0
      }
      let style = pairs[Int(cell.style)]
      let columns: Int32 = x + 1 < row.count && row[x + 1].glyph == 0 ? 2 : 1
      // A sign that this system reckons to be wider or narrower than we do would push aside all that follows it.
      if text[0] >= 0x300, samen_width(text[0]) != columns {
        text[0] = 0x3F
        text[1] = 0
        if columns == 2 { samen_put(Int32(y), Int32(x) + 1, text, style.attributes, style.pair) }
      }
      samen_put(Int32(y), Int32(x), text, style.attributes, style.pair)
    }
  }

  /// The byte that the terminal has for a sign.
  private func inCharset(_ glyph: UInt32) -> UInt32 {
    UInt32(Unicode.Scalar(glyph).flatMap(charset.byte) ?? 0x3F)
  }

  private func pair(for style: Style) -> (attributes: attr_t, pair: Int32) {
    let set = style.attributes
    let attributes = samen_attribute(
      set.contains(.bold) ? 1 : 0, set.contains(.dim) ? 1 : 0, set.contains(.italic) ? 1 : 0,
      set.contains(.underline) ? 1 : 0, set.contains(.reverse) ? 1 : 0)
    return (attributes, palette.pair(for: style))
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
    shown = nil
    return size
  }

  /// Sends the whole screen anew at the next `present`.
  package func redraw() {
    shown = nil
    clearok(samen_stdscr(), true)
  }

  /// Puts `text` on the clipboard by OSC 52, where the terminal lets a program do so.
  package func copy(_ text: String) {
    write("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}")
  }

  /// Gives the terminal back to the shell for a while.
  package func suspend() {
    write(TerminalScreen.endPaste)
    endwin()
    samen_rescue_arm(0)
  }

  /// Takes it again.
  package func resume() {
    samen_rescue_arm(1)
    write(TerminalScreen.beginPaste)
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
      write(TerminalScreen.endPaste)
      endwin()
    } else {
      __fpurge(outFile)
    }
    samen_rescue_now()
  }

  private func write(_ text: String) {
    fputs(text, outFile)
    fflush(outFile)
  }

  private static func prepareRescue(input: Int32, output: Int32) {
    func capability(_ name: String) -> String {
      guard let text = tigetstr(name), UInt(bitPattern: text) != UInt.max else { return "" }
      return String(cString: text)
    }
    let bytes = Array(
      (endPaste + capability("sgr0") + capability("cnorm") + capability("rmkx") + capability("rmcup")).utf8)
    bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress?.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
        samen_rescue_prepare(input, output, $0, Int32(buffer.count))
      }
    }
  }
}
