import Foundation

/// A colour as the eye tells it from another, in OKLab: equal steps look equally far apart.
/// Source: B. Ottosson, "A perceptual color space for image processing", 2020 (https://bottosson.github.io/posts/oklab/).
package struct Perceived: Sendable {
  /// From 0, black, to 1, white.
  package let lightness: Double
  /// From green to red, about -0.4…0.4.
  let redness: Double
  /// From blue to yellow, about -0.4…0.4.
  let yellowness: Double

  /// How a colour is seen.
  package init(_ color: Color) {
    let (red, green, blue) = (color.light.red, color.light.green, color.light.blue)
    let long = cbrt(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue)
    let medium = cbrt(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue)
    let short = cbrt(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue)
    lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short
    redness = 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short
    yellowness = 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short
  }

  /// How much it differs from another; 0.02 is about what is just seen.
  package func distance(to other: Perceived) -> Double {
    let (light, red, yellow) = (
      lightness - other.lightness, redness - other.redness, yellowness - other.yellowness
    )
    return (light * light + red * red + yellow * yellow).squareRoot()
  }

  /// What a person would call it; nil for a grey.
  package var hue: Hue? {
    guard (redness * redness + yellowness * yellowness).squareRoot() > 0.045 else { return nil }
    let angle = atan2(yellowness, redness) * 180 / .pi
    return switch angle < 0 ? angle + 360 : angle {
    case 45..<125: .yellow
    case 125..<172: .green
    case 172..<232: .cyan
    case 232..<295: .blue
    case 295..<345: .magenta
    default: .red
    }
  }
}

/// The six hues that every terminal has, by their number there; orange is a yellow.
package enum Hue: Int, Sendable {
  case red = 1, green, yellow, blue, magenta, cyan

  /// What stands for it where it cannot be read. A red would be an alarm, and green says that something is used: nothing
  /// else becomes either, and they become nothing else.
  var neighbours: [Hue] {
    switch self {
    case .blue: [.cyan]
    case .cyan: [.blue]
    case .magenta: [.blue, .cyan]
    case .red, .green, .yellow: []
    }
  }
}
