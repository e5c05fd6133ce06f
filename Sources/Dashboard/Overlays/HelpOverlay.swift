import Model
import Screen

/// All keys of here and everywhere, the statuses and the flags; what one looks for in it is typed behind `/`.
struct HelpOverlay: Overlay {
  /// The help, line by line, as far as it tells of what was typed.
  var lines: [HelpLine]
  /// How far it was scrolled.
  var scroll = Scroll()
  /// What was typed.
  fileprivate(set) var editor = LineEditor(text: "")
  /// Keys are letters of it.
  fileprivate(set) var isTyping = false
  let shows = true

  init(_ state: State) { lines = helpLines(state) }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    if isTyping {
      switch key {
      case .enter, .down: isTyping = false
      case _ where isCancel(key): seek("", state)
      case .backspace where editor.text.isEmpty: isTyping = false
      default:
        guard editor.press(key) else { break }
        find(state)
      }
      return .stays
    }
    switch key {
    case .character("/"): isTyping = true
    case _ where isCancel(key) && !editor.text.isEmpty: seek("", state)
    case _ where isCancel(key), .character("q"), .character("?"), .function(1): return .closes
    // What means nothing here is no command for the page below.
    default: _ = scroll.take(key, count: lines.count, height: HelpOverlay.height(state.screen))
    }
    return .stays
  }

  mutating func paste(_ text: String, _ state: inout State) -> Pasting {
    guard isTyping else { return .refused }
    let pasting = Pasting(editor.paste(text))
    find(state)
    return pasting
  }

  private mutating func seek(_ text: String, _ state: State) {
    (editor, isTyping) = (LineEditor(text: text), false)
    find(state)
  }

  private mutating func find(_ state: State) {
    lines = helpLines(state, search: editor.text)
    scroll = Scroll()
  }

  /// Lines that show: the frame and the line of what is looked for are none.
  fileprivate static func height(_ screen: Screenful) -> Int { max(1, screen.over.height - 3) }

  var hints: [Hint] {
    isTyping
      ? [.enter("scrollen", "scroll"), .cancel]
      : [.scroll, Hint("/", Phrase("zoeken", "search")), .close]
  }

  func draw(on painter: inout Painter) { painter.drawHelp(self) }
}

extension Painter {
  fileprivate mutating func drawHelp(_ overlay: HelpOverlay) {
    let lines = overlay.lines
    let height = HelpOverlay.height(screen)
    let shown = overlay.scroll.shown(lines.count, height: height)
    let inner = drawBox(
      say("Hulp", "Help"), width: min(100, size.width), height: height + 3,
      right: lines.isEmpty ? nil : "\(shown.lowerBound + 1)–\(shown.upperBound) \(say("van", "of")) \(lines.count)")
    if overlay.isTyping {
      drawInput(
        overlay.editor, prefix: "/", ghost: lines.isEmpty ? say("niets gevonden", "nothing found") : "",
        x: inner.x + 1, inner.y, width: inner.width - 2)
    } else {
      let text = overlay.editor.text
      mark(Rect(x: inner.x, y: inner.y, width: inner.width, height: 1), .keys([.character("/")]))
      write(
        text.isEmpty ? say("/ zoekt in de hulp", "/ searches the help") : "/\(text)", inner.x + 1, inner.y,
        text.isEmpty ? .overlayDisabled : .hintKey, width: inner.width - 2)
    }
    guard !lines.isEmpty else {
      write(
        say("Niets gevonden. Esc toont weer alles.", "Nothing found. Esc shows everything again."), inner.x + 2,
        inner.y + 2,
        .overlay, width: inner.width - 3)
      return
    }
    for (index, line) in lines[shown].enumerated() { drawHelpLine(line, in: inner, y: inner.y + 1 + index) }
  }

  private mutating func drawHelpLine(_ line: HelpLine, in inner: Rect, y: Int) {
    switch line {
    case .blank: return
    case .heading(let text): write(text, inner.x + 1, y, .overlayTitle, width: inner.width - 2)
    case .entry(let keys, let title, let command, let why, _):
      // A long title moves its command aside rather than being cut.
      let least = 15 + TextWidth.of(title) + 2
      let commandX = inner.width >= 70 ? min(max(inner.width * 3 / 5, least), inner.width - 12) : inner.width
      write(keys, inner.x + 2, y, why.isEmpty ? .hintKey : .overlayDisabled, width: 12)
      write(
        title, inner.x + 15, y, why.isEmpty ? .overlay : .overlayDisabled, width: max(0, commandX - 16))
      guard commandX < inner.width else { return }
      let room = inner.width - commandX - 1
      write(
        why.isEmpty ? command : why, inner.x + commandX, y, why.isEmpty ? .overlayDisabled : .overlayWarning,
        width: room)
    }
  }
}

extension HelpOverlay {
  func dialogue(_ state: State) -> Dialogue {
    let voice = state.voice
    var dialogue = Dialogue(title: voice.say("Hulp", "Help"))
    dialogue.text = lines.compactMap { line -> String? in
      switch line {
      case .blank: return nil
      case .heading(let text): return text
      case .entry(let keys, let title, let command, let why, _):
        // A status has its sign there too, which its name says better.
        let names = keys.split(separator: " ").map { voice.say(Key(String($0))?.name ?? Phrase(same: String($0))) }
          .filter { $0.unicodeScalars.contains(where: isSaid) }
        let key = names.joined(separator: voice.say(" of ", " or "))
        return [key.isEmpty ? title : "\(key): \(title)", command, why].filter { !$0.isEmpty }.joined(separator: ", ")
      }
    }
    if lines.isEmpty {
      dialogue.text = [
        voice.say("Niets gevonden; Escape toont weer alles", "Nothing found; Escape shows everything again")
      ]
    }
    dialogue.search = editor.text
    if isTyping { dialogue.field = Dialogue.Field(voice.say("Zoek", "Find"), editor) }
    dialogue.hints = hints
    return dialogue
  }
}
