import CNcurses
import Screen

/// The colours of a theme as numbers of the terminal's own palette, found when first needed.
struct Palette {
  /// How many colours the terminal has.
  let depth: ColourDepth
  /// A few dozen, sooner found in a row than by hash.
  private var known: [(color: Color, number: Int32)] = []

  init(depth: ColourDepth) { self.depth = depth }

  /// The depth of the terminal that was set up last, by terminfo and the environment.
  ///
  /// Where that is true colour ncurses is not brought to it at all: it would have to be given a colour for each number
  /// (`init_color`), which changes the palette of the terminal for all that runs there, or another terminal's description
  /// (`xterm-direct`), which few systems have. It is left with the colours that it knows, of which this program uses none:
  /// `CanvasWriter` says the colours itself, and ncurses opens the terminal, reads its description and closes it.
  static func detected() -> ColourDepth {
    let isDirect = ["RGB", "Tc"].contains { (name: String) in
      samen_flag(name) > 0 || samen_number(name) > 0
        || tigetstr(name).map { UInt(bitPattern: $0) != UInt.max && $0.pointee != 0 } ?? false
    }
    return depth(Int(samen_number("colors")), isDirect: isDirect) { name in getenv(name).map { String(cString: $0) } }
  }

  /// The depth of a terminal whose description promises `count` colours, and any at all if `isDirect`.
  /// - Parameter setting: the environment's.
  static func depth(_ count: Int, isDirect: Bool, _ setting: (String) -> String?) -> ColourDepth {
    let name = setting("TERM") ?? ""
    // Also where a terminal inside this one took the variable over that was meant for it.
    let isOld =
      ["linux", "vt", "ansi", "cons", "sun", "Eterm"].contains { name.hasPrefix($0) }
      || name.hasPrefix("screen") && setting("TMUX") == nil
    if isDirect || ["truecolor", "24bit"].contains(setting("COLORTERM")) && !isOld { return .trueColour }
    if count >= 256 { return .indexed }
    if count >= 16 { return .sixteen }
    return count < 8 ? .none : name.hasPrefix("linux") ? .console : .eight
  }

  /// The number of a colour.
  mutating func number(_ color: Color) -> Int32 {
    if let known = known.first(where: { $0.color == color }) { return known.number }
    let number: Int
    switch depth {
    case .trueColour: number = Int(color.red) << 16 | Int(color.green) << 8 | Int(color.blue)
    case .indexed: number = color.nearestXterm
    case .console: number = Palette.nearest(color, in: Color.console)
    case .sixteen: number = Palette.nearest(color, in: Color.basic)
    case .eight, .none: number = Palette.nearest(color, in: Array(Color.basic.prefix(8)))
    }
    known.append((color, Int32(number)))
    return Int32(number)
  }

  /// The place of the one that looks most like it.
  private static func nearest(_ color: Color, in colours: [Color]) -> Int {
    if let place = colours.firstIndex(of: color) { return place }
    let wanted = Perceived(color)
    let distances = colours.map { Perceived($0).distance(to: wanted) }
    return distances.indices.min { distances[$0] < distances[$1] } ?? 0
  }
}
