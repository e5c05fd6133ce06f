/// The years of the subscription (section D).
package let contributionYears = 2018...2021

/// Deals `total` out in proportion to `weights`: each gets floor(total · weight / Σ weights), and the cents that
/// remain go one each to the largest fractions, ties by position (DOMAIN §4). The parts always sum to `total`.
/// - Parameters:
///   - total: not negative.
///   - weights: not negative, in order of CBS code.
/// - Returns: the parts beside `weights`, and how many cents went by largest fraction; all zero where no weight is.
package func deal(_ total: Amount, over weights: [Int]) -> (parts: [Amount], remainder: Int) {
  let sum = weights.reduce(Int128(0)) { $0 + Int128($1) }
  guard sum > 0, total > .zero else { return (weights.map { _ in .zero }, 0) }
  var cents: [Int64] = []
  var rests: [Int128] = []
  var dealt: Int64 = 0
  for weight in weights {
    let (share, rest) = (Int128(total.cents) * Int128(weight)).quotientAndRemainder(dividingBy: sum)
    cents.append(Int64(share))
    dealt += Int64(share)
    rests.append(rest)
  }
  let remainder = Int(total.cents - dealt)
  topUp(&cents, by: remainder, rests: rests)
  return (cents.map(Amount.init(cents:)), remainder)
}

/// Gives `remainder` cents, one each, to the largest rests, ties by position.
private func topUp(_ cents: inout [Int64], by remainder: Int, rests: [Int128]) {
  guard remainder > 0 else { return }
  let order = rests.indices.sorted { rests[$0] != rests[$1] ? rests[$0] > rests[$1] : $0 < $1 }
  for index in order.prefix(remainder) { cents[index] += 1 }
}

/// One of the four lines of the subscription, with its budget (section D).
package struct SubscriptionLine: Sendable, Hashable {
  /// The key of its budget among the document's figures; `-rate` behind it is that of its rate.
  package var key: String
  package var name: Phrase
  /// What its contributions are to bring in together.
  package var budget: Amount

  /// The line from which municipalities with their own facility are exempt.
  package static let exemptible = "luisterend-oor"

  /// The names of the lines, in the document's order, and the same in at most twelve columns.
  package static let names: [(key: String, name: Phrase, short: Phrase)] = [
    ("vertrouwenswerk", Phrase("Vertrouwenswerk", "Youth advocacy"), Phrase("Vertrouwen", "Advocacy")),
    ("kindertelefoon", Phrase("Kindertelefoon", "Children's helpline"), Phrase("Kindertel.", "Helpline")),
    (exemptible, Phrase("Luisterend oor", "Listening ear"), Phrase("Luist. oor", "List. ear")),
    ("administratie", Phrase("Beheer en betaling", "Administration"), Phrase("Beheer", "Admin")),
  ]

  package init(key: String, name: Phrase, budget: Amount) {
    self.key = key
    self.name = name
    self.budget = budget
  }
}

/// What one municipality pays for one year.
package struct Contribution: Sendable, Hashable {
  /// Who pays, as it was on the reference date.
  package var municipality: Municipality
  /// nil where the tariff of an exempt municipality is not known (F7).
  package var amount: Amount?
  /// In budget mode the parts of `amount`, beside the subscription's lines; empty in tariff mode.
  package var parts: [Amount]
  /// Whether it has a facility of its own and does not pay that line.
  package var isExempt: Bool
}

/// What all municipalities pay for one year.
package struct ContributionYear: Sendable, Hashable {
  /// The year of the document's prices.
  package static let priceLevel = 2017

  /// The year that is paid for.
  package var year: Int
  /// Whether a budget was shared or a tariff applied.
  package var mode: ContributionSettings.Mode
  /// In order of CBS code.
  package var contributions: [Contribution]
  /// The subscription's lines with the budgets of this year; in tariff mode as they stand in the document.
  package var lines: [SubscriptionLine]
  /// What is dealt out in budget mode; in tariff mode what the lines need, for comparison.
  package var budget: Amount
  /// Π(1 + i) since the price level of 2017.
  package var index: Fraction
  /// In budget mode what is dealt out together; empty in tariff mode.
  package var rounds: [Round]

  /// Lines that the same municipalities pay, dealt out together.
  package struct Round: Sendable, Hashable {
    /// Positions in `lines`.
    package var lines: [Int]
    /// The budgets of those lines together.
    package var total: Amount
    /// Of the municipalities that pay.
    package var inhabitants: Int
  }

  /// Cents that went to municipalities by largest fraction.
  package var remainder = 0

  /// By how many cents what is paid of each line differs from its budget: each municipality's cents are whole, and sum
  /// to its contribution.
  package var lineGaps: [Int] {
    lines.indices.map { index in
      Int(
        contributions.reduce(Int64(0)) { $0 + ($1.parts.isEmpty ? 0 : $1.parts[index].cents) }
          - lines[index].budget.cents)
    }
  }

  /// All contributions that are known.
  package var total: Amount { contributions.reduce(.zero) { $0 + ($1.amount ?? .zero) } }
}

extension ContributionYear {
  /// Budget mode. Each municipality owes budget × inhabitants / inhabitants of all that pay, line by line; the cents of
  /// the total go to the largest fractions of what each owes, and those of its amount to the largest of its lines.
  package static func budgeted(
    _ year: Int, municipalities: [Municipality], lines: [SubscriptionLine], budget: Amount, index: Fraction,
    exempt: Set<String>
  ) -> ContributionYear {
    let municipalities = municipalities.sorted { $0.code < $1.code }
    let total = scaled(budget, by: index)
    let lines = shared(total, over: lines)
    let isFree = municipalities.map { exempt.contains($0.code) }
    // Lines that the same municipalities pay, and of each municipality how many count for it.
    var rounds: [Round] = []
    var weights: [[Int]] = []
    for group in [true, false] {
      let members = lines.indices.filter { (lines[$0].key == SubscriptionLine.exemptible && !exempt.isEmpty) == group }
      guard !members.isEmpty else { continue }
      weights.append(zip(municipalities, isFree).map { group && $1 ? 0 : $0.inhabitants })
      rounds.append(
        Round(
          lines: members, total: members.reduce(.zero) { $0 + lines[$1].budget },
          inhabitants: weights[weights.count - 1].reduce(0, +)))
    }
    let (parts, remainder) = dealt(lines, rounds, weights, count: municipalities.count)
    return ContributionYear(
      year: year, mode: .budget,
      contributions: municipalities.indices.map { row in
        Contribution(
          municipality: municipalities[row], amount: parts[row].reduce(.zero, +), parts: parts[row],
          isExempt: isFree[row])
      }, lines: lines, budget: total, index: index, rounds: rounds, remainder: remainder)
  }

  /// What each of `count` municipalities pays of each line, and how many cents went to municipalities by largest fraction.
  private static func dealt(
    _ lines: [SubscriptionLine], _ rounds: [Round], _ weights: [[Int]], count: Int
  ) -> (parts: [[Amount]], remainder: Int) {
    // Of a line that nobody pays nothing is dealt out.
    let paid = rounds.indices.filter { rounds[$0].inhabitants > 0 }
    let scale = paid.reduce(Int128(1)) { $0 * Int128(rounds[$1].inhabitants) }
    var owed = Array(repeating: Array(repeating: Int128(0), count: lines.count), count: count)
    var total: Int64 = 0
    for round in paid {
      let factor = scale / Int128(rounds[round].inhabitants)
      for line in rounds[round].lines {
        total += lines[line].budget.cents
        let share = Int128(lines[line].budget.cents) * factor
        for row in 0..<count { owed[row][line] = share * Int128(weights[round][row]) }
      }
    }
    let whole = owed.map { $0.reduce(0, +) }
    var amounts = whole.map { Int64($0 / scale) }
    let remainder = Int(total - amounts.reduce(0, +))
    topUp(&amounts, by: remainder, rests: whole.map { $0 % scale })
    let parts = owed.indices.map { row in
      var cents = owed[row].map { Int64($0 / scale) }
      topUp(&cents, by: Int(amounts[row] - cents.reduce(0, +)), rests: owed[row].map { $0 % scale })
      return cents.map(Amount.init(cents:))
    }
    return (parts, remainder)
  }

  /// Tariff mode: tariff × index × inhabitants, rounded last; an exempt municipality pays `exemptTariff`, if there is one.
  /// - Parameter tariff: in cents an inhabitant, at the price level of 2017.
  package static func tariffed(
    _ year: Int, municipalities: [Municipality], lines: [SubscriptionLine], budget: Amount, index: Fraction,
    tariff: Fraction, exemptTariff: Fraction?, exempt: Set<String>
  ) -> ContributionYear {
    ContributionYear(
      year: year, mode: .tariff,
      contributions: municipalities.sorted { $0.code < $1.code }.map { municipality in
        let isExempt = exempt.contains(municipality.code)
        let rate = isExempt ? exemptTariff : tariff
        let amount = rate.map {
          Amount(cents: Int64(clamping: ($0 * index * Fraction(Int128(municipality.inhabitants))).rounded))
        }
        return Contribution(municipality: municipality, amount: amount, parts: [], isExempt: isExempt)
      }, lines: lines, budget: scaled(budget, by: index), index: index, rounds: [])
  }

  private static func scaled(_ amount: Amount, by index: Fraction) -> Amount {
    Amount(cents: Int64(clamping: (Fraction(Int128(amount.cents)) * index).rounded))
  }

  /// The lines with `total` cut in proportion to their budgets, exactly.
  private static func shared(_ total: Amount, over lines: [SubscriptionLine]) -> [SubscriptionLine] {
    let cents = lines.map { Int($0.budget.cents) }
    guard cents.reduce(0, +) != Int(total.cents) else { return lines }
    return zip(lines, deal(total, over: cents).parts).map { SubscriptionLine(key: $0.key, name: $0.name, budget: $1) }
  }
}

extension Programme {
  /// The subscription's lines with the document's budgets (section D); those that it has.
  package var subscriptionLines: [SubscriptionLine] {
    SubscriptionLine.names.compactMap { key, name, _ in
      figures.amount(key).map { SubscriptionLine(key: key, name: name, budget: $0) }
    }
  }

  /// What every municipality pays for `year`; nil while a setting is missing (`ContributionSettings.missing`).
  package func contributions(of year: Int) -> ContributionYear? {
    contributions(of: year, by: ContributionSettings(settings))
  }

  /// What the document says at once, without anything given: the municipalities of the day shown, at the price level of
  /// 2017.
  package var contributionsAtPriceLevel: ContributionYear {
    let lines = subscriptionLines
    return .budgeted(
      ContributionYear.priceLevel, municipalities: municipalities, lines: lines,
      budget: lines.reduce(.zero) { $0 + $1.budget }, index: Fraction(1), exempt: ContributionSettings.largestFour)
  }

  /// The municipalities of a reference date with their inhabitants, where these are at hand.
  package func municipalities(onReferenceDate day: Day) -> [Municipality]? {
    // Of the day shown inhabitants are those of 1 January of its year.
    if let list = referenceLists[day] { return list }
    let isThatYear = day.civil.year == asOf.civil.year && municipalities.allSatisfy { $0.exists(on: day) }
    return isThatYear && !isPartial ? municipalities : nil
  }

  /// What every municipality would pay for `year` with these settings; nil where one is missing.
  package func contributions(of year: Int, by given: ContributionSettings) -> ContributionYear? {
    guard let day = given.referenceDate(of: year), let index = given.index(of: year),
      let municipalities = municipalities(onReferenceDate: day), let tariff = given.tariff ?? figures["tariff"]?.value
    else { return nil }
    let lines = subscriptionLines
    let budget = given.budget ?? lines.reduce(.zero) { $0 + $1.budget }
    switch given.mode {
    case .budget:
      return .budgeted(
        year, municipalities: municipalities, lines: lines, budget: budget, index: index, exempt: given.exempt)
    case .tariff:
      return .tariffed(
        year, municipalities: municipalities, lines: lines, budget: budget, index: index, tariff: tariff,
        exemptTariff: given.exemptTariff, exempt: given.exempt)
    }
  }
}
