import Model
import Sample
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

  /// The most urgent of all, which has a place to go to.
  package static func start(among rows: [Line]) -> Int {
    rows.firstIndex { if case .one = $0 { true } else { false } } ?? 0
  }

  package static func subject(of row: Line?, _ state: State) -> Subject? {
    guard case .one(let one) = row else { return nil }
    if let finding = one.finding { return .finding(finding) }
    if let activity = one.activity { return state.programme.activity(activity).map { .activity($0) } }
    if one.part != nil {
      return one.initiative.flatMap { state.programme.column(of: $0) }.map { .initiative(column: $0) }
    }
    guard let row = one.municipality.flatMap({ state.programme.row(of: $0) }) else {
      return one.municipality == nil
        ? one.initiative.flatMap { state.programme.column(of: $0) }.map { .initiative(column: $0) } : nil
    }
    guard let column = one.initiative.flatMap({ state.programme.column(of: $0) }) else {
      return .municipality(row: row)
    }
    return .cell(row: row, column: column)
  }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    guard case .one(let one) = row else {
      return .refused(Phrase("Kies een regel eronder (↑↓).", "Choose a line below it (↑↓)."))
    }
    if let finding = one.finding { return .goes(showFinding(finding, &state)) }
    if let activity = one.activity { return .goes(openActivity(activity, &state)) }
    if let part = one.part, part.field == .request { return .goes(showDecision(part.key, &state)) }
    if let part = one.part, let effects = showPart(part, &state) { return .goes(effects) }
    guard let code = one.municipality else {
      guard let id = one.initiative else { return .refused(goneOnThisDay) }
      return .goes(openInitiative(id, &state))
    }
    if let column = one.initiative.flatMap({ state.programme.column(of: $0) }) { state.look.go(toColumn: column) }
    return .goes(openMunicipality(code, &state))
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    switch row {
    case nil: [Figure(Phrase("vraagt aandacht", "needs attention"), count: 0, .choice)]
    case .head(let group, let count): [Figure(group.name, count: count, .choice)]
    case .one(let one):
      switch subject(of: row, state) {
      case .cell(let row, let column): state.cellFigures(row, column)
      case .activity(let index): state.programme.activityFigures(index)
      case .initiative(let column): state.moveFigures(state.programme.initiatives[column])
      default:
        one.part.flatMap { state.partFigures($0) } ?? [
          Figure(
            one.kind.name, one.days.map { Phrase("\($0) dagen", "\($0) days") } ?? Phrase(same: "–"),
            state.programme.isSample ? .sample : .reports)
        ]
      }
    }
  }

  package static func saying(of row: Line?, _ state: State) -> [Said] {
    guard case .one(let one) = row else {
      guard case .head(let group, let count) = row else { return [] }
      return [.words(Phrase("\(group.name.dutch): ", "\(group.name.english): ")), .figure(Phrase(same: "\(count)"))]
    }
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

extension State {
  /// The rows of the page, reckoned once for the same data.
  var attentionLines: [AttentionPane.Line] {
    kept.value(Kept.Name(AttentionPane.self), data) { AttentionPane.rows(data) }
  }
}

extension Painter {
  fileprivate mutating func drawAttention(_ seen: Seen<AttentionPane>) {
    let count = seen.rows.count { if case .one = $0 { true } else { false } }
    drawRule(
      seen.rect, say("Wat aandacht vraagt", "What needs attention"),
      info: count == 0 ? nil : grouped(count, language), focused: seen.isFocused)
    guard count > 0 else {
      drawText(
        say(
          "Niets vraagt aandacht: alles loopt, alles klopt en van elke gemeente is gehoord.",
          "Nothing needs attention: all is on course, everything adds up and every municipality has been heard from."),
        seen.inner.x + 1, seen.inner.y, .noticeGood, width: seen.inner.width - 2, height: seen.inner.height)
      return
    }
    drawSheet(seen, in: seen.inner) {
      Sheet($0.attentionColumns(seen.rows, seen.input, seen.inner), width: seen.inner.width)
    }
  }

  /// Municipality, initiative and status in columns of their own where there is room, else in one.
  private func attentionColumns(_ rows: [AttentionPane.Line], _ data: State.Data, _ inner: Rect)
    -> [Column<AttentionPane.Line>]
  {
    let programme = data.programme
    func one(_ line: AttentionPane.Line) -> Attention? { if case .one(let one) = line { one } else { nil } }
    /// Of which municipality and initiative it is.
    func place(_ line: AttentionPane.Line) -> (row: Int, column: Int?)? {
      guard let one = one(line), let row = one.municipality.flatMap({ programme.row(of: $0) }) else { return nil }
      return (row, one.initiative.flatMap { programme.column(of: $0) })
    }
    func brief(_ line: AttentionPane.Line) -> String {
      place(line)?.column.map { programme.initiatives[$0].tabled[language] } ?? ""
    }
    // What is empty in every row is not there.
    let hasDays = rows.contains { one($0)?.since != nil }
    let isWide = inner.width >= 112
    let first = inner.width < 70 ? 12 : inner.width < 100 ? 23 : 27
    let names = isWide ? inner.width - first - 65 : 0
    return [
      Column(
        Phrase("wat", "what"), .fixed(first),
        role: { one($0)?.kind.group == .decision ? .warning : .textDim }
      ) { line in
        guard let kind = one(line)?.kind else { return "" }
        let sign =
          switch kind {
          case .blocked: "!"
          case .paused: isASCII ? "=" : "‖"
          case .silent: "?"
          default: " "
          }
        return "\(sign) \(kind == .silent ? say("niets gehoord", "not heard") : kind.name[language])"
      },
      Column(Phrase("gemeente", "municipality"), .fixed(names)) { line in
        place(line).map { programme.municipalities[$0.row].name } ?? ""
      },
      Column(Phrase("initiatief", "initiative"), .fixed(isWide ? 14 : 0)) { brief($0) },
      Column(
        Phrase(same: "status"), .fixed(isWide ? 20 : 0),
        paint: { line, rect, role, painter in
          guard let (row, here) = place(line), let column = here else { return }
          let status = programme[row, column].status
          let style = painter.statusStyle(status)
          painter.canvas.write(
            "\(painter.statusGlyph(status)) \(status.short[painter.language])", x: rect.x, y: rect.y,
            style: role == .tableCursor ? style.over(painter.theme[role]) : style, width: rect.width)
        }),
      Column(Phrase("waar", "where"), isWide ? .fixed(0) : .rest()) { line in
        guard let (row, _) = place(line) else { return one(line)?.title[language] ?? "" }
        return [programme.municipalities[row].name, brief(line)].filter { !$0.isEmpty }.joined(separator: " · ")
      },
      Column(Phrase("sinds", "since"), hasDays ? .steps([64: 11]) : .fixed(0)) {
        one($0)?.since?.aligned(language) ?? ""
      },
      Column(
        hasDays ? Phrase("dagen", "days") : Phrase(same: ""), .fixed(hasDays ? 6 : 1), .right,
        role: { _ in .textStrong }
      ) {
        one($0)?.days.map { grouped($0, language) } ?? ""
      } paint: { line, rect, role, painter in
        // A head takes the whole line, over all columns; what is of no municipality all behind its kind.
        guard case .head(let group, let count) = line else {
          guard let one = one(line), one.since == nil || isWide && place(line) == nil else { return }
          painter.write(
            one.title[painter.language], inner.x + first + 2, rect.y, role == .textStrong ? .table : role,
            width: inner.width - first - 3)
          return
        }
        let words = "\(group.name[painter.language]) (\(count))"
        painter.write(
          words, inner.x + 1, rect.y, role == .tableCursor ? role : .textStrong,
          width: min(inner.width - 2, TextWidth.of(words)))
      },
    ]
  }
}
