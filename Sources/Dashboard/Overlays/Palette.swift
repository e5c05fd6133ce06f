import Model
import Screen

/// Something that the palette can find.
package enum PaletteEntry: Sendable {
  case command(Command)
  case page(Page)
  case municipality(row: Int)
  case initiative(column: Int)
}

/// What one looks for most, first: the order of commands where nothing is typed yet.
private let wantedFirst = ["set", "filter", "theme", "as-of", "page", "language", "undo", "note", "plan", "flag"]

/// All commands, those that are looked for most first.
let commandsByNeed: [Command] =
  wantedFirst.compactMap(Command.named) + Command.all.filter { !wantedFirst.contains($0.id) }

/// What fits `text`, best first: commands in both languages, pages, initiatives and municipalities.
package func paletteEntries(_ text: String, _ state: State) -> [PaletteEntry] {
  let wanted = Array(folded(text).utf8)
  var found: [(score: Int, order: Int, entry: PaletteEntry)] = []
  func offer(_ entry: PaletteEntry, _ names: [String], penalty: Int) {
    let best = names.compactMap { name -> Int? in
      let own = Array(folded(name).utf8)
      // The very name comes first, whatever else begins so.
      return fuzzyScore(wanted, in: own).map { own == wanted ? $0 + 60 : $0 }
    }.max()
    if let best { found.append((best - penalty, found.count, entry)) }
  }
  for command in commandsByNeed where !["palette", "page"].contains(command.id) {
    offer(
      .command(command), [command.title.dutch, command.title.english, command.id],
      penalty: wantedFirst.contains(command.id) ? 0 : 1)
  }
  for page in Page.existing {
    offer(.page(page), [page.title.dutch, page.title.english, "page " + page.rawValue], penalty: 0)
  }
  for (column, initiative) in state.programme.initiatives.enumerated() {
    offer(.initiative(column: column), [initiative.name.dutch, initiative.name.english, initiative.id], penalty: 1)
  }
  if !wanted.isEmpty {
    for (row, municipality) in state.programme.municipalities.enumerated() {
      offer(.municipality(row: row), municipality.names, penalty: 2)
    }
  }
  return found.sorted { ($0.score, -$0.order) > ($1.score, -$1.order) }.map(\.entry)
}

/// Does what the chosen entry stands for.
func choose(_ entry: PaletteEntry, _ state: inout State) -> [Effect] {
  switch entry {
  case .command(let command):
    if command.arguments.isEmpty || !state.keymap.keys(of: command.id).isEmpty { return execute(command, [], &state) }
    // It wants arguments: the command line takes over where the palette stops.
    state.overlay = .commandLine(LineEditor(text: command.id + " "), history: nil, problem: nil)
    return []
  case .page(let page): return execute(line: "page \(page.rawValue)", &state)
  case .municipality(let row): return openMunicipality(state.programme.municipalities[row].code, &state)
  case .initiative(let column):
    state.go(to: .initiative(state.programme.initiatives[column].id))
    state.positions[.initiative] = nil
    return []
  }
}

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
