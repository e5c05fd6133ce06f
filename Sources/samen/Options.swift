import ArgumentParser
import Model

/// The options that every subcommand takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: help(
      "het gegevensbestand; ook $SAMEN_STORE, dan «store» in de configuratie",
      "the store; also $SAMEN_STORE, then «store» in the config"))
  var store: String?

  @Flag(
    help: help("voorbeeldgegevens in het geheugen: er blijft niets bewaard", "sample data in memory: nothing is kept"))
  var sample = false

  @Option(
    help: help(
      "de stand aan het eind van die dag (JJJJ-MM-DD), alleen lezen",
      "the state at the end of that day (YYYY-MM-DD), read-only"))
  var asOf: String?

  @Flag(help: help("er kan niets wijzigen", "nothing can change"))
  var readOnly = false

  @Option(help: help("taal: nl of en", "language: nl or en"))
  var lang: String?

  @Option(help: help("een thema bij naam", "a theme by name"))
  var theme: String?

  @Option(help: help("nog een map met thema's", "another folder of themes"))
  var themesDir: String?

  @Flag(help: help("alleen letters en ASCII", "letters and ASCII only"))
  var ascii = false

  @Flag(help: help("geen kleur (ook NO_COLOR)", "no colour (also NO_COLOR)"))
  var noColor = false

  @Option(
    help: help(
      "wie in het journaal komt; anders $SAMEN_USER, «by», $USER",
      "who is recorded in the journal; else $SAMEN_USER, «by», $USER"))
  var by: String?

  @Option(help: help("het configuratiebestand", "the config file"))
  var config: String?
}

/// The name of a machine-readable form.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

/// A help text in the language of the command line.
func help(_ dutch: String, _ english: String) -> ArgumentHelp { ArgumentHelp(stringLiteral: say(dutch, english)) }
