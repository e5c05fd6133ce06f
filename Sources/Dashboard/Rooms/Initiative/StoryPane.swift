import Model
import Sample
import Screen

/// How an initiative came to where it is: its phases and bindings with what the gate asked, every decision that touches it,
/// what was asked for it, what was planned and planned anew. Of a candidate its decisions and requests.
package enum StoryPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// The initiative or the candidate whose card it is; nil where none is.
    var id: String?
    /// What was planned of it.
    var baselines: [Baseline]

    fileprivate var initiative: Initiative? {
      id.flatMap { data.programme.column(of: $0) }.map { data.programme.initiatives[$0] }
    }
  }

  /// What happened, or is to happen.
  package enum Line: Sendable, Hashable {
    /// A phase or a binding, and of a phase what its gate asked.
    case move(InitiativeMove, Gate?)
    case plan(Baseline)
    /// A date that was planned anew.
    case replan(RoadPoint)
    /// A decision that touches it, or a request for it.
    case decision(DecisionRow)
  }

  package static let id = PaneID("initiative-story", Phrase("Geschiedenis", "History"))

  package static func input(_ state: State) -> Input {
    let column = state.place.subject.flatMap { state.programme.column(of: $0) }
    return Input(
      data: state.data, id: state.place.room == .initiative ? state.place.subject : nil,
      baselines: column.map { state.initiativeStands[$0].baselines } ?? [])
  }

  /// The latest first; what has no day comes last.
  package static func rows(_ input: Input) -> [Line] {
    guard let id = input.id else { return [] }
    let programme = input.data.programme
    let replans = Proposal.points(programme.settings).filter {
      $0.milestone.topic == .initiative(id) && $0.isMoved && $0.record != nil
    }
    let decisions = Proposal.decisionRows(programme).filter { row in
      row.decision?.touches.contains(id) ?? false || row.request?.request.subject == id
    }
    let lines =
      moves(input.initiative, programme.settings) + input.baselines.map { .plan($0) } + replans.map { .replan($0) }
      + decisions.map { .decision($0) }
    return lines.enumerated().sorted { one, other in
      (one.element.day, one.offset) > (other.element.day, other.offset)
    }.map(\.element)
  }

  /// Of each phase the gate that it came through, by what was settled on its day.
  private static func moves(_ initiative: Initiative?, _ settings: [Setting]) -> [Line] {
    guard let initiative else { return [] }
    var before: Phase?
    return initiative.moves.map { move in
      guard case .phase(let phase) = move.to else { return .move(move, nil) }
      defer { before = phase }
      let known = settings.filter { $0.record.effective <= move.from }
      return .move(move, before.map { Gate(of: initiative.id, from: $0, to: phase, known) })
    }
  }

  package static func name(of row: Line, _ input: Input) -> RowName? {
    switch row {
    case .move(let move, _): "\(move.from.iso) \(move.record?.seq ?? 0) \(move.to)"
    case .plan(let baseline): baseline.id
    case .replan(let point): "replan \(point.id)"
    case .decision(let row): "decision \(row.id)"
    }
  }

  package static func subject(of row: Line?, _ state: State) -> Subject? {
    if case .move(let move, _) = row, let record = move.record { return .record(record.seq) }
    return state.place.subject.flatMap { state.programme.column(of: $0) }.map { .initiative(column: $0) }
  }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    switch row {
    case .move(let move, _):
      guard let record = move.record else {
        return .refused(
          Phrase(
            "Deze fase is een eigen keuze; \(keyOf("source")) toont waarop die steunt.",
            "This phase is a choice of ours; \(keyOf("source")) shows what it rests on."))
      }
      let effects = go(to: .page(.journal), &state)
      Room.pane(JournalPane.id).follow(&state, "\(record.seq)")
      return .goes(effects)
    case .plan(let baseline): return .goes(showMilestone(baseline.id, &state))
    case .replan(let point): return .goes(showMilestone(point.id, &state))
    case .decision(let row): return .goes(showDecision(row.id, &state))
    }
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    guard let id = input(state).id else { return [state.municipalityCount] }
    switch row {
    case .move(let move, let gate):
      return [
        Figure(
          Phrase("per \(move.from.words(.dutch))", "as of \(move.from.words(.english))"), move.words,
          state.origin(of: move, id))
      ] + (gate?.items ?? []).map(\.figure)
    case .plan(let baseline):
      return [Figure(baseline.title, baseline.first.words, baseline.origin)]
    case .replan(let point): return point.figures
    case .decision(let row): return row.figures(state.programme)
    case nil:
      return state.programme.column(of: id).map { state.moveFigures(state.programme.initiatives[$0]) }
        ?? [state.municipalityCount]
    }
  }

  package static func saying(of row: Line?, _ state: State) -> [Said] {
    row.map { [.words(same: read($0, state).words)] } ?? []
  }

  package static func hints(_ state: State) -> [String] {
    ["up", "open", "next-initiative-tab", "source", "phase", "back", "operate", "help"]
  }

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawStory(seen) }

  package static func read(_ row: Line, _ state: State) -> Reading {
    let painter = Painter(state)
    let who = painter.storyWho(row)
    return Reading(
      "\(painter.storyWhen(row)): \(painter.storyWhat(row))" + (who.isEmpty ? "" : ", \(who)"))
  }
}

extension StoryPane.Line {
  /// By which they stand in order.
  fileprivate var day: Day {
    switch self {
    case .move(let move, _): move.from
    case .plan(let baseline): baseline.first.due
    case .replan(let point): point.record?.effective ?? .firstKnown
    case .decision(let row): row.outcome?.record.effective ?? row.date.from ?? row.date.until ?? Day(number: 0)
    }
  }
}

extension Gate.Item {
  /// What was asked, and where that stands.
  fileprivate var figure: Figure {
    Figure(
      Phrase("de poort vroeg", "the gate asked for"), words,
      section.map { .document(section: $0, line: line) } ?? .choice)
  }
}

extension Gate {
  /// What it asked, and what of that was not there: `poort: uitkomst van A-1 niet vastgelegd`.
  fileprivate var asked: Phrase {
    guard !items.isEmpty else { return Phrase("", "") }
    func words(_ language: Language) -> String {
      let all = items.map { item in
        switch item.state {
        case .met: item.brief[language]
        case .unrecorded: item.brief[language] + Phrase(" niet vastgelegd", " not recorded")[language]
        case .lacking:
          item.brief[language]
            + (item.target == .reason
            ? Phrase(", reden in de plaats", ", a reason instead") : Phrase(" ontbreekt", " missing"))[language]
        }
      }
      return Phrase(" · poort: ", " · gate: ")[language] + all.joined(separator: "; ")
    }
    return Phrase(words(.dutch), words(.english))
  }
}

extension InitiativeMove {
  /// What it became.
  var words: Phrase {
    switch to {
    case .phase(let phase): Phrase("fase \(phase.name.dutch)", "phase \(phase.name.english)")
    case .binding(let binding): Phrase("gebondenheid: \(binding.name.dutch)", "binding: \(binding.name.english)")
    }
  }
}

extension Painter {
  fileprivate mutating func drawStory(_ seen: Seen<StoryPane>) {
    drawRule(
      seen.rect, StoryPane.id.title[language],
      notes: [say("nieuwste eerst; [P] is een eigen keuze", "newest first; [P] is a choice of ours")],
      infos: [seen.range(language), "\(seen.rows.count)"].compactMap { $0 }, focused: seen.isFocused)
    drawSheet(seen, in: seen.inner) { Sheet($0.storyColumns(seen.inner.width), width: seen.inner.width) }
  }

  private func storyColumns(_ width: Int) -> [Column<StoryPane.Line>] {
    [
      Column(Phrase("wanneer", "when"), .fixed(17)) { storyWhen($0) },
      Column(Phrase("wat", "what"), .rest(70)) { storyWhat($0) },
      Column(Phrase("wie, waarom", "who, why"), .fixed(max(18, width - 90)), role: { _ in .textDim }) { storyWho($0) },
    ]
  }

  fileprivate func storyWhen(_ line: StoryPane.Line) -> String {
    switch line {
    case .move(let move, _): move.from.aligned(language)
    case .plan(let baseline): baseline.first.words[language]
    case .replan(let point): point.record?.effective.aligned(language) ?? "–"
    case .decision(let row):
      row.outcome?.record.effective.aligned(language)
        ?? (row.date.precision == .day ? row.date.from?.aligned(language) : nil) ?? row.dateWords[language]
    }
  }

  fileprivate func storyWhat(_ line: StoryPane.Line) -> String {
    switch line {
    case .move(let move, let gate): move.words[language] + (gate?.asked[language] ?? "")
    case .plan(let baseline): baseline.title[language]
    case .replan(let point):
      say(
        "verzet: \(point.milestone.title.dutch), van \(point.original.words(.dutch)) naar \(point.plan.words(.dutch))",
        "moved: \(point.milestone.title.english), from \(point.original.words(.english)) to \(point.plan.words(.english))"
      )
    case .decision(let row): "\(row.id) \(row.title[language])"
    }
  }

  fileprivate func storyWho(_ line: StoryPane.Line) -> String {
    func who(_ record: JournalRecord) -> String {
      [record.byWords(language), record.reason].filter { !$0.isEmpty }.joined(separator: ": ")
    }
    switch line {
    case .move(let move, _): return move.record.map(who) ?? "[P]"
    case .plan(let baseline): return planWords(baseline)
    case .replan(let point): return point.record.map(who) ?? ""
    case .decision(let row):
      let place = row.decision.map { "\($0.quote.section) \($0.quote.line)" } ?? ""
      return [say(row.state.name), place].filter { !$0.isEmpty }.joined(separator: " · ")
    }
  }

  private func planWords(_ baseline: Baseline) -> String {
    let place = baseline.place.isEmpty ? "" : " · " + baseline.place
    if let done = baseline.done {
      return say("klaar \(done.words(language))", "done \(done.words(language))") + place
    }
    guard let latest = baseline.latest else { return say("gepland", "planned") + place }
    return say("nu gepland \(latest.words[language])", "planned now \(latest.words[language])") + place
  }
}
