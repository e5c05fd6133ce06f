import Model
import Screen

/// Whether changes can be made.
package enum Mode: String, Sendable {
  case browse, operating

  package var title: Phrase {
    self == .browse ? Phrase("bladeren", "browsing") : Phrase("BEWERKEN", "OPERATOR")
  }
}

/// A sentence for the user, until the next key.
package struct Notice: Sendable, Hashable {
  package enum Kind: Sendable {
    case info, saved, refusal, usage, conflict, failure
  }

  package var kind: Kind
  package var text: Phrase

  package init(_ kind: Kind, _ text: Phrase) {
    self.kind = kind
    self.text = text
  }
}

/// Cursor and first visible row of a list.
package struct ListPosition: Sendable, Hashable {
  package var cursor = 0
  package var top = 0

  package init() {}

  /// Puts the cursor on `row` of `count` and scrolls just enough to show it among `height` rows.
  package mutating func move(to row: Int, count: Int, height: Int) {
    cursor = max(0, min(row, count - 1))
    let height = max(1, height)
    if cursor < top { top = cursor }
    if cursor >= top + height { top = cursor - height + 1 }
    top = max(0, min(top, count - height))
  }
}

/// Everything that the screen depends on; `view` is a function of it.
package struct State: Sendable {
  package var programme: Programme
  /// Municipalities shown, as rows of `programme`, after the filter.
  package private(set) var rows: [Int] = []
  package private(set) var coverage: [Coverage] = []
  /// Every finding that the data bear out, in order of number.
  package private(set) var register: [Finding] = []

  package var language: Language
  package var theme: Theme
  package var size: Size
  /// Letters and ASCII only.
  package var isASCII = false
  /// No screen: a script; `operate` switches on only, and nothing asks back.
  package var isHeadless = false

  package var mode: Mode = .browse
  /// Why this session can change nothing at all; nil if it may.
  package var locked: Phrase?
  /// Who is recorded in the journal.
  package var operatorName: String
  /// Asked for with `--as-of` or the as-of command; nil for now.
  package var asOf: Day?

  /// Places gone through; the last is shown.
  package private(set) var path: [Place] = [.page(.overview)]
  /// The pane of the overview that has the focus.
  package var pane: Scope = .rollout
  package var isZoomed = false
  package var positions: [Scope: ListPosition] = [:]
  /// The column of the matrix: an initiative.
  package var column = 0
  package private(set) var filter: Filter?
  package var contributionOrder = ContributionOrder()

  package var overlay: Overlay?
  package var notice: Notice?
  package var keymap: Keymap
  package var commandHistory: [String] = []
  /// A save is under way: its answer decides what the next key means.
  package var isSaving = false

  /// The journal, newest first, as far as it was loaded; nil before it was asked for.
  package var journal: [JournalRecord]?
  /// The history of the municipality that is open, or whose figure is explained, newest first.
  package var history: [JournalRecord] = []
  /// Cells that another operator changed last, until the next key.
  package var flashes: Set<CellName> = []

  package init(
    programme: Programme, language: Language, theme: Theme, size: Size, operatorName: String, keymap: Keymap
  ) {
    self.programme = programme
    self.language = language
    self.theme = theme
    self.size = size
    self.operatorName = operatorName
    self.keymap = keymap
    refresh()
  }
}

/// A cell by name, which stays true when rows move.
package struct CellName: Sendable, Hashable {
  package var municipality: String
  package var initiative: String

  package init(municipality: String, initiative: String) {
    self.municipality = municipality
    self.initiative = initiative
  }
}

extension State {
  /// What fills the screen now.
  package var place: Place { path.last ?? .page(.overview) }

  /// The part of the screen that has the focus.
  package var scope: Scope {
    switch place {
    case .page(.journal): .journal
    case .page(.findings): .findings
    case .page: pane
    case .municipality: .municipality
    case .initiative: .initiative
    case .contributions: .contributions
    }
  }

  package mutating func go(to place: Place) {
    if case .page = place { path = [place] } else { path.append(place) }
  }

  /// Back to where one was; false at the root.
  package mutating func goBack() -> Bool {
    guard path.count > 1 else { return false }
    path.removeLast()
    return true
  }

  /// The rows of the list in the focus.
  package var focusCount: Int { rowCount(of: scope) }

  package func rowCount(of scope: Scope) -> Int {
    switch scope {
    case .initiatives, .municipality: programme.initiatives.count
    case .rollout: rows.count
    case .fund: fundRows.count
    case .initiative: initiativeCardLines.count
    case .journal: journal?.count ?? 0
    case .contributions: contributionList.count
    case .findings: register.count
    case .global: 0
    }
  }

  package func position(of scope: Scope) -> ListPosition { positions[scope] ?? ListPosition() }

  /// Moves the cursor of the focused list to `row`, or as near as there are rows.
  package mutating func moveCursor(to row: Int) {
    var position = position(of: scope)
    position.move(to: row, count: focusCount, height: Layout(self).listHeight(of: scope))
    positions[scope] = position
  }

  /// The cell that commands work on: the matrix's cursor, or the row of the municipality that is open.
  package var target: (row: Int, column: Int)? {
    switch scope {
    case .rollout:
      let cursor = position(of: .rollout).cursor
      return rows.indices.contains(cursor) && programme.initiatives.indices.contains(column)
        ? (rows[cursor], column) : nil
    case .municipality:
      guard case .municipality(let code) = place, let row = programme.row(of: code) else { return nil }
      let cursor = position(of: .municipality).cursor
      return programme.initiatives.indices.contains(cursor) ? (row, cursor) : nil
    default: return nil
    }
  }

  /// Takes over a programme that was read anew; every cursor stays on the municipality it was on.
  package mutating func show(_ programme: Programme) {
    let cursor = position(of: .rollout).cursor
    let code = rows.indices.contains(cursor) ? self.programme.municipalities[rows[cursor]].code : nil
    self.programme = programme
    refresh()
    if let code, let row = rows.firstIndex(where: { programme.municipalities[$0].code == code }) { settle(on: row) }
    if case .municipality(let code) = place, programme.row(of: code) == nil { _ = goBack() }
  }

  /// Shows only what `filter` keeps; nil shows all.
  package mutating func keep(_ filter: Filter?) {
    let cursor = position(of: .rollout).cursor
    let old = rows.indices.contains(cursor) ? rows[cursor] : nil
    self.filter = filter.flatMap { $0.isEmpty ? nil : $0 }
    refresh()
    settle(on: old.flatMap { rows.firstIndex(of: $0) } ?? 0)
  }

  private mutating func settle(on row: Int) {
    var position = position(of: .rollout)
    position.move(to: row, count: rows.count, height: Layout(self).listHeight(of: .rollout))
    positions[.rollout] = position
  }

  private mutating func refresh() {
    let all = programme.municipalities.indices
    rows = filter.map { filter in all.filter { filter.keeps(row: $0, of: programme) } } ?? Array(all)
    coverage = programme.initiatives.indices.map { programme.coverage(of: $0) }
    register = programme.findingRegister
    settle(on: position(of: .rollout).cursor)
  }
}
