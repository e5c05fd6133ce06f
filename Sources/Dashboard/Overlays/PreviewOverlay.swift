import Model
import Screen

/// Changes of several rows, before they happen.
package struct PreviewOverlay: Overlay {
  /// What would change.
  let preview: ChangePreview
  /// How far it was scrolled.
  fileprivate(set) var scroll = Scroll()

  init(_ preview: ChangePreview) { self.preview = preview }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    // Frame, a blank line and what it comes to.
    let height = max(1, min(preview.rows.count, Screenful(state.size).body.height - 4))
    if scroll.take(key, count: preview.rows.count, height: height) { return .stays }
    switch key {
    case .enter:
      let possible = preview.possible
      guard !possible.isEmpty else {
        state.tell(.refusal, "Er blijft niets over om te wijzigen.", "Nothing remains to be changed.")
        return .closes
      }
      return .does { save(possible, &$0) }
    case _ where isCancel(key):
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
    let refused = preview.refused.count
    let inner = drawBox(
      say("Zo wordt het · ", "What will change · ") + preview.initiative.shortName[language],
      width: min(100, size.width), height: min(Screenful(size).body.height, preview.rows.count + 5))
    let height = max(1, inner.height - 2)
    let seen = overlay.scroll.shown(preview.rows.count, height: height)
    for (line, row) in preview.rows[seen].enumerated() {
      drawPreviewRow(row, at: inner.x + 1, inner.y + line, width: inner.width - 2)
    }
    let possible = preview.rows.count - refused
    let more =
      preview.rows.count > height
      ? say(
        "  (\(seen.lowerBound + 1)–\(seen.upperBound) van \(preview.rows.count))",
        "  (\(seen.lowerBound + 1)–\(seen.upperBound) of \(preview.rows.count))")
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
