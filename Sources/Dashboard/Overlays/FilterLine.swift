import Model
import Screen

/// The line after `/`: it filters while it is typed.
package struct FilterLine: Overlay {
  /// What was typed.
  package private(set) var editor: LineEditor
  /// The filter that comes back when nothing is kept, and where the cursor of its list was.
  private let before: (filter: Filter?, asking: Asking?, list: PaneID?, position: Position?)
  /// What is wrong with it; nil while it can be understood.
  package private(set) var problem: Phrase?
  private var found = Phrase("", "")

  /// Begins with the filter that holds.
  init(_ state: State) {
    editor = LineEditor(text: state.filterText)
    let list = state.filteredPane
    before = (state.filter, list.map { state.asking(of: $0) }, list, list.flatMap { state.look.positions[$0] })
    found = state.hits
  }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case _ where isCancel(key):
      goBack(&state)
      return .closes
    case .enter:
      if let problem {
        // What was typed stays, to be put right; the old filter holds meanwhile.
        goBack(&state)
        state.tell(.usage, problem)
        return .stays
      }
      state.look.standing.settle()
      let questions = state.tellHits()
      return questions.isEmpty ? .closes : .does { _ in questions }
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
    return .stays
  }

  package mutating func paste(_ text: String, _ state: inout State) -> Pasting {
    let pasting = Pasting(editor.paste(text))
    filter(&state)
    return pasting
  }

  private func goBack(_ state: inout State) {
    state.look.keep(before.filter)
    guard let list = before.list else { return }
    if let asking = before.asking { state.look.keep(asking, of: list) }
    state.look.put(before.position, in: list)
  }

  /// What is no expression yet leaves the last filter in place and says what is wrong.
  private mutating func filter(_ state: inout State) {
    do {
      try state.keepFilter(editor.text)
      problem = nil
    } catch {
      problem = error.words
    }
  }

  package mutating func look(at state: State) { found = state.hits }

  package var hints: [Hint] { [.enter("houden", "keep"), .cancel] }

  package func draw(on painter: inout Painter) {
    painter.drawLine("/", editor, problem, ghost: problem == nil ? found[painter.language] : "")
  }
}
