import Model
import Screen

/// The line over an initiative's card: phase, track, binding, how far. Each has its source and can be opened.
package enum InitiativeFactsPane: AnswerPane {
  package typealias Input = AnswerLine

  package static let id = PaneID("initiative-facts", Phrase("Stand", "Standing"))

  /// What a figure of the line is about.
  fileprivate enum Goal: String, CaseIterable {
    case phase, track, binding, municipalities, inhabitants, willing, structure
    case candidate

    var name: Phrase {
      switch self {
      case .phase: Phrase("fase", "phase")
      case .track: Phrase("spoor", "track")
      case .binding: Phrase("gebondenheid", "binding")
      case .municipalities: Phrase("van de gemeenten", "of municipalities")
      case .inhabitants: Phrase("van de inwoners", "of inhabitants")
      case .willing: Phrase("van wie wil", "of who wants it")
      case .structure: Phrase("uitvoeringsstructuur", "execution structure")
      case .candidate: Phrase("kandidaat", "candidate")
      }
    }
  }

  static func lines(_ state: State) -> [[AnswerWord]] {
    if let candidate = state.openCandidate {
      let phase = candidate.phase.name
      var words: [AnswerWord] = [
        .figure(candidate.shortName.dutch, candidate.shortName.english, Goal.candidate.rawValue),
        .words("  kandidaat · \(phase.dutch) [P]", "  candidate · \(phase.english) [P]"),
      ]
      if let state = candidate["state"]?.text { words.append(.words(" · \(state.dutch)", " · \(state.english)")) }
      return [words]
    }
    return state.rolloutColumn.map { lines(state.initiativeStands[$0]) } ?? [[]]
  }

  package static func open(_ row: AnswerWord, _ state: inout State) -> Opening {
    switch row.goal.flatMap(Goal.init) {
    case .phase, .binding:
      guard let column = state.rolloutColumn else { return .goes([]) }
      return .goes(state.lay(GateOverlay(of: state.programme.initiatives[column], state)))
    case .municipalities, .inhabitants, .willing: return .goes(show(.rollout, &state))
    default: return .goes(show(.factsheet, &state))
    }
  }

  package static func figures(of row: AnswerWord?, _ state: State) -> [Figure] {
    if let candidate = state.openCandidate { return CandidatesPane.figures(of: candidate, state) }
    guard let column = state.rolloutColumn else { return [state.municipalityCount] }
    let stand = state.initiativeStands[column]
    let all = state.standFigures(stand)
    let moves = state.moveFigures(stand.initiative)
    switch row?.goal.flatMap(Goal.init) {
    case .phase: return [moves[0]]
    case .binding: return [moves[1]]
    case .track: return [state.trackFigure(stand.initiative)]
    case .structure: return [state.structureFigure]
    case .municipalities, .inhabitants:
      return state.programme.initiativeFigures(column, stand.coverage)
    case .willing: return [state.willingFigure(stand)]
    case .candidate, nil: return all
    }
  }

  package static func saying(of row: AnswerWord?, _ state: State) -> [Said] {
    guard let row, let goal = row.goal.flatMap(Goal.init) else { return [] }
    return [.words(Phrase("\(goal.name.dutch): ", "\(goal.name.english): ")), .figure(row.text)]
  }

  static func name(ofGoal goal: String, _ state: State) -> Phrase { Goal(rawValue: goal)?.name ?? id.title }

  /// The longest first.
  private static func lines(_ stand: InitiativeStand) -> [[AnswerWord]] {
    let initiative = stand.initiative
    let (phase, move) = (initiative.phase.name, initiative.phaseMove)
    let name = AnswerWord.words("\(initiative.brief.dutch)  ", "\(initiative.brief.english)  ")
    func figure(_ words: Phrase, _ goal: Goal) -> AnswerWord { .figure(words.dutch, words.english, goal.rawValue) }
    let since = Phrase(
      move.map { " sinds \($0.from.words(.dutch))" } ?? "", move.map { " since \($0.from.words(.english))" } ?? "")
    let mark = choiceMark(move)
    let track =
      initiative.track.map { Phrase("spoor \($0) (A2 109)", "track \($0) (A2 109)") }
      ?? Phrase("spoor niet vermeld", "track not stated")
    let binding = choiceMark(initiative.bindingMove)
    func share(_ value: Double?, _ words: Phrase, _ goal: Goal) -> [AnswerWord] {
      guard let value, stand.coverage.isReported else { return [] }
      let number = percentWords(value).dropLast()
      return [
        .words(" · ", " · "), .figure("\(number) %", "\(number)%", goal.rawValue),
        .words(" \(words.dutch)", " \(words.english)"),
      ]
    }
    let shares =
      share(stand.coverage.byMunicipalities, Phrase("gem.", "mun."), .municipalities)
      + share(stand.coverage.byInhabitants, Phrase("inw.", "inh."), .inhabitants)
      + share(stand.coverage.byWilling, Phrase("wil", "want"), .willing)
    let gap = AnswerWord.words(" · ", " · ")
    let long = figure(Phrase("\(phase.dutch)\(mark)\(since.dutch)", "\(phase.english)\(mark)\(since.english)"), .phase)
    let short = figure(Phrase("\(phase.dutch)\(mark)", "\(phase.english)\(mark)"), .phase)
    func bound(_ words: Phrase) -> AnswerWord {
      figure(Phrase("\(words.dutch)\(binding)", "\(words.english)\(binding)"), .binding)
    }
    let tracked = figure(track, .track)
    let leads: [[AnswerWord]] = [
      [name, long, gap, tracked, gap, bound(initiative.binding.name)],
      [name, long, gap, tracked, gap, bound(initiative.binding.short)],
      [name, long, gap, bound(initiative.binding.short)], [name, short],
    ]
    let whole: [AnswerWord] = leads[0] + shares
    let structure = figure(Phrase("uitvoering niet vermeld", "execution not stated"), .structure)
    return [whole + [gap, structure]] + leads.map { $0 + shares }
  }
}

/// The tabs of an initiative's card, side by side; Enter shows the one that the cursor is on.
package enum InitiativeTabsPane: Pane {
  package struct Input: Equatable, Sendable {
    /// The one that is open.
    var open: InitiativeTab
    /// Those that there are.
    var shown: [InitiativeTab]
  }

  package static let id = PaneID("initiative-tabs", Phrase("Tabs", "Tabs"))
  package static let isFlat = true

  package static func input(_ state: State) -> Input { Input(open: state.initiativeTab, shown: state.initiativeTabs) }

  package static func rows(_ input: Input) -> [InitiativeTab] { input.shown }

  package static func name(of row: InitiativeTab, _ input: Input) -> RowName? { row.rawValue }

  /// They stand side by side: all of them show.
  package static func height(_ input: Input, in rect: Rect) -> Int { InitiativeTab.allCases.count }

  package static func open(_ row: InitiativeTab, _ state: inout State) -> Opening { .goes(show(row, &state)) }

  package static func figures(of row: InitiativeTab?, _ state: State) -> [Figure] {
    InitiativeFactsPane.figures(of: nil, state)
  }

  package static func saying(of row: InitiativeTab?, _ state: State) -> [Said] {
    row.map { [.figure($0.title), .words($0.gist.after(" · "))] } ?? []
  }

  package static func hints(_ state: State) -> [String] { ["up", "open", "next-pane", "source", "back", "help"] }

  package static func read(_ row: InitiativeTab, _ state: State) -> Reading {
    Reading(
      state.voice.say(row.title) + (row == state.initiativeTab ? state.voice.say(", open", ", open") : ""),
      [("gist", state.voice.say(row.gist))])
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    let rect = seen.rect
    var x = rect.x + 1
    for (index, tab) in seen.rows.enumerated() {
      let (isOpen, isLit) = (tab == seen.input.open, seen.isFocused && index == seen.cursor)
      let title = tab.title[painter.language]
      // Brackets say which is open where there is no colour.
      let text = isOpen ? "[\(title)]" : " \(title) "
      guard x + TextWidth.of(text) < rect.width else { return }
      let width = painter.write(text, x, rect.y, isLit ? .tableCell : isOpen ? .tabActive : .tab)
      let place = Rect(x: x, y: rect.y, width: width, height: 1)
      painter.markRow(id, index, place)
      painter.mark(place, .command("initiative-tab", [tab.rawValue]))
      x += width + 1
    }
  }
}

extension InitiativeTab {
  /// What it shows.
  fileprivate var gist: Phrase {
    switch self {
    case .factsheet: Phrase("wat het document ervan zegt, per vraag", "what the document says of it, by question")
    case .rollout:
      Phrase("trechter, groepen, wie blijft steken, kopgroep", "funnel, groups, who is stuck, front-runners")
    case .history:
      Phrase(
        "besluiten, fasen met hun poort, bindingen, plannen", "decisions, phases with their gates, bindings, plans")
    }
  }
}
