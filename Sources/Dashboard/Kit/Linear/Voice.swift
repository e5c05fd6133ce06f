import Model

/// In which language is spoken, and which keys the listener has.
package struct Voice: Sendable {
  /// What is spoken.
  package let language: Language
  private let keymap: Keymap

  init(_ state: State) { (language, keymap) = (state.language, state.keymap) }

  /// The text in the listener's language, with his keys.
  func say(_ dutch: String, _ english: String) -> String { say(Phrase(dutch, english)) }

  /// The same of a phrase that has both.
  func say(_ phrase: Phrase) -> String { keymap.spelled(phrase[language], language) }

  /// A day in full.
  func say(_ day: Day) -> String { day.longWords(language) }

  /// An amount to the cent.
  func say(_ amount: Amount) -> String { "€ " + amount.exact(language) }

  /// An amount in millions with one decimal.
  func millions(_ amount: Amount) -> String { "€ " + amount.millions(language) }

  /// Whole euros.
  func euros(_ amount: Amount) -> String { "€ " + amount.euros(language) }

  /// A whole number in the notation of the language.
  func say(_ number: Int) -> String { grouped(number, language) }

  /// A number with what it counts: `1 gemeente`, `388 gemeenten`.
  func count(_ number: Int, _ one: Phrase, _ many: Phrase) -> String {
    say(number) + " " + (number == 1 ? one : many)[language]
  }

  /// So many municipalities.
  func municipalities(_ number: Int) -> String {
    count(number, Phrase("gemeente", "municipality"), Phrase("gemeenten", "municipalities"))
  }

  /// So many inhabitants.
  func inhabitants(_ number: Int) -> String { say("\(say(number)) inwoners", "\(say(number)) inhabitants") }
}

extension State {
  /// How what is shown is said.
  var voice: Voice { Voice(self) }
}
