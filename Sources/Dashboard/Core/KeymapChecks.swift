import Model
import Screen

extension Keymap {
  /// Refuses arguments that the command cannot take.
  static func checkArguments(_ binding: Binding, _ entry: String) throws(Problem) {
    let command = binding.command
    guard let first = binding.arguments.first else { return }
    guard !command.arguments.isEmpty else {
      throw Problem(
        entry: entry,
        words: Phrase("«\(command.id)» heeft geen argumenten.", "«\(command.id)» takes no arguments."))
    }
    guard let choices = choices(of: command), binding.arguments.count > 1 || !choices.contains(first) else { return }
    let known = choices.joined(separator: " ")
    throw Problem(
      entry: entry,
      words: Phrase(
        "«\(command.id)» kent «\(first)» niet; er is: \(known).",
        "«\(command.id)» does not know «\(first)»; there is: \(known)."))
  }

  /// The only arguments that a command takes; nil where anything may stand.
  private static func choices(of command: Command) -> [String]? {
    if command.id == "page" { return Room.pages.map(\.id.name) }
    return command.arguments.choices
  }

  /// Refuses Alt and a key: a terminal sends it as Esc and that key, and so does a paste.
  static func refuseAlt(_ text: String, _ entry: String) throws(Problem) {
    let lower = text.lowercased()
    guard ["m-", "a-", "alt-", "alt+", "meta-", "esc-"].contains(where: { lower.hasPrefix($0) && lower != $0 }) else {
      return
    }
    throw Problem(
      entry: entry,
      words: Phrase(
        "«\(text)» komt hier nooit aan: Alt met een toets is Esc en dan die toets; kies een andere toets.",
        "«\(text)» never arrives here: Alt with a key is Esc and then that key; choose another key."))
  }

  /// Refuses a key that a terminal cannot tell from another, or never sends.
  static func checkReach(of key: Key, _ entry: String) throws(Problem) {
    guard case .control(let letter) = key.kind else { return }
    let twins: [Character: Key] = ["i": .tab, "m": .enter, "j": .enter, "h": .backspace, "[": .escape]
    if let twin = twins[letter] {
      throw Problem(
        entry: entry,
        words: Phrase(
          "\(key.text) komt binnen als \(twin.text); schrijf die, of kies een andere toets.",
          "\(key.text) arrives as \(twin.text); write that, or choose another key."))
    }
    guard letter.isLetter else {
      throw Problem(
        entry: entry,
        words: Phrase(
          "\(key.text) komt hier niet aan; kies een andere toets.",
          "\(key.text) never arrives here; choose another key."))
    }
  }
}
