import Foundation
import FoundationXML
import Screen
import TestSupport
import Testing

/// The columns that the system's own table gives a character; a macro of C hides it from Swift.
@_silgen_name("wcwidth") private func systemWidth(_ character: wchar_t) -> Int32

/// What could hide in a text, how wide the rest is, and that a picture of it stays whole.
@Suite(.dice) struct HiddenTextTests {
  /// Scalars of every kind, the awkward ones oftener.
  private func text(_ dice: inout Dice) -> String {
    let awkward: [Unicode.Scalar] = [
      "<", "&", ">", "]", "\"", "\u{301}", "\u{E0101}", "\u{FE0F}", "\u{200D}", "\u{1F1F3}", "\u{E33}", "\u{20E3}", "1",
      "\u{0}", "\u{1B}", "\u{FFFE}", "\u{FFFF}", "日", "❤",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<(1 + dice.below(12)) {
      let any = Unicode.Scalar(UInt32(dice.below(dice.below(2) == 0 ? 0x3000 : 0x11_0000)))
      text.append(dice.below(2) == 0 ? awkward[dice.below(awkward.count)] : any ?? "x")
    }
    return String(text)
  }

  @Test(
    "What a terminal would not show is written out",
    arguments: [
      0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x180F, 0x200B, 0x200D, 0x2028, 0x2029, 0x202E,
      0x2060,
      0x2065, 0x206A, 0x2800, 0x3164, 0xE000, 0xFDD0, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0, 0xFFF9, 0xFFFC, 0xFFFE,
      0x13430, 0x1BCA0, 0x1D159, 0x1D173, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xE01EF, 0xE0FFF, 0x10FFFF,
    ] as [UInt32])
  func hidden(_ value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    var hex = String(value, radix: 16, uppercase: true)
    while hex.count < 4 { hex = "0" + hex }
    #expect(sanitised("a\(scalar)b") == "a‹U+\(hex)›b")
    var canvas = Canvas(Size(width: 20, height: 1), background: Style())
    canvas.write("a\(scalar)b", x: 0, y: 0, style: Style())
    #expect(canvas.text() == ["a‹U+\(hex)›b"])
  }

  @Test(
    "Real letters stay whole, with all that belongs to them",
    arguments: ["กำ", "ที่", "क्षि", "🇳🇱", "1️⃣", "❤️", "👍🏽", "한", "e\u{301}", "ﷺ", "\u{600}١", "កា", "தமிழ்", "😀"])
  func letters(_ text: String) {
    #expect(sanitised(text).unicodeScalars.elementsEqual(text.unicodeScalars))
    var canvas = Canvas(Size(width: 12, height: 1), background: Style())
    canvas.write(text, x: 0, y: 0, style: Style(), width: 8)
    canvas.write("|", x: TextWidth.of(text), y: 0, style: Style())
    #expect(canvas.text() == [text + "|"])
  }

  @Test("A mark without a letter gets one; five marks on a letter are four")
  func marks() {
    #expect(sanitised("\u{301}x").unicodeScalars.elementsEqual("\u{25CC}\u{301}x".unicodeScalars))
    #expect(sanitised("กั\u{E31}\u{E31}\u{E31}\u{E31}").unicodeScalars.count == 5)
  }

  @Test("A character is as wide as the system's own table says, and of random text nothing stays hidden")
  func widths() throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    var wrong: [String] = []
    for value in Array(0x20...0x323AF) + Array(0xE0000...0xE0FFF) as [UInt32] {
      // Of U+1171E Unicode changed its mind.
      guard let scalar = Unicode.Scalar(value), !isHidden(scalar), value != 0x1171E else { continue }
      // -1: one that this system does not know yet.
      let columns = systemWidth(wchar_t(bitPattern: value))
      if columns >= 0, columns != TextWidth.of(scalar) { wrong.append(String(value, radix: 16)) }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(40))")
    var dice = Dice()
    for _ in 0..<3000 {
      let shown = sanitised(text(&dice))
      #expect(sanitised(shown).unicodeScalars.elementsEqual(shown.unicodeScalars))
      let isSeen = shown.unicodeScalars.allSatisfy { !isHidden($0) || [0xFE0E, 0xFE0F].contains($0.value) }
      #expect(isSeen && TextWidth.cells(of: shown).allSatisfy { $0.width > 0 && $0.text.count <= 5 })
    }
  }

  @Test("A picture is well-formed XML whatever the text, and keeps its width")
  func svg() {
    var dice = Dice()
    for text in ["<\u{301}b>", "&\u{20E3}", "]]>", "\u{FFFF}"] + (0..<400).map({ _ in text(&dice) }) {
      var canvas = Canvas(Size(width: 30, height: 2), background: Style())
      canvas.write(text, x: 0, y: 0, style: Style(), width: 29)
      canvas.write("|", x: 29, y: 0, style: Style())
      #expect(XMLParser(data: Data(canvas.svg().utf8)).parse(), "\(text.debugDescription)")
      #expect(TextWidth.of(canvas.text()[0]) == 30, "\(text.debugDescription)")
    }
  }

  @Test("Text is cut to its columns, never through a character")
  func cutting() {
    #expect(cut("abcdef", to: 6) == "abcdef" && cut("abcdefg", to: 6) == "abcde…")
    #expect(cut("日本語", to: 4) == "日…" && cut("กำกำ", to: 3) == "กำ…" && cut("abc", to: 2, ascii: true) == "a~")
    #expect(broken("日本語", at: 5) == ("日本", "語") && broken("กำ", at: 9) == ("กำ", ""))
  }
}
