import Model
import Sample
import Screen

/// How an initiative came to where it is: its phases and bindings, what was decided about it, what was planned.
package enum StoryPane: Pane {
  package struct Input: Sendable, Equatable {
    var data: State.Data
    /// In the programme; nil where no initiative is shown.
    var column: Int?
    /// What was planned of it.
    var baselines: [Baseline]
  }

  /// What happened, or is to happen.
  package enum Line: Sendable, Hashable {
    case move(InitiativeMove)
    case plan(Baseline)
    /// Put to the members with resolution A-1.
    case resolution
  }

  package static let id = PaneID("initiative-story", Phrase("Geschiedenis", "History"))

  package static func input(_ state: State) -> Input {
    let column = state.place.subject.flatMap { state.programme.column(of: $0) }
    return Input(
      data: state.data, column: column, baselines: column.map { state.initiativeStands[$0].baselines } ?? [])
  }

  /// The latest first.
  package static func rows(_ input: Input) -> [Line] {
    guard let column = input.column else { return [] }
    let moves = input.data.programme.initiatives[column].moves.map { Line.move($0) }
    let lines = moves + input.baselines.map { .plan($0) } + [.resolution]
    return lines.enumerated().sorted { one, other in
      (one.element.day, one.offset) > (other.element.day, other.offset)
    }.map(\.element)
  }

  package static func name(of row: Line, _ input: Input) -> RowName? {
    switch row {
    case .move(let move): "\(move.from.iso) \(move.record?.seq ?? 0) \(move.to)"
    case .plan(let baseline): baseline.id
    case .resolution: "A-1"
    }
  }

  package static func subject(of row: Line?, _ state: State) -> Subject? {
    if case .move(let move) = row, let record = move.record { return .record(record.seq) }
    return state.place.subject.flatMap { state.programme.column(of: $0) }.map { .initiative(column: $0) }
  }

  package static func open(_ row: Line, _ state: inout State) -> Opening {
    switch row {
    case .move(let move):
      guard let record = move.record else {
        return .refused(
          Phrase(
            "Deze fase is een eigen keuze; \(keyOf("source")) toont waarop die steunt.",
            "This phase is a choice of ours; \(keyOf("source")) shows what it rests on."))
      }
      let effects = go(to: .page(.journal), &state)
      Room.pane(JournalPane.id).follow(&state, "\(record.seq)")
      return .goes(effects)
    case .plan: return .goes(go(to: .page(.roadmap), &state))
    case .resolution: return .goes(showDecision("A-1", &state))
    }
  }

  package static func figures(of row: Line?, _ state: State) -> [Figure] {
    guard let column = input(state).column else { return [state.municipalityCount] }
    let initiative = state.programme.initiatives[column]
    switch row {
    case .move(let move):
      return [
        Figure(
          Phrase("per \(move.from.words(.dutch))", "as of \(move.from.words(.english))"), move.words,
          state.origin(of: move, initiative.id))
      ]
    case .plan(let baseline):
      return [
        Figure(baseline.title, baseline.first.words, baseline.origin)
      ]
    case .resolution:
      return [
        Figure(
          Phrase("besluitpunt A-1", "resolution A-1"), resolutionWords(state.programme),
          .document(section: "A0", line: 74))
      ]
    case nil: return state.moveFigures(initiative)
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
    let (voice, painter) = (state.voice, Painter(state))
    let programme = state.programme
    return Reading(
      "\(painter.storyWhen(row)): \(painter.storyWhat(row, programme)), \(voice.say(Phrase(same: painter.storyWho(row))))"
    )
  }
}

extension StoryPane.Line {
  /// By which they stand in order.
  fileprivate var day: Day {
    switch self {
    case .move(let move): move.from
    case .plan(let baseline): baseline.first.due
    case .resolution: Signal.start
    }
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

/// What is known of the resolution that puts the six first.
private func resolutionWords(_ programme: Programme) -> Phrase {
  let put = Phrase(
    "A-1 aan de leden voorgelegd: de zes eerst", "A-1 put to the members: the six first")
  let outcome = programme.settings.outcome("A-1")?.outcome.words
  let words = outcome ?? Phrase("uitkomst niet vastgelegd", "outcome not recorded")
  return Phrase("\(put.dutch) · \(words.dutch)", "\(put.english) · \(words.english)")
}

extension Painter {
  fileprivate mutating func drawStory(_ seen: Seen<StoryPane>) {
    drawRule(
      seen.rect, StoryPane.id.title[language],
      notes: [say("nieuwste eerst; [P] is een eigen keuze", "newest first; [P] is a choice of ours")],
      infos: [seen.range(language), "\(seen.rows.count)"].compactMap { $0 }, focused: seen.isFocused)
    let columns = pen.storyColumns(seen.input.data.programme, seen.inner.width)
    drawSheet(Sheet(columns, width: seen.inner.width), seen, in: seen.inner)
  }

  private func storyColumns(_ programme: Programme, _ width: Int) -> [Column<StoryPane.Line>] {
    [
      Column(Phrase("wanneer", "when"), .fixed(17)) { storyWhen($0) },
      Column(Phrase("wat", "what"), .rest(70)) { storyWhat($0, programme) },
      Column(Phrase("wie, waarom", "who, why"), .fixed(max(18, width - 90)), role: { _ in .textDim }) { storyWho($0) },
    ]
  }

  fileprivate func storyWhen(_ line: StoryPane.Line) -> String {
    switch line {
    case .move(let move): move.from.aligned(language)
    case .plan(let baseline): baseline.first.words[language]
    case .resolution: Signal.start.aligned(language)
    }
  }

  fileprivate func storyWhat(_ line: StoryPane.Line, _ programme: Programme) -> String {
    switch line {
    case .move(let move): move.words[language]
    case .plan(let baseline): baseline.title[language]
    case .resolution: resolutionWords(programme)[language]
    }
  }

  fileprivate func storyWho(_ line: StoryPane.Line) -> String {
    switch line {
    case .move(let move):
      guard let record = move.record else { return "[P]" }
      return [record.byWords(language), record.reason].filter { !$0.isEmpty }.joined(separator: ": ")
    case .plan(let baseline): return planWords(baseline)
    case .resolution: return "A0 74"
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
