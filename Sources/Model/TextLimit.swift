/// How many letters a text that is kept may have; a longer one is refused whole, never cut.
package enum TextLimit: Int, Sendable {
  case note = 4000
  case reason = 2000
  /// Of a person or a municipality.
  case name = 200

  /// The letters of `text`. One that carries more than four marks counts as several: marks hide.
  package static func letters(in text: String) -> Int { text.reduce(0) { $0 + max(1, $1.unicodeScalars.count - 4) } }

  /// - Throws: how long `text` is and how long it may be, or what has no place in it.
  package func check(_ text: String) throws(Refusal) {
    if self == .name, text.unicodeScalars.contains(where: TextLimit.breaks) {
      throw Refusal(
        "one-line",
        Phrase(
          "In een naam horen geen regeleinden of stuurtekens.", "A name cannot hold line breaks or control characters."),
        wayOut: Phrase("Schrijf hem op één regel.", "Write it on one line."),
        brief: Phrase("regeleinde in een naam", "line break in a name"))
    }
    // Bytes are counted at once, letters one by one.
    guard text.utf8.count > rawValue else { return }
    let count = TextLimit.letters(in: text)
    guard count > rawValue else { return }
    let (dutch, english) = (grouped(count, .dutch), grouped(count, .english))
    let (most, mostEnglish) = (grouped(rawValue, .dutch), grouped(rawValue, .english))
    throw Refusal(
      "too-long",
      Phrase(
        "\(name.dutch) telt \(dutch) tekens; het mogen er \(most) zijn.",
        "\(name.english) has \(english) characters; \(mostEnglish) are allowed."),
      wayOut: Phrase("Maak het korter; er is niets van bewaard.", "Shorten it; none of it was saved."),
      brief: Phrase("te lang", "too long"))
  }

  /// A control character, or one that begins a new line.
  private static func breaks(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  private var name: Phrase {
    switch self {
    case .note: Phrase("De notitie", "The note")
    case .reason: Phrase("De reden", "The reason")
    case .name: Phrase("De naam", "The name")
    }
  }
}
