import Model

extension Command {
  /// What is passed on: the row or the figure under the cursor, for mail and minutes.
  static let copying: [Command] = [
    Command(
      "copy-row",
      Phrase("rij of cijfer kopiëren, met de bron", "copy the row or figure, with its source"), keys: ["Y"]
    ) { state, _ in
      let figures = state.figuresHere
      guard let first = figures.first else {
        return state.tell(.refusal, "Hier staat niets om te kopiëren.", "There is nothing here to copy.")
      }
      let text = copied(figures, state)
      // Without a screen there is no clipboard: the lines themselves are what was asked for.
      guard !state.isHeadless else { return state.tell(.info, Phrase(same: text)) }
      func words(_ language: Language) -> String { "\(first.name[language]): \(first.value[language])" }
      state.tell(
        .info, "Gekopieerd, met de bron: \(words(.dutch))", "Copied, with its source: \(words(.english))")
      return [.copy(text)]
    }
  ]
}

/// Figures as text that stands by itself: each with its value, where it comes from beneath it, and what day it is of.
private func copied(_ figures: [Figure], _ state: State) -> String {
  let (programme, language) = (state.programme, state.language)
  let lines = sourceLines(figures, language, width: 10_000).map { line in
    switch line {
    case .figure(let name, let value, let depth):
      String(repeating: "  ", count: depth) + (value.isEmpty ? name : "\(name): \(value)")
    case .value(let words, let depth), .origin(let words, let depth): String(repeating: "  ", count: depth) + words
    }
  }
  let day = Phrase("stand ", "as of ")[language] + programme.asOf.words(language)
  let sample = programme.isSample ? Phrase("voorbeeldgegevens", "sample data")[language] : nil
  return (lines + [(["Samen Organiseren", day] + [sample].compactMap { $0 }).joined(separator: " · ")])
    .joined(separator: "\n")
}
