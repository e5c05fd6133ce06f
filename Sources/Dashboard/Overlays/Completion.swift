import Model

/// `line` with its last word completed as far as all candidates agree; one with blanks gets its quotes.
func completed(_ line: String, _ state: State) -> String {
  let candidates = completionCandidates(line, state)
  guard let first = candidates.first else { return line }
  var common = first
  for candidate in candidates.dropFirst() {
    common = String(zip(common, candidate).prefix { folded(String($0)) == folded(String($1)) }.map(\.0))
  }
  let last = lastPiece(line)
  guard common.count >= last.text.count else { return line }
  let whole = Words.quoted(common)
  let before = line[..<last.range.lowerBound]
  guard candidates.count > 1 else { return before + whole + " " }
  // What is not whole yet stays open.
  return before + (whole == common ? common : String(whole.dropLast()))
}

/// What the last word of `line` may become: a command's id, then that command's arguments.
package func completionCandidates(_ line: String, _ state: State) -> [String] {
  let typed = folded(lastPiece(line).text)
  let words = Words(line).pieces
  let isFirst = lastPiece(line).range.lowerBound <= words.first?.range.lowerBound ?? line.endIndex
  guard isFirst else {
    let pool = completions(words.map(\.text), isOpen: lastPiece(line).text.isEmpty, state)
    return pool.filter { folded($0).hasPrefix(typed) }
  }
  // Of a command the name that was begun, the user's own language first.
  return commandsByNeed.compactMap { command in
    [command.name(state.language), command.id, command.name(.dutch)].first { $0.hasPrefix(typed) }
  }
}

private func completions(_ words: [String], isOpen: Bool, _ state: State) -> [String] {
  guard let command = Command.named(words[0]) else { return [] }
  return command.completions(behind: Array(words.dropFirst().dropLast(isOpen ? 0 : 1)), state)
}

/// The word that is being typed: an empty one behind a blank.
private func lastPiece(_ line: String) -> Words.Piece {
  let words = Words(line)
  if let last = words.pieces.last, words.isOpen || last.range.upperBound == line.endIndex { return last }
  return Words.Piece(at: line.endIndex)
}
