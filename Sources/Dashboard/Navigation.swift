import Model
import Screen

extension Command {
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
      keys: ["z"], blocked: onlyOnOverview
    ) { state, _ in
      state.isZoomed.toggle()
      for scope in Scope.panes { state.settle(scope) }
      return []
    },
    Command("open", Phrase("openen", "open"), hint: Phrase("openen", "open"), keys: ["Enter"], blocked: cannotOpen) {
      state, _ in open(&state)
    },
    Command("back", Phrase("terug", "back"), hint: Phrase("terug", "back"), keys: ["Esc"]) { state, _ in
      if let effects = back(&state) { return effects + rereads(state) }
      state.notice = Notice(.info, Phrase("Dit is het begin; q sluit af.", "This is the root; q quits."))
      return []
    },
    Command("close", Phrase("sluiten; bij het begin: afsluiten", "close; at the root: quit"), keys: ["q"]) { state, _ in
      back(&state).map { $0 + rereads(state) } ?? [.quit]
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
    Command(
      "theme", Phrase("thema kiezen", "choose a theme"), arguments: "NAME", completions: { $0.themeNames }
    ) { state, arguments in
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

@Sendable private func onlyWithPanes(_ state: State) -> Phrase? {
  switch state.place {
  case .page(.overview), .municipality: nil
  default: Phrase("Hier is maar één paneel.", "There is only one pane here.")
  }
}

/// Gives the focus to another pane, whose cursor must be in sight at the height that it gets.
private func focusPane(_ state: inout State, by step: Int) -> [Effect] {
  if case .municipality = state.place {
    state.cardPane = Scope.cardPanes.neighbour(of: state.cardPane, by: step)
  } else {
    state.pane = Scope.panes.neighbour(of: state.pane, by: step)
  }
  for scope in Scope.panes + Scope.cardPanes { state.settle(scope) }
  return []
}

extension State {
  /// Keeps the cursor of a list that is not in the focus in sight when its pane changes height.
  mutating func settle(_ scope: Scope) {
    guard var position = positions[scope] else { return }
    position.move(to: position.cursor, count: rowCount(of: scope), height: Layout(self).listHeight(of: scope))
    positions[scope] = position
  }
}

@Sendable private func cannotOpen(_ state: State) -> Phrase? {
  switch state.scope {
  case .initiatives: nil
  case .rollout, .municipalities, .journal, .neighbours, .contributions, .findings:
    state.focusCount > 0 ? nil : Phrase("Er is niets om te openen.", "There is nothing to open.")
  case .municipality: nil
  case .fund: nil
  case .fundPage: cannotOpenFundRow(state)
  default: Phrase("Hier valt niets te openen.", "Nothing to open here.")
  }
}

private func open(_ state: inout State) -> [Effect] {
  let cursor = state.position(of: state.scope).cursor
  if toggleGroup(&state) { return [] }
  switch state.scope {
  case .rollout, .municipalities:
    return state.rowUnderCursor.map { openMunicipality(state.programme.municipalities[$0].code, &state) } ?? []
  case .initiatives, .municipality:
    state.go(to: .initiative(state.programme.initiatives[cursor].id))
    state.positions[.initiative] = nil
    return []
  case .neighbours:
    let rows = state.neighbours
    guard rows.indices.contains(cursor) else { return [] }
    return openMunicipality(state.programme.municipalities[rows[cursor]].code, &state)
  case .fund, .fundPage: return openFundRow(&state)
  case .findings: return state.currentFinding.map { openFinding($0, &state) } ?? []
  case .contributions:
    let lines = state.contributionTable
    guard lines.indices.contains(cursor), case .row(let one) = lines[cursor] else { return [] }
    let code = one.municipality.code
    guard state.programme.row(of: code) != nil else { return openMissing(&state) }
    return openMunicipality(code, &state)
  case .journal:
    guard let journal = state.journal, journal.indices.contains(cursor) else { return [] }
    let record = journal[cursor]
    if record.municipality.isEmpty { return openMoney(record, &state) }
    guard state.programme.row(of: record.municipality) != nil else { return openMissing(&state) }
    return openMunicipality(record.municipality, &state)
  default: return []
  }
}

private func openMissing(_ state: inout State) -> [Effect] {
  state.notice = Notice(
    .refusal,
    Phrase("Deze gemeente bestaat op deze dag niet.", "This municipality does not exist on this day."))
  return []
}

/// Goes to what a journal record without a municipality is about: a booking, a finding or a setting.
private func openMoney(_ record: JournalRecord, _ state: inout State) -> [Effect] {
  switch record.field {
  case .booking: return openActivity(record.initiative, &state)
  case .finding:
    state.go(to: .page(.findings))
    state.moveCursor(to: state.register.firstIndex { $0.id == record.initiative } ?? 0)
  default:
    switch SettingRule(key: record.initiative) {
    case .contribution: showContributions(state.contributionYear, &state)
    case .over, .under: return show(.control, &state)
    default: return show(.slices, &state)
    }
  }
  return []
}

/// Opens the municipality's card, with the cursor on the column that one came from.
func openMunicipality(_ code: String, _ state: inout State) -> [Effect] {
  state.go(to: .municipality(code))
  var position = ListPosition()
  position.cursor = state.column
  state.positions[.municipality] = position
  state.resetCard()
  state.settle(.municipality)
  return [.loadHistory(municipality: code)]
}

extension State {
  /// The card shows another municipality: nothing of the last one stays.
  fileprivate mutating func resetCard() {
    cardPane = .municipality
    for scope in Scope.cardPanes.dropFirst() { positions[scope] = nil }
    history = []
    dossier = nil
  }
}

/// Goes back a step; nil at the root, where there is none.
private func back(_ state: inout State) -> [Effect]? {
  let left = state.place
  if !state.isOnPage, state.goBack() {
    // What lies under is read again: it may have been left before a change.
    if case .municipality = left { state.resetCard() }
    return []
  }
  if leaveWhatIf(&state) { return [] }
  if state.place == .page(.overview), state.isZoomed {
    state.isZoomed = false
    for scope in Scope.panes { state.settle(scope) }
    return []
  }
  if state.table.anchor != nil || !state.table.marks.isEmpty, Scope.rows.contains(state.scope) {
    state.mark { table in
      // A range that has only begun goes first, the marks themselves after it.
      if table.anchor == nil { table.marks = [] }
      table.anchor = nil
    }
    return []
  }
  if Scope.rows.contains(state.scope) || state.place == .page(.overview) || state.scope == .contributions,
    state.filter != nil
  {
    state.keep(nil)
    return []
  }
  // A page that another one led to.
  if state.goBack() { return [] }
  if state.place != .page(.overview) {
    state.go(to: .page(.overview))
    return []
  }
  return nil
}
