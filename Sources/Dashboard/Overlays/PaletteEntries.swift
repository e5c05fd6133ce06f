import Model
import Screen

/// Something that the palette can find.
package struct PaletteEntry: Sendable {
  /// What it stands for.
  package enum Target: Sendable {
    case command(Command, [String])
    case page(RoomID)
    case municipality(row: Int)
    case initiative(column: Int)
    case finding(String)
    case activity(String)
    /// As it is typed.
    case filter(String)
    /// By its name.
    case view(String)
    case day(Day)
  }

  /// Where it leads, or what it does.
  package var target: Target
  /// What it is called, and what is to be known of it.
  package var (name, note): (Phrase, Phrase)
  /// Why it cannot be done now; nil where it can.
  package var why: Phrase?
  /// The key that does the same; empty where there is none.
  package var key = ""

  /// In a word, what it is.
  package var kind: Phrase {
    switch target {
    case .command: Phrase("opdracht", "command")
    case .page: Phrase("pagina", "page")
    case .municipality: Phrase("gemeente", "municipality")
    case .initiative: Phrase("initiatief", "initiative")
    case .finding: Phrase("bevinding", "finding")
    case .activity: Phrase("activiteit", "activity")
    case .filter: Phrase("filter", "filter")
    case .view: Phrase("weergave", "view")
    case .day: Phrase("dag", "day")
    }
  }
}

/// What one looks for most, first: the order of commands where nothing is typed yet.
private let wantedFirst = ["set", "filter", "theme", "as-of", "page", "language", "undo", "note", "plan", "flag"]

/// All commands, those that are looked for most first.
let commandsByNeed: [Command] =
  wantedFirst.compactMap(Command.named) + Command.all.filter { !wantedFirst.contains($0.id) }

/// What fits `text`, best first: commands in both languages, pages, initiatives, municipalities, findings, activities,
/// filters, views, themes, days.
package func paletteEntries(_ text: String, _ state: State) -> [PaletteEntry] {
  var search = PaletteSearch(text)
  search.offerCommands(state)
  search.offerPages(state)
  search.offerInitiatives(state)
  // Of what there are many nothing is shown before something is typed.
  if !search.wanted.isEmpty {
    search.offerMunicipalities(state)
    search.offerFilters(state)
    search.offerDocument(state)
    search.offerDay(state, text)
  }
  return search.best
}

/// What was found so far for a text.
private struct PaletteSearch {
  /// What is looked for, folded.
  let wanted: [UInt8]
  private var found: [(score: Int, order: Int, entry: PaletteEntry)] = []

  init(_ text: String) { wanted = Array(folded(text).utf8) }

  /// The best first; what is as good in the order in which it was offered.
  var best: [PaletteEntry] { found.sorted { ($0.score, -$0.order) > ($1.score, -$1.order) }.map(\.entry) }

  /// Takes an entry where one of its names fits.
  /// - Parameter penalty: how much less it is looked for than others.
  mutating func offer(
    _ target: PaletteEntry.Target, _ names: [String], penalty: Int,
    _ words: @autoclosure () -> (name: Phrase, note: Phrase, why: Phrase?, key: String)
  ) {
    let best = names.compactMap { name -> Int? in
      let own = Array(folded(name).utf8)
      // The very name comes first, whatever else begins so.
      return fuzzyScore(wanted, in: own).map { own == wanted ? $0 + 60 : $0 }
    }.max()
    guard let best else { return }
    let (name, note, why, key) = words()
    found.append(
      (best - penalty, found.count, PaletteEntry(target: target, name: name, note: note, why: why, key: key)))
  }

  mutating func offerCommands(_ state: State) {
    let cell = state.target.map { row, column in
      let (one, initiative) = (state.programme.municipalities[row].name, state.programme.initiatives[column].shortName)
      return Phrase("\(one) · \(initiative.dutch): ", "\(one) · \(initiative.english): ")
    }
    for command in commandsByNeed where !["palette", "page"].contains(command.id) {
      var name = command.title
      // What is done to the cell under the cursor is found by the names of that cell too.
      if let cell, command.isAboutCell {
        name = Phrase(cell.dutch + name.dutch, cell.english + name.english)
      }
      offer(
        .command(command, []),
        [command.title.dutch, command.title.english, command.id, command.name(.dutch), name[state.language]],
        penalty: wantedFirst.contains(command.id) ? 0 : 1,
        (
          name, Phrase(same: ""), state.whyNot(command),
          state.keymap.key(of: command.id)?.label[state.language] ?? ":" + command.name(state.language)
        ))
    }
    guard !wanted.isEmpty else { return }
    if let sort = Command.named("sort") {
      for initiative in state.programme.initiatives {
        let (dutch, english) = (initiative.shortName.dutch, initiative.shortName.english)
        let name = Phrase("sorteer gemeenten op \(dutch)", "sort municipalities by \(english)")
        offer(
          .command(sort, [initiative.id]), [name.dutch, name.english], penalty: 1,
          (name, Phrase(same: ""), nil, state.keymap.key(of: sort.id)?.label[state.language] ?? ""))
      }
    }
    guard let theme = Command.named("theme") else { return }
    for name in state.session.themeNames {
      offer(
        .command(theme, [name]), [name, "thema " + name, "theme " + name], penalty: 0,
        (Phrase("thema \(name)", "theme \(name)"), Phrase(same: ""), nil, ""))
    }
  }

  mutating func offerPages(_ state: State) {
    for room in Room.pages {
      let name = room.name
      offer(
        .page(room.id), [name.dutch, name.english, "page " + room.id.name, "pagina " + name.dutch], penalty: 0,
        (
          Phrase("naar pagina \(name.dutch)", "go to page \(name.english)"), Phrase(same: ""), nil,
          state.keymap.keys(of: "page", arguments: [room.id.name]).first?.label[state.language] ?? ""
        ))
    }
  }

  mutating func offerInitiatives(_ state: State) {
    for (column, initiative) in state.programme.initiatives.enumerated() {
      let (short, name) = (initiative.shortName, initiative.name)
      let coverage = state.coverage[column]
      func words(_ language: Language) -> String {
        name[language].hasPrefix(short[language]) ? name[language] : "\(short[language]) · \(name[language])"
      }
      let used = ofAll(coverage.adopted, coverage.eligible)
      let note =
        state.programme.isPartial
        ? Phrase(same: "")
        : !coverage.isReported
          ? Phrase("nog niets gemeld", "nothing reported yet")
          : Phrase("\(used.dutch) in gebruik", "\(used.english) in use")
      offer(
        .initiative(column: column), [name.dutch, name.english, short.dutch, short.english, initiative.id], penalty: 1,
        (Phrase(words(.dutch), words(.english)), note, nil, "Enter"))
    }
  }

  mutating func offerMunicipalities(_ state: State) {
    for (row, one) in state.programme.municipalities.enumerated() {
      offer(
        .municipality(row: row), one.names, penalty: 2,
        (
          Phrase(same: one.name),
          Phrase(
            "\(one.province) · \(grouped(one.inhabitants, .dutch)) inwoners",
            "\(one.province) · \(grouped(one.inhabitants, .english)) inhabitants"), nil, "Enter"
        ))
    }
  }

  /// Findings, activities, and views by their names.
  mutating func offerDocument(_ state: State) {
    for finding in state.register {
      let place = finding.quotes.first.map { "\($0.section) \($0.line)" } ?? ""
      // Of a sentence the letters stand together; what it is about is a name for it too.
      let about = finding.place.split(separator: ":").last.map(String.init) ?? ""
      let names = ["\(finding.id) \(finding.title.dutch)", finding.title.english, "\(finding.id) \(about)", about]
      offer(
        .finding(finding.id), names.filter { foldedText(folded($0), contains: wanted) }, penalty: 8,
        (
          Phrase("\(finding.id) \(finding.title.dutch)", "\(finding.id) \(finding.title.english)"),
          Phrase(same: place), nil, "Enter"
        ))
    }
    for activity in state.programme.activities {
      offer(
        .activity(activity.id), [activity.name.dutch, activity.name.english], penalty: 2,
        (activity.name, Phrase("boekingen", "bookings"), nil, "Enter"))
    }
    for (name, line) in state.look.namedViews.sorted(by: { $0.key < $1.key }) {
      offer(.view(name), [name], penalty: 0, (Phrase(same: name), Phrase(same: line), nil, "Enter"))
    }
  }

  /// A day as it is written anywhere, where its state can be shown.
  mutating func offerDay(_ state: State, _ text: String) {
    guard let day = Day(written: text, today: state.programme.today),
      whyUnknown(day, latest: state.programme.today) == nil
    else { return }
    let entry = PaletteEntry(
      target: .day(day), name: Phrase(day.words(.dutch), day.words(.english)),
      note: Phrase("de stand op die dag", "the state on that day"), key: "Enter")
    found.append((100, found.count, entry))
  }

  /// Filters, each with how many municipalities it keeps.
  mutating func offerFilters(_ state: State) {
    let (programme, language) = (state.programme, state.language)
    func offer(_ text: String, _ names: [String], _ words: Phrase, penalty: Int, count known: Int? = nil) {
      self.offer(
        .filter(text), names, penalty: penalty,
        {
          let count = known ?? (try? state.readFilter(text))?.rows(of: programme).count ?? 0
          func note(_ language: Language) -> String {
            let many = Phrase(
              "\(count) \(count == 1 ? "gemeente" : "gemeenten")",
              "\(count) \(count == 1 ? "municipality" : "municipalities")")[language]
            return words[language].isEmpty ? many : "\(many) · \(words[language])"
          }
          return (Phrase(same: text), Phrase(note(.dutch), note(.english)), nil, "Tab")
        }())
    }
    for name in state.look.namedFilters.keys.sorted() {
      offer("@" + name, [name, "@" + name], Phrase(same: state.look.namedFilters[name] ?? ""), penalty: 0)
    }
    if !programme.isPartial {
      for initiative in programme.initiatives {
        let (short, id) = (initiative.shortName, initiative.id)
        for (index, (codes, words)) in PaletteSearch.standings.enumerated() {
          offer(
            "\(id)=\(codes)",
            ["\(id)=\(codes)", "\(short.dutch) \(words.dutch)", "\(short.english) \(words.english)"], words,
            penalty: 3 + 2 * index)
        }
      }
    }
    // Counting goes through all municipalities, and a letter is typed in no time.
    let lists = state.kept.value(Kept.Name(FilterOffer.self), Arrangement(data: state.data, by: language)) {
      FilterOffers.lists(programme, language)
    }
    for one in lists { offer(one.term, [one.name, one.term], Phrase(same: ""), penalty: 4, count: one.count) }
  }

  /// The questions that are asked of an initiative, as the statuses that answer them.
  private static let standings = [
    ("G|B", Phrase("in gebruik of geborgd", "in use or embedded")), ("D|V|I", Phrase("op weg", "under way")),
    ("?", Phrase("onbekend", "not reported")),
  ]
}

extension Command {
  /// Whether it changes the cell under the cursor.
  fileprivate var isAboutCell: Bool {
    arguments.text.contains("MUNICIPALITY") && arguments.text.contains("INITIATIVE")
  }
}
