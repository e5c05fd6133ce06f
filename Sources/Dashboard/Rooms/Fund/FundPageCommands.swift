import Model
import Screen

extension Command {
  /// The tabs of the fund page.
  static let fundPage: [Command] = [
    Command(
      "fund-tab", Phrase("tab van de fondspagina", "tab of the fund page"), scopes: fundTabs,
      arguments: "NAME",
      completions: { _ in FundTab.allCases.map(\.rawValue) }
    ) { state, arguments in
      guard let tab = FundTab(word: arguments.joined(separator: " ")) else {
        let names = FundTab.allCases.map(\.rawValue).joined(separator: " ")
        return state.tell(.usage, "Kies een tab: \(names).", "Choose a tab: \(names).")
      }
      return show(tab, &state)
    },
    Command(
      "next-tab", Phrase("volgende tab", "next tab"), hint: Phrase("volgende tab", "next tab"),
      keys: ["l", "Right"], scopes: fundTabs
    ) { state, _ in show(neighbour(of: state.fund.tab, by: 1), &state) },
    Command(
      "previous-tab", Phrase("vorige tab", "previous tab"), keys: ["h", "Left"],
      scopes: fundTabs
    ) { state, _ in show(neighbour(of: state.fund.tab, by: -1), &state) },
    Command(
      "since", Phrase("geboekt sinds een dag", "booked since a day"), scopes: fundTabs,
      arguments: "DAY|none"
    ) { state, arguments in
      do throws(Filter.Problem) {
        let text = arguments.joined(separator: " ")
        state.fund.since = text == "none" ? nil : try Day.typed(text, today: state.programme.today)
      } catch {
        return state.tell(.usage, error.words)
      }
      let count = state.programme.ledger.since(state.sinceDay).count
      state.tell(
        .info, "\(count) boekingen sinds \(state.sinceDay.words(.dutch))",
        "\(count) bookings since \(state.sinceDay.words(.english))")
      return show(.control, &state)
    },
  ]

  /// What the document leaves open about the fund, and trying it out.
  static let fundSettings: [Command] = [
    Command(
      "fund-total", Phrase("totaal van het fonds vanaf 2018", "total of the fund from 2018"), scopes: [FundTabPane.id],
      arguments: "AMOUNT|none [YEAR]", blocked: cannotChange
    ) { state, arguments in setTotal(arguments, &state) },
    Command(
      "fund-share", Phrase("aandelen van de drie compartimenten", "shares of the three compartments"),
      scopes: [FundTabPane.id], arguments: "COMPARTMENT PERCENT …|none",
      completions: { state in Compartment.allCases.map { $0.name[state.language] } }, blocked: cannotChange
    ) { state, arguments in setShares(arguments, &state) },
    Command(
      "fund-threshold", Phrase("drempel voor afwijkingen", "threshold for deviations"), scopes: [FundTabPane.id],
      arguments: "over|under PERCENT|none", blocked: cannotChange
    ) { state, arguments in setThreshold(arguments, &state) },
    Command(
      "what-if", Phrase("wat als: proberen zonder te bewaren", "what if: try without keeping"),
      hint: Phrase("wat als", "what if"), keys: ["w"], scopes: [FundTabPane.id],
      arguments: "total=AMOUNT COMPARTMENT=PERCENT …",
      completions: { state in ["total="] + Compartment.allCases.map { $0.name[state.language] + "=" } }
    ) { state, arguments in
      guard !arguments.isEmpty else {
        if state.isHeadless {
          return state.misuse("what-if")
        }
        // Its key groups where that can be.
        guard state.focus != FundTabPane.id || state.fund.tab == .slices else {
          return state.tell(
            .refusal,
            "Hier valt niets te groeperen: dat kan bij de gemeenten en de bijdragen. Wat-als kan op de tab Vanaf 2018.",
            "Nothing to group here: that works on the municipalities and the contributions. What-if works on the tab From 2018."
          )
        }
        _ = show(.slices, &state)
        return state.lay(CommandLine("what-if "))
      }
      return attempt(&state) { state throws(Refusal) in
        var whatIf = state.fund.whatIf ?? WhatIf()
        try whatIf.take(arguments, state.language)
        state.fund.whatIf = whatIf
      }
    },
    Command(
      "what-if-more", Phrase("wat als: meer op deze regel", "what if: more on this line"), hint: Phrase("meer", "more"),
      keys: ["+", "="], scopes: [FundTabPane.id], blocked: notOnPlan
    ) { state, _ in nudge(&state, by: 1) },
    Command(
      "what-if-less", Phrase("wat als: minder op deze regel", "what if: less on this line"),
      hint: Phrase("minder", "less"), keys: ["-"],
      scopes: [FundTabPane.id], blocked: notOnPlan
    ) { state, _ in nudge(&state, by: -1) },
  ]
}

/// The panes of the fund page.
private let fundTabs: [PaneID] = [
  FundTabPane.id, ContributionsPane.id, YearBookingsPane.id, SlicesPane.id, SocialPane.id, BurnUpPane.id,
  FundAnswerPane.id, ContributionAnswerPane.id,
]

private func neighbour(of tab: FundTab, by step: Int) -> FundTab {
  let all = FundTab.allCases
  return all[((all.firstIndex(of: tab) ?? 0) + step + all.count) % all.count]
}

/// Shows a tab of the fund page, wherever one is.
func show(_ tab: FundTab, _ state: inout State) -> [Effect] {
  if state.place != .page(.fund) { state.go(to: .page(.fund)) }
  state.look.focus(on: nil, in: .fund)
  if state.fund.tab != tab {
    state.fund.tab = tab
    for pane in [FundTabPane.id, YearBookingsPane.id, SlicesPane.id, SocialPane.id] { state.look.put(nil, in: pane) }
  }
  return state.reads
}

/// Why the line under the cursor is none to try out something on.
@Sendable private func notOnPlan(_ state: State) -> Phrase? {
  guard state.fund.tab == .slices else {
    return Phrase("Dit kan op de tab Vanaf 2018.", "This works on the tab From 2018.")
  }
  switch state.seen(FundTabPane.self).current {
  case .planTotal, .compartment: return nil
  default: return Phrase("Kies het totaal of een compartiment.", "Choose the total or a compartment.")
  }
}

/// Does what may be refused and shows the slices; a refusal changes nothing.
private func attempt(_ state: inout State, _ work: (inout State) throws(Refusal) -> Void) -> [Effect] {
  do throws(Refusal) {
    try work(&state)
    _ = show(.slices, &state)
    // A screen shows it all; a script needs the words.
    if state.isHeadless {
      let words = state.shownPlan.words(inhabitants: state.programme.inhabitants)
      state.tell(.info, "WAT-ALS, niets bewaard: \(words.dutch)", "WHAT-IF, nothing kept: \(words.english)")
    }
  } catch {
    state.tell(error)
  }
  return []
}

/// A step of one percent point, or of a million on the total.
private func nudge(_ state: inout State, by step: Int) -> [Effect] {
  let row = state.seen(FundTabPane.self).current
  return attempt(&state) { state throws(Refusal) in
    var whatIf = state.fund.whatIf ?? WhatIf()
    switch row {
    case .planTotal:
      for year in FundPlan.years {
        // Without a total the fund of 2017 is the place to begin.
        let now = state.shownPlan.totals[year] ?? state.data.fundTotal.budget
        let next = Amount(cents: now.cents + Int64(step) * 100_000_000)
        try SettingRule.total(year).check(String(next.cents))
        whatIf.set(total: next, in: year)
      }
    case .compartment(let compartment):
      let now = state.shownPlan.shares[compartment] ?? .zero
      let next = Percentage(hundredths: max(0, min(10_000, now.hundredths + step * 100)))
      // The others follow what was kept, so that the three stay whole.
      try whatIf.set(compartment, to: next)
    default: return
    }
    state.fund.whatIf = whatIf
  }
}

/// Leaves what was tried out; false when nothing was.
func leaveWhatIf(_ state: inout State) -> Bool {
  guard state.fund.whatIf != nil, state.place == .page(.fund) else { return false }
  state.fund.whatIf = nil
  state.tell(.info, "Wat-als gestopt: er is niets bewaard.", "What-if ended: nothing was kept.")
  return true
}

private func setTotal(_ arguments: [String], _ state: inout State) -> [Effect] {
  var words = joiningUnits(arguments)
  var years = FundPlan.years
  if words.count == 2, let year = Int(words[1]) {
    guard FundPlan.years.contains(year) else {
      return state.tell(
        Refusal(
          "date-outside-year",
          Phrase("Het fonds kent de jaren 2018 tot en met 2021.", "The fund covers the years 2018 to 2021."),
          wayOut: Phrase("Kies een van die jaren.", "Choose one of those.")))
    }
    years = [year]
    words.removeLast()
  }
  let set = state.keptPlan.totals.keys.sorted().map(String.init).joined(separator: " ")
  if words.count == 1, words[0] != "none", years.count > 1, !set.isEmpty {
    // Without a year it would set those too that nobody thought of.
    return state.tell(
      .usage, "Noem het jaar: fund-total \(words[0]) 2018. Al vastgesteld: \(set).",
      "Name the year: fund-total \(words[0]) 2018. Already set: \(set).")
  }
  guard words.count == 1 else { return state.misuse("fund-total") }
  do throws(Refusal) {
    let value = words[0] == "none" ? "" : String(try Amount.parsed(words[0], state.language).cents)
    return try setting(years.map { (SettingRule.total($0), value) }, &state)
  } catch {
    return state.tell(error)
  }
}

private func setShares(_ arguments: [String], _ state: inout State) -> [Effect] {
  do throws(Refusal) {
    if arguments == ["none"] { return try setting([(.shares, "")], &state) }
    let words = arguments.flatMap { $0.split(separator: "=").map(String.init) }.filter { $0 != "%" }
    var shares = state.keptPlan.shares
    var index = 0
    while index + 1 < words.count, let compartment = Compartment(word: words[index]) {
      shares[compartment] = try Percentage.parsed(words[index + 1])
      index += 2
    }
    guard !words.isEmpty, index == words.count else {
      func names(_ language: Language) -> String {
        Compartment.allCases.map { $0.name[language] }.joined(separator: " ")
      }
      return state.misuse(
        "fund-share", also: Phrase("Compartimenten: \(names(.dutch)).", "Compartments: \(names(.english))."))
    }
    let whole = try FundShares(Compartment.allCases.map { shares[$0] ?? .zero })
    return try setting([(.shares, whole.text)], &state)
  } catch {
    return state.tell(error)
  }
}

private func setThreshold(_ arguments: [String], _ state: inout State) -> [Effect] {
  guard arguments.count == 2, let spending = Spending(rawValue: arguments[0]) else {
    return state.misuse("fund-threshold")
  }
  do throws(Refusal) {
    let value = arguments[1] == "none" ? "" : String(try Percentage.parsed(arguments[1]).hundredths)
    return try setting([(spending == .over ? .over : .under, value)], &state)
  } catch {
    return state.tell(error)
  }
}

/// Sends settings to the store, each with the record that was seen; a script says what is to be, whatever there was.
func setting(
  _ values: [(SettingRule, String)], _ state: inout State
) throws(Refusal) -> [Effect] {
  var changes: [SettingChange] = []
  for (rule, value) in values {
    let change = SettingChange(
      key: rule.key, value: value,
      expectedSeq: state.isHeadless ? nil : state.programme.settings.seq(.setting, rule.key))
    try change.check()
    changes.append(change)
  }
  return state.write(.put(changes))
}
