import Model
import Screen

extension State {
  /// The most records that are read for the journal's page.
  package static let journalLimit = 5000

  /// Older records were left out. Numbers have no gaps, so all were read where the last is number 1.
  var isJournalCut: Bool {
    guard let journal, journal.count >= State.journalLimit, let last = journal.last else { return false }
    return last.seq > 1
  }
}

extension Painter {
  /// Every change, newest first: who, when, what, from, to, why; the one at the cursor in full beneath.
  mutating func drawJournal(in rect: Rect) {
    let records = state.journal ?? []
    let inner = rect.inset(by: 1)
    let position = state.position(of: .journal)
    let height = layout.listHeight(of: .journal)
    let shown = range(.journal, top: position.top, always: true)
    let cut = say(
      "\(position.top + 1)–… van de nieuwste \(records.count); alles: samen get journal",
      "\(position.top + 1)–… of the latest \(records.count); all: samen get journal")
    drawFrame(
      rect, say("Journaal, nieuwste eerst", "Journal, newest first"),
      right: state.isJournalCut ? cut : shown, focused: true)
    guard state.journal != nil else {
      write(say("Lezen…", "Reading…"), inner.x + 1, inner.y + 1, .textDim)
      return
    }
    guard !records.isEmpty || state.asOf == nil else {
      write(
        say("Tot deze dag was er niets gewijzigd; t gaat naar nu.", "Nothing was changed by this day; t goes to now."),
        inner.x + 1, inner.y + 1, .textDim, width: inner.width - 2)
      return
    }
    guard !records.isEmpty else {
      write(
        say("Nog niets gewijzigd. Met E gaat u bewerken.", "Nothing was changed yet. E starts editing."), inner.x + 1,
        inner.y + 1, .textDim, width: inner.width - 2)
      return
    }
    let columns = RecordColumns(width: inner.width - 1)
    drawRecordHead(at: inner.x + 1, inner.y, columns)
    for line in 0..<height where position.top + line < records.count {
      let index = position.top + line
      let isCursor = index == position.cursor
      let y = inner.y + 1 + line
      let role: Role = isCursor ? .tableCursor : .table
      if isCursor { canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), theme[role]) }
      write(isCursor ? "▸" : " ", inner.x, y, role)
      drawRecord(records[index], at: inner.x + 1, y, columns, role: role)
    }
    if layout.journalDetail > 0, records.indices.contains(position.cursor) {
      drawDetail(records[position.cursor], in: rect)
    }
  }

  private mutating func drawRecordHead(at x: Int, _ y: Int, _ columns: RecordColumns) {
    for (text, column) in [
      (say("nr", "no"), columns.seq), (say("tijd (UTC)", "time (UTC)"), columns.at),
      (say("geldt per", "effective"), columns.effective), (say("wie", "who"), columns.by),
      (say("gemeente", "municipality"), columns.municipality), (say("init", "init"), columns.initiative),
      (say("van → naar", "from → to"), columns.change), (say("reden", "reason"), columns.reason),
    ] where column.width > 0 {
      write(text, x + column.x, y, .tableHead, width: column.width, align: column == columns.seq ? .right : .left)
    }
  }

  private mutating func drawRecord(
    _ record: JournalRecord, at x: Int, _ y: Int, _ columns: RecordColumns, role: Role
  ) {
    let at = record.recordedWords(language)
    var why = record.reasonWords(language)
    if columns.effective.width == 0, isElsewhen(record) {
      why = [say("per ", "as of ") + record.effective.words(language), why].filter { !$0.isEmpty }
        .joined(separator: " · ")
    }
    for (text, column) in [
      ("\(record.seq)", columns.seq), (columns.at.width < 17 ? String(at.prefix(11)) : at, columns.at),
      (isElsewhen(record) ? record.effective.aligned(language) : "", columns.effective),
      (record.byWords(language), columns.by), (municipalityName(record), columns.municipality),
      (initiativeLabel(record), columns.initiative), (why, columns.reason),
    ] where column.width > 0 {
      write(text, x + column.x, y, role, width: column.width, align: column == columns.seq ? .right : .left)
    }
    drawChange(record, at: x + columns.change.x, y, width: columns.change.width, role: role)
  }

  /// From → to, the new status in its own colour; with the reason behind it where it has no column.
  mutating func drawChange(
    _ record: JournalRecord, at x: Int, _ y: Int, width: Int, role: Role, withReason: Bool = false
  ) {
    guard width > 0 else { return }
    let words = record.changeWords(language, ascii: state.isASCII)
    let why = withReason ? record.reasonWords(language) : ""
    write(why.isEmpty ? words : "\(words) · \(why)", x, y, role, width: width)
    guard record.field == .status, let status = RolloutStatus(rawValue: record.to) else { return }
    let new = status.words(language, ascii: state.isASCII)
    let start = TextWidth.of(words) - TextWidth.of(new)
    guard start < width else { return }
    canvas.write(
      new, x: x + start, y: y, style: statusStyle(status).over(theme[role]),
      width: min(TextWidth.of(new), width - start))
  }

  /// Whether the day from which it holds is another than the day on which it was recorded.
  private func isElsewhen(_ record: JournalRecord) -> Bool { record.recordedDay != record.effective }

  private func initiative(_ record: JournalRecord) -> Initiative? {
    state.programme.column(of: record.initiative).map { state.programme.initiatives[$0] }
  }

  private func initiativeLabel(_ record: JournalRecord) -> String {
    switch record.field {
    case .finding: return "⚠"
    case .booking, .setting: return "€"
    default: return initiative(record)?.label ?? record.initiative
    }
  }

  private func municipalityName(_ record: JournalRecord) -> String {
    if moneyChange(record) != nil { return moneySubject(record, state.programme)[language] }
    return state.programme.row(of: record.municipality).map { state.programme.municipalities[$0].name }
      ?? record.municipality
  }

  /// One record in full, under a line across the frame.
  private mutating func drawDetail(_ record: JournalRecord, in rect: Rect) {
    let y = rect.y + rect.height - 2 - layout.journalDetail
    write("┣" + String(repeating: "━", count: max(0, rect.width - 2)) + "┫", rect.x, y, .paneBorderFocus)
    let why = record.reasonWords(language)
    let isNarrow = rect.width < 110
    let name = isNarrow ? initiative(record)?.shortName : initiative(record)?.name
    let parts = [
      "\(record.seq)  \(municipalityName(record))" + (record.municipality.isEmpty ? "" : " (\(record.municipality))"),
      moneyChange(record) == nil ? name?[language] ?? record.initiative : "",
      record.changeWords(language, ascii: state.isASCII), why.isEmpty ? "" : say("reden: ", "reason: ") + why,
      say("geldt per ", "effective ") + record.effective.words(language),
      say("geregistreerd ", "recorded ") + record.recordedWords(language).drop { $0 == " " } + " UTC "
        + say("door ", "by ") + record.byWords(language),
      record.isSample ? say("voorbeeldgegevens", "sample data") : "",
    ]
    let lines = flowed(parts, width: rect.width - 4)
    for (line, words) in lines.prefix(layout.journalDetail).enumerated() {
      let isCut = line == layout.journalDetail - 1 && lines.count > layout.journalDetail
      write(isCut ? words + "…" : words, rect.x + 2, y + 1 + line, .textStrong, width: rect.width - 4)
    }
  }
}

/// The columns of a journal record; what there is no room for has width 0.
private struct RecordColumns {
  struct Column: Equatable {
    var x = 0
    var width = 0
  }

  var seq = Column()
  var at = Column()
  var effective = Column()
  var by = Column()
  var municipality = Column()
  var initiative = Column()
  var change = Column()
  var reason = Column()

  init(width: Int) {
    var x = 0
    func take(_ wanted: Int) -> Column {
      let column = Column(x: x, width: max(0, min(wanted, width - x)))
      x += column.width + 1
      return column
    }
    seq = take(5)
    at = take(width >= 100 ? 17 : width >= 64 ? 11 : 0)
    if width >= 140 { effective = take(11) }
    if width >= 100 { by = take(width >= 140 ? 14 : 9) }
    municipality = take(width >= 140 ? 26 : width >= 100 ? 19 : 14)
    initiative = take(4)
    change = take(width >= 64 ? 38 : 30)
    reason = take(200)
  }
}
