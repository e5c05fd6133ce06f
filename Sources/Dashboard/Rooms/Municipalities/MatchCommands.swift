import Model

extension Command {
  /// From one row that the filter keeps to the next.
  static let matching: [Command] = [
    Command(
      "next-match", Phrase("volgende treffer van het laatste filter", "next match of the last filter"), keys: ["n"],
      scopes: sortedLists, blocked: noFilter
    ) { state, _ in goToMatch(&state, step: 1) },
    Command(
      "previous-match", Phrase("vorige treffer", "previous match"), keys: ["N"], scopes: sortedLists,
      blocked: noFilter
    ) { state, _ in goToMatch(&state, step: -1) },
  ]
}

@Sendable private func noFilter(_ state: State) -> Phrase? {
  state.sought == nil
    ? Phrase(
      "Er is geen filter; \(keyOf("filter")) begint er een.", "There is no filter; \(keyOf("filter")) starts one.")
    : nil
}

/// Goes to the next line that the last filter keeps, round the end: after Esc the others stand between. A name that is
/// the one looked for comes first, then those that begin so.
private func goToMatch(_ state: inout State, step: Int) -> [Effect] {
  let start = state.cursor
  let matches = state.matches
  guard let first = matches.first, let last = matches.last else {
    return state.tell(.info, "Geen treffer.", "No match.")
  }
  guard let now = matches.firstIndex(where: { $0.line == start }) else {
    // From a line that is none: the best, or else the next one on the way.
    let onward = step > 0 ? matches.first { $0.line > start } : matches.last { $0.line < start }
    let other = step > 0 ? first : last
    state.moveCursor(to: first.rank < 3 ? first.line : (onward ?? other).line)
    return []
  }
  state.moveCursor(to: matches[(now + step + matches.count) % matches.count].line)
  return []
}

extension State {
  /// The lines of the list in the focus that its last filter keeps, those that are most like its words first.
  fileprivate var matches: [(rank: Int, line: Int)] {
    guard let sought else { return [] }
    if pane.isAsked { return pane.matches(self, sought).map { (3, $0) } }
    guard let filter = sought.shared else { return [] }
    var matches: [(rank: Int, line: Int)] = []
    for line in 0..<focusCount {
      guard let row = row(atLine: line), filter.keeps(row: row, of: programme) else { continue }
      matches.append((filter.rank(row: row, of: programme), line))
    }
    return matches.sorted { $0 < $1 }
  }

  /// The municipality on a line of the list in which the cursor is; nil for a group's line.
  func row(atLine line: Int) -> Int? {
    guard focus == MunicipalitiesPane.id else { return rows.indices.contains(line) ? rows[line] : nil }
    let lines = arranged.lines
    guard lines.indices.contains(line), case .row(let row) = lines[line] else { return nil }
    return row
  }

  /// Puts the cursor on the municipality whose name is most like the filter's words; where none is more so than the
  /// one under the cursor, it stays.
  mutating func goToBestMatch() {
    if let filter, pane.compass != nil { return goToBestMatch(of: filter) }
    guard let filter, municipalityLists.contains(focus), let current = rowUnderCursor else { return }
    let now = filter.rank(row: current, of: programme)
    var best: (rank: Int, row: Int)?
    for row in rows where best?.rank ?? now > 0 {
      let rank = filter.rank(row: row, of: programme)
      if rank < best?.rank ?? now { best = (rank, row) }
    }
    guard let best,
      let line = focus == MunicipalitiesPane.id ? arranged.line(of: best.row) : rows.firstIndex(of: best.row)
    else { return }
    moveCursor(to: line)
  }

  /// The same where rows lie about in a plane, those that the filter leaves out too: to one that it keeps.
  private mutating func goToBestMatch(of filter: Filter) {
    let (rows, here) = (rows, rowUnderCursor)
    func rank(_ row: Int) -> Int { filter.rank(row: row, of: programme) }
    guard let best = rows.min(by: { (rank($0), $0) < (rank($1), $1) }) else { return }
    if let here, filter.keeps(row: here, of: programme), rank(here) <= rank(best) { return }
    pane.follow(&self, programme.municipalities[best].code)
  }
}
