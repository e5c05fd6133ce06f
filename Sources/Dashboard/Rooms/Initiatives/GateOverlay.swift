import Model
import Screen

/// Where an initiative may go from its phase, and what each gate asks: what is missing can be opened from here.
struct GateOverlay: Overlay {
  /// What can be chosen.
  enum Line: Sendable, Hashable {
    case goal(Gate)
    /// Something that a gate asks.
    case item(Gate.Item, Gate)
  }

  /// By id.
  let initiative: String
  private let title: Phrase
  /// The goals, each with what its gate asks beneath it.
  let lines: [Line]
  /// Why nothing can be changed now; nil where it can.
  private let locked: Phrase?
  /// The line under the cursor.
  private(set) var selected = 0
  /// Why the last choice was none.
  private(set) var problem: Phrase?

  /// The gates of an initiative as it stands.
  init(of initiative: Initiative, _ state: State) {
    self.initiative = initiative.id
    locked = cannotChange(state)
    let (name, phase, move) = (initiative.brief, initiative.phase.name, initiative.phaseMove)
    func since(_ language: Language) -> String {
      let since = Phrase("sinds", "since")[language]
      return (move.map { " \(since) \($0.from.words(language))" } ?? "") + choiceMark(move)
    }
    title = Phrase(
      "\(name.dutch) · fase \(phase.dutch)\(since(.dutch))",
      "\(name.english) · phase \(phase.english)\(since(.english))")
    let before = initiative.moves.reversed().lazy.compactMap { move -> Phase? in
      if case .phase(let phase) = move.to, phase != .stopped { phase } else { nil }
    }.first
    lines = initiative.phase.goals(before: before).flatMap { goal -> [Line] in
      let gate = Gate(of: initiative.id, from: initiative.phase, to: goal, state.programme.settings)
      return [.goal(gate)] + gate.items.map { .item($0, gate) }
    }
  }

  mutating func press(_ key: Key, _ state: inout State) -> Reaction {
    problem = nil
    switch key {
    case _ where isCancel(key), .character("q"), .character("p"): return .closes
    case .enter: return choose(&state)
    case .down, .character("j"), .tab: selected += 1
    case .up, .character("k"), .backTab: selected -= 1
    case .home, .character("g"): selected = 0
    case .end, .character("G"): selected = lines.count - 1
    default: return .stays
    }
    selected = max(0, min(selected, lines.count - 1))
    return .stays
  }

  private mutating func choose(_ state: inout State) -> Reaction {
    guard lines.indices.contains(selected) else { return .stays }
    switch lines[selected] {
    case .item(let item, let gate):
      switch item.target {
      case .reason: return move(through: gate)
      case .users:
        return .does { [initiative] state in showMunicipalities("\(initiative)=G|B", &state) }
      case .decision(let id): return .does { showDecision(id, &$0) }
      }
    case .goal(let gate): return move(through: gate)
    }
  }

  /// Asks why, and goes.
  private mutating func move(through gate: Gate) -> Reaction {
    if let locked {
      problem = locked
      return .stays
    }
    if let item = gate.items.first(where: { $0.state == .lacking && $0.target != .reason }) {
      problem = Refusal.gateClosed(gate.to, item).words
      return .stays
    }
    let change = InitiativeChange(initiative: initiative, to: .phase(gate.to))
    let name = gate.to.name
    let prompt = PromptOverlay(
      title: Phrase("\(initiative) → \(name.dutch): reden", "\(initiative) → \(name.english): reason"),
      hint: gate.needsReason
        ? nil : Phrase("mag leeg blijven; komt in het journaal", "may stay empty; goes into the journal"),
      purpose: .move(change, needsReason: gate.needsReason))
    return .does { $0.lay(prompt) }
  }

  var hints: [Hint] { [.choose, .enter("kiezen of openen", "choose or open"), .close] }

  /// What a line says.
  func words(_ line: Line) -> Phrase {
    switch line {
    case .goal(let gate):
      let isBack = gate.to.isBefore(gate.from) == true
      let lead =
        gate.to == .stopped
        ? Phrase("Stoppen", "Stop")
        : isBack
          ? Phrase("Terug naar \(gate.to.name.dutch)", "Back to \(gate.to.name.english)")
          : Phrase("Poort naar \(gate.to.name.dutch)", "Gate to \(gate.to.name.english)")
      let asks =
        gate.items.isEmpty
        ? gate.needsReason
          ? Phrase("vraagt om een reden", "needs a reason") : Phrase("vraagt niets [P]", "needs nothing [P]")
        : gate.isOpen ? Phrase("open", "open") : Phrase("dicht", "closed")
      return Phrase("\(lead.dutch): \(asks.dutch)", "\(lead.english): \(asks.english)")
    case .item(let item, _):
      let place = [item.section, item.line.map(String.init)].compactMap { $0 }.joined(separator: " ")
      return place.isEmpty ? item.words : Phrase("\(item.words.dutch) (\(place))", "\(item.words.english) (\(place))")
    }
  }

  func draw(on painter: inout Painter) {
    let width = min(92, painter.size.width)
    var rows: [(index: Int, text: String)] = []
    for (index, line) in lines.enumerated() {
      var lead = ""
      if case .item(let item, _) = line { lead = "  \(painter.sign(item.state)) " }
      let all = wrapped(painter.say(words(line)), width: width - 6 - TextWidth.of(lead))
      for (number, text) in all.enumerated() {
        rows.append((index, (number == 0 ? lead : String(repeating: " ", count: TextWidth.of(lead))) + text))
      }
    }
    let foot = problem.map { wrapped(painter.say($0), width: width - 4) } ?? []
    let inner = painter.drawBox(painter.say(title), width: width, height: rows.count + foot.count + 2)
    let height = max(1, inner.height - foot.count)
    let first = rows.firstIndex { $0.index == selected } ?? 0
    let top = max(0, min(first - height / 2, rows.count - height))
    for (place, row) in rows.enumerated().dropFirst(top).prefix(height) {
      let y = inner.y + place - top
      let isCursor = row.index == selected
      let role: Role = isCursor ? .overlayCursor : .overlay
      painter.markChoice(row.index, of: selected, Rect(x: inner.x, y: y, width: inner.width, height: 1))
      if isCursor {
        painter.canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), painter.theme[role])
      }
      let isFirst = place == 0 || rows[place - 1].index != row.index
      painter.write("\(isCursor && isFirst ? "▸" : " ") \(row.text)", inner.x + 1, y, role, width: inner.width - 2)
    }
    for (index, line) in foot.enumerated() {
      painter.write(line, inner.x + 1, inner.y + height + index, .overlayWarning, width: inner.width - 2)
    }
  }
}

extension Painter {
  /// Whether something that a gate asks is there.
  fileprivate func sign(_ state: Gate.Item.State) -> String {
    switch state {
    case .met: isASCII ? "ok" : "✓"
    case .lacking: "!"
    case .unrecorded: "?"
    }
  }
}

extension GateOverlay {
  func dialogue(_ state: State) -> Dialogue {
    var dialogue = Dialogue(title: state.voice.say(title))
    dialogue.choices = Dialogue.list(lines.map { state.voice.say(words($0)) }, selected: selected)
    dialogue.selected = selected
    dialogue.problem = problem.map(state.voice.say)
    dialogue.hints = hints
    return dialogue
  }
}
