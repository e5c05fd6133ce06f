import Model
import Screen

/// What an overlay does with a key.
package enum Reaction {
  case stays, closes
  /// Another lies on this one.
  case opens(any Overlay)
  /// It closes, and this is done then.
  case does((inout State) -> [Effect])
}

/// What became of text from the clipboard.
package enum Pasting {
  case taken
  /// Nothing can be pasted here.
  case refused
  /// It would make so many letters.
  case tooLong(Int)

  /// - Parameter tooMany: nil where it fits.
  init(_ tooMany: Int?) { self = tooMany.map { .tooLong($0) } ?? .taken }
}

/// Keys as the hint bar writes them, and in a word what they do.
package struct Hint: Sendable, Hashable {
  /// On a screen.
  let keys: String
  /// On a screen of letters.
  let letters: String
  /// What the key does here.
  let words: Phrase

  init(_ keys: String, letters: String? = nil, _ words: Phrase) {
    (self.keys, self.letters, self.words) = (keys, letters ?? keys, words)
  }

  /// The keys as a screen writes them.
  func shown(_ language: Language, isASCII: Bool) -> String {
    let text = isASCII ? letters : keys
    return language == .dutch ? text.swapping("Space", "Spatie") : text
  }

  /// The arrows up and down.
  static func arrows(_ words: Phrase) -> Hint { Hint("↑↓", letters: "Up/Dn", words) }
  static let scroll = arrows(Phrase("scrollen", "scroll"))
  static let choose = arrows(Phrase("kiezen", "choose"))
  static let close = Hint("Esc", Phrase("sluiten", "close"))
  static let cancel = Hint("Esc", Phrase("annuleren", "cancel"))
  static let source = Hint("i", Phrase("bron", "source"))
  /// The arrows left and right.
  static func sideways(_ words: Phrase) -> Hint { Hint("←→", letters: "Lt/Rt", words) }
  /// All four.
  static func compass(_ words: Phrase) -> Hint { Hint("←↑↓→", letters: "Arrows", words) }
  /// The Enter key.
  static func enter(_ dutch: String, _ english: String) -> Hint { Hint("Enter", Phrase(dutch, english)) }
}

/// What lies over the page and takes the keys until it is closed.
package protocol Overlay: Sendable {
  mutating func press(_ key: Key, _ state: inout State) -> Reaction
  /// Takes text from the clipboard.
  mutating func paste(_ text: String, _ state: inout State) -> Pasting
  /// Takes what it shows of the state; asked after every event.
  mutating func look(at state: State)
  func draw(on painter: inout Painter)
  var hints: [Hint] { get }
  /// How many lines it takes from the line where notices stand upward: they stand above it.
  var foot: Int { get }
  /// It shows something; otherwise it asks for an answer.
  var shows: Bool { get }
  /// How many arrow keys a notch of the wheel stands for; 0 where arrows change something.
  var wheelSteps: Int { get }
  /// The same with what another made of the cell that it was typed for; nil where nothing is typed in it.
  func meeting(_ conflict: Conflict, _ state: State) -> (any Overlay)?
  /// Where its figures come from; nil where they are those of the page.
  func figures(_ state: State) -> [Figure]?
  /// What it says to whoever listens.
  func dialogue(_ state: State) -> Dialogue
}

extension Overlay {
  package mutating func paste(_ text: String, _ state: inout State) -> Pasting { .refused }
  package mutating func look(at state: State) {}
  package var foot: Int { 0 }
  package var shows: Bool { false }
  package var wheelSteps: Int { shows ? 3 : 0 }
  package func meeting(_ conflict: Conflict, _ state: State) -> (any Overlay)? { nil }
  package func figures(_ state: State) -> [Figure]? { nil }
}

extension State {
  /// Lets the overlay on top take what it shows.
  mutating func refreshOverlay() {
    guard var top = unlay() else { return }
    top.look(at: self)
    lay(top)
  }
}

/// Whether a key leaves an overlay without doing anything.
func isCancel(_ key: Key) -> Bool { key == .escape || key == .control("c") || key == .control("g") }

/// The first line that shows of a list that scrolls.
package struct Scroll: Sendable, Hashable {
  /// The first line that is shown, from 0.
  package var top = 0

  /// Whether `key` scrolls `count` lines of which `height` fit; if so it did.
  mutating func take(_ key: Key, count: Int, height: Int) -> Bool {
    let last = max(0, count - height)
    let next: Int
    switch key {
    case .down, .character("j"): next = top + 1
    case .up, .character("k"): next = top - 1
    case .pageDown, .character(" "), .control("d"): next = top + height - 1
    case .pageUp, .control("u"): next = top - height + 1
    case .home, .character("g"): next = 0
    case .end, .character("G"): next = last
    default: return false
    }
    top = max(0, min(next, last))
    return true
  }

  /// Scrolls as little as brings a line into sight.
  mutating func show(_ line: Int, height: Int) { top = max(line - height + 1, min(top, line)) }

  /// The lines of `count` that show where `height` fit.
  func shown(_ count: Int, height: Int) -> Range<Int> {
    let first = max(0, min(top, count - height))
    return first..<min(count, first + max(0, height))
  }
}
