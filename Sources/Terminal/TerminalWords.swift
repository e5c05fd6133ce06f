import CNcurses
import Screen

/// What a terminal is told, in its own words: those that terminfo has for the terminal that was set up last.
package struct TerminalWords {
  /// Ends all attributes; what becomes of the colours is not known.
  let plain: [UInt8]
  /// Both colours as they are without a program.
  let ownColours: [UInt8]
  /// Erases up to the end of the line.
  let eraseLine: [UInt8]
  /// What begins an attribute, and what ends that one alone; nil where nothing does.
  let attributes: [(attribute: Attributes, begin: [UInt8], end: [UInt8]?)]
  /// What colours leave no room for.
  let uncoloured: Attributes
  /// What is erased gets the ground that is written on.
  let erasesInColour: Bool
  /// A sign in the last cell of all would scroll the screen.
  let scrollsAtEnd: Bool
  /// Whether it can move a part of its lines.
  let scrolls: Bool
  private let capabilities: [Word: UnsafeMutablePointer<CChar>]
  private let patterns: [Word: Pattern]
  /// The numbers of colours are their red, green and blue.
  var isTrueColour = false
  private var inks: [Int: [UInt8]] = [:]
  private var grounds: [Int: [UInt8]] = [:]

  /// What needs a number.
  private enum Word: String, CaseIterable {
    case move = "cup"
    case forward = "cuf"
    case erase = "ech"
    case ink = "setaf"
    case ground = "setab"
    case olderInk = "setf"
    case olderGround = "setb"
    case region = "csr"
    case up = "ind"
    case down = "ri"
  }

  /// A word in which two numbers stand as they are: filling it in takes a twentieth of the time that terminfo's own
  /// language does.
  private struct Pattern {
    /// What stands before, between and behind the numbers.
    private var pieces: [[UInt8]] = [[]]
    private var isFromOne = false

    /// nil where there is more to reckon, or to wait for.
    init?(_ text: String.UTF8View) {
      var rest = text[...]
      while let byte = rest.popFirst() {
        if byte == 0x24 { return nil }
        if byte != 0x25 {
          pieces[pieces.count - 1].append(byte)
        } else if rest.first == 0x69 {
          isFromOne = true
          rest.removeFirst()
        } else {
          let number = "p\(pieces.count)%d".utf8
          guard pieces.count < 3, rest.starts(with: number) else { return nil }
          rest.removeFirst(number.count)
          pieces.append([])
        }
      }
    }

    func filled(_ first: Int, _ second: Int) -> [UInt8] {
      var word = pieces[0]
      for (number, piece) in zip([first, second], pieces.dropFirst()) {
        word += String(isFromOne ? number + 1 : number).utf8
        word += piece
      }
      return word
    }
  }

  /// Asks terminfo for all of them.
  package init() {
    plain = TerminalWords.word("sgr0") ?? []
    ownColours = TerminalWords.word("op") ?? []
    eraseLine = TerminalWords.word("el") ?? []
    erasesInColour = samen_flag("bce") > 0
    scrollsAtEnd = samen_flag("am") > 0 && samen_flag("xenl") <= 0
    let capabilities = Dictionary(
      uniqueKeysWithValues: Word.allCases.compactMap { word in TerminalWords.text(word.rawValue).map { (word, $0) } })
    self.capabilities = capabilities
    patterns = capabilities.compactMapValues { Pattern(String(cString: $0).utf8) }
    scrolls = [.region, .up, .down].allSatisfy { capabilities[$0] != nil }
    // Of bits: 1 is standing out, 2 underlining, 4 reversing, 16 dimming, 32 boldness.
    let conflicts = max(0, samen_number("ncv"))
    let bits: [(Int32, Attributes)] = [(2, .underline), (4, .reverse), (16, .dim), (32, .bold)]
    uncoloured = Attributes(bits.filter { conflicts & $0.0 != 0 }.map(\.1))
    // Where attributes take a cell of their own there are none.
    let isBare = samen_number("xmc") > 0 || plain.isEmpty
    let named: [(Attributes, String, end: String, UInt8)] = [
      (.bold, "bold", "", 0), (.dim, "dim", "", 0), (.italic, "sitm", "ritm", 0x33), (.underline, "smul", "rmul", 0x34),
      (.reverse, "rev", "rmso", 0x37),
    ]
    attributes = named.compactMap { attribute, begin, end, digit in
      guard !isBare, let begin = TerminalWords.word(begin) else { return nil }
      // On many terminals such a word ends more than the one.
      let own: [UInt8] = [0x1B, 0x5B, 0x32, digit, 0x6D]
      return (attribute, begin, TerminalWords.word(end) == own ? own : nil)
    }
  }

  /// To a place on the screen.
  func move(_ x: Int, _ y: Int) -> [UInt8] { say(.move, y, x) ?? [] }

  /// So many columns to the right; nil where there is no word for it.
  func forward(_ columns: Int) -> [UInt8]? { say(.forward, columns) }

  /// Erases so many cells, and stays where it is.
  func erase(_ cells: Int) -> [UInt8]? { say(.erase, cells) }

  /// The ink by its number; -1 is the terminal's own.
  mutating func ink(_ number: Int32) -> [UInt8] {
    if let known = inks[Int(number)] { return known }
    let word = colour(number, .ink, .olderInk)
    inks[Int(number)] = word
    return word
  }

  /// The ground by its number; -1 is the terminal's own.
  mutating func ground(_ number: Int32) -> [UInt8] {
    if let known = grounds[Int(number)] { return known }
    let word = colour(number, .ground, .olderGround)
    grounds[Int(number)] = word
    return word
  }

  /// Moves lines one up, or one down; where the writing goes on is not known after it.
  func scroll(_ lines: ClosedRange<Int>, isUp: Bool, height: Int) -> [UInt8] {
    let parts = [
      say(.region, lines.lowerBound, lines.upperBound), move(0, isUp ? lines.upperBound : lines.lowerBound),
      say(isUp ? .up : .down), say(.region, 0, height - 1),
    ]
    return parts.flatMap { $0 ?? [] }
  }

  private func colour(_ number: Int32, _ word: Word, _ older: Word) -> [UInt8] {
    if isTrueColour, number >= 0 { return trueColour(number, isInk: word == .ink) }
    // The older word has red and blue the other way round.
    let swapped = Int(number & 2 | number >> 2 & 1 | (number & 1) << 2)
    return say(word, Int(number)) ?? say(older, swapped) ?? []
  }

  /// What every terminal of true colour knows, whatever its description says. What is exactly one of xterm's 256 is said
  /// as that, in half the bytes; not the first, which some people give other colours.
  private func trueColour(_ number: Int32, isInk: Bool) -> [UInt8] {
    let color = Color(
      red: UInt8(number >> 16 & 255), green: UInt8(number >> 8 & 255), blue: UInt8(number & 255))
    let kind = isInk ? 38 : 48
    if let index = color.xtermNumber, index > 21 { return Array("\u{1B}[\(kind);5;\(index)m".utf8) }
    return Array("\u{1B}[\(kind);2;\(color.red);\(color.green);\(color.blue)m".utf8)
  }

  private func say(_ word: Word, _ first: Int = 0, _ second: Int = 0) -> [UInt8]? {
    if let pattern = patterns[word] { return pattern.filled(first, second) }
    guard let text = capabilities[word] else { return nil }
    return samen_filled(text, Int(first), Int(second)).map(TerminalWords.padded)
  }

  private static func text(_ name: String) -> UnsafeMutablePointer<CChar>? {
    guard let text = tigetstr(name), UInt(bitPattern: text) != UInt.max, text.pointee != 0 else { return nil }
    return text
  }

  private static func word(_ name: String) -> [UInt8]? { text(name).map(padded) }

  /// With what a slow terminal needs to keep up.
  private static func padded(_ text: UnsafeMutablePointer<CChar>) -> [UInt8] {
    if strchr(text, 0x24) == nil { return Array(String(cString: text).utf8) }
    spoken = []
    tputs(text, 1) {
      spoken.append(UInt8(truncatingIfNeeded: $0))
      return 0
    }
    return spoken
  }
}

/// What `tputs` says; one thread owns the terminal.
private nonisolated(unsafe) var spoken: [UInt8] = []
