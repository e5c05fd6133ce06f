import CNcurses
import Screen

/// The colours of a theme as numbers of the terminal's own palette, found when first needed.
struct Palette {
  /// How many colours the terminal has.
  let depth: ColourDepth
  /// A few dozen, sooner found in a row than by hash.
  private var known: [(color: Color, number: Int32)] = []

  init(depth: ColourDepth) { self.depth = depth }

  /// The depth that terminfo promises.
  static func detected() -> ColourDepth {
    guard has_colors() else { return .none }
    if samen_colors() >= 1 << 24, samen_flag("RGB") > 0 { return .trueColour }
    return samen_colors() >= 256 ? .indexed : samen_colors() >= 16 ? .sixteen : samen_colors() >= 8 ? .eight : .none
  }

  /// The number of a colour.
  mutating func number(_ color: Color) -> Int32 {
    if let known = known.first(where: { $0.color == color }) { return known.number }
    let number: Int32
    switch depth {
    case .trueColour: number = Int32(color.red) << 16 | Int32(color.green) << 8 | Int32(color.blue)
    case .indexed: number = Palette.nearest(color, in: 16..<256)
    case .sixteen: number = Palette.nearest(color, in: 0..<16)
    case .eight, .none: number = Palette.nearest(color, in: 0..<8)
    }
    known.append((color, number))
    return number
  }

  /// The entry of xterm's palette that differs least, weighted as the eye sees red, green and blue.
  static func nearest(_ color: Color, in range: Range<Int>) -> Int32 {
    var (best, least) = (7, Int.max)
    for index in range {
      let distance = standard(index).distance(to: color)
      if distance < least { (best, least) = (index, distance) }
    }
    return Int32(best)
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  /// xterm's default colour at an index below 256.
  private static func standard(_ index: Int) -> Color {
    if index < 16 { return Color.basic[index] }
    if index >= 232 {
      let grey = UInt8(8 + (index - 232) * 10)
      return Color(red: grey, green: grey, blue: grey)
    }
    let cube = index - 16
    return Color(red: levels[cube / 36], green: levels[cube / 6 % 6], blue: levels[cube % 6])
  }
}
