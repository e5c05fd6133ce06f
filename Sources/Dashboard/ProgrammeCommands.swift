import Model
import Screen

extension Command {
  /// The commands that choose what is shown: filter and day.
  static let programmeCommands: [Command] = [
    Command(
      "filter", Phrase("gemeenten filteren", "filter municipalities"), hint: Phrase("filter", "filter"), keys: ["/"],
      arguments: "EXPR",
      blocked: { state in
        state.place == .page(.overview)
          ? nil : Phrase("Filteren kan op het overzicht (1).", "Filtering works on the overview (1).")
      }
    ) { state, arguments in
      if arguments.isEmpty, !state.isHeadless {
        state.pane = .rollout
        state.overlay = .filterLine(
          LineEditor(text: state.filter?.text ?? ""), before: state.filter, problem: nil)
        return []
      }
      // The words were split at blanks: those that held some get their quotes back.
      let text = arguments.map { $0.contains(" ") ? quoted($0) : $0 }.joined(separator: " ")
      do throws(Filter.Problem) {
        state.keep(try Filter(text, programme: state.programme))
        state.notice = Notice(.info, hits(state))
      } catch {
        state.notice = Notice(.usage, error.words)
      }
      return []
    },
    Command(
      "next-match", Phrase("volgende treffer", "next match"), keys: ["n"], scopes: [.rollout], blocked: noFilter
    ) { state, _ in
      state.moveCursor(to: state.position(of: .rollout).cursor + 1)
      return []
    },
    Command(
      "previous-match", Phrase("vorige treffer", "previous match"), keys: ["N"], scopes: [.rollout], blocked: noFilter
    ) { state, _ in
      state.moveCursor(to: state.position(of: .rollout).cursor - 1)
      return []
    },
    Command("as-of", Phrase("de stand op een dag", "the state on a day"), arguments: "YYYY-MM-DD") { state, arguments in
      guard let day = arguments.first.flatMap(Day.init(iso:)) else {
        return usage(&state, Phrase("Schrijf de dag als 2017-06-30.", "Write the day as 2017-06-30."))
      }
      return show(day, &state)
    },
    Command("day-back", Phrase("een dag terug", "a day back"), keys: ["[", "("]) { state, _ in
      show(state.programme.asOf + -1, &state)
    },
    Command("day-on", Phrase("een dag verder", "a day on"), keys: ["]", ")"]) { state, _ in
      guard state.programme.asOf < state.programme.today else {
        state.notice = Notice(.info, Phrase("Dit is de laatste stand.", "This is the latest state."))
        return []
      }
      return show(state.programme.asOf + 1, &state)
    },
    Command("now", Phrase("terug naar nu", "back to now"), keys: ["t"]) { state, _ in
      state.asOf = nil
      return [.load(asOf: nil)]
    },
  ]
}

private func show(_ day: Day, _ state: inout State) -> [Effect] {
  if let reason = whyUnknown(day, latest: max(state.programme.today, state.programme.asOf)) {
    state.notice = Notice(.refusal, reason)
    return []
  }
  state.asOf = day == state.programme.today ? nil : day
  return [.load(asOf: state.asOf)]
}

private func quoted(_ word: String) -> String {
  // The minus stays outside, and `province=Noord Brabant` keeps its field bare.
  if word.hasPrefix("-"), word.count > 1 { return "-" + quoted(String(word.dropFirst())) }
  guard let cut = word.firstIndex(where: { "=<>~".contains($0) }) else { return "\"\(word)\"" }
  let value = word[cut...].drop { "=<>~".contains($0) }
  return "\(word[..<value.startIndex])\"\(value)\""
}

@Sendable private func noFilter(_ state: State) -> Phrase? {
  state.filter == nil ? Phrase("Er is geen filter; / begint er een.", "There is no filter; / starts one.") : nil
}

/// How many municipalities the filter keeps.
func hits(_ state: State) -> Phrase {
  let all = state.programme.municipalities.count
  return Phrase("\(state.rows.count) van \(all) gemeenten", "\(state.rows.count) of \(all) municipalities")
}

/// Filters while it is typed; what is no expression yet leaves the last one in place and says what is wrong.
func tryFilter(_ text: String, _ state: inout State) {
  guard case .filterLine(let editor, let before, _) = state.overlay else { return }
  do {
    state.keep(try Filter(text, programme: state.programme))
    state.overlay = .filterLine(editor, before: before, problem: nil)
  } catch {
    state.overlay = .filterLine(editor, before: before, problem: error.words)
  }
}
