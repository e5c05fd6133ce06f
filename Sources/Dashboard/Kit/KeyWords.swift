import Model

private let (opening, closing): (Character, Character) = ("\u{F8F0}", "\u{F8F1}")

/// Stands in a sentence for the key that a command has, whichever the user gave it.
func keyOf(_ id: String) -> String { "\(opening)\(id)\(closing)" }

extension Keymap {
  /// `text` with the user's keys in it; a command without a key is named as `:` takes it.
  func spelled(_ text: String, _ language: Language) -> String {
    guard text.utf8.contains(0xEF), text.contains(opening) else { return text }
    var parts = text.split(separator: opening, omittingEmptySubsequences: false).makeIterator()
    var words = String(parts.next() ?? "")
    while let part = parts.next() {
      let id = String(part.prefix { $0 != closing })
      words += (key(of: id).map { (isAloud ? $0.name : $0.label)[language] } ?? ":" + id) + part.dropFirst(id.count + 1)
    }
    return words
  }

  /// The same in both languages.
  func spelled(_ phrase: Phrase) -> Phrase {
    Phrase(spelled(phrase.dutch, .dutch), spelled(phrase.english, .english))
  }
}
