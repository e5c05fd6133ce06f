import Model
import Sample
import Screen

/// The dates of the document and those of the operators on a line of time, in a lane for each thing that they are about.
package enum RoadmapPane: Pane {
  package struct Input: Sendable, Equatable {
    /// What is asked for, and of what.
    fileprivate var wanted: RoadmapWanted
    /// What follows from that.
    fileprivate var reckoned: RoadmapReckoning

    /// What is shown.
    var data: State.Data { wanted.data }
    /// Which dates are asked for; the order goes for the cursor alone.
    var asking: Asking { wanted.asking }
    /// All that their places depend on.
    var frame: RoadmapLayout.Frame { wanted.frame }
    /// All dates, asked for or not.
    var all: [RoadPoint] { reckoned.all }
    /// How many of them are overdue.
    var late: Int { reckoned.late }
    /// How many are due soon.
    var soon: Int { reckoned.soon }
    /// Everything in its place.
    var layout: RoadmapLayout { reckoned.layout }

    fileprivate var programme: Programme { data.programme }
  }

  package static let id = PaneID("roadmap", Phrase("Routekaart", "Roadmap"))

  package static func input(_ state: State) -> Input {
    var frame = RoadmapLayout.Frame(
      width: state.screen.body.width, language: state.language, day: state.programme.asOf)
    frame.view = state.roadmap
    frame.isASCII = state.session.isASCII
    frame.initiatives = state.kept.value(Kept.Name(RoadmapLayout.Frame.self), state.data) {
      roadmapOrder(state.programme).map { ($0.id, $0.brief) }
    }
    let wanted = RoadmapWanted(
      data: state.data, asking: state.asking(of: id), frame: frame, reorganisations: state.answers.reorganisations)
    return Input(
      wanted: wanted,
      reckoned: state.kept.value(Kept.Name(RoadmapReckoning.self), wanted) { RoadmapReckoning(wanted) })
  }

  package static func rows(_ input: Input) -> [RoadmapMark] {
    let marks = input.layout.marks
    guard !input.asking.sort.isEmpty else { return marks }
    let order = Dictionary(uniqueKeysWithValues: input.reckoned.points.enumerated().map { ($1.id, $0) })
    return marks.sorted { (order[$0.point.id] ?? 0) < (order[$1.point.id] ?? 0) }
  }

  package static func name(of row: RoadmapMark, _ input: Input) -> RowName? { row.point.id }

  package static func height(_ input: Input, in rect: Rect) -> Int { max(1, rect.height - 4) }

  package static let cycle = ["from", "until", "state", "title"]

  package static func columns(_ state: State) -> [ListColumn] {
    RoadPoint.fields(on: state.programme.asOf, state.programme.initiatives).map(\.column)
  }

  package static func meets(_ row: RoadmapMark, _ sought: Sought, _ input: Input) -> Bool {
    sought.own?.keeps(row.point, RoadPoint.fields(on: input.frame.day, input.programme.initiatives)) ?? false
  }

  package static func count(_ input: Input) -> Int { input.all.count }

  package static func subject(of row: RoadmapMark?, _ state: State) -> Subject? {
    row?.point.milestone.topic.initiative.flatMap { state.programme.column(of: $0) }.map { .initiative(column: $0) }
  }

  package static func open(_ row: RoadmapMark, _ state: inout State) -> Opening { .goes(openPoint(row.point, &state)) }

  package static func figures(of row: RoadmapMark?, _ state: State) -> [Figure] {
    guard let row else {
      return [Figure(Phrase("data op de routekaart", "dates on the roadmap"), count: count(input(state)), .choice)]
    }
    return row.point.milestone.topic == .reorganisation ? state.reorganisationFigures(row.point) : row.point.figures
  }

  package static func saying(of row: RoadmapMark?, _ state: State) -> [Said] {
    row.map { state.said(of: $0.point) } ?? []
  }

  package static func hints(_ state: State) -> [String] {
    let zoom = ["up", "later", "zoom-in", "today-line", "open"]
    return state.canOperate
      ? zoom + ["complete", "move-milestone", "milestone", "undo", "source", "operate", "help"]
      : zoom + ["next-pane", "source", "filter", "operate", "help"]
  }

  package static let editing = Phrase(
    "Bewerken aan: \(keyOf("milestone")) voegt toe, \(keyOf("move-milestone")) verzet, \(keyOf("complete")) rondt af.",
    "Editing: \(keyOf("milestone")) adds, \(keyOf("move-milestone")) moves, \(keyOf("complete")) completes.")

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) { painter.drawRoadmap(seen) }
}

/// The initiatives in the order of their lanes: those in rollout first.
func roadmapOrder(_ programme: Programme) -> [Initiative] {
  programme.initiatives.filter { !$0.phase.isEarly } + programme.initiatives.filter(\.phase.isEarly)
}

/// Goes to what a date is about.
func openPoint(_ point: RoadPoint, _ state: inout State) -> [Effect] {
  switch point.milestone.topic {
  case .initiative(let id) where state.programme.column(of: id) != nil: return openInitiative(id, &state)
  case .fund: return show(.slices, &state)
  case .social: return show(.social, &state)
  case .reorganisation: return [.planReorganisation(.fromTable(point.plan.until))]
  default:
    state.look.focus(on: StepsPane.id, in: .roadmap)
    if let step = Proposal.steps(of: point.id).first { Room.pane(StepsPane.id).follow(&state, step.id) }
    return state.reads
  }
}

/// Shows a date on its page.
func showMilestone(_ id: String, _ state: inout State) -> [Effect] {
  let effects = go(to: .page(.roadmap), &state)
  state.look.focus(on: RoadmapPane.id, in: .roadmap)
  state.ask(of: RoadmapPane.id) { $0.filter = nil }
  if let day = Proposal.points(state.programme.settings).first(where: { $0.id == id })?.plan.until {
    state.lookAt(day)
  }
  Room.pane(RoadmapPane.id).follow(&state, id)
  return effects
}

/// Shows a date, a step or a precondition on its page; nil of what has no place there.
func showPart(_ part: ProposalPart, _ state: inout State) -> [Effect]? {
  switch part.field {
  case .milestone: return showMilestone(part.key, &state)
  case .step: return showRow(part.key, StepsPane.id, &state)
  case .precondition:
    let words = part.key.split(separator: ":").map(String.init)
    if let column = words.last.flatMap({ state.programme.column(of: $0) }) { state.look.go(toColumn: column) }
    return showRow(words.first ?? "", PreconditionsPane.id, &state)
  default: return nil
  }
}

private func showRow(_ name: String, _ pane: PaneID, _ state: inout State) -> [Effect] {
  let effects = go(to: .page(.roadmap), &state)
  state.look.focus(on: pane, in: .roadmap)
  state.ask(of: pane) { $0.filter = nil }
  Room.pane(pane).follow(&state, name)
  return effects + state.reads
}

extension State {
  /// How many municipalities there are before and after a day, and where that comes from.
  fileprivate func reorganisationFigures(_ point: RoadPoint) -> [Figure] {
    guard let one = answers.reorganisations?.entries.first(where: { $0.day == point.plan.until }) else { return [] }
    let record = one.record.flatMap { answers.record($0) }
    let cbs = Origin.cbs(
      Phrase("gemeenten en herindelingen", "municipalities and their reorganisations"), on: one.day)
    let origin: Origin = record.map { .journal($0) } ?? (one.record == nil ? cbs : .reports)
    return [
      Figure(
        Phrase("gemeenten op \((one.day + -1).words(.dutch))", "municipalities on \((one.day + -1).words(.english))"),
        count: one.before, origin),
      Figure(
        Phrase("gemeenten op \(one.day.words(.dutch))", "municipalities on \(one.day.words(.english))"),
        count: one.after, origin),
      Figure(Phrase("gaan op", "end"), Phrase(same: one.ended.joined(separator: ", ")), origin),
    ]
  }

  /// What a date, a step or a precondition rests on; nil of anything else.
  func partFigures(_ part: ProposalPart) -> [Figure]? {
    switch part.field {
    case .milestone: return Proposal.points(programme.settings).first { $0.id == part.key }?.figures
    case .step:
      return Proposal.steps(programme.settings).first { $0.step.id == part.key }?.figures(on: programme.asOf)
    default: return nil
    }
  }

  /// Scrolls the roadmap so that a day is in sight, where it is not.
  mutating func lookAt(_ day: Day) {
    let scale = RoadmapPane.input(self).layout.scale
    guard !scale.columns.contains(scale.column(of: day)) else { return }
    roadmap.first = RoadmapScale.quarter(of: day) - scale.quarters / 3
  }

  /// What the line says of a date.
  func said(of point: RoadPoint) -> [Said] {
    let (milestone, day) = (point.milestone, programme.asOf)
    let name =
      milestone.topic.name
      ?? milestone.topic.initiative.flatMap { programme.column(of: $0) }.map {
        programme.initiatives[$0].shortName
      }
    func lead(_ language: Language) -> String {
      "\(point.plan.words(language)) · \(name.map { $0[language] + " · " } ?? "")"
    }
    var said: [Said] = [.words(Phrase(lead(.dutch), lead(.english))), .figure(milestone.title)]
    if point.isMoved {
      said.append(
        .words(
          Phrase(" · eerst \(point.original.words(.dutch))", " · first \(point.original.words(.english))")))
    }
    let steps = Proposal.steps(of: point.id).map(\.id)
    if !steps.isEmpty {
      let all = kept.value(Kept.Name(StepStanding.self), data) { Proposal.steps(programme.settings) }
      let ready = all.count { steps.contains($0.step.id) && $0.progress == .done }
      said.append(
        .words(Phrase(" · \(ready) van \(steps.count) stappen klaar", " · \(ready) of \(steps.count) steps done")))
    }
    switch point.state(on: day) {
    case .overdue: said.append(.figure(lateWords(point.daysLate(on: day) ?? 0).after(" · ")))
    case .planned, .fact: break
    case let state: said.append(.words(state.name.after(" · ")))
    }
    said.append(.words(place(of: point)))
    return said
  }

  /// Where the document says it, or who entered it.
  private func place(of point: RoadPoint) -> Phrase {
    guard let quote = point.milestone.quote, !point.milestone.isOwn else {
      let by = point.record.map { Phrase(" · \($0.byWords(.dutch))", " · \($0.byWords(.english))") }
      return by ?? Phrase("", "")
    }
    return Phrase(same: " · \(quote.section) \(quote.line)")
  }
}

extension Phrase {
  /// With something before it.
  func after(_ lead: String) -> Phrase { Phrase(lead + dutch, lead + english) }
}

extension RoadPoint {
  /// The columns by which dates are asked for.
  static func fields(on day: Day, _ initiatives: [Initiative]) -> [ListField<RoadPoint>] {
    let topics = (Milestone.Topic.others + [.reorganisation]).compactMap { one in
      one.name.map { ListColumn.Choice(one.text, $0) }
    }
    return [
      ListField("title", ["title", "titel"], .text) { .named($0.milestone.title.dutch, $0.milestone.title) },
      ListField("about", ["about", "over"], .choice(topics + initiatives.map { .init($0.id, $0.shortName) })) {
        .text($0.milestone.topic.text)
      },
      ListField("from", ["from", "van"], .day, isRising: true) { Datum($0.plan.from ?? $0.plan.until) },
      ListField("until", ["until", "tot"], .day, isRising: true) { Datum($0.plan.until) },
      ListField("state", ["state", "stand"], .choices(of: State.self, \.name)) {
        let state = $0.state(on: day)
        return .named(state.rawValue, state.name)
      },
      ListField("id", ["id"], .text) { .text($0.id) },
    ]
  }

  /// What it rests on: the document's date, the plan as it is now, and whether it is done.
  var figures: [Figure] {
    let original: Origin =
      milestone.isOwn
      ? record.map { .journal($0) } ?? .choice
      : milestone.quote.map { .document(section: $0.section, line: $0.line) } ?? .choice
    func words(_ period: Period) -> Phrase {
      period == .none && !milestone.isOwn
        ? Phrase("niet vermeld", "not given") : Phrase(period.words(.dutch), period.words(.english))
    }
    var figures = [Figure(milestone.title, words(self.original), original)]
    if isMoved, let record {
      figures.append(Figure(Phrase("nu gepland", "planned now"), words(plan), .journal(record)))
    }
    if let done {
      let origin: Origin = milestone.done == nil ? record.map { .journal($0) } ?? .choice : original
      figures.append(Figure(Phrase("klaar", "done"), words(done), origin))
    }
    figures.append(
      Figure(
        Phrase("moet worden afgerond", "must be completed"),
        milestone.isFact ? Phrase("nee, het gebeurt", "no, it happens") : Phrase("ja", "yes"), .choice))
    return figures
  }
}
