/// How far spending may stray before it is flagged: settings, with our own choice until they are given.
package struct Thresholds: Sendable, Hashable {
  /// How much more than planned may be spent before it is told.
  package var over = Percentage(hundredths: 500)
  /// How much less than planned may be spent before it is told.
  package var under = Percentage(hundredths: 2_000)

  package init() {}

  /// Takes the thresholds that are set, and the usual ones for those that are not.
  package init(_ settings: [Setting]) {
    if let value = settings.of(.over).flatMap({ Int($0.value) }) { over = Percentage(hundredths: value) }
    if let value = settings.of(.under).flatMap({ Int($0.value) }) { under = Percentage(hundredths: value) }
  }

  /// What to say of a line whose year will come to `forecast`; nil where nothing strays.
  package func verdict(on line: FundLine, forecast: Amount) -> Spending? {
    let (budget, expected) = (Int128(line.budget.cents) * 10_000, Int128(forecast.cents) * 10_000)
    if line.free < .zero || expected > budget + Int128(line.budget.cents) * Int128(over.hundredths) { return .over }
    if expected < budget - Int128(line.budget.cents) * Int128(under.hundredths) { return .under }
    return nil
  }
}

/// Which way spending strays.
package enum Spending: String, Sendable, CaseIterable {
  case over, under

  package var name: Phrase {
    self == .over ? Phrase("overschrijding", "overspending") : Phrase("onderuitputting", "underspending")
  }
}

/// The course of a year's money at the end of each month, January first.
package struct BurnUp: Sendable, Hashable {
  /// How the money stands at the end of a month.
  package struct Month: Sendable, Hashable {
    /// Adjusted budget as it stood then; for months to come, as it stands.
    package var budget: Amount
    /// Nothing for months to come.
    package var actual: Amount
    /// What is committed by the end of the month and not paid; nothing for months to come.
    package var committed: Amount
    /// What actuals will have come to; nothing for months past.
    package var forecast: Amount
  }

  /// The months of the year, in order.
  package var months: [Month]

  /// - Parameter forecast: what the year will come to.
  package init(year: Int, budget: Amount, forecast: Amount, ledger: Ledger, asOf: Day) {
    let spent = ledger.monthly(.actual, year: year)
    let bound = ledger.monthly(.commitment, year: year)
    let moved = ledger.monthly(.budget, year: year)
    var line = (budget: budget, actual: Amount.zero, committed: Amount.zero)
    let (thisYear, thisMonth, _) = asOf.civil
    let now = thisYear > year ? 12 : thisYear < year ? 0 : thisMonth
    let paid = spent.reduce(.zero, +)
    months = (1...12).map { month in
      line.budget = line.budget + moved[month - 1]
      line.actual = line.actual + spent[month - 1]
      line.committed = line.committed + bound[month - 1]
      guard month > now else {
        return Month(budget: line.budget, actual: line.actual, committed: line.committed, forecast: .zero)
      }
      let growth = Int128((forecast - paid).cents) * Int128(month - now) / Int128(12 - now)
      return Month(
        budget: line.budget, actual: .zero, committed: .zero, forecast: paid + Amount(cents: Int64(clamping: growth)))
    }
  }
}

extension Programme {
  /// The index of an activity by its id.
  package func activity(_ id: String) -> Int? { activities.firstIndex { $0.id == id } }

  /// What a year of an activity will come to.
  package func forecast(of index: Int) -> Amount {
    lines[index].forecast(year: activities[index].year, on: asOf)
  }

  /// What the activities at `indices` will come to together.
  package func forecast(of indices: some Sequence<Int>) -> Amount {
    indices.reduce(.zero) { $0 + forecast(of: $1) }
  }

  /// The indices of a year's activities, of one group or of both.
  package func activities(of group: FundGroup? = nil, year: Int) -> [Int] {
    activities.indices.filter { activities[$0].year == year && group ?? activities[$0].group == activities[$0].group }
  }

  /// The activities that stray, as the thresholds say.
  package func strays(_ thresholds: Thresholds) -> [(index: Int, spending: Spending)] {
    // Nothing was spent too little where nothing was booked yet.
    guard !ledger.bookings.isEmpty else { return [] }
    return activities.indices.compactMap { index in
      thresholds.verdict(on: lines[index], forecast: forecast(of: index)).map { (index, $0) }
    }
  }

  /// The activity that a word names: its id, its name in either language, or the only one that begins with it or has it.
  package func activity(named text: String) -> Int? {
    let wanted = folded(text)
    guard !wanted.isEmpty else { return nil }
    func names(_ one: FundActivity) -> [String] { [one.id, folded(one.name.dutch), folded(one.name.english)] }
    if let exact = activities.firstIndex(where: { names($0).contains(wanted) }) { return exact }
    let near = activities.indices.filter { names(activities[$0]).contains { $0.hasPrefix(wanted) } }
    if near.count == 1 { return near[0] }
    let within = activities.indices.filter { names(activities[$0]).contains { $0.contains(wanted) } }
    return near.isEmpty && within.count == 1 ? within[0] : nil
  }
}
