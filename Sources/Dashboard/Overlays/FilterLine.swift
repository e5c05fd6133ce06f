import Model
import Screen

/// The line after `/`: it filters while it is typed.
package struct FilterLine: Overlay {
  /// What was typed.
  package private(set) var editor: LineEditor
  /// The filter that comes back when nothing is kept, and where the cursor of its list was.
  private let before: (filter: Filter?, acts: [[String]], asking: Asking?, list: PaneID?, position: Position?)
  /// What is wrong with it; nil while it can be understood.
  package private(set) var problem: Phrase?
  /// A notice says what is wrong, until the next key.
  private var isTold = false
  private var found = Phrase("", "")
  /// What may be typed next, and which of them Tab took.
  private var (offered, taken): (FilterOffers, Int?) = (FilterOffers(), nil)

  /// Begins with the filter that holds.
  init(_ state: State) {
    editor = LineEditor(text: state.filterText)
    let list = state.filteredPane
    before = (
      state.filter, state.look.acts, list.map { state.asking(of: $0) }, list, list.flatMap { state.look.positions[$0] }
    )
    found = state.hits
    offered = offers(state)
  }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    isTold = false
    switch key {
    case _ where isCancel(key):
      goBack(&state)
      return .closes
    case .enter:
      if let problem {
        // What was typed stays, to be put right; the old filter holds meanwhile.
        goBack(&state)
        state.tell(.usage, problem)
        isTold = true
        return .stays
      }
      state.look.standing.settle()
      let guess = state.rows.isEmpty && taken == nil && offered.isWord ? offered.words(state.language) : nil
      if let guess {
        // What was typed stays, for Tab to mend.
        state.look.remember(filter: state.filterText)
        state.tell(.info, Phrase(same: guess))
        return .stays
      }
      let questions = state.tellHits()
      return questions.isEmpty ? .closes : .does { _ in questions }
    case .tab, .backTab:
      guard !offered.offers.isEmpty else { return .stays }
      let (count, step) = (offered.offers.count, key == .tab ? 1 : -1)
      let next = taken.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
      editor = LineEditor(text: offered.before + offered.offers[next].term)
      filter(&state)
      // A field asks for a value; of values Tab goes to the next.
      if offered.offers[next].count == nil { offered = offers(state) } else { taken = next }
      return .stays
    case .up, .down:
      // Up goes back through what was used before, down comes forward again, to an empty line.
      let past = state.look.filters
      let index = past.firstIndex(of: editor.text) ?? past.count
      let next = key == .up ? index - 1 : index + 1
      guard next >= 0, !past.isEmpty else { return .stays }
      editor = LineEditor(text: next < past.count ? past[next] : "")
    default:
      guard editor.press(key) else { return .stays }
    }
    filter(&state)
    (offered, taken) = (offers(state), nil)
    return .stays
  }

  package mutating func paste(_ text: String, _ state: inout State) -> Pasting {
    let pasting = Pasting(editor.paste(text))
    filter(&state)
    (offered, taken) = (offers(state), nil)
    return pasting
  }

  private func goBack(_ state: inout State) {
    state.look.keep(before.filter, after: before.acts)
    guard let list = before.list else { return }
    if let asking = before.asking { state.look.keep(asking, of: list) }
    state.look.put(before.position, in: list)
  }

  /// What is no expression yet leaves the last filter in place and says what is wrong.
  private mutating func filter(_ state: inout State) {
    do {
      try state.keepFilter(editor.text)
      // What is typed is asked at once, however many letters it takes.
      state.look.gather(after: before.acts)
      problem = nil
    } catch {
      problem = error.words
    }
  }

  package mutating func look(at state: State) { found = state.hits }

  private func offers(_ state: State) -> FilterOffers {
    // In the middle of a line nothing is completed, nor where a list is asked by columns of its own.
    guard editor.cursor == editor.text.count, state.askedPane == nil else { return FilterOffers() }
    return FilterOffers(
      editor.text, state.programme, state.language, names: state.look.namedFilters.keys.sorted().map { "@" + $0 },
      regions: state.kept.value(Kept.Name(FilterRegions.self), state.data) { FilterRegions(state.programme) })
  }

  package var hints: [Hint] {
    [.enter("houden", "keep"), Hint("Tab", Phrase("aanvullen", "complete")), .cancel]
  }

  package var foot: Int { offered.offers.isEmpty ? 1 : 2 }

  package func draw(on painter: inout Painter) {
    // What is wrong is not told while it may still become right, nor twice.
    let problem = !isTold && (offered.offers.isEmpty || offered.isGuess) ? problem : nil
    let found = self.problem == nil && !editor.text.isEmpty ? found[painter.language] : ""
    painter.drawLine("/", editor, problem, ghost: found, offers: offered, taken: taken)
  }
}

extension FilterOffers {
  /// What takes the offer at a place, where Tab took the one at `taken`: of values so many times Tab, and once more Enter;
  /// a field is typed.
  func keys(to index: Int, from taken: Int?) -> [Key] {
    guard offers.allSatisfy({ $0.count != nil }) else {
      return [.control("u")] + (before + offers[index].term).map { Key.character($0) }
    }
    let steps = taken.map { (index - $0 + offers.count) % offers.count } ?? index + 1
    return steps == 0 ? [.enter] : Array(repeating: .tab, count: steps)
  }

  /// What may have been meant, and how to take it; nil where nothing is offered.
  fileprivate func words(_ language: Language) -> String? {
    guard let first = offers.first else { return nil }
    return Phrase(
      "Niets gevonden; Tab maakt er \(first.term) van\(first.count.map { " (\($0))" } ?? "").",
      "Nothing found; Tab makes it \(first.term)\(first.count.map { " (\($0))" } ?? "").")[language]
  }
}

extension FilterLine {
  package func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: state.voice.say("Filter", "Filter"))
    dialogue.field = Dialogue.Field("", editor)
    // What is wrong while it is typed may be right with the next letter.
    dialogue.aside = problem == nil ? state.voice.say(found) : ""
    dialogue.hints = hints
    return dialogue
  }
}
