import Model
import Screen

/// What asks for attention, in three groups: a decision, an eye kept on it, or that somebody asks how it goes.
package enum AttentionPane: Pane {
  /// The head of a group, or what asks for attention.
  package enum Line: Sendable {
    case head(Attention.Group, count: Int)
    case one(Attention)
  }

  package static let id = PaneID("attention", Phrase("Aandacht", "Attention"))

  package static func input(_ state: State) -> State.Data { state.data }

  package static func rows(_ data: State.Data) -> [Line] {
    let all = data.programme.attention
    return Attention.Group.allCases.flatMap { group -> [Line] in
      let members = all.filter { $0.kind.group == group }
      return members.isEmpty ? [] : [.head(group, count: members.count)] + members.map { .one($0) }
    }
  }

  package static func name(of row: Line, _ data: State.Data) -> RowName? {
    switch row {
    case .head(let group, _): "group \(group.rawValue)"
    case .one(let one): one.name
    }
  }

  package static func subject(of row: Line?, _ state: State) -> Subject? {
    guard case .one(let one) = row else { return nil }
    if let finding = one.finding { return .finding(finding) }
    if let activity = one.activity { return state.programme.activity(activity).map { .activity($0) } }
    guard let row = one.municipality.flatMap({ state.programme.row(of: $0) }) else { return nil }
    guard let column = one.initiative.flatMap({ state.programme.column(of: $0) }) else {
      return .municipality(row: row)
    }
    return .cell(row: row, column: column)
  }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    guard case .one(let one) = row else {
      return .refused(Phrase("Kies een regel eronder (↑↓).", "Choose a line beneath it (↑↓)."))
    }
    if let finding = one.finding { return .goes(showFinding(finding, &state)) }
    if let activity = one.activity { return .goes(openActivity(activity, &state)) }
    guard let code = one.municipality else { return .refused(goneOnThisDay) }
    if let column = one.initiative.flatMap({ state.programme.column(of: $0) }) { state.look.go(toColumn: column) }
    return .goes(openMunicipality(code, &state))
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    switch row {
    case nil: [Figure(Phrase("vraagt aandacht", "asks for attention"), count: 0, .choice)]
    case .head(let group, let count): [Figure(group.name, count: count, .choice)]
    case .one(let one):
      switch subject(of: row, state) {
      case .cell(let row, let column): state.cellFigures(row, column)
      case .activity(let index): state.programme.activityFigures(index)
      default:
        [
          Figure(
            one.kind.name, one.days.map { Phrase("\($0) dagen", "\($0) days") } ?? Phrase(same: "–"),
            state.programme.isSample ? .sample : .reports)
        ]
      }
    }
  }

  package static func saying(of row: Line?, _ state: State) -> [Said] {
    guard case .one(let one) = row else { return [] }
    guard case .cell(let row, let column) = subject(of: .one(one), state) else { return [.words(one.title)] }
    return state.cellSaid(row, column)
  }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "open", "set", "advance", "note", "undo", "source", "operate", "help"]
      : ["up", "open", "source", "operate", "back", "command-line", "help"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawAttention(seen) }
}

extension Painter {
  fileprivate mutating func drawAttention(_ seen: Seen<AttentionPane>) {
    let count = seen.rows.count { if case .one = $0 { true } else { false } }
    drawRule(
      seen.rect, say("Wat aandacht vraagt", "What asks for attention"),
      info: count == 0 ? nil : grouped(count, language), focused: seen.isFocused)
    guard count > 0 else {
      drawText(
        say(
          "Niets vraagt aandacht: alles loopt, alles klopt en van elke gemeente is gehoord.",
          "Nothing asks for attention: all goes on, all adds up and every municipality was heard."),
        seen.inner.x + 1, seen.inner.y, .noticeGood, width: seen.inner.width - 2, height: seen.inner.height)
      return
    }
    drawSheet(Sheet(pen.attentionColumns(seen.inner), width: seen.inner.width), seen, in: seen.inner)
  }

  private func attentionColumns(_ inner: Rect) -> [Column<AttentionPane.Line>] {
    func one(_ line: AttentionPane.Line) -> Attention? { if case .one(let one) = line { one } else { nil } }
    return [
      Column(
        Phrase("wat", "what"), .steps([0: 12, 70: 24]),
        role: { one($0)?.kind.group == .decision ? .warning : .textDim }
      ) { one($0)?.kind.name[language] ?? "" },
      Column(Phrase("waar", "where"), .rest()) { one($0)?.title[language] ?? "" },
      Column(Phrase("sinds", "since"), .steps([64: 11])) { one($0)?.since?.aligned(language) ?? "" },
      Column(Phrase("dagen", "days"), .fixed(6), .right) {
        one($0)?.days.map { grouped($0, language) } ?? ""
      } paint: { line, place, role, painter in
        // A head takes the whole line, over all columns.
        guard case .head(let group, let count) = line else { return }
        let words = "\(group.name[painter.language]) (\(count))"
        painter.write(
          words, inner.x + 1, place.y, role == .tableCursor ? role : .title,
          width: min(inner.width - 2, TextWidth.of(words)))
      },
    ]
  }
}
