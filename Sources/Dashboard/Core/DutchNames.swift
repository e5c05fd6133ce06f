import Model

extension Command {
  /// What it is called in a language: in Dutch `:thema` is as good as `:theme`, which scripts and keymaps use.
  package func name(_ language: Language) -> String { language == .dutch ? Command.dutch[id] ?? id : id }

  /// The commands by their ids and their Dutch names; where these are another's id, that one is meant.
  static func named(_ all: [Command]) -> [String: Command] {
    Dictionary(all.map { ($0.name(.dutch), $0) } + all.map { ($0.id, $0) }) { $1 }
  }

  /// The Dutch names by id; a name that both languages have is not here.
  package static let dutch = [
    "up": "omhoog", "down": "omlaag", "left": "links", "right": "rechts", "page-up": "scherm-omhoog",
    "page-down": "scherm-omlaag", "top": "begin", "bottom": "eind",
    "page": "pagina", "next-pane": "volgend-paneel", "previous-pane": "vorig-paneel", "zoom": "vergroot",
    "open": "openen", "back": "terug", "close": "sluiten", "quit": "afsluiten", "help": "hulp", "palette": "zoeken",
    "command-line": "opdracht", "messages": "meldingen", "refresh": "ververs", "check": "controleer",
    "redraw": "teken-opnieuw", "suspend": "onderbreek", "language": "taal", "theme": "thema",
    "operate": "bewerken", "set": "zet", "advance": "stap-verder", "retreat": "stap-terug", "correct": "herstel",
    "confirm": "bevestig", "repeat": "herhaal", "flag": "vlag", "note": "notitie", "undo": "ongedaan",
    "redo": "opnieuw",
    "as-of": "stand", "known-at": "bekend", "day-back": "dag-terug", "day-on": "dag-verder", "now": "nu",
    "pivot": "telling", "view": "weergave", "view-name": "weergave-naam", "copy-view": "kopieer-weergave",
    "copy-row": "kopieer-rij", "filter-name": "filter-naam", "reorganise": "herindeling", "series": "verloop",
    "source": "bron", "next-match": "volgende-treffer", "previous-match": "vorige-treffer",
    "mark": "markeer", "mark-range": "markeer-bereik", "mark-all": "markeer-alles", "unmark-all": "markeer-niets",
    "sort": "sorteer", "sort-also": "sorteer-ook", "reverse": "omgekeerd", "group": "groepeer",
    "fold-all": "vouw-alles", "columns": "kolommen", "column": "kolom", "widen": "breder", "narrow": "smaller",
    "move-left": "kolom-links", "move-right": "kolom-rechts",
    "fund-tab": "fonds-tab", "next-tab": "volgende-tab", "previous-tab": "vorige-tab", "since": "sinds",
    "fund-total": "fonds-totaal", "fund-share": "fonds-aandeel", "fund-threshold": "fonds-drempel",
    "light-threshold": "licht-drempel",
    "what-if": "wat-als", "what-if-more": "wat-als-meer", "what-if-less": "wat-als-minder",
    "contributions": "bijdragen", "year-back": "jaar-terug", "year-on": "jaar-verder",
    "contribution-sort": "bijdragen-sorteer", "contribution-reverse": "bijdragen-omgekeerd",
    "contribution-setting": "bijdragen-instelling", "contribution-form": "bijdragen-opgeven", "book": "boek",
    "map-measure": "kaart-toon", "map-borders": "kaart-grenzen", "map-classes": "kaart-klassen",
    "map-nearer": "kaart-nader", "map-farther": "kaart-verder",
    "play": "afspelen", "step": "stap", "compare": "vergelijk", "compare-known": "vergelijk-bekend",
    "first-back": "eerste-terug", "first-on": "eerste-verder", "second-back": "tweede-terug",
    "second-on": "tweede-verder", "trend-measure": "verloop-maat", "trend-then": "verloop-toen",
    "trend-large": "verloop-groot",
    "decide": "besluit", "correct-decision": "herstel-besluit", "request": "verzoek", "judge": "beoordeel",
    "weigh": "weeg-af", "advise": "adviseer", "choose": "keuze", "bind": "gebonden", "guard": "bewaak",
    "account": "verantwoord",
    "zoom-in": "inzoomen", "zoom-out": "uitzoomen", "roadmap-zoom": "routekaart-schaal", "earlier": "vroeger",
    "later": "verderop",
    "today-line": "naar-vandaag", "next-steps": "vervolgstappen", "preconditions": "voorwaarden",
    "milestone": "mijlpaal", "move-milestone": "verzet-mijlpaal", "complete": "voltooi", "not-done": "niet-klaar",
    "next-step": "vervolgstap", "precondition": "voorwaarde",
    "reverse-booking": "boek-terug", "phase": "fase", "binding": "gebondenheid", "initiative-tab": "initiatief-tab",
    "next-initiative-tab": "volgende-initiatief-tab", "previous-initiative-tab": "vorige-initiatief-tab",
    "done": "gedaan", "list-name": "lijst-naam", "settle": "afdoen", "reopen": "heropen",
  ]
}
