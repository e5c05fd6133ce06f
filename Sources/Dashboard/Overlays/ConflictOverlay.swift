import Model
import Screen

/// Somebody was first: what is there now and what was asked, to choose from.
struct ConflictOverlay: Overlay {
  /// What was asked and what another made of it.
  let conflict: Conflict
  /// Which of the two choices is under the cursor.
  fileprivate(set) var selected = 0
  fileprivate let title: Phrase
  fileprivate let heading: Phrase

  /// Asks what is to become of a change that another was before with.
  init(_ conflict: Conflict, _ state: State) {
    self.conflict = conflict
    let when = { (language: Language) in
      Day(iso: String(conflict.at.prefix(10))).map { "\($0.words(language)) \(conflict.at.dropFirst(11).prefix(5))" }
        ?? ""
    }
    heading = Rival(conflict, state).heading
    title = state.title(of: [conflict.change], Phrase(when(.dutch), when(.english)))
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case .down, .up, .character("j"), .character("k"), .tab:
      selected = 1 - selected
      return .stays
    case .enter where selected == 1:
      let again = conflict.again
      return .does { save([again], &$0) }
    case _ where key == .enter || isCancel(key):
      state.tell(
        .info,
        conflict.by == state.session.operatorName
          ? Phrase("Uw eerdere waarde blijft staan.", "Your earlier value stays.")
          : Phrase("De waarde van \(conflict.by) blijft staan.", "\(conflict.by)'s value stays."))
      return .closes
    default: return .stays
    }
  }

  var hints: [Hint] { [.choose, .enter("zo doen", "do that"), .cancel] }

  func draw(on painter: inout Painter) { painter.drawConflict(self) }
}

/// What another made of a cell while something was typed for it.
package struct Rival: Sendable {
  /// Who it was.
  let heading: Phrase
  /// The cell as it is since.
  fileprivate let cell: RolloutCell

  /// Who was first in a conflict, and with what.
  init(_ conflict: Conflict, _ state: State) {
    let who = conflict.who(for: state.session.operatorName)
    heading = Phrase("\(who.dutch) was u voor", "\(who.english) was first")
    cell = conflict.theirs
  }
}

extension Conflict {
  /// The change once more, now that its asker has seen what another made of the cell.
  var again: RolloutChange {
    var again = change
    again.expectedVersion = theirs.version
    again.expectedStatus = nil
    return again
  }
}

extension Painter {
  /// Who was first, and all that the cell has since.
  func rivalWords(_ rival: Rival) -> String {
    let all = RolloutChange(
      municipality: "", initiative: "", status: rival.cell.status, flags: rival.cell.flags, note: rival.cell.note)
    return rival.heading[language] + say(" · nu: ", " · now: ") + cellWords(rival.cell, for: all)
  }

  fileprivate mutating func drawConflict(_ overlay: ConflictOverlay) {
    let (conflict, selected) = (overlay.conflict, overlay.selected)
    let change = conflict.change
    var wanted = conflict.theirs
    wanted.status = change.status ?? wanted.status
    wanted.flags = change.flags ?? wanted.flags
    wanted.note = change.note ?? wanted.note
    if let planned = change.planned { wanted.planned = planned }
    let inner = drawBox(
      overlay.heading[language], width: min(84, size.width), height: 8)
    write(
      overlay.title[language], inner.x + 1, inner.y, .overlayTitle,
      width: inner.width - 2)
    for (line, (words, cell)) in [
      (say("Nu:         ", "Now:         "), conflict.theirs), (say("Uw keuze:   ", "Your choice: "), wanted),
    ].enumerated() {
      write(words + cellWords(cell, for: change), inner.x + 1, inner.y + 1 + line, .overlay, width: inner.width - 2)
    }
    let choices = [
      say("Laat staan wat er nu is", "Leave what is there now"),
      say("Toch mijn keuze, als de regels het toestaan", "My choice after all, if the rules allow it"),
    ]
    for (index, choice) in choices.enumerated() {
      let role: Role = index == selected ? .overlayCursor : .overlay
      let y = inner.y + 4 + index
      if index == selected { canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), theme[role]) }
      write("\(index == selected ? "▸" : " ") \(choice)", inner.x + 1, y, role, width: inner.width - 2)
    }
  }
}
