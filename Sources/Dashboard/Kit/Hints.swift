import Model
import Screen

extension State {
  /// The past is shown, or what was known then: nothing can change.
  var isPast: Bool { !viewpoint.isNow || programme.asOf < programme.today }

  /// Something can be changed here and now.
  var canOperate: Bool { mode == .operating && session.locked == nil && !isPast }

  /// The keys of here and now, or those of what lies on top.
  var hintsNow: [Hint] {
    if let overlay { return overlay.hints }
    let commands = pane.hints(self).filter { $0 != "operate" || (session.locked == nil && !isPast) }
    // Where only one pane shows of several, the way to the others comes first.
    let first = room.tour(self).count > 1 && arrangement.count == 1 && !isZoomed ? ["next-pane"] : []
    return (first + commands.filter { !first.contains($0) }).compactMap(hint)
  }

  private func hint(_ id: String) -> Hint? {
    guard let command = Command.named(id) else { return nil }
    switch id {
    // One pair of keys says more than the one that only means up, left or back.
    case "up": return .choose
    case "left": return .sideways(Phrase("initiatief", "initiative"))
    case "day-back":
      guard let back = keymap.key(of: id), let on = keymap.key(of: "day-on") else { return nil }
      return Hint("\(back.text) \(on.text)", Phrase("dag", "day"))
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

/// What the last line depends on.
private struct HintLine: Equatable {
  var hints: [Hint]
  var notice: Notice?
}

extension Painter {
  /// The last line: the keys of here and now; at its right a short notice, above it a long one.
  mutating func drawHints(_ hints: [Hint], _ current: Notice?) {
    let rect = Screenful(size).hints
    let notice = current.map { noticeText($0) } ?? ""
    let noticeWidth = TextWidth.of(notice)
    let isShort = noticeWidth > 0 && noticeWidth <= rect.width / 2
    let shown = isShort ? current : nil
    draw(HintLine.self, HintLine(hints: hints, notice: shown), in: rect) { painter in
      painter.canvas.fill(rect, painter.theme[.hint])
      var x = 1
      let room = rect.width - (isShort ? noticeWidth + 3 : 1)
      for hint in hints {
        let (keys, words) = (painter.isASCII ? hint.letters : hint.keys, hint.words[painter.language])
        guard x + TextWidth.of(keys) + 1 + TextWidth.of(words) + 2 <= room else { continue }
        let start = x
        x += painter.write(keys, x, rect.y, .hintKey)
        let width = x - start
        x += painter.write(" \(words)  ", x, rect.y, .hint)
        painter.markHint(hint, Rect(x: start, y: rect.y, width: x - start - 2, height: 1), width: width)
      }
      if let shown { painter.write(notice, rect.width - noticeWidth - 1, rect.y, painter.role(of: shown)) }
    }
    if let current, !isShort { drawBand(notice, role(of: current), above: rect.y) }
  }

  /// A notice that needs more than its corner: a band of whole lines above the hints.
  private mutating func drawBand(_ text: String, _ role: Role, above bottom: Int) {
    let lines = wrapped(text, width: size.width - 2)
    let shown = lines.prefix(max(1, size.height / 3))
    for (index, line) in shown.enumerated() {
      let y = bottom - shown.count + index
      canvas.fill(Rect(x: 0, y: y, width: size.width, height: 1), theme[role])
      write(line, 1, y, role, width: size.width - 2)
    }
  }

  private func noticeText(_ notice: Notice) -> String {
    let sign =
      switch notice.kind {
      case .info, .saved: ""
      case .refusal, .usage: "✗ "
      case .conflict, .failure: "⚠ "
      }
    return sign + notice.text[language]
  }

  private func role(of notice: Notice) -> Role {
    switch notice.kind {
    case .info: .noticeInfo
    case .saved: .noticeGood
    case .refusal, .usage: .noticeWarning
    case .conflict, .failure: .noticeError
    }
  }
}
