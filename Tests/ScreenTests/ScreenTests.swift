import Foundation
import Screen
import TestSupport
import Testing

@Suite struct ScreenTests {
  @Test("Keys and their names go into each other")
  func keys() {
    var keys = Key.named.map(\.key) + (1...12).map { Key.function($0) }
    keys += "abzAZ09/?:;<>[]".map { Key.character($0) } + [.character(" "), .character("é")]
    keys += "abcz".map { Key.control($0) }
    for key in keys { #expect(Key(key.text) == key, "\(key.text)") }
    #expect(Key("C-p") == .control("p") && Key("Shift-Tab") == .backTab && Key("PageDown") == .pageDown)
    for text in ["", "F99", "Foo", "jj", "M-x"] { #expect(Key(text) == nil, "\(text)") }
  }

  @Test(
    "What could act on a terminal is shown instead",
    arguments: [
      ("\u{1B}[31m", "␛[31m"), ("a\u{7F}", "a␡"), ("\u{9B}x", "‹U+009B›x"), ("a\u{202E}b", "a‹U+202E›b"),
      ("x\u{200B}y", "x‹U+200B›y"), ("\u{E0041}", "‹U+E0041›"), ("l1\nl2", "l1␊l2"), ("\u{2028}", "‹U+2028›"),
      ("Súdwest-Fryslân", "Súdwest-Fryslân"), ("e\u{301}", "e\u{301}"), ("日本", "日本"),
      ("o\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "o\u{301}\u{301}\u{301}\u{301}"),
    ])
  func sanitises(_ text: String, _ shown: String) {
    #expect(sanitised(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test(
    "Text has its width", arguments: [("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("◆●…", 3), ("", 0), ("👍", 2)])
  func widths(_ text: String, _ width: Int) { #expect(TextWidth.of(text) == width) }

  @Test("Text is cut with an ellipsis, filled and aligned, and never leaves the canvas")
  func writing() {
    var canvas = Canvas(Size(width: 10, height: 6), background: Style())
    canvas.write("langer dan tien", x: 0, y: 0, style: Style(), width: 8)
    canvas.write("7", x: 2, y: 1, style: Style(), width: 4, align: .right)
    canvas.write("日本語", x: 0, y: 2, style: Style(), width: 4)
    canvas.write("é…é…é", x: 7, y: 3, style: Style(), width: 9)
    canvas.write("weg", x: 3, y: 9, style: Style())
    canvas.write("\u{1B}é", x: 0, y: 4, style: Style())
    canvas.write("e\u{301}x", x: 0, y: 5, style: Style())
    #expect(canvas.text() == ["langer …", "     7", "日…", "       é……", "␛é", "e\u{301}x"])
  }

  @Test("A canvas of letters has ASCII only")
  func ascii() {
    var canvas = Canvas(Size(width: 24, height: 3), background: Style(), ascii: true)
    canvas.box(Rect(x: 0, y: 0, width: 24, height: 3), style: Style(), title: "Súd…", heavy: true)
    canvas.write("▸ € ▏█▒░· ⚠ ◆ é", x: 1, y: 1, style: Style())
    #expect(canvas.text().joined().utf8.allSatisfy { $0 < 0x80 })
    #expect(canvas.text()[0].contains("Sud"))
  }

  @Test("Bars show more than nothing for little, and less than all for nearly all")
  func bars() {
    #expect(Bar.cells(0, width: 4, ascii: false) == ("", "····"))
    #expect(Bar.cells(0.001, width: 4, ascii: false) == ("▏", "···"))
    #expect(Bar.cells(0.5, width: 4, ascii: false) == ("██", "··"))
    #expect(Bar.cells(0.999, width: 2, ascii: false) == ("█▉", ""))
    #expect(Bar.cells(1, width: 2, ascii: false) == ("██", ""))
    for share in stride(from: 0.0, through: 1, by: 0.01) {
      let bar = Bar.cells(share, width: 7, ascii: false)
      #expect(bar.full.count + bar.rest.count == 7)
      let parts = Bar.segments(full: share, marked: 0.3, width: 9)
      #expect(parts.map(\.count).reduce(0, +) == 9 && parts.allSatisfy { $0.count >= 0 })
    }
  }

  @Test("Each role has its own place among the styles of a theme")
  func roles() {
    var sources: [String: RoleSource] = [:]
    for (index, role) in Role.allCases.enumerated() {
      var source = RoleSource()
      source.fg = "#0000" + (index < 16 ? "0" : "") + String(index, radix: 16)
      sources[role.rawValue] = source
    }
    let source = ThemeSource(name: "t", appearance: .any, inherits: nil, palette: [:], roles: sources)
    let theme = try? Theme(source, parent: nil)
    for (index, role) in Role.allCases.enumerated() { #expect(theme?[role].fg?.blue == UInt8(index)) }
  }

  @Test("A line is edited as people expect")
  func editor() {
    var editor = LineEditor(text: "een twee")
    for key in [Key.control("w"), .character("d"), .home, .character("X"), .right, .delete, .end, .backspace] {
      _ = editor.press(key)
    }
    #expect(editor.text == "Xen " && editor.cursor == 4)
    #expect(editor.paste("a\nb\tc") == nil)
    #expect(editor.text == "Xen a b c")
    let isTaken = editor.press(.escape)
    #expect(!isTaken)
    _ = editor.press(.control("u"))
    #expect(editor.text.isEmpty && editor.cursor == 0)
  }
}

@Suite struct ThemeTests {
  @Test(
    "Every role of the bundled themes has a contrast that public bodies must offer (EN 301 549), and of high contrast 7",
    arguments: BundledTheme.names)
  func contrast(_ name: String) throws {
    let theme = try BundledTheme.theme(name)
    #expect(theme.contrast == (name.contains("contrast") ? 7 : 4.5))
    for depth in [ColourDepth.trueColour, .indexed] {
      let theme = theme.reduced(to: depth)
      for role in Role.allCases where !role.isPixel {
        let (ink, ground) = (try #require(theme[role].fg), try #require(theme[role].bg))
        let contrast = ink.contrast(with: ground)
        #expect(contrast >= theme.contrast, "\(role), \(depth): \(contrast)")
      }
    }
  }

  @Test("What a theme says wrongly is named")
  func problems() throws {
    func theme(_ palette: [String: String], _ roles: [String: RoleSource]) throws {
      _ = try Theme(
        ThemeSource(name: "t", appearance: .any, inherits: nil, palette: palette, roles: roles), parent: nil)
    }
    var red = RoleSource()
    red.fg = "rood"
    #expect { try theme(["x": "#12345"], [:]) } throws: { ($0 as? ThemeProblem)?.key == "palette.\"x\"" }
    #expect { try theme([:], ["tabel": red]) } throws: { ($0 as? ThemeProblem)?.key == "roles.\"tabel\"" }
    #expect { try theme([:], ["table": red]) } throws: { ($0 as? ThemeProblem)?.key == "roles.\"table\".fg" }
    #expect(throws: Never.self) { try theme(["rood": "#ff0000"], ["table": red]) }
  }

  @Test("A role takes its parent's style where it has none of its own")
  func fallback() throws {
    var table = RoleSource()
    table.fg = "#010203"
    let theme = try Theme(
      ThemeSource(name: "t", appearance: .any, inherits: nil, palette: [:], roles: ["table": table]), parent: nil)
    #expect(theme[.tableCursor].fg == Color(red: 1, green: 2, blue: 3))
    #expect(theme[.title].fg == nil)
  }
}
