import Model
import Screen

extension State {
  /// The history of the municipality that is open, by the day from which each change holds, the latest first.
  var timeline: [JournalRecord] {
    history.sorted { ($0.effective, $0.seq) > ($1.effective, $1.seq) }
  }
}

extension Painter {
  /// What happened to a municipality, as a line of time: a day once, its changes beside and beneath it.
  mutating func drawHistory(in rect: Rect) {
    let isFocused = state.scope == .history
    let position = state.position(of: .history)
    drawFrame(
      rect, cardPaneTitle(.history), right: range(.history, top: position.top, always: true), focused: isFocused)
    let inner = layout.inside(.history)
    guard !state.history.isEmpty else {
      write(say("Nog niets gemeld.", "Nothing reported yet."), inner.x + 1, inner.y, .textDim, width: inner.width - 2)
      return
    }
    let columns = TimelineColumns(width: inner.width)
    for (text, x, width) in [
      (say("geldt per", "effective"), 1, 11),
      (
        columns.initiativeWidth > 4 ? say("initiatief", "initiative") : "init", columns.initiative,
        columns.initiativeWidth
      ),
      (say("van → naar", "from → to"), columns.change, columns.changeWidth),
      (say("wie", "who"), columns.by, columns.byWidth), (say("reden", "reason"), columns.reason, columns.reasonWidth),
    ] where width > 0 {
      write(text, inner.x + x, inner.y, .tableHead, width: width)
    }
    let records = state.timeline
    let top = max(0, min(position.top, records.count - 1))
    for (line, record) in records.dropFirst(top).prefix(max(0, inner.height - 1)).enumerated() {
      let index = top + line
      let y = inner.y + 1 + line
      let role: Role = isFocused && index == position.cursor ? .tableCursor : .table
      if role != .table { canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), theme[role]) }
      write(role != .table ? "▸" : " ", inner.x, y, role)
      if line == 0 || records[index - 1].effective != record.effective {
        write(record.effective.aligned(language), inner.x + 1, y, role, width: 11)
      }
      drawTimelineRecord(record, at: inner.x, y, columns, role: role)
    }
  }

  private mutating func drawTimelineRecord(
    _ record: JournalRecord, at x: Int, _ y: Int, _ columns: TimelineColumns, role: Role
  ) {
    let initiative = state.programme.column(of: record.initiative).map { state.programme.initiatives[$0] }
    let name = columns.initiativeWidth > 4 ? initiative?.shortName[language] : initiative?.label
    write(name ?? record.initiative, x + columns.initiative, y, role, width: columns.initiativeWidth)
    drawChange(
      record, at: x + columns.change, y, width: columns.changeWidth, role: role, withReason: columns.reasonWidth == 0)
    if columns.byWidth > 0 { write(record.byWords(language), x + columns.by, y, role, width: columns.byWidth) }
    if columns.reasonWidth > 0 {
      write(record.reasonWords(language), x + columns.reason, y, role, width: columns.reasonWidth)
    }
  }

  /// A lower pane's title; where only one is seen at a time it names the others that Tab goes to.
  func cardPaneTitle(_ scope: Scope) -> String {
    guard layout.size.width < Layout.cardWidth else { return scope.title[language] }
    let others = Scope.cardPanes.dropFirst().filter { $0 != scope }.map { $0.title[language] }
    guard layout.size.width >= 60 else { return scope.title[language] }
    return scope.title[language] + " (Tab: " + others.joined(separator: ", ") + ")"
  }
}

private struct TimelineColumns {
  var initiative = 13
  var initiativeWidth: Int
  var change: Int
  var changeWidth: Int
  var by: Int
  /// 0 where there is no room.
  var byWidth: Int
  var reason: Int
  var reasonWidth: Int

  init(width: Int) {
    initiativeWidth = width >= 74 ? 19 : 4
    change = initiative + initiativeWidth + 1
    // Without room for a column of their own, reasons follow what they are reasons for.
    let hasReason = width - change >= 60
    changeWidth = hasReason ? 40 : max(0, width - change - 1)
    by = change + changeWidth + 1
    byWidth = hasReason && width >= by + 28 ? 10 : 0
    reason = by + (byWidth > 0 ? byWidth + 1 : 0)
    reasonWidth = hasReason ? max(0, width - reason - 1) : 0
  }
}
