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
  var rests: [(rest: Int128, index: Int)] = []
  var dealt: Int64 = 0
  for (index, weight) in weights.enumerated() {
    let (share, rest) = (Int128(total.cents) * Int128(weight)).quotientAndRemainder(dividingBy: sum)
    cents.append(Int64(share))
    dealt += Int64(share)
    rests.append((rest, index))
  }
  let remainder = Int(total.cents - dealt)
  rests.sort { $0.rest != $1.rest ? $0.rest > $1.rest : $0.index < $1.index }
  for (_, index) in rests.prefix(remainder) { cents[index] += 1 }
  return (cents.map(Amount.init(cents:)), remainder)
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
    /// Cents that went by largest fraction.
    package var remainder: Int
  }

  /// Cents that went by largest fraction.
  package var remainder: Int { rounds.reduce(0) { $0 + $1.remainder } }

  /// All contributions that are known.
  package var total: Amount { contributions.reduce(.zero) { $0 + ($1.amount ?? .zero) } }
}

extension ContributionYear {
  /// Budget mode. Lines that the same municipalities pay are dealt out together; each municipality's amount is cut
  /// into lines so that these too sum exactly, per municipality and per line.
  package static func budgeted(
    _ year: Int, municipalities: [Municipality], lines: [SubscriptionLine], budget: Amount, index: Fraction,
    exempt: Set<String>
  ) -> ContributionYear {
    let municipalities = municipalities.sorted { $0.code < $1.code }
    let total = scaled(budget, by: index)
    let lines = shared(total, over: lines)
    var parts = municipalities.map { _ in lines.map { _ in Amount.zero } }
    var rounds: [Round] = []
    for group in [true, false] {
      let members = lines.indices.filter { (lines[$0].key == SubscriptionLine.exemptible && !exempt.isEmpty) == group }
      let weights = municipalities.map { group && exempt.contains($0.code) ? 0 : $0.inhabitants }
      var before = municipalities.map { _ in Amount.zero }
      var round = Round(lines: members, total: .zero, inhabitants: weights.reduce(0, +), remainder: 0)
      for line in members {
        round.total = round.total + lines[line].budget
        // Sums of lines are dealt out, and their differences are the lines: so both ways add up to the cent.
        let (dealt, remainder) = deal(round.total, over: weights)
        for row in municipalities.indices { parts[row][line] = dealt[row] - before[row] }
        before = dealt
        round.remainder = remainder
      }
      if !members.isEmpty { rounds.append(round) }
    }
    return ContributionYear(
      year: year, mode: .budget,
      contributions: zip(municipalities, parts).map {
        Contribution(
          municipality: $0, amount: $1.reduce(.zero, +), parts: $1, isExempt: exempt.contains($0.code))
      }, lines: lines, budget: total, index: index, rounds: rounds)
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
    let given = ContributionSettings(settings)
    guard let day = given.referenceDate(of: year), let index = given.index(of: year),
      let municipalities = referenceLists[day], let tariff = given.tariff ?? figures["tariff"]?.value
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
