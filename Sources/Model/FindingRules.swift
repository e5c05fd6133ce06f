extension Finding {
  /// What an arithmetic rule came to.
  package struct Outcome: Sendable {
    /// What is wrong, where the rule can say it better than the document's list.
    package var title: Phrase?
    /// What is printed, in words.
    package var printed: Phrase
    /// What follows, in words.
    package var expected: Phrase
    /// What is printed, where it is money.
    package var printedAmount: Amount?
    /// What follows, where it is money.
    package var expectedAmount: Amount?
    /// How what follows was reckoned.
    package var reckoning: Figure
  }

  /// The findings that are reckoned from the data; a rule says nil when the figures agree, or are not all there.
  package static let rules: [String: @Sendable (Programme) -> Outcome?] = [
    "F1": recurringSubtotal, "F3": ratesAgainstTariff, "F4": administrationRate, "F5": tariffAgainstBudgets,
    "F6": listeningEarBase, "F9": notAllotted, "F10": interpretingJobs,
  ]

  /// The years of which the document, of November 2016, can have counted the inhabitants; the first is the one it had.
  package static let referenceYears = [2016, 2017]

  /// F1 (B): the recurring lines against their printed subtotal.
  @Sendable private static func recurringSubtotal(_ programme: Programme) -> Outcome? {
    guard let figure = programme.printed.first(where: { $0.key == FundGroup.recurring.rawValue }) else { return nil }
    let lines = programme.activities.filter { $0.group == .recurring && $0.year == figure.year }
    let sum = lines.reduce(Amount.zero) { $0 + $1.budget }
    guard sum != figure.amount else { return nil }
    let gap = Amount(cents: abs((sum - figure.amount).cents))
    return Outcome(
      title: Phrase(
        "Gedrukt subtotaal structureel € \(gap.euros(.dutch)) anders dan de som",
        "Printed recurring subtotal is € \(gap.euros(.english)) off the sum"),
      printed: euros(figure.amount), expected: euros(sum), printedAmount: figure.amount, expectedAmount: sum,
      reckoning: Figure(
        Phrase("som van de structurele regels", "sum of the recurring lines"), amount: sum,
        .formula(
          Phrase("som van \(lines.count) begrotingsregels", "sum of \(lines.count) budget lines"),
          inputs: lines.map { Figure($0.name, amount: $0.budget, $0.origin) })))
  }

  /// F3 (D): the four rates against the tariff.
  @Sendable private static func ratesAgainstTariff(_ programme: Programme) -> Outcome? {
    let figures = programme.figures
    let rates = SubscriptionLine.names.compactMap { figures[$0.key + "-rate"] }
    guard rates.count == SubscriptionLine.names.count, let tariff = figures["tariff"] else { return nil }
    let sum = rates.reduce(Fraction(0)) { $0 + $1.value }
    guard sum != tariff.value else { return nil }
    return Outcome(
      printed: tariff.words, expected: cents(sum, decimals: 4),
      reckoning: Figure(
        Phrase("som van de vier tarieven", "sum of the four tariffs"), cents(sum, decimals: 4),
        .formula(
          Phrase("opgeteld", "added up"),
          inputs: zip(SubscriptionLine.names, rates).map { Figure($0.name, $1.words, $1.origin) })))
  }

  /// F4 (D): the administration's budget an inhabitant, at the precision that is printed.
  @Sendable private static func administrationRate(_ programme: Programme) -> Outcome? {
    guard let printed = programme.figures["administratie-rate"], let people = programme.population[2016],
      let budget = programme.figures["administratie"], people > 0
    else { return nil }
    let rate = budget.value * Fraction(100) / Fraction(Int128(people))
    guard rate.rounded(to: printed.decimals) != printed.value else { return nil }
    return Outcome(
      printed: printed.words, expected: cents(rate, decimals: 2),
      reckoning: Figure(
        Phrase("per inwoner", "per inhabitant"), cents(rate, decimals: 2),
        quotient(budget, Phrase("Beheer en betaling", "Administration"), people)))
  }

  /// F5 (D): the tariff times the inhabitants against the four budgets, by reference date: the document names none.
  @Sendable private static func tariffAgainstBudgets(_ programme: Programme) -> Outcome? {
    let years = Finding.referenceYears.filter { programme.population[$0] ?? 0 > 0 }
    let lines = programme.subscriptionLines
    guard let tariff = programme.figures["tariff"], lines.count == SubscriptionLine.names.count, !years.isEmpty else {
      return nil
    }
    let sum = lines.reduce(Amount.zero) { $0 + $1.budget }
    let gaps = years.map { year in
      let people = Fraction(Int128(programme.population[year] ?? 0))
      return Amount(cents: Int64(clamping: (tariff.value * people).rounded)) - sum
    }
    guard gaps.contains(where: { $0 != .zero }) else { return nil }
    func written(_ language: Language) -> String {
      zip(years, gaps).map { year, gap in
        "\(year) \(gap < .zero ? "−" : "+")€ \(Amount(cents: abs(gap.cents)).euros(language))"
      }.joined(separator: ", ")
    }
    return Outcome(
      printed: tariff.words,
      expected: Phrase(
        "naar peildatum 1 januari: \(written(.dutch))", "by reference date 1 January: \(written(.english))"),
      reckoning: Figure(
        Phrase("verschil met de budgetten", "difference from the budgets"), Phrase(written(.dutch), written(.english)),
        .formula(
          Phrase("tarief × inwoners − som van de budgetten", "tariff × inhabitants − sum of the budgets"),
          inputs: [Figure(Phrase("tarief", "tariff"), tariff.words, tariff.origin)]
            + lines.map { Figure($0.name, amount: $0.budget, programme.figures[$0.key]?.origin ?? .notReported) }
            + years.map { inhabitants(programme.population[$0] ?? 0, in: $0) })))
  }

  /// F6 (D): how many inhabitants the rate of the listening ear takes for granted.
  @Sendable private static func listeningEarBase(_ programme: Programme) -> Outcome? {
    guard let budget = programme.figures[SubscriptionLine.exemptible], let people = programme.population[2016],
      let rate = programme.figures[SubscriptionLine.exemptible + "-rate"], people > 0, rate.value > Fraction(0)
    else { return nil }
    let own = budget.value * Fraction(100) / Fraction(Int128(people))
    guard own.rounded(to: rate.decimals) != rate.value else { return nil }
    let base = budget.value * Fraction(100) / rate.value
    let words = number(base)
    let outside = number(Fraction(Int128(people)) - base)
    return Outcome(
      printed: Phrase(
        "\(rate.words.dutch) per inwoner; \(grouped(people, .dutch)) inwoners",
        "\(rate.words.english) per inhabitant; \(grouped(people, .english)) inhabitants"),
      expected: Phrase(
        "\(words.dutch) inwoners: \(outside.dutch) blijven erbuiten",
        "\(words.english) inhabitants: \(outside.english) are left out"),
      reckoning: Figure(
        Phrase("inwoners waarmee gerekend is", "inhabitants it was calculated with"), words,
        .formula(
          Phrase("budget / tarief", "budget / tariff"),
          inputs: [
            Figure(Phrase("Luisterend oor", "Listening ear"), budget.words, budget.origin),
            Figure(Phrase("tarief", "tariff"), rate.words, rate.origin), inhabitants(people),
          ])))
  }

  /// F9 (C, D): what is left of the money set free after the subscription and the interpreters.
  @Sendable private static func notAllotted(_ programme: Programme) -> Outcome? {
    guard let freed = programme.figures.amount("freed"), let deaf = programme.figures.amount("interpreting"),
      let freedFigure = programme.figures["freed"], let deafFigure = programme.figures["interpreting"]
    else { return nil }
    let lines = programme.subscriptionLines
    let rest = lines.reduce(freed - deaf) { $0 - $1.budget }
    guard !lines.isEmpty, rest != .zero else { return nil }
    return Outcome(
      printed: freedFigure.words,
      // Two of the amounts are rounded in the text: so is what is left.
      expected: Phrase(
        "\(rest.roughly.dutch), niet uitgesplitst over de drie functies zonder bedrag",
        "\(rest.roughly.english), not split between the three functions without an amount"),
      reckoning: Figure(
        Phrase("niet toegedeeld", "not allotted"), amount: rest,
        .formula(
          Phrase("vrijval − abonnement − tolken", "set free − subscription − interpreters"),
          inputs: [
            Figure(Phrase("vrijval", "set free"), amount: freed, freedFigure.origin),
            Figure(Phrase("tolkvoorziening", "interpreters"), amount: deaf, deafFigure.origin),
          ] + lines.map { Figure($0.name, amount: $0.budget, programme.figures[$0.key]?.origin ?? .notReported) })))
  }

  /// F10 (C): interpreting jobs, which the document does not count; it goes when a count is given that agrees.
  @Sendable private static func interpretingJobs(_ programme: Programme) -> Outcome? {
    let figures = programme.figures
    guard let cost = figures["interpreting-jobs-cost"], let price = figures["interpreting-job-price"],
      let users = figures["interpreting-users"], price.value > Fraction(0), users.value > Fraction(0)
    else { return nil }
    let jobs = cost.value / price.value
    let given = figures["interpreting-jobs"]
    guard given.map({ $0.value.rounded != jobs.rounded }) ?? true else { return nil }
    let each = jobs / users.value
    return Outcome(
      printed: given?.words
        ?? Phrase(
          "\(cost.words.dutch), \(price.words.dutch) per opdracht, \(users.words.dutch) gebruikers",
          "\(cost.words.english), \(price.words.english) a job, \(users.words.english) users"),
      expected: Phrase(
        "\(jobs.words(.dutch, decimals: 0)) opdrachten, \(each.words(.dutch, decimals: 1)) per gebruiker",
        "\(jobs.words(.english, decimals: 0)) jobs, \(each.words(.english, decimals: 1)) a user"),
      reckoning: Figure(
        Phrase("opdrachten", "jobs"), number(jobs),
        .formula(
          Phrase("tolkkosten / prijs per opdracht", "interpreters' cost / price of a job"),
          inputs: [
            Figure(Phrase("tolkkosten", "interpreters' cost"), cost.words, cost.origin),
            Figure(Phrase("prijs per opdracht", "price of a job"), price.words, price.origin),
            Figure(Phrase("gebruikers", "users"), users.words, users.origin),
          ])))
  }

  private static func euros(_ amount: Amount) -> Phrase {
    Phrase("€ \(amount.euros(.dutch))", "€ \(amount.euros(.english))")
  }

  private static func cents(_ value: Fraction, decimals: Int) -> Phrase {
    Phrase("\(value.words(.dutch, decimals: decimals)) ct", "\(value.words(.english, decimals: decimals)) ct")
  }

  private static func number(_ value: Fraction) -> Phrase {
    Phrase(value.words(.dutch, decimals: 0), value.words(.english, decimals: 0))
  }

  private static func inhabitants(_ count: Int, in year: Int = 2016) -> Figure {
    Figure(
      Phrase("inwoners", "inhabitants"), count: count,
      .cbs(
        Phrase("inwoners van Nederland", "inhabitants of the Netherlands"),
        on: Day(iso: "\(year)-01-01") ?? .init(number: 0)))
  }

  private static func quotient(_ budget: SourceFigure, _ name: Phrase, _ people: Int) -> Origin {
    .formula(
      Phrase("budget / inwoners", "budget / inhabitants"),
      inputs: [Figure(name, budget.words, budget.origin), inhabitants(people)])
  }
}
