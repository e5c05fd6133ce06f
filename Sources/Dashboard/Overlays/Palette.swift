import Model
import Screen

/// Does what the chosen entry stands for.
private func choose(_ entry: PaletteEntry, _ state: inout State) -> [Effect] {
  switch entry.target {
  case .command(let command, let arguments):
    let isComplete = command.arguments.list.allSatisfy(\.isOptional)
    if arguments.isEmpty, !isComplete, state.keymap.keys(of: command.id).isEmpty, command.blocked(state) == nil {
      // It wants arguments: the command line takes over where the palette stops.
      return state.lay(CommandLine(command.name(state.language) + " "))
    }
    // What sorts is to be seen.
    let reads = command.id == "sort" && !arguments.isEmpty ? showMunicipalities(&state) : []
    return reads + execute(command, arguments, &state)
  case .page(let page): return go(to: .page(page), &state)
  case .municipality(let row): return openMunicipality(state.programme.municipalities[row].code, &state)
  case .initiative(let column): return openInitiative(state.programme.initiatives[column].id, &state)
  case .finding(let id): return showFinding(id, &state)
  case .activity(let id): return openActivity(id, &state)
  case .filter(let text): return filter(by: text, &state)
  case .view(let name): return Command.named("view").map { execute($0, [name], &state) } ?? []
  case .day(let day): return Command.named("as-of").map { execute($0, [day.iso], &state) } ?? []
  }
}

/// Shows only what a filter keeps, where there is a list of municipalities.
private func filter(by text: String, _ state: inout State) -> [Effect] {
  let reads = showMunicipalities(&state)
  return reads + (Command.named("filter").map { execute($0, [text], &state) } ?? [])
}

/// Goes where municipalities are listed, unless that is here.
private func showMunicipalities(_ state: inout State) -> [Effect] {
  if let pane = state.filteredPane, municipalityLists.contains(pane) {
    state.look.focus(on: pane, in: state.place.room)
    return []
  }
  return go(to: .page(.municipalities), &state)
}

/// A line in which to look for whatever there is.
struct PaletteOverlay: Overlay {
  /// What was typed.
  fileprivate(set) var editor = LineEditor(text: "")
  /// What answers to it, best first.
  fileprivate(set) var found: [PaletteEntry]
  /// The entry under the cursor, from 0.
  fileprivate(set) var selected = 0
  let shows = true

  init(_ state: State) { found = paletteEntries("", state) }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case _ where isCancel(key): return .closes
    case .down, .control("n"): selected = min(selected + 1, max(0, found.count - 1))
    case .up, .control("p"): selected = max(0, selected - 1)
    case .pageDown: selected = min(selected + 10, max(0, found.count - 1))
    case .pageUp: selected = max(0, selected - 10)
    case .enter:
      guard found.indices.contains(selected) else { return .stays }
      let entry = found[selected]
      return .does { choose(entry, &$0) }
    case .tab:
      guard found.indices.contains(selected), let text = found[selected].filter(state) else { return .stays }
      return .does { filter(by: text, &$0) }
    default:
      guard editor.press(key) else { return .stays }
      find(state)
    }
    return .stays
  }

  mutating func paste(_ text: String, _ state: inout State) -> Pasting {
    let pasting = Pasting(editor.paste(text))
    find(state)
    return pasting
  }

  private mutating func find(_ state: State) {
    selected = 0
    found = paletteEntries(editor.text, state)
  }

  var wheelSteps: Int { 1 }

  var hints: [Hint] {
    [.choose, .enter("doen", "do it"), Hint("Tab", Phrase("als filter", "as a filter")), .close]
  }

  func draw(on painter: inout Painter) { painter.drawPalette(self) }
}

extension PaletteEntry {
  /// The filter that it comes to; nil where there is none.
  fileprivate func filter(_ state: State) -> String? {
    switch target {
    case .filter(let text): text
    case .municipality(let row):
      Phrase("naam=", "name=")[state.language] + Words.quoted(state.programme.municipalities[row].name)
    case .initiative(let column): state.programme.initiatives[column].id + "=G|B"
    default: nil
    }
  }
}

extension Painter {
  fileprivate mutating func drawPalette(_ overlay: PaletteOverlay) {
    let (editor, entries, selected) = (overlay.editor, overlay.found, overlay.selected)
    let body = screen.over
    // Its top stays where it is, however much is found.
    let width = min(96, size.width)
    let top = min(3, body.height / 8)
    let rows = max(1, min(max(2, entries.count), body.height - top - 5))
    let box = Rect(x: (size.width - width) / 2, y: body.y + top, width: width, height: min(body.height - top, rows + 5))
    canvas.fill(box, theme[.overlay])
    canvas.box(
      box, style: theme[.overlayBorder], title: say("Zoeken in alles", "Find anything"),
      titleStyle: theme[.overlayTitle],
      foot: overlay.hints.map { "\($0.shown(language, isASCII: isASCII)) \($0.words[language])" }.joined(
        separator: "  "),
      footStyle: theme[.overlayDisabled], heavy: true)
    var foot = box.x + 3
    for hint in overlay.hints where marks != nil {
      let keys = TextWidth.of(hint.shown(language, isASCII: isASCII))
      let width = keys + 1 + TextWidth.of(hint.words[language])
      guard foot + width <= box.x + box.width - 2 else { break }
      markHint(hint, Rect(x: foot, y: box.y + box.height - 1, width: width, height: 1), width: keys)
      foot += width + 2
    }
    let inner = box.inset(by: 1)
    let count =
      entries.isEmpty
      ? say("niets gevonden", "nothing found") : say("\(entries.count) gevonden", "\(entries.count) found")
    let counted = TextWidth.of(count) + 3
    drawInput(editor, prefix: " › ", ghost: "", x: inner.x, inner.y, width: inner.width - counted)
    canvas.fill(Rect(x: inner.x + inner.width - counted, y: inner.y, width: counted, height: 1), theme[.input])
    write(count, inner.x + inner.width - counted, inner.y, .inputGhost)
    canvas.write(String(repeating: "─", count: inner.width), x: inner.x, y: inner.y + 1, style: theme[.overlayBorder])
    guard !entries.isEmpty else {
      write(
        say("Niets heet zo. Probeer een ander woord.", "Nothing goes by that name. Try another word."), inner.x + 1,
        inner.y + 2, .overlay, width: inner.width - 2)
      return
    }
    let first = max(0, min(selected - rows / 2, entries.count - rows))
    let shown = entries[first..<min(entries.count, first + rows)]
    let keys = min(inner.width / 3, shown.map { TextWidth.of($0.key) }.max() ?? 0)
    let wanted = folded(editor.text)
    for (index, entry) in shown.enumerated() {
      let line = Rect(x: inner.x, y: inner.y + 2 + index, width: inner.width, height: 1)
      markChoice(first + index, of: selected, line)
      drawPaletteEntry(entry, isCursor: first + index == selected, wanted, keys: keys, in: line)
    }
  }

  /// What it is, its name with the letters that were found, what is to be known of it, why not, and its key.
  private mutating func drawPaletteEntry(
    _ entry: PaletteEntry, isCursor: Bool, _ wanted: String, keys: Int, in line: Rect
  ) {
    let ground: Role = isCursor ? .overlayCursor : .overlay
    if isCursor { canvas.fill(line, theme[ground]) }
    func style(_ role: Role) -> Style { isCursor ? theme[role].over(theme[ground]) : theme[role] }
    write(isCursor ? "▸" : " ", line.x, line.y, ground)
    let kind = line.width >= 60 ? 12 : 0
    if kind > 0 {
      canvas.write(
        entry.kind[language], x: line.x + 2, y: line.y, style: isCursor ? theme[ground] : theme[.overlayDisabled],
        width: kind)
    }
    let (x, end) = (line.x + 2 + kind, line.x + line.width - 2)
    let isOpen = entry.why == nil
    canvas.write(
      entry.key, x: end - keys, y: line.y,
      style: isCursor ? theme[ground] : theme[isOpen ? .hintKey : .overlayDisabled], width: keys, align: .right)
    // As much of the reason as leaves the name its place.
    let why = entry.why.map { say($0) } ?? ""
    let whyWidth = min(TextWidth.of(why), max(0, (end - keys - x) / 2))
    if whyWidth > 0 {
      canvas.write(why, x: end - keys - 2 - whyWidth, y: line.y, style: style(.warning), width: whyWidth)
    }
    let room = end - keys - 2 - (whyWidth > 0 ? whyWidth + 2 : 0) - x
    let name = entry.name[language]
    let used = min(room, TextWidth.of(name))
    canvas.write(
      name, x: x, y: line.y, style: isCursor ? theme[ground] : theme[isOpen ? .overlay : .overlayDisabled],
      width: room)
    if isOpen, !isCursor {
      for place in fuzzyPlaces(wanted, in: name) {
        let (before, letter) = (name.prefix(place), name.dropFirst(place).prefix(1))
        let offset = TextWidth.of(String(before))
        guard offset + 1 < used else { break }
        canvas.write(String(letter), x: x + offset, y: line.y, style: theme[.hintKey].over(theme[.overlay]))
      }
    }
    let left = room - used - 2
    if left > 6 {
      canvas.write(
        entry.note[language], x: x + used + 2, y: line.y,
        style: isCursor ? theme[ground] : theme[.overlayDisabled], width: left)
    }
  }
}

extension PaletteOverlay {
  func dialogue(_ state: State) -> Dialogue {
    let voice = state.voice
    var dialogue = Dialogue(title: voice.say("Zoeken", "Find"))
    dialogue.isLong = true
    dialogue.field = Dialogue.Field("", editor)
    dialogue.choices = found.map { entry in
      var kind = voice.say(entry.kind)
      if let key = Key(kind) { kind = voice.say("toets ", "key ") + voice.say(key.name) }
      return Dialogue.Choice(words: "\(voice.say(entry.name)), \(kind)", keys: [])
    }
    dialogue.selected = found.isEmpty ? nil : selected
    if found.isEmpty { dialogue.aside = voice.say("niets gevonden", "nothing found") }
    dialogue.hints = hints
    return dialogue
  }
}
