import Model

/// A sentence for the user, until the next key.
package struct Notice: Sendable, Hashable {
  /// How a notice is drawn, and whether a script ends with it.
  package enum Kind: Sendable {
    case info, saved, refusal, usage, conflict, failure
  }

  /// What of the data a wrong use hangs on: after a change of that it may be right.
  package enum Ground: Sendable {
    case nothing, municipalities, rows
  }

  /// How it is drawn.
  package let kind: Kind
  /// What is said.
  package let text: Phrase
  /// What of the data it hangs on.
  package let ground: Ground

  /// Something was not done, or went wrong.
  var isTrouble: Bool {
    switch kind {
    case .info, .saved: false
    case .refusal, .usage, .conflict, .failure: true
    }
  }

  /// As it is told on a screen, with the sign of its kind.
  func signed(_ language: Language) -> String {
    switch kind {
    case .info, .saved: text[language]
    case .refusal, .usage: "✗ " + text[language]
    case .conflict, .failure: "⚠ " + text[language]
    }
  }

  package init(_ kind: Kind, _ text: Phrase, ground: Ground = .nothing) {
    self.kind = kind
    self.text = text
    self.ground = ground
  }
}

/// A cell by name, which stays true when rows move.
package struct CellName: Sendable, Hashable {
  /// The code of the municipality.
  package var municipality: String
  /// The id of the initiative.
  package var initiative: String

  package init(municipality: String, initiative: String) {
    self.municipality = municipality
    self.initiative = initiative
  }
}

extension State {
  /// Tells the user something until the next key, with the keys that he has.
  /// - Returns: that nothing is asked, so that a command can end with it.
  @discardableResult
  package mutating func tell(_ kind: Notice.Kind, _ text: Phrase, ground: Notice.Ground = .nothing) -> [Effect] {
    look.tell(Notice(kind, session.keymap.spelled(text), ground: ground))
    return []
  }

  /// The same of a sentence in both languages.
  @discardableResult
  mutating func tell(
    _ kind: Notice.Kind, _ dutch: String, _ english: String, ground: Notice.Ground = .nothing
  ) -> [Effect] { tell(kind, Phrase(dutch, english), ground: ground) }

  /// A rule's refusal, with its way out.
  @discardableResult mutating func tell(_ refusal: Refusal) -> [Effect] { tell(.refusal, refusal.words) }
}
