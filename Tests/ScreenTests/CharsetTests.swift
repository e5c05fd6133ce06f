import Screen
import Testing

/// The letters of a terminal whose locale is not Unicode.
@Suite struct CharsetTests {
  @Test(
    "The environment says what the terminal can show",
    arguments: [
      ([:], Charset.unicode), (["LANG": "C.UTF-8"], .unicode), (["LANG": "nl_NL.utf8"], .unicode),
      (["LANG": "nl_NL.ISO-8859-15"], .latin9), (["LANG": "nl_NL.UTF-8", "LC_ALL": "nl_NL.iso885915"], .latin9),
      (["LC_ALL": "", "LC_CTYPE": "de_DE.ISO8859-1", "LANG": "C"], .latin1), (["LANG": "nl_NL@euro"], .latin9),
      (["LC_ALL": "C"], .ascii), (["LANG": "POSIX"], .ascii), (["LANG": "ja_JP.eucJP"], .ascii),
      (["LANG": "en_US.CP1252"], .windows1252), (["LANG": "nl_NL"], .latin1), (["LANG": "tlh"], .unicode),
    ] as [([String: String], Charset)])
  func environment(_ settings: [String: String], _ charset: Charset) {
    let found = Charset({ settings[$0] }, system: { settings["LANG"] == "nl_NL" ? "ISO-8859-1" : nil })
    #expect(found == charset)
  }

  @Test("Each letter goes out as its byte and comes in as itself; what is lacking has a stand-in")
  func bytes() {
    for charset in [Charset.latin1, .latin9, .windows1252, .ascii] {
      for byte in UInt8.min...UInt8.max {
        if let scalar = charset.scalar(byte) { #expect(charset.byte(scalar) == byte, "\(charset) \(byte)") }
      }
    }
    #expect(
      Charset.latin9.bytes("Súdwe\u{301} € ≥ │日") == Array("S".utf8) + [0xFA] + Array("dw".utf8) + [0xE9, 0x20, 0xA4]
        + Array(" >= |??".utf8))
    #expect(Charset.latin1.letters("é€ · ×") == "éEUR · ×" && Charset.ascii.letters("é€ · ×") == "eEUR - x")
    #expect(Charset.unicode.bytes("é") == Array("é".utf8))
  }

  @Test("A canvas of letters keeps those that the terminal has")
  func canvas() {
    var canvas = Canvas(Size(width: 16, height: 2), background: Style(), ascii: true, charset: .latin9)
    canvas.write("Su\u{301}dwest ◆ …", x: 0, y: 0, style: Style())
    canvas.write("Fryslân en meer", x: 0, y: 1, style: Style(), width: 9)
    #expect(canvas.text() == ["Súdwest B ~", "Fryslân ~"])
  }
}
