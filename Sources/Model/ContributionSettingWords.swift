extension ContributionSettings {
  /// Whether `key` is one of `keys`, with a year where it takes one.
  package static func isKey(_ key: String) -> Bool {
    let parts = key.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, keys.contains(first), parts.count <= 2 else { return false }
    guard parts.count == 2 else { return first != "index" }
    return ["index", "reference-date"].contains(first) && Int(parts[1]).map(contributionYears.contains) ?? false
  }

  /// What a key is called: `index 2018`, `peildatum 2019`.
  static func name(of key: String) -> Phrase {
    let parts = key.split(separator: " ").map(String.init)
    let year = parts.count == 2 ? " " + parts[1] : ""
    switch parts.first {
    case "mode": return Phrase("bijdragen: rekenwijze", "contributions: mode")
    case "budget": return Phrase("bijdragen: budget", "contributions: budget")
    case "tariff": return Phrase("bijdragen: tarief", "contributions: tariff")
    case "exempt-tariff": return Phrase("bijdragen: tarief uitgezonderd", "contributions: exempt tariff")
    case "reference-date": return Phrase("bijdragen: peildatum\(year)", "contributions: reference date\(year)")
    case "index": return Phrase("bijdragen: index\(year)", "contributions: index\(year)")
    case "exempt": return Phrase("bijdragen: uitgezonderd", "contributions: exempt")
    default: return Phrase(same: key)
    }
  }

  /// A kept value for people: `€ 15.320.000,00`, `1,4 %`, `1 jan 2017`; not empty.
  static func words(_ value: String, of key: String) -> Phrase {
    func both(_ words: (Language) -> String?) -> Phrase {
      Phrase(words(.dutch) ?? value, words(.english) ?? value)
    }
    switch key.split(separator: " ").first {
    case "mode": return Mode(rawValue: value)?.name ?? Phrase(same: value)
    case "budget": return both { language in Int64(value).map { "€ " + Amount(cents: $0).exact(language) } }
    case "tariff", "exempt-tariff":
      return both { language in Fraction(decimal: value).map { $0.words(language, decimals: 4) + " ct" } }
    case "reference-date": return both { language in Day(iso: value)?.words(language) }
    case "index":
      return both { language in
        Fraction(decimal: value).map { ($0 * Fraction(100)).words(language, decimals: 3) + language.percent }
      }
    case "exempt" where value == "none": return Phrase("geen", "none")
    default: return Phrase(same: value)
    }
  }
}
