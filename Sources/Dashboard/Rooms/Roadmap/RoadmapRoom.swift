import Model
import Sample
import Screen

extension RoomID {
  package static let roadmap = RoomID("roadmap")
}

extension Room {
  /// Page 5: the dates on a line of time, the next steps, and what must be arranged; Tab goes from one to the other.
  static let roadmap = Room(
    .roadmap, Phrase("Routekaart", "Roadmap"), key: "5",
    panes: [
      AnyPane(RoadmapPane.self), AnyPane(NextPane.self), AnyPane(StepsPane.self), AnyPane(StepDetailPane.self),
      AnyPane(PreconditionsPane.self), AnyPane(ReadinessPane.self),
    ],
    commands: Command.roadmapCommands + Command.roadmapChanges,
    tour: { state in
      let isNarrow = state.size.width < 100 && state.size.height >= 20
      return [RoadmapPane.id] + (isNarrow ? [NextPane.id] : []) + [StepsPane.id]
        + (hasStepDetail(state) ? [StepDetailPane.id] : []) + [ReadinessPane.id, PreconditionsPane.id]
    },
    needs: { $0.reorganisationsNeeded }, short: [Phrase("Route", "Road")],
    answers: { stepPanes.contains($0.focus) ? 1 : 0 },
    arrange: { state, body in
      switch state.focus {
      case _ where stepPanes.contains(state.focus):
        let answer = Part.pane(ReadinessPane.id, state.screen.answers)
        guard hasStepDetail(state) else { return [answer, .pane(StepsPane.id, body)] }
        let list = StepDetailPane.listHeight
        return [
          answer, .pane(StepsPane.id, Rect(x: body.x, y: body.y, width: body.width, height: list)),
          .pane(
            StepDetailPane.id,
            Rect(x: body.x, y: body.y + list, width: body.width, height: body.height - list)),
        ]
      case PreconditionsPane.id: return [.pane(PreconditionsPane.id, body)]
      default:
        let next = NextPane.count + 1
        guard body.width < 100, state.size.height >= 20 else { return [.pane(RoadmapPane.id, body)] }
        return [
          .pane(RoadmapPane.id, Rect(x: body.x, y: body.y, width: body.width, height: body.height - next)),
          .pane(NextPane.id, Rect(x: body.x, y: body.y + body.height - next, width: body.width, height: next)),
        ]
      }
    })
}

/// The panes that show together with the next steps.
private let stepPanes: Set<PaneID> = [StepsPane.id, StepDetailPane.id, ReadinessPane.id]

extension State {
  /// The days on which municipalities merge or split, where they are not those of what is shown.
  fileprivate var reorganisationsNeeded: [Effect] {
    programme.isPartial || answers.reorganisations?.isOf(programme) == true ? [] : [.loadReorganisationDays]
  }
}

/// Whether there is room beneath the steps for the one under the cursor.
private func hasStepDetail(_ state: State) -> Bool { state.size.height >= StepDetailPane.listHeight + 13 }

extension Listing {
  /// `samen get roadmap`.
  package static let roadmap = Listing(
    "roadmap",
    columns: [
      ("id", Phrase("id", "id")), ("initiative", Phrase("initiatief", "initiative")),
      ("about", Phrase("over", "about")), ("title", Phrase("titel", "title")), ("from", Phrase("van", "from")),
      ("until", Phrase("tot", "until")), ("precision", Phrase("precisie", "precision")),
      ("state", Phrase("stand", "state")), ("first", Phrase("eerst", "first")), ("done", Phrase("klaar", "done")),
      ("section", Phrase("deel", "section")), ("line", Phrase("regel", "line")),
      ("sample", Phrase("voorbeeld", "sample")),
    ],
    kinds: [
      "from": .day, "until": .day, "state": .choices(of: RoadPoint.State.self, \.name), "line": .number,
    ]
  ) { programme in
    Proposal.points(programme.settings).map { point in
      let (one, state) = (point.milestone, point.state(on: programme.asOf))
      let done = point.done.map { $0.words(.dutch) }
      let first: Datum =
        point.isMoved
        ? .named(point.original.text, Phrase(point.original.words(.dutch), point.original.words(.english))) : .missing
      return [
        .text(one.id), one.topic.initiative.map { .text($0) } ?? .missing, .text(one.topic.text),
        .named(one.title.dutch, one.title), Datum(point.plan.from), Datum(point.plan.until),
        .text(point.plan.precision.rawValue), .named(state.rawValue, state.name), first,
        done == nil
          ? .missing
          : .named(point.done?.text ?? "", Phrase(point.done?.words(.dutch) ?? "", point.done?.words(.english) ?? "")),
        one.quote.map { .text($0.section) } ?? .missing, one.quote.map { .number($0.line) } ?? .missing,
        .flag(point.record?.isSample ?? false),
      ]
    }
  }

  /// `samen get nextsteps`.
  package static let nextSteps = Listing(
    "nextsteps",
    columns: [
      ("id", Phrase("id", "id")), ("owner", Phrase("eigenaar", "owner")), ("due", Phrase("uiterlijk", "due")),
      ("state", Phrase("stand", "state")), ("title", Phrase("titel", "title")), ("section", Phrase("deel", "section")),
      ("line", Phrase("regel", "line")), ("proposal", Phrase("voorstel", "proposal")),
      ("sample", Phrase("voorbeeld", "sample")),
    ],
    kinds: ["due": .day, "state": .choices(of: StepStanding.State.self, \.name), "line": .number]
  ) { programme in
    Proposal.steps(programme.settings).map { one in
      let (step, state) = (one.step, one.state(on: programme.asOf))
      return [
        .text(step.id), .named(step.owners.map(\.rawValue).joined(separator: "+"), step.owner), Datum(step.due.until),
        .named(state.rawValue, state.name), .named(step.title.dutch, step.title), .text(step.quote.section),
        .number(step.quote.line), step.proposal.map { .named($0.rawValue, $0.name) } ?? .missing,
        .flag(one.record?.isSample ?? false),
      ]
    }
  }

  /// `samen get risks`: of each initiative how it stands; nothing where the document does not say whether it applies.
  package static let risks = Listing(
    "risks",
    columns: [
      ("id", Phrase("id", "id")), ("kind", Phrase("soort", "kind")), ("title", Phrase("titel", "title")),
      ("section", Phrase("deel", "section")), ("line", Phrase("regel", "line")), ("about", Phrase("over", "about")),
    ] + riskColumns.map { ($0, Phrase(same: $0)) } + [
      ("elsewhere", Phrase("elders", "elsewhere")), ("sample", Phrase("voorbeeld", "sample")),
    ],
    kinds: [
      "kind": .choices(of: Precondition.Kind.self, \.name), "line": .number,
    ].merging(
      (riskColumns + ["elsewhere"]).map { ($0, .choices(of: PreconditionState.self, \.name)) }, uniquingKeysWith: { $1 }
    )
  ) { programme in
    PreconditionRow.all(Proposal.preconditions, programme.initiatives, programme.settings).map { row in
      let one = row.precondition
      func datum(_ state: PreconditionState??) -> Datum {
        guard let known = state, let state = known else { return .missing }
        return .named(state.rawValue, state.name)
      }
      let states = riskColumns.map { id in datum(programme.column(of: id).map { row.cells[$0].state }) }
      return [
        .text(one.id), .named(one.kind.rawValue, one.kind.name), .named(one.title.dutch, one.title),
        .text(one.quote.section), .number(one.quote.line), .named(one.subject.text, one.subject.name),
      ] + states + [datum(row.cells.last?.state), .flag(row.cells.contains { $0.record?.isSample == true })]
    }
  }

  /// The initiatives that the document names.
  private static let riskColumns = ["rijbewijs", "overlijden", "verhuizen", "gibit", "gon", "govroam"]
}
