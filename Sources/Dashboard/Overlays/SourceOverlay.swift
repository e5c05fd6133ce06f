import Model
import Screen

/// One line of the overlay that says where figures come from.
package enum SourceLine: Sendable, Hashable {
  case figure(name: String, value: String, depth: Int)
  /// A value too long to stand beside its name.
  case value(String, depth: Int)
  case origin(String, depth: Int)
}

/// The figures with their origins, the inputs of formulas indented beneath them, in lines of at most `width` columns.
package func sourceLines(_ figures: [Figure], _ language: Language, width: Int, depth: Int = 0) -> [SourceLine] {
  figures.flatMap { figure -> [SourceLine] in
    let (name, value) = (figure.name[language], figure.value[language])
    let room = max(10, width - depth - 2)
    var own: [SourceLine]
    if TextWidth.of(name) + TextWidth.of(value) <= room {
      own = [.figure(name: name, value: value, depth: depth)]
    } else {
      own = wrapped(name, width: room).map { .figure(name: $0, value: "", depth: depth) }
      own += wrapped(value, width: room).map { .value($0, depth: depth + 1) }
    }
    own += wrapped(originWords(figure.origin)[language], width: room).map { .origin($0, depth: depth + 1) }
    guard case .formula(_, let inputs) = figure.origin else { return own }
    return own + sourceLines(inputs, language, width: width, depth: depth + 2)
  }
}

extension Command {
  /// Where the figure under the cursor comes from.
  static let sourceCommands: [Command] = [
    Command(
      "source", Phrase("waar dit cijfer vandaan komt", "where this figure comes from"), hint: Phrase("bron", "source"),
      keys: ["i"]
    ) { state, _ in
      let figures = state.figuresHere
      guard !state.isHeadless else {
        return state.tell(.info, Phrase(same: sourceSentences(figures, state.language).joined(separator: " · ")))
      }
      state.lay(SourceOverlay(nil, state))
      guard state.place.isPage, let row = state.rowUnderCursor else { return [] }
      // Which record set the cell is in the journal, and these pages have read none of it.
      return [.loadHistory(municipality: state.programme.municipalities[row].code)]
    }
  ]
}

/// Where figures come from: those under the cursor, or those of the overlay that it lies on.
package struct SourceOverlay: Overlay {
  var figures: [Figure]
  /// They are those under the cursor, whose records may still be read.
  private let isLive: Bool
  /// How far it was scrolled.
  package var scroll = Scroll()
  package let shows = true

  /// - Parameter figures: nil for those under the cursor.
  init(_ figures: [Figure]?, _ state: State) {
    self.figures = figures ?? state.figuresHere
    isLive = figures == nil
  }

  package mutating func look(at state: State) { if isLive { figures = state.pane.figures(state) } }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    let height = max(1, state.screen.over.height - 2)
    let lines = sourceLines(figures, state.language, width: SourceOverlay.width(state.size))
    return scroll.take(key, count: lines.count, height: height) ? .stays : .closes
  }

  package func figures(_ state: State) -> [Figure]? { figures }

  package var hints: [Hint] { [.scroll, .close] }

  package func draw(on painter: inout Painter) { painter.drawSource(self) }

  /// Columns of its lines.
  fileprivate static func width(_ size: Size) -> Int { max(20, min(110, size.width) - 5) }
}

extension Painter {
  fileprivate mutating func drawSource(_ overlay: SourceOverlay) {
    let lines = sourceLines(overlay.figures, language, width: SourceOverlay.width(size))
    let widest =
      lines.map { line in
        switch line {
        case .figure(let name, let value, let depth): TextWidth.of(name) + TextWidth.of(value) + depth + 3
        case .value(let words, let depth), .origin(let words, let depth): TextWidth.of(words) + depth + 2
        }
      }.max() ?? 0
    let body = screen.over
    let width = min(size.width, max(48, widest + 4))
    let height = min(body.height, lines.count + 2)
    let shown = overlay.scroll.shown(lines.count, height: height - 2)
    let inner = drawBox(
      say("Waar dit vandaan komt", "Where this comes from"), width: width, height: height,
      right: lines.count > height - 2
        ? "\(shown.lowerBound + 1)–\(shown.upperBound) \(say("van", "of")) \(lines.count)" : nil)
    for (index, line) in lines[shown].enumerated() {
      let y = inner.y + index
      switch line {
      case .figure(let name, let value, let depth):
        let wide = TextWidth.of(value)
        let role: Role = depth == 0 ? .overlayTitle : .overlay
        write(name, inner.x + 1 + depth, y, role, width: max(0, inner.width - 3 - depth - wide))
        write(value, inner.x + inner.width - 1 - wide, y, role)
      case .value(let words, let depth):
        write(words, inner.x + 1 + depth, y, .overlay, width: max(0, inner.width - 2 - depth))
      case .origin(let words, let depth):
        write(words, inner.x + 1 + depth, y, .overlayDisabled, width: max(0, inner.width - 2 - depth))
      }
    }
  }
}

extension SourceOverlay {
  package func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: state.voice.say("Waar dit vandaan komt", "Where this comes from"))
    dialogue.text = sourceSentences(figures, state.language)
    dialogue.hints = [.close]
    return dialogue
  }
}

/// The figures with their origins, a line each.
func sourceSentences(_ figures: [Figure], _ language: Language) -> [String] {
  sourceLines(figures, language, width: 10_000).map { line in
    switch line {
    case .figure(let name, let value, _): "\(name): \(value)"
    case .value(let words, _), .origin(let words, _): words
    }
  }
}
