import Model
import Screen

/// The card of the municipality under the cursor, beside the list that it stands in: what Enter shows in full.
package enum CardPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// In the programme; nil where the cursor is on no municipality.
    var row: Int?
    /// The initiative under the cursor of the list.
    var column: Int
    /// What was read of it, newest first; nil until then.
    var history: [JournalRecord]?
    /// What it pays.
    var contribution: Phrase
    /// The cells that were changed just now.
    var flashes: Set<CellName>
    /// What it is drawn in.
    var size: Size
  }

  /// What of it the cursor can be on.
  package enum Line: Sendable, Hashable {
    /// Where it lies, how large it is, what it pays.
    case about
    /// By column of the programme.
    case status(Int)
    case record(JournalRecord)
    /// By row of the programme.
    case neighbour(Int)
  }

  /// The one that each page has which shows it.
  static let shared = AnyPane(CardPane.self)

  /// The least width of a screen on which a list page has it beside the list.
  static let least = 160
  /// Its width there.
  static let width = 78

  package static let id = PaneID("side-card", Phrase("Kaart ernaast", "Card beside"))

  package static func input(_ state: State) -> Input {
    let row = row(state)
    let code = row.map { state.programme.municipalities[$0].code }
    let year = state.contributionYear
    let rect = state.place(of: id)
    return Input(
      data: state.data, row: row, column: state.column,
      history: code != nil && state.answers.history.municipality == code ? state.history : nil,
      contribution: code.map { state.programme.contributionFact(of: $0, year, state.reckoned(year)) }
        ?? Phrase(same: ""),
      flashes: state.look.flashes, size: Size(width: rect?.width ?? 0, height: rect?.height ?? 0))
  }

  /// The municipality under the cursor of the page's list, whichever pane has the focus.
  private static func row(_ state: State) -> Int? {
    switch Room.pane(state.room.first).subject(state) {
    case .municipality(let row), .cell(let row, _): row
    default: nil
    }
  }

  /// All that shows of it.
  package static func rows(_ input: Input) -> [Line] { CardPlaces(input).lines.map(\.line) }

  package static func name(of row: Line, _ input: Input) -> RowName? {
    switch row {
    case .about: "about"
    case .status(let column): input.data.programme.initiatives[column].id
    case .record(let record): "\(record.seq)"
    case .neighbour(let row): input.data.programme.municipalities[row].code
    }
  }

  package static func height(_ input: Input, in rect: Rect) -> Int { rect.height }

  package static func subject(of row: Line?, _ state: State) -> Subject? {
    guard let open = self.row(state) else { return nil }
    switch row {
    case .status(let column): return .cell(row: open, column: column)
    case .record(let record):
      return state.programme.column(of: record.initiative).map { .cell(row: open, column: $0) }
        ?? .municipality(row: open)
    case .neighbour(let other): return .municipality(row: other)
    case .about, nil: return .municipality(row: open)
    }
  }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    guard let open = self.row(state) else { return .refused(goneOnThisDay) }
    let programme = state.programme
    switch row {
    case .neighbour(let other): return .goes(openMunicipality(programme.municipalities[other].code, &state))
    case .status(let column): state.look.go(toColumn: column)
    case .record(let record):
      let effects = openMunicipality(programme.municipalities[open].code, &state)
      state.look.focus(on: HistoryPane.id, in: .municipality)
      Room.pane(HistoryPane.id).follow(&state, "\(record.seq)")
      return .goes(effects)
    case .about: break
    }
    return .goes(openMunicipality(programme.municipalities[open].code, &state))
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    guard let open = self.row(state) else { return [state.municipalityCount] }
    return switch row {
    case .status(let column): state.cellFigures(open, column)
    case .record(let record): state.programme.recordFigures(record)
    case .neighbour(let other): state.programme.neighbourFigures(other, after: state.history)
    case .about, nil: state.municipalityFigures(open, column: nil)
    }
  }

  package static func saying(of row: Line?, _ state: State) -> [Said] {
    guard let open = self.row(state) else { return [] }
    switch row {
    case .status(let column): return state.cellSaid(open, column)
    case .record(let record): return JournalPane.saying(of: record, state)
    case .neighbour(let other): return [.words(same: state.programme.municipalities[other].name)]
    case .about, nil: return [.words(same: state.programme.municipalities[open].name)]
    }
  }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "open", "set", "advance", "undo", "next-pane", "source", "zoom", "operate", "help"]
      : ["up", "open", "source", "next-pane", "zoom", "operate", "help", "palette"]
  }

  package static func read(_ line: Line, _ state: State) -> Reading {
    let (voice, programme) = (state.voice, state.programme)
    guard let open = row(state) else { return Reading("") }
    switch line {
    case .about: return Reading(state.municipalityWords(open, isWaiting: false))
    case .status(let column): return Reading(voice.cell(open, column, of: programme))
    case .record(let record): return voice.record(record, programme, named: false)
    case .neighbour(let other):
      return Reading(
        state.municipalityWords(other, isWaiting: false), voice.cells(other, first: nil, of: programme))
    }
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawCard(seen) }

  /// A list over the left of the page and the card at its right, where there is room for both.
  static func beside(_ pane: PaneID, _ body: Rect) -> [Part] { beside(pane, body, id) }

  /// The same with another card.
  static func beside(_ pane: PaneID, _ body: Rect, _ other: PaneID) -> [Part] {
    guard body.width >= least else { return [.pane(pane, body)] }
    var (list, card) = (body, body)
    list.width -= width
    (card.x, card.width) = (list.width, width)
    return [.pane(pane, list), .pane(other, card)]
  }

  /// The list and the card beside it, where it shows.
  static func tour(_ list: PaneID, _ state: State) -> [PaneID] {
    state.size.width >= least ? [list, id] : [list]
  }

  /// What is to be read for the municipality under the cursor, where the card shows.
  static func reads(_ state: State) -> [Effect] {
    guard state.place(of: id) != nil, let row = row(state) else { return [] }
    let code = state.programme.municipalities[row].code
    return state.answers.history.municipality == code ? [] : [.loadHistory(municipality: code)]
  }
}

/// Where the parts of the card lie, in lines beneath its upper edge.
private struct CardPlaces {
  /// What the cursor can be on, each with its line.
  private(set) var lines: [(line: CardPane.Line, y: Int)] = []
  /// The heads of its parts; nil for what has no room.
  private(set) var heads: (statuses: Int?, history: Int?, neighbours: Int?)
  /// How much there is, whether it shows or not.
  private(set) var (records, neighbours) = (0, 0)
  /// From this width it says more than a narrow column has room for.
  let isWide: Bool

  init(_ input: CardPane.Input) {
    isWide = input.size.width >= 70
    guard let row = input.row else { return }
    let end = input.size.height
    var y = 1
    /// The next lines, as many as there is room for.
    func put(_ all: some Sequence<CardPane.Line>, most: Int = .max) {
      for line in all.prefix(max(0, min(most, end - y))) {
        lines.append((line, y))
        y += 1
      }
    }
    put([.about])
    y += 2
    if isWide, y < end {
      heads.statuses = y
      y += 1
    }
    put(input.data.programme.initiatives.indices.map { .status($0) })
    let others = isWide ? NeighboursPane.rows(NeighboursPane.Input(data: input.data, row: row)) : []
    neighbours = others.count
    if let history = input.history, y + 2 < end {
      let all = history.sorted { ($0.effective, $0.seq) > ($1.effective, $1.seq) }
      records = all.count
      heads.history = y + 1
      y += 2
      // What the neighbours leave, but not less than half.
      let room = end - y
      put(all.map { .record($0) }, most: max(3, room / 2 - 2, others.isEmpty ? room : room - others.count - 3))
    }
    guard !others.isEmpty, y + 4 < end else { return }
    heads.neighbours = y + 1
    y += 3
    put(others.map { .neighbour($0) })
  }
}

extension Painter {
  fileprivate mutating func drawCard(_ seen: Seen<CardPane>) {
    let (input, rect) = (seen.input, seen.rect)
    guard let row = input.row else { return drawRule(rect, say("Kaart", "Card"), info: nil, focused: seen.isFocused) }
    let municipality = input.data.programme.municipalities[row]
    let places = CardPlaces(input)
    drawRule(
      rect, municipality.name, notes: [municipality.code],
      infos: [
        places.isWide ? say("\(keyOf("open")): hele kaart", "\(keyOf("open")): whole card") : "",
        say("\(keyOf("open")): kaart", "\(keyOf("open")): card"),
      ].filter { !$0.isEmpty }, focused: seen.isFocused)
    if let y = places.heads.statuses { drawCardHead(at: rect.x, rect.y + y) }
    drawCardHistoryHead(places, rect)
    drawCardNeighboursHead(places, input, row, rect)
    for (index, (line, y)) in places.lines.enumerated() {
      let place = Rect(x: rect.x + 1, y: rect.y + y, width: rect.width - 1, height: 1)
      markRow(CardPane.id, index, place)
      let role = drawGround(seen.isFocused && index == seen.cursor, place.x, place.y, width: place.width)
      switch line {
      case .about: drawCardFacts(municipality, row, input, isWide: places.isWide, rect, role)
      case .status(let column): drawCardStatus(row, column, input, isWide: places.isWide, rect, place.y, role)
      case .record(let record): drawCardRecord(record, input, isWide: places.isWide, rect, place.y, role)
      case .neighbour(let other): drawCardNeighbour(other, isOwn: other == row, input, rect, place.y, role)
      }
    }
  }

  /// The role of words on a row: its own where the row is not lit.
  private func ink(_ own: Role, on role: Role) -> Role { role == .table ? own : role }

  private mutating func drawCardFacts(
    _ municipality: Municipality, _ row: Int, _ input: CardPane.Input, isWide: Bool, _ rect: Rect, _ role: Role
  ) {
    let people = grouped(municipality.inhabitants, language)
    let first = "\(municipality.province) · " + say("\(people) inwoners", "\(people) inhabitants")
    let january = Day(year: input.data.programme.asOf.civil.year, month: 1, day: 1)?.words(language) ?? ""
    write(
      isWide ? first + " (CBS, \(january)) · \(municipality.sizeClass.words(language))" : first, rect.x + 2, rect.y + 1,
      ink(.text, on: role), width: rect.width - 3)
    guard rect.height > 2 else { return }
    let changed =
      input.data.programme.lastChange(of: row).map { say("gewijzigd ", "changed ") + $0.words(language) }
      ?? say("nog niets gemeld", "nothing reported yet")
    write(
      isWide ? input.contribution[language] : changed, rect.x + 2, rect.y + 2, .textDim, width: rect.width - 3)
  }

  private mutating func drawCardHead(at x: Int, _ y: Int) {
    write(say("Initiatief", "Initiative"), x + 2, y, .tableHead)
    write("Status", x + wideStatus, y, .tableHead)
    for (title, end) in [
      (say("Sinds", "Since"), 47), (say("Gepland", "Planned"), 59), ("prov.", 65), (say("klasse", "class"), 72),
      (say("land", "all"), 77),
    ] { write(title, x + end - TextWidth.of(title), y, .tableHead) }
  }

  /// Where a status begins on a wide card: its longest leaves a blank before its day.
  private var wideStatus: Int { 16 }

  private mutating func drawCardStatus(
    _ row: Int, _ column: Int, _ input: CardPane.Input, isWide: Bool, _ rect: Rect, _ y: Int, _ role: Role
  ) {
    let programme = input.data.programme
    let (municipality, initiative) = (programme.municipalities[row], programme.initiatives[column])
    let isHere = column == input.column
    // Beside a narrow card's dates there is no room for long names.
    let name = isWide ? initiative.tabled : initiative.brief
    let names = programme.initiatives.map { TextWidth.of($0.brief[language]) }.max() ?? 0
    let start = isWide ? wideStatus : 3 + names
    write(name[language], rect.x + 2, y, ink(isHere ? .textStrong : .text, on: role), width: start - 3)
    let x = rect.x + start
    guard programme.knows(row) else {
      write("…", x, y, ink(.textDim, on: role))
      return
    }
    let cell = programme[row, column]
    let key = CellName(municipality: municipality.code, initiative: initiative.id)
    let (glyph, status) = (statusGlyph(cell.status), cell.status.short[language])
    let flag = cell.flags.isEmpty ? " " : "\(sign(cell.flags))"
    let words = "\(glyph)\(flag) \(status)"
    let style = input.flashes.contains(key) ? theme[.flash] : statusStyle(cell.status)
    canvas.write(
      words, x: x, y: y,
      style: role == .table ? style : style.over(theme[role]), width: isWide ? 19 : rect.width - start - 12)
    func right(_ text: String, end: Int) {
      write(text, rect.x + end - TextWidth.of(text), y, ink(.textDim, on: role))
    }
    guard isWide else { return right(cell.since?.words(language) ?? "", end: rect.width) }
    right(cell.since?.words(language) ?? "", end: 47)
    right(cell.planned?.words(language) ?? "", end: 59)
    let lag = input.data.lag
    guard lag.isReported else { return }
    let province = lag.provinces.first { $0.kind == .province(municipality.province) }
    let size = lag.sizes.first { $0.kind == .size(municipality.sizeClass) }
    right(province?.shares[column].text ?? "–", end: 65)
    right(size?.shares[column].text ?? "–", end: 72)
    right(lag.country.shares[column].text, end: 77)
  }

  /// A rule inside the card.
  private mutating func drawCardRule(_ title: String, note: String, info: String?, _ rect: Rect, _ y: Int) {
    drawRule(
      Rect(x: rect.x, y: y, width: rect.width, height: 1), title, notes: [note], infos: info.map { [$0] } ?? [],
      focused: false)
    canvas.put(["├"], x: rect.x, y: y, style: theme[.rule])
  }

  private mutating func drawCardHistoryHead(_ places: CardPlaces, _ rect: Rect) {
    guard let y = places.heads.history.map({ rect.y + $0 }) else { return }
    guard places.isWide else {
      write(say("Laatst gewijzigd", "Latest changes"), rect.x + 2, y, .textStrong)
      return
    }
    let count = grouped(places.records, language)
    let shown = places.lines.count { if case .record = $0.line { true } else { false } }
    drawCardRule(
      say("Geschiedenis", "History"),
      note: places.records == 1 ? say("1 wijziging", "1 change") : say("\(count) wijzigingen", "\(count) changes"),
      info: shown < places.records ? say("nieuwste \(shown)", "latest \(shown)") : nil, rect, y)
  }

  private mutating func drawCardRecord(
    _ record: JournalRecord, _ input: CardPane.Input, isWide: Bool, _ rect: Rect, _ y: Int, _ role: Role
  ) {
    write(record.effective.aligned(language), rect.x + 2, y, ink(.textDim, on: role))
    let initiative = input.data.programme.column(of: record.initiative).map { input.data.programme.initiatives[$0] }
    let text = ink(.text, on: role)
    guard isWide else {
      let head = initiative?.head[language] ?? record.initiative
      write("\(head) \(briefChange(record))", rect.x + 15, y, text, width: rect.width - 16)
      return
    }
    write(initiative?.tabled[language] ?? record.initiative, rect.x + 15, y, text, width: 13)
    let by = cut(record.byWords(language), to: 10, ascii: isASCII)
    write(record.changeWords(language, ascii: isASCII), rect.x + 29, y, text, width: rect.width - 31 - TextWidth.of(by))
    write(by, rect.x + rect.width - 1 - TextWidth.of(by), y, ink(.textDim, on: role))
  }

  /// From a sign to a status; of another field what it became.
  private func briefChange(_ record: JournalRecord) -> String {
    guard record.field == .status, let from = RolloutStatus(rawValue: record.from),
      let to = RolloutStatus(rawValue: record.to)
    else { return record.changeWords(language, ascii: isASCII) }
    return "\(statusGlyph(from)) → \(statusGlyph(to)) \(to.short[language])"
  }

  private mutating func drawCardNeighboursHead(
    _ places: CardPlaces, _ input: CardPane.Input, _ row: Int, _ rect: Rect
  ) {
    guard let y = places.heads.neighbours.map({ rect.y + $0 }) else { return }
    let programme = input.data.programme
    let shown = places.lines.count { if case .neighbour = $0.line { true } else { false } }
    let all = grouped(places.neighbours, language)
    drawCardRule(
      say("Buren", "Neighbours"), note: "COROP " + programme.municipalities[row].corop,
      info: shown < places.neighbours
        ? say("\(shown) van \(all) gemeenten", "\(shown) of \(all) municipalities")
        : say("\(all) gemeenten", "\(all) municipalities"), rect, y)
    let people = say("Inwoners", "Inhab.")
    write(people, rect.x + 37 - TextWidth.of(people), y + 1, .tableHead)
    for (column, initiative) in programme.initiatives.enumerated() {
      write(initiative.head[language], rect.x + 39 + 4 * column, y + 1, .tableHead, width: 3)
    }
  }

  private mutating func drawCardNeighbour(
    _ other: Int, isOwn: Bool, _ input: CardPane.Input, _ rect: Rect, _ y: Int, _ role: Role
  ) {
    let programme = input.data.programme
    let municipality = programme.municipalities[other]
    write(municipality.name, rect.x + 2, y, ink(isOwn ? .textStrong : .text, on: role), width: 26)
    let count = grouped(municipality.inhabitants, language)
    write(count, rect.x + 37 - TextWidth.of(count), y, ink(.textDim, on: role))
    for column in programme.initiatives.indices {
      let (status, flags) = programme.mark(other, column)
      let style = statusStyle(status)
      canvas.put(
        [sign(status), sign(flags)], x: rect.x + 40 + 4 * column, y: y,
        style: role == .table ? style : style.over(theme[role]))
    }
  }
}
