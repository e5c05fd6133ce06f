import Model
import Screen

/// The statuses that the targets may get, from which day, and why they may not get the others.
struct StatusMenu: Overlay {
  /// A status that can be chosen.
  struct Item: Sendable {
    /// The status.
    var status: RolloutStatus
    /// What it asks of those that may have it, or why none may.
    var verdict: Result<Transition.Need, Refusal>
    /// How many of the targets may get it.
    var allowed: Int
    /// How many have it on the day.
    var present: Int
    /// All that may get it skip what lay between: it is reported, and no step.
    var isFurther: Bool
    /// Nothing was known of those that may get it.
    var isFirst: Bool

    /// What one status would come to for each of the targets.
    fileprivate init(_ status: RolloutStatus, _ trials: [Trial]) {
      self.status = status
      let can = trials.filter { $0.need != nil }
      let needs = can.compactMap(\.need)
      let most: Transition.Need =
        needs.contains(.decision) ? .decision : needs.contains(.reason) ? .reason : .nothing
      // To stay as one is needs no rule.
      let others = can.filter { $0.before.status != status }
      verdict = others.isEmpty ? .failure(trials.lazy.compactMap(\.refusal).first ?? .isSo) : .success(most)
      allowed = others.count
      present = trials.count { $0.before.status == status }
      isFurther = !others.isEmpty && others.allSatisfy(\.isFurther)
      isFirst = !others.isEmpty && others.allSatisfy { $0.before.status == .unknown }
    }
  }

  /// What the change is about.
  var cells: [CellName]
  /// What the targets have on the day, beside `cells`.
  private(set) var current: [RolloutCell]
  /// The statuses: what can be chosen, what can be reported besides, and what cannot be.
  private(set) var items: [Item]
  /// The status under the cursor, from 0.
  private(set) var selected = 0
  /// Whether a typing error is put right, for which any status will do.
  var isCorrecting: Bool
  /// Why the last choice was none.
  private(set) var problem: Phrase?
  /// The day from which it is so; nil for today, and of a correction for the day on which the wrong status began.
  private(set) var day: Day?
  /// The day while it is typed; nil while the keys choose a status.
  private(set) var field: LineEditor?
  private let today: Day
  /// The last number that was seen when the menu opened.
  private let seen: Int
  fileprivate let title: Phrase

  /// The menu for cells of one initiative; the cursor stands on the next step that is allowed.
  init(rows: [Int], column: Int, of state: State, correcting: Bool = false) {
    let programme = state.programme
    isCorrecting = correcting
    today = programme.today
    seen = programme.seq
    cells = rows.map {
      CellName(municipality: programme.municipalities[$0].code, initiative: programme.initiatives[column].id)
    }
    (current, items) = ([], [])
    title = state.title(
      of: cells.map { RolloutChange(municipality: $0.municipality, initiative: $0.initiative) },
      correcting ? Phrase("correctie", "correction") : Phrase("status", "status"))
    take(state.trials(of: asked))
  }

  /// Every status for each of the targets, on the day that was typed.
  private var asked: [RolloutChange] {
    RolloutStatus.choices.flatMap { status in
      cells.map { cell in
        var change = RolloutChange(municipality: cell.municipality, initiative: cell.initiative, status: status)
        change.isCorrection = isCorrecting
        change.on = day
        return change
      }
    }
  }

  /// Takes what all that was asked comes to.
  mutating func take(_ trials: [Trial]) {
    let byStatus = Dictionary(grouping: trials) { $0.change.status ?? .unknown }
    current = byStatus[.unknown]?.map(\.before) ?? current
    let all = RolloutStatus.choices.map { Item($0, byStatus[$0] ?? []) }
    let least = current.map(\.status.ladderIndex).min() ?? 0
    // The next step stands on top, beneath it what can only be reported, then what goes elsewhere, and what cannot be.
    func rank(_ item: Item) -> Int {
      if item.allowed == 0 { return 3 }
      if isCorrecting { return 0 }
      return item.isFurther ? 1 : item.status.ladderIndex > least ? 0 : 2
    }
    items = (0...3).flatMap { place in all.filter { rank($0) == place } }
    // The step forward that most of them can take is what is wanted most.
    let steps = items.indices.filter { index in
      items[index].status.ladderIndex > least && !items[index].isFurther
        && (try? items[index].verdict.get()) == .nothing
    }
    selected = steps.max { (items[$0].allowed, -$0) < (items[$1].allowed, -$1) } ?? 0
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    problem = nil
    if field != nil { return typeDay(key, &state) }
    switch key {
    case _ where isCancel(key), .character("q"): return .closes
    case .down, .character("j"): selected = min(selected + 1, items.count - 1)
    case .up, .character("k"): selected = max(0, selected - 1)
    case .enter: return choose()
    case .tab: field = LineEditor(text: day?.iso ?? "")
    case _ where key.letter.map({ $0.isNumber || "+-".contains($0) }) ?? false: field = LineEditor(text: key.text)
    case _ where key.letter != nil:
      guard let letter = key.letter,
        let index = items.firstIndex(where: { $0.status.rawValue == letter.uppercased() })
      else {
        let codes = items.map(\.status.rawValue).joined(separator: " ")
        problem = Phrase(
          "\(key.label.dutch) is geen status; kies uit \(codes).",
          "\(key.label.english) is not a status; choose from \(codes).")
        return .stays
      }
      selected = index
      return choose()
    default: break
    }
    return .stays
  }

  /// A key for the day that is being typed.
  private mutating func typeDay(_ key: Key, _ state: inout State) -> Reaction {
    switch key {
    case _ where isCancel(key): field = nil
    case .enter, .tab: return takeDay(&state)
    default: _ = field?.press(key)
    }
    return .stays
  }

  /// Takes the day that was typed, and asks what it allows.
  private mutating func takeDay(_ state: inout State) -> Reaction {
    let text = field?.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
    do throws(Filter.Problem) {
      let day = text.isEmpty ? nil : try Day.typed(text, today: today)
      if let day, let reason = whyUnknown(day, latest: today) { throw Filter.Problem(words: reason) }
      field = nil
      self.day = day == today && !isCorrecting ? nil : day
    } catch {
      problem = error.words
      return .stays
    }
    if self.day == nil {
      take(state.trials(of: asked))
      return .stays
    }
    let (menu, changes) = (self, asked)
    return .does { state in
      state.lay(menu)
      return state.write(.tryOut(changes))
    }
  }

  private mutating func choose() -> Reaction {
    let item = items[selected]
    if case .failure(let refusal) = item.verdict {
      // The menu stays: another choice is likely next.
      problem = refusal.words
      return .stays
    }
    let changes = cells.map { cell in
      var change = RolloutChange(municipality: cell.municipality, initiative: cell.initiative, status: item.status)
      change.isCorrection = isCorrecting
      (change.on, change.seen) = (day, seen)
      return change
    }
    return .does { propose(changes, &$0) }
  }

  mutating func paste(_ text: String, _ state: inout State) -> Pasting {
    guard var editor = field else { return .refused }
    defer { field = editor }
    return Pasting(editor.paste(text))
  }

  var wheelSteps: Int { field == nil ? 1 : 0 }

  var hints: [Hint] {
    field == nil
      ? [
        .choose, .enter("zetten", "set"), Hint("O…X", Phrase("meteen", "at once")),
        Hint("Tab", Phrase("andere dag", "another day")), .cancel,
      ]
      : [.enter("die dag", "that day"), Hint("Esc", Phrase("terug", "back"))]
  }

  func draw(on painter: inout Painter) { painter.drawMenu(self) }

  /// From which day it would be so.
  fileprivate func dayWords(_ language: Language) -> String {
    if let day { return day.words(language) }
    if !isCorrecting { return today.words(language) + Phrase(" (vandaag)", " (today)")[language] }
    let began = Set(current.map(\.since))
    guard began.count == 1, let since = began.first ?? nil else {
      return Phrase("de dag waarop die status begon", "the day on which that status began")[language]
    }
    return since.words(language) + Phrase(" (toen begon die status)", " (when that status began)")[language]
  }
}

extension Refusal {
  /// All have it already.
  fileprivate static let isSo = Refusal(
    "already-so", Phrase("Het is al zo.", "That is already set."),
    wayOut: Phrase("Er is niets te wijzigen.", "There is nothing to change."),
    brief: Phrase("staat er al zo", "already set"))
}

extension Painter {
  fileprivate mutating func drawMenu(_ menu: StatusMenu) {
    let now = (menu.day == nil ? say("nu: ", "now: ") : say("toen: ", "then: ")) + present(menu)
    // As wide as what it says; where a day is typed there is room for how.
    let longest =
      menu.items.map { 28 + TextWidth.of(menu.remarks(on: $0, language).joined(separator: "  ")) }.max() ?? 0
    let least = TextWidth.of(menu.title[language]) + TextWidth.of(now) + 10
    let width = min(size.width, 96, max(longest + 2, least, menu.field == nil && menu.problem == nil ? 64 : 80))
    let problem = menu.problem.map { wrapped($0[language], width: width - 4) } ?? []
    let inner = drawBox(
      menu.title[language], width: width, height: menu.items.count + 4 + problem.count,
      right: now)
    let height = max(1, inner.height - problem.count - 2)
    let top = max(0, min(menu.selected - height / 2, menu.items.count - height))
    for (index, item) in menu.items.enumerated().dropFirst(top).prefix(height) {
      // While a day is typed the arrows are its own.
      if menu.field == nil {
        let line = Rect(x: inner.x, y: inner.y + index - top, width: inner.width, height: 1)
        markChoice(index, of: menu.selected, line)
      }
      drawMenuItem(
        item, of: menu, at: inner.x, inner.y + index - top, width: inner.width,
        isCursor: index == menu.selected && menu.field == nil)
    }
    drawDay(menu, inner.x + 2, inner.y + height + 1, width: inner.width - 4)
    for (index, line) in problem.enumerated() where height + 2 + index < inner.height {
      write(line, inner.x + 1, inner.y + height + 2 + index, .overlayWarning, width: inner.width - 2)
    }
  }

  /// From which day it holds, or the line in which that is typed.
  private mutating func drawDay(_ menu: StatusMenu, _ x: Int, _ y: Int, width: Int) {
    let label = say("Geldt per ", "Effective ")
    let start = x + write(label, x, y, .overlay)
    mark(Rect(x: x, y: y, width: width, height: 1), menu.field == nil ? .keys([.tab]) : .nothing)
    guard let field = menu.field else {
      let end = start + write(menu.dayWords(language), start, y, .overlayTitle)
      let other = say("   Tab: een andere dag", "   Tab: another day")
      return _ = write(other, end, y, .overlayDisabled, width: max(0, x + width - end))
    }
    drawInput(field, prefix: "› ", ghost: "", x: start, y, width: min(30, x + width - start))
    write(
      say("2017-05-01, 1 mei 2017", "2017-05-01, 1 May 2017"), start + 32, y, .overlayDisabled,
      width: max(0, x + width - start - 32))
  }

  /// What the targets have on the day: a name, or each with its number where they differ.
  private func present(_ menu: StatusMenu) -> String {
    if menu.cells.count == 1 { return menu.current.first?.status.name[language] ?? "" }
    return menu.items.filter { $0.present > 0 }.map { "\($0.present) × \($0.status.rawValue)" }.joined(separator: " ")
  }

  private mutating func drawMenuItem(
    _ item: StatusMenu.Item, of menu: StatusMenu, at x: Int, _ y: Int, width: Int, isCursor: Bool
  ) {
    var role: Role = isCursor ? .overlayCursor : .overlay
    let words = menu.remarks(on: item, language)
    if case .failure = item.verdict, !isCursor { role = .overlayDisabled }
    if isCursor { canvas.fill(Rect(x: x, y: y, width: width, height: 1), theme[role]) }
    write(isCursor ? "▸" : " ", x, y, role)
    write(item.status.rawValue, x + 2, y, role == .overlay ? .hintKey : role)
    let glyph = isASCII ? "" : "\(item.status.glyph) "
    write("\(glyph)\(item.status.name[language])", x + 4, y, role, width: 20)
    write(words.joined(separator: "  "), x + 26, y, role == .overlay ? .overlayDisabled : role, width: width - 27)
  }
}

extension StatusMenu {
  /// What is to be said of a status beside its name.
  fileprivate func remarks(on item: Item, _ language: Language) -> [String] {
    func say(_ dutch: String, _ english: String) -> String { Phrase(dutch, english)[language] }
    switch item.verdict {
    case .success(let need):
      var words: [String] = []
      if cells.count > 1 {
        words.append(say("\(item.allowed) van \(cells.count)", "\(item.allowed) of \(cells.count)"))
      }
      if item.isFirst {
        words.append(say("eerste opgave", "first report"))
      } else if item.isFurther {
        words.append(say("verder gemeld", "reported further"))
      }
      if need != .nothing { words.append(say("vraagt: ", "requires: ") + need.name[language]) }
      return words
    case .failure(let refusal):
      guard item.present == cells.count else { return [refusal.brief[language]] }
      return [day == nil ? say("huidige status", "current status") : say("status van die dag", "status of that day")]
    }
  }

  func dialogue(_ state: State) -> Dialogue {
    let (voice, language) = (state.voice, state.language)
    var dialogue = Dialogue(title: voice.say(title))
    let present = items.filter { $0.present > 0 }.map { item in
      cells.count == 1
        ? item.status.name[language]
        : voice.say("\(item.present) keer ", "\(item.present) times ") + item.status.name[language]
    }.joined(separator: ", ")
    dialogue.text = [
      (day == nil ? voice.say("Nu: ", "Now: ") : voice.say("Toen: ", "Then: ")) + present,
      voice.say("Geldt per ", "Effective ") + dayWords(language),
    ]
    dialogue.choices = Dialogue.list(
      items.map { ([$0.status.name[language]] + remarks(on: $0, language)).joined(separator: ", ") }, selected: selected
    )
    dialogue.selected = selected
    dialogue.field = field.map { Dialogue.Field(voice.say("Geldt per", "Effective"), $0) }
    if field?.text.isEmpty == true { dialogue.aside = voice.say("Zoals 1 mei 2017", "Like 1 May 2017") }
    dialogue.problem = problem.map(voice.say)
    dialogue.hints = hints
    return dialogue
  }
}
