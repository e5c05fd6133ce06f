import Model
import Sample
import Screen

/// Preconditions, obstacles, conditions and risks against the initiatives: what is open, arranged or not applicable.
package enum PreconditionsPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// Which of them are asked for, and in which order.
    var asking: Asking
    /// The initiative that the cursor is on, by its column.
    var column: Int

    fileprivate var initiatives: [Initiative] { data.programme.initiatives }
  }

  package static let id = PaneID("preconditions", Phrase("Voorwaarden en risico's", "Preconditions and risks"))

  package static func input(_ state: State) -> Input {
    Input(data: state.data, asking: state.asking(of: id), column: state.column)
  }

  package static func rows(_ input: Input) -> [PreconditionRow] {
    input.asking.answer(
      PreconditionRow.all(Proposal.preconditions, input.initiatives, input.data.programme.settings),
      PreconditionRow.fields(input.initiatives))
  }

  package static func name(of row: PreconditionRow, _ input: Input) -> RowName? { row.precondition.id }

  package static let cycle = ["id", "kind", "title"]

  package static func columns(_ state: State) -> [ListColumn] {
    PreconditionRow.fields(state.programme.initiatives).map(\.column)
  }

  package static func meets(_ row: PreconditionRow, _ sought: Sought, _ input: Input) -> Bool {
    sought.own?.keeps(row, PreconditionRow.fields(input.initiatives)) ?? false
  }

  package static func count(_ input: Input) -> Int { Proposal.preconditions.count }

  /// Beneath a rule and a head, above the legend.
  package static func height(_ input: Input, in rect: Rect) -> Int { max(1, rect.height - 3) }

  package static func column(_ state: State) -> String? {
    state.programme.initiatives.indices.contains(state.column) ? state.programme.initiatives[state.column].id : nil
  }

  package static func stand(onColumn name: String, _ state: inout State) {
    if let column = state.programme.column(of: name) { state.look.go(toColumn: column) }
  }

  package static func subject(of row: PreconditionRow?, _ state: State) -> Subject? {
    guard let row, row.cellIndex(at: state.column) < row.cells.count - 1 else { return nil }
    return .initiative(column: state.column)
  }

  package static func open(_ row: PreconditionRow, _ state: inout State) -> Opening {
    switch row.precondition.subject {
    case .fund: return .goes(show(.slices, &state))
    case .social: return .goes(show(.social, &state))
    case .initiative(let id) where state.programme.column(of: id) != nil: return .goes(openInitiative(id, &state))
    default:
      guard let id = column(state) else { return .goes([]) }
      return .goes(openInitiative(id, &state))
    }
  }

  package static func figures(of row: PreconditionRow?, _ state: State) -> [Figure] {
    guard let row else {
      return [
        Figure(
          Phrase("voorwaarden en risico's", "preconditions and risks"), count: Proposal.preconditions.count, .choice)
      ]
    }
    let (one, quote) = (row.precondition, row.precondition.quote)
    let cell = row.cells[row.cellIndex(at: state.column)]
    return [
      Figure(one.title, Phrase(same: "«\(quote.words)»"), .document(section: quote.section, line: quote.line)),
      Figure(Phrase("soort", "kind"), one.kind.name, .choice),
      Figure(
        columnName(row, state), PreconditionsPane.words(cell), cell.record.map { .journal($0) } ?? .notReported),
    ]
  }

  /// What the column of the cursor is about, in this row.
  fileprivate static func columnName(_ row: PreconditionRow, _ state: State) -> Phrase {
    let index = row.cellIndex(at: state.column)
    guard index < row.cells.count - 1 else { return row.precondition.subject.name }
    return state.programme.initiatives[index].shortName
  }

  fileprivate static func words(_ cell: PreconditionRow.Cell) -> Phrase {
    cell.state?.name ?? Phrase("niet vermeld of het hier geldt", "not stated whether it applies here")
  }

  package static func saying(of row: PreconditionRow?, _ state: State) -> [Said] {
    guard let row else { return [] }
    let (one, cell) = (row.precondition, row.cells[row.cellIndex(at: state.column)])
    let name = columnName(row, state)
    let by = cell.record.map { record -> Phrase in
      func words(_ language: Language) -> String {
        let why = record.reason.isEmpty ? "" : ": \(record.reason)"
        return " (\(record.byWords(language)), \(record.effective.words(language)))\(why)"
      }
      return Phrase(words(.dutch), words(.english))
    }
    return [
      .words(
        Phrase(
          "\(one.id) · \(one.title.dutch) · \(name.dutch): ", "\(one.id) · \(one.title.english) · \(name.english): ")),
      .figure(words(cell)), .words(by ?? Phrase("", "")), .words(same: " · \(one.quote.section) \(one.quote.line)"),
    ]
  }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "right", "complete", "precondition", "not-done", "undo", "next-pane", "source", "operate", "help"]
      : ["up", "right", "open", "next-pane", "source", "filter", "operate", "help"]
  }

  package static let editing = Phrase(
    "Bewerken aan: \(keyOf("complete")) zegt dat iets geregeld is, \(keyOf("precondition")) iets anders.",
    "Editing: \(keyOf("complete")) says that something is arranged, \(keyOf("precondition")) something else.")

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawPreconditions(seen) }

  package static func read(_ row: PreconditionRow, _ state: State) -> Reading {
    let (voice, one) = (state.voice, row.precondition)
    let cells = state.programme.initiatives.enumerated().map { index, initiative in
      (initiative.id, "\(voice.say(initiative.shortName)): \(voice.say(words(row.cells[index])))")
    }
    let own = row.cells.last.map { ("elsewhere", "\(voice.say(one.subject.name)): \(voice.say(words($0)))") }
    let isOwn = row.cellIndex(at: state.column) == row.cells.count - 1
    return Reading(
      "\(one.id), \(voice.say(one.kind.name)): \(voice.say(one.title))", isOwn ? own.map { [$0] } ?? [] : cells,
      here: "\(voice.say(columnName(row, state))): \(voice.say(words(row.cells[row.cellIndex(at: state.column)])))")
  }
}

extension Precondition.Subject {
  /// What it is about, where that is no single initiative.
  var name: Phrase {
    switch self {
    case .all: Phrase("alle initiatieven", "all initiatives")
    case .track1: Phrase("spoor 1", "track 1")
    case .fund: Phrase("fonds", "fund")
    case .social: Phrase("sociaal domein", "social domain")
    case .initiative(let id): Phrase(same: id)
    }
  }
}

extension PreconditionRow {
  /// The cell that the cursor is on: of what is about no single initiative the last, else that of the column.
  func cellIndex(at column: Int) -> Int {
    switch precondition.subject {
    case .fund, .social, .track1: cells.count - 1
    case .all, .initiative: min(column, cells.count - 1)
    }
  }

  /// The columns by which they are asked for: of each initiative how it stands.
  static func fields(_ initiatives: [Initiative]) -> [ListField<PreconditionRow>] {
    let states = PreconditionState.allCases.map { ListColumn.Choice($0.rawValue, $0.name) }
    @Sendable func datum(_ state: PreconditionState?) -> Datum {
      state.map { .named($0.rawValue, $0.name) } ?? .missing
    }
    let own: [ListField<PreconditionRow>] = [
      ListField("id", ["id"], .text) { .text($0.precondition.id) },
      ListField("kind", ["kind", "soort"], .choices(of: Precondition.Kind.self, \.name)) {
        .named($0.precondition.kind.rawValue, $0.precondition.kind.name)
      },
      ListField("title", ["title", "titel"], .text) { .named($0.precondition.title.dutch, $0.precondition.title) },
      ListField("about", ["about", "over"], .text) {
        .named($0.precondition.subject.text, $0.precondition.subject.name)
      },
    ]
    return own
      + initiatives.enumerated().map { index, initiative in
        ListField(initiative.id, [initiative.id], .choice(states)) { datum($0.cells[index].state) }
      } + [ListField("elsewhere", ["elsewhere", "elders"], .choice(states)) { datum($0.cells.last?.state ?? nil) }]
  }
}

extension Painter {
  fileprivate mutating func drawPreconditions(_ seen: Seen<PreconditionsPane>) {
    let (inner, asking, input) = (seen.inner, seen.input.asking, seen.input)
    drawRule(
      seen.rect, say(PreconditionsPane.id.title) + askedWords(asking), infos: preconditionInfos(seen),
      focused: seen.isFocused)
    guard !seen.rows.isEmpty else { return drawNothingKept(asking, in: inner) }
    let list = Rect(x: inner.x, y: inner.y, width: inner.width, height: max(1, inner.height - 1))
    drawSheet(seen, of: input, in: list) {
      Sheet($0.preconditionColumns(seen), width: inner.width, sort: asking.sort)
    }
    let signs =
      isASCII
      ? say("o open  v geregeld  - n.v.t.  ? niet vermeld", "o open  v arranged  - not applicable  ? not stated")
      : say("○ open  ✓ geregeld  – n.v.t.  ? niet vermeld", "○ open  ✓ arranged  – not applicable  ? not stated")
    write(signs, inner.x + 1, inner.y + inner.height - 1, .textDim, width: inner.width - 2)
  }

  private func preconditionInfos(_ seen: Seen<PreconditionsPane>) -> [String] {
    let open = seen.rows.reduce(0) { $0 + $1.open }
    let range = askedRange(seen, seen.input.asking, of: PreconditionsPane.count(seen.input)) ?? ""
    return ["\(range) · \(say("\(grouped(open, language)) open", "\(grouped(open, language)) open"))", range]
  }

  private func preconditionColumns(_ seen: Seen<PreconditionsPane>) -> [Column<PreconditionRow>] {
    let (input, cursor, focused) = (seen.input, seen.current?.precondition.id, seen.isFocused)
    let initiatives = input.initiatives
    var columns: [Column<PreconditionRow>] = [
      Column(Phrase("nr", "no"), .fixed(3), key: "id") { $0.precondition.id },
      Column(Phrase("soort", "kind"), .steps([100: 14]), key: "kind") { $0.precondition.kind.name[language] },
      Column(Phrase("wat", "what"), .rest(), key: "title") { $0.precondition.title[language] },
    ]
    func cell(_ index: Int) -> (PreconditionRow, Rect, Role, inout Painter) -> Void {
      { row, place, role, painter in
        let isHere = focused && row.precondition.id == cursor && row.cellIndex(at: input.column) == index
        if index < initiatives.count { painter.markCell(initiatives[index].id, place.x, place.y, width: place.width) }
        let (sign, own) = painter.sign(of: row.cells[index])
        let x = place.x + 1
        let ink = isHere ? Role.tableCell : role == .tableCursor ? role : own
        painter.write(isHere ? "[\(sign)]" : " \(sign) ", x - 1, place.y, ink, width: 3)
      }
    }
    for index in initiatives.indices {
      columns.append(
        Column(
          initiatives[index].head, .fixed(3), key: initiatives[index].id,
          words: { self.sign(of: $0.cells[index]).sign }, paint: cell(index)))
    }
    columns.append(
      Column(
        Phrase("elders", "elsewhere"), .fixed(9), words: { $0.cells.last.map { self.sign(of: $0).sign } ?? "" },
        paint: cell(initiatives.count)))
    return columns
  }

  fileprivate func sign(of cell: PreconditionRow.Cell) -> (sign: String, role: Role) {
    switch cell.state {
    case .open: (isASCII ? "o" : "○", .warning)
    case .arranged: (isASCII ? "v" : "✓", .statusInUse)
    case .notApplicable: (isASCII ? "-" : "–", .textDim)
    case nil: ("?", .textDim)
    }
  }
}
