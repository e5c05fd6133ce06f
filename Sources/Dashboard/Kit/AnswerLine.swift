import Model
import Screen

/// A part of a line that answers: words, or a figure that stands out.
package struct AnswerWord: Sendable, Hashable {
  /// What it says.
  let text: Phrase
  /// How much it stands out.
  let role: Role
  /// What a click on it does; nil for nothing.
  var deed: Mark.Deed?

  /// Words between figures.
  static func words(_ dutch: String, _ english: String) -> AnswerWord {
    AnswerWord(text: Phrase(dutch, english), role: .answer)
  }
  /// A figure.
  static func figure(_ dutch: String, _ english: String, _ deed: Mark.Deed? = nil) -> AnswerWord {
    AnswerWord(text: Phrase(dutch, english), role: .answerFigure, deed: deed)
  }
  /// What asks for attention.
  static func warning(_ dutch: String, _ english: String, _ deed: Mark.Deed? = nil) -> AnswerWord {
    AnswerWord(text: Phrase(dutch, english), role: .attention, deed: deed)
  }
}

extension Painter {
  /// The first of `lines`, the longest first, that has room; else the last, as far as it goes.
  mutating func drawAnswer(_ lines: [[AnswerWord]], in rect: Rect) {
    func text(_ word: AnswerWord) -> String { say(word.text).replacing("€", with: euro) }
    func width(_ line: [AnswerWord]) -> Int { line.reduce(0) { $0 + TextWidth.of(text($1)) } }
    guard let line = lines.first(where: { width($0) <= rect.width - 2 }) ?? lines.last else { return }
    var x = rect.x + 1
    for word in line {
      let room = rect.x + rect.width - 1 - x
      guard room > 0 else { return }
      let width = write(text(word), x, rect.y, word.role, width: min(room, TextWidth.of(text(word))))
      if let deed = word.deed { mark(Rect(x: x, y: rect.y, width: width, height: 1), deed) }
      x += width
    }
  }
}
