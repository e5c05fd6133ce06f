import Model
import Screen

extension Command {
  static let navigation: [Command] = [
    page,
    Command(
      "next-pane", Phrase("volgend paneel", "next pane"), hint: Phrase("volgend paneel", "next pane"), keys: ["Tab"],
      blocked: onlyOnOverview
    ) { state, _ in
      state.pane = Scope.panes.neighbour(of: state.pane, by: 1)
      return []
    },
    Command(
      "previous-pane", Phrase("vorig paneel", "previous pane"), keys: ["S-Tab"], blocked: onlyOnOverview
    ) { state, _ in
      state.pane = Scope.panes.neighbour(of: state.pane, by: -1)
      return []
    },
    Command(
      "zoom", Phrase("paneel schermvullend, en terug", "pane full screen, and back"), hint: Phrase("groot", "zoom"),
      keys: ["z"], blocked: onlyOnOverview
    ) { state, _ in
      state.isZoomed.toggle()
      state.moveCursor(to: state.position(of: state.scope).cursor)
      return []
    },
    Command("open", Phrase("openen", "open"), hint: Phrase("openen", "open"), keys: ["Enter"], blocked: cannotOpen) {
      state, _ in open(&state)
    },
    Command("back", Phrase("terug", "back"), hint: Phrase("terug", "back"), keys: ["Esc"]) { state, _ in
      guard back(&state) else {
        state.notice = Notice(.info, Phrase("Dit is het begin; q sluit af.", "This is the root; q quits."))
        return []
      }
      return rereads(state)
    },
    Command("close", Phrase("sluiten; bij het begin: afsluiten", "close; at the root: quit"), keys: ["q"]) { state, _ in
      back(&state) ? rereads(state) : [.quit]
    },
    Command("quit", Phrase("afsluiten", "quit"), hint: Phrase("afsluiten", "quit"), keys: ["Q", "^C"]) { _, _ in [.quit]
    },
    Command("help", Phrase("hulp: alle toetsen", "help: all keys"), hint: Phrase("hulp", "help"), keys: ["?", "F1"]) {
      state, _ in
      state.overlay = .help(top: 0)
      return []
    },
    Command(
      "palette", Phrase("zoek een opdracht of gemeente", "find a command or municipality"),
      hint: Phrase("zoeken", "find"), keys: ["^P"]
    ) { state, _ in
      state.overlay = .palette(LineEditor(text: ""), selected: 0)
      return []
    },
    Command(
      "command-line", Phrase("opdracht intikken", "type a command"), hint: Phrase("opdracht", "command"), keys: [":"]
    ) { state, _ in
      state.overlay = .commandLine(LineEditor(text: ""), history: nil, problem: nil)
      return []
    },
    Command("refresh", Phrase("gegevens opnieuw lezen", "read the data anew"), keys: ["R"]) { state, _ in
      [.load(asOf: state.asOf)]
    },
    Command("redraw", Phrase("scherm opnieuw tekenen", "draw the screen anew"), keys: ["^L"]) { _, _ in [.redraw] },
    Command(
      "suspend", Phrase("even naar de shell (fg komt terug)", "to the shell for a while (fg returns)"), keys: ["^Z"]
    ) {
      _, _ in [.suspend]
    },
    Command(
      "language", Phrase("taal: Nederlands of Engels", "language: Dutch or English"), keys: ["L"], arguments: "nl|en",
      completions: { _ in Language.allCases.map(\.rawValue) }
    ) { state, arguments in
      let wanted = arguments.first ?? (state.language == .dutch ? "en" : "nl")
      guard let language = Language(rawValue: wanted) else {
        return usage(&state, Phrase("Kies nl of en.", "Choose nl or en."))
      }
      state.language = language
      return []
    },
    Command("theme", Phrase("thema kiezen", "choose a theme"), arguments: "NAME") { state, arguments in
      guard let name = arguments.first else {
        return usage(&state, Phrase("Noem een thema: theme NAAM.", "Name a theme: theme NAME."))
      }
      return [.useTheme(name)]
    },
  ]

  private static let page: Command = {
    var command = Command(
      "page", Phrase("naar een pagina", "to a page"), arguments: "NAME",
      completions: { _ in Page.existing.map(\.rawValue) }
    ) { state, arguments in
      guard let page = arguments.first.flatMap(Page.init(rawValue:)) else {
        let names = Page.existing.map(\.rawValue).joined(separator: " ")
        return usage(&state, Phrase("Kies een pagina: \(names).", "Choose a page: \(names)."))
      }
      guard Page.existing.contains(page) else {
        state.notice = Notice(
          .usage,
          Phrase(
            "De pagina \(page.title.dutch) is er in deze versie nog niet.",
            "The page \(page.title.english) does not exist yet in this version."))
        return []
      }
      state.go(to: .page(page))
      return page == .journal ? [.loadJournal] : []
    }
    command.keys = Page.existing.map { DefaultKey(key: $0.key, arguments: [$0.rawValue]) }
    return command
  }()
}

extension Scope {
  /// The panes of the overview, in the order of Tab.
  package static let panes: [Scope] = [.initiatives, .rollout, .fund]
}

extension [Scope] {
  fileprivate func neighbour(of scope: Scope, by step: Int) -> Scope {
    let index = firstIndex(of: scope) ?? 0
    return self[(index + step + count) % count]
  }
}

@Sendable private func onlyOnOverview(_ state: State) -> Phrase? {
  state.place == .page(.overview) ? nil : Phrase("Dit kan op het overzicht (1).", "This works on the overview (1).")
}

@Sendable private func cannotOpen(_ state: State) -> Phrase? {
  switch state.scope {
  case .initiatives: nil
  case .rollout, .journal:
    state.focusCount > 0 ? nil : Phrase("Er is niets om te openen.", "There is nothing to open.")
  case .municipality: nil
  default: Phrase("Hier valt niets te openen.", "Nothing to open here.")
  }
}

private func open(_ state: inout State) -> [Effect] {
  let cursor = state.position(of: state.scope).cursor
  switch state.scope {
  case .rollout: return openMunicipality(state.programme.municipalities[state.rows[cursor]].code, &state)
  case .initiatives, .municipality:
    state.go(to: .initiative(state.programme.initiatives[cursor].id))
    state.positions[.initiative] = nil
    return []
  case .journal:
    guard let record = state.journal?[cursor], state.programme.row(of: record.municipality) != nil else {
      state.notice = Notice(
        .refusal,
        Phrase("Deze gemeente bestaat op deze dag niet.", "This municipality does not exist on this day."))
      return []
    }
    return openMunicipality(record.municipality, &state)
  default: return []
  }
}

/// Opens the municipality's card, with the cursor on the column that one came from.
func openMunicipality(_ code: String, _ state: inout State) -> [Effect] {
  state.go(to: .municipality(code))
  var position = ListPosition()
  position.cursor = state.column
  state.positions[.municipality] = position
  state.history = []
  return [.loadHistory(municipality: code)]
}

private func back(_ state: inout State) -> Bool {
  if state.goBack() {
    // What lies under may have been left before a change, and another's history must not stand there meanwhile.
    state.history = []
    return true
  }
  if state.place == .page(.overview), state.isZoomed {
    state.isZoomed = false
    state.moveCursor(to: state.position(of: state.scope).cursor)
    return true
  }
  if state.place == .page(.overview), state.filter != nil {
    state.keep(nil)
    return true
  }
  if state.place != .page(.overview) {
    state.go(to: .page(.overview))
    return true
  }
  return false
}
