import Model
import Screen

/// Where the list of findings and the one under the cursor stand in the body.
struct FindingsLayout {
  var list: Rect
  var detail: Rect

  init(_ body: Rect) {
    if body.width >= 110 {
      let left = body.width * 3 / 5
      list = Rect(x: body.x, y: body.y, width: left, height: body.height)
      detail = Rect(x: body.x + left, y: body.y, width: body.width - left, height: body.height)
    } else {
      let top = max(3, body.height * 9 / 20)
      list = Rect(x: body.x, y: body.y, width: body.width, height: top)
      detail = Rect(x: body.x, y: body.y + top, width: body.width, height: body.height - top)
    }
  }
}

extension State {
  /// The finding under the cursor of the findings page.
  package var currentFinding: Finding? {
    let cursor = position(of: .findings).cursor
    return register.indices.contains(cursor) ? register[cursor] : nil
  }
}

extension Painter {
  /// Every finding, and of the one under the cursor what is printed, what follows, and the words that say so.
  mutating func drawFindings(in rect: Rect) {
    let parts = FindingsLayout(rect)
    let register = state.register
    let count = say(
      "\(state.openFindings) open van \(register.count)", "\(state.openFindings) open of \(register.count)")
    drawFrame(parts.list, say("Bevindingen in het document", "Findings in the document"), right: count, focused: true)
    let inner = parts.list.inset(by: 1)
    guard !register.isEmpty else {
      write(
        say("Alles klopt: er is geen bevinding.", "All adds up: there is no finding."), inner.x + 1, inner.y, .textDim,
        width: inner.width - 2)
      return
    }
    let position = state.position(of: .findings)
    for (line, finding) in register.dropFirst(position.top).prefix(inner.height).enumerated() {
      let isCursor = position.top + line == position.cursor
      drawFindingRow(finding, at: inner.x, inner.y + line, width: inner.width, isCursor: isCursor)
    }
    if let finding = state.currentFinding { drawFindingDetail(finding, in: parts.detail) }
  }

  private mutating func drawFindingRow(_ finding: Finding, at x: Int, _ y: Int, width: Int, isCursor: Bool) {
    let role: Role = isCursor ? .tableCursor : finding.isOpen ? .table : .textDim
    if isCursor { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : " ", x, y, role)
    write(finding.id, x + 1, y, role, width: 4)
    write(finding.isOpen ? "⚠" : "✓", x + 5, y, isCursor ? role : finding.isOpen ? .warning : .noticeGood)
    let places = finding.quotes.first.map { "\($0.section) \($0.line)" } ?? ""
    write(capitalised(finding.title[language]), x + 7, y, role, width: max(0, width - 18))
    write(places, x + width - 10, y, isCursor ? role : .textDim, width: 9, align: .right)
  }

  private mutating func drawFindingDetail(_ finding: Finding, in rect: Rect) {
    drawFrame(rect, "\(finding.id) · \(placeName(finding.place))", focused: false)
    let inner = rect.inset(by: 1)
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
    let key = state.keymap.keys(of: "source").first?.text ?? "i"
    write(
      say("… \(key) toont alles", "… \(key) shows all"), inner.x + 1, inner.y + inner.height - 1, .textDim,
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

  private func detailLines(_ finding: Finding) -> [(head: String, text: String, role: Role)] {
    var lines: [(String, String, Role)] = [
      ("", capitalised(finding.title[language]), .textStrong),
      (say("Gedrukt:", "Printed:"), finding.printed[language], .text),
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

  private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private func placeName(_ place: String) -> String {
    switch place {
    case "fund": return say("raakt het fonds", "concerns the fund")
    case "contributions": return say("raakt de bijdragen", "concerns the contributions")
    case "rollout": return say("raakt de gemeenten", "concerns the municipalities")
    case "initiatives": return say("raakt de initiatieven", "concerns the initiatives")
    case "decisions": return say("raakt de besluiten", "concerns the decisions")
    default:
      let id = String(place.dropFirst("initiative:".count))
      let name = state.programme.column(of: id).map { state.programme.initiatives[$0].shortName[language] } ?? id
      return say("raakt ", "concerns ") + name
    }
  }
}
