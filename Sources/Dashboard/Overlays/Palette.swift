import Model
import Screen

/// Something that the palette can find.
package struct PaletteEntry: Sendable {
  /// What it stands for.
  package enum Target: Sendable {
    case command(Command)
    case page(RoomID)
    case municipality(row: Int)
    case initiative(column: Int)
  }

  /// Where it leads, or what it does.
  package var target: Target
  package var name: Phrase
  /// What it is, or the key that does the same.
  package var kind: Phrase
}

/// What one looks for most, first: the order of commands where nothing is typed yet.
private let wantedFirst = ["set", "filter", "theme", "as-of", "page", "language", "undo", "note", "plan", "flag"]

/// All commands, those that are looked for most first.
let commandsByNeed: [Command] =
  wantedFirst.compactMap(Command.named) + Command.all.filter { !wantedFirst.contains($0.id) }

/// What fits `text`, best first: commands in both languages, pages, initiatives and municipalities.
package func paletteEntries(_ text: String, _ state: State) -> [PaletteEntry] {
  let wanted = Array(folded(text).utf8)
  var found: [(score: Int, order: Int, entry: PaletteEntry)] = []
  func offer(
    _ target: PaletteEntry.Target, _ names: [String], penalty: Int, _ words: @autoclosure () -> (Phrase, Phrase)
  ) {
    let best = names.compactMap { name -> Int? in
      let own = Array(folded(name).utf8)
      // The very name comes first, whatever else begins so.
      return fuzzyScore(wanted, in: own).map { own == wanted ? $0 + 60 : $0 }
    }.max()
    guard let best else { return }
    let (name, kind) = words()
    found.append((best - penalty, found.count, PaletteEntry(target: target, name: name, kind: kind)))
  }
  for command in commandsByNeed where !["palette", "page"].contains(command.id) {
    offer(
      .command(command), [command.title.dutch, command.title.english, command.id],
      penalty: wantedFirst.contains(command.id) ? 0 : 1,
      (command.title, Phrase(same: state.keymap.key(of: command.id)?.text ?? ":" + command.id)))
  }
  for room in Room.pages {
    let name = room.name
    offer(
      .page(room.id), [name.dutch, name.english, "page " + room.id.name], penalty: 0,
      (
        Phrase("naar pagina \(name.dutch)", "go to page \(name.english)"),
        Phrase(same: room.key ?? "")
      ))
  }
  for (column, initiative) in state.programme.initiatives.enumerated() {
    offer(
      .initiative(column: column), [initiative.name.dutch, initiative.name.english, initiative.id], penalty: 1,
      (initiative.name, Phrase("initiatief", "initiative")))
  }
  if !wanted.isEmpty {
    for (row, municipality) in state.programme.municipalities.enumerated() {
      offer(
        .municipality(row: row), municipality.names, penalty: 2,
        (Phrase(same: municipality.name), Phrase("gemeente", "municipality")))
    }
  }
  return found.sorted { ($0.score, -$0.order) > ($1.score, -$1.order) }.map(\.entry)
}

/// Does what the chosen entry stands for.
private func choose(_ entry: PaletteEntry, _ state: inout State) -> [Effect] {
  switch entry.target {
  case .command(let command):
    if command.arguments.isEmpty || !state.keymap.keys(of: command.id).isEmpty { return execute(command, [], &state) }
    // It wants arguments: the command line takes over where the palette stops.
    return state.lay(CommandLine(command.id + " "))
  case .page(let page): return go(to: .page(page), &state)
  case .municipality(let row): return openMunicipality(state.programme.municipalities[row].code, &state)
  case .initiative(let column): return openInitiative(state.programme.initiatives[column].id, &state)
  }
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
    case .down, .control("n"), .tab: selected = min(selected + 1, max(0, found.count - 1))
    case .up, .control("p"), .backTab: selected = max(0, selected - 1)
    case .enter:
      guard found.indices.contains(selected) else { return .stays }
      let entry = found[selected]
      return .does { choose(entry, &$0) }
    default:
      _ = editor.press(key)
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

  var hints: [Hint] { [.choose, .enter("doen", "do it"), .cancel] }

  func draw(on painter: inout Painter) { painter.drawPalette(self) }
}

extension Painter {
  fileprivate mutating func drawPalette(_ overlay: PaletteOverlay) {
    let (editor, entries, selected) = (overlay.editor, overlay.found, overlay.selected)
    let inner = drawBox(say("Zoeken", "Find"), width: min(76, size.width), height: min(18, Screenful(size).body.height))
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
      write("\(isCursor ? "▸" : " ") \(entry.name[language])", inner.x + 1, y, role, width: inner.width - 22)
      write(
        entry.kind[language], inner.x + inner.width - 20, y, isCursor ? role : .overlayDisabled, width: 19,
        align: .right)
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
