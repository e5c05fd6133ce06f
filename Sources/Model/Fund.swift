/// The two groups of the 2017 overview (section B); the raw value is what scripts and files say.
package enum FundGroup: String, Sendable, CaseIterable {
  case recurring = "structureel"
  case oneOff = "incidenteel"

  package var name: Phrase {
    self == .recurring ? Phrase("Structureel", "Recurring") : Phrase("Incidenteel", "One-off")
  }
}

/// One line of the fund's budget for a year.
package struct FundActivity: Sendable, Hashable {
  /// Stable, lower case: `taxatiewijzers-woz`.
  package var id: String
  /// The budget year.
  package var year: Int
  /// Whether it returns every year.
  package var group: FundGroup
  package var name: Phrase
  /// What the document budgets, in cents.
  package var budget: Amount
  /// The section of the document that gives the budget: `B`.
  package var section: String
  /// The line of the document; nil where it was not noted.
  package var line: Int?

  package init(
    id: String, year: Int, group: FundGroup, name: Phrase, budget: Amount, section: String, line: Int? = nil
  ) {
    self.id = id
    self.year = year
    self.group = group
    self.name = name
    self.budget = budget
    self.section = section
    self.line = line
  }

  /// Its name where room is short.
  package var short: Phrase { FundActivity.shorts[id] ?? name }

  private static let shorts: [String: Phrase] = [
    "nup-beheer": Phrase("Aanpak NUP", "NUP maintenance"),
    "monitor-sociaal-domein": Phrase("Monitor Sociaal Domein", "Social domain monitor"),
    "burgerzakenmodules": Phrase("Burgerzakenmodules BRP", "Civil affairs modules BRP"),
    "isd-standaarden": Phrase("ISD-standaarden, ICT-infra", "ISD standards, ICT infra"),
    "raamcontracten-sociaal-domein": Phrase("Raamcontracten Soc. Domein", "Social domain contracts"),
    "ibd": Phrase("Informatiebeveiliging IBD", "Info security IBD"),
    "collectieve-i-voorzieningen": Phrase("Collectieve I-voorz.", "Collective I-facilities"),
    "omgevingswet": Phrase("IV Omgevingswet", "Info, Environment Act"),
  ]

  /// Where its budget comes from.
  package var origin: Origin { .document(section: section, line: line) }
}

/// A figure that the document prints, to hold beside what the lines add up to.
package struct PrintedFigure: Sendable, Hashable {
  /// `structureel`, `incidenteel` or `totaal`.
  package var key: String
  /// The budget year.
  package var year: Int
  /// What the document prints, in cents.
  package var amount: Amount
  /// The part of the document that prints it.
  package var section: String
  /// The line of the document; nil where it was not noted.
  package var line: Int?

  package init(key: String, year: Int, amount: Amount, section: String, line: Int? = nil) {
    self.key = key
    self.year = year
    self.amount = amount
    self.section = section
    self.line = line
  }
}

/// Budget, open commitments and actuals of an activity, a group or the whole year.
package struct FundLine: Sendable, Hashable {
  /// As the document gives it.
  package var original: Amount
  /// Original and the changes booked since.
  package var budget: Amount
  /// Bound and not yet paid.
  package var committed: Amount
  /// What is spent, in cents.
  package var actual: Amount
  /// Whether commitments or actuals come from the sample.
  package var isSample: Bool

  package init(budget: Amount, committed: Amount = .zero, actual: Amount = .zero, isSample: Bool = false) {
    original = budget
    self.budget = budget
    self.committed = committed
    self.actual = actual
    self.isSample = isSample
  }

  /// Budget less actual less commitment (DOMAIN §1).
  package var free: Amount { budget - actual - committed }

  /// A part of the budget as a length, 0…1.
  package func share(_ part: Amount) -> Double {
    budget.cents <= 0 ? 0 : max(0, min(1, Double(part.cents) / Double(budget.cents)))
  }

  /// How much of the budget is spent and bound: `77%`; a dash where there is no budget.
  package var utilisation: String {
    guard budget.cents > 0 else { return "–" }
    let used = Int128(actual.cents) + Int128(committed.cents)
    return "\((used * 200 + Int128(budget.cents)) / (Int128(budget.cents) * 2))%"
  }

  /// What the year will cost at the pace so far, and no less than what is spent and bound already:
  /// actual × days of the year / days passed. Our own choice; the document gives no forecast.
  package func forecast(year: Int, on day: Day) -> Amount {
    let bound = actual + committed
    guard let first = Day(year: year, month: 1, day: 1), let next = Day(year: year + 1, month: 1, day: 1),
      day >= first
    else { return bound }
    let length = Int64(next - first)
    let passed = min(length, Int64(day - first) + 1)
    let (scaled, overflow) = actual.cents.multipliedReportingOverflow(by: length)
    return overflow ? bound : max(bound, Amount(cents: scaled / passed))
  }

  package static func + (left: FundLine, right: FundLine) -> FundLine {
    var sum = FundLine(
      budget: left.budget + right.budget, committed: left.committed + right.committed,
      actual: left.actual + right.actual, isSample: left.isSample || right.isSample)
    sum.original = left.original + right.original
    return sum
  }
}
