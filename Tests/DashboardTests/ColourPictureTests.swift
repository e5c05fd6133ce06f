import Dashboard
import Foundation
import Model
import Screen
import TestSupport
import Testing

@testable import samen

/// Pages in the colours of themes.
@Suite struct ColourPictureTests {
  static let forms: [(String, theme: String, depth: ColourDepth)] = [
    ("light", "samen-light", .trueColour), ("contrast-dark", "samen-contrast-dark", .trueColour),
    ("contrast-light", "samen-contrast-light", .indexed), ("sixteen", "samen-dark", .sixteen),
    ("console", "samen-dark", .console), ("sixteen-light", "samen-light", .sixteen),
  ]

  @Test("Light, of high contrast and of sixteen colours a page looks as it was approved", arguments: forms)
  func approved(_ name: String, _ theme: String, _ depth: ColourDepth) throws {
    var desk = try Desk(Size(width: 80, height: 24))
    desk.state.session.theme = try ThemeFiles(asked: nil).theme(theme).reduced(to: depth)
    try desk.press("2 j l")
    let canvas = view(desk.state)
    let kept = try golden("colour-\(name)-80x24", desk.picture + StylePictureTests.legend(canvas, 0..<24))
    #expect(kept.expected == kept.actual)
  }

  /// What every screen may show of a style, on a terminal of so many colours.
  private func shown(_ style: Style, _ depth: ColourDepth) -> [(ink: Color, ground: Color)] {
    var pair = (style.fg, style.bg)
    if style.attributes.contains(.reverse) { swap(&pair.0, &pair.1) }
    guard let ink = pair.0, let ground = pair.1 else { return [] }
    guard depth != .trueColour, depth != .indexed else { return [(ink, ground)] }
    let own = depth == .console ? Color.console : Color.basic
    guard let number = own.firstIndex(of: ink), let under = own.firstIndex(of: ground) else { return [(ink, ink)] }
    let isBright = style.attributes.contains(.bold) && number < 8 && depth != .console
    return (depth == .console ? [Color.console] : [Color.basic, Color.console]).flatMap { colours in
      (isBright ? [number, number + 8] : [number]).map { (colours[$0], colours[under]) }
    }
  }

  /// Dashboards on their pages, and with what lies over them.
  private static let states = Result {
    try [
      "j l", "Tab j", "Tab Tab j", "2 j l Space Space k", "j j Enter j", "3", "4 j j", "4 l", "4 j Enter", "9 j", "0 j",
      "a j", "E l s", "?", "^P j", "/ a", ": t", "i", "s", "E l s D", "E e", "[",
    ].map { keys in
      var desk = try Desk()
      try desk.press(keys)
      return (keys, desk.state)
    }
  }

  @Test(
    "On every page and in every overlay what must be read can be, on whatever ground it stands, in each theme and depth",
    arguments: ThemeFiles(asked: nil).names)
  func legible(_ name: String) throws {
    let theme = try ThemeFiles(asked: nil).theme(name)
    for (keys, state) in try Self.states.get() {
      var state = state
      for depth in ColourDepth.allCases where depth != .none {
        state.session.theme = theme.reduced(to: depth)
        let canvas = view(state)
        var faults: Set<String> = []
        for run in (0..<canvas.size.height).flatMap(canvas.runs) {
          let signs = run.text.filter { $0 != " " }
          guard !signs.isEmpty else { continue }
          let contrast = shown(run.style, depth).map { $0.ink.contrast(with: $0.ground) }.min() ?? 0
          if contrast < theme.contrast {
            faults.insert("\(signs.prefix(20)): \(run.style.fg?.hex ?? "") on \(run.style.bg?.hex ?? ""): \(contrast)")
          }
        }
        #expect(faults.isEmpty, "\(keys), \(depth)")
      }
    }
  }

  @Test("No two statuses have the same sign, nor in letters, where no other mark is one of theirs")
  func signs() {
    let statuses = RolloutStatus.choices + [.unknown, .merged]
    #expect(Set(statuses.map(\.sign)).count == Set(statuses).count)
    #expect(Set(statuses.map(\.asciiSign)).count == Set(statuses).count)
    let letters = Set(RolloutStatus.choices.map(\.asciiSign))
    let marks = "▸▾▴▲▼›‹✓✗⚠×→←↑↓↗↘│┃━─█▇▆▁■┊╌…«»‖€"
    for mark in marks {
      let standIn = asciiStandIn(mark)
      #expect(standIn == "EUR" || letters.isDisjoint(with: standIn.unicodeScalars), "\(mark)")
    }
    for (flag, _, _) in RolloutFlags.shown {
      #expect(letters.isDisjoint(with: flag.asciiSigns.unicodeScalars) && flag.asciiSigns.count == 1)
    }
    #expect(Set(RolloutFlags.shown.map(\.flag.asciiSigns)).count == RolloutFlags.shown.count)
  }
}
