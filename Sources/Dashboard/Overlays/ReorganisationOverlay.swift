import Model
import Screen

/// Shows what a reorganisation does: over the page, or in words where there is no screen.
func show(_ plan: ReorganisationPlan, _ request: ReorganisationRequest, _ state: inout State) -> [Effect] {
  let overlay = ReorganisationOverlay(request, plan, state)
  guard state.isHeadless else { return state.lay(overlay, alone: true) }
  func words(_ language: Language) -> String {
    let parts = plan.successors.map { successor in
      successor.predecessors.filter { $0.kind != nil }.map(\.name).joined(separator: " + ") + " → \(successor.name)"
    }
    return "\(plan.date.words(language)): " + parts.joined(separator: "; ") + ". "
      + overlay.summary(language).joined(separator: " ")
  }
  return state.tell(.info, Phrase(words(.dutch), words(.english)))
}

/// What a reorganisation does: of the table it holds by itself, by hand it is recorded.
struct ReorganisationOverlay: Overlay {
  /// What was asked.
  let request: ReorganisationRequest
  /// What it comes to.
  let plan: ReorganisationPlan
  private let today: Day
  /// Beside the outcomes of the plan.
  private let initiatives: [Phrase]
  /// Of those that are there on the day shown, by code.
  private let names: [String: String]
  /// How far it was scrolled.
  fileprivate(set) var scroll = Scroll()

  init(_ request: ReorganisationRequest, _ plan: ReorganisationPlan, _ state: State) {
    self.request = request
    self.plan = plan
    today = state.programme.today
    initiatives = state.programme.initiatives.map(\.shortName)
    names = Dictionary(
      uniqueKeysWithValues: Set(plan.sleeping.map(\.municipality)).map { ($0, state.name(of: $0)) })
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    let height = max(1, state.screen.over.height - 2)
    let count = lines(width: ReorganisationOverlay.width(state.size) - 4, state.language).count
    if scroll.take(key, count: count, height: height) { return .stays }
    switch key {
    case .enter:
      // Of the table there is nothing to be done: it holds.
      guard case .byHand(let asked) = request else { return .closes }
      let plan = plan
      return .does { $0.write(.reorganise(asked, expected: plan)) }
    case _ where isCancel(key), .character("q"):
      if isByHand { state.tell(.info, "Niets gewijzigd.", "Nothing changed.") }
      return .closes
    default: return .stays
    }
  }

  private var isByHand: Bool { if case .byHand = request { true } else { false } }

  var wheelSteps: Int { 3 }

  var hints: [Hint] {
    isByHand ? [.enter("vastleggen", "record"), .scroll, .cancel] : [.scroll, .close]
  }

  func draw(on painter: inout Painter) { painter.drawReorganisation(self) }

  fileprivate static func width(_ size: Size) -> Int { min(118, size.width) }

  fileprivate func lines(width: Int, _ language: Language) -> [PreviewLine] {
    func say(_ dutch: String, _ english: String) -> String { Phrase(dutch, english)[language] }
    var lines = summary(language).flatMap { line in wrapped(line, width: width).map { PreviewLine.text($0) } }
    if plan.decisions > 0 {
      let text = say(
        "\(plan.decisions) × moet over een uitzondering worden beslist: de cel krijgt het merk e.",
        "\(plan.decisions) × an exemption has to be decided: the cell gets the mark e.")
      lines += wrapped(text, width: width).map { .warning($0) }
    }
    lines += sleepingLines(width: width, language)
    for successor in plan.successors {
      lines.append(.blank)
      lines += successorLines(successor, width: width, language)
    }
    return lines
  }

  /// What was recorded of later days about those that end: it waits until it is taken back, or the fact is.
  private func sleepingLines(width: Int, _ language: Language) -> [PreviewLine] {
    guard !plan.sleeping.isEmpty else { return [] }
    let count = plan.sleeping.count
    let head = Phrase(
      "\(count) × is van latere dagen iets vastgelegd over wie ophoudt; dat telt niet mee zolang dit geldt:",
      "\(count) × something was recorded, for later days, about those that end; it does not count while this holds:")
    return wrapped(head[language], width: width).map { .warning($0) }
      + plan.sleeping.map { record in
        let name = names[record.municipality] ?? record.municipality
        return .text(
          "   \(record.seq)  \(name) · \(record.initiative) · \(record.changeWords(language)) · \(record.effective.words(language))"
        )
      }
  }

  fileprivate func summary(_ language: Language) -> [String] {
    func say(_ dutch: String, _ english: String) -> String { Phrase(dutch, english)[language] }
    var lines = [
      say(
        "Houden op: \(plan.ending.count) · gaan verder: \(plan.successors.count). De oude codes worden «opgegaan» en houden hun geschiedenis.",
        "Ending: \(plan.ending.count) · continuing: \(plan.successors.count). The old codes become «merged» and keep their history."
      ),
      plan.date > today
        ? say(
          "Vanaf die dag geldt het vanzelf; tot dan blijft alles zoals het is en is alles te wijzigen.",
          "It takes effect on that day by itself; until then everything stays as it is and can be changed.")
        : say(
          "Het geldt sinds die dag, ook voor de standen daarna.",
          "It has held since that day, and so for every state after it."),
    ]
    if plan.successors.count > 1 || plan.counted != nil {
      lines.append(inhabitantsWords(language))
    }
    if !plan.pending.isEmpty {
      let dates = plan.pending.prefix(6).map { $0.words(language) }.joined(separator: ", ")
      lines.append(
        say("Nog te komen: \(dates)", "Still to come: \(dates)")
          + (plan.pending.count > 6 ? " …" : ""))
    }
    return lines
  }

  private func inhabitantsWords(_ language: Language) -> String {
    func say(_ dutch: String, _ english: String) -> String { Phrase(dutch, english)[language] }
    let (sum, date) = (plan.inhabitants, plan.date)
    let all = say("Samen \(grouped(sum, language)) inwoners", "Together \(grouped(sum, language)) inhabitants")
    guard let counted = plan.counted else { return all }
    let difference = counted - sum
    let sign = difference < 0 ? "−" : "+"
    return all
      + say("; volgens CBS op 1 jan \(date.civil.year) ", "; according to CBS on 1 Jan \(date.civil.year) ")
      + "\(grouped(counted, language)) (\(sign)\(grouped(abs(difference), language)))"
  }

  private func successorLines(
    _ successor: ReorganisationPlan.Successor, width: Int, _ language: Language
  ) -> [PreviewLine] {
    func say(_ dutch: String, _ english: String) -> String { Phrase(dutch, english)[language] }
    let kind =
      successor.isNew
      ? say("nieuwe gemeente", "new municipality") : say("ontvangt en behoudt haar code", "receives, keeps its code")
    var lines: [PreviewLine] = [.heading("\(successor.name) · \(successor.code)", right: kind)]
    let parts = successor.predecessors.filter(\.counts)
    let sum = parts.map { "\($0.name) \(grouped($0.inhabitants, language))" }.joined(separator: " + ")
    lines += wrapped("\(sum) = \(grouped(successor.inhabitants, language))", width: width).map { .text($0) }
    for other in successor.predecessors where !other.counts {
      let text = say(
        "+ een deel van \(other.name): telt niet mee voor de stand, de hoofdopvolger is een andere",
        "+ a part of \(other.name): does not count for the status, its main successor is another")
      lines += wrapped(text, width: width).map { .text($0) }
    }
    for (column, outcome) in successor.outcomes.enumerated() {
      let initiative = initiatives[column]
      let from = parts.map { $0.cells[column].status.rawValue + $0.cells[column].flags.signs }
      var remark = ""
      if outcome.decision == nil, let further = outcome.further {
        let names = further.statuses.map { $0.name[language] }.joined(separator: ", ")
        remark = say("\(further.share) % was verder (\(names))", "\(further.share)% were further along (\(names))")
      }
      if outcome.before == outcome.after, outcome.after.status != .unknown {
        remark = say("blijft", "stays")
      }
      lines.append(
        .step(
          name: initiative[language], from: from.joined(separator: " + "), to: outcome.after.status,
          flags: outcome.after.flags.signs, remark: remark, isWarning: outcome.decision != nil))
      if let decision = outcome.decision {
        lines += wrapped(decision[language], width: width - 4).map { .warning("   \($0)") }
      }
    }
    return lines
  }
}

/// One line of the preview.
fileprivate enum PreviewLine: Hashable {
  case blank
  case heading(String, right: String)
  case text(String)
  case warning(String)
  /// An initiative: what the predecessors have, what it becomes, and what is to be said about it.
  case step(name: String, from: String, to: RolloutStatus, flags: String, remark: String, isWarning: Bool)
}

extension Painter {
  fileprivate mutating func drawReorganisation(_ overlay: ReorganisationOverlay) {
    let width = ReorganisationOverlay.width(size)
    let lines = overlay.lines(width: width - 4, language)
    let height = min(screen.over.height, lines.count + 2)
    let shown = overlay.scroll.shown(lines.count, height: height - 2)
    let inner = drawBox(
      say("Herindeling per ", "Reorganisation of ") + overlay.plan.date.words(language), width: width, height: height,
      right: "\(shown.lowerBound + 1)–\(shown.upperBound) \(say("van", "of")) \(lines.count)")
    for (index, line) in lines[shown].enumerated() { drawPreviewLine(line, inner, inner.y + index) }
  }

  private mutating func drawPreviewLine(_ line: PreviewLine, _ inner: Rect, _ y: Int) {
    let (x, width) = (inner.x + 1, inner.width - 2)
    switch line {
    case .blank: return
    case .heading(let text, let right):
      let room = TextWidth.of(right)
      write(text, x, y, .overlayTitle, width: max(0, width - room - 1))
      write(right, x + width - room, y, .overlay, width: room)
    case .text(let text): write(text, x, y, .overlayDisabled, width: width)
    case .warning(let text): write(text, x, y, .overlayWarning, width: width)
    case .step(let name, let from, let to, let flags, let remark, let isWarning):
      let columns = PreviewColumns(width: width)
      write(name, x + 1, y, .overlay, width: columns.name)
      write(from, x + columns.from, y, .overlay, width: columns.fromWidth)
      write(isASCII ? "->" : "→", x + columns.arrow, y, .overlayDisabled)
      let style = statusStyle(to).over(theme[.overlay])
      let code = isASCII ? to.rawValue : "\(to.glyph) \(to.rawValue)"
      let words = columns.toWidth > 4 ? "\(code) \(to.name[language])" : code
      canvas.write(words, x: x + columns.to, y: y, style: style, width: columns.toWidth)
      write(flags, x + columns.flags, y, .overlay, width: 5)
      write(
        remark, x + columns.remark, y, isWarning ? .overlayWarning : .overlayDisabled, width: width - columns.remark)
    }
  }
}

private struct PreviewColumns {
  var name: Int
  var from: Int
  var fromWidth: Int
  var arrow: Int
  var to: Int
  var toWidth: Int
  var flags: Int
  var remark: Int

  init(width: Int) {
    name = width >= 70 ? 20 : 12
    from = name + 2
    fromWidth = width >= 100 ? 21 : width >= 70 ? 13 : 9
    arrow = from + fromWidth + 1
    to = arrow + 3
    // Narrow, the sign and its letter must do: what is to be said about it matters more than the status' name.
    toWidth = width >= 100 ? 22 : 4
    flags = to + toWidth + 1
    remark = flags + 5
  }
}

extension ReorganisationOverlay {
  func dialogue(_ state: State) -> Dialogue {
    let (voice, language) = (state.voice, state.language)
    var dialogue = Dialogue(
      title: voice.say("Herindeling per ", "Reorganisation of ") + plan.date.longWords(language))
    dialogue.text = lines(width: 100_000, language).compactMap { line -> String? in
      switch line {
      case .blank: return nil
      case .heading(let text, let right): return "\(text), \(right)"
      case .text(let text), .warning(let text): return text
      case .step(let name, let from, let to, let flags, let remark, _):
        let before = from.split(separator: " + ").map { RolloutStatus.spoken(String($0), language) }
        let after = [to.name[language], RolloutFlags(letters: flags)?.words(language) ?? "", remark]
        return "\(name): \(before.joined(separator: voice.say(" en ", " and "))) → "
          + after.filter { !$0.isEmpty }.joined(separator: ", ")
      }
    }
    if isByHand { dialogue.choices = Dialogue.answers(.enter("vastleggen", "record"), voice) }
    dialogue.hints = isByHand ? [.enter("vastleggen", "record"), .cancel] : [.close]
    return dialogue
  }
}

extension RolloutStatus {
  /// A code letter with flags behind it, in words: `GK`.
  fileprivate static func spoken(_ code: String, _ language: Language) -> String {
    guard let status = code.first.flatMap({ RolloutStatus(rawValue: String($0)) }) else { return code }
    let flags = RolloutFlags(letters: String(code.dropFirst()))?.words(language) ?? ""
    return [status.name[language], flags].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
