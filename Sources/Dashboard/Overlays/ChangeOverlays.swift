import Model
import Screen

extension Painter {
  mutating func drawPrompt(_ prompt: Prompt) {
    let width = min(84, layout.size.width)
    let hint = wrapped(prompt.problem?[language] ?? prompt.hint[language], width: width - 4)
    let inner = drawBox(prompt.title[language], width: width, height: 3 + max(1, hint.count))
    drawInput(prompt.editor, prefix: "› ", ghost: "", x: inner.x + 1, inner.y, width: inner.width - 2)
    for (index, line) in hint.enumerated() where index + 1 < inner.height {
      write(
        line, inner.x + 1, inner.y + 1 + index, prompt.problem == nil ? .overlayDisabled : .warning,
        width: inner.width - 2)
    }
  }

  mutating func drawNote(_ editor: NoteEditor) {
    let width = min(76, layout.size.width)
    let (lines, row, column, under) = editor.area.wrapped(width: width - 4)
    let height = min(layout.body.height, max(8, lines.count + 3))
    let inner = drawBox(editor.prompt.title[language], width: width, height: height)
    let room = inner.height - 1
    let top = max(0, min(row - room + 1, lines.count - 1))
    for (index, line) in lines.enumerated().dropFirst(top).prefix(room) {
      write(line, inner.x + 1, inner.y + index - top, .overlay, width: inner.width - 2)
    }
    write(under, inner.x + 1 + column, inner.y + row - top, .inputCursor)
    let hint =
      editor.isLeaving
      ? Phrase(
        "Nog niet bewaard: ^S bewaart, nog eens Esc gooit weg.", "Not kept yet: ^S keeps, Esc again throws away.")
      : editor.prompt.changes.count > 1
        ? editor.prompt.hint
        : Phrase("^S bewaart, Enter nieuwe regel, Esc laat maar", "^S keeps, Enter new line, Esc cancels")
    write(
      hint[language], inner.x + 1, inner.y + inner.height - 1, editor.isLeaving ? .warning : .overlayDisabled,
      width: inner.width - 2)
  }

  mutating func drawMenu(_ menu: StatusMenu) {
    let isMany = menu.cells.count > 1
    let problem = menu.problem.map { wrapped($0[language], width: min(96, layout.size.width) - 4) } ?? []
    let inner = drawBox(
      menuTitle(menu), width: min(96, layout.size.width), height: menu.items.count + 2 + problem.count,
      right: say("nu: ", "now: ") + present(menu))
    let height = max(1, inner.height - problem.count)
    let top = max(0, min(menu.selected - height / 2, menu.items.count - height))
    for (index, item) in menu.items.enumerated().dropFirst(top).prefix(height) {
      drawMenuItem(
        item, of: menu, isMany: isMany, at: inner.x, inner.y + index - top, width: inner.width,
        isCursor: index == menu.selected)
    }
    for (index, line) in problem.enumerated() where height + index < inner.height {
      write(line, inner.x + 1, inner.y + height + index, .warning, width: inner.width - 2)
    }
  }

  private func menuTitle(_ menu: StatusMenu) -> String {
    let changes = menu.cells.map { RolloutChange(municipality: $0.municipality, initiative: $0.initiative) }
    let what = menu.isCorrecting ? Phrase("correctie", "correction") : Phrase("status", "status")
    return state.title(of: changes, what)[language]
  }

  /// What the targets have now: a name, or each with its number where they differ.
  private func present(_ menu: StatusMenu) -> String {
    if menu.cells.count == 1 { return menu.current[0].status.name[language] }
    return menu.items.filter { $0.present > 0 }.map { "\($0.present) × \($0.status.rawValue)" }.joined(separator: " ")
  }

  private mutating func drawMenuItem(
    _ item: StatusMenu.Item, of menu: StatusMenu, isMany: Bool, at x: Int, _ y: Int, width: Int, isCursor: Bool
  ) {
    var role: Role = isCursor ? .overlayCursor : .overlay
    var words: String
    switch item.verdict {
    case .success(let need):
      words = need == .nothing ? "" : say("vraagt: ", "requires: ") + need.name[language]
      if isMany {
        words = say("\(item.allowed) van \(menu.cells.count)  ", "\(item.allowed) of \(menu.cells.count)  ") + words
      }
    case .failure(let refusal):
      words = item.present == menu.cells.count ? say("huidige status", "current status") : refusal.brief[language]
      if !isCursor { role = .overlayDisabled }
    }
    if isCursor { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : " ", x, y, role)
    write(item.status.rawValue, x + 2, y, role == .overlay ? .hintKey : role)
    let glyph = state.isASCII ? "" : "\(item.status.glyph) "
    write("\(glyph)\(item.status.name[language])", x + 4, y, role, width: 20)
    write(words, x + 26, y, role == .overlay ? .overlayDisabled : role, width: width - 27)
  }

  /// Every row with what it has and what it would get, or why it cannot; then how many remain.
  mutating func drawPreview(_ preview: ChangePreview, _ top: Int) {
    let refused = preview.refused.count
    let inner = drawBox(
      say("Zo wordt het · ", "What will change · ") + preview.initiative.shortName[language],
      width: min(100, layout.size.width), height: min(layout.body.height, preview.rows.count + 5))
    let height = max(1, inner.height - 2)
    for (line, row) in preview.rows.dropFirst(top).prefix(height).enumerated() {
      drawPreviewRow(row, at: inner.x + 1, inner.y + line, width: inner.width - 2)
    }
    let possible = preview.rows.count - refused
    let shown = min(preview.rows.count, top + height)
    let more =
      preview.rows.count > height
      ? say("  (\(top + 1)–\(shown) van \(preview.rows.count))", "  (\(top + 1)–\(shown) of \(preview.rows.count))")
      : ""
    write(
      say("\(possible) gewijzigd, \(refused) geweigerd", "\(possible) changed, \(refused) refused") + more, inner.x + 1,
      inner.y + inner.height - 1, refused > 0 ? .warning : .overlayTitle, width: inner.width - 2)
  }

  private mutating func drawPreviewRow(_ row: ChangePreview.Row, at x: Int, _ y: Int, width: Int) {
    write(row.municipality, x, y, .overlay, width: 24)
    let from = cellWords(row.before, for: row.change)
    switch row.outcome {
    case .success(let after):
      write("\(from) → \(cellWords(after, for: row.change))", x + 25, y, .overlay, width: width - 25)
    case .failure(let refusal):
      write("✗ \(from): \(refusal.brief[language])", x + 25, y, .warning, width: width - 25)
    }
  }

  /// The fields of a cell that a change is about, in words.
  func cellWords(_ cell: RolloutCell, for change: RolloutChange) -> String {
    var parts: [String] = []
    if change.status != nil { parts.append("\(statusGlyph(cell.status)) \(cell.status.name[language])") }
    if change.flags != nil { parts.append(cell.flags.isEmpty ? say("geen vlag", "no flag") : cell.flags.letters) }
    if change.planned != nil {
      parts.append(cell.planned?.words(language) ?? say("niet gepland", "not planned"))
    }
    if change.note != nil {
      parts.append(cell.note.isEmpty ? say("geen notitie", "no note") : "«\(cell.note.replacing("\n", with: " / "))»")
    }
    return parts.joined(separator: " · ")
  }

  mutating func drawConflict(_ conflict: Conflict, _ selected: Int) {
    let change = conflict.change
    var wanted = conflict.theirs
    wanted.status = change.status ?? wanted.status
    wanted.flags = change.flags ?? wanted.flags
    wanted.note = change.note ?? wanted.note
    if let planned = change.planned { wanted.planned = planned }
    let when = Day(iso: String(conflict.at.prefix(10))).map {
      "\($0.words(language)) \(conflict.at.dropFirst(11).prefix(5))"
    }
    let inner = drawBox(
      say("\(conflict.by) was u voor", "\(conflict.by) was first"), width: min(84, layout.size.width), height: 8)
    write(
      state.title(of: [change], Phrase(when ?? "", when ?? ""))[language], inner.x + 1, inner.y, .overlayTitle,
      width: inner.width - 2)
    for (line, (words, cell)) in [
      (say("Nu:         ", "Now:         "), conflict.theirs), (say("Uw keuze:   ", "Your choice: "), wanted),
    ].enumerated() {
      write(words + cellWords(cell, for: change), inner.x + 1, inner.y + 1 + line, .overlay, width: inner.width - 2)
    }
    let choices = [
      say("Laat staan wat er nu is", "Leave what is there now"),
      say("Toch mijn keuze, als de regels het toestaan", "My choice after all, if the rules allow it"),
    ]
    for (index, choice) in choices.enumerated() {
      let role: Role = index == selected ? .overlayCursor : .overlay
      let y = inner.y + 4 + index
      if index == selected { canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), theme[role]) }
      write("\(index == selected ? "▸" : " ") \(choice)", inner.x + 1, y, role, width: inner.width - 2)
    }
  }
}
