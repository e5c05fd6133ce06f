import Model
import Sample
import Screen

/// The first line: of what, in which context and of which day; whether it is made up, and whether it can change.
enum Header: Block {
  struct Input: Equatable {
    var data: State.Data
    /// From where one asked to look.
    var viewpoint: Viewpoint
    /// What restricts or changes what is shown.
    var chips: [Chip]
    /// How many municipalities a filter leaves; nil without one.
    var shown: Int?
    /// How much needs a decision in this context; of the past nothing does.
    var decisions: Int
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
    /// The page of what asks for attention.
    var attention: RoomID?
    /// Its key.
    var attentionKey: String?
  }

  static func input(_ state: State) -> Input {
    let attention = Room.pages.first { $0.short == nil }?.id
    return Input(
      data: state.data, viewpoint: state.viewpoint,
      chips: state.filterChips + state.room.chips(state),
      shown: state.filter == nil ? nil : state.rows.count, decisions: state.isPast ? 0 : state.decisions,
      isPast: state.isPast,
      isLocked: state.session.locked != nil, isUnread: state.pending.isUnread, mode: state.mode,
      job: state.pending.jobs.first { $0.isTold }, key: state.keymap.key(of: "back")?.label[state.language] ?? "Esc",
      attention: attention,
      attentionKey: attention.flatMap {
        state.keymap.keys(of: "page", arguments: [$0.name]).first?.label[state.language]
      })
  }

  static func draw(_ input: Input, in rect: Rect, on painter: inout Painter) { painter.drawHeader(input, rect) }
}

/// What restricts or changes what a page shows, and the command that takes it off, or goes to where that can be done.
package struct Chip: Sendable, Hashable {
  /// As the header has it.
  var words: Phrase
  /// By its id.
  var command: String
  /// What that command gets.
  var arguments: [String]
}

extension State {
  /// What was asked one after the other, each by itself: it is taken off where a list follows it; elsewhere its chip leads
  /// to such a list.
  fileprivate var filterChips: [Chip] {
    let page =
      room.tour(self).contains { Room.pane($0).isFiltered }
      ? nil : Room.pages.first { $0.panes.contains(where: \.isFiltered) }
    return look.acts.enumerated().map { index, act in
      let words = Phrase(same: act.joined(separator: " "))
      guard let page else { return Chip(words: words, command: "filter", arguments: [filterText(without: index)]) }
      return Chip(words: words, command: "page", arguments: [page.id.name])
    }
  }

  /// How many things need a decision among the municipalities shown; of the money only where all are.
  var decisions: Int {
    kept.value(Kept.Name(Header.self), Context(data: data, rows: filter == nil ? nil : rows)) {
      programme.allDecisions(among: filter == nil ? nil : rows)
    }
  }
}

private struct Context: Equatable {
  var data: State.Data
  var rows: [Int]?
}

/// A part of the line; one with a ground of its own has a blank at each side.
private struct HeaderPart {
  var text: String
  var role: Role
  var hasGround = false
  /// What a click on it does; nil for nothing.
  var deed: Mark.Deed?
}

/// How short the line has to be: each step leaves something more out.
private enum HeaderStep: Int, CaseIterable {
  case whole, brief, stamped, peopleless, countless, terse, unattended, dayOnly, brandless
}

extension Painter {
  fileprivate mutating func drawHeader(_ input: Header.Input, _ rect: Rect) {
    canvas.fill(rect, theme[.header])
    // What is under way goes before all that may be left out.
    let work = input.job?.words(input.key, language) ?? []
    let pen = pen
    let lefts: [(HeaderStep) -> [HeaderPart]] =
      work.isEmpty
      ? [{ pen.left(input, $0, rect.width) }]
      : work.map { words in
        { _ in [HeaderPart(text: " " + words, role: .headerModeOperator, deed: .command("back", []))] }
      }
    let steps = lefts.flatMap { left in
      HeaderStep.allCases.map { (left: left($0), right: right(input, $0, rect.width)) }
    }
    let fit = steps.first { width($0.left) + 3 + width($0.right) + 1 <= rect.width } ?? steps[steps.count - 1]
    var x = 0
    draw(fit.left, at: &x, rect.y)
    x = max(0, rect.width - 1 - width(fit.right))
    draw(fit.right, at: &x, rect.y)
  }

  private mutating func draw(_ parts: [HeaderPart], at x: inout Int, _ y: Int) {
    for part in parts {
      let width = write(part.hasGround ? " \(part.text) " : part.text, x, y, part.role)
      if let deed = part.deed { mark(Rect(x: x, y: y, width: width, height: 1), deed) }
      x += width
    }
  }

  private func width(_ parts: [HeaderPart]) -> Int {
    parts.reduce(0) { $0 + TextWidth.of($1.text) + ($1.hasGround ? 2 : 0) }
  }

  /// Brand, chips and how much is shown.
  private func left(_ input: Header.Input, _ step: HeaderStep, _ width: Int) -> [HeaderPart] {
    var parts: [HeaderPart] = []
    if step.rawValue < HeaderStep.brandless.rawValue {
      parts.append(HeaderPart(text: width < 66 ? " Samen" : " Samen Organiseren", role: .textStrong))
    }
    for (index, chip) in input.chips.enumerated() {
      let most = step.rawValue < HeaderStep.terse.rawValue ? 60 : max(8, width / 4)
      parts.append(HeaderPart(text: index == 0 ? "  " : " ", role: .header))
      let words = cut(say(chip.words), to: most, ascii: isASCII)
      parts.append(HeaderPart(text: "‹\(words)›", role: .chip, deed: .command(chip.command, chip.arguments)))
    }
    // How many a filter leaves says more than what asks for attention.
    let last: HeaderStep = input.shown == nil ? .countless : .dayOnly
    guard step.rawValue < last.rawValue else { return parts }
    let programme = input.data.programme
    let count = grouped(programme.municipalities.count, language)
    var words = say("\(count) gemeenten", "\(count) municipalities")
    if let shown = input.shown {
      words = (shown == 0 ? say("geen", "none") : grouped(shown, language)) + say(" van ", " of ") + words
    }
    if input.chips.isEmpty, step.rawValue < HeaderStep.peopleless.rawValue {
      let millions = (programme.inhabitants + 50_000) / 100_000
      let people = "\(millions / 10)\(say(",", "."))\(millions % 10)"
      words += say(" · \(people) mln inwoners", " · \(people) M inhabitants")
    }
    return parts + [HeaderPart(text: (input.chips.isEmpty ? "  " : " ") + words, role: .header)]
  }

  /// What needs a decision, the day, whether it is made up, and the mode.
  private func right(_ input: Header.Input, _ step: HeaderStep, _ width: Int) -> [HeaderPart] {
    let programme = input.data.programme
    var parts: [HeaderPart] = []
    func add(_ text: String, _ role: Role, ground: Bool = false, _ deed: Mark.Deed? = nil) {
      if let last = parts.last {
        parts.append(HeaderPart(text: ground || last.hasGround ? " " : " · ", role: .header))
      }
      parts.append(HeaderPart(text: text, role: role, hasGround: ground, deed: deed))
    }
    if programme.isPartial { add(say("laden…", "loading…"), .headerModeOperator, ground: true) }
    if input.isUnread {
      add(say("NIET BIJGEWERKT", "NOT UP TO DATE"), .headerModeOperator, ground: true, .command("refresh", []))
    }
    if input.decisions > 0, step.rawValue < HeaderStep.unattended.rawValue {
      let count = grouped(input.decisions, language)
      let key = input.attentionKey.map { " (\($0))" } ?? ""
      let words =
        step == .whole
        ? say(input.decisions == 1 ? " vraagt aandacht" : " vragen aandacht", " for your attention")
        : step.rawValue < HeaderStep.terse.rawValue ? say(" aandacht", " attention") : ""
      add("! " + count + words + key, .attention, input.attention.map { .command("page", [$0.name]) })
    }
    // Beside a long job the day may go too.
    if input.job == nil || step != .brandless {
      addDay(input, step, width) { add($0, $1, ground: $2, $2 ? .command("now", []) : nil) }
    }
    if programme.isSample {
      let isLong = step.rawValue < HeaderStep.stamped.rawValue
      add(
        isLong ? say("VOORBEELDGEGEVENS", "SAMPLE DATA") : say("VOORBEELD", "SAMPLE"), .headerSample, ground: true)
    }
    // In the past nothing can change whatever the mode.
    if input.isLocked {
      add(say("alleen lezen", "read-only"), .headerModeBrowse)
    } else if !input.isPast, programme.asOf <= programme.today {
      add(
        input.mode.title[language], input.mode == .operating ? .headerModeOperator : .headerModeBrowse,
        ground: input.mode == .operating, .command("operate", []))
    }
    return parts
  }

  /// Along which axis one looks: how it was at the end of a day, how it was known at a number, or both.
  private func addDay(
    _ input: Header.Input, _ step: HeaderStep, _ width: Int, _ add: (String, Role, Bool) -> Void
  ) {
    let programme = input.data.programme
    let day = programme.asOf.words(language)
    guard input.viewpoint.knownAt != .now else {
      if programme.asOf > programme.today { return add(say("toekomst: ", "future: ") + day, .chipPast, true) }
      if input.isPast { return add(day + say(" · VERLEDEN", " · PAST"), .chipPast, true) }
      return add((width < 66 ? "" : say("stand ", "as of ")) + day, .header, false)
    }
    let number = say("nr \(programme.seq)", "no \(programme.seq)")
    let isBoth = input.viewpoint.asOf != nil
    if width < 66 { return add(isBoth ? "\(day) · \(number)" : number, .chipPast, true) }
    var known = say("bekend t/m ", "known up to ") + number
    if step.rawValue < HeaderStep.peopleless.rawValue, width >= 110 {
      known = say("zoals bekend t/m ", "as known up to ") + number
      if case .day(let day) = input.viewpoint.knownAt { known += " (\(day.words(language)))" }
    }
    add(isBoth ? "\(day) · \(known)" : known, .chipPast, true)
  }
}
