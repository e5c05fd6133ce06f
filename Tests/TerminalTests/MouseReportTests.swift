import Screen
import TestSupport
import Testing

@testable import Terminal

/// What a terminal reports of the mouse, whole and harmed.
@Suite(.dice) struct MouseReportTests {
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

  private func events(_ text: String) -> [TerminalEvent] { events([Array(text.utf8)]) }

  @Test(
    "The left button and the wheel are the mouse's, by cell from 0; all else is left to the terminal",
    arguments: [
      ("<0;1;1M", Mouse(.press, x: 0, y: 0)), ("<0;12;7M", Mouse(.press, x: 11, y: 6)),
      ("<0;12;7m", Mouse(.release, x: 11, y: 6)), ("<32;300;90M", Mouse(.drag, x: 299, y: 89)),
      ("<64;5;6M", Mouse(.wheel(-1), x: 4, y: 5)), ("<65;5;6M", Mouse(.wheel(1), x: 4, y: 5)),
      ("<4;5;6m", Mouse(.release, x: 4, y: 5)), ("<4;5;6M", nil), ("<8;5;6M", nil), ("<16;5;6M", nil), ("<1;5;6M", nil),
      ("<2;5;6M", nil), ("<2;5;6m", nil), ("<34;5;6M", nil), ("<35;5;6M", nil), ("<66;5;6M", nil), ("<128;5;6M", nil),
      ("<0;0;1M", nil), ("<0;-3;4M", nil), ("<0;5;-4M", nil),
    ] as [(String, Mouse?)])
  func reports(_ text: String, _ mouse: Mouse?) {
    let expected = mouse.map { [TerminalEvent.mouse($0)] } ?? []
    #expect(events("\u{1B}[\(text)1") == expected + [.key(.character("1"))])
    // Terminals of eight bits begin it in one byte.
    #expect(events([[0x9B] + Array(text.utf8)]) == expected)
  }

  @Test("A coordinate of any length is off the screen, and no crash")
  func huge() throws {
    for digits in [7, 19, 20, 58, 70, 5000] {
      let number = String(repeating: "9", count: digits)
      for text in ["\u{1B}[<0;\(number);3M", "\u{1B}[<0;3;\(number)M", "\u{1B}[<\(number);3;3M"] {
        let found = events(text + "\u{1B}[<65;2;2Mj")
        #expect(found.suffix(2) == [.mouse(Mouse(.wheel(1), x: 1, y: 1)), .key(.character("j"))], "\(digits)")
        for case .mouse(let mouse) in found.dropLast(2) { #expect(max(mouse.x, mouse.y) >= 999_999) }
      }
    }
  }

  @Test("In a paste it is text")
  func paste() {
    #expect(events("\u{1B}[200~a\u{1B}[<0;3;3Mb\u{1B}[201~") == [.paste("a\u{1B}[<0;3;3Mb")])
  }

  @Test("However a report is harmed, cut and held up, no part of it becomes a key, and what follows is what it is")
  func harmed() {
    var dice = Dice()
    let reports = ["<0;12;7M", "<0;12;7m", "<32;120;40M", "<65;3;3M", "<2;1;1M"].map { Array($0.utf8) }
    for round in 0..<20_000 {
      var report = reports[dice.below(reports.count)]
      // One sign that no report has, or some changes of its own signs.
      let hasStranger = dice.below(4) == 0
      if hasStranger {
        // An end in the middle makes what follows it keys.
        let ends = Array("Mm".utf8)
        let strangers = (0x20..<0x7F).map(UInt8.init).filter { !ends.contains($0) }
        report[1 + dice.below(report.count - 1)] = strangers[dice.below(strangers.count)]
      }
      for _ in 0...dice.below(3) where report.count > 1 && !hasStranger {
        let place = 1 + dice.below(report.count - 1)
        switch dice.below(4) {
        case 0: report.remove(at: place)
        case 1: report.removeLast(report.count - place)
        // Behind the end a second one would be a key.
        case 2 where place < report.count - 1: report.insert(report[place], at: place)
        default: report[place] = Array("0123456789;".utf8)[dice.below(11)]
        }
      }
      var reads: [[UInt8]] = [[0x1B, 0x5B, 0x3C]]
      for byte in report.dropFirst() {
        if dice.below(3) == 0 { reads.append([]) }
        reads[reads.count - 1].append(byte)
      }
      let whole: [[UInt8]] = reads + [Array("\u{1B}[<0;2;2M\u{3}".utf8)]
      // So long after it a stranger was typed.
      let found = events(whole, gap: [1, 20, 300, hasStranger ? 300 : 3000][dice.below(4)])
      let keys = found.filter { if case .key = $0 { true } else { false } }
      #expect(keys == [.key(.control("c"))], "\(round): \(String(decoding: report, as: UTF8.self))")
      #expect(
        found.suffix(2) == [.mouse(Mouse(.press, x: 1, y: 1)), .key(.control("c"))],
        "\(round): \(String(decoding: report, as: UTF8.self))")
    }
  }
}
