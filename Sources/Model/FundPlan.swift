/// The three parts of the fund from 2018 (section B); the raw value is what commands and files say.
package enum Compartment: String, Sendable, CaseIterable {
  case maintenance = "beheer"
  case recurring = "structureel"
  case innovation = "innovatie"

  package var name: Phrase {
    switch self {
    case .maintenance: Phrase("beheer", "maintenance")
    case .recurring: Phrase("structureel", "recurring")
    case .innovation: Phrase("innovatie", "innovation")
    }
  }

  /// What the document says it is for, in our words.
  package var purpose: Phrase {
    switch self {
    case .maintenance: Phrase("standaarden en processen", "standards and processes")
    case .recurring: Phrase("monitors, langlopende programma's, ondersteuning", "monitors, long programmes, support")
    case .innovation: Phrase("nieuwe toepassingen en programma's", "new applications and programmes")
    }
  }

  /// The compartment that a word in either language names.
  package init?(word: String) {
    let word = folded(word)
    guard let found = Compartment.allCases.first(where: { $0.name.dutch == word || $0.name.english == word }) else {
      return nil
    }
    self = found
  }
}

/// The shares of the three compartments; together always 100 %.
package struct FundShares: Sendable, Hashable {
  private let parts: [Percentage]

  /// The share of a compartment.
  package subscript(compartment: Compartment) -> Percentage {
    parts[Compartment.allCases.firstIndex(of: compartment) ?? 0]
  }

  /// - Parameter parts: in the order of the compartments.
  /// - Throws: when they are not three or do not come to 100 %.
  package init(_ parts: [Percentage]) throws(Refusal) {
    let sum = parts.reduce(0) { $0 + $1.hundredths }
    guard parts.count == Compartment.allCases.count, parts.allSatisfy({ (.zero...(.whole)).contains($0) }),
      sum == Percentage.whole.hundredths
    else {
      let total = Percentage(hundredths: sum)
      throw Refusal(
        "shares-not-whole",
        Phrase(
          "De aandelen zijn samen \(total.words(.dutch)), geen 100 %.",
          "The shares add up to \(total.words(.english)), not 100%."),
        wayOut: Phrase(
          "Geef alle drie: fund-share beheer 40 structureel 35 innovatie 25.",
          "Give all three: fund-share maintenance 40 recurring 35 innovation 25."))
    }
    self.parts = parts
  }

  /// As a setting keeps them: `4000 3500 2500`.
  package init(_ text: String) throws(Refusal) {
    let numbers = text.split(separator: " ").map { Int($0) ?? -1 }
    // A number beyond all measure would overflow the sum.
    try self.init(numbers.map { Percentage(hundredths: (-1...1_000_000).contains($0) ? $0 : -1) })
  }

  /// The shares as the store keeps them: hundredths of a percent with spaces between.
  package var text: String { parts.map { String($0.hundredths) }.joined(separator: " ") }
}

/// The fund from 2018: a total a year and how it is shared out; what is not given is nil.
package struct FundPlan: Sendable, Hashable {
  /// The four years of the multi-year budget; the subscription of section D runs as long.
  package static let years = Array(2018...2021)

  /// The total of each year, in cents.
  package var totals: [Int: Amount]
  /// The share of each compartment.
  package var shares: [Compartment: Percentage]

  package init(totals: [Int: Amount] = [:], shares: [Compartment: Percentage] = [:]) {
    self.totals = totals
    self.shares = shares
  }

  /// The plan that the settings give.
  package init(_ settings: [Setting]) {
    self.init()
    for year in FundPlan.years {
      totals[year] = settings.of(.total(year)).flatMap { Int64($0.value) }.map(Amount.init(cents:))
    }
    if let text = settings.of(.shares)?.value, let kept = try? FundShares(text) {
      for compartment in Compartment.allCases { shares[compartment] = kept[compartment] }
    }
  }

  /// What no compartment has.
  package var unshared: Percentage {
    Percentage(hundredths: 10_000 - shares.values.reduce(0) { $0 + $1.hundredths })
  }

  /// A year's amounts by compartment, to the cent: with all shares given they sum to the total, the cents that are
  /// left going to the largest fractions. Empty where the year has no total.
  package func slice(_ year: Int) -> [Compartment: Amount] {
    guard let total = totals[year] else { return [:] }
    var parts: [(compartment: Compartment, cents: Int64, rest: Int128)] = []
    for compartment in Compartment.allCases {
      guard let share = shares[compartment] else { continue }
      let (cents, rest) = (Int128(total.cents) * Int128(share.hundredths)).quotientAndRemainder(dividingBy: 10_000)
      parts.append((compartment, Int64(cents), rest))
    }
    var left = unshared == .zero ? total.cents - parts.reduce(0) { $0 + $1.cents } : 0
    var slice: [Compartment: Amount] = [:]
    for part in parts.enumerated().sorted(by: { ($1.element.rest, $0.offset) < ($0.element.rest, $1.offset) }) {
      slice[part.element.compartment] = Amount(cents: part.element.cents + (left > 0 ? 1 : 0))
      left -= 1
    }
    return slice
  }

  /// The year's total by inhabitant, to the nearest cent; nil where there is no total or nobody to pay.
  package func perInhabitant(_ year: Int, inhabitants: Int) -> Amount? {
    guard let total = totals[year], inhabitants > 0 else { return nil }
    return Amount(cents: Int64((Int128(total.cents) * 2 + Int128(inhabitants)) / (Int128(inhabitants) * 2)))
  }
}

/// Changes to a plan to look at, kept nowhere.
package struct WhatIf: Sendable, Hashable {
  /// The total of each year that is set, in cents.
  package private(set) var totals: [Int: Amount] = [:]
  /// The share of each compartment that is set.
  package private(set) var shares: [Compartment: Percentage] = [:]

  package init() {}

  /// Whether nothing is set.
  package var isEmpty: Bool { totals.isEmpty && shares.isEmpty }

  /// Takes in `total=52,3mln`, `2019=50mln`, `beheer=40`; a word without `=` belongs to the one before it.
  /// - Throws: what cannot be read, or shares above 100 %.
  package mutating func take(_ words: [String], _ language: Language) throws(Refusal) {
    var next = self
    var terms: [String] = []
    for word in words {
      if word.contains("=") || terms.isEmpty { terms.append(word) } else { terms[terms.count - 1] += " " + word }
    }
    for term in terms {
      let parts = term.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { throw WhatIf.unknown(term) }
      if folded(parts[0]) == "total" || folded(parts[0]) == "totaal" {
        let total = try WhatIf.total(parts[1], language)
        for year in FundPlan.years { next.totals[year] = total }
      } else if let year = Int(parts[0]), FundPlan.years.contains(year) {
        next.totals[year] = try WhatIf.total(parts[1], language)
      } else if let compartment = Compartment(word: parts[0]) {
        next.shares[compartment] = try Percentage.parsed(parts[1])
      } else {
        throw WhatIf.unknown(parts[0])
      }
    }
    try next.checkShares()
    self = next
  }

  /// Puts one compartment's share to a value; where all three were given, the next one takes the rest.
  /// - Throws: shares above 100 %.
  package mutating func set(_ compartment: Compartment, to share: Percentage) throws(Refusal) {
    var next = self
    next.shares[compartment] = share
    let all = Compartment.allCases
    if next.shares.count == all.count, let index = all.firstIndex(of: compartment) {
      next.shares[all[(index + 1) % all.count]] = nil
    }
    try next.checkShares()
    self = next
  }

  /// Sets the total of a year.
  package mutating func set(total: Amount, in year: Int) { totals[year] = total }

  private func checkShares() throws(Refusal) {
    let parts = Compartment.allCases.compactMap { shares[$0] }
    if parts.count == Compartment.allCases.count {
      _ = try FundShares(parts)
      return
    }
    let sum = Percentage(hundredths: parts.reduce(0) { $0 + $1.hundredths })
    guard sum <= .whole else {
      throw Refusal(
        "shares-above-whole",
        Phrase(
          "Die aandelen zijn samen al \(sum.words(.dutch)).", "Those shares already add up to \(sum.words(.english))."),
        wayOut: Phrase("Samen moet het 100 % zijn.", "Together they must be 100%."))
    }
  }

  private static func total(_ text: String, _ language: Language) throws(Refusal) -> Amount {
    let amount = try Amount.parsed(text, language)
    guard amount > .zero else { try SettingRule.total(FundPlan.years[0]).check("0"); return .zero }
    return amount
  }

  private static func unknown(_ word: String) -> Refusal {
    Refusal(
      "what-if-unknown", Phrase("«\(word)» valt niet te veranderen.", "«\(word)» cannot be changed."),
      wayOut: Phrase(
        "Schrijf bijvoorbeeld what-if total=52,3mln beheer=40 of 2019=50mln.",
        "Write what-if total=52.3M maintenance=40 or 2019=50M, for example."))
  }

  /// The plan with these changes. Shares that are not named divide what is left as they did before; two that were
  /// never set stay open.
  package func applied(to plan: FundPlan) -> FundPlan {
    var next = plan
    for (year, total) in totals { next.totals[year] = total }
    guard !shares.isEmpty else { return next }
    let open = Compartment.allCases.filter { shares[$0] == nil }
    for (compartment, share) in shares { next.shares[compartment] = share }
    let left = 10_000 - shares.values.reduce(0) { $0 + $1.hundredths }
    let before = open.map { plan.shares[$0]?.hundredths ?? 0 }
    let sum = before.reduce(0, +)
    // One that is left takes the rest; of two it is not known how they would divide it.
    guard sum > 0 || left == 0 || open.count == 1 else {
      for compartment in open { next.shares[compartment] = nil }
      return next
    }
    var rest = left
    for (index, compartment) in open.enumerated() {
      let part = index == open.count - 1 || sum == 0 ? rest : left * before[index] / sum
      next.shares[compartment] = Percentage(hundredths: part)
      rest -= part
    }
    return next
  }
}
