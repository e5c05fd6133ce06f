import Model
import Screen

/// Tells what is shown, and after that only what changed: it remembers what was said. What to say is a function of the
/// state and of that.
package struct Teller: Sendable {
  /// What was said of the whole, by what it is about.
  private var headings: [Remark]?
  private var mode = ""
  private var notice: Notice?
  private var page: Page?
  private var dialogue: Heard?

  /// What was said of each list, wherever one went since.
  private var known: [Part: [Remark]] = [:]

  /// What was said of a page.
  private struct Page: Sendable {
    var place: Place
    var pane: PaneID
    var standpoint: Standpoint?
  }

  private struct Part: Hashable {
    var place: Place
    /// nil for the page as a whole.
    var pane: PaneID?
  }

  /// What was said of an overlay.
  private struct Heard: Sendable {
    var depth: Int
    var dialogue: Dialogue
    var typing: Typing?

    /// The choice under the cursor, where nothing is typed.
    var current: String? {
      guard dialogue.field == nil, let selected = dialogue.selected, dialogue.choices.indices.contains(selected) else {
        return nil
      }
      return dialogue.words(of: selected)
    }
  }

  package init() {}

  /// Forgets what was said: all is told again.
  package mutating func repeatAll() { self = Teller() }

  /// What is to be said now, a sentence or some a line.
  /// - Parameters:
  ///   - key: that was pressed since the last time; nil where something else happened.
  ///   - isLast: no other key waits. A cursor that goes on at once is not told where it only passes.
  package mutating func tell(_ state: State, after key: Key? = nil, isLast: Bool = true) -> [String] {
    let before = self
    let isFirst = headings == nil
    var said = isFirst ? tellHeadings(state) : []
    let news = tellNotice(state, after: key)
    let wasOpen = dialogue != nil
    let asked = tellDialogue(state, after: key)
    if !isFirst { said += tellHeadings(state) }
    said += news
    let isQuiet = said.isEmpty && asked.echo.isEmpty && asked.words.isEmpty
    said += asked.words
    guard state.overlay == nil, !state.programme.isPartial else {
      if said.isEmpty, asked.echo.isEmpty, key != nil, let choice = dialogue?.current { said = [choice] }
      return finished(asked.echo + said, state)
    }
    let isSaved = state.notice?.kind == .saved && !news.isEmpty
    let moved = tellPage(state, isSaved: isSaved)
    if isQuiet, !isLast, moved.isOnlyRow {
      self = before
      return []
    }
    // What was told just now need not be told again of the list.
    said += moved.words.filter { words in !news.contains { line($0, state.language) == line(words, state.language) } }
    // Whoever pressed a key hears something: where the cursor is, though it went nowhere.
    if said.isEmpty, key != nil, !state.pending.isWaiting {
      said = [
        page?.standpoint.map { wasOpen ? row($0, state) : placeWords($0, state) }
          ?? state.voice.say("Niets in deze lijst", "Nothing in this list")
      ]
    }
    return finished(asked.echo + said, state)
  }

  private func finished(_ said: [String], _ state: State) -> [String] {
    said.map { line($0, state.language) }.filter { !$0.isEmpty }
  }

  // MARK: What holds on every page

  private mutating func tellHeadings(_ state: State) -> [String] {
    let now = state.headings
    var said = Teller.news(now, headings ?? [])
    if headings == nil || mode != state.spokenMode && state.notice == nil, !state.spokenMode.isEmpty {
      said.append(state.spokenMode)
    }
    if headings == nil {
      let waiting = Room.pages.compactMap { room -> String? in
        let count = room.badge(state)
        return count > 0 ? "\(room.name[state.language]): \(state.voice.say(count))" : nil
      }
      said += waiting
      if let help = state.keymap.key(of: "help") {
        let key = state.voice.say(help.name)
        said.append(state.voice.say("\(key) toont alle toetsen", "\(key) shows all keys"))
      }
    }
    (headings, mode) = (now, state.spokenMode)
    // All that stands at the head of a page is one line.
    return said.isEmpty ? [] : [said.map(sentence).joined(separator: " ")]
  }

  private mutating func tellNotice(_ state: State, after key: Key?) -> [String] {
    // A key sweeps the last one away: what stands there after it is new.
    if key != nil { notice = nil }
    defer { notice = state.notice }
    guard let now = state.notice, now != notice else { return [] }
    return [now.spoken(state.voice)]
  }

  /// What is said of `now` where `before` was said already.
  private static func news(_ now: [Remark], _ before: [Remark]) -> [String] {
    let known = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
    let gone = before.filter { old in !old.words.isEmpty && !now.contains { $0.id == old.id && !$0.words.isEmpty } }
    return gone.compactMap(\.gone)
      + now.filter { one in
        !one.words.isEmpty && known[one.id].map { one.says($0) && !$0.words.isEmpty } != true
      }.map(\.words)
  }
}

// MARK: The page

extension Teller {
  private mutating func tellPage(_ state: State, isSaved: Bool) -> (words: [String], isOnlyRow: Bool) {
    let (place, room, pane, voice) = (state.place, state.room, state.pane, state.voice)
    let now = Page(place: place, pane: pane.id, standpoint: pane.read(state))
    let (old, remarks) = (page, pane.remarks(state))
    page = now
    var said: [String] = []
    let isEntered = old?.place != place
    if isEntered {
      let title = room.title(state, place)[state.language]
      let name = voice.say(room.name)
      said.append(
        place.isPage ? voice.say("Pagina \(name)", "Page \(name)") : name == title ? name : "\(name) \(title)")
      let tour = room.tour(state)
      let isNew = known.updateValue([], forKey: Part(place: place)) == nil
      for id in room.preface where isNew && id != pane.id && tour.contains(id) { said += Room.pane(id).readAll(state) }
      if isNew, tour.count > 1 {
        let names = tour.map { voice.say($0.title) }.joined(separator: ", ")
        let key = voice.say(state.keymap.key(of: "next-pane")?.name ?? Phrase(same: "Tab"))
        said.append(voice.say("Panelen: \(names); \(key) gaat verder", "Panes: \(names); \(key) moves on"))
      }
    }
    let isOther = isEntered || old?.pane != pane.id
    if isOther, room.tour(state).count > 1 { said.append(voice.say(pane.id.title)) }
    said += Teller.news(remarks, known.updateValue(remarks, forKey: Part(place: place, pane: pane.id)) ?? [])
    let isOnlyRow = said.isEmpty
    guard let standpoint = now.standpoint else {
      if isOther || old?.standpoint != nil, !remarks.contains(where: { $0.id == "empty" }) {
        said.append(voice.say("Niets in deze lijst", "Nothing in this list"))
      }
      return (said, false)
    }
    if isOther || old?.standpoint?.name != standpoint.name {
      said.append(row(standpoint, state))
      return (said, isOnlyRow)
    }
    let others = old?.standpoint.map { changes(standpoint, since: $0, isSaved: isSaved, state) } ?? []
    return (said + others, isOnlyRow && !others.isEmpty)
  }

  /// What is another on the row that the cursor is still on.
  private func changes(_ now: Standpoint, since old: Standpoint, isSaved: Bool, _ state: State) -> [String] {
    var said: [String] = []
    // What was kept was told already.
    if !isSaved {
      let known = Dictionary(old.reading.details.map { ($0.id, $0.words) }) { first, _ in first }
      if now.reading.head != old.reading.head { said.append(now.reading.head) }
      said += now.reading.details.filter { known[$0.id] != $0.words }.map(\.words)
    }
    if let here = now.reading.here, here != old.reading.here, !said.contains(here), !isSaved { said.append(here) }
    if (now.index, now.count) != (old.index, old.count) { said.append(placeWords(now, state)) }
    return said.isEmpty ? [] : [said.joined(separator: ". ")]
  }

  /// The row and its place: `Aalburg, Noord-Brabant. …; 4 van 388`.
  private func row(_ standpoint: Standpoint, _ state: State) -> String {
    sentence(standpoint.reading.words) + " " + placeWords(standpoint, state)
  }

  private func placeWords(_ standpoint: Standpoint, _ state: State) -> String {
    let (row, count) = (state.voice.say(standpoint.index + 1), state.voice.say(standpoint.count))
    return state.voice.say("\(row) van \(count)", "\(row) of \(count)")
  }
}

// MARK: Overlays

extension Teller {
  /// What is said of the overlay on top, and before that of one that was left.
  private mutating func tellDialogue(_ state: State, after key: Key?) -> (echo: [String], words: [String]) {
    let voice = state.voice
    // What was typed and taken is said; what was thrown away is not.
    let closing = dialogue?.typing.flatMap { typing -> String? in
      var typing = typing
      return key.map(isCancel) == true ? nil : typing.close(voice)
    }
    guard let overlay = state.overlay else {
      dialogue = nil
      return (closing.map { [$0] } ?? [], [])
    }
    let now = overlay.dialogue(state)
    let depth = state.overlays.count
    guard let old = dialogue, old.depth == depth, old.dialogue.title == now.title else {
      dialogue = Heard(depth: depth, dialogue: now, typing: now.field.map(Typing.init))
      return (closing.map { [$0] } ?? [], whole(now, voice))
    }
    var typing = old.typing
    var said: [String] = []
    if let field = now.field {
      if typing?.goesOn(field) == true {
        if let words = typing?.take(field, after: key, voice) { said.append(words) }
      } else {
        if let closing { said.append(closing) }
        typing = Typing(field)
        said.append(Typing(field).whole(voice))
      }
    } else {
      if let closing { said.append(closing) }
      typing = nil
    }
    let isOpen = typing?.isOpen == true
    said += changes(now, since: old.dialogue, isOpen: isOpen, after: key)
    var heard = now
    if isOpen {
      (heard.aside, heard.problem, heard.text) = (old.dialogue.aside, old.dialogue.problem, old.dialogue.text)
    }
    // What is found is told once it is all typed.
    if now.field != nil { heard.search = old.dialogue.search }
    dialogue = Heard(depth: depth, dialogue: heard, typing: typing)
    return ([], said)
  }

  /// What an overlay says when it opens.
  private func whole(_ dialogue: Dialogue, _ voice: Voice) -> [String] {
    var said = [dialogue.title] + dialogue.text + dialogue.overview
    if !dialogue.isLong { said += dialogue.choices.indices.map { dialogue.words(of: $0) } }
    if let selected = dialogue.selected, dialogue.choices.indices.contains(selected) {
      said.append(
        dialogue.isLong
          ? "\(dialogue.words(of: selected)). " + position(selected, dialogue, voice)
          : voice.say("Gekozen: \(selected + 1)", "Chosen: \(selected + 1)"))
    }
    if let problem = dialogue.problem { said.append(problem) }
    if !dialogue.aside.isEmpty { said.append(dialogue.aside) }
    if let field = dialogue.field, !field.name.isEmpty || !field.text.isEmpty {
      said.append(Typing(field).whole(voice))
    }
    let hints = dialogue.hints.map { sentence($0.spoken(voice.language)) }
    let byNumber = !dialogue.choices.isEmpty && !dialogue.isLong && dialogue.field == nil
    let all = hints + (byNumber ? [voice.say("Een nummer kiest meteen.", "A number chooses at once.")] : [])
    return said.filter { !$0.isEmpty } + (all.isEmpty ? [] : [all.joined(separator: " ")])
  }

  private func changes(_ now: Dialogue, since old: Dialogue, isOpen: Bool, after key: Key?) -> [String] {
    var said: [String] = []
    if !isOpen {
      if now.search == nil {
        said += now.text.filter { !old.text.contains($0) }
      } else if let search = now.search, now.field == nil, search != old.search || old.field != nil {
        said += search.isEmpty ? [now.title] : now.text
      }
      if !now.isLong, now.choices.map(\.words) != old.choices.map(\.words) {
        said += now.choices.indices.map { now.words(of: $0) }
      }
      // Who does the same again is told the same again.
      let isAgain = key == .enter || key?.letter != nil
      if let problem = now.problem, problem != old.problem || isAgain { said.append(problem) }
      if !now.aside.isEmpty, now.aside != old.aside { said.append(now.aside) }
    }
    if let selected = now.selected, now.choices.indices.contains(selected) {
      let words = now.choices[selected].words
      let known = old.selected.flatMap { old.choices.indices.contains($0) ? old.choices[$0].words : nil }
      if selected != old.selected || words != known, !isOpen || now.isLong { said.append(now.words(of: selected)) }
    }
    return said
  }

  private func position(_ selected: Int, _ dialogue: Dialogue, _ voice: Voice) -> String {
    voice.say("\(selected + 1) van \(dialogue.choices.count)", "\(selected + 1) of \(dialogue.choices.count)")
  }
}
