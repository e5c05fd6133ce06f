/// A language that the program speaks.
package enum Language: String, Sendable, CaseIterable {
  case dutch = "nl"
  case english = "en"

  /// What stands behind a number of percents.
  package var percent: String { self == .dutch ? " %" : "%" }
}

/// One text in both languages, written side by side so that neither can be missing.
package struct Phrase: Sendable, Hashable {
  /// What a Dutch screen says.
  package let dutch: String
  /// What an English screen says.
  package let english: String

  /// The Dutch text, then the English.
  package init(_ dutch: String, _ english: String) {
    self.dutch = dutch
    self.english = english
  }

  /// A text that is the same in both languages: a name, a code, a number.
  package init(same text: String) { self.init(text, text) }

  /// The text in `language`.
  package subscript(language: Language) -> String { language == .dutch ? dutch : english }
}

extension [Phrase] {
  /// One after another, with `separator` between them.
  package func joined(by separator: String) -> Phrase {
    Phrase(map(\.dutch).joined(separator: separator), map(\.english).joined(separator: separator))
  }

  /// One after another, each but the last ended by a full stop.
  package func joined() -> Phrase {
    func sentences(_ language: Language) -> String {
      enumerated().map { index, one in
        let text = one[language]
        return index + 1 == count || text.hasSuffix(".") ? text : text + "."
      }.joined(separator: " ")
    }
    return Phrase(sentences(.dutch), sentences(.english))
  }
}
