import Model
import Screen

/// What changes of several cells would come to, before they happen.
package struct PreviewOverlay: Overlay {
  /// What Enter does.
  private enum Work: Sendable {
    case save([RolloutChange])
    case confirm([Confirmation])
    case undo(UndoTrial)
  }

  /// One cell, or one other thing that would change.
  struct Row: Sendable {
    /// Whose, and of which initiative where they are of several.
    var name: Phrase
    /// What of it changes.
    var fields: [RolloutField]
    /// The cell as it is.
    var before: RolloutCell
    /// The cell as it would be.
    var after: RolloutCell
    /// Why it cannot be; nil where it can.
    var refusal: Refusal?
    /// Whether it is so already.
    var isSo = false
    /// Whether it skips what lay between.
    var isFurther = false
    /// What is to be said of what is no cell.
    var words: Phrase?
  }

  fileprivate let title: Phrase
  /// What would change.
  let rows: [Row]
  /// How many of them are marked and not in the list; they stand first.
  let unlisted: Int
  private let work: Work
  private let deed: Hint
  /// How far it was scrolled.
  fileprivate(set) var scroll = Scroll()

  /// Shows what changes of one initiative would do.
  init(_ trials: [Trial], _ state: State) {
    let codes = state.unlisted(trials.map(\.change))
    let first = trials.filter { codes.contains($0.municipality) }
    let all = first + trials.filter { !codes.contains($0.municipality) }
    unlisted = first.count
    rows = all.map { trial in
      Row(
        name: Phrase(same: state.name(of: trial.municipality)), fields: trial.change.fields, before: trial.before,
        after: trial.after, refusal: trial.refusal, isSo: trial.isSo, isFurther: trial.isFurther)
    }
    let days = Set(all.map(\.change.on))
    title = PreviewOverlay.title(
      Phrase("Zo wordt het", "What will change"), of: all.first?.change.initiative, state,
      on: days.count == 1 ? days.first ?? nil : nil)
    // What was decided rests on what is shown here.
    work = .save(all.filter { $0.refusal == nil && !$0.isSo }.map { state.lookingNow($0.change) })
    deed = .enter("zo doen", "do it")
  }

  /// Shows what would be heard to be as it is.
  init(_ cells: [Confirmation], _ state: State) {
    let day = cells.first?.on ?? state.programme.today
    let found = cells.compactMap { one -> (Confirmation, Row)? in
      guard let row = state.programme.row(of: one.municipality), let column = state.programme.column(of: one.initiative)
      else { return nil }
      let cell = state.programme[row, column]
      var shown = Row(
        name: Phrase(same: state.programme.municipalities[row].name), fields: [.status, .heard], before: cell,
        after: cell)
      shown.after.heard = day
      shown.isSo = cell.heard.map { $0 >= day } ?? false
      if cell.status == .unknown { shown.refusal = .nothingReported(shown.name.dutch) }
      return (one, shown)
    }
    unlisted = 0
    rows = found.map(\.1)
    title = PreviewOverlay.title(
      Phrase("Nog steeds zo", "Still so"), of: cells.first?.initiative, state, on: cells.first?.on)
    work = .confirm(found.filter { $0.1.refusal == nil && !$0.1.isSo }.map(\.0))
    deed = .enter("bevestigen", "confirm")
  }

  /// Shows what an undo would take back or do again.
  init(_ trial: UndoTrial, _ state: State) {
    let isRedo = trial.marks.first?.kind == .redo
    unlisted = 0
    title =
      isRedo
      ? Phrase("Dit wordt opnieuw gedaan", "This will be done again")
      : Phrase("Dit wordt teruggenomen", "This will be taken back")
    rows = zip(trial.cellNames, trial.cells.map { $0 } + Array(repeating: RolloutCell(), count: trial.marks.count)).map
    {
      name, after in
      let marks = trial.marks.filter { $0.municipality == name.municipality && $0.initiative == name.initiative }
      let column = state.programme.column(of: name.initiative)
      let label = column.map { state.programme.initiatives[$0].shortName } ?? Phrase(same: name.initiative)
      let who = name.municipality.isEmpty ? "" : state.name(of: name.municipality)
      var row = Row(
        name: Phrase(
          [who, label.dutch].filter { !$0.isEmpty }.joined(separator: " · "),
          [who, label.english].filter { !$0.isEmpty }.joined(separator: " · ")), fields: marks.map(\.field),
        before: after, after: after)
      if let place = state.programme.row(of: name.municipality), let column {
        row.before = state.programme[place, column]
      } else if let mark = marks.first {
        let mark = state.programme.named(mark)
        row.words = Phrase(mark.changeWords(.dutch), mark.changeWords(.english))
      }
      return row
    }
    work = .undo(trial)
    deed = isRedo ? .enter("opnieuw doen", "redo") : .enter("terugnemen", "take back")
  }

  private static func title(_ what: Phrase, of initiative: String?, _ state: State, on day: Day?) -> Phrase {
    let label = initiative.flatMap { state.programme.column(of: $0) }.map { state.programme.initiatives[$0].shortName }
    func words(_ language: Language) -> String {
      [
        what[language], label?[language] ?? "",
        day.map { Phrase("per ", "as of ")[language] + $0.words(language) } ?? "",
      ]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    }
    return Phrase(words(.dutch), words(.english))
  }

  package mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    // Frame, a blank line and what it comes to; above them what is not in the list.
    let frame = unlisted > 0 ? 5 : 4
    let height = max(1, min(rows.count, state.screen.over.height - frame))
    if scroll.take(key, count: rows.count, height: height) { return .stays }
    switch key {
    case .enter:
      switch work {
      case .save(let changes) where !changes.isEmpty: return .does { save(changes, &$0) }
      case .confirm(let cells) where !cells.isEmpty: return .does { $0.write(.confirm(cells)) }
      case .undo(let trial): return .does { $0.write(trial.effect) }
      default:
        state.layDraft()
        state.tell(.refusal, "Er blijft niets over om te wijzigen.", "There is nothing left to change.")
        return .closes
      }
    case _ where isCancel(key):
      state.layDraft()
      state.tell(.info, "Niets gewijzigd.", "Nothing changed.")
      return .closes
    default: return .stays
    }
  }

  package var wheelSteps: Int { 3 }

  package var hints: [Hint] { [deed, .scroll, .cancel] }

  package func draw(on painter: inout Painter) { painter.drawPreview(self) }
}

extension Painter {
  /// Every row with what it has and what it would get, or why it cannot; then how many remain.
  fileprivate mutating func drawPreview(_ overlay: PreviewOverlay) {
    let (rows, unlisted) = (overlay.rows, overlay.unlisted)
    var inner = drawBox(
      overlay.title[language], width: min(100, size.width),
      height: min(screen.over.height, rows.count + (unlisted > 0 ? 6 : 5)))
    if unlisted > 0 {
      write(unlistedWords(overlay), inner.x + 1, inner.y, .overlayWarning, width: inner.width - 2)
      inner.y += 1
      inner.height -= 1
    }
    let name = max(24, min(38, rows.map { TextWidth.of($0.name[language]) }.max() ?? 0))
    let height = max(1, inner.height - 2)
    let seen = overlay.scroll.shown(rows.count, height: height)
    for (line, row) in rows[seen].enumerated() {
      if seen.lowerBound + line < unlisted { write("⚠", inner.x, inner.y + line, .overlayWarning) }
      drawPreviewRow(row, at: inner.x + 1, inner.y + line, width: inner.width - 2, name: name)
    }
    let refused = rows.count { $0.refusal != nil && !$0.isSo }
    var words = sum(rows, refused: refused)
    if rows.count > height {
      words += say(
        "  (\(seen.lowerBound + 1)–\(seen.upperBound) van \(rows.count))",
        "  (\(seen.lowerBound + 1)–\(seen.upperBound) of \(rows.count))")
    }
    write(
      words, inner.x + 1, inner.y + inner.height - 1, refused > 0 ? .overlayWarning : .overlayTitle,
      width: inner.width - 2)
  }

  fileprivate func unlistedWords(_ overlay: PreviewOverlay) -> String {
    let (unlisted, count) = (overlay.unlisted, overlay.rows.count)
    return say(
      "⚠ \(unlisted) van \(count): gemarkeerd, maar niet in de lijst (bovenaan)",
      "⚠ \(unlisted) of \(count): marked, but not in the list (at the top)")
  }

  fileprivate func sum(_ rows: [PreviewOverlay.Row], refused: Int) -> String {
    let (alike, further) = (rows.count(where: \.isSo), rows.count { $0.isFurther && $0.refusal == nil })
    let possible = rows.count - refused - alike
    return say("\(possible) gewijzigd, \(refused) geweigerd", "\(possible) changed, \(refused) refused")
      + (alike > 0 ? say(", \(alike) al zo", ", \(alike) already set") : "")
      + (further > 0 ? say(", \(further) verder gemeld", ", \(further) reported further") : "")
  }

  private mutating func drawPreviewRow(_ row: PreviewOverlay.Row, at x: Int, _ y: Int, width: Int, name: Int) {
    write(row.name[language], x, y, .overlay, width: name)
    let (x, width) = (x + name + 1, width - name - 1)
    let role: Role =
      row.words != nil ? .overlay : row.isSo ? .overlayDisabled : row.refusal != nil ? .overlayWarning : .overlay
    let sign = row.words != nil ? "" : row.isSo ? "= " : row.refusal != nil ? "✗ " : ""
    write(sign + words(of: row), x, y, role, width: width)
  }

  /// What it has and would get, or why it cannot.
  fileprivate func words(of row: PreviewOverlay.Row) -> String {
    if let words = row.words { return words[language] }
    let from = cellWords(row.before, row.fields)
    if row.isSo { return from + ": " + say("staat er al zo", "already set") }
    if let refusal = row.refusal { return "\(from): \(refusal.brief[language])" }
    return "\(from) \(row.isFurther ? "⇒" : "→") \(cellWords(row.after, row.fields))"
  }

  /// Some fields of a cell in words.
  func cellWords(_ cell: RolloutCell, _ fields: [RolloutField]) -> String {
    fields.map { $0.words($0.value(of: cell), language, ascii: isASCII) }.joined(separator: " · ")
  }
}

extension PreviewOverlay {
  package func dialogue(_ state: State) -> Dialogue {
    let (painter, voice) = (Painter(state), state.voice)
    var dialogue = Dialogue(title: voice.say(title))
    if unlisted > 0 { dialogue.text.append(painter.unlistedWords(self)) }
    dialogue.text += rows.map { "\(voice.say($0.name)): \(painter.words(of: $0))" }
    dialogue.text.append(painter.sum(rows, refused: rows.count { $0.refusal != nil && !$0.isSo }))
    dialogue.choices = Dialogue.answers(deed, voice)
    dialogue.hints = [deed, .cancel]
    return dialogue
  }
}
