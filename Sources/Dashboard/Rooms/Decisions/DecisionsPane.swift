import Model
import Sample
import Screen

/// Every decision of the document and every request to scale up, in groups: in the chain, put forward, expected, taken.
package enum DecisionsPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// Which of them are asked for, and in which order.
    var asking: Asking
  }

  /// The head of a group, or one of its rows.
  package enum Line: Sendable {
    case head(DecisionRow.Group, count: Int)
    case one(DecisionRow)

    /// What the line is about; nil for a head.
    var row: DecisionRow? { if case .one(let row) = self { row } else { nil } }
  }

  /// From this width the chain stands beside it.
  static let sideBySide = 100

  package static let id = PaneID("decisions", Phrase("Besluiten", "Decisions"))

  package static func input(_ state: State) -> Input { Input(data: state.data, asking: state.asking(of: id)) }

  package static func rows(_ input: Input) -> [Line] {
    let kept = input.asking.answer(Proposal.decisionRows(input.data.programme), DecisionRow.fields)
    // In another order groups would tell nothing.
    guard input.asking.sort.isEmpty else { return kept.map { .one($0) } }
    return DecisionRow.Group.allCases.flatMap { group -> [Line] in
      let members = kept.filter { $0.group == group }
      return members.isEmpty ? [] : [.head(group, count: members.count)] + members.map { .one($0) }
    }
  }

  package static func meets(_ row: Line, _ sought: Sought, _ input: Input) -> Bool {
    row.row.flatMap { sought.own?.keeps($0, DecisionRow.fields) } ?? false
  }

  package static let cycle = ["id", "date", "body", "state", "title"]

  package static func columns(_ state: State) -> [ListColumn] { DecisionRow.fields.map(\.column) }

  package static func count(_ input: Input) -> Int { Proposal.decisionRows(input.data.programme).count }

  package static func kept(_ rows: [Line], _ input: Input) -> Int { rows.count { $0.row != nil } }

  package static func name(of row: Line, _ input: Input) -> RowName? {
    switch row {
    case .head(let group, _): "group \(group.rawValue)"
    case .one(let one): one.id
    }
  }

  /// A rule without a head.
  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height - 1 }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    guard row.row != nil else {
      return .refused(Phrase("Kies een regel eronder (↑↓).", "Choose a line beneath it (↑↓)."))
    }
    state.look.focus(on: DecisionDetailPane.id, in: .decisions)
    return .goes([])
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    switch row {
    case nil: [Figure(Phrase("besluiten", "decisions"), count: 0, .choice)]
    case .head(let group, let count): [Figure(group.name, count: count, .choice)]
    case .one(let one): one.figures(state.programme)
    }
  }

  package static func saying(of row: Line?, _ state: State) -> [Said] {
    switch row {
    case nil: []
    case .head(let group, let count):
      [.words(Phrase("\(group.name.dutch): ", "\(group.name.english): ")), .figure(Phrase(same: "\(count)"))]
    case .one(let one):
      [
        .figure(Phrase(same: "\(one.id) ")), .words(one.standing),
        .words(Phrase(" · \(one.title.dutch)", " · \(one.title.english)")),
      ]
    }
  }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "open", "decide", "request", "undo", "next-pane", "filter", "source", "operate", "help", "sort"]
      : ["up", "open", "next-pane", "filter", "source", "operate", "help", "sort", "back"]
  }

  package static let editing = Phrase(
    "Bewerken aan: \(keyOf("decide")) legt de uitkomst of de volgende stap vast, \(keyOf("request")) doet een verzoek.",
    "Editing: \(keyOf("decide")) records the outcome or the next step, \(keyOf("request")) makes a request.")

  package static func read(_ row: Line, _ state: State) -> Reading {
    let voice = state.voice
    switch row {
    case .head(let group, let count): return Reading("\(voice.say(group.name)): \(voice.say(count))")
    case .one(let one):
      let place = one.decision.map { "\($0.quote.section), \(voice.say("regel", "line")) \($0.quote.line)" } ?? ""
      return Reading(
        "\(one.id), \(voice.say(one.standing)): \(voice.say(one.title))",
        [("date", one.date == .none ? "" : voice.say(one.dateWords)), ("place", place)])
    }
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawDecisions(seen) }
}

extension Painter {
  fileprivate mutating func drawDecisions(_ seen: Seen<DecisionsPane>) {
    let (asking, rows) = (seen.input.asking, seen.rows.compactMap(\.row))
    let all = asking.filter == nil ? rows.count : DecisionsPane.count(seen.input)
    let put = rows.count { $0.group == .put }
    let coming = rows.count { $0.group == .expected }
    let range = say("\(put) op 30 nov 2016 · \(coming) komend", "\(put) on 30 Nov 2016 · \(coming) to come")
    drawRule(
      seen.rect, say("Besluiten", "Decisions") + askedWords(asking),
      infos: asking.filter == nil
        ? ["\(all) · \(range)", "\(all)"] : [ofAll(rows.count, all)[language]], focused: seen.isFocused)
    guard !rows.isEmpty else { return drawNothingKept(asking, in: seen.inner) }
    drawSheet(seen, in: seen.inner, hasHead: false) {
      Sheet($0.decisionColumns(seen.rows, seen.inner), width: seen.inner.width)
    }
  }

  private func decisionColumns(_ lines: [DecisionsPane.Line], _ inner: Rect) -> [Column<DecisionsPane.Line>] {
    let isGrouped = lines.contains { $0.row == nil }
    func title(_ line: DecisionsPane.Line) -> String {
      guard let row = line.row else { return "" }
      // The day of what was put forward stands in the head.
      let date = isGrouped && row.group == .put ? "" : padded(row.dateWords[language], row.request == nil ? 11 : 12)
      return date + row.title[language]
    }
    return [
      Column(Phrase(same: "id"), .fixed(11)) { $0.row?.id ?? "" },
      Column(
        Phrase("titel", "title"), .rest(), role: { $0.row?.decision?.lacksText == true ? .warning : nil }
      ) { line in
        title(line)
      } paint: { line, rect, role, painter in
        // What was recorded stands at the end of its own line, and takes no room of the others.
        guard let row = line.row, row.isRecorded else { return }
        let state = row.state.name[painter.language]
        let width = TextWidth.of(state)
        painter.canvas.fill(rect, painter.theme[role])
        painter.write(title(line), rect.x, rect.y, role, width: max(0, rect.width - width - 2))
        painter.write(
          state, rect.x + rect.width - width, rect.y, role == .tableCursor ? role : row.role, width: width)
      },
      Column(Phrase("plaats", "place"), .fixed(8), .right, role: { _ in .textDim }) { line in
        line.row.flatMap(\.decision).map { "\($0.quote.section) \($0.quote.line)" } ?? ""
      } paint: { line, rect, role, painter in
        guard case .head(let group, let count) = line else { return }
        painter.drawGroup(group, count, lines, at: inner.x, rect.y, width: inner.width, role)
      },
    ]
  }

  /// A group's head takes the whole line; that of what was put forward says what is known of its outcome.
  private mutating func drawGroup(
    _ group: DecisionRow.Group, _ count: Int, _ lines: [DecisionsPane.Line], at x: Int, _ y: Int, width: Int,
    _ role: Role
  ) {
    let head = "\(group.name[language]) (\(count))"
    write(head, x + 1, y, role == .tableCursor ? role : .textStrong, width: min(width - 2, TextWidth.of(head)))
    guard group == .put else { return }
    let known = lines.count { $0.row?.group == .put && $0.row?.outcome != nil }
    let words =
      known == 0
      ? say("uitkomst: niet in het document", "outcome: not in the document")
      : say("\(known) van \(count) met uitkomst", "\(known) of \(count) with an outcome")
    let room = width - TextWidth.of(head) - 4
    guard TextWidth.of(words) <= room else { return }
    write(
      words, x + width - 1 - TextWidth.of(words), y, role == .tableCursor ? role : .textDim, width: TextWidth.of(words))
  }
}

/// `text` with blanks behind it, up to so many columns.
private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - TextWidth.of(text)))
}
