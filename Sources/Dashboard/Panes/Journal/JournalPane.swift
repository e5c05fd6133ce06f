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
  /// Every change, newest first: who, when, what, from, to, why.
  mutating func drawJournal(in rect: Rect) {
    let records = state.journal ?? []
    let inner = rect.inset(by: 1)
    let position = state.position(of: .journal)
    let height = max(0, inner.height - 1)
    let last = min(records.count, position.top + height)
    let count =
      state.isJournalCut
      ? say(
        "de nieuwste \(records.count); alles: samen get journal", "the latest \(records.count); all: samen get journal")
      : "\(records.count)"
    let range = records.isEmpty ? "" : "\(position.top + 1)–\(last) \(say("van", "of")) \(count)"
    drawFrame(rect, say("Journaal, nieuwste eerst", "Journal, newest first"), right: range, focused: true)
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
    let columns = RecordColumns(width: inner.width - 1, named: true)
    for (text, column) in [
      (say("nr", "no"), columns.seq), (say("geregistreerd (UTC)", "recorded (UTC)"), columns.at),
      (say("wie", "who"), columns.by),
      (say("gemeente", "municipality"), columns.municipality), (say("initiatief", "initiative"), columns.initiative),
      (say("van → naar", "from → to"), columns.change), (say("reden", "reason"), columns.reason),
    ] where column.width > 0 {
      write(text, inner.x + 1 + column.x, inner.y, .tableHead, width: column.width)
    }
    for line in 0..<height where position.top + line < records.count {
      let index = position.top + line
      let isCursor = index == position.cursor
      let y = inner.y + 1 + line
      if isCursor { canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), theme[.tableCursor]) }
      write(isCursor ? "▸" : " ", inner.x, y, isCursor ? .tableCursor : .table)
      drawRecord(
        records[index], at: inner.x + 1, y, width: inner.width - 1, role: isCursor ? .tableCursor : .table, named: true)
    }
  }

  /// One journal record in one line; `named` says whether the municipality is not clear from around it.
  mutating func drawRecord(_ record: JournalRecord, at x: Int, _ y: Int, width: Int, role: Role, named: Bool) {
    let columns = RecordColumns(width: width, named: named)
    let municipality = state.programme.row(of: record.municipality).map { state.programme.municipalities[$0].name }
    let initiative = state.programme.column(of: record.initiative).map { state.programme.initiatives[$0].label }
    let kind = record.kind == .change ? "" : "\(record.kind.name[language]): "
    let field = record.field == .status ? "" : "\(record.field.name[language]) "
    let why = kind + record.reason + (record.isSample ? say(" (voorbeeld)", " (sample)") : "")
    for (text, column) in [
      ("\(record.seq)", columns.seq), (recordedWords(record.at), columns.at), (record.by, columns.by),
      (municipality ?? record.municipality, columns.municipality),
      (initiative ?? record.initiative, columns.initiative),
      ("\(field)\(shown(record.from)) → \(shown(record.to))", columns.change), (why, columns.reason),
    ] where column.width > 0 {
      write(text, x + column.x, y, role, width: column.width, align: column == columns.seq ? .right : .left)
    }
  }

  /// `2017-10-01T08:30:00Z` → `1 okt 2017 08:30`.
  private func recordedWords(_ at: String) -> String {
    guard let day = Day(iso: String(at.prefix(10))) else { return at }
    return day.words(language) + " " + at.dropFirst(11).prefix(5)
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
  var by = Column()
  var municipality = Column()
  var initiative = Column()
  var change = Column()
  var reason = Column()

  init(width: Int, named: Bool) {
    var x = 0
    func take(_ wanted: Int) -> Column {
      let column = Column(x: x, width: max(0, min(wanted, width - x)))
      x += column.width + 1
      return column
    }
    if width >= 90 { seq = take(6) }
    at = take(width >= 70 ? 17 : 11)
    by = take(width >= 100 ? 14 : 9)
    if named { municipality = take(width >= 100 ? 22 : 14) }
    initiative = take(4)
    change = take(width >= 120 ? 26 : 12)
    reason = take(200)
  }
}
