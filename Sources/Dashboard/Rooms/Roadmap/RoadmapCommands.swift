import Model
import Sample
import Screen

extension Command {
  /// What is shown of the roadmap.
  static let roadmapCommands: [Command] = [
    Command(
      "zoom-in", Phrase("routekaart: dichterbij", "roadmap: closer"), hint: Phrase("dichterbij", "closer"),
      keys: ["+"], scopes: [RoadmapPane.id]
    ) { state, _ in zoom(&state, by: -1) },
    Command(
      "zoom-out", Phrase("routekaart: verder weg", "roadmap: further off"), keys: ["-"], scopes: [RoadmapPane.id]
    ) { state, _ in zoom(&state, by: 1) },
    Command(
      "roadmap-zoom", Phrase("routekaart per maand, kwartaal of jaar", "roadmap by month, quarter or year"),
      scopes: [RoadmapPane.id], arguments: "month|quarter|year"
    ) { state, arguments in
      guard let zoom = arguments.first.flatMap({ RoadmapZoom(rawValue: $0) }) else {
        return state.misuse("roadmap-zoom")
      }
      state.showRoadmap()
      return set(zoom, &state)
    },
    Command(
      "earlier", Phrase("routekaart: vroeger", "roadmap: earlier"), keys: ["h", "Left"], scopes: [RoadmapPane.id]
    ) { state, _ in scroll(&state, by: -1) },
    Command(
      "later", Phrase("routekaart: later", "roadmap: later"), hint: Phrase("in de tijd", "in time"),
      keys: ["l", "Right"], scopes: [RoadmapPane.id]
    ) { state, _ in scroll(&state, by: 1) },
    Command(
      "today-line", Phrase("routekaart: naar de lijn van vandaag", "roadmap: to today's line"),
      hint: Phrase("vandaag", "today"), keys: ["t"], scopes: [RoadmapPane.id]
    ) { state, _ in
      state.showRoadmap()
      goToToday(&state)
      return []
    },
    Command(
      "next-steps", Phrase("de vervolgstappen", "the next steps"), scopes: [RoadmapPane.id]
    ) { state, _ in state.showRoadmap(StepsPane.id) },
    Command(
      "preconditions", Phrase("voorwaarden en risico's", "preconditions and risks"), scopes: [RoadmapPane.id]
    ) { state, _ in state.showRoadmap(PreconditionsPane.id) },
  ]
}

extension State {
  /// Goes to the roadmap, and there to one of its panes.
  @discardableResult mutating func showRoadmap(_ pane: PaneID = RoadmapPane.id) -> [Effect] {
    let effects = place == .page(.roadmap) ? [] : Dashboard.go(to: .page(.roadmap), &self)
    look.focus(on: pane, in: .roadmap)
    return effects
  }
}

private func zoom(_ state: inout State, by step: Int) -> [Effect] {
  let all = RoadmapZoom.allCases
  let place = (all.firstIndex(of: state.roadmap.zoom) ?? 0) + step
  guard all.indices.contains(place) else {
    return state.tell(
      .info, "\(capitalised(state.roadmap.zoom.name.dutch)): verder gaat het niet.",
      "\(capitalised(state.roadmap.zoom.name.english)): it goes no further.")
  }
  return set(all[place], &state)
}

/// The date under the cursor stays in sight, about where it was; else the day shown does.
private func set(_ zoom: RoadmapZoom, _ state: inout State) -> [Effect] {
  let seen = state.seen(RoadmapPane.self)
  let before = seen.input.layout.scale
  let plan = seen.current?.point.plan
  let day =
    plan?.from.map { $0 > state.programme.asOf ? $0 : min(plan?.until ?? $0, state.programme.asOf) }
    ?? plan?.until ?? state.programme.asOf
  let share = Double(max(0, before.column(of: day) - before.x)) / Double(before.width)
  state.roadmap.zoom = zoom
  state.roadmap.first = nil
  let after = RoadmapPane.input(state).layout.scale
  let opens = zoom == .quarter && RoadmapScale.opening.contains(day.civil.year)
  state.roadmap.first = opens ? nil : RoadmapScale.quarter(of: day) - Int(share * Double(after.quarters))
  state.lookAt(day)
  return []
}

/// A year, by month a quarter; the cursor goes along where its date goes out of sight.
private func scroll(_ state: inout State, by step: Int) -> [Effect] {
  let scale = RoadmapPane.input(state).layout.scale
  state.roadmap.first = scale.first + step * (state.roadmap.zoom == .month ? 1 : 4)
  let now = RoadmapPane.input(state).layout.scale.first
  state.roadmap.first = now
  if now == scale.first {
    return step < 0
      ? state.tell(.info, "Eerder begint het niet.", "It starts no earlier.")
      : state.tell(.info, "Later komt er niets meer.", "Nothing comes later.")
  }
  return []
}

/// The day shown comes in sight, and the cursor on what is due next.
private func goToToday(_ state: inout State) {
  let day = state.programme.asOf
  state.roadmap.first = nil
  state.lookAt(day)
  let rows = state.seen(RoadmapPane.self).rows
  let next = rows.enumerated().filter { ($1.point.plan.until ?? .firstKnown) >= day }
    .min { ($0.element.point.plan.until ?? day, $0.offset) < ($1.element.point.plan.until ?? day, $1.offset) }
  if let next, state.focus == RoadmapPane.id { state.moveCursor(to: next.offset) }
}
