import Model
import Screen

extension Command {
  /// The commands about municipalities that merge, split and change their code.
  static let reorganising: [Command] = [
    Command(
      "reorganise", Phrase("herindeling uitvoeren", "carry out a reorganisation"),
      arguments: "[DATE [OLD+OLD CODE [NAME]]]",
      completions: { state in
        let year = state.programme.asOf.civil.year
        return (1...3).map { "\(year + $0)-01-01" } + state.programme.municipalities.map(\.code)
          + state.programme.municipalities.map(\.name)
      }, blocked: cannotChange
    ) { state, arguments in
      guard let request = ReorganisationRequest(arguments) else {
        return state.tell(
          .usage, "reorganise [DATUM], of met de hand: reorganise 2019-01-01 OUD+OUD GM9999 \"Naam\".",
          "reorganise [DATE], or by hand: reorganise 2019-01-01 OLD+OLD GM9999 \"Name\".")
      }
      // A script cannot look first: it says what it wants.
      guard state.isHeadless else { return [.planReorganisation(request)] }
      return state.write(.reorganise(request, expected: nil))
    },
    Command(
      "series", Phrase("verloop, ook herleid naar één indeling", "adoption over time, also recast"),
      arguments: "INITIATIVE [recast YYYY-MM-DD]", completions: { $0.programme.initiatives.map(\.id) + ["recast"] }
    ) { state, arguments in
      guard let initiative = arguments.first?.lowercased(), state.programme.column(of: initiative) != nil else {
        let ids = state.programme.initiatives.map(\.id).joined(separator: " ")
        return state.tell(.usage, "series INITIATIEF; er is: \(ids).", "series INITIATIVE; there is: \(ids).")
      }
      let rest = arguments.dropFirst().filter { $0 != "recast" }
      let day = rest.first.flatMap(Day.init(iso:))
      guard rest.count <= 1, rest.isEmpty || day != nil else {
        return state.tell(.usage, "Schrijf de dag als 2018-01-01.", "Write the day as 2018-01-01.")
      }
      return [.loadSeries(initiative: initiative, recastTo: day)]
    },
  ]
}
