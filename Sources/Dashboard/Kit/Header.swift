import Model
import Screen

/// The first line: what is shown, of which day, and whether anything can change.
enum Header: Block {
  struct Input: Equatable {
    var data: State.Data
    /// From where one asked to look.
    var viewpoint: Viewpoint
    /// Whether the day shown is over.
    var isPast: Bool
    /// Whether the store can only be looked at.
    var isLocked: Bool
    /// Whether cells are still to be read.
    var isUnread: Bool
    /// Whether changes can be made.
    var mode: Mode
    /// The long job that is under way, and the key that cancels it.
    var job: Job?
    /// As the user's keymap has it.
    var key: String
  }

  static func input(_ state: State) -> Input {
    Input(
      data: state.data, viewpoint: state.viewpoint, isPast: state.isPast, isLocked: state.session.locked != nil,
      isUnread: state.pending.isUnread, mode: state.mode,
      job: state.pending.jobs.first { $0.isTold }, key: state.keymap.key(of: "back")?.text ?? "Esc")
  }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) { painter.drawHeader(input, rect) }
}

extension Painter {
  fileprivate mutating func drawHeader(_ input: Header.Input, _ rect: Rect) {
    let programme = input.data.programme
    canvas.fill(rect, theme[.header])
    let count = programme.municipalities.count
    let millions = (programme.inhabitants + 50_000) / 100_000
    let people = "\(millions / 10)\(say(",", "."))\(millions % 10)"
    // On a narrow screen the words get shorter, but day, sample and mode are always there.
    let isNarrow = rect.width < (input.isPast ? 64 : 52)
    let day = axesWords(input, width: rect.width, isNarrow: isNarrow)
    var right: [(String, Role)] = [(day, input.viewpoint.isNow ? .header : .headerModeOperator)]
    if programme.isSample {
      right.append((isNarrow ? say("VOORBEELD", "SAMPLE") : say("VOORBEELDGEGEVENS", "SAMPLE DATA"), .headerSample))
    }
    if programme.isPartial { right.insert((say("laden…", "loading…"), .headerModeOperator), at: 0) }
    if input.isUnread { right.insert((say("NIET BIJGEWERKT", "NOT UP TO DATE"), .headerModeOperator), at: 0) }
    let isOperating = input.mode == .operating && !input.isPast && !input.isLocked
    right.append((modeWords(input, short: isNarrow), isOperating ? .headerModeOperator : .headerModeBrowse))
    let gap = " · "
    // What is under way goes before the day.
    if input.job != nil, rect.width < 80 { right.removeAll { $0.0 == day } }
    right = fitted(right, gap: gap.count, width: rect.width)
    let rightWidth = right.reduce(0) { $0 + TextWidth.of($1.0) } + gap.count * (right.count - 1)
    var x = max(1, rect.width - rightWidth - 1)
    let room = x - 2
    let work = input.job?.words(input.key, language).first { TextWidth.of($0) <= room }
    let title = work ?? (room >= 17 ? "Samen Organiseren" : room >= 5 ? "Samen" : "")
    let counts = say(
      "\(count) gemeenten · \(people) mln inwoners", "\(count) municipalities · \(people) M inhabitants")
    write(title, 1, 0, work == nil ? .title : .headerModeOperator, width: max(0, min(title.count, room)))
    if work == nil, room > title.count + 3 + TextWidth.of(counts) { write(counts, title.count + 4, 0, .header) }
    for (index, part) in right.enumerated() {
      if index > 0 { x += write(gap, x, 0, .header) }
      x += write(part.0, x, 0, part.1)
    }
  }

  /// Along which axis one looks: how it was at the end of a day, how it was known at a number, or both.
  private func axesWords(_ input: Header.Input, width: Int, isNarrow: Bool) -> String {
    let programme = input.data.programme
    let day = programme.asOf.words(language)
    let isAhead = programme.asOf > programme.today
    let state = (isAhead ? say("toekomst: ", "future: ") : isNarrow ? "" : say("stand ", "as of ")) + day
    let number = say("nr \(programme.seq)", "no \(programme.seq)")
    guard input.viewpoint.knownAt != .now else { return state }
    let isBoth = input.viewpoint.asOf != nil
    if width < 64 { return isBoth ? "\(day) · \(number)" : number }
    var known = say("bekend t/m ", "known up to ") + number
    if width >= 110 {
      known = say("zoals bekend t/m ", "as known up to ") + number
      if case .day(let day) = input.viewpoint.knownAt { known += " (\(day.words(language)))" }
    }
    return isBoth ? "\(state) · \(known)" : known
  }

  /// What can be done now: only in the present, and only where nothing locks it, can anything change.
  private func modeWords(_ input: Header.Input, short: Bool) -> String {
    if input.data.programme.asOf > input.data.programme.today { return say("alleen lezen", "read-only") }
    if input.isPast { return say("VERLEDEN", "PAST") + (short ? "" : say(" · alleen lezen", " · read-only")) }
    return input.isLocked ? say("alleen lezen", "read-only") : input.mode.title[language]
  }

  /// The right part of the header for a narrow screen: shorter words first, then without the day, so that the mode,
  /// its last part, is always seen.
  private func fitted(_ parts: [(String, Role)], gap: Int, width screen: Int) -> [(String, Role)] {
    let room = screen - 2
    func width(_ parts: [(String, Role)]) -> Int {
      parts.reduce(0) { $0 + TextWidth.of($1.0) } + gap * max(0, parts.count - 1)
    }
    var parts = parts
    if width(parts) > room {
      let sample = say("VOORBEELDGEGEVENS", "SAMPLE DATA")
      parts = parts.map { ($0.0 == sample ? say("VOORBEELD", "SAMPLE") : $0.0, $0.1) }
    }
    if width(parts) > room, let day = parts.first?.0 {
      let prefix = say("stand ", "as of ")
      if day.hasPrefix(prefix) { parts[0].0 = String(day.dropFirst(prefix.count)) }
    }
    while width(parts) > room, parts.count > 1 { parts.removeFirst() }
    return parts
  }
}

/// The second line: the pages, and the card that is open.
enum Tabs: Block {
  /// A page in the line of pages.
  struct Tab: Equatable {
    /// The key that leads there.
    var key: String
    /// The page as scripts call it.
    var name: String
    /// The page by name.
    var title: Phrase
    /// How many things wait there; 0 shows nothing.
    var badge: Int
    /// Whether it is the page shown.
    var isHere: Bool
  }

  struct Input: Equatable {
    /// The pages, in order.
    var tabs: [Tab]
    /// What the card shows; nil on a page.
    var card: Phrase?
  }

  static func input(_ state: State) -> Input {
    let place = state.place
    return Input(
      tabs: Room.pages.enumerated().map { index, room in
        Tab(
          key: room.key ?? "", name: room.id.name, title: room.name, badge: room.badge(state),
          isHere: place == Place(room.id) || (index == 0 && !place.isPage))
      }, card: place.isPage ? nil : state.room.title(state, place))
  }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) {
    var x = 1
    let isNarrow = rect.width < 60
    for tab in input.tabs {
      let badge = tab.badge > 0 ? "\(tab.badge) " : ""
      let text = isNarrow && !tab.isHere ? " \(tab.key) " : " \(tab.key) \(tab.title[painter.language]) \(badge)"
      let width = painter.write(text, x, rect.y, tab.isHere ? .tabActive : .tab)
      painter.mark(Rect(x: x, y: rect.y, width: width, height: 1), .command("page", [tab.name]))
      x += width
    }
    guard let card = input.card else { return }
    painter.write("› \(card[painter.language])", x + 1, rect.y, .textStrong, width: max(0, rect.width - x - 2))
  }
}
