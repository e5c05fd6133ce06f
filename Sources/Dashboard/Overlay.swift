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
  case source(top: Int)
}

/// A question with one line for an answer.
package struct Prompt: Sendable {
  /// What the answer becomes.
  package enum Purpose: Sendable {
    case reason(RolloutChange)
    case note(RolloutChange)
    case planned(RolloutChange)
    case flags(RolloutChange)
    /// The answer is the reason.
    case setting(SettingChange)
  }

  package var title: Phrase
  package var hint: Phrase
  package var editor: LineEditor
  package var purpose: Purpose
  package var problem: Phrase?

  package init(title: Phrase, hint: Phrase, text: String = "", purpose: Purpose) {
    self.title = title
    self.hint = hint
    self.editor = LineEditor(text: text)
    self.purpose = purpose
  }
}

/// The statuses that a cell may get, and why it may not get the others.
package struct StatusMenu: Sendable {
  package struct Item: Sendable {
    package var status: RolloutStatus
    package var verdict: Result<Transition.Need, Refusal>
  }

  package var cell: CellName
  package var current: RolloutCell
  package var items: [Item]
  package var selected: Int

  /// The menu for a cell of `programme`; the cursor stands on the next step that is allowed.
  package init(row: Int, column: Int, of programme: Programme) {
    let initiative = programme.initiatives[column]
    let current = programme[row, column]
    self.current = current
    cell = CellName(municipality: programme.municipalities[row].code, initiative: initiative.id)
    items = RolloutStatus.allCases.filter { $0 != .merged }.map { status in
      let transition = Transition(from: current.status, to: status, initiative: initiative, flags: current.flags)
      return Item(status: status, verdict: transition.verdict())
    }
    // The next step of the road is what is wanted most.
    let next = items.firstIndex {
      $0.status.ladderIndex > current.status.ladderIndex && (try? $0.verdict.get()) == .nothing
    }
    selected = next ?? items.firstIndex { (try? $0.verdict.get()) != nil } ?? 0
  }
}
