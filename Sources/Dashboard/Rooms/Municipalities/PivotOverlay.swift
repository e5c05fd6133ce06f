import Model
import Screen

/// A pivot over the page.
package struct PivotOverlay: Overlay {
  /// What was counted.
  package var pivot: Pivot
  /// The first column that shows, where not all fit.
  fileprivate var left = 0
  /// The count under the cursor: its row, behind the last that of the sums, and its column, behind the last the same.
  private(set) var cursor = (row: 0, column: 0)
  /// How many municipalities were counted.
  var count: Int
  /// How far it was scrolled.
  var scroll = Scroll()
  package let shows = true

  init(_ pivot: Pivot, _ state: State) {
    self.pivot = pivot
    count = state.rows.count
  }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    // Frame, head and total.
    let height = max(1, state.screen.over.height - 4)
    switch key {
    case .up, .character("k"): cursor.row = max(0, cursor.row - 1)
    case .down, .character("j"): cursor.row = min(pivot.rows.count, cursor.row + 1)
    case .left, .character("h"): cursor.column = max(0, cursor.column - 1)
    case .right, .character("l"): cursor.column = min(pivot.columns.count, cursor.column + 1)
    case .enter:
      let (row, column) = (pivot.rows.indices, pivot.columns.indices)
      let filter = pivot.filter(
        row: row.contains(cursor.row) ? cursor.row : nil, column: column.contains(cursor.column) ? cursor.column : nil,
        state.language)
      guard let filter, counted > 0 else {
        state.tell(
          .refusal, "Hier hoort geen enkele gemeente bij.", "No municipality stands behind this.")
        return .stays
      }
      return .does { state in showMunicipalities(filter, besides: state.filter, &state) }
    case .character("i"): return .opens(SourceOverlay(state.programme.pivotFigures(pivot), state))
    default:
      if scroll.take(key, count: pivot.rows.count, height: height) { return .stays }
      return .closes
    }
    scroll.show(min(cursor.row, pivot.rows.count - 1), height: height)
    let shown = PivotColumns(pivot, from: left, width: state.size.width, state.language).shown
    let wanted = min(cursor.column, pivot.columns.count - 1)
    if wanted < shown.lowerBound { left = wanted }
    if wanted >= shown.upperBound { left = wanted - shown.count + 1 }
    return .stays
  }

  /// How many are counted under the cursor.
  private var counted: Int {
    let rows = pivot.rows.indices.contains(cursor.row) ? [pivot.rows[cursor.row]] : pivot.rows
    return rows.reduce(0) { sum, row in
      sum
        + (row.counts.indices.contains(cursor.column) ? row.counts[cursor.column] : row.counts.reduce(0, +))
    }
  }

  package func draw(on painter: inout Painter) { painter.drawPivot(self) }

  package var hints: [Hint] {
    [.choose, .sideways(Phrase("kolommen", "columns")), .enter("gemeenten tonen", "show them"), .source, .close]
  }
}

/// How much of a pivot fits a screen.
private struct PivotColumns {
  /// Of the rows' names, and of a column.
  var names: Int
  var width: Int
  /// Columns that show, and their heads.
  var shown: Range<Int>
  var heads: [Phrase]

  init(_ pivot: Pivot, from left: Int, width screen: Int, _ language: Language) {
    names = min(26, max(10, screen / 3), max(10, pivot.rows.map { TextWidth.of($0.name[language]) }.max() ?? 10))
    let room = screen - names - 14
    heads = pivot.columns
    width = max(6, heads.map { TextWidth.of($0[language]) }.max() ?? 6)
    if heads.count * (width + 1) > room {
      // Short heads where there are, rather than columns that do not show.
      if let short = pivot.shortColumns { heads = short }
      let sums = pivot.columns.indices.map { index in pivot.rows.reduce(0) { $0 + $1.counts[index] } }
      let digits = grouped(sums.max() ?? 0, language).count
      width = min(12, max(4, digits, heads.map { TextWidth.of($0[language]) }.max() ?? 4))
    }
    let count = min(heads.count, max(1, room / (width + 1)))
    let first = max(0, min(left, heads.count - count))
    shown = first..<first + count
  }
}

extension Painter {
  fileprivate mutating func drawPivot(_ overlay: PivotOverlay) {
    let pivot = overlay.pivot
    let columns = PivotColumns(pivot, from: overlay.left, width: size.width, language)
    let (names, width, shown) = (columns.names, columns.width, columns.shown)
    let all = say("\(overlay.count) gemeenten", "\(overlay.count) municipalities")
    let part =
      shown.count == pivot.columns.count
      ? ""
      : say("kolom ", "column ") + "\(shown.lowerBound + 1)–\(shown.upperBound) "
        + say("van", "of") + " \(pivot.columns.count) · "
    let inner = drawBox(
      pivot.title[language], width: names + shown.count * (width + 1) + 13, height: pivot.rows.count + 4,
      right: part + all)
    let total = inner.x + names + 2 + shown.count * (width + 1)
    for (index, column) in shown.enumerated() {
      write(
        columns.heads[column][language], inner.x + names + 2 + index * (width + 1), inner.y, .tableHead, width: width,
        align: .right)
    }
    write(say("totaal", "total"), total, inner.y, .tableHead, width: 7, align: .right)
    let height = inner.height - 2
    let first = overlay.scroll.shown(pivot.rows.count, height: height).lowerBound
    /// The column of the cursor on a row; nil on another row.
    func column(_ row: Int) -> Int? { row == overlay.cursor.row ? overlay.cursor.column : nil }
    for (line, row) in pivot.rows[overlay.scroll.shown(pivot.rows.count, height: height)].enumerated() {
      drawPivotRow(
        row.name[language], row.counts, inner, y: inner.y + 1 + line, columns, .overlay, cursor: column(first + line))
    }
    let sums = pivot.columns.indices.map { index in pivot.rows.reduce(0) { $0 + $1.counts[index] } }
    drawPivotRow(
      say("Totaal", "Total"), sums, inner, y: inner.y + inner.height - 1, columns, .overlayTitle,
      cursor: column(pivot.rows.count))
  }

  private mutating func drawPivotRow(
    _ name: String, _ counts: [Int], _ inner: Rect, y: Int, _ columns: PivotColumns, _ role: Role,
    cursor: Int?
  ) {
    let start = inner.x + columns.names + 2
    if cursor != nil { write("▸", inner.x, y, role) }
    write(name, inner.x + 1, y, role, width: columns.names)
    /// A count, between brackets under the cursor: those show without colour too.
    func writeCount(_ count: Int, _ x: Int, width: Int, isHere: Bool) {
      let text = count == 0 ? "·" : grouped(count, language)
      guard isHere else {
        write(text, x, y, count == 0 ? .overlayDisabled : role, width: width, align: .right)
        return
      }
      let words = "[\(text)]"
      write(words, x + width + 1 - TextWidth.of(words), y, .overlayCursor)
    }
    for (index, column) in columns.shown.enumerated() {
      writeCount(counts[column], start + index * (columns.width + 1), width: columns.width, isHere: cursor == column)
    }
    writeCount(
      counts.reduce(0, +), start + columns.shown.count * (columns.width + 1), width: 7,
      isHere: cursor == counts.count)
  }
}

extension PivotOverlay {
  package func dialogue(_ state: State) -> Dialogue {
    let voice = state.voice
    var dialogue = Dialogue(title: "\(voice.say(pivot.title)), \(voice.municipalities(count))")
    let sums = pivot.columns.indices.map { index in pivot.rows.reduce(0) { $0 + $1.counts[index] } }
    let rows = pivot.rows + [(name: Phrase("Totaal", "Total"), counts: sums)]
    dialogue.text = rows.map { row in
      // What there is none of is not said.
      let counts = zip(pivot.columns, row.counts).filter { $0.1 > 0 }.map { "\(voice.say($0.0)): \(voice.say($0.1))" }
      let total = voice.say("samen ", "together ") + voice.say(row.counts.reduce(0, +))
      return "\(voice.say(row.name)), \(total). " + counts.joined(separator: "; ")
    }
    dialogue.hints = [.source, .close]
    return dialogue
  }
}
