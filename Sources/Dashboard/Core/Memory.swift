import Model

/// What the dashboard remembers from one session to the next, as it is written: each value by a name that stays.
package struct Memory: Sendable, Hashable {
  /// Where one was, and how it was shown.
  package enum Place: String, Sendable, CaseIterable { case page, filter, sort, group, columns, theme, language }
  /// What the user gave a name; and what is asked of a list by its own columns, by the list's.
  package enum Names: String, Sendable, CaseIterable { case views, filters, lists, asked }
  /// What was typed, oldest first: at `:` and at `/`.
  package enum Typed: String, Sendable, CaseIterable { case lines, searches }

  /// How much of what was typed is remembered.
  package static let limit = (count: 200, length: 1000)

  /// Nothing of what is not there.
  package var places: [Place: String] = [:]
  /// By kind, then by name.
  package var names: [Names: [String: String]] = [:]
  /// By where it was typed.
  package var typed: [Typed: [String]] = [:]

  package init() {}

  /// What there is to remember of a dashboard.
  package init(_ state: State) {
    let table = state.table
    places = [
      .page: state.look.page.name, .filter: state.filter?.text ?? "", .sort: SortKey.written(table.sort),
      .group: table.grouping == .none ? "" : table.grouping.rawValue, .columns: ColumnChoice.written(table.choices),
      .theme: state.session.themeName ?? "", .language: state.language.rawValue,
    ].filter { !$0.value.isEmpty }
    names = [
      .views: state.look.namedViews, .filters: state.look.namedFilters, .lists: state.look.namedLists,
      .asked: state.askedTexts,
    ]
    typed = [.lines: state.look.lines, .searches: state.look.filters]
  }

  /// What others left, with what has changed here since `start` put upon it.
  package func merged(since start: Memory, into others: Memory) -> Memory {
    var merged = others
    for place in Place.allCases where places[place] != start.places[place] { merged.places[place] = places[place] }
    for kind in Names.allCases {
      let (now, old) = (names[kind] ?? [:], start.names[kind] ?? [:])
      for name in Set(now.keys).union(old.keys) where now[name] != old[name] {
        merged.names[kind, default: [:]][name] = now[name]
      }
    }
    for kind in Typed.allCases {
      let fresh = Memory.fresh(typed[kind] ?? [], since: start.typed[kind] ?? []).filter(Memory.isKept)
      guard !fresh.isEmpty else { continue }
      let old = (others.typed[kind] ?? []).filter { !fresh.contains($0) }
      merged.typed[kind] = Array((old + fresh).suffix(Memory.limit.count))
    }
    return merged
  }

  /// What stands behind those that were there already and kept their order.
  private static func fresh(_ now: [String], since start: [String]) -> [String] {
    var rest = start[...]
    return Array(
      now.drop { line in
        guard let place = rest.firstIndex(of: line) else { return false }
        rest = rest[(place + 1)...]
        return true
      })
  }

  /// Whether a line is one that could have been typed.
  private static func isKept(_ line: String) -> Bool {
    !line.isEmpty && line.count <= limit.length
      && line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }
}

extension Memory.Place {
  /// What it is called.
  package var title: Phrase {
    switch self {
    case .page: Phrase("pagina", "page")
    case .filter: Phrase("filter", "filter")
    case .sort: Phrase("volgorde", "order")
    case .group: Phrase("groepering", "grouping")
    case .columns: Phrase("kolommen", "columns")
    case .theme: Phrase("thema", "theme")
    case .language: Phrase("taal", "language")
    }
  }
}

extension Memory {
  /// Says what of an earlier session is left out, each thing by its name and as it was.
  package static func misfitWords(_ parts: [(title: Phrase, text: String)]) -> Phrase? {
    guard !parts.isEmpty else { return nil }
    func list(_ language: Language) -> String {
      parts.map { "\($0.title[language]) «\($0.text)»" }.joined(separator: ", ")
    }
    return Phrase(
      "Van de vorige keer past hier niet meer, en is weggelaten: \(list(.dutch)).",
      "This no longer fits from last time, and is left out: \(list(.english)).")
  }
}

extension State {
  /// Takes up the names that were given and what was typed in earlier sessions.
  package mutating func recall(namesOf memory: Memory) {
    func known(_ kind: Memory.Names) -> [String: String] { (memory.names[kind] ?? [:]).filter { isName($0.key) } }
    look.namedViews.merge(known(.views)) { $1 }
    look.namedFilters.merge(known(.filters)) { $1 }
    look.namedLists.merge(known(.lists)) { $1 }
  }

  /// Goes back to where an earlier session was.
  /// - Returns: what of it does not fit this store any more.
  package mutating func recall(placeOf memory: Memory) -> [Memory.Place] {
    look.recall(lines: memory.typed[.lines] ?? [], filters: memory.typed[.searches] ?? [])
    look.recalled = memory.names[.asked] ?? [:]
    recallAskings()
    return Memory.Place.allCases.filter { place in
      guard let text = memory.places[place] else { return false }
      return !recall(place, text)
    }
  }

  /// A filter that was recalled before all was read is left out where there is not what it names, and that is said.
  mutating func settleFilter() {
    guard !programme.isPartial, let filter, (try? readFilter(filter.text)) == nil else { return }
    look.keep(nil)
    if let words = Memory.misfitWords([(Memory.Place.filter.title, filter.text)]) { tell(.info, words) }
  }

  /// - Returns: whether it could be.
  private mutating func recall(_ place: Memory.Place, _ text: String) -> Bool {
    switch place {
    case .page:
      guard let room = Room.page(named: text) else { return false }
      go(to: .page(room.id))
    case .filter:
      let filter =
        programme.isPartial
        ? try? Filter(text, initiatives: programme.initiatives, today: programme.today, lists: look.lists)
        : try? readFilter(text)
      guard let filter else { return false }
      look.keep(filter)
    case .sort:
      guard let keys = SortKey.read(text, programme) else { return false }
      arrange { $0.sort = keys }
    case .group:
      guard let grouping = Grouping(rawValue: text) else { return false }
      arrange { $0.grouping = grouping }
    case .columns:
      guard let choices = try? ColumnChoice.read(text, programme) else { return false }
      arrange { $0.choices = choices }
    // Whoever opens the program has chosen these, and says so in the session.
    case .theme, .language: break
    }
    return true
  }
}

/// Whether a text can be a name for a view or a filter.
func isName(_ text: String) -> Bool {
  !text.isEmpty && text.count <= 40
    && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
}
