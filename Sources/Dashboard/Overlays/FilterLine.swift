import Model
import Screen

/// The line after `/`: it filters while it is typed.
package struct FilterLine: Overlay {
  /// What was typed.
  package private(set) var editor: LineEditor
  /// The filter that comes back when nothing is kept.
  private let before: Filter?
  /// What is wrong with it; nil while it can be understood.
  package private(set) var problem: Phrase?
  private var found = Phrase("", "")
  /// Nothing can be filtered here: what is typed is not taken for keys.
  private let isRefused: Bool

  init(_ state: State) {
    problem = state.whyNoFilter
    isRefused = problem != nil
    editor = LineEditor(text: isRefused ? "" : state.filter?.text ?? "")
    before = state.filter
    found = hits(state)
  }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case _ where isCancel(key):
      state.look.keep(before)
      return .closes
    case .enter:
      if isRefused {
        if let problem { state.tell(.refusal, problem) }
        return .closes
      }
      if let problem {
        // What was typed stays, to be put right; the old filter holds meanwhile.
        state.look.keep(before)
        state.tell(.usage, problem)
        return .stays
      }
      state.look.standing.settle()
      state.look.remember(filter: state.filter?.text ?? "")
      state.tell(.info, hits(state))
      return .closes
    case .up where !isRefused, .down where !isRefused:
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

  /// What is no expression yet leaves the last filter in place and says what is wrong.
  private mutating func filter(_ state: inout State) {
    if isRefused { return }
    do {
      state.look.keep(try readFilter(editor.text, state))
      state.goToBestMatch()
      problem = nil
    } catch {
      problem = error.words
    }
  }

  package mutating func look(at state: State) { found = hits(state) }

  package var hints: [Hint] { isRefused ? [.close] : [.enter("houden", "keep"), .cancel] }

  package func draw(on painter: inout Painter) {
    painter.drawLine("/", editor, problem, ghost: problem == nil ? found[painter.language] : "")
  }
}
