import Model
import Screen

/// One line of the overlay that says where figures come from.
package enum SourceLine: Sendable, Hashable {
  case figure(name: String, value: String, depth: Int)
  /// A value too long to stand beside its name.
  case value(String, depth: Int)
  case origin(String, depth: Int)
}

/// The figures with their origins, the inputs of formulas indented beneath them, in lines of at most `width` columns.
package func sourceLines(_ figures: [Figure], _ language: Language, width: Int, depth: Int = 0) -> [SourceLine] {
  figures.flatMap { figure -> [SourceLine] in
    let (name, value) = (figure.name[language], figure.value[language])
    let room = max(10, width - depth - 2)
    var own: [SourceLine]
    if TextWidth.of(name) + TextWidth.of(value) <= room {
      own = [.figure(name: name, value: value, depth: depth)]
    } else {
      own = [.figure(name: name, value: "", depth: depth)]
      own += wrapped(value, width: room).map { .value($0, depth: depth + 1) }
    }
    own += wrapped(originWords(figure.origin)[language], width: room).map { .origin($0, depth: depth + 1) }
    guard case .formula(_, let inputs) = figure.origin else { return own }
    return own + sourceLines(inputs, language, width: width, depth: depth + 2)
  }
}

extension State {
  /// The lines of the overlay for the width of the screen.
  var sourceLinesHere: [SourceLine] {
    sourceLines(figuresHere, language, width: max(20, min(110, size.width) - 5))
  }
}

/// Where something comes from, in a sentence without its inputs.
package func originWords(_ origin: Origin) -> Phrase {
  switch origin {
  case .document(let section, let line):
    let nl = line.map { ", regel \($0)" } ?? ""
    let en = line.map { ", line \($0)" } ?? ""
    return Phrase("BALV-voorstel 30-11-2016, deel \(section)\(nl)", "BALV proposal of 30-11-2016, part \(section)\(en)")
  case .cbs(let what, let day):
    return Phrase("CBS: \(what.dutch), \(day.words(.dutch))", "CBS: \(what.english), \(day.words(.english))")
  case .bookings(let day, let by, let isSample):
    let who = by.joined(separator: ", ")
    let nl = isSample ? "voorbeeldgegevens" + (who.isEmpty ? "" : " en \(who)") : who
    let en = isSample ? "sample data" + (who.isEmpty ? "" : " and \(who)") : who
    return Phrase(
      "som van de boekingen tot en met \(day.words(.dutch)): \(nl)",
      "sum of the bookings up to \(day.words(.english)): \(en)")
  case .booking(let booking): return bookingWords(booking)
  case .journal(let record): return journalWords(record)
  case .reports: return Phrase("het journaal van dit gegevensbestand (9)", "the journal of this store (9)")
  case .sample: return Phrase("voorbeeldgegevens: verzonnen", "sample data: invented")
  case .notReported: return Phrase("nog niets gemeld", "nothing reported yet")
  case .choice:
    return Phrase("keuze van dit programma; het document zwijgt", "a choice of this program; the document is silent")
  case .formula(let words, _): return Phrase("= " + words.dutch, "= " + words.english)
  }
}

private func journalWords(_ record: JournalRecord) -> Phrase {
  let (nl, en) = (recorded(record.by, record.at, .dutch), recorded(record.by, record.at, .english))
  func change(_ language: Language) -> String {
    record.changeWords(language) + (record.reason.isEmpty ? "" : " («\(record.reason)»)")
  }
  return Phrase(
    "journaal \(record.seq): \(nl), \(change(.dutch))" + (record.isSample ? "; voorbeeldgegevens" : ""),
    "journal \(record.seq): \(en), \(change(.english))" + (record.isSample ? "; sample data" : ""))
}

private func bookingWords(_ booking: Booking) -> Phrase {
  guard !booking.isSample else {
    return Phrase("boeking #\(booking.id): voorbeeldgegevens", "booking #\(booking.id): sample data")
  }
  let why = booking.reason.isEmpty ? "" : " («\(booking.reason)»)"
  return Phrase(
    "boeking #\(booking.id): \(recorded(booking.by, booking.at, .dutch))\(why)",
    "booking #\(booking.id): \(recorded(booking.by, booking.at, .english))\(why)")
}

/// Who and when: `anna, 1 okt 2017 10:00 UTC`.
private func recorded(_ by: String, _ at: String, _ language: Language) -> String {
  let time = String(at.dropFirst(11).prefix(5))
  return "\(by), " + (Day(iso: String(at.prefix(10)))?.words(language) ?? at) + " \(time) UTC"
}

extension Command {
  /// Where the figure under the cursor comes from.
  static let sourceCommands: [Command] = [
    Command(
      "source", Phrase("waar dit cijfer vandaan komt", "where this figure comes from"), hint: Phrase("bron", "source"),
      keys: ["i"]
    ) { state, _ in
      let figures = state.figuresHere
      guard !state.isHeadless else {
        let lines = sourceLines(figures, state.language, width: 10_000).map { line in
          switch line {
          case .figure(let name, let value, _): "\(name): \(value)"
          case .value(let words, _), .origin(let words, _): words
          }
        }
        state.notice = Notice(.info, Phrase(same: lines.joined(separator: " · ")))
        return []
      }
      state.overlay = .source(top: 0)
      guard Scope.rows.contains(state.scope), let row = state.rowUnderCursor else { return [] }
      // Which record set the cell is in the journal, and these pages have read none of it.
      return [.loadHistory(municipality: state.programme.municipalities[row].code)]
    }
  ]
}

/// A key while the sources are shown: it scrolls, or closes.
func pressSource(_ key: Key, _ top: Int, under: Overlay?, _ state: inout State) -> [Effect] {
  let height = max(1, Layout(state).body.height - 2)
  let next = scrolled(top, by: key, count: state.sourceLinesHere.count, height: height)
  state.overlay = next.map { .source(top: $0, under: under) } ?? under
  return []
}

extension Painter {
  /// The figures under the cursor with their origins.
  mutating func drawSource(_ top: Int) {
    let lines = state.sourceLinesHere
    let widest =
      lines.map { line in
        switch line {
        case .figure(let name, let value, let depth): TextWidth.of(name) + TextWidth.of(value) + depth + 3
        case .value(let words, let depth), .origin(let words, let depth): TextWidth.of(words) + depth + 2
        }
      }.max() ?? 0
    let body = layout.body
    let width = min(layout.size.width, max(48, widest + 4))
    let height = min(body.height, lines.count + 2)
    let last = min(lines.count, top + height - 2)
    let inner = drawBox(
      say("Waar dit vandaan komt", "Where this comes from"), width: width, height: height,
      right: lines.count > height - 2 ? "\(top + 1)–\(last) \(say("van", "of")) \(lines.count)" : nil)
    for (index, line) in lines[min(top, lines.count)..<max(last, min(top, lines.count))].enumerated() {
      let y = inner.y + index
      switch line {
      case .figure(let name, let value, let depth):
        let wide = TextWidth.of(value)
        let role: Role = depth == 0 ? .overlayTitle : .overlay
        write(name, inner.x + 1 + depth, y, role, width: max(0, inner.width - 3 - depth - wide))
        write(value, inner.x + inner.width - 1 - wide, y, role)
      case .value(let words, let depth):
        write(words, inner.x + 1 + depth, y, .overlay, width: max(0, inner.width - 2 - depth))
      case .origin(let words, let depth):
        write(words, inner.x + 1 + depth, y, .overlayDisabled, width: max(0, inner.width - 2 - depth))
      }
    }
  }
}
