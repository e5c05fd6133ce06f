/// A value that the document leaves open and somebody has to give; journalled like every change.
package struct FundSetting: Sendable, Hashable {
  /// As it is kept, for machines; empty where it was taken away again.
  package var value: String
  /// The journal record that gave it; 0 for one that was never given.
  package var seq: Int

  package init(value: String = "", seq: Int = 0) {
    self.value = value
    self.seq = seq
  }
}

/// A setting that somebody wants to give.
package struct FundSettingChange: Sendable, Hashable {
  package var key: String
  package var value: String
  /// The record that the asker saw; nil to write whatever is there now.
  package var expectedSeq: Int?

  package init(key: String, value: String, expectedSeq: Int? = nil) {
    self.key = key
    self.value = value
    self.expectedSeq = expectedSeq
  }

  /// Holds the value against the rule of its key; an empty value takes the setting away.
  /// - Throws: the rule that refuses it.
  package func check() throws(Refusal) {
    guard let rule = SettingRule(key: key) else {
      throw Refusal(
        "unknown-setting", Phrase("Geen instelling «\(key)».", "No setting «\(key)»."),
        wayOut: Phrase("Gebruik een van de opdrachten ervoor.", "Use one of the commands for it."))
    }
    if !value.isEmpty { try rule.check(value) }
  }
}

/// The settings that there are, and what each may be.
package enum SettingRule: Sendable, Hashable {
  /// The fund's total of a year, in cents.
  case total(Int)
  /// The shares of the three compartments in hundredths of a percent, in their order, blanks between.
  case shares
  /// How far a forecast may be over or under the budget before it is flagged, in hundredths of a percent.
  case over, under

  package var key: String {
    switch self {
    case .total(let year): "fund-total-\(year)"
    case .shares: "fund-shares"
    case .over: "threshold-over"
    case .under: "threshold-under"
    }
  }

  package init?(key: String) {
    let all = FundPlan.years.map(SettingRule.total) + [.shares, .over, .under]
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
          "threshold-range", Phrase("Een drempel is 0 tot 100 %.", "A threshold is 0 to 100 %."),
          wayOut: Phrase("Geef een percentage.", "Give a percentage."))
      }
    }
  }

  package var name: Phrase {
    switch self {
    case .total(let year): Phrase("fondstotaal \(year)", "fund total \(year)")
    case .shares: Phrase("aandelen van de compartimenten", "shares of the compartments")
    case .over: Phrase("drempel overschrijding", "overspending threshold")
    case .under: Phrase("drempel onderuitputting", "underspending threshold")
    }
  }

  /// The setting's value for people.
  package func words(_ value: String, _ language: Language) -> String {
    guard !value.isEmpty else {
      let isThreshold = self == .over || self == .under
      let open = isThreshold ? Phrase("standaard", "default") : Phrase("nog niet vastgesteld", "not yet set")
      return open[language]
    }
    switch self {
    case .total: return Int64(value).map { "€ " + Amount(cents: $0).euros(language) } ?? value
    case .shares:
      return (try? FundShares(value)).map { shares in
        Compartment.allCases.map { "\($0.name[language]) \(shares[$0].words(language))" }.joined(separator: " · ")
      } ?? value
    case .over, .under: return Int(value).map { Percentage(hundredths: $0).words(language) } ?? value
    }
  }
}
