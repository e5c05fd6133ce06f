import Model
import Screen

extension Command {
  /// What leads to another pane, page or row.
  static let navigation: [Command] = [
    page,
    Command(
      "next-pane", Phrase("volgend paneel", "next pane"), hint: Phrase("volgend paneel", "next pane"), keys: ["Tab"],
      blocked: onlyWithPanes
    ) { state, _ in focusPane(&state, by: 1) },
    Command(
      "previous-pane", Phrase("vorig paneel", "previous pane"), keys: ["S-Tab"], blocked: onlyWithPanes
    ) { state, _ in focusPane(&state, by: -1) },
    Command(
      "zoom", Phrase("paneel schermvullend, en terug", "pane full screen, and back"), hint: Phrase("groot", "zoom"),
      keys: ["z"], blocked: onlyWithPanes
    ) { state, _ in
      state.look.zoom(!state.isZoomed, state.place.room)
      return []
    },
    Command("open", Phrase("openen", "open"), hint: Phrase("openen", "open"), keys: ["Enter"]) { state, _ in
      switch state.pane.open(&state) {
      case .goes(let effects): return effects
      case .refused(let reason): return state.tell(.refusal, reason)
      }
    },
    Command("back", Phrase("terug", "back"), hint: Phrase("terug", "back"), keys: ["Esc"]) { state, _ in
      if state.cancelJob() { return state.reads }
      if let effects = back(&state) { return effects }
      return state.tell(
        .info, "Dit is het begin; \(keyOf("close")) sluit af.", "This is the root; \(keyOf("close")) quits.")
    },
    Command("close", Phrase("sluiten; bij het begin: afsluiten", "close; at the root: quit"), keys: ["q"]) { state, _ in
      back(&state) ?? [.quit]
    },
    Command("quit", Phrase("afsluiten", "quit"), hint: Phrase("afsluiten", "quit"), keys: ["Q", "^C"]) { _, _ in [.quit]
    },
    Command("help", Phrase("hulp: alle toetsen", "help: all keys"), hint: Phrase("hulp", "help"), keys: ["?", "F1"]) {
      state, _ in
      return state.lay(HelpOverlay(state))
    },
    Command(
      "palette", Phrase("zoek een opdracht of gemeente", "find a command or municipality"),
      hint: Phrase("alles zoeken", "find anything"), keys: ["^P"]
    ) { state, _ in
      return state.lay(PaletteOverlay(state))
    },
    Command("messages", Phrase("berichten teruglezen", "read back the messages")) { state, _ in showMessages(&state) },
    Command(
      "command-line", Phrase("opdracht intikken", "type a command"), hint: Phrase("opdracht", "command"), keys: [":"]
    ) { state, _ in
      return state.lay(CommandLine(""))
    },
    Command(
      "refresh", Phrase("opnieuw lezen; de tabel weer op volgorde", "reload; put the table back in order"),
      hint: Phrase("op volgorde", "put in order"), keys: ["R"]
    ) { state, _ in
      state.look.standing.settle(untilRead: true)
      state.pending.givenUp = []
      return [.load(state.viewpoint)]
    },
    Command("check", Phrase("gegevensbestand en journaal toetsen", "check the store and its journal")) { _, _ in
      [.check]
    },
    Command("redraw", Phrase("scherm opnieuw tekenen", "redraw the screen"), keys: ["^L"]) { _, _ in [.redraw] },
    Command(
      "suspend", Phrase("even naar de shell (fg komt terug)", "to the shell for a while (fg brings you back)"),
      keys: ["^Z"]
    ) {
      _, _ in [.suspend]
    },
    Command(
      "language", Phrase("taal: Nederlands of Engels", "language: Dutch or English"), keys: ["L"], arguments: "nl|en",
    ) { state, arguments in
      state.session.language =
        arguments.first.flatMap(Language.init(rawValue:)) ?? (state.language == .dutch ? .english : .dutch)
      return []
    },
    Command(
      "theme", Phrase("thema kiezen", "choose a theme"), arguments: "[NAME]", completions: { $0.session.themeNames }
    ) { state, arguments in
      if let name = arguments.first { return [.useTheme(ThemeWish(name, on: state.session.ground))] }
      guard !state.isHeadless else {
        return state.misuse("theme")
      }
      return [.loadThemes]
    },
  ]

  private static let page = Command(
    "page", Phrase("naar een pagina", "to a page"), keys: Room.pages.map { DefaultKey($0.key ?? "", [$0.id.name]) },
    arguments: "NAME", completions: { state in Room.pages.map { $0.word(state.language) } }
  ) { state, arguments in
    guard let room = arguments.first.flatMap(Room.page(named:)) else {
      func names(_ language: Language) -> String { Room.pages.map { $0.word(language) }.joined(separator: " ") }
      return state.tell(.usage, "Kies een pagina: \(names(.dutch)).", "Choose a page: \(names(.english)).")
    }
    return go(to: Place(room.id), &state)
  }
}

/// Goes to a place and reads what it needs.
func go(to place: Place, _ state: inout State) -> [Effect] {
  state.go(to: place)
  return state.reads
}

/// Opens a card, with nothing left of the one that was open before.
func open(_ place: Place, _ state: inout State) -> [Effect] {
  let room = Room.with(place.room)
  state.look.focus(on: nil, in: room.id)
  state.look.zoom(false, room.id)
  for pane in room.panes {
    state.look.put(nil, in: pane.id)
    state.ask(of: pane.id) { $0.filter = nil }
  }
  return go(to: place, &state)
}

@Sendable private func onlyWithPanes(_ state: State) -> Phrase? {
  guard state.room.tour(state).count <= 1 else { return nil }
  let rooms = Room.all.filter { $0.tour(state).count > 1 }.map(\.name)
  return Phrase(
    "Hier is maar één paneel; meer zijn er op \(rooms.map(\.dutch).joined(separator: ", ")).",
    "There is only one pane here; there are more on \(rooms.map(\.english).joined(separator: ", ")).")
}

private func focusPane(_ state: inout State, by step: Int) -> [Effect] {
  let tour = state.room.tour(state)
  let index = tour.firstIndex(of: state.focus) ?? 0
  state.look.focus(on: tour[(index + step + tour.count) % tour.count], in: state.place.room)
  return []
}

/// Goes back a step; nil at the root, where there is none.
private func back(_ state: inout State) -> [Effect]? {
  if !state.place.isPage, state.takeFilterOff() || state.goBack() { return state.reads }
  if state.isZoomed {
    state.look.zoom(false, state.place.room)
    return state.reads
  }
  if state.room.back(&state) || state.takeFilterOff() { return state.reads }
  // What else stands in the header: how it is gathered, then the day.
  if let chip = state.room.chips(state).last, let command = Command.named(chip.command) {
    return execute(command, chip.arguments, &state)
  }
  if state.place.isPage, !state.viewpoint.isNow { return state.ask(for: .now) }
  // A page that another one led to.
  if state.goBack() { return state.reads }
  guard state.place != Place(Room.all[0].id) else { return nil }
  state.go(to: Place(Room.all[0].id))
  return state.reads
}
