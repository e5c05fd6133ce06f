import Dashboard
import Foundation
import Model
import Screen
import TestSupport
import Testing

/// The README's five minutes, walked as they are written.
@Suite struct FiveMinutesTests {
  /// What is written between backticks in that part of the README, in order.
  private func written() throws -> [String] {
    let readme = try String(contentsOf: Project.root.appendingPathComponent("README.md"), encoding: .utf8)
    let part = try #require(readme.split(separator: "\n## ").first { $0.hasPrefix("Five minutes") })
    let walk = part.split(separator: "\n\n", omittingEmptySubsequences: true).dropFirst().first ?? ""
    return walk.matches(of: /`([^`]+)`/).map { String($0.1) }
  }

  /// A word of the README, and how one does it: keys, or what is typed after one of them.
  private enum Step {
    case keys(String)
    case typed(after: String, String)
    /// Told of the screen, not to be pressed.
    case seen
  }

  private let walk: [(word: String, step: Step)] = [
    ("Enter", .keys("Enter Esc")), ("i", .keys("i Esc")), ("↑", .keys("Up")), ("↓", .keys("Down Down")),
    ("Tab", .keys("Tab S-Tab")), ("z", .keys("z z")),
    ("Enter", .keys("Enter")), ("Esc", .keys("Esc")),
    ("2", .keys("2")), ("o", .keys("o")), ("O", .keys("l O")), ("w", .keys("w w w w w")),
    ("/", .keys("/ Esc")), ("amers", .typed(after: "/", "amers")),
    ("provincie=Drenthe", .typed(after: "/", "provincie=Drenthe")),
    ("gibit.planned<today", .typed(after: "/", "gibit.planned<today")),
    ("gon.heard<-90d", .typed(after: "/", "gon.heard<-90d")),
    ("govroam=G|B inwoners>50.000", .typed(after: "/", "govroam=G|B inwoners>50.000")),
    ("?", .keys("? Esc")), ("^P", .keys("^P Esc")),
    ("E", .keys("E")), ("←", .keys("Left")), ("→", .keys("Right")), ("K", .keys("K")),
    ("ver", .typed(after: "", "ver")), ("s", .keys("s Esc")), (">", .keys(">")),
    (".", .keys(".")), ("u", .keys("u")), ("Tab", .keys("s Tab Esc Esc")), ("=", .keys("=")),
    ("Space", .keys("Space Space f K Enter Enter Esc")), ("≠", .seen), ("R", .keys("R")),
    ("3", .keys("3")), ("Enter", .keys("Enter Esc")), ("p", .keys("p Esc")),
    (":light-threshold grey-after 60", .typed(after: ":", "light-threshold grey-after 60")),
    ("5", .keys("5")), ("+", .keys("+")), ("-", .keys("-")), ("m", .keys("m Esc")), ("d", .keys("d Esc")),
    ("x", .keys("j x")), ("Tab", .keys("Tab Tab")), ("8", .keys("8")), ("x", .keys("j x Esc")), ("e", .keys("e Esc")),
    ("4", .keys("4")), ("l", .keys("l")), ("w", .keys("w Esc Esc")), ("0", .keys("0")), ("a", .keys("a")),
    ("i", .keys("i Esc")),
    ("9", .keys("9")), ("u", .keys("u")), ("/by=bram at>=today", .typed(after: "/", "by=bram at>=today")),
    ("/", .keys("/ ^U Enter")), ("o", .keys("o")), ("O", .keys("l O")), ("r", .keys("r")),
    ("[", .keys("[")), ("]", .keys("]")), (":step week", .typed(after: ":", "step week")),
    (":2017-06-30", .typed(after: ":", "2017-06-30")), ("T", .keys("T")), ("Space", .keys("Space")), ("+", .keys("+")),
    ("-", .keys("-")), ("t", .keys("t")), (":known-at 4321", .typed(after: ":", "known-at 4321")),
    (":compare 2017-06-01", .typed(after: ":", "compare 2017-06-01")), ("L", .keys("L L")),
    (":theme samen-light", .typed(after: ":", "theme samen-light")), ("6", .keys("6")), ("m", .keys("m Esc")),
    ("+", .keys("+")), ("-", .keys("-")), ("7", .keys("7")), ("m", .keys("m")),
    ("i", .keys("i Esc")), ("⇧", .seen), ("--no-mouse", .seen),
  ]

  @Test(
    "Every key that the README's five minutes name does what it says, and none is refused", arguments: Language.allCases
  )
  func walked(_ language: Language) throws {
    #expect(try written() == walk.map(\.word), "the README and this walk are no longer the same")
    var desk = try Desk(language: language)
    for (index, (word, step)) in walk.enumerated() {
      let line = "\(index): \(word)"
      func check() {
        let kind = desk.state.notice?.kind
        #expect(
          kind == nil || kind == .info || kind == .saved, "\(line): \(desk.state.notice?.text[language] ?? "")")
      }
      switch step {
      case .seen: continue
      case .keys(let keys):
        for key in keys.split(separator: " ") {
          try desk.press(String(key))
          check()
        }
      case .typed(let key, let text):
        // What was typed before stands in the line.
        if !key.isEmpty { try desk.press(key + " ^U") }
        try desk.type(text)
        try desk.press("Enter")
        check()
      }
      switch word {
      case "amers": #expect(desk.state.rows.count == 1, "\(line)")
      case "provincie=Drenthe": #expect(desk.state.rows.count == 12, "\(line)")
      case "ver": #expect(desk.state.target?.column == desk.state.programme.column(of: "verhuizen"), "\(line)")
      case ">", "=": #expect(desk.state.notice?.kind == .saved, "\(line): \(desk.notice)")
      case ".": #expect(desk.state.notice?.kind == .saved, "\(line): \(desk.notice)")
      case "t": #expect(desk.state.viewpoint.isNow, "\(line)")
      default: break
      }
    }
    #expect(desk.effects.contains(.useTheme(ThemeWish("samen-light"))))
    #expect(try desk.store.check().isEmpty)
  }
}
