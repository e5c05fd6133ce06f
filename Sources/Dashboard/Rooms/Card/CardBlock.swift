import Model
import Screen

/// The card of the municipality under the cursor, beside the list that it stands in: what Enter shows in full.
enum CardBlock: Block {
  struct Input: Equatable {
    var data: State.Data
    /// In the programme; nil where the cursor is on no municipality.
    var row: Int?
    /// The initiative under the cursor.
    var column: Int
    /// What was read of it, newest first; nil until then.
    var history: [JournalRecord]?
    /// What it pays.
    var contribution: Phrase
    /// The cells that were changed just now.
    var flashes: Set<CellName>
  }

  /// The least width of a screen on which a list page has it beside the list.
  static let least = 160
  /// Its width there.
  static let width = 78

  static func input(_ state: State) -> Input {
    let row = row(state)
    let code = row.map { state.programme.municipalities[$0].code }
    let year = state.contributionYear
    return Input(
      data: state.data, row: row, column: state.column,
      history: code != nil && state.answers.history.municipality == code ? state.history : nil,
      contribution: code.map { state.programme.contributionFact(of: $0, year, state.reckoned(year)) }
        ?? Phrase(same: ""),
      flashes: state.look.flashes)
  }

  /// The municipality under the cursor, whichever pane of the overview has the focus.
  private static func row(_ state: State) -> Int? {
    state.place == .page(.overview) ? state.seen(RolloutPane.self).current : state.rowUnderCursor
  }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) { painter.drawCard(input, rect) }

  /// A list over the left of the page and the card at its right, where there is room for both.
  static func beside(_ pane: PaneID, _ body: Rect) -> [Part] {
    guard body.width >= least else { return [.pane(pane, body)] }
    var (list, card) = (body, body)
    list.width -= width
    (card.x, card.width) = (list.width, width)
    return [.pane(pane, list), .block(AnyBlock(CardBlock.self), card)]
  }

  /// What is to be read for the municipality under the cursor, where the card shows.
  static func reads(_ state: State) -> [Effect] {
    let isShown = state.arrangement.contains {
      if case .block(let block, _) = $0 { block.id == ObjectIdentifier(CardBlock.self) } else { false }
    }
    guard isShown, let row = row(state) else { return [] }
    let code = state.programme.municipalities[row].code
    return state.answers.history.municipality == code ? [] : [.loadHistory(municipality: code)]
  }
}

extension Painter {
  fileprivate mutating func drawCard(_ input: CardBlock.Input, _ rect: Rect) {
    guard let row = input.row else { return drawRule(rect, say("Kaart", "Card"), info: nil, focused: false) }
    let municipality = input.data.programme.municipalities[row]
    let isWide = rect.width >= 70
    drawRule(
      rect, municipality.name, notes: [municipality.code],
      infos: [
        isWide ? say("\(keyOf("open")): hele kaart", "\(keyOf("open")): whole card") : "",
        say("\(keyOf("open")): kaart", "\(keyOf("open")): card"),
      ].filter { !$0.isEmpty }, focused: false)
    let people = grouped(municipality.inhabitants, language)
    let end = rect.y + rect.height
    var y = rect.y + 1
    func line(_ text: String, _ role: Role = .text) {
      if y < end { write(text, rect.x + 2, y, role, width: rect.width - 3) }
      y += 1
    }
    let inhabitants = say("\(people) inwoners", "\(people) inhabitants")
    if isWide {
      let january = Day(year: input.data.programme.asOf.civil.year, month: 1, day: 1)?.words(language) ?? ""
      line("\(municipality.province) · \(inhabitants) (CBS, \(january)) · \(municipality.sizeClass.words(language))")
      line(input.contribution[language], .textDim)
    } else {
      line("\(municipality.province) · \(inhabitants)")
      line(
        input.data.programme.lastChange(of: row).map { say("gewijzigd ", "changed ") + $0.words(language) }
          ?? say("nog niets gemeld", "nothing reported yet"), .textDim)
    }
    y += 1
    if isWide { drawCardHead(at: rect.x, &y) }
    for column in input.data.programme.initiatives.indices where y < end {
      drawCardStatus(row, column, input, isWide: isWide, rect, y)
      y += 1
    }
    drawCardHistory(input, isWide: isWide, rect, &y)
    if isWide { drawCardNeighbours(input, row, rect, &y) }
  }

  private mutating func drawCardHead(at x: Int, _ y: inout Int) {
    write(say("Initiatief", "Initiative"), x + 2, y, .tableHead)
    write("Status", x + 18, y, .tableHead)
    for (title, end) in [
      (say("Sinds", "Since"), 47), (say("Gepland", "Planned"), 59), ("prov.", 65), (say("klasse", "class"), 72),
      (say("land", "all"), 77),
    ] { write(title, x + end - TextWidth.of(title), y, .tableHead) }
    y += 1
  }

  private mutating func drawCardStatus(
    _ row: Int, _ column: Int, _ input: CardBlock.Input, isWide: Bool, _ rect: Rect, _ y: Int
  ) {
    let programme = input.data.programme
    let (municipality, initiative) = (programme.municipalities[row], programme.initiatives[column])
    let isHere = column == input.column
    write(initiative.tabled[language], rect.x + 2, y, isHere ? .textStrong : .text, width: 14)
    guard programme.knows(row) else {
      write("…", rect.x + (isWide ? 18 : 16), y, .textDim)
      return
    }
    let cell = programme[row, column]
    let name = CellName(municipality: municipality.code, initiative: initiative.id)
    let x = rect.x + (isWide ? 18 : 16)
    let words = "\(statusGlyph(cell.status)) \(cell.status.short[language])"
    canvas.write(
      words + (cell.flags.isEmpty ? "" : " \(sign(cell.flags))"), x: x, y: y,
      style: input.flashes.contains(name) ? theme[.flash] : statusStyle(cell.status), width: isWide ? 20 : 16)
    func right(_ text: String, end: Int, _ role: Role = .textDim) {
      write(text, rect.x + end - TextWidth.of(text), y, role)
    }
    guard isWide else { return right(cell.since?.words(language) ?? "", end: rect.width - 1) }
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

  private mutating func drawCardHistory(_ input: CardBlock.Input, isWide: Bool, _ rect: Rect, _ y: inout Int) {
    let end = rect.y + rect.height
    guard let history = input.history, y + 2 < end else { return }
    let records = history.sorted { ($0.effective, $0.seq) > ($1.effective, $1.seq) }
    y += 1
    let count = grouped(records.count, language)
    let words = records.count == 1 ? say("1 wijziging", "1 change") : say("\(count) wijzigingen", "\(count) changes")
    if isWide {
      drawCardRule(say("Geschiedenis", "History"), note: words, info: nil, rect, y)
    } else {
      write(say("Laatst gewijzigd", "Latest changes"), rect.x + 2, y, .textStrong)
    }
    y += 1
    // The rest of the height is for the neighbours.
    let most = isWide ? max(3, (end - y) / 2 - 2) : end - y
    for record in records.prefix(max(0, min(most, end - y))) {
      write(record.effective.aligned(language), rect.x + 2, y, .textDim)
      let initiative = input.data.programme.column(of: record.initiative).map { input.data.programme.initiatives[$0] }
      if isWide {
        write(initiative?.tabled[language] ?? record.initiative, rect.x + 15, y, .text, width: 14)
        let by = cut(record.byWords(language), to: 10, ascii: isASCII)
        write(
          record.changeWords(language, ascii: isASCII), rect.x + 30, y, .text, width: rect.width - 32 - TextWidth.of(by)
        )
        write(by, rect.x + rect.width - 1 - TextWidth.of(by), y, .textDim)
      } else {
        let head = initiative?.head[language] ?? record.initiative
        write("\(head) \(briefChange(record))", rect.x + 15, y, .text, width: rect.width - 16)
      }
      y += 1
    }
  }

  /// From a sign to a status; of another field what it became.
  private func briefChange(_ record: JournalRecord) -> String {
    guard record.field == .status, let from = RolloutStatus(rawValue: record.from),
      let to = RolloutStatus(rawValue: record.to)
    else { return record.changeWords(language, ascii: isASCII) }
    return "\(statusGlyph(from)) → \(statusGlyph(to)) \(to.short[language])"
  }

  private mutating func drawCardNeighbours(_ input: CardBlock.Input, _ row: Int, _ rect: Rect, _ y: inout Int) {
    let programme = input.data.programme
    let rows = NeighboursPane.rows(NeighboursPane.Input(data: input.data, row: row))
    let end = rect.y + rect.height
    guard !rows.isEmpty, y + 4 < end else { return }
    y += 1
    drawCardRule(
      say("Buren", "Neighbours"), note: "COROP " + programme.municipalities[row].corop,
      info: say("\(rows.count) gemeenten", "\(rows.count) municipalities"), rect, y)
    y += 1
    let people = say("Inwoners", "Inhab.")
    write(people, rect.x + 37 - TextWidth.of(people), y, .tableHead)
    for (column, initiative) in programme.initiatives.enumerated() {
      write(initiative.head[language], rect.x + 39 + 4 * column, y, .tableHead, width: 3)
    }
    y += 1
    for other in rows.prefix(end - y) {
      let municipality = programme.municipalities[other]
      write(municipality.name, rect.x + 2, y, other == row ? .textStrong : .text, width: 26)
      let count = grouped(municipality.inhabitants, language)
      write(count, rect.x + 37 - TextWidth.of(count), y, .textDim)
      for column in programme.initiatives.indices {
        let (status, flags) = programme.mark(other, column)
        canvas.put([sign(status), sign(flags)], x: rect.x + 40 + 4 * column, y: y, style: statusStyle(status))
      }
      y += 1
    }
  }
}
