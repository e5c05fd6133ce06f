import Model
import Screen

/// What lies over the page and takes the keys until it is closed.
package enum Overlay: Sendable {
  case help(top: Int)
  case palette(LineEditor, selected: Int)
  case commandLine(LineEditor, history: Int?, problem: Phrase?)
  case filterLine(LineEditor, before: Filter?, problem: Phrase?)
  case prompt(Prompt)
  case menu(StatusMenu)
  case conflict(Conflict, selected: Int)
  /// Changes of several rows, before they happen.
  case preview(ChangePreview, top: Int)
  case note(NoteEditor)
  case columns(ColumnMenu)
  case pivot(Pivot, top: Int)
  case reorganisation(ReorganisationPreview)
  case series(AdoptionSeries, top: Int)
  case form(MoneyForm)
  /// Where figures come from: those under the cursor, or those of the overlay that this one lies on.
  indirect case source(top: Int, under: Overlay? = nil)
}

/// A question with one line for an answer, about one change or several.
package struct Prompt: Sendable {
  /// What the answer becomes.
  package enum Purpose: Sendable, Equatable {
    case reason, note, planned, flags
    /// The answer is the reason of a setting.
    case setting(SettingChange)

    /// What may be answered.
    var hint: Phrase {
      switch self {
      case .reason, .note: Phrase("Enter bewaart, Esc laat zoals het was", "Enter keeps, Esc leaves it as it was")
      case .setting: Phrase("komt in het journaal; Esc laat het zoals het was", "goes into the journal; Esc leaves it")
      case .planned:
        Phrase("\(Day.spellings.dutch); leeg haalt de datum weg", "\(Day.spellings.english); empty removes the date")
      case .flags:
        Phrase(
          RolloutFlags.all.map { "\($0.letter) \($0.name.dutch)" }.joined(separator: " · "),
          RolloutFlags.all.map { "\($0.letter) \($0.name.english)" }.joined(separator: " · "))
      }
    }
  }

  package var title: Phrase
  package var hint: Phrase
  package var editor: LineEditor
  package var purpose: Purpose
  package var changes: [RolloutChange]
  package var problem: Phrase?

  package init(title: Phrase, hint: Phrase, text: String = "", purpose: Purpose, changes: [RolloutChange] = []) {
    self.title = title
    self.hint = hint
    self.editor = LineEditor(text: text)
    self.purpose = purpose
    self.changes = changes
  }
}

/// A note of several lines that is being written.
package struct NoteEditor: Sendable {
  package var prompt: Prompt
  package var area: TextArea
  /// Esc was pressed once while there was something to lose.
  package var isLeaving = false

  init(_ prompt: Prompt) {
    self.prompt = prompt
    area = TextArea(text: prompt.editor.text)
  }

  var isChanged: Bool { area.text != prompt.editor.text }
}

/// The statuses that the targets may get, and why they may not get the others.
package struct StatusMenu: Sendable {
  package struct Item: Sendable {
    package var status: RolloutStatus
    /// What it asks of those that may have it, or why none may.
    package var verdict: Result<Transition.Need, Refusal>
    /// How many of the targets may get it.
    package var allowed: Int
    /// How many have it now.
    package var present: Int
  }

  package var cells: [CellName]
  /// What the targets had when the menu opened, beside `cells`.
  package var current: [RolloutCell]
  package var items: [Item]
  package var selected: Int
  package var isCorrecting: Bool
  /// Why the last choice was none.
  package var problem: Phrase?

  /// The menu for cells of one initiative; the cursor stands on the next step that is allowed.
  package init(rows: [Int], column: Int, of state: State, correcting: Bool = false) {
    let programme = state.programme
    let initiative = programme.initiatives[column]
    let current = rows.map { programme[$0, column] }
    self.current = current
    isCorrecting = correcting
    cells = rows.map { CellName(municipality: programme.municipalities[$0].code, initiative: initiative.id) }
    let items = RolloutStatus.allCases.filter { $0 != .merged }.map { status in
      var change = RolloutChange(municipality: "", initiative: "", status: status)
      change.isCorrection = correcting
      let verdicts = rows.map { state.verdict(of: change, row: $0, column: column) }
      let needs = verdicts.compactMap { try? $0.get() }
      let most: Transition.Need =
        needs.contains(.decision) ? .decision : needs.contains(.reason) ? .reason : .nothing
      return Item(
        status: status, verdict: needs.isEmpty ? verdicts.first ?? .success(.nothing) : .success(most),
        allowed: needs.count, present: current.count { $0.status == status })
    }
    // What can be chosen stands on top, in the order of the road; below it what cannot, and why.
    let ordered = items.filter { $0.allowed > 0 } + items.filter { $0.allowed == 0 }
    self.items = ordered
    // The step forward that most of them can take is what is wanted most.
    let least = current.map(\.status.ladderIndex).min() ?? 0
    let steps = ordered.indices.filter { index in
      ordered[index].status.ladderIndex > least && (try? ordered[index].verdict.get()) == .nothing
    }
    selected = steps.max { (ordered[$0].allowed, -$0) < (ordered[$1].allowed, -$1) } ?? 0
  }
}
