import Foundation
import Screen
import Testing

/// The colours of the map can be told apart, whoever looks: measured, not judged by eye.
@Suite struct MapColourTests {
  private static let ramp: [Role] = [
    .mapUnknown, .mapOrienting, .mapCommitted, .mapPreparing, .mapImplementing, .mapInUse, .mapEmbedded,
  ]
  private static let statuses = ramp + [.mapDeclined, .mapExited, .mapExempt]
  private static let classes: [Role] = [.mapClassUse, .mapClassPromised, .mapClassWaiting, .mapClassStopped]

  /// How eyes see: G. Machado, M. Oliveira, L. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
  /// Deficiency", IEEE TVCG 15(6), 2009: severity 1, on linear light.
  private static let eyes: [(name: String, matrix: [[Double]])] = [
    ("all", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "deuteranopia",
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    (
      "protanopia",
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    (
      "tritanopia",
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
  ]

  private typealias Lab = (lightness: Double, red: Double, yellow: Double)

  /// CIE L*a*b* under D65.
  private func lab(_ color: Color, _ eye: [[Double]]) -> Lab {
    let light = [color.light.red, color.light.green, color.light.blue]
    let seen = eye.map { row in min(1, max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 })) }
    func part(_ red: Double, _ green: Double, _ blue: Double, _ white: Double) -> Double {
      let value = (red * seen[0] + green * seen[1] + blue * seen[2]) / white
      return value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
    }
    let x = part(0.4124564, 0.3575761, 0.1804375, 0.95047)
    let y = part(0.2126729, 0.7151522, 0.0721750, 1)
    let z = part(0.0193339, 0.1191920, 0.9503041, 1.08883)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// CIEDE2000: G. Sharma, W. Wu, E. Dalal, Color Research & Application 30(1), 2005.
  private func distance(_ one: Lab, _ other: Lab) -> Double {
    let chroma = (hypot(one.red, one.yellow) + hypot(other.red, other.yellow)) / 2
    let stretch = 1.5 - 0.5 * (pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7))).squareRoot()
    func polar(_ lab: Lab) -> (chroma: Double, hue: Double) {
      let angle = atan2(lab.yellow, lab.red * stretch) * 180 / .pi
      return (hypot(lab.red * stretch, lab.yellow), angle < 0 ? angle + 360 : angle)
    }
    func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
    let (first, second) = (polar(one), polar(other))
    let isGrey = first.chroma * second.chroma == 0
    var turn = isGrey ? 0 : second.hue - first.hue
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let hue = 2 * (first.chroma * second.chroma).squareRoot() * sin(radians(turn / 2))
    var mean = first.hue + second.hue
    if !isGrey {
      let isFar = abs(first.hue - second.hue) > 180
      mean = isFar ? (mean < 360 ? (mean + 360) / 2 : (mean - 360) / 2) : mean / 2
    }
    let (light, mid) = ((one.lightness + other.lightness) / 2, (first.chroma + second.chroma) / 2)
    let wave =
      1 - 0.17 * cos(radians(mean - 30)) + 0.24 * cos(radians(2 * mean)) + 0.32 * cos(radians(3 * mean + 6)) - 0.2
      * cos(radians(4 * mean - 63))
    let (lightness, colour, tint) = (
      1 + 0.015 * pow(light - 50, 2) / (20 + pow(light - 50, 2)).squareRoot(), 1 + 0.045 * mid, 1 + 0.015 * mid * wave
    )
    let turned = -sin(radians(60 * exp(-pow((mean - 275) / 25, 2))))
    let rotation = turned * 2 * (pow(mid, 7) / (pow(mid, 7) + pow(25, 7))).squareRoot()
    let (a, b, c) = (
      (other.lightness - one.lightness) / lightness, (second.chroma - first.chroma) / colour, hue / tint
    )
    return (a * a + b * b + c * c + rotation * b * c).squareRoot()
  }

  /// The least distance between two of `roles`.
  private func least(_ roles: [Role], _ theme: Theme, _ eye: [[Double]]) throws -> Double {
    let seen = try roles.map { lab(try #require(theme[$0].fg), eye) }
    return seen.indices.flatMap { one in seen.indices.dropFirst(one + 1).map { distance(seen[one], seen[$0]) } }.min()
      ?? 0
  }

  @Test("The measure is that of its paper")
  func measure() {
    // Pairs 1, 7 and 16 of its table of tests.
    #expect(abs(distance((50, 2.6772, -79.7751), (50, 0, -82.7485)) - 2.0425) < 0.0001)
    #expect(abs(distance((50, 0, 0), (50, -1, 2)) - 2.3669) < 0.0001)
    #expect(abs(distance((50, 2.5, 0), (50, 0, -2.5)) - 4.3065) < 0.0001)
  }

  @Test("Any two statuses can be told apart, in true colour and in 256", arguments: ["samen-dark", "samen-light"])
  func apart(_ name: String) throws {
    let theme = try BundledTheme.theme(name)
    for (eye, matrix) in Self.eyes {
      let wanted = eye == "tritanopia" ? 8.7 : 10.1
      let found = try least(Self.statuses, theme, matrix)
      #expect(found >= wanted, "\(eye): \(found)")
      #expect(try least(Self.classes, theme, matrix) >= 18, "\(eye)")
      #expect(try least(Self.classes.dropLast() + [.mapClassStopped], theme.reduced(to: .indexed), matrix) >= 18)
    }
    for role in Role.allCases where role.isPixel {
      #expect(theme[role].fg == theme.reduced(to: .indexed)[role].fg, "\(role) is none of the 256")
    }
  }

  @Test("The ramp is ordered in lightness", arguments: ["samen-dark", "samen-light", "samen-mono"])
  func ordered(_ name: String) throws {
    let theme = try BundledTheme.theme(name)
    let rising = try Self.ramp.map { lab(try #require(theme[$0].fg), Self.eyes[0].matrix).lightness }
    #expect(rising == (name == "samen-light" ? rising.sorted(by: >) : rising.sorted()))
  }

  @Test("In the dark the cursor is like no status")
  func cursor() throws {
    let theme = try BundledTheme.theme("samen-dark")
    for (eye, matrix) in Self.eyes {
      for role in Self.statuses {
        #expect(try least([.mapCursor, role], theme, matrix) >= 16, "\(eye), \(role)")
      }
    }
  }
}
