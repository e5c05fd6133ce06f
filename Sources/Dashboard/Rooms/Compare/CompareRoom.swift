import Model
import Screen

extension RoomID {
  package static let comparison = RoomID("comparison")
}

extension Room {
  /// Two days beside each other, or one day as it was known at two moments.
  static let comparison = Room(
    .comparison, Phrase("Vergelijking", "Comparison"), panes: [AnyPane(ComparePane.self), AnyPane(ChangesPane.self)],
    commands: Command.comparing, first: ChangesPane.id,
    needs: { state in
      let view = state[CompareView.self]
      let isNeeded = !state.programme.isPartial && !state.pending.givenUp.contains(.comparison)
      return isNeeded && !view.isRead(state) ? [.compare(view.first, view.second)] : []
    },
    chips: { state in
      let view = state[CompareView.self]
      func words(_ language: Language) -> String {
        "\(view.firstDay.words(language)) ↔ \(view.secondDay.words(language))"
      }
      return [Chip(words: Phrase(words(.dutch), words(.english)), command: "back", arguments: [])]
    },
    arrange: { state, body in
      let whole = state.programme.initiatives.count + (body.height >= 30 ? 3 : 2)
      let height = min(max(3, body.height / 2), whole)
      return [
        .pane(ComparePane.id, Rect(x: body.x, y: body.y, width: body.width, height: height)),
        .pane(
          ChangesPane.id,
          Rect(x: body.x, y: body.y + height, width: body.width, height: max(0, body.height - height))),
      ]
    })
}

/// Which days are compared, and how they are known.
package struct CompareView: Sendable, Hashable, Initialisable, Owner {
  package typealias Own = CompareView

  /// The day that was.
  var firstDay = Day.firstKnown
  /// The day that is.
  var secondDay = Day.firstKnown
  /// Each day as it was known on it.
  var isAsKnownThen = false
  /// The place of the only initiative whose cells are listed; nil for all.
  var only: Int?

  package init() {}

  /// Whence one looks first. Of one day it is what was known of it then.
  var first: Viewpoint {
    Viewpoint(asOf: firstDay, knownAt: isAsKnownThen || firstDay == secondDay ? .day(firstDay) : .now)
  }
  /// And then: of one day what is known of it now.
  var second: Viewpoint {
    Viewpoint(asOf: secondDay, knownAt: isAsKnownThen && firstDay != secondDay ? .day(secondDay) : .now)
  }

  /// The comparison that was read, where it is of these days.
  func read(_ state: State) -> Comparison? {
    guard let comparison = state.answers.comparison else { return nil }
    func isOf(_ end: Comparison.End, _ view: Viewpoint) -> Bool { end.day == view.asOf && end.knownAt == view.knownAt }
    let (one, other) = (comparison.before, comparison.after)
    return isOf(one, first) && isOf(other, second) || isOf(one, second) && isOf(other, first) ? comparison : nil
  }

  /// Whether it is there, and of all that is known now.
  fileprivate func isRead(_ state: State) -> Bool {
    guard let comparison = read(state) else { return false }
    return state.programme.knownAt != .now
      || [comparison.before, comparison.after].allSatisfy { $0.knownAt != .now || $0.seq == state.programme.seq }
  }
}

extension Command {
  /// What compares two days.
  static let comparing: [Command] = [
    Command("compare", Phrase("twee dagen vergelijken", "compare two days"), arguments: "DAY [DAY]") {
      state, arguments in
      guard !arguments.isEmpty else { return state.misuse("compare") }
      do throws(Filter.Problem) {
        return compare(try days(arguments, state.programme.today), &state)
      } catch {
        return state.tell(.usage, error.words)
      }
    },
    step("first-back", Phrase("eerste dag terug", "first day back"), "[") { ($0.0 + -1, $0.1) },
    step("first-on", Phrase("eerste dag verder", "first day on"), "]") { ($0.0 + 1, $0.1) },
    step("second-back", Phrase("tweede dag terug", "second day back"), "(") { ($0.0, $0.1 + -1) },
    step("second-on", Phrase("tweede dag verder", "second day on"), ")") { ($0.0, $0.1 + 1) },
    Command(
      "compare-known", Phrase("zoals het toen bekend was, of nu", "as it was known then, or now"),
      hint: Phrase("toen bekend", "known then"), keys: ["v"], scopes: [ComparePane.id, ChangesPane.id],
      blocked: onlyWhereCompared
    ) { state, _ in
      state[CompareView.self].isAsKnownThen.toggle()
      return state.reads
    },
  ]

  private static func step(
    _ id: String, _ title: Phrase, _ key: String, _ move: @escaping @Sendable ((Int, Int)) -> (Int, Int)
  ) -> Command {
    Command(
      id, title, hint: title, keys: [DefaultKey(key, [])], scopes: [ComparePane.id, ChangesPane.id],
      blocked: onlyWhereCompared
    ) { state, _ in
      let steps = move((0, 0))
      let view = state[CompareView.self]
      func moved(_ day: Day, _ step: Int) -> Day {
        step == 0 ? day : state.travel.step.from(day, by: step, state.answers.days) ?? day
      }
      return compare((moved(view.firstDay, steps.0), moved(view.secondDay, steps.1)), &state)
    }
  }

  @Sendable private static func onlyWhereCompared(_ state: State) -> Phrase? {
    state.place.room == .comparison
      ? nil
      : Phrase("Vergelijk eerst twee dagen: :vergelijk 2017-06-01.", "Compare two days first: :compare 2017-06-01.")
  }

  /// One day, and today; or two.
  private static func days(_ words: [String], _ today: Day) throws(Filter.Problem) -> (Day, Day) {
    if let day = Day(written: words.joined(separator: " "), today: today) { return (day, today) }
    for cut in words.indices.dropFirst() {
      if let one = Day(written: words[..<cut].joined(separator: " "), today: today),
        let other = Day(written: words[cut...].joined(separator: " "), today: today)
      {
        return (one, other)
      }
    }
    // Of two of which the first is a day it is the second that is none.
    let rest = words.indices.dropFirst().first {
      Day(written: words[..<$0].joined(separator: " "), today: today) != nil
    }
    return (try Day.typed(words[(rest ?? 0)...].joined(separator: " "), today: today), today)
  }
}

/// Shows what differs between two days, the earlier first.
private func compare(_ days: (Day, Day), _ state: inout State) -> [Effect] {
  let latest = max(state.programme.today, state.programme.asOf)
  for day in [days.0, days.1] {
    if let reason = whyUnknown(day, latest: latest) { return state.tell(.refusal, reason) }
  }
  state[CompareView.self].firstDay = min(days.0, days.1)
  state[CompareView.self].secondDay = max(days.0, days.1)
  guard state.place.room != .comparison else { return state.reads }
  state[CompareView.self].only = nil
  return open(Place(.comparison, of: "days"), &state)
}

/// Says what differs where there is no screen: a line for each initiative.
func tellDifferences(_ comparison: Comparison, _ state: inout State) {
  func words(_ language: Language) -> String {
    let lines = comparison.lines.map { line in
      let ways = Comparison.Way.allCases.map { "\($0.name[language]) \(line[$0])" }.joined(separator: ", ")
      return "\(line.initiative)  \(line.was) → \(line.now)  \(ways)"
    }
    return "\(comparison.before.words(language)) ↔ \(comparison.after.words(language))\n"
      + lines.joined(separator: "\n")
  }
  state.tell(.info, words(.dutch), words(.english))
}
