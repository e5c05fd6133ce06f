import CNcurses
import Foundation
import Screen
import TestSupport
import Testing

@testable import Terminal

/// What a terminal shows after it was told what the writer says.
@Suite(.dice, .serialized) struct CanvasWriterTests {
  private static let size = Size(width: 30, height: 9)
  private let ground = Color(red: 18, green: 20, blue: 23)
  private let green = Color(red: 135, green: 215, blue: 135)
  private let lit = Color(red: 0, green: 95, blue: 95)

  private var styles: [Style] {
    [
      Style(fg: green, bg: ground), Style(fg: lit, bg: ground), Style(fg: green, bg: lit), Style(bg: ground), Style(),
      Style(fg: lit, bg: ground, attributes: .bold), Style(fg: green, bg: lit, attributes: [.underline, .italic]),
      Style(fg: green, bg: ground, attributes: .reverse), Style(attributes: .underline),
    ]
  }

  private func writer(_ terminal: String) throws -> CanvasWriter {
    setlocale(LC_CTYPE, "C.UTF-8")
    try #require(samen_term_state(terminal, 1) == 1)
    let colours = samen_number("colors")
    return CanvasWriter(TerminalWords(), colours >= 256 ? .indexed : colours >= 8 ? .eight : .none, .unicode)
  }

  /// The same picture with some of it written over, or its lower lines one up or down.
  private func changed(_ canvas: Canvas, _ dice: inout Dice) -> Canvas {
    var next = canvas
    if dice.below(3) == 0 {
      let (step, words) = (dice.below(2) * 2 - 1, canvas.text())
      for y in 1..<Self.size.height - 1 {
        next.write(words[max(0, y + step)], x: 0, y: y, style: styles[0], width: Self.size.width)
      }
    }
    for _ in 0...dice.below(4) {
      let words = ["gemeente", "   ", " · ", "日本 ○◔", "a", String(repeating: " ", count: 25), "e\u{301}x", "━━━━━━"]
      next.write(
        words[dice.below(words.count)], x: dice.below(Self.size.width), y: dice.below(Self.size.height),
        style: styles[dice.below(styles.count)])
    }
    return next
  }

  @Test(
    "What differs from the last picture makes the terminal show the next one, as if it were written whole",
    arguments: ["xterm-256color", "linux", "screen-256color", "vt100", "ansi"])
  func same(_ name: String) throws {
    var dice = Dice()
    var writer = try writer(name)
    let erases = samen_flag("bce") > 0
    var terminal = Terminal(Self.size, erasesInColour: erases)
    var canvas = Canvas(Self.size, background: styles[0])
    var shown: Canvas?
    for round in 0..<100 {
      if dice.below(40) == 0 {
        shown = nil
        writer.forget()
      }
      let next = shown == nil ? canvas : changed(canvas, &dice)
      terminal.take(writer.bytes(for: next, after: shown))
      (canvas, shown) = (next, next)
      var other = try self.writer(name)
      var whole = Terminal(Self.size, erasesInColour: erases)
      whole.take(other.bytes(for: next, after: nil))
      let isSame = terminal.cells == whole.cells
      try #require(isSame, "round \(round)")
      // Into the last cell of all, some terminals cannot write.
      let isWhole = samen_flag("xenl") > 0 || samen_flag("am") <= 0
      for (y, words) in next.text().enumerated().prefix(Self.size.height - (isWhole ? 0 : 1)) {
        try #require(terminal.text(y) == words, "round \(round)")
      }
    }
    #expect(Set(terminal.unknown).isEmpty)
  }

  @Test("A ground that stands is not said again, and a blank needs no ink")
  func few() throws {
    var writer = try writer("xterm-256color")
    var canvas = Canvas(Self.size, background: styles[0])
    _ = writer.bytes(for: canvas, after: nil)
    let before = canvas
    canvas.write("ab", x: 3, y: 2, style: styles[0])
    canvas.write(" ", x: 5, y: 2, style: styles[1])
    canvas.write("c", x: 6, y: 2, style: styles[1])
    let text = String(decoding: writer.bytes(for: canvas, after: before), as: UTF8.self)
    #expect(text == "\u{1B}[3;4Hab \u{1B}[38;5;23mc")
    #expect(writer.bytes(for: canvas, after: canvas).isEmpty)
  }

  @Test(
    "True colour is said in full, or by its number where it is exactly one of xterm's; on the console bright is bold")
  func colours() throws {
    func told(_ terminal: String, _ depth: ColourDepth, _ style: Style) throws -> String {
      setlocale(LC_CTYPE, "C.UTF-8")
      try #require(samen_term_state(terminal, 1) == 1)
      var writer = CanvasWriter(TerminalWords(), depth, .unicode)
      var canvas = Canvas(Size(width: 3, height: 1), background: style)
      canvas.write("abc", x: 0, y: 0, style: style)
      return String(decoding: writer.bytes(for: canvas, after: nil), as: UTF8.self)
    }
    let full = try told("xterm-256color", .trueColour, Style(fg: green, bg: ground))
    #expect(full.contains("\u{1B}[38;5;114;48;2;18;20;23mabc"), "\(full)")
    #expect(try told("xterm", .trueColour, Style(fg: ground, bg: green)).contains("38;2;18;20;23;48;5;114m"))
    let (bright, plain) = (Color.console[9], Color.console[1])
    let loud = try told("linux", .console, Style(fg: bright, bg: Color.console[0]))
    #expect(loud.contains("\u{1B}[1m") && loud.contains("31;40m"), "\(loud)")
    // Bold would make another colour of it.
    let quiet = try told("linux", .console, Style(fg: plain, bg: Color.console[0], attributes: .bold))
    #expect(!quiet.contains("\u{1B}[1m") && quiet.contains("31;40m"), "\(quiet)")
  }

  @Test(
    "How many colours there are terminfo and COLORTERM say, and no COLORTERM that was meant for another terminal",
    arguments: [
      ("xterm-256color", 256, [:], .indexed), ("xterm-256color", 256, ["COLORTERM": "truecolor"], .trueColour),
      ("xterm", 8, ["COLORTERM": "24bit"], .trueColour), ("xterm", 8, ["COLORTERM": "yes"], .eight),
      ("linux", 8, ["COLORTERM": "truecolor"], .console), ("linux", 8, [:], .console),
      ("screen-256color", 256, ["COLORTERM": "truecolor"], .indexed),
      ("screen-256color", 256, ["COLORTERM": "truecolor", "TMUX": "/run/x"], .trueColour),
      ("vt220", 8, ["COLORTERM": "truecolor"], .eight), ("xterm-16color", 16, [:], .sixteen),
      ("rxvt-88color", 88, [:], .sixteen), ("x", 2, [:], .none),
    ] as [(String, Int, [String: String], ColourDepth)])
  func depths(_ name: String, _ count: Int, _ settings: [String: String], _ depth: ColourDepth) {
    let settings = settings.merging(["TERM": name]) { $1 }
    #expect(Palette.depth(count, isDirect: false) { settings[$0] } == depth)
    #expect(Palette.depth(count, isDirect: true) { settings[$0] } == .trueColour)
  }

  @Test("Only a terminal of a kind that answers is asked for its ground")
  func asked() {
    func tells(_ name: String, _ more: [String: String] = [:]) -> Bool {
      TerminalScreen.tellsGround { $0 == "TERM" ? name : more[$0] }
    }
    for name in ["xterm-256color", "xterm-kitty", "foot", "alacritty", "tmux-256color"] { #expect(tells(name)) }
    for name in ["linux", "dumb", "vt100", "screen", "ansi", "", "cons25"] { #expect(!tells(name)) }
    #expect(tells("screen-256color", ["TMUX": "/run/x"]))
  }

  @Test("A list that went one line on is moved by the terminal")
  func moves() throws {
    var writer = try writer("xterm-256color")
    func list(_ first: Int) -> Canvas {
      var canvas = Canvas(Self.size, background: styles[0])
      for y in 1..<8 { canvas.write("gemeente \(first + y)", x: 0, y: y, style: styles[0]) }
      return canvas
    }
    _ = writer.bytes(for: list(0), after: nil)
    let text = String(decoding: writer.bytes(for: list(1), after: list(0)), as: UTF8.self)
    #expect(text.contains("\u{1B}[2;8r") && text.contains("gemeente 8") && !text.contains("gemeente 7"))
  }
}

/// Enough of a terminal to know what each cell shows.
private struct Terminal {
  struct Shown: Equatable {
    var text = " "
    var colours = ["39", "49"]
    var attributes: Set<String> = []
  }

  let size: Size
  let erasesInColour: Bool
  private(set) var cells: [[Shown]]
  private(set) var unknown: [String] = []
  private var (x, y) = (0, 0)
  private var region: ClosedRange<Int>
  private var pen = Shown()
  private var isBehind = false

  init(_ size: Size, erasesInColour: Bool) {
    self.size = size
    self.erasesInColour = erasesInColour
    cells = Array(repeating: Array(repeating: Shown(text: "?"), count: size.width), count: size.height)
    region = 0...size.height - 1
  }

  func text(_ y: Int) -> String {
    var line = cells[y].map(\.text).joined()
    while line.last == " " { line.removeLast() }
    return line
  }

  private var erased: Shown { Shown(colours: ["39", erasesInColour ? pen.colours[1] : "49"]) }

  mutating func take(_ bytes: [UInt8]) {
    var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let next = rest.popFirst() {
      switch next {
      case "\u{1B}":
        switch rest.popFirst() {
        case "[":
          let parameters = rest.prefix { !(0x40...0x7E).contains($0.value) }
          rest = rest.dropFirst(parameters.count)
          obey(
            rest.popFirst() ?? "?",
            String(parameters).split(separator: ";", omittingEmptySubsequences: false).map(String.init))
        case "(", ")": rest.removeFirst()
        case "M":
          if y == region.lowerBound { scroll(-1) } else { y = max(0, y - 1) }
        case let other: unknown.append("ESC \(other.map(String.init) ?? "")")
        }
      case "\n": if y == region.upperBound { scroll(1) } else { y = min(size.height - 1, y + 1) }
      case "\u{0F}", "\0": break
      default: put(next)
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let columns = TextWidth.of(Character(scalar))
    guard columns > 0 else {
      cells[y][max(0, x - 1)].text.unicodeScalars.append(scalar)
      return
    }
    #expect(!isBehind, "written behind the last column")
    var shown = pen
    shown.text = String(scalar)
    // Of a blank only its ground is seen.
    if scalar == " ", pen.attributes.isDisjoint(with: ["4", "7"]) { shown = Shown(colours: ["39", pen.colours[1]]) }
    cells[y][x] = shown
    if columns == 2, x + 1 < size.width {
      shown.text = ""
      cells[y][x + 1] = shown
    }
    x += columns
    isBehind = x >= size.width
  }

  private mutating func scroll(_ step: Int) {
    cells.remove(at: step > 0 ? region.lowerBound : region.upperBound)
    cells.insert(Array(repeating: erased, count: size.width), at: step > 0 ? region.upperBound : region.lowerBound)
  }

  private mutating func obey(_ word: Unicode.Scalar, _ parameters: [String]) {
    let numbers = parameters.map { Int($0) ?? 0 }
    let first = max(1, numbers.first ?? 1)
    if word != "m" { isBehind = false }
    switch word {
    case "H": (y, x) = (first - 1, max(1, numbers.dropFirst().first ?? 1) - 1)
    case "C": x += first
    case "K": for column in x..<size.width { cells[y][column] = erased }
    case "X": for column in x..<min(size.width, x + first) { cells[y][column] = erased }
    case "r": (region, x, y) = (first - 1...numbers[1] - 1, 0, 0)
    case "m":
      var rest = parameters[...]
      while let number = rest.popFirst() {
        switch number {
        case "", "0", "10": pen = Shown()
        case "1", "2", "3", "4", "7": pen.attributes.insert(number)
        case "22", "23", "24", "27": pen.attributes.remove(String(number.last ?? "2"))
        case "38", "48": pen.colours[number == "38" ? 0 : 1] = "\(rest.popFirst() ?? "") \(rest.popFirst() ?? "")"
        case "39": pen.colours[0] = "39"
        case "49": pen.colours[1] = "49"
        case _ where number.hasPrefix("3"): pen.colours[0] = number
        case _ where number.hasPrefix("4"): pen.colours[1] = number
        default: unknown.append("SGR \(number)")
        }
      }
    default: unknown.append("CSI \(word)")
    }
  }
}
