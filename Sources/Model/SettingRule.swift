/// The settings that there are, and what each may be.
package enum SettingRule: Sendable, Hashable {
  /// The fund's total of a year, in cents.
  case total(Int)
  /// The shares of the three compartments in hundredths of a percent, in their order, blanks between.
  case shares
  /// How far a forecast may be over or under the budget before it is flagged, in hundredths of a percent.
  case over, under
  /// From where on the light of an initiative is another colour.
  case light(LightThreshold)
  /// One of `ContributionSettings.keys`, with a year where it has one: `index 2018`.
  case contribution(String)

  private static let contributionPrefix = "contribution-"
  private static let lightPrefix = "light-"

  /// The setting's name in the store.
  package var key: String {
    switch self {
    case .total(let year): "fund-total-\(year)"
    case .shares: "fund-shares"
    case .over: "threshold-over"
    case .under: "threshold-under"
    case .light(let threshold): SettingRule.lightPrefix + threshold.rawValue
    case .contribution(let key): SettingRule.contributionPrefix + key
    }
  }

  /// The rule of a setting by its name in the store; nil for a name that means nothing.
  package init?(key: String) {
    if key.hasPrefix(SettingRule.contributionPrefix) {
      let rest = String(key.dropFirst(SettingRule.contributionPrefix.count))
      guard ContributionSettings.isKey(rest) else { return nil }
      self = .contribution(rest)
      return
    }
    let all =
      FundPlan.years.map(SettingRule.total) + [.shares, .over, .under] + LightThreshold.allCases.map(SettingRule.light)
    guard let rule = all.first(where: { $0.key == key }) else { return nil }
    self = rule
  }

  /// - Throws: why the value will not do.
  package func check(_ value: String) throws(Refusal) {
    switch self {
    case .total:
      guard let cents = Int64(value), cents > 0 else {
        throw Refusal(
          "total-not-positive", Phrase("Het totaal moet meer dan nul zijn.", "The total must be more than zero."),
          wayOut: Phrase("Geef een bedrag.", "Give an amount."))
      }
      guard cents <= Amount.limit.cents else { throw Amount.tooLarge }
    case .shares: _ = try FundShares(value)
    case .over, .under:
      guard let number = Int(value), (0...10_000).contains(number) else {
        throw Refusal(
          "threshold-range", Phrase("Een drempel is 0 tot 100 %.", "A threshold is 0 to 100%."),
          wayOut: Phrase("Geef een percentage.", "Give a percentage."))
      }
    case .light(let threshold): try threshold.check(value)
    case .contribution(let key):
      guard try ContributionSettings.normalised(key, value) == value else {
        throw Refusal(
          "not-normal",
          Phrase("De waarde «\(value)» is niet genormaliseerd.", "The value «\(value)» is not in its normal form."),
          wayOut: Phrase("Gebruik contribution-setting.", "Use contribution-setting."))
      }
    }
  }

  package var name: Phrase {
    switch self {
    case .total(let year): Phrase("fondstotaal \(year)", "fund total \(year)")
    case .shares: Phrase("aandelen van de compartimenten", "shares of the compartments")
    case .over: Phrase("drempel overschrijding", "overspending threshold")
    case .under: Phrase("drempel onderuitputting", "underspending threshold")
    case .light(let threshold): threshold.name
    case .contribution(let key): ContributionSettings.name(of: key)
    }
  }

  /// The setting's value for people.
  package func words(_ value: String, _ language: Language) -> String {
    guard !value.isEmpty else {
      let open = hasDefault ? Phrase("standaard", "default") : Phrase("nog niet vastgesteld", "not yet set")
      return open[language]
    }
    switch self {
    case .total: return Int64(value).map { "€ " + Amount(cents: $0).euros(language) } ?? value
    case .shares:
      return (try? FundShares(value)).map { shares in
        Compartment.allCases.map { "\($0.name[language]) \(shares[$0].words(language))" }.joined(separator: " · ")
      } ?? value
    case .over, .under: return Int(value).map { Percentage(hundredths: $0).words(language) } ?? value
    case .light(let threshold): return Int(value).map { threshold.words($0)[language] } ?? value
    case .contribution(let key): return ContributionSettings.words(value, of: key)[language]
    }
  }

  /// Whether there is a value of ours as long as none is set.
  private var hasDefault: Bool {
    switch self {
    case .over, .under, .light: true
    case .total, .shares, .contribution: false
    }
  }
}
