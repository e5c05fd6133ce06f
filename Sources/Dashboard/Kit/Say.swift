import Model
import Screen

/// A part of the line that says what the cursor is on.
package enum Said: Sendable, Hashable {
  case words(Phrase)
  /// What stands out: a figure, a status.
  case figure(Phrase)
  case status(RolloutStatus)

  /// Words in both languages.
  static func words(_ dutch: String, _ english: String) -> Said { .words(Phrase(dutch, english)) }

  /// What reads the same in both languages.
  static func words(same text: String) -> Said { .words(Phrase(same: text)) }
}

/// What the line depends on.
private struct SayLine: Equatable {
  var notice: Notice?
  var said: [Said]
}

extension Painter {
  /// One line, always the same: what was just done, else what the cursor is on. What does not fit takes the line of hints
  /// too, until the next key; only on a screen too small for it does it lie over the page.
  /// - Parameter foot: so many lines from this one upward are taken by what lies over the page.
  mutating func drawSay(_ notice: Notice?, _ said: [Said], foot: Int) {
    let rect = screen.say
    draw(SayLine.self, SayLine(notice: notice, said: said), in: rect) { painter in
      painter.canvas.fill(rect, painter.theme[.say])
      guard notice == nil else { return }
      var x = 1
      for part in said {
        let room = rect.width - 1 - x
        guard room > 0 else { return }
        let (text, role) = painter.text(part)
        x += painter.write(text, x, rect.y, role, width: min(room, TextWidth.of(text)))
      }
    }
    if let notice { drawNotice(notice.signed(language), role(of: notice), foot: foot) }
  }

  private func text(_ part: Said) -> (String, Role) {
    switch part {
    case .words(let words): (say(words), .say)
    case .figure(let words): (say(words), .sayFigure)
    case .status(let status): ("\(statusGlyph(status)) \(status.short[language])", .sayFigure)
    }
  }

  private mutating func drawNotice(_ text: String, _ role: Role, foot: Int) {
    let lines = wrapped(text, width: size.width - 2)
    let shown = lines.prefix(max(1, size.height / 3))
    let last = foot > 0 ? screen.say.y - foot : shown.count < 2 ? screen.say.y : screen.hints.y
    for (index, text) in shown.enumerated() {
      let line = Rect(x: 0, y: last - shown.count + 1 + index, width: size.width, height: 1)
      // What it covers cannot be clicked through it.
      mark(line, .nothing)
      canvas.fill(line, theme[role])
      let isCut = index == shown.count - 1 && lines.count > shown.count
      write(isCut ? text.prefix(size.width - 4) + " …" : text, 1, line.y, role, width: size.width - 2)
    }
  }

  private func role(of notice: Notice) -> Role {
    switch notice.kind {
    case .info: .say
    case .saved: .sayGood
    case .refusal, .usage: .noticeWarning
    case .conflict, .failure: .noticeError
    }
  }
}

/// A small number as one says it; a larger one in figures.
func inWords(_ number: Int) -> Phrase {
  let names = [
    Phrase("geen", "none"), Phrase("een", "one"), Phrase("twee", "two"), Phrase("drie", "three"),
    Phrase("vier", "four"), Phrase("vijf", "five"), Phrase("zes", "six"),
  ]
  return names.indices.contains(number) ? names[number] : Phrase(grouped(number, .dutch), grouped(number, .english))
}

/// How many of how many. Of nothing it is a dash, and none is said in words: neither is a nought that was measured.
func ofAll(_ count: Int, _ all: Int) -> Phrase {
  guard all > 0 else { return Phrase(same: "–") }
  func words(_ language: Language, _ none: Phrase, _ of: Phrase) -> String {
    "\(count == 0 ? none[language] : grouped(count, language)) \(of[language]) \(grouped(all, language))"
  }
  let (none, of) = (Phrase("geen", "none"), Phrase("van", "of"))
  return Phrase(words(.dutch, none, of), words(.english, none, of))
}
