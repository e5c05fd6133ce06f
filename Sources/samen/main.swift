import ArgumentParser
import Dashboard
import Foundation
import Model
import Terminal

// A closed pipe or a full device is told by the failed write, not by a signal.
signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)
// Memory that runs out is told, whatever is being done.
TerminalRescue.install(isEnglish: environmentLanguage == .english)

do {
  let arguments = Array(try commandLineWords.get().dropFirst())
  if let asked = Asked(plainly: arguments) {
    try openDashboard(asked)
  } else {
    let subcommands = Samen.configuration.subcommands.map { $0._commandName }
    try requireSubcommand(arguments, of: subcommands)
    var command = try Samen.parseAsRoot(parserWords(arguments, subcommands: subcommands))
    // The parser takes the dashboard's own options beside any subcommand, and would swallow them there.
    for option in ["--operator", "--fresh"] where !(command is Samen) && arguments.contains(option) {
      throw Ending(
        .usage, "\(option) hoort bij het dashboard, zonder opdracht.",
        "\(option) goes with the dashboard, without a subcommand.")
    }
    try command.run()
  }
} catch let ending as Ending {
  if !ending.words.dutch.isEmpty { Output.narrate("samen: \(ending.words[spoken])") }
  exit(ending.status.rawValue)
} catch let code as ExitCode {
  exit(code.rawValue)
} catch {
  let text = Samen.fullMessage(for: error)
  guard Samen.exitCode(for: error).isSuccess else {
    Output.narrate(lines: translatedHelp(text))
    exit(ExitStatus.usage.rawValue)
  }
  do {
    try Output.words(translatedHelp(text) + "\n")
  } catch {
    exit(ExitStatus.failure.rawValue)
  }
}

/// The parser shows the help of all where it knows no such subcommand.
/// - Throws: that there is none.
func requireSubcommand(_ arguments: [String], of subcommands: [String]) throws(Ending) {
  guard arguments.first == "help" else { return }
  let words = arguments.dropFirst().filter { !$0.hasPrefix("-") }
  guard let stray = words.first(where: { !subcommands.contains($0) }) ?? words.dropFirst().first else { return }
  let known = Samen.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
    .joined(separator: " ")
  throw Ending(
    .usage, "Geen opdracht «\(stray)». Er is: \(known).", "No subcommand «\(stray)». There is: \(known).")
}

/// The parser's own words in the user's language; it speaks English only.
func translatedHelp(_ text: String) -> String {
  guard spoken == .dutch else { return text }
  let words = [
    ("OVERVIEW:", "OVERZICHT:"), ("USAGE:", "GEBRUIK:"), ("Usage:", "Gebruik:"), ("ARGUMENTS:", "ARGUMENTEN:"),
    ("OPTIONS:", "OPTIES:"), ("SUBCOMMANDS:", "OPDRACHTEN:"), ("Error:", "Fout:"), ("Help:", "Hulp:"),
    ("Show subcommand help information.", "Toon de hulp bij een opdracht."),
    ("Value to be set with", "De waarde van"), ("had already been set with", "was al gegeven met"),
    ("flag '", "vlag '"), ("Please provide one of the following:", "Kies uit:"), ("is invalid.", "past hier niet."),
    ("' and '", "' en '"), ("Show help information.", "Toon deze hulp."), ("Show the version.", "Toon de versie."),
    ("Missing expected argument", "Er ontbreekt een argument:"), ("Unknown option", "Onbekende optie"),
    ("Missing value for", "Er ontbreekt een waarde voor"), ("Unexpected argument", "Onverwacht argument"),
    ("unexpected arguments", "onverwachte argumenten"), ("is invalid for", "past niet bij"), ("The value", "De waarde"),
    ("Please provide one of", "Kies uit"), ("for more information", "voor meer uitleg"), ("See '", "Zie '"),
    ("for detailed help", "voor uitgebreide hulp"), ("default:", "standaard:"), ("(values:", "(waarden:"),
    ("  See ", "  Zie "), ("Did you mean", "Bedoelt u"), ("<subcommand>", "<opdracht>"), ("<options>", "<opties>"),
    ("does not take any value, but", "heeft geen waarde, maar er is"), ("was specified.", "opgegeven."),
    ("The option", "De optie"), ("' or '", "' of '"), ("Missing one of", "Er ontbreekt een van"),
    ("Invalid option", "Ongeldige optie"),
    ("Missing required subcommand.", "Er ontbreekt een opdracht."),
  ]
  return words.reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
}
