import Model
import Screen

/// The record under the cursor in full, beside the journal.
enum RecordCard: Block {
  struct Input: Equatable {
    var data: State.Data
    /// nil where there is none.
    var record: JournalRecord?
  }

  static func input(_ state: State) -> Input { Input(data: state.data, record: state.seen(JournalPane.self).current) }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) {
    let title = painter.say("Wijziging", "Change")
    painter.drawRule(rect, title, info: input.record.map { "\($0.seq)" }, focused: false)
    guard let record = input.record else { return }
    var y = rect.y + 1
    for part in painter.recordParts(record, input.data.programme, isNarrow: false) where !part.isEmpty {
      let height = rect.y + rect.height - y
      guard height > 0 else { return }
      y += painter.drawText(part, rect.x + 2, y, .text, width: rect.width - 4, height: height)
    }
  }
}
