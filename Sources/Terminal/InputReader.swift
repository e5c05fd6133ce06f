import CNcurses
import Foundation
import Screen

/// What comes from a terminal.
package enum TerminalEvent: Sendable, Hashable {
  case key(Key)
  case mouse(Mouse)
  case paste(String)
  case resized(Size)
  /// What the terminal's own ground is: it was asked.
  case ground(Color)
  /// The terminal is gone.
  case closed
}

/// Reads what a terminal sent, as keys and pastes.
struct InputReader {
  private let input: Int32
  private var decoder: InputDecoder
  /// Until when an answer may come, in milliseconds.
  private var answerEnds = 0

  /// Reads from `input`, the terminal that ncurses was opened on: its description names keys of its own.
  init(input: Int32, charset: Charset) {
    self.input = input
    let asked = getenv("ESCDELAY").flatMap { Int(String(cString: $0)) } ?? 25
    decoder = InputDecoder(
      described: InputReader.described(), letters: InputReader.letters(of: charset),
      escapeDelay: min(max(asked, 1), 10_000))
  }

  /// The terminal is asked for its ground: for a while what looks like an answer is none of the user's keys.
  mutating func expectAnswer() {
    answerEnds = now + 3000
    decoder.awaitsAnswer = true
  }

  /// Takes an answer that may still be under way, so that it is not typed into whatever comes after this program.
  mutating func takeLateAnswer() {
    guard decoder.awaitsAnswer, now < answerEnds, waits(100) else { return }
    _ = chunk()
  }

  /// All that came in; waits only for what belongs to a key that has begun.
  mutating func read() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var delay = 0
    if decoder.awaitsAnswer, now > answerEnds { decoder.awaitsAnswer = false }
    while true {
      if waits(delay) {
        var bytes = chunk()
        guard !bytes.isEmpty else { return events + [.closed] }
        // The end of a paste begins with Esc too.
        if decoder.isPasting, bytes == [0x1B], waits(200) { bytes += chunk() }
        if !decoder.givesUpPaste(bytes, at: now) { events += decoder.take(bytes, at: now) }
        delay = 0
      } else if delay == 0, let more = decoder.patience {
        delay = more
      } else if delay > 0 {
        events += decoder.expire()
        delay = 0
      } else {
        return events
      }
    }
  }

  /// Whether there is something to read within so many milliseconds, or nothing ever again.
  private func waits(_ delay: Int) -> Bool {
    var watched = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, Int32(delay)) > 0
  }

  /// What can be read now; nothing at the end of the file, and when the terminal is gone.
  private func chunk() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Foundation.read(input, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      return Array(buffer.prefix(max(0, count)))
    }
  }

  private var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// What the upper half of a byte is to a terminal without Unicode; nil where it is a part of UTF-8.
  private static func letters(of charset: Charset) -> [UInt8: Character]? {
    guard charset != .unicode, charset != .ascii else { return nil }
    var letters: [UInt8: Character] = [:]
    for value in UInt32(0xA0)...0x2200 {
      guard let scalar = Unicode.Scalar(value), let byte = charset.byte(scalar), byte >= 0x80 else { continue }
      letters[byte] = Character(scalar)
    }
    return letters
  }

  /// The keys of which terminfo knows what this terminal sends.
  private static func described() -> [[UInt8]: Key] {
    var found: [[UInt8]: Key] = [:]
    let names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kcbt", .backTab), ("kbs", .backspace), ("kdch1", .delete),
      ("kich1", .insert), ("kent", .enter),
    ]
    for (name, key) in names + (1...24).map({ ("kf\($0)", Key.function($0)) }) {
      guard let text = tigetstr(name), UInt(bitPattern: text) != UInt.max else { continue }
      let bytes = Array(String(cString: text).utf8)
      if !bytes.isEmpty { found[bytes] = key }
    }
    return found
  }
}
