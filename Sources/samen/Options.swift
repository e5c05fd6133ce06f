import ArgumentParser
import Model

/// The options that every subcommand takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: help(
      "het gegevensbestand; ook $SAMEN_STORE, dan «store» in de configuratie",
      "the store; also $SAMEN_STORE, then «store» in the config"))
  var store: String?

  @Flag(help: sampleHelp)
  var sample = false

  @Option(
    parsing: .unconditional,
    help: help(
      "de stand aan het eind van die dag (2017-06-30, \"eind maart\", -90d), alleen lezen",
      "the state at the end of that day (2017-06-30, \"end March\", -90d), read-only"))
  var asOf: String?

  @Option(
    help: help(
      "zoals het toen bekend was: tot en met die dag, of dat nummer van het journaal",
      "as it was known then: up to that day, or that number of the journal"))
  var knownAt: String?

  @Flag(help: help("de klok klopt, ook al lijkt het van niet", "the clock is right, even if it does not seem so"))
  var clockIsRight = false

  @Flag(help: help("er kan niets wijzigen", "nothing can change"))
  var readOnly = false

  @Option(help: help("taal: nl of en", "language: nl or en"))
  var lang: String?

  @Option(help: help("een thema bij naam; auto volgt de terminal", "a theme by name; auto follows the terminal"))
  var theme: String?

  @Option(help: help("nog een map met thema's", "another folder of themes"))
  var themesDir: String?

  @Flag(
    help: help(
      "in zinnen, voor een schermlezer: er wordt niets getekend", "in sentences, for a screen reader: nothing is drawn")
  )
  var linear = false

  @Flag(help: help("alleen letters en ASCII", "letters and ASCII only"))
  var ascii = false

  @Flag(help: help("geen kleur (ook NO_COLOR)", "no colour (also NO_COLOR)"))
  var noColor = false

  @Flag(
    help: help(
      "laat de muis aan de terminal (anders: klikken, het wiel, slepen)",
      "leave the mouse to the terminal (otherwise: clicks, the wheel, dragging)"))
  var noMouse = false

  @Option(
    help: help(
      "wie in het journaal komt; anders $SAMEN_USER, «by», $USER",
      "who is recorded in the journal; else $SAMEN_USER, «by», $USER"))
  var by: String?

  @Option(help: help("het configuratiebestand", "the config file"))
  var config: String?
}

/// What `--sample` means depends on the command: `init` writes the sample, all others only show it.
private let sampleHelp =
  wordsIfKnown.contains("init")
  ? help("met voorbeeldmeldingen en -boekingen in het bestand", "with sample records and bookings in the file")
  : help("voorbeeldgegevens in het geheugen: er blijft niets bewaard", "sample data in memory: nothing is kept")

/// The name of a machine-readable form.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, ndjson, csv
}

/// A help text in the language of the command line.
func help(_ dutch: String, _ english: String) -> ArgumentHelp { ArgumentHelp(stringLiteral: say(dutch, english)) }

/// The common options as they were given; without the parser's wrappers, which take their time at a start.
struct Asked {
  /// The store that was asked for.
  var store: String?
  /// Whether the sample was.
  var sample = false
  /// Whether the store is only to be looked at.
  var readOnly = false
  /// The day to show, as it was typed.
  var asOf: String?
  /// Up to when what was recorded is taken for known, as it was typed.
  var knownAt: String?
  /// Whether the clock is right whatever it says.
  var isClockRight = false
  /// The language, as it was typed.
  var lang: String?
  /// The theme by name.
  var theme: String?
  /// The folder with more themes.
  var themesDir: String?
  /// Whether what is shown is told in sentences, and nothing is drawn.
  var linear = false
  /// Whether only letters of ASCII may be drawn.
  var ascii = false
  /// Whether nothing may be coloured.
  var noColor = false
  /// Whether the mouse is left to the terminal.
  var noMouse = false
  /// The name that changes are kept under.
  var by: String?
  /// The config that was asked for.
  var config: String?
  /// Whether the dashboard begins where nobody was before.
  var fresh = false

  init() {}

  init(_ options: CommonOptions) {
    store = options.store
    sample = options.sample
    readOnly = options.readOnly
    asOf = options.asOf
    knownAt = options.knownAt
    isClockRight = options.clockIsRight
    lang = options.lang
    theme = options.theme
    themesDir = options.themesDir
    linear = options.linear
    ascii = options.ascii
    noColor = options.noColor
    noMouse = options.noMouse
    by = options.by
    config = options.config
  }

  /// What most starts are: nothing, or common options of the dashboard each written plainly. nil for anything else,
  /// which the parser reads and judges: it takes 2,4 ms for that (median of 300 starts), all else up to the terminal 3,7.
  init?(plainly arguments: [String]) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      switch option {
      case "--sample": sample = true
      case "--fresh": fresh = true
      case "--read-only": readOnly = true
      case "--linear": linear = true
      case "--ascii": ascii = true
      case "--no-color": noColor = true
      case "--no-mouse": noMouse = true
      case "--store", "--theme", "--lang", "--by":
        guard let value = rest.popFirst(), !value.hasPrefix("-") else { return nil }
        switch option {
        case "--store": store = value
        case "--theme": theme = value
        case "--lang": lang = value
        default: by = value
        }
      default: return nil
      }
    }
  }
}
