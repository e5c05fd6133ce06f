extension Programme {
  /// What a group of contributions pays together, and each of its municipalities.
  package func groupFigure(_ group: ContributionGroup, _ grouping: Grouping, of sums: ContributionYear) -> Figure {
    func name(_ language: Language) -> String { grouping.words(group.name, language) }
    return Figure(
      Phrase("bijdragen \(sums.year), \(name(.dutch))", "contributions \(sums.year), \(name(.english))"),
      group.amount.map { Phrase("€ " + $0.exact(.dutch), "€ " + $0.exact(.english)) }
        ?? Phrase("geen tarief", "no tariff"),
      .formula(
        Phrase("som van \(group.rows.count) gemeenten", "sum of \(group.rows.count) municipalities"),
        inputs: group.rows.map { contributionFigure($0, of: sums) }))
  }

  /// All contributions of a year together, out of the budget.
  package func totalFigure(_ sums: ContributionYear) -> Figure {
    Figure(
      Phrase("alle bijdragen \(sums.year)", "all contributions \(sums.year)"), amount: sums.total,
      .formula(
        Phrase("som van \(sums.contributions.count) gemeenten", "sum of \(sums.contributions.count) municipalities"),
        inputs: [indexedBudget(sums.budget, sums.year)]))
  }

  /// A year's budget, with the indices that made it.
  package func indexedBudget(_ amount: Amount, _ year: Int) -> Figure {
    Figure(
      Phrase("budget \(year)", "budget \(year)"), amount: amount,
      .formula(Phrase("prijspeil 2017 × index", "price level 2017 × index"), inputs: []))
  }

  /// What a municipality pays for a year, and how that was reckoned.
  package func contributionFigure(_ one: Contribution, of sums: ContributionYear) -> Figure {
    let given = ContributionSettings(settings)
    let name = Phrase(
      "bijdrage \(sums.year) van \(one.municipality.name)", "contribution \(sums.year) of \(one.municipality.name)")
    let day =
      given.referenceDate(of: sums.year)
      ?? (sums.year == ContributionYear.priceLevel ? Day(year: asOf.civil.year, month: 1, day: 1) : nil)
    let own = inhabitants(
      Phrase("inwoners op de peildatum", "inhabitants on the reference date"), one.municipality.inhabitants, on: day)
    let rest = [own] + referenceFigures(given, sums.year) + indexFigures(given, sums.year)
    guard let amount = one.amount else {
      return Figure(
        name, Phrase("geen tarief", "no tariff"),
        .formula(
          Phrase(
            "tarief van een uitgezonderde gemeente × inwoners: het document geeft het niet (F7)",
            "tariff of an exempt municipality × inhabitants: the document does not give it (F7)"), inputs: rest))
    }
    switch sums.mode {
    case .tariff:
      return Figure(
        name, amount: amount,
        .formula(
          Phrase("tarief × index × inwoners, als laatste afgerond", "tariff × index × inhabitants, rounded last"),
          inputs: [one.isExempt ? exemptTariffFigure(given) : tariffFigure(given)] + rest))
    case .budget:
      return Figure(
        name, amount: amount,
        .formula(
          Phrase("som van wat samen is omgeslagen", "sum of what was shared out together"),
          inputs: sums.rounds.map { roundFigure(one, $0, of: sums, day, given) } + [budgetFigure(given)] + rest))
    }
  }

  /// What a municipality pays of the lines that are dealt out together.
  package func roundFigure(
    _ one: Contribution, _ round: ContributionYear.Round, of sums: ContributionYear, _ day: Day?,
    _ given: ContributionSettings
  ) -> Figure {
    let names = round.lines.map { sums.lines[$0].name }
    let part = round.lines.reduce(Amount.zero) { $0 + one.parts[$1] }
    let name = Phrase(names.map(\.dutch).joined(separator: ", "), names.map(\.english).joined(separator: ", "))
    let isExemptible = round.lines.contains { sums.lines[$0].key == SubscriptionLine.exemptible }
    return Figure(
      name, amount: part,
      .formula(
        Phrase(
          "budget × inwoners / inwoners samen; restcenten naar de grootste breuken",
          "budget × inhabitants / all inhabitants; remaining cents to the largest fractions"),
        inputs: [
          indexedBudget(round.total, sums.year),
          inhabitants(Phrase("inwoners samen", "inhabitants together"), round.inhabitants, on: day),
        ] + (isExemptible ? exemptFigures(given) : [])))
  }

  /// What one municipality pays of each line of the subscription.
  package func partFigures(_ one: Contribution, of sums: ContributionYear) -> [Figure] {
    zip(sums.lines, one.parts).map { line, part in
      Figure(
        line.name, amount: part,
        .formula(
          Phrase("deel van de bijdrage", "part of the contribution"),
          inputs: [
            Figure(Phrase("budget van de regel", "budget of the line"), amount: line.budget, lineOrigin(line, sums))
          ]))
    }
  }

  /// Where the budget of a line comes from.
  package func lineOrigin(_ line: SubscriptionLine, _ sums: ContributionYear) -> Origin {
    let document = figures[line.key]
    guard let document, figures.amount(line.key) != line.budget else {
      return document?.origin ?? .notReported
    }
    return .formula(
      Phrase("aandeel in het budget van \(sums.year)", "share in the budget of \(sums.year)"),
      inputs: [Figure(line.name, document.words, document.origin)])
  }

  /// The budget that is set, or that none is.
  package func budgetFigure(_ given: ContributionSettings) -> Figure {
    let name = Phrase("budget, prijspeil 2017", "budget, price level 2017")
    if let setting = settings.of(.contribution("budget")), let budget = given.budget {
      return Figure(name, amount: budget, .journal(setting.record))
    }
    let lines = subscriptionLines
    return Figure(
      name, amount: lines.reduce(.zero) { $0 + $1.budget },
      .formula(
        Phrase("som van de vier regels", "sum of the four lines"),
        inputs: lines.map { Figure($0.name, amount: $0.budget, figures[$0.key]?.origin ?? .notReported) }))
  }

  /// The tariff per inhabitant that is set, or that none is.
  package func tariffFigure(_ given: ContributionSettings) -> Figure {
    let name = Phrase("tarief per inwoner, prijspeil 2017", "tariff per inhabitant, price level 2017")
    if let setting = settings.of(.contribution("tariff")), let tariff = given.tariff {
      return Figure(name, cents(tariff), .journal(setting.record))
    }
    guard let figure = figures["tariff"] else { return Figure(name, Phrase(same: "–"), .notReported) }
    return Figure(name, figure.words, figure.origin)
  }

  /// The tariff of the exempt municipalities that is set, or that none is.
  package func exemptTariffFigure(_ given: ContributionSettings) -> Figure {
    let setting = settings.of(.contribution("exempt-tariff"))
    return Figure(
      Phrase("tarief van een uitgezonderde gemeente", "tariff of an exempt municipality"),
      given.exemptTariff.map(cents) ?? Phrase(same: "–"), setting.map { .journal($0.record) } ?? .notReported)
  }

  /// The day whose inhabitants count for a year.
  package func referenceFigures(_ given: ContributionSettings, _ year: Int) -> [Figure] {
    let setting =
      settings.of(.contribution("reference-date \(year)"))
      ?? settings.of(.contribution("reference-date"))
    guard let setting, let day = given.referenceDate(of: year) else { return [] }
    return [
      Figure(
        Phrase("peildatum", "reference date"), Phrase(day.words(.dutch), day.words(.english)), .journal(setting.record))
    ]
  }

  /// The index of each year up to the given one, as far as set.
  package func indexFigures(_ given: ContributionSettings, _ year: Int) -> [Figure] {
    contributionYears.filter { $0 <= year }.compactMap { step in
      guard let setting = settings.of(.contribution("index \(step)")), let index = given.indices[step] else {
        return nil
      }
      let percent = index * Fraction(100)
      return Figure(
        Phrase("index \(step)", "index \(step)"),
        Phrase(percent.words(.dutch, decimals: 3) + " %", percent.words(.english, decimals: 3) + "%"),
        .journal(setting.record))
    }
  }

  /// Which municipalities are exempt, and by whose word.
  package func exemptFigures(_ given: ContributionSettings) -> [Figure] {
    let setting = settings.of(.contribution("exempt"))
    return [
      Figure(
        Phrase("uitgezonderd van Luisterend oor", "exempt from the listening ear"), count: given.exempt.count,
        setting.map { .journal($0.record) } ?? .document(section: "D", line: 534))
    ]
  }

  /// Cents as words, with as many decimals as the fraction needs.
  package func cents(_ value: Fraction) -> Phrase {
    Phrase(value.words(.dutch, decimals: 4) + " ct", value.words(.english, decimals: 4) + " ct")
  }
}

extension Programme {
  /// What a municipality pays for a year in a few words, or why that is not known; `sums` is nil while a setting is
  /// missing.
  package func contributionFact(of code: String, _ year: Int, _ sums: ContributionYear?) -> Phrase {
    let name = Phrase("bijdrage \(year)", "contribution \(year)")
    guard let sums else {
      let missing = ContributionSettings(settings).missingNames(year)
      return Phrase(
        "\(name.dutch): \(missing.map(\.dutch).joined(separator: ", ")) \(missing.count == 1 ? "ontbreekt" : "ontbreken") nog",
        "\(name.english): \(missing.map(\.english).joined(separator: ", ")) still missing")
    }
    guard let one = sums.contributions.first(where: { $0.municipality.code == code }) else {
      return Phrase(
        "\(name.dutch): bestond niet op de peildatum", "\(name.english): did not exist on the reference date")
    }
    guard let amount = one.amount else {
      return Phrase("\(name.dutch): geen tarief (F7)", "\(name.english): no tariff (F7)")
    }
    return Phrase("\(name.dutch) € \(amount.exact(.dutch))", "\(name.english) € \(amount.exact(.english))")
  }
}
