import Model
import Screen

/// What an overlay says to whoever listens: a question with what can be answered, or what it shows.
package struct Dialogue: Sendable {
  /// Something that can be chosen; by its number too.
  struct Choice: Sendable {
    /// What is said of it.
    var words: String
    /// What is pressed for it.
    var keys: [Key]
  }

  /// A line that is being typed.
  struct Field: Sendable, Hashable {
    /// What is asked; empty where the title says it.
    var name: String
    /// What was typed so far.
    var text: String
    /// How many characters stand before the cursor.
    var cursor: Int
    /// The arrows choose it, and nothing is typed.
    var isChosen = false

    init(_ name: String, _ text: String, cursor: Int? = nil) {
      (self.name, self.text, self.cursor) = (name, text, cursor ?? text.count)
    }

    init(_ name: String, _ editor: LineEditor) { self.init(name, editor.text, cursor: editor.cursor) }
  }

  /// What it is about, or what it asks.
  var title: String
  /// What is to be read, line by line.
  var text: [String] = []
  /// What stood there when it opened.
  var overview: [String] = []
  /// What can be chosen, each with its number.
  var choices: [Choice] = []
  /// The one under the cursor.
  var selected: Int?
  /// The choices are too many to be told all, and a number means something else.
  var isLong = false
  /// What is looked for in its text; nil where one cannot look for anything.
  var search: String?
  /// What is typed in now.
  var field: Field?
  /// What was typed is wrong.
  var problem: String?
  /// What follows from what was typed, or may come next: said at the end of a word.
  var aside = ""
  /// What the keys do.
  var hints: [Hint] = []

  /// Choices of which the one at `selected` is reached with the arrows, and taken with Enter.
  static func list(_ words: [String], selected: Int) -> [Choice] {
    words.enumerated().map { index, words in
      let way = Array(repeating: index < selected ? Key.up : .down, count: abs(index - selected))
      return Choice(words: words, keys: way + [.enter])
    }
  }

  /// The answers of a question that has no list: what Enter does, and what Escape does.
  static func answers(_ yes: Hint, _ voice: Voice) -> [Choice] {
    [
      Choice(words: voice.say(yes.words), keys: [.enter]),
      Choice(words: voice.say(Hint.cancel.words), keys: [.escape]),
    ]
  }

  /// The words of a choice with its number.
  func words(of choice: Int) -> String { "\(choice + 1): \(choices[choice].words)" }
}

extension Overlay {
  /// What it draws, line by line.
  package func dialogue(_ state: State) -> Dialogue {
    let state = state.afresh
    var painter = Painter(state)
    draw(on: &painter)
    let lines = painter.finished().text().map { cleaned($0) }.filter { !$0.isEmpty }
    var dialogue = Dialogue(title: lines.first ?? "")
    dialogue.text = Array(lines.dropFirst())
    dialogue.hints = hints
    return dialogue
  }
}

extension State {
  /// The keys that a number stands for where somebody listens and there is something to choose; nil for any other key.
  func answer(by key: Key) -> [Key]? {
    guard session.isLinear, let number = key.letter?.wholeNumberValue, let dialogue = overlay?.dialogue(self),
      dialogue.field == nil, !dialogue.isLong, dialogue.choices.indices.contains(number - 1)
    else { return nil }
    return dialogue.choices[number - 1].keys
  }
}
