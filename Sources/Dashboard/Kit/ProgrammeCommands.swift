import Model
import Screen

extension Command {
  /// The commands that choose what is shown: filter and day.
  static let programmeCommands: [Command] = [
    Command(
      "filter", Phrase("de lijst filteren", "filter the list"), hint: Phrase("filter", "filter"), keys: ["/"],
      arguments: "EXPR", takesLine: true, asks: true,
      completions: { state in
        state.look.namedFilters.keys.sorted().map { "@" + $0 } + state.filterNames
      }, blocked: whyNoFilter
    ) { state, arguments in
      if arguments.isEmpty, !state.isHeadless {
        // The keys that follow go to the list that it filters.
        if let pane = state.filteredPane { state.look.focus(on: pane, in: state.place.room) }
        return state.lay(FilterLine(state))
      }
      do throws(Filter.Problem) {
        try state.keepFilter(arguments.joined(separator: " "))
        return state.tellHits()
      } catch {
        return state.tell(.usage, error.words)
      }
    },
    Command("as-of", Phrase("de stand op een dag", "the state on a day"), arguments: "DAY") { state, arguments in
      do throws(Filter.Problem) {
        return state.showDay(try Day.typed(arguments.joined(separator: " "), today: state.programme.today))
      } catch {
        return state.tell(.usage, error.words)
      }
    },
    Command(
      "known-at", Phrase("zoals het toen bekend was", "as it was known then"), arguments: "DAY|SEQ|now",
      completions: { _ in ["now"] }
    ) { state, arguments in
      do throws(Filter.Problem) {
        let moment = try KnownMoment.typed(arguments.joined(separator: " "), today: state.programme.today)
        if case .day(let day) = moment, let reason = whyUnknown(day, latest: state.programme.today) {
          return state.tell(.refusal, reason)
        }
        return state.ask(for: Viewpoint(asOf: state.asOf, knownAt: moment))
      } catch {
        return state.tell(.usage, error.words)
      }
    },
    Command("day-back", Phrase("een stap terug in de tijd", "a step back in time"), keys: ["[", "("]) { state, _ in
      state.stepInTime(by: -1)
    },
    Command("day-on", Phrase("een stap verder in de tijd", "a step forward in time"), keys: ["]", ")"]) { state, _ in
      state.stepInTime(by: 1)
    },
    Command("now", Phrase("terug naar nu", "back to now"), keys: ["t"]) { state, _ in
      state.ask(for: .now)
    },
  ]
}

/// Why nothing can be filtered here; nil where it can.
@Sendable private func whyNoFilter(_ state: State) -> Phrase? {
  guard state.filteredPane == nil, !state.isHeadless else { return nil }
  let lists = Room.all.flatMap(\.panes).filter(\.takesFilter).map(\.title)
  return Phrase(
    "Filteren kan op \(lists.map(\.dutch).joined(separator: ", ")).",
    "Filtering works on \(lists.map(\.english).joined(separator: ", ")).")
}
