import Foundation
import Screen
import TestSupport
import Testing

@Suite struct FewColoursTests {
  private func theme(_ name: String) throws -> Theme {
    let themes = ThemeTests()
    let dark = try Theme(try themes.source("samen-dark"), parent: nil)
    return name == "samen-dark" ? dark : try Theme(try themes.source(name), parent: dark)
  }

  @Test(
    "With few colours every role is legible and made of the terminal's own colours",
    arguments: ["samen-dark", "samen-light"], [ColourDepth.eight, .sixteen])
  func legible(_ name: String, _ depth: ColourDepth) throws {
    let few = try theme(name).reduced(to: depth)
    let colours = Color.basic.prefix(depth == .eight ? 8 : 16)
    for role in Role.allCases {
      let (ink, ground) = (try #require(few[role].fg), try #require(few[role].bg))
      #expect(colours.contains(ink) && colours.contains(ground), "\(role)")
      #expect(ink.contrast(with: ground) >= 4, "\(role): \(ink.hex) on \(ground.hex)")
    }
  }

  @Test(
    "With few colours what must be told apart is, and by more than an attribute that consoles drop",
    arguments: ["samen-dark", "samen-light"], [ColourDepth.eight, .sixteen])
  func apart(_ name: String, _ depth: ColourDepth) throws {
    let few = try theme(name).reduced(to: depth)
    let pairs: [(Role, Role)] = [
      (.textDim, .text), (.overlayDisabled, .overlay), (.inputGhost, .input), (.tableCursor, .table),
      (.tableCell, .tableCursor), (.tableCell, .table), (.overlayCursor, .overlay), (.tabActive, .tab),
      (.hintKey, .hint), (.title, .text), (.headerModeOperator, .headerModeBrowse), (.noticeError, .noticeInfo),
      (.warning, .text), (.flash, .table), (.flash, .tableCursor), (.barFull, .text),
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
    let frame = try #require(few[.rule].fg)
    #expect(frame.red == frame.green && frame.green == frame.blue)
    // A cursor is seen from afar.
    for role in [Role.tableCursor, .overlayCursor, .tabActive] {
      let (lit, ground) = (try #require(few[role].bg), try #require(few[.text].bg))
      #expect(lit.contrast(with: ground) >= 4, "\(role)")
    }
  }

  @Test("Without colours a theme is the one of attributes alone, and with many it stays as it is")
  func ends() throws {
    let dark = try theme("samen-dark")
    #expect(dark.reduced(to: .none)[.tableCursor] == Style(attributes: .reverse))
    #expect(dark.reduced(to: .indexed)[.title] == dark[.title])
  }
}
