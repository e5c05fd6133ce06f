import Foundation
import Screen
import TestSupport
import Testing

@testable import Terminal

/// What bytes of a terminal mean, however they are cut.
@Suite(.dice) struct InputDecoderTests {
  /// Feeds `reads` one after another, `gap` milliseconds apart; what has begun is given its time first.
  private func events(_ reads: [[UInt8]], gap: Int = 1) -> [TerminalEvent] {
    var decoder = InputDecoder()
    var events: [TerminalEvent] = []
    var now = 10_000
    for read in reads {
      now += gap
      if let patience = decoder.patience, gap > patience { events += decoder.expire() }
      events += decoder.take(read, at: now)
    }
    while decoder.patience != nil { events += decoder.expire() }
    return events
  }

  private func events(_ text: String, gap: Int = 1) -> [TerminalEvent] { events([Array(text.utf8)], gap: gap) }

  private func keys(_ keys: Key...) -> [TerminalEvent] { keys.map { .key($0) } }

  @Test(
    "What the terminal says of its ground is a colour, and never a key, however it is cut and however late it comes",
    arguments: [
      ("11;rgb:ffff/8000/0000\u{7}", "#ff8000"), ("11;rgb:f/8/0\u{1B}\\", "#ff8800"),
      ("11;rgba:12/34/56/ff\u{1B}\\", "#123456"), ("11;rgb:ff/ff\u{7}", nil), ("11;blauw\u{7}", nil),
      ("11;rgb:fffff/0/0\u{7}", nil), ("12;rgb:ff/ff/ff\u{7}", nil),
    ] as [(String, String?)])
  func ground(_ answer: String, _ hex: String?) throws {
    let expected = hex.flatMap(Color.init(hex:)).map { [TerminalEvent.ground($0)] } ?? []
    let bytes = Array(("\u{1B}]" + answer).utf8)
    #expect(events([bytes + Array("j".utf8)]) == expected + keys(.character("j")))
    for gap in [1, 20, 60, 1500] where gap < 1000 || hex != nil {
      for cut in 1..<bytes.count {
        // Nobody knows that more comes after an Esc alone; a second later least of all.
        guard gap < 1000 || cut > 6 else { continue }
        var decoder = InputDecoder()
        decoder.awaitsAnswer = true
        var found = decoder.take(bytes[..<cut], at: 10_000)
        if let patience = decoder.patience, gap > patience { found += decoder.expire() }
        found += decoder.take(bytes[cut...], at: 10_000 + gap)
        let early: [TerminalEvent] = cut == 1 && gap > 25 ? [.key(.escape)] : []
        #expect(found == early + expected, "cut at \(cut), \(gap)")
      }
    }
  }

  @Test("Where nothing was asked ] after Esc is a key at once")
  func unasked() {
    var decoder = InputDecoder()
    var found = decoder.take([0x1B], at: 10_000) + decoder.expire()
    found += decoder.take(Array("]".utf8), at: 10_050)
    #expect(found == keys(.escape, .character("]")) && decoder.patience == nil)
  }

  @Test("Esc and anything in one read is Esc and then that")
  func escapeAndThat() {
    for byte in UInt8(1)..<0x7F where byte != 0x1B {
      let alone = events([[byte]])
      #expect(events([[0x1B, byte]]) == [.key(.escape)] + alone, "\(byte)")
    }
    #expect(events("\u{1B}gibit") == [.key(.escape)] + "gibit".map { .key(.character($0)) })
    #expect(events("\u{1B}é\u{1B}\u{1B}\r") == keys(.escape, .character("é"), .escape, .escape, .enter))
    #expect(events("\u{1B}]x") == keys(.escape, .character("]"), .character("x")))
    #expect(events("\u{1B}Plan") == [.key(.escape)] + "Plan".map { .key(.character($0)) })
  }

  @Test(
    "What only a terminal sends is a key that is known, or nothing",
    arguments: [
      ("\u{1B}[A", Key.up), ("\u{1B}OB", .down), ("\u{1B}[1~", .home), ("\u{1B}[Z", .backTab),
      ("\u{1B}[[A", .function(1)),
      ("\u{1B}OP", .function(1)), ("\u{1B}[24~", .function(12)), ("\u{1B}OM", .enter), ("\u{1B}[1;5A", nil),
      ("\u{1B}[<2;10;10M", nil), ("\u{1B}[<2;10;10m", nil), ("\u{1B}[M !!", nil), ("\u{1B}[I", nil), ("\u{1B}[O", nil),
      ("\u{1B}[?62;22c", nil), ("\u{1B}[24;80R", nil), ("\u{1B}]10;rgb:ffff/ffff/ffff\u{7}", nil),
      ("\u{1B}]52;c;dUVz\u{1B}\\", nil), ("\u{1B}P1+r544e=787465726d\u{1B}\\", nil),
      ("\u{1B}P>|xterm(370)\u{1B}\\", nil),
      ("\u{1B}_Gi=31;OK\u{1B}\\", nil), ("\u{1B}[97;5u", nil), ("\u{1B}Ou", nil), ("\u{1B}O5A", nil),
      ("\u{1B}[200~uQ\u{1B}[201~", nil),
    ] as [(String, Key?)])
  func sequences(_ text: String, _ key: Key?) {
    let expected: [TerminalEvent] =
      text.contains("[200~") ? [.paste("uQ")] : key.map { [.key($0)] } ?? []
    let end = keys(.character("j"))
    for gap in [1, 20, 60] {
      #expect(events([Array((text + "j").utf8)]) == expected + end)
      // Byte by byte, as a slow line brings it: after a gap the Esc was one, and the rest is the terminal's all the same.
      let early: [TerminalEvent] = gap > 25 ? [.key(.escape)] : []
      let bytes = Array((text + "j").utf8).map { [$0] }
      let late = gap > 25 && ["]", "P", "_", "[[", "Ou"].contains { text.dropFirst().hasPrefix($0) }
      if !late { #expect(events(bytes, gap: gap) == early + expected + end, "\(gap)") }
    }
  }

  @Test("A paste is a paste: with Esc and keys in it, with its marks cut anywhere, and with no end")
  func paste() {
    let text = "a\u{1B}[Ab\u{1B}j\u{1B}[200~\u{3}Q\n"
    let whole = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
    for cut in 1..<whole.count {
      #expect(events([Array(whole[..<cut]), Array(whole[cut...])], gap: 20) == [.paste(text)])
    }
    // Within the paste no gap is too long.
    #expect(events([Array(whole[..<10]), Array(whole[10...])], gap: 5000) == [.paste(text)])
    var decoder = InputDecoder()
    var found = decoder.take(Array("\u{1B}[200~abc".utf8), at: 0) + decoder.take(Array("uQE".utf8), at: 100)
    #expect(found.isEmpty && decoder.isPasting)
    let tooSoon = decoder.givesUpPaste([0x03], at: 200)
    let isOver = decoder.givesUpPaste([0x03], at: 2000)
    found = decoder.take(Array("j".utf8), at: 2001)
    #expect(!tooSoon && isOver && found == keys(.character("j")))
  }

  @Test("However a stream is cut into reads, the keys are the same")
  func cuts() {
    var dice = Dice()
    let pieces =
      [
        "\u{1B}", "\u{1B}[A", "\u{1B}[1;5D", "\u{1B}OC", "\u{1B}[<35;3;3M", "\u{1B}[<0;3;3M", "\u{1B}[<64;3", "<", "M",
        "\u{1B}[M ab",
        "\u{1B}[200~x\u{1B}y\r\u{1B}[201~",
        "\u{1B}]10;?\u{7}", "j", "é", "€", "👍", "\r", "\t", "[", "O", "~", "5", ";", "\u{3}", "\u{7F}", "\u{1B}[I",
      ].map { Array($0.utf8) } + [[0xFF], [0xE2, 0x82], [0x9B, 0x41]]
    for round in 0..<3000 {
      let stream = (0..<1 + dice.below(12)).flatMap { _ in pieces[dice.below(pieces.count)] }
      var reads: [[UInt8]] = [[]]
      for byte in stream {
        if dice.below(3) == 0 { reads.append([]) }
        reads[reads.count - 1].append(byte)
      }
      #expect(events(reads, gap: 3) == events([stream]), "\(round): \(stream)")
    }
  }
}
