import Foundation
import TestSupport
import Testing

@testable import Screen

@Suite(.dice) struct FewColoursTests {
  private static let few: [ColourDepth] = [.eight, .console, .sixteen]

  /// What a style looks like on the screens that may show it: bold is bright on many, and on the console always.
  private func shown(_ style: Style, _ depth: ColourDepth) throws -> [(ink: Color, ground: Color)] {
    let (ink, ground) = (try #require(style.fg), try #require(style.bg))
    let own = depth == .console ? Color.console : Color.basic
    let (number, under) = (try #require(own.firstIndex(of: ink)), try #require(own.firstIndex(of: ground)))
    let isBold = style.attributes.contains(.bold) && number < 8
    #expect(under < (depth == .sixteen ? 16 : 8) && number < (depth == .eight ? 8 : 16))
    // The writer drops it there.
    let numbers = isBold && depth != .console ? [number, number + 8] : [number]
    let screens = depth == .console ? [Color.console] : [Color.basic, Color.console]
    return screens.flatMap { colours in numbers.map { (colours[$0], colours[under]) } }
  }

  @Test(
    "With few colours every role is legible, as xterm shows them and as the Linux console does, bold or bright",
    arguments: BundledTheme.names, few)
  func legible(_ name: String, _ depth: ColourDepth) throws {
    let theme = try BundledTheme.theme(name)
    let few = theme.reduced(to: depth)
    for role in Role.allCases where !role.isPixel {
      #expect(few[role].attributes.isDisjoint(with: [.dim, .italic]))
      for (ink, ground) in try shown(few[role], depth) {
        let contrast = ink.contrast(with: ground)
        #expect(contrast >= theme.contrast, "\(role): \(ink.hex) on \(ground.hex): \(contrast)")
      }
    }
  }

  @Test("With few colours what must be told apart is", arguments: BundledTheme.names, few)
  func apart(_ name: String, _ depth: ColourDepth) throws {
    let few = try BundledTheme.theme(name).reduced(to: depth)
    let pairs: [(Role, Role)] = [
      (.tableCursor, .table), (.tableCell, .tableCursor), (.overlayCursor, .overlay), (.tabActive, .tab),
      (.headerModeOperator, .headerModeBrowse), (.noticeError, .noticeInfo), (.noticeWarning, .noticeInfo),
      (.flash, .table), (.flash, .tableCursor), (.chip, .header), (.chipPast, .header), (.headerSample, .header),
    ]
    for (one, other) in pairs {
      // The Linux console shows neither dim nor underlined together with a colour.
      func visible(_ role: Role) -> Style {
        var style = few[role]
        style.attributes.subtract([.dim, .underline, .italic])
        return style
      }
      #expect(visible(one) != visible(other), "\(one) and \(other)")
    }
    // A rule is grey in the theme, and no alarm here.
    for role in [Role.rule, .textDim] { #expect(try Perceived(#require(few[role].fg)).hue == nil) }
    // A cursor is seen from afar.
    for role in [Role.tableCursor, .overlayCursor, .tabActive] {
      let (lit, ground) = (try #require(few[role].bg), try #require(few[.text].bg))
      #expect(lit.contrast(with: ground) >= 4, "\(role)")
    }
  }

  @Test(
    "What cannot be chosen is never brighter than what can, and where there is a fainter white it is that",
    arguments: BundledTheme.names, few)
  func quiet(_ name: String, _ depth: ColourDepth) throws {
    let few = try BundledTheme.theme(name).reduced(to: depth)
    let isDark = try #require(few[.text].bg).luminance < 0.2
    for (quiet, plain) in [(Role.overlayDisabled, Role.overlay), (.inputGhost, .input), (.textDim, .textStrong)] {
      let (faint, strong) = (try shown(few[quiet], depth), try shown(few[plain], depth))
      let most = faint.map { $0.ink.contrast(with: $0.ground) }.max() ?? 0
      let least = strong.map { $0.ink.contrast(with: $0.ground) }.max() ?? 0
      #expect(most <= least, "\(quiet)")
      if isDark { #expect(few[quiet] != few[plain], "\(quiet)") }
    }
  }

  @Test("A hue that cannot be read becomes its neighbour or the text's colour, never one that says something else")
  func hues() throws {
    let dark = try BundledTheme.theme("samen-dark")
    func ink(_ role: Role, _ depth: ColourDepth, _ theme: Theme? = nil) -> String? {
      (theme ?? dark).reduced(to: depth)[role].fg?.hex
    }
    // Blue on black is cyan, orange is yellow, green stays.
    for depth in [ColourDepth.sixteen, .eight] { #expect(ink(.moneyCommitted, depth) == "#00cdcd") }
    #expect(ink(.moneyCommitted, .console) == "#00aaaa" || ink(.moneyCommitted, .console) == "#55ffff")
    #expect(["#ffff00", "#cdcd00"].contains(ink(.warning, .sixteen)) && ink(.warning, .console) == "#ffff55")
    #expect(ink(.barUse, .eight) == "#00cd00")
    // Of eight no red can be read on black: the sign says it, and its weight.
    let red = dark.reduced(to: .eight)[.trendDown]
    #expect(red.fg == dark.reduced(to: .eight)[.text].fg && red.attributes.contains(.bold))
    // Nor does an orange on white become an alarm.
    let light = try BundledTheme.theme("samen-light")
    #expect(ink(.warning, .sixteen, light) == "#000000" && ink(.title, .eight, light) == "#0000ee")
  }

  @Test("Without colours a theme is the one of attributes alone, and with all of them it stays as it is")
  func ends() throws {
    let dark = try BundledTheme.theme("samen-dark")
    #expect(dark.reduced(to: .none)[.tableCursor] == Style(attributes: .reverse))
    #expect(dark.reduced(to: .trueColour)[.title] == dark[.title])
    #expect(dark.depth == .trueColour && dark.reduced(to: .console).depth == .console)
  }

  @Test("Of 256 the one is taken that looks most like it: exactly that where it is one of them")
  func nearest() throws {
    for number in 16..<256 { #expect(Color.xterm[Color.xterm[number].nearestXterm] == Color.xterm[number]) }
    for (hex, near) in [("#121417", "#121212"), ("#fefefe", "#ffffff"), ("#5fd8d6", "#5fd7d7")] {
      #expect(Color.xterm[try #require(Color(hex: hex)).nearestXterm].hex == near)
    }
    var dice = Dice()
    for _ in 0..<200 {
      let color = Color(red: UInt8(dice.below(256)), green: UInt8(dice.below(256)), blue: UInt8(dice.below(256)))
      let eye = Perceived(color)
      let found = Perceived(Color.xterm[color.nearestXterm]).distance(to: eye)
      #expect(Color.xterm[16...].allSatisfy { Perceived($0).distance(to: eye) >= found }, "\(color.hex)")
    }
  }
}

/// What who sees no red, or no green, sees of the signs.
@Suite struct ColourVisionTests {
  /// Linear light to what is left of it: G. Machado, M. Oliveira, L. Fernandes, "A Physiologically-based Model for
  /// Simulation of Color Vision Deficiency", 2009, severity 1.
  private static let visions: [String: [[Double]]] = [
    "normal": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "deuteranopia": [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
    ],
    "protanopia": [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
    ],
  ]

  /// L* of CIE 1976, 0…100.
  private func lightness(_ color: Color, _ vision: [[Double]]) -> Double {
    let light = [color.light.red, color.light.green, color.light.blue]
    let seen = vision.map { row in max(0, min(1, zip(row, light).map(*).reduce(0, +))) }
    let share = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    return share > 216.0 / 24_389 ? 116 * cbrt(share) - 16 : share * 24_389 / 27
  }

  /// The ten statuses.
  private static let all: [Role] = [
    .statusUnknown, .statusOrienting, .statusDeclined, .statusMerged, .statusCommitted, .statusPreparing,
    .statusImplementing, .statusInUse, .statusEmbedded, .statusExited,
  ]

  // Within a kind signs tell statuses apart (`ColourPictureTests.signs`): between 4,5 : 1 on white and black there are
  // 46 steps of lightness, and ten statuses three apart in three ways of seeing leave a green that nobody calls green.
  @Test("Without hues ten statuses have ten lightnesses, the further the brighter")
  func greys() throws {
    let theme = try BundledTheme.theme("samen-mono")
    let found = try Self.all.map { lightness(try #require(theme[$0].fg), try #require(Self.visions["normal"])) }
    for (one, other) in zip(found.sorted(), found.sorted().dropFirst()) { #expect(other - one >= 3) }
    let road: [Role] = [
      .statusUnknown, .statusOrienting, .statusCommitted, .statusPreparing, .statusImplementing, .statusInUse,
      .statusEmbedded,
    ]
    let steps = try road.map { lightness(try #require(theme[$0].fg), try #require(Self.visions["normal"])) }
    #expect(steps == steps.sorted())
  }

  @Test(
    "Not begun, under way, in use and given up differ in lightness, also without red or green",
    arguments: BundledTheme.names, [ColourDepth.trueColour, .indexed])
  func statuses(_ name: String, _ depth: ColourDepth) throws {
    let theme = try BundledTheme.theme(name).reduced(to: depth)
    let kinds: [[Role]] = [
      [.statusUnknown, .statusOrienting, .statusDeclined, .statusMerged],
      [.statusCommitted, .statusPreparing, .statusImplementing], [.statusInUse, .statusEmbedded], [.statusExited],
    ]
    for (vision, matrix) in Self.visions {
      for (index, kind) in kinds.enumerated() {
        for one in kind {
          for other in kinds[..<index].joined() {
            let (first, second) = (try #require(theme[one].fg), try #require(theme[other].fg))
            let step = abs(lightness(first, matrix) - lightness(second, matrix))
            #expect(step >= 3, "\(one), \(other), \(vision): \(step)")
          }
        }
      }
    }
  }
}
