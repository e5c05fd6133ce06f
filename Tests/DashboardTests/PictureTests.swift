import Dashboard
import Foundation
import Model
import Screen
import TestSupport
import Testing

@Suite struct EdgeTests {
  static let sizes = [
    ("edges-40x10", 40, 10, Language.dutch), ("edges-80x24", 80, 24, .dutch), ("edges-120x40-en", 120, 40, .english),
  ]

  @Test("The header and the hints are as they were approved, in each state that has its own", arguments: sizes)
  func edges(_ name: String, _ width: Int, _ height: Int, _ language: Language) throws {
    var text = ""
    for keys in [
      "", "Tab", "z", "S-Tab", "S-Tab Enter", "Enter", "Enter Tab", "2", "2 Space", "2 l l l l", "4", "4 l", "4 l + +",
      "4 h",
      "4 j Enter", "9", "0", "a", "E", "E s", "E 4 b", "2 C", "/ a", ": p", "?", "^P", "i", "s", "E l s D u",
    ] {
      var desk = try Desk(Size(width: width, height: height), language: language)
      if !keys.isEmpty { try desk.press(keys) }
      text += "[\(keys)]\n" + desk.edges
    }
    let kept = try golden(name, text)
    #expect(kept.expected == kept.actual)
  }
}

@Suite struct GoldenTests {
  @Test("Every golden is looked at by a test, and no two are the same")
  func kept() throws {
    let folder = Project.root.appendingPathComponent("Tests/DashboardTests/Goldens")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let tabs = FundTab.allCases.flatMap { tab in
      FundPictureTests.sizes.flatMap { size in Language.allCases.map { FundPictureTests.name(tab, size, $0) } }
    }
    let money = MoneyPictureTests.names.flatMap { name in
      MoneyPictureTests.sizes.flatMap { width, height in
        Language.allCases.map { "\(name)-\(width)x\(height)-\($0.rawValue)" }
      }
    }
    let wanted =
      EdgeTests.sizes.map(\.0) + PictureTests.pages.map(\.0) + FundPictureTests.states.map(\.0) + tabs + money
      + TableTests.tables.map(\.0) + LookTests.pictures.map(\.name)
      + ["80x24", "100x30", "120x40", "160x45", "200x60"].map { "look-empty-" + $0 }
      + LookTests.emptyPages.map { "look-empty-" + $0.name }
      + StylePictureTests.states.map { "style-\($0.0)-80x24" }
      + TrendTests.pictures.map(\.0) + TimeTravelTests.pictures.map(\.0)
      + ColourPictureTests.forms.map { "colour-\($0.0)-80x24" } + MapTests.pictures.map(\.name)
      + [
        "herindeling-120x40", "herindeling-80x24-en", "verloop-120x40", "menu-day-120x40", "menu-day-80x24-en",
        "undo-held-120x40", "overview-map-200x60",
      ] + PaletteTests.sizes.map { "palette-gib-\($0)x\($1)" }
      + Language.allCases.map { "linear-tour-\($0.rawValue)" } + InitiativePageTests.names
    #expect(
      Set(files.map { $0.deletingPathExtension().lastPathComponent })
        == Set(wanted + DecisionPageTests.names + RoadmapPageTests.names))
    let same = Dictionary(grouping: files) { (try? Data(contentsOf: $0)) ?? Data() }.values.filter { $0.count > 1 }
    #expect(same.isEmpty)
  }
}

@Suite struct StylePictureTests {
  /// Beneath the picture's `lines` a letter for the style of each column, and what the letters mean.
  static func legend(_ canvas: Canvas, _ lines: Range<Int>) -> String {
    var letters: [(style: Style, letter: Character)] = []
    func letter(_ style: Style) -> Character {
      if style == canvas.styles[0] { return " " }
      if let known = letters.first(where: { $0.style == style }) { return known.letter }
      let all = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789αβγδεζηθικλμνξοπρστυφχψω")
      let next = all[letters.count % all.count]
      letters.append((style, next))
      return next
    }
    let rows = lines.map { y -> String in
      var row = String(canvas.row(y).map { letter(canvas.styles[Int($0.style)]) })
      while row.hasSuffix(" ") { row.removeLast() }
      return row
    }
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
    ]
    let meanings = letters.map { style, letter in
      let colours = style.fg.map { "\($0.hex) on \(style.bg?.hex ?? "its own")" }
      let words = [colours].compactMap(\.self) + names.filter { style.attributes.contains($0.0) }.map(\.1)
      return "\(letter) = " + (words.isEmpty ? "plain" : words.joined(separator: " "))
    }
    return (rows + meanings).joined(separator: "\n") + "\n"
  }

  static let states = [
    ("overview", "j l"), ("marked", "2 j Space Space k"), ("card", "j j Enter j"), ("fund", "4 j j"),
    ("journal", "9 j"), ("findings", "0 j"), ("attention", "a j"), ("menu", "E l s"), ("help", "?"),
    ("palette", "^P"), ("filter", "/ a"), ("refused", "s"),
  ]

  @Test("What stands out does so where it was approved", arguments: states)
  func styles(_ name: String, _ keys: String) throws {
    var desk = try Desk(Size(width: 80, height: 24))
    try desk.press(keys)
    // Header and hints are looked at once, where a refusal stands in them.
    let (seen, lines) = name == "refused" ? (desk.picture, 0..<24) : (desk.page, 2..<23)
    let kept = try golden("style-\(name)-80x24", seen + Self.legend(view(desk.state), lines))
    #expect(kept.expected == kept.actual)
  }
}
