import Model
import Screen

extension Painter {
  /// The card as far as there is room for it.
  mutating func drawCard(_ seen: Seen<CardPane>) {
    let (input, rect) = (seen.input, seen.rect)
    guard let row = input.row else {
      drawRule(rect, say("Gemeente", "Municipality"), info: nil, focused: seen.isFocused)
      drawText(
        say("Deze regel gaat niet over een gemeente.", "This line is not about a municipality."), rect.x + 2,
        rect.y + 1,
        .textDim, width: rect.width - 3, height: rect.height - 1)
      return
    }
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
    // Beside a narrow card's dates there is no room for long names, and where a status would be cut for one of letters.
    let isTight = rect.width < 46
    func short(_ one: Initiative) -> String { isTight ? one.label : one.brief[language] }
    let name = isWide ? initiative.tabled[language] : short(initiative)
    let names = programme.initiatives.map { TextWidth.of(short($0)) }.max() ?? 0
    let start = isWide ? wideStatus : 3 + names
    write(name, rect.x + 2, y, ink(isHere ? .textStrong : .text, on: role), width: start - 3)
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
