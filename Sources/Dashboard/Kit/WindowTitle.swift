import Model

/// What a terminal's window is called: which store, which page, and whether anything can change.
package struct WindowTitle: Sendable, Equatable {
  private let place: Place
  // What it calls by name is of these: to hold the data themselves would have them copied at each change.
  private let seq: Int
  private let asOf: Day
  private let mode: Phrase
  private let language: Language
  private let store: String?

  package init(_ state: State) {
    place = state.place
    seq = state.programme.seq
    asOf = state.programme.asOf
    mode = state.modeWords
    language = state.language
    store = state.session.storeName
  }

  /// `samen · samen.sqlite · Gemeenten · bladeren`, of the state that it was made of.
  package func words(_ state: State) -> String {
    let sample = Phrase("voorbeeldgegevens", "sample data")[language]
    let room = place.isPage ? state.room.name : state.room.title(state, place)
    return ["samen", store ?? sample, room[language], mode[language]].joined(separator: " · ")
  }
}

extension State {
  /// Whether, and why not, anything can change: in the past, and what is locked, nothing can.
  var modeWords: Phrase {
    let isLocked = session.locked != nil
    if isPast { return Phrase("verleden, alleen lezen", "past, read-only") }
    return isLocked || programme.asOf > programme.today ? Phrase("alleen lezen", "read-only") : mode.title
  }
}
