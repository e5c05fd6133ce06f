import Model
import Screen

extension Command {
  /// The commands about municipalities that merge, split and change their code.
  static let reorganising: [Command] = [
    Command(
      "reorganise",
      Phrase("wat een herindeling doet; met de hand: vastleggen", "what a reorganisation does; by hand: record"),
      arguments: "[DAY [OLD+OLD CODE [NAME]]]",
      completions: { state in
        state.programme.municipalities.map(\.code)
          + state.programme.municipalities.map(\.name)
      }
    ) { state, arguments in
      guard let request = ReorganisationRequest(arguments, today: state.programme.today) else {
        return state.misuse(
          "reorganise",
          also: Phrase(
            "Met de hand: reorganise 2019-01-01 OUD+OUD GM9999 \"Naam\".",
            "By hand: reorganise 2019-01-01 OLD+OLD GM9999 \"Name\"."))
      }
      guard case .byHand(let asked) = request else { return [.planReorganisation(request)] }
      if let reason = cannotChange(state) { return state.tell(.refusal, reason) }
      // A script cannot look first: it says what it wants.
      return state.isHeadless ? state.write(.reorganise(asked, expected: nil)) : [.planReorganisation(request)]
    },
    Command(
      "series", Phrase("verloop, ook herleid naar één indeling", "adoption over time, also recast"),
      arguments: "INITIATIVE [recast DAY]"
    ) { state, arguments in
      guard let initiative = arguments.first?.lowercased() else { return state.misuse("series") }
      let rest = arguments.dropFirst().filter { $0 != "recast" }.joined(separator: " ")
      do throws(Filter.Problem) {
        let day = rest.isEmpty ? nil : try Day.typed(rest, today: state.programme.today)
        return [.loadSeries(initiative: initiative, recastTo: day)]
      } catch {
        return state.tell(.usage, error.words)
      }
    },
  ]
}
