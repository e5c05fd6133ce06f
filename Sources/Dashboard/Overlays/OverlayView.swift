import Model
import Screen

extension Painter {
  mutating func drawOverlay() {
    switch state.overlay {
    case nil: return
    case .help(let top): drawHelp(top)
    case .source(let top, _): drawSource(top)
    case .palette(let editor, let selected): drawPalette(editor, selected)
    case .commandLine(let editor, _, let problem): drawLine(":", editor, problem, ghost: ghost(editor.text))
    case .filterLine(let editor, _, let problem):
      drawLine("/", editor, problem, ghost: problem == nil ? hits(state)[language] : "")
    case .prompt(let prompt): drawPrompt(prompt)
    case .menu(let menu): drawMenu(menu)
    case .conflict(let conflict, let selected): drawConflict(conflict, selected)
    case .preview(let preview, let top): drawPreview(preview, top)
    case .note(let editor): drawNote(editor)
    case .columns(let menu): drawColumns(menu)
    case .pivot(let pivot, let top): drawPivot(pivot, top)
    case .reorganisation(let preview): drawReorganisation(preview)
    case .series(let series, let top): drawSeries(series, top)
    case .form(let form): drawForm(form)
    }
  }

  /// A box over the middle of the page, emptied and framed; answers its inside.
  mutating func drawBox(_ title: String, width: Int, height: Int, right: String? = nil) -> Rect {
    let body = layout.body
    let box = Rect(
      x: max(0, (layout.size.width - width) / 2), y: body.y + max(0, (body.height - height) / 2),
      width: min(width, layout.size.width), height: min(height, body.height))
    canvas.fill(box, theme[.overlay])
    canvas.box(
      box, style: theme[.overlayBorder], title: title, titleStyle: theme[.overlayTitle], right: right, heavy: true)
    return box.inset(by: 1)
  }

  private mutating func drawHelp(_ top: Int) {
    let lines = helpLines(state)
    let height = layout.body.height
    let last = min(lines.count, top + height - 2)
    let inner = drawBox(
      say("Hulp", "Help"), width: min(100, layout.size.width), height: height,
      right: "\(top + 1)–\(last) \(say("van", "of")) \(lines.count)")
    for (index, line) in lines[min(top, lines.count)..<last].enumerated() {
      let y = inner.y + index
      switch line {
      case .blank: continue
      case .heading(let text): write(text, inner.x + 1, y, .overlayTitle, width: inner.width - 2)
      case .entry(let keys, let title, let command):
        // A long title moves its command aside rather than being cut.
        let least = 15 + TextWidth.of(title) + 2
        let commandX = inner.width >= 70 ? min(max(inner.width * 3 / 5, least), inner.width - 12) : inner.width
        write(keys, inner.x + 2, y, .hintKey, width: 12)
        write(title, inner.x + 15, y, .overlay, width: max(0, commandX - 16))
        if commandX < inner.width {
          write(command, inner.x + commandX, y, .overlayDisabled, width: inner.width - commandX - 1)
        }
      }
    }
  }

  private mutating func drawPalette(_ editor: LineEditor, _ selected: Int) {
    let entries = paletteEntries(editor.text, state)
    let inner = drawBox(say("Zoeken", "Find"), width: min(76, layout.size.width), height: min(18, layout.body.height))
    drawInput(
      editor, prefix: "› ", ghost: entries.isEmpty ? say("niets gevonden", "nothing found") : "", x: inner.x + 1,
      inner.y, width: inner.width - 2)
    let height = inner.height - 1
    let top = max(0, min(selected - height / 2, entries.count - height))
    for (index, entry) in entries.enumerated().dropFirst(top).prefix(height) {
      let isCursor = index == selected
      let y = inner.y + 1 + index - top
      let role: Role = isCursor ? .overlayCursor : .overlay
      if isCursor { canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), theme[role]) }
      let (name, kind) = words(of: entry)
      write("\(isCursor ? "▸" : " ") \(name)", inner.x + 1, y, role, width: inner.width - 22)
      write(kind, inner.x + inner.width - 20, y, isCursor ? role : .overlayDisabled, width: 19, align: .right)
    }
  }

  private func words(of entry: PaletteEntry) -> (String, String) {
    switch entry {
    case .command(let command):
      (command.title[language], state.keymap.keys(of: command.id).first?.text ?? ":" + command.id)
    case .page(let page):
      (say("naar pagina ", "go to page ") + page.title[language], page.key)
    case .municipality(let row):
      (state.programme.municipalities[row].name, say("gemeente", "municipality"))
    case .initiative(let column):
      (state.programme.initiatives[column].name[language], say("initiatief", "initiative"))
    }
  }

  /// An input line just above the hints.
  private mutating func drawLine(_ prefix: String, _ editor: LineEditor, _ problem: Phrase?, ghost: String) {
    let y = layout.hints.y - 1
    canvas.fill(Rect(x: 0, y: y, width: layout.size.width, height: 1), theme[.input])
    drawInput(editor, prefix: prefix, ghost: ghost, x: 0, y, width: layout.size.width)
    if let problem {
      for (index, line) in wrapped(problem[language], width: layout.size.width - 2).prefix(3).reversed().enumerated() {
        canvas.fill(Rect(x: 0, y: y - 1 - index, width: layout.size.width, height: 1), theme[.noticeWarning])
        write(line, 1, y - 1 - index, .noticeWarning, width: layout.size.width - 2)
      }
    }
  }

  /// What may come next on the command line, after the cursor.
  private func ghost(_ line: String) -> String {
    let id = line.split(separator: " ").first.map(String.init) ?? ""
    if line.contains(" "), let command = Command.named(id) {
      let candidates = completionCandidates(line, state).prefix(6).joined(separator: "  ")
      return candidates.isEmpty ? "\(command.argumentWords(language))  \(command.title[language])" : candidates
    }
    return completionCandidates(line, state).prefix(8).joined(separator: "  ")
  }

  /// A line that is being typed, with its cursor; `ghost` stands dim at its right.
  mutating func drawInput(
    _ editor: LineEditor, prefix: String, ghost: String, x: Int, _ y: Int, width: Int
  ) {
    canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[.input])
    let start = x + write(prefix, x, y, .hintKey)
    let room = max(1, width - (start - x) - 1)
    // As they are shown: a hidden character is written out.
    let characters = editor.text.map { sanitised(String($0)) }
    let widths = characters.map { TextWidth.of($0) }
    // A line longer than its place shows the part around the cursor.
    var hidden = 0
    var ahead = widths.prefix(editor.cursor).reduce(0, +)
    while ahead > room - 1, hidden < editor.cursor {
      ahead -= widths[hidden]
      hidden += 1
    }
    let rest = widths.dropFirst(hidden).reduce(0, +)
    let used = write(characters.dropFirst(hidden).joined(), start, y, .input, width: min(room, rest))
    let under = editor.cursor < characters.count ? characters[editor.cursor] : " "
    write(under, start + ahead, y, .inputCursor)
    let ghostX = start + used + 3
    if ghostX + 8 < x + width { write(ghost, ghostX, y, .inputGhost, width: x + width - ghostX) }
  }
}
