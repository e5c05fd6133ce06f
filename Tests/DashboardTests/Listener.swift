import Dashboard
import Model
import Screen
import TestSupport
import Testing

@testable import samen

/// A desk without a screen: keys go in, and nothing comes out but what is said.
struct Listener {
  var desk: Desk
  private var teller = Teller()
  /// What was said at the beginning.
  private(set) var beginning: [String] = []
  /// All that was said, a key before what it brought about.
  private(set) var transcript = ""

  init(_ language: Language = .dutch) throws {
    desk = try Desk(language: language)
    desk.state.session.listen()
    desk.effects = []
    try desk.carryOut(desk.state.reads)
    beginning = teller.tell(desk.state)
    note("", beginning)
  }

  /// Presses keys by name, one after another.
  /// - Returns: what is said of them, line by line.
  @discardableResult mutating func press(_ keys: String) throws -> [String] {
    var said: [String] = []
    for word in keys.split(separator: " ") {
      try desk.press(String(word))
      let lines = teller.tell(desk.state, after: Key(String(word)))
      note(String(word), lines)
      said += lines
    }
    return said
  }

  /// Types letters.
  @discardableResult mutating func type(_ text: String) throws -> [String] {
    var said: [String] = []
    for character in text { said += try press(character == " " ? "Space" : String(character)) }
    return said
  }

  /// Types a line of `:` and enters it.
  @discardableResult mutating func run(_ line: String) throws -> [String] {
    try press(":")
    try type(line)
    return try press("Enter")
  }

  /// Whether something lies over the page: a line that is typed is silent up to the end of a word.
  var isOpen: Bool { desk.state.overlay != nil }
  /// What would be said though nothing happened.
  var more: [String] {
    var teller = teller
    return teller.tell(desk.state)
  }

  /// Lets something happen from outside.
  @discardableResult mutating func happen(_ event: Event) throws -> [String] {
    try desk.carryOut(update(&desk.state, event))
    let lines = teller.tell(desk.state)
    note("(elsewhere)", lines)
    return lines
  }

  /// All that stands on the page now, as if nothing had been said.
  mutating func again() throws -> [String] {
    teller.repeatAll()
    return teller.tell(desk.state)
  }

  private mutating func note(_ key: String, _ lines: [String]) {
    // What is typed letter by letter is silent up to the end of its word.
    transcript += "> \(key)\n" + lines.map { $0 + "\n" }.joined()
  }
}

/// Signs that no voice says and that only stand where somebody typed them.
func unsaid(in line: String) -> String {
  String(String.UnicodeScalarView(line.unicodeScalars.filter { !isSaid($0) || "%€".unicodeScalars.contains($0) }))
}
