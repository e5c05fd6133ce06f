import Model
import Screen

/// What happened to a municipality, as a line of time: a day once, its changes beside and beneath it.
package enum HistoryPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// What was read of the municipality, newest first.
    var records: [JournalRecord]
  }

  package static let id = PaneID("history", Phrase("Geschiedenis", "History"))

  package static func input(_ state: State) -> Input {
    Input(
      data: state.data, records: state.answers.history.municipality == state.place.subject ? state.history : [])
  }

  /// By the day from which each change holds, the latest first.
  package static func rows(_ input: Input) -> [JournalRecord] {
    input.records.sorted { ($0.effective, $0.seq) > ($1.effective, $1.seq) }
  }

  package static func name(of row: JournalRecord, _ input: Input) -> RowName? { "\(row.seq)" }

  package static func subject(of row: JournalRecord?, _ state: State) -> Subject? { state.cardSubject }

  package static func figures(of row: JournalRecord?, _ state: State) -> [Figure] {
    row.map { state.programme.recordFigures($0) } ?? [state.recordCount(0)]
  }

  package static func saying(of row: JournalRecord?, _ state: State) -> [Said] { JournalPane.saying(of: row, state) }

  package static func hints(_ state: State) -> [String] { ["up", "next-pane", "back", "help"] }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawHistory(seen) }
}

/// What its lines depend on.
private struct HistoryLook: Equatable {
  var input: HistoryPane.Input
  var top: Int
}

extension Painter {
  fileprivate mutating func drawHistory(_ seen: Seen<HistoryPane>) {
    drawRule(
      seen.rect, cardPaneTitle(HistoryPane.id), info: seen.range(language, always: true), focused: seen.isFocused)
    let inner = seen.inner
    guard !seen.rows.isEmpty else {
      write(say("Nog niets gemeld.", "Nothing reported yet."), inner.x + 1, inner.y, .textDim, width: inner.width - 2)
      return
    }
    // The first line that shows says its day, whichever it is.
    drawSheet(seen, of: HistoryLook(input: seen.input, top: seen.top), in: inner) {
      Sheet($0.timelineColumns(seen, inner.width), width: inner.width)
    }
  }

  private func timelineColumns(_ seen: Seen<HistoryPane>, _ width: Int) -> [Column<JournalRecord>] {
    let programme = seen.input.data.programme
    // A day once: where it stands already it is not said again.
    var days: Set<Int> = []
    for (index, record) in seen.shown
    where index == seen.top || seen.rows[index - 1].effective != record.effective {
      days.insert(record.seq)
    }
    // Without room for a column of their own, reasons follow what they are reasons for.
    let hasReason = width >= 108
    return [
      Column(Phrase("geldt per", "effective"), .fixed(11)) { [days] record in
        days.contains(record.seq) ? record.effective.aligned(language) : ""
      },
      Column(width >= 74 ? Phrase("initiatief", "initiative") : Phrase(same: "init"), .steps([0: 4, 74: 19])) {
        record in
        let initiative = programme.column(of: record.initiative).map { programme.initiatives[$0] }
        return (width >= 74 ? initiative?.shortName[language] : initiative?.label) ?? record.initiative
      },
      Column(Phrase("van → naar", "from → to"), hasReason ? .fixed(40) : .rest()) { record in
        let words = record.changeWords(language, ascii: isASCII)
        let why = hasReason ? "" : record.reasonWords(language)
        return why.isEmpty ? words : "\(words) · \(why)"
      } paint: { record, place, role, painter in
        painter.drawNewStatus(record, in: place, role: role)
      },
      Column(Phrase("wie", "who"), .steps([108: 10])) { $0.byWords(language) },
      Column(Phrase("reden", "reason"), hasReason ? .rest() : .fixed(0)) { $0.reasonWords(language) },
    ]
  }
}
