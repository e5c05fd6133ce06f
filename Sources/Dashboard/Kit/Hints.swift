import Model
import Screen

/// What the hints of commands depend on.
private struct HintsKey: Equatable {
  var ids: [String]
  var pane: PaneID
  var step: TimeStep
  var mode: Mode
  var isZoomed: Bool
  var keymap: Edition
}

extension State {
  /// The past is shown, or what was known then: nothing can change.
  var isPast: Bool { !viewpoint.isNow || programme.asOf < programme.today }

  /// Something can be changed here and now.
  var canOperate: Bool { mode == .operating && session.locked == nil && !isPast }

  /// The keys of here and now, or those of what lies on top.
  var hintsNow: [Hint] {
    if let overlay { return overlay.hints }
    if isPlaying { return playerHints }
    let commands = pane.hints(self).filter { $0 != "operate" || (session.locked == nil && !isPast) }
    // Where only one pane shows of several, the way to the others comes first.
    let shown = arrangement.filter { if case .pane(_, let rect) = $0 { rect.y >= screen.body.y } else { false } }
    let places = arrangement.compactMap { if case .pane(let id, _) = $0 { id } else { nil } }
    let isAlone = shown.count == 1 && !isZoomed && !room.tour(self).allSatisfy(places.contains)
    let ids = (isAlone ? ["next-pane"] : []) + commands.filter { !isAlone || $0 != "next-pane" }
    let key = HintsKey(
      ids: ids, pane: focus, step: travel.step, mode: mode, isZoomed: isZoomed, keymap: keymap.edition)
    return kept.value(Kept.Name(HintsKey.self), key) { ids.compactMap(hint) }
  }

  /// The key of a command with the word that says what it does; nil where it has none.
  func hint(_ id: String) -> Hint? {
    guard let command = Command.named(id) else { return nil }
    switch id {
    // One pair of keys says more than the one that only means up, left or back.
    case "up": return pane.compass.map(Hint.compass) ?? .choose
    case "left": return .sideways(Phrase("initiatief", "initiative"))
    case "day-back":
      guard let back = keymap.key(of: id), let on = keymap.key(of: "day-on") else { return nil }
      return Hint("\(back.text) \(on.text)", travel.step.name)
    default: break
    }
    guard let key = keymap.key(of: id), let words = hintWords(command) else { return nil }
    return Hint(key.text, words)
  }

  private func hintWords(_ command: Command) -> Phrase? {
    switch command.id {
    case "now": Phrase("nu", "now")
    case "operate" where mode == .operating: Phrase("klaar", "done")
    case "zoom" where isZoomed: Phrase("terug", "back")
    default: command.hint
    }
  }
}

extension Painter {
  /// The last line: the keys of here and now, as many whole ones as fit.
  mutating func drawHints(_ hints: [Hint]) {
    let rect = screen.hints
    draw(Hint.self, hints, in: rect) { painter in
      painter.canvas.fill(rect, painter.theme[.hint])
      var x = 1
      for hint in hints {
        let keys = hint.shown(painter.language, isASCII: painter.isASCII)
        let words = hint.words[painter.language]
        guard x + TextWidth.of(keys) + 1 + TextWidth.of(words) <= rect.width else { continue }
        let start = x
        x += painter.write(keys, x, rect.y, .hintKey)
        let width = x - start
        x += painter.write(" \(words)", x, rect.y, .hint) + 2
        painter.markHint(hint, Rect(x: start, y: rect.y, width: x - start - 2, height: 1), width: width)
      }
    }
  }
}
