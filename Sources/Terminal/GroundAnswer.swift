import Screen

extension Color {
  /// What a terminal answers to OSC 11: `]11;rgb:RRRR/GGGG/BBBB`, each part of one to four hexadecimal digits (xterm's
  /// control sequences, after XParseColor); nil for anything else.
  init?(groundAnswer bytes: [UInt8]) {
    guard bytes.starts(with: "]11;rgb".utf8) else { return nil }
    let text = bytes.dropFirst(7)
    let isWithAlpha = text.first == UInt8(ascii: "a")
    guard text.dropFirst(isWithAlpha ? 1 : 0).first == UInt8(ascii: ":") else { return nil }
    let parts = text.dropFirst(isWithAlpha ? 2 : 1).split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let shares = parts.prefix(3).compactMap { part -> UInt8? in
      let digits = part.compactMap(hexDigit)
      guard (1...4).contains(digits.count), digits.count == part.count else { return nil }
      let most = 1 << (4 * digits.count) - 1
      return UInt8((digits.reduce(0) { $0 << 4 | $1 } * 255 + most / 2) / most)
    }
    guard shares.count == 3, parts.count == (isWithAlpha ? 4 : 3) else { return nil }
    self.init(red: shares[0], green: shares[1], blue: shares[2])
  }
}

/// What a hexadecimal digit stands for; nil for another sign.
func hexDigit(_ byte: UInt8) -> Int? {
  switch byte {
  case 0x30...0x39: Int(byte) - 0x30
  case 0x41...0x46, 0x61...0x66: Int(byte & 0xDF) - 0x37
  default: nil
  }
}

extension TerminalScreen {
  /// Whether terminals called so answer when they are asked for their ground; others may show the question.
  /// - Parameter setting: the environment's.
  static func tellsGround(_ setting: (String) -> String?) -> Bool {
    let name = setting("TERM") ?? ""
    if name.hasPrefix("screen") { return setting("TMUX") != nil }
    return [
      "xterm", "rxvt-unicode", "tmux", "foot", "alacritty", "kitty", "wezterm", "ghostty", "konsole", "vte", "gnome",
      "st-", "contour", "mlterm", "iterm", "mintty",
    ].contains { name.lowercased().hasPrefix($0) }
  }
}
