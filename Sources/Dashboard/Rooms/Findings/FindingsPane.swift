import Model
import Screen

/// Every finding: what does not add up in the document, or contradicts itself.
package enum FindingsPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// Which of them are asked for, and in which order.
    var asking: Asking
  }

  package static let id = PaneID("findings", Phrase("Bevindingen", "Findings"))

  package static func input(_ state: State) -> Input { Input(data: state.data, asking: state.asking(of: id)) }

  package static func rows(_ input: Input) -> [Finding] { input.asking.answer(input.data.register, Finding.fields) }

  package static func meets(_ row: Finding, _ sought: Sought, _ input: Input) -> Bool {
    sought.own?.keeps(row, Finding.fields) ?? false
  }

  package static let cycle = ["id", "title", "state", "line"]

  package static func columns(_ state: State) -> [ListColumn] { Finding.fields.map(\.column) }

  package static func count(_ input: Input) -> Int { input.data.register.count }

  package static func name(of row: Finding, _ input: Input) -> RowName? { row.id }

  /// A frame without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func subject(of row: Finding?, _ state: State) -> Subject? { row.map { .finding($0.id) } }

  package static func open(_ row: Finding, _ state: inout State) -> Opening { .goes(openFinding(row, &state)) }

  package static func figures(of row: Finding?, _ state: State) -> [Figure] {
    row.map(\.figures)
      ?? [Figure(Phrase("open bevindingen", "open findings"), count: state.openFindings, .choice)]
  }

  package static func saying(of row: Finding?, _ state: State) -> [Said] {
    guard let row else { return [] }
    let printed = row.printed
    return [
      .figure(Phrase(same: "\(row.id) ")), .words(row.title),
      .words(Phrase(" · \(printed.dutch)", " · \(printed.english)")),
    ]
  }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "open", "settle", "reopen", "undo", "source", "operate", "help", "filter", "sort"]
      : ["up", "open", "source", "operate", "back", "command-line", "help", "filter", "sort"]
  }

  package static let editing = Phrase(
    "Bewerken aan: een bevinding kan af of weer open.", "Editing: a finding can be settled or reopened.")

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawFindings(seen) }
}

extension Painter {
  fileprivate mutating func drawFindings(_ seen: Seen<FindingsPane>) {
    let (register, inner) = (seen.rows, seen.inner)
    let (open, asking) = (seen.input.data.openFindings, seen.input.asking)
    let all = seen.input.data.register.count
    let count =
      asking.filter == nil
      ? say("\(open) open van \(all)", "\(open) open of \(all)") : askedRange(seen, asking, of: all)
    drawRule(
      seen.rect, say("Bevindingen in het document", "Findings in the document") + askedWords(asking), info: count,
      focused: seen.isFocused)
    guard !register.isEmpty || all == 0 else { return drawNothingKept(asking, in: inner) }
    guard !register.isEmpty else {
      write(
        say("Alles klopt: er zijn geen bevindingen.", "Everything adds up: there are no findings."), inner.x + 1,
        inner.y, .textDim,
        width: inner.width - 2)
      return
    }
    drawLines(seen, seen.input, in: inner) {
      seen.isFocused && $0 == seen.cursor
    } _: { finding, _, isCursor, line, painter in
      painter.drawFindingRow(finding, at: line.x, line.y, width: line.width, isCursor: isCursor)
    }
  }

  private mutating func drawFindingRow(_ finding: Finding, at x: Int, _ y: Int, width: Int, isCursor: Bool) {
    let role: Role = isCursor ? .tableCursor : finding.isOpen ? .table : .textDim
    if isCursor { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : " ", x, y, role)
    write(finding.id, x + 1, y, role, width: 4)
    write(finding.isOpen ? "⚠" : "✓", x + 5, y, isCursor ? role : finding.isOpen ? .warning : .noticeGood)
    let places = finding.quotes.first.map { "\($0.section) \($0.line)" } ?? ""
    write(capitalised(finding.title[language]), x + 7, y, role, width: max(0, width - 16))
    write(places, x + width - 9, y, isCursor ? role : .textDim, width: 8, align: .right)
  }
}
