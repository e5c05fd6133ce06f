import Model
import Screen

/// The record under the cursor in full, beside the journal.
package enum RecordPane: DetailPane {
  /// The list whose row it tells of.
  package typealias List = JournalPane

  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// nil where there is none.
    var record: JournalRecord?
    /// What it says, in lines that fit.
    var lines: [String]
  }

  package static let id = PaneID("record", Phrase("Wijziging", "Change"))

  package static func input(_ state: State) -> Input {
    let width = max(10, (state.place(of: id)?.width ?? CardPane.width) - 4)
    return Input(
      data: state.data, record: state.seen(JournalPane.self).current,
      lines: told(state, width: width) { record, painter in
        painter.recordParts(record, state.programme, isNarrow: false).filter { !$0.isEmpty }.flatMap {
          wrapped($0, width: width)
        }
      } ?? [])
  }

  package static func rows(_ input: Input) -> [String] { input.lines }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "undo", "open", "next-pane", "source", "operate", "help"]
      : ["up", "open", "next-pane", "source", "zoom", "help"]
  }

  package static func read(_ row: String, _ state: State) -> Reading { Reading(row) }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    painter.drawRule(
      seen.rect, id.title[painter.language], info: seen.input.record.map { "\($0.seq)" }, focused: seen.isFocused)
    painter.drawLines(seen, seen.input.lines, in: seen.inner) {
      seen.isFocused && $0 == seen.cursor
    } _: { row, _, isLit, line, painter in
      let role = painter.drawGround(isLit, line.x, line.y, width: line.width)
      painter.write(row, line.x + 1, line.y, isLit ? role : .text, width: line.width - 2)
    }
  }
}
