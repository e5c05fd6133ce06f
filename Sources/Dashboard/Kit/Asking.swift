import Model
import Screen

/// Said while the store looks through all of a list for what a filter keeps.
let lookingOn = Phrase("Zoekt in alles…", "Searching everything…")

extension State {
  /// What is asked of a list; everything where nobody asked.
  func asking(of pane: PaneID) -> Asking { look.askings[pane] ?? Asking() }

  /// Changes what is asked of a list.
  mutating func ask(of pane: PaneID, _ change: (inout Asking) -> Void) {
    var asking = asking(of: pane)
    change(&asking)
    look.keep(asking, of: pane)
  }

  /// The list here that filters are about, the one in the focus first.
  var filteredPane: PaneID? {
    let lists = room.tour(self).filter { Room.pane($0).takesFilter }
    return lists.contains(focus) ? focus : lists.first
  }

  /// The list here that is asked by its own columns, where filters are about one.
  var askedPane: AnyPane? { filteredPane.map { Room.pane($0) }.flatMap { $0.isAsked ? $0 : nil } }

  /// The list that is sorted here by its own columns: the one in the focus, or the one that filters are about.
  var sortedPane: AnyPane? { pane.isAsked ? pane : askedPane }

  /// The filter of the list here, as it was typed; empty for none.
  package var filterText: String {
    let pane = filteredPane.map { Room.pane($0) }
    let shared = pane?.isFiltered ?? true ? filter?.text : nil
    let own = pane.flatMap { asking(of: $0.id).filter?.text }
    return [shared, own].compactMap { $0 }.joined(separator: " ")
  }

  /// Shows of the list here only what `text` keeps, or the filter whose name it is after `@`; an empty one shows all.
  /// - Throws: what is wrong with it.
  package mutating func keepFilter(_ text: String) throws(Filter.Problem) {
    let text = try expanded(text)
    guard let pane = askedPane else {
      look.keep(try readFilter(text))
      return goToBestMatch()
    }
    let read = try readFilter(text, of: pane)
    if pane.isFiltered { look.keep(read.shared) }
    ask(of: pane.id) { $0.filter = read.own }
    if read.own != nil || read.shared != nil { look.seek(read, in: pane.id) }
  }

  /// A filter of a list by its own columns.
  /// - Throws: what is wrong with it.
  private func readFilter(_ text: String, of pane: AnyPane) throws(Filter.Problem) -> Sought {
    var read = try ListFilter(
      text, columns: pane.columns(self), programme: programme, takesMunicipal: pane.takesMunicipal,
      lists: look.lists)
    if pane.isFiltered { return Sought(own: read.own, shared: read.municipal) }
    if let municipal = read.municipal {
      read.keep(only: Set(municipal.rows(of: programme).map { programme.municipalities[$0].code }))
    }
    return Sought(own: read.isEmpty && read.municipal == nil ? nil : read)
  }

  /// The lists of pages that are asked by their own columns.
  private static let askedPanes = Room.pages.flatMap(\.panes).filter(\.isAsked)

  /// What is asked of them, as it is remembered: filters by the list's name, orders by that and a word.
  var askedTexts: [String: String] {
    var texts = look.recalled
    for pane in State.askedPanes {
      let asking = asking(of: pane.id)
      texts[pane.id.name] = asking.filter?.text ?? texts[pane.id.name]
      if !asking.sort.isEmpty { texts[State.order(of: pane)] = ListKey.written(asking.sort) }
    }
    return texts
  }

  private static func order(of pane: AnyPane) -> String { pane.id.name + ":order" }

  /// Asks of lists what an earlier session asked, once there is what it names; what does not fit any more is left out, and
  /// said.
  mutating func recallAskings() {
    guard !programme.isPartial, !look.recalled.isEmpty else { return }
    let texts = look.recalled
    look.recalled = [:]
    var misfits: [(title: Phrase, text: String)] = []
    for pane in State.askedPanes {
      if let text = texts[pane.id.name] {
        if let read = try? readFilter(text, of: pane) {
          ask(of: pane.id) { $0.filter = read.own }
          look.seek(read, in: pane.id)
        } else {
          misfits.append((pane.title, text))
        }
      }
      if let text = texts[State.order(of: pane)] {
        if let keys = try? ListKey.read(text, pane.columns(self)) {
          ask(of: pane.id) { $0.sort = keys }
        } else {
          misfits.append((pane.title, text))
        }
      }
    }
    if let words = Memory.misfitWords(misfits) { tell(.info, words) }
  }

  /// What the list in the focus was filtered by last; nil where it never was.
  var sought: Sought? {
    look.sought[focus] ?? (pane.isFiltered ? look.lastFilter.map { Sought(shared: $0) } : nil)
  }

  /// A filter of municipalities.
  /// - Throws: what is wrong with it.
  func readFilter(_ text: String) throws(Filter.Problem) -> Filter {
    try Filter(text, programme: programme, lists: look.lists)
  }

  /// The filter that a name after `@` stands for; any other text is itself.
  /// - Throws: which names there are.
  func expanded(_ text: String) throws(Filter.Problem) -> String {
    guard text.hasPrefix("@") else { return text }
    if let kept = look.namedFilters[String(text.dropFirst())] { return kept }
    let names = look.namedFilters.keys.sorted().map { "@" + $0 }.joined(separator: " ")
    throw Filter.Problem(
      words: Phrase(
        "Geen filter «\(text)». Er is: \(names.isEmpty ? "nog geen; :filter-name geeft een naam" : names).",
        "No filter «\(text)». There is: \(names.isEmpty ? "none yet; :filter-name gives a name" : names)."))
  }

  /// How much the filter keeps of the list here.
  var hits: Phrase {
    if let pane = askedPane {
      let tally = pane.tally(self)
      let kept = ofAll(tally.shown, tally.all)
      return Phrase("\(pane.title.dutch): \(kept.dutch)", "\(pane.title.english): \(kept.english)")
    }
    let kept = ofAll(rows.count, programme.municipalities.count)
    return Phrase("\(kept.dutch) gemeenten", "\(kept.english) municipalities")
  }

  /// Says how much the filter that was just given keeps; of what is still looked for, when it is found.
  /// - Returns: what is to be read for it.
  mutating func tellHits() -> [Effect] {
    look.remember(filter: filterText)
    let questions = filteredPane.map { Room.pane($0).questions(self) } ?? []
    tell(.info, questions.isEmpty ? hits : lookingOn)
    // What the page shows of those that are kept may be to be read.
    return questions.isEmpty ? room.follows(self) : questions
  }

  /// Takes what was found; who waits for it is told.
  mutating func take(_ found: FoundRecords) {
    answers.take(found)
    if notice?.text == lookingOn { tell(.info, hits) }
  }

  /// Takes the filter of the list here off, its own first; of what was asked one after the other the last.
  /// - Returns: whether there was one.
  mutating func takeFilterOff() -> Bool {
    let lists = room.tour(self).map { Room.pane($0) }
    if let pane = lists.first(where: { asking(of: $0.id).filter != nil }) {
      ask(of: pane.id) { $0.filter = nil }
      return true
    }
    guard filter != nil, lists.contains(where: \.isFiltered) else { return false }
    look.keep(try? readFilter(filterText(without: look.acts.count - 1)))
    return true
  }

  /// The filter without one of the things that were asked one after the other.
  func filterText(without act: Int) -> String {
    look.acts.enumerated().filter { $0.offset != act }.flatMap(\.element).joined(separator: " ")
  }

  /// Names that may stand in a filter of the list here, for completion.
  var filterNames: [String] {
    let own = askedPane.map { $0.columns(self).map { $0.title[language] + "=" } } ?? []
    guard own.isEmpty || askedPane?.takesMunicipal == true else { return own }
    let lists = look.lists.keys.sorted().map { "list=" + $0 }
    return own + lists + Filter.fieldNames(programme.initiatives).map { $0 + "=" }
  }
}

/// By what a list was filtered.
package struct Sought: Sendable {
  /// What is asked of its own columns; nil for nothing.
  package var own: ListFilter?
  /// What is asked of municipalities, in every list of them; nil for nothing.
  package var shared: Filter?
}

/// How a list by columns of its own is sorted.
enum ListSorting {
  /// By the column of that name, or the next that is worth it, alone or behind the keys that there are.
  static func sort(_ arguments: [String], also: Bool, _ pane: AnyPane, _ state: inout State) -> [Effect] {
    let columns = pane.columns(state)
    let now = state.asking(of: pane.id).sort
    guard arguments.first != "none" else { return keep([], pane, &state) }
    var before = also ? now : []
    let column: ListColumn
    var isDescending = arguments.last == "desc"
    do throws(Filter.Problem) {
      if let name = arguments.first {
        column = try columns.named(name)
        before.removeAll { $0.column == column.key }
        if arguments.count == 1 {
          isDescending = now.first { $0.column == column.key }.map { !$0.isDescending } ?? column.beginsDescending
        }
      } else {
        // Past the last one the list stands in its own order again.
        let last = also ? (now.count > 1 ? now.last : nil) : now.first
        if also, now.count > 1 { before.removeLast() }
        let rest = pane.cycle.filter { key in !before.contains { $0.column == key } }
        let index = last.flatMap { key in rest.firstIndex(of: key.column) } ?? (also ? -1 : 0)
        guard rest.indices.contains(index + 1) else { return keep(before, pane, &state) }
        column = try columns.named(rest[index + 1])
        isDescending = column.beginsDescending
      }
    } catch {
      return state.tell(.usage, error.words)
    }
    return keep(Array((before + [ListKey(column.key, descending: isDescending)]).prefix(3)), pane, &state)
  }

  /// The other way round: the first key, or the list's own order.
  static func reverse(_ pane: AnyPane, _ state: inout State) -> [Effect] {
    var keys = state.asking(of: pane.id).sort
    if keys.isEmpty, let first = pane.columns(state).first(where: { $0.key == pane.cycle.first }) {
      keys = [ListKey(first.key, descending: !first.beginsDescending)]
    } else if !keys.isEmpty {
      keys[0].isDescending.toggle()
    }
    return keep(keys, pane, &state)
  }

  private static func keep(_ keys: [ListKey], _ pane: AnyPane, _ state: inout State) -> [Effect] {
    state.ask(of: pane.id) { $0.sort = keys }
    let columns = pane.columns(state)
    func words(_ language: Language) -> String {
      keys.map { key in
        let name = columns.first { $0.key == key.column }?.title[language] ?? key.column
        return name + (key.isDescending ? " ▼" : " ▲")
      }.joined(separator: Phrase(", dan ", ", then ")[language])
    }
    state.tell(
      .info,
      keys.isEmpty
        ? Phrase("In de eigen volgorde.", "In its own order.")
        : Phrase("Gesorteerd op \(words(.dutch)).", "Sorted by \(words(.english))."))
    return pane.questions(state)
  }
}

extension Painter {
  /// What is asked of a list, behind its title.
  func askedWords(_ asking: Asking, besides filter: Filter? = nil) -> String {
    let text = askedText(asking, besides: filter)
    return text.isEmpty ? "" : " · / \(text)"
  }

  private func askedText(_ asking: Asking, besides filter: Filter?) -> String {
    [filter?.text, asking.filter?.text].compactMap { $0 }.joined(separator: " ")
  }

  /// How many rows are kept of how many, where a filter is on; else which of them show.
  func askedRange<P: Pane>(_ seen: Seen<P>, _ asking: Asking, of all: Int) -> String? {
    guard asking.filter != nil else { return seen.range(language, always: true) }
    return ofAll(seen.rows.count, all)[language]
  }

  /// Why a list in which there is something shows nothing, and what to press.
  mutating func drawNothingKept(_ asking: Asking, besides filter: Filter? = nil, in list: Rect) {
    let text = askedText(asking, besides: filter)
    drawText(
      say(
        "Niets voldoet aan «\(text)». \(keyOf("back")) haalt het filter weg, \(keyOf("filter")) wijzigt het.",
        "Nothing matches «\(text)». \(keyOf("back")) removes the filter, \(keyOf("filter")) changes it."),
      list.x + 1, list.y, .textDim, width: list.width - 2, height: max(1, list.height))
  }
}
