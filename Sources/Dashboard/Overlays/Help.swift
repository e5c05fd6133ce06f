import Model
import Screen

/// One line of the help page.
package enum HelpLine: Sendable, Hashable {
  case heading(String)
  /// `why` is what stands in the way of it now, empty where nothing does; `also` what else it is called.
  case entry(keys: String, title: String, command: String, why: String = "", also: String = "")
  case blank

  /// Whether it tells of what one looks for, in folded words.
  fileprivate func tells(of words: [String]) -> Bool {
    guard case .entry(let keys, let title, let command, _, let also) = self else { return false }
    let text = folded("\(title) \(command) \(also)")
    return words.allSatisfy { word in text.contains(word) || keys.split(separator: " ").contains { $0 == word } }
  }
}

/// The help page, derived from the command table, the keymap in force and the table of statuses: what can be done here
/// and now comes first.
/// - Parameter search: only what tells of these words.
package func helpLines(_ state: State, search: String = "") -> [HelpLine] {
  let words = search.split(whereSeparator: \.isWhitespace).map { folded(String($0)) }
  return helpParts(state).map { part in
    words.isEmpty ? part : part.prefix(1) + part.dropFirst().filter { $0.tells(of: words) }
  }.filter { $0.count > 1 }.flatMap { $0 + [.blank] }.dropLast()
}

/// The parts of the help, each with its heading.
private func helpParts(_ state: State) -> [[HelpLine]] {
  let language = state.language
  func part(_ heading: Phrase, _ commands: [Command]) -> [HelpLine] {
    [.heading(heading[language])]
      + commands.flatMap { command in
        helpEntries(command, state.keymap, language, why: state.whyNot(command)?[language] ?? "")
      }
  }
  let now = state.pane.hints(state).compactMap(Command.named).filter { $0.blocked(state) == nil }
  let here = Command.all.filter { command in
    command.scopes.contains(state.focus) && !now.contains { $0.id == command.id }
  }
  let rest = Command.all.filter { command in
    command.scopes.contains(.global) && !now.contains { $0.id == command.id }
  }
  let title = state.focus.title
  let statuses = RolloutStatus.allCases.map { status in
    let next = Transition.successors(of: status).map(\.rawValue).joined(separator: " ")
    return HelpLine.entry(
      keys: state.session.isASCII ? status.rawValue : "\(status.glyph)  \(status.rawValue)",
      title: status.name[language], command: next.isEmpty ? "" : Phrase("daarna: ", "then: ")[language] + next)
  }
  let flags = RolloutFlags.all.map { flag in
    HelpLine.entry(keys: String(flag.letter), title: flag.name[language], command: "")
  }
  return [
    part(Phrase("Nu hier: \(title.dutch)", "Here and now: \(title.english)"), now + here),
    part(PaneID.global.title, rest),
    [.heading(Phrase("Uitrolstatus", "Rollout status")[language])] + statuses,
    [.heading(Phrase("Vlaggen", "Flags")[language])] + flags,
  ]
}

private func helpEntries(
  _ command: Command, _ keymap: Keymap, _ language: Language, why: String = ""
) -> [HelpLine] {
  var lines: [HelpLine] = []
  let plain = keymap.keys(of: command.id)
  let withArguments = command.keys.filter { !$0.arguments.isEmpty }
  let name = command.name(language)
  // In the other language it is found too.
  let also = "\(command.id) \(command.title[language == .dutch ? .english : .dutch])"
  if plain.isEmpty == false || withArguments.isEmpty {
    let usage = command.arguments.isEmpty ? name : "\(name) \(command.arguments.words(language))"
    lines.append(
      .entry(
        keys: plain.map { $0.label[language] }.joined(separator: " "), title: command.title[language], command: usage,
        why: why,
        also: also))
  }
  for standard in withArguments {
    let keys = keymap.keys(of: command.id, arguments: standard.arguments).map { $0.label[language] }
      .joined(separator: " ")
    let room = Room.page(named: standard.arguments[0])
    let what = room?.name[language] ?? standard.arguments.joined(separator: " ")
    lines.append(
      .entry(
        keys: keys, title: "\(command.title[language]): \(what)",
        command: "\(name) \(room?.word(language) ?? standard.arguments.joined(separator: " "))", why: why,
        also: also))
  }
  return lines
}

/// The key table of the README: one row for each command, in Markdown.
package func keyTable(_ language: Language) -> String {
  let keymap = Keymap()
  var text =
    language == .dutch ? "| Toets | Doet | Opdracht |\n|---|---|---|\n" : "| Key | Does | Command |\n|---|---|---|\n"
  for command in Command.all {
    for case .entry(let keys, let title, let usage, _, _) in helpEntries(command, keymap, language) {
      let cells = keys.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
      text += "| \(cells) | \(title) | `\(usage.replacing("|", with: "\\|"))` |\n"
    }
  }
  return text
}
