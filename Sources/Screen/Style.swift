/// A colour in sRGB.
package struct Color: Sendable, Hashable {
  /// From 0 to 255.
  package let red: UInt8
  /// From 0 to 255.
  package let green: UInt8
  /// From 0 to 255.
  package let blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `#RRGGBB`; nil for anything else.
  package init?(hex: String) {
    let digits = hex.dropFirst()
    guard hex.first == "#", digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
  }

  /// `#rrggbb`.
  package var hex: String {
    "#"
      + [red, green, blue].map { byte in
        let text = String(byte, radix: 16)
        return text.count == 1 ? "0" + text : text
      }.joined()
  }

  /// How much light of each kind it gives, 0…1 (IEC 61966-2-1).
  package var light: (red: Double, green: Double, blue: Double) {
    (Color.linear[Int(red)], Color.linear[Int(green)], Color.linear[Int(blue)])
  }

  /// Relative luminance, 0…1 (WCAG 2.1).
  package var luminance: Double {
    0.2126 * Color.linear[Int(red)] + 0.7152 * Color.linear[Int(green)] + 0.0722 * Color.linear[Int(blue)]
  }

  // Reckoned once: a picture asks for hundreds of contrasts.
  private static let linear: [Double] = (0...255).map { value in
    let share = Double(value) / 255
    return share <= 0.040_45 ? share / 12.92 : power((share + 0.055) / 1.055, 2.4)
  }

  /// Contrast ratio between two colours, 1…21 (WCAG 2.1).
  package func contrast(with other: Color) -> Double {
    let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }
}

/// How a character is drawn besides its colours.
package struct Attributes: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let bold = Attributes(rawValue: 1)
  package static let dim = Attributes(rawValue: 2)
  package static let italic = Attributes(rawValue: 4)
  package static let underline = Attributes(rawValue: 8)
  package static let reverse = Attributes(rawValue: 16)
  /// Those that show on a blank.
  package static let onBlanks = Attributes(rawValue: underline.rawValue | reverse.rawValue)
}

/// Colours and attributes of a cell; a nil colour is the terminal's own.
package struct Style: Sendable, Hashable {
  /// The colour of the letters; nil is the terminal's own.
  package var fg: Color?
  /// The colour behind them; nil is the terminal's own.
  package var bg: Color?
  /// How the letters stand out beside colour.
  package var attributes: Attributes

  package init(fg: Color? = nil, bg: Color? = nil, attributes: Attributes = []) {
    self.fg = fg
    self.bg = bg
    self.attributes = attributes
  }

  /// The same number for the same style, and another for another.
  var key: UInt64 {
    func number(_ color: Color?) -> UInt64 {
      guard let color else { return 1 << 24 }
      return UInt64(color.red) << 16 | UInt64(color.green) << 8 | UInt64(color.blue)
    }
    return number(fg) << 33 | number(bg) << 8 | UInt64(attributes.rawValue)
  }

  /// This style's colour of ink on the ground of `base`, with the attributes of both: a sign keeps its meaning and
  /// its weight on a lit row.
  package func over(_ base: Style) -> Style {
    var style = base
    if let ground = base.bg, let ink = fg, ink.contrast(with: ground) >= 4.5 { style.fg = ink }
    style.attributes.formUnion(attributes.subtracting(.bold))
    return attributes.contains(.bold) ? style.heavier : style
  }

  /// The same in bold, but for black: bold black is a grey on many screens.
  package var heavier: Style {
    guard fg.map({ $0.luminance > 0 }) ?? true else { return self }
    var style = self
    style.attributes.insert(.bold)
    return style
  }
}
