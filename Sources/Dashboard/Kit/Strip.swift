import Model
import Screen

/// What is good to know right now: it stands above the say line until the first key that does something.
package enum Strip: Sendable, Hashable {
  /// What this is and how to go on, for whoever sees it for the first time; with the place of the store that was made.
  case welcome(store: String)
  /// The three keys that begin, for whoever has a store in which nothing is reported.
  case beginning
  /// The keys that change something.
  case editing
}

extension State {
  /// Takes the strip away where a command does more than move the cursor, or moves it beneath the strip.
  /// - Parameter command: nil for a cursor that was moved without one.
  mutating func settleStrip(after command: Command? = nil) {
    guard look.strip != nil, command?.onlyMoves == false || isCursorCovered else { return }
    look.show(nil)
  }

  /// Whether the row under the cursor lies beneath the strip.
  private var isCursorCovered: Bool {
    guard let rect = place(of: focus), let strip = stripPlace else { return false }
    let (_, cursor, height) = pane.standing(self)
    let line = (cursor ?? 0) - (look.positions[focus]?.top ?? 0)
    return rect.y + rect.height - height + line >= strip.y
  }

  /// Where the strip lies: at the foot of the page, over its whole width; nil where there is none.
  var stripPlace: Rect? {
    guard let strip = look.strip else { return nil }
    let body = screen.body
    let height = min(stripLines(strip).count, max(1, body.height / 2))
    return Rect(x: 0, y: body.y + body.height - height, width: size.width, height: height)
  }

  /// What the strip says, its rule first.
  fileprivate func stripLines(_ strip: Strip) -> [StripLine] {
    switch strip {
    case .welcome(let store): welcomeLines(store)
    case .beginning: beginningLines
    case .editing: editingLines
    }
  }

  private func welcomeLines(_ store: String) -> [StripLine] {
    let (count, kinds) = (programme.municipalities.count, programme.initiatives.count)
    let what = Phrase(
      "samen laat zien hoe ver \(grouped(count, .dutch)) gemeenten zijn met \(inWords(kinds).dutch) gezamenlijke voorzieningen, waar het achterloopt en wat er over is.",
      "samen shows how far \(grouped(count, .english)) municipalities are with \(inWords(kinds).english) shared facilities, where it lags and what is left."
    )
    let whose =
      programme.isSample
      ? Phrase(
        "Statussen en boekingen zijn verzonnen, als voorbeeld.", "The statuses and bookings are made up, as examples.")
      : Phrase("Er is nog niets gemeld.", "Nothing is reported yet.")
    let place = Phrase(
      "Bewaard in \(store); zelf beginnen: samen init", "Kept in \(store); to start your own: samen init")
    // How to close it is always said.
    let isWide = size.width >= 118
    let close =
      isWide
      ? hint("back", "sluit dit (komt niet terug)", "closes this (it does not come back)")
      : hint("back", "sluit dit", "closes this")
    let keys = [
      Hint.arrows(Phrase("kies een gemeente", "choose a municipality")), hint("open", "open die", "open it"),
      isWide ? hint("next-pane", "volgend paneel", "next pane") : nil, hint("help", "alle toetsen", "all keys"), close,
    ]
    return [.rule(Phrase("Welkom", "Welcome"))]
      + [what, Phrase("\(whose.dutch) \(place.dutch)", "\(whose.english) \(place.english)")].flatMap { phrase in
        wrapped(phrase[language], width: max(20, size.width - 4)).map { StripLine.text($0) }
      } + [.keys(keys.compactMap { $0 })]
  }

  /// Each key a line, in as many words as there is room for.
  private var beginningLines: [StripLine] {
    func key(_ id: String) -> String { keymap.key(of: id)?.label[language] ?? ":\(id)" }
    let keys: [(String, [Phrase])] = [
      (
        "\(key("operate")) \(key("set"))",
        [
          Phrase(
            "zet de eerste status van de gemeente onder de cursor (met de dag sinds wanneer)",
            "sets the first status of the municipality under the cursor (with the day it has held since)"),
          Phrase(
            "zet een eerste status (met de dag waarop die begon)", "sets a first status (with the day it began)"),
          Phrase("zet een eerste status", "sets a first status"),
        ]
      ),
      (
        ":book",
        [
          Phrase(
            "boekt wat van het fonds is verplicht of uitgegeven, met een reden",
            "books commitments and actuals of the fund, with a reason"),
          Phrase("boekt wat verplicht of uitgegeven is", "books commitments and actuals"),
          Phrase("boekt een bedrag", "books an amount"),
        ]
      ),
      (
        key("palette"),
        [
          Phrase(
            "zoekt een gemeente, een opdracht of een bevinding", "finds a municipality, a command or a finding"),
          Phrase("zoekt in alles", "searches everything"),
        ]
      ),
    ]
    let title =
      size.width < 60
      ? Phrase("Zo begint u", "How to begin")
      : Phrase("Hier is nog niets gemeld. Zo begint u", "Nothing has been reported here yet. This is how to begin")
    return [.rule(title)]
      + keys.map { text, phrases in
        let words =
          phrases.first { TextWidth.of(text + " " + $0[language]) <= size.width - 4 } ?? phrases[phrases.count - 1]
        return .keys([Hint(text, words)])
      }
  }

  /// Whether a store has nothing of its own yet: no status and no booking.
  package var isUnreported: Bool {
    !programme.isPartial && !data.lag.isReported && programme.ledger.bookings.isEmpty
  }

  private func hint(_ id: String, _ dutch: String, _ english: String) -> Hint? {
    keymap.key(of: id).map { Hint($0.text, Phrase(dutch, english)) }
  }

  private var editingLines: [StripLine] {
    // Where no cell can be changed the pane's own commands are what counts.
    let isOfCells = pane.isFiltered || target != nil
    let keys = isOfCells ? editingHints : pane.hints(self).compactMap { id in hint(id) }
    guard size.height >= 30 else { return [.keys([Hint("", Phrase("Bewerken:", "Editing:"))] + keys)] }
    let columns = max(1, min(5, size.width / 24))
    let rows = (keys.count + columns - 1) / columns
    return [.rule(editingTitle)]
      + (0..<rows).map { row in
        .table(
          (0..<columns).map { column in keys.indices.contains(column * rows + row) ? keys[column * rows + row] : nil })
      }
  }

  /// The keys that change a cell, in columns of three: statuses, what stands beside them, marks, what was done.
  private var editingHints: [Hint] {
    let table: [(String, String, String)] = [
      ("set", "status kiezen", "choose a status"), ("advance", "een stap verder", "one step forward"),
      ("retreat", "een stap terug", "one step back"), ("flag", "vlaggen", "flags"), ("note", "notitie", "note"),
      ("plan", "plandatum", "planned date"), ("mark", "markeer rij", "mark the row"),
      ("mark-range", "markeer bereik", "mark a range"), ("mark-all", "markeer alles", "mark all"),
      ("undo", "neem terug", "take back"), ("redo", "doe opnieuw", "redo"),
      ("repeat", "herhaal op rij", "repeat on the row"), ("confirm", "nog steeds zo", "still so"),
      ("operate", "klaar", "done"), ("help", "alle toetsen", "all keys"),
    ]
    return table.compactMap { id, dutch, english in
      let scopes = Command.named(id)?.scopes ?? []
      return scopes.contains(focus) || scopes.contains(.global) ? hint(id, dutch, english) : nil
    }
  }

  /// Of the cell under the cursor what it is, and what it may become in a step.
  private var editingTitle: Phrase {
    guard let (row, column) = target else {
      return keymap.spelled(pane.editing)
    }
    let (status, name) = (programme[row, column].status, programme.municipalities[row].name)
    let short = programme.initiatives[column].shortName
    func words(_ language: Language) -> String {
      let next = Transition.successors(of: status).map { $0.words(language, ascii: session.isASCII) }
      let or = Phrase(" of ", " or ")[language]
      let last = next.last.map { (next.count > 1 ? next.dropLast().joined(separator: ", ") + or : "") + $0 }
      return Phrase("Bewerken · ", "Editing · ")[language] + "\(name), \(short[language]): "
        + status.words(language, ascii: session.isASCII) + (last.map { " → " + $0 } ?? "")
    }
    return Phrase(words(.dutch), words(.english))
  }
}

/// A line of a strip.
enum StripLine: Sendable, Hashable {
  /// Its upper edge, with what it is about.
  case rule(Phrase)
  case text(String)
  /// As many as fit, one after another.
  case keys([Hint])
  /// In columns of equal width.
  case table([Hint?])
}

/// The strip, drawn over the foot of the page.
enum StripBlock: Block {
  static func input(_ state: State) -> [StripLine] { state.look.strip.map { state.stripLines($0) } ?? [] }

  static func draw(_ lines: [StripLine], in rect: Rect, on painter: inout Painter) { painter.drawStrip(lines, rect) }
}

extension Painter {
  fileprivate mutating func drawStrip(_ lines: [StripLine], _ rect: Rect) {
    // What it covers cannot be clicked through it.
    mark(rect, .nothing)
    for (index, line) in lines.prefix(rect.height).enumerated() {
      let y = rect.y + index
      canvas.fill(Rect(x: 0, y: y, width: size.width, height: 1), theme[.overlay])
      switch line {
      case .rule(let title):
        write(String(repeating: "━", count: size.width), 0, y, .overlayBorder)
        write(" \(say(title)) ", 2, y, .overlayTitle, width: min(size.width - 4, TextWidth.of(say(title)) + 2))
      case .text(let text): write(text, 2, y, .overlay, width: size.width - 3)
      case .keys(let hints): drawKeys(hints, y)
      case .table(let hints):
        let pitch = size.width / max(1, hints.count)
        for (column, hint) in hints.enumerated() {
          guard let hint else { continue }
          let x = column * pitch
          let keys = hint.shown(language, isASCII: isASCII)
          let width = TextWidth.of(keys)
          markHint(
            hint,
            Rect(
              x: x + 7 - width, y: y, width: min(pitch, 8 + TextWidth.of(hint.words[language])) - 7 + width, height: 1),
            width: width)
          write(keys, x + 1, y, .hintKey, width: 6, align: .right)
          write(hint.words[language], x + 8, y, .overlay, width: pitch - 8)
        }
      }
    }
  }

  private mutating func drawKeys(_ hints: [Hint], _ y: Int) {
    var x = 2
    for hint in hints {
      let (keys, words) = (hint.shown(language, isASCII: isASCII), hint.words[language])
      guard x + TextWidth.of(keys) + 1 + TextWidth.of(words) < size.width else { continue }
      let (start, width) = (x, TextWidth.of(keys))
      if !keys.isEmpty { x += write(keys, x, y, .hintKey) + 1 }
      x += write(words, x, y, .overlay) + 3
      markHint(hint, Rect(x: start, y: y, width: x - start - 3, height: 1), width: width)
    }
  }
}

extension Command {
  /// Whether it moves the cursor or the focus and does nothing else.
  fileprivate var onlyMoves: Bool {
    Command.movement.contains { $0.id == id }
      || ["next-pane", "previous-pane", "next-match", "previous-match"].contains(id)
  }
}
