import CNcurses

/// What a terminal is asked for beside pictures: to say where a paste begins and ends, what the mouse does, and to show a
/// title; only what it knows.
struct TerminalModes {
  /// Asks for pastes and the mouse, as often as one likes.
  let ask: String
  /// Undoes it; of a terminal that never was asked it changes nothing.
  let end: String
  /// Whether the window has a title that can be put back.
  let hasTitle: Bool

  /// Lays the title that the window has on the terminal's own stack; nothing where it has none.
  var beginTitle: String { hasTitle ? "\u{1B}[22;2t" : "" }
  /// Puts the one back that was laid there last.
  var endTitle: String { hasTitle ? "\u{1B}[23;2t" : "" }

  /// Asks terminfo, which must know the terminal by now.
  /// - Parameter mouse: whether the mouse is wanted.
  init(mouse: Bool) {
    // Of the first two the later one counts, and where that is not known, the one that is.
    let (paste, buttons) = ("\u{1B}[?2004", mouse && TerminalModes.hasMouse ? "\u{1B}[?1000;1002;1006" : nil)
    hasTitle = TerminalModes.hasTitle
    ask = paste + "h" + (buttons.map { $0 + "h" } ?? "")
    end = (buttons.map { $0 + "l" } ?? "") + paste + "l"
  }

  /// What has the window show a title, which must be harmless.
  static func title(_ text: String) -> String { "\u{1B}]2;\(text)\u{07}" }

  /// Whether it reports the mouse in the way of SGR. `XM` says so; most that have a mouse at all do, but the console of
  /// Linux, whose description claims one, reports no wheel and nothing beyond column 223.
  private static var hasMouse: Bool {
    if text("XM")?.contains("1006") == true { return true }
    return text("kmous") != nil && !name.hasPrefix("linux")
  }

  /// Whether it takes titles as xterm does: its description says so, in one of two ways.
  private static var hasTitle: Bool { samen_flag("XT") > 0 || text("tsl")?.hasPrefix("\u{1B}]") == true }

  private static var name: String { getenv("TERM").map { String(cString: $0) } ?? "" }

  private static func text(_ name: String) -> String? {
    guard let text = tigetstr(name), UInt(bitPattern: text) != UInt.max, text.pointee != 0 else { return nil }
    return String(cString: text)
  }
}
