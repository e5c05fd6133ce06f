import Model
import Screen

/// How one goes through time, and whether the days go by themselves.
package struct TimeTravel: Sendable, Hashable, Owner, Initialisable {
  package typealias Own = TimeTravel

  /// By what `[` and `]` go.
  package var step = TimeStep.day
  /// A step that waits until it is known on which days something changed.
  var waiting: Int?
  /// How fast the days go by; nil where they do not.
  package var speed: Int?
  /// Whether they stand still meanwhile.
  package var isPaused = false

  package init() {}

  /// How long each day stands, in milliseconds, from slow to fast.
  static let speeds = [1600, 800, 400, 200, 100, 50]
  /// The one to begin with.
  static let first = 2
}

extension Command {
  /// What goes through time by itself, and by what one goes.
  static let travelling: [Command] = [
    Command(
      "play", Phrase("de dagen afspelen", "play the days"), hint: Phrase("afspelen", "play"), keys: ["T"],
      blocked: { state in
        state.isHeadless ? Phrase("Afspelen kan alleen op een scherm.", "Playing only works on a screen.") : nil
      }
    ) { state, _ in state.beginPlaying() },
    Command(
      "step", Phrase("waarmee [ en ] stappen", "the step that [ and ] take"), arguments: "day|change|week|month|quarter"
    ) { state, arguments in
      guard let step = arguments.first.flatMap(TimeStep.typed) else { return state.misuse("step") }
      state[TimeTravel.self].step = step
      state.tell(
        .info, "\(keyOf("day-back")) \(keyOf("day-on")) gaan nu per \(step.name.dutch).",
        "\(keyOf("day-back")) \(keyOf("day-on")) go by \(step.name.english) now.")
      return step == .change ? state.readsOfTime : []
    },
  ]
}

extension State {
  /// How one goes through time.
  package var travel: TimeTravel { self[TimeTravel.self] }

  /// Whether the days go by themselves, or stand still for a moment.
  package var isPlaying: Bool { travel.speed != nil }

  /// On which days something changed, where that is wanted and not known.
  package var readsOfTime: [Effect] {
    guard isPast || travel.step == .change || isPlaying, !programme.isPartial,
      answers.days?.seq != programme.seq || answers.days?.today != programme.today
    else { return [] }
    return [.loadDays]
  }

  /// The day that was asked for last, which may still be read.
  var wantedDay: Day {
    asOf ?? (viewpoint.knownAt == .now ? max(programme.today, programme.asOf) : programme.asOf)
  }

  /// Goes a step back (-1) or on (1).
  mutating func stepInTime(by direction: Int) -> [Effect] {
    let day = wantedDay
    if direction > 0, day >= programme.today {
      return tell(.info, "Dit is de laatste stand.", "This is the latest state.")
    }
    if travel.step == .change, let reads = readsOfTime.first {
      self[TimeTravel.self].waiting = direction
      return [reads]
    }
    guard let next = travel.step.from(day, by: direction, answers.days) else {
      if direction > 0 { return showDay(programme.today, isStep: true) }
      return tell(.info, "Daarvoor is er niets veranderd.", "Nothing changed before that.")
    }
    return showDay(min(next, programme.today), isStep: true)
  }

  /// The step that waited until the days with changes were known.
  mutating func goOnStepping() -> [Effect] {
    guard let direction = travel.waiting else { return [] }
    self[TimeTravel.self].waiting = nil
    return readsOfTime.isEmpty ? stepInTime(by: direction) : []
  }

  /// Shows the end of a day.
  /// - Parameter isStep: only what lies between is read anew.
  mutating func showDay(_ day: Day, isStep: Bool = false) -> [Effect] {
    if let reason = whyUnknown(day, latest: max(programme.today, programme.asOf)) { return tell(.refusal, reason) }
    let isNow = day == programme.today && viewpoint.knownAt == .now
    let viewpoint = Viewpoint(asOf: isNow ? nil : day, knownAt: viewpoint.knownAt)
    let effects = ask(for: viewpoint)
    guard isStep, !programme.isPartial, !pending.isUnread, programme.knownAt == viewpoint.knownAt else {
      return effects
    }
    return [.step(from: programme.asOf, seq: programme.seq, to: viewpoint)]
  }

  /// Shows a day that was typed alone; nil where it is none.
  mutating func showDay(typed text: String) -> [Effect]? {
    guard text.contains(where: \.isNumber), let day = Day(written: text, today: programme.today) else { return nil }
    return showDay(day)
  }
}

// MARK: Playing

extension State {
  /// Lets the days go by from the one shown; from now, from the programme's beginning.
  fileprivate mutating func beginPlaying() -> [Effect] {
    self[TimeTravel.self].speed = TimeTravel.first
    self[TimeTravel.self].isPaused = false
    let begins = min(programme.today, max(.firstKnown, BassFit.start))
    let start = wantedDay >= programme.today ? showDay(begins) : []
    return start + readsOfTime + [pending.sleep(for: TimeTravel.speeds[TimeTravel.first])]
  }

  /// The days stand still where they are.
  mutating func stopPlaying() {
    self[TimeTravel.self].speed = nil
    self[TimeTravel.self].isPaused = false
    pending.rest()
  }

  /// Time went by: the next day, unless the last is not there yet; nil where nobody waits for it.
  mutating func tick(_ id: Int) -> [Effect]? {
    guard pending.alarm == id, let speed = travel.speed, !travel.isPaused else { return nil }
    let again = pending.sleep(for: TimeTravel.speeds[speed])
    // What is shown goes at the pace at which it can be read.
    guard wantedDay == programme.asOf else { return [again] }
    guard wantedDay < programme.today else {
      stopPlaying()
      return []
    }
    let effects = stepInTime(by: 1)
    if wantedDay >= programme.today {
      stopPlaying()
      return effects
    }
    return effects + [again]
  }

  /// A key while the days go by: those of the player; nil for any other, which ends it and does its work.
  mutating func play(_ key: Key) -> [Effect]? {
    guard let speed = travel.speed, overlays.isEmpty else { return nil }
    switch key {
    case .character(" "):
      self[TimeTravel.self].isPaused.toggle()
      if travel.isPaused {
        pending.rest()
        return []
      }
      return [pending.sleep(for: TimeTravel.speeds[speed])]
    case .character("+"), .character("="): return hasten(by: 1)
    case .character("-"): return hasten(by: -1)
    case .right, .up: return pauseAndStep(1)
    case .left, .down: return pauseAndStep(-1)
    case .escape:
      stopPlaying()
      return []
    default:
      stopPlaying()
      return nil
    }
  }

  private mutating func hasten(by step: Int) -> [Effect] {
    let speed = max(0, min(TimeTravel.speeds.count - 1, (travel.speed ?? 0) + step))
    self[TimeTravel.self].speed = speed
    return travel.isPaused ? [] : [pending.sleep(for: TimeTravel.speeds[speed])]
  }

  private mutating func pauseAndStep(_ direction: Int) -> [Effect] {
    self[TimeTravel.self].isPaused = true
    pending.rest()
    return stepInTime(by: direction)
  }
}
