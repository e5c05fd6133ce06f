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
      ("\u{1B}[?62;22c", nil), ("\u{1B}[24;80R", nil), ("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", nil),
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
