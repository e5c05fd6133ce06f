/// How contributions are reckoned: what the document gives, and what must be given because the document does not
/// (DOMAIN §4). Kept as settings in the journal; read from there.
package struct ContributionSettings: Sendable, Hashable {
  /// What is given: the sum to share, or what each inhabitant costs.
  package enum Mode: String, Sendable, CaseIterable {
    case budget, tariff

    package var name: Phrase {
      self == .budget ? Phrase("vanuit het budget", "from the budget") : Phrase("met het tarief", "by the tariff")
    }
  }

  /// What is given; a budget unless set otherwise.
  package var mode = Mode.budget
  /// What is to be raised at the price level of 2017; nil for the sum of the document's lines.
  package var budget: Amount?
  /// Cents an inhabitant at the price level of 2017; nil for the document's.
  package var tariff: Fraction?
  /// Cents an inhabitant for those exempt of one line; the document does not say (F7).
  package var exemptTariff: Fraction?
  /// For all years, and for single ones.
  package var referenceDate: Day?
  /// The day whose inhabitants count, by year.
  package var referenceDates: [Int: Day] = [:]
  /// By year, as a share: 0.014 for 1,4 %.
  package var indices: [Int: Fraction] = [:]
  /// Codes of municipalities with their own luisterend oor; until given, the four that the document names (D, "G4").
  package var exempt: Set<String> = ContributionSettings.largestFour

  /// Amsterdam, Rotterdam, Den Haag, Utrecht.
  package static let largestFour: Set<String> = ["GM0363", "GM0599", "GM0518", "GM0344"]

  /// Reads the settings that are about contributions; what is not set stays empty.
  package init(_ settings: [Setting] = []) {
    for setting in settings where setting.field == .setting && !setting.value.isEmpty {
      guard case .contribution(let key) = SettingRule(key: setting.key) else { continue }
      take(key, setting.value)
    }
  }

  /// Takes a value as the journal keeps it.
  package mutating func take(_ key: String, _ value: String) {
    take(key.split(separator: " ").map(String.init), value)
  }

  private mutating func take(_ key: [String], _ value: String) {
    let year = key.count == 2 ? Int(key[1]) : nil
    switch key.first {
    case "mode": mode = Mode(rawValue: value) ?? .budget
    case "budget": budget = Int64(value).map(Amount.init(cents:))
    case "tariff": tariff = Fraction(decimal: value)
    case "exempt-tariff": exemptTariff = Fraction(decimal: value)
    case "reference-date":
      if let year { referenceDates[year] = Day(iso: value) } else { referenceDate = Day(iso: value) }
    case "index": if let year { indices[year] = Fraction(decimal: value) }
    case "exempt": exempt = Set(value.split(separator: " ").map(String.init)).subtracting(["none"])
    default: break
    }
  }

  /// The day whose municipalities and inhabitants count for `year`.
  package func referenceDate(of year: Int) -> Day? { referenceDates[year] ?? referenceDate }

  /// The reference dates of all years.
  package var referenceDays: Set<Day> { Set(contributionYears.compactMap(referenceDate)) }

  /// Π(1 + i) from 2018 to `year`, 1 before that; nil while one of them is missing.
  package func index(of year: Int) -> Fraction? {
    var product = Fraction(1)
    for step in contributionYears where step <= year {
      guard let index = indices[step] else { return nil }
      product = product * (Fraction(1) + index)
    }
    return product
  }

  /// What must be given before the contributions of `year` can be reckoned.
  package func missingNames(_ year: Int) -> [Phrase] {
    (referenceDate(of: year) == nil ? [Phrase("peildatum", "reference date")] : [])
      + missingIndices(year).map { Phrase(same: "index \($0)") }
  }

  /// The same, and how to give it.
  package func missing(_ year: Int) -> [Phrase] {
    let date = Phrase(
      "de peildatum, bijv.: contribution-setting reference-date 2017-01-01",
      "the reference date, e.g.: contribution-setting reference-date 2017-01-01")
    return (referenceDate(of: year) == nil ? [date] : [])
      + missingIndices(year).map {
        Phrase(
          "de index van \($0), bijv.: contribution-setting index \($0) 1,4 %",
          "the index of \($0), e.g.: contribution-setting index \($0) 1.4%")
      }
  }

  private func missingIndices(_ year: Int) -> [Int] {
    contributionYears.filter { $0 <= year && indices[$0] == nil }
  }
}

extension ContributionSettings {
  /// The keys that can be set, as the command writes them.
  package static let keys = ["mode", "budget", "tariff", "exempt-tariff", "reference-date", "index", "exempt"]

  /// A value as the journal keeps it: cents, decimals with a point, ISO dates, sorted codes.
  /// - Throws: what is wrong with the key or the value, and what would be right.
  package static func normalised(_ key: String, _ text: String) throws(Refusal) -> String {
    let parts = key.split(separator: " ").map(String.init)
    let year = parts.count == 2 ? Int(parts[1]) : nil
    let isYear = year.map(contributionYears.contains) ?? false
    switch parts.first {
    case "mode" where parts.count == 1:
      guard let mode = Mode(rawValue: text) else { throw wrong(text, "budget of tariff", "budget or tariff") }
      return mode.rawValue
    case "budget" where parts.count == 1:
      guard let cents = Int64(text), (1...1_000_000_000_000).contains(cents) else {
        throw wrong(text, "een bedrag als € 15.320.000,00", "an amount such as € 15,320,000.00")
      }
      return "\(cents)"
    case "tariff" where parts.count == 1, "exempt-tariff" where parts.count == 1:
      guard let cents = Fraction(decimal: text), cents > Fraction(0), cents <= Fraction(10_000),
        cents.rounded(to: 4) == cents, let kept = cents.decimal
      else { throw wrong(text, "een tarief als € 0,90 of 90 ct", "a tariff such as € 0.90 or 90 ct") }
      return kept
    case "reference-date" where parts.count == 1 || isYear:
      guard let day = Day(iso: text), (2016...2026).contains(day.civil.year) else {
        throw wrong(text, "een dag als 2017-01-01 (2016–2026)", "a day such as 2017-01-01 (2016–2026)")
      }
      return day.iso
    case "index" where isYear:
      guard let share = Fraction(decimal: text), share >= Fraction(-1, over: 5), share <= Fraction(1, over: 2),
        share.rounded(to: 5) == share, let kept = share.decimal
      else { throw wrong(text, "een index als 1,4 % (-20 tot 50)", "an index such as 1.4% (-20 to 50)") }
      return kept
    case "exempt" where parts.count == 1:
      let codes = Set(text.split(separator: " ").map(String.init))
      guard codes == ["none"] || codes.allSatisfy({ $0.hasPrefix("GM") && $0.count == 6 }), !codes.isEmpty else {
        throw wrong(text, "gemeentecodes", "municipality codes")
      }
      return codes.sorted().joined(separator: " ")
    default:
      throw Refusal(
        "unknown-setting", Phrase("«\(key)» is geen instelling.", "«\(key)» is not a setting."),
        wayOut: Phrase(
          "Er zijn: \(keys.joined(separator: " ")); index en reference-date met een jaar van 2018 tot 2021.",
          "There are: \(keys.joined(separator: " ")); index and reference-date with a year from 2018 to 2021."))
    }
  }

  /// What a person types as the journal keeps it: `€ 0,90` and `90 ct` are 90, `1,4 %` is 0.014, `1 jan 2017` an ISO day.
  /// - Throws: what is wrong with it, as it was typed.
  package static func typed(
    _ key: String, _ text: String, _ language: Language, today: Day
  ) throws(Refusal) -> String {
    do throws(Refusal) {
      return try kept(key, text, language, today)
    } catch {
      // What will not do is said as it was typed.
      guard error.rule == badSetting else { throw error }
      throw Refusal(badSetting, Phrase("«\(text)» kan niet.", "«\(text)» is not possible."), wayOut: error.wayOut)
    }
  }

  private static let badSetting = "bad-setting"

  private static func kept(
    _ key: String, _ text: String, _ language: Language, _ today: Day
  ) throws(Refusal) -> String {
    let bare = text.filter { !$0.isWhitespace && $0 != "€" }.lowercased()
    switch key.split(separator: " ").first {
    case "budget": return try normalised(key, String(try Amount.parsed(text, language).cents))
    case "tariff", "exempt-tariff":
      let isCents = bare.hasSuffix("ct")
      let number = Fraction(typed: isCents ? String(bare.dropLast(2)) : bare)
      return try normalised(key, number.flatMap { ($0 * Fraction(isCents ? 1 : 100)).decimal } ?? text)
    case "index":
      // A percentage, with or without its sign.
      let number = Fraction(typed: bare.hasSuffix("%") ? String(bare.dropLast()) : bare)
      return try normalised(key, number.flatMap { ($0 / Fraction(100)).decimal } ?? text)
    case "reference-date": return try normalised(key, Day(written: text, today: today)?.iso ?? text)
    default: return try normalised(key, text.split(separator: " ").joined(separator: " "))
    }
  }

  private static func wrong(_ text: String, _ dutch: String, _ english: String) -> Refusal {
    Refusal(
      badSetting, Phrase("«\(text)» kan niet.", "«\(text)» is not possible."),
      wayOut: Phrase("Verwacht: \(dutch).", "Expected: \(english)."))
  }
}
