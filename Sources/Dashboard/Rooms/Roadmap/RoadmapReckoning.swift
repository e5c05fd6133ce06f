import Model
import Sample

/// What the roadmap is asked for, and what its places depend on.
struct RoadmapWanted: Sendable, Equatable {
  var data: State.Data
  /// Which dates, and in which order.
  var asking: Asking
  /// All that their places depend on.
  var frame: RoadmapLayout.Frame
  /// The days on which municipalities merge or split; nil until they were read.
  var reorganisations: ReorganisationDays?
}

/// What follows from that: reckoned once for all steps of a cursor.
final class RoadmapReckoning: Sendable, Equatable {
  /// All dates, asked for or not.
  let all: [RoadPoint]
  /// Those that are asked for, in order.
  let points: [RoadPoint]
  /// How many of all are overdue.
  let late: Int
  /// How many of all are due soon.
  let soon: Int
  /// Everything in its place; where nothing that is asked for is in sight, from the first of it on.
  let layout: RoadmapLayout

  /// Reckons all of it.
  init(_ wanted: RoadmapWanted) {
    let programme = wanted.data.programme
    all = Proposal.points(programme.settings) + Proposal.points(of: wanted.reorganisations)
    let states = all.map { $0.state(on: wanted.frame.day) }
    (late, soon) = (states.count { $0 == .overdue }, states.count { $0 == .due })
    points = wanted.asking.answer(all, RoadPoint.fields(on: wanted.frame.day, programme.initiatives))
    let open = Proposal.openSteps(programme.settings)
    let whole = RoadmapLayout(points, wanted.frame, open: open)
    guard wanted.asking.filter != nil, whole.marks.isEmpty, let first = points.compactMap(\.plan.until).min() else {
      layout = whole
      return
    }
    var frame = wanted.frame
    frame.view.first = RoadmapScale.quarter(of: first)
    layout = RoadmapLayout(points, frame, open: open)
  }

  static func == (one: RoadmapReckoning, other: RoadmapReckoning) -> Bool { one === other }
}
