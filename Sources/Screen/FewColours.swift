extension Color {
  /// The sixteen colours of a terminal's own palette, as xterm has them.
  package static let basic: [Color] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00,
    0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map { (value: UInt32) in
    Color(red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
  }

  /// How much it differs from another, weighted as the eye sees red, green and blue.
  package func distance(to other: Color) -> Int {
    let (r, g, b) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
    return 2 * r * r + 4 * g * g + 3 * b * b
  }
}

extension Theme {
  /// The theme for a terminal of so many colours: with few, every role is legible and those that must be told apart
  /// are, if not by the theme's colours then by swapped ones or attributes; without colours, by attributes alone.
  package func reduced(to depth: ColourDepth) -> Theme {
    switch depth {
    case .none: return .plain
    case .eight: return FewColours(theme: self, colours: Array(Color.basic.prefix(8))).reduced
    case .sixteen: return FewColours(theme: self, colours: Color.basic).reduced
    case .indexed, .trueColour: return self
    }
  }
}

/// A theme on its way to a few colours.
private struct FewColours {
  let theme: Theme
  let colours: [Color]
  let ground: Color
  let ink: Color

  /// Less than a theme file must have: a terminal's red on its black has no more.
  static let legible = 4.0
  /// Where one is: ink and ground change places.
  static let swapped: Set<Role> = [.tableCursor, .overlayCursor, .inputCursor, .tabActive]
  /// What lies on a ground of its own, which must differ from the page's and from the cursor's.
  static let lit: Set<Role> = [
    .tableCell, .flash, .headerModeOperator, .headerSample, .chip, .chipPast, .noticeWarning, .noticeError,
  ]
  static let greyed: Set<Role> = [.textDim, .inputGhost, .overlayDisabled, .answerSoft, .ruleNote]

  init(theme: Theme, colours: [Color]) {
    self.theme = theme
    self.colours = colours
    let text = theme[.text]
    let black = Color(red: 0, green: 0, blue: 0)
    let wanted = text.bg ?? black
    let ground = colours.min { $0.distance(to: wanted) < $1.distance(to: wanted) } ?? black
    self.ground = ground
    ink = FewColours.ink(nearest: text.fg ?? black, on: ground, of: colours)
  }

  var reduced: Theme {
    Theme(theme, styles: Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, style(of: $0)) }))
  }

  private func style(of role: Role) -> Style {
    let old = theme[role]
    var style = Style(fg: ink, bg: ground, attributes: old.attributes)
    if FewColours.swapped.contains(role) {
      style.fg = ground
      style.bg = ink
    } else if FewColours.lit.contains(role) {
      let others = colours.filter { $0 != ground && $0 != ink }
      let wanted = old.bg ?? ink
      let own = others.min { $0.distance(to: wanted) < $1.distance(to: wanted) } ?? ink
      style.bg = own
      style.fg = FewColours.ink(nearest: old.fg ?? ground, on: own, of: colours)
    } else if FewColours.greyed.contains(role) {
      style.fg = grey
      style.attributes.insert(.dim)
    } else if let wanted = old.fg {
      style.fg = FewColours.ink(nearest: wanted, on: ground, of: colours)
    }
    // Bold black is shown as grey by many terminals of eight colours.
    if colours.count == 8, style.fg == colours[0] { style.attributes.remove(.bold) }
    return style
  }

  /// What is not for now: grey where there is one, else the quietest colour that is legible.
  private var grey: Color {
    let candidates = colours.count > 8 ? [colours[8]] : [colours[6], colours[4]]
    return candidates.first { $0.contrast(with: ground) >= FewColours.legible } ?? ink
  }

  private static func isGrey(_ color: Color) -> Bool {
    let parts = [color.red, color.green, color.blue]
    return (parts.max() ?? 0) - (parts.min() ?? 0) < 24
  }

  private static func ink(nearest wanted: Color, on ground: Color, of colours: [Color]) -> Color {
    // A grey that becomes a colour would say something: a red frame is an alarm.
    let greys = isGrey(wanted) ? colours.filter(isGrey) : []
    let legible = (greys.isEmpty ? colours : greys).filter { $0.contrast(with: ground) >= FewColours.legible }
    return legible.min { $0.distance(to: wanted) < $1.distance(to: wanted) }
      ?? colours.max { $0.contrast(with: ground) < $1.contrast(with: ground) } ?? wanted
  }
}
