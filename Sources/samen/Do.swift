import ArgumentParser
import Dashboard
import Foundation
import Model
import Screen
import Store

/// `samen do 'command args; command args'`: the dashboard's commands without a screen, the same table and rules.
struct Do: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "do",
      abstract: say(
        "Voert opdrachten van het dashboard uit, zonder scherm.", "Runs the dashboard's commands without a screen."),
      discussion: say("Opdrachten: ", "Commands: ") + Command.all.map(\.id).joined(separator: " "))
  }

  @Argument(help: help("opdrachten, gescheiden door ;", "commands, separated by ;"))
  var script: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try Session(common)
    let store = try session.openStore()
    var state = try session.state(store, size: Size(width: 120, height: 40))
    state.isHeadless = true
    // A script says what it wants: it need not switch on operating first.
    if state.locked == nil { state.mode = .operating }
    let runner = EffectRunner(
      store: store, operatorName: session.operatorName, themes: session.themes,
      configPath: session.keptConfigPath, seen: state.programme.seq)
    for line in splitCommands(script) {
      state.notice = nil
      // What another command was kept as could not be read: this one would be about what is no longer there.
      if state.isUnread { try reread(&state, runner, session.language) }
      var isOver = false
      Runner.drive(&state, asking: execute(line: line, &state)) { effect, state in
        if effect == .quit { isOver = true }
        return isOver ? [] : runner.perform(effect, asOf: state.asOf)
      }
      if isOver { return }
      if let overlay = state.overlay {
        guard !overlay.shows else {
          throw Ending(
            .usage, "«\(trimmed(line))» laat iets zien en heeft een scherm nodig; snapshot --keys maakt een beeld.",
            "«\(trimmed(line))» shows something and needs a screen; snapshot --keys makes a picture.")
        }
        // Nobody is there to answer.
        let id = line.split(separator: " ").first.map(String.init) ?? ""
        let usage = ([id] + (Command.named(id).map { [$0.argumentWords(session.language)] } ?? [])).joined(
          separator: " ")
        throw Ending(
          .usage, "«\(trimmed(line))» vraagt om een antwoord; schrijf: \(usage)",
          "«\(trimmed(line))» asks for an answer; write: \(usage)")
      }
      try tell(state.notice, session.language)
    }
  }

  private func reread(_ state: inout State, _ runner: EffectRunner, _ language: Language) throws(Ending) {
    for event in runner.perform(.load(asOf: state.asOf), asOf: state.asOf) { _ = update(&state, event) }
    if state.isUnread { try tell(state.notice, language) }
    state.notice = nil
  }

  private func tell(_ notice: Notice?, _ language: Language) throws(Ending) {
    guard let notice else { return }
    let text = notice.text[language]
    switch notice.kind {
    // Several lines are what was asked for, such as a series.
    case .info where text.contains("\n"):
      try Output.words(text.split(separator: "\n").map { safe(String($0)) + "\n" }.joined())
    case .info, .saved: Output.narrate(text)
    case .refusal: throw Ending(.refused, notice.text)
    case .usage: throw Ending(.usage, notice.text)
    case .conflict: throw Ending(.conflict, notice.text)
    case .failure: throw Ending(.failure, notice.text)
    }
  }
}

private func trimmed(_ line: String) -> String { line.trimmingCharacters(in: .whitespaces) }

/// A script cut at semicolons that stand outside double quotes.
func splitCommands(_ script: String) -> [String] {
  var commands = [""]
  var isQuoted = false
  for character in script {
    if character == "\"" { isQuoted.toggle() }
    if (character == ";" || character.isNewline) && !isQuoted {
      commands.append("")
    } else {
      commands[commands.count - 1].append(character)
    }
  }
  return commands.filter { !$0.allSatisfy(\.isWhitespace) }
}
