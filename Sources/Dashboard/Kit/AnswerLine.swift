import Model
import Screen

/// A part of a line that answers: words, or a figure that stands out.
package struct AnswerWord: Sendable, Hashable {
  /// What it says.
  let text: Phrase
  /// How much it stands out.
  let role: Role
  /// What the figure is known by, where it has its source and can be opened; nil for words.
  var goal: String?

  /// Words between figures.
  static func words(_ dutch: String, _ english: String) -> AnswerWord {
    AnswerWord(text: Phrase(dutch, english), role: .answer)
  }
  /// A figure.
  static func figure(_ dutch: String, _ english: String, _ goal: String? = nil) -> AnswerWord {
    AnswerWord(text: Phrase(dutch, english), role: .answerFigure, goal: goal)
  }
  /// What asks for attention.
  static func warning(_ dutch: String, _ english: String, _ goal: String? = nil) -> AnswerWord {
    AnswerWord(text: Phrase(dutch, english), role: .attention, goal: goal)
  }
}

/// One line that answers what one comes to a page for. Its rows are its figures.
protocol AnswerPane: Pane where Input == AnswerLine, Row == AnswerWord {
  /// What it may say, the longest first.
  static func lines(_ state: State) -> [[AnswerWord]]
  /// What a figure is called, for who listens.
  static func name(ofGoal goal: String, _ state: State) -> Phrase
}

/// The words of such a line that have room.
package struct AnswerLine: Sendable, Equatable {
  /// The first that has room; else the last, as far as it goes.
  let words: [AnswerWord]

  /// The first of these lines that has room in so many columns, of which the outer two stay blank.
  init(_ lines: [[AnswerWord]], width: Int, _ language: Language, euro: String) {
    func columns(_ line: [AnswerWord]) -> Int {
      line.reduce(0) { $0 + TextWidth.of($1.text[language].swapping("€", euro)) }
    }
    words = lines.first { columns($0) <= width - 2 } ?? lines.last ?? []
  }
}

/// What the lines of a pane follow from.
private struct AnswerKey: Equatable {
  var data: State.Data
}

extension AnswerPane {
  package static var isFlat: Bool { true }

  package static func input(_ state: State) -> AnswerLine {
    AnswerLine(
      lines(state), width: state.size.width, state.language, euro: state.session.isASCII ? "EUR" : "€")
  }

  /// Reckons lines that follow from the data alone once for the same data.
  static func once(_ state: State, _ lines: (State.Data) -> [[AnswerWord]]) -> [[AnswerWord]] {
    state.kept.value(Kept.Name(Self.self, .lines), AnswerKey(data: state.data)) { lines(state.data) }
  }

  package static func rows(_ input: AnswerLine) -> [AnswerWord] { input.words.filter { $0.goal != nil } }

  package static func name(of row: AnswerWord, _ input: AnswerLine) -> RowName? { row.goal.map { "\($0)" } }

  /// They stand side by side: all of them show.
  package static func height(_ input: AnswerLine, in rect: Rect) -> Int { 20 }

  package static func hints(_ state: State) -> [String] { ["up", "open", "source", "next-pane", "zoom", "help"] }

  package static func read(_ row: AnswerWord, _ state: State) -> Reading {
    let name = row.goal.map { state.voice.say(Self.name(ofGoal: $0, state)) + ": " } ?? ""
    return Reading(name + state.voice.say(row.text))
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawAnswer(seen) }
}

extension Painter {
  /// A line of words that fits, the longest first, of what has no figures that one could stand on.
  mutating func drawAnswer(_ lines: [[AnswerWord]], in rect: Rect) {
    drawWords(AnswerLine(lines, width: rect.width, language, euro: euro).words, in: rect)
  }

  fileprivate mutating func drawAnswer<P: AnswerPane>(_ seen: Seen<P>) {
    drawWords(seen.input.words, in: seen.rect, lit: seen.isFocused ? seen.cursor : nil) { index, rect, painter in
      painter.markRow(P.id, index, rect)
    }
  }

  /// Words side by side.
  /// - Parameters:
  ///   - lit: which of the figures with a goal has the cursor.
  ///   - mark: told of each figure with a goal, by its number, and where it stands.
  private mutating func drawWords(
    _ words: [AnswerWord], in rect: Rect, lit: Int? = nil, mark: (Int, Rect, inout Painter) -> Void = { _, _, _ in }
  ) {
    var (x, index) = (rect.x + 1, 0)
    for word in words {
      let room = rect.x + rect.width - 1 - x
      guard room > 0 else { return }
      let text = say(word.text).swapping("€", euro)
      let isLit = word.goal != nil && index == lit
      let width = write(text, x, rect.y, isLit ? .tableCell : word.role, width: min(room, TextWidth.of(text)))
      if word.goal != nil {
        mark(index, Rect(x: x, y: rect.y, width: width, height: 1), &self)
        index += 1
      }
      x += width
    }
  }
}
