import Model

extension Command {
  /// What every municipality pays, and the settings that it rests on.
  static let contributionCommands: [Command] = [
    Command(
      "contributions", Phrase("bijdragen per gemeente", "contributions by municipality"),
      arguments: Arguments("[" + contributionYears.map(String.init).joined(separator: "|") + "]")
    ) { state, arguments in
      showContributions(arguments.first.flatMap(Int.init) ?? state.contributionYear, &state)
    },
    Command(
      "contribution-form", Phrase("bijdragen: invullen en proberen", "contributions: fill in and try out"),
      hint: Phrase("opgeven", "fill in"), keys: ["e"], scopes: [ContributionsPane.id]
    ) { state, _ in
      state.lay(ContributionForm(state.contributionYear, state))
    },
    Command(
      "year-back", Phrase("een jaar terug", "a year back"), keys: ["<"], scopes: [ContributionsPane.id]
    ) { state, _ in
      showContributions(max(contributionYears.lowerBound, state.contributionYear - 1), &state)
    },
    Command(
      "year-on", Phrase("een jaar verder", "a year on"), hint: Phrase("jaar", "year"), keys: [">"],
      scopes: [ContributionsPane.id]
    ) { state, _ in
      showContributions(min(contributionYears.upperBound, state.contributionYear + 1), &state)
    },
    Command(
      "contribution-sort", Phrase("bijdragen sorteren", "sort contributions"), scopes: [ContributionsPane.id],
      arguments: "[name|inhabitants|amount] [desc|asc]"
    ) { state, arguments in
      sortContributions(arguments, &state)
    },
    Command(
      "contribution-reverse", Phrase("bijdragen in omgekeerde volgorde", "contributions in reverse order"),
      scopes: [ContributionsPane.id]
    ) { state, _ in ListSorting.reverse(Room.pane(ContributionsPane.id), &state) },
    Command(
      "contribution-setting", Phrase("instelling van de bijdragen", "setting of the contributions"),
      arguments: "KEY [YEAR] VALUE|none",
      completions: { _ in
        ContributionSettings.keys + ContributionSettings.Mode.allCases.map(\.rawValue)
          + contributionYears.map(String.init)
      }, blocked: cannotChange
    ) { state, arguments in
      giveSetting(arguments, &state)
    },
  ]
}

/// Shows the contributions of a year on their tab of the fund page.
func showContributions(_ year: Int, _ state: inout State) -> [Effect] {
  state.fund.contributionYear = year
  return show(.contributions, &state)
}

/// The contributions by a column, or by the next; `name` is what scripts call the municipality.
private func sortContributions(_ arguments: [String], _ state: inout State) -> [Effect] {
  let words = arguments.isEmpty ? [] : [arguments[0] == "name" ? "municipality" : arguments[0]] + arguments.dropFirst()
  // A column that is named stands as it is said.
  let said = words.count == 1 ? words + ["asc"] : words
  return ListSorting.sort(said, also: false, Room.pane(ContributionsPane.id), &state)
}

/// `contribution-setting KEY [YEAR] VALUE`; `none` takes the setting away.
private func giveSetting(_ arguments: [String], _ state: inout State) -> [Effect] {
  guard var key = arguments.first, arguments.count > 1 else {
    let keys = ContributionSettings.keys.joined(separator: " ")
    return state.misuse("contribution-setting", also: Phrase("Sleutels: \(keys).", "Keys: \(keys)."))
  }
  var rest = Array(arguments.dropFirst())
  // What has two digits is the day of a month.
  if ["index", "reference-date"].contains(key), rest.count > 1, Int(rest[0]) ?? 0 > 31 {
    key += " " + rest.removeFirst()
  }
  let text = rest.joined(separator: " ")
  do throws(Refusal) {
    let value: String
    if key == "exempt" {
      value = try ContributionSettings.exemptions(after: text, in: state.programme)
    } else if text == "none" {
      guard ContributionSettings.keys.contains(String(key.prefix { $0 != " " })) else {
        _ = try ContributionSettings.normalised(key, text)
        return []
      }
      value = ""
    } else {
      value = try ContributionSettings.typed(key, text, state.language, today: state.programme.today)
    }
    return try setting([(.contribution(key), value)], &state)
  } catch {
    return state.tell(error)
  }
}
