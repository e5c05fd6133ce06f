import Model
import Screen

/// Of the finding under the cursor what is printed, what follows, and the words that say so.
enum FindingDetail: Block {
  struct Input: Equatable {
    var data: State.Data
    /// The finding under the cursor.
    var finding: Finding?
    /// That shows all of a finding.
    var key: String
  }

  static func input(_ state: State) -> Input {
    Input(
      data: state.data, finding: state.seen(FindingsPane.self).current,
      key: state.keymap.key(of: "source")?.text ?? "i")
  }

  static func number(_ input: Input) -> Int { input.finding.flatMap { Int($0.id.dropFirst()) } ?? 0 }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) {
    if let finding = input.finding { painter.drawFinding(finding, input, in: rect) }
  }
}

extension Painter {
  fileprivate mutating func drawFinding(_ finding: Finding, _ input: FindingDetail.Input, in rect: Rect) {
    drawRule(rect, "\(finding.id) · \(placeName(finding.place, input.data.programme))", focused: false)
    let inner = rect.inner
    var lines: [(text: String, indent: Int, role: Role)] = []
    for (head, text, role) in detailLines(finding) {
      let indent = head.isEmpty && role == .textDim ? 2 : 0
      let lead = head.isEmpty ? "" : head + " "
      for (index, line) in wrapped(lead + text, width: inner.width - 4).enumerated() {
        lines.append((line, index > 0 ? 2 : indent, role))
      }
    }
    lines += reckoningLines(finding, width: inner.width - 3)
    let isCut = lines.count > inner.height
    for (index, line) in lines.prefix(isCut ? inner.height - 1 : inner.height).enumerated() {
      write(
        line.text, inner.x + 1 + line.indent, inner.y + index, line.role, width: max(0, inner.width - 1 - line.indent))
    }
    guard isCut, inner.height > 0 else { return }
    write(
      say("… \(input.key) toont alles", "… \(input.key) shows all"), inner.x + 1, inner.y + inner.height - 1, .textDim,
      width: inner.width - 2)
  }

  /// How an arithmetic finding was reckoned, in lines that fit.
  private func reckoningLines(_ finding: Finding, width: Int) -> [(text: String, indent: Int, role: Role)] {
    guard let reckoning = finding.reckoning else { return [] }
    let head = ("", 0, Role.text)
    return [head]
      + sourceLines([reckoning], language, width: width).map { line in
        switch line {
        case .figure(let name, let value, let depth):
          let gap = max(1, width - depth - TextWidth.of(name) - TextWidth.of(value))
          return (name + String(repeating: " ", count: gap) + value, depth, depth == 0 ? .textStrong : .text)
        case .value(let words, let depth): return (words, depth, .text)
        case .origin(let words, let depth): return (words, depth, .textDim)
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
