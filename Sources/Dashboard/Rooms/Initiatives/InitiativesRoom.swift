import Model
import Screen

extension RoomID {
  package static let initiatives = RoomID("initiatives")
}

extension Room {
  /// Page 3: how each initiative stands, what may follow, and of the one under the cursor how far the municipalities are.
  static let initiatives = Room(
    .initiatives, Phrase("Initiatieven", "Initiatives"), key: "3",
    panes: [
      AnyPane(InitiativeTable.self), AnyPane(CandidatesPane.self), FunnelPane.shared, GroupsPane.shared,
      StuckPane.shared,
    ],
    commands: Command.phaseCommands + Command.lightCommands,
    tour: { InitiativesParts(body: $0.screen.body).panes.map(\.id) }, needs: { $0.stepTimesNeeded },
    short: [Phrase("Init", "Init")],
    arrange: { _, body in InitiativesParts(body: body).panes.map { .pane($0.id, $0.rect) } })
}

/// Where the panes of page 3 stand.
struct InitiativesParts {
  /// Each that has room, in the order of Tab.
  private(set) var panes: [(id: PaneID, rect: Rect)] = []

  /// A rule, a head and a row for each of six; a rule and three rows.
  private static let (table, candidates) = (8, 4)

  /// What there is room for.
  init(body: Rect) {
    var y = body.y
    func line(_ height: Int) -> Rect {
      defer { y += height }
      return Rect(x: body.x, y: y, width: body.width, height: height)
    }
    panes = [(InitiativeTable.id, line(min(Self.table, body.height)))]
    let rest = body.height - Self.table - Self.candidates
    guard rest >= 0 else { return }
    panes.append((CandidatesPane.id, line(Self.candidates)))
    guard rest >= 4 else { return }
    panes += RolloutParts(in: Rect(x: body.x, y: y, width: body.width, height: rest)).panes
  }
}

/// Where funnel, groups and who is stuck stand in a part of the screen.
struct RolloutParts {
  /// Each that has room, in the order of Tab.
  private(set) var panes: [(id: PaneID, rect: Rect)] = []

  /// What there is room for.
  init(in rect: Rect) {
    guard rect.width >= 100, rect.height >= 8 else {
      panes = [(FunnelPane.id, rect)]
      return
    }
    let left = rect.width / 2
    // Ten who are stuck, and the front-runners, beneath them what is left.
    let groups = max(min(rect.height / 2, 12), rect.height - 16)
    panes = [
      (FunnelPane.id, Rect(x: rect.x, y: rect.y, width: left, height: rect.height)),
      (GroupsPane.id, Rect(x: rect.x + left, y: rect.y, width: rect.width - left, height: groups)),
      (
        StuckPane.id,
        Rect(x: rect.x + left, y: rect.y + groups, width: rect.width - left, height: rect.height - groups)
      ),
    ]
  }
}

extension State {
  /// What is to be read of the steps of the rollout; of a very large store they are left out.
  var stepTimesNeeded: [Effect] {
    programme.isPartial || programme.isLarge || answers.stepTimes?.isOf(programme) == true
      ? [] : [.loadStepTimes]
  }

  /// The initiative whose rollout is shown: of a card its own, else the one under the cursor of page 3.
  var rolloutColumn: Int? {
    if place.room == .initiative { return place.subject.flatMap { programme.column(of: $0) } }
    return seen(InitiativeTable.self).current?.column
  }
}
