import Model
import Screen

extension State {
  /// The commands that matter here and now, most needed first.
  var hintedCommands: [String] {
    switch scope {
    case .rollout where mode == .operating: ["set", "advance", "undo", "open", "filter", "operate", "help"]
    case .municipality where mode == .operating: ["set", "advance", "undo", "back", "operate", "help"]
    case .rollout: ["up", "open", "filter", "next-pane", "operate", "command-line", "help"]
    case .initiatives, .fund: ["up", "open", "next-pane", "zoom", "command-line", "help", "quit"]
    case .municipality: ["up", "open", "operate", "back", "command-line", "help"]
    case .initiative: ["up", "back", "command-line", "help"]
    case .journal: ["up", "open", "back", "command-line", "help"]
    case .global: []
    }
  }
}

extension Painter {
  /// The last line: the keys of here and now, or what an overlay's keys are; at its right a short notice.
  mutating func drawHints() {
    let rect = layout.hints
    canvas.fill(rect, theme[.hint])
    var x = 1
    let notice = state.notice.map { noticeText($0) } ?? ""
    let noticeWidth = TextWidth.of(notice)
    let isShort = noticeWidth > 0 && noticeWidth <= rect.width / 2
    let room = rect.width - (isShort ? noticeWidth + 3 : 1)
    for (keys, words) in hints {
      let width = TextWidth.of(keys) + 1 + TextWidth.of(words) + 2
      guard x + width <= room else { continue }
      x += write(keys, x, rect.y, .hintKey)
      x += write(" \(words)  ", x, rect.y, .hint)
    }
    guard let current = state.notice else { return }
    if isShort {
      write(notice, rect.width - noticeWidth - 1, rect.y, role(of: current))
    } else {
      drawBand(notice, role(of: current))
    }
  }

  /// A notice that needs more than its corner: a band of whole lines above the hints.
  private mutating func drawBand(_ text: String, _ role: Role) {
    let lines = wrapped(text, width: layout.size.width - 2)
    let shown = lines.prefix(max(1, layout.size.height / 3))
    for (index, line) in shown.enumerated() {
      let y = layout.hints.y - shown.count + index
      canvas.fill(Rect(x: 0, y: y, width: layout.size.width, height: 1), theme[role])
      write(line, 1, y, role, width: layout.size.width - 2)
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

  private var hints: [(String, String)] {
    if let overlay = state.overlay { return overlayHints(overlay) }
    // Where only one pane shows, the way to the others comes first.
    let first = layout.showsOnePane && state.place == .page(.overview) ? ["next-pane"] : []
    return (first + state.hintedCommands.filter { !first.contains($0) }).compactMap { id in
      guard let command = Command.named(id), let hint = command.hint else { return nil }
      // One pair of arrows says more than the key that only means up.
      if id == "up" { return (state.isASCII ? "Up/Dn" : "↑↓", hint[language]) }
      guard let key = state.keymap.keys(of: id).first else { return nil }
      let words =
        id == "operate" && state.mode == .operating ? say("klaar met bewerken", "stop editing") : hint[language]
      return (key.text, words)
    }
  }

  private func overlayHints(_ overlay: Overlay) -> [(String, String)] {
    let arrows = state.isASCII ? "Up/Dn" : "↑↓"
    let cancel = ("Esc", say("laat maar", "never mind"))
    switch overlay {
    case .help: return [(arrows, say("bladeren", "scroll")), ("Esc", say("sluiten", "close"))]
    case .palette: return [(arrows, say("kiezen", "choose")), ("Enter", say("doen", "do it")), cancel]
    case .commandLine:
      return [
        ("Enter", say("doen", "do it")), ("Tab", say("aanvullen", "complete")), (arrows, say("eerdere", "history")),
        cancel,
      ]
    case .filterLine: return [("Enter", say("houden", "keep")), cancel]
    case .prompt: return [("Enter", say("opslaan", "save")), cancel]
    case .menu:
      return [
        (arrows, say("kiezen", "choose")), ("Enter", say("zetten", "set")), ("O…X", say("meteen", "at once")), cancel,
      ]
    case .conflict: return [(arrows, say("kiezen", "choose")), ("Enter", say("zo doen", "do that")), cancel]
    }
  }
}

/// `text` cut at blanks into lines of at most `width` columns; a longer word is cut too.
func wrapped(_ text: String, width: Int) -> [String] {
  guard width > 0 else { return [] }
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ", omittingEmptySubsequences: true) {
    var word = String(word)
    if !line.isEmpty, TextWidth.of(line) + 1 + TextWidth.of(word) <= width {
      line += " " + word
      continue
    }
    if !line.isEmpty { lines.append(line) }
    while TextWidth.of(word) > width {
      lines.append(String(word.prefix(width)))
      word = String(word.dropFirst(width))
    }
    line = word
  }
  return line.isEmpty ? lines : lines + [line]
}
