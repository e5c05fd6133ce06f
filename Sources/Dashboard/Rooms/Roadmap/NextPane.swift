import Model
import Sample
import Screen

/// What is overdue and what comes next, where the roadmap has no room for words.
package enum NextPane: Pane {
  package typealias Input = State.Data

  package static let id = PaneID("roadmap-next", Phrase("Nu en straks", "Now and next"))

  /// How many there are.
  static let count = 5

  package static func input(_ state: State) -> State.Data { state.data }

  package static func rows(_ data: State.Data) -> [RoadPoint] {
    let day = data.programme.asOf
    let dated = Proposal.points(data.programme.settings).filter { $0.done == nil }.compactMap { point in
      point.plan.until.map { (point: point, last: $0, state: point.state(on: day)) }
    }
    let late = dated.filter { $0.state == .overdue }.sorted { $0.last < $1.last }
    // Of one day what must be done comes before what only happens.
    let next = dated.filter { $0.last >= day }.sorted { one, other in
      (one.last, one.point.milestone.isFact ? 1 : 0) < (other.last, other.point.milestone.isFact ? 1 : 0)
    }
    return (late + next).prefix(count).map(\.point)
  }

  package static func name(of row: RoadPoint, _ data: State.Data) -> RowName? { row.id }
  package static func height(_ data: State.Data, in rect: Rect) -> Int { rect.height - 1 }

  package static func subject(of row: RoadPoint?, _ state: State) -> Subject? {
    row?.milestone.topic.initiative.flatMap { state.programme.column(of: $0) }.map { .initiative(column: $0) }
  }

  package static func open(_ row: RoadPoint, _ state: inout State) -> Opening { .goes(openPoint(row, &state)) }

  package static func figures(of row: RoadPoint?, _ state: State) -> [Figure] {
    row?.figures ?? [Figure(Phrase("wat nog komt", "what is to come"), count: 0, .choice)]
  }

  package static func saying(of row: RoadPoint?, _ state: State) -> [Said] { row.map { state.said(of: $0) } ?? [] }

  package static func hints(_ state: State) -> [String] {
    state.canOperate
      ? ["up", "open", "complete", "move-milestone", "undo", "next-pane", "source", "operate", "help"]
      : ["up", "open", "next-pane", "source", "operate", "help"]
  }

  package static let editing = RoadmapPane.editing

  package static func draw(_ seen: Seen<Self>, on painter: inout Painter) {
    painter.drawRule(seen.rect, painter.say(id.title), info: nil, focused: seen.isFocused)
    let day = seen.input.programme.asOf
    let columns: [Column<RoadPoint>] = [
      Column(Phrase("wanneer", "when"), .fixed(13), role: { RoadmapPane.role(of: $0, on: day) }) {
        [pen = painter.pen] in
        ($0.state(on: day) == .overdue ? "! " : "  ") + $0.plan.words(pen.language)
      },
      Column(Phrase("wat", "what"), .rest()) { [pen = painter.pen] in
        let name = $0.milestone.topic.initiative.flatMap { seen.input.programme.column(of: $0) }
        let lead = name.map { seen.input.programme.initiatives[$0].brief[pen.language] + ": " } ?? ""
        return lead + $0.milestone.short[pen.language]
      },
      Column(Phrase("stand", "state"), .fixed(16), .right) { [pen = painter.pen] in
        let state = $0.state(on: day)
        return state == .overdue
          ? lateWords($0.daysLate(on: day) ?? 0)[pen.language]
          : state == .fact ? "" : state.name[pen.language]
      },
    ]
    painter.drawSheet(seen, in: seen.inner, hasHead: false) { _ in Sheet(columns, width: seen.inner.width) }
  }
}

extension RoadmapPane {
  /// The colour of a date that is overdue or due; nil of any other.
  static func role(of point: RoadPoint, on day: Day) -> Role? {
    switch point.state(on: day) {
    case .overdue: .attention
    case .due: .warning
    case .done: .textDim
    case .planned, .fact: nil
    }
  }
}
