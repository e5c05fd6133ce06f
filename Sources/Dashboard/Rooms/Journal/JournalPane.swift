import Model
import Screen

/// Every change, newest first: who, when, what, from, to, why; the one at the cursor in full beneath.
package enum JournalPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// nil before they were read.
    var records: [JournalRecord]?
    /// What was found last in the whole journal.
    var found: FoundRecords?
    /// Which records are asked for, and in which order.
    var asking: Asking
    /// Whether the day shown is over.
    var isPast: Bool
    /// The lines in which the record at the cursor stands in full, beneath the list; 0 without room.
    var detail: Int

    /// Whether older records than those at hand were not read. Numbers have no gaps.
    var isCut: Bool {
      (records?.count ?? 0) >= State.journalLimit && records?.last.map { $0.seq > 1 } == true
    }
    /// Whether the whole journal was asked.
    fileprivate var isWhole: Bool { asking.isEmpty || !isCut || found?.asking == asking }
    /// Those at hand that may be what is asked for.
    fileprivate var pool: [JournalRecord] {
      guard let found, isCut, found.asking == asking else { return records ?? [] }
      return found.records
    }
  }

  package static let id = PaneID("journal", Phrase("Journaal", "Journal"))

  package static func input(_ state: State) -> Input {
    let body = state.screen.body
    return Input(
      data: state.data, records: state.answers.journal, found: state.answers.found,
      asking: state.asking(of: id), isPast: !state.viewpoint.isNow,
      detail: body.height < 12 || body.width >= CardPane.least ? 0 : body.width < 110 ? 3 : 2)
  }

  package static func rows(_ input: Input) -> [JournalRecord] {
    input.asking.answer(input.pool, JournalRecord.fields(of: input.data.programme))
  }

  package static func meets(_ row: JournalRecord, _ sought: Sought, _ input: Input) -> Bool {
    sought.own?.keeps(row, JournalRecord.fields(of: input.data.programme)) ?? false
  }

  package static let cycle = ["seq", "at", "effective", "by", "municipality", "initiative", "kind", "reason"]
  package static let takesMunicipal = true

  package static func columns(_ state: State) -> [ListColumn] {
    JournalRecord.fields(of: state.programme).map(\.column)
  }

  package static func count(_ input: Input) -> Int {
    input.isCut && input.isWhole ? input.records?.first?.seq ?? 0 : input.records?.count ?? 0
  }

  /// Only a journal that is longer than what was read is asked of the store.
  package static func questions(_ state: State) -> [Effect] {
    let asking = state.asking(of: id)
    return asking.isEmpty || state.programme.seq <= State.journalLimit ? [] : [.findRecords(asking)]
  }

  package static func name(of row: JournalRecord, _ input: Input) -> RowName? { "\(row.seq)" }

  package static func height(_ input: Input, in rect: Rect) -> Int {
    rect.height - 2 - (input.detail > 0 ? input.detail + 1 : 0)
  }

  package static func subject(of row: JournalRecord?, _ state: State) -> Subject? { row.map { .record($0.seq) } }

  package static func open(_ row: JournalRecord, _ state: inout State) -> Opening {
    if row.municipality.isEmpty { return .goes(openMoney(row, &state)) }
    guard state.programme.row(of: row.municipality) != nil else { return .refused(goneOnThisDay) }
    return .goes(openMunicipality(row.municipality, &state))
  }

  package static func figures(of row: JournalRecord?, _ state: State) -> [Figure] {
    row.map { state.programme.recordFigures($0) } ?? [state.recordCount(state.answers.journal?.count ?? 0)]
  }

  package static func saying(of row: JournalRecord?, _ state: State) -> [Said] {
    guard let row = row.map({ state.programme.named($0) }) else { return [] }
    let name = state.programme.row(of: row.municipality).map { state.programme.municipalities[$0].name + " · " } ?? ""
    return [
      .words(same: "\(row.seq) · \(name)"), .figure(Phrase(row.changeWords(.dutch), row.changeWords(.english))),
      .words(
        Phrase(
          " · per \(row.effective.words(.dutch)) · \(row.byWords(.dutch))",
          " · as of \(row.effective.words(.english)) · \(row.byWords(.english))")),
    ]
  }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "undo", "open", "redo", "back", "operate", "command-line", "help", "filter", "sort"]
      : ["up", "open", "operate", "back", "command-line", "help", "filter", "sort"]
  }

  package static let editing = Phrase(
    "Bewerken aan: \(keyOf("undo")) neemt de wijziging van de regel terug.",
    "Editing: \(keyOf("undo")) takes back the change on this row.")

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawJournal(seen) }
}

/// Why a municipality that is named has no card.
let goneOnThisDay = Phrase(
  "Deze gemeente bestaat op deze dag niet.", "This municipality does not exist on this day.")

/// Goes to what a journal record without a municipality is about: a booking, a finding or a setting.
private func openMoney(_ record: JournalRecord, _ state: inout State) -> [Effect] {
  switch record.field {
  case .booking: return openActivity(record.initiative, &state)
  case .finding: return showFinding(record.initiative, &state)
  case .phase, .binding: return openInitiative(record.initiative, &state)
  case .decision, .request: return showDecision(record.initiative, &state)
  case .milestone, .step, .precondition:
    return showPart(ProposalPart(record.field, record.initiative), &state) ?? []
  default:
    switch SettingRule(key: record.initiative) {
    case .contribution: return showContributions(state.contributionYear, &state)
    case .over, .under: return show(.control, &state)
    case .light: return go(to: .page(.initiatives), &state)
    default: return show(.slices, &state)
    }
  }
}

extension State {
  /// The most records that are read for the journal's page.
  package static let journalLimit = 5000
}

extension Painter {
  fileprivate mutating func drawJournal(_ seen: Seen<JournalPane>) {
    let (records, inner, programme) = (seen.rows, seen.inner, seen.input.data.programme)
    let asking = seen.input.asking
    let title =
      asking.sort.isEmpty ? say("Journaal, nieuwste eerst", "Journal, newest first") : say("Journaal", "Journal")
    drawRule(seen.rect, title + askedWords(asking), infos: journalRange(seen), focused: seen.isFocused)
    guard !records.isEmpty || seen.input.records?.isEmpty != false || !seen.input.isWhole else {
      return drawNothingKept(asking, in: Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1))
    }
    guard !records.isEmpty else {
      let words =
        seen.input.records == nil
        ? say("Lezen…", "Reading…")
        : !seen.input.isWhole
          ? lookingOn[language]
          : seen.input.isPast
            ? say(
              "Tot deze dag was er niets gewijzigd; \(keyOf("now")) gaat naar nu.",
              "Nothing had been changed by this day; \(keyOf("now")) goes to now.")
            : say(
              "Nog niets gewijzigd. Met \(keyOf("operate")) gaat u bewerken.",
              "Nothing has been changed yet. \(keyOf("operate")) starts editing.")
      write(words, inner.x + 1, inner.y + 1, .textDim, width: inner.width - 2)
      return
    }
    drawSheet(seen, in: inner) {
      Sheet($0.recordColumns(programme, inner.width), width: inner.width, sort: asking.sort)
    }
    if seen.input.detail > 0, let record = seen.current {
      drawDetail(record, programme, in: seen.rect, lines: seen.input.detail)
    }
  }

  /// Which records show, of how many.
  private func journalRange(_ seen: Seen<JournalPane>) -> [String] {
    let (input, count) = (seen.input, seen.rows.count)
    let limit = grouped(State.journalLimit, language)
    guard input.isCut else { return [askedRange(seen, input.asking, of: JournalPane.count(input)) ?? ""] }
    guard !input.asking.isEmpty else {
      return [
        say(
          "\(seen.top + 1)–… van de nieuwste \(count); alles: samen get journal",
          "\(seen.top + 1)–… of the latest \(count); all: samen get journal")
      ]
    }
    let shown = grouped(count, language)
    let isSorted = !input.asking.sort.isEmpty
    guard input.isWhole else {
      // The order is of those that were read: what is older may come before them.
      return input.asking.filter == nil
        ? [
          say(
            "alleen de nieuwste \(limit) op volgorde; zoekt verder…", "only the latest \(limit) in order; searching on…"
          ),
          say("alleen de nieuwste \(limit) op volgorde", "only the latest \(limit) in order"),
        ]
        : [say("\(shown) van de nieuwste \(limit); zoekt verder…", "\(shown) of the latest \(limit); searching on…")]
    }
    // How many there were by a day of the past nobody counted.
    let all = input.isPast ? nil : grouped(JournalPane.count(input), language)
    guard count >= State.journalLimit else {
      return [all.map { say("\(shown) van \($0)", "\(shown) of \($0)") } ?? shown]
    }
    let first =
      isSorted
      ? say("de eerste \(limit) in deze volgorde", "the first \(limit) in this order")
      : say("nieuwste \(limit) die voldoen", "latest \(limit) that match")
    return [all.map { first + say(", van \($0)", ", of \($0)") } ?? first, first]
  }

  private func recordColumns(_ programme: Programme, _ width: Int) -> [Column<JournalRecord>] {
    // Without room for a column of their own, reasons follow what they are reasons for.
    let hasReason = width >= 101
    // No column that would be missing beside the record in full.
    let hasDay = width >= 141 && size.width >= CardPane.least
    func why(_ record: JournalRecord) -> String {
      let why = record.reasonWords(language)
      guard !hasDay, isElsewhen(record) else { return why }
      // The reason first: what it holds from stands in full beneath the list.
      let from = say("per ", "as of ") + record.effective.words(language)
      return why.isEmpty ? from : "\(why) · \(from)"
    }
    return [
      Column(Phrase("nr", "no"), .fixed(5), .right, key: "seq") { "\($0.seq)" },
      Column(Phrase("vastgelegd", "recorded"), .steps([65: 11, 101: 17]), key: "at") { record in
        let at = record.recordedWords(language)
        return width < 101 ? String(at.prefix(11)) : at
      },
      Column(Phrase("geldt per", "effective"), .fixed(hasDay ? 11 : 0), key: "effective") { record in
        isElsewhen(record) ? record.effective.aligned(language) : ""
      },
      Column(Phrase("wie", "who"), .steps([101: 9, 141: 14]), key: "by") { $0.byWords(language) },
      Column(Phrase("gemeente", "municipality"), .steps([0: 14, 76: 16, 81: 19, 141: 26]), key: "municipality") {
        municipalityName($0, programme)
      },
      Column(Phrase("init", "init"), .fixed(4), key: "initiative") { initiativeLabel($0, programme) },
      Column(Phrase("van → naar", "from → to"), hasReason ? .fixed(38) : .rest(), gap: hasReason ? 1 : 0) { record in
        let words = programme.named(record).changeWords(language, ascii: isASCII)
        return hasReason ? words : [words, why(record)].filter { !$0.isEmpty }.joined(separator: " · ")
      } paint: { record, place, role, painter in
        painter.drawNewStatus(record, in: place, role: role)
      },
      Column(Phrase("reden", "reason"), hasReason ? .rest() : .fixed(0), gap: 0, key: "reason") {
        why($0)
      } paint: { record, place, role, painter in
        // Where there is no reason a long change goes on.
        let words = programme.named(record).changeWords(language, ascii: isASCII)
        guard why(record).isEmpty, TextWidth.of(words) > 38 else { return }
        painter.write(words, place.x - 39, place.y, role, width: place.width + 39)
      },
    ]
  }

  /// The new status of a change in its own colour, over the words of the change.
  mutating func drawNewStatus(_ record: JournalRecord, in place: Rect, role: Role) {
    guard record.field == .status, let status = RolloutStatus(rawValue: record.to) else { return }
    let new = status.words(language, ascii: isASCII)
    let old = RolloutStatus(rawValue: record.from)?.words(language, ascii: isASCII) ?? record.from
    let start = TextWidth.of(old) + 3
    guard start < place.width else { return }
    canvas.write(
      new, x: place.x + start, y: place.y, style: statusStyle(status).over(theme[role]),
      width: min(TextWidth.of(new), place.width - start))
  }

  /// Whether the day from which it holds is another than the day on which it was recorded.
  private func isElsewhen(_ record: JournalRecord) -> Bool {
    record.recordedHere?.day != record.effective
  }

  private func initiative(_ record: JournalRecord, _ programme: Programme) -> Initiative? {
    programme.column(of: record.initiative).map { programme.initiatives[$0] }
  }

  private func initiativeLabel(_ record: JournalRecord, _ programme: Programme) -> String {
    switch record.field {
    case .finding: return "⚠"
    case .decision, .request: return "§"
    case .booking, .setting: return isASCII ? "$" : "€"
    case .milestone, .step: return ""
    case .precondition:
      let id = record.initiative.split(separator: ":").last.map(String.init) ?? ""
      return programme.column(of: id).map { programme.initiatives[$0].label } ?? ""
    default: return initiative(record, programme)?.label ?? record.initiative
    }
  }

  private func municipalityName(_ record: JournalRecord, _ programme: Programme) -> String {
    if moneyChange(record) != nil { return moneySubject(record, programme)[language] }
    return programme.row(of: record.municipality).map { programme.municipalities[$0].name }
      ?? record.municipality
  }

  /// One record in full, under a line across the frame.
  private mutating func drawDetail(_ record: JournalRecord, _ programme: Programme, in rect: Rect, lines detail: Int) {
    let y = rect.y + rect.height - 1 - detail
    canvas.rule("─", Rect(x: rect.x + 1, y: y, width: rect.width - 1, height: 1), theme[.rule])
    let lines = flowed(recordParts(record, programme, isNarrow: rect.width < 110), width: rect.width - 4)
    for (line, words) in lines.prefix(detail).enumerated() {
      let isCut = line == detail - 1 && lines.count > detail
      write(isCut ? words + "…" : words, rect.x + 2, y + 1 + line, .textStrong, width: rect.width - 4)
    }
  }

  /// All that a record says, part by part.
  func recordParts(_ record: JournalRecord, _ programme: Programme, isNarrow: Bool) -> [String] {
    let why = record.reasonWords(language)
    let name = isNarrow ? initiative(record, programme)?.shortName : initiative(record, programme)?.name
    return [
      "\(record.seq)  \(municipalityName(record, programme))"
        + (record.municipality.isEmpty ? "" : " (\(record.municipality))"),
      moneyChange(record) == nil ? name?[language] ?? record.initiative : "",
      programme.named(record).changeWords(language, ascii: isASCII),
      why.isEmpty ? "" : say("reden: ", "reason: ") + why,
      say("geldt per ", "effective ") + record.effective.words(language),
      say("vastgelegd ", "recorded ") + record.recordedWords(language).drop { $0 == " " }
        + say(" door ", " by ") + record.byWords(language),
      record.isSample ? say("voorbeeldgegevens", "sample data") : "",
    ]
  }
}
