import Model
import Screen

extension State {
  /// A day of the past is shown: nothing can change.
  var isPast: Bool { asOf != nil || programme.asOf < programme.today }

  /// Something can be changed here and now.
  var canOperate: Bool { mode == .operating && locked == nil && !isPast }

  /// The commands that matter here and now, most needed first.
  var hintedCommands: [String] {
    if isPast {
      switch scope {
      case .rollout, .initiatives: return ["up", "day-back", "now", "open", "filter", "next-pane", "zoom", "help"]
      case .fund: return ["up", "day-back", "now", "filter", "next-pane", "zoom", "help"]
      case .municipalities: return ["up", "day-back", "now", "open", "filter", "help", "sort", "group"]
      case .municipality: return ["up", "day-back", "now", "next-pane", "back", "help"]
      default: break
      }
    }
    let commands: [String] =
      switch scope {
      case .rollout where canOperate:
        ["set", "left", "advance", "undo", "filter", "operate", "help", "open", "next-pane"]
      case .municipality where canOperate: ["set", "up", "advance", "undo", "next-pane", "back", "operate", "help"]
      case .municipalities where canOperate:
        ["set", "advance", "mark", "undo", "operate", "help", "repeat", "note", "plan", "flag", "filter"]
      case .municipalities: ["up", "open", "filter", "operate", "help", "sort", "group", "mark", "columns", "source"]
      case .rollout: ["up", "open", "filter", "next-pane", "operate", "help", "zoom", "command-line", "palette"]
      case .initiatives: ["up", "open", "next-pane", "zoom", "command-line", "help", "quit"]
      case .fund: ["up", "next-pane", "zoom", "command-line", "help", "quit"]
      case .municipality: ["up", "open", "next-pane", "operate", "back", "help", "command-line"]
      case .neighbours: ["up", "open", "next-pane", "back", "help"]
      case .history, .years: ["up", "next-pane", "back", "help"]
      case .initiative: ["up", "back", "command-line", "help"]
      case .fundPage, .bookings: moneyHints
      case .contributions where contributionTable.isEmpty:
        ["next-tab", "year-on", "operate", "command-line", "source", "help"] + (filter == nil ? [] : ["filter"])
      case .contributions:
        ["up", "next-tab", "year-on", "contribution-sort", "group", "source", "help", "filter", "open"]
      case .findings where canOperate: ["up", "open", "settle", "reopen", "undo", "source", "operate", "help"]
      case .findings: ["up", "open", "source", "operate", "back", "command-line", "help"]
      case .journal: ["up", "open", "back", "command-line", "help"]
      case .global: []
      }
    return commands.filter { $0 != "operate" || (locked == nil && !isPast) }
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
      guard let command = Command.named(id) else { return nil }
      let keys = state.keymap.keys(of: id)
      switch id {
      // One pair of keys says more than the one that only means up, left or back.
      case "up": return (state.isASCII ? "Up/Dn" : "↑↓", say("kiezen", "choose"))
      case "left": return (state.isASCII ? "Lt/Rt" : "←→", say("initiatief", "initiative"))
      case "day-back":
        guard let back = keys.first, let on = state.keymap.keys(of: "day-on").first else { return nil }
        return ("\(back.text) \(on.text)", say("dag", "day"))
      default: break
      }
      guard let key = keys.first, let words = hintWords(command) else { return nil }
      return (key.text, words)
    }
  }

  private func hintWords(_ command: Command) -> String? {
    switch command.id {
    case "now": say("nu", "now")
    case "operate" where state.mode == .operating: say("klaar", "done")
    case "zoom" where state.isZoomed: say("terug", "back")
    default: command.hint?[language]
    }
  }

  private func overlayHints(_ overlay: Overlay) -> [(String, String)] {
    let arrows = state.isASCII ? "Up/Dn" : "↑↓"
    let cancel = ("Esc", say("laat maar", "never mind"))
    switch overlay {
    case .help, .source: return [(arrows, say("bladeren", "scroll")), ("Esc", say("sluiten", "close"))]
    case .palette: return [(arrows, say("kiezen", "choose")), ("Enter", say("doen", "do it")), cancel]
    case .commandLine:
      return [
        ("Enter", say("doen", "do it")), ("Tab", say("aanvullen", "complete")), (arrows, say("eerdere", "history")),
        cancel,
      ]
    case .filterLine: return [("Enter", say("houden", "keep")), cancel]
    case .preview: return [("Enter", say("zo doen", "do it")), (arrows, say("bladeren", "scroll")), cancel]
    case .note: return [("^S", say("bewaren", "keep")), cancel]
    case .columns:
      return [
        (say("Spatie", "Space"), say("tonen", "show")), ("J K", say("verplaatsen", "move")),
        ("Enter", say("bewaren", "keep")), cancel,
      ]
    case .pivot:
      return [
        (arrows, say("bladeren", "scroll")), (state.isASCII ? "Lt/Rt" : "←→", say("kolommen", "columns")),
        ("i", say("bron", "source")), ("Esc", say("sluiten", "close")),
      ]
    case .form(let form): return form.hints(language) + [cancel]
    case .prompt: return [("Enter", say("opslaan", "save")), cancel]
    case .menu:
      return [
        (arrows, say("kiezen", "choose")), ("Enter", say("zetten", "set")), ("O…X", say("meteen", "at once")), cancel,
      ]
    case .conflict: return [(arrows, say("kiezen", "choose")), ("Enter", say("zo doen", "do that")), cancel]
    case .reorganisation:
      return [("Enter", say("uitvoeren", "carry out")), (arrows, say("bladeren", "scroll")), cancel]
    case .series:
      return [(arrows, say("bladeren", "scroll")), ("i", say("bron", "source")), ("Esc", say("sluiten", "close"))]
    }
  }
}

/// `text` cut at blanks into lines of at most `width` columns; a longer word is cut too.
func wrapped(_ text: String, width: Int) -> [String] {
  guard width > 0 else { return [] }
  var lines: [String] = []
  var line = ""
  var used = 0
  // Measured as it is shown.
  for part in sanitised(text).split(separator: " ", omittingEmptySubsequences: true) {
    var word = String(part)
    var needed = TextWidth.of(word)
    if used > 0, used + 1 + needed <= width {
      line += " " + word
      used += 1 + needed
      continue
    }
    if used > 0 { lines.append(line) }
    while needed > width {
      let (head, rest) = broken(word, at: max(2, width))
      lines.append(head)
      word = rest
      needed = TextWidth.of(word)
    }
    (line, used) = (word, needed)
  }
  return line.isEmpty ? lines : lines + [line]
}
