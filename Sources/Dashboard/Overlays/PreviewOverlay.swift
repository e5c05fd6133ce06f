import Model
import Screen

/// Changes of several rows, before they happen.
package struct PreviewOverlay: Overlay {
  /// What would change.
  let preview: ChangePreview
  /// How many of them are marked and not in the list; they stand first.
  let unlisted: Int
  /// How far it was scrolled.
  fileprivate(set) var scroll = Scroll()

  /// Shows what changes of one initiative would do, before they are made.
  init(_ changes: [RolloutChange], _ state: State) {
    let codes = state.unlisted(changes)
    let first = changes.filter { codes.contains($0.municipality) }
    unlisted = first.count
    preview = ChangePreview(first + changes.filter { !codes.contains($0.municipality) }, of: state.programme)
  }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    // Frame, a blank line and what it comes to; above them what is not in the list.
    let frame = unlisted > 0 ? 5 : 4
    let height = max(1, min(preview.rows.count, Screenful(state.size).body.height - frame))
    if scroll.take(key, count: preview.rows.count, height: height) { return .stays }
    switch key {
    case .enter:
      let possible = preview.possible
      guard !possible.isEmpty else {
        state.layDraft()
        state.tell(.refusal, "Er blijft niets over om te wijzigen.", "Nothing remains to be changed.")
        return .closes
      }
      return .does { save(possible, &$0) }
    case _ where isCancel(key):
      state.layDraft()
      state.tell(.info, "Niets gewijzigd.", "Nothing changed.")
      return .closes
    default: return .stays
    }
  }

  package var hints: [Hint] { [.enter("zo doen", "do it"), .scroll, .cancel] }

  package func draw(on painter: inout Painter) { painter.drawPreview(self) }
}

extension Painter {
  /// Every row with what it has and what it would get, or why it cannot; then how many remain.
  fileprivate mutating func drawPreview(_ overlay: PreviewOverlay) {
    let preview = overlay.preview
    let (refused, unlisted) = (preview.refused.count, overlay.unlisted)
    var inner = drawBox(
      say("Zo wordt het · ", "What will change · ") + preview.initiative.shortName[language],
      width: min(100, size.width),
      height: min(Screenful(size).body.height, preview.rows.count + (unlisted > 0 ? 6 : 5)))
    if unlisted > 0 {
      let count = preview.rows.count
      write(
        say(
          "⚠ \(unlisted) van \(count): gemarkeerd, maar niet in de lijst (bovenaan)",
          "⚠ \(unlisted) of \(count): marked, but not in the list (on top)"),
        inner.x + 1, inner.y, .warning, width: inner.width - 2)
      inner.y += 1
      inner.height -= 1
    }
    let height = max(1, inner.height - 2)
    let seen = overlay.scroll.shown(preview.rows.count, height: height)
    for (line, row) in preview.rows[seen].enumerated() {
      if seen.lowerBound + line < unlisted { write("⚠", inner.x, inner.y + line, .warning) }
      drawPreviewRow(row, at: inner.x + 1, inner.y + line, width: inner.width - 2)
    }
    let alike = preview.rows.count(where: \.isSo)
    let possible = preview.rows.count - refused - alike
    let already = alike > 0 ? say(", \(alike) al zo", ", \(alike) so already") : ""
    let more =
      preview.rows.count > height
      ? say(
        "  (\(seen.lowerBound + 1)–\(seen.upperBound) van \(preview.rows.count))",
        "  (\(seen.lowerBound + 1)–\(seen.upperBound) of \(preview.rows.count))")
      : ""
    write(
      say("\(possible) gewijzigd, \(refused) geweigerd", "\(possible) changed, \(refused) refused") + already + more,
      inner.x + 1,
      inner.y + inner.height - 1, refused > 0 ? .warning : .overlayTitle, width: inner.width - 2)
  }

  private mutating func drawPreviewRow(_ row: ChangePreview.Row, at x: Int, _ y: Int, width: Int) {
    write(row.municipality, x, y, .overlay, width: 24)
    let from = cellWords(row.before, for: row.change)
    switch row.outcome {
    case .success(let after):
      write("\(from) → \(cellWords(after, for: row.change))", x + 25, y, .overlay, width: width - 25)
    case .failure(let refusal):
      write(
        "\(row.isSo ? "=" : "✗") \(from): \(refusal.brief[language])", x + 25, y,
        row.isSo ? .overlayDisabled : .warning, width: width - 25)
    }
  }

  /// The fields of a cell that a change is about, in words.
  func cellWords(_ cell: RolloutCell, for change: RolloutChange) -> String {
    var parts: [String] = []
    if change.status != nil { parts.append("\(statusGlyph(cell.status)) \(cell.status.name[language])") }
    if change.flags != nil { parts.append(cell.flags.isEmpty ? say("geen vlag", "no flag") : cell.flags.signs) }
    if change.planned != nil {
      parts.append(cell.planned?.words(language) ?? say("niet gepland", "not planned"))
    }
    if change.note != nil {
      parts.append(cell.note.isEmpty ? say("geen notitie", "no note") : "«\(cell.note.replacing("\n", with: " / "))»")
    }
    return parts.joined(separator: " · ")
  }
}
