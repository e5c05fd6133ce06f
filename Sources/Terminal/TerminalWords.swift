import CNcurses
import Screen

/// What a terminal is told, in its own words: those that terminfo has for the terminal that was set up last.
package final class TerminalWords {
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
  // What needs numbers, by terminfo's names.
  private let cup = Saying("cup"), cuf = Saying("cuf"), ech = Saying("ech")
  private let csr = Saying("csr"), ind = Saying("ind"), ri = Saying("ri")
  private let setaf = Saying("setaf"), setab = Saying("setab"), setf = Saying("setf"), setb = Saying("setb")
  /// The numbers of colours are their red, green and blue.
  var isTrueColour = false
  private var inks: [Int: [UInt8]] = [:]
  private var grounds: [Int: [UInt8]] = [:]

  /// A word with places for numbers.
  private struct Saying {
    private let text: UnsafeMutablePointer<CChar>
    private let pattern: Pattern?

    /// nil where the terminal has no such word.
    init?(_ name: String) {
      guard let text = TerminalWords.text(name) else { return nil }
      self.text = text
      pattern = Pattern(String(cString: text).utf8)
    }

    /// Adds the word with its numbers.
    func add(_ first: Int, _ second: Int, to bytes: inout [UInt8]) {
      if let pattern {
        pattern.add(first, second, to: &bytes)
      } else if let word = samen_filled(text, first, second) {
        bytes += TerminalWords.padded(word)
      }
    }
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

    func add(_ first: Int, _ second: Int, to bytes: inout [UInt8]) {
      bytes += pieces[0]
      for index in pieces.indices.dropFirst() {
        bytes.append(decimal: UInt(clamping: (index == 1 ? first : second) + (isFromOne ? 1 : 0)))
        bytes += pieces[index]
      }
    }
  }

  /// Asks terminfo for all of them.
  package init() {
    plain = TerminalWords.word("sgr0") ?? []
    ownColours = TerminalWords.word("op") ?? []
    eraseLine = TerminalWords.word("el") ?? []
    erasesInColour = samen_flag("bce") > 0
    scrollsAtEnd = samen_flag("am") > 0 && samen_flag("xenl") <= 0
    scrolls = csr != nil && ind != nil && ri != nil
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
  func move(_ x: Int, _ y: Int, to bytes: inout [UInt8]) { cup?.add(y, x, to: &bytes) }

  /// So many columns to the right; false where there is no word for it.
  func forward(_ columns: Int, to bytes: inout [UInt8]) -> Bool {
    let start = bytes.count
    cuf?.add(columns, 0, to: &bytes)
    return bytes.count > start
  }

  /// Erases so many cells, and stays where it is; false where there is no word for it, or a long one.
  func erase(_ cells: Int, to bytes: inout [UInt8]) -> Bool {
    let start = bytes.count
    ech?.add(cells, 0, to: &bytes)
    if 1...5 ~= bytes.count - start { return true }
    bytes.removeSubrange(start...)
    return false
  }

  /// The ink by its number; -1 is the terminal's own.
  func ink(_ number: Int32) -> [UInt8] {
    if let known = inks[Int(number)] { return known }
    let word = colour(number, setaf, setf, kind: 38)
    inks[Int(number)] = word
    return word
  }

  /// The ground by its number; -1 is the terminal's own.
  func ground(_ number: Int32) -> [UInt8] {
    if let known = grounds[Int(number)] { return known }
    let word = colour(number, setab, setb, kind: 48)
    grounds[Int(number)] = word
    return word
  }

  /// Moves lines one up, or one down; where the writing goes on is not known after it.
  func scroll(_ lines: ClosedRange<Int>, isUp: Bool, height: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    csr?.add(lines.lowerBound, lines.upperBound, to: &bytes)
    move(0, isUp ? lines.upperBound : lines.lowerBound, to: &bytes)
    (isUp ? ind : ri)?.add(0, 0, to: &bytes)
    csr?.add(0, height - 1, to: &bytes)
    return bytes
  }

  /// - Parameter kind: 38 for ink, 48 for the ground.
  private func colour(_ number: Int32, _ word: Saying?, _ older: Saying?, kind: Int) -> [UInt8] {
    if isTrueColour, number >= 0 { return trueColour(number, kind: kind) }
    // The older word has red and blue the other way round.
    let swapped = Int(number & 2 | number >> 2 & 1 | (number & 1) << 2)
    var bytes: [UInt8] = []
    if let word { word.add(Int(number), 0, to: &bytes) } else { older?.add(swapped, 0, to: &bytes) }
    return bytes
  }

  /// What every terminal of true colour knows, whatever its description says. What is exactly one of xterm's 256 is said
  /// as that, in half the bytes; not the first, which some people give other colours.
  private func trueColour(_ number: Int32, kind: Int) -> [UInt8] {
    let color = Color(
      red: UInt8(number >> 16 & 255), green: UInt8(number >> 8 & 255), blue: UInt8(number & 255))
    if let index = color.xtermNumber, index > 21 { return Array("\u{1B}[\(kind);5;\(index)m".utf8) }
    return Array("\u{1B}[\(kind);2;\(color.red);\(color.green);\(color.blue)m".utf8)
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

extension [UInt8] {
  /// Adds a number as it is written.
  fileprivate mutating func append(decimal number: UInt) {
    if number > 9 { append(decimal: number / 10) }
    append(0x30 + UInt8(number % 10))
  }
}

/// What `tputs` says; one thread owns the terminal.
private nonisolated(unsafe) var spoken: [UInt8] = []
