import Model
import Screen

/// One line of the help page.
package enum HelpLine: Sendable, Hashable {
  case heading(String)
  case entry(keys: String, title: String, command: String)
  case blank
}

/// The help page, derived from the command table, the keymap in force and the table of statuses.
package func helpLines(_ state: State) -> [HelpLine] {
  let language = state.language
  var lines: [HelpLine] = []
  for scope in [state.focus, .global] {
    let commands = Command.all.filter { $0.scopes.contains(scope) }
    guard !commands.isEmpty else { continue }
    lines.append(.heading(scope.title[language]))
    for command in commands {
      for line in helpEntries(command, state.keymap, state.language) { lines.append(line) }
    }
    lines.append(.blank)
  }
  lines.append(.heading(Phrase("Uitrolstatus", "Rollout status")[language]))
  for status in RolloutStatus.allCases {
    let next = Transition.successors(of: status).map(\.rawValue).joined(separator: " ")
    let may = next.isEmpty ? "" : Phrase("daarna: ", "then: ")[language] + next
    lines.append(
      .entry(
        keys: state.session.isASCII ? status.rawValue : "\(status.glyph)  \(status.rawValue)",
        title: status.name[language],
        command: may))
  }
  lines.append(.blank)
  lines.append(.heading(Phrase("Vlaggen", "Flags")[language]))
  for flag in RolloutFlags.all {
    lines.append(.entry(keys: String(flag.letter), title: flag.name[language], command: ""))
  }
  return lines
}

private func helpEntries(_ command: Command, _ keymap: Keymap, _ language: Language) -> [HelpLine] {
  var lines: [HelpLine] = []
  let plain = keymap.keys(of: command.id)
  let withArguments = command.keys.filter { !$0.arguments.isEmpty }
  if plain.isEmpty == false || withArguments.isEmpty {
    let usage = command.arguments.isEmpty ? command.id : "\(command.id) \(command.arguments.words(language))"
    lines.append(.entry(keys: plain.map(\.text).joined(separator: " "), title: command.title[language], command: usage))
  }
  for standard in withArguments {
    let keys = keymap.keys(of: command.id, arguments: standard.arguments).map(\.text).joined(separator: " ")
    let what = Room.page(named: standard.arguments[0])?.name[language] ?? standard.arguments.joined(separator: " ")
    lines.append(
      .entry(
        keys: keys, title: "\(command.title[language]): \(what)",
        command: "\(command.id) \(standard.arguments.joined(separator: " "))"))
  }
  return lines
}

/// The key table of the README: one row for each command, in Markdown.
package func keyTable(_ language: Language) -> String {
  let keymap = Keymap()
  var text =
    language == .dutch ? "| Toets | Doet | Opdracht |\n|---|---|---|\n" : "| Key | Does | Command |\n|---|---|---|\n"
  for command in Command.all {
    for case .entry(let keys, let title, let usage) in helpEntries(command, keymap, language) {
      let cells = keys.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
      text += "| \(cells) | \(title) | `\(usage.replacing("|", with: "\\|"))` |\n"
    }
  }
  return text
}
