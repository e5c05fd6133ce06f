import Model

/// What the sample has settled of what the document leaves open, so that no page of the sample is empty. All of it is
/// invented; only the size of the fund follows the text (A3E 197: about 50 million).
enum Settled {
  /// A change of several settings at once.
  private struct Decision {
    let day: Day
    let by: String
    let reason: String
    let values: [(rule: SettingRule, value: String)]
  }

  /// The fund goes by what the members decided in June; what 2018 costs an inhabitant by the figures of September.
  private static let decisions = [
    Decision(
      day: Story.assembly + 1, by: SampleFiles.author, reason: "besluit ALV juni 2017 (voorbeeld)",
      values: zip(FundPlan.years, ["5000000000", "5070000000", "5140000000", "5210000000"]).map {
        (SettingRule.total($0), $1)
      } + [(.shares, "4000 3500 2500")]),
    Decision(
      day: Story.day(2017, 9, 20), by: "noor", reason: "uitgangspunten voor 2018 (voorbeeld)",
      values: [(.contribution("reference-date"), "2017-01-01"), (.contribution("index 2018"), "0.014")]),
  ]

  /// The rows of `rollout.csv` that say so: the setting's key in the place of the initiative, no municipality.
  static let rows = decisions.flatMap { decision in
    decision.values.map { rule, value in
      SampleGenerator.Row(
        recorded: decision.day, effective: decision.day, by: decision.by, municipality: "", initiative: rule.key,
        field: .setting, from: "", to: value, reason: decision.reason)
    }
  }
}
