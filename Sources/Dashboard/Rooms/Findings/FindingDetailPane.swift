import Model
import Screen

/// Of the finding under the cursor what is printed, what follows, and the words that say so.
package enum FindingDetailPane: DetailPane {
  /// The list whose row it tells of.
  package typealias List = FindingsPane

  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// The finding under the cursor.
    var finding: Finding?
    /// What is said of it, in lines that fit.
    var lines: [Line]
  }

  /// One line, and how far it is from the margin.
  package struct Line: Sendable, Equatable {
    /// What it says.
    var text: String
    /// In cells.
    var indent: Int
    /// How it is written.
    var role: Role
  }

  package static let id = PaneID("finding", Phrase("Bevinding", "Finding"))

  package static func input(_ state: State) -> Input {
    let width = max(20, (state.place(of: id)?.width ?? CardPane.width) - 1)
    return Input(
      data: state.data, finding: state.seen(FindingsPane.self).current,
      lines: told(state, width: width) { $1.lines(of: $0, width: width) } ?? [])
  }

  package static func rows(_ input: Input) -> [Line] { input.lines }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "open", "undo", "next-pane", "source", "operate", "help"]
      : ["up", "open", "next-pane", "source", "zoom", "help"]
  }

  package static func read(_ row: Line, _ state: State) -> Reading { Reading(row.text) }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawFinding(seen) }
}

extension Painter {
  fileprivate mutating func drawFinding(_ seen: Seen<FindingDetailPane>) {
    let input = seen.input
    guard let finding = input.finding else { return drawRule(seen.rect, "", info: nil, focused: seen.isFocused) }
    drawRule(
      seen.rect, "\(finding.id) · \(placeName(finding.place, input.data.programme))", info: seen.range(language),
      focused: seen.isFocused)
    drawLines(seen, input.lines, in: seen.inner) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, _, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      painter.write(
        row.text, line.x + 1 + row.indent, line.y, isLit ? role : row.role, width: max(0, line.width - 1 - row.indent))
    }
  }

  /// What is said of a finding in a pane of `width`, and how it was reckoned.
  fileprivate func lines(of finding: Finding, width: Int) -> [FindingDetailPane.Line] {
    let words = detailLines(finding).flatMap { head, text, role in
      let indent = head.isEmpty && role == .textDim ? 2 : 0
      let lead = head.isEmpty ? "" : head + " "
      return wrapped(lead + text, width: width - 4).enumerated().map { index, line in
        FindingDetailPane.Line(text: line, indent: index > 0 ? 2 : indent, role: role)
      }
    }
    return words + reckoningLines(finding, width: width - 3)
  }

  /// How an arithmetic finding was reckoned, in lines that fit.
  private func reckoningLines(_ finding: Finding, width: Int) -> [FindingDetailPane.Line] {
    guard let reckoning = finding.reckoning else { return [] }
    let head = FindingDetailPane.Line(text: "", indent: 0, role: .text)
    return [head]
      + sourceLines([reckoning], language, width: width).map { line in
        switch line {
        case .figure(let name, let value, let depth):
          let gap = max(1, width - depth - TextWidth.of(name) - TextWidth.of(value))
          return FindingDetailPane.Line(
            text: name + String(repeating: " ", count: gap) + value, indent: depth,
            role: depth == 0 ? .textStrong : .text)
        case .value(let words, let depth): return FindingDetailPane.Line(text: words, indent: depth, role: .text)
        case .origin(let words, let depth): return FindingDetailPane.Line(text: words, indent: depth, role: .textDim)
        }
      }
  }

  /// What is to be said of a finding: its title first.
  func detailLines(_ finding: Finding) -> [(head: String, text: String, role: Role)] {
    var lines: [(String, String, Role)] = [
      ("", capitalised(finding.title[language]), .textStrong),
      (
        finding.isReckoned ? say("Gedrukt:", "Printed:") : say("Er staat, in eigen woorden:", "It says, in our words:"),
        finding.printed[language], .text
      ),
      (say("Volgt:", "Follows:"), finding.expected[language], .text),
    ]
    if let settled = finding.settled {
      let record = settled.record
      lines.append(
        (
          say("Afgedaan:", "Settled:"),
          "\(record.reason) (\(record.by), \(record.effective.words(language)), \(say("journaal", "journal")) \(record.seq))",
          .noticeGood
        ))
    }
    for quote in finding.quotes {
      lines.append(("", "\(quote.section), \(say("regel", "line")) \(quote.line): «\(quote.words)»", .textDim))
    }
    return lines
  }

  /// What of the program it is about.
  func placeName(_ place: String, _ programme: Programme) -> String {
    switch place {
    case "fund": return say("raakt het fonds", "concerns the fund")
    case "contributions": return say("raakt de bijdragen", "concerns the contributions")
    case "rollout": return say("raakt de gemeenten", "concerns the municipalities")
    case "initiatives": return say("raakt de initiatieven", "concerns the initiatives")
    case "decisions": return say("raakt de besluiten", "concerns the decisions")
    default:
      let id = String(place.dropFirst("initiative:".count))
      let name = programme.column(of: id).map { programme.initiatives[$0].shortName[language] } ?? id
      return say("raakt ", "concerns ") + name
    }
  }
}
