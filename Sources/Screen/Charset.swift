import Foundation

/// The letters that a terminal knows by its locale. Whatever it lacks has a stand-in that it has.
package enum Charset: Sendable, Hashable {
  case unicode, ascii, latin1, latin9, windows1252

  /// That of the environment: `LC_ALL`, else `LC_CTYPE`, else `LANG`. Where nothing is said a terminal of today is
  /// taken to know Unicode; C and POSIX know ASCII.
  /// - Parameter system: the character set of a locale that does not name its own; nil where it is not installed.
  package init(_ setting: (String) -> String?, system: () -> String?) {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { setting($0) }
    guard let locale = names.first(where: { !$0.isEmpty }) else {
      self = .unicode
      return
    }
    let parts = locale.split(separator: "@", maxSplits: 1)
    let name = (parts.first ?? "").split(separator: ".", maxSplits: 1)
    if locale == "C" || locale == "POSIX" {
      self = .ascii
    } else if name.count > 1 {
      self.init(named: String(name[1]))
    } else if parts.count > 1, parts[1] == "euro" {
      self = .latin9
    } else {
      self = system().map { Charset(named: $0) } ?? .unicode
    }
  }

  /// The set that a locale calls `name`; of one that is not known here the letters of ASCII.
  package init(named name: String) {
    switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "utf8": self = .unicode
    case "iso88591", "latin1": self = .latin1
    case "iso885915", "latin9": self = .latin9
    case "cp1252", "windows1252": self = .windows1252
    default: self = .ascii
    }
  }

  /// What Windows has where ISO 8859-1 has controls; 0 where it has nothing.
  private static let windows: [UInt32] = [
    0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
  ]
  /// Where ISO 8859-15 differs from 8859-1.
  private static let ninth: [(byte: UInt8, scalar: UInt32)] = [
    (0xA4, 0x20AC), (0xA6, 0x160), (0xA8, 0x161), (0xB4, 0x17D), (0xB8, 0x17E), (0xBC, 0x152), (0xBD, 0x153),
    (0xBE, 0x178),
  ]

  /// What a byte stands for; nil for none.
  package func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    if byte < 0x80 { return Unicode.Scalar(byte) }
    switch self {
    case .unicode, .ascii: return nil
    case .latin9:
      if let own = Charset.ninth.first(where: { $0.byte == byte }) { return Unicode.Scalar(own.scalar) }
    case .windows1252:
      if byte < 0xA0 { return Unicode.Scalar(Charset.windows[Int(byte - 0x80)]).flatMap { $0.value == 0 ? nil : $0 } }
    case .latin1: break
    }
    return byte < 0xA0 ? nil : Unicode.Scalar(byte)
  }

  /// The byte that stands for `scalar`; nil where it has none.
  package func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    let value = scalar.value
    if value < 0x80 { return UInt8(value) }
    switch self {
    case .unicode, .ascii: return nil
    case .latin9:
      if let own = Charset.ninth.first(where: { $0.scalar == value }) { return own.byte }
      if Charset.ninth.contains(where: { UInt32($0.byte) == value }) { return nil }
    case .windows1252:
      if let place = Charset.windows.firstIndex(of: value) { return UInt8(0x80 + place) }
    case .latin1: break
    }
    return (0xA0...0xFF).contains(value) ? UInt8(value) : nil
  }

  /// `text` with a stand-in for every sign that it lacks; some are wider than the sign, so it comes before measuring.
  package func letters(_ text: String) -> String {
    if self == .unicode || text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var text = text
    // A dot alone is a sign, and one between words a dash.
    if byte("·") == nil { text = text.swapping(" · ", " - ") }
    if text.contains(where: { "↑←".contains($0) }) {
      text = text.swapping("↑↓", "Up/Dn").swapping("←→", "Lt/Rt")
    }
    return text.map(standIn).joined()
  }

  private func standIn(_ character: Character) -> String {
    let whole = String(character).precomposedStringWithCanonicalMapping
    return whole.unicodeScalars.allSatisfy { byte($0) != nil } ? whole : asciiStandIn(character)
  }

  /// The bytes that show `text`, with stand-ins.
  package func bytes(_ text: String) -> [UInt8] {
    self == .unicode ? Array(text.utf8) : letters(text).unicodeScalars.map { byte($0) ?? 0x3F }
  }
}
