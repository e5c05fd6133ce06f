import Model
import Screen

/// One line of an initiative's card.
package enum CardLine: Sendable, Hashable {
  case heading(String)
  case text(String, indent: Int)
  /// A status with the number of municipalities that have it, as a share of the eligible ones.
  case count(RolloutStatus, number: Int, share: Double)
}

extension State {
  /// The lines of the initiative that is open, for the width of the screen.
  var initiativeCardLines: [CardLine] {
    guard case .initiative(let id) = place, let column = programme.column(of: id) else { return [] }
    let initiative = programme.initiatives[column]
    guard !programme.isPartial else { return [.text(language == .dutch ? "laden…" : "loading…", indent: 0)] }
    let cover = coverage[column]
    func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    let track =
      initiative.track.map { say("spoor \($0)", "track \($0)") } ?? say("spoor: niet vermeld", "track: not stated")
    var lines: [CardLine] = [
      .text(
        say("Fase ", "Phase ") + initiative.phase.name[language] + " · \(track) · "
          + say("gebondenheid: ", "binding: ") + initiative.binding.name[language], indent: 0),
      .text("", indent: 0),
      .heading(say("Dekking", "Coverage")),
      .text(
        say(
          "in gebruik of geborgd: \(cover.adopted) van \(cover.eligible) gemeenten, \(oneDecimal(cover.byMunicipalities)) %; hun inwoners: \(oneDecimal(cover.byInhabitants)) %",
          "in use or embedded: \(cover.adopted) of \(cover.eligible) municipalities, \(oneDecimal(cover.byMunicipalities)) %; their inhabitants: \(oneDecimal(cover.byInhabitants)) %"
        ),
        indent: 1),
      .text(
        say(
          "bindend deelnemend: \(cover.committed) · uitgezonderd (buiten de noemer): \(cover.exempt)",
          "committed: \(cover.committed) · exempt (outside the denominator): \(cover.exempt)"), indent: 1),
      .text("", indent: 0),
      .heading(say("Per status", "By status")),
    ]
    for status in RolloutStatus.allCases where status != .merged {
      let number = cover.byStatus[status] ?? 0
      lines.append(
        .count(status, number: number, share: cover.eligible == 0 ? 0 : Double(number) / Double(cover.eligible)))
    }
    lines += [.text("", indent: 0), .heading(say("Factsheet", "Factsheet"))]
    for fact in initiative.facts {
      let text = "\(fact.question.name[language]): \(fact.text[language]) [\(fact.section)]"
      for (index, line) in wrapped(text, width: max(10, size.width - 8)).enumerated() {
        lines.append(.text(line, indent: index == 0 ? 1 : 3))
      }
    }
    if programme.isSample {
      lines += [
        .text("", indent: 0),
        .text(
          say(
            "Statussen zijn voorbeeldgegevens; factsheet: BALV-voorstel 30-11-2016, in eigen woorden.",
            "Statuses are sample data; factsheet: BALV proposal of 30-11-2016, in our own words."), indent: 0),
      ]
    }
    return lines
  }

  private func oneDecimal(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10)" + (language == .dutch ? "," : ".") + "\(tenths % 10)"
  }
}

extension Painter {
  /// One initiative: coverage, how many municipalities stand where, and its factsheet.
  mutating func drawInitiative(_ id: String, in rect: Rect) {
    guard let column = state.programme.column(of: id) else { return }
    let lines = state.initiativeCardLines
    let inner = rect.inset(by: 1)
    let top = max(0, min(state.position(of: .initiative).cursor, lines.count - inner.height))
    let last = min(lines.count, top + inner.height)
    let range = lines.count > inner.height ? "\(top + 1)–\(last) \(say("van", "of")) \(lines.count)" : nil
    drawFrame(rect, state.programme.initiatives[column].name[language], right: range, focused: true)
    for (index, line) in lines[top..<last].enumerated() {
      drawCardLine(line, at: inner.x + 1, inner.y + index, width: inner.width - 2)
    }
  }

  private mutating func drawCardLine(_ line: CardLine, at x: Int, _ y: Int, width: Int) {
    switch line {
    case .heading(let text): write(text, x, y, .title, width: width)
    case .text(let text, let indent): write(text, x + indent, y, .text, width: width - indent)
    case .count(let status, let number, let share):
      let glyph = state.isASCII ? status.rawValue : "\(status.glyph) \(status.rawValue)"
      canvas.write("\(glyph) \(status.name[language])", x: x + 1, y: y, style: statusStyle(status), width: 24)
      write(grouped(number, language), x + 26, y, .table, width: 6, align: .right)
      let barWidth = min(60, width - 42)
      guard barWidth > 4 else { return }
      let bar = Bar.cells(share, width: barWidth, ascii: state.isASCII)
      write(bar.full, x + 34, y, .barFull)
      write(bar.rest, x + 34 + TextWidth.of(bar.full), y, .barRest)
      write(percent(share), x + 35 + barWidth, y, .textDim, width: 5, align: .right)
    }
  }
}
