extension Color {
  private init(_ value: UInt32) {
    self.init(red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
  }

  /// The sixteen colours of a terminal's own palette, as xterm has them.
  package static let basic: [Color] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00,
    0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map(Color.init)

  /// The same as the console of Linux has them (`drivers/tty/vt/vt.c`, `default_red` and on).
  package static let console: [Color] = [
    0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA, 0x555555, 0xFF5555, 0x55FF55,
    0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
  ].map(Color.init)

  /// xterm's 256 by their number: the sixteen, a cube of six levels, and 24 greys.
  package static let xterm: [Color] =
    basic
    + (0..<216).map { Color(red: levels[$0 / 36], green: levels[$0 / 6 % 6], blue: levels[$0 % 6]) }
    + (0..<24).map { (step: UInt8) in Color(red: 8 + 10 * step, green: 8 + 10 * step, blue: 8 + 10 * step) }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let perceived: [Perceived] = xterm[16...].map(Perceived.init)

  /// Its number among the 256 from 16 on, which users seldom change, if it is exactly one of them.
  package var xtermNumber: Int? {
    if let level = [red, green, blue].map({ Color.levels.firstIndex(of: $0) }) as? [Int] {
      return 16 + level[0] * 36 + level[1] * 6 + level[2]
    }
    return red == green && green == blue && red >= 8 && (red - 8) % 10 == 0 && red < 248 ? 232 + Int(red - 8) / 10 : nil
  }

  /// The number, from 16 to 255, of the one that looks most like it.
  package var nearestXterm: Int {
    if let xtermNumber { return xtermNumber }
    let wanted = Perceived(self)
    var (best, least) = (0, Double.infinity)
    for (index, color) in Color.perceived.enumerated() {
      let distance = color.distance(to: wanted)
      if distance < least { (best, least) = (index, distance) }
    }
    return 16 + best
  }
}
