import Model

/// `line` with its last word completed as far as all candidates agree.
func completed(_ line: String, _ state: State) -> String {
  let candidates = completionCandidates(line, state)
  guard let first = candidates.first else { return line }
  var common = first
  for candidate in candidates.dropFirst() {
    common = String(zip(common, candidate).prefix { folded(String($0)) == folded(String($1)) }.map(\.0))
  }
  let typed = lastWord(line)
  guard common.count >= typed.count else { return line }
  return line.dropLast(typed.count) + common + (candidates.count == 1 ? " " : "")
}

/// What the last word of `line` may become: a command's id, then that command's arguments.
package func completionCandidates(_ line: String, _ state: State) -> [String] {
  let typed = folded(lastWord(line))
  let first = line.split(separator: " ").first.map(String.init) ?? ""
  let isFirst = !line.contains(" ")
  let pool = isFirst ? commandsByNeed.map(\.id) : Command.named(first)?.completions(state) ?? []
  return pool.filter { folded($0).hasPrefix(typed) }
}

private func lastWord(_ line: String) -> String {
  guard let blank = line.lastIndex(of: " ") else { return line }
  return String(line[line.index(after: blank)...])
}
