import CNcurses
import Foundation
import Screen

/// What comes from a terminal.
package enum TerminalEvent: Sendable, Hashable {
  case key(Key)
  case paste(String)
  case resized(Size)
  /// The terminal is gone.
  case closed
}

/// Turns what ncurses reads into keys and pastes.
struct InputReader {
  private var pasted: String?

  /// More than anyone pastes; what comes beyond is dropped.
  private static let pasteLimit = 1 << 20

  mutating func read(input: Int32) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    while true {
      var code: wint_t = 0
      let result = get_wch(&code)
      if result == ERR {
        if events.isEmpty, isClosed(input) { events.append(.closed) }
        return events
      }
      if result == Int32(KEY_CODE_YES) {
        if let event = special(Int32(bitPattern: code)) { events.append(event) }
      } else if let scalar = Unicode.Scalar(code) {
        if pasted != nil {
          if pasted?.utf8.count ?? 0 < InputReader.pasteLimit { pasted?.unicodeScalars.append(scalar) }
        } else if let key = InputReader.key(scalar, next: { alternate() }) {
          events.append(.key(key))
        }
      }
    }
  }

  /// Nothing to read though `poll` woke us: is the other side still there?
  private func isClosed(_ input: Int32) -> Bool {
    var watched = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, 0) > 0 else { return false }
    if watched.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
    // Readable and nothing there is the end of file.
    var waiting: Int32 = 0
    return ioctl(input, UInt(FIONREAD), &waiting) != 0 || waiting == 0
  }

  /// The character that follows an Esc at once: Alt and that key.
  private func alternate() -> Unicode.Scalar? {
    var code: wint_t = 0
    guard get_wch(&code) == OK else { return nil }
    return Unicode.Scalar(code)
  }

  static func key(_ scalar: Unicode.Scalar, next: () -> Unicode.Scalar?) -> Key? {
    switch scalar.value {
    case 0x0D, 0x0A: return .enter
    case 0x09: return .tab
    case 0x08, 0x7F: return .backspace
    case 0x1B:
      guard let following = next() else { return .escape }
      return following.value == 0x1B ? .escape : following.value > 0x20 ? .alt(Character(following)) : .escape
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x60))))
    case 0x1C...0x1F, 0x00: return nil
    default: return .character(Character(scalar))
    }
  }

  private mutating func special(_ code: Int32) -> TerminalEvent? {
    if code == Int32(SAMEN_PASTE_BEGIN) {
      pasted = ""
      return nil
    }
    if code == Int32(SAMEN_PASTE_END) {
      defer { pasted = nil }
      return pasted.map { .paste($0) }
    }
    guard pasted == nil else { return nil }
    if code >= KEY_F0 + 1, code <= KEY_F0 + 24 { return .key(.function(Int(code - KEY_F0))) }
    switch code {
    case KEY_UP: return .key(.up)
    case KEY_DOWN: return .key(.down)
    case KEY_LEFT: return .key(.left)
    case KEY_RIGHT: return .key(.right)
    case KEY_HOME: return .key(.home)
    case KEY_END: return .key(.end)
    case KEY_PPAGE: return .key(.pageUp)
    case KEY_NPAGE: return .key(.pageDown)
    case KEY_BTAB: return .key(.backTab)
    case KEY_BACKSPACE: return .key(.backspace)
    case KEY_DC: return .key(.delete)
    case KEY_IC: return .key(.insert)
    case KEY_ENTER: return .key(.enter)
    // SIGWINCH is ours; ncurses' own notice of it says nothing new.
    default: return nil
    }
  }
}
