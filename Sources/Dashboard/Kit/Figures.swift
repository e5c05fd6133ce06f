import Model

extension State {
  /// The figures under the cursor, each with where it comes from: what `source` shows.
  package var figuresHere: [Figure] { overlay?.figures(self) ?? pane.figures(self) }
}

extension State {
  /// How many municipalities there are on the day shown.
  var municipalityCount: Figure { programme.municipalityCount }

  /// A number of inhabitants on 1 January of the year of `day`.
  func inhabitants(_ name: Phrase, _ count: Int, on day: Day? = nil) -> Figure {
    programme.inhabitants(name, count, on: day)
  }
}
