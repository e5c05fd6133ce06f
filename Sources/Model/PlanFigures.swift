/// The figures of a plan for the fund.
package struct PlanFigures {
  private let programme: Programme
  private let shown: FundPlan
  private let kept: FundPlan

  /// Where `shown` departs from `kept`, it is a try and says so.
  package init(_ programme: Programme, shown: FundPlan, kept: FundPlan) {
    self.programme = programme
    self.shown = shown
    self.kept = kept
  }

  private func settingOrigin(_ rule: SettingRule) -> Origin {
    programme.settings.of(rule).map { .journal($0.record) } ?? .notReported
  }

  private static let tried = Origin.formula(Phrase("wat als: geprobeerd", "what if: tried out"), inputs: [])

  /// The total of a year; one that is not set says so.
  package func total(_ year: Int) -> Figure {
    let rule = SettingRule.total(year)
    guard let total = shown.totals[year] else {
      return Figure(rule.name, Phrase(rule.words("", .dutch), rule.words("", .english)), .notReported)
    }
    return Figure(rule.name, amount: total, total == kept.totals[year] ? settingOrigin(rule) : PlanFigures.tried)
  }

  private func share(_ compartment: Compartment) -> Figure {
    let name = Phrase("aandeel \(compartment.name.dutch)", "share of \(compartment.name.english)")
    guard let share = shown.shares[compartment] else {
      let rule = SettingRule.shares
      return Figure(name, Phrase(rule.words("", .dutch), rule.words("", .english)), .notReported)
    }
    let origin = share == kept.shares[compartment] ? settingOrigin(.shares) : PlanFigures.tried
    return Figure(name, Phrase(share.words(.dutch), share.words(.english)), origin)
  }

  /// A compartment's share, and its slice of each year whose total is known.
  package func compartment(_ compartment: Compartment) -> [Figure] {
    let share = share(compartment)
    return [share]
      + FundPlan.years.compactMap { year in
        shown.slice(year)[compartment].map { amount in
          Figure(
            Phrase("\(compartment.name.dutch) \(year)", "\(compartment.name.english) \(year)"), amount: amount,
            .formula(
              Phrase(
                "totaal × aandeel; restcenten naar de grootste breuken",
                "total × share; remaining cents to the largest fractions"), inputs: [total(year), share]))
        }
      }
  }

  /// What the shares leave of the whole.
  package var unshared: Figure {
    let rest = shown.unshared
    return Figure(
      Phrase("nog te verdelen", "still to be shared"), Phrase(rest.words(.dutch), rest.words(.english)),
      .formula(Phrase("100 % − de aandelen", "100% − the shares"), inputs: Compartment.allCases.map(share)))
  }

  /// What the total of a year comes to for each inhabitant.
  package func perInhabitant(_ year: Int) -> Figure {
    let people = programme.inhabitants(
      Phrase("inwoners van Nederland", "inhabitants of the Netherlands"), programme.inhabitants)
    let name = Phrase("per inwoner \(year)", "per inhabitant \(year)")
    let origin = Origin.formula(
      Phrase("fondstotaal / inwoners, op centen afgerond", "fund total / inhabitants, rounded to cents"),
      inputs: [total(year), people])
    guard let each = shown.perInhabitant(year, inhabitants: programme.inhabitants) else {
      return Figure(name, Phrase(same: "–"), origin)
    }
    return Figure(name, amount: each, origin)
  }
}
